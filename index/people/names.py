"""Names as keys: what the ways of writing one person's name have in common, and which names may be one person's."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from index.people.name_words import FAMILY_FIRST, GENERATIONS, PARTICLES, SHORT_FORMS

if TYPE_CHECKING:
    from collections.abc import Sequence

_LETTERS: Final = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "ð": "d", "þ": "th"}
)
_SOUNDS: Final = (
    (re.compile(r"^(?:al|el|ul|ad|as|ash|an|ar|at|az)[-‐‑]"), ""),
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
    (re.compile(r"['’ʼ\-‐‑]"), ""),
    (re.compile(r"(.)\1+"), r"\1"),
)

_HYPHENED: Final = re.compile(r"[^\W\d_]{2,6}-[a-z]{2,6}\Z")
_SYLLABLE: Final = (
    r"(?:zh|ch|sh|[bpmfdtnlgkhjqxzcsryw])?(?:[iu]?a(?:ng|n|o|i|e)?|[iu]?e(?:ng|n|i|o|ok|ong)?|i(?:ng|n|u|a|l|m|k)?"
    r"|o(?:ng|u|o|k|n)?|u(?:ng|n|i|o|k|l|m)?|yeo?ng?|y[aeou]u?n?g?)"
)
_EASTERN: Final = re.compile(rf"{_SYLLABLE}(?:['’\-]?{_SYLLABLE})?\Z")


class NameForm(NamedTuple):
    """A name as keys: the words but initials, particles and generation, in order; ``eastern`` as written."""

    keys: tuple[str, ...]
    initials: str
    generation: str
    eastern: bool


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


def name_form(words: Sequence[str], *, eastern: bool) -> NameForm:
    """Return a name as keys.

    Args:
        words: Of the name, as written, titles left out.
        eastern: Whether the family name is written first.
    """
    keys: list[str] = []
    initials = generation = ""
    for position, word in enumerate(words):
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
    if eastern and len(keys) > 2:
        keys[1:] = ["".join(keys[1:])]
    return NameForm(tuple(keys), initials, generation, eastern)


def whole_key(form: NameForm) -> str:
    """Return a full form as one key, that no single word can be."""
    return "\t".join((*form.keys, form.initials, form.generation))


def compatible(one: NameForm, other: NameForm) -> bool:
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


def surname_key(form: NameForm) -> str:
    """Return the key of the family name."""
    return form.keys[0] if form.eastern else form.keys[-1]


def family_first(words: Sequence[str]) -> bool:
    """Tell whether a name is written family name first: "Xi Jinping", "Kim Jong Un", not "Kim Kardashian"."""
    if not 2 <= len(words) <= 3 or fold(words[0]) not in FAMILY_FIRST:
        return False
    if _HYPHENED.match(words[-1]):
        return True
    return all(len(word) < 13 and _EASTERN.match(fold(word)) is not None for word in words[1:])


def read_name(name: str) -> NameForm:
    """Return a whole name as keys: as it is written in a text, or as it is asked for."""
    words = name.split()
    return name_form(words, eastern=family_first(words))


def may_name(asked: NameForm, spelling: NameForm) -> bool:
    """Tell whether a spelling may name whom was asked for.

    A surname asks for all who bear it, whatever its spelling; a full name for those with a compatible first name too.
    """
    if not asked.keys or not spelling.keys:
        return False
    if len(asked.keys) == 1:
        return surname_key(spelling) == asked.keys[0]
    return compatible(asked, spelling)


_SEPARATOR: Final = "\x1f"


def name_terms(spelling: str) -> list[str]:
    """Return the terms under which the index finds a spelling by the key of any of its words."""
    return [f"{each}{_SEPARATOR}{spelling}" for each in dict.fromkeys(key(word) for word in spelling.split())]


def name_prefix(word_key: str) -> str:
    """Return what the terms of all spellings with a word of that key begin with."""
    return f"{word_key}{_SEPARATOR}"


def spelling_of(term: str) -> str:
    """Return the spelling in a term that ``name_terms`` made."""
    return term.partition(_SEPARATOR)[2]
