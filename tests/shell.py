"""The program as it is installed, run in a folder: without a terminal, and in one."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pexpect
import pyte

PROJECT = Path(__file__).resolve().parent.parent
PROGRAM = [sys.executable, "-m", "search.cli"]
_PERSONAL = (
    "COLORTERM", "COLUMNS", "FORCE_COLOR", "GHOSTTY_RESOURCES_DIR", "KITTY_WINDOW_ID", "KONSOLE_VERSION", "LESS",
    "LINES", "NO_COLOR", "PAGER", "TERM_PROGRAM", "TMUX", "VTE_VERSION", "WEZTERM_PANE", "WT_SESSION",
    "XDG_CONFIG_HOME", "XDG_STATE_HOME",
)  # fmt: skip
_PATIENCE = 60


class Shell:
    """A folder, the program run in it, and a home of its own.

    Attributes:
        folder: The current one of what is run.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def environment(self, **more: str) -> dict[str, str]:
        """Return the variables of what is run; nothing of whoever runs the tests is among them."""
        inherited = {k: v for k, v in os.environ.items() if k not in _PERSONAL and not k.startswith("NEWSDEX")}
        settled = {
            "HOME": str(self.folder / ".home"),
            "NEWSDEX_NOW": "2025-03-15",
            "PATH": f"{self._programs()}:{os.environ['PATH']}",
            "PYTHONPATH": str(PROJECT),
            # Compiled modules are kept, as they are where the program is installed.
            "PYTHONPYCACHEPREFIX": str(Path(tempfile.gettempdir()) / "newsdex-tests"),
            "PYTHONDONTWRITEBYTECODE": "",
            "TERM": "xterm-256color",
        }
        return inherited | settled | more

    def _programs(self) -> Path:
        """Return a folder with ``newsdex`` in it, the one that is tested."""
        folder = self.folder / ".bin"
        if not folder.exists():
            folder.mkdir(parents=True)
            (folder / "newsdex").write_text(f'#!/bin/sh\nexec {sys.executable} -m search.cli "$@"\n')
            (folder / "newsdex").chmod(0o755)
        return folder

    def run(self, *arguments, stdin=None, **environment):
        """Run the program without a terminal."""
        return subprocess.run(
            [*PROGRAM, *map(str, arguments)],
            cwd=self.folder,
            env=self.environment(**environment),
            input=stdin,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=_PATIENCE * 2,
            check=False,
        )

    def bytes(self, *arguments, **environment):
        """Return what the program prints, as it comes."""
        return subprocess.run(
            [*PROGRAM, *arguments], cwd=self.folder, env=self.environment(**environment), capture_output=True,
            timeout=_PATIENCE, check=False,
        ).stdout  # fmt: skip

    def sh(self, line, **environment):
        """Run a line of the shell."""
        return subprocess.run(
            ["/bin/sh", "-c", line], cwd=self.folder, env=self.environment(**environment), capture_output=True,
            text=True, encoding="utf-8", timeout=_PATIENCE, check=False,
        )  # fmt: skip

    def search(self, *arguments, **environment):
        return self.run("search", *arguments, **environment)

    def json(self, *arguments):
        return json.loads(self.run(*arguments, "--format", "json").stdout)

    def terminal(self, *arguments, columns=80, rows=60, program=None, **environment):
        """Run the program in a terminal of that size; see ``Terminal``."""
        return Terminal(program or [*PROGRAM, *arguments], self.folder, self.environment(**environment), columns, rows)


def indexed_corpus(folder: Path) -> Shell:
    """Return a shell in a folder with the project's corpus, indexed as the README says."""
    shutil.copytree(PROJECT / "corpus", folder / "corpus")
    made = Shell(folder)
    done = made.run("index", "corpus")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "48 articles: 48 added\n")
    return made


class Terminal:
    """A program in a pseudo-terminal, and the screen that it draws.

    Attributes:
        child: The process, as pexpect has it.
        raw: All that came from it.
    """

    def __init__(self, command, folder, environment, columns, rows) -> None:
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        self.raw = b""
        self.child = pexpect.spawn(
            command[0], command[1:], cwd=str(folder), env=environment, dimensions=(rows, columns), timeout=_PATIENCE
        )

    def send(self, keys: str) -> None:
        self.child.send(keys)

    def resize(self, columns: int, rows: int) -> None:
        self.child.setwinsize(rows, columns)
        self._screen.resize(rows, columns)

    def wait_for(self, text: str) -> list[str]:
        """Wait until the screen shows a text; return its lines."""
        while not any(text in line for line in self.lines()):
            self._read()
        return self.lines()

    def end(self) -> int:
        """Wait until the program is over; return its exit code."""
        try:
            while True:
                self._read()
        except pexpect.EOF:
            self.child.close()
        return self.child.exitstatus if self.child.signalstatus is None else -self.child.signalstatus

    def lines(self) -> list[str]:
        """Return the lines of the screen, without the blanks behind and the empty lines below."""
        return "\n".join(line.rstrip() for line in self._screen.display).rstrip().split("\n")

    def colours(self) -> list[str]:
        """Return the screen with what is dressed in braces: ``{bold ff0000:Witkoff}``."""
        return [self._dressed(row).rstrip() for row in range(len(self.lines()))]

    def _dressed(self, row: int) -> str:
        shown, before = "", ""
        for column in range(self._screen.columns):
            cell = self._screen.buffer[row][column]
            names = [cell.fg] if cell.fg != "default" else []
            dress = " ".join(["bold"] * cell.bold + names)
            if dress != before:
                shown += ("}" if before else "") + (f"{{{dress}:" if dress else "")
                before = dress
            shown += cell.data
        return shown + ("}" if before else "")

    def _read(self) -> None:
        data = self.child.read_nonblocking(65536, timeout=_PATIENCE)
        self.raw += data
        self._stream.feed(data)
