"""Documents of a segment and their scores, in plain Python: for what is small, and where NumPy is not worth its import.

``search.score_arrays`` does the same with NumPy; every operation adds in the same order, so that both give the same
numbers, bit for bit.
"""

from __future__ import annotations

from heapq import nsmallest

from index.frozen import NamedTuple, Protocol
from search.ranking import length_norm, often, often_and_early

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Container, Iterable, Iterator, Sequence
    from typing import TypeVar

    from index.codec.segment import Segment
    from search.leaves import Leaf, Leaves
    from search.occurrences import Occurrences, Term
    from search.tree import Node
    from search.zones import Inside, Parts, Quotations

    S = TypeVar("S")

Scores = dict[int, float]
_LAST = 1 << 32  # behind every value of a column


class Column(NamedTuple):
    """A number of each document that articles are sorted by, least first.

    Attributes:
        values: By document.
        sign: -1 to put the greatest first.
        zero_last: Whether 0 comes behind all others.
    """

    values: memoryview
    sign: int = 1
    zero_last: bool = False

    def key(self, document: int) -> int:
        """Return by what a document is sorted."""
        value: int = self.values[document]
        return _LAST if self.zero_last and not value else self.sign * value


class Holding(Protocol):
    """In which ranges of a zone a tree holds; see ``zones.Inside``."""

    @property
    def matches(self) -> Collection[int]:
        """The documents in which it does."""

    def counts(self, leaf: Leaf) -> Iterator[tuple[int, int]]:
        """Yield documents, and how often a leaf of the tree occurs in those ranges."""


class Arithmetic(Protocol["S"]):
    """What can be done with the scores of one segment; ``S`` is how they are held.

    Attributes:
        width: How many bytes a document takes with its score.
    """

    width: int

    def constant(self, documents: Collection[int], size: int) -> S:
        """Return documents that match, none twice, with a score of 0."""

    def matching(self, unions: Sequence[Occurrences], deleted: Collection[int], size: int) -> tuple[S, tuple[int, ...]]:
        """Return the documents that have a term of each union, with a score of 0, and how many have one of each.

        Args:
            unions: One or more.
            deleted: Documents that are not counted.
            size: Of the segment.
        """

    def weigh(
        self, occurrences: Occurrences, lengths: memoryview, average: float, within: S | None, *, lead: bool
    ) -> S:
        """Return S(t,d) without w(t) of the documents in which something occurs; see ``search.ranking``.

        Args:
            occurrences: Of it.
            lengths: Of the field, by document.
            average: Of the lengths over the index.
            within: The documents that are asked about, of a union, each of which has it; None for all.
            lead: Whether it tells something how early it stands in the field.
        """

    def weigh_forms(
        self, forms: Sequence[Term], typed: Container[int], lengths: memoryview, average: float, within: S | None
    ) -> tuple[S, S]:
        """Return S(t,d) without w(t) of a word in all its forms in the text, and of the forms that were typed.

        Of the latter, documents that have none of these may be left out, or have 0.

        Args:
            forms: The terms that have its stem.
            typed: Which of them it is as it was typed, by number.
            lengths: See ``weigh``.
            average: See ``weigh``.
            within: See ``weigh``.
        """

    def inside(self, child: Node, leaves: Leaves, number: int, segment: Segment, zones: Quotations | Parts) -> Holding:
        """Return in which ranges of a zone a tree holds."""

    def given(self, weighted: Iterable[tuple[int, float]]) -> S:
        """Return documents, none twice, with these scores."""

    def scale(self, scores: S, factor: float) -> S:
        """Return the scores times a factor."""

    def both(self, parts: Sequence[S], size: int) -> S:
        """Return the documents that all parts have, with the sums of their scores."""

    def either(self, parts: Sequence[S], size: int) -> S:
        """Return the documents that any part has, with the sums of their scores."""

    def without(self, scores: S, unwanted: S, size: int) -> S:
        """Return the documents that are not unwanted."""

    def count(self, scores: S) -> int:
        """Return how many documents there are."""

    def items(self, scores: S) -> Iterable[tuple[int, float]]:
        """Yield each document and its score."""

    def first(self, scores: S, column: Column | None, dates: memoryview, most: int) -> list[tuple[int, float]]:
        """Return documents among which are the first ``most``, ties with the last of them included.

        Args:
            scores: Of the documents.
            column: What they are sorted by; None for the highest score first.
            dates: By document; of those that are the same by that, the latest come first.
            most: How many are wanted.
        """


class PlainArithmetic:
    """Scores in a dictionary."""

    width = 110

    def constant(self, documents: Collection[int], size: int) -> Scores:  # noqa: ARG002
        return dict.fromkeys(documents, 0.0)

    def matching(
        self, unions: Sequence[Occurrences], deleted: Collection[int], size: int
    ) -> tuple[Scores, tuple[int, ...]]:
        parts = [
            self.constant({d for t in union.terms() for d in t.documents}.difference(deleted), size) for union in unions
        ]
        return self.both(parts, size), tuple(map(len, parts))

    def weigh(
        self, occurrences: Occurrences, lengths: memoryview, average: float, within: Scores | None, *, lead: bool
    ) -> Scores:
        counts = occurrences.counts() if within is None else _counts_within(occurrences, within)
        told = _weighed(counts, lengths, average)
        return told.early() if lead else told.often()

    def weigh_forms(
        self, forms: Sequence[Term], typed: Container[int], lengths: memoryview, average: float, within: Scores | None
    ) -> tuple[Scores, Scores]:
        whole, of_typed = _Weighed({}, {}), _Weighed({}, {})
        for form in forms:
            counts = form.counts() if within is None else _counts_within(form, within)
            weighed = _weighed(counts, lengths, average)
            whole = whole.with_more(weighed)
            of_typed = of_typed.with_more(weighed) if form.number in typed else of_typed
        return whole.early(), of_typed.early()

    def inside(
        self,
        child: Node,
        leaves: Leaves,
        number: int,
        segment: Segment,  # noqa: ARG002
        zones: Quotations | Parts,
    ) -> Inside:
        from search.zones import Inside  # noqa: PLC0415 - most questions have none

        return Inside(child, leaves, number, zones)

    def given(self, weighted: Iterable[tuple[int, float]]) -> Scores:
        return dict(weighted)

    def scale(self, scores: Scores, factor: float) -> Scores:
        return {document: score * factor for document, score in scores.items()}

    def both(self, parts: Sequence[Scores], size: int) -> Scores:  # noqa: ARG002
        if len(parts) == 1:
            return parts[0]
        fewest = min(parts, key=len)
        common = [document for document in fewest if all(document in part for part in parts)]
        return {document: sum([part[document] for part in parts]) for document in common}

    def either(self, parts: Sequence[Scores], size: int) -> Scores:  # noqa: ARG002
        if len(parts) == 1:
            return parts[0]
        found: Scores = {}
        for part in parts:
            for document, score in part.items():
                found[document] = found.get(document, 0.0) + score
        return found

    def without(self, scores: Scores, unwanted: Scores, size: int) -> Scores:  # noqa: ARG002
        return {document: score for document, score in scores.items() if document not in unwanted}

    def count(self, scores: Scores) -> int:
        return len(scores)

    def items(self, scores: Scores) -> Iterable[tuple[int, float]]:
        return scores.items()

    def first(self, scores: Scores, column: Column | None, dates: memoryview, most: int) -> list[tuple[int, float]]:
        if len(scores) <= most:
            return list(scores.items())

        def key(document: int) -> tuple[float, int]:
            return (column.key(document) if column else -scores[document]), -dates[document]

        last = nsmallest(most, map(key, scores))[-1]
        return [(document, score) for document, score in scores.items() if key(document) <= last]


class _Weighed(NamedTuple):
    """Of documents, x(t,d) and the place at which something first stands in each."""

    x: dict[int, float]
    firsts: dict[int, int]

    def with_more(self, other: _Weighed) -> _Weighed:
        """Return this and what occurs beside it."""
        if not self.x:
            return other
        x, firsts = dict(self.x), dict(self.firsts)
        for document, more in other.x.items():
            if document in x:
                x[document] += more
                firsts[document] = min(firsts[document], other.firsts[document])
            else:
                x[document], firsts[document] = more, other.firsts[document]
        return _Weighed(x, firsts)

    def often(self) -> Scores:
        """Return S(t,d) without w(t) where it tells nothing how early something stands."""
        return {document: often(x) for document, x in self.x.items()}

    def early(self) -> Scores:
        """Return S(t,d) without w(t)."""
        firsts = self.firsts
        return {document: often_and_early(x, firsts[document]) for document, x in self.x.items()}


def _weighed(counts: Iterable[tuple[int, int, int]], lengths: memoryview, average: float) -> _Weighed:
    found: dict[int, float] = {}
    firsts: dict[int, int] = {}
    norms: dict[int, float] = {}  # a handful of lengths serve thousands of documents
    for document, frequency, first in counts:
        length = lengths[document]
        norm = norms.get(length)
        if norm is None:
            norm = norms[length] = length_norm(length, average)
        if document not in found:
            found[document] = frequency / norm
            firsts[document] = first
        else:
            found[document] += frequency / norm
            firsts[document] = min(firsts[document], first)
    return _Weighed(found, firsts)


def _counts_within(occurrences: Occurrences, documents: Scores) -> Iterator[tuple[int, int, int]]:
    """Yield the counts of the terms of a union in a few documents; see ``Occurrences.counts``."""
    for term in occurrences.terms():
        for document in documents:
            if found := term.intervals(document):
                yield document, len(found), found[0][0]
