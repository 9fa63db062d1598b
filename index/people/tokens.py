"""Words of a body with their places, cut so that a name is whole words: possessives off, initials and titles whole."""

from __future__ import annotations

import re
import sys
from functools import partial
from itertools import accumulate, groupby
from typing import Final, NamedTuple


class Token(NamedTuple):
    """A word or a number; ``end`` excludes a possessive 's.

    Attributes:
        text: Verbatim.
        start: In code points.
        end: Exclusive.
        joined: Whether nothing but one space or one line break stands between it and the token before.
        capital: Whether it begins like a name: a capital, or an Arabic article and a capital ("al-Sisi").
    """

    text: str
    start: int
    end: int
    joined: bool
    capital: bool


def _capitals() -> str:
    """Return the inside of a character class: every capital of Unicode, as ranges."""
    points = (
        point for point in range(0x41, min(0x1F000, sys.maxunicode)) if chr(point).isupper() or chr(point).istitle()
    )
    ranges = []
    for _, group in groupby(enumerate(points), key=lambda pair: pair[1] - pair[0]):
        run = [point for _, point in group]
        ranges.append(f"{chr(run[0])}-{chr(run[-1])}")
    return "".join(ranges)


_REST: Final = r"[\w\u0300-\u036f]*"
_LETTER: Final = r"[^\W\d_]"
# What stands before a word, and the word. Every letter and digit begins a word, so that what lies between need not be
# tried; the first two alternatives are what the last but one says, for most words. Both make the whole faster.
_WORD: Final = re.compile(
    r"([\W_]*+)([a-z]{2,}+(?![\w'’ʼ\-‐‑\u0300-\u036f])"
    r"|[A-Z][a-z]{2,}+(?![\w'’ʼ\-‐‑\u0300-\u036f.])"
    rf"|(?:{_LETTER}\.){{2,6}}(?:{_LETTER}(?![\w.]))?"
    r"|(?:M(?:rs?|s|me|essrs|aj)|Dr|[JS]r|Prof|Gen|Sens?|Reps?|Gov|Lt|Col|Sgt|Capt|Adm|Rev|Cmdr|Det|Insp|Hon|Brig|Cpl|Pvt|Supt|St)\."
    rf"|[{_capitals()}]\.(?=[ \n]{_LETTER})"
    rf"|{_LETTER}{_REST}(?:['’ʼ\-‐‑]{_LETTER}{_REST})*"
    r"|\d[\d.,]*\w*)"
)
_ARABIC: Final = re.compile(rf"(?:al|el|ul|ur|as|ash|an|ad|ar|at|az|ed|es|en|er)[-‐‑](?={_LETTER})")
_POSSESSIVE: Final = ("'s", "’s", "ʼs", "'S", "’S", "ʼS")
_GAPS: Final = frozenset((" ", "\n", "\u00a0"))
_KEPT: Final = 1 << 16
_TOKEN: Final = partial(tuple.__new__, Token)  # a NamedTuple's own constructor takes three times as long


def _cut(raw: str) -> tuple[str, int, bool]:
    """Return a word without its possessive, how many letters that was, and whether it begins like a name."""
    cut = 2 if raw.endswith(_POSSESSIVE) and len(raw) > 2 else 0
    text = raw[:-2] if cut else raw
    first = text[0]
    capital = first.isupper() or first.istitle()
    if not capital and first in "aeu":
        article = _ARABIC.match(text)
        capital = article is not None and text[article.end()].isupper()
    return text, cut, capital


class _Cuts(dict[str, tuple[str, int, bool]]):
    """Words already cut; a hit writes nothing, as that of an ``lru_cache`` does, and this is asked once a word."""

    def __missing__(self, raw: str) -> tuple[str, int, bool]:
        """Cut a word that is new, and forget all others where they are too many."""
        if len(self) >= _KEPT:
            self.clear()
        self[raw] = cut = _cut(raw)
        return cut


_CUTS: Final = _Cuts()


def tokenize(body: str) -> list[Token]:
    """Cut a body into words and numbers, in order; punctuation is only seen as what keeps words apart."""
    parts = _WORD.split(body)
    if len(parts) < 3:
        return []
    places = list(accumulate(map(len, parts)))
    texts, cuts, capitals = zip(*map(_CUTS.__getitem__, parts[2::3]), strict=True)
    joined = list(map(_GAPS.__contains__, parts[1::3]))
    ends = places[2::3]
    joined[0] = False
    if any(cuts):
        for index, cut in enumerate(cuts):
            if cut:
                ends[index] -= cut
                if index + 1 < len(joined):
                    joined[index + 1] = False
    return list(map(_TOKEN, zip(texts, places[1::3], ends, joined, capitals, strict=True)))
