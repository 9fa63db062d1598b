"""The articles most like one: those that share the words that tell most of it, and its people.

The article is made a question. A word tells as much as it does in any question (``search.ranking``: rare ones and
names more), times how often the article has it, with the same saturation, x · (k1 + 1) / (k1 + x): tf·idf. The words
that tell most become one OR, each counting as much as it tells ("more like this" of Lucene); the people are in it
under all spellings, so that a name counts both as words and as a person. Days play no part.

``alike`` is an article's score over what the article itself scores.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from index.places import gap_after, placed_words, stretches
from index.schema import TEXT
from index.terms import stem
from search.leaves import Leaves
from search.ranking import K1, capital_share, word_weight
from search.searcher import first, ready
from search.tree import Boost, Phrase, Word, disjoin

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from index.article import Article
    from index.reader import Reader
    from index.ref import Ref
    from search.hits import Hit
    from search.tree import Node

_WORDS = 40
_PEOPLE = 5
_PERSON = 1.5
"""How much more somebody tells than a word that is as rare."""
_COMMON, _FEW = 0.05, 20
"""Share of all articles, and their number where there are few: a word of more of them tells too little."""
LEAST = 0.05
"""What is less alike shares a word by chance."""
_POSSESSIVE = re.compile(r"['\u2019\u02bc\uff07][sS]$")


@dataclass(frozen=True, slots=True)
class Likeness:
    """An article like the one that was asked for.

    Attributes:
        hit: What it shares is marked.
        alike: From 0 to 1.
        shared: Names and words that both have, as the one that was asked for writes them; what tells most first.
    """

    hit: Hit
    alike: float
    shared: tuple[str, ...]


class Known(NamedTuple):
    """What an index has of a word or a name.

    Attributes:
        holding: Articles that match it, deleted ones included.
        capitals: See ``ranking.capital_share``.
    """

    holding: int
    capitals: float


class Telling(NamedTuple):
    """A word or a person of an article, as it is written there, and how much it tells."""

    shown: str
    leaf: Word | Phrase
    weight: float


def similar(reader: Reader, ref: Ref, limit: int) -> tuple[Likeness, ...]:
    """Return the articles most like one, the most alike first.

    Args:
        reader: The index.
        ref: The article; it is not among them.
        limit: Articles at the most.
    """
    leaves = Leaves(reader.segments, reader.toc.roots)

    def known(asked: Sequence[Word | Phrase]) -> Iterator[Known]:
        for leaf in asked:
            holding = sum(len(leaves.of(leaf, number).documents) for number in range(len(reader.segments)))
            yield Known(holding, capital_share(leaves.capitals(leaf)))

    telling = telling_of(reader.article(ref), len(reader), known)
    if not telling:
        return ()
    tree = question_of(telling)
    _, found = first(reader, leaves, tree, "score", limit + 1)
    own = next((each.score for each in found if each.ref == ref), 0.0) or found[0].score
    others = [each for each in found if each.ref != ref and each.score >= LEAST * own][:limit]
    return tuple(
        Likeness(hit, min(1.0, each.score / own), tuple(shared(leaves, telling, each.ref)))
        for each, hit in zip(others, ready(reader, leaves, tree, others, 1), strict=True)
    )


def telling_of(
    article: Article, articles: int, known: Callable[[Sequence[Word | Phrase]], Iterable[Known]]
) -> list[Telling]:
    """Return the words and people of an article that tell most, in that order.

    Args:
        article: That is asked for.
        articles: In the index.
        known: What the index has of each of some words or names.
    """
    telling = sorted(_words(article, articles, known), key=_order)[:_WORDS]
    return sorted([*telling, *_people(article, articles, known)], key=_order)


def question_of(telling: Sequence[Telling]) -> Node:
    """Return the question that an article is; at least one thing tells something."""
    most = telling[0].weight
    return disjoin([Boost(each.leaf, max(0.0001, round(each.weight / most, 4))) for each in telling])


def _order(telling: Telling) -> tuple[float, str]:
    return -telling.weight, telling.shown


def _words(
    article: Article, articles: int, known: Callable[[Sequence[Word | Phrase]], Iterable[Known]]
) -> Iterator[Telling]:
    """Yield the words of an article that others have as well, one for each stem."""
    counts: dict[tuple[str, ...], int] = {}
    shown: dict[tuple[str, ...], str] = {}
    texts = stretches(article, TEXT)
    parts = {"title": article.title or "", "dek": article.dek or "", "body": article.body}
    for word in placed_words(texts, gap_after(TEXT)):
        if word.part in parts and any(map(str.isalpha, written := parts[word.part][word.start : word.end])):
            stems = tuple(map(stem, word.word.parts))
            counts[stems] = counts.get(stems, 0) + 1
            shown.setdefault(stems, _POSSESSIVE.sub("", written))
    leaves = {stems: Word(shown[stems]) for stems in counts}
    for (stems, leaf), (holding, capitals) in zip(leaves.items(), known([*leaves.values()]), strict=True):
        if 1 < holding <= max(_FEW, _COMMON * articles):
            idf = word_weight(articles, min(holding, articles), capitals)
            count = counts[stems]
            yield Telling(shown[stems], leaf, count * (K1 + 1) / (K1 + count) * idf)


def _people(
    article: Article, articles: int, known: Callable[[Sequence[Word | Phrase]], Iterable[Known]]
) -> Iterator[Telling]:
    """Yield the people whom an article names most."""
    people = sorted(article.people, key=lambda each: -len(each.mentions))[:_PEOPLE]
    leaves = [Phrase(person.name, "person") for person in people]
    for person, leaf, (holding, _) in zip(people, leaves, known(leaves), strict=True):
        count = max(1, len(person.mentions))
        if 1 < holding <= articles:
            idf = _PERSON * word_weight(articles, holding)
            yield Telling(person.name, leaf, count * (K1 + 1) / (K1 + count) * idf)


def shared(leaves: Leaves, telling: Sequence[Telling], ref: Ref) -> Iterator[str]:
    """Yield what an article has of another; no word of a name that is shared as a whole."""
    there = [each for each in telling if leaves.of(each.leaf, ref.segment).intervals(ref.document)]
    named = {word for each in there if each.leaf.field == "person" for word in each.shown.split()}
    yield from (each.shown for each in there if each.leaf.field == "person" or each.shown not in named)
