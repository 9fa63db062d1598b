"""An article as JSON, as it is stored in a segment, and back; what is empty, or follows from the rest, is left out."""

from __future__ import annotations

import datetime
from typing import Any

from index.article import Apart, Article, Disagreement, Origin, Person, Section, Source, Span

_TEXTS = ("title", "dek", "source", "url", "topic")
_LISTS = ("authors", "cites")


def to_record(article: Article) -> dict[str, Any]:
    """Return the article as JSON data."""
    record: dict[str, Any] = {"id": article.id, "body": article.body, "added": article.added.isoformat()}
    if article.ids != (article.id,):
        record["ids"] = article.ids
    if article.date:
        record["date"] = article.date.isoformat()
    record |= {name: value for name in (*_TEXTS, *_LISTS) if (value := getattr(article, name))}
    if len(article.sections) != 1 or article.sections[0].heading:
        record["sections"] = [[*(section.heading or ()), *section.span] for section in article.sections]
    record["sources"] = [source[:3] if source.id == article.id else source for source in article.sources]
    offset, line, column = article.origins[0]
    if len(article.origins) == 1 and (offset, line) == (0, article.sources[article.body_source].line):
        record["column"] = column
    else:
        record["origins"] = [number for origin in article.origins for number in origin]
    if article.body_source:
        record["body_source"] = article.body_source
    if article.people:
        record["people"] = [
            [p.name, p.spellings if p.spellings != (p.name,) else (), p.roles, [n for span in p.mentions for n in span]]
            for p in article.people
        ]
    record |= {name: value for name in ("apart", "disagreements") if (value := getattr(article, name))}
    return record


def from_record(record: dict[str, Any]) -> Article:
    """Return the article that ``to_record`` made this of."""
    body = record["body"]
    sections = tuple(
        Section(Span(*numbers[:2]) if len(numbers) == 4 else None, Span(*numbers[-2:]))
        for numbers in record.get("sections") or [[0, len(body)]]
    )
    sources = tuple(_source(record["id"], *source) for source in record["sources"])
    body_source = record.get("body_source", 0)
    origins = record.get("origins") or [0, sources[body_source].line, record["column"]]
    return Article(
        id=record["id"],
        ids=tuple(record.get("ids") or (record["id"],)),
        body=body,
        sections=sections,
        origins=tuple(Origin(*origins[i : i + 3]) for i in range(0, len(origins), 3)),
        sources=sources,
        body_source=body_source,
        added=datetime.date.fromisoformat(record["added"]),
        date=datetime.date.fromisoformat(record["date"]) if "date" in record else None,
        people=tuple(_person(*person) for person in record.get("people", ())),
        apart=tuple(Apart(*apart) for apart in record.get("apart", ())),
        disagreements=tuple(Disagreement(*each) for each in record.get("disagreements", ())),
        title=record.get("title"),
        dek=record.get("dek"),
        source=record.get("source"),
        url=record.get("url"),
        topic=record.get("topic"),
        authors=tuple(record.get("authors", ())),
        cites=tuple(record.get("cites", ())),
    )


def _source(article_id: str, path: str, line: int, form: str, *own: str | None) -> Source:
    return Source(path, line, form, own[0] if own else article_id)


def _person(name: str, spellings: list[str], roles: list[str], mentions: list[int]) -> Person:
    spans = tuple(Span(*mentions[i : i + 2]) for i in range(0, len(mentions), 2))
    return Person(name, tuple(spellings) or (name,), tuple(roles), spans)
