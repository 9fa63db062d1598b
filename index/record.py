"""An article as JSON, as it is stored in a segment, and back; what is empty, or follows from the rest, is left out."""

from __future__ import annotations

import datetime

from index.article import Apart, Article, Disagreement, Origin, Person, Section, Source
from index.days.mention import How as HowKnown
from index.days.mention import Mention
from index.quotations.quotation import OPEN, Quotation
from index.span import Span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from index.quotations.quotation import How, Kind

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
    if article.quotations:
        record["quotations"] = _quotation_rows(article)
    if article.days:
        record["days"] = [
            [day.start, day.end, day.first.toordinal(), (day.last - day.first).days, day.how] for day in article.days
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
    people = tuple(_person(*person) for person in record.get("people", ()))
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
        people=people,
        quotations=tuple(_quotation(people, *row) for row in record.get("quotations", ())),
        days=tuple(_mention(*row) for row in record.get("days", ())),
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
    return Person(name, tuple(spellings) or (name,), tuple(roles), _spans(mentions))


def _quotation_rows(article: Article) -> list[list[Any]]:
    """Return each quotation as [its spans, speaker, kind, how, whether by a pronoun, its cue].

    A speaker who is a person is the number of that person; an open quotation ends with its spans, unless something else
    is known of it.
    """
    number = {person.name: i for i, person in enumerate(article.people)}
    rows: list[list[Any]] = []
    for quotation in article.quotations:
        speaker = number.get(quotation.speaker or "") if quotation.kind == "person" else None
        row: list[Any] = [[place for span in quotation.spans for place in span]]
        if quotation.kind != OPEN or quotation.how or quotation.cue:
            row += [quotation.speaker if speaker is None else speaker, quotation.kind, quotation.how]
            row += [int(quotation.pronoun), quotation.cue or ()]
        rows.append(row)
    return rows


def _quotation(
    people: tuple[Person, ...],
    spans: list[int],
    speaker: str | int | None = None,
    kind: Kind = OPEN,
    how: How = "",
    pronoun: int = 0,
    cue: list[int] | tuple[()] = (),
) -> Quotation:
    return Quotation(
        spans=_spans(spans),
        speaker=people[speaker].name if isinstance(speaker, int) else speaker,
        kind=kind,
        how=how,
        pronoun=bool(pronoun),
        cue=Span(*cue) if cue else None,
    )


def _mention(start: int, end: int, first: int, more: int, how: str) -> Mention:
    days = datetime.date.fromordinal
    return Mention(start, end, days(first), days(first + more), HowKnown(how))


def _spans(places: list[int]) -> tuple[Span, ...]:
    return tuple(Span(*places[i : i + 2]) for i in range(0, len(places), 2))
