"""One sentence that names two people, with its place; sentences are the index's, mentions the article's."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from index.places import gap_after, placed_words, stretches
from index.schema import SENTENCE_ZONE, TEXT
from index.span import Span
from index.terms import fold_phrase
from search.fragments import merge_spans, passage
from search.stretches import ZoneRanges

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Iterator

    from index.article import Article
    from index.codec.segment import Segment
    from search.hits import Snippet

READ = 30
"""Articles that are read for a sentence with both; those without one have their say only if none has it."""


class Bearer:
    """Whom ``person:`` finds by a name.

    Args:
        asked: The name.
        spellings: The other names that it stands for; see ``Directory.spellings``.
    """

    def __init__(self, asked: str, spellings: Iterable[str]) -> None:
        self._words = f" {fold_phrase(asked)} "
        self._names = {fold_phrase(name) for name in spellings}

    def bears(self, spelling: str) -> bool:
        """Tell whether a spelling is one of theirs: a name that it stands for, or one that holds what was asked."""
        folded = fold_phrase(spelling)
        return folded in self._names or self._words in f" {folded} "

    def mentions(self, article: Article) -> list[Span]:
        """Return where an article names them, under all spellings that it uses; ascending."""
        found = [p for p in article.people if any(map(self.bears, (p.name, *p.spellings)))]
        return sorted(mention for person in found for mention in person.mentions)


@dataclass(frozen=True, slots=True)
class Evidence:
    """A sentence of an article.

    Attributes:
        id, date, path: The article's.
        sentence: With the names marked.
        both: Whether it names both; else the other one alone.
    """

    id: str
    date: datetime.date | None
    path: str
    sentence: Snippet
    both: bool


def evidence(told: Iterable[tuple[Article, Iterable[Span]]], one: Bearer, other: Bearer) -> Evidence | None:
    """Return the first sentence of an article that names two people in one, else one that names the other.

    Args:
        told: Articles that name both, with their sentences; the latest first. A few are read.
        one: Who was asked for.
        other: Who is named beside them.
    """
    alone = None
    for article, sentences in islice(told, READ):
        ones, others = one.mentions(article), other.mentions(article)
        for sentence in sentences:
            theirs = _within(others, sentence)
            if theirs and (both := _within(ones, sentence)):
                return _evidence(article, sentence, [*both, *theirs], both=True)
            if theirs and alone is None:
                alone = _evidence(article, sentence, theirs, both=False)
    return alone


def _evidence(article: Article, sentence: Span, mentions: Iterable[Span], *, both: bool) -> Evidence:
    shown = passage(article, *sentence, merge_spans(list(mentions)))
    return Evidence(article.id, article.date, article.sources[article.body_source].path, shown, both)


def _within(mentions: Iterable[Span], sentence: Span) -> list[Span]:
    return [each for each in mentions if sentence.start <= each.start and each.end <= sentence.end]


def sentences_of(article: Article, segment: Segment, document: int) -> Iterator[Span]:
    """Yield the sentences of a body in order, as the index has them: half-open, in code points.

    What stands between the last word of one and the first of the next belongs to the first up to white space.
    """
    placed = placed_words(stretches(article, TEXT), gap_after(TEXT))
    words = [word for word in placed if word.part == "body"]
    ranges = ZoneRanges(segment, SENTENCE_ZONE).of(document) or [segment.body(document)]
    at = 0
    for first, last in ranges:
        while at < len(words) and words[at].place < first:
            at += 1
        start = at
        while at < len(words) and words[at].place < last:
            at += 1
        if start < at:
            before = words[start - 1].end if start else 0
            after = words[at].start if at < len(words) else len(article.body)
            left, right = words[start].start, words[at - 1].end
            yield Span(_behind_space(article.body, before, left), _before_space(article.body, right, after))


def _behind_space(body: str, least: int, start: int) -> int:
    """Return where what touches a word begins before it."""
    while start > least and not body[start - 1].isspace():
        start -= 1
    return start


def _before_space(body: str, end: int, most: int) -> int:
    """Return where what touches a word ends behind it."""
    while end < most and not body[end].isspace():
        end += 1
    return end
