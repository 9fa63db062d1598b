"""Which of the days and periods that a text speaks of are meant by a period that is asked for.

Whoever asks for a day wants the week that holds it too, but not every article that speaks of the year. A period is
meant where it overlaps what is asked for and is no longer than that, or than seven days.
"""

from __future__ import annotations

import datetime

from index.frozen import NamedTuple
from index.schema import event_term

TYPE_CHECKING = False
if TYPE_CHECKING:
    from search.periods import Period

_WEEK = 7


class Spoken(NamedTuple):
    """What is asked for, in proleptic Gregorian ordinals.

    Attributes:
        first: Its first day.
        last: Its last day, which belongs to it.
        longest: Days that a period may have to be meant.
    """

    first: int
    last: int
    longest: int

    @classmethod
    def of(cls, period: Period) -> Spoken:
        """Return what a period asks for that is not ``none``; without an end it is as long as time."""
        first = (period.start or datetime.date.min).toordinal()
        last = (period.end or datetime.date.max).toordinal()
        return cls(first, last, max(_WEEK, last - first + 1))

    @property
    def earliest_term(self) -> bytes:
        """The dictionary's form of a period before which none is meant."""
        first = datetime.date.fromordinal(max(1, self.first - self.longest + 1))
        return event_term(first, datetime.date.min)

    def holds(self, first: int, last: int) -> bool:
        """Tell whether a period is meant, by its first day and its last."""
        return first <= self.last and last >= self.first and last - first < self.longest
