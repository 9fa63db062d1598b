"""What the model is told of a word: its own looks, its neighbours', what lists and the document say of it.

Each thing told is a string that the model has a weight for, or has none. Only words that begin like a name are told of,
and the small words inside a name ("von der"): a sequence is made of these alone, so that four words of five cost
nothing. All that depends on one word is made once and kept.
"""

from __future__ import annotations

import re
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Final, NamedTuple

from index.people.looks import LOOKS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index.people.tokens import Tokens

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


_LONGEST_RUN: Final = 60
_WRAPPED: Final = 40  # letters that a line has at least before it is wrapped


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


class Spot(NamedTuple):
    """What stands around one word, as what small groups of strings depend on, so that their sums can be kept.

    Attributes:
        left: What ``left_told`` is given.
        right: What ``right_told`` is given.
        rules: What ``rules_told`` is given.
        place: What ``place_told`` is given.
        pair: Of the two words before.
        last: Of the word after inside the run, or of how long the run was.
    """

    left: tuple[str, str, str]
    right: tuple[str, str, str]
    rules: tuple[str, str, str]
    place: tuple[int, str, str, str, str]
    pair: str
    last: str


_SPOT: Final = partial(tuple.__new__, Spot)  # a NamedTuple's own constructor takes three times as long


def left_told(opening: str, left: str, kind: str) -> tuple[str, ...]:
    """Return what the word before says of a word of a kind, and the gap between."""
    look = LOOKS[left]
    return f"c{opening}{look.kind}|{kind}", f"l{opening}{look.lower}|{kind}"


def right_told(kind: str, closing: str, right: str) -> tuple[str, ...]:
    """Return what the word after says of a word of a kind, and the gap between."""
    look = LOOKS[right]
    return f"d{kind}|{closing}{look.kind}", f"r{kind}|{closing}{look.lower}"


def rules_told(last: str, rule: str, following: str) -> tuple[str, ...]:
    """Return what the rules say of the word before, of a word, and of the word after."""
    return f"R{rule}", f"R{last}|{rule}", f"R{rule}|{following}+"


def place_told(seen: int, kind: str, small: str, opening: str, closing: str) -> tuple[str, ...]:
    """Return what the document says of a word, with its kind and the gaps beside it."""
    return f"o{seen}|{kind}|{opening}{closing}", f"a{seen}{small}{opening}{closing}"


class Around(NamedTuple):
    """What stands around the words of a run.

    Attributes:
        told: Strings that are true of every word of it.
        spots: Of each word, in order.
    """

    told: list[str]
    spots: list[Spot]


def surroundings(tokens: Tokens, runs: Sequence[Run], told: Told, weighed: dict[int, str]) -> Iterator[Around]:
    """Tell what the model needs to know of every run, in order, beside what single words say.

    Args:
        tokens: Of the body.
        runs: Ascending, apart from each other.
        told: What the document says.
        weighed: What the rules say of tokens.
    """
    texts = tokens.texts
    said = told.said
    for (start, end), (before, after) in zip(runs, told.gaps, strict=True):
        left2, left_text, text = LOOKS[texts[start - 2]].lower, texts[start - 1], texts[start]
        left, own, past = LOOKS[left_text], LOOKS[text], LOOKS[texts[end]]
        about = [f"m{before}{left.kind}|{past.kind}{after}", f"M{left.lower}{before}", f"N{after}{past.lower}"]
        if end - start > 2 and all(map(str.isupper, texts[start:end])):
            about.append("^")
        last, rule = weighed.get(start - 1, "0"), weighed.get(start, "0")
        opening = before
        spots = []
        for index in range(start, end):
            right_text = texts[index + 1]
            right = LOOKS[right_text]
            kind = own.kind
            seen = said[own.lower]
            following = weighed.get(index + 1, "0")
            if index + 1 < end:
                closing = "_"
                ending = f"q{right.kind}|{said[right.lower]}|{kind}"
            else:
                closing = after
                ending = f"j{min(index - start, 4)}"
            spots.append(
                _SPOT(
                    (
                        (opening, left_text, kind),
                        (kind, closing, right_text),
                        (last, rule, following),
                        (seen, kind, own.small, opening, closing),
                        f"e{left2} {left.lower}",
                        ending,
                    )
                )
            )
            left2, left, left_text, own, text = left.lower, own, text, right, right_text
            last, rule, opening = rule, following, "_"
        yield Around(about, spots)


def spot_told(around: Around, spot: Spot) -> list[str]:
    """Return all strings that are told of a word by what stands around it."""
    return [
        *around.told,
        *left_told(*spot.left),
        *right_told(*spot.right),
        *rules_told(*spot.rules),
        *place_told(*spot.place),
        spot.pair,
        spot.last,
    ]


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
