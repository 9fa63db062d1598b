"""What stands between two spaces and is not plain letters, cut into words once: most such stretches were met before.

No word holds a space or a line break, so a text is cut by cutting its stretches. Two things reach across a space. A
stretch that they concern is cut in a second way too: a full stop belongs to an initial where a letter follows
("J. Smith"); a possessive that stands apart ("Germany 's") is a word where it opens a text or follows another one.
"""

from __future__ import annotations

from array import array
from itertools import chain, repeat
from typing import TYPE_CHECKING, Final

import numpy as np

from index.people.capitals import begins_like_a_name, is_capital
from index.people.cutting import cut, is_apart

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    _Integers = Sequence[int] | array[int] | NDArray[np.int64]

INITIAL, APART = 1, 2
"""Flags of stretches: that it ends with an initial, that it begins with a possessive apart."""

_MOST: Final = 1 << 15  # stretches
_LONGEST: Final = 1 << 20  # code points of all stretches


class Stretches:
    """Stretches by number, and their words; the empty one has 0.

    Attributes:
        numbers: Of stretches.
        flags: Of each, ``INITIAL`` and ``APART``.
        firsts: Where the words of each stretch begin in the columns below, and at its end their length.
        texts: Words.
        begins: Where each begins in its stretch.
        ends: Where it ends there.
        capitals: Whether it begins like a name.
        initials: Of a stretch with ``INITIAL``, the number of how it is read before a letter.
        no_possessives: Of a stretch with ``APART``, the number of how it is read where that is a word.
    """

    __slots__ = (
        "begins", "capitals", "ends", "firsts", "flags", "initials", "no_possessives", "numbers", "size", "texts",
    )  # fmt: skip

    def __init__(self) -> None:
        self._clear()

    def _clear(self) -> None:
        self.numbers: dict[str, int] = {"": 0}
        self.flags = bytearray(1)
        self.firsts, self.begins, self.ends = array("i", (0, 0)), array("i"), array("i")
        self.texts: list[str] = []
        self.capitals = bytearray()
        self.initials: dict[int, int] = {}
        self.no_possessives: dict[int, int] = {}
        self.size = 0

    def read(self, stretches: Sequence[str]) -> NDArray[np.int64]:
        """Return the numbers of stretches, wherever they stand; what was numbered before may be forgotten."""
        if len(self.numbers) > _MOST or self.size > _LONGEST:
            self._clear()
        numbers = self._known(stretches)
        new = np.flatnonzero(numbers < 0).tolist()
        if new:
            self._learn(list(dict.fromkeys([stretches[place] for place in new])))
            numbers[new] = self._known([stretches[place] for place in new])
        return numbers

    def _known(self, stretches: Sequence[str]) -> NDArray[np.int64]:
        return np.fromiter(map(self.numbers.get, stretches, repeat(-1)), np.int64, len(stretches))

    def first(self, numbers: NDArray[np.int64]) -> NDArray[np.int32]:
        """Return where the words of stretches begin in the columns of words."""
        return np.frombuffer(self.firsts, np.int32)[numbers]

    def counts(self, numbers: NDArray[np.int64]) -> NDArray[np.int32]:
        """Return how many words stretches have."""
        return self.first(numbers + 1) - self.first(numbers)

    def _learn(self, new: list[str]) -> None:
        """Cut stretches that are new: all at once, but for those that what stands beside them may change."""
        initials = [each for each in new if each[-1] == "." and is_capital(each[-2:-1])]
        apart = [each for each in new if each[0] in "'’" and is_apart(each)]
        alone = dict.fromkeys(chain(initials, apart))
        self._add([each for each in new if each not in alone] if alone else new)
        for each in alone:
            self._add([each])
        for each in initials:
            number = self.numbers[each]
            last = self.firsts[number + 1] - 1
            if self.ends[last] == len(each) - 1 and self.ends[last] - self.begins[last] == 1:
                self.flags[number] |= INITIAL
                self.initials[number] = self._with_stop(each)
        for each in apart:
            number = self.numbers[each]
            self.flags[number] |= APART
            other = '"' + each[1:]
            if other not in self.numbers:
                self._learn([other])
            self.no_possessives[number] = self.numbers[other]

    def _with_stop(self, stretch: str) -> int:
        """Add a stretch again, its last word with the full stop behind it."""
        number = self.numbers[stretch]
        first, last = self.firsts[number : number + 2]
        texts = [*self.texts[first : last - 1], stretch[-2:]]
        ends = [*self.ends[first : last - 1], len(stretch)]
        self._append([stretch + " "], [last - first], texts, self.begins[first:last], ends)
        self.flags[-1] = self.flags[number] & ~INITIAL
        return len(self.flags) - 1

    def _add(self, new: list[str]) -> None:
        """Add stretches that are cut alike wherever they stand among each other."""
        words = cut(" " + " ".join(new))
        lengths = np.fromiter(map(len, new), np.int64, len(new))
        starts = np.cumsum(lengths + 1) - lengths
        begins, ends = np.array(words.begins, np.int64), np.array(words.ends, np.int64)
        holds = np.searchsorted(starts, begins, "right") - 1
        begins -= starts[holds]
        ends -= starts[holds]
        self._append(new, np.bincount(holds, minlength=len(new)), words.texts, begins, ends)

    def _append(self, new: list[str], counts: _Integers, texts: list[str], begins: _Integers, ends: _Integers) -> None:
        """Add stretches: how many words each has, and these with their places in it."""
        self.numbers.update(zip(new, range(len(self.flags), len(self.flags) + len(new)), strict=True))
        self.flags += bytes(len(new))
        self.size += sum(map(len, new))
        _extend(self.firsts, self.firsts[-1] + np.cumsum(counts))
        _extend(self.begins, begins)
        _extend(self.ends, ends)
        self.texts += texts
        self.capitals += bytes(map(begins_like_a_name, texts))


def _extend(column: array[int], more: _Integers) -> None:
    column.frombytes(np.asarray(more, np.int32).tobytes())
