"""The articles of an index in the order in which they are grouped into stories, and their grouping."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from index.codec.inversion import revert
from index.columns import read_reports
from index.stories.grouping import group, regroup
from index.stories.reports import Reports, in_order
from index.stories.signature import BANDS

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from index.codec.segment import Segment

    Numbers = np.ndarray[tuple[int, ...], np.dtype[Any]]


@dataclass(frozen=True, slots=True)
class Chronicle:
    """The articles of a generation by day and then by id; deleted ones are not among them.

    Attributes:
        ids: Of each.
        numbers: Of each, its number in the index, counted through all segments, deleted articles included.
        reports: Of each, by what it is compared.
        size: How many numbers there are.
    """

    ids: Sequence[str]
    numbers: Numbers
    reports: Reports
    size: int

    @classmethod
    def of(cls, segments: Sequence[Segment]) -> Chronicle:
        """Read the articles of segments."""
        ids: list[str] = []
        numbers: list[int] = []
        start = 0
        for segment in segments:
            live = [document for document in range(segment.size) if document not in segment.deleted]
            of_segment = _ids(segment)
            ids += [of_segment[document] for document in live]
            numbers += [start + document for document in live]
            start += segment.size
        if not ids:
            return cls((), np.empty(0, np.int64), _NOTHING, start)
        reports = Reports.joined([read_reports(segment.arrays) for segment in segments])
        order = in_order(reports.days[numbers].tolist(), ids)
        ordered = np.array(numbers, np.int64)[order]
        return cls([ids[each] for each in order], ordered, reports.taken(ordered), start)


_NOTHING = Reports.of((), (), np.empty((0, BANDS), np.uint32))


@dataclass(frozen=True, slots=True)
class Told:
    """What was grouped before: the articles, and for each number in the index then, that of its story's founder."""

    chronicle: Chronicle
    founders: Numbers


def founders_of(after: Chronicle, before: Told | None, outdated: Collection[int]) -> Numbers:
    """Return, for each number in the index, that of its story's founder; a deleted article's is its own.

    Args:
        after: The articles as they are.
        before: What was grouped before.
        outdated: Numbers, in the index as it was before, of articles that are gone or otherwise now.
    """
    known = {}
    if before is not None:
        old = before.chronicle
        stay = zip(old.ids, old.numbers.tolist(), strict=True)
        known = {each: at for at, (each, number) in enumerate(stay) if number not in outdated}
    if before is None or 2 * len(known) < len(after.ids):  # both give the same; the one is sooner done for much
        own = group(after.reports)
    else:
        number = np.zeros(old.size, np.int64)
        number[old.numbers] = np.arange(len(old.ids))
        known_as = np.array([known.get(each, -1) for each in after.ids], np.int64)
        own = regroup(old.reports, number[before.founders[old.numbers]], after.reports, known_as)
    founders = np.arange(after.size)
    founders[after.numbers] = after.numbers[own]
    return founders


def _ids(segment: Segment) -> list[str]:
    """Return the id of each document of a segment: of those that an article goes by, the one that is its own."""
    field = revert("id", segment.arrays)
    terms = [term.decode("utf-8", "surrogateescape") for term in field.terms]
    ids = [""] * segment.size
    for number, document in zip(field.numbers.tolist(), field.documents.tolist(), strict=True):
        ids[document] = terms[number]
    several = np.flatnonzero(np.bincount(field.documents, minlength=segment.size) > 1)
    for document in several.tolist():
        ids[document] = segment.stored(document)["id"]
    return ids
