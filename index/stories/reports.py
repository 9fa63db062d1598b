"""The reports of an index as columns, and the one order that decides which comes first."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from index.stories.deciding import report

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.stories.deciding import Report
    from index.stories.profile import Profile

    Numbers = np.ndarray[tuple[int, ...], np.dtype[Any]]

UNDATED: Final = 0
_LATEST: Final = 1 << 30


@dataclass(frozen=True)
class Reports:
    """Profiles of many articles.

    Attributes:
        days: Ordinals; ``UNDATED`` for none.
        words: Of all profiles, one after the other.
        ends: Where each one's words end.
        cues: Of each.
        bands: A row of each.
    """

    days: Numbers
    words: Numbers
    ends: Numbers
    cues: Numbers
    bands: Numbers

    def __len__(self) -> int:
        return len(self.days)

    @classmethod
    def of(cls, days: Sequence[int], profiles: Sequence[Profile], bands: Numbers) -> Reports:
        """Make columns of profiles, in their order."""
        lengths = [len(each.words) for each in profiles]
        return cls(
            np.array(days, np.uint32),
            np.fromiter((word for each in profiles for word in each.words), np.uint32, sum(lengths)),
            np.cumsum(lengths, dtype=np.uint32) if lengths else np.empty(0, np.uint32),
            np.array([each.cues for each in profiles], np.uint8),
            bands,
        )

    @classmethod
    def joined(cls, parts: Sequence[Reports]) -> Reports:
        """Put the columns of several segments one after the other."""
        words_before = np.cumsum([0, *(len(part.words) for part in parts)])
        return cls(
            np.concatenate([part.days for part in parts]),
            np.concatenate([part.words for part in parts]),
            np.concatenate([part.ends + words for part, words in zip(parts, words_before, strict=False)]),
            np.concatenate([part.cues for part in parts]),
            np.concatenate([part.bands for part in parts]),
        )

    def taken(self, order: Sequence[int] | Numbers) -> Reports:
        """Return the reports of these numbers, in this order."""
        order = np.asarray(order, np.int64)
        ends = self.ends[order].astype(np.int64)
        starts = np.where(order > 0, self.ends[order - 1], 0)
        lengths = ends - starts
        new_ends = np.cumsum(lengths)
        places = np.arange(lengths.sum()) + np.repeat(ends - new_ends, lengths)
        columns = (self.days[order], self.words[places], new_ends.astype(np.uint32), self.cues[order])
        return Reports(*columns, self.bands[order])

    def words_of(self, number: int) -> tuple[int, ...]:
        """Return the packed words of a report."""
        start = int(self.ends[number - 1]) if number else 0
        return tuple(self.words[start : int(self.ends[number])].tolist())

    def report(self, number: int) -> Report:
        """Return a report, unpacked."""
        return report(int(self.days[number]), self.words_of(number), int(self.cues[number]))

    @cached_property
    def owners(self) -> Numbers:
        """The report that each of ``words`` belongs to."""
        return np.repeat(np.arange(len(self), dtype=np.uint32), np.diff(self.ends, prepend=np.uint32(0)))


def order_of(day: int) -> int:
    """Return what a day is ordered by: no day comes last."""
    return day or _LATEST


def by_day(days: Numbers) -> Numbers:
    """Return the numbers of reports by day, no day last; those of one day stay as they stand."""
    return np.argsort(np.where(days > 0, days, _LATEST), kind="stable")


def in_order(days: Sequence[int], ids: Sequence[str]) -> list[int]:
    """Return the numbers of reports by day and then by id: the order in which they are grouped."""
    by_id = np.array(sorted(range(len(ids)), key=ids.__getitem__), np.int64)
    ordered: list[int] = by_id[by_day(np.array(days, np.int64)[by_id])].tolist()
    return ordered
