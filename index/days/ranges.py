"""Two expressions that make one period (``from Monday to Wednesday``, ``between 1998 and 2002``), and ``since``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from index.days.homonyms import is_day, word_before
from index.days.periods import DAY, Period, day, month, weekday_after, weekday_before
from index.days.readings import Fixed, Weekday, Yearless

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from index.days.expressions import Expression

_BETWEEN: Final = re.compile(r"\s?[-–—]\s?|\s(?:to|through|thru|until|till)\s(?:early\s|late\s|mid-)?|(?P<and>\sand\s)")
_SINCE: Final = re.compile(
    r"\b[Ss]ince\s{1,2}(?:(?:at\sleast|about|around|early|late|mid|(?:the\s)?(?:end|start|beginning|middle)\sof)\s{1,2}|mid-)?(?:the\s)?$"
)
_SINCE_REACH: Final = 36
_MOVED: Final = re.compile(
    r"\b(?:postponed|moved|delayed|rescheduled|shifted|changed|brought\sforward|put\sback)\b[^.;]{0,24}\sfrom\s{1,2}$"
)
_MOVED_REACH: Final = 60
_ROUGHLY: Final = frozenset(("roughly", "about", "around", "circa", "late", "early"))


class Range(NamedTuple):
    """Two expressions that are the ends of one period."""

    first: Expression
    last: Expression

    @property
    def start(self) -> int:
        """Where it begins."""
        return self.first.start

    @property
    def end(self) -> int:
        """Behind its last code point."""
        return self.last.end


def joined(body: str, expressions: Iterable[Expression]) -> Iterator[Expression | Range]:
    """Put together what makes one period, and leave out what is no day."""
    waiting: Expression | None = None
    for expression in expressions:
        if waiting is not None and _one_period(body, waiting, expression):
            yield Range(waiting, expression)
            waiting = None
            continue
        if waiting is not None and is_day(body, waiting):
            yield waiting
        waiting = expression
    if waiting is not None and is_day(body, waiting):
        yield waiting


def _one_period(body: str, one: Expression, other: Expression) -> bool:
    if other.start - one.end > 14:
        return False
    link = _BETWEEN.fullmatch(body, one.end, other.start)
    if link is None:
        return False
    before = word_before(body, one.start).lower().lstrip('(“"')
    if link["and"] and before != "between":
        return False
    if _MOVED.search(body, max(0, one.start - _MOVED_REACH), one.start):
        return False
    match one.reading, other.reading:
        case Weekday(week=None), Weekday(which=None):
            return before not in ("on", "said", "until")
        case Yearless(days=(), which=None), Yearless(days=()) | Fixed():
            return before in ("from", "between") and _comparable(one, other)
        case Yearless(days=(_,)), Yearless(days=(_,)) | Fixed():
            return _comparable(one, other)
        case Fixed(first), Fixed(last):
            return (
                first.last < last.first
                and _comparable(one, other)
                and (first.days < 300 or before in {"from", "between", *_ROUGHLY})
            )
    return False


def _comparable(one: Expression, other: Expression) -> bool:
    """Tell whether both ends are days, both months, or both years."""
    return _size(one) == _size(other)


def _size(expression: Expression) -> str:
    match expression.reading:
        case Yearless(days=()):
            return "month"
        case Fixed(period) if period.days > 300:
            return "year"
        case Fixed(period) if period.days > 27:
            return "month"
    return "day"


def ended(written: Range, last: Period) -> Period | None:
    """Return the whole period, from its last end as that was resolved."""
    match written.first.reading:
        case Fixed(period):
            first: Period | None = period
        case Weekday(weekday):
            there = weekday_before(last.first - DAY, weekday)
            first = Period(there, there)
        case Yearless():
            first = _before(written.first.reading, last.first)
        case _:
            first = None
    return Period(first.first, last.last) if first and first.first < last.last else None


def begun(written: Range, first: Period) -> Period | None:
    """Return the whole period of two weekdays from its first end."""
    reading = written.last.reading
    return (
        Period(first.first, weekday_after(first.first + DAY, reading.weekday)) if isinstance(reading, Weekday) else None
    )


def _before(reading: Yearless, limit: date) -> Period | None:
    for year in (limit.year, limit.year - 1):
        found = day(year, reading.month, reading.days[0]) if reading.days else month(year, reading.month)
        if found and found.first < limit:
            return found
    return None


def since(body: str, start: int, period: Period, published: date | None) -> tuple[int, Period]:
    """Open a period that ``since`` stands before up to the day of publication; else return it as it is.

    Without a day of publication the end is not known, and the mention means the day or year that is written.
    """
    opening = opens(body, start)
    if opening is None or published is None or period.first > published:
        return start, period
    return opening, Period(period.first, published)


def opens(body: str, start: int) -> int | None:
    """Return where "since" stands before a place, or None."""
    reach = max(0, start - _SINCE_REACH)
    if body.find("ince", reach, start) < 0:
        return None
    found = _SINCE.search(body, reach, start)
    return found.start() if found else None
