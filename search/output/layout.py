"""Text in columns: how many a text takes, where a line may break, where a title is cut.

A terminal gives East Asian and emoji characters two columns and combining ones none (Unicode Standard Annex 11). Lines
break at spaces and beside wide characters, whose scripts write no spaces; a word that no line holds breaks anywhere.
"""

from __future__ import annotations

from index.frozen import NamedTuple
from index.patterns import later

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator

_NARROW = later(
    "[\\x20-\\x7e\\xa0-\\u02ff\\u0370-\\u0482\\u0490-\\u052f\\u2010-\\u2027\\u2030-\\u205e\\u20a0-\\u20bf]*"
)
_JOINER = "\u200d"
_NEVER_FIRST = frozenset("、。，．：；！？」』）】〉》〕")  # JIS X 4051: closing marks stay with what they close
_ELLIPSIS = "…"
_UNDATED = "undated   "


def day_column(date: datetime.date | None) -> str:
    """Return a day as it is shown, or what stands in its place, in as many columns."""
    return date.isoformat() if date else _UNDATED


class _Piece(NamedTuple):
    """What a line keeps together: a half-open range of the text, its columns, and how many spaces stand before it."""

    start: int
    end: int
    width: int
    gap: int


def columns(text: str) -> int:
    """Return how many columns a text takes that holds no control characters."""
    if _is_narrow(text):
        return len(text)
    from wcwidth import wcswidth  # noqa: PLC0415 - costs a third of the start-up, and Latin and Cyrillic do without

    width: int = wcswidth(text)
    return width if width >= 0 else len(text)


def _is_narrow(text: str) -> bool:
    """Tell whether every character of a text is known to take one column."""
    return (text.isascii() and text.isprintable()) or bool(_NARROW().fullmatch(text))


def cut(text: str, width: int) -> str:
    """Return text that fits: cut behind a word, with an ellipsis, where it is too long."""
    if columns(text) <= width:
        return text
    end = used = 0
    for piece in _pieces(text):
        used += piece.gap + piece.width
        if used > width - 1:
            break
        end = piece.end
    if not end:
        end = _fitting(text, 0, len(text), width - 1)
    return text[:end].rstrip(" ,;:—–-") + _ELLIPSIS


def lines(text: str, width: int) -> Iterator[tuple[int, int]]:
    """Yield the half-open ranges of a text that fill lines of so many columns; spaces between lines are in none.

    Args:
        text: Without control characters.
        width: Columns; at least one character stands on a line however few there are.
    """
    start = end = -1
    used = 0
    for piece in _split(_pieces(text), text, width):
        if start >= 0 and used + piece.gap + piece.width > width:
            yield start, end
            start, used = -1, 0
        if start < 0:
            start = piece.start
            used -= piece.gap  # the spaces before it end the line before
        used += piece.gap + piece.width
        end = piece.end
    if start >= 0:
        yield start, end


def _pieces(text: str) -> Iterator[_Piece]:
    at = before = 0
    for word in text.split(" "):
        if word:
            end = at + len(word)
            if _is_narrow(word):
                yield _Piece(at, end, len(word), at - before)
            else:
                for piece in _clusters(text, at, end):
                    yield piece._replace(gap=piece.start - before)
                    before = piece.end
            before = end
        at += len(word) + 1


def _clusters(text: str, start: int, end: int) -> Iterator[_Piece]:
    """Yield the pieces of a word with wide or combining characters: a wide one by itself, narrow ones together."""
    from wcwidth import wcwidth  # noqa: PLC0415 - see columns

    width, first, wide = 0, start, False
    for at in range(start, end):
        size = max(0, wcwidth(text[at]))
        joined = size == 0 or text[at] in _NEVER_FIRST or (at > start and text[at - 1] == _JOINER)
        if not joined and at > first and (size == 2 or wide):
            yield _Piece(first, at, columns(text[first:at]), 0)
            first = at
        wide = size == 2 or (joined and wide)
        width += size
    yield _Piece(first, end, columns(text[first:end]), 0)


def _split(pieces: Iterator[_Piece], text: str, width: int) -> Iterator[_Piece]:
    """Yield pieces that each fit on a line: what is longer in parts."""
    for piece in pieces:
        start, gap = piece.start, piece.gap
        while piece.width > width and columns(text[start : piece.end]) > width:
            end = max(start + 1, _fitting(text, start, piece.end, width))
            yield _Piece(start, end, columns(text[start:end]), gap)
            start, gap = end, 0
        yield piece if start == piece.start else _Piece(start, piece.end, columns(text[start : piece.end]), gap)


def _fitting(text: str, start: int, end: int, width: int) -> int:
    """Return where the longest beginning of a stretch ends that takes at most so many columns."""
    from wcwidth import wcwidth  # noqa: PLC0415 - see columns

    used = 0
    for at in range(start, end):
        used += max(0, wcwidth(text[at]))
        if used > width:
            return at
    return end
