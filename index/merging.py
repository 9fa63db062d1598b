"""Renditions of one text to the article that they make, with all that they say of it."""

from __future__ import annotations

import hashlib
import re
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from index.article import Article, Disagreement, Person, Rendition, Source
from index.days.finding import find_days
from index.people.finding import find_people_in
from index.quotations.finding import find_quotations
from index.terms import fold_phrase
from index.word_hashes import text_words

if TYPE_CHECKING:
    import datetime
    from collections.abc import Sequence

_SINGLE = ("title", "dek", "source", "url", "topic")
_STATED = attrgetter("date", *_SINGLE)


def made_id(rendition: Rendition) -> str:
    """Return the id of a rendition that has none of its own: it stays when the text is edited.

    With 48 bits of where it stands: of 32, three pairs in 117,000 lines of one file were the same.
    """
    place = rendition.path if rendition.form != "json" else f"{rendition.path}:{rendition.line}"
    digest = hashlib.blake2b(place.encode("utf-8", "surrogateescape"), digest_size=6).hexdigest()
    stem = rendition.path.rpartition("/")[2].partition(".")[0]
    readable = re.sub(r"[^a-z0-9]+", "-", fold_phrase(stem))[:40].strip("-")
    return f"{readable}-{digest}" if readable else digest


def article_id(group: Sequence[Rendition], known_id: str | None = None) -> str:
    """Return the id of a group's article: its own, else that under which the index has it, else that of the first."""
    for rendition in group:
        if rendition.id:
            return rendition.id
    return known_id or made_id(group[0])


class Group(NamedTuple):
    """The renditions that make one article.

    Attributes:
        renditions: By path and line, as ``renditions.group`` gives them; not empty.
        added: The day on which it entered the index.
        known_id: The id under which the index has it already, if it has.
    """

    renditions: Sequence[Rendition]
    added: datetime.date
    known_id: str | None = None


def make_articles(groups: Sequence[Group]) -> list[Article]:
    """Make the article of each group: faster for many together than one by one."""
    sources = [_body_source(group.renditions) for group in groups]
    bodies = [group.renditions[source].body for group, source in zip(groups, sources, strict=True)]
    return [
        _article(group, source, found)
        for group, source, found in zip(groups, sources, find_people_in(bodies), strict=True)
    ]


def make_article(group: Sequence[Rendition], added: datetime.date, known_id: str | None = None) -> Article:
    """Make the article of a group of renditions, alone."""
    (article,) = make_articles((Group(group, added, known_id),))
    return article


def _body_source(group: Sequence[Rendition]) -> int:
    """Return which rendition gives the body: nothing of the text may be lost, so the one with most words."""
    return max(range(len(group)), key=lambda i: (len(text_words(group[i].body)), -i)) if len(group) > 1 else 0


def _article(of: Group, body_source: int, found: tuple[Person, ...]) -> Article:
    group, added, known_id = of
    chosen, main = article_id(group, known_id), group[body_source]
    shown = _shown(group)
    date, title, dek, source, url, topic = shown
    people = _people(found, _given(group, "people"))
    made = [rendition.id or made_id(rendition) for rendition in group]
    return Article(
        id=chosen,
        ids=tuple(dict.fromkeys((chosen, known_id or chosen, *made))),
        body=main.body,
        sections=main.sections,
        origins=main.origins,
        sources=tuple([Source(each.path, each.line, each.form, each.id) for each in group]),
        added=added,
        body_source=body_source,
        title=title,
        dek=dek,
        date=date,
        authors=_union(group, "authors"),
        source=source,
        url=url,
        topic=topic,
        cites=_union(group, "cites"),
        people=people,
        quotations=find_quotations(main.body, people, main.sections),
        days=find_days(main.body, date),
        apart=main.apart,
        disagreements=tuple(_disagreements(group, shown[1:])) if len(group) > 1 else (),
    )


def _shown(group: Sequence[Rendition]) -> list[Any]:
    """Return the day and the ``_SINGLE`` values of an article: of each the first that a rendition states, or None."""
    first, *others = map(_STATED, group)
    shown = [value or None for value in first]
    for stated in others:
        shown = [one or other or None for one, other in zip(shown, stated, strict=True)]
    return shown


def _given(group: Sequence[Rendition], name: str) -> tuple[str, ...]:
    if len(group) == 1:
        alone: tuple[str, ...] = getattr(group[0], name)
        return alone
    return tuple([value for rendition in group for value in getattr(rendition, name)])


def _union(group: Sequence[Rendition], name: str) -> tuple[str, ...]:
    given = _given(group, name)
    if len(given) < 2:
        return given
    values: dict[str, str] = {}
    for value in given:
        values.setdefault(fold_phrase(value), value)
    return tuple(values.values())


def _disagreements(group: Sequence[Rendition], shown: Sequence[str | None]) -> list[Disagreement]:
    """Return what renditions say otherwise than the article shows.

    Args:
        group: The renditions.
        shown: The ``_SINGLE`` values of the article.
    """
    found: dict[tuple[str, str], Disagreement] = {}
    folded = {name: fold_phrase(value or "") for name, value in zip(_SINGLE, shown, strict=True)}
    for rendition in group:
        for name in _SINGLE:
            value = getattr(rendition, name)
            if value and fold_phrase(value) != folded[name]:
                found.setdefault((name, value), Disagreement(name, value, rendition.path))
    return list(found.values())


def _people(people: tuple[Person, ...], named: Sequence[str]) -> tuple[Person, ...]:
    """Return the people of a body, and those whom only the metadata names after them."""
    if not named:
        return people
    known = {fold_phrase(spelling) for person in people for spelling in (person.name, *person.spellings)}
    others = {fold_phrase(name): " ".join(name.split()) for name in named}
    return people + tuple(Person(name, (name,), (), ()) for folded, name in others.items() if folded not in known)


def stand_in(article: Article, source: Source) -> Rendition:
    """Return a rendition for a source that cannot be read now, from what the article holds of it."""
    return Rendition(
        path=source.path,
        line=source.line,
        form=source.form,
        id=source.id,
        body=article.body,
        sections=article.sections,
        origins=article.origins,
        date=article.date,
        authors=article.authors,
        cites=article.cites,
        people=tuple(person.name for person in article.people if not person.mentions),
        apart=article.apart,
        **{name: getattr(article, name) for name in _SINGLE},
    )
