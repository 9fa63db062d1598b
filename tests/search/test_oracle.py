"""Stock Whoosh as the oracle: over our codec its matchers find the same articles in the same order, scored the same."""

import itertools
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, event, given, settings
from whoosh.query import Term

from index.seam.whoosh_index import NewsIndex
from search.leaves import Leaves
from search.parser import parse
from search.score_arrays import ArrayArithmetic
from search.scores import PlainArithmetic
from search.searcher import first
from search.tree import Node
from search.whoosh_queries import NotSaidInWhooshError, compile_tree
from search.whoosh_scores import NewsWeighting
from tests.search.test_proof import EXAMPLES, LONGEST, NOW, PLAIN, SECTIONED, scored, worlds, write_index

SAME = 1e-6


def found_by_whoosh(folder: Path, tree: Node, reader) -> list[tuple[str, float]]:
    """Return the ids and scores of all hits, in Whoosh's order."""
    with NewsIndex(folder).searcher(weighting=NewsWeighting()) as searcher:
        results = searcher.search(compile_tree(tree, reader), limit=None)
        return [(results[i]["id"], results.score(i)) for i in range(len(results))]


def found_by_us(reader, tree) -> list[tuple[str, float]]:
    total, found = first(reader, Leaves(reader.segments, reader.toc.roots), tree, "score", 1000)
    assert total == len(found)
    return [(reader.article(each.ref).id, each.score) for each in found]


def ids_with_scores(reader, tree, arithmetic) -> dict[str, float]:
    scores = scored(reader, tree, arithmetic)
    return {reader.segments[n].stored(d)["id"]: score for n, each in enumerate(scores) for d, score in each.items()}


@settings(
    max_examples=max(EXAMPLES // 4, 10), deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)  # fmt: skip
@given(worlds)
def test_whoosh_finds_the_same_articles_in_the_same_order_with_the_same_scores(world):
    corpus, questions = world
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "index"
        reader = write_index(folder, corpus)
        for question in questions:
            tree = parse(str(question), now=NOW, longest=LONGEST)
            try:
                oracle = found_by_whoosh(folder, tree, reader)
            except NotSaidInWhooshError:
                event("Whoosh cannot say it")
                continue
            event("nothing found" if not oracle else "found")
            expected = pytest.approx(dict(oracle), abs=SAME)
            assert ids_with_scores(reader, tree, PlainArithmetic()) == expected, str(tree)
            assert ids_with_scores(reader, tree, ArrayArithmetic()) == expected, str(tree)
            # Where several score the same, ours go on by date and path, Whoosh's by number.
            ours = found_by_us(reader, tree)
            assert [score for _, score in ours] == pytest.approx([score for _, score in oracle], abs=SAME), str(tree)
            for (_, a), (_, b) in itertools.pairwise(oracle):
                assert a >= b


@pytest.mark.parametrize(
    "question", ["in:next(fire)", "cease NEAR/3 fire", '"fire cease"~4', "body:fire", "has:section"]
)
def test_what_whoosh_cannot_say_is_refused(tmp_path, question):
    reader = write_index(tmp_path / "index", [(PLAIN, 0, False)])
    with pytest.raises(NotSaidInWhooshError, match="Whoosh has no query"):
        compile_tree(parse(question, now=NOW), reader)


def test_a_question_that_whoosh_parsed_itself_is_scored_by_the_formula(tmp_path):
    reader = write_index(tmp_path / "index", [(PLAIN, 0, False), (SECTIONED, 1, False)])
    with NewsIndex(tmp_path / "index").searcher(weighting=NewsWeighting()) as searcher:
        results = searcher.search(Term("text", "delta"))
        assert results.score(0) == pytest.approx(found_by_us(reader, parse('"delta"', now=NOW))[0][1], abs=SAME)
