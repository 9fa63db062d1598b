"""Making and keeping an index of the 116,989 snippets, beside stock Whoosh, SQLite's FTS5 and tantivy.

Medians of several runs, in turn; a ratio is that of medians of the same command. Everything of ours runs with as many
worker processes as there are cores; FTS5 and Whoosh know one.
"""

from __future__ import annotations

import importlib.util
import json
import os
import shutil
import subprocess
import sys
import tempfile
from itertools import islice
from pathlib import Path

from tests.benchmarks.measuring import PROJECT, folder_size, lines, medians, newsdex, texts_of

_RUNS = 3
_SMALL = 11_700
_ADDED = 100
_FILES = 20_000


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        data = folder / "snippets.jsonl"
        data.write_text("".join(lines()), encoding="utf-8")
        text = sum(len(title.encode()) + len(body.encode()) for _, _, title, body in texts_of(data))
        _writers(folder, data, text)
        _updates(folder, data, text)
        _many_files(folder, data)


def _writers(folder: Path, data: Path, text: int) -> None:
    """Compare the writers on the same texts, and our whole pipeline with the fastest of them."""
    names = ["newsdex", "fts5", "whoosh", "tantivy"]
    if importlib.util.find_spec("tantivy") is None:
        names.remove("tantivy")
        print("tantivy is left out: it is not installed (pip install tantivy)")
    everything = folder / "everything"

    def pipeline() -> float:
        shutil.rmtree(everything, ignore_errors=True)
        return newsdex(everything, "index", data).seconds

    measured = {name: lambda name=name: _contest(name, data, folder / name) for name in names}
    taken = medians(measured | {"everything": pipeline}, _RUNS)
    print(f"{'':24}{'seconds':>9}{'MB':>7}{'/ text':>8}{'to FTS5':>9}{'to ours':>9}")
    for name, seconds in taken.items():
        size = folder_size(folder / name)
        print(
            f"{name:24}{seconds:9.1f}{size / 1e6:7.1f}{size / text:8.2f}"
            f"{seconds / taken['fts5']:9.2f}{seconds / taken['newsdex']:9.2f}",
            flush=True,
        )


def _contest(name: str, data: Path, folder: Path) -> float:
    shutil.rmtree(folder, ignore_errors=True)
    command = [sys.executable, "-m", "tests.benchmarks.contestants", name, data, folder]
    environment = os.environ | {"PYTHONPATH": str(PROJECT)}
    return float(subprocess.run(command, env=environment, check=True, capture_output=True).stdout)


def _updates(folder: Path, data: Path, text: int) -> None:
    """Add a hundred articles to a small and to a large index, and run where nothing has changed."""
    small = folder / "small.jsonl"
    with data.open(encoding="utf-8") as file:
        small.write_text("".join(islice(file, _SMALL)), encoding="utf-8")
    newsdex(folder / "small", "index", small)
    large = folder / "everything"
    size = folder_size(large)
    print(f"size of everything: {size / 1e6:.1f} MB, {size / text:.2f} times the text")
    new = iter(range(1_000_000))

    def add(index: Path) -> float:
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
        return newsdex(copy, "index", path).seconds

    taken = medians(
        {
            "nothing changed, one file": lambda: newsdex(large, "index", data).seconds,
            f"add {_ADDED} to {_SMALL:,}": lambda: add(folder / "small"),
            f"add {_ADDED} to 116,989": lambda: add(large),
        },
        2 * _RUNS + 1,
    )
    for name, seconds in taken.items():
        print(f"{name:32}{seconds:8.2f} s", flush=True)


def _many_files(folder: Path, data: Path) -> None:
    corpus = folder / "files"
    for number, (own, date, _, body) in enumerate(islice(texts_of(data), _FILES)):
        path = corpus / f"{number // 1000:02}" / f"{own}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"---\ndate: {date}\n---\n{body}\n", encoding="utf-8")
    index = folder / "of-files"
    print(f"{_FILES:,} files, first run       {newsdex(index, 'index', corpus).seconds:8.2f} s", flush=True)
    taken = medians({"run": lambda: newsdex(index, "index", corpus).seconds}, 2 * _RUNS + 1)
    print(f"nothing changed, {_FILES:,} files   {taken['run']:8.2f} s")
