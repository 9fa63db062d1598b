"""Text for people's eyes: what a terminal would take for a command is shown escaped, and columns are counted right."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index.article import Span

_HARMFUL = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
_RESET = "\x1b[0m"
_STYLES = {"date": "\x1b[36m", "title": "\x1b[1m", "section": "\x1b[35m", "place": "\x1b[32m", "hit": "\x1b[1;31m"}


@dataclass(frozen=True, slots=True)
class Style:
    """How text is laid out.

    Attributes:
        color: Whether escape sequences mark what matters; without them hits stand between « and ».
        width: Columns.
        escape: Whether characters that a terminal obeys are shown escaped.
    """

    color: bool = False
    width: int = 80
    escape: bool = False

    def paint(self, role: str, text: str) -> str:
        """Return text in the colour of its role: date, title, section, place or hit."""
        return f"{_STYLES[role]}{text}{_RESET}" if self.color and text else text

    def safe(self, text: str) -> str:
        """Return text that is to be shown, escaped where that is asked for."""
        return _HARMFUL.sub(_escaped, text) if self.escape else text

    def marked(self, text: str, spans: Sequence[Span]) -> str:
        """Return text with its hits marked; escaped, so that no document writes to the terminal."""
        parts, at = [], 0
        for start, end in spans:
            hit = self.safe(text[start:end])
            parts += [self.safe(text[at:start]), self.paint("hit", hit) if self.color else f"«{hit}»"]
            at = end
        return "".join([*parts, self.safe(text[at:])])


def _escaped(match: re.Match[str]) -> str:
    code = ord(match.group())
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"


_ESCAPES = re.compile("\x1b\\[[0-9;]*m")
_NARROW = re.compile(
    "[\\x20-\\x7e\\xa0-\\u02ff\\u0370-\\u0482\\u0490-\\u052f\\u2010-\\u2027\\u2030-\\u205e\\u20a0-\\u20bf]*"
)


def columns(text: str) -> int:
    """Return how many columns a text takes, escape sequences of ours not counted."""
    text = _ESCAPES.sub("", text)
    if _NARROW.fullmatch(text):
        return len(text)
    from wcwidth import wcswidth  # noqa: PLC0415 - costs a third of the start-up, and Latin and Cyrillic do without

    width: int = wcswidth(text)
    return width if width >= 0 else len(text)


def cut(text: str, width: int) -> str:
    """Return text that fits: cut behind a word, with an ellipsis, where it is too long."""
    if columns(text) <= width:
        return text
    words = text.split(" ")
    while len(words) > 1 and columns(" ".join(words)) + 1 > width:
        words.pop()
    short = " ".join(words).rstrip(",;:—–-")
    while short and columns(short) + 1 > width:
        short = short[:-1]
    return short + "…"


def wrap(text: str, width: int, indent: str) -> str:
    """Return text in lines of at most ``width`` columns, broken at spaces, each behind the indent."""
    return "\n".join(f"{indent}{line}" for line in _lines(text, max(10, width - len(indent))))


def _lines(text: str, width: int) -> Iterator[str]:
    line: list[str] = []
    taken = 0
    for word in text.split(" "):
        size = columns(word)
        if line and taken + 1 + size > width:
            yield " ".join(line)
            line, taken = [], 0
        taken += size + bool(line)
        line.append(word)
    yield " ".join(line)
