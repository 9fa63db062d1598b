"""Documents of a segment and their scores, as NumPy arrays: for what is large.

The same operations as in ``search.scores``, on sorted document numbers with their scores beside them. Whether a
document is among others is looked up in a row with a byte for each document of the segment, 64 KB at the most; where it
stands among them, in their order if few are looked up, else in a row of numbers. To set what an index names costs NumPy
three times as much for an index that is not ``intp``: numbers of documents are kept as 16 bits, and widened there.
"""

from __future__ import annotations

from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

import numpy as np

from search.nearness_arrays import is_row, row_keys
from search.occurrences import Either, Nowhere, Occurrences, Term
from search.ranking import length_norm, often, often_and_early
from search.zone_arrays import ArraysInside, can_be_arrays
from search.zones import Inside, Parts

if TYPE_CHECKING:
    from collections.abc import Collection, Container, Iterable, Iterator, Sequence

    from numpy.typing import NDArray

    from index.codec.segment import Postings, Segment
    from search.leaves import Leaves
    from search.occurrences import Chain
    from search.scores import Column
    from search.tree import Node
    from search.zones import Quotations

    Integers: TypeAlias = NDArray[np.integer[Any]]
    Floats: TypeAlias = NDArray[np.float64]


_SEARCHED = 4
"""How many times as many documents as are wanted there are where each is searched for sooner than a row is made."""

_NONE = np.zeros(0, np.uint16)
_BEHIND = 1 << 32  # every place


class Scored(NamedTuple):
    """Documents, ascending, and the score of each."""

    documents: Integers
    scores: Floats


class _Counts(NamedTuple):
    """Documents, how often something occurs in each, and where it does first; a document may come several times.

    Attributes:
        asked: Which of all these are, ascending; None for all.
    """

    documents: Integers
    frequencies: Integers
    firsts: Integers
    asked: Integers | None = None


class ArrayArithmetic:
    """Scores in arrays."""

    width = 10

    def __init__(self) -> None:
        self._rows: dict[int, Integers] = {}

    def constant(self, documents: Collection[int], size: int) -> Scored:  # noqa: ARG002
        numbers = _integers(documents)
        if not isinstance(documents, range):
            numbers.sort(kind="stable")  # by radix: they fit 16 bits
        return Scored(numbers, np.zeros(len(numbers)))

    def matching(
        self, unions: Sequence[Occurrences], deleted: Collection[int], size: int
    ) -> tuple[Scored, tuple[int, ...]]:
        rows = [self._holding(union, deleted, size) for union in unions]
        common = rows[0]
        for row in rows[1:]:
            common = common & row
        documents = common.nonzero()[0].astype(np.uint16)
        return Scored(documents, np.zeros(len(documents))), tuple(map(int, map(np.count_nonzero, rows)))

    def _holding(self, union: Occurrences, deleted: Collection[int], size: int) -> NDArray[np.bool_]:
        row = np.zeros(size, bool)
        for term in union.terms():
            row[np.asarray(term.postings.documents).astype(np.intp)] = True
        row[list(deleted)] = False
        return row

    def weigh(
        self, occurrences: Occurrences, lengths: memoryview, average: float, within: Scored | None, *, lead: bool
    ) -> Scored:
        found = _counts(occurrences, _among(within, len(lengths)))
        distinct, places = self._placed(found.documents, len(lengths), within)
        x = _sums(places, _weighed(found, lengths, average), len(distinct))
        return Scored(distinct, often_and_early(x, _least(places, found.firsts, len(distinct))) if lead else often(x))

    def weigh_forms(
        self, forms: Sequence[Term], typed: Container[int], lengths: memoryview, average: float, within: Scored | None
    ) -> tuple[Scored, Scored]:
        if not forms:
            return Scored(_NONE, np.zeros(0)), Scored(_NONE, np.zeros(0))
        found = _term_counts([form.postings for form in forms], _among(within, len(lengths)))
        ends = np.array([*accumulate(len(form.postings.documents) for form in forms)])
        if found.asked is not None:
            ends = found.asked.searchsorted(ends)
        bounds = pairwise((0, *ends.tolist()))
        chosen = [slice(*each) for form, each in zip(forms, bounds, strict=True) if form.number in typed]
        weighed = _weighed(found, lengths, average)
        distinct, places = self._placed(found.documents, len(lengths), within)
        size = len(distinct)
        whole = often_and_early(_sums(places, weighed, size), _least(places, found.firsts, size))
        if not chosen:
            return Scored(distinct, whole), Scored(_NONE, np.zeros(0))
        at, firsts = _joined([places[e] for e in chosen]), _joined([found.firsts[e] for e in chosen])
        x = _sums(at, _joined([weighed[e] for e in chosen]), size)
        of_typed = (x > 0.0) * often_and_early(x, _least(at, firsts, size))
        return Scored(distinct, whole), Scored(distinct, of_typed)

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
        fewest = min(parts, key=self.count)
        common, kept = fewest.documents, None  # what of the fewest all parts have, and which of them these are
        for part in parts:
            if not _same(part.documents, common):
                held = _row(part.documents, size).take(common).nonzero()[0]
                common, kept = common.take(held), held if kept is None else kept.take(held)
        scores = []
        for part in parts:
            if part is fewest:
                scores.append(part.scores if kept is None else part.scores.take(kept))
            elif _same(part.documents, common):
                scores.append(part.scores)
            else:
                scores.append(part.scores.take(self._places(part.documents, common, size)))
        return Scored(common, _total(scores))

    def either(self, parts: Sequence[Scored], size: int) -> Scored:
        if len(parts) == 1:
            return parts[0]
        first = parts[0].documents
        if all(_same(part.documents, first) for part in parts):
            return Scored(first, _total([part.scores for part in parts]))
        if len(parts) == 2:
            less, more = sorted(parts, key=self.count)
            if _row(more.documents, size).take(less.documents).all():
                total = more.scores.copy()
                total[self._places(more.documents, less.documents, size)] += less.scores
                return Scored(more.documents, total)
        documents = np.concatenate([part.documents for part in parts])
        return self._added(documents, np.concatenate([part.scores for part in parts]), size)

    def without(self, scores: Scored, unwanted: Scored, size: int) -> Scored:
        kept = ~_row(unwanted.documents, size).take(scores.documents)
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
            chosen = np.flatnonzero(key <= last)
            if len(chosen) > most:
                better, same = np.flatnonzero(key < last), np.flatnonzero(key == last)
                missing = most - len(better)
                age = -np.asarray(dates)[documents[same]].astype(np.int64)
                same = same[age <= np.partition(age, missing - 1)[missing - 1]]
                chosen = np.concatenate((better, same))
            scores = Scored(documents[chosen], scores.scores[chosen])
        return list(self.items(scores))

    def _places(self, documents: Integers, wanted: Integers, size: int) -> Integers:
        """Return where each of the wanted documents stands among documents, ascending, which all of them are."""
        if len(wanted) * _SEARCHED < len(documents):
            return documents.searchsorted(wanted)
        row = self._rows.get(size)
        if row is None:
            row = self._rows[size] = np.empty(size, np.uint16)
        row[documents.astype(np.intp)] = np.arange(len(documents), dtype=np.uint16)
        return row.take(wanted).astype(np.intp)  # what stands at others is never asked for

    def _placed(self, documents: Integers, size: int, within: Scored | None) -> tuple[Integers, Integers]:
        """Return documents that may come several times, ascending, and where each of them stands among those.

        Args:
            documents: Of some, if these are given.
            size: Of the segment.
            within: All documents of which they are.
        """
        if within is not None:
            return within.documents, self._places(within.documents, documents, size)
        if _ascend(documents):
            return documents, np.arange(len(documents))
        distinct = _distinct(documents)
        return distinct, self._places(distinct, documents, size)

    def _added(self, documents: Integers, scores: Floats, size: int) -> Scored:
        """Return documents that may come several times, ascending, with the sums of their scores in that order."""
        distinct, places = self._placed(documents, size, None)
        return Scored(distinct, _sums(places, scores, len(distinct)))


def _total(rows: Sequence[Floats]) -> Floats:
    """Return the sums of rows as long as each other, added in their order."""
    total, *others = rows
    for row in others:
        total = total + row
    return total


def _sums(places: Integers, scores: Floats, size: int) -> Floats:
    """Return the sum of the scores at each of so many places, in their order."""
    if _is_each_once(places, size):
        return scores
    return np.bincount(places, weights=scores, minlength=size).astype(np.float64, copy=False)


def _least(places: Integers, firsts: Integers, size: int) -> Integers:
    """Return the least of the numbers at each of so many places."""
    if _is_each_once(places, size):
        return firsts.astype(np.int64)
    least = np.full(size, _BEHIND)
    np.minimum.at(least, places, firsts.astype(np.int64))
    return least


def _is_each_once(places: Integers, size: int) -> bool:
    """Tell whether places are all of so many, in order."""
    return len(places) == size and _ascend(places)


def _among(within: Scored | None, size: int) -> NDArray[np.bool_] | None:
    return None if within is None else _row(within.documents, size)


def _row(documents: Integers, size: int) -> NDArray[np.bool_]:
    """Tell of each document of a segment whether it is one of some."""
    row = np.zeros(size, bool)
    row[documents.astype(np.intp)] = True
    return row


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


def _counts(occurrences: Occurrences, among: NDArray[np.bool_] | None) -> _Counts:
    """Return how often something occurs, and where first.

    Args:
        occurrences: Of it.
        among: Of a union, whether a document is asked about; None for all.
    """
    if is_row(occurrences):
        return _row_counts(occurrences)
    parts = list(_parts(occurrences))
    if parts and all(isinstance(part, Term) for part in parts):
        return _term_counts([part.postings for part in parts if isinstance(part, Term)], among)
    if len(parts) > 1:
        found = [_counts(part, among) for part in parts]
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


def _term_counts(postings: Sequence[Postings], among: NDArray[np.bool_] | None) -> _Counts:
    documents, frequencies = _joined([each.documents for each in postings]), _joined([p.frequencies for p in postings])
    places = _joined([each.places for each in postings])
    asked = None if among is None else among.take(documents).nonzero()[0]
    if len(places) > len(documents):  # places ascend in each document
        starts = frequencies.astype(np.intp).cumsum() - frequencies
        places = places.take(starts if asked is None else starts.take(asked))
    elif asked is not None:
        places = places.take(asked)
    if asked is None:
        return _Counts(documents, frequencies, places)
    return _Counts(documents.take(asked), frequencies.take(asked), places, asked)


def _weighed(found: _Counts, lengths: memoryview, average: float) -> Floats:
    """Return x(t,d) of documents, one for each time that they come."""
    of_length = np.asarray(lengths).take(found.documents).astype(np.float64)
    x: Floats = found.frequencies / length_norm(of_length, average)
    return x


def _joined(parts: Sequence[Any]) -> NDArray[Any]:
    return np.asarray(parts[0]) if len(parts) == 1 else np.concatenate([np.asarray(part) for part in parts])


def _row_counts(row: Chain) -> _Counts:
    """Return how often a row of terms occurs, and where first."""
    found = row_keys(row)
    documents = (found >> 32).astype(np.uint16)
    starts = np.flatnonzero(_firsts(documents))
    frequencies = np.append(starts[1:], len(found)) - starts
    return _Counts(documents[starts], frequencies, found[starts] & 0xFFFFFFFF)
