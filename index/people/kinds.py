"""The lists that know a word: which knows it best, as a kind of one letter or two, and what follows for names."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final, NamedTuple

from index.people.given_names import GIVEN, WEAK
from index.people.name_words import FAMILY_FIRST, GENERATIONS, PARTICLES
from index.people.places import NATIONS, PLACES
from index.people.roles import is_head
from index.people.small_words import SPEECH, STOP
from index.people.things import BEFORE_THINGS, SURNAMEABLE, THING_AFTER, THINGS
from index.people.titles import ABBREVIATED, COMPLEMENTS, COURTESY, HEADS, KIN, PLURAL_HEADS, ROLE_WORDS

if TYPE_CHECKING:
    from collections.abc import Callable

_LISTS: Final = "census.txt"
_TOWNS: Final = "towns.txt"
SEEN: Final = "seen.txt"
_COMMON: Final = 1000  # the rank up to which a name of the census is a common one
_MEDIUM: Final = 6000


class _Names(NamedTuple):
    first: dict[str, str]
    last: dict[str, str]


@lru_cache(maxsize=1)
def census() -> _Names:
    """Read the name lists of the US Census: each line of the file a list, most frequent first."""
    text = files("index.people").joinpath(_LISTS).read_text(encoding="ascii")
    men, women, last = (line.split() for line in text.splitlines() if not line.startswith("#"))
    first: dict[str, str] = {}
    for names in (men, women):
        for rank, name in enumerate(names):
            first.setdefault(name, "1" if rank < _COMMON // 4 else "2")
    return _Names(
        first, {name: "1" if rank < _COMMON else "2" if rank < _MEDIUM else "3" for rank, name in enumerate(last)}
    )


@lru_cache(maxsize=1)
def town_sizes() -> dict[str, str]:
    """Read the list of towns: 1 for those of half a million people and more, 2 for smaller ones."""
    text = files("index.people").joinpath(_TOWNS).read_text(encoding="ascii")
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    return {town: str(size) for size, line in enumerate(lines, 1) for town in line.split()}


class _Seen(NamedTuple):
    """What the texts that the model learnt from show of words in lower case.

    Attributes:
        names: How often they were names of people when they had a capital: a digit, 0 for never, 9 for always.
        small: ``c`` for those often without a capital, ``C`` for those mostly so.
    """

    names: dict[str, str]
    small: dict[str, str]


@lru_cache(maxsize=1)
def seen_words() -> _Seen:
    """Read what the texts that the model learnt from show of words."""
    text = files("index.people").joinpath(SEEN).read_text(encoding="utf-8")
    seen = _Seen({}, {})
    for line in text.splitlines():
        if not line.startswith("#"):
            share, *words = line.split()
            (seen.names if share.isdecimal() else seen.small).update(dict.fromkeys(words, share))
    return seen


NO_WORD: Final = "0"
SPEAKING: Final = "s"
ALWAYS: Final = "9"  # at the end of a kind: the word was a name whenever the model saw it
# The lists that know words best, the first that holds one; the others only know it with a small letter.
_ANY_KINDS: Final = (("S", STOP), ("J", GENERATIONS), ("d", PARTICLES))
_SMALL_KINDS: Final = (("k", KIN), ("p", PLURAL_HEADS), ("t", THING_AFTER), (SPEAKING, SPEECH), ("r", ROLE_WORDS))
# What is told of a word that these lists hold.
_LISTED: Final = (("P", PLACES), ("T", THINGS), ("B", BEFORE_THINGS), ("E", FAMILY_FIRST), ("C", COMPLEMENTS))


@lru_cache(maxsize=1)
def _capital_kinds() -> dict[str, str]:
    return {word: letter for letter, words in reversed(_ANY_KINDS) for word in words}


@lru_cache(maxsize=1)
def _small_kinds() -> dict[str, str]:
    return {word: letter for letter, words in reversed(_SMALL_KINDS) for word in words} | _capital_kinds()


@lru_cache(maxsize=1)
def listed() -> dict[str, str]:
    """Return which lists hold a word, each a letter."""
    letters: dict[str, str] = {}
    for letter, words in _LISTED:
        for word in words:
            letters[word] = letters.get(word, "") + letter
    return letters


def small_kind(text: str, word: str) -> str:
    """Return the list that knows a word without a capital best.

    Args:
        text: As written; not empty.
        word: The same in small letters.
    """
    bare = word.rstrip(".")
    if bare in COURTESY:
        kind = "M"
    elif bare in ABBREVIATED or is_head(bare):
        kind = "H"
    else:
        kind = _small_kinds().get(word, ".")
    return kind + "^" if _shouts(text) else kind


def capital_kind(text: str, word: str, folded: str) -> str:
    """Return the list that knows a word with a capital best, how often it was a name, and whether it is all capitals.

    Args:
        text: As written; not empty.
        word: The same in small letters.
        folded: The same without diacritics.
    """
    kind = _capital_kind(word, folded)
    if kind[0] in "GFLU?":
        kind += seen_words().names.get(word, "")
    return kind + "^" if _shouts(text) else kind


def _capital_kind(word: str, folded: str) -> str:
    bare = word.rstrip(".")
    if bare in COURTESY:
        return "M"
    if bare in ABBREVIATED or is_head(bare):
        return "H"
    known = _capital_kinds().get(word)
    if known is not None:
        return known
    if bare in NATIONS:
        return "N"
    given = folded in GIVEN or ("-" in folded and folded.partition("-")[0] in GIVEN)
    if word in PLACES:
        return "PG" if given else "P"
    if given:
        return "GW" if folded in WEAK else "G"
    if word in THINGS:
        return "T"
    first, last = census()
    if folded in first:
        return "F"
    rank = last.get(folded)
    return "?" if rank is None else "L" + rank


def _shouts(text: str) -> bool:
    return text.isupper() and len(text) > 1 and "." not in text


_LONG: Final = 5  # letters that a word in capitals has at least if it may be a name: not "FBI"
_NO_NAMES: Final = frozenset(kind + end for kind in "SHMNPTJd" for end in ("", "^")) | {NO_WORD}


def nameable(text: str, word: str, kind: str) -> bool:
    """Tell whether a word can be somebody's name by itself, and is worth asking the model."""
    if kind in _NO_NAMES or (text.isupper() and 1 < len(text) < _LONG) or text.startswith("U."):
        return word in SURNAMEABLE
    return True


_DOTTED: Final = frozenset(
    "u.s. u.k. u.n. e.u. d.c. u.s.a. u.a.e. a.m. p.m. l.a. n.y. b.c. u.s u.k d.c".split()  # noqa: SIM905
)
NAME, BREAK, THING = range(3)
PART: Final = 3  # the bits of these; others follow
BEFORE_THING, NO_NAME, ALWAYS_NAME, HYPHEN = 4, 8, 16, 32
NEVER_NAMES: Final = STOP - SURNAMEABLE - GIVEN


def part(text: str, word: str, kind: str) -> int:
    """Tell what a word of a run is to the rules, by itself.

    Args:
        text: As written.
        word: The same in small letters.
        kind: The list that knows it best.

    Returns:
        ``NAME``, a part of a name, ``BREAK``, an end of names, or ``THING``, a sign that all before is no name; and,
        added to it, ``BEFORE_THING``, that what follows it is none, ``NO_NAME``, for a small word that is never a name,
        ``ALWAYS_NAME``, for a word that was a name whenever the model saw it, ``HYPHEN``, if it holds one.
    """
    marks = (ALWAYS_NAME if kind[-1] == ALWAYS else 0) | (HYPHEN if "-" in text else 0)
    bare = word.rstrip(".")
    if bare in BEFORE_THINGS:
        marks |= BEFORE_THING
    if kind[0] not in "?FL":  # what follows has no word of these kinds
        if word in NEVER_NAMES:
            marks |= NO_NAME
        if word in STOP or bare in COURTESY or is_head(word) or bare in NATIONS:
            return marks | BREAK
        if text[-1:] == "." and bare in ABBREVIATED:
            return marks | BREAK
        if word in THINGS or (word in PLACES and word not in WEAK):
            return marks | (BREAK if word in _DOTTED or word in PLURAL_HEADS else THING)
    if word in _DOTTED or word in PLURAL_HEADS:
        return marks | BREAK
    return marks | (THING if _shouts(text) or not (text[-1:].isalpha() or text[-1:] == ".") else NAME)


_IN_LISTS: Final = frozenset().union(
    COURTESY,
    ABBREVIATED,
    HEADS,
    NATIONS,
    PLACES,
    THINGS,
    PLURAL_HEADS,
    BEFORE_THINGS,
    SURNAMEABLE,
    *(words for _, words in _ANY_KINDS),
)


Judged = tuple[str, int, bool]
"""What a word is by itself: see ``capital_kind`` and ``small_kind``, ``part``, ``nameable``."""


@lru_cache(maxsize=1)
def capital_judge() -> Callable[[str, str, str], Judged]:
    """Return what judges a word with a capital, by its text, in small letters, without diacritics.

    Most words are in no list but those of names, and need not be looked for in all.
    """
    first, last = census()
    names = seen_words().names

    def judge(text: str, word: str, folded: str) -> Judged:
        if word in _IN_LISTS or not word.isalpha():
            kind = capital_kind(text, word, folded)
            return kind, part(text, word, kind), nameable(text, word, kind)
        if folded in GIVEN:
            kind = "GW" if folded in WEAK else "G"
        elif folded in first:
            kind = "F"
        else:
            kind = "L" + last[folded] if folded in last else "?"
        if word in names:
            kind += names[word]
        if text.isupper() and len(text) > 1:
            return kind + "^", THING, len(text) >= _LONG
        return kind, NAME | ALWAYS_NAME if kind[-1] == ALWAYS else NAME, True

    return judge


@lru_cache(maxsize=1)
def small_judge() -> Callable[[str, str], Judged]:
    """Return what judges a word without a capital, by its text and in small letters."""
    kinds = _small_kinds()

    def judge(text: str, word: str) -> Judged:
        if word in _IN_LISTS or not word.isalpha():
            kind = small_kind(text, word)
            return kind, part(text, word, kind), nameable(text, word, kind)
        return kinds.get(word, "."), NAME, True

    return judge
