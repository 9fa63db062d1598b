"""A day as documents write it, read strictly: a day that is only half there is no day."""

from __future__ import annotations

import datetime
import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_WEEKDAY = r"(?:mon|tue(?:s)?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?,?"
_YEAR = r"[12][0-9]{3}(?![0-9]|[./-][0-9])"
_DAY = r"(?<![0-9:.$£€₹])[0-3]?[0-9](?:st|nd|rd|th)?"
_PHRASE = re.compile(
    rf"""
    (?<![\w/.:-]) (?P<iso>[12][0-9]{{3}}(?P<mark>[-/.])[01][0-9](?P=mark)[0-3][0-9]) (?![0-9]|[-/][0-9])
  | (?<![\w/.:-]) (?P<first>[0-3]?[0-9])(?P<slash>[-/.])(?P<second>[0-3]?[0-9])(?P=slash)(?P<slashed>{_YEAR})
  | (?:\b(?P<before>{_WEEKDAY})\s{{1,3}})? {_DAY}(?:\s{{1,3}}of)?[\s,-]{{1,3}}{_MONTH}[\s,-]{{1,3}}{_YEAR}
  | (?:\b(?P<ahead>{_WEEKDAY})\s{{1,3}})? \b{_MONTH}[\s-]{{1,3}}{_DAY}\b,?\s{{1,3}}{_YEAR}
    """,
    re.IGNORECASE | re.VERBOSE,
)
_ISO = re.compile(r"[12][0-9]{3}-?[01][0-9]-?[0-3][0-9]")
_CLOCK = re.compile(
    r"""(?:[\sT,|·•–—-]|\bat\b|\bon\b)*
        (?:[0-2]?[0-9](?:[:.][0-5][0-9]){0,2}(?:\.[0-9]{1,9})?)?
        \s{0,2}(?:[ap]\.?m\.?|hrs|hours|h)?
        \s{0,2}(?:\(?[A-Z]{1,5}\)?)?(?:[+-][0-9]{2}:?[0-9]{2})?[\s.]*""",
    re.IGNORECASE | re.VERBOSE,
)
_PUBLISHED = re.compile(
    r"(?:(?:first|originally)\s+)?(?:published|posted|date|created|on|issued|released)?\s*(?:on|at)?[\s:–—-]*",
    re.IGNORECASE,
)
_DATELINE = 160  # code points in which a wire's dateline ends
_PLACE = re.compile(
    r"(?!(?:On|In|At|By|From|Since|Until|After|Before|Published|Updated|Date)\b)"
    r"[^\W\d_a-z][\w.'’-]*(?:[ /,]{1,2}(?:[^\W\d_a-z][\w.'’-]*|de|del|la|le|al|el|of)){0,5}[,|·: ]{1,3}"
)
_BEHIND_DAY = re.compile(r"[,.]?\s?(?:\([^()]{1,40}\)|/?[A-Z][\w.]*(?:[ /-][A-Z][\w.]*){0,3}/?)?\s?[-–—]{1,2}\s")
_UPDATED = re.compile(r"\b(?:updated?|modified|revised|edited|changed|amended)\b", re.IGNORECASE)
_SCANNED = 600
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def read_day(text: str) -> datetime.date | None:
    """Read text that is wholly a day, with or without a time, as a document's metadata writes it.

    The day is the one written: a time and its zone are left out of account, never converted.

    Args:
        text: ``2025-02-13``, ``2025-02-13T10:00:00+02:00``, ``Feb. 13, 2025``, ``Thu 13 Feb 2025 10.30 GMT`` …

    Returns:
        The day, or None where the text is none, names only a part of one, has a year of two digits, can be read as two
        days (``3/4/2025``), or names a weekday that the day is not.
    """
    text = text.strip()
    if _ISO.fullmatch(text):
        try:
            return datetime.date.fromisoformat(text)
        except ValueError:
            return None
    if len(text) > 80:
        return None
    match = _PHRASE.search(text)
    if match is None:
        return None
    before, after = text[: match.start()], text[match.end() :]
    clock = _CLOCK.fullmatch(before) or _PUBLISHED.fullmatch(before)
    return _day_of(match) if clock and _CLOCK.fullmatch(after) else None


def find_day(line: str) -> tuple[datetime.date, int, int] | None:
    """Find the day of publication inside a dateline such as ``By Jane Doe | Feb. 13, 2025``.

    Returns:
        The day and its half-open place in the line, or None. A day that is called updated or modified is taken only
        where there is no other.
    """
    fallback = None
    for day, start, end, updated in _days(line):
        if not updated:
            return day, start, end
        fallback = fallback or (day, start, end)
    return fallback


def _days(line: str) -> Iterator[tuple[datetime.date, int, int, bool]]:
    """Give each day of a line, in order, and whether what stands between it and the one before calls it updated."""
    previous = 0
    for match in _PHRASE.finditer(line[:_SCANNED]):
        day = _day_of(match)
        if day is not None:
            yield day, match.start(), match.end(), bool(_UPDATED.search(line, previous, match.start()))
        previous = match.end()


def _day_of(match: re.Match[str]) -> datetime.date | None:
    if match["iso"]:
        return _of_digits(match["iso"])
    if match["slashed"]:
        return _of_numbers(int(match["first"]), int(match["second"]), int(match["slashed"]))
    return _of_words(match[0])


def _of_digits(text: str) -> datetime.date | None:
    digits = re.sub(r"[^0-9]", "", text)
    try:
        return datetime.date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return None


def _of_numbers(first: int, second: int, year: int) -> datetime.date | None:
    """Read day and month in either order, where only one order makes a day or both make the same."""
    days = set()
    for day, month in ((first, second), (second, first)):
        try:
            days.add(datetime.date(year, month, day))
        except ValueError:
            continue
    return days.pop() if len(days) == 1 else None


@lru_cache(maxsize=1024)
def _of_words(phrase: str) -> datetime.date | None:
    """Let dateutil read a phrase that is known to hold a day, a month's name and a year of four digits."""
    from dateutil import parser  # noqa: PLC0415 - 10 ms that documents with ISO days need not pay

    text = re.sub(rf"^{_WEEKDAY}\s*", "", phrase, flags=re.IGNORECASE)
    text = re.sub(r"\bof\b|[.,-]", " ", text)
    readings = set()
    for default in (datetime.datetime(2000, 1, 1), datetime.datetime(2004, 12, 31)):  # noqa: DTZ001 - a day has no zone
        try:
            readings.add(parser.parse(text, default=default, ignoretz=True).date())
        except (ValueError, OverflowError):
            return None
    day = readings.pop() if len(readings) == 1 else None
    weekday = phrase[:3].lower()
    if day and weekday in _WEEKDAYS and not re.match(_MONTH, phrase, re.IGNORECASE):
        return day if _WEEKDAYS.index(weekday) == day.weekday() else None
    return day


def find_day_of_wire(text: str) -> datetime.date | None:
    """Read the day from a wire's dateline in front of a paragraph: ``KYIV, Aug 5, 2024 (Kestrel Wire) - Two jets …``.

    Args:
        text: A paragraph, dashes of any kind.

    Returns:
        The day; None where place, whole day and dash do not begin the paragraph in that order.
    """
    found = find_day(text[:_DATELINE])
    if found is None or not _PLACE.fullmatch(text, 0, found[1]):
        return None
    return found[0] if _BEHIND_DAY.match(text, found[2], _DATELINE) else None
