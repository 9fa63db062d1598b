"""What many tests need: the data that lies beside the project, and indexes made of small corpora."""

from __future__ import annotations

import datetime
import json
from typing import TYPE_CHECKING

import pytest
from xdist.scheduler import LoadFileScheduling

from index.options import Options
from index.reader import Reader
from index.writer import update_index
from search.parser import parse
from search.searcher import Page, search
from tests.shell import PROJECT, Shell, indexed_corpus

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from typing import Any

SHARED = PROJECT.parent / "shared"
TODAY = datetime.date(2025, 3, 15)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> LoadFileScheduling:
    """Deal out whole files, and all that ask the cluster as one: what tests share is made once."""

    class Files(LoadFileScheduling):
        def _split_scope(self, nodeid: str) -> str:
            file = super()._split_scope(nodeid)
            return "tests/cluster" if file.startswith("tests/cluster/") else file

    return Files(config, log)


@pytest.fixture
def seeds() -> Path:
    """The folder of the two documents that the project was created from."""
    folder = SHARED / "seeds"
    if not folder.is_dir():
        pytest.skip("the seeds are the publisher's text and lie beside the project, not in it")
    return folder


class Library:
    """An index in a folder of its own, and the questions asked of it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.corpus = folder / "corpus"
        self.corpus.mkdir()
        self.index = folder / "index"

    def write(self, name: str, text: str) -> Path:
        path = self.corpus / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
        return path

    def update(self, *paths: str | Path, standard_input: str | None = None, today=TODAY, **options):
        named = [str(path) for path in paths] or ([str(self.corpus)] if standard_input is None else [])
        return update_index(self.index, named, Options(today=today, **options), standard_input)

    def reader(self) -> Reader:
        return Reader(self.index)

    def articles(self) -> dict:
        reader = self.reader()
        return {(article := reader.article(ref)).id: article for ref in reader.all()}

    def hits(self, query: str, **page):
        return search(self.reader(), parse(query, now=TODAY), Page(**({"limit": 1000} | page)))

    def ids(self, query: str) -> set[str]:
        results = self.hits(query)
        assert results.total == len(results.hits)
        return {hit.article.id for hit in results.hits}


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """An empty corpus and where its index will be."""
    return Library(tmp_path)


@pytest.fixture(scope="session")
def corpus_library(tmp_path_factory) -> Library:
    """The project's own corpus, indexed once."""
    made = Library(tmp_path_factory.mktemp("own"))
    made.update(PROJECT / "corpus")
    return made


@pytest.fixture
def json_lines() -> Callable[..., str]:
    """A function from dictionaries to JSON Lines."""
    return lambda *objects: "".join(json.dumps(each) + "\n" for each in objects)


@pytest.fixture(scope="session")
def shell(tmp_path_factory) -> Shell:
    """The project's corpus, indexed as the README says; tests that change anything copy it or make their own."""
    return indexed_corpus(tmp_path_factory.mktemp("shell"))
