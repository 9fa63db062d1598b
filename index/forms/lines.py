"""The lines of a text as blocks: a line that stands alone, or one paragraph wrapped over several."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*(?=\s+[\"'“‘«(\[]?[^\W_a-z]|\s*$)")
_CLOSED = re.compile(r"[.!?…:;][\"'”’»)\]]*$")
_QUOTED = re.compile(r"[\"“][^\"“”]{0,600}[\"”]")
_ALIKE = str.maketrans(
    {"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\u00a0": " ", "\u200b": "", "\u00ad": ""}
)
_WINDOW = 1200
_MARGIN = 25


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


@dataclass(frozen=True)
class Block:
    """One line, or the lines of a wrapped paragraph, with what its form says.

    Attributes:
        lines: In file order; at least one.
        gap: Blank lines above it.
    """

    lines: tuple[Line, ...]
    gap: int = 0

    @cached_property
    def text(self) -> str:
        """The lines joined by spaces."""
        return " ".join(line.text for line in self.lines)

    @cached_property
    def view(self) -> str:
        """The text with typographic characters made plain, cut in the middle where very long: what patterns look at."""
        text = self.text
        if len(text) > _WINDOW:
            text = f"{text[: _WINDOW // 2]} {text[-_WINDOW // 2 :]}"
        return text.translate(_ALIKE)

    @cached_property
    def unquoted(self) -> str:
        """The view without what stands between double quotation marks."""
        return _QUOTED.sub('""', self.view)

    @cached_property
    def words(self) -> int:
        """How many words; of a very long text, of its view."""
        return len(self.view.split())

    @cached_property
    def sentences(self) -> int:
        """How many sentences end in it."""
        return len(_SENTENCE_END.findall(self.view))

    @cached_property
    def closed(self) -> bool:
        """Whether it ends as a sentence does."""
        return bool(_CLOSED.search(self.view[-8:]))

    @cached_property
    def prose(self) -> bool:
        """Whether it is a paragraph rather than a line: sentences, or more words than a heading has."""
        return self.words >= 28 or (self.closed and self.words >= 12)

    @property
    def bar(self) -> bool:
        """Whether it is a mere divider: no letter and no digit, or lone bullets."""
        return not any(character.isalnum() for character in self.view)


def fold(text: str) -> str:
    """Bring a line to the form in which lines are compared: case, quotes, dashes, spaces and zero-width made alike.

    Numbers of short lines are one number: ``3 min read`` is ``5 min read``.
    """
    folded = " ".join(unicodedata.normalize("NFKC", text).translate(_ALIKE).casefold().split())
    if len(folded) <= 40:
        folded = re.sub(r"[0-9][0-9,.:]*", "0", folded)
    return folded


def numbered(text: str) -> Iterator[tuple[int, Line | None]]:
    """Give every line with its number from 1; None stands for a blank line."""
    for number, raw in enumerate(text.split("\n"), 1):
        stripped = raw.strip()
        yield number, Line(number, len(raw) - len(raw.lstrip()) + 1, stripped) if stripped else None


def blocks(text: str) -> list[Block]:
    """Cut a text into blocks: each line its own, but for a group of lines that is one wrapped paragraph."""
    found: list[Block] = []
    group: list[Line] = []
    gap = group_gap = 0
    for _, line in numbered(text):
        if line is None:
            found += _ungroup(group, group_gap)
            group, gap = [], gap + 1
            continue
        if not group:
            group_gap, gap = gap, 0
        group.append(line)
    return found + _ungroup(group, group_gap)


def _ungroup(group: list[Line], gap: int) -> list[Block]:
    if _wrapped(group):
        return [Block(tuple(group), gap)]
    return [Block((line,), gap if place == 0 else 0) for place, line in enumerate(group)]


def _wrapped(group: list[Line]) -> bool:
    """Tell a paragraph that an editor wrapped: lines of nearly one width that break inside sentences."""
    if len(group) < 2:
        return False
    widths = [len(line.text) for line in group[:-1]]
    if not (50 <= max(widths) <= 120 and min(widths) >= max(widths) - _MARGIN and len(group[-1].text) <= max(widths)):
        return False
    flowing = sum(
        not _CLOSED.search(above.text) and (below.text[0].islower() or len(group) > 3)
        for above, below in pairwise(group)
    )
    return flowing * 2 >= len(widths)
