"""Which word of an index was meant by one that no article has: a slip weighed against what stands beside it.

A candidate is the likelier the more articles have it, the likelier it is mistyped so, and the more often it stands in
one article with the other words of the question: P(candidate) · P(typed | candidate) · Π P(other | candidate), after
Mays, Damerau and Mercer (1991), "Context based spelling correction". ``Frot Campbell`` is Fort Campbell, though From
is more frequent.
"""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING, NamedTuple

from index.frozen import changed
from index.schema import TEXT, UNSTEMMED_FIELDS
from index.terms import words
from search.leaves import BODY, indexed_field
from search.misspelling import nearest_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.codec.segment import Field, Segment
    from search.leaves import Leaves
    from search.tree import Word

CORRECTED = frozenset({TEXT, "title", "dek", BODY, *UNSTEMMED_FIELDS})
"""The fields of the index whose words are put right."""

_WEIGHED = 8
"""Candidates that are held against the other words."""
_BESIDE = 4
"""Of the other words so many are looked at, the rarest."""
_COMMON = 0.1
"""The share of all articles from which a word tells nothing of what stands beside it."""
_FEW = 10
_TRUST, _CREDIT = 0.5, 100
"""How far what stands together is believed, and of how many articles half as far."""
_PIECE = re.compile("[^-\u2010\u2011]+")


class Typed(NamedTuple):
    """The part of a word that is to be put right.

    Attributes:
        start, end: Where it stands in the word, half-open.
        term: Folded.
    """

    start: int
    end: int
    term: str


def candidates(segments: Sequence[Segment], leaves: Leaves, word: Word, beside: Sequence[Word]) -> list[Word]:
    """Return what a word may have been meant to be, the likeliest first; nothing for what is not to be put right.

    Args:
        segments: Of the index.
        leaves: What was looked up in it.
        word: That no article has.
        beside: The other words of the question.
    """
    name = indexed_field(word.field)
    if name not in CORRECTED:
        return []
    fields = [segment.field(TEXT if name == BODY else name) for segment in segments]
    typed = _typed(fields, word.text)
    if not typed:
        return []
    others = _documents_beside(segments, leaves, beside)
    whole = sum(segment.size for segment in segments)
    likely: dict[str, float] = {}
    for near in nearest_words(fields, typed.term, _WEIGHED):
        documents = [{d for number, _ in field.widths(near.term) for d in field.documents(number)} for field in fields]
        likely[near.term] = near.likely * math.prod(_lift(documents, other, whole) for other in others)
    return [_with_term(word, typed, term) for term in sorted(likely, key=lambda term: -likely[term])]


def _typed(fields: Sequence[Field], text: str) -> Typed | None:
    """Return what of a word is to be put right: all of it or, of one with hyphens, the one part that is unknown."""
    parts = [part for each in words(text) for part in each.parts]
    if len(parts) == 1:
        return Typed(0, len(text), parts[0])
    pieces = list(_PIECE.finditer(text))
    unknown = [
        Typed(piece.start(), piece.end(), part)
        for piece, part in zip(pieces, parts, strict=False)
        if part.isalpha() and not any(field.widths(part) for field in fields)
    ]
    return unknown[0] if len(pieces) == len(parts) and len(unknown) == 1 else None


def _with_term(word: Word, typed: Typed, term: str) -> Word:
    """Return a word with a term in the place of what was mistyped, a capital where one was."""
    shown = term.capitalize() if word.text[typed.start].isupper() else term
    return changed(word, text=word.text[: typed.start] + shown + word.text[typed.end :])


def _documents_beside(segments: Sequence[Segment], leaves: Leaves, beside: Sequence[Word]) -> list[list[set[int]]]:
    """Return, for each of the rarest other words, the documents that have it, by segment."""
    whole = sum(segment.size for segment in segments)
    found = []
    for word in dict.fromkeys(beside):
        occurrences = [leaves.of(word, number) for number in range(len(segments))]
        if 0 < (cost := sum(each.cost for each in occurrences)) <= max(_FEW, _COMMON * whole):
            found.append((cost, occurrences))
    found.sort(key=lambda each: each[0])
    return [[set(each.documents) for each in occurrences] for _, occurrences in found[:_BESIDE]]


def _lift(documents: Sequence[set[int]], other: Sequence[set[int]], whole: int) -> float:
    """Return how much likelier than elsewhere another word is where a candidate stands; both by segment."""
    held = sum(map(len, documents))
    together = sum(len(one & two) for one, two in zip(documents, other, strict=True))
    trust = _TRUST * held / (held + _CREDIT)
    return 1.0 - trust + trust * together * whole / (held * sum(map(len, other)))
