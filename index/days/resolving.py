"""Expressions to days: what each means to a reader on the day of publication; None where that is not known."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from index.days.mention import How
from index.days.periods import (
    DAY,
    Period,
    Unit,
    containing,
    day,
    month,
    shifted,
    weekday_after,
    weekday_before,
)
from index.days.readings import Ago, Calendar, Fixed, Near, Rolling, Weekday, Weekend, Which, Yearless
from index.days.tense import Tense

if TYPE_CHECKING:
    from collections.abc import Callable

    from index.days.expressions import Expression
    from index.days.readings import Reading

_NEAREST: Final = 150
"""A day without its year and without a verb is the nearest one, within this."""
_FARTHEST: Final = 270
"""A day without its year is never farther than this, whatever the verb says."""
_AGAINST: Final = 75
"""Nearer than this on the side where the verb does not look, a day is doubtful."""
_WEEKEND: Final = timedelta(days=1)


def how_of(reading: Reading) -> How:
    """Return by what a reading is resolved."""
    match reading:
        case Fixed():
            return How.ABSOLUTE
        case Yearless():
            return How.YEAR
        case Weekday() | Weekend():
            return How.WEEKDAY
        case Calendar() | Near() | Ago() | Rolling():
            return How.RELATIVE
    return How.ANCHORED


def resolve(expression: Expression, published: date | None, tense: Callable[[], Tense]) -> Period | None:
    """Return the days that an expression means, anchored ones excepted.

    Args:
        expression: As read.
        published: The day of publication; without it only what is written out is resolved.
        tense: Asked only where it decides.
    """
    reading = expression.reading
    if isinstance(reading, Fixed):
        right = reading.weekday is None or reading.period.first.weekday() == reading.weekday
        return reading.period if right else None
    if published is None:
        return None
    try:
        return _relative(reading, published, tense)
    except OverflowError:  # at the ends of the calendar
        return None


def _relative(reading: Reading, published: date, tense: Callable[[], Tense]) -> Period | None:
    match reading:
        case Yearless():
            return _yearless(reading, published, tense)
        case Weekday():
            return _weekday(reading, published, tense)
        case Weekend(which):
            return _weekend(which, published, tense)
        case Calendar():
            return _calendar(reading, published)
        case Near(first, last, firm):
            if firm or tense() in (Tense.PAST, Tense.FUTURE):
                return Period(published + first * DAY, published + last * DAY)
            return None
        case Ago(unit, count):
            there = shifted(published, unit, -count)
            return containing(unit, there) if there else None
        case Rolling(unit, count, ahead):
            there = shifted(published, unit, count if ahead else -count)
            return Period(min(there, published), max(there, published)) if there else None
    return None


def _calendar(reading: Calendar, published: date) -> Period | None:
    there = shifted(containing(reading.unit, published).first, reading.unit, reading.offset)
    if there is None:
        return None
    period = containing(reading.unit, there)
    if reading.part is Which.LAST:
        return Period(period.first, published)
    if reading.part is Which.NEXT:
        return Period(published, period.last)
    return period


def _weekday(reading: Weekday, published: date, tense: Callable[[], Tense]) -> Period | None:
    weekday = reading.weekday
    if reading.week is not None:
        monday = containing(Unit.WEEK, published).first + 7 * reading.week * DAY
        return _one(monday + weekday * DAY)
    if reading.which is Which.LAST:
        there = weekday_before(published - DAY, weekday)
        # "last Wednesday" on a Friday is the day before yesterday to some, nine days ago to others.
        return _one(there) if there < containing(Unit.WEEK, published).first else None
    if reading.which is Which.PAST:
        return _one(weekday_before(published - DAY, weekday))
    if reading.which is Which.COMING:
        return _one(weekday_after(published + DAY, weekday))
    if reading.which is Which.NEXT:
        there = weekday_after(published + DAY, weekday)
        return _one(there) if there > containing(Unit.WEEK, published).last else None
    if weekday == published.weekday():
        return _one(published)
    match tense():
        case Tense.PAST:
            return _one(weekday_before(published, weekday))
        case Tense.FUTURE:
            return _one(weekday_after(published, weekday))
    return None


def _weekend(which: Which | None, published: date, tense: Callable[[], Tense]) -> Period | None:
    before, after = weekday_before(published, 5), weekday_after(published, 6) - _WEEKEND
    if which is Which.LAST:
        return _two(before if published.weekday() < 5 else before - 7 * DAY)
    if which is Which.PAST:
        return _two(before)
    if which is Which.COMING:
        return _two(after)
    if which is Which.NEXT:
        return _two(after + 7 * DAY) if published.weekday() >= 5 else None
    if published.weekday() >= 5:
        return _two(before)
    match tense():
        case Tense.PAST:
            return _two(before)
        case Tense.FUTURE:
            return _two(after)
    return None


def _one(there: date) -> Period:
    return Period(there, there)


def _two(saturday: date) -> Period:
    return Period(saturday, saturday + _WEEKEND)


def _yearless(reading: Yearless, published: date, tense: Callable[[], Tense]) -> Period | None:
    """Complete the year: the nearest, unless the verb looks to the other side, or a weekday beside it decides."""
    if reading.year is not None:
        there = _in(reading, published.year + reading.year)
        return there if there and reading.weekday in (None, there.first.weekday()) else None
    if reading.which is not None:
        return _turned(reading, published)
    years = (published.year - 1, published.year, published.year + 1)
    if reading.weekday is not None:
        right = [each for year in years if (each := _in(reading, year)) and each.first.weekday() == reading.weekday]
        return right[0] if len(right) == 1 and _distance(right[0], published) <= _FARTHEST else None
    near = sorted(
        (distance, period)
        for year in years
        if (period := _in(reading, year)) and (distance := _distance(period, published)) <= _FARTHEST
    )
    if not near:
        return None
    distance, nearest = near[0]
    if not distance:
        return nearest
    looks = tense()
    if looks not in (Tense.PAST, Tense.FUTURE):
        return nearest if distance <= _NEAREST and (reading.days or looks is Tense.UNKNOWN) else None
    fits = [period for _, period in near if (period.last < published) == (looks is Tense.PAST)]
    if not fits:
        return None
    return fits[0] if fits[0] is nearest or distance > _AGAINST else None


def _turned(reading: Yearless, published: date) -> Period | None:
    """Resolve ``last June``, ``next June``, ``this June``; left open where it may be the one of this year or not."""
    apart = reading.month != published.month
    if reading.which is Which.THIS:
        return _in(reading, published.year)
    if reading.which is Which.PAST:
        return _in(reading, published.year - (reading.month > published.month)) if apart else None
    if reading.which is Which.COMING:
        return _in(reading, published.year + (reading.month < published.month)) if apart else None
    if reading.which is Which.LAST:
        return _in(reading, published.year - 1) if reading.month > published.month else None
    return _in(reading, published.year + 1) if reading.month < published.month else None


def _distance(period: Period, published: date) -> int:
    """Return how many days a period lies from a day; none if the day is inside."""
    if published < period.first:
        return (period.first - published).days
    return max(0, (published - period.last).days)


def _in(reading: Yearless, year: int) -> Period | None:
    if not date.min.year <= year <= date.max.year:
        return None
    if not reading.days:
        return month(year, reading.month)
    first, last = day(year, reading.month, reading.days[0]), day(year, reading.month, reading.days[-1])
    return Period(first.first, last.last) if first and last else None
