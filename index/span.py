"""A stretch of a text."""

from __future__ import annotations

from index.frozen import NamedTuple


class Span(NamedTuple):
    """A half-open range of code points in a body."""

    start: int
    end: int
