"""A cluster for a session, and the two engines over the same articles."""

from __future__ import annotations

import itertools
import os
import uuid

import pytest

from index.opensearch.bulk import Action, Bulk
from index.opensearch.connection import connect
from index.opensearch.documents import document_id, to_document
from index.opensearch.mapping import mapping, settings
from index.opensearch.place import read_place
from index.opensearch.writer import Layout, update_cluster
from index.reader import Reader
from index.writer import Options
from search.engine import EmbeddedEngine, open_engine
from search.parser import parse
from search.searcher import Page
from tests.cluster.nodes import Cluster, MissingError, jars, java
from tests.conftest import TODAY, Library

LAYOUT = Layout(shards=3, replicas=1)
EVERYTHING = 5_000


class Shelf(Library):
    """A corpus, its index in a folder, and the engine that answers from it."""

    def engine(self):
        return EmbeddedEngine(Reader(self.index))

    def ids(self, query):
        results = self.engine().search(parse(query, now=TODAY), Page("path", EVERYTHING))
        assert results.total == len(results.hits)
        return {hit.article.id for hit in results.hits}

    def articles(self):
        return {article.id: article for article in self.engine().articles(parse("*", now=TODAY))}


class ClusterShelf(Shelf):
    """The same with its index on a cluster."""

    def __init__(self, folder, place):
        super().__init__(folder)
        self.place = place
        self.client = connect(place, {})

    def update(self, *paths, standard_input=None, today=TODAY, **options):
        named = [str(path) for path in paths] or ([str(self.corpus)] if standard_input is None else [])
        run = {name: options.pop(name) for name in ("part",) if name in options}
        return update_cluster(
            self.client, self.place, named, Options(today=today, **options),
            layout=LAYOUT, standard_input=standard_input, **run,
        )  # fmt: skip

    def engine(self):
        return open_engine(str(self.place), {})


def write_articles(place, articles):
    """Make an index of articles that no file holds."""
    client = connect(place, {})
    index = f"{place.name}-000001"
    body = {"settings": {"index": settings(3, 1)}, "mappings": mapping([]), "aliases": {place.name: {}}}
    client.indices.create(index=index, body=body)
    bulk = Bulk(client)
    bulk.send(Action(index, document_id(each.id), to_document(each, (), ()), each.id) for each in articles)
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
