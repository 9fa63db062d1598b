"""What one word says by itself, as strings that the model has weights for: its letters, the lists that know it."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from typing import Final, NamedTuple

from index.people.given_names import GIVEN, WEAK
from index.people.name_words import FAMILY_FIRST, GENERATIONS, PARTICLES
from index.people.places import NATIONS, PLACES
from index.people.roles import is_head
from index.people.small_words import SPEECH, STOP
from index.people.sounds import fold
from index.people.things import BEFORE_THINGS, SURNAMEABLE, THING_AFTER, THINGS
from index.people.titles import ABBREVIATED, COMPLEMENTS, COURTESY, KIN, PLURAL_HEADS, ROLE_WORDS

_LISTS: Final = "census.txt"
_TOWNS: Final = "towns.txt"
SEEN: Final = "seen.txt"
_COMMON: Final = 1000  # the rank up to which a name of the census is a common one
_MEDIUM: Final = 6000


class Looks(NamedTuple):
    """What one word says by itself, as the strings that the model knows, one tuple for each place it may stand in.

    Attributes:
        own: Of the word itself.
        before: As the word before, then as the one before that.
        before2: Two before.
        after: As the word after.
        after2: Two after.
        kind: The list that knows it best, one letter or two.
        lower: Folded to lower case.
        small: Whether it is also a word without a capital, and mostly so.
        nameable: Whether it can be somebody's name by itself.
    """

    own: tuple[str, ...]
    before: tuple[str, ...]
    before2: tuple[str, ...]
    after: tuple[str, ...]
    after2: tuple[str, ...]
    kind: str
    lower: str
    small: str
    nameable: bool


class _Names(NamedTuple):
    first: dict[str, str]
    last: dict[str, str]


@lru_cache(maxsize=1)
def _census() -> _Names:
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


def _shape(text: str) -> str:
    """Return a word as the kinds of its letters, runs of one kind as one: ``Xx`` for "Trump", ``XxXx`` for "McCain"."""
    shape: list[str] = []
    for letter in text:
        kind = "X" if letter.isupper() else "x" if letter.isalpha() else "d" if letter.isdecimal() else letter
        if not shape or shape[-1] != kind:
            shape.append(kind)
    return "".join(shape)[:8]


_SMALL_KINDS: Final = (("k", KIN), ("p", PLURAL_HEADS), ("t", THING_AFTER), ("s", SPEECH), ("r", ROLE_WORDS))
_ANY_KINDS: Final = (("S", STOP), ("J", GENERATIONS), ("d", PARTICLES))


def _kind(word: str, folded: str, *, capital: bool) -> str:
    """Return the list that knows a word best."""
    bare = word.rstrip(".")
    if bare in COURTESY:
        return "M"
    if bare in ABBREVIATED or is_head(bare):
        return "H"
    for letter, words in _ANY_KINDS if capital else (*_ANY_KINDS, *_SMALL_KINDS):
        if word in words:
            return letter
    return _capital_kind(word, folded) if capital else "."


def _capital_kind(word: str, folded: str) -> str:
    """Return the list that knows a word with a capital best."""
    if word.rstrip(".") in NATIONS:
        return "N"
    given = folded in GIVEN or folded.partition("-")[0] in GIVEN
    if word in PLACES:
        return "PG" if given else "P"
    if given:
        return "GW" if folded in WEAK else "G"
    if word in THINGS:
        return "T"
    census = _census()
    if folded in census.first:
        return "F"
    return "L" + census.last[folded] if folded in census.last else "?"


def _nameable(text: str, word: str, kind: str) -> bool:
    """Tell whether a word can be somebody's name by itself, and is worth asking the model."""
    if word in SURNAMEABLE:
        return True
    if kind.rstrip("^") in ("S", "H", "M", "N", "P", "T", "J", "d"):
        return False
    return not (len(text) < 5 and text.isupper() and len(text) > 1) and not text.startswith("U.")


def _look(text: str) -> Looks:
    """Return what a word says by itself."""
    if not text:
        return _NOTHING
    word = text.lower()
    folded = fold(text)
    capital = text[0].isupper() or "-" in text
    kind = _kind(word, folded, capital=capital)
    if capital and kind[0] in "GFLU?":
        kind += seen_words().names.get(word, "")
    if len(text) > 1 and text.isupper() and "." not in text:
        kind += "^"
    town = "0"
    small = seen_words().small.get(word, "") if capital else ""
    own = [f"w{word}", f"k{kind}", f"g{small}"]
    if capital:
        census = _census()
        own += [f"h{_shape(text)}", f"b{folded[:3]}", f"x{folded[-2:]}", f"z{folded[-3:]}", f"v{folded[-4:]}"]
        town = town_sizes().get(folded, "0")
        own += [f"t{town}", f"t{town}{kind}", f"y{town}{small}"]
        own += [f"f{census.first.get(folded, '0')}{census.last.get(folded, '0')}"]
        for name, words in (
            ("P", PLACES),
            ("T", THINGS),
            ("B", BEFORE_THINGS),
            ("E", FAMILY_FIRST),
            ("C", COMPLEMENTS),
        ):
            if folded in words:
                own.append("i" + name)
    near = word if not text[0].isdecimal() else "0" + text.lstrip("0123456789.,")
    tail = folded[-3:]
    return Looks(
        tuple(own),
        (f"-1w{near}", f"-1k{kind}", f"-1x{tail}", f"-1t{town}"),
        (f"-2w{near}",),
        (f"+1w{near}", f"+1k{kind}", f"+1x{tail}", f"+1t{town}"),
        (f"+2w{near}",),
        kind,
        word,
        small,
        _nameable(text, word, kind),
    )


class _Looks(dict[str, Looks]):
    """Words already looked at; a hit writes nothing, as that of an ``lru_cache`` does."""

    def __missing__(self, text: str) -> Looks:
        """Look at a word that is new, and forget all others where they are too many."""
        if len(self) >= _KEPT:
            self.clear()
        self[text] = seen = _look(text)
        return seen


LOOKS: Final = _Looks()
_KEPT: Final = 1 << 16
# What stands before the first word and behind the last.
_NOTHING: Final = Looks((), ("-1w",), ("-2w",), ("+1w",), ("+2w",), kind="0", lower="", small="", nameable=False)
