"""How time and memory grow: 1,000, 10,000, 117,000 and 1,000,000 articles, made of the snippets.

The second half of one snippet behind the first half of another, under a new id and a new day: as many texts as are
asked for, none like another, with the words and the lengths of the real ones. Memory is the peak of all processes
together. A table is printed; it and a plot go to ``newsdex-benchmarks`` in the folder for temporary files, or to the
folder that is named: ``python -m tests.benchmarks growth [FOLDER [SIZE...]]``.
"""

from __future__ import annotations

import datetime
import json
import random
import statistics
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tests.benchmarks.measuring import Run, folder_size, lines, newsdex

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_SIZES = (1_000, 10_000, 117_000, 1_000_000)
_ADDED = 100
_QUESTIONS = ("earthquake", "the", "trump putin", '"peace talks"', "election date:2020..2021")


class Row(NamedTuple):
    """What was measured for one size."""

    articles: int
    build: Run
    add: Run
    ask: Run
    size: int


def main() -> None:
    out = Path(sys.argv[2]) if len(sys.argv) > 2 else Path(tempfile.gettempdir()) / "newsdex-benchmarks"
    sizes = [int(each) for each in sys.argv[3:]] or _SIZES
    out.mkdir(parents=True, exist_ok=True)
    snippets = [json.loads(line)["text"].split() for line in lines()]
    rows = []
    head = f"{'articles':>10}{'build s':>10}{'MB':>7}{'add s':>8}{'MB':>7}{'ask s':>8}{'MB':>7}{'disk MB':>9}"
    print(head)
    table = [head]
    for size in sizes:
        with tempfile.TemporaryDirectory() as name:
            rows.append(_measure(Path(name), snippets, size))
        table.append(_shown(rows[-1]))
        print(table[-1], flush=True)
    (out / "growth.txt").write_text("\n".join(table) + "\n")
    _plot(out / "growth.png", rows)


def _measure(folder: Path, snippets: Sequence[list[str]], size: int) -> Row:
    data, more, index = folder / "data.jsonl", folder / "more.jsonl", folder / "index"
    with data.open("w", encoding="utf-8") as file:
        file.writelines(_articles(snippets, 0, size))
    build = newsdex(index, "index", data)
    more.write_text("".join(_articles(snippets, size, size + _ADDED)), encoding="utf-8")
    add = newsdex(index, "index", more)
    asked = [newsdex(index, "search", question) for question in _QUESTIONS for _ in range(3)]
    median = statistics.median(each.seconds for each in asked)
    ask = Run(median, statistics.median(each.processor for each in asked), max(each.peak for each in asked))
    return Row(size, build, add, ask, folder_size(index))


def _articles(snippets: Sequence[list[str]], first: int, last: int) -> Iterator[str]:
    """Yield JSON Lines; an article is the same whatever others are asked for."""
    for number in range(first, last):
        chance = random.Random(number)
        begin, end = chance.choice(snippets), chance.choice(snippets)
        text = " ".join(begin[: (len(begin) + 1) // 2] + end[len(end) // 2 :])
        day = datetime.date(2002, 7, 1) + datetime.timedelta(chance.randrange(8_600))
        yield json.dumps({"id": f"made-{number}", "date": day.isoformat(), "text": text}, ensure_ascii=False) + "\n"


def _shown(row: Row) -> str:
    runs = ((row.build, 10, 1), (row.add, 8, 2), (row.ask, 8, 2))
    figures = "".join(f"{run.seconds:{width}.{digits}f}{run.peak / 1e6:7.0f}" for run, width, digits in runs)
    return f"{row.articles:10,}{figures}{row.size / 1e6:9.1f}"


def _plot(path: Path, rows: Sequence[Row]) -> None:
    try:
        from matplotlib.figure import Figure  # noqa: PLC0415 - a table can be had without it
    except ImportError:
        print("no plot: matplotlib is not installed")
        return
    figure = Figure(figsize=(10, 4.5), layout="constrained")
    seconds, memory = figure.subplots(1, 2)
    articles = [row.articles for row in rows]
    for name in ("build", "add", "ask"):
        seconds.plot(articles, [getattr(row, name).seconds for row in rows], marker="o", label=name)
        memory.plot(articles, [getattr(row, name).peak / 1e6 for row in rows], marker="o", label=name)
    for axes, title in ((seconds, "seconds"), (memory, "peak memory, MB")):
        axes.set(xscale="log", yscale="log", xlabel="articles", title=title)
        axes.grid(visible=True, which="major", alpha=0.3)
        axes.legend()
    figure.savefig(path, dpi=120)
    print(f"plotted in {path}")
