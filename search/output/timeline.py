"""A timeline as bars drawn in the width of the terminal, as JSON and as comma-separated values."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from search.output.data import answer_json
from search.output.table import csv_text

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator

    from search.output.style import Style
    from search.timeline import Bar, Timeline
    from search.tree import Node

_EIGHTHS = ("", "▏", "▎", "▍", "▌", "▋", "▊", "▉")
_FULL = "█"
_PLAIN = "#"
_EMPTY_SHOWN = 3
"""Periods without an article that stand in a row each; a longer run of them stands in one."""
_NARROWEST = 4


def timeline_text(line: Timeline, style: Style, *, blocks: bool) -> str:
    """Return a period a row: its name as ``date:`` takes it, how many articles, and a bar.

    Args:
        line: The timeline.
        style: Its width is that of the longest row.
        blocks: Whether bars are drawn with block characters, to an eighth of a column, or in ASCII.
    """
    return "".join(f"{row}\n" for row in _rows(line, style, blocks=blocks))


def _rows(line: Timeline, style: Style, *, blocks: bool) -> Iterator[str]:
    most = max((bar.articles for bar in line.bars), default=0)
    digits = len(f"{most:,}")
    name_width = max((len(name_of(bar, line.per)) for bar in line.bars), default=0)
    room = max(_NARROWEST, style.width - name_width - digits - 4)
    for some, run in groupby(line.bars, key=lambda bar: bar.articles > 0):
        bars = list(run)
        if not some and len(bars) > _EMPTY_SHOWN:
            yield f"{'…' if blocks else '...'} {len(bars):,} {line.per}s without"
            continue
        for bar in bars:
            drawn = _drawn(bar.articles, most, room, blocks=blocks) if some else ""
            name = style.paint("date", name_of(bar, line.per).ljust(name_width))
            yield f"{name}  {bar.articles:>{digits},}  {style.paint('hit', drawn)}".rstrip()


def _drawn(count: int, most: int, room: int, *, blocks: bool) -> str:
    """Return a bar as long as its share of the longest, which takes all the room; none is too short to be seen."""
    if not blocks:
        return _PLAIN * max(1, round(count * room / most))
    full, eighths = divmod(max(1, round(8 * count * room / most)), 8)
    return _FULL * full + _EIGHTHS[eighths]


def name_of(bar: Bar, per: str) -> str:
    """Return a period as the query language writes it."""
    match per:
        case "day":
            return bar.start.isoformat()
        case "week":
            year, week, _ = bar.start.isocalendar()
            return f"{year:04}-W{week:02}"
        case "month":
            return bar.start.isoformat()[:7]
    return bar.start.isoformat()[:4]


def timeline_summary(line: Timeline) -> str:
    """Return what was counted, in one line."""
    noun = "article" if line.articles == 1 else "articles"
    undated = f", {line.undated:,} undated" if line.undated else ""
    return f"{line.articles:,} {noun} by {line.per}{undated}"


def timeline_json(query: str, tree: Node, now: datetime.date, line: Timeline) -> str:
    """Return a timeline as one JSON object, version 1; periods without an article are in it."""
    bars = [
        {
            "period": name_of(bar, line.per),
            "start": bar.start.isoformat(),
            "end": bar.end.isoformat(),
            "articles": bar.articles,
        }
        for bar in line.bars
    ]
    answer = {"per": line.per, "articles": line.articles, "undated": line.undated, "bars": bars}
    return answer_json(query, tree, now, answer)


def timeline_csv(line: Timeline, style: Style) -> str:
    """Return a period a row; undated articles are in none."""
    rows = (
        (name_of(bar, line.per), bar.start.isoformat(), bar.end.isoformat(), str(bar.articles)) for bar in line.bars
    )
    return csv_text((line.per, "start", "end", "articles"), rows, style)
