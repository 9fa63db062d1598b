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
from index.terms import fold, stem, words
from search.fields import is_word
from search.leaves import BODY, indexed_field, is_stemmed
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
_SHORT, _DOUBTED = 6, 3
"""Words that a question has at the most in which known ones are doubted too, and how many of them: the rarest."""
_PIECE = re.compile(r"\w+")


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


def doubted(counts: ClauseCounts, tree: Node) -> list[Correction]:
    """Return the rarest words of a short question for which others are likelier, though some article has them.

    For a question that nothing answers: ``tarifs`` is a form of a name, and beside ``trump`` a slip.
    """
    plain = [word for word in dict.fromkeys(_plain_words(tree)) if counts.has(word)]
    rarest = sorted(plain, key=counts.cost)[:_DOUBTED] if 1 < len(plain) <= _SHORT else []
    found = []
    for word in rarest:
        beside = [each for each in plain if each != word]
        own = counts.cost(word) * math.prod(
            _lift(counts.documents(word), other, len(counts.reader)) for other in _documents_beside(counts, beside)
        )
        likely = {each: value for each, value in _candidates(counts, word, beside).items() if value > own}
        if likely:
            found.append(Correction(word, _named(counts, likely), sure=False))
    return found


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
    likely = _candidates(counts, word, beside)
    named = _named(counts, likely)
    small = min(1.0, len(counts.reader) / _SMALL)
    return Correction(word, named, sure=bool(named) and likely[named[0][0]] >= _SURE * small)


def _named(counts: ClauseCounts, likely: Mapping[Word, float]) -> tuple[tuple[Word, int], ...]:
    """Return the likeliest of some words, each with how many articles it finds."""
    best = sorted(likely, key=lambda each: (-likely[each], each.text))
    return tuple(islice(((each, count) for each in best if (count := counts.count(each))), _NAMED))


def _candidates(counts: ClauseCounts, word: Word, beside: Sequence[Word]) -> dict[Word, float]:
    """Return what a word may have been meant to be, and how likely each is beside the others."""
    name = indexed_field(word.field)
    fields = [segment.field(TEXT if name == BODY else name) for segment in counts.reader.segments]
    typed = _typed(fields, word.text)
    near = nearest_words(fields, typed.term, len(counts.reader), _WEIGHED) if typed else []
    if not typed or not near:
        return {}
    others = _documents_beside(counts, beside)
    likely: dict[Word, float] = {}
    stems = set()
    for each in near:
        if is_stemmed(word.field):
            if stem(each.term) in stems:
                continue  # it finds the same articles
            stems.add(stem(each.term))
        meant = _with_term(word, typed, each.term)
        lifts = (_lift(counts.documents(meant), other, len(counts.reader)) for other in others)
        likely[meant] = each.likely * math.prod(lifts)
    return likely


def _typed(fields: Sequence[Field], text: str) -> _Typed | None:
    """Return what of a word is to be put right: all of it or, of one with hyphens or a dash, the one unknown part."""
    parts = [part for each in words(text) for part in each.parts]
    if len(parts) == 1:
        return _Typed(0, len(text), parts[0])
    pieces = [_Typed(*piece.span(), fold(piece.group())) for piece in _PIECE.finditer(text)]
    unknown = [each for each in pieces if each.term.isalpha() and not any(field.widths(each.term) for field in fields)]
    return unknown[0] if len(unknown) == 1 else None


def _with_term(word: Word, typed: _Typed, term: str) -> Word:
    """Return a word with a term in the place of what was mistyped, a capital where one was."""
    shown = term.capitalize() if word.text[typed.start].isupper() else term
    return changed(word, text=word.text[: typed.start] + shown + word.text[typed.end :])


def _documents_beside(counts: ClauseCounts, beside: Sequence[Word]) -> list[list[set[int]]]:
    """Return, for each of the rarest other words, the documents that have it, by segment."""
    most = max(_FEW, _COMMON * len(counts.reader))
    rarest = sorted((cost, number) for number, word in enumerate(beside) if (cost := counts.cost(word)) <= most)
    return [counts.documents(beside[number]) for _, number in rarest[:_BESIDE]]


def _lift(held: Sequence[set[int]], other: Sequence[set[int]], articles: int) -> float:
    """Return how much likelier than elsewhere another word is where a candidate stands; both by segment."""
    holding = sum(map(len, held)) or 1
    together = sum(len(one & two) for one, two in zip(held, other, strict=True))
    trust = _TRUST * holding / (holding + _CREDIT)
    return 1.0 - trust + trust * together * articles / (holding * sum(map(len, other)))
