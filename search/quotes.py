"""The quotations of the articles that match: of each who speaks, the words, and where they stand.

Where a question asks for what somebody said, those quotations alone; else all that the articles hold.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from index.span import Span
from search.fragments import fold_space, merge_spans, place_of
from search.leaves import Leaves
from search.marks import Marker
from search.searcher import first
from search.tree import Has, conjoin

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index.article import Article
    from index.quotations.quotation import Quotation
    from index.reader import Reader
    from search.marks import Mark
    from search.tree import Node


class Words(NamedTuple):
    """A stretch between two quotation marks.

    Attributes:
        text: As in the article, white space folded.
        spans: What matched: half-open ranges of code points into ``text``, ascending, none overlapping.
    """

    text: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation, ready to be shown.

    Attributes:
        article: The one that holds it.
        quotation: Where it stands, who speaks, and how that was found.
        roles: The speaker's, in the article; empty for whoever is no person.
        words: What is said, in one stretch or several.
        cue: The words of speaking, empty where there are none.
        line: Where it begins in the file, from 1.
        column: In that line, from 1.
    """

    article: Article
    quotation: Quotation
    roles: tuple[str, ...]
    words: tuple[Words, ...]
    cue: str
    line: int
    column: int

    @property
    def path(self) -> str:
        """The file that it is shown from."""
        return self.article.sources[self.article.body_source].path


def quotes(reader: Reader, tree: Node, sort: str) -> Iterator[Quote]:
    """Yield the quotations of the articles that a tree matches, in their order in each; articles are read as they come.

    Args:
        reader: The index.
        tree: The question.
        sort: The order of the articles, one of ``searcher.SORTS``.
    """
    leaves = Leaves(reader.segments, reader.toc.roots)
    _, found = first(reader, leaves, conjoin([tree, Has("quote")]), sort, len(reader))
    markers = [Marker(tree, leaves, segment, number) for number, segment in enumerate(reader.segments)]
    for each in found:
        yield from quotes_in(reader.article(each.ref), markers[each.segment], each.document)


def quotes_in(article: Article, marker: Marker, document: int) -> Iterator[Quote]:
    """Yield the quotations of an article that a question asks for, in order.

    Args:
        article: That matches.
        marker: Of the question, in the article's segment.
        document: The article's number there.
    """
    asked = marker.quoted(article, document)
    marks = marker.marks(article, document)["body"]
    for quotation in article.quotations:
        if asked is None or any(_lies_in(span, quotation) for span in asked):
            yield _quote(article, quotation, marks)


def _lies_in(span: Span, quotation: Quotation) -> bool:
    return any(start <= span.start and span.end <= end for start, end in quotation.spans)


def _quote(article: Article, quotation: Quotation, marks: Sequence[Mark]) -> Quote:
    speaker = next((person for person in article.people if person.name == quotation.speaker), None)
    line, column = place_of(article, quotation.start)
    return Quote(
        article=article,
        quotation=quotation,
        roles=speaker.roles if speaker and quotation.kind == "person" else (),
        words=tuple(_words(article.body, span, marks) for span in quotation.spans),
        cue=article.body[slice(*quotation.cue)] if quotation.cue else "",
        line=line,
        column=column,
    )


def _words(body: str, stretch: Span, marks: Sequence[Mark]) -> Words:
    start, end = stretch
    # What was asked for as a whole is seen without a mark.
    inside = [Span(m.start - start, m.end - start) for m in marks if start <= m.start and m.end <= end]
    whole = len(body[start:end].rstrip(" .,;:!?…—–-"))
    return Words(*fold_space(body[start:end], merge_spans([span for span in inside if span.end - span.start < whole])))
