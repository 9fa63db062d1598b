"""Mentions of one person inside one article: full name and surname, spellings of one name; namesakes kept apart."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import lru_cache
from typing import Final, NamedTuple

from index.article import Person, Span
from index.people.given_names import SHORT_FORMS
from index.people.lexicon import GENERATIONS, PARTICLES

_NAMESAKES: Final = 6  # people under one surname that a new full form is compared with: keeps the time linear
_LETTERS: Final = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "ð": "d", "þ": "th"}
)
_SOUNDS: Final = (
    (re.compile(r"^(?:al|el|ul|ad|as|ash|an|ar|at|az)[-‐‑]"), ""),
    (re.compile(r"['’ʼ\-‐‑]"), ""),
    (re.compile(r"^(?:gh|kh|q|g)(?=[ae]d+h?a)"), "g"),
    (re.compile(r"kh"), "h"),
    (re.compile(r"dh"), "d"),
    (re.compile(r"gh"), "g"),
    (re.compile(r"ph"), "f"),
    (re.compile(r"(?:ou|oo)"), "u"),
    (re.compile(r"ee"), "i"),
    (re.compile(r"(?:ck|q|c(?=[aou]))"), "k"),
    (re.compile(r"t[sz]"), "c"),
    (re.compile(r"(?:iy|ij|yi|y)"), "i"),
    (re.compile(r"(?:eff|off)\Z"), "ev"),
    (re.compile(r"(.)\1+"), r"\1"),
)


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


class _Form(NamedTuple):
    """A name as keys: the words but initials, particles and generation, in order; ``eastern`` as written."""

    keys: tuple[str, ...]
    initials: str
    generation: str
    eastern: bool


class _Group:
    """One person while the article is read."""

    def __init__(self, form: _Form) -> None:
        self.forms = [form]
        self.sightings: list[Sighting] = []
        self.full = 0

    def take(self, sighting: Sighting, form: _Form) -> None:
        """Count a sighting as a mention of this person."""
        self.sightings.append(sighting)
        self.full += len(form.keys) > 1
        if form not in self.forms and len(self.forms) < _NAMESAKES:
            self.forms.append(form)


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """Return a word in lower case without diacritics."""
    if word.isascii():
        return word.lower()
    plain = unicodedata.normalize("NFKD", word.lower())
    return "".join(letter for letter in plain if not unicodedata.combining(letter)).translate(_LETTERS)


@lru_cache(maxsize=65536)
def key(word: str) -> str:
    """Return what the ways of writing one name in Latin letters have in common: Zelensky, Zelenskyy, Zelenskiy."""
    sound = fold(word)
    for pattern, replacement in _SOUNDS:
        sound = pattern.sub(replacement, sound)
    return sound


def join(sightings: list[Sighting]) -> tuple[Person, ...]:
    """Make people of sightings, which come in body order; what is neither proved nor known elsewhere falls away."""
    forms = [_form(sighting) for sighting in sightings]
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


def _form(sighting: Sighting) -> _Form:
    keys: list[str] = []
    initials = generation = ""
    for position, word in enumerate(sighting.words):
        lower = word.lower()
        if position and lower in GENERATIONS:
            generation = lower.rstrip(".")
        elif word.endswith("."):
            initials += lower.replace(".", "")
        elif lower not in PARTICLES or word[0].isupper():
            keys.append(key(word))
    if not keys or (len(keys) == 1 and initials):
        keys = [initials, *keys]
        initials = ""
    if sighting.eastern and len(keys) > 2:
        keys[1:] = ["".join(keys[1:])]
    return _Form(tuple(keys), initials, generation, sighting.eastern)


def _same(form: _Form, known: dict[str, list[_Group]]) -> _Group | None:
    """Return the person whom a full form names, if known."""
    exact = known.get(_whole(form))
    if exact:
        return exact[0]
    for word in dict.fromkeys((form.keys[-1], *form.keys[1:-1], form.keys[0])):
        for group in known.get(word, ()):
            for other in group.forms:
                if _compatible(form, other):
                    return group
    return None


def _whole(form: _Form) -> str:
    """Return a full form as one key, that no single word can be."""
    return "\t".join((*form.keys, form.initials, form.generation))


def _compatible(one: _Form, other: _Form) -> bool:
    """Tell whether two full forms may name one person: the shorter goes into the longer, first name into first name."""
    if one == other:
        return True
    if one.generation != other.generation or len(one.keys) < 2 or len(other.keys) < 2:
        return False
    if len(one.keys) == len(other.keys) and one.keys[1:] != other.keys[1:]:
        return False
    if one.initials and other.initials and one.initials != other.initials:
        return False
    short, long = (one.keys, other.keys) if len(one.keys) <= len(other.keys) else (other.keys, one.keys)
    if not _first_names(short[0], long[0]):
        return False
    rest = iter(long[1:])
    return all(word in rest for word in short[1:])


def _first_names(one: str, other: str) -> bool:
    """Tell whether two first names may be one: the same, a short form, or an initial."""
    if one == other or frozenset((one, other)) in _SHORT_KEYS:
        return True
    short, long = sorted((one, other), key=len)
    return len(short) == 1 and long.startswith(short)


_SHORT_KEYS: Final = frozenset(frozenset(key(name) for name in pair) for pair in SHORT_FORMS)


def _enter(form: _Form, groups: list[_Group], known: dict[str, list[_Group]]) -> _Group:
    """Return the person of a form, a new one if need be, and make every word that may stand for them known."""
    group = _same(form, known) if len(form.keys) > 1 else next(iter(known.get(form.keys[0], ())), None)
    if group is None:
        group = _Group(form)
        groups.append(group)
    elif form not in group.forms and len(group.forms) < _NAMESAKES:
        group.forms.append(form)
    known.setdefault(_whole(form), [group])
    for word in form.keys if form.eastern or len(form.keys) == 1 else form.keys[1:]:
        holders = known.setdefault(word, [])
        if len(holders) < _NAMESAKES and group not in holders:
            holders.append(group)
    group.full += len(form.keys) > 1
    return group


def _bare(sighting: Sighting, form: _Form, known: dict[str, list[_Group]]) -> _Group | None:
    """Return whom a surname alone stands for: who bears it as a surname, and is named most; then who came first."""
    holders = known.get(form.keys[0], ())
    if not holders or sighting.doubtful:
        return None

    def rank(group: _Group) -> tuple[bool, int]:
        return any(_surname(other) == form.keys[0] for other in group.forms), group.full

    if form.generation:
        holders = [group for group in holders if group.forms[0].generation == form.generation] or holders
    return max(holders, key=rank)


def _surname(form: _Form) -> str:
    return form.keys[0] if form.eastern else form.keys[-1]


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
