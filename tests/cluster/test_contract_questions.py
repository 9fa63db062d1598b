"""One contract for both engines: the same questions give the same articles, in the same order, marked alike."""

import pytest

from search.parser import parse
from search.searcher import SORTS, Page
from tests.cluster.conftest import EVERYTHING
from tests.search.test_proof import NOW
from tests.search.test_questions import CORPUS_QUESTIONS, EVENT_QUESTIONS

OF_THE_TEXT = [
    # Who is quoted, and in which words; the days a text speaks of; stories.
    "said:*",
    "said:*(the)",
    "said:trump",
    "said:putin(NOT the)",
    'said:"Donald Trump"(we OR peace)',
    "said:nobody",
    "-said:trump(the) has:quote",
    "has:quote",
    "event:2025-02",
    "event:2025..",
    "event:>=2025-03-01 -event:2025-03-05",
    "event:none",
    "event:*",
    "story:*",
    "story:t*",
    "-story:t*",
    "story:nothing",
]


@pytest.mark.parametrize("question", [*CORPUS_QUESTIONS, *OF_THE_TEXT])
def test_a_question_over_the_corpus_gives_the_same_hits(own, question):
    own.assert_equal_to_the_last(question)


def test_every_question_over_the_events_gives_the_same_hits(events):
    for question in [*EVENT_QUESTIONS, *OF_THE_TEXT]:
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
    monkeypatch.setattr("search.opensearch.asking._AT_ONCE", most)
    for number in (2, 7, 12, 10_000):
        events.assert_equal("*", "newest", 25, number)
