"""The colours that text is painted in, and how a user writes others.

The standard sixteen colours are whatever a terminal's theme makes of them, and half of them vanish on white or on
black. Those here are of the fixed 256, of middle luminance: a contrast of at least 4 to 1 on both (WCAG 2.1, 1.4.3).
"""

from __future__ import annotations

from index.errors import NewsdexError
from search.fields import nearest

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

PALETTE: Mapping[str, str] = {
    "date": "31",
    "title": "bold",
    "section": "164",
    "place": "28",
    "hit": "bold 161",
}
"""What has a colour of its own, and which, as the user would write it."""

_STYLES = {"bold": "1", "dim": "2", "italic": "3", "underline": "4", "reverse": "7"}
_COLOURS = ("black", "red", "green", "yellow", "blue", "magenta", "cyan", "white")
_WORDS = (*_STYLES, *_COLOURS, *(f"bright-{name}" for name in _COLOURS), "plain")


def sequence(written: str) -> str:
    """Return the escape sequence that begins a style, empty for ``plain``.

    Args:
        written: Words with a space between: ``bold``, ``underline``, ``red``, ``bright-blue``, a number up to 255.

    Raises:
        NewsdexError: A word is none of those.
    """
    codes = [code for word in written.split() for code in _codes(word)]
    return f"\x1b[{';'.join(codes)}m" if codes else ""


def _codes(word: str) -> tuple[str, ...]:
    if word in _STYLES:
        return (_STYLES[word],)
    base, bright = word.removeprefix("bright-"), word.startswith("bright-")
    if base in _COLOURS:
        return (str((90 if bright else 30) + _COLOURS.index(base)),)
    if word.isascii() and word.isdigit() and len(word) <= 3 and int(word) < 256:
        return "38", "5", str(int(word))
    if word == "plain":
        return ()
    suggest = nearest(word, _WORDS)
    means = (
        f"did you mean {' or '.join(suggest)}?" if suggest else "write as: bold red, bright-blue, or a number to 255"
    )
    raise NewsdexError(f"{word!r} is no colour; {means}")
