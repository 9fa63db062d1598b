"""Names as keys: what the ways of writing one person's name have in common, and which names may be one person's."""

from __future__ import annotations

import re
from functools import cache

from index.frozen import NamedTuple
from index.patterns import later
from index.people.given_names import GIVEN
from index.people.name_words import FAMILY_FIRST, GENERATIONS, PARTICLES, SHORT_FORMS
from index.people.sounds import LONG, alike, fold, key, misspelt, near, skeleton, swapped

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Final


_ROMAN: Final = re.compile(r"X*(?:IX|IV|V?I{0,3})")  # of popes and kings, in capitals: "Pius XI" is no Xi
_HYPHENED: Final = later(r"[^\W\d_]{2,6}-[a-z]{2,6}\Z")
_SYLLABLE: Final = (
    r"(?:zh|ch|sh|[bpmfdtnlgkhjqxzcsryw])?(?:[iu]?a(?:ng|n|o|i|e)?|[iu]?e(?:ng|n|i|o|ok|ong)?|i(?:ng|n|u|a|l|m|k)?"
    r"|o(?:ng|u|o|k|n)?|u(?:ng|n|i|o|k|l|m)?|yeo(?:ng?|l|p|k)|yong?|y[aeou]u?n?g?)"
)
_EASTERN: Final = later(rf"{_SYLLABLE}(?:['’\-]?{_SYLLABLE})?\Z")


class NameForm(NamedTuple):
    """A name as keys.

    Attributes:
        keys: Of the words in order, but initials, particles and generation.
        initials: Of the names between, in small letters.
        generation: "jr", "iii", or nothing.
        eastern: Whether the family name is written first.
        particle: Whether it begins with a particle: "Le Pen".
        dropped: The particles that are no keys: "de" of "Bill de Blasio".
        given_first, given_last: Whether the first and the last word is a known first name.
    """

    keys: tuple[str, ...]
    initials: str
    generation: str
    eastern: bool
    particle: bool
    dropped: tuple[str, ...]
    given_first: bool
    given_last: bool


def name_form(words: Sequence[str], *, eastern: bool) -> NameForm:
    """Return a name as keys.

    Args:
        words: Of the name, as written, titles left out.
        eastern: Whether the family name is written first.
    """
    lowered = [word.lower() for word in words]
    particles = [lower in PARTICLES for lower in lowered]
    keys: list[str] = []
    initials = generation = ""
    for position, (word, lower) in enumerate(zip(words, lowered, strict=True)):
        if position and (lower in GENERATIONS or (word[0] in "XVI" and _ROMAN.fullmatch(word))):
            generation = lower.rstrip(".")
        elif word[-1] == ".":
            initials += lower.replace(".", "")
        elif not particles[position] or word[0].isupper():
            keys.append(key(word))
    if not keys or (len(keys) == 1 and initials):
        keys = [initials, *keys]
        initials = ""
    if eastern and len(keys) > 2:
        keys[1:] = ["".join(keys[1:])]
    dropped = [word for word, particle in zip(words, particles, strict=True) if particle and not word[0].isupper()]
    return NameForm(
        tuple(keys),
        initials,
        generation,
        eastern,
        particles[0] and len(words) > 1,
        tuple(dropped),
        not particles[0] and fold(words[0]) in GIVEN,
        True not in particles and fold(words[-1]) in GIVEN,
    )


def compatible(one: NameForm, other: NameForm, *, initials: bool = False) -> bool:
    """Tell whether two full forms may name one person: the shorter goes into the longer, first name into first name.

    Args:
        one: A form of several keys; any other is compatible with itself alone.
        other: Likewise.
        initials: Whether "R. Kelly" may be "Ruth Kelly": inside one article, not across many.
    """
    if one == other:
        return True
    if one.generation != other.generation:
        return False
    if len(one.keys) < 2 or len(other.keys) < 2:
        return len(one.keys) != len(other.keys) and "".join(one.keys) == "".join(other.keys)  # "VladimirPutin"
    if one.initials and other.initials and not _initials(one.initials, other.initials):
        return False
    short, long = (one, other) if len(one.keys) <= len(other.keys) else (other, one)
    if "".join(short.keys) == "".join(long.keys):
        return True
    if len(short.keys) == len(long.keys):
        return _same_names(short, long, initials=initials) or _turned(short, long)
    if short.given_last and short.keys[-1] != long.keys[-1]:
        return False
    if not _first_names(short.keys[0], long.keys[0], initials=initials):
        return False
    rest = iter(long.keys[1:])
    return all(word in rest for word in short.keys[1:])


def _same_names(one: NameForm, other: NameForm, *, initials: bool) -> bool:
    """Tell whether forms of one length agree: all names but one as written or near, the one near or a short form."""
    if one.keys[1:] == other.keys[1:]:
        first, second = one.keys[0], other.keys[0]
        return _first_names(first, second, initials=initials) or (
            not one.eastern
            and ((first[-1] == second[-1] and near(first, second)) or alike(first, second) or _slipped(one, other))
        )
    if one.eastern or other.eastern or one.keys[:-1] != other.keys[:-1]:
        return False
    last, other_last = one.keys[-1], other.keys[-1]
    return near(last, other_last) or (len(last) >= LONG and swapped(last, other_last))


def _turned(one: NameForm, other: NameForm) -> bool:
    """Tell whether one is the other with the family name first: "Orbán Viktor", "Kim Jong Un" as "Jong Un Kim"."""
    return (
        len(one.keys) == 2
        and one.keys == other.keys[::-1]
        and one.given_first != other.given_first
        and min(map(len, one.keys)) > 1
    )


def _initials(one: str, other: str) -> bool:
    """Tell whether initials of middle names may be the same person's: the shorter begins the longer."""
    return one.startswith(other) or other.startswith(one)


def is_surname_of(short: NameForm, full: NameForm) -> bool:
    """Tell whether several words are the family name of a full form: "Le Pen", "García Márquez", "De Blasio"."""
    if len(short.keys) > 1 and len(short.keys) < len(full.keys) and full.keys[-len(short.keys) :] == short.keys:
        return True
    rest = short.keys[1:]
    return short.particle and short.keys[0] in full.dropped and bool(rest) and full.keys[-len(rest) :] == rest


def _first_names(one: str, other: str, *, initials: bool) -> bool:
    """Tell whether two first names may be one: the same, a short form, or an initial."""
    if one == other or frozenset((one, other)) in _short_keys():
        return True
    short, long = sorted((one, other), key=len)
    return initials and len(short) == 1 and long.startswith(short)


def _slipped(one: NameForm, other: NameForm) -> bool:
    """Tell whether the first name of one is known, and that of the other a slip from it."""
    if one.given_first == other.given_first:
        return False
    known, slip = (one, other) if one.given_first else (other, one)
    return misspelt(known.keys[0], slip.keys[0])


@cache  # a question with a surname alone needs none of them, and making them takes as long as answering it
def _short_keys() -> frozenset[frozenset[str]]:
    return frozenset(frozenset(key(name) for name in pair) for pair in SHORT_FORMS)


def surname_key(form: NameForm) -> str:
    """Return the key of the family name."""
    return form.keys[0] if form.eastern else form.keys[-1]


def family_first(words: Sequence[str]) -> bool:
    """Tell whether a name is written family name first: "Xi Jinping", "Kim Jong Un", not "Kim Kardashian"."""
    if not 2 <= len(words) <= 3 or fold(words[0]) not in FAMILY_FIRST:
        return False
    if _HYPHENED().match(words[-1]):
        return True
    return all(len(word) < 13 and _EASTERN().match(fold(word)) is not None for word in words[1:])


def read_name(name: str) -> NameForm:
    """Return a whole name as keys: as it is written in a text, or as it is asked for."""
    family, comma, given = name.partition(", ")
    if comma and given.rstrip(".").lower() not in GENERATIONS:
        name = f"{given} {family}"
    words = tuple(name.replace(",", "").split())
    return name_form(words, eastern=family_first(words))


def without_title(name: str) -> str:
    """Return a name without the titles before it: "Pope Francis" is Francis; the same where none stand there."""
    words = name.split()
    if len(words) < 2:
        return name
    from index.people.titles import ADDRESS  # noqa: PLC0415 - most questions name nobody by more than a surname

    while len(words) > 1 and fold(words[0]).rstrip(".") in ADDRESS:
        del words[0]
    return " ".join(words) if len(words) < len(name.split()) else name


def may_name(asked: NameForm, spelling: NameForm) -> bool:
    """Tell whether a spelling may name whom was asked for.

    A surname asks for all who bear it, whatever its spelling; a full name for those with a compatible first name too.
    """
    if not asked.keys or not spelling.keys:
        return False
    if len(asked.keys) == 1:
        return surname_key(spelling) == asked.keys[0]
    return compatible(asked, spelling) or (not asked.given_first and is_surname_of(asked, spelling))


_SEPARATOR: Final = "\x1f"


def name_terms(spelling: str) -> list[str]:
    """Return the terms under which the index finds a spelling by the key of any of its words."""
    return [f"{each}{_SEPARATOR}{spelling}" for each in dict.fromkeys(skeleton(key(word)) for word in spelling.split())]


def name_prefix(word_key: str) -> str:
    """Return what the terms of all spellings with a word of that key, or one near it, begin with."""
    return f"{skeleton(word_key)}{_SEPARATOR}"


def spelling_of(term: str) -> str:
    """Return the spelling in a term that ``name_terms`` made."""
    return term.partition(_SEPARATOR)[2]
