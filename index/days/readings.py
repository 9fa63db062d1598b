"""What words may say of days before it is known which days they are."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from index.days.periods import Period, Unit


class Which(StrEnum):
    """The word that turns a weekday, a month or a unit to one side."""

    LAST = "last"
    THIS = "this"
    NEXT = "next"
    PAST = "past"
    COMING = "coming"


class Fixed(NamedTuple):
    """Days that are written out; ``weekday`` is the one written beside a day, which must be right."""

    period: Period
    weekday: int | None = None


class Yearless(NamedTuple):
    """Days of a month without the year.

    Attributes:
        month: From 1.
        days: One, or the first and last; empty for the whole month.
        weekday: The one written beside a day, from Monday as 0.
        which: As in ``last June``.
        year: As in ``June last year``, counted from that of publication.
    """

    month: int
    days: tuple[int, ...] = ()
    weekday: int | None = None
    which: Which | None = None
    year: int | None = None


class Weekday(NamedTuple):
    """A weekday; ``week`` is the calendar week said to hold it, counted from that of publication."""

    weekday: int
    which: Which | None = None
    week: int | None = None


class Weekend(NamedTuple):
    """A Saturday with its Sunday."""

    which: Which | None = None


class Calendar(NamedTuple):
    """A calendar unit counted from that of publication; ``part`` is the one before or behind that day, if only that."""

    unit: Unit
    offset: int
    part: Which | None = None


class Near(NamedTuple):
    """A day counted from that of publication; ``firm`` words need no verb, others only mean a day beside one."""

    first: int
    last: int
    firm: bool


class Ago(NamedTuple):
    """The calendar unit that lies so many back; for days and weeks, months and years alike."""

    unit: Unit
    number: int


class Rolling(NamedTuple):
    """The so many units that end, or begin, with the day of publication."""

    unit: Unit
    number: int
    ahead: bool


class Anchored(NamedTuple):
    """So many units from another mention; ``before_clause`` where it ends in ``after`` or ``before``."""

    unit: Unit
    number: int
    before_clause: bool = False


Reading = Fixed | Yearless | Weekday | Weekend | Calendar | Near | Ago | Rolling | Anchored
