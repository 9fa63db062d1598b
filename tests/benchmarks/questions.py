"""The whole process for one question on the 116,989 snippets, beside a ten-line script on SQLite's FTS5.

Ten shapes, nine runs of each in turn, medians; the ratio is that of the medians.
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
import time
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
DATA = PROJECT.parent / "shared" / "data" / "current-events.jsonl.xz"
RUNS = 9

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
    "date range": ("election date:2020..2021", "election"),
}

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
        newsdex = [sys.executable, "-m", "search.cli"]
        started = time.perf_counter()
        subprocess.run([*newsdex, "index", "-i", folder / "index", DATA], env=environment, check=True)
        print(f"indexed in {time.perf_counter() - started:.1f} s")
        _make_peer(folder / "peer.db")
        (folder / "peer.py").write_text(PEER)
        print(f"{'':20}{'newsdex':>10}{'FTS5':>10}{'ratio':>8}")
        medians = []
        for shape, (ours, theirs) in SHAPES.items():
            commands = (
                [*newsdex, "search", "-i", folder / "index", ours],
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
    """Run the commands in turn, one warm-up first; return the median seconds of each."""
    taken: list[list[float]] = [[] for _ in commands]
    for run in range(RUNS + 1):
        for times, command in zip(taken, commands, strict=True):
            started = time.perf_counter()
            subprocess.run(command, env=environment, check=False, capture_output=True)
            if run:
                times.append(time.perf_counter() - started)
    return [statistics.median(times) for times in taken]
