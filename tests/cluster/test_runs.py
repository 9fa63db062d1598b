"""Runs on a cluster: shared by machines, killed and gone on with, refused, of another version; and the command line."""

import json
import os
import subprocess
import sys
from functools import partial

import pytest

from index.errors import DamagedIndexError, NewsdexError
from index.opensearch.bulk import Bulk
from index.opensearch.making import Part
from index.opensearch.tokens import tokens_of
from index.terms import prepare
from search.opensearch.errors import UnsayableError
from search.parser import parse
from search.searcher import Page
from tests.cluster.conftest import ClusterShelf
from tests.conftest import PROJECT, TODAY
from tests.index.test_update import CLEANED, PAGE, counts
from tests.search.test_story_search import REPORTS


@pytest.fixture
def cluster_shelf(tmp_path, new_place):
    return ClusterShelf(tmp_path, new_place())


def documents(shelf):
    """Return what the cluster holds, by id: which index, and how often it was written."""
    body = {"query": {"match_all": {}}, "size": 1_000, "version": True, "_source": False}
    hits = shelf.client.search(index=shelf.place.name, body=body)["hits"]["hits"]
    return {hit["_id"]: (hit["_index"], hit["_version"]) for hit in hits}


def stories(shelf):
    """Return the ids of the reports of each story."""
    found = shelf.engine().stories(parse("*", now=TODAY), Page("newest", 100)).hits
    return {tuple(report.id for report in hit.story.reports) for hit in found}


def write_corpus(shelf):
    """Write articles whose renditions lie in different files."""
    shelf.write("a.txt", PAGE)
    shelf.write("b.txt", CLEANED)
    lines = [json.dumps({"id": f"w{number}", "text": f"Snow fell on day {number} in Oslo."}) for number in range(8)]
    lines += map(json.dumps, REPORTS)
    shelf.write("c.jsonl", "\n".join(lines[::2]) + "\n")
    shelf.write("d.jsonl", "\n".join(lines[1::2]) + "\n")


def test_parts_in_any_order_make_the_index_of_one_run(cluster_shelf, new_place):
    write_corpus(cluster_shelf)
    made = [cluster_shelf.update(part=Part(number, 3)).added for number in (2, 3, 1)]
    assert all(made)
    assert sum(made) == 13
    parted = cluster_shelf.articles()
    told = stories(cluster_shelf)
    assert counts(cluster_shelf.update()) == (0, 0, 0, 13)
    cluster_shelf.place = new_place()
    assert counts(cluster_shelf.update()) == (13, 0, 0, 0)
    assert cluster_shelf.articles() == parted
    assert stories(cluster_shelf) == told
    assert any(len(reports) > 1 for reports in told)
    (cluster_shelf.corpus / "d.jsonl").unlink()
    cluster_shelf.write("b.txt", CLEANED.replace("forty holes", "fifty holes"))
    for number in (3, 1, 2):
        cluster_shelf.update(part=Part(number, 3))
    after = cluster_shelf.articles()
    cluster_shelf.place = new_place()
    cluster_shelf.update()
    assert {each: article.sources for each, article in after.items()} == {
        each: article.sources for each, article in cluster_shelf.articles().items()
    }


def test_a_rebuild_by_parts_is_swapped_in_by_the_last(cluster_shelf):
    write_corpus(cluster_shelf)
    cluster_shelf.update()
    before, articles = documents(cluster_shelf), cluster_shelf.articles()
    cluster_shelf.update(part=Part(1, 2), rebuild=True)
    assert documents(cluster_shelf) == before
    cluster_shelf.update(part=Part(2, 2), rebuild=True)
    after = documents(cluster_shelf)
    assert after.keys() == before.keys()
    assert {index for index, _ in after.values()}.isdisjoint(index for index, _ in before.values())
    assert cluster_shelf.articles() == articles


def interrupt(what, done, _total):
    if what == "writing" and done > 0:
        raise KeyboardInterrupt


@pytest.fixture
def slowly(monkeypatch):
    """Documents are sent few at a time."""
    monkeypatch.setattr("index.opensearch.writer.Bulk", partial(Bulk, _limit=4_000))


def write_many_articles(shelf):
    lines = [json.dumps({"id": f"snow-{number}", "text": f"Snow fell on day {number}."}) for number in range(16)]
    shelf.write("snow.jsonl", "\n".join(lines) + "\n")


@pytest.mark.usefixtures("slowly")
def test_a_killed_run_is_gone_on_with(cluster_shelf):
    write_many_articles(cluster_shelf)
    with pytest.raises(KeyboardInterrupt):
        cluster_shelf.update(progress=interrupt)
    cluster_shelf.client.indices.refresh(index=cluster_shelf.place.name)
    there = documents(cluster_shelf)
    assert 0 < len(there) < 16
    assert counts(cluster_shelf.update()) == (16 - len(there), 0, 0, len(there))
    assert {version for _, version in documents(cluster_shelf).values()} == {1}
    assert len(cluster_shelf.ids("snow")) == 16


@pytest.mark.usefixtures("slowly")
def test_a_killed_rebuild_leaves_the_old_index_and_is_gone_on_with(cluster_shelf):
    write_many_articles(cluster_shelf)
    cluster_shelf.update()
    before = documents(cluster_shelf)
    with pytest.raises(KeyboardInterrupt):
        cluster_shelf.update(progress=interrupt, rebuild=True)
    assert documents(cluster_shelf) == before
    cluster_shelf.update(rebuild=True)
    after = documents(cluster_shelf)
    assert {version for _, version in after.values()} == {1}
    assert after.keys() == before.keys()
    assert len(cluster_shelf.client.indices.get(index=f"{cluster_shelf.place.name}-*")) == 2


def test_what_a_cluster_does_not_take_is_named_and_the_rest_is_indexed(cluster_shelf):
    bad = json.dumps({"id": "x" * 40_000, "text": "Rain."})
    cluster_shelf.write("a.jsonl", json.dumps({"id": "1", "text": "Snow."}) + "\n" + bad + "\n")
    report = cluster_shelf.update()
    (failure,) = report.failures
    assert (failure.line, report.added, report.articles) == (2, 1, 1)
    assert "the cluster does not take it" in failure.reason
    assert cluster_shelf.ids("*") == {"1"}
    assert len(cluster_shelf.update().failures) == 1


def test_an_index_of_another_version_is_not_misread_and_is_rebuilt(cluster_shelf):
    cluster_shelf.write("a.txt", PAGE)
    cluster_shelf.update()
    meta = {"_meta": {"newsdex": {"mapping": 0, "schema": 1, "roots": []}}}
    cluster_shelf.client.indices.put_mapping(index=cluster_shelf.place.name, body=meta)
    for action in (cluster_shelf.update, cluster_shelf.engine):
        with pytest.raises(DamagedIndexError, match="another version"):
            action()
    cluster_shelf.update(rebuild=True)
    assert len(cluster_shelf.ids("engineers")) == 1


def test_an_index_of_something_else_is_left_alone(cluster_shelf):
    cluster_shelf.client.indices.create(index=cluster_shelf.place.name)
    try:
        cluster_shelf.write("a.txt", PAGE)
        with pytest.raises(NewsdexError, match="an index of something else"):
            cluster_shelf.update()
    finally:
        cluster_shelf.client.indices.delete(index=cluster_shelf.place.name)


TEXTS = [
    "Cease-fire talks: U.S. and US envoys, F-16s, $1.5bn, COVID-19, 7 October, O'Rourke's.",
    "ERDOĞAN İstanbul ﬁne naïve Łódź Ærø Þingvellir ŉ Straße ǅ Ångström KELVIN \u212a",
    "a-b-c-d-e-f-g-h a-b-c-d-e-f-g-h-i – em—dash soft\u00adhyphen zero\u200bwidth nbsp\u00a0here",
    "| + 1one a|b | \\ pipe+plus under_score \U0001d504\U0001d505 한국어 中国 العربية हिन्दी",
]


@pytest.mark.parametrize("text", TEXTS)
def test_a_cluster_has_the_terms_that_are_sent_and_no_others(cluster_shelf, text):
    cluster_shelf.write("a.txt", PAGE)
    cluster_shelf.update()
    tokens = tokens_of([prepare(text)])
    found = cluster_shelf.client.indices.analyze(
        index=cluster_shelf.place.name, body={"field": "body", "text": [str(tokens)]}
    )["tokens"]
    places = [[] for _ in tokens.places]
    for each in found:
        places[each["position"]].append(each["token"])
    assert ["|".join(each) for each in places] == list(tokens.places)


def test_what_cannot_be_said_is_an_error_that_names_the_clause(cluster_shelf):
    words = " ".join(f"wa{number:04}" for number in range(1_200))
    cluster_shelf.write("a.jsonl", json.dumps({"id": "1", "text": f"snow {words}"}) + "\n")
    cluster_shelf.update()
    engine = cluster_shelf.engine()
    assert engine.search(parse("wa*", now=TODAY), Page()).total == 1
    for question, clause in [
        ("rain OR wa* NEAR/3 snow", "wa*"),
        ("snow " + " NEAR/2 ".join("abcdefghijklmno"), "a NEAR/2 b"),
    ]:
        with pytest.raises(UnsayableError, match="cannot be asked of a cluster") as error:
            engine.search(parse(question, now=TODAY), Page())
        assert error.value.clause.startswith(clause)


def test_the_command_line_does_the_same_on_a_cluster(new_place, tmp_path):
    place = new_place()
    environment = os.environ | {"PYTHONPATH": str(PROJECT), "NEWSDEX_INDEX": str(place), "NEWSDEX_NOW": "2025-03-15"}

    def run(*arguments):
        command = [sys.executable, "-m", "search.cli", *arguments]
        return subprocess.run(
            command, capture_output=True, text=True, check=False, env=environment, cwd=tmp_path, timeout=120
        )

    assert run("search", "snow").returncode == 3
    done = run("index", str(PROJECT / "corpus" / "trump-putin-call.txt"), "--shards", "1", "--replicas", "0")
    assert (done.returncode, done.stderr) == (0, "1 article: 1 added\n")
    found = run("search", "in:next(witkoff)", "--format", "json")
    assert json.loads(found.stdout)["total"] == 1
    name = json.loads(found.stdout)["hits"][0]["id"]
    assert "Witkoff" in run("show", name).stdout
    assert "Witkoff" in run("people").stdout
    assert run("search", "nosuchword").returncode == 1
    assert run("stats").stdout.startswith("articles    1\n")
    assert run("check").returncode == 0
    assert "Putin" in run("facets", "--by", "person").stdout


def test_an_article_that_is_not_what_was_written_is_found(cluster_shelf):
    cluster_shelf.write("a.txt", PAGE)
    cluster_shelf.write("b.jsonl", json.dumps({"id": "1", "text": "Snow in Oslo."}) + "\n")
    cluster_shelf.update()
    assert cluster_shelf.findings() == []
    index = f"{cluster_shelf.place.name}-000001"
    hit = next(iter(cluster_shelf.client.search(index=index, body={"query": {"term": {"ids": "1"}}})["hits"]["hits"]))
    altered = {"record": hit["_source"]["record"].replace("Oslo", "Rome"), "content": "0", "id": "1", "ids": ["1"]}
    cluster_shelf.client.index(index=index, id=hit["_id"], body=altered, params={"refresh": "true"})
    (finding,) = cluster_shelf.findings()
    assert finding.damaged
    assert "not what was written" in finding.problem
    cluster_shelf.client.indices.put_mapping(
        index=cluster_shelf.place.name, body={"_meta": {"newsdex": {"mapping": 0, "schema": 1, "roots": []}}}
    )
    (finding,) = cluster_shelf.findings()
    assert "another version" in finding.problem
