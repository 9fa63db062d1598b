"""What dateparser and dateutil make of the same texts, where they are installed; neither finds days for newsdex."""

from __future__ import annotations

import datetime
import importlib.util
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Found = Iterator[tuple[int, int, datetime.date, datetime.date]]

_SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?](?!\s)[^.!?\n]*)*")
_PHRASE = re.compile(
    r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b,?\s?)?(?:[0-3]?[0-9](?:st|nd|rd|th)?\s)?"
    r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?(?:\s[0-3]?[0-9]\b)?(?:,?\s[12][0-9]{3})?"
    r"|\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\b(?:19|20)[0-9]{2}\b|\b[0-3]?[0-9]/[0-3]?[0-9]/[0-9]{4}\b"
)


def finders() -> dict[str, Callable[[str, datetime.date | None], Found]]:
    """Return the libraries that can be imported, by name and setting."""
    found: dict[str, Callable[[str, datetime.date | None], Found]] = {}
    if importlib.util.find_spec("dateparser"):
        found["dateparser.search, past"] = _dateparser
    if importlib.util.find_spec("dateutil"):
        found["dateutil on day-like words"] = _dateutil
    return found


def _dateparser(text: str, published: datetime.date | None) -> Found:
    """Search each sentence, English, the past preferred, and give each result the precision that it was written in."""
    from dateparser.date import DateDataParser  # noqa: PLC0415 - not installed with newsdex
    from dateparser.search import search_dates  # noqa: PLC0415

    settings = {"PREFER_DATES_FROM": "past", "RETURN_TIME_AS_PERIOD": False}
    if published is not None:
        settings["RELATIVE_BASE"] = datetime.datetime.combine(published, datetime.time())
    parser = DateDataParser(languages=["en"], settings=settings)
    for sentence in _SENTENCE.finditer(text):
        place = sentence.start()
        for words, when in search_dates(sentence[0], languages=["en"], settings=settings) or ():
            start = text.find(words, place)
            if start < 0:
                continue
            place = start + len(words)
            read = parser.get_date_data(words)
            yield start, place, *_whole(when.date(), read.period or "day")


def _whole(day: datetime.date, period: str) -> tuple[datetime.date, datetime.date]:
    if period == "year":
        return day.replace(month=1, day=1), day.replace(month=12, day=31)
    if period == "month":
        following = (day.replace(day=28) + datetime.timedelta(days=4)).replace(day=1)
        return day.replace(day=1), following - datetime.timedelta(days=1)
    if period == "week":
        monday = day - datetime.timedelta(days=day.weekday())
        return monday, monday + datetime.timedelta(days=6)
    return day, day


def _dateutil(text: str, published: datetime.date | None) -> Found:
    """Let dateutil read what looks like a day: it parses and does not search."""
    from dateutil import parser  # noqa: PLC0415

    base = datetime.datetime.combine(published or datetime.date(2000, 1, 1), datetime.time())
    for match in _PHRASE.finditer(text):
        try:
            day = parser.parse(match[0], default=base).date()
        except (ValueError, OverflowError):
            continue
        words = match[0]
        year = re.fullmatch(r"[12][0-9]{3}", words)
        month = not year and not re.search(r"day|\b[0-3]?[0-9](?:st|nd|rd|th)?\b", words)
        yield match.start(), match.end(), *_whole(day, "year" if year else "month" if month else "day")
