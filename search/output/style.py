"""How text for people is dressed: colours, marks, links, and what a terminal would obey shown escaped."""

from __future__ import annotations

from functools import cached_property

from index.frozen import frozen
from index.patterns import later
from search.output.colours import PALETTE, sequence
from search.output.layout import columns, lines

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from index.span import Span

_HARMFUL = later(
    "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u206f\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f]"
)
"""Controls, directions, annotations and tags, which a terminal obeys or nobody sees; halves of surrogate pairs."""
_SEQUENCES = later("\x1b\\[[0-9;]*m|\x1b\\]8;[^\x1b]*\x1b\\\\")
_RESET = "\x1b[0m"
_NARROWEST = 10


@frozen
class Style:
    """How text is laid out.

    Attributes:
        color: Whether escape sequences mark what matters; without them hits stand between « and ».
        width: Columns.
        escape: Whether characters that a terminal obeys are shown escaped.
        colours: What each role is painted in, as a user writes it; see ``colours.PALETTE``.
        target: Gives the address that a place in a file is linked to, or None for no link; None where none are wanted.
    """

    color: bool = False
    width: int = 80
    escape: bool = False
    colours: Mapping[str, str] = PALETTE
    target: Callable[[str, int, int], str | None] | None = None

    @cached_property
    def _sequences(self) -> Mapping[str, str]:
        return {role: sequence(written) for role, written in self.colours.items()}

    def paint(self, role: str, text: str) -> str:
        """Return text in the colour of its role: date, title, section, place or hit."""
        begin = self._sequences[role] if self.color and text else ""
        return f"{begin}{text}{_RESET}" if begin else text

    def safe(self, text: str) -> str:
        """Return text that is to be shown, escaped where that is asked for."""
        if not self.escape or (text.isascii() and text.isprintable()):
            return text
        return _HARMFUL().sub(_escaped, text)

    def place(self, path: str, line: int, column: int = 1) -> str:
        """Return a file and a line, linked to where they are."""
        shown = f"{self.paint('place', self.safe(path))}:{line}"
        address = self.target(path, line, column) if self.target else None
        return f"\x1b]8;;{address}\x1b\\{shown}\x1b]8;;\x1b\\" if address else shown

    def marked(self, text: str, spans: Sequence[Span] = ()) -> tuple[str, list[tuple[int, int]]]:
        """Return text as it is shown, and what of it is painted as a hit.

        Args:
            text: As it is in the article.
            spans: What matched: half-open, ascending, none overlapping.

        Returns:
            Without colour the hits stand between marks, and nothing is painted.
        """
        parts: list[str] = []
        painted = []
        at = length = 0
        opening, closing = ("", "") if self.color else ("«", "»")
        for start, end in spans:
            before, hit = self.safe(text[at:start]), f"{opening}{self.safe(text[start:end])}{closing}"
            parts += [before, hit]
            length += len(before) + len(hit)
            if self.color:
                painted.append((length - len(hit), length))
            at = end
        return "".join([*parts, self.safe(text[at:])]), painted

    def painted(
        self, text: str, spans: Sequence[tuple[int, int]], start: int, end: int, role: str | None = None
    ) -> str:
        """Return a stretch of a text, hits painted in it, and the rest in the colour of a role."""
        parts = []
        at = start
        for first, last in spans:
            low, high = max(first, start), min(last, end)
            if low < high:
                parts += [self._in(role, text[at:low]), self.paint("hit", text[low:high])]
                at = high
        return "".join([*parts, self._in(role, text[at:end])])

    def _in(self, role: str | None, text: str) -> str:
        return self.paint(role, text) if role else text

    def wrapped(self, text: str, spans: Sequence[Span] = (), indent: str = "", role: str | None = None) -> str:
        """Return text in lines of at most the width, each behind the indent, hits marked; no newline at the end.

        Args:
            text: As it is in the article; ``marked`` makes it fit to be shown.
            spans: As in ``marked``.
            indent: Spaces.
            role: The colour of all that is no hit.
        """
        return "\n".join(self._wrapped(text, spans, indent, role))

    def _wrapped(self, text: str, spans: Sequence[Span], indent: str, role: str | None) -> Iterator[str]:
        shown, painted = self.marked(text, spans)
        for start, end in lines(shown, max(_NARROWEST, self.width - len(indent))):
            yield indent + self.painted(shown, painted, start, end, role)


def _escaped(match: re.Match[str]) -> str:
    code = ord(match.group())
    if code > 0xFFFF:
        return f"\\U{code:08x}"
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"


def rows(text: str, width: int) -> Iterator[int]:
    """Yield how many rows of a screen each line of a dressed text takes."""
    for line in text.splitlines():
        yield max(1, -(-columns(_SEQUENCES().sub("", line)) // width))
