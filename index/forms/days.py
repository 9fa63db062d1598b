"""The day in a line of a page, where the line itself tells in which order a day of two small numbers is written."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index import dates

if TYPE_CHECKING:
    import datetime

_SLASHED = re.compile(r"(?<![\w/.:-])([0-3]?[0-9])/([0-3]?[0-9])/([12][0-9]{3})(?![\w/])")
_AMERICAN = re.compile(r"[0-9](?::[0-5][0-9])?\s?[AaPp]\.?[Mm]\.?\s\(?(?:[ECMP][SD]?T|AK[SD]T|HST)\b")
_SCANNED = 200
_MONTHS = 12


def find_day(line: str) -> tuple[datetime.date, int, int] | None:
    """Find the day of publication in a line, as ``dates.find_day``; ``03/04/2025 9:15 AM EST`` names its month first.

    The order is known where the line has an American time, or another such day that can be read in one order only.
    """
    head = line[:_SCANNED]
    slashed = [*_SLASHED.finditer(head)] if "/" in head else []
    month_first = _month_comes_first(head, slashed) if slashed else None
    if month_first is None:
        return dates.find_day(line)
    written = line
    places: list[tuple[int, int]] = []
    grown = 0
    for match in slashed:
        month, day = (match[1], match[2]) if month_first else (match[2], match[1])
        iso = f"{match[3]}-{month:0>2}-{day:0>2}"
        start = match.start() + grown
        written = written[:start] + iso + written[start + len(match[0]) :]
        grown += len(iso) - len(match[0])
        places.append((start, match.start()))
    found = dates.find_day(written)
    if found is None:
        return None
    at = next((n for n, (start, _) in enumerate(places) if start == found[1]), None)
    return (found[0], *slashed[at].span()) if at is not None else dates.find_day(line)


def _month_comes_first(line: str, slashed: list[re.Match[str]]) -> bool | None:
    orders = {int(match[2]) > _MONTHS for match in slashed if (int(match[1]) > _MONTHS) != (int(match[2]) > _MONTHS)}
    if len(orders) == 1:
        return orders.pop()
    return True if not orders and _AMERICAN.search(line) else None
