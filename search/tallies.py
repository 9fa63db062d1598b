"""Tallies over the articles that match: by a value of theirs, or by when they were published."""

from __future__ import annotations

import datetime
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from index.facets import facet_values

if TYPE_CHECKING:
    from collections.abc import Iterable

    from index.article import Article

UNITS = ("day", "week", "month", "quarter", "year")


class Tally(NamedTuple):
    """A value, and how many of the matching articles have it."""

    value: str
    articles: int


class Bar(NamedTuple):
    """A stretch of time by its first day, and how many of the matching articles were published in it."""

    start: datetime.date
    articles: int


def tallies(articles: Iterable[Article], facet: str, most: int) -> list[Tally]:
    """Count articles by a facet: most articles first, then by value; at most so many."""
    counts = Counter(value for article in articles for value in facet_values(article, facet))
    return ordered(counts, most)


def ordered(counts: dict[str, int], most: int) -> list[Tally]:
    """Return the largest counts, then by value."""
    return [Tally(*each) for each in sorted(counts.items(), key=lambda each: (-each[1], each[0]))[:most]]


def bars(articles: Iterable[Article], unit: str) -> list[Bar]:
    """Count dated articles by the day, week (from Monday), month, quarter or year, in order; none is empty."""
    counts = Counter(unit_start(article.date, unit) for article in articles if article.date)
    return [Bar(*each) for each in sorted(counts.items())]


def unit_start(day: datetime.date, unit: str) -> datetime.date:
    """Return the first day of the stretch of time that a day lies in.

    Raises:
        ValueError: There is no such unit.
    """
    match unit:
        case "day":
            return day
        case "week":
            return day - datetime.timedelta(days=day.weekday())
        case "month":
            return day.replace(day=1)
        case "quarter":
            return day.replace(month=(day.month - 1) // 3 * 3 + 1, day=1)
        case "year":
            return day.replace(month=1, day=1)
    raise ValueError(f"no such unit of time: {unit}")
