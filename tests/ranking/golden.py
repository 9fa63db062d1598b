"""Golden questions: what people type, and the article that ought to come first, chosen by reading.

Two sets: over the project's own corpus, and over every 26th of the snippets of current-events. The questions were
written from the articles, before any was asked. ``golden_figures.txt`` holds where each article comes, and the figures;
a test compares it, so that a change of ranking is a visible diff.

Usage: python -m tests.ranking golden   (writes the figures anew)
"""

from __future__ import annotations

import lzma
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from index.options import Options
from index.writer import update_index
from tests.conftest import PROJECT, TODAY
from tests.ranking.engines import NewsdexAsTyped
from tests.ranking.judged import NEWS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from index.reader import Reader

HERE = Path(__file__).parent
FIGURES = HERE / "golden_figures.txt"
SETS = ("corpus", "events")
_EVERY = 26


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        FIGURES.write_text("\n".join(figures(each, Path(name) / each) for each in SETS), encoding="utf-8")
    print(FIGURES.read_text(encoding="utf-8"))


def figures(name: str, folder: Path) -> str:
    """Return a set's table: its figures, then where the wanted article comes, 0 where it is not among the first ten."""
    folder.mkdir(parents=True)
    update_index(
        folder / "index", [str(PROJECT / "corpus" if name == "corpus" else _sample(folder))], Options(today=TODAY)
    )
    asked = [line.split("\t") for line in (HERE / f"golden_{name}.tsv").read_text(encoding="utf-8").splitlines()]
    engine = NewsdexAsTyped(folder, ())
    places = [_place(engine.reader, engine.ask(question), wanted) for question, wanted in asked]
    best = f"recall@1 {_share(place == 1 for place in places)}  recall@5 {_share(0 < place <= 5 for place in places)}"
    mean = sum(1 / place for place in places if place) / len(places)
    head = f"{name}: {len(asked)} questions  {best}  MRR@10 {mean:.3f}\n"
    return head + "".join(f"{place:3}  {question}\n" for place, (question, _) in zip(places, asked, strict=True))


def _sample(folder: Path) -> Path:
    sample = folder / "events.jsonl"
    with lzma.open(NEWS, "rt", encoding="utf-8") as lines:
        sample.write_text("".join(line for number, line in enumerate(lines) if number % _EVERY == 0), encoding="utf-8")
    return sample


def _place(reader: Reader, ranked: list[str], wanted: str) -> int:
    for place, each in enumerate(ranked, 1):
        article = reader.article(reader.named(each)[0])
        if wanted in article.ids or any(source.path.endswith(wanted) for source in article.sources):
            return place
    return 0


def _share(hits: Iterable[bool]) -> str:
    found = list(hits)
    return f"{sum(found) / len(found):.3f}"
