"""What one word says by itself, as strings that the model has weights for: its letters, the lists that know it."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from itertools import groupby
from sys import intern
from typing import TYPE_CHECKING, Final, Generic, NamedTuple, TypeVar

from index.people.given_names import GIVEN, WEAK
from index.people.memo import Memo
from index.people.name_words import FAMILY_FIRST, GENERATIONS, PARTICLES
from index.people.places import NATIONS, PLACES
from index.people.roles import is_head
from index.people.small_words import SPEECH, STOP
from index.people.sounds import fold
from index.people.things import BEFORE_THINGS, SURNAMEABLE, THING_AFTER, THINGS
from index.people.titles import ABBREVIATED, COMPLEMENTS, COURTESY, KIN, PLURAL_HEADS, ROLE_WORDS

if TYPE_CHECKING:
    from collections.abc import Callable

_LISTS: Final = "census.txt"
_TOWNS: Final = "towns.txt"
SEEN: Final = "seen.txt"
_COMMON: Final = 1000  # the rank up to which a name of the census is a common one
_MEDIUM: Final = 6000
V = TypeVar("V", complex, tuple[str, ...])
# What a word says of the one after it, in a run of capitals; and with it what a document says of a word.
TITLED, CALLED, SPEAKS, INSIDE, SMALL = 1, 2, 4, 8, 16


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


_SHAPES: Final = Memo[int, str](lambda letter: _letter_kind(chr(letter)))
OWN, NEAR, BESIDE, AROUND = "wnba"  # ways in which what is told may name a word
_UNHEARD: Final = "?"  # no word


def _letter_kind(letter: str) -> str:
    return "X" if letter.isupper() else "x" if letter.isalpha() else "d" if letter.isdecimal() else letter


def _shape(text: str) -> str:
    """Return a word as the kinds of its letters, runs of one kind as one: ``Xx`` for "Trump", ``XxXx`` for "McCain"."""
    if text[0].isupper() and text[1:].islower() and text.isalpha():
        return "Xx"
    return "".join(kind for kind, _ in groupby(text.translate(_SHAPES)))[:8]


# The lists that know words best, the first that holds one; the others only know it with a small letter.
_ANY_KINDS: Final = (("S", STOP), ("J", GENERATIONS), ("d", PARTICLES))
_SMALL_KINDS: Final = (("k", KIN), ("p", PLURAL_HEADS), ("t", THING_AFTER), ("s", SPEECH), ("r", ROLE_WORDS))
# What is told of a word that these lists hold.
_LISTED: Final = (("P", PLACES), ("T", THINGS), ("B", BEFORE_THINGS), ("E", FAMILY_FIRST), ("C", COMPLEMENTS))
_LEADS: Final = {"M": TITLED, "H": TITLED, "G": INSIDE | CALLED, "F": INSIDE | CALLED}


@lru_cache(maxsize=1)
def _capital_kinds() -> dict[str, str]:
    return {word: letter for letter, words in reversed(_ANY_KINDS) for word in words}


@lru_cache(maxsize=1)
def _small_kinds() -> dict[str, str]:
    return {word: letter for letter, words in reversed(_SMALL_KINDS) for word in words} | _capital_kinds()


@lru_cache(maxsize=1)
def _listed() -> dict[str, str]:
    """Return which lists hold a word, each a letter."""
    letters: dict[str, str] = {}
    for letter, words in _LISTED:
        for word in words:
            letters[word] = letters.get(word, "") + letter
    return letters


def _census_ranks(folded: str) -> str:
    census = _census()
    return census.first.get(folded, "0") + census.last.get(folded, "0")


def _whole_kind(text: str, word: str, folded: str, *, capital: bool) -> str:
    """Return the list that knows a word best, how often it was a name, and whether it is all capitals."""
    if not text:
        return "0"
    kind = _kind(word, folded, capital=capital)
    if capital and kind[0] in "GFLU?":
        kind += seen_words().names.get(word, "")
    return kind + "^" if len(text) > 1 and text.isupper() and "." not in text else kind


def _kind(word: str, folded: str, *, capital: bool) -> str:
    """Return the list that knows a word best."""
    bare = word.rstrip(".")
    if bare in COURTESY:
        return "M"
    if bare in ABBREVIATED or is_head(bare):
        return "H"
    if capital:
        return _capital_kinds().get(word) or _capital_kind(word, folded)
    return _small_kinds().get(word, ".")


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


_DOTTED: Final = frozenset(
    (
        "u.s.",
        "u.k.",
        "u.n.",
        "e.u.",
        "d.c.",
        "u.s.a.",
        "u.a.e.",
        "a.m.",
        "p.m.",
        "l.a.",
        "n.y.",
        "b.c.",
        "u.s",
        "u.k",
        "d.c",
    )
)
NAME, BREAK, THING = range(3)


def _part(text: str, word: str) -> int:
    """Tell what a word of a run is by itself: a part of a name, an end of names, a sign that all before is no name."""
    bare = word.rstrip(".")
    if word in STOP or word in _DOTTED or bare in COURTESY or (text.endswith(".") and bare in ABBREVIATED):
        return BREAK
    if is_head(word) or bare in NATIONS or word in PLURAL_HEADS:
        return BREAK
    if word in THINGS or (word in PLACES and word not in WEAK):
        return THING
    if len(text) > 1 and text.isupper() and "." not in text:
        return THING
    return NAME if text[-1].isalpha() or text[-1] == "." else THING


class Word(Generic[V]):
    """What one word says by itself.

    What is told of it and of its neighbours comes as the strings themselves, to learn from, or as the sum of their
    weights.

    Attributes:
        lower: In small letters.
        kind: The list that knows it best, one letter or two.
        leads: What it says of the word after it: ``TITLED``, ``INSIDE``, or ``INSIDE`` and ``CALLED``.
        small: Whether it is also a word without a capital, and mostly so.
        nameable: Whether it can be somebody's name by itself.
        part: What the rules take it for in a run of capitals: ``NAME``, ``BREAK`` or ``THING``.
        beside: What the word beside it is told of it: its kind and ``lower``, the latter only if that can matter.
        around: What a run of capitals beside it is told of it: ``lower`` if that can matter.
        own: What is told of the word itself.
        before: What is told of the word after it.
        before2: Of the second after it.
        after: Of the word before it.
        after2: Of the second before it.
    """

    __slots__ = (
        "after",
        "after2",
        "around",
        "before",
        "before2",
        "beside",
        "kind",
        "leads",
        "lower",
        "nameable",
        "own",
        "part",
        "small",
    )

    after: V
    after2: V
    before: V
    before2: V
    own: V

    def __init__(self, text: str, folded: str) -> None:
        """Look at a word; nothing stands for what is before the first word and behind the last."""
        self.lower = text.lower()
        capital = text[:1].isupper() or "-" in text
        self.kind = intern(_whole_kind(text, self.lower, folded, capital=capital))
        self.leads = _LEADS.get(self.kind[0], INSIDE)
        self.small = seen_words().small.get(self.lower, "") if capital else ""
        self.nameable = text != "" and _nameable(text, self.lower, self.kind)
        self.part = _part(text, self.lower) if text else BREAK
        self.beside = self.around = ""


class Looks(Generic[V]):
    """What is told of words by what they are themselves, looked at once.

    Attributes:
        words: By a word.
    """

    def __init__(self, family: Callable[[str], Callable[[str], V]], heard: Callable[[str], str], nothing: V) -> None:
        """Make the tables.

        Args:
            family: Of what strings begin with, returns what makes something of one by its rest.
            heard: Returns the ways in which strings may name a word: ``OWN``, ``NEAR``, ``BESIDE``, ``AROUND``.
            nothing: What nothing told comes to.
        """
        self.words: Memo[str, Word[V]] = Memo(self._look)
        self._heard = heard
        self._nothing: V = nothing
        self._word: Callable[[str], V] = family("w")
        self._word_before: Callable[[str], V] = family("-1w")
        self._word_before2: Callable[[str], V] = family("-2w")
        self._word_after: Callable[[str], V] = family("+1w")
        self._word_after2: Callable[[str], V] = family("+2w")
        self._begins: Callable[[str], V] = family("b")
        self._ends2: Callable[[str], V] = family("x")
        self._ends3: Callable[[str], V] = family("z")
        self._ends4: Callable[[str], V] = family("v")
        self._own: Memo[tuple[str, str, str, str, str], V] = Memo(_own_told(family))
        self._before: Memo[tuple[str, str, str], V] = Memo(_beside_told(family, "-1"))
        self._after: Memo[tuple[str, str, str], V] = Memo(_beside_told(family, "+1"))
        self._listed: Memo[str, V] = Memo(_list_told(family, nothing))

    def _look(self, text: str) -> Word[V]:
        """Look at a word that is new."""
        folded = fold(text)
        word: Word[V] = Word(text, folded)
        lower, kind = word.lower, word.kind
        heard = self._heard(lower)
        word.beside = intern(f"{kind}|{lower if BESIDE in heard else _UNHEARD}")
        word.around = lower if AROUND in heard else _UNHEARD
        word.own = self._word(lower) if OWN in heard else self._nothing
        if text[:1].isdecimal():
            lower = "0" + text.lstrip("0123456789.,")
            heard = self._heard(lower)
        if NEAR in heard:
            word.before, word.before2 = self._word_before(lower), self._word_before2(lower)
            word.after, word.after2 = self._word_after(lower), self._word_after2(lower)
        else:
            word.before = word.before2 = word.after = word.after2 = self._nothing
        if not text:
            return word
        tail, town, shape, ranks = folded[-3:], "0", "", ""
        if text[0].isupper() or "-" in text:
            town, shape, ranks = town_sizes().get(folded, "0"), _shape(text), _census_ranks(folded)
            word.own += self._begins(folded[:3]) + self._ends2(folded[-2:]) + self._ends3(tail)
            word.own += self._ends4(folded[-4:]) + self._listed[_listed().get(folded, "")]
        word.own += self._own[kind, word.small, town, shape, ranks]
        word.before += self._before[kind, town, tail]
        word.after += self._after[kind, town, tail]
        return word


def _beside_told(family: Callable[[str], Callable[[str], V]], place: str) -> Callable[[tuple[str, str, str]], V]:
    """Return what tells the word before or after of a word's looks."""
    kinds, tails, towns = family(f"{place}k"), family(f"{place}x"), family(f"{place}t")

    def told(key: tuple[str, str, str]) -> V:
        kind, town, tail = key
        return kinds(kind) + tails(tail) + towns(town)

    return told


def _own_told(family: Callable[[str], Callable[[str], V]]) -> Callable[[tuple[str, str, str, str, str]], V]:
    """Return what tells a word of the lists that know it, and of its shape if it begins like a name."""
    kinds, smalls, shapes = family("k"), family("g"), family("h")
    towns, small_towns, census = family("t"), family("y"), family("f")

    def told(key: tuple[str, str, str, str, str]) -> V:
        kind, small, town, shape, ranks = key
        lists = kinds(kind) + smalls(small)
        if not shape:
            return lists
        return lists + shapes(shape) + towns(town) + towns(town + kind) + small_towns(town + small) + census(ranks)

    return told


def _list_told(family: Callable[[str], Callable[[str], V]], nothing: V) -> Callable[[str], V]:
    """Return what tells a word of the lists that hold it, each a letter."""
    lists = family("i")

    def told(letters: str) -> V:
        return sum(map(lists, letters), nothing)

    return told
