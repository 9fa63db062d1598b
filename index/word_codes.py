"""What stands between white space, by number: each stretch is taken apart into words, and these into terms, once."""

from __future__ import annotations

import string
from typing import NamedTuple

from index.schema import text_term
from index.terms import find_words, plain_term, split_word

NOTHING = -1
"""The code of a stretch without words."""

LARGEST = 1 << 17
"""Entries from which on a memo is made anew: some 30 MB."""

AROUND = string.punctuation.replace("_", "") + "‘’“”«»…–—"
"""What may stand around a plain word and is no part of any."""


class Composed(NamedTuple):
    """A stretch that is not one word of one term.

    Attributes:
        numbers: Of its terms, in order.
        offsets: The place of each, from the first of the stretch.
        capitals: What the first letter of each tells; see ``Occurrences``.
        leading: How many of the terms are those of its first word.
        places: How many it takes.
        words: As they stand in it.
    """

    numbers: list[int]
    offsets: list[int]
    capitals: list[int]
    leading: int
    places: int
    words: list[str]


class WordCodes(dict[str, int]):
    """A memo from what stands between white space in a prepared text to its code.

    A stretch that is one word of one term has twice that term's number, and one more if it begins with a capital; any
    other has -1 minus its place in ``composed``.

    Attributes:
        terms: By number.
        texts: The same as they were before they had their widths.
        composed: At ``-1 - NOTHING`` what has no words.
    """

    def __init__(self) -> None:
        super().__init__()
        self.terms: list[bytes] = []
        self.texts: list[str] = []
        self.composed = [Composed([], [], [], 0, 0, [])]
        self._number: dict[tuple[str, int] | str, int] = {}  # by term, and by width where it is not one

    def __missing__(self, stretch: str) -> int:
        plain = stretch.strip(AROUND).removesuffix("'s")
        term = plain_term(plain)
        code = self._composed(stretch) if term is None else 2 * self._numbered(term) + plain[0].isupper()
        self[stretch] = code
        return code

    def _composed(self, stretch: str) -> int:
        found = find_words(stretch)
        if not found:
            return NOTHING
        words = [split_word(raw) for raw in found]
        if len(words) == 1 and len(words[0].forms) == 1:
            return 2 * self._numbered(words[0].forms[0].term) + found[0][0].isupper()
        numbers, offsets, capitals, places = list[int](), list[int](), list[int](), 0
        for raw, word in zip(found, words, strict=True):
            told = 1 + raw[0].isupper() if len(word.forms) == 1 else 0
            for form in word.forms:
                numbers.append(self._numbered(form.term, form.width))
                offsets.append(places + form.offset)
                capitals.append(told)
            places += word.places
        self.composed.append(Composed(numbers, offsets, capitals, len(words[0].forms), places, found))
        return -len(self.composed)

    def _numbered(self, term: str, width: int = 1) -> int:
        known = term if width == 1 else (term, width)
        number = self._number.get(known)
        if number is None:
            number = self._number[known] = len(self.terms)
            self.terms.append(text_term(term, width))
            self.texts.append(term)
        return number
