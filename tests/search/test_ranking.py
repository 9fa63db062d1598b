"""The score against a plain scorer written from the formula in ``search.ranking``, and its parts against the whole."""

import math
import re
from collections import Counter

import pytest

from index.terms import stem
from search.evaluate import Evaluation
from search.explanation import explain
from search.leaves import Leaves
from search.parser import parse
from search.score_arrays import ArrayArithmetic
from search.scores import PlainArithmetic
from tests.conftest import TODAY

FILLER = "and so it went on for many more words that say little of what is going on here and there in this town "
TEXTS = {
    "a": ("2024-03-01", f"Talks on the harbour began as Keller met talkers. {FILLER * 3} Talk goes on. Talks. Sails."),
    "b": ("2024-07-09", "A storm. " + FILLER * 2 + " Later Keller spoke of talks and talks again in the harbour."),
    "c": ("2023-03-05", "The keller of the old inn, a keller for wine, talked of. " + FILLER),
    "d": ("2023-01-05", "Nothing happened in 2024 at the harbour. " + FILLER + "The sailing went well."),
    "e": ("2024-03-20", "The talking harbour. The harbours talk of March."),
    "f": (None, "Storms and storms and Storms, said Keller."),
}  # fmt: skip


@pytest.fixture
def library_of_texts(library, json_lines):
    library.write("a.jsonl", json_lines(*({"id": i, "date": d, "text": t} for i, (d, t) in TEXTS.items())))
    library.update()
    return library


class PlainScorer:
    """The formula, over lists of words."""

    def __init__(self):
        self.texts = {name: re.findall(r"\w+", text.lower()) for name, (_, text) in TEXTS.items()}
        self.average = sum(map(len, self.texts.values())) / len(self.texts)

    def capitals(self, same):
        """The share of uses inside sentences that are capitalised, of the words that are the same."""
        uses = capitals = 0
        for _, text in TEXTS.values():
            for sentence in re.split(r"(?<=\.) +", text):
                for word in re.findall(r"\w+", sentence)[1:]:
                    if same(word.lower()):
                        uses += 1
                        capitals += word[0].isupper()
        return capitals / (uses + 4)

    def saturated(self, same, capitals):
        x, first = {}, {}
        for name, words in self.texts.items():
            places = [place for place, word in enumerate(words) if same(word)]
            if places:
                x[name] = len(places) / (1 - 0.7 + 0.7 * (len(words) + 50) / (self.average + 50))
                first[name] = max(0, places[0] - 16)
        weight = self.idf(len(x)) * (1 + 0.25 * capitals)
        return Counter({n: weight * 2.6 * (x[n] / (1.6 + x[n]) + 96 / (96 + first[n])) / 2 for n in x})

    def idf(self, holding):
        return math.log(1 + (len(self.texts) - holding + 0.5) / (holding + 0.5))

    def word(self, typed):
        stemmed = self.saturated(
            lambda word: stem(word) == stem(typed), self.capitals(lambda w: stem(w) == stem(typed))
        )
        exact = self.saturated(lambda word: word == typed, self.capitals(lambda w: stem(w) == stem(typed)))
        return Counter({name: 0.8 * score + 0.2 * exact[name] for name, score in stemmed.items()})

    def question(self, *typed, dated=()):
        total = Counter()
        for word in typed:
            for name, score in self.word(word).items():
                total[name] += score
        for prefix in dated:
            of_date = [name for name, (day, _) in TEXTS.items() if re.match(prefix, day or "")]
            for name in of_date:
                if name in total:
                    total[name] += 1.25 * self.idf(len(of_date))
        return total


QUESTIONS = [
    ("talks", ("talks",), ()),
    ("keller", ("keller",), ()),
    ("storms OR harbour", ("storms", "harbour"), ()),
    ("talk OR 2024", ("talk", "2024"), ("2024",)),
    ("harbour OR storm OR march OR 2024", ("harbour", "storm", "march", "2024"), ("2024", r"\d+-03")),
    ("harbour OR March", ("harbour", "march"), (r"\d+-03",)),
    ("harbour OR march", ("harbour", "march"), ()),
    ("sails OR harbour", ("sails", "harbour"), ()),
]


@pytest.mark.parametrize("arithmetic", [PlainArithmetic, ArrayArithmetic])
@pytest.mark.parametrize(("question", "words", "dated"), QUESTIONS)
def test_the_score_is_that_of_the_formula(library_of_texts, question, words, dated, arithmetic):
    reader = library_of_texts.reader()
    leaves = Leaves(reader.segments, ())
    evaluated = Evaluation(reader, leaves, arithmetic())
    scores = evaluated.scores(parse(question, now=TODAY))
    found = {
        reader.segments[number].stored(document)["id"]: score
        for number, each in enumerate(scores)
        for document, score in evaluated.arithmetic.items(each)
    }
    assert found == pytest.approx(PlainScorer().question(*words, dated=dated))


def test_a_year_among_the_words_makes_nothing_match(library_of_texts):
    assert library_of_texts.ids("harbour 2024") == {"d"}
    assert library_of_texts.ids("2024") == {"d"}
    assert library_of_texts.ids("harbour OR 2024") == library_of_texts.ids("harbour") | {"d"}


def check_parts(clause):
    if clause.parts or clause.children:
        held = [child.score for child in clause.children if child.holds]
        assert clause.score == pytest.approx(sum(held) + sum(score for _, score in clause.parts)), clause.text
    for child in clause.children:
        if child.holds:
            check_parts(child)


@pytest.mark.parametrize("question", ["talks OR harbour OR 2024 OR March", "talks harbour", "(talk OR storm) harbour"])
@pytest.mark.parametrize("name", ["a", "b", "e"])
def test_the_parts_of_an_explained_score_add_up(library_of_texts, question, name):
    reader = library_of_texts.reader()
    clause = explain(reader, parse(question, now=TODAY), reader.by_id(name))
    assert clause.holds
    assert clause.parts or clause.children
    check_parts(clause)
    shown = {hit.article.id: hit.score for hit in library_of_texts.hits(question).hits}
    assert clause.score == pytest.approx(shown[name], abs=1e-4)
