"""A cluster for a session, and the two engines over the same articles."""

from __future__ import annotations

import itertools
import lzma
import os
import uuid
from itertools import islice

import pytest

from index.destination import findings_of
from index.opensearch.bulk import Action, Bulk
from index.opensearch.connection import connect
from index.opensearch.documents import to_document
from index.opensearch.mapping import mapping, settings
from index.opensearch.place import read_place
from index.opensearch.reports import packed
from index.opensearch.wire import document_id
from index.opensearch.writer import Layout, update_cluster
from index.options import Options
from index.reader import Reader
from search.engine import EmbeddedEngine, open_engine
from search.parser import parse
from search.searcher import Page
from tests.cluster.nodes import Cluster, MissingError, jars, java
from tests.conftest import PROJECT, TODAY, Library
from tests.index.test_update import counts
from tests.search.test_questions import EVENTS, lines  # noqa: F401 - a fixture

LAYOUT = Layout(shards=3, replicas=1)
LITTLE = Layout(shards=1, replicas=0)
"""Of the indices of a few articles that are made by the dozen."""
EVERYTHING = 5_000
WHOLE = 300
"""Articles that are all compared, and not a page of them and their number alone."""
EVERY, A_FEW_DAYS = 10, (60_000, 60_120)
"""Which of the lines the questions are asked of: each is indexed twice here."""


class Shelf(Library):
    """A corpus, its index in a folder, and the engine that answers from it."""

    def engine(self):
        return EmbeddedEngine(Reader(self.index))

    def findings(self):
        return findings_of(str(self.index), {})

    def ids(self, query):
        results = self.engine().search(parse(query, now=TODAY), Page("path", EVERYTHING))
        assert results.total == len(results.hits)
        return {hit.article.id for hit in results.hits}

    def articles(self):
        return {article.id: article for article in self.engine().articles(parse("*", now=TODAY))}


class ClusterShelf(Shelf):
    """The same with its index on a cluster."""

    def __init__(self, folder, place, layout=LITTLE):
        super().__init__(folder)
        self.place, self.layout = place, layout
        self.client = connect(place, {})

    def update(self, *paths, standard_input=None, today=TODAY, **options):
        named = [str(path) for path in paths] or ([str(self.corpus)] if standard_input is None else [])
        run = {name: options.pop(name) for name in ("part",) if name in options}
        return update_cluster(
            self.client, self.place, named, Options(today=today, **options),
            layout=self.layout, standard_input=standard_input, **run,
        )  # fmt: skip

    def engine(self):
        return open_engine(str(self.place), {})

    def findings(self):
        return findings_of(str(self.place), {})


def shown(results):
    return results.total, [(hit.article, hit.title_spans, hit.snippets) for hit in results.hits]


class Both:
    """The same corpus in both engines."""

    def __init__(self, folder, place, paths):
        (folder / "a").mkdir()
        (folder / "b").mkdir()
        embedded, cluster = Shelf(folder / "a"), ClusterShelf(folder / "b", place, LAYOUT)
        assert counts(embedded.update(*paths)) == counts(cluster.update(*paths))
        self.embedded, self.cluster = embedded.engine(), cluster.engine()

    def assert_equal(self, question, sort="newest", limit=12, number=1):
        """Compare a page in both engines; return the total."""
        tree = parse(question, now=TODAY)
        page = Page(sort, limit, number, snippets=2)
        found = shown(self.cluster.search(tree, page))
        assert found == shown(self.embedded.search(tree, page)), question
        return found[0]

    def assert_equal_to_the_last(self, question):
        """Compare a page, and where they are not too many, all articles that match; return the total."""
        total = self.assert_equal(question)
        tree = parse(question, now=TODAY)
        assert self.cluster.count(tree) == total, question
        if total <= WHOLE:
            ids = [{article.id for article in engine.articles(tree)} for engine in (self.embedded, self.cluster)]
            assert ids[0] == ids[1], question
            assert len(ids[0]) == total
        return total

    def assert_answers_equal(self, ask):
        """Compare what a function says of each engine; return it."""
        answer = ask(self.cluster)
        assert answer == ask(self.embedded)
        return answer


@pytest.fixture(scope="session")
def own(tmp_path_factory, new_place):
    """The project's own corpus."""
    return Both(tmp_path_factory.mktemp("own"), new_place(), [PROJECT / "corpus"])


@pytest.fixture(scope="session")
def events(tmp_path_factory, new_place, lines):  # noqa: F811
    """Events of the everyday file, some of them of a few days: reports of one story follow each other."""
    folder = tmp_path_factory.mktemp("events")
    with lzma.open(EVENTS, "rt", encoding="utf-8") as file:
        days = list(islice(file, *A_FEW_DAYS))
    (folder / "events.jsonl").write_text("".join(dict.fromkeys([*days, *lines[::EVERY]])), encoding="utf-8")
    return Both(folder, new_place(), [folder / "events.jsonl"])


def write_articles(place, articles):
    """Make an index of articles that no file holds."""
    client = connect(place, {})
    index = f"{place.name}-000001"
    body = {"settings": {"index": settings(3, 1)}, "mappings": mapping([]), "aliases": {place.name: {}}}
    client.indices.create(index=index, body=body)
    bulk = Bulk(client)
    documents = [to_document(each, (), (), report) for each, report in zip(articles, packed(articles), strict=True)]
    bulk.send(Action(index, document_id(a.id), each, a.id) for a, each in zip(articles, documents, strict=True))
    assert not bulk.refused
    client.indices.refresh(index=index)
    return open_engine(str(place), {})


@pytest.fixture(scope="session")
def hosts(tmp_path_factory):
    """Where a cluster listens: one that runs already (``NEWSDEX_TEST_CLUSTER``), else two nodes of ours."""
    if running := os.environ.get("NEWSDEX_TEST_CLUSTER"):
        yield running
        return
    pytest.importorskip("opensearchpy", reason="the extra opensearch is not installed")
    try:
        java(), jars()
    except MissingError as missing:
        pytest.skip(f"no cluster here: {missing}")
    cluster = Cluster(tmp_path_factory.mktemp("cluster"))
    try:
        cluster.start()
        yield cluster.hosts
    finally:
        cluster.stop()


@pytest.fixture(scope="session")
def new_place(hosts):
    """A function that names an index which is not there yet; what was made under its names is removed afterwards."""
    made = []
    numbers = itertools.count()

    def name():
        place = read_place(f"opensearch+http://{hosts}/test-{uuid.uuid4().hex[:8]}-{next(numbers)}")
        made.append(place)
        return place

    yield name
    for place in made:
        connect(place, {}).indices.delete(index=f"{place.name}-*", params={"ignore_unavailable": "true"})


@pytest.fixture(params=["embedded", "cluster"])
def shelf(request, tmp_path):
    """An empty corpus, for each engine."""
    return (
        Shelf(tmp_path)
        if request.param == "embedded"
        else ClusterShelf(tmp_path, request.getfixturevalue("new_place")())
    )
