"""What the model is told of a word: its own looks, its neighbours', what lists know of it, what the document says of it.

Only words that begin like a name are told of, and the small words inside a name ("von der"): a sequence is made of
these alone, so that four words of five cost nothing. All that depends on one word is made once and kept.
"""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final, NamedTuple

from index.people.given_names import FAMILY_FIRST, GIVEN, WEAK
from index.people.lexicon import (
    ABBREVIATED,
    BEFORE_THINGS,
    COMPLEMENTS,
    COURTESY,
    GENERATIONS,
    KIN,
    NATIONS,
    PARTICLES,
    PLACES,
    PLURAL_HEADS,
    ROLE_WORDS,
    SPEECH,
    STOP,
    THING_AFTER,
    THINGS,
)
from index.people.names import fold
from index.people.roles import is_head

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.people.tokens import Token

_LISTS: Final = "census.txt"
_COMMON: Final = 1000  # the rank up to which a name of the census is a common one
_MEDIUM: Final = 6000
_GAP_KINDS: Final = {" ": "_", ", ": ",", "-": "-", " (": "(", ") ": ")", "/": "/", "–": "-", "—": "-", "; ": ";", ": ": ":"}
_ENDS: Final = re.compile(r"[.!?…][\"”'’)]*\s|\n\s*\n")
_FULL: Final = re.compile(r"[.!?…]")
_TITLED, _CALLED, _SPEAKS, _INSIDE, _LOWER = 1, 2, 4, 8, 16


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
    """

    own: tuple[str, ...]
    before: tuple[str, ...]
    before2: tuple[str, ...]
    after: tuple[str, ...]
    after2: tuple[str, ...]
    kind: str
    lower: str


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


def _shape(text: str) -> str:
    """Return a word as the kinds of its letters, runs of one kind as one: ``Xx`` for "Trump", ``XxXx`` for "McCain"."""
    shape = []
    for letter in text:
        kind = "X" if letter.isupper() else "x" if letter.isalpha() else "d" if letter.isdecimal() else letter
        if not shape or shape[-1] != kind:
            shape.append(kind)
    return "".join(shape)[:8]


def _kind(word: str, folded: str, *, capital: bool) -> str:
    """Return the list that knows a word best."""
    bare = word.rstrip(".")
    if bare in COURTESY:
        return "M"
    if bare in ABBREVIATED or is_head(bare):
        return "H"
    if word in STOP:
        return "S"
    if word in GENERATIONS:
        return "J"
    if word in PARTICLES:
        return "d"
    if not capital:
        for letter, words in (("k", KIN), ("p", PLURAL_HEADS), ("t", THING_AFTER), ("s", SPEECH), ("r", ROLE_WORDS)):
            if word in words:
                return letter
        return "."
    if bare in NATIONS:
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
    if folded in census.last:
        return "L" + census.last[folded]
    return "U" if word.isupper() else "?"


@lru_cache(maxsize=65536)
def looks(text: str) -> Looks:
    """Return what a word says by itself."""
    word = text.lower()
    folded = fold(text)
    capital = text[0].isupper() or "-" in text
    kind = _kind(word, folded, capital=capital)
    if len(text) > 1 and text.isupper() and "." not in text:
        kind += "^"
    own = [f"w{word}", f"k{kind}"]
    if capital:
        census = _census()
        own += [f"h{_shape(text)}", f"a{folded[:2]}", f"b{folded[:3]}"]
        own += [f"y{folded[-1:]}", f"x{folded[-2:]}", f"z{folded[-3:]}", f"v{folded[-4:]}"]
        own += [f"n{min(len(text), 9)}", f"f{census.first.get(folded, '0')}{census.last.get(folded, '0')}"]
        if not text.isascii():
            own.append("e")
        for name, words in (("P", PLACES), ("T", THINGS), ("B", BEFORE_THINGS), ("E", FAMILY_FIRST), ("C", COMPLEMENTS)):
            if folded in words:
                own.append("i" + name)
    near = word if not text[0].isdecimal() else "0"
    tail = folded[-3:]
    return Looks(
        tuple(own),
        (f"-1w{near}", f"-1k{kind}", f"-1x{tail}"),
        (f"-2w{near}", f"-2k{kind}"),
        (f"+1w{near}", f"+1k{kind}", f"+1x{tail}"),
        (f"+2w{near}", f"+2k{kind}"),
        kind,
        word,
    )


_NOTHING: Final = Looks((), ("-1w",), ("-2w",), ("+1w",), ("+2w",), "0", "")


class Run(NamedTuple):
    """Words that may be a name: half-open in tokens."""

    start: int
    end: int


def features(tokens: Sequence[Token], runs: Sequence[Run], body: str) -> list[list[str]]:
    """Tell what the model needs to know of every word of the runs, in order.

    Args:
        tokens: Of the body.
        runs: Ascending, apart from each other.
        body: An article's own text.
    """
    count = len(tokens)
    said: dict[str, int] = {}
    marks: list[tuple[int, int, int, str, str]] = []
    for start, end in runs:
        before = _gap(body, tokens[start - 1].end if start else 0, tokens[start].start) if start else "^"
        after = _gap(body, tokens[end - 1].end, tokens[end].start) if end < count else "$"
        previous = looks(tokens[start - 1].text) if start and before in "_^" else None
        for index in range(start, end):
            own = looks(tokens[index].text)
            seen = 0
            if previous is not None:
                kind = previous.kind[0]
                if kind in "MH":
                    seen = _TITLED
                elif kind in "GF" and index > start:
                    seen = _CALLED
            if index + 1 == end and end < count and looks(tokens[end].text).kind == "s":
                seen |= _SPEAKS
            if index > start or before in "_,":
                seen |= _INSIDE
            word = own.lower
            said[word] = said.get(word, 0) | seen
            previous = own
    out: list[list[str]] = []
    for start, end in runs:
        before = _gap(body, tokens[start - 1].end if start else 0, tokens[start].start) if start else "^"
        after = _gap(body, tokens[end - 1].end, tokens[end].start) if end < count else "$"
        loud = "^" if end - start > 2 and all(tokens[index].text.isupper() for index in range(start, end)) else ""
        for index in range(start, end):
            text = tokens[index].text
            own = looks(text)
            first = index == start
            last = index + 1 == end
            left = looks(tokens[index - 1].text) if index else _NOTHING
            right = looks(tokens[index + 1].text) if index + 1 < count else _NOTHING
            left2 = looks(tokens[index - 2].text) if index > 1 else _NOTHING
            right2 = looks(tokens[index + 2].text) if index + 2 < count else _NOTHING
            opening = before if first else "_"
            closing = after if last else "_"
            kind, lkind, rkind = own.kind, left.kind, right.kind
            told = [
                *own.own,
                *left.before,
                *left2.before2,
                *right.after,
                *right2.after2,
                f"<{opening}",
                f">{closing}",
                f"c{opening}{lkind}|{kind}",
                f"d{kind}|{closing}{rkind}",
                f"g{opening}{lkind}|{kind}|{closing}{rkind}",
                f"l{opening}{left.lower}|{kind}",
                f"r{kind}|{closing}{right.lower}",
                f"m{said[own.lower]}",
                f"o{said[own.lower]}|{kind}|{opening}{closing}",
            ]
            if loud:
                told.append("^")
            if index + 1 < end:
                told.append(f"q{right.own[1]}|{said[right.lower]}|{kind}")
            if first and last:
                told.append("1")
            elif end - start == 2:
                told.append("2a" if first else "2b")
            out.append(told)
    return out


def _gap(body: str, start: int, end: int) -> str:
    """Return the kind of what stands between two words: a space, a comma, the end of a sentence or of a line."""
    gap = body[start:end]
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
