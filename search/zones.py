"""What stands inside one zone: places of the body, kept where they fall inside one range.

Manning, Raghavan and Schütze, "Introduction to Information Retrieval", chapter 6. A document without headings and
without ranges for a section, a paragraph or a sentence has one: its whole body. What stands between two quotation marks
is a range of its own.
"""

from __future__ import annotations

from index.schema import HEADING_ZONE, PARAGRAPH_ZONE, QUOTATION_ZONE, SECTION_ZONE, SENTENCE_ZONE, TEXT
from search.leaves import BODY
from search.nearness import inside, numbers_inside
from search.stretches import ZoneRanges
from search.tree import And, Boost, Near, Node, Not, Or, Pattern, Phrase, Word

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

    from index.codec.segment import Segment
    from search.leaves import Leaf, Leaves
    from search.nearness import Interval
    from search.occurrences import Occurrences
    from search.tree import Zone

    Holding = Callable[[int, Sequence[Interval]], set[int]]

_UNITS = {"sentence": SENTENCE_ZONE, "paragraph": PARAGRAPH_ZONE}


def ranges_of(node: Zone, segment: Segment, leaves: Leaves, number: int) -> Quotations | Parts:
    """Return the ranges of the zones that a node names.

    Args:
        node: ``in:…``, ``same:…`` or ``said:…``.
        segment: The segment.
        leaves: Looks up the words of headings, and the names of speakers.
        number: Of the segment among those of the index.
    """
    if node.kind == "said":
        return Quotations(node, segment, leaves, number)
    return Parts(node, segment, leaves, number)


class Quotations:
    """What is quoted, of one speaker or of all, known or not."""

    def __init__(self, node: Zone, segment: Segment, leaves: Leaves, number: int) -> None:
        zones = leaves.speakers(node.name, number) if node.name else [QUOTATION_ZONE]
        self._zones = [ZoneRanges(segment, zone) for zone in zones]

    @property
    def documents(self) -> Collection[int]:
        """The documents that quote so."""
        return set().union(*(zone.documents for zone in self._zones))

    def named(self, document: int) -> bool:
        """Tell whether a document quotes so."""
        return any(document in zone for zone in self._zones)

    def of(self, document: int) -> list[Interval]:
        """Return what a document quotes so, ascending."""
        return sorted(each for zone in self._zones for each in zone.of(document))


class Parts:
    """Sections, by the words of their headings or all of them; paragraphs; sentences."""

    def __init__(self, node: Zone, segment: Segment, leaves: Leaves, number: int) -> None:
        self._segment = segment
        zone = SECTION_ZONE if node.kind == "in" else _UNITS[node.name.text if node.name else "sentence"]
        self.zone, self.headings = ZoneRanges(segment, zone), ZoneRanges(segment, HEADING_ZONE)
        self._names = leaves.in_field(node.name, number, BODY) if node.kind == "in" and node.name else None

    @property
    def are_named(self) -> bool:
        """Whether only sections are meant under a heading of some words."""
        return self._names is not None

    @property
    def documents(self) -> Collection[int]:
        """The documents that may have such a zone."""
        if self._names:
            return set(self.headings.documents).intersection(self._names.documents)
        return range(self._segment.size)

    def named(self, document: int) -> bool:
        """Tell whether a document has such a zone under a heading."""
        if self._names:
            return bool(self.of(document))
        return any(start < end for start, end in self.headings.of(document))

    def of(self, document: int) -> list[Interval]:
        """Return the ranges of a document, ascending."""
        ranges = self.zone.of(document)
        if self._names is None:
            # Under headings without a text there is no sentence and no paragraph.
            return ranges if ranges or document in self.headings else [self._segment.body(document)]
        headed = inside(self._names.intervals(document), self.headings.of(document))
        return [ranges[number] for number in sorted(headed)]


class Inside:
    """Tells in which ranges of a zone a tree holds.

    Args:
        child: Words, phrases, patterns, nearness, and AND, OR and NOT of them.
        leaves: Looks up the leaves of the tree.
        number: Of the segment.
        zones: The ranges.
        only: The documents that are asked about; None for all.
    """

    def __init__(
        self, child: Node, leaves: Leaves, number: int, zones: Quotations | Parts, only: Collection[int] | None = None
    ) -> None:
        self._leaves, self._number, self._zones = leaves, number, zones
        candidates = self._known(child) if only is None else set(only)
        if candidates is None:
            candidates = set(zones.documents)
        elif not isinstance(zones.documents, range):  # not all
            candidates = candidates.intersection(zones.documents)
        self._wanted = candidates
        self._found: dict[Node, Mapping[int, list[Interval]]] = {}
        holds = self._holding(child)
        self.matches = {
            document: [ranges[number] for number in sorted(numbers)]
            for document in self._wanted
            if (numbers := holds(document, ranges := zones.of(document)))
        }
        """The documents in which the tree holds inside one range, and the ranges in which it does, ascending."""

    def counts(self, leaf: Leaf) -> Iterator[tuple[int, int]]:
        """Yield documents, and how often a leaf of the tree occurs in the ranges in which the tree holds."""
        intervals = self._intervals(leaf)
        for document, ranges in self.matches.items():
            found = inside(intervals.get(document, ()), ranges)
            if found:
                yield document, sum(map(len, found.values()))

    def _known(self, node: Node) -> set[int] | None:
        """Return documents among which are all that match; None where that may be any."""
        match node:
            case And():
                known = [each for child in node.children if (each := self._known(child)) is not None]
                return set.intersection(*known) if known else None
            case Or():
                parts = [self._known(child) for child in node.children]
                return None if None in parts else set().union(*(part for part in parts if part is not None))
            case Boost():
                return self._known(node.child)
            case Not():
                return None
        return set(self._occurrences(node).documents)

    def _occurrences(self, leaf: Node) -> Occurrences:
        # Ranges lie in the body: what stands in one of them stands in the body.
        return self._leaves.in_field(leaf, self._number, TEXT)

    def _intervals(self, leaf: Node) -> Mapping[int, list[Interval]]:
        if leaf not in self._found:
            self._found[leaf] = self._occurrences(leaf).gathered(self._wanted)
        return self._found[leaf]

    def _holding(self, node: Node) -> Holding:
        """Return a function that gives the numbers of the ranges of a document in which a node holds."""
        match node:
            case And():
                # What is asked for first: where it does not hold, nothing else is looked at.
                children = sorted(node.children, key=lambda child: isinstance(child, Not))
                return _all_of([self._holding(child) for child in children])
            case Or():
                parts = [self._holding(child) for child in node.children]
                return lambda document, ranges: set().union(*(part(document, ranges) for part in parts))
            case Not():
                unwanted = self._holding(node.child)
                return lambda document, ranges: set(range(len(ranges))) - unwanted(document, ranges)
            case Boost():
                return self._holding(node.child)
        intervals = self._intervals(node)
        return lambda document, ranges: numbers_inside(intervals.get(document, ()), ranges)


def _all_of(parts: Sequence[Holding]) -> Holding:
    def holding(document: int, ranges: Sequence[Interval]) -> set[int]:
        first, *others = parts
        found = first(document, ranges)
        for part in others:
            if not found:
                break
            found &= part(document, ranges)
        return found

    return holding


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
