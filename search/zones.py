"""What stands inside one zone: places of the body, kept where they fall inside one range.

Manning, Raghavan and Schütze, "Introduction to Information Retrieval", chapter 6. A document without headings and
without ranges for a section, a paragraph or a sentence has one: its whole body. What stands between two quotation marks
is a range of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from index.schema import HEADING_ZONE, PARAGRAPH_ZONE, QUOTATION_ZONE, SECTION_ZONE, SENTENCE_ZONE
from search.leaves import BODY
from search.nearness import inside
from search.occurrences import zone_documents
from search.tree import And, Boost, Near, Node, Not, Or, Pattern, Phrase, Word

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from index.codec.segment import Segment
    from search.leaves import Leaf, Leaves
    from search.nearness import Interval
    from search.tree import Zone

_UNITS = {"sentence": SENTENCE_ZONE, "paragraph": PARAGRAPH_ZONE}


class ZoneRanges(Protocol):
    """The ranges of the zones that a node names, in one segment."""

    @property
    def documents(self) -> Collection[int]:
        """The documents that may have such a zone."""

    def named(self, document: int) -> bool:
        """Tell whether a document has a zone of that name."""

    def of(self, document: int) -> list[Interval]:
        """Return the ranges of a document, ascending."""


def ranges_of(node: Zone, segment: Segment, leaves: Leaves, number: int) -> ZoneRanges:
    """Return the ranges of the zones that a node names.

    Args:
        node: ``in:…``, ``same:…`` or ``said:…``.
        segment: The segment.
        leaves: Looks up the words of headings, and the names of speakers.
        number: Of the segment among those of the index.
    """
    if node.kind == "said":
        return _Quotations(node, segment, leaves, number)
    return _Parts(node, segment, leaves, number)


class _Quotations:
    """What is quoted, of one speaker or of all, known or not."""

    def __init__(self, node: Zone, segment: Segment, leaves: Leaves, number: int) -> None:
        zones = leaves.speakers(node.name, number) if node.name else [QUOTATION_ZONE]
        self._ranges: dict[int, list[Interval]] = {}
        for zone in zones:
            for document, ranges in zone_documents(segment, zone).items():
                known = self._ranges.get(document)
                self._ranges[document] = sorted([*known, *ranges]) if known else ranges

    @property
    def documents(self) -> Collection[int]:
        """The documents that quote so."""
        return self._ranges.keys()

    def named(self, document: int) -> bool:
        """Tell whether a document quotes so."""
        return document in self._ranges

    def of(self, document: int) -> list[Interval]:
        """Return what a document quotes so, ascending."""
        return self._ranges.get(document, [])


class _Parts:
    """Sections, by the words of their headings or all of them; paragraphs; sentences."""

    def __init__(self, node: Zone, segment: Segment, leaves: Leaves, number: int) -> None:
        self._node, self._segment = node, segment
        zone = SECTION_ZONE if node.kind == "in" else _UNITS[node.name.text if node.name else "sentence"]
        self._ranges: Mapping[int, list[Interval]] = zone_documents(segment, zone)
        self._headings = zone_documents(segment, HEADING_ZONE)
        self._names = leaves.in_field(node.name, number, BODY) if node.kind == "in" and node.name else None

    @property
    def documents(self) -> Collection[int]:
        """The documents that may have such a zone."""
        if self._names:
            return set(self._headings).intersection(self._names.documents)
        return range(self._segment.size)

    def named(self, document: int) -> bool:
        """Tell whether a document has such a zone under a heading."""
        if self._names:
            return bool(self.of(document))
        return any(start < end for start, end in self._headings.get(document, ()))

    def of(self, document: int) -> list[Interval]:
        """Return the ranges of a document, ascending."""
        if self._names is None:
            # Under headings without a text there is no sentence and no paragraph.
            whole = [] if document in self._headings else [self._segment.body(document)]
            return self._ranges.get(document, whole)
        headed = inside(self._names.intervals(document), self._headings.get(document, []))
        return [self._ranges[document][number] for number in sorted(headed)]


def zone_matches(child: Node, ranges: ZoneRanges, leaves: Leaves, number: int) -> Iterator[tuple[int, list[Interval]]]:
    """Yield each document of a segment in which a tree holds inside one range, and the ranges in which it does.

    Args:
        child: Words, phrases, patterns, nearness, and AND, OR and NOT of them.
        ranges: Of the zone.
        leaves: Looks up the leaves of the tree.
        number: Of the segment.
    """
    candidates = _candidates(child, leaves, number)
    of_zone = ranges.documents
    documents = of_zone if candidates is None else candidates.intersection(of_zone)
    for document in documents:
        each = ranges.of(document)
        if found := _numbers(child, document, each, leaves, number):
            yield document, [each[i] for i in sorted(found)]


def _candidates(node: Node, leaves: Leaves, number: int) -> set[int] | None:
    """Return documents among which are all that match; None where that may be any."""
    match node:
        case And():
            known = [c for child in node.children if (c := _candidates(child, leaves, number)) is not None]
            return set.intersection(*known) if known else None
        case Or():
            parts = [_candidates(child, leaves, number) for child in node.children]
            return None if None in parts else set().union(*(part for part in parts if part is not None))
        case Boost():
            return _candidates(node.child, leaves, number)
        case Not():
            return None
    return set(leaves.in_field(node, number, BODY).documents)


def _numbers(node: Node, document: int, ranges: list[Interval], leaves: Leaves, number: int) -> set[int]:
    """Return the numbers of the ranges of a document in which a tree holds."""
    match node:
        case And():
            found = set(range(len(ranges)))
            for child in node.children:
                found &= _numbers(child, document, ranges, leaves, number)
            return found
        case Or():
            return set().union(*(_numbers(child, document, ranges, leaves, number) for child in node.children))
        case Not():
            return set(range(len(ranges))) - _numbers(node.child, document, ranges, leaves, number)
        case Boost():
            return _numbers(node.child, document, ranges, leaves, number)
    return set(inside(leaves.in_field(node, number, BODY).intervals(document), ranges))


def positive_leaves(node: Node) -> Iterator[tuple[Leaf, float]]:
    """Yield the leaves of a tree that are asked for, not shut out, each with its boosts multiplied."""
    match node:
        case And() | Or():
            for child in node.children:
                yield from positive_leaves(child)
        case Boost():
            yield from ((leaf, factor * node.factor) for leaf, factor in positive_leaves(node.child))
        case Word() | Phrase() | Pattern() | Near():
            yield node, 1.0
