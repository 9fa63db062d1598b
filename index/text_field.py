"""A field of text of many articles, made into terms with places all at once.

Each stretch of an article's field is cut into **pieces**; of prose, these are its sentences. A piece is split at white
space, each part looked up in a memo that knows its terms; the rest is arithmetic on columns.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from index.codec.inversion import Integers, Occurrences, narrowed
from index.ragged import spread
from index.word_codes import NOTHING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from index.word_codes import WordCodes

_FEW = 16
"""So many times more terms than occurrences: then these are sorted sooner than the terms are counted through."""


class Coded(NamedTuple):
    """What stands between white space in many texts, by its code; what has no words is left out.

    Attributes:
        codes: See ``WordCodes``.
        owners: The number of the text that each stands in, ascending.
    """

    codes: Integers
    owners: Integers

    @classmethod
    def of(cls, split: Sequence[Sequence[str]], codes: WordCodes) -> Coded:
        """Look up what stands in texts, of each the stretches between its white space."""
        counts = np.fromiter(map(len, split), np.int64, len(split))
        found = np.fromiter(map(codes.__getitem__, chain.from_iterable(split)), np.int64, counts.sum())
        owners = np.repeat(np.arange(len(counts)), counts)
        worded = found != NOTHING
        return cls(found, owners) if worded.all() else cls(found[worded], owners[worded])


class Placed(NamedTuple):
    """A field of text of many articles, taken apart.

    Attributes:
        words: What stands in it, by the numbers of the articles.
        prose: What of it stands in prose.
        occurrences: Of every term.
        pieces: The places at which each piece begins and ends, half-open, in the order in which they came: two rows.
        stretches: The same of each stretch.
        lengths: Of each article, the places that its stretches take.
    """

    words: Coded
    prose: Coded
    occurrences: Occurrences
    pieces: Integers
    stretches: Integers
    lengths: Integers


class TextField(NamedTuple):
    """A field of text of many articles.

    Attributes:
        pieces: Of all stretches, as ``terms.prepare`` gives them; no word runs from one into the next.
        documents: Of each stretch, its article's number; they ascend.
        counts: Of each stretch, how many of the pieces are its.
        prose: Of each stretch, whether each of its pieces begins a sentence.
        gap: Places left empty between two stretches of an article.
        keeps_capitals: Whether to note of each occurrence what its first letter tells.
    """

    pieces: Sequence[str]
    documents: Sequence[int]
    counts: Sequence[int] | Integers
    prose: Sequence[bool]
    gap: int
    keeps_capitals: bool

    def placed(self, documents: int, codes: WordCodes) -> Placed:
        """Return the field, taken apart.

        Args:
            documents: How many articles there are; the length of the field is 0 in those that it did not come from.
            codes: Of words.
        """
        if not self.documents:
            return _nothing_placed(documents)
        words = Coded.of([*map(str.split, self.pieces)], codes)
        owner = words.owners
        counts = np.bincount(owner, minlength=len(self.pieces))
        composition = _Composition(words.codes, codes)

        # Places counted through all articles; what is to be added to them, from each stretch to the next, is their gap,
        # and from each article to the next, what makes it begin at 0.
        places = sums(composition.places)
        pieces = places[sums(counts)]
        stretches = pieces[sums(self.counts)]
        documents_of = np.array(self.documents, np.int64)
        first = firsts(documents_of)  # of each stretch, the first of the same article
        shift = (np.arange(len(first)) - first) * self.gap - stretches[first]
        lengths = np.zeros(documents, np.uint32)
        np.add.at(lengths, documents_of, np.diff(stretches).astype(np.uint32))
        shift_of_pieces, document_of_pieces = np.repeat(shift, self.counts), np.repeat(documents_of, self.counts)

        document = document_of_pieces[owner]
        begins = np.diff(owner, prepend=-1) != 0
        prose = np.repeat(np.array(self.prose, bool), self.counts)[owner]
        return Placed(
            Coded(words.codes, document),
            Coded(words.codes[prose], document[prose]),
            composition.occurrences(
                document, places[:-1] + shift_of_pieces[owner], begins, prose if self.keeps_capitals else None
            ),
            _ranges(pieces) + shift_of_pieces,
            _ranges(stretches) + shift,
            lengths,
        )


def _nothing_placed(documents: int) -> Placed:
    """Return a field that no article has."""
    none, ranges = np.zeros(0, np.int64), np.zeros((2, 0), np.int64)
    numbers = np.zeros(0, np.uint8)
    return Placed(
        Coded(none, none),
        Coded(none, none),
        Occurrences([], numbers, numbers, numbers, numbers),
        ranges,
        ranges,
        np.zeros(documents, np.uint32),
    )


class _Composition:
    """What stood between white space, by its code; none is ``NOTHING``.

    Attributes:
        places: How many each takes.
    """

    def __init__(self, codes: Integers, memo: WordCodes) -> None:
        self._codes, self._memo = codes, memo
        # Each is one term and takes one place, but for the composed.
        self._simple = codes >= 0
        used, self._which = np.unique(-1 - codes[~self._simple], return_inverse=True)
        self._composed = [memo.composed[each] for each in used.tolist()]
        self.places = np.ones(len(codes), np.int64)
        self.places[~self._simple] = self._of_composed(each.places for each in self._composed)

    def _of_composed(self, values: Iterable[int]) -> Integers:
        """Spread a value of each of the composed that there are to where they stand."""
        return np.fromiter(values, np.int64, len(self._composed))[self._which]

    def occurrences(
        self, documents: Integers, places: Integers, begins: Integers, prose: Integers | None
    ) -> Occurrences:
        """Return every occurrence of every term.

        Args:
            documents: Of each code.
            places: Of each code, the first.
            begins: Of each, whether it begins a piece.
            prose: Of each, whether it stands in prose; None for a field of which capitals are not kept.
        """
        simple, several = np.flatnonzero(self._simple), np.flatnonzero(~self._simple)
        codes = self._codes[simple]
        # The terms of the composed come behind those of the simple: an occurrence knows its place.
        counts = self._of_composed(len(each.numbers) for each in self._composed)
        first = sums([len(each.numbers) for each in self._composed])[:-1][self._which]
        at, of = spread(first, counts), np.repeat(several, counts)
        numbers = np.concatenate((codes >> 1, _flat(each.numbers for each in self._composed)[at]))
        offsets = _flat(each.offsets for each in self._composed)[at]
        capitals = np.zeros(0, np.uint8)
        if prose is not None:
            told = prose[simple] & ~begins[simple]
            leading = np.repeat(first + self._of_composed(each.leading for each in self._composed), counts)
            told_of = prose[of] & ~(begins[of] & (at < leading))
            of_composed = np.where(told_of, _flat(each.capitals for each in self._composed)[at], 0)
            capitals = np.concatenate((np.where(told, 1 + (codes & 1), 0), of_composed)).astype(np.uint8)
        terms = self._memo.terms
        few = len(numbers) * _FEW < len(terms)
        used = np.unique(numbers) if few else np.flatnonzero(np.bincount(numbers))
        own = np.empty(len(terms), np.uint32)  # the terms of this field, numbered anew
        own[used] = np.arange(len(used))
        return Occurrences(
            [terms[number] for number in used.tolist()],
            narrowed(own[numbers]),
            narrowed(np.concatenate((documents[simple], documents[of]))),
            narrowed(np.concatenate((places[simple], places[of] + offsets))),
            capitals,
        )


def sums(counts: Sequence[int] | Integers) -> Integers:
    """Return how many there are before each, and at last in all."""
    sums = np.zeros(len(counts) + 1, np.int64)
    np.cumsum(counts, out=sums[1:])
    return sums


def firsts(owners: Integers) -> Integers:
    """Return for each of ascending numbers where the first of those that are equal to it stands."""
    begins = np.flatnonzero(np.diff(owners, prepend=-1))
    return np.repeat(begins, np.diff(begins, append=len(owners)))


def _ranges(borders: Integers) -> Integers:
    return np.stack((borders[:-1], borders[1:]))


def _flat(lists: Iterable[list[int]]) -> Integers:
    return np.fromiter(chain.from_iterable(lists), np.int64)
