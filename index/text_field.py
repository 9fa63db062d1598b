"""A field of text while articles come: stretches to words, words to terms with places, each word taken apart once."""

from __future__ import annotations

from array import array
from functools import lru_cache
from itertools import compress
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from index.codec.inversion import Integers, Occurrences
from index.schema import text_term
from index.shelf import spread
from index.terms import raw_words, take_apart
from index.values import integers

if TYPE_CHECKING:
    from collections.abc import Iterable

    from index.zones import Cut


_LARGEST = 1 << 17  # entries of a memo: some 30 MB


class _Composed(NamedTuple):
    """A word of several terms, or of none."""

    numbers: list[int]
    offsets: list[int]
    places: int


class _Memo(dict[str, "int | list[int]"]):
    """What stands between white space, by its code, or the codes of its words where it is not one word.

    A word of one term has twice that term's number, and one more if it begins with a capital; any other has -1 minus
    its place in ``composed``.

    Attributes:
        number: Terms by number, in the order in which they came.
        composed: Words of several terms, or of none.
    """

    def __init__(self) -> None:
        super().__init__()
        self.number: dict[bytes, int] = {}
        self.composed: list[_Composed] = []
        self._words: dict[str, int] = {}

    def __missing__(self, stretch: str) -> int | list[int]:
        words = raw_words(stretch)
        codes = self._code(words[0]) if len(words) == 1 else [*map(self._code, words)]
        self[stretch] = codes
        return codes

    def _code(self, raw: str) -> int:
        code = self._words.get(raw)
        if code is not None:
            return code
        word = take_apart(raw)
        numbers = [self.number.setdefault(text_term(f.term, f.width), len(self.number)) for f in word.forms]
        if len(numbers) == 1:
            code = 2 * numbers[0] + raw[0].isupper()
        else:
            self.composed.append(_Composed(numbers, [form.offset for form in word.forms], word.places))
            code = -len(self.composed)
        self._words[raw] = code
        return code

    def codes(self, prepared: str) -> array[int]:
        """Return the codes of the words of a prepared text: no word runs over white space."""
        codes = [*map(self.__getitem__, prepared.split())]
        try:
            return array("i", codes)  # type: ignore[arg-type]
        except TypeError:
            return array("i", [code for each in codes for code in ((each,) if isinstance(each, int) else each)])


@lru_cache(maxsize=1)
def _memo() -> _Memo:
    """Return the memo of this process: the next share of the articles has most of the same words."""
    return _Memo()


def _memo_with_room() -> _Memo:
    """Return the memo of this process, a new one when it has become large."""
    if len(_memo()) > _LARGEST:
        _memo.cache_clear()
    return _memo()


class TextField:
    """A field of text: words are taken apart once each; what comes is only noted, and spread out for all at once.

    Args:
        keeps_capitals: Whether to note of each occurrence what its first letter tells.
    """

    def __init__(self, *, keeps_capitals: bool) -> None:
        self._keeps_capitals = keeps_capitals
        self._memo = _memo_with_room()
        self._lengths: dict[int, int] = {}
        self._codes = array("i")
        # Runs of words that stand one behind the other:
        self._documents, self._places, self._counts, self._prose = array("I"), array("I"), array("I"), array("B")

    def add(self, document: int, parts: Iterable[Cut], gap: int) -> list[list[int]]:
        """Analyse a document's field.

        Args:
            document: Its number.
            parts: The stretches of the field.
            gap: Places left empty between two stretches.

        Returns:
            For each stretch, the places at which its pieces begin, and that behind the last.
        """
        borders, place, length = [], 0, 0
        codes_of, composed = self._memo.codes, self._memo.composed
        for pieces, counts, _ in parts:
            start = place
            each = [place]
            for piece in pieces:
                codes = codes_of(piece)
                if codes:
                    self._codes.extend(codes)
                    self._documents.append(document)
                    self._places.append(place)
                    self._counts.append(len(codes))
                    self._prose.append(bool(counts))
                    place += len(codes)
                    if min(codes) < 0:
                        place += sum(composed[-1 - code].places - 1 for code in codes if code < 0)
                each.append(place)
            borders.append(each)
            length += place - start
            place += gap
        self._lengths[document] = length
        return borders

    def lengths(self, documents: int) -> Integers:
        """Return the length of the field in so many documents, 0 in those that were not added."""
        lengths = np.zeros(documents, np.uint32)
        lengths[list(self._lengths)] = list(self._lengths.values())
        return lengths

    def occurrences(self) -> Occurrences:
        """Return every occurrence of every term."""
        codes, counts = integers(self._codes), integers(self._counts)
        run = np.repeat(np.arange(len(counts)), counts)
        first = np.zeros(len(codes), bool)
        first[np.cumsum(counts) - counts] = True
        simple = codes >= 0
        used, which = np.unique(-1 - codes[~simple], return_inverse=True)
        composed = [self._memo.composed[each] for each in used.tolist()]

        # Each word takes one place and is one term, but for the composed.
        taken, terms = np.ones(len(codes), np.int64), np.ones(len(codes), np.int64)
        taken[~simple] = np.array([each.places for each in composed], np.int64)[which]
        terms[~simple] = widths = np.array([len(each.numbers) for each in composed], np.int64)[which]
        before = np.cumsum(taken) - taken
        places = integers(self._places)[run] + before - before[first][run]

        inside = (~first & simple & (integers(self._prose)[run] > 0)).astype(np.uint8)
        capitals = inside + (inside & codes.astype(np.uint8)) if self._keeps_capitals else inside[:0]

        word = np.repeat(np.arange(len(codes)), terms)
        numbers, places, documents = codes[word] >> 1, places[word], integers(self._documents)[run][word]
        spread_out = ~simple[word]
        starts = np.cumsum([0, *(len(each.numbers) for each in composed)])[:-1]
        at = spread(starts[which], widths)
        numbers[spread_out] = np.array([n for each in composed for n in each.numbers], np.int64)[at]
        places[spread_out] += np.array([n for each in composed for n in each.offsets], np.int64)[at]
        there = np.zeros(len(self._memo.number), bool)
        there[numbers] = True
        own = np.cumsum(there) - 1  # the terms of this field, numbered anew
        return Occurrences(
            list(compress(self._memo.number, there.tolist())),
            own[numbers].astype(np.uint32),
            documents,
            places.astype(np.uint32),
            capitals[word] if len(capitals) else capitals,
        )
