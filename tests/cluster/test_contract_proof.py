"""One contract for both engines: a cluster finds what a plain reading of the texts finds."""

import itertools
import os

from hypothesis import HealthCheck, Phase, given, seed, settings

from index.frozen import changed
from index.terms import words
from search.opensearch.errors import UnsayableError
from search.parser import parse
from search.searcher import Page
from search.tree import Phrase, walk
from tests.cluster.conftest import write_articles
from tests.search.plain_reading import Reading, matches
from tests.search.test_proof import BORDERS, LONGEST, NOW, worlds

WORLDS = int(os.environ.get("NEWSDEX_CLUSTER_PROOF", "12"))


def test_both_sides_of_every_border(new_place):
    articles = {id(article): article for article, _, _ in BORDERS}
    named = {key: changed(a, id=f"b{n}", ids=(f"b{n}",)) for n, (key, a) in enumerate(articles.items())}
    engine = write_articles(new_place(), list(named.values()))
    for _, question, _ in BORDERS:
        tree = parse(question, now=NOW)
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
            assert any(map(is_unsayable, walk(tree))), tree
            refused += 1
            continue
        different = [article for article in articles if article.id in found ^ expected]
        assert found == expected, f"{tree}\n{different[:1]}"
        assert engine.count(tree) == len(expected)
    assert refused < len(questions) / 10


def is_unsayable(node):
    """Tell whether a node is of the one kind that a cluster is known not to answer: loose words, one of them twice."""
    asked = words(node.text) if isinstance(node, Phrase) and node.slop is not None else []
    return len(set(asked)) < len(asked)
