"""The people of many articles: who they are under all their spellings, with roles, counts and days.

Spellings are put together for show only. A full name joins the most frequent one with that surname and a compatible
first name, if it is compatible with every form that has joined already; a surname alone joins only who must be meant:
the one person here who bears it, or who is named many times as often in the same years.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from index.people.names import compatible, is_surname_of, read_name, surname_key
from index.people.sounds import skeleton
from index.terms import fold_phrase

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable

    from index.aliases import Aliases
    from index.article import Article, Person
    from index.people.names import NameForm


_FAR_MORE = 5  # times as often as any namesake, for a surname alone to mean somebody


@dataclass(frozen=True, slots=True)
class Entry:
    """Somebody named in articles.

    Attributes:
        name: The most frequent full spelling, or the one that the user prefers.
        spellings: All of them, most frequent first.
        roles: Most frequent first.
        articles: In how many.
        alone: In how many of these by surname alone, which ``person:"Full Name"`` does not find.
        first, last: Days of publication at both ends, None where all are undated.
    """

    name: str
    spellings: tuple[str, ...]
    roles: tuple[str, ...]
    articles: int
    alone: int
    first: datetime.date | None
    last: datetime.date | None


@dataclass(slots=True)
class _Person:
    forms: list[NameForm] = field(default_factory=list)
    names: Counter[str] = field(default_factory=Counter)
    spellings: Counter[str] = field(default_factory=Counter)
    roles: Counter[str] = field(default_factory=Counter)
    articles: dict[str, datetime.date | None] = field(default_factory=dict)
    preferred: str | None = None
    alone: int = 0

    def take(self, person: Person, article: Article) -> None:
        """Count what one article says of this person."""
        self.names[person.name] += 1
        self.spellings.update(person.spellings)
        self.roles.update(person.roles)
        self.articles[article.id] = article.date

    def add(self, other: _Person) -> None:
        """Take another in."""
        self.forms += [form for form in other.forms if form not in self.forms]
        self.names += other.names
        self.spellings += other.spellings
        self.roles += other.roles
        self.articles |= other.articles

    def about(self, day: datetime.date | None) -> int:
        """Return in how many articles of that year and its neighbours; of all years where no day is known."""
        if day is None:
            return len(self.articles)
        return sum(other is not None and abs(other.year - day.year) < 2 for other in self.articles.values())


def census(articles: Iterable[Article], aliases: Aliases) -> list[Entry]:
    """Return the people of articles, those in most articles first, then by name."""
    by_name: dict[str, _Person] = {}
    for article in articles:
        for person in article.people:
            others = aliases.others(person.name)
            found = by_name.setdefault(fold_phrase(others[0] if others else person.name), _Person())
            found.preferred = others[0] if others else None
            found.take(person, article)
    for found in by_name.values():
        # In whatever order the articles come.
        most = min(found.names, key=lambda name: (-found.names[name], name))
        found.forms = [read_name(found.preferred or most)]
    joined = _joined(sorted(by_name.items(), key=lambda each: (-len(each[1].articles), each[0])), aliases)
    return sorted(map(_entry, joined), key=lambda entry: (-entry.articles, entry.name))


def _joined(people: Iterable[tuple[str, _Person]], aliases: Aliases) -> list[_Person]:
    by_surname: dict[str, list[_Person]] = {}
    alone: list[_Person] = []
    for _, person in people:
        (form,) = person.forms
        if len(form.keys) < 2 or form.particle:
            alone.append(person)
            continue
        known = by_surname.setdefault(skeleton(surname_key(form)), [])
        same = next((each for each in known if _may_join(each, person, aliases)), None)
        if same is None:
            known.append(person)
        else:
            same.add(person)
    rest = []
    for person in alone:
        known = by_surname.get(skeleton(surname_key(person.forms[0])), []) if person.forms[0].keys else []
        bearer = _bearer(person, [each for each in known if _bears(each, person.forms[0])], aliases)
        if bearer is not None:
            bearer.add(person)
            bearer.alone += len(person.articles)
        else:
            rest.append(person)
    return [*(person for known in by_surname.values() for person in known), *rest]


def _bears(known: _Person, surname: NameForm) -> bool:
    return any(surname_key(form) == surname.keys[-1] or is_surname_of(surname, form) for form in known.forms)


def _bearer(person: _Person, bearers: list[_Person], aliases: Aliases) -> _Person | None:
    """Return whom a surname alone means: the only one who bears it, or who is named far more in the same years."""
    bearers = [bearer for bearer in bearers if _allowed(bearer, person, aliases)]
    if len(bearers) < 2:
        return bearers[0] if bearers else None
    days = list(person.articles.values())
    counts = [sum(bearer.about(day) for day in days) for bearer in bearers]
    most, next_ = sorted(counts, reverse=True)[:2]
    return bearers[counts.index(most)] if most >= _FAR_MORE * max(next_, len(days)) else None


def _may_join(known: _Person, person: _Person, aliases: Aliases) -> bool:
    return all(compatible(form, person.forms[0]) for form in known.forms) and _allowed(known, person, aliases)


def _allowed(known: _Person, person: _Person, aliases: Aliases) -> bool:
    """Tell whether nothing keeps two apart: the user's word, or an article that names both."""
    if any(aliases.keep_apart(a, b) for a in known.names for b in person.names):
        return False
    return known.articles.keys().isdisjoint(person.articles)


def _entry(person: _Person) -> Entry:
    spellings = tuple(sorted(person.spellings, key=lambda each: (-person.spellings[each], each)))
    name = person.preferred or max(person.names, key=lambda each: (len(each.split()) > 1, person.names[each], each))
    roles = _by_frequency(person.roles)
    days = sorted(day for day in person.articles.values() if day)
    return Entry(
        name,
        spellings,
        roles,
        len(person.articles),
        person.alone,
        days[0] if days else None,
        days[-1] if days else None,
    )


def _by_frequency(roles: Counter[str]) -> tuple[str, ...]:
    """Return roles, most frequent first; those that differ in capitals alone count as the most frequent of them."""
    folded: Counter[str] = Counter()
    shown: dict[str, str] = {}
    for role in sorted(roles, key=lambda each: (-roles[each], each)):
        folded[role.casefold()] += roles[role]
        shown.setdefault(role.casefold(), role)
    return tuple(shown[each] for each in sorted(folded, key=lambda each: (-folded[each], each)))
