"""Writers that index the same snippets, text and title alone; run as ``python -m tests.benchmarks.contestants``.

Each reads a file of JSON Lines and makes an index in a folder; the seconds from the first line read to the last byte
committed are printed. Every one is run in a process of its own.
"""

from __future__ import annotations

import datetime
import json
import sqlite3
import sys
import time
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from index.analysis import SegmentBuilder
from index.article import Article, Origin, Section, Source
from index.codec.segment import SEGMENT_LIMIT
from index.columns import concatenate
from index.process import collect_seldom, usable_cores
from index.span import Span
from index.workers import Workers
from tests.benchmarks.measuring import texts_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index.columns import Columns

_SHARE = 4096


def newsdex(path: Path, folder: Path) -> None:
    """Our bulk writer: no people, no renditions to compare, no stories; sentences are zones all the same."""
    from index.seam.whoosh_index import NewsIndex  # noqa: PLC0415 - the workers need no Whoosh

    collect_seldom()
    index = NewsIndex.create(folder)
    writer = index.writer(usable_cores())
    parts: list[Columns] = []
    with Workers(usable_cores()) as workers:
        for columns in workers.run(_columns, _shares(path)):
            if sum(map(len, parts)) + len(columns) > SEGMENT_LIMIT:
                writer.add_segment(concatenate(parts))
                parts = []
            parts.append(columns)
    writer.add_segment(concatenate(parts))
    writer.commit()


def _shares(path: Path) -> Iterator[list[str]]:
    with path.open(encoding="utf-8") as file:
        while share := list(islice(file, _SHARE)):
            yield share


def _columns(share: list[str]) -> Columns:
    builder = SegmentBuilder(tells_stories=False)
    today = datetime.date(2026, 1, 1)
    for line in share:
        each = json.loads(line)
        body, own = each["text"], each["id"]
        builder.add(
            Article(
                id=own,
                ids=(own,),
                body=body,
                sections=(Section(None, Span(0, len(body))),),
                origins=(Origin(0, 1, 1),),
                sources=(Source("snippets.jsonl", 1, "json", own),),
                added=today,
                date=datetime.date.fromisoformat(each["date"]),
                title=each.get("title"),
            ),
            (),
            (),
        )
    return builder.columns()


def whoosh(path: Path, folder: Path) -> None:
    """Stock Whoosh with its own codec, stemming as we do."""
    from whoosh import analysis, fields, index  # noqa: PLC0415 - each contestant imports its own

    text = fields.TEXT(analyzer=analysis.StemmingAnalyzer(), stored=True, phrase=True)
    schema = fields.Schema(id=fields.ID(stored=True, unique=True), date=fields.ID(stored=True), title=text, text=text)
    folder.mkdir()
    writer = index.create_in(folder, schema).writer(limitmb=256)
    for own, date, title, body in texts_of(path):
        writer.add_document(id=own, date=date, title=title, text=body)
    writer.commit()


def fts5(path: Path, folder: Path) -> None:
    """SQLite's FTS5 with its Porter stemmer."""
    folder.mkdir()
    connection = sqlite3.connect(folder / "fts5.db")
    connection.execute(
        "create virtual table articles using fts5"
        "(id unindexed, date unindexed, title, text, tokenize='porter unicode61')"
    )
    connection.executemany("insert into articles values (?, ?, ?, ?)", texts_of(path))
    connection.commit()
    connection.close()


def tantivy(path: Path, folder: Path) -> None:
    """Tantivy with its English stemmer."""
    import tantivy as engine  # noqa: PLC0415 - compiled, and not everywhere

    folder.mkdir()
    builder = engine.SchemaBuilder()
    for name in ("id", "date"):
        builder.add_text_field(name, stored=True, tokenizer_name="raw")
    for name in ("title", "text"):
        builder.add_text_field(name, stored=True, tokenizer_name="en_stem")
    writer = engine.Index(builder.build(), path=str(folder)).writer(256_000_000)
    for own, date, title, body in texts_of(path):
        writer.add_document(engine.Document(id=[own], date=[date], title=[title], text=[body]))
    writer.commit()
    writer.wait_merging_threads()


CONTESTANTS = {"newsdex": newsdex, "whoosh": whoosh, "fts5": fts5, "tantivy": tantivy}

if __name__ == "__main__":
    name, data, where = sys.argv[1:]
    started = time.perf_counter()
    CONTESTANTS[name](Path(data), Path(where))
    print(time.perf_counter() - started)
