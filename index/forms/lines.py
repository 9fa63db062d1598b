"""The lines of a text as blocks: a line that stands alone, or one paragraph wrapped over several."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Generic, TypeVar

from index.forms.line import Line
from index.forms.wrapping import cut_paragraphs, find_column

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*(?=\s+[\"'“‘«(\[]?[^\W_a-z]|\s*$)")
_CLOSED = re.compile(r"[.!?…:;][\"'”’»)\]]*$")
_QUOTED = re.compile(r"[\"“][^\"“”]{0,600}[\"”]")
_ALIKE = str.maketrans(
    {"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\u00a0": " ", "\u200b": "", "\u00ad": ""}
)
_WINDOW = 1200
_LOOKS = ("text", "view", "unquoted", "words", "sentences", "closed", "prose", "bar")
_MARGIN = 25


_Value = TypeVar("_Value")


class Lazy(Generic[_Value]):
    """A property that is computed once: as ``functools.cached_property`` without its lock, which Python 3.12 drops.

    The lock takes as long as all the rest of a hostile page of 100,000 lines.
    """

    def __init__(self, compute: Callable[[Block], _Value]) -> None:
        self._compute = compute
        self.__doc__ = compute.__doc__

    def __get__(self, block: Block, owner: type[Block]) -> _Value:
        """Compute, and keep under the property's name, which from then on is found without this."""
        value = block.__dict__[self._compute.__name__] = self._compute(block)
        return value


@dataclass(frozen=True)
class Block:
    """One line, or the lines of a wrapped paragraph, with what its form says.

    Attributes:
        lines: In file order; at least one.
        gap: Blank lines above it.
    """

    lines: tuple[Line, ...]
    gap: int = 0

    @Lazy
    def text(self) -> str:
        """The lines joined by spaces."""
        return " ".join(line.text for line in self.lines)

    @Lazy
    def view(self) -> str:
        """The text with typographic characters made plain, cut in the middle where very long: what patterns look at."""
        text = self.text
        if len(text) > _WINDOW:
            text = f"{text[: _WINDOW // 2]} {text[-_WINDOW // 2 :]}"
        return text.translate(_ALIKE)

    @Lazy
    def unquoted(self) -> str:
        """The view without what stands between double quotation marks."""
        return _QUOTED.sub('""', self.view)

    @Lazy
    def words(self) -> int:
        """How many words; of a very long text, of its view."""
        return len(self.view.split())

    @Lazy
    def sentences(self) -> int:
        """How many sentences end in it."""
        return len(_SENTENCE_END.findall(self.view))

    @Lazy
    def closed(self) -> bool:
        """Whether it ends as a sentence does."""
        return bool(_CLOSED.search(self.view[-8:]))

    @Lazy
    def prose(self) -> bool:
        """Whether it is a paragraph rather than a line: sentences, or more words than a heading has."""
        return self.words >= 28 or (self.closed and self.words >= 12)

    @Lazy
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
    """Cut a text into blocks: each line its own, but for the lines of a paragraph that was wrapped.

    Whether lines were wrapped is decided by the whole text; in one that was not, group by group.
    """
    lines = [line for _, line in numbered(text) if line is not None]
    wrapped = find_column(lines)
    found: list[Block] = []
    group: list[Line] = []
    last = 0
    for line in lines:
        if group and line.number > group[-1].number + 1:
            found += _ungroup(group, group[0].number - last - 1, wrapped)
            last = group[-1].number
            group = []
        group.append(line)
    if group:
        found += _ungroup(group, group[0].number - last - 1, wrapped)
    return _share(found)


def _share(found: list[Block]) -> list[Block]:
    """Look once at lines that read the same: a page may hold one 100,000 times."""
    seen: dict[str, dict[str, object]] = {}
    for block in found:
        if len(block.lines) > 1:
            continue
        text = block.lines[0].text
        known = seen.get(text)
        if known is None:
            seen[text] = {}
        elif known:
            block.__dict__.update(known)
        else:
            seen[text] = {name: getattr(block, name) for name in _LOOKS}
    return found


def _ungroup(group: list[Line], gap: int, wrapped: tuple[int, int] | None) -> list[Block]:
    alone = [group] if _wrapped(group) else [[line] for line in group]
    parts = cut_paragraphs(group, *wrapped) if wrapped else alone
    return [Block(tuple(part), gap if place == 0 else 0) for place, part in enumerate(parts)]


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
