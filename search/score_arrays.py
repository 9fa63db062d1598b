"""Documents of a segment and their scores, as NumPy arrays: for what is large.

The same operations as in ``search.scores``, on sorted document numbers with their scores beside them. Unions and
intersections look documents up in a row with a number for each document of the segment. The row is made once, of pages
that the system gives when they are first written to: a question costs what its postings are long, not the segment.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

import numpy as np

from search.nearness_arrays import is_row, row_keys
from search.occurrences import Either, Nowhere, Occurrences, Term
from search.ranking import length_norm, often, often_and_early
from search.zone_arrays import ArraysInside, can_be_arrays
from search.zones import Inside, Parts

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from numpy.typing import NDArray

    from index.codec.segment import Postings, Segment
    from search.leaves import Leaves
    from search.occurrences import Chain
    from search.scores import Column
    from search.tree import Node
    from search.zones import Quotations

    Integers: TypeAlias = NDArray[np.integer[Any]]
    Floats: TypeAlias = NDArray[np.float64]


class Scored(NamedTuple):
    """Documents, ascending, and the score of each."""

    documents: Integers
    scores: Floats


class _Counts(NamedTuple):
    """Documents, how often something occurs in each, and where it does first; a document may come several times."""

    documents: Integers
    frequencies: Integers
    firsts: Integers


class ArrayArithmetic:
    """Scores in arrays."""

    def __init__(self) -> None:
        self._rows: dict[int, Integers] = {}

    def constant(self, documents: Collection[int], size: int) -> Scored:  # noqa: ARG002
        numbers = _integers(documents)
        if not isinstance(documents, range):
            numbers.sort(kind="stable")  # by radix: they fit 16 bits
        return Scored(numbers, np.zeros(len(numbers)))

    def matching(self, occurrences: Occurrences, size: int) -> Scored:  # noqa: ARG002
        views = [term.postings.documents for term in occurrences.terms()]
        documents = _distinct(_joined(views)) if views else np.zeros(0, np.uint16)
        return Scored(documents, np.zeros(len(documents)))

    def weigh(
        self, occurrences: Occurrences, lengths: memoryview, average: float, within: Scored | None, *, lead: bool
    ) -> Scored:
        found = _counts(occurrences)
        if within is not None:
            asked = self._places(within.documents, found.documents, len(lengths)) >= 0
            found = _Counts(found.documents[asked], found.frequencies[asked], found.firsts[asked])
        of_length = np.asarray(lengths)[found.documents].astype(np.float64)
        added = self._added(found.documents, found.frequencies / length_norm(of_length, average), len(lengths))
        if not lead:
            return Scored(added.documents, often(added.scores))
        firsts = self._least(added.documents, found, len(lengths))
        return Scored(added.documents, often_and_early(added.scores, firsts))

    def inside(
        self, child: Node, leaves: Leaves, number: int, segment: Segment, zones: Quotations | Parts
    ) -> ArraysInside | Inside:
        if isinstance(zones, Parts) and can_be_arrays(child, zones, leaves, number):
            return ArraysInside(child, leaves, number, segment, zones)
        return Inside(child, leaves, number, zones)

    def given(self, weighted: Iterable[tuple[int, float]]) -> Scored:
        pairs = sorted(weighted)
        return Scored(np.array([d for d, _ in pairs], np.uint16), np.array([x for _, x in pairs], np.float64))

    def scale(self, scores: Scored, factor: float) -> Scored:
        return Scored(scores.documents, scores.scores * factor)

    def both(self, parts: Sequence[Scored], size: int) -> Scored:
        if len(parts) == 1:
            return parts[0]
        common = min((part.documents for part in parts), key=len)
        for part in parts:
            if not _same(part.documents, common):
                common = common[self._places(part.documents, common, size) >= 0]
        total = np.zeros(len(common))
        for part in parts:
            if _same(part.documents, common):
                total = total + part.scores
            else:
                total = total + part.scores[self._places(part.documents, common, size)]
        return Scored(common, total)

    def either(self, parts: Sequence[Scored], size: int) -> Scored:
        if len(parts) == 1:
            return parts[0]
        first = parts[0].documents
        if all(_same(part.documents, first) for part in parts):
            total = np.zeros(len(first))
            for part in parts:
                total = total + part.scores
            return Scored(first, total)
        documents = np.concatenate([part.documents for part in parts])
        return self._added(documents, np.concatenate([part.scores for part in parts]), size)

    def without(self, scores: Scored, unwanted: Scored, size: int) -> Scored:
        kept = self._places(unwanted.documents, scores.documents, size) < 0
        return Scored(scores.documents[kept], scores.scores[kept])

    def count(self, scores: Scored) -> int:
        return len(scores.documents)

    def items(self, scores: Scored) -> Iterable[tuple[int, float]]:
        return zip(scores.documents.tolist(), scores.scores.tolist(), strict=True)

    def first(self, scores: Scored, column: Column | None, dates: memoryview, most: int) -> list[tuple[int, float]]:
        documents = scores.documents
        if len(documents) > most:
            key = _keys(column, documents) if column else -scores.scores
            last = np.partition(key, most - 1)[most - 1]
            better, same = np.flatnonzero(key < last), np.flatnonzero(key == last)
            missing = most - len(better)
            if len(same) > missing:
                age = -np.asarray(dates)[documents[same]].astype(np.int64)
                same = same[age <= np.partition(age, missing - 1)[missing - 1]]
            chosen = np.concatenate((better, same))
            scores = Scored(documents[chosen], scores.scores[chosen])
        return list(self.items(scores))

    def _places(self, documents: Integers, wanted: Integers, size: int) -> Integers:
        """Return where each of the wanted documents stands among documents, -1 where it does not."""
        row = self._rows.get(size)
        if row is None:
            row = self._rows[size] = np.zeros(size, np.int32)
        row[documents] = np.arange(1, len(documents) + 1, dtype=np.int32)
        places = row[wanted]
        row[documents] = 0
        places -= 1
        return places

    def _added(self, documents: Integers, scores: Floats, size: int) -> Scored:
        """Return documents that may come several times, ascending, with the sums of their scores in that order."""
        if _ascend(documents):
            return Scored(documents, scores)
        distinct = _distinct(documents)
        places = self._places(distinct, documents, size)
        return Scored(distinct, np.bincount(places, weights=scores).astype(np.float64, copy=False))

    def _least(self, documents: Integers, found: _Counts, size: int) -> Integers:
        """Return where something first stands in each of the documents in which it is found."""
        firsts = found.firsts.astype(np.int64)
        if documents is found.documents:
            return firsts
        least = np.full(len(documents), np.iinfo(np.int64).max)
        np.minimum.at(least, self._places(documents, found.documents, size), firsts)
        return least


def _same(some: Integers, others: Integers) -> bool:
    """Tell whether two rows of documents are the same."""
    return some is others or (len(some) == len(others) and bool((some == others).all()))


def _ascend(documents: Integers) -> bool:
    return bool((documents[1:] > documents[:-1]).all())


def _distinct(documents: Integers) -> Integers:
    """Return documents ascending, each once."""
    if _ascend(documents):
        return documents
    ordered = np.sort(documents, kind="stable")  # by radix: they fit 16 bits
    return ordered[_firsts(ordered)]


def _firsts(values: Integers) -> NDArray[np.bool_]:
    """Tell of each value whether it is another than the one before."""
    first = np.ones(len(values), bool)
    np.not_equal(values[1:], values[:-1], out=first[1:])
    return first


def _keys(column: Column, documents: Integers) -> Integers:
    values = np.asarray(column.values)[documents].astype(np.int64) * column.sign
    return np.where(values == 0, np.iinfo(np.int64).max, values) if column.zero_last else values


def _integers(documents: Collection[int]) -> Integers:
    if isinstance(documents, memoryview):
        return np.array(documents)
    if isinstance(documents, range):
        return np.arange(documents.start, documents.stop, dtype=np.uint16)
    return np.fromiter(documents, np.uint16, len(documents))


def _counts(occurrences: Occurrences) -> _Counts:
    """Return how often something occurs, and where first."""
    if is_row(occurrences):
        return _row_counts(occurrences)
    parts = list(_parts(occurrences))
    if parts and all(isinstance(part, Term) for part in parts):
        return _term_counts([part.postings for part in parts if isinstance(part, Term)])
    if len(parts) > 1:
        found = [_counts(part) for part in parts]
        return _Counts(
            np.concatenate([each.documents for each in found]),
            np.concatenate([each.frequencies for each in found]),
            np.concatenate([each.firsts for each in found]),
        )
    numbers = np.array(sorted(occurrences.counts()), np.int64).reshape(-1, 3)
    return _Counts(numbers[:, 0].astype(np.uint16), numbers[:, 1], numbers[:, 2])


def _parts(occurrences: Occurrences) -> Iterator[Occurrences]:
    """Yield the parts whose counts, end to end, are those of the whole."""
    if isinstance(occurrences, Either):
        for part in occurrences.parts:
            yield from _parts(part)
    elif not isinstance(occurrences, Nowhere):
        yield occurrences


def _term_counts(postings: Sequence[Postings]) -> _Counts:
    documents, frequencies = _joined([each.documents for each in postings]), _joined([p.frequencies for p in postings])
    places = _joined([each.places for each in postings])
    if len(places) > len(documents):
        places = places[np.cumsum(frequencies, dtype=np.int64) - frequencies]
    return _Counts(documents, frequencies, places)


def _joined(views: Sequence[memoryview]) -> Integers:
    return np.asarray(views[0]) if len(views) == 1 else np.concatenate([np.asarray(view) for view in views])


def _row_counts(row: Chain) -> _Counts:
    """Return how often a row of terms occurs, and where first."""
    found = row_keys(row)
    documents = (found >> 32).astype(np.uint16)
    starts = np.flatnonzero(_firsts(documents))
    frequencies = np.diff(starts, append=len(found))
    return _Counts(documents[starts], frequencies, found[starts] & 0xFFFFFFFF)
