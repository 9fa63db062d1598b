"""Mentions of one person inside one article: full name and surname, spellings of one name; namesakes kept apart."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from itertools import chain, compress
from operator import attrgetter
from typing import TYPE_CHECKING, Final, NamedTuple

from index.article import Person
from index.people.names import NameForm, compatible, is_surname_of, name_form, surname_key
from index.people.sounds import key, near, skeleton
from index.span import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.people.tokens import Tokens

_NAMESAKES: Final = 6  # people under one surname that a new full form is compared with: keeps the time linear
_LONG: Final = 6  # letters of a surname that another spelling of it may stand for alone


class Sighting(NamedTuple):
    """A place that may name somebody.

    Attributes:
        start: Half-open, in tokens.
        end: Behind its last word.
        words: Of the name, a nickname inside it left out.
        roles: As written beside it.
        proved: Whether the text says that it is a person.
        eastern: Whether the family name is written first.
        doubtful: Whether it stands where a place would.
    """

    start: int
    end: int
    words: tuple[str, ...]
    roles: tuple[str, ...]
    proved: bool
    eastern: bool
    doubtful: bool


_PROVED: Final = attrgetter("proved")
_EASTERN: Final = attrgetter("eastern")
_ROLES: Final = attrgetter("roles")
_WORDS: Final = attrgetter("words")


def _first(sightings: Sequence[Sighting]) -> int:
    """Return where a person is first named."""
    return sightings[0].start


class _Group:
    """One person while the article is read."""

    __slots__ = ("forms", "full", "sightings")

    def __init__(self, form: NameForm) -> None:
        self.forms = [form]
        self.sightings: list[Sighting] = []
        self.full = 0

    def learn(self, form: NameForm) -> None:
        """Take a form for one of this person's."""
        if form not in self.forms and len(self.forms) < _NAMESAKES:
            self.forms.append(form)
        self.full += len(form.keys) > 1


class _People:
    """Who an article names, by whole names, by the words that may stand for them alone, and by first names."""

    def __init__(self) -> None:
        self.groups: list[_Group] = []
        self._whole: dict[NameForm, _Group] = {}
        self._words: dict[str, list[_Group]] = {}
        self._first: dict[str, list[_Group]] = {}
        self._alike: dict[str, list[str]] = {}

    def full(self, form: NameForm) -> _Group | None:
        """Return the person whom a full form, or a family name of several words, names; None if not known."""
        exact = self._whole.get(form)
        if exact is not None:
            return exact
        for word in dict.fromkeys((form.keys[-1], *form.keys[1:-1], form.keys[0])):
            for group in self._words.get(word, ()):
                if any(compatible(form, other, initials=True) or is_surname_of(form, other) for other in group.forms):
                    return group
        for group in self._first.get(form.keys[0], ()):
            if any(compatible(form, other, initials=True) for other in group.forms):
                return group
        return None

    def enter(self, form: NameForm) -> _Group:
        """Return the person of a form, a new one if need be, and make every word that may stand for them known."""
        group = self.full(form) if len(form.keys) > 1 else next(iter(self._words.get(form.keys[0], ())), None)
        if group is None:
            group = _Group(form)
            self.groups.append(group)
        group.learn(form)
        if self._whole.setdefault(form, group) is not group or len(group.forms) >= _NAMESAKES:
            return group
        alone = form.keys if form.eastern or len(form.keys) == 1 else form.keys[1:]
        for word in alone:
            if word not in self._words and len(word) >= _LONG:
                self._alike.setdefault(skeleton(word), []).append(word)
            _add(self._words, word, group)
        if len(form.keys) > 1:
            _add(self._first, form.keys[0], group)
        return group

    def holds(self, word: str) -> bool:
        """Tell whether a word may stand for somebody as a surname."""
        return word in self._words

    def bare(self, sighting: Sighting, form: NameForm) -> _Group | None:
        """Return whom a single word stands for: who bears it as a surname, and is named most; then who came first.

        A first name alone stands for the only one who has it, where something proves that it is a person.
        """
        if sighting.doubtful:
            return None
        holders = self._words.get(form.keys[0])
        if not holders:
            return self._by_first_name(form) if sighting.proved else None
        if form.generation:
            holders = [group for group in holders if group.forms[0].generation == form.generation] or holders
        if len(holders) == 1:
            return holders[0]

        def rank(group: _Group) -> tuple[bool, int]:
            return any(surname_key(other) == form.keys[0] for other in group.forms), group.full

        return max(holders, key=rank)

    def _by_first_name(self, form: NameForm) -> _Group | None:
        word = form.keys[0]
        holders = self._first.get(word, ())
        if len(holders) == 1:
            return holders[0]
        if holders or len(word) < _LONG:
            return None
        alike = [known for known in self._alike.get(skeleton(word), ())[:_NAMESAKES] if near(known, word)]
        return self._words[alike[0]][0] if len(alike) == 1 and len(self._words[alike[0]]) == 1 else None


def _add(known: dict[str, list[_Group]], word: str, group: _Group) -> None:
    holders = known.setdefault(word, [])
    if len(holders) < _NAMESAKES and group not in holders:
        holders.append(group)


def join(tokens: Tokens, sightings: Sequence[Sighting]) -> tuple[Person, ...]:
    """Make people of sightings, which come in body order; what is neither proved nor known elsewhere falls away."""
    if not any(map(_PROVED, sightings)):
        return ()
    related = _related(sightings) if len(sightings) > 1 else ()
    if not related:
        return tuple([_alone(tokens, sighting) for sighting in sightings if sighting.proved])
    named = [[each] for each, joins in zip(sightings, related, strict=True) if each.proved and not joins]
    named += [group.sightings for group in _grouped(list(compress(sightings, related)))]
    named.sort(key=_first)
    return tuple([_person(tokens, each) for each in named])


def _related(sightings: Sequence[Sighting]) -> Sequence[bool]:
    """Tell, fast, which sightings may be of one person with another; nothing where none may, as in most short texts.

    The others have no word that sounds like one of another sighting, and so are of one person each, or of nobody.
    """
    marks = [list(map(key, words)) for words in map(_WORDS, sightings)]
    every = list(chain.from_iterable(marks))
    if "." in "".join(every) or (True in map(_EASTERN, sightings) and max(map(len, marks)) > 2):
        return [True] * len(sightings)  # initials are put together, and given names of East Asia
    if 1 in map(len, marks) and any(len(each) == 1 and len(each[0]) >= _LONG for each in marks):
        for each in marks:  # what stands alone may be another's surname, misspelt
            each += [f"{skeleton(word)}-" for word in each if len(word) >= _LONG]
        every = list(chain.from_iterable(marks))
    if len(set(every)) == len(every):
        return ()
    counts = Counter(every)
    return [max(map(counts.__getitem__, each)) > 1 for each in marks]


def _grouped(sightings: Sequence[Sighting]) -> list[_Group]:
    """Put together the sightings of each person; those that name nobody are in none."""
    read = [(sighting, _form(sighting.words, sighting.eastern)) for sighting in sightings]
    people = _People()
    chosen: list[_Group | None] = [None] * len(read)
    spoken = {form.keys[0] for sighting, form in read if sighting.proved and len(form.keys) == 1}
    for proof in (True, False):
        for index, (sighting, form) in enumerate(read):
            if sighting.proved is not proof or len(form.keys) < 2:
                continue
            if proof or form.keys[-1] in spoken or people.holds(form.keys[-1]) or people.full(form) is not None:
                chosen[index] = people.enter(form)
    singles = [(index, sighting, form) for index, (sighting, form) in enumerate(read) if len(form.keys) == 1]
    for index, sighting, form in singles:
        chosen[index] = people.bare(sighting, form)
    for index, sighting, form in singles:
        if chosen[index] is None and form.keys[0] in spoken and not sighting.doubtful:
            chosen[index] = people.enter(form)
    for group, (sighting, _) in zip(chosen, read, strict=True):
        if group is not None:
            group.sightings.append(sighting)
    return people.groups


@lru_cache(maxsize=1 << 15)
def _form(words: tuple[str, ...], eastern: bool) -> NameForm:  # noqa: FBT001 a cache takes what it is given by place
    return name_form(words, eastern=eastern)


def _alone(tokens: Tokens, sighting: Sighting) -> Person:
    """Return a person who is named once."""
    start, end, words, roles, _, _, _ = sighting
    span = tokens.span(start, end)
    spelling = words[0] if len(words) == 1 else tokens.folded(span)
    if len(roles) > 1:
        roles = tuple(dict.fromkeys(roles))
    return Person(spelling, (spelling,), roles, (Span(*span),))


def _person(tokens: Tokens, sightings: Sequence[Sighting]) -> Person:
    """Return the person of some sightings, which come in body order."""
    if len(sightings) == 1:
        return _alone(tokens, sightings[0])
    written = [_spelling(tokens, sighting) for sighting in sightings]
    spans = tuple([Span(*tokens.span(each.start, each.end)) for each in sightings])
    roles = tuple(dict.fromkeys(chain.from_iterable(map(_ROLES, sightings))))
    spellings = Counter(written)
    full = [spelling for spelling, sighting in zip(written, sightings, strict=True) if len(sighting.words) > 1]
    name = max(dict.fromkeys(full or spellings), key=lambda spelling: (spellings[spelling], len(spelling)))
    return Person(name, tuple(spellings), roles, spans)


def _spelling(tokens: Tokens, sighting: Sighting) -> str:
    """Return a name as written, white space folded."""
    words = sighting.words
    return words[0] if len(words) == 1 else tokens.written(sighting.start, sighting.end)
