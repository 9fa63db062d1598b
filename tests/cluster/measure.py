"""``python -m tests.cluster.measure INDEX``: articles of an index in a folder, sent to two nodes, and asked of both.

Two nodes, each a process of its own with a gigabyte of heap, three shards, one replica, all on this machine. Indexing
counts making the documents and sending them; reading files and finding people come before and are the same for both
engines. Questions are asked in one warm process, each so often, a page of ten with its passages; every answer is
compared by its count, and by the ids of its hundred newest. Processor time is that of this process and of both nodes:
it tells what the clock does not where the machine is busy with other work.
"""

from __future__ import annotations

import datetime
import itertools
import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

from index.fingerprints import fingerprints
from index.opensearch.bulk import Action, Bulk
from index.opensearch.connection import connect
from index.opensearch.documents import to_document
from index.opensearch.mapping import BESIDE_MAPPING, BESIDE_SETTINGS, mapping, settings
from index.opensearch.place import read_place
from index.opensearch.reader import beside
from index.opensearch.reports import packed
from index.opensearch.stories import settle
from index.opensearch.wire import document_id
from index.reader import Reader
from index.word_hashes import word_hashes
from search.engine import EmbeddedEngine, open_engine
from search.parser import parse
from search.searcher import Page
from tests.benchmarks.questions import SHAPES
from tests.cluster.nodes import Cluster

NOW = datetime.date(2025, 3, 15)
RUNS = 15
SHARE = 1_000
MORE = {
    "quotation": "said:putin(ukraine)",
    "spoken days": "event:2024-02",
    "story": "story:2024-02*",
    "nearness": "ceasefire NEAR/5 gaza",
    "one sentence": "same:sentence(putin trump)",
    "near spelling": "zelenski~1",
    "page 500": "the",
}


def main() -> None:
    embedded = EmbeddedEngine(Reader(Path(sys.argv[1])))
    with tempfile.TemporaryDirectory() as folder:
        cluster = Cluster(Path(folder), together=False, heap="1g")
        try:
            cluster.start()
            _measure(embedded, cluster)
        finally:
            cluster.stop()


class Spent:
    """Processor seconds of this process and of the nodes, since it was made."""

    def __init__(self, cluster: Cluster) -> None:
        self._cluster = cluster
        self._before = self._now()

    def _now(self) -> tuple[float, float]:
        return time.process_time(), sum(process_seconds(each.pid) for each in self._cluster.processes)

    def seconds(self) -> tuple[float, float]:
        return tuple(now - before for now, before in zip(self._now(), self._before, strict=True))

    def __str__(self) -> str:
        here, nodes = self.seconds()
        return f"processor time {here:.0f} s here, {nodes:.0f} s in the nodes"


def process_seconds(pid: int) -> float:
    """Return the processor seconds of a process, as Linux tells them (``man 5 proc``)."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _measure(embedded: EmbeddedEngine, cluster: Cluster) -> None:
    where = f"opensearch+http://{cluster.hosts}/measured"
    place = read_place(where)
    client = connect(place, {})
    index = f"{place.name}-000001"
    made = settings(3, 1) | {"refresh_interval": -1}
    body = {"settings": {"index": made}, "mappings": mapping([]), "aliases": {place.name: {}}}
    client.indices.create(
        index=beside(index), body={"settings": {"index": BESIDE_SETTINGS}, "mappings": BESIDE_MAPPING}
    )
    client.indices.create(index=index, body=body)
    making = 0.0

    def actions():
        nonlocal making
        articles = embedded.articles(parse("*", now=NOW))
        while some := list(itertools.islice(articles, SHARE)):
            started = time.perf_counter()
            split = [each.body.split() for each in some]
            prints, reports = fingerprints(split, word_hashes(split)), packed(some)
            documents = [to_document(a, (len(a.id),), p, r) for a, p, r in zip(some, prints, reports, strict=True)]
            making += time.perf_counter() - started
            for article, document in zip(some, documents, strict=True):
                yield Action(index, document_id(article.id), document, article.id)

    bulk = Bulk(client)
    spent = Spent(cluster)
    started = time.perf_counter()
    bulk.send(actions())
    client.indices.refresh(index=index)
    seconds = time.perf_counter() - started
    print(f"{bulk.written:,} articles in {seconds:.0f} s, {bulk.written / seconds:,.0f} a second; {making:.0f} s of it "
          f"making documents; {len(bulk.refused)} refused, {bulk.pauses} pauses; {spent}", flush=True)  # fmt: skip
    spent = Spent(cluster)
    started = time.perf_counter()
    settle(client, index, Bulk(client))
    print(f"stories settled in {time.perf_counter() - started:.0f} s; {spent}", flush=True)
    client.indices.flush(index=index)
    size = client.indices.stats(index=index)["indices"][index]["primaries"]["store"]["size_in_bytes"]
    print(f"{size:,} bytes without the replicas, {size / bulk.written:.0f} an article")
    engine = open_engine(where, {})
    _ask(embedded, engine)
    _spend(engine, cluster)


def _spend(engine, cluster: Cluster) -> None:
    """Ask all questions again, of the cluster alone, and tell what one takes."""
    spent = Spent(cluster)
    asked = [*(question for question, _ in SHAPES.values()), *MORE.values()]
    for _ in range(RUNS):
        for question in asked:
            engine.search(parse(question, now=NOW), Page())
    here, nodes = (1000 * each / (RUNS * len(asked)) for each in spent.seconds())
    print(f"a question to the cluster: processor time {here:.0f} ms here, {nodes:.0f} ms in the nodes")


def _ask(embedded, cluster) -> None:
    times: dict[str, tuple[list[float], list[float]]] = {}
    for name, question in ({name: question for name, (question, _) in SHAPES.items()} | MORE).items():
        tree = parse(question, now=NOW)
        page = Page(number=500 if name == "page 500" else 1)
        times[name] = ([], [])
        for _ in range(RUNS):
            totals = []
            for engine, found in zip((embedded, cluster), times[name], strict=True):
                started = time.perf_counter()
                totals.append(engine.search(tree, page).total)
                found.append((time.perf_counter() - started) * 1000)
            assert totals[0] == totals[1], question
        ids = [[hit.article.id for hit in e.search(tree, Page("newest", 100)).hits] for e in (embedded, cluster)]
        assert ids[0] == ids[1], question
    print("| question | embedded p50 | p95 | cluster p50 | p95 |\n| --- | --- | --- | --- | --- |")
    for name, both in times.items():
        cells = " | ".join(f"{_percentile(each, 50):.0f} | {_percentile(each, 95):.0f}" for each in both)
        print(f"| {name} | {cells} |")
    for engine, number in (("embedded", 0), ("cluster", 1)):
        every = [each for both in times.values() for each in both[number]]
        print(f"{engine}: p50 {_percentile(every, 50):.0f} ms, p95 {_percentile(every, 95):.0f} ms")


def _percentile(values: list[float], percent: int) -> float:
    return statistics.quantiles(values, n=100, method="inclusive")[percent - 1]


if __name__ == "__main__":
    main()
