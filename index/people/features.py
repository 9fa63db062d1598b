"""What the model is told of a word: its own looks, its neighbours', what lists and the document say of it.

Each thing told is a string that the model has a weight for, or has none. Only words that begin like a name are told of,
and the small words inside a name ("von der"): a sequence is made of these alone, so that four words of five cost
nothing. All that depends on one word is made once and kept.
"""

from __future__ import annotations

import re
from functools import lru_cache
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
