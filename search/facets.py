"""How many of the matching articles have which value: people, roles, months, sections, outlets.

Days come from a column, values of fields from their postings (``search.field_values``). People are those of
``newsdex people``, under all their spellings: who somebody is stands in the articles alone.
"""

from __future__ import annotations

import datetime
import heapq
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.aliases import read_aliases
from index.ref import Ref
from index.schema import SPEAKER_ZONES, ZONES
from search.census import census
from search.field_values import READ, values_of, written
from search.filters import has_documents
from search.searcher import matching

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from index.aliases import Aliases
    from index.article import Article
    from index.reader import Reader
    from search.tree import Node

PERIODS = {"month": len("2025-02"), "year": len("2025")}
"""The periods that articles are counted by, and how many characters of a day name one."""

FACETS = ("person", "role", "speaker", "month", "year", "section", "topic", "cites", "source", "author")
"""What articles can be counted by."""


@dataclass(frozen=True, slots=True)
class Count:
    """A value, and how many of the articles have it."""

    value: str
    articles: int


@dataclass(frozen=True, slots=True)
class Facet:
    """What the matching articles have of one kind.

    Attributes:
        by: One of ``FACETS``.
        articles: That match.
        without: Of them, those that have no value; an article may have several.
        distinct: Values.
        counts: Of the first values, those of most articles first, then by value.
    """

    by: str
    articles: int
    without: int
    distinct: int
    counts: tuple[Count, ...]


def facet(reader: Reader, tree: Node, by: str, limit: int) -> Facet:
    """Count the articles that a tree matches.

    Args:
        reader: The index.
        tree: The question.
        by: One of ``FACETS``.
        limit: Values at the most.
    """
    refs = matching(reader, tree)
    if by == "person":
        named = [set(has_documents(segment, "person")) for segment in reader.segments]
        naming = [ref for ref in refs if ref.document in named[ref.segment]]
        return people_facet(map(reader.article, naming), read_aliases(reader.toc.roots), len(refs), len(naming), limit)
    if by in PERIODS:
        days = Counter(reader.segments[ref.segment].dates[ref.document] for ref in refs)
        undated = days.pop(0, 0)
        return period_facet(by, {datetime.date.fromordinal(day): count for day, count in days.items()}, undated, limit)
    field = field_of(by)
    holding = _by_speaker(reader, refs) if by == "speaker" else _by_value(reader, refs, field)
    first = largest({value: len(found) for value, found in holding.items()}, limit)
    counts = tuple(
        Count(written(map(reader.article, _first_refs(reader, holding[value])), field, value), count)
        for value, count in first
    )
    held = len(set().union(*holding.values()))
    return Facet(by, len(refs), len(refs) - held, len(holding), counts)


def field_of(by: str) -> str:
    """Return the field of the index whose values articles are counted by; ``speaker`` is none, but is called so."""
    return "sections" if by == "section" else by


def largest(counts: Mapping[str, int], limit: int) -> list[tuple[str, int]]:
    """Return the values of most articles, then by value."""
    return sorted(counts.items(), key=lambda each: (-each[1], each[0]))[:limit]


def people_facet(naming: Iterable[Article], aliases: Aliases, articles: int, named: int, limit: int) -> Facet:
    """Count articles by the people in them.

    Args:
        naming: Those that name somebody.
        aliases: What the user says of people.
        articles: How many match.
        named: How many of them name somebody.
        limit: People at the most.
    """
    entries = census(naming, aliases)
    counts = tuple(Count(entry.name, entry.articles) for entry in entries[:limit])
    return Facet("person", articles, articles - named, len(entries), counts)


def period_facet(by: str, days: Mapping[datetime.date, int], undated: int, limit: int) -> Facet:
    """Count articles by month or year.

    Args:
        by: One of ``PERIODS``.
        days: How many articles are of each day.
        undated: How many are of none.
        limit: Periods at the most.
    """
    periods: Counter[str] = Counter()
    for day, count in days.items():
        periods[day.isoformat()[: PERIODS[by]]] += count
    counts = tuple(Count(*each) for each in largest(periods, limit))
    return Facet(by, periods.total() + undated, undated, len(periods), counts)


def _by_speaker(reader: Reader, refs: Iterable[Ref]) -> Mapping[str, list[Ref]]:
    """Return the articles that quote each speaker: who is quoted is what the zones are called."""
    wanted = set(refs)
    found: dict[str, list[Ref]] = {}
    for segment, zones in enumerate(each.field(ZONES) for each in reader.segments):
        for number, zone in zones.with_prefix(SPEAKER_ZONES.encode()):
            speaker = zone.decode("utf-8", "surrogatepass").removeprefix(SPEAKER_ZONES)
            quoting = [ref for d in zones.documents(number) if (ref := Ref(segment, d)) in wanted]
            if quoting:
                found.setdefault(speaker, []).extend(quoting)
    return found


def _by_value(reader: Reader, refs: Iterable[Ref], field: str) -> Mapping[str, list[Ref]]:
    documents: dict[int, set[int]] = {}
    for ref in refs:
        documents.setdefault(ref.segment, set()).add(ref.document)
    found: dict[str, list[Ref]] = {}
    for segment, wanted in documents.items():
        of_documents = values_of(reader.segments[segment], field, wanted)
        for document in sorted(of_documents):
            for value in dict.fromkeys(of_documents[document]):
                found.setdefault(value, []).append(Ref(segment, document))
    return found


def _first_refs(reader: Reader, refs: Sequence[Ref]) -> list[Ref]:
    """Return the first few of some articles by path and line."""
    columns = [(segment.arrays["path.column"], segment.lines) for segment in reader.segments]  # no path is read twice

    def place(ref: Ref) -> tuple[int, int, int]:
        paths, lines = columns[ref.segment]
        return ref.segment, paths[ref.document], lines[ref.document]

    by_segment = [heapq.nsmallest(READ, (r for r in refs if r.segment == n), key=place) for n in range(len(columns))]
    found = [ref for each in by_segment for ref in each]
    return sorted(found, key=lambda ref: (reader.segments[ref.segment].path(ref.document), place(ref)[2]))[:READ]
