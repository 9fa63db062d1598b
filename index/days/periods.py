"""Stretches of calendar days and the reckoning with them: weeks begin on Monday (ISO 8601)."""

from __future__ import annotations

import calendar
from datetime import MAXYEAR, MINYEAR, date, timedelta
from enum import StrEnum
from typing import NamedTuple

DAY = timedelta(days=1)


class Unit(StrEnum):
    """What time is counted in."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


class Period(NamedTuple):
    """From the first day to the last, both included."""

    first: date
    last: date

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.last - self.first).days + 1


def day(year: int, month: int, number: int) -> Period | None:
    """Return one day, or None where the calendar has no such day."""
    try:
        found = date(year, month, number)
    except ValueError:
        return None
    return Period(found, found)


def month(year: int, number: int) -> Period:
    """Return a whole month."""
    return Period(date(year, number, 1), date(year, number, calendar.monthrange(year, number)[1]))


def years(first: int, last: int) -> Period:
    """Return whole years, both included."""
    return Period(date(first, 1, 1), date(last, 12, 31))


def containing(unit: Unit, inside: date) -> Period:
    """Return the calendar day, week, month or year that a day lies in."""
    match unit:
        case Unit.DAY:
            return Period(inside, inside)
        case Unit.WEEK:
            monday = inside - inside.weekday() * DAY
            return Period(monday, monday + 6 * DAY)
        case Unit.MONTH:
            return month(inside.year, inside.month)
        case Unit.YEAR:
            return years(inside.year, inside.year)


def shifted(start: date, unit: Unit, count: int) -> date | None:
    """Return the day so many units later, or earlier if negative; None outside the calendar.

    A day that the month does not have becomes its last.
    """
    try:
        if unit is Unit.DAY:
            return start + count * DAY
        if unit is Unit.WEEK:
            return start + 7 * count * DAY
    except OverflowError:
        return None
    number = start.year * 12 + start.month - 1 + count * (12 if unit is Unit.YEAR else 1)
    year, zero = divmod(number, 12)
    if not MINYEAR <= year <= MAXYEAR:
        return None
    return date(year, zero + 1, min(start.day, calendar.monthrange(year, zero + 1)[1]))


def weekday_before(limit: date, weekday: int) -> date:
    """Return the last such weekday (Monday is 0) that is not after the limit."""
    return limit - (limit.weekday() - weekday) % 7 * DAY


def weekday_after(limit: date, weekday: int) -> date:
    """Return the first such weekday (Monday is 0) that is not before the limit."""
    return limit + (weekday - limit.weekday()) % 7 * DAY
