"""The golden questions come out as the figures say; ``python -m tests.ranking golden`` writes them anew."""

import pytest

from tests.ranking.golden import FIGURES, HERE, SETS, figures
from tests.ranking.judged import NEWS
from tests.ranking.measures import ndcg, randomisation, reciprocal_rank


@pytest.mark.parametrize("name", SETS)
def test_the_right_article_comes_where_the_figures_say(tmp_path, name):
    if name == "events" and not NEWS.exists():
        pytest.skip("the snippets lie beside the project, not in it")
    expected = FIGURES.read_text(encoding="utf-8").split("\n\n")[SETS.index(name)].rstrip("\n")
    assert figures(name, tmp_path / name).rstrip("\n") == expected


def test_there_are_enough_golden_questions_each_asked_once():
    questions = [
        line.split("\t")[0] for name in SETS for line in (HERE / f"golden_{name}.tsv").read_text().splitlines()
    ]
    assert len(questions) == len(set(questions)) >= 60


def test_the_measures_are_those_of_the_books():
    assert ndcg(["a", "x", "b"], {"a", "b"}) == pytest.approx((1 + 1 / 2) / (1 + 1 / 1.5849625))
    assert ndcg(["x"], {"a"}) == 0
    assert reciprocal_rank(["x", "y", "a"], {"a"}) == pytest.approx(1 / 3)
    assert randomisation([1.0] * 12, [0.0] * 12) < 0.01
    assert randomisation([1.0, 0.0], [0.0, 1.0]) == 1
