"""The collections, ours beside FTS5 and tantivy in the same run.

Usage: python -m tests.ranking collections   (``NEWSDEX_RANKING=FOLDER`` keeps the indexes there for the next run)
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from tests.ranking.engines import Fts5, Newsdex, NewsdexAsTyped, Tantivy
from tests.ranking.judged import NEWS, collections
from tests.ranking.measures import ndcg, randomisation, reciprocal_rank

if TYPE_CHECKING:
    from tests.ranking.engines import Engine
    from tests.ranking.judged import Judged

OURS, TYPED = "newsdex", "newsdex, as typed"
PEERS = {"FTS5": Fts5, "tantivy": Tantivy}


def main() -> None:
    if not NEWS.exists():
        sys.exit(f"{NEWS} is not there")
    with tempfile.TemporaryDirectory() as name:
        root = Path(os.environ.get("NEWSDEX_RANKING", name))
        for judged in collections():
            _compare(judged, root / judged.pool)


def _compare(judged: Judged, folder: Path) -> None:
    print(f"\n{judged.name}: {len(judged.questions):,} questions, {len(judged.documents):,} documents")
    print(f"{'':20}{'nDCG@10':>9}{'MRR@10':>9}{'ours ahead by':>15}{'p':>9}")
    gains: dict[str, list[float]] = {}
    for name, make in {OURS: Newsdex, TYPED: NewsdexAsTyped, **PEERS}.items():
        if missing := getattr(make, "missing", None):
            print(f"{name:20}skipped: {missing}")
            continue
        engine: Engine = make(folder, judged.documents)
        answers = [(engine.ask(text), relevant) for text, relevant in judged.questions]
        gains[name] = [ndcg(ranked, relevant) for ranked, relevant in answers]
        mean = sum(gains[name]) / len(answers)
        first = sum(reciprocal_rank(ranked, relevant) for ranked, relevant in answers) / len(answers)
        row = f"{name:20}{mean:9.3f}{first:9.3f}"
        if name in PEERS:
            ahead = sum(gains[OURS]) / len(answers) - mean
            row += f"{ahead:15.3f}{randomisation(gains[OURS], gains[name]):9.4f}"
        print(row, flush=True)
