"""Sentences and paragraphs of prose.

Sentences are found by nupunkt (Punkt: Kiss and Strunk 2006, "Unsupervised Multilingual Sentence Boundary Detection"),
which knows abbreviations, initials and ``No. 10``; it carries its model.
"""

from __future__ import annotations

import re
from itertools import pairwise

from nupunkt import sent_spans

from index.places import PARAGRAPH_BREAK
from index.span import Span

_END_INSIDE = re.compile(r"(?<![.!?…])[.!?…][^\s\w]*+\s++\S")  # one try for a run of marks: linear


def paragraphs(text: str) -> list[Span]:
    """Return the paragraphs of a text: half-open, in code points, in order; what is between them is white space."""
    found, start = [], 0
    for paragraph in text.split(PARAGRAPH_BREAK):
        if paragraph.strip():
            found.append(Span(start, start + len(paragraph)))
        start += len(paragraph) + len(PARAGRAPH_BREAK)
    return found


def sentences(text: str) -> list[Span]:
    """Return the sentences of a paragraph: half-open, in code points, in order; together all of it.

    A sentence ends only before white space, so that no word is cut.
    """
    if not _END_INSIDE.search(text):
        return [Span(0, len(text))]
    ends = [end for _, end in sent_spans(text)]
    cuts = [end for end in ends if 0 < end < len(text) and (text[end - 1].isspace() or text[end].isspace())]
    return [Span(start, end) for start, end in pairwise([0, *cuts, len(text)])]
