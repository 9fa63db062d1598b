"""Ranked questions of an open index, beside SQLite's FTS5 on the same texts: thirteen shapes, the first ten of each.

Each run asks every shape of both, in turn, several times over; figures are medians of the runs' medians, and the ratio
is that of the two. Times are those of the processor, since other programs may be running. FTS5 holds title and text
only; what it cannot do has no figure.

Usage: python -m tests.benchmarks shapes [INDEX]   (an index of the snippets; one is made otherwise)
"""

from __future__ import annotations

import datetime
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from index.reader import Reader
from search.leaves import Leaves
from search.parser import parse
from search.searcher import first
from search.tree import Pattern
from tests.benchmarks.peers import DATA, PROJECT, make_fts5

if TYPE_CHECKING:
    import sqlite3

RUNS, REPEATS = 7, 5
NOW = datetime.date(2026, 3, 15)
MATCH = "select rowid from articles where articles match ? order by rank limit 10"

SHAPES = {
    "rare word": ("witkoff", MATCH, "witkoff"),
    "very common word": ("the", MATCH, "the"),
    "AND": ("government election", MATCH, "government election"),
    "AND of rarer words": ("trump putin", MATCH, "trump putin"),
    "OR of four": ("gaza OR rafah OR hamas OR israel", MATCH, "gaza OR rafah OR hamas OR israel"),
    "phrase": ('"prime minister"', MATCH, '"prime minister"'),
    "rare phrase": ('"peace talks"', MATCH, '"peace talks"'),
    "phrase of common words": ('"of the"', MATCH, '"of the"'),
    "NOT": ("government -election", MATCH, "government NOT election"),
    "NOT of rarer words": ("earthquake -japan", MATCH, "earthquake NOT japan"),
    "prefix": ("iran*", MATCH, "iran*"),
    "one-letter prefix": (Pattern("s*"), MATCH, "s*"),
    "date range": (
        "election date:2020..2021",
        "select rowid from articles where articles match ? and date between '2020' and '2022' order by rank limit 10",
        "election",
    ),
    "zone": ("same:sentence(killed explosion)", None, None),
    "person": ("person:Zelensky", None, None),
    "sort by date": (
        "government",
        "select rowid from articles where articles match ? order by date desc limit 10",
        "government",
    ),
}


def main() -> None:
    if not DATA.exists():
        sys.exit(f"{DATA} is not there")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(sys.argv[2]) if len(sys.argv) > 2 else Path(name) / "index"
        if not folder.exists():
            subprocess.run(
                [sys.executable, "-m", "search.cli", "index", "-i", folder, DATA],
                env=os.environ | {"PYTHONPATH": str(PROJECT)},
                check=True,
            )
        peer = make_fts5(Path(name) / "peer.db")
        _compare(Reader(folder), peer)


def _compare(reader: Reader, peer: sqlite3.Connection) -> None:
    import numpy  # noqa: F401, PLC0415 - warm: as a process is that has answered a large question

    ours: dict[str, list[float]] = {shape: [] for shape in SHAPES}
    theirs: dict[str, list[float]] = {shape: [] for shape in SHAPES}
    for _ in range(RUNS):
        for shape, (question, statement, asked) in SHAPES.items():
            tree = parse(question, now=NOW) if isinstance(question, str) else question
            sort = "newest" if shape == "sort by date" else "score"
            ours[shape].append(
                _timed(lambda tree=tree, sort=sort: first(reader, Leaves(reader.segments, ()), tree, sort, 10))
            )
            if statement:
                theirs[shape].append(_timed(lambda s=statement, a=asked: peer.execute(s, (a,)).fetchall()))
    print(f"{'shape':24}{'newsdex ms':>12}{'FTS5 ms':>12}{'FTS5 / newsdex':>16}")
    for shape in SHAPES:
        mine = statistics.median(ours[shape])
        other = statistics.median(theirs[shape]) if theirs[shape] else None
        print(f"{shape:24}{mine:12.2f}" + (f"{other:12.2f}{other / mine:16.1f}" if other else f"{'-':>12}{'-':>16}"))


def _timed(ask: object) -> float:
    times = []
    for _ in range(REPEATS):
        started = time.thread_time()
        ask()  # type: ignore[operator]
        times.append(1000 * (time.thread_time() - started))
    return statistics.median(times)
