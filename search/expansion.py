"""Patterns and near spellings to the words of the dictionary that they match."""

from __future__ import annotations

import re
from collections import Counter
from heapq import nsmallest

from index.frozen import NamedTuple
from index.schema import read_text_term
from index.terms import fold
from search.spelling import near_spellings

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

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


def linear_glob(parts: Iterable[str]) -> str:
    """Return a glob as a regular expression that takes no longer for many stars.

    What stands between two stars is found where it first can be, and not looked for again behind (the group is atomic):
    later would leave less for the rest.

    Args:
        parts: Regular expressions of fixed length, and stars.
    """
    runs = [""]
    for part in parts:
        if part == "*":
            runs.append("")
        else:
            runs[-1] += part
    if len(runs) == 1:
        return runs[0]
    first, *between, last = runs
    return f"{first}{''.join(f'(?>.*?{run})' for run in between if run)}.*{last}"


def expand_pattern(fields: Sequence[Field], pattern: str) -> Expansion:
    """Return the terms that a pattern matches, whole: ``*`` any characters, ``?`` one."""
    pieces = pattern_pieces(pattern)
    prefix = pieces[0] if pieces and pieces[0] not in "*?" else ""
    counts: Counter[str] = Counter()
    for field in fields:
        numbers = field.numbers_with_prefix(begins := prefix.encode("utf-8", "surrogatepass"))
        for (_, term), count in zip(field.with_prefix(begins), field.counts(numbers), strict=True):
            counts[read_text_term(term)[0]] += count
    if pieces != [prefix, "*"]:
        wanted = linear_glob({"*": "*", "?": "."}.get(piece) or re.escape(piece) for piece in pieces)
        matches = re.compile(wanted, re.DOTALL).fullmatch
        counts = Counter({term: count for term, count in counts.items() if matches(term)})
    return _most_frequent(counts)


def expand_spelling(fields: Sequence[Field], word: str, distance: int) -> Expansion:
    """Return the terms at most so many edits from a word (insertions, deletions, changes, swaps of neighbours)."""
    counts: Counter[str] = Counter()
    for field in fields:
        for term, number in near_spellings(field, word, distance):
            counts[term] += field.document_count(number)
    return _most_frequent(counts)


def _most_frequent(counts: Counter[str]) -> Expansion:
    terms = nsmallest(MOST_TERMS, counts, key=lambda term: (-counts[term], term))
    return Expansion(tuple(terms), len(counts) > MOST_TERMS)
