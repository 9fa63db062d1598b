"""Who is named beside somebody: in how many articles together, and how much more often than chance would have it.

Somebody's articles are those that ``person:"NAME"`` finds, so both counts can be asked for again. If naming one person
told nothing about the other, ``expected = articles(A) · articles(B) / among`` articles would name both, and
``lift = together / expected``. Lift alone makes most of what happened once; the order is by how surprising the count
is, the log-likelihood ratio of Dunning (1993, "Accurate Methods for the Statistics of Surprise and Coincidence"):
``G² = 2 Σ k · ln(k / e)`` over the four cells (both, either alone, neither), ``k`` counted and ``e`` expected. Above
10.83 chance does as well in one of a thousand pairs.
"""

from __future__ import annotations

import heapq
import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.aliases import read_aliases
from index.ref import Ref
from search.census import census
from search.evidence import READ, Bearer, evidence, sentences_of
from search.leaves import Leaves
from search.people import Directory, SegmentNames
from search.searcher import matching
from search.tree import Phrase

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Iterator, Sequence

    from index.article import Article
    from index.codec.segment import Segment
    from index.reader import Reader
    from index.span import Span
    from search.census import Entry
    from search.evidence import Evidence
    from search.people import Known
    from search.tree import Node

_CANDIDATES = 100
"""People who are weighed at the least: those named beside somebody in most articles."""


@dataclass(frozen=True, slots=True)
class Companion:
    """Somebody named beside somebody.

    Attributes:
        name: As most of the articles that name both have it.
        together: Articles that name both.
        articles: That name this one, of all that are looked at.
        expected: That would name both by chance.
        surprise: G², negative where they are together less often than by chance.
        evidence: A sentence, None where no article has one that names this one.
    """

    name: str
    together: int
    articles: int
    expected: float
    surprise: float
    evidence: Evidence | None

    @property
    def lift(self) -> float:
        """How many times as often as by chance."""
        return self.together / self.expected


@dataclass(frozen=True, slots=True)
class Company:
    """The people named beside somebody.

    Attributes:
        people: Whom the name was taken for.
        articles: That name them.
        among: Articles that are looked at.
        distinct: People named beside them.
        companions: The first of them, the most surprising first, then by articles together, then by name.
    """

    people: tuple[Known, ...]
    articles: int
    among: int
    distinct: int
    companions: tuple[Companion, ...]


@dataclass(frozen=True, slots=True)
class Circle:
    """The articles that name somebody, among those that are looked at.

    Attributes:
        among: Articles that are looked at.
        naming: Of them, how many name somebody.
        directory: Of the names that the index knows.
        entries: The people in those that name somebody.
    """

    among: int
    naming: int
    directory: Directory
    entries: Sequence[Entry]


def company(reader: Reader, tree: Node, asked: str, limit: int) -> Company:
    """Return who is named beside somebody in the articles that a tree matches.

    Args:
        reader: The index.
        tree: The articles that are looked at.
        asked: The person, as ``person:`` takes a name.
        limit: People at the most.
    """
    aliases = read_aliases(reader.toc.roots)
    leaves = Leaves(reader.segments, reader.toc.roots)
    among = set(matching(reader, tree))
    naming = naming_among(leaves, reader.segments, asked, among)
    directory = Directory(SegmentNames(reader.segments), aliases)
    circle = Circle(len(among), len(naming), directory, census(map(reader.article, sorted(naming)), aliases))
    both: dict[str, set[Ref]] = {}

    def together(names: Sequence[str]) -> Iterator[tuple[int, int]]:
        for name in names:
            theirs = naming_among(leaves, reader.segments, name, among)
            both[name] = naming & theirs
            yield len(both[name]), len(theirs)

    return weighed(circle, asked, limit, together, lambda name: _told(reader, both[name]))


def weighed(
    circle: Circle,
    asked: str,
    limit: int,
    together: Callable[[Sequence[str]], Iterable[tuple[int, int]]],
    told: Callable[[str], Iterable[tuple[Article, Iterable[Span]]]],
) -> Company:
    """Weigh the people who are named beside somebody.

    Args:
        circle: The articles.
        asked: Who was asked for.
        limit: People at the most.
        together: Gives, for each of some names, how many articles name both, and how many that are looked at name it.
        told: Gives the articles that name both, with their sentences; see ``evidence``.
    """
    somebody = Bearer(asked, circle.directory.spellings(asked))
    entries = [entry for entry in circle.entries if not any(map(somebody.bears, entry.spellings))]
    candidates = [entry.name for entry in entries[: max(_CANDIDATES, limit)]]
    found = []
    for name, (both, theirs) in zip(candidates, together(candidates), strict=True):
        if both:
            found.append((-log_likelihood_ratio(both, circle.naming, theirs, circle.among), -both, name, theirs))
    companions = tuple(
        Companion(
            name=name,
            together=-less_often,
            articles=theirs,
            expected=circle.naming * theirs / circle.among,
            surprise=-less,
            evidence=evidence(told(name), somebody, Bearer(name, circle.directory.spellings(name))),
        )
        for less, less_often, name, theirs in sorted(found)[:limit]
    )
    people = tuple(circle.directory.people(asked))
    return Company(people, circle.naming, circle.among, len(entries), companions)


def naming_among(leaves: Leaves, segments: Sequence[Segment], name: str, among: Container[Ref]) -> set[Ref]:
    """Return the articles that ``person:"NAME"`` finds among some."""
    leaf = Phrase(name, "person")
    found = (Ref(n, document) for n in range(len(segments)) for document in leaves.of(leaf, n).documents)
    return {ref for ref in found if ref in among and leaves.of(leaf, ref.segment).intervals(ref.document)}


def _told(reader: Reader, refs: Iterable[Ref]) -> Iterator[tuple[Article, Iterable[Span]]]:
    """Yield articles with their sentences, the latest first, then by path and line."""

    def order(ref: Ref) -> tuple[int, str, int]:
        segment = reader.segments[ref.segment]
        return -segment.dates[ref.document], segment.path(ref.document), segment.lines[ref.document]

    for ref in heapq.nsmallest(READ, refs, key=order):
        article = reader.article(ref)
        yield article, sentences_of(article, reader.segments[ref.segment], ref.document)


def log_likelihood_ratio(both: int, one: int, other: int, among: int) -> float:
    """Return G² of two things that stand together in some of many articles, negative where that is less than expected.

    Args:
        both: Articles with both.
        one: Articles with the one.
        other: Articles with the other.
        among: All articles.
    """
    cells = (
        (both, one, other),
        (one - both, one, among - other),
        (other - both, among - one, other),
        (among - one - other + both, among - one, among - other),
    )
    ratio = 2 * sum(count * math.log(count * among / (row * column)) for count, row, column in cells if count)
    return math.copysign(max(0.0, ratio), both * among - one * other)
