"""One contract for both engines: the same runs give the same articles, the same questions the same hits."""

import datetime
import itertools
import json
import os

import pytest
from hypothesis import HealthCheck, Phase, given, seed, settings

from index.facets import FACETS
from index.frozen import changed
from index.terms import words
from search.opensearch.errors import UnsayableError
from search.parser import parse
from search.searcher import SORTS, Page
from search.tallies import UNITS
from search.tree import Has, Phrase, walk
from tests.cluster.conftest import EVERYTHING, ClusterShelf, Shelf, write_articles
from tests.conftest import PROJECT
from tests.index.test_update import CLEANED, PAGE, counts
from tests.search.plain_reading import Reading, matches
from tests.search.test_proof import BORDERS, LONGEST, NOW, worlds
from tests.search.test_questions import CORPUS_QUESTIONS, EVENT_QUESTIONS, lines  # noqa: F401 - a fixture

WORLDS = int(os.environ.get("NEWSDEX_CLUSTER_PROOF", "12"))
EVERY = 6  # of the lines that the questions are asked of: each is indexed twice here

# Runs: each engine by itself.


def line(article_id, text, **more):
    return json.dumps({"id": article_id, "text": text, **more}) + "\n"


def test_an_index_is_made_and_a_run_with_nothing_changed_writes_nothing(shelf):
    shelf.write("a.txt", PAGE)
    assert counts(shelf.update()) == (1, 0, 0, 0)
    assert counts(shelf.update()) == (0, 0, 0, 1)
    assert len(shelf.ids("engineers")) == 1


def test_an_edited_file_keeps_its_id_and_the_day_it_came(shelf):
    shelf.write("a.txt", PAGE)
    shelf.update(today=datetime.date(2025, 1, 1))
    before = shelf.articles()
    shelf.write("a.txt", PAGE.replace("forty holes", "fifty holes"))
    assert counts(shelf.update()) == (0, 1, 0, 0)
    (article,) = shelf.articles().values()
    assert (article.id, article.added) == (*before, datetime.date(2025, 1, 1))
    assert shelf.ids('"fifty holes"')
    assert not shelf.ids('"forty holes"')


def test_a_deleted_file_takes_its_articles_with_it(shelf):
    shelf.write("a.jsonl", line("1", "Snow in Oslo.") + line("2", "Rain in Bergen."))
    shelf.write("b.jsonl", line("3", "Wind in Tromsø."))
    shelf.update()
    (shelf.corpus / "a.jsonl").unlink()
    assert counts(shelf.update()) == (0, 0, 2, 1)
    assert shelf.ids("*") == {"3"}


def test_a_line_that_changes_leaves_the_others_alone(shelf):
    shelf.write("a.jsonl", line("1", "Snow in Oslo.") + line("2", "Rain in Bergen."))
    shelf.update()
    shelf.write("a.jsonl", line("1", "Snow in Oslo.") + line("2", "Hail in Bergen.") + line("4", "Fog."))
    assert counts(shelf.update()) == (1, 1, 0, 1)
    assert (shelf.ids("rain"), shelf.ids("hail"), shelf.ids("fog")) == (set(), {"2"}, {"4"})


@pytest.mark.parametrize("runs", [["both"], ["page", "cleaned"], ["cleaned", "page"]])
def test_two_renditions_make_one_article_in_whatever_runs_they_come(shelf, runs):
    for run in runs:
        if run in ("page", "both"):
            shelf.write("a.txt", PAGE)
        if run in ("cleaned", "both"):
            shelf.write("b.txt", CLEANED)
        shelf.update()
    (article,) = shelf.articles().values()
    assert (article.date, article.title) == (datetime.date(2025, 3, 4), PAGE.split("\n")[0])
    assert [source.path.rpartition("/")[2] for source in article.sources] == ["a.txt", "b.txt"]


def test_an_id_that_another_document_has_is_named_until_it_is_free(shelf):
    shelf.write("a.jsonl", line("1", "Snow in Oslo."))
    shelf.write("b.jsonl", line("1", "Rain in Bergen."))
    assert "already that of" in str(shelf.update().failures[0])
    shelf.write("a.jsonl", line("2", "Snow in Oslo."))
    assert not shelf.update().failures
    assert shelf.ids("*") == {"1", "2"}


def test_standard_input_is_added_to_and_replaced_by_id(shelf):
    shelf.update(standard_input=line("1", "Snow in Oslo.") + line("2", "Rain."))
    shelf.update(standard_input=line("1", "Thaw in Oslo."))
    assert (shelf.ids("snow"), shelf.ids("thaw"), shelf.ids("rain")) == (set(), {"1"}, {"2"})


def test_a_rebuild_gives_the_same_articles_and_loses_nothing_that_no_file_holds(shelf):
    shelf.write("a.txt", PAGE)
    shelf.update(today=datetime.date(2025, 1, 1))
    shelf.update(standard_input=line("1", "Snow in Oslo."))
    before = shelf.articles()
    shelf.update(shelf.corpus, rebuild=True)
    assert shelf.articles() == before
    assert len(shelf.ids("snow OR engineers")) == 2


def test_a_dry_run_writes_nothing(shelf):
    shelf.write("a.txt", PAGE)
    shelf.update()
    shelf.write("b.jsonl", line("3", "Wind in Tromsø."))
    assert counts(shelf.update(dry_run=True)) == (1, 0, 0, 1)
    assert len(shelf.ids("*")) == 1


def test_a_folder_that_is_forgotten_leaves_with_its_articles(shelf):
    shelf.write("a/1.jsonl", line("1", "Snow."))
    shelf.write("b/2.jsonl", line("2", "Rain."))
    shelf.update(shelf.corpus / "a", shelf.corpus / "b")
    shelf.update(shelf.corpus / "b", forget=[str(shelf.corpus / "a")])
    assert shelf.ids("*") == {"2"}


def test_an_article_is_found_by_its_id_its_path_and_how_its_id_begins(shelf):
    shelf.write("a.jsonl", line("alpha-1", "Snow.") + line("alpha-2", "Rain."))
    shelf.update()
    engine = shelf.engine()
    path = shelf.articles()["alpha-1"].sources[0].path
    for name, found in [
        ("alpha-1", {"alpha-1"}), ("alpha-", {"alpha-1", "alpha-2"}), (f"{path}:2", {"alpha-2"}),
        (path, {"alpha-1", "alpha-2"}), ("beta", set()), ("", set()),
    ]:  # fmt: skip
        assert {article.id for article in engine.named(name)} == found, name
    assert (len(engine), engine.count(parse("snow", now=NOW))) == (2, 1)


def test_a_text_of_hostile_characters_is_stored_and_found_as_it_is(shelf):
    text = "Żółć 'quoted' \ud83d\ude00 back\\slash \u2028 tab\t| pipe + plus 1one U+0007 cease-fire—naïve İstanbul ﬁne"
    shelf.write("a.jsonl", json.dumps({"id": "a|b *?\\", "text": text, "title": "T|itle +", "source": "A+B|C"}) + "\n")
    shelf.update()
    (article,) = shelf.articles().values()
    assert article.body == json.loads(json.dumps(text))
    for question in [
        "zolc",
        '"back slash"',
        "pipe",
        "1one",
        "naive",
        "istanbul",
        "fine",
        'source:"a b c"',
        "title:itle",
    ]:
        assert shelf.ids(question) == {"a|b *?\\"}, question


# Questions: both engines over the same articles, side by side.


def shown(results):
    return results.total, [(hit.article, hit.title_spans, hit.snippets) for hit in results.hits]


class Both:
    """The same corpus in both engines."""

    def __init__(self, folder, place, paths):
        (folder / "a").mkdir()
        (folder / "b").mkdir()
        embedded, cluster = Shelf(folder / "a"), ClusterShelf(folder / "b", place)
        assert counts(embedded.update(*paths)) == counts(cluster.update(*paths))
        self.embedded, self.cluster = embedded.engine(), cluster.engine()

    def assert_equal(self, question, sort="newest", limit=12, number=1):
        tree = parse(question, now=NOW)
        page = Page(sort, limit, number, snippets=2)
        found = shown(self.cluster.search(tree, page))
        assert found == shown(self.embedded.search(tree, page)), question
        return found[0]

    def assert_equal_to_the_last(self, question):
        total = self.assert_equal(question)
        tree = parse(question, now=NOW)
        ids = [{article.id for article in engine.articles(tree)} for engine in (self.embedded, self.cluster)]
        assert ids[0] == ids[1], question
        assert len(ids[0]) == total
        return total


@pytest.fixture(scope="module")
def own(tmp_path_factory, new_place):
    return Both(tmp_path_factory.mktemp("own"), new_place(), [PROJECT / "corpus"])


@pytest.fixture(scope="module")
def events(tmp_path_factory, new_place, lines):  # noqa: F811
    folder = tmp_path_factory.mktemp("events")
    (folder / "events.jsonl").write_text("".join(lines[::EVERY]), encoding="utf-8")
    return Both(folder, new_place(), [folder / "events.jsonl"])


@pytest.mark.parametrize("question", CORPUS_QUESTIONS)
def test_a_question_over_the_corpus_gives_the_same_hits(own, question):
    assert own.assert_equal_to_the_last(question)


def test_every_question_over_the_events_gives_the_same_hits(events):
    for question in EVENT_QUESTIONS:
        events.assert_equal_to_the_last(question)


@pytest.mark.parametrize("sort", [sort for sort in SORTS if sort != "score"])
def test_pages_follow_each_other_in_the_same_order(events, sort):
    for number in range(1, 4):
        events.assert_equal("ceasefire OR talks", sort, 7, number)
        events.assert_equal("*", sort, 50, number)


def test_pages_by_score_are_total_and_without_repetition(events):
    tree = parse("ceasefire OR talks", now=NOW)
    whole = [hit.article.id for hit in events.cluster.search(tree, Page("score", EVERYTHING)).hits]
    pages = [events.cluster.search(tree, Page("score", 30, number)).hits for number in range(1, len(whole) // 30 + 2)]
    assert [hit.article.id for page in pages for hit in page] == whole
    assert len(set(whole)) == len(whole) == events.embedded.count(tree)


@pytest.mark.parametrize("most", [10, 100])
def test_a_page_beyond_what_a_cluster_gives_at_once_is_walked_to(events, monkeypatch, most):
    monkeypatch.setattr("search.opensearch.engine._AT_ONCE", most)
    for number in (2, 7, 12, 10_000):
        events.assert_equal("*", "newest", 25, number)


@pytest.mark.parametrize("question", ["*", "ceasefire", "person:Witkoff", "in:next(the)", "nothingatall"])
def test_facets_and_timelines_are_the_same(own, question):
    tree = parse(question, now=NOW)
    for facet in FACETS:
        assert own.cluster.facet(tree, facet, 30) == own.embedded.facet(tree, facet, 30)
    for unit in UNITS:
        assert own.cluster.timeline(tree, unit) == own.embedded.timeline(tree, unit)


def test_facets_and_timelines_of_many_articles_are_the_same(events):
    tree = parse("ceasefire OR talks", now=NOW)
    assert events.cluster.facet(tree, "person", 1_000) == events.embedded.facet(tree, "person", 1_000)
    assert events.cluster.timeline(tree, "week") == events.embedded.timeline(tree, "week")


def test_both_sides_of_every_border(new_place):
    articles = {id(article): article for article, _, _ in BORDERS}
    named = {key: changed(a, id=f"b{n}", ids=(f"b{n}",)) for n, (key, a) in enumerate(articles.items())}
    engine = write_articles(new_place(), list(named.values()))
    for _, question, _ in BORDERS:
        tree = parse(question, now=NOW)
        if any(map(is_of_a_folder, walk(tree))):
            with pytest.raises(UnsayableError):
                engine.search(tree, Page(limit=100))
            continue
        found = {hit.article.id for hit in engine.search(tree, Page(limit=100)).hits}
        assert found == {each.id for each in named.values() if matches(tree, each)}, question


def drawn(count):
    """Return so many little corpora, each with its questions: always the same."""
    found = []

    @seed(20250315)
    @settings(max_examples=count, phases=[Phase.generate], database=None, suppress_health_check=list(HealthCheck))
    @given(worlds)
    def draw(world):
        found.append(world)

    draw()
    return found


def test_every_question_finds_what_a_plain_reading_of_the_texts_finds(new_place):
    numbers = itertools.count()
    articles, questions = [], []
    for corpus, trees in drawn(WORLDS):
        for article, _, _ in corpus:
            new = f"w{next(numbers)}"
            articles.append(changed(article, id=new, ids=(new, *article.ids)))
        questions += trees
    engine = write_articles(new_place(), articles)
    readings = [Reading(article) for article in articles]
    refused = 0
    for question in questions:
        tree = parse(str(question), now=NOW, longest=LONGEST)
        expected = {reading.article.id for reading in readings if reading.matches(tree)}
        try:
            found = {article.id for article in engine.articles(tree)}
        except UnsayableError:
            of_a_folder = any(map(is_of_a_folder, walk(tree)))
            assert of_a_folder or any(map(is_unsayable, walk(tree))), tree
            refused += not of_a_folder
            continue
        different = [article for article in articles if article.id in found ^ expected]
        assert found == expected, f"{tree}\n{different[:1]}"
        assert engine.count(tree) == len(expected)
    assert refused < len(questions) / 10


def is_of_a_folder(node):
    """Tell whether a node asks for what only an index in a folder knows: quotations, days in the text, stories."""
    if isinstance(node, Has):
        return node.what == "quote"
    return getattr(node, "kind", None) == "said" or getattr(node, "field", None) in ("said", "event", "story")


def is_unsayable(node):
    """Tell whether a node is of the one kind that a cluster is known not to answer: loose words, one of them twice."""
    asked = words(node.text) if isinstance(node, Phrase) and node.slop is not None else []
    return len(set(asked)) < len(asked)
