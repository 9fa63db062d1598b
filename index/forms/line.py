"""A line of a text."""

from __future__ import annotations

from typing import NamedTuple


class Line(NamedTuple):
    """A stretch of one line, the white space around it left out.

    Attributes:
        number: In the file, from 1.
        column: Of its first code point, from 1.
        text: Never empty.
    """

    number: int
    column: int
    text: str
