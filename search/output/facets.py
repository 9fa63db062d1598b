"""How many articles have which value, as text, JSON and comma-separated values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from search.output.data import answer_json
from search.output.layout import cut
from search.output.table import csv_text

if TYPE_CHECKING:
    import datetime

    from search.facets import Facet
    from search.output.style import Style
    from search.tree import Node

_GAP = 2
_NARROWEST = 8


def facet_text(facet: Facet, style: Style) -> str:
    """Return a value a line behind how many articles have it."""
    counts = [f"{count.articles:,}" for count in facet.counts]
    width = max(map(len, counts), default=0)
    room = max(_NARROWEST, style.width - width - _GAP)
    return "".join(
        f"{shown:>{width}}{' ' * _GAP}{style.paint('title', cut(style.safe(count.value), room))}\n"
        for shown, count in zip(counts, facet.counts, strict=True)
    )


def facet_summary(facet: Facet) -> str:
    """Return of what the values are, in one line."""
    noun = "article" if facet.articles == 1 else "articles"
    values = "value" if facet.distinct == 1 else "values"
    without = f", {facet.without:,} without" if facet.without else ""
    shown = f", the first {len(facet.counts):,} shown" if len(facet.counts) < facet.distinct else ""
    return f"{facet.articles:,} {noun}{without}; {facet.distinct:,} {values}{shown}"


def facet_json(query: str, tree: Node, now: datetime.date, facet: Facet) -> str:
    """Return the values and their counts as one JSON object, version 1."""
    answer = {
        "by": facet.by,
        "articles": facet.articles,
        "without": facet.without,
        "distinct": facet.distinct,
        "values": [{"value": count.value, "articles": count.articles} for count in facet.counts],
    }
    return answer_json(query, tree, now, answer)


def facet_csv(facet: Facet, style: Style) -> str:
    """Return a value a row, under what it is and ``articles``."""
    return csv_text((facet.by, "articles"), ((count.value, str(count.articles)) for count in facet.counts), style)
