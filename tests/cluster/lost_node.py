"""``python -m tests.cluster.lost_node``: one of two nodes is killed while articles are sent, and while it is asked.

The nodes are processes of their own, three shards, one replica. Afterwards every article must be there, and every
answer in between must have been whole or an error, never a part.
"""

from __future__ import annotations

import datetime
import tempfile
import threading
import time
from pathlib import Path

from index.opensearch.connection import ClusterError, connect
from index.opensearch.place import read_place
from index.opensearch.writer import Layout, update_cluster
from index.options import Options
from search.engine import open_engine
from search.parser import parse
from search.searcher import Page
from tests.cluster.nodes import Cluster

NOW = datetime.date(2025, 3, 15)
ARTICLES = 6_000
QUESTIONS = ("snow", "same:sentence(snow harbour)", '"no 17"', "storm NEAR/3 harbour", "*")


def text(number: int) -> str:
    weather = ("snow", "rain", "a storm", "fog")[number % 4]
    return f'{{"id": "{number}", "text": "There was {weather} in the harbour, no {number % 97}. It passed."}}\n'


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "corpus.jsonl").write_text("".join(map(text, range(ARTICLES))))
        cluster = Cluster(folder, together=False, heap="512m")
        try:
            cluster.start()
            _lose(cluster, folder)
        finally:
            cluster.stop()


def _lose(cluster: Cluster, folder: Path) -> None:
    place = read_place(f"opensearch+http://{cluster.hosts}/lost")
    killed = threading.Event()

    def progress(what: str, done: int, total: int) -> None:
        if what == "writing" and done > total // 4 and not killed.is_set():
            killed.set()
            cluster.kill(1)

    options = Options(NOW, progress=progress)
    client = connect(place, {})
    update_cluster(client, place, [str(folder / "corpus.jsonl")], options, layout=Layout(3, 1))
    assert killed.is_set(), "the node was not killed in the middle"
    expected = {question: _plain(question) for question in QUESTIONS}
    found = _totals(place)
    assert found == expected, (found, expected)
    print(f"indexing: one of two nodes killed after a quarter of {ARTICLES:,} articles: {found['*']:,} are there")

    cluster.processes[1] = cluster.start_group(1)
    cluster.wait(2, "green")
    wrong, errors, asked, stop = [], 0, 0, time.monotonic() + 12
    threading.Timer(3, lambda: cluster.kill(1)).start()
    engine = open_engine(str(place), {})
    while time.monotonic() < stop:
        for question in QUESTIONS:
            asked += 1
            try:
                total = engine.search(parse(question, now=NOW), Page()).total
            except ClusterError:
                errors += 1
            else:
                wrong += [] if total == expected[question] else [(question, total)]
    assert not wrong, wrong[:3]
    whole = asked - errors
    print(f"asking: {asked} questions while a node was killed: {whole} whole answers, {errors} errors, none in part")


def _totals(place) -> dict[str, int]:
    engine = open_engine(str(place), {})
    return {question: engine.search(parse(question, now=NOW), Page()).total for question in QUESTIONS}


def _plain(question: str) -> int:
    """Count by the way in which the texts were made."""
    match question:
        case "*":
            return ARTICLES
        case '"no 17"':
            return sum(number % 97 == 17 for number in range(ARTICLES))
    weather = 2 if question.startswith("storm") else 0
    return sum(number % 4 == weather for number in range(ARTICLES))


if __name__ == "__main__":
    main()
