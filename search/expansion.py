"""Patterns and near spellings to the words of the dictionary that they match."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from index.schema import read_text_term
from index.terms import fold
from search.spelling import near_spellings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from index.codec.segment import Field

MOST_TERMS = 1024
"""A pattern expands to so many terms at the most: those that most articles have."""


class Expansion(NamedTuple):
    """The terms that a pattern matches in a field, over all segments.

    Attributes:
        terms: Most frequent first, then by spelling; without their widths.
        cut: Whether there were more than ``MOST_TERMS``.
    """

    terms: tuple[str, ...]
    cut: bool


def pattern_pieces(pattern: str) -> list[str]:
    r"""Split a pattern into literal stretches, folded, and the wildcards ``*`` and ``?``; ``\`` escapes."""
    pieces, literal, at = [], "", 0
    while at < len(pattern):
        char = pattern[at]
        if char in "*?":
            pieces += [fold(literal), char] if literal else [char]
            literal = ""
        elif char == "\\" and at + 1 < len(pattern):
            at += 1
            literal += pattern[at]
        else:
            literal += char
        at += 1
    return [piece for piece in [*pieces, fold(literal)] if piece]


def expand_pattern(fields: Sequence[Field], pattern: str) -> Expansion:
    """Return the terms that a pattern matches, whole: ``*`` any characters, ``?`` one."""
    pieces = pattern_pieces(pattern)
    prefix = pieces[0] if pieces and pieces[0] not in "*?" else ""
    expression = re.compile(
        "".join({"*": ".*", "?": "."}.get(piece) or re.escape(piece) for piece in pieces), re.DOTALL
    )
    return _most_frequent((term, count) for term, count in _terms(fields, prefix) if expression.fullmatch(term))


def expand_spelling(fields: Sequence[Field], word: str, distance: int) -> Expansion:
    """Return the terms at most so many edits from a word (insertions, deletions, changes, swaps of neighbours)."""
    found = ((term, field.document_count(n)) for field in fields for term, n in near_spellings(field, word, distance))
    return _most_frequent(found)


def _terms(fields: Sequence[Field], prefix: str) -> Iterator[tuple[str, int]]:
    for field in fields:
        for number, term in field.with_prefix(prefix.encode("utf-8", "surrogatepass")):
            yield read_text_term(term)[0], field.document_count(number)


def _most_frequent(found: Iterable[tuple[str, int]]) -> Expansion:
    counts: dict[str, int] = {}
    for term, count in found:
        counts[term] = counts.get(term, 0) + count
    terms = sorted(counts, key=lambda term: (-counts[term], term))
    return Expansion(tuple(terms[:MOST_TERMS]), len(terms) > MOST_TERMS)
