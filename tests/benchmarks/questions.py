"""The whole process for one question on the 116,989 snippets, beside a ten-line script on SQLite's FTS5.

Twelve shapes, eleven runs of each in turn, medians of the processor's time, since other programs may be running; the
ratio is that of the medians. Sections and sentences are asked of newsdex alone: FTS5 looks for the words.

Usage: python -m tests.benchmarks questions [INDEX]   (an index of the snippets; one is made otherwise)
"""

from __future__ import annotations

import json
import lzma
import os
import sqlite3
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage

PROJECT = Path(__file__).resolve().parents[2]
DATA = PROJECT.parent / "shared" / "data" / "current-events.jsonl.xz"
RUNS = 11

SHAPES = {
    "rare word": ("witkoff", "witkoff"),
    "common word": ("government", "government"),
    "very common word": ("the", "the"),
    "AND of two": ("trump putin", "trump putin"),
    "OR of four": ("gaza OR rafah OR hamas OR israel", "gaza OR rafah OR hamas OR israel"),
    "phrase": ('"peace talks"', '"peace talks"'),
    "negation": ("earthquake -japan", "earthquake NOT japan"),
    "prefix": ("ira*", "ira*"),
    "person and month": ("person:Witkoff date:2025-02", "witkoff"),
    "same sentence": ("same:sentence(killed explosion)", "killed explosion"),
    "said": ("said:Putin(war)", "putin war"),
    "date range": ("election date:2020..2021", "election"),
}

PROGRAM = """
import sys
from search.cli import script
script()
"""

PEER = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1])
question = (
    "select date, title, snippet(articles, 2, '[', ']', '...', 24), bm25(articles) from articles "
    "where articles match ? order by rank limit 10"
)
for date, title, snippet, rank in connection.execute(question, (sys.argv[2],)):
    print(date, title)
    print(" ", snippet)
"""


def main() -> None:
    if not DATA.exists():
        sys.exit(f"{DATA} is not there")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        environment = os.environ | {"PYTHONPATH": str(PROJECT), "PYTHONPYCACHEPREFIX": name}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        (folder / "newsdex").write_text(PROGRAM)  # as it is installed
        newsdex = [sys.executable, folder / "newsdex"]
        index = Path(sys.argv[2]) if len(sys.argv) > 2 else folder / "index"
        if not index.exists():
            subprocess.run([*newsdex, "index", "-i", index, DATA], env=environment, check=True)
        _make_peer(folder / "peer.db")
        (folder / "peer.py").write_text(PEER)
        print(f"{'':20}{'newsdex':>10}{'FTS5':>10}{'ratio':>8}")
        medians = []
        for shape, (ours, theirs) in SHAPES.items():
            commands = (
                [*newsdex, "search", "-i", index, ours],
                [sys.executable, folder / "peer.py", folder / "peer.db", theirs],
            )
            a, b = _medians(commands, environment)
            medians.append(a)
            print(f"{shape:20}{a * 1000:7.0f} ms{b * 1000:7.0f} ms{a / b:8.1f}")
        print(f"median of the shapes: {statistics.median(medians) * 1000:.0f} ms")


def _make_peer(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute(
        "create virtual table articles using fts5(date unindexed, title, text, tokenize='porter unicode61')"
    )
    with lzma.open(DATA, "rt", encoding="utf-8") as lines:
        rows = ((each["date"], each.get("title", ""), each["text"]) for each in map(json.loads, lines))
        connection.executemany("insert into articles values (?, ?, ?)", rows)
    connection.commit()
    connection.close()


def _medians(commands: tuple[list[object], ...], environment: dict[str, str]) -> list[float]:
    """Run the commands in turn, one warm-up first; return the median of the processor's seconds of each."""
    taken: list[list[float]] = [[] for _ in commands]
    for run in range(RUNS + 1):
        for times, command in zip(taken, commands, strict=True):
            before = getrusage(RUSAGE_CHILDREN)
            subprocess.run(command, env=environment, check=False, capture_output=True)
            after = getrusage(RUSAGE_CHILDREN)
            used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
            if run:
                times.append(used)
    return [statistics.median(times) for times in taken]
