"""What benchmarks share: the data, processes with their time and peak memory, and medians."""

from __future__ import annotations

import json
import lzma
import os
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

PROJECT = Path(__file__).resolve().parents[2]
DATA = PROJECT.parent / "shared" / "data" / "current-events.jsonl.xz"


def lines() -> Iterator[str]:
    """Yield the snippets, a JSON object each, or end the program where they are not."""
    if not DATA.exists():
        sys.exit(f"{DATA} is not there")
    with lzma.open(DATA, "rt", encoding="utf-8") as file:
        yield from file


def texts_of(path: Path) -> Iterator[tuple[str, str, str, str]]:
    """Yield id, date, title and text of the snippets of a file."""
    with path.open(encoding="utf-8") as file:
        for each in map(json.loads, file):
            yield each["id"], each["date"], each.get("title", ""), each["text"]


@dataclass(frozen=True)
class Run:
    """A process that has ended: wall time and processor time in seconds, and bytes of memory at its peak.

    The memory is that of the process and all its children together, each shared page counted once, as Linux tells it
    ten times a second; elsewhere it is 0.
    """

    seconds: float
    processor: float
    peak: int


def newsdex(folder: Path, *arguments: object) -> Run:
    """Run the program with an index in a folder, byte code cached beside it."""
    command, *rest = map(str, arguments)
    environment = os.environ | {"PYTHONPATH": str(PROJECT), "PYTHONPYCACHEPREFIX": str(folder.parent / "pyc")}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    fine = (0, 1) if command == "search" else (0,)  # a question may find nothing
    return run([sys.executable, "-m", "search.cli", command, "-i", folder, *rest], environment, fine)


def run(command: Sequence[object], environment: dict[str, str] | None = None, fine: Sequence[int] = (0,)) -> Run:
    """Run a command to its end, or end the program if its exit code is none of those that are fine."""
    before, started, peak = os.times(), time.perf_counter(), 0
    with subprocess.Popen(
        list(map(str, command)), env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    ) as process:
        while True:
            try:
                process.wait(0.1)
                break
            except subprocess.TimeoutExpired:
                peak = max(peak, sum(map(_memory, _family(process.pid))))
        if process.returncode not in fine:
            sys.exit(f"{command} failed: {process.stderr.read().decode()}")
    seconds, after = time.perf_counter() - started, os.times()
    used = after.children_user + after.children_system - before.children_user - before.children_system
    return Run(seconds, used, peak)


def _family(pid: int) -> list[int]:
    """Return a process and all below it."""
    found = [pid]
    try:
        for children in Path(f"/proc/{pid}/task").glob("*/children"):
            found += [each for child in children.read_text().split() for each in _family(int(child))]
    except OSError:
        pass
    return found


def _memory(pid: int) -> int:
    """Return the proportional share of the memory that a process holds, in bytes."""
    try:
        rollup = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii")
    except OSError:
        return 0
    return 1024 * next(int(line.split()[1]) for line in rollup.splitlines() if line.startswith("Pss:"))


def median_runs(measured: dict[str, Callable[[], Run]], runs: int) -> dict[str, Run]:
    """Run several things in turn, again and again; return the medians of each in all that was measured."""
    taken: dict[str, list[Run]] = {name: [] for name in measured}
    for _ in range(runs):
        for name, measure in measured.items():
            taken[name].append(measure())
    return {
        name: Run(
            statistics.median(each.seconds for each in of),
            statistics.median(each.processor for each in of),
            int(statistics.median(each.peak for each in of)),
        )
        for name, of in taken.items()
    }


def folder_size(folder: Path) -> int:
    """Return the bytes of the files in a folder."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
