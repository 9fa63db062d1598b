"""Documents of a segment and their scores, as NumPy arrays: for what is large.

The same operations as in ``search.scores``, on sorted document numbers with their scores beside them. A union or an
intersection goes through a row of all documents of the segment, which costs less than merging sorted numbers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

import numpy as np

from search.occurrences import Chain, Either, Occurrences, Term
from search.ranking import K1, LEAD, LEAD_WEIGHT

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from numpy.typing import NDArray

    from index.codec.segment import Postings
    from search.scores import Column

    Integers: TypeAlias = NDArray[np.integer[Any]]
    Floats: TypeAlias = NDArray[np.float64]


class Scored(NamedTuple):
    """Documents, ascending, and the score of each."""

    documents: Integers
    scores: Floats


class _Counts(NamedTuple):
    """Documents, ascending; how often something occurs in each, and how often in its lead."""

    documents: Integers
    frequencies: Integers
    leading: Integers


class ArrayArithmetic:
    """Scores in arrays."""

    def constant(self, documents: Collection[int], size: int) -> Scored:  # noqa: ARG002
        numbers = _integers(documents)
        numbers.sort()
        return Scored(numbers, np.zeros(len(numbers)))

    def weigh(self, occurrences: Occurrences, lengths: memoryview, norms: Sequence[float], *, lead: bool) -> Scored:
        limit = LEAD if lead else 0
        of_length, divisors = np.asarray(lengths), np.asarray(norms)
        parts = [
            Scored(each.documents, each.frequencies / divisors[of_length[each.documents]] + LEAD_WEIGHT * each.leading)
            for each in _counts(occurrences, limit)
        ]
        return self.either(parts, len(lengths))

    def given(self, weighted: Iterable[tuple[int, float]]) -> Scored:
        pairs = sorted(weighted)
        return Scored(np.array([d for d, _ in pairs], np.int64), np.array([x for _, x in pairs], np.float64))

    def saturate(self, weighted: Scored, weight: float) -> Scored:
        x = weighted.scores
        return Scored(weighted.documents, weight * (K1 + 1.0) * x / (K1 + x))

    def scale(self, scores: Scored, factor: float) -> Scored:
        return Scored(scores.documents, scores.scores * factor)

    def both(self, parts: Sequence[Scored], size: int) -> Scored:
        if len(parts) == 1:
            return parts[0]
        common = min((part.documents for part in parts), key=len)
        for part in parts:
            if part.documents is not common:
                there = np.zeros(size, bool)
                there[part.documents] = True
                common = common[there[common]]
        total = np.zeros(len(common))
        row = np.empty(size)
        for part in parts:
            row[part.documents] = part.scores
            total = total + row[common]
        return Scored(common, total)

    def either(self, parts: Sequence[Scored], size: int) -> Scored:
        if len(parts) == 1:
            return parts[0]
        there, total = np.zeros(size, bool), np.zeros(size)
        for part in parts:
            there[part.documents] = True
            total[part.documents] += part.scores
        documents = np.flatnonzero(there)
        return Scored(documents, total[documents])

    def without(self, scores: Scored, unwanted: Scored, size: int) -> Scored:
        kept = np.ones(size, bool)
        kept[unwanted.documents] = False
        chosen = kept[scores.documents]
        return Scored(scores.documents[chosen], scores.scores[chosen])

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


def _keys(column: Column, documents: Integers) -> Integers:
    values = np.asarray(column.values)[documents].astype(np.int64) * column.sign
    return np.where(values == 0, np.iinfo(np.int64).max, values) if column.zero_last else values


def _integers(documents: Collection[int]) -> Integers:
    if isinstance(documents, memoryview):
        return np.array(documents, np.int64)
    return np.fromiter(documents, np.int64, len(documents))


def _counts(occurrences: Occurrences, limit: int) -> list[_Counts]:
    """Return how often something occurs, in parts that are to be added up."""
    if isinstance(occurrences, Either):
        return [each for part in occurrences.parts for each in _counts(part, limit)]
    if isinstance(occurrences, Term):
        return [_term_counts(occurrences.postings, limit)]
    if isinstance(occurrences, Chain) and all(_is_row(part) for part in occurrences.parts):
        return [_row_counts(occurrences.parts, limit)]
    rows = sorted(occurrences.counts(limit))
    numbers = np.array(rows, np.int64).reshape(-1, 3)
    return [_Counts(numbers[:, 0], numbers[:, 1], numbers[:, 2])]


def _term_counts(postings: Postings, limit: int) -> _Counts:
    documents, frequencies = np.asarray(postings.documents), np.asarray(postings.frequencies)
    if not limit:
        return _Counts(documents, frequencies, np.zeros(len(documents), np.int64))
    before = np.asarray(postings.places) < limit
    if len(before) > len(documents):
        starts = np.cumsum(frequencies, dtype=np.int64) - frequencies
        return _Counts(documents, frequencies, np.add.reduceat(before, starts, dtype=np.int64))
    return _Counts(documents, frequencies, before.astype(np.int64))


def _is_row(part: Occurrences) -> bool:
    """Tell whether a part of a phrase is one term at one place."""
    return isinstance(part, Term) and part.width == 1


def _row_counts(parts: Sequence[Occurrences], limit: int) -> _Counts:
    """Return where terms follow each other: the places of each, less how far it stands behind the first, in common."""
    found: Integers | None = None
    for place, part in sorted(enumerate(parts), key=lambda each: len(each[1].documents)):
        assert isinstance(part, Term)  # noqa: S101 - the caller saw to it
        postings = part.postings
        documents, places = np.asarray(postings.documents).astype(np.int64), np.asarray(postings.places)
        if len(places) > len(documents):
            documents = np.repeat(documents, np.asarray(postings.frequencies))
        keys = (documents << 32) + places - place
        found = keys if found is None else _common(found, keys)
    assert found is not None  # noqa: S101 - a phrase has words
    documents, starts = np.unique(found >> 32, return_index=True)
    ends = np.append(starts[1:], len(found))
    leading = np.add.reduceat((found & 0xFFFFFFFF) < limit, starts, dtype=np.int64) if len(starts) else starts
    return _Counts(documents, ends - starts, leading)


def _common(few: Integers, many: Integers) -> Integers:
    at = np.searchsorted(many, few)
    at[at == len(many)] = 0
    return few[many[at] == few] if len(many) else few[:0]
