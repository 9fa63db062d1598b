"""A line of bash as far as it is typed: its words, what is open at its end, and how a word is written there.

bash hands over the line and replaces what stands behind the last of its own word breaks, colons and quotes among them.
So the line is read here as bash would read it, and only what it replaces is given back.
"""

from __future__ import annotations

from dataclasses import dataclass

_ALWAYS_ESCAPED = frozenset(" \t\"'\\$`!&|;<>()*?[]{}~#")
_ESCAPED_IN_QUOTES = frozenset('"\\$`')


@dataclass(frozen=True, slots=True)
class Line:
    """A line up to the cursor.

    Attributes:
        words: As a program would get them, the one at the cursor last, empty if it is not begun.
        quote: The quote that is open at the cursor, ``"`` or ``'``; empty if none is.
        kept: How many characters of the last word, as a program would get it, bash leaves as they are.
    """

    words: tuple[str, ...]
    quote: str
    kept: int

    def rest(self, candidate: str) -> str:
        """Return a word as it is to be written behind what bash keeps of the last one."""
        text = candidate[self.kept :]
        if self.quote == "'":
            return text.replace("'", "'\\''")
        special = _ESCAPED_IN_QUOTES if self.quote else _ALWAYS_ESCAPED
        return "".join(f"\\{char}" if char in special else char for char in text)


def read_line(text: str, breaks: str) -> Line:
    """Return a line.

    Args:
        text: Up to the cursor.
        breaks: What bash breaks words at, its ``COMP_WORDBREAKS``.
    """
    words: list[str] = []
    word: list[str] = []
    begun = False
    quote = ""
    kept = 0
    at = 0
    while at < len(text):
        char = text[at]
        if quote:
            if char == quote:
                quote = ""
                kept = len(word)
            elif char == "\\" and quote == '"' and text[at + 1 : at + 2] in _ESCAPED_IN_QUOTES and at + 1 < len(text):
                at += 1
                word.append(text[at])
            else:
                word.append(char)
        elif char in " \t":
            if begun:
                words.append("".join(word))
            word, begun, kept = [], False, 0
        elif char in "'\"":
            quote, begun = char, True
            kept = len(word)
        else:
            begun = True
            escaped = char == "\\" and at + 1 < len(text)
            at += escaped
            word.append(text[at])
            if not escaped and char in breaks:
                kept = len(word)
        at += 1
    return Line((*words, "".join(word)), quote, kept)
