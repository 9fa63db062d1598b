"""What is wrong with a question, where in it, and what to write instead."""

from __future__ import annotations

from index.errors import NewsdexError

_INDENT = 2
_ELLIPSIS = "…"
_SHORT = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}


class PeriodError(NewsdexError):
    """A day or a stretch of days that cannot be read; its places count from the start of the written value.

    Attributes:
        code: A machine word, such as ``ambiguous_date``.
        cause: What is wrong, lower-case, one line.
        remedy: What to write instead.
        start: Where the wrong part begins.
        end: Where it ends, exclusive.
    """

    def __init__(self, code: str, cause: str, remedy: str, start: int, end: int) -> None:
        super().__init__(f"{cause}; {remedy}")
        self.code = code
        self.cause = cause
        self.remedy = remedy
        self.start = start
        self.end = end


class QueryError(NewsdexError):
    """A question that cannot be read.

    Attributes:
        code: A machine word, such as ``unknown_field``.
        cause: What is wrong, lower-case, one line.
        remedy: What to write instead, one line.
        message: Cause and remedy in one line.
        query: The question as it was typed.
        start: Where the wrong part begins, in code points into ``query``.
        end: Where it ends, exclusive; equal to ``start`` at the end of the question.
        suggest: The words that may have been meant, nearest first.
    """

    def __init__(
        self, code: str, cause: str, remedy: str, *, query: str, place: tuple[int, int], suggest: tuple[str, ...] = ()
    ) -> None:
        self.message = f"{cause}; {remedy}"
        super().__init__(self.message)
        self.code = code
        self.cause = cause
        self.remedy = remedy
        self.query = query
        self.start, self.end = place
        self.suggest = suggest

    def render(self, columns: int = 80) -> str:
        """Return the cause, the question and carets under the wrong part: three lines, no newline at the end."""
        line, carets = _window(self.query, self.start, self.end, columns - _INDENT)
        indent = " " * _INDENT
        return f"newsdex: {self.message}\n{indent}{line}\n{indent}{carets}"

    def as_json(self) -> dict[str, object]:
        """Return what stands under ``error`` in the JSON form."""
        return {
            "code": self.code,
            "message": self.message,
            "start": self.start,
            "end": self.end,
            "suggest": list(self.suggest),
        }


def shown(value: str, most: int = 40) -> str:
    """Return what was typed as it may stand in a message: control characters escaped, cut after ``most`` characters."""
    cut = value if len(value) <= most else value[:most] + _ELLIPSIS
    return "".join([_cell(char)[0] for char in cut])


def _window(text: str, start: int, end: int, room: int) -> tuple[str, str]:
    """Return the stretch of the text around a place that fits into so many columns, and the carets under it."""
    cells = [_cell(char) for char in text]
    low, high = 0, len(cells)
    # A place at the end of the text needs a column of its own for the caret.
    if sum(width for _, width in cells) + (start >= len(cells)) > room:
        low, high = _around(cells, start, end, room - 2 * len(_ELLIPSIS) - 1)
    head = _ELLIPSIS if low > 0 else ""
    line = head + "".join([form for form, _ in cells[low:high]]) + (_ELLIPSIS if high < len(cells) else "")
    before = len(head) + sum(width for _, width in cells[low:start])
    under = sum(width for _, width in cells[start : min(end, high)])
    return line, " " * before + "^" * max(1, under)


def _around(cells: list[tuple[str, int]], start: int, end: int, room: int) -> tuple[int, int]:
    """Return the half-open range of cells around a place whose widths fit into ``room``."""
    low = high = min(start, len(cells))
    used = 0
    while high < min(end, len(cells)) and used + cells[high][1] <= room:
        used += cells[high][1]
        high += 1
    grew = True
    while grew:
        grew = False
        if low > 0 and used + cells[low - 1][1] <= room:
            low -= 1
            used += cells[low][1]
            grew = True
        if high < len(cells) and used + cells[high][1] <= room:
            used += cells[high][1]
            high += 1
            grew = True
    return low, high


def _cell(char: str) -> tuple[str, int]:
    """Return a character as a terminal may be given it, and the columns that it takes."""
    if " " <= char <= "~":
        return char, 1
    import unicodedata  # noqa: PLC0415 -- only a question that fails pays for it

    category = unicodedata.category(char)
    if category in {"Cc", "Cf", "Cs", "Zl", "Zp"}:
        code = ord(char)
        form = f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
        form = _SHORT.get(char, form)
        return form, len(form)
    if category in {"Mn", "Me"}:
        return char, 0
    return char, 2 if unicodedata.east_asian_width(char) in "WF" else 1
