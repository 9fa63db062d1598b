"""Which word of an index was meant by one that no article has: a slip weighed against what stands beside it.

A candidate is the likelier the more articles have it, the likelier it is mistyped so, and the more often it stands in
one article with the other words of the question: P(candidate) · P(typed | candidate) · Π P(other | candidate), after
Mays, Damerau and Mercer (1991), "Context based spelling correction". ``Frot Campbell`` is Fort Campbell, though From
is more frequent.
"""

from __future__ import annotations

import math
import re
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from index.frozen import changed
from index.schema import TEXT, UNSTEMMED_FIELDS
from index.terms import words
from search.fields import is_word
from search.leaves import BODY, indexed_field
from search.misspelling import nearest_words
from search.tree import And, Boost, Near, Node, Not, Or, Word, Zone, children_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from index.codec.segment import Field
    from search.clause_counts import ClauseCounts

_CORRECTED = frozenset({TEXT, "title", "dek", BODY, *UNSTEMMED_FIELDS})
_NAMED = 3
"""Words that are named where one is unknown."""
_WEIGHED = 8
"""Candidates that are held against the other words."""
_BESIDE = 4
"""Of the other words so many are looked at, the rarest."""
_COMMON = 0.1
"""The share of all articles from which a word tells nothing of what stands beside it."""
_FEW = 10  # articles, which are no common word's however small the index
_TRUST, _CREDIT = 0.5, 100
"""How far what stands together is believed, and of how many articles half as far."""
_SURE, _SMALL = 0.05, 400
"""How likely a word is from which it is taken for a slip, not for a right word that no article has: in an index of so
many articles or more; a smaller one knows fewer of the words that are right, and a slip in it less of what is meant."""
_PIECE = re.compile("[^-\u2010\u2011]+")


class Correction(NamedTuple):
    """What a word that no article has may have been meant to be.

    Attributes:
        word: As it was asked for.
        nearest: What it may have been meant to be, the likeliest first, each with how many articles it finds.
        sure: Whether the first of them is likelier than that the word is right, and in no article.
    """

    word: Word
    nearest: tuple[tuple[Word, int], ...]
    sure: bool


class _Typed(NamedTuple):
    """The part of a word that is to be put right: where it stands, half-open, and the term that it is."""

    start: int
    end: int
    term: str


def corrections(counts: ClauseCounts, tree: Node) -> list[Correction]:
    """Return the plain words of a question that no article has, and what each may have been meant to be.

    What stands in quotes is meant as it is written, and what is shut out by NOT is let be.
    """
    plain = list(dict.fromkeys(_plain_words(tree)))
    known = [word for word in plain if counts.has(word)]
    return [_correction(counts, word, known) for word in plain if word not in known]


def put_right(node: Node, others: Mapping[Word, Word]) -> Node:
    """Return a tree with some of its words put otherwise, wherever they are asked for."""
    match node:
        case Word():
            return others.get(node, node)
        case And() | Or():
            return changed(node, children=tuple(put_right(child, others) for child in node.children))
        case Not() | Boost():
            return node if isinstance(node, Not) else changed(node, child=put_right(node.child, others))
        case Near():
            return changed(node, left=put_right(node.left, others), right=put_right(node.right, others))
        case Zone() if node.child is not None:
            return changed(node, child=put_right(node.child, others))
    return node


def _plain_words(node: Node) -> Iterator[Word]:
    """Yield the words that are asked for: not quoted, not shut out, not spelt nearly on purpose."""
    if isinstance(node, Word):
        if not node.distance and is_word(node.text) and indexed_field(node.field) in _CORRECTED:
            yield node
    elif not isinstance(node, Not):
        for child in children_of(node):
            yield from _plain_words(child)


def _correction(counts: ClauseCounts, word: Word, beside: Sequence[Word]) -> Correction:
    segments, name = counts.reader.segments, indexed_field(word.field)
    fields = [segment.field(TEXT if name == BODY else name) for segment in segments]
    likely = _candidates(counts, fields, word, beside)
    best = sorted(likely, key=lambda each: (-likely[each], each.text))
    found = tuple(islice(((each, count) for each in best if (count := counts.count(each))), _NAMED))
    articles = sum(segment.size for segment in segments)
    return Correction(word, found, bool(found) and likely[found[0][0]] >= _SURE * min(1.0, articles / _SMALL))


def _candidates(counts: ClauseCounts, fields: Sequence[Field], word: Word, beside: Sequence[Word]) -> dict[Word, float]:
    """Return what a word may have been meant to be, and how likely each is beside the others."""
    typed = _typed(fields, word.text)
    near = nearest_words(fields, typed.term, _WEIGHED) if typed else []
    if not typed or not near:
        return {}
    others = _documents_beside(counts, beside)
    likely = {}
    for each in near:
        held = [{d for number, _ in field.widths(each.term) for d in field.documents(number)} for field in fields]
        lifts = (_lift(held, other, len(counts.reader)) for other in others)
        likely[_with_term(word, typed, each.term)] = each.likely * math.prod(lifts)
    return likely


def _typed(fields: Sequence[Field], text: str) -> _Typed | None:
    """Return what of a word is to be put right: all of it or, of one with hyphens, the one part that is unknown."""
    parts = [part for each in words(text) for part in each.parts]
    if len(parts) == 1:
        return _Typed(0, len(text), parts[0])
    pieces = list(_PIECE.finditer(text))
    unknown = [
        _Typed(piece.start(), piece.end(), part)
        for piece, part in zip(pieces, parts, strict=False)
        if part.isalpha() and not any(field.widths(part) for field in fields)
    ]
    return unknown[0] if len(pieces) == len(parts) and len(unknown) == 1 else None


def _with_term(word: Word, typed: _Typed, term: str) -> Word:
    """Return a word with a term in the place of what was mistyped, a capital where one was."""
    shown = term.capitalize() if word.text[typed.start].isupper() else term
    return changed(word, text=word.text[: typed.start] + shown + word.text[typed.end :])


def _documents_beside(counts: ClauseCounts, beside: Sequence[Word]) -> list[list[set[int]]]:
    """Return, for each of the rarest other words, the documents that have it, by segment."""
    segments = range(len(counts.reader.segments))
    found = []
    for word in beside:
        occurrences = [counts.leaves.of(word, number) for number in segments]
        if (cost := sum(each.cost for each in occurrences)) <= max(_FEW, _COMMON * len(counts.reader)):
            found.append((cost, occurrences))
    found.sort(key=lambda each: each[0])
    return [[set(each.documents) for each in occurrences] for _, occurrences in found[:_BESIDE]]


def _lift(held: Sequence[set[int]], other: Sequence[set[int]], articles: int) -> float:
    """Return how much likelier than elsewhere another word is where a candidate stands; both by segment."""
    holding = sum(map(len, held))
    together = sum(len(one & two) for one, two in zip(held, other, strict=True))
    trust = _TRUST * holding / (holding + _CREDIT)
    return 1.0 - trust + trust * together * articles / (holding * sum(map(len, other)))
