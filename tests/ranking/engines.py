"""The engines that are compared, each asked the same questions: any of the words, the best ten."""

from __future__ import annotations

import datetime
import re
import sqlite3
from importlib.util import find_spec
from typing import TYPE_CHECKING, Protocol

from index.options import Options
from index.reader import Reader
from index.writer import update_index
from search.leaves import Leaves
from search.parser import parse_literal
from search.searcher import Page, first
from search.searcher import search as find
from search.suggestions import suggest
from tests.ranking.measures import DEPTH

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from search.tree import Node
    from tests.ranking.judged import Document

_WORD = re.compile(r"\w+")


class Engine(Protocol):
    """Something that ranks documents."""

    def ask(self, question: str) -> list[str]:
        """Return the ids of the best ten, best first."""


class Newsdex:
    """Ours: any of the words, as with ``--any``.

    Args:
        folder: Where the index is, or will be.
        documents: What is to be indexed.
    """

    def __init__(self, folder: Path, documents: Sequence[Document]) -> None:
        if not (folder / "index").exists():
            folder.mkdir(parents=True, exist_ok=True)
            lines = folder / "documents.jsonl"
            lines.write_text("".join(document.as_line() + "\n" for document in documents))
            update_index(folder / "index", [str(lines)], Options(today=datetime.date(2026, 1, 1)), None)
        self.reader = Reader(folder / "index")

    def ask(self, question: str) -> list[str]:
        return self.ranked(parse_literal(question, any_=True))

    def ranked(self, tree: Node) -> list[str]:
        _, found = first(self.reader, Leaves(self.reader.segments, ()), tree, "score", DEPTH)
        return [self._id(each.ref) for each in found]

    def _id(self, ref) -> str:
        return self.reader.segments[ref.segment].stored(ref.document)["id"]


class NewsdexAsTyped(Newsdex):
    """Ours, as a question is typed: all of the words and, where nothing has them, what is suggested instead."""

    def ask(self, question: str) -> list[str]:
        tree, page = parse_literal(question), Page(limit=DEPTH)
        results = find(self.reader, tree, page)
        if not results.total:
            results = suggest(self.reader, tree, page).results
        return [hit.article.id for hit in results.hits] if results else []


class Fts5:
    """SQLite's full-text search with Porter's stemmer, ranked by its bm25."""

    def __init__(self, folder: Path, documents: Sequence[Document]) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        made = (folder / "fts5.db").exists()
        self._connection = sqlite3.connect(folder / "fts5.db")
        if not made:
            self._connection.execute(
                "create virtual table documents using fts5(id unindexed, text, tokenize = 'porter unicode61')"
            )
            self._connection.executemany("insert into documents values (?, ?)", ((d.id, d.text) for d in documents))
            self._connection.commit()

    def ask(self, question: str) -> list[str]:
        words = " OR ".join(f'"{word}"' for word in _WORD.findall(question))
        found = self._connection.execute(
            f"select id from documents where documents match ? order by bm25(documents) limit {DEPTH}",  # noqa: S608
            (words,),
        )
        return [each for (each,) in found]


class Tantivy:
    """Tantivy with its English stemmer, ranked by its BM25."""

    missing = None if find_spec("tantivy") else "tantivy is not installed: pip install '.[test]'"

    def __init__(self, folder: Path, documents: Sequence[Document]) -> None:
        import tantivy  # noqa: PLC0415 - may not be there

        builder = tantivy.SchemaBuilder()
        builder.add_text_field("id", stored=True)
        builder.add_text_field("text", tokenizer_name="en_stem")
        path = folder / "tantivy"
        made = path.exists()
        path.mkdir(parents=True, exist_ok=True)
        self._index = tantivy.Index(builder.build(), path=str(path))
        if not made:
            writer = self._index.writer(heap_size=100_000_000, num_threads=1)
            for document in documents:
                writer.add_document(tantivy.Document(id=document.id, text=document.text))
            writer.commit()
            writer.wait_merging_threads()
        self._index.reload()
        self._searcher = self._index.searcher()

    def ask(self, question: str) -> list[str]:
        query = self._index.parse_query(" ".join(_WORD.findall(question)).lower(), ["text"])
        found = self._searcher.search(query, DEPTH).hits
        return [self._searcher.doc(address)["id"][0] for _, address in found]
