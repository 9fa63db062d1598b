"""Words of a body with their places, cut so that a name is whole words: possessives off, initials and titles whole."""

from __future__ import annotations

import re
import sys
from itertools import groupby
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
_WORD: Final = re.compile(
    rf"(?:{_LETTER}\.){{2,6}}(?:{_LETTER}(?![\w.]))?"
    r"|(?:M(?:rs?|s|me|essrs|aj)|Dr|[JS]r|Prof|Gen|Sens?|Reps?|Gov|Lt|Col|Sgt|Capt|Adm|Rev|Cmdr|Det|Insp|Hon|Brig|Cpl|Pvt|Supt|St)\."
    rf"|[{_capitals()}]\.(?=[ \n]{_LETTER})"
    rf"|{_LETTER}{_REST}(?:['’ʼ\-‐‑]{_LETTER}{_REST})*"
    r"|\d[\d.,]*\w*"
)
_ARABIC: Final = re.compile(rf"(?:al|el|ul|ur|as|ash|an|ad|ar|at|az|ed|es|en|er)[-‐‑](?={_LETTER})")
_POSSESSIVE: Final = ("'s", "’s", "ʼs", "'S", "’S", "ʼS")
_GAPS: Final = (" ", "\n", "\u00a0")


def tokenize(body: str) -> list[Token]:
    """Cut a body into words and numbers, in order; punctuation is only seen as what keeps words apart."""
    tokens = []
    last = -2
    for match in _WORD.finditer(body):
        text = match[0]
        start, stop = match.span()
        end = stop
        if text.endswith(_POSSESSIVE) and end - start > 2:
            text, end = text[:-2], end - 2
        first = text[0]
        capital = first.isupper() or first.istitle()
        if not capital and first in "aeu":
            article = _ARABIC.match(text)
            capital = article is not None and text[article.end()].isupper()
        joined = start - last == 1 and body[last] in _GAPS
        tokens.append(Token(text, start, end, joined, capital))
        last = end
    return tokens
