"""Lines that an editor wrapped, put together into paragraphs by the form of the whole text.

Whoever wraps at a column fills each line: the first word of the next line would not have fitted. A line that ends
inside a sentence and is followed by lower case was wrapped; such lines tell the column, and the column tells the rest.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.forms.line import Line

_CLOSED = re.compile(r"[.!?…][\"'”’»)\]]*$")
_ITEM = re.compile(r"(?:[•·▪◦‣●*-]|\(?\d{1,2}[.)])\s+\S")
_BEGINS = re.compile(r"(?:By|The|A|An|In|On|At|It|He|She|They|We|This|That|But|And|For|From|With|Published|Updated)\b")
_NARROW, _WIDE = 40, 130  # columns; beyond them lines are headings, lists or unwrapped paragraphs
_RAGGED = 12  # columns that an editor which balances its lines leaves free
_FULL = 0.8  # of the lines that go on below, those that must reach the column
_LONGER = 0.2  # of all long lines, those that may be longer than the column


def find_column(lines: Sequence[Line]) -> tuple[int, int] | None:
    """Find the column at which a text was wrapped, and how much of it lines leave free.

    Args:
        lines: Those of the whole text that are not blank.

    Returns:
        Column and slack in code points; None for a text whose lines are its paragraphs.
    """
    going_on = [(above, below) for above, below in pairwise(lines) if _adjoin(above, below) and _flows(above, below)]
    if not going_on:
        return None
    column = max(_width(above) for above, _ in going_on)
    long = [line for line in lines if _width(line) >= _NARROW]
    if sum(_width(line) > column + _RAGGED for line in long) > _LONGER * len(long):
        return None
    for slack in (0, _RAGGED):
        full = sum(_fills(above, below, column, slack) for above, below in going_on)
        if full >= _FULL * len(going_on):
            return column, slack
    return None


def cut_paragraphs(group: Sequence[Line], column: int, slack: int) -> list[list[Line]]:
    """Cut lines between which no line is blank into paragraphs: a line that is full goes on below."""
    paragraphs: list[list[Line]] = []
    for place, line in enumerate(group):
        above = group[place - 1] if place else None
        after = group[place + 1] if place + 1 < len(group) else None
        if above is not None and _joins(above, line, after, column, slack):
            paragraphs[-1].append(line)
        else:
            paragraphs.append([line])
    return paragraphs


def _joins(above: Line, line: Line, after: Line | None, column: int, slack: int) -> bool:
    if not _fills(above, line, column, slack) or _width(above) > column + _RAGGED or _ITEM.match(line.text):
        return False
    if not any(map(str.isalnum, line.text)) or (line.column > above.column and not _ITEM.match(above.text)):
        return False
    if line.text[0].islower():
        return True
    # A paragraph or a headline may end by chance at the column: what stands under it is open and not filled.
    last = after is None or not _fills(line, after, column, slack)
    opens = last and not line.text.endswith((".", '."', ".”", "!”", '!"'))
    if _CLOSED.search(above.text):
        return not opens
    return not _BEGINS.match(line.text) and (not opens or _in_capitals(above.text))


def _in_capitals(text: str) -> bool:
    """Tell a headline that is written with capitals, and so may go on with one below."""
    letters = [word for word in text.split() if word[0].isalpha()]
    return sum(word[0].isupper() for word in letters) * 5 >= len(letters) * 3


def _adjoin(above: Line, below: Line) -> bool:
    return below.number == above.number + 1


def _flows(above: Line, below: Line) -> bool:
    return _NARROW <= _width(above) <= _WIDE and below.text[0].islower() and not _CLOSED.search(above.text)


def _fills(above: Line, below: Line, column: int, slack: int) -> bool:
    first = re.split(r"[ \t]|(?<=\w)-(?=\w)", below.text, maxsplit=1)[0]
    return _width(above) + 1 + len(first) > column - slack


def _width(line: Line) -> int:
    return line.column - 1 + len(line.text)
