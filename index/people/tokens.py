"""Words of a body with their places, cut so that a name is whole words: possessives off, initials and titles whole.

A word is kept as one entry in each of several lists, not as an object of its own: most words of a text are only
passed by, and making the lists runs at the speed of the regular expression.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from functools import partial
from itertools import accumulate, groupby
from operator import add
from typing import Final, NamedTuple, overload

from index.people.name_words import PARTICLES


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


_TOKEN: Final = partial(tuple.__new__, Token)  # a NamedTuple's own constructor takes three times as long
JOINED, PARTICLE, CAPITAL, _CUT = 1, 2, 4, 8


class Tokens(Sequence[Token]):
    """The words of a body, in order.

    Attributes:
        texts: Verbatim; two empty ones follow the last, so that two words on either side of any word can be asked for.
        starts: In code points.
        ends: Exclusive.
        gaps: What stands before each, verbatim, and after the last.
        flags: Of each, bits: ``JOINED`` and ``CAPITAL`` as in ``Token``, ``PARTICLE`` for a small word inside names.
    """

    __slots__ = ("ends", "flags", "gaps", "starts", "texts")

    def __init__(self, texts: list[str], starts: list[int], ends: list[int], gaps: list[str], flags: bytes) -> None:
        self.texts = texts
        self.starts = starts
        self.ends = ends
        self.gaps = gaps
        self.flags = flags

    def __len__(self) -> int:
        """Return how many words there are."""
        return len(self.starts)

    def joined(self, index: int) -> bool:
        """Tell whether nothing but a space or a line break stands before a word."""
        return self.flags[index] & JOINED != 0

    def capital(self, index: int) -> bool:
        """Tell whether a word begins like a name."""
        return self.flags[index] & CAPITAL != 0

    @overload
    def __getitem__(self, index: int) -> Token: ...
    @overload
    def __getitem__(self, index: slice) -> list[Token]: ...
    def __getitem__(self, index: int | slice) -> Token | list[Token]:
        """Return a word, or several, as objects; indices count from the front alone."""
        if isinstance(index, slice):
            return [self[place] for place in range(*index.indices(len(self)))]
        flags = self.flags[index]
        return _TOKEN(
            (self.texts[index], self.starts[index], self.ends[index], flags & JOINED > 0, flags & CAPITAL > 0)
        )


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


_ARTICLES: Final = "al|el|ul|ur|as|ash|an|ad|ar|at|az|ed|es|en|er"
_HYPHEN: Final = r"[\-‐‑]"
_REST: Final = r"[\w\u0300-\u036f]*+"
_LETTER: Final = r"[^\W\d_]"
_CAPITAL: Final = rf"[{_capitals()}]"
# What is said of a person behind a hyphen: "Trump-era", "Netanyahu-led"; not "Park Geun-hye", "Ban Ki-moon".
_BEHIND: Final = (
    r"(?:era|led|run|style|like|held|owned|born|free|friendly|ally|type|esque|themed|critical|loyal|only|dominated"
    r"|winning|winners?|speaking|made|bound|origin|wide|area|language"
    r"|[a-z]{2,}[^\Waeiou\d_]ed|[a-z]{2,}ied|[a-z]{3,}ating)"
)
# What a hyphen ties to a title, "then-President"; before a name it is cut off, as any other word is: "anti-Gaddafi".
_BEFORE_TITLE: Final = "then|vice"
# What stands before a word, and the word. Every letter and digit begins a word, so that what lies between need not be
# tried; the first two alternatives are what the last but one says, for most words. Both make the whole faster.
# A possessive that stands apart ("Germany 's") belongs to what stands between.
_WORD: Final = re.compile(
    r"([\W_]*+(?:(?<=[ \n]['’])s(?!\w)[\W_]*+)?)([a-z]{2,}+(?![\w'’ʼ\-‐‑\u0300-\u036f])"
    r"|[A-Z][a-z]{2,}+(?![\w'’ʼ\-‐‑\u0300-\u036f.])"
    rf"|(?:{_LETTER}\.){{2,6}}(?:{_LETTER}(?![\w.]))?"
    r"|(?:M(?:rs?|s|me|essrs|aj)|Dr|[JS]r|Prof|Gen|Sens?|Reps?|Gov|Lt|Col|Sgt|Capt|Adm|Rev|Cmdr|Det|Insp|Hon|Brig|Cpl|Pvt|Supt|St)\."
    rf"|{_CAPITAL}\.(?=[ \n]{_LETTER})"
    rf"|(?!(?:{_BEFORE_TITLE}){_HYPHEN})[a-z]{{3,}}+(?={_HYPHEN}{_CAPITAL})"
    rf"|{_CAPITAL}{_REST}(?={_HYPHEN}{_BEHIND}(?![\w\-]))"
    rf"|{_LETTER}{_REST}(?:['’ʼ\-‐‑]{_LETTER}{_REST})*"
    r"|\d[\d.,]*\w*)"
)
_LETTER_OR_DIGIT: Final = re.compile(r"[^\W_]")
_BEHIND_LAST: Final = 4  # characters that the end of a word may look at, its full stop among them
_ARABIC: Final = re.compile(rf"(?:{_ARTICLES}){_HYPHEN}(?={_LETTER})")
_POSSESSIVE: Final = ("'s", "’s", "ʼs", "'S", "’S", "ʼS")
_GAPS: Final = frozenset((" ", "\n", "\u00a0"))
_KEPT: Final = 1 << 16


def _flags(raw: str) -> int:
    """Return what a word as it was cut says by itself: whether it ends in a possessive, and how it begins."""
    cut = len(raw) > 2 and raw.endswith(_POSSESSIVE)
    text = raw[:-2] if cut else raw
    first = text[0]
    capital = first.isupper() or first.istitle()
    if not capital and first in "aeu":
        article = _ARABIC.match(text)
        capital = article is not None and text[article.end()].isupper()
    return (_CUT if cut else 0) | (CAPITAL if capital else PARTICLE if text in PARTICLES else 0)


class _Flags(dict[str, int]):
    """Words already seen; a hit writes nothing, as that of an ``lru_cache`` does, and this is asked once a word."""

    def __missing__(self, raw: str) -> int:
        """Look at a word that is new, and forget all others where they are too many."""
        if len(self) >= _KEPT:
            self.clear()
        self[raw] = flags = _flags(raw)
        return flags


_FLAGS: Final = _Flags()
_CUTS: Final = re.compile(rb"[\x08-\x0f]")


def tokenize(body: str) -> Tokens:
    """Cut a body into words and numbers, in order; punctuation is only seen as what keeps words apart."""
    # Behind the last word there is none to be found, and each mark there would be tried as the first before one.
    last = _LETTER_OR_DIGIT.search(body[::-1])
    end = len(body) - last.start() + _BEHIND_LAST if last else 0
    parts = _WORD.split(body[:end])
    parts[-1] += body[end:]
    texts = parts[2::3]
    gaps = parts[1::3]
    gaps.append(parts[-1])
    places = list(accumulate(map(len, parts)))
    ends = places[2::3]
    flags = bytearray(map(add, map(_FLAGS.__getitem__, texts), map(_GAPS.__contains__, gaps)))
    if flags:
        flags[0] &= ~JOINED
    for match in _CUTS.finditer(bytes(flags)):
        index = match.start()
        gaps[index + 1] = texts[index][-2:] + gaps[index + 1]
        texts[index] = texts[index][:-2]
        ends[index] -= 2
        if index + 1 < len(flags):
            flags[index + 1] &= ~JOINED
    texts += ("", "")
    return Tokens(texts, places[1::3], ends, gaps, bytes(flags))
