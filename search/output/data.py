"""Hits as JSON, version 1: documented and stable. What is not known is null or empty, never absent."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import datetime
    from collections.abc import Sequence

    from index.article import Article, Section
    from index.stories.evidence import Evidence
    from search.errors import QueryError
    from search.hits import Hit, Results
    from search.stories import Story, StoryHit, StoryResults
    from search.suggestions import Suggestions
    from search.tree import Node

VERSION = 1


def results_json(
    query: str, tree: Node, now: datetime.date, results: Results, suggestions: Suggestions | None = None
) -> str:
    """Return a page of hits as one JSON object; where there are none, what may have been meant beside them."""
    answer = {
        "total": results.total,
        "hits": [hit_data(hit) for hit in results.hits],
        "suggestions": suggestions.as_json() if suggestions else [],
    }
    return answer_json(query, tree, now, answer)


def answer_json(query: str, tree: Node, now: datetime.date, answer: dict[str, Any]) -> str:
    """Return what a question was, how it was read and what it gives as one JSON object."""
    return dump({"v": VERSION, "query": query, "parsed": str(tree), "now": now.isoformat(), **answer})


def hits_jsonl(results: Results) -> str:
    """Return the hits of a page, each as it stands under ``hits``, on a line of its own."""
    return "".join(f"{dump(hit_data(hit))}\n" for hit in results.hits)


def stories_json(query: str, tree: Node, now: datetime.date, results: StoryResults) -> str:
    """Return a page of stories as one JSON object.

    As in ``results_json`` ``total`` counts articles; ``stories`` counts what they are grouped into. Each of ``hits`` is
    the best hit of a story, and has ``story`` beside: ``id``; ``matching``, how many of its reports match; ``reports``,
    all of them by day; ``people`` of all of them; ``disagreements``, of each ``what`` it is about and the
    ``statements`` with their ``text``, ``article``, ``path``, ``line`` and ``column``.
    """
    answer = {
        "total": results.total,
        "stories": results.stories,
        "hits": [_story_hit(hit) for hit in results.hits],
    }
    return answer_json(query, tree, now, answer)


def stories_jsonl(results: StoryResults) -> str:
    """Return the stories of a page, each as it stands under ``hits``, on a line of its own."""
    return "".join(f"{dump(_story_hit(hit))}\n" for hit in results.hits)


def story_json(story: Story) -> str:
    """Return a story with all of its reports, whole, as one JSON object."""
    reports = [_article(article, article.sections) for article in story.reports]
    return dump({"v": VERSION, **_story(story), "reports": reports})


def evidence_json(evidence: Sequence[tuple[str, Evidence | None]], story: str) -> str:
    """Return why reports belong to a story as one JSON object: of each its id and the evidence, null if it is alone."""
    reasons = [{"id": report, "evidence": _evidence(each) if each else None} for report, each in evidence]
    return dump({"v": VERSION, "story": story, "why": reasons})


def error_json(error: QueryError) -> str:
    """Return what is wrong with a question as one JSON object."""
    return dump({"v": VERSION, "error": error.as_json()})


def article_json(article: Article, sections: Sequence[Section]) -> str:
    """Return an article as one JSON object, with these of its sections."""
    return dump({"v": VERSION, **_article(article, sections)})


def _article(article: Article, sections: Sequence[Section]) -> dict[str, Any]:
    body = article.body
    texts = [
        {"heading": body[heading.start : heading.end] if heading else None, "text": body[span.start : span.end]}
        for heading, span in sections
    ]
    return {
        **_metadata(article),
        "ids": article.ids,
        "added": article.added.isoformat(),
        "sections": texts,
        "people": [
            {"name": p.name, "spellings": p.spellings, "roles": p.roles, "mentions": p.mentions} for p in article.people
        ],
        "apart": [{"kind": apart.kind, "line": apart.line, "text": apart.text} for apart in article.apart],
        "disagreements": [each._asdict() for each in article.disagreements],
    }


def _story_hit(hit: StoryHit) -> dict[str, Any]:
    reports = [
        {
            "id": article.id,
            "date": article.date.isoformat() if article.date else None,
            "title": article.title,
            "path": article.sources[article.body_source].path,
            "line": article.sources[article.body_source].line,
        }
        for article in hit.story.reports
    ]
    return {**hit_data(hit.best), "story": {**_story(hit.story), "matching": hit.matching, "reports": reports}}


def _story(story: Story) -> dict[str, Any]:
    return {
        "id": story.id,
        "people": [
            {"name": entry.name, "spellings": entry.spellings, "roles": entry.roles, "articles": entry.articles}
            for entry in story.people
        ],
        "disagreements": [
            {"what": each.what, "statements": [asdict(statement) for statement in each.statements]}
            for each in story.disagreements
        ],
    }


def _evidence(evidence: Evidence) -> dict[str, Any]:
    return {
        **evidence._asdict(),
        "shared": [shared._asdict() for shared in evidence.shared],
        "reasons": [reason._asdict() for reason in evidence.reasons],
    }


def hit_data(hit: Hit) -> dict[str, Any]:
    """Return a hit as it stands under ``hits``."""
    article = hit.article
    return {
        **_metadata(article),
        "score": hit.score,
        "path": hit.path,
        "line": article.sources[article.body_source].line,
        "sections": [article.body[h.start : h.end] for h, _ in article.sections if h],
        "people": [{"name": person.name, "roles": person.roles} for person in article.people],
        "snippets": [
            {
                "section": s.section,
                "text": s.text,
                "spans": s.spans,
                "line": s.line,
                "column": s.column,
                "days": [
                    {"span": (day.start, day.end), "first": day.first.isoformat(), "last": day.last.isoformat()}
                    for day in s.days
                ],
            }
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


def dump(data: dict[str, Any]) -> str:
    """Return data as JSON on one line, readable, with nothing in it that a terminal obeys."""
    text = json.dumps(data, ensure_ascii=False)
    # What a terminal would obey or not show, and bytes of file names that are no UTF-8, stand escaped.
    return text if text.isprintable() else "".join([c if c.isprintable() else _escaped(c) for c in text])


def _escaped(char: str) -> str:
    return "\\u007f" if char == "\x7f" else json.dumps(char)[1:-1]
