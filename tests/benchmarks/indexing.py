"""Making and keeping an index of the 116,989 snippets, beside stock Whoosh, SQLite's FTS5 and tantivy.

Medians of several runs, in turn, each in a process of its own from its start to its end; a ratio is that of medians of
the same command. Everything of ours runs with as many worker processes as there are cores; FTS5 and Whoosh know one. On
a machine that others use too, compare the processor time. ``python -m tests.benchmarks index [RUNS]``.
"""

from __future__ import annotations

import importlib.util
import json
import os
import shutil
import sys
import tempfile
from itertools import islice
from pathlib import Path

from tests.benchmarks.measuring import PROJECT, Run, folder_size, lines, median_runs, newsdex, run, texts_of

_RUNS = 3
_SMALL = 11_700
_ADDED = 100
_FILES = 20_000


def main() -> None:
    runs = int(sys.argv[2]) if len(sys.argv) > 2 else _RUNS
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        data = folder / "snippets.jsonl"
        data.write_text("".join(lines()), encoding="utf-8")
        text = sum(len(title.encode()) + len(body.encode()) for _, _, title, body in texts_of(data))
        _writers(folder, data, text, runs)
        _updates(folder, data, text, 2 * runs + 1)
        _many_files(folder, data, 2 * runs + 1)


def _writers(folder: Path, data: Path, text: int, runs: int) -> None:
    """Compare the writers on the same texts, and our whole pipeline with the fastest of them."""
    names = ["newsdex", "fts5", "whoosh", "tantivy"]
    if importlib.util.find_spec("tantivy") is None:
        names.remove("tantivy")
        print("tantivy is left out: it is not installed (pip install tantivy)")
    everything = folder / "everything"

    def pipeline() -> Run:
        shutil.rmtree(everything, ignore_errors=True)
        return newsdex(everything, "index", data)

    measured = {name: lambda name=name: _contest(name, data, folder / name) for name in names}
    taken = median_runs(measured | {"everything": pipeline}, runs)
    print(f"{'text and title':16}{'seconds':>9}{'processor':>11}{'MB':>7}{'/ text':>8}{'to FTS5':>9}{'to ours':>9}")
    for name, each in taken.items():
        size = folder_size(folder / name)
        print(
            f"{name:16}{each.seconds:9.1f}{each.processor:11.1f}{size / 1e6:7.1f}{size / text:8.2f}"
            f"{each.seconds / taken['fts5'].seconds:9.2f}{each.seconds / taken['newsdex'].seconds:9.2f}",
            flush=True,
        )


def _contest(name: str, data: Path, folder: Path) -> Run:
    shutil.rmtree(folder, ignore_errors=True)
    command = [sys.executable, "-m", "tests.benchmarks.contestants", name, data, folder]
    return run(command, os.environ | {"PYTHONPATH": str(PROJECT)})


def _updates(folder: Path, data: Path, text: int, runs: int) -> None:
    """Add a hundred articles to a small and to a large index, and run where nothing has changed."""
    small = folder / "small.jsonl"
    with data.open(encoding="utf-8") as file:
        small.write_text("".join(islice(file, _SMALL)), encoding="utf-8")
    newsdex(folder / "small", "index", small)
    large = folder / "everything"
    size = folder_size(large)
    print(f"size of everything: {size / 1e6:.1f} MB, {size / text:.2f} times the text")
    new = iter(range(1_000_000))

    def add(index: Path) -> Run:
        """Add to a copy, so that every run finds what the first found."""
        copy = folder / "copy"
        shutil.rmtree(copy, ignore_errors=True)
        shutil.copytree(index, copy)
        path = folder / f"new-{next(new)}.jsonl"
        with data.open(encoding="utf-8") as file:
            fresh = [json.loads(line) for line in islice(file, _ADDED)]
        path.write_text(
            "".join(json.dumps(each | {"id": f"new-{each['id']}", "date": "2030-01-01"}) + "\n" for each in fresh)
        )
        return newsdex(copy, "index", path)

    taken = median_runs(
        {
            "nothing changed, one file": lambda: newsdex(large, "index", data),
            f"add {_ADDED} to {_SMALL:,}": lambda: add(folder / "small"),
            f"add {_ADDED} to 116,989": lambda: add(large),
        },
        runs,
    )
    for name, each in taken.items():
        print(f"{name:32}{each.seconds:8.2f} s{each.processor:8.2f} s of processor time", flush=True)


def _many_files(folder: Path, data: Path, runs: int) -> None:
    corpus = folder / "files"
    for number, (own, date, _, body) in enumerate(islice(texts_of(data), _FILES)):
        path = corpus / f"{number // 1000:02}" / f"{own}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"---\ndate: {date}\n---\n{body}\n", encoding="utf-8")
    index = folder / "of-files"
    first = newsdex(index, "index", corpus)
    print(
        f"{f'{_FILES:,} files, first run':32}{first.seconds:8.2f} s{first.processor:8.2f} s of processor time",
        flush=True,
    )
    again = median_runs({"run": lambda: newsdex(index, "index", corpus)}, runs)["run"]
    print(f"{f'nothing changed, {_FILES:,} files':32}{again.seconds:8.2f} s{again.processor:8.2f} s of processor time")
