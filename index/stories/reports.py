"""The reports of an index as columns, in the one order that decides what comes first: by day, then by id; undated last."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

import numpy as np

from index.stories.deciding import report
from index.stories.profile import Profile

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.stories.deciding import Report

    Numbers = np.ndarray[tuple[int, ...], np.dtype[np.unsignedinteger]]

UNDATED: Final = 0
_LATEST: Final = 1 << 30


@dataclass(frozen=True)
class Reports:
    """Profiles of many articles.

    Attributes:
        days: Ordinals, ascending, with undated ones last; ``UNDATED`` for these.
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
        """Make columns of profiles that are in order.

        Raises:
            ValueError: They are not.
        """
        if any(a > b for a, b in zip(map(order_of, days), map(order_of, days[1:]), strict=False)):
            raise ValueError("reports out of order")
        lengths = [len(each.words) for each in profiles]
        return cls(
            np.array(days, np.uint32),
            np.fromiter((word for each in profiles for word in each.words), np.uint32, sum(lengths)),
            np.cumsum(lengths, dtype=np.uint32) if lengths else np.empty(0, np.uint32),
            np.array([each.cues for each in profiles], np.uint8),
            bands,
        )

    def words_of(self, number: int) -> tuple[int, ...]:
        """Return the packed words of a report."""
        start = int(self.ends[number - 1]) if number else 0
        return tuple(self.words[start : int(self.ends[number])].tolist())

    def report(self, number: int) -> Report:
        """Return a report, unpacked."""
        return report(int(self.days[number]), Profile(self.words_of(number), int(self.cues[number])))

    @cached_property
    def owners(self) -> Numbers:
        """The report that each of ``words`` belongs to."""
        return np.repeat(np.arange(len(self), dtype=np.uint32), np.diff(self.ends, prepend=np.uint32(0)))


def order_of(day: int) -> int:
    """Return what a day is ordered by: no day comes last."""
    return day or _LATEST
