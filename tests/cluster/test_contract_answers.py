"""One contract for both engines: what is counted, quoted, told, meant and explained is the same."""

import pytest

from search.facets import FACETS
from search.parser import parse
from search.searcher import Page
from search.timeline import PERIODS
from tests.conftest import TODAY

QUESTIONS = ["*", "ceasefire OR talks", "person:Witkoff", "in:next(the)", "said:*", "date:2025 -gaza", "nothingatall"]


def tree(question):
    return parse(question, now=TODAY)


@pytest.mark.parametrize("question", QUESTIONS)
def test_facets_are_the_same(own, question):
    for by in FACETS:
        found = own.assert_answers_equal(lambda engine, by=by: engine.facet(tree(question), by, 30))
        assert found.counts or question == "nothingatall" or found.without == found.articles, by


@pytest.mark.parametrize("question", QUESTIONS)
def test_timelines_are_the_same(own, question):
    for per in (None, *PERIODS):
        own.assert_answers_equal(lambda engine, per=per: engine.timeline(tree(question), per))


def test_what_many_articles_have_is_counted_to_the_last(events, monkeypatch):
    monkeypatch.setattr("search.opensearch.asking._BUCKETS", 7)
    monkeypatch.setattr("search.opensearch.counting._AT_ONCE", 3)
    for by in ("person", "role", "cites", "topic", "month"):
        events.assert_answers_equal(lambda engine, by=by: engine.facet(tree("*"), by, 10))
    events.assert_answers_equal(lambda engine: engine.timeline(tree("talks"), "day"))


@pytest.mark.parametrize("sort", ["newest", "path"])
@pytest.mark.parametrize("question", ["said:*(the OR a)", "said:trump", "person:Putin", "-gaza", "nothingatall"])
def test_quotations_are_the_same(own, question, sort, monkeypatch):
    monkeypatch.setattr("search.opensearch.questions._AT_ONCE", 5)
    found = own.assert_answers_equal(lambda engine: list(engine.quotes(tree(question), sort)))
    assert found or question == "nothingatall"


@pytest.mark.parametrize(("person", "question"), [("Witkoff", "*"), ("Donald Trump", "date:2025"), ("Nobody", "*")])
def test_company_is_the_same(own, person, question):
    found = own.assert_answers_equal(lambda engine: engine.company(tree(question), person, 10))
    assert bool(found.companions) == (person != "Nobody")


@pytest.mark.parametrize("name", ["Trump", "Zelensky", "Sergey Lavrov", "Erdogan", "Nobody"])
def test_a_name_stands_for_the_same_people(own, name):
    own.assert_answers_equal(lambda engine: engine.people(name))


def unscored(results):
    return told(results), results.total, results.stories


def told(results):
    return [(each.best.article, each.best.snippets, each.matching, each.story) for each in results.hits]


@pytest.mark.parametrize("sort", ["newest", "title"])
def test_stories_are_the_same(events, sort):
    several = 0
    for question in ("*", "talks OR attack", "nothingatall"):
        for number in (1, 3):
            page = Page(sort, 40, number)
            found = events.assert_answers_equal(lambda engine, q=question, p=page: unscored(engine.stories(tree(q), p)))
            several += sum(len(story.reports) > 1 for *_, story in found[0])
    assert several


def test_the_story_of_each_report_is_the_same(events):
    hits = events.embedded.stories(tree("*"), Page("newest", 1_000)).hits
    whole = next(hit.story for hit in hits if len(hit.story.reports) > 1)
    for report in whole.reports:
        assert events.assert_answers_equal(lambda engine, report=report: engine.story(report)) == whole


UNKNOWN = [
    "witkof",
    "zelenskki trump",
    "negociations",
    "Prezident",
    "gaza xqzzyk",
    "title:cesefire",
    "ceasefire date:1950",
    "person:Witkoff -person:Witkoff",
    "in:next(xylophone)",
    "trump putin xi erdogan lavrov modi macron",
]


@pytest.mark.parametrize("question", UNKNOWN)
def test_where_nothing_answers_the_same_is_said_and_offered(own, question):
    assert not own.embedded.count(tree(question))
    page = Page("newest", 5)

    def offered(engine):
        meant = engine.suggest(tree(question), page, 0)
        return meant.said, meant.questions, meant.results and [hit.article for hit in meant.results.hits]

    said, questions, _ = own.assert_answers_equal(offered)
    assert said or questions


@pytest.mark.parametrize(
    "question",
    [
        "ceasefire -gaza date:2025",
        '"prime minister" OR said:Putin(war)',
        "in:next(witkoff) person:Trump^2",
        "event:2025-02 has:quote source:post",
        "trump NEAR/5 putin path:asia",
    ],
)
def test_each_clause_is_explained_alike(own, question):
    article = own.embedded.search(tree("witkoff trump"), Page(limit=1)).hits[0].article

    def said(clause):
        return clause.text, clause.means, clause.articles, clause.holds, [*map(said, clause.children)]

    for asked in (None, article):
        own.assert_answers_equal(lambda engine, asked=asked: said(engine.explain(tree(question), asked)))


def test_words_that_a_cluster_does_not_list_are_counted_all_the_same(own):
    found = own.cluster.explain(tree("zelens*"), None)
    assert (found.articles, found.means) == (
        own.embedded.explain(tree("zelens*"), None).articles,
        "whatever words are like that; they cannot be listed here",
    )


def test_what_came_last_is_the_same(own):
    for question in ("*", "ceasefire", "nothingatall"):
        own.assert_answers_equal(lambda engine, question=question: engine.last_added(tree(question)))


def test_what_is_most_like_an_article_is_so_for_the_cluster_too(own):
    """The order is that of scores, which are the cluster's own."""
    alike = 0
    for article in list(own.embedded.articles(tree("person:Witkoff")))[:5]:
        (first,) = own.embedded.similar(article, 1)
        found = {each.hit.article.id: each for each in own.cluster.similar(article, 5)}
        assert article.id not in found
        assert set(first.shared) & set(found[first.hit.article.id].shared), article.id
        alike += 1
    assert alike


def test_the_figures_are_the_same_but_for_the_disk(own):
    def held(engine):
        return figures(engine.statistics())

    found = own.assert_answers_equal(held)
    assert found[0] == len(own.cluster)


def figures(held):
    return held.articles, held.undated, held.first, held.last, held.files, held.unread, held.roots, held.schema
