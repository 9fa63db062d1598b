"""Sentences and paragraphs of prose.

Sentences are found by nupunkt (Punkt: Kiss and Strunk 2006, "Unsupervised Multilingual Sentence Boundary Detection"),
which knows abbreviations, initials and ``No. 10``; it carries its model. It decides by the two stretches between white
space on both sides of a possible end. So where a paragraph has no other white space than single spaces, each pair of
stretches is shown to it once, and a plain word that nothing in its model speaks of is not shown to it at all.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from nupunkt import load, sent_spans

from index.places import PARAGRAPH_BREAK
from index.span import Span

_MARKS = frozenset(".!?…")
_CLOSING = "\"')]}”’»*"
"""What nupunkt lets a sentence end with, behind its mark."""
# One try for a run of signs, so that it is linear; the sign comes first, so that the search leaps from one to the next.
_END_INSIDE = re.compile(
    r"[^\s\w](?<![^\s\w]{2})(?:(?<=[.!?…])|(?=[^\s\w.!?…]*+[.!?…]))"  # a run of signs, with a mark in it
    r"[^\s\w]*+\s++(?=\S)"  # and something behind it
)
_WORD_END = re.compile(r"([^\W\d_](?:-?[^\W\d_])+)\.")
_SHORT_END = re.compile(r"((?:[^\W\d_]+\.)*[^\W\d_]+)\.")
_LONGEST = 200  # code points of a pair of stretches that is remembered
_MOST_DECISIONS = 1 << 14


def paragraphs(text: str) -> list[Span]:
    """Return the paragraphs of a text: half-open, in code points, in order; what is between them is white space."""
    if PARAGRAPH_BREAK not in text:
        return [Span(0, len(text))] if text and not text.isspace() else []
    found, start = [], 0
    for paragraph in text.split(PARAGRAPH_BREAK):
        if paragraph and not paragraph.isspace():
            found.append(Span(start, start + len(paragraph)))
        start += len(paragraph) + len(PARAGRAPH_BREAK)
    return found


def sentences(text: str) -> list[Span]:
    """Return the sentences of a paragraph: half-open, in code points, in order; together all of it.

    A sentence ends only before white space, so that no word is cut.
    """
    return [Span(start, end) for start, end in pairwise((*sentence_starts(text), len(text)))]


def sentence_starts(text: str) -> list[int]:
    """Return where the sentences of a paragraph start; each ends where the next one starts."""
    if not _END_INSIDE.search(text):
        return [0]
    starts = _starts_by_pairs(text)
    if starts is not None:
        return starts
    ends = [end for _, end in sent_spans(text)]
    return [0, *(end for end in ends if 0 < end < len(text) and (text[end - 1].isspace() or text[end].isspace()))]


def _starts_by_pairs(text: str) -> list[int] | None:
    """Return where the sentences of a paragraph start; None where more decides than the stretches around each end."""
    if not text.isprintable() or "  " in text or text[0] == " " or text[-1] == " ":  # of white space, only spaces print
        return None
    starts = [0]
    for match in _END_INSIDE.finditer(text):
        at = match.end()
        start = text.rfind(" ", 0, match.start()) + 1
        behind = text.find(" ", at)
        before, after = text[start : at - 1], text[at:behind] if behind >= 0 else text[at:]
        if after[0] in _MARKS or not after.strip(_CLOSING) or len(before) + len(after) > _LONGEST:
            return None  # a spaced ellipsis, or a mark or quote that stands alone: more than the two stretches tell
        ends = _surely(before, after) if start else None
        if _ends(before, after, first=not start) if ends is None else ends:
            starts.append(at)
    return starts


def _surely(before: str, after: str) -> bool | None:
    """Tell whether a sentence ends between two stretches, where that follows from what the model knows; else None."""
    if before[-1] not in _MARKS and before[-1] not in _CLOSING:
        return False
    if after[0] not in _CLOSING:
        word = _WORD_END.fullmatch(before)
        if word and word[1].lower() not in _abbreviations() and word[1].lower() not in _begin_pairs():
            return True
        if after[0].islower() and _SHORT_END.fullmatch(before) and before[:-1].lower() in _abbreviations():
            return False
    return None


@lru_cache(maxsize=1)
def _abbreviations() -> frozenset[str]:
    """Return what the model knows to be shortened, without the last full stop."""
    return load("default").abbreviations


@lru_cache(maxsize=1)
def _begin_pairs() -> frozenset[str]:
    """Return the words behind which, before certain others, the model knows a full stop to end nothing."""
    return frozenset(first for first, _ in load("default").parameters.collocations)


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
