"""Strings that are told of a word and depend on several things, such as ``_Mr|G1``: as numbers, and back.

A template says of what parts its strings are. Put together, the numbers of the parts are a key, by which the model
finds what a string weighs without ever making it; to learn from, the string is made of the key.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from numpy.typing import NDArray

    from index.people.memo import Numbers

SMALLNESS: Final = ("", "c", "C")  # what ``kinds.seen_words`` shows of words in small letters


class Part(NamedTuple):
    """What may stand at one place of a string.

    Attributes:
        pattern: A group of a regular expression.
        bits: Of its number.
    """

    pattern: str
    bits: int


GAP: Final = Part(r"(.)", 21)  # the kind of what stands between two words, one character; its number is its code point
KIND: Final = Part(r"([^|\n]*)", 10)  # a kind of word
NAME: Final = Part(r"(.*)", 24)  # a word
SAID: Final = Part(r"(\d+)", 5)  # what a document says of a word, in bits
SMALL: Final = Part(r"(c|C|)", 2)  # one of ``SMALLNESS``


class Numbering(NamedTuple):
    """Numbers of what stands in strings.

    Attributes:
        kinds: Of kinds.
        names: Of words.
    """

    kinds: Numbers[str]
    names: Numbers[str]

    def numbers(self, part: Part) -> Callable[[str], int]:
        """Return what numbers one kind of part."""
        if part is GAP:
            return ord
        if part is SMALL:
            return SMALLNESS.index
        return int if part is SAID else (self.kinds if part is KIND else self.names).__getitem__

    def texts(self, part: Part) -> Callable[[int], str]:
        """Return what tells for which text a number of one kind of part stands."""
        if part is GAP:
            return chr
        if part is SAID:
            return str
        return (SMALLNESS if part is SMALL else (self.kinds if part is KIND else self.names).things).__getitem__


class Template(NamedTuple):
    """Of what strings are that begin alike.

    Attributes:
        begins: What they all begin with.
        parts: What follows, in order; a text stands for itself.
    """

    begins: str
    parts: tuple[Part | str, ...]

    @property
    def variable(self) -> list[Part]:
        """The parts that are no text."""
        return [part for part in self.parts if not isinstance(part, str)]

    def key(self, *numbers: NDArray[Any]) -> NDArray[np.int64]:
        """Return the numbers of parts put together, of many strings."""
        key = np.zeros(len(numbers[0]), np.int64)
        for part, column in zip(self.variable, numbers, strict=True):
            key = key << part.bits | column
        return key

    def keys(self, rests: Collection[str], numbering: Numbering) -> NDArray[np.int64]:
        """Return the keys of strings, by what follows ``begins``."""
        if not rests:
            return np.zeros(0, np.int64)
        pattern = "".join(re.escape(part) if isinstance(part, str) else part.pattern for part in self.parts)
        columns = zip(*re.findall(rf"(?m)^{pattern}$", "\n".join(rests)), strict=True)
        parts = zip(self.variable, columns, strict=True)
        return self.key(*(np.array(list(map(numbering.numbers(part), column)), np.int64) for part, column in parts))

    def rests(self, keys: Sequence[int], numbering: Numbering) -> list[str]:
        """Return what follows ``begins`` in the strings of keys."""
        return [self._rest(key, numbering) for key in keys]

    def _rest(self, key: int, numbering: Numbering) -> str:
        texts: list[str] = []
        for part in reversed(self.parts):
            if isinstance(part, str):
                texts.append(part)
            else:
                texts.append(numbering.texts(part)(key & (1 << part.bits) - 1))
                key >>= part.bits
        return "".join(reversed(texts))


LEFT_KIND: Final = Template("c", (GAP, KIND, "|", KIND))
LEFT_NAME: Final = Template("l", (GAP, NAME, "|", KIND))
RIGHT_KIND: Final = Template("d", (KIND, "|", GAP, KIND))
RIGHT_NAME: Final = Template("r", (KIND, "|", GAP, NAME))
PLACE_KIND: Final = Template("o", (SAID, "|", KIND, "|", GAP, GAP))
PLACE_SMALL: Final = Template("a", (SAID, SMALL, GAP, GAP))
NAMES_BEFORE: Final = Template("e", (NAME, " ", NAME))
NEXT: Final = Template("q", (KIND, "|", SAID, "|", KIND))
AROUND: Final = Template("m", (GAP, KIND, "|", KIND, GAP))
OPENS: Final = Template("M", (NAME, GAP))
CLOSES: Final = Template("N", (GAP, NAME))
TEMPLATES: Final = (
    LEFT_KIND, LEFT_NAME, RIGHT_KIND, RIGHT_NAME, PLACE_KIND, PLACE_SMALL, NAMES_BEFORE, NEXT, AROUND, OPENS, CLOSES,
)  # fmt: skip
