"""Words of a body with their places, cut so that a name is whole words: possessives off, initials and titles whole.

A word is kept as one entry in each of several lists, not as an object of its own: most words of a text are only
passed by, and making the lists runs at the speed of the regular expression.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate, chain, groupby
from operator import add, itemgetter
from typing import Final, NamedTuple, overload

from index.people.memo import Memo
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


JOINED, PARTICLE, CAPITAL = 1, 2, 4


class Tokens(Sequence[Token]):
    """The words of a body, in order.

    Attributes:
        body: Of which they are.
        texts: Verbatim; two empty ones follow the last, so that two words on either side of any word can be asked for.
        gaps: What stands before each, verbatim, and after the last.
        flags: Of each, bits: ``JOINED`` and ``CAPITAL`` as in ``Token``, ``PARTICLE`` for a small word inside names.
    """

    __slots__ = ("_places", "body", "flags", "gaps", "texts")

    def __init__(self, body: str, texts: list[str], gaps: list[str], flags: bytearray) -> None:
        self.body = body
        self.texts = texts
        self.gaps = gaps
        self.flags = flags
        self._places: list[int] | None = None

    def __len__(self) -> int:
        """Return how many words there are."""
        return len(self.flags)

    def joined(self, index: int) -> bool:
        """Tell whether nothing but a space or a line break stands before a word."""
        return self.flags[index] & JOINED != 0

    def capital(self, index: int) -> bool:
        """Tell whether a word begins like a name."""
        return self.flags[index] & CAPITAL != 0

    def start(self, index: int) -> int:
        """Return where a word begins, in code points."""
        return (self._places or self._placed())[2 * index]

    def end(self, index: int) -> int:
        """Return where a word ends, exclusive, in code points."""
        return (self._places or self._placed())[2 * index + 1]

    def _placed(self) -> list[int]:
        """Work out where words begin and end: of most texts nobody asks."""
        parts = chain.from_iterable(zip(self.gaps, self.texts, strict=False))
        self._places = places = list(accumulate(map(len, parts)))
        return places

    def written(self, start: int, end: int) -> str:
        """Return what stands from one word to another, the second left out, with its white space folded."""
        return " ".join(self.body[self.start(start) : self.end(end - 1)].split())

    def after(self, index: int) -> str:
        """Return the character that follows a word; nothing at the end of the body."""
        return (self.gaps[index + 1] or self.texts[index + 1])[:1]

    @overload
    def __getitem__(self, index: int) -> Token: ...
    @overload
    def __getitem__(self, index: slice) -> list[Token]: ...
    def __getitem__(self, index: int | slice) -> Token | list[Token]:
        """Return a word, or several, as objects; indices count from the front alone."""
        if isinstance(index, slice):
            return [self[place] for place in range(*index.indices(len(self)))]
        return Token(self.texts[index], self.start(index), self.end(index), self.joined(index), self.capital(index))


CASED: Final = (
    range(0x41, 0x600), range(0x10A0, 0x1400), range(0x1C80, 0x2500), range(0x2C00, 0x2E00), range(0xA600, 0xA800),
    range(0xFF21, 0xFF3B), range(0x10400, 0x10600), range(0x10C80, 0x10D80), range(0x118A0, 0x118E0),
    range(0x16E40, 0x16EC0), range(0x1D400, 0x1D800), range(0x1E900, 0x1E960),
)  # fmt: skip
"""The blocks of Unicode that have capitals: to look through all of it took 30 ms of each process."""


def is_capital(letter: str) -> bool:
    """Tell whether a letter is a capital."""
    return letter.isupper() or letter.istitle()


def _capitals() -> str:
    """Return the inside of a character class: every capital of Unicode, as ranges."""
    points = (point for block in CASED for point in block if is_capital(chr(point)))
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
# tried; the first alternative for either, and the next two for a word, are what the last ones say, for most words: they
# make the whole a third faster. A possessive that stands apart ("Germany 's") belongs to what stands between.
_WORD: Final = re.compile(
    r"( (?=[A-Za-z])|[\W_]*+(?:s(?<=[ \n]['’]s)(?!\w)[\W_]*+|))"
    r"([a-z]{2,}+(?![\w'’ʼ\-‐‑\u0300-\u036f])|[A-Za-z][A-Za-z]*+(?![\w'’ʼ\-‐‑\u0300-\u036f.])"
    r"|\d[\d.,]*\w*"
    rf"|(?:{_LETTER}\.){{2,6}}(?:{_LETTER}(?![\w.]))?"
    r"|(?:M(?:rs?|s|me|essrs|aj)|Dr|[JS]r|Prof|Gen|Sens?|Reps?|Gov|Lt|Col|Sgt|Capt|Adm|Rev|Cmdr|Det|Insp|Hon|Brig|Cpl|Pvt|Supt|St)\."
    rf"|{_CAPITAL}\.(?=[ \n]{_LETTER})"
    rf"|(?!(?:{_BEFORE_TITLE}){_HYPHEN})[a-z]{{3,}}+(?={_HYPHEN}{_CAPITAL})"
    rf"|{_CAPITAL}{_REST}(?={_HYPHEN}{_BEHIND}(?![\w\-]))"
    rf"|{_LETTER}{_REST}(?:['’ʼ\-‐‑]{_LETTER}{_REST})*)"
)
_LETTER_OR_DIGIT: Final = re.compile(r"[^\W_]")
_BEHIND_LAST: Final = 4  # characters that the end of a word may look at, its full stop among them
_ARABIC: Final = re.compile(rf"(?:{_ARTICLES}){_HYPHEN}(?={_LETTER})")
_POSSESSIVE: Final = ("'s", "’s", "ʼs", "'S", "’S", "ʼS")
_GAPS: Final = frozenset((" ", "\n", "\u00a0"))
_FIRST: Final = itemgetter(0)


def begins_like_a_name(text: str) -> bool:
    """Tell whether a word begins with a capital, or with an Arabic article and a capital."""
    first = text[0]
    if first.isupper() or first.istitle():
        return True
    article = _ARABIC.match(text)
    return article is not None and text[article.end()].isupper()


# To ``str.translate``: of each first letter, the flags of a word, as a character.
_CAPITALS: Final = Memo[int, int](lambda letter: CAPITAL if begins_like_a_name(chr(letter)) else 0)


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
    if "'" in body or "’" in body or "ʼ" in body:
        for index, text in enumerate(texts):
            if text.endswith(_POSSESSIVE) and len(text) > 2:
                texts[index] = text[:-2]
                gaps[index + 1] = text[-2:] + gaps[index + 1]
    capitals = "".join(map(_FIRST, texts)).translate(_CAPITALS).encode("latin-1")
    flags = bytearray(map(add, capitals, map(_GAPS.__contains__, gaps)))
    if flags:
        flags[0] &= ~JOINED
    if not PARTICLES.isdisjoint(texts):
        for index, text in enumerate(texts):
            if text in PARTICLES:
                flags[index] |= PARTICLE
    if _ARABIC.search(body):
        for index, text in enumerate(texts):
            if text[0] in "aeu" and begins_like_a_name(text):
                flags[index] |= CAPITAL
    texts += ("", "")
    return Tokens(body, texts, gaps, flags)
