"""What a word that no article has may have been meant to be: the nearest words of the dictionary.

A word is cut into one more piece than there may be mistakes. A mistake spoils one piece, so a word that is near holds
one of them, about where it stood; only a swap of two letters at a border spoils two, and is looked for as such. So the
dictionary is read at the speed of a search for bytes, and the few words that are left are compared letter by letter. (A
pattern walks the sorted dictionary instead, ``search.spelling``: it must find all words, also of the shortest.)
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from itertools import combinations_with_replacement, pairwise
from typing import TYPE_CHECKING, NamedTuple

from index.schema import read_text_term
from search.edits import edits, slip

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from index.codec.segment import Field

_SHORTEST, _SHORT, _LONG = 3, 4, 8
_MOVED = 5
"""Letters from which a word may have one in a wrong place, though it has too few for two mistakes: ``beruit``."""
_FREQUENT, _SEVERAL = 0.05, 100
"""The share of all articles, and the number at least, towards which what frequency tells of a word levels off."""
_BYTES = 4  # that a letter takes at the most


class NearWord(NamedTuple):
    """A word of the dictionary near another.

    Attributes:
        term: Folded.
        articles: That have it, deleted ones included.
        likely: How likely it was meant, beside others near the same word.
    """

    term: str
    articles: int
    likely: float


def allowed_edits(word: str) -> int:
    """Return how many mistakes a word may have: 1, from 8 letters 2; none in the shortest words and in numbers."""
    if len(word) < _SHORTEST or not word.isalpha():
        return 0
    return 1 if len(word) < _LONG else 2


def nearest_words(fields: Sequence[Field], word: str, articles: int, most: int = 3) -> list[NearWord]:
    """Return the words that may have been meant, the likeliest first: mistyped so easily, in many articles.

    Three letters are near too many words to be any of them with a wrong letter: one was left out, or two swapped.

    Args:
        fields: Of the same name, one a segment.
        word: Folded.
        articles: In the index.
        most: At most so many.
    """
    distance = allowed_edits(word)
    counts: Counter[str] = Counter()
    for field in fields if distance else ():
        for term, number, far in words_within(field, word, distance):
            if may_be_meant(word, term, far):
                counts[term] += field.document_count(number)
    for field in fields if distance == 1 and not counts and len(word) >= _MOVED else ():
        for term in _with_a_letter_moved(word):
            counts[term] += sum(field.document_count(number) for _, number in field.widths(term))
    return likeliest(word, counts, articles, most)


def may_be_meant(word: str, term: str, far: int) -> bool:
    """Tell whether a term so many mistakes away may be meant by a word."""
    return 0 < far <= allowed_edits(word) and term.isalpha() and (len(word) >= _SHORT or set(term) >= set(word))


def likeliest(word: str, counts: Mapping[str, int], articles: int, most: int) -> list[NearWord]:
    """Return of words that may be meant the likeliest.

    Args:
        word: That was typed.
        counts: How many articles have each of those that may be meant.
        articles: In the index.
        most: At most so many.
    """
    frequent = max(_SEVERAL, _FREQUENT * articles)
    found = [
        NearWord(t, count, count / (1.0 + count / frequent) * slip(word, t)) for t, count in counts.items() if count
    ]
    return sorted(found, key=lambda near: (-near.likely, near.term))[:most]


def _with_a_letter_moved(word: str) -> set[str]:
    """Return a word with any one of its letters at any other place."""
    rest = [(word[:at] + word[at + 1 :], letter) for at, letter in enumerate(word)]
    return {left[:at] + letter + left[at:] for left, letter in rest for at in range(len(word))} - {word}


def words_within(field: Field, word: str, distance: int) -> Iterator[tuple[str, int, int]]:
    """Yield (term, its number, its edits) for the terms of a field at most 1 or 2 edits from a word."""
    letters = set(word)
    text, starts = field.sorted_text()
    for number in sorted(_holding_a_piece(text, starts, word, distance)):
        term, _ = read_text_term(bytes(text[starts[number] : starts[number + 1]]))
        # An edit changes the length by one at most, and two of the letters that a word is made of.
        if abs(len(term) - len(word)) <= distance and len(letters.symmetric_difference(term)) <= 2 * distance:
            far = edits(word, term)
            if far <= distance:
                yield term, number, far


def _holding_a_piece(text: memoryview, starts: memoryview, word: str, distance: int) -> set[int]:
    found = set()
    slack = _BYTES * distance
    for offset, piece in _pieces(word, distance):
        place = len(word[:offset].encode("utf-8", "surrogatepass"))
        last, longest = place + slack, len(word.encode("utf-8", "surrogatepass")) + slack
        for match in re.finditer(re.escape(piece.encode("utf-8", "surrogatepass")), text):
            number = bisect_right(starts, at := match.start()) - 1
            start = starts[number]
            if at <= start + last and starts[number + 1] <= start + longest:
                found.add(number)
    return found


def _pieces(word: str, distance: int) -> Iterator[tuple[int, str]]:
    """Yield pieces of which every word within that distance has one, and where each stands."""
    borders = [round(len(word) * at / (distance + 1)) for at in range(distance + 2)]
    for start, end in pairwise(borders):
        yield start, word[start:end]
    for first, last in combinations_with_replacement(range(1, distance + 1), 2):
        swapped = word
        for border in borders[first : last + 1]:
            swapped = swapped[: border - 1] + swapped[border] + swapped[border - 1] + swapped[border + 1 :]
        yield borders[first - 1], swapped[borders[first - 1] : borders[last + 1]]
