"""What words tell, as tables by the codes that they have in a text field: each is heard once, and then looked up."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from index.ragged import spread
from index.stories.cues import CUES
from index.stories.words import is_telling, token_of
from index.terms import stem, take_apart
from index.text_field import firsts
from index.word_codes import LARGEST, WordCodes

if TYPE_CHECKING:
    from index.stories.reports import Numbers
    from index.text_field import Coded

NO_CUE: Final = 0
CUE_OF: Final = np.array([0, *CUES.values()], np.uint8)
"""Bits of ``index.stories.cues`` by the number of a stem, from 1; of ``NO_CUE`` none."""

_CUE_NUMBERS: Final = {stemmed: number for number, stemmed in enumerate(CUES, 1)}
_UNHEARD: Final = -1


class Parts(NamedTuple):
    """The parts of words in many texts, in order: each is compared by itself.

    Attributes:
        owners: The text that each stands in.
        keys: What its spellings share, by number.
        packed: Its code, kind and weight, see ``index.stories.words``; 0 of what tells nothing.
        cues: The numbers of their stems in ``CUE_OF``.
        places: How many words stand before its word in its text.
    """

    owners: Numbers
    keys: Numbers
    packed: Numbers
    cues: Numbers
    places: Numbers


class Vocabulary:
    """Words by their codes, and what they tell.

    Attributes:
        codes: Of what stands between white space.
        keys: By number.
    """

    def __init__(self) -> None:
        self.codes = WordCodes()
        self.keys: list[str] = []
        self._number_of_key: dict[str, int] = {}
        # By code, the row of what is known of it; of the composed, by their place in ``codes.composed``.
        self._simple: Numbers = np.zeros(0, np.int32)
        self._composed: Numbers = np.zeros(0, np.int32)
        # Of each row, how many words and parts it has, and where these begin; of each part, key, what is packed, cue,
        # and how many words stand before its word.
        self._heard: Numbers = np.zeros((0, 3), np.int32)
        self._parts: Numbers = np.zeros((0, 4), np.uint32)
        self._known_rows = self._known_parts = 0

    def parts(self, words: Coded, most: int | None = None) -> Parts:
        """Return the parts of the words of texts.

        Args:
            words: They have the codes of ``codes``.
            most: How many words of each text are looked at, its first; None for all.
        """
        codes, owners = words
        if most is not None:
            # Each code has a word at least: of what stands behind, nothing need be known.
            near = np.arange(len(owners)) - firsts(owners) < most
            codes, owners = codes[near], owners[near]
        rows = self._rows(codes)
        widths, counts, first = self._heard[rows].T
        starts = np.cumsum(widths) - widths
        starts -= starts[firsts(owners)]
        keys, packed, cues, places = self._parts[spread(first, counts)].T
        found = Parts(np.repeat(owners, counts), keys, packed, cues, np.repeat(starts, counts) + places)
        return found if most is None else Parts(*(column[found.places < most] for column in found))

    def _rows(self, codes: Numbers) -> Numbers:
        """Return the rows of codes; those that were not heard yet are."""
        self._simple = _grown(self._simple, 2 * len(self.codes.terms), _UNHEARD)
        self._composed = _grown(self._composed, len(self.codes.composed), _UNHEARD)
        simple = codes >= 0
        rows = np.empty(len(codes), np.int32)
        rows[simple] = self._simple[codes[simple]]
        rows[~simple] = self._composed[-1 - codes[~simple]]
        unheard = np.flatnonzero(rows == _UNHEARD)
        if len(unheard):
            new, which = np.unique(codes[unheard], return_inverse=True)
            rows[unheard] = self._hear(new)[which]
        return rows

    def _hear(self, codes: Numbers) -> Numbers:
        """Note what words tell that were not heard before; return their rows."""
        heard, parts = list[tuple[int, int, int]](), list[tuple[int, int, int, int]]()
        texts, composed = self.codes.texts, self.codes.composed
        known, rows = self._known_parts, np.arange(self._known_rows, self._known_rows + len(codes))
        for code in codes.tolist():
            first = known + len(parts)
            if code >= 0:
                parts.append((*self._part(texts[code >> 1], capital=bool(code & 1)), 0))
                heard.append((1, 1, first))
            else:
                words = composed[-1 - code].words
                for place, word in enumerate(words):
                    capital = word[0].isupper()
                    parts += [(*self._part(part, capital=capital), place) for part in take_apart(word).parts]
                heard.append((len(words), known + len(parts) - first, first))
        simple = codes >= 0
        self._simple[codes[simple]], self._composed[-1 - codes[~simple]] = rows[simple], rows[~simple]
        self._known_rows, self._known_parts = self._known_rows + len(codes), known + len(parts)
        self._heard = _grown(self._heard, self._known_rows)
        self._heard[rows] = heard
        self._parts = _grown(self._parts, self._known_parts)
        self._parts[known : self._known_parts] = np.array(parts, np.uint32).reshape(-1, 4)
        return rows

    def _part(self, part: str, *, capital: bool) -> tuple[int, int, int]:
        """Return the number of a part's key, what is packed of it, and the number of its cue."""
        token = token_of(part, capital=capital)
        key = self._number_of_key.setdefault(token.key, len(self.keys))
        if key == len(self.keys):
            self.keys.append(token.key)
        return key, token.packed if is_telling(token) else 0, _CUE_NUMBERS.get(stem(part), NO_CUE)


def vocabulary() -> Vocabulary:
    """Return the vocabulary of this process, a new one when it has become large.

    The next share of the articles has most of the words of the last.
    """
    if len(_kept().codes) > LARGEST:
        _kept.cache_clear()
    return _kept()


@lru_cache(maxsize=1)
def _kept() -> Vocabulary:
    return Vocabulary()


def _grown(table: Numbers, size: int, new: int = 0) -> Numbers:
    """Return a table with so many rows at least; if it must grow, to twice as many, so that it is seldom copied."""
    if size <= len(table):
        return table
    grown: Numbers = np.full((max(size, 2 * len(table)), *table.shape[1:]), new, table.dtype)
    grown[: len(table)] = table
    return grown
