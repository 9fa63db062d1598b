"""Ranked questions of an open index, beside SQLite's FTS5 on the same texts: thirteen shapes, the first ten of each.

Each run asks every shape of both, in turn, several times over; figures are medians of the runs' medians, and the ratio
is that of two of them. A process that answers many questions keeps what its words are worth: ``new`` is a question
whose words nobody asked for before, ``again`` one whose words were asked for, as in a session. Times are those of the
processor, since other programs may be running. FTS5 holds title and text only; what it cannot do has no figure.

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
    from collections.abc import Callable

    from search.tree import Node

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

    new: dict[str, list[float]] = {shape: [] for shape in SHAPES}
    again: dict[str, list[float]] = {shape: [] for shape in SHAPES}
    theirs: dict[str, list[float]] = {shape: [] for shape in SHAPES}
    for _ in range(RUNS):
        for shape, (question, statement, asked) in SHAPES.items():
            tree = parse(question, now=NOW) if isinstance(question, str) else question
            sort = "newest" if shape == "sort by date" else "score"

            def ask(tree: Node = tree, sort: str = sort) -> object:
                return first(reader, Leaves(reader.segments, ()), tree, sort, 10)

            new[shape].append(_timed(ask, before=reader.kept.clear))
            again[shape].append(_timed(ask))
            if statement:
                theirs[shape].append(_timed(lambda s=statement, a=asked: peer.execute(s, (a,)).fetchall()))
    print(f"{'':24}{'newsdex ms':>20}{'FTS5 ms':>10}{'FTS5 / newsdex':>20}")
    print(f"{'shape':24}{'new':>10}{'again':>10}{'':10}{'new':>10}{'again':>10}")
    for shape in SHAPES:
        ours = [statistics.median(times[shape]) for times in (new, again)]
        other = statistics.median(theirs[shape]) if theirs[shape] else None
        shown = "".join(f"{each:10.3f}" for each in ours)
        print(f"{shape:24}{shown}" + (f"{other:10.2f}" + "".join(f"{other / e:10.1f}" for e in ours) if other else ""))


def _timed(ask: Callable[[], object], before: Callable[[], None] = lambda: None) -> float:
    times = []
    for _ in range(REPEATS):
        before()
        started = time.thread_time()
        ask()
        times.append(1000 * (time.thread_time() - started))
    return statistics.median(times)
