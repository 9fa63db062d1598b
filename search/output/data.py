"""Hits as JSON, version 1: documented and stable. What is not known is null or empty, never absent."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import datetime

    from index.article import Article
    from search.errors import QueryError
    from search.hits import Hit, Results
    from search.suggestions import Suggestions
    from search.tree import Node

VERSION = 1


def results_json(
    query: str, tree: Node, now: datetime.date, results: Results, suggestions: Suggestions | None = None
) -> str:
    """Return a page of hits as one JSON object; where there are none, what may have been meant beside them."""
    return _dump(
        {
            "v": VERSION,
            "query": query,
            "parsed": str(tree),
            "now": now.isoformat(),
            "total": results.total,
            "hits": [_hit(hit) for hit in results.hits],
            "suggestions": suggestions.as_json() if suggestions else [],
        }
    )


def hits_jsonl(results: Results) -> str:
    """Return the hits of a page, each as it stands under ``hits``, on a line of its own."""
    return "".join(f"{_dump(_hit(hit))}\n" for hit in results.hits)


def error_json(error: QueryError) -> str:
    """Return what is wrong with a question as one JSON object."""
    return _dump({"v": VERSION, "error": error.as_json()})


def article_json(article: Article) -> str:
    """Return a whole article as one JSON object."""
    body = article.body
    sections = [
        {"heading": body[heading.start : heading.end] if heading else None, "text": body[span.start : span.end]}
        for heading, span in article.sections
    ]
    return _dump(
        {
            "v": VERSION,
            **_metadata(article),
            "ids": article.ids,
            "added": article.added.isoformat(),
            "sections": sections,
            "people": [
                {"name": p.name, "spellings": p.spellings, "roles": p.roles, "mentions": p.mentions}
                for p in article.people
            ],
            "apart": [{"kind": apart.kind, "line": apart.line, "text": apart.text} for apart in article.apart],
            "disagreements": [each._asdict() for each in article.disagreements],
        }
    )


def _hit(hit: Hit) -> dict[str, Any]:
    article = hit.article
    return {
        **_metadata(article),
        "score": hit.score,
        "path": hit.path,
        "line": article.sources[article.body_source].line,
        "sections": [article.body[h.start : h.end] for h, _ in article.sections if h],
        "people": [{"name": person.name, "roles": person.roles} for person in article.people],
        "snippets": [
            {"section": s.section, "text": s.text, "spans": s.spans, "line": s.line, "column": s.column}
            for s in hit.snippets
        ],
    }


def _metadata(article: Article) -> dict[str, Any]:
    return {
        "id": article.id,
        "date": article.date.isoformat() if article.date else None,
        "title": article.title,
        "dek": article.dek,
        "authors": article.authors,
        "source": article.source,
        "url": article.url,
        "topic": article.topic,
        "cites": article.cites,
        "sources": [{"path": source.path, "line": source.line} for source in article.sources],
    }


def _dump(data: dict[str, Any]) -> str:
    text = json.dumps(data, ensure_ascii=False)
    # What a terminal would obey or not show, and bytes of file names that are no UTF-8, stand escaped.
    return text if text.isprintable() else "".join([c if c.isprintable() else _escaped(c) for c in text])


def _escaped(char: str) -> str:
    return "\\u007f" if char == "\x7f" else json.dumps(char)[1:-1]
