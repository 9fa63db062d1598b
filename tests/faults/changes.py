"""The changes that are interrupted: a corpus before and after, and what is asked of the index of each."""

import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

from index.checking import check
from index.errors import NewsdexError
from index.options import Options
from index.writer import update_index
from search.cli.exits import exit_code
from search.cli.program import run
from tests.faults.answers import TODAY, answers, fill
from tests.faults.counting import Count

BEFORE = 12


def add(corpus: Path) -> None:
    fill(corpus, range(100, 106))


def change(corpus: Path) -> None:
    fill(corpus, range(4), version=1)


def delete(corpus: Path) -> None:
    for number in range(5):
        (corpus / f"{number:04}.md").unlink()


def merge(corpus: Path) -> None:
    """As many as there are: what was written before is written again together with them."""
    fill(corpus, range(200, 200 + BEFORE + 10))


def nothing(corpus: Path) -> None:
    """Only the index is made anew."""


CHANGES: dict[str, Callable[[Path], None]] = {
    "add": add, "update": change, "delete": delete, "merge": merge, "rebuild": nothing,
}  # fmt: skip


class Change:
    """One change, made once undisturbed, so that the answers before and after are known."""

    def __init__(self, folder: Path, name: str) -> None:
        self.name = name
        self.rebuilds = name == "rebuild"
        self._kept, self.index, self.corpus = (folder / f"{name}-{what}" for what in ("kept", "index", "corpus"))
        self._said = folder / f"{name}-said"
        self.corpus.mkdir()
        fill(self.corpus, range(BEFORE))
        self._update()
        fill(self.corpus, range(BEFORE, BEFORE + 3))
        self._update()
        shutil.copytree(self.index, self._kept)
        self.before = answers(self.index)
        CHANGES[name](self.corpus)
        self._update(rebuild=self.rebuilds)
        self.after = answers(self.index)

    def reset(self) -> None:
        """Put the index back to what it was before."""
        shutil.rmtree(self.index)
        shutil.copytree(self._kept, self.index)

    def start(self, prepare: Callable[[], None] = lambda: None) -> int:
        """Make the change in another process, by the command line; return its number.

        The process is a fork of this one, in which everything is imported: all that it does is the change.

        Args:
            prepare: Called in it before.
        """
        pid = os.fork()
        if pid:
            return pid
        code = 70
        try:
            with self._said.open("w", encoding="utf-8") as sys.stderr:
                options = ["-q", "-i", str(self.index), "--now", TODAY.isoformat(), "--jobs", "1"]
                arguments = ["index", *options, *(["--rebuild"] if self.rebuilds else []), str(self.corpus)]
                prepare()
                code = exit_code(run, arguments)
        finally:
            os._exit(code)

    def end(self, pid: int) -> tuple[int, str]:
        """Wait for the end of the change; return its exit code, negative for a signal, and what it said."""
        status = os.waitpid(pid, 0)[1]
        return os.waitstatus_to_exitcode(status), self._said.read_text(encoding="utf-8")

    def judge(self, count: Count, what: str) -> None:
        """See that the index is the one before or the one after, and that the next run mends what was left."""
        try:
            found = answers(self.index)
            if found not in (self.before, self.after):
                count.lose(f"{self.name}, {what}: {len(found['*'])} articles, neither before nor after")
            damage = [str(finding) for finding in check(self.index) if finding.damaged]
            if damage:
                count.lose(f"{self.name}, {what}: {damage}")
            self._update(rebuild=self.rebuilds)
            if answers(self.index) != self.after:
                count.lose(f"{self.name}, {what}: the next run does not bring it up to date")
            if check(self.index):
                # A run that finds nothing to do writes nothing; the next that has something takes away what was left.
                fill(self.corpus, range(900, 901))
                self._update()
                if left := check(self.index):
                    count.lose(f"{self.name}, {what}: the next change leaves {left}")
                (self.corpus / "0900.md").unlink()
        except NewsdexError as error:
            count.lose(f"{self.name}, {what}: {error}")
        except Exception:  # noqa: BLE001 - that is what is looked for
            count.crash(f"{self.name}, {what}")

    def _update(self, *, rebuild: bool = False) -> None:
        update_index(self.index, [str(self.corpus)], Options(today=TODAY, jobs=1, rebuild=rebuild))
