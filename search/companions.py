"""Who is named beside somebody: in how many articles together, and how much more often than chance would have it.

Somebody's articles are those that ``person:"NAME"`` finds, so both counts can be asked for again. If naming one person
told nothing about the other, ``expected = articles(A) · articles(B) / among`` articles would name both, and
``lift = together / expected``. Lift alone makes most of what happened once; the order is by how surprising the count
is, the log-likelihood ratio of Dunning (1993, "Accurate Methods for the Statistics of Surprise and Coincidence"):
``G² = 2 Σ k · ln(k / e)`` over the four cells (both, either alone, neither), ``k`` counted and ``e`` expected. Above
10.83 chance does as well in one of a thousand pairs.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.aliases import read_aliases
from index.reader import Ref
from search.census import census
from search.evidence import Bearer, evidence
from search.leaves import Leaves
from search.people import Directory
from search.searcher import matching
from search.tree import Phrase

if TYPE_CHECKING:
    from collections.abc import Collection

    from index.reader import Reader
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


def company(reader: Reader, tree: Node, asked: str, limit: int) -> Company:
    """Return who is named beside somebody in the articles that a tree matches.

    Args:
        reader: The index.
        tree: The articles that are looked at.
        asked: The person, as ``person:`` takes a name.
        limit: People at the most.
    """
    aliases = read_aliases(reader.toc.roots)
    directory = Directory(reader.segments, aliases)
    leaves = Leaves(reader.segments, reader.toc.roots)
    among = set(matching(reader, tree))
    naming = _naming(leaves, reader, asked, among)
    somebody = Bearer(asked, directory.spellings(asked))
    entries = [
        entry
        for entry in census(map(reader.article, sorted(naming)), aliases)
        if not any(map(somebody.bears, entry.spellings))
    ]
    weighed = []
    for entry in entries[: max(_CANDIDATES, limit)]:
        theirs = _naming(leaves, reader, entry.name, among)
        if both := naming & theirs:
            surprise = log_likelihood_ratio(len(both), len(naming), len(theirs), len(among))
            weighed.append((-surprise, -len(both), entry.name, both, len(theirs)))
    weighed.sort(key=lambda each: each[:3])
    companions = tuple(
        Companion(
            name=name,
            together=len(both),
            articles=articles,
            expected=len(naming) * articles / len(among),
            surprise=-less,
            evidence=evidence(reader, both, somebody, Bearer(name, directory.spellings(name))),
        )
        for less, _, name, both, articles in weighed[:limit]
    )
    return Company(tuple(directory.people(asked)), len(naming), len(among), len(entries), companions)


def _naming(leaves: Leaves, reader: Reader, name: str, among: Collection[Ref]) -> set[Ref]:
    """Return the articles that ``person:"NAME"`` finds among some."""
    leaf = Phrase(name, "person")
    found = (Ref(n, d) for n in range(len(reader.segments)) for d in leaves.of(leaf, n).documents)
    return {ref for ref in found if ref in among and leaves.of(leaf, ref.segment).intervals(ref.document)}


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
