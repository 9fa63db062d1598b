"""Sentences of prose.

They are found by nupunkt (Punkt: Kiss and Strunk 2006, "Unsupervised Multilingual Sentence Boundary Detection"),
which knows abbreviations, initials and ``No. 10``; it carries its model. It decides by the two stretches between white
space on both sides of a possible end. So where a paragraph has no other white space than single spaces, each pair of
stretches is shown to it once, and a plain word that nothing in its model speaks of is not shown to it at all.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from nupunkt import load, sent_spans

from index.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_MARKS = frozenset(".!?…")
_CLOSING = "\"')]}”’»*"
"""What nupunkt lets a sentence end with, behind its mark."""
# A run of signs from its first mark on and, where a sentence may end inside of a text, the white space behind. A run
# without that is found as well, so that each sign is tried once; a mark comes first, so that the search leaps there.
_MARKED = re.compile(r"[.!?…](?!\w)[^\s\w]*+(\s++(?=\S))?+")
_LETTER = "a"
"""Stands between two paragraphs: behind no mark that ends one a sentence may end inside."""
_WORD_END = re.compile(r"([^\W\d_](?:-?[^\W\d_])+)\.")
_SHORT_END = re.compile(r"((?:[^\W\d_]+\.)*[^\W\d_]+)\.")
_NUMBER_END = re.compile(r"\d[\d,.]*+(?<=\d\.)")
_NUMBER = "##number##"
"""What every number is to the model."""
_LONGEST = 200  # code points of a pair of stretches that is remembered
_MOST_DECISIONS = 1 << 14


def sentences(text: str) -> list[Span]:
    """Return the sentences of a paragraph: half-open, in code points, in order; together all of it.

    A sentence ends only before white space, so that no word is cut.
    """
    ends = [match.span() for match in _MARKED.finditer(text) if match[1]]
    return [Span(start, end) for start, end in pairwise((*_starts(text, ends), len(text)))]


def in_several(paragraphs: Sequence[str]) -> Iterator[tuple[int, list[int]]]:
    """Yield the number of each of the paragraphs that has several sentences, and where these start.

    Args:
        paragraphs: Of many texts; where a sentence may end is looked for in all of them at once.
    """
    begins = [*accumulate((len(paragraph) + 1 for paragraph in paragraphs), initial=0)]
    inside: dict[int, list[tuple[int, int]]] = {}
    for match in _MARKED.finditer(_LETTER.join(paragraphs)):
        if match[1]:
            start, end = match.span()
            number = bisect_right(begins, start) - 1
            begin = begins[number]
            if end < begins[number + 1] - 1:  # something stands behind it
                inside.setdefault(number, []).append((start - begin, end - begin))
    for number, ends in inside.items():
        starts = _starts(paragraphs[number], ends)
        if len(starts) > 1:
            yield number, starts


def _starts(text: str, ends: Sequence[tuple[int, int]]) -> list[int]:
    """Return where the sentences of a paragraph start; each ends where the next one starts.

    Args:
        text: The paragraph.
        ends: The ranges, in it, of what may end a sentence and of the white space behind.
    """
    starts = _starts_by_pairs(text, ends)
    if starts is not None:
        return starts
    found = [end for _, end in sent_spans(text)]
    return [0, *(end for end in found if 0 < end < len(text) and (text[end - 1].isspace() or text[end].isspace()))]


def _starts_by_pairs(text: str, ends: Sequence[tuple[int, int]]) -> list[int] | None:
    """Return where the sentences of a paragraph start; None where more decides than the stretches around each end."""
    starts = [0]
    if not ends:
        return starts
    if not text.isprintable() or "  " in text or text[0] == " " or text[-1] == " ":  # of white space, only spaces print
        return None
    for mark, at in ends:
        start = text.rfind(" ", 0, mark) + 1
        behind = text.find(" ", at)
        before, after = text[start : at - 1], text[at:behind] if behind >= 0 else text[at:]
        if after[0] in _MARKS or not after.strip(_CLOSING) or len(before) + len(after) > _LONGEST:
            return None  # a spaced ellipsis, or a mark or quote that stands alone: more than the two stretches tell
        decided = _surely(before, after) if start else None
        if _ends(before, after, first=not start) if decided is None else decided:
            starts.append(at)
    return starts


def _surely(before: str, after: str) -> bool | None:
    """Tell whether a sentence ends between two stretches, where that follows from what the model knows; else None."""
    if before[-1] not in _MARKS and before[-1] not in _CLOSING:
        return False
    if after[0] in _CLOSING:
        return None
    if before[-1] == "." and len(before) > 1 and before[-2] in _CLOSING:
        return True  # a full stop by itself
    closed = before[-1] in _CLOSING
    word = _WORD_END.fullmatch(before.rstrip(_CLOSING) if closed else before)
    if word and (after[0].isupper() or not closed):
        if word[1].lower() not in _abbreviations() and word[1].lower() not in _begin_pairs():
            return True
    elif _NUMBER_END.fullmatch(before) and after.isalpha() and after[0].isupper():
        return True if (_NUMBER, after.lower()) not in _pairs() else None
    if after[0].islower() and _SHORT_END.fullmatch(before) and before[:-1].lower() in _abbreviations():
        return False
    return None


@lru_cache(maxsize=1)
def _abbreviations() -> frozenset[str]:
    """Return what the model knows to be shortened, without the last full stop."""
    return load("default").abbreviations


@lru_cache(maxsize=1)
def _pairs() -> frozenset[tuple[str, str]]:
    """Return the words between which the model knows a full stop to end nothing."""
    return frozenset(load("default").parameters.collocations)


@lru_cache(maxsize=1)
def _begin_pairs() -> frozenset[str]:
    """Return the first words of these pairs."""
    return frozenset(first for first, _ in _pairs())


@lru_cache(maxsize=_MOST_DECISIONS)
def _ends(before: str, after: str, *, first: bool) -> bool:
    """Tell whether a sentence ends between two stretches.

    Args:
        before: Ends with a mark and what may close a sentence.
        after: Begins with none.
        first: Whether the paragraph begins with ``before``: there a number may be that of an item.
    """
    context = f"{before} {after}" if first else f"and {before} {after}"
    return any(start == len(context) - len(after) for start, _ in sent_spans(context))
