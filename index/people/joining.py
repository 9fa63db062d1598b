"""Mentions of one person inside one article: full name and surname, spellings of one name; namesakes kept apart."""

from __future__ import annotations

from collections import Counter
from typing import Final, NamedTuple

from index.article import Person, Span
from index.people.names import NameForm, compatible, name_form, surname_key, whole_key

_NAMESAKES: Final = 6  # people under one surname that a new full form is compared with: keeps the time linear


class Sighting(NamedTuple):
    """A place that may name somebody.

    Attributes:
        start: In code points into the body.
        end: Exclusive.
        spelling: As written, white space folded.
        words: Of the name.
        roles: As written beside it.
        proved: Whether the text beside it says that it is a person.
        eastern: Whether the family name is written first.
        doubtful: Whether it stands where a place would.
    """

    start: int
    end: int
    spelling: str
    words: tuple[str, ...]
    roles: tuple[str, ...]
    proved: bool
    eastern: bool
    doubtful: bool


class _Group:
    """One person while the article is read."""

    def __init__(self, form: NameForm) -> None:
        self.forms = [form]
        self.sightings: list[Sighting] = []
        self.full = 0

    def take(self, sighting: Sighting, form: NameForm) -> None:
        """Count a sighting as a mention of this person."""
        self.sightings.append(sighting)
        self.full += len(form.keys) > 1
        if form not in self.forms and len(self.forms) < _NAMESAKES:
            self.forms.append(form)


def join(sightings: list[Sighting]) -> tuple[Person, ...]:
    """Make people of sightings, which come in body order; what is neither proved nor known elsewhere falls away."""
    forms = [name_form(sighting.words, eastern=sighting.eastern) for sighting in sightings]
    groups: list[_Group] = []
    known: dict[str, list[_Group]] = {}
    chosen: list[_Group | None] = [None] * len(sightings)
    spoken = {
        form.keys[0] for sighting, form in zip(sightings, forms, strict=True) if sighting.proved and len(form.keys) == 1
    }
    for proof in (True, False):
        for index, (sighting, form) in enumerate(zip(sightings, forms, strict=True)):
            if len(form.keys) < 2 or sighting.proved is not proof:
                continue
            last = form.keys[-1]
            if not proof and not (last in spoken or last in known or _same(form, known) is not None):
                continue
            chosen[index] = _enter(form, groups, known)
    for index, (sighting, form) in enumerate(zip(sightings, forms, strict=True)):
        if len(form.keys) == 1:
            chosen[index] = _bare(sighting, form, known)
    for index, (sighting, form) in enumerate(zip(sightings, forms, strict=True)):
        if len(form.keys) == 1 and chosen[index] is None and form.keys[0] in spoken and not sighting.doubtful:
            chosen[index] = _enter(form, groups, known)
    for sighting, form, group in zip(sightings, forms, chosen, strict=True):
        if group is not None:
            group.take(sighting, form)
    return tuple(_person(group) for group in sorted(groups, key=lambda group: group.sightings[0].start))


def _same(form: NameForm, known: dict[str, list[_Group]]) -> _Group | None:
    """Return the person whom a full form names, if known."""
    exact = known.get(whole_key(form))
    if exact:
        return exact[0]
    for word in dict.fromkeys((form.keys[-1], *form.keys[1:-1], form.keys[0])):
        for group in known.get(word, ()):
            for other in group.forms:
                if compatible(form, other):
                    return group
    return None


def _enter(form: NameForm, groups: list[_Group], known: dict[str, list[_Group]]) -> _Group:
    """Return the person of a form, a new one if need be, and make every word that may stand for them known."""
    group = _same(form, known) if len(form.keys) > 1 else next(iter(known.get(form.keys[0], ())), None)
    if group is None:
        group = _Group(form)
        groups.append(group)
    elif form not in group.forms and len(group.forms) < _NAMESAKES:
        group.forms.append(form)
    known.setdefault(whole_key(form), [group])
    for word in form.keys if form.eastern or len(form.keys) == 1 else form.keys[1:]:
        holders = known.setdefault(word, [])
        if len(holders) < _NAMESAKES and group not in holders:
            holders.append(group)
    group.full += len(form.keys) > 1
    return group


def _bare(sighting: Sighting, form: NameForm, known: dict[str, list[_Group]]) -> _Group | None:
    """Return whom a surname alone stands for: who bears it as a surname, and is named most; then who came first."""
    holders = known.get(form.keys[0], ())
    if not holders or sighting.doubtful:
        return None

    def rank(group: _Group) -> tuple[bool, int]:
        return any(surname_key(other) == form.keys[0] for other in group.forms), group.full

    if form.generation:
        holders = [group for group in holders if group.forms[0].generation == form.generation] or holders
    return max(holders, key=rank)


def _person(group: _Group) -> Person:
    spellings = Counter(sighting.spelling for sighting in group.sightings)
    full = [sighting.spelling for sighting in group.sightings if len(sighting.words) > 1] or list(spellings)
    name = max(dict.fromkeys(full), key=lambda spelling: (spellings[spelling], len(spelling)))
    return Person(
        name,
        tuple(spellings),
        tuple(dict.fromkeys(role for sighting in group.sightings for role in sighting.roles)),
        tuple(Span(sighting.start, sighting.end) for sighting in group.sightings),
    )
