"""The people of many articles: who they are under all their spellings, with roles, counts and days.

Spellings are put together for show only. A full name joins the most frequent one with that surname and a compatible
first name, if it is compatible with every form that has joined already; a surname alone joins only when one person of
the index can be meant.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from index.people.names import compatible, read_name, surname_key
from index.terms import fold_phrase

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable

    from index.aliases import Aliases
    from index.article import Article
    from index.people.names import NameForm


@dataclass(frozen=True, slots=True)
class Entry:
    """Somebody named in articles.

    Attributes:
        name: The most frequent full spelling, or the one that the user prefers.
        spellings: All of them, most frequent first.
        roles: Most frequent first.
        articles: In how many.
        first, last: Days of publication at both ends, None where all are undated.
    """

    name: str
    spellings: tuple[str, ...]
    roles: tuple[str, ...]
    articles: int
    first: datetime.date | None
    last: datetime.date | None


@dataclass(slots=True)
class _Person:
    forms: list[NameForm] = field(default_factory=list)
    names: Counter[str] = field(default_factory=Counter)
    spellings: Counter[str] = field(default_factory=Counter)
    roles: Counter[str] = field(default_factory=Counter)
    articles: set[str] = field(default_factory=set)
    days: set[datetime.date] = field(default_factory=set)
    preferred: str | None = None

    def add(self, other: _Person) -> None:
        self.forms += [form for form in other.forms if form not in self.forms]
        self.names += other.names
        self.spellings += other.spellings
        self.roles += other.roles
        self.articles |= other.articles
        self.days |= other.days


def census(articles: Iterable[Article], aliases: Aliases) -> list[Entry]:
    """Return the people of articles, those in most articles first, then by name."""
    by_name: dict[str, _Person] = {}
    for article in articles:
        for person in article.people:
            others = aliases.others(person.name)
            found = by_name.setdefault(fold_phrase(others[0] if others else person.name), _Person())
            found.preferred = others[0] if others else None
            found.names[person.name] += 1
            found.spellings.update(person.spellings)
            found.roles.update(person.roles)
            found.articles.add(article.id)
            if article.date:
                found.days.add(article.date)
    for found in by_name.values():
        found.forms = [read_name(found.preferred or found.names.most_common(1)[0][0])]
    joined = _joined(sorted(by_name.items(), key=lambda each: (-len(each[1].articles), each[0])), aliases)
    return sorted(map(_entry, joined), key=lambda entry: (-entry.articles, entry.name))


def _joined(people: Iterable[tuple[str, _Person]], aliases: Aliases) -> list[_Person]:
    by_surname: dict[str, list[_Person]] = {}
    alone: list[_Person] = []
    for _, person in people:
        (form,) = person.forms
        if len(form.keys) < 2:
            alone.append(person)
            continue
        known = by_surname.setdefault(surname_key(form), [])
        same = next((each for each in known if _may_join(each, person, aliases)), None)
        if same is None:
            known.append(person)
        else:
            same.add(person)
    rest = []
    for person in alone:
        bearers = by_surname.get(person.forms[0].keys[0] if person.forms[0].keys else "", [])
        if len(bearers) == 1 and _allowed(bearers[0], person, aliases):
            bearers[0].add(person)
        else:
            rest.append(person)
    return [*(person for known in by_surname.values() for person in known), *rest]


def _may_join(known: _Person, person: _Person, aliases: Aliases) -> bool:
    return all(compatible(form, person.forms[0]) for form in known.forms) and _allowed(known, person, aliases)


def _allowed(known: _Person, person: _Person, aliases: Aliases) -> bool:
    """Tell whether nothing keeps two apart: the user's word, or an article that names both."""
    if any(aliases.keep_apart(a, b) for a in known.names for b in person.names):
        return False
    return known.articles.isdisjoint(person.articles)


def _entry(person: _Person) -> Entry:
    spellings = tuple(sorted(person.spellings, key=lambda each: (-person.spellings[each], each)))
    name = person.preferred or max(person.names, key=lambda each: (len(each.split()) > 1, person.names[each], each))
    roles = tuple(sorted(person.roles, key=lambda each: (-person.roles[each], each)))
    days = sorted(person.days)
    return Entry(name, spellings, roles, len(person.articles), days[0] if days else None, days[-1] if days else None)
