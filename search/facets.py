"""How many of the matching articles have which value: people, roles, months, sections, outlets.

Days come from a column, values of fields from their postings (``search.field_values``). People are those of
``newsdex people``, under all their spellings: who somebody is stands in the articles alone.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.aliases import read_aliases
from index.reader import Ref
from index.schema import SPEAKER_ZONES, ZONES
from search.census import census
from search.field_values import values_of, written
from search.filters import has_documents
from search.searcher import matching

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from index.reader import Reader
    from search.tree import Node

_FIELDS = {field: field for field in ("role", "topic", "cites", "source", "author")} | {"section": "sections"}
_DAYS = {"month": len("2025-02"), "year": len("2025")}

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
        return _people(reader, refs, limit)
    if by == "speaker":
        holding = _by_speaker(reader, refs)
    else:
        holding = _by_day(reader, refs, _DAYS[by]) if by in _DAYS else _by_value(reader, refs, _FIELDS[by])
    first = sorted(holding, key=lambda value: (-len(holding[value]), value))[:limit]
    counts = tuple(
        Count(
            value if by in _DAYS else written(reader, _FIELDS.get(by, by), value, holding[value]), len(holding[value])
        )
        for value in first
    )
    held = len(set().union(*holding.values()))
    return Facet(by, len(refs), len(refs) - held, len(holding), counts)


def _people(reader: Reader, refs: Sequence[Ref], limit: int) -> Facet:
    named = [set(has_documents(segment, "person")) for segment in reader.segments]
    naming = [ref for ref in refs if ref.document in named[ref.segment]]
    entries = census(map(reader.article, naming), read_aliases(reader.toc.roots))
    counts = tuple(Count(entry.name, entry.articles) for entry in entries[:limit])
    return Facet("person", len(refs), len(refs) - len(naming), len(entries), counts)


def _by_day(reader: Reader, refs: Iterable[Ref], length: int) -> Mapping[str, list[Ref]]:
    found: dict[str, list[Ref]] = {}
    shown: dict[int, str] = {}  # a day has many articles
    for ref in refs:
        if day := reader.segments[ref.segment].dates[ref.document]:
            if day not in shown:
                shown[day] = datetime.date.fromordinal(day).isoformat()[:length]
            found.setdefault(shown[day], []).append(ref)
    return found


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
