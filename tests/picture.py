"""The picture of a session in the README: ``python -m tests.picture`` draws it anew from what the program prints.

The commands are run in a terminal and their screens drawn run by run, for light and for dark. A test draws it anew and
compares; only the time that a question took may differ.
"""

from __future__ import annotations

import re
import shlex
import tempfile
from html import escape
from pathlib import Path

from tests.shell import indexed_corpus

PICTURE = Path(__file__).resolve().parent / "picture.svg"
SESSION = (
    "newsdex search 'person:Zelensky date:2025-02' --sort oldest -n 2",
    "newsdex search 'in:next(ceasefire OR envoy)' -n 1",
    "newsdex people date:2025-02 -n 3",
)
_COLUMNS = 80
_CELL, _LINE, _MARGIN = 8.4, 19, 16
_TEMPLATE = """\
<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}" role="img">
<title>A session with newsdex</title>
<style>
  rect {{ fill: #ffffff; stroke: #d0d0d0 }}
  text {{ fill: #1f1f1f; font: 14px ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace; white-space: pre }}
  .bold {{ font-weight: bold }}
  @media (prefers-color-scheme: dark) {{ rect {{ fill: #101010; stroke: #404040 }} text {{ fill: #e0e0e0 }} }}
</style>
<rect x="0.5" y="0.5" width="{inner_width}" height="{inner_height}" rx="8"/>
{lines}
</svg>
"""
_DRESSED = re.compile(r"\{((?:bold|[0-9a-f]{6}| )+):([^}]*)\}")


def picture() -> str:
    """Return the session as an SVG."""
    lines = []
    with tempfile.TemporaryDirectory() as folder:
        shell = indexed_corpus(Path(folder))
        for command in SESSION:
            terminal = shell.terminal(*shlex.split(command)[1:], columns=_COLUMNS, PAGER="")
            terminal.end()
            lines += [f"{{bold:$ {command}}}", *terminal.colours(), ""]
    width, height = round(_COLUMNS * _CELL + 2 * _MARGIN), len(lines) * _LINE + _MARGIN
    drawn = "\n".join(_line(line, _MARGIN + (at + 1) * _LINE - 5) for at, line in enumerate(lines) if line)
    return _TEMPLATE.format(width=width, height=height, inner_width=width - 1, inner_height=height - 1, lines=drawn)


def without_times(text: str) -> str:
    """Return a picture without how long its questions took."""
    return re.sub(r"[\d.]+ ms", "N ms", text)


def _line(line: str, y: int) -> str:
    """Return a line of the screen; each run of cells stands at its own column, whatever the font makes of it."""
    parts, at, column = [], 0, 0
    for match in [*_DRESSED.finditer(line), None]:
        plain = line[at : match.start() if match else len(line)]
        column = _run(parts, plain, column, "")
        if match:
            column = _run(parts, match[2], column, match[1])
            at = match.end()
    return f'<text y="{y}">{"".join(parts)}</text>'


def _run(parts: list[str], text: str, column: int, dress: str) -> int:
    stripped = text.lstrip(" ")
    if stripped:
        x = _MARGIN + (column + len(text) - len(stripped)) * _CELL
        words = dress.split()
        bold = ' class="bold"' if "bold" in words else ""
        fill = next((f' style="fill:#{word}"' for word in words if word != "bold"), "")
        parts.append(f'<tspan x="{x:.1f}"{bold}{fill}>{escape(stripped.rstrip(), quote=False)}</tspan>')
    return column + len(text)


if __name__ == "__main__":
    PICTURE.write_text(picture(), encoding="utf-8")
