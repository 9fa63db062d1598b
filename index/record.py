"""An article as JSON, as it is stored in a segment, and back; what is empty, or follows from the rest, is left out."""

from __future__ import annotations

import datetime
import json
from itertools import chain
from json.encoder import encode_basestring as _text

from index.article import Apart, Article, Disagreement, Origin, Person, Section, Source
from index.days.mention import How as HowKnown
from index.days.mention import Mention
from index.quotations.quotation import OPEN, Quotation
from index.span import Span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any

    from index.quotations.quotation import How, Kind

_TEXTS = ("title", "dek", "source", "url", "topic")
_LISTS = ("authors", "cites")
_RARE = ("apart", "disagreements")
_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def write_record(article: Article) -> str:
    """Return the article as JSON text.

    What most articles have is written piece by piece, not by an encoder that looks at each value to see what it is.
    """
    own = article.id
    members = [f'"id":{_text(own)},"body":{_text(article.body)},"added":"{article.added.isoformat()}"']
    if article.ids != (own,):
        members.append(f'"ids":{_texts(article.ids)}')
    if article.date:
        members.append(f'"date":"{article.date.isoformat()}"')
    members += [f'"{name}":{_text(value)}' for name in _TEXTS if (value := getattr(article, name))]
    members += [f'"{name}":{_texts(values)}' for name in _LISTS if (values := getattr(article, name))]
    if len(article.sections) != 1 or article.sections[0].heading:
        sections = [_numbers((*(section.heading or ()), *section.span)) for section in article.sections]
        members.append(f'"sections":[{",".join(sections)}]')
    members.append(f'"sources":[{",".join([_written_source(source, own) for source in article.sources])}]')
    offset, line, column = article.origins[0]
    if len(article.origins) == 1 and (offset, line) == (0, article.sources[article.body_source].line):
        members.append(f'"column":{column}')
    else:
        members.append(f'"origins":{_numbers(chain.from_iterable(article.origins))}')
    if article.body_source:
        members.append(f'"body_source":{article.body_source}')
    members += _found_in(article)
    members += [f'"{name}":{_json(values)}' for name in _RARE if (values := getattr(article, name))]
    return f"{{{','.join(members)}}}"


def _texts(values: Iterable[str]) -> str:
    return f"[{','.join(map(_text, values))}]"


def _numbers(values: Iterable[int]) -> str:
    return f"[{','.join(map(str, values))}]"


def _written_source(source: Source, own: str) -> str:
    path, line, form, stated = source
    also = "" if stated == own else ",null" if stated is None else f",{_text(stated)}"
    return f"[{_text(path)},{line},{_text(form)}{also}]"


def _found_in(article: Article) -> Iterator[str]:
    """Yield what was found in an article's text, as members of its record."""
    if article.people:
        yield f'"people":[{",".join(map(_written_person, article.people))}]'
    if article.quotations:
        yield f'"quotations":[{",".join(_written_quotations(article))}]'
    if article.days:
        days = [
            f"[{start},{end},{first.toordinal()},{(last - first).days},{_text(how)}]"
            for start, end, first, last, how in article.days
        ]
        yield f'"days":[{",".join(days)}]'


def _written_person(person: Person) -> str:
    name, spellings, roles, mentions = person
    others = "[]" if spellings == (name,) else _texts(spellings)
    places = ",".join([f"{start},{end}" for start, end in mentions])
    return f"[{_text(name)},{others},{_texts(roles)},[{places}]]"


def from_record(record: dict[str, Any]) -> Article:
    """Return the article that ``write_record`` wrote this of."""
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


def _written_quotations(article: Article) -> Iterator[str]:
    """Yield each quotation as [its spans, speaker, kind, how, whether by a pronoun, its cue].

    A speaker who is a person is the number of that person; an open quotation ends with its spans, unless something else
    is known of it.
    """
    number = {person.name: i for i, person in enumerate(article.people)}
    for spans, speaker, kind, how, pronoun, cue in article.quotations:
        places = _numbers(chain.from_iterable(spans))
        if kind == OPEN and not how and not cue:
            yield f"[{places}]"
            continue
        person = number.get(speaker or "") if kind == "person" else None
        said_by = person if person is not None else "null" if speaker is None else _text(speaker)
        yield f"[{places},{said_by},{_text(kind)},{_text(how)},{int(pronoun)},{_numbers(cue or ())}]"


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
