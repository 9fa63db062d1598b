"""What the model is told of a word: its own looks, its neighbours', what lists and the document say of it.

Each thing told is a string that the model has a weight for, or has none. Only words that begin like a name are told of,
and the small words inside a name ("von der"): a sequence is made of these alone, so that four words of five cost
nothing. All that depends on one word is made once and kept.
"""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final, NamedTuple

from index.people.given_names import GIVEN, WEAK
from index.people.lexicon import (
    ABBREVIATED,
    BEFORE_THINGS,
    COMPLEMENTS,
    COURTESY,
    KIN,
    NATIONS,
    PLACES,
    PLURAL_HEADS,
    ROLE_WORDS,
    SPEECH,
    STOP,
    SURNAMEABLE,
    THING_AFTER,
    THINGS,
)
from index.people.name_words import FAMILY_FIRST, GENERATIONS, PARTICLES
from index.people.names import fold
from index.people.roles import is_head

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index.people.tokens import Tokens

_LISTS: Final = "census.txt"
_TOWNS: Final = "towns.txt"
SEEN: Final = "seen.txt"
_COMMON: Final = 1000  # the rank up to which a name of the census is a common one
_MEDIUM: Final = 6000
_GAP_KINDS: Final = {
    " ": "_",
    ", ": ",",
    "-": "-",
    " (": "(",
    ") ": ")",
    "/": "/",
    "–": "-",
    "—": "-",
    "; ": ";",
    ": ": ":",
}
_FULL: Final = re.compile(r"[.!?…]")
_TITLED, _CALLED, _SPEAKS, _INSIDE, _SMALL = 1, 2, 4, 8, 16


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
_LONGEST_RUN: Final = 60
_WRAPPED: Final = 40  # letters that a line has at least before it is wrapped
# What stands before the first word and behind the last.
_NOTHING: Final = Looks((), ("-1w",), ("-2w",), ("+1w",), ("+2w",), kind="0", lower="", small="", nameable=False)


class Run(NamedTuple):
    """Words that may be a name: half-open in tokens."""

    start: int
    end: int


# In the bits of words: a capital, then capitals with nothing but a space between, and particles between capitals.
_RUN: Final = re.compile(rb"[\x04-\x07\x0c-\x0f](?:[\x03\x0b]{0,3}[\x05\x07\x0d\x0f]){0,%d}" % _LONGEST_RUN)


def capital_runs(tokens: Tokens) -> list[Run]:
    """Return what may hold names: capitals with nothing but a space between, and particles between capitals.

    Left out are runs in which no word can be a name by itself: "The", "United States", "Prime Minister", "FBI".
    """
    texts = tokens.texts
    runs: list[Run] = []
    for match in _RUN.finditer(tokens.flags):
        start, end = match.span()
        if end - start == 1:
            if LOOKS[texts[start]].nameable:
                runs.append(Run(start, end))
            continue
        for begin, stop in _lines(tokens, start, end) if "\n" in tokens.gaps[start + 1 : end] else ((start, end),):
            for text in texts[begin:stop]:
                if LOOKS[text].nameable:
                    runs.append(Run(begin, stop))
                    break
    return runs


def _lines(tokens: Tokens, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut a run where a line ends that is too short to have been wrapped: a byline, a heading, a row of a table.

    That line has to be all of the run so far, or to be in capitals where the next is not, or the other way round.
    """
    begin = start
    for index in range(start + 1, end):
        if tokens.gaps[index] != "\n":
            continue
        first = index - 1
        while first and "\n" not in tokens.gaps[first]:
            first -= 1
        if tokens.ends[index - 1] - tokens.starts[first] >= _WRAPPED:
            continue
        if first >= begin or tokens.texts[index - 1].isupper() != tokens.texts[index].isupper():
            yield begin, index
            begin = index
    yield begin, end


class Told(NamedTuple):
    """What a document says of each of its capital words, in bits, and what stands around each run."""

    said: dict[str, int]
    gaps: list[tuple[str, str]]


def survey(tokens: Tokens, runs: Sequence[Run]) -> Told:
    """Read a document once over, for what one place in it says of a name in another."""
    texts, between = tokens.texts, tokens.gaps
    count = len(tokens)
    said: dict[str, int] = {}
    gaps: list[tuple[str, str]] = []
    for start, end in runs:
        before = _gap(between[start]) if start else "^"
        after = _gap(between[end]) if end < count else "$"
        gaps.append((before, after))
        kind = LOOKS[texts[start - 1]].kind[0] if before == "_" else "0"
        for index in range(start, end):
            own = LOOKS[texts[index]]
            seen = 0
            if kind in "MH":
                seen = _TITLED
            elif index > start:
                seen = _INSIDE | _CALLED if kind in "GF" else _INSIDE
            elif before in "_,":
                seen = _INSIDE
            if index + 1 == end and LOOKS[texts[end]].kind == "s":
                seen |= _SPEAKS
            word = own.lower
            said[word] = said.get(word, 0) | seen
            kind = own.kind[0]
    for word in said.keys() & set(texts):
        said[word] |= _SMALL
    return Told(said, gaps)


def surroundings(tokens: Tokens, runs: Sequence[Run], told: Told, weighed: dict[int, str]) -> Iterator[list[str]]:
    """Tell what the model needs to know of every word of the runs, in order, beside what single words say.

    Args:
        tokens: Of the body.
        runs: Ascending, apart from each other.
        told: What the document says.
        weighed: What the rules say of tokens.
    """
    texts = tokens.texts
    said = told.said
    for (start, end), (before, after) in zip(runs, told.gaps, strict=True):
        loud = end - start > 2 and all(map(str.isupper, texts[start:end]))
        left2, left, own = LOOKS[texts[start - 2]], LOOKS[texts[start - 1]], LOOKS[texts[start]]
        past = LOOKS[texts[end]]
        around = f"m{before}{left.kind}|{past.kind}{after}"
        ahead = f"M{left.lower}{before}"
        behind = f"N{after}{past.lower}"
        last, rule = weighed.get(start - 1, "0"), weighed.get(start, "0")
        for index in range(start, end):
            right = LOOKS[texts[index + 1]]
            opening = before if index == start else "_"
            closing = after if index + 1 == end else "_"
            kind, lkind, rkind = own.kind, left.kind, right.kind
            seen = said[own.lower]
            following = weighed.get(index + 1, "0")
            features = [
                f"c{opening}{lkind}|{kind}",
                f"d{kind}|{closing}{rkind}",
                f"l{opening}{left.lower}|{kind}",
                f"r{kind}|{closing}{right.lower}",
                "R" + rule,
                f"R{last}|{rule}",
                f"R{rule}|{following}+",
                f"o{seen}|{kind}|{opening}{closing}",
                f"a{seen}{own.small}{opening}{closing}",
                f"e{left2.lower} {left.lower}",
                around,
                ahead,
                behind,
            ]
            if loud:
                features.append("^")
            if index + 1 < end:
                features.append(f"q{rkind}|{said[right.lower]}|{kind}")
            else:
                features.append(f"j{min(index - start, 4)}")
            yield features
            left2, left, own = left, own, right
            last, rule = rule, following


@lru_cache(maxsize=4096)
def _gap(gap: str) -> str:
    """Return the kind of what stands between two words: a space, a comma, the end of a sentence or of a line."""
    kind = _GAP_KINDS.get(gap)
    if kind is not None:
        return kind
    if "\n\n" in gap:
        return "^"
    if _FULL.search(gap):
        return "."
    if "\n" in gap:
        return "_" if gap == "\n" else "^"
    stripped = gap.strip()
    return stripped[:1] if stripped else "_"
