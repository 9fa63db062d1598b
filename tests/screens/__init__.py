"""Whole screens: what somebody sees who runs the program in a terminal, kept beside this file to be compared.

``python -m tests.screens`` draws them anew; what then differs is read before it is kept. What is dressed stands in
braces behind its dress (``{bold d7005f:Witkoff}``); the time that a question took is left out.
"""

from __future__ import annotations

import re
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.shell import Shell

FOLDER = Path(__file__).resolve().parent
_QUESTION = ("search", "person:Witkoff peace OR truce", "--sort", "newest", "-n", "2")


@dataclass(frozen=True)
class Screen:
    """A screen: what is run, and in what.

    Attributes:
        name: Of its file.
        arguments: Of the program.
        columns: The terminal's width; None for a pipe.
        environment: Besides what every run has.
    """

    name: str
    arguments: tuple[str, ...]
    columns: int | None = 80
    environment: dict[str, str] = field(default_factory=dict)

    def drawn(self, shell: Shell) -> str:
        """Return the screen as it is now."""
        if self.columns is None:
            done = shell.run(*self.arguments, **self.environment)
            text = f"{done.stdout}--- standard error\n{done.stderr}--- exit {done.returncode}\n"
        else:
            terminal = shell.terminal(*self.arguments, columns=self.columns, **({"PAGER": ""} | self.environment))
            code = terminal.end()
            text = "\n".join([*terminal.colours(), f"--- exit {code}", ""])
        return re.sub(r"\d+ ms", "N ms", text)


SCREENS = (
    Screen("search-40", _QUESTION, 40),
    Screen("search-80", _QUESTION, 80),
    Screen("search-200", _QUESTION, 200),
    Screen("search-80-no-color", _QUESTION, 80, {"NO_COLOR": "1"}),
    Screen("search-80-dumb", _QUESTION, 80, {"TERM": "dumb"}),
    Screen("search-pipe", _QUESTION, None),
    Screen("search-pipe-40", _QUESTION, None, {"COLUMNS": "40"}),
    Screen("search-pipe-forced", _QUESTION, None, {"FORCE_COLOR": "1"}),
    Screen("grep-80", ("search", "-f", "grep", "tariffs", "-n", "3"), 80),
    Screen("paths-40", ("search", "-l", "tariffs"), 40),
    Screen("nothing-80", ("search", "zzzzqq"), 80),
    Screen("nothing-quiet-80", ("search", "-q", "zzzzqq"), 80),
    Screen("wrong-40", ("search", "gaza persn:Witkoff date:2025-02 and what else there may be"), 40),
    Screen("wrong-command-80", ("serach", "gaza"), 80),
    Screen("show-40", ("show", "corpus/snippets/2025-02-13-putin-call.txt"), 40),
    Screen("people-80", ("people", "date:2025-02", "-n", "5"), 80),
    Screen("facets-40", ("facets", "--by", "cites", "-n", "8"), 40),
    Screen("timeline-40", ("timeline", "date:2025"), 40),
    Screen("timeline-80", ("timeline",), 80),
    Screen("timeline-80-plain", ("timeline", "date:2025", "--per", "month"), 80, {"NO_COLOR": "1", "LC_ALL": "C"}),
    Screen("with-80", ("with", "Witkoff", "-n", "3"), 80),
    Screen("similar-80", ("similar", "corpus/trump-putin-call.txt", "-n", "2"), 80),
    Screen("explain-80", ("explain", "cease-fire -gaza date:2025-Q1"), 80),
    Screen("alone-80", (), 80),
)


def main() -> None:
    """Draw every screen anew."""
    from tests.shell import indexed_corpus  # noqa: PLC0415 - the tests' own machinery, for this command only

    with tempfile.TemporaryDirectory() as folder:
        shell = indexed_corpus(Path(folder))
        for screen in SCREENS:
            (FOLDER / f"{screen.name}.txt").write_text(screen.drawn(shell), encoding="utf-8")
