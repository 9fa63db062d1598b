"""How many of the matching articles were published when, by day, week, month or year: from the column of days alone."""

from __future__ import annotations

import calendar
import datetime
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from search.searcher import matching

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from index.reader import Reader
    from search.tree import Node

PERIODS = ("day", "week", "month", "year")
"""What a bar may stand for, the shortest first; weeks are those of ISO 8601, from Monday."""
MOST_BARS = 60
"""Bars that a timeline has at the most where nobody says what each stands for."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A period, and how many articles are of it; both ends included, whole periods even at the ends of a timeline."""

    start: datetime.date
    end: datetime.date
    articles: int


@dataclass(frozen=True, slots=True)
class Timeline:
    """Matching articles by the period that they were published in.

    Attributes:
        per: One of ``PERIODS``.
        bars: In order, from the first period with an article to the last, those without one among them.
        undated: Matching articles in no bar.
    """

    per: str
    bars: tuple[Bar, ...]
    undated: int

    @property
    def articles(self) -> int:
        """How many match, undated ones included."""
        return self.undated + sum(bar.articles for bar in self.bars)


def timeline(reader: Reader, tree: Node, per: str | None = None) -> Timeline:
    """Count the articles that a tree matches by period.

    Args:
        reader: The index.
        tree: The question.
        per: One of ``PERIODS``; None for the shortest that makes at most ``MOST_BARS`` of them, else years.
    """
    days = Counter(reader.segments[ref.segment].dates[ref.document] for ref in matching(reader, tree))
    undated = days.pop(0, 0)
    return of_days({datetime.date.fromordinal(day): count for day, count in days.items()}, undated, per)


def of_days(dated: Mapping[datetime.date, int], undated: int, per: str | None) -> Timeline:
    """Put the articles of single days together to periods.

    Args:
        dated: How many articles are of each day.
        undated: How many are of none.
        per: As in ``timeline``.
    """
    if not dated:
        return Timeline(per or PERIODS[0], (), undated)
    first, last = min(dated), max(dated)
    per = per or _fitting(first, last)
    counts: Counter[datetime.date] = Counter()
    for day, count in dated.items():
        counts[_start(day, per)] += count
    bars = (Bar(start, end, counts[start]) for start, end in _periods(first, last, per))
    return Timeline(per, tuple(bars), undated)


def _fitting(first: datetime.date, last: datetime.date) -> str:
    weeks = (_start(last, "week") - _start(first, "week")).days // 7
    months = 12 * (last.year - first.year) + last.month - first.month
    between = {"day": (last - first).days, "week": weeks, "month": months}
    return next((per for per, count in between.items() if count < MOST_BARS), "year")


def _start(day: datetime.date, per: str) -> datetime.date:
    """Return the first day of the period that a day lies in."""
    match per:
        case "day":
            return day
        case "week":
            return day - datetime.timedelta(day.weekday())
        case "month":
            return day.replace(day=1)
    return day.replace(month=1, day=1)


def _periods(first: datetime.date, last: datetime.date, per: str) -> Iterator[tuple[datetime.date, datetime.date]]:
    """Yield the first and the last day of each period from that of one day to that of another."""
    start = _start(first, per)
    while True:
        end = _end(start, per)
        yield start, end
        if end >= last:
            return
        start = end + datetime.timedelta(1)


def _end(start: datetime.date, per: str) -> datetime.date:
    """Return the last day of the period that begins on a day; the calendar ends with 9999."""
    match per:
        case "day":
            return start
        case "week":
            return datetime.date.fromordinal(min(start.toordinal() + 6, datetime.date.max.toordinal()))
        case "month":
            return start.replace(day=calendar.monthrange(start.year, start.month)[1])
    return start.replace(month=12, day=31)
