"""Comma-separated values (RFC 4180): a header, a row each, CRLF between them; hits, a hit a row."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from search.hits import Hit, Results
    from search.output.style import Style

COLUMNS = (
    "id", "score", "date", "title", "dek", "authors", "source", "url", "topic", "cites", "path", "line", "people",
    "section", "snippets",
)  # fmt: skip
"""The header: names as in JSON."""

_BETWEEN = "; "


def hits_csv(results: Results, style: Style) -> str:
    """Return the hits of a page; what is not known is empty, several values stand in one cell, ``; `` between them."""
    return csv_text(COLUMNS, map(_row, results.hits), style)


def csv_text(header: Sequence[str], rows: Iterable[Sequence[str]], style: Style) -> str:
    """Return rows under a header."""
    table = io.StringIO()
    writer = csv.writer(table, lineterminator="\r\n")
    writer.writerow(header)
    for row in rows:
        writer.writerow([style.safe(value) for value in row])
    return table.getvalue()


def _row(hit: Hit) -> list[str]:
    article = hit.article
    return [
        article.id,
        str(hit.score),
        article.date.isoformat() if article.date else "",
        article.title or "",
        article.dek or "",
        _BETWEEN.join(article.authors),
        article.source or "",
        article.url or "",
        article.topic or "",
        _BETWEEN.join(article.cites),
        hit.path,
        str(hit.snippets[0].line if hit.snippets else article.sources[article.body_source].line),
        _BETWEEN.join(person.name for person in article.people),
        (hit.snippets[0].section or "") if hit.snippets else "",
        " … ".join(snippet.text for snippet in hit.snippets),
    ]
