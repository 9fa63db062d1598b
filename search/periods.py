"""Days as people write them, to the stretch of calendar days that is meant; nothing is guessed, no clock is read."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import MAXYEAR, date, timedelta

from search.errors import PeriodError, shown

_MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_BESIDE = {"yesterday": -1, "today": 0, "tomorrow": 1}
_DAY = timedelta(days=1)
_OPERATORS = (">=", "<=", ">", "<", "=")
_FORMS = "write 2025, 2025-02, 2025-02-13, 2025-Q1, 2025-W07, 7d, monday, last-month or a..b"

_DASHED = re.compile(r"([0-9]{4})(?:([-/])([0-9]{1,2})(?:\2([0-9]{1,2}))?)?")
_SOLID = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})")
_SHORT = re.compile(r"([0-9]{1,2})([-/.])([0-9]{1,2})\2([0-9]{4}|[0-9]{2})")
_PART = re.compile(r"([0-9]{4})-([qw])([0-9]{1,2})")
_LAST = re.compile(r"([0-9]{1,6})([dwmy])")
_CALENDAR = re.compile(r"(this|last)[- ](week|month|quarter|year)")
_NAMED = re.compile(
    r"(?:([0-9]{1,2})(?:st|nd|rd|th)?[ -])?([a-z]{3,9})\.?"
    r"(?:[ -]([0-9]{1,2})(?:st|nd|rd|th)?)?,?[ -]([0-9]{2}(?:[0-9]{2})?)"
)


@dataclass(frozen=True)
class Period:
    """A stretch of calendar days.

    Attributes:
        start: Its first day, or None where it has no beginning.
        end: Its last day, which belongs to it, or None where it has no end.
        undated: True for what has no day at all; there is then neither start nor end.
    """

    start: date | None = None
    end: date | None = None
    undated: bool = False

    def __str__(self) -> str:
        """Return it as the query language writes it, so that no clock is needed to read it again."""
        if self.undated:
            return "none"
        start, end = self.start, self.end
        if start is not None and end is not None:
            if start == end:
                return start.isoformat()
            if start.day == 1 and end == _month_end(start.year, start.month):
                return start.isoformat()[:7]
            if (start.month, start.day, end.month, end.day, end.year) == (1, 1, 12, 31, start.year):
                return start.isoformat()[:4]
        return f"{start.isoformat() if start else ''}..{end.isoformat() if end else ''}"


def parse_period(text: str, *, now: date, dayfirst: bool = False, operator: str = "") -> Period:
    """Read what may stand behind the colon of a day's field: a value, a comparison or a range.

    Args:
        text: As typed, straight quotes around a value that holds white space.
        now: The day that ``today`` means.
        dayfirst: Whether ``3/1/2025`` is the third of January; without it, it is an error.
        operator: The comparison that the field's name stands for, as ``>`` for ``after:``.

    Raises:
        PeriodError: It is no day, no such day, ambiguous, or a range that is unfinished, empty or runs backwards.
    """
    reader = _Reader(text, now, dayfirst=dayfirst)
    typed = next((sign for sign in _OPERATORS if text.startswith(sign)), "")
    if typed or operator:
        if typed and operator:
            raise PeriodError("two_comparisons", "two comparisons at once", "keep one of them", 0, len(typed))
        return reader.compared(typed or operator, len(typed))
    if text[:1] in {"[", "{"}:
        return reader.bracketed()
    dots = _outside_quotes(text, "..")
    if dots >= 0:
        return reader.dotted(dots)
    return reader.value(0, len(text))


@dataclass(frozen=True)
class _Reader:
    """Reads stretches of one written value; offsets are into ``text``."""

    text: str
    now: date
    dayfirst: bool

    def compared(self, operator: str, start: int) -> Period:
        """Read a comparison, its value beginning at ``start``."""
        if not self.text[start:].strip():
            raise PeriodError("unfinished_range", f'nothing behind "{operator}"', _FORMS, 0, max(1, len(self.text)))
        if _outside_quotes(self.text, "..") >= 0 or self.text[start] in "[{":
            remedy = "write either the comparison or the range"
            raise PeriodError("two_comparisons", "a comparison with a range", remedy, 0, len(self.text))
        period = self.value(start, len(self.text))
        if period.undated and operator != "=":
            raise self._wrong("bad_range", '"none" cannot be compared', "write date:none alone", start)
        match operator:
            case ">":
                return Period(self._next(period.end, start), None)
            case ">=":
                return Period(period.start, None)
            case "<":
                return Period(None, self._previous(period.start, start))
            case "<=":
                return Period(None, period.end)
        return period

    def dotted(self, dots: int) -> Period:
        """Read ``a..b``, either side of which may be missing; ``dots`` is where the two dots are."""
        first = self._side(0, dots)
        last = self._side(dots + 2, len(self.text))
        return self._between(first, last, self.text)

    def bracketed(self) -> Period:
        """Read ``[a TO b]`` or ``{a TO b}``."""
        text = self.text
        close = next((i for i in range(1, len(text)) if text[i] in "]}" and text[:i].count('"') % 2 == 0), -1)
        to = _outside_quotes(f" {text[1:close]} ", " TO ") if close > 0 else -1
        if to < 0:
            raise PeriodError("unfinished_range", "a range that is not finished", "write [a TO b]", 0, len(text))
        if close + 1 < len(text):
            remedy = "put a space behind the bracket"
            raise PeriodError("bad_date", f'"{shown(text[close + 1 :])}" behind a range', remedy, close + 1, len(text))
        # "to" counts from a blank put before text[1], which is text[0]'s place.
        first, last = self._side(1, to), self._side(to + 3, close)
        period = self._between(first, last, text)
        start, end = period.start, period.end
        if text[0] == "{" and first is not None:
            start = self._next(first.end, 1)
        if text[close] == "}" and last is not None:
            end = self._previous(last.start, to + 3)
        if start is not None and end is not None and start > end:
            remedy = "write [a TO b] to include both ends"
            raise PeriodError("empty_range", "no day is left between the two ends", remedy, 0, len(text))
        return Period(start, end)

    def _side(self, start: int, end: int) -> Period | None:
        """Read one end of a range, or None where it is missing or ``*``."""
        if self.text[start:end].strip() in {"", "*"}:
            return None
        period = self.value(start, end)
        if period.undated:
            raise self._wrong("bad_range", '"none" is no end of a range', "write date:none alone", start, end)
        return period

    def _between(self, first: Period | None, last: Period | None, whole: str) -> Period:
        if first is None and last is None:
            raise PeriodError("unfinished_range", "a range without ends", "write a.., ..b or a..b", 0, len(whole))
        start = first.start if first else None
        end = last.end if last else None
        if start is not None and end is not None and start > end:
            raise PeriodError(
                "backwards_range", "a range that runs backwards", "put the earlier day first", 0, len(whole)
            )
        return Period(start, end)

    def value(self, start: int, end: int) -> Period:
        """Read the one value in that stretch of the text."""
        typed = self.text[start:end].strip()
        if len(typed) > 1 and typed[0] == typed[-1] == '"':
            typed = typed[1:-1]
        word = " ".join(typed.lower().split())
        try:
            found = _relative(word, self.now) or _absolute(word, dayfirst=self.dayfirst)
        except _NoSuchDayError as error:
            remedy = "look at the calendar and write a day that is in it"
            raise self._wrong("no_such_day", f'"{shown(typed)}": {error}', remedy, start, end) from None
        if found is not None:
            return found
        short = _SHORT.fullmatch(word)
        named = _named(word)
        if (short and len(short[4]) == 2) or named == 2 or re.fullmatch(r"[0-9]{2}(-[0-9]{1,2}){1,2}", word):
            cause = f'"{shown(typed)}" has a year of two digits'
            raise self._wrong("two_digit_year", cause, "write the year with four digits: 2025-02-13", start, end)
        if short:
            remedy = f"write {_unambiguous(short)}"
            raise self._wrong("ambiguous_date", f'"{shown(typed)}" is ambiguous', remedy, start, end)
        raise self._wrong("bad_date", f'"{shown(typed)}" is no day', _FORMS, start, end)

    def _wrong(self, code: str, cause: str, remedy: str, start: int, end: int | None = None) -> PeriodError:
        """Return an error whose place is that stretch without the white space around it."""
        end = len(self.text) if end is None else end
        part = self.text[start:end]
        left = len(part) - len(part.lstrip())
        return PeriodError(code, cause, remedy, start + left, max(start + left, start + len(part.rstrip())))

    def _next(self, day: date | None, start: int) -> date | None:
        if day == date.max:
            raise self._wrong("no_such_day", "there is no later day", "write an earlier one", start)
        return None if day is None else day + _DAY

    def _previous(self, day: date | None, start: int) -> date | None:
        if day == date.min:
            raise self._wrong("no_such_day", "there is no earlier day", "write a later one", start)
        return None if day is None else day - _DAY


class _NoSuchDayError(Exception):
    """The form is right, the day is in no calendar."""


def _absolute(word: str, *, dayfirst: bool) -> Period | None:
    """Read what needs no clock, or return None."""
    if word == "none":
        return Period(undated=True)
    if found := _DASHED.fullmatch(word):
        return _span(found[1], found[3], found[4])
    if found := _SOLID.fullmatch(word):
        return _span(*found.groups())
    if found := _PART.fullmatch(word):
        return _quarter(_year(found[1]), int(found[3])) if found[2] == "q" else _week(_year(found[1]), int(found[3]))
    if dayfirst and (found := _SHORT.fullmatch(word)) and len(found[4]) == 4:
        return _span(found[4], found[3], found[1])
    named = _named(word)
    return named if isinstance(named, Period) else None


def _named(word: str) -> Period | int | None:
    """Read a form with a month's name; return 2 where its year has two digits, None where it is no such form."""
    found = _NAMED.fullmatch(word)
    if not found or (found[1] and found[3]):
        return None
    name = "sep" if found[2] == "sept" else found[2]
    month = next((i for i, full in enumerate(_MONTHS, 1) if name in {full, full[:3]}), 0)
    if not month:
        return None
    if len(found[4]) == 2:
        return 2
    return _span(found[4], str(month), found[1] or found[3])


def _span(year: str, month: str | None, day: str | None) -> Period:
    """Return that year, month or day (ISO 8601 calendar dates)."""
    number = _year(year)
    if month is None:
        return Period(date(number, 1, 1), date(number, 12, 31))
    which = int(month)
    if not 1 <= which <= 12:
        raise _NoSuchDayError(f"there is no month {which}")
    last = _month_end(number, which)
    if day is None:
        return Period(last.replace(day=1), last)
    if not 1 <= int(day) <= last.day:
        raise _NoSuchDayError(f"{_MONTHS[which - 1].capitalize()} {number} has no day {int(day)}")
    return Period(last.replace(day=int(day)), last.replace(day=int(day)))


def _year(written: str) -> int:
    if written == "0000":
        raise _NoSuchDayError("there is no year 0")
    return int(written)


def _quarter(year: int, quarter: int) -> Period:
    if not 1 <= quarter <= 4:
        raise _NoSuchDayError(f"there is no quarter {quarter}")
    return Period(date(year, 3 * quarter - 2, 1), _month_end(year, 3 * quarter))


def _week(year: int, week: int) -> Period:
    """Return a week from Monday to Sunday (ISO 8601 week dates)."""
    try:
        monday = date.fromisocalendar(year, week, 1)
    except ValueError:
        raise _NoSuchDayError(f"{year} has no week {week}") from None
    return Period(monday, _shift(monday, 6))


def _relative(word: str, now: date) -> Period | None:
    """Read what needs the clock, or return None."""
    if word in _BESIDE:
        day = _shift(now, _BESIDE[word])
        return Period(day, day)
    if word in _WEEKDAYS:
        # The last one before today: on a Monday, "monday" is a week ago.
        back = (now.weekday() - _WEEKDAYS.index(word) - 1) % 7 + 1
        return Period(_shift(now, -back), _shift(now, -back))
    if found := _LAST.fullmatch(word):
        count, unit = int(found[1]), found[2]
        if count == 0:
            raise _NoSuchDayError("it holds no day")
        if unit in "dw":
            return Period(_shift(now, 1 - count * (7 if unit == "w" else 1)), now)
        before = _months_back(now, count * (12 if unit == "y" else 1))
        return Period(date.min if before is None else _shift(before, 1), now)
    if found := _CALENDAR.fullmatch(word):
        return _calendar(found[2], now, 1 if found[1] == "last" else 0)
    return None


def _calendar(unit: str, now: date, back: int) -> Period:
    """Return the week, month, quarter or year that holds ``now``, or the one ``back`` before it."""
    if unit == "week":
        monday = _shift(now, -now.weekday() - 7 * back)
        return Period(monday, _shift(monday, 6))
    length = {"month": 1, "quarter": 3, "year": 12}[unit]
    month = now.year * 12 + (now.month - 1) // length * length - back * length
    if month < 12:
        raise _NoSuchDayError("there is no earlier one")
    last = month + length - 1
    return Period(date(month // 12, month % 12 + 1, 1), _month_end(last // 12, last % 12 + 1))


def _months_back(day: date, count: int) -> date | None:
    """Return the same day so many months earlier, or the end of a shorter month; None before the first year."""
    month = day.year * 12 + day.month - 1 - count
    if month < 12:
        return None
    last = _month_end(month // 12, month % 12 + 1)
    return last.replace(day=min(day.day, last.day))


def _month_end(year: int, month: int) -> date:
    if month == 12:
        return date(year, 12, 31)
    return date(year, month + 1, 1) - _DAY


def _shift(day: date, days: int) -> date:
    """Return the day so many days later, kept within the years 1 to 9999."""
    return date.fromordinal(min(max(day.toordinal() + days, 1), date.max.toordinal()))


def _unambiguous(found: re.Match[str]) -> str:
    """Return the days that ``3/1/2025`` may mean, as they should be written."""
    first, last, year = int(found[1]), int(found[3]), int(found[4])
    forms = []
    for month, day in ((last, first), (first, last)):
        form = f"{year:04d}-{month:02d}-{day:02d}"
        if 1 <= month <= 12 and 1 <= year <= MAXYEAR and 1 <= day <= _month_end(year, month).day and form not in forms:
            forms.append(form)
    return " or ".join(forms) or "2025-02-13, year first"


def _outside_quotes(text: str, needle: str) -> int:
    """Return where a needle first stands outside straight quotes, or -1."""
    at = text.find(needle)
    while at >= 0 and text[:at].count('"') % 2:
        at = text.find(needle, at + 1)
    return at
