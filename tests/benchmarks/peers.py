"""The data of the benchmarks, and SQLite's FTS5 on it."""

from __future__ import annotations

import json
import lzma
import sqlite3
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
DATA = PROJECT.parent / "shared" / "data" / "current-events.jsonl.xz"


def make_fts5(path: Path) -> sqlite3.Connection:
    """Index date, title and text of the snippets; the date is kept, not searched."""
    peer = sqlite3.connect(path)
    peer.execute("create virtual table articles using fts5(date unindexed, title, text, tokenize = 'porter unicode61')")
    with lzma.open(DATA, "rt", encoding="utf-8") as lines:
        rows = (json.loads(line) for line in lines)
        peer.executemany(
            "insert into articles values (?, ?, ?)", ((r["date"], r.get("title"), r["text"]) for r in rows)
        )
    peer.commit()
    return peer
