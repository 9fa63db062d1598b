"""Words of a body with their places.

A word is kept as one entry in each of several lists, not as an object of its own: most words of a text are only
passed by.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple, overload

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


JOINED, CAPITAL = 1, 2
"""Flags of words: that nothing but a space stands before, that it begins like a name."""


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


class Tokens(Sequence[Token]):
    """The words of a body, in order.

    Attributes:
        body: Of which they are.
        texts: Verbatim; two empty ones follow the last, so that two words on either side of any word can be asked for.
        gaps: What stands before each, verbatim, and after the last.
        flags: Of each, bits: ``JOINED`` and ``CAPITAL``, as in ``Token``.
    """

    __slots__ = ("_places", "_spans", "body", "flags", "gaps", "texts")

    def __init__(self, body: str, texts: list[str], gaps: list[str], flags: bytes, spans: NDArray[np.int64]) -> None:
        """Take what was cut; ``spans`` holds where each word begins and ends, in code points."""
        self.body = body
        self.texts = texts
        self.gaps = gaps
        self.flags = flags
        self._spans = spans
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
        """List where words begin and end: of most texts nobody asks."""
        self._places = places = self._spans.ravel().tolist()
        return places

    def written(self, start: int, end: int) -> str:
        """Return what stands from one word to another, the second left out, with its white space folded."""
        return self.folded(self.span(start, end))

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where what stands from one word to another, the second left out, begins and ends in code points."""
        places = self._places or self._placed()
        return places[2 * start], places[2 * end - 1]

    def folded(self, span: tuple[int, int]) -> str:
        """Return what stands between two code points with its white space folded."""
        start, end = span
        return " ".join(self.body[start:end].split())

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
