"""The model that finds people: its file, its best labels, and the words that it is told of."""

from __future__ import annotations

import re
from importlib.resources import files
from itertools import chain, pairwise, product

import numpy as np
import pycrfsuite
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from index.people.candidates import candidates, weigh
from index.people.capitals import begins_like_a_name
from index.people.cutting import cut
from index.people.features import tell
from index.people.finding import find_people, find_people_in
from index.people.given_names import GIVEN
from index.people.kinds import (
    capital_judge,
    capital_kind,
    census,
    nameable,
    part,
    seen_words,
    small_judge,
    small_kind,
)
from index.people.labels import LABELS, labelled
from index.people.looks import SMALL
from index.people.memo import Numbers
from index.people.model import MODEL, learnt, pack, unpack
from index.people.places import NATIONS, PLACES
from index.people.runs import capital_runs
from index.people.small_words import SPEECH, STOP
from index.people.sounds import fold
from index.people.stretches import Stretches
from index.people.templates import TEMPLATES, Numbering
from index.people.texts import read, tokenize
from index.people.things import BEFORE_THINGS, SURNAMEABLE, THINGS
from tests.people.train import read_weights, strings

STEPS = st.lists(st.integers(-300, 300).map(lambda number: number / 64), min_size=9, max_size=9)
SCORES = st.lists(st.complex_numbers(max_magnitude=20, allow_nan=False, allow_infinity=False), max_size=6)


def total(labels, scores, steps):
    """Add up one choice of labels, as the field's textbooks define it."""
    sum_ = sum({"B": score.real, "I": score.imag, "O": 0.0}[label] for label, score in zip(labels, scores, strict=True))
    return sum_ + sum(steps[3 * LABELS.index(a) + LABELS.index(b)] for a, b in pairwise(labels))


def best_labels(scores, steps):
    """Return the labels of one text that score best together, by Viterbi's algorithm as the textbooks have it."""
    best, came = {"B": 0.0, "I": 0.0, "O": 0.0}, []
    for place, score in enumerate(scores):
        if place:
            by = [dict(zip(LABELS, steps[at : at + 3], strict=True)) for at in (0, 3, 6)]
            sums = {b: {a: best[a] + by[i][b] for i, a in enumerate(LABELS)} for b in LABELS}
            came.append({b: max(LABELS, key=sums[b].__getitem__) for b in LABELS})
            best = {b: max(sums[b].values()) for b in LABELS}
        best = {"B": best["B"] + score.real, "I": best["I"] + score.imag, "O": best["O"]}
    labels = max(LABELS, key=best.__getitem__) if scores else ""
    for before in reversed(came):
        labels = before[labels[0]] + labels
    return labels


@given(SCORES, STEPS)
def test_no_other_labels_score_better(scores, steps):
    best = best_labels(scores, steps)
    assert len(best) == len(scores)
    most = max(total(labels, scores, steps) for labels in product(LABELS, repeat=len(scores)))
    assert total(best, scores, steps) == pytest.approx(most)


SIXTY_FOURTHS = st.integers(-1500, 600).map(lambda number: number / 64)


@settings(deadline=None)
@given(st.lists(st.lists(st.builds(complex, SIXTY_FOURTHS, SIXTY_FOURTHS), min_size=1, max_size=12), max_size=4))
def test_labels_of_many_texts_are_those_of_each(texts):
    steps = learnt().steps
    expected = "".join(best_labels(scores, steps) for scores in texts)
    numbers = np.repeat(np.arange(len(texts)), list(map(len, texts)))
    found = labelled(np.array([*chain.from_iterable(texts)], np.complex64), numbers, steps)
    assert "".join(map(LABELS.__getitem__, found.tolist())) == expected


def test_a_model_is_read_as_it_was_written():
    model = unpack(pack({"wé": (1.5, -2.0), "nothing": (0.0, 0.001), "-1w": (-0.25, 0.0)}, [1, 2, 3, 4, 5, 6, 7, 8, 9]))
    assert model.weights == {"wé": complex(1.5, -2.0), "-1w": complex(-0.25, 0.0)}
    assert model.steps == (1, 2, 3, 4, 5, 6, 7, 8, 9)


def test_labels_are_those_of_the_library_that_trained(tmp_path):
    words = [
        "Ann",
        "Lee",
        "met",
        "Bob",
        "in",
        "Rome",
        "while",
        "Lee",
        "slept",
        "at",
        "Ann",
        "Arbor",
        "with",
        "Bob",
        "Ray",
    ]
    people = ["B", "I", "O", "B", "O", "O", "O", "B", "O", "O", "O", "O", "O", "B", "I"]
    told = [[f"w{word}", f"p{before}"] for word, before in zip(words, ["", *words], strict=False)]
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    trainer.append(told, people)
    trainer.set_params({"max_iterations": 30})
    path = str(tmp_path / "model")
    trainer.train(path)
    tagger = pycrfsuite.Tagger()
    tagger.open(path)
    model = unpack(read_weights(path))
    for start, end in ((0, 15), (0, 5), (3, 12), (8, 15)):
        scores = [sum(model.weights.get(each, 0j) for each in word) for word in told[start:end]]
        assert list(best_labels(scores, model.steps)) == tagger.tag(told[start:end])


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("anti-Gaddafi rebels", ["anti", "Gaddafi", "rebels"]),
        ("the Trump-era rule", ["the", "Trump", "era", "rule"]),
        ("a Netanyahu-led, Saudi-backed plan", ["a", "Netanyahu", "led", "Saudi", "backed", "plan"]),
        ("Park Geun-hye met Ban Ki-moon", ["Park", "Geun-hye", "met", "Ban", "Ki-moon"]),
        ("Abdel Fattah al-Sisi and Jean-Luc Mélenchon", ["Abdel", "Fattah", "al-Sisi", "and", "Jean-Luc", "Mélenchon"]),
        ("then-President Smith-Jones", ["then-President", "Smith-Jones"]),
        ("Spain 's J. P. O'Neil's cat", ["Spain", "J.", "P.", "O'Neil", "cat"]),
        ("", []),
    ],
)
def test_words_are_cut_so_that_a_name_is_whole_words(body, words):
    tokens = tokenize(body)
    assert [token.text for token in tokens] == words
    assert [body[token.start : token.end] for token in tokens] == words


@given(st.text(st.sampled_from("aZé.'’s-_ \n1“\"(A")))
def test_words_and_what_stands_between_are_the_text(body):
    tokens = tokenize(body)
    rebuilt = "".join(gap + text for gap, text in zip(tokens.gaps, tokens.texts, strict=False))
    assert rebuilt == body


@pytest.mark.parametrize(
    ("body", "runs"),
    [
        ("LATE GOAL SINKS NORWAY\nPavel Brandt\nTRONDHEIM\nIgor Kovalenko scored.",
         ["LATE GOAL SINKS NORWAY", "Pavel Brandt", "TRONDHEIM", "Igor Kovalenko"]),
        ("It was not known on that cold evening whether Volodymyr\nZelenskyy would speak.", ["Volodymyr\nZelenskyy"]),
        ("Ludwig van der Rohe, Kim Jong-un", ["Ludwig van der Rohe", "Kim Jong-un"]),
        ("The United States and the FBI", []),
    ],
)  # fmt: skip
def test_a_short_line_ends_a_run_of_capitals_and_a_wrapped_one_does_not(body, runs):
    texts = read((body,), Stretches())
    (tokens,) = texts.tokens
    (found,) = capital_runs(texts, learnt().told.looks).of_bodies
    assert [body[tokens.start(run.start) : tokens.end(run.end - 1)] for run in found] == runs


def test_words_of_no_small_list_are_judged_as_if_all_lists_were_asked():
    lists = (GIVEN, SURNAMEABLE, STOP, SPEECH, PLACES, NATIONS, THINGS, BEFORE_THINGS, *census(), *seen_words(), *HARD)
    known = {word for words in lists for word in words}
    judge_capital, judge_small = capital_judge(), small_judge()
    for word in known:
        for text in (word.capitalize(), word.upper(), f"{word.capitalize()}-a", f"{word.upper()}."):
            kind = capital_kind(text, text.lower(), fold(text))
            expected = (kind, part(text, text.lower(), kind), nameable(text, text.lower(), kind))
            assert judge_capital(text, text.lower(), fold(text)) == expected, text
        kind = small_kind(word, word)
        assert judge_small(word, word) == (kind, part(word, word, kind), nameable(word, word, kind)), word


@settings(deadline=None)
@given(st.lists(st.sampled_from(["Ann", "van", "van", "met"]), max_size=40), st.sets(st.integers(0, 40), max_size=8))
@example(["van", *["Ann"] * 61, "van", "Ann", "Ann", *["van"] * 3, *["Ann"] * 70, *["van"] * 4, "Ann"], set())
def test_runs_are_capitals_and_the_particles_between_them(words, commas):
    words = [word + "," if place in commas else word for place, word in enumerate(words)]
    texts = read([" ".join(words)], Stretches())
    # A small letter marks a word that only a space stands before.
    marks = [{"Ann": "C", "van": "P", "met": "."}[word.rstrip(",")] for word in words]
    broken = [place == 0 or words[place - 1].endswith(",") for place in range(len(words))]
    line = "".join(mark if new else mark.lower() for mark, new in zip(marks, broken, strict=True))
    expected = [match.span() for match in re.finditer(r"[Cc](?:p{0,3}c){0,60}", line)]
    (found,) = capital_runs(texts, learnt().told.looks).of_bodies
    assert [(run.start, run.end) for run in found] == expected


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ('Actor Dwayne "The Rock" Johnson said on Monday that he would run.', 'Dwayne "The Rock" Johnson'),
        ("Driver Kevin Ward, Jr., was killed on Saturday.", "Kevin Ward, Jr."),
    ],
)
def test_a_name_is_not_cut_by_a_nickname_or_a_comma(body, name):
    assert name in [person.name for person in find_people(body)]


def test_a_person_before_and_behind_a_hyphen_is_found():
    body = "The anti-Gaddafi rebels met. A Trump-era rule fell. A Netanyahu-led cabinet resigned."
    assert [person.name for person in find_people(body)] == ["Gaddafi", "Trump", "Netanyahu"]


KNOWN = Stretches()
HARD = (["u.s.", "é", "ǆ", "i\u0307", "4th", "o’neil", "2"],)
BODIES = [
    "",
    "No name stands here.",
    "Mr. Modi met Angela Merkel. Merkel slept.",
    "Al-Qaeda's Ayman al-Zawahiri, 62, a surgeon, spoke; J. P. O'Neil and Ludwig van der Rohe did not.",
    "ANN LEE WINS AGAIN\nAnn Lee of Germany 's party won.",
]


def test_many_texts_give_what_each_gives_alone():
    assert find_people_in(BODIES) == [find_people(body) for body in BODIES]


def test_what_was_forgotten_is_looked_at_again(monkeypatch):
    expected = find_people_in(BODIES)
    monkeypatch.setattr("index.people.stretches._MOST", 2)
    monkeypatch.setattr("index.people.looks._MOST", 2)
    monkeypatch.setattr("index.people.finding._TOGETHER", 1)
    assert find_people_in(BODIES) == expected


# What the cutting of words looks at: letters of all sorts, apostrophes, hyphens, spaces, possessives that stand apart.
SIGNS = [
    *"aZsJ,;éÉǅʼ.'’-_ \n\t\u00a0\u03011²٣“(\ud800中",
    "al-",
    "anti-",
    "-led",
    "Mr.",
    " 's",
    " 's-J. ",
    "J. ",
    "U.S",
]


@settings(deadline=None)
@given(st.lists(st.lists(st.sampled_from(SIGNS), max_size=12).map("".join), min_size=1, max_size=6))
def test_words_of_many_texts_are_those_of_each_cut_alone(bodies):
    for body, tokens in zip(bodies, read(bodies, KNOWN).tokens, strict=True):
        words = cut(body)
        assert tokens.texts == [*words.texts, "", ""]
        places = range(len(tokens))
        assert list(map(tokens.start, places)) == words.begins
        assert list(map(tokens.end, places)) == words.ends
        starts, ends = [*words.begins, len(body)], [0, *words.ends]
        assert tokens.gaps == [body[end:start] for end, start in zip(ends, starts, strict=True)]
        joined = [place > 0 and tokens.gaps[place] in (" ", "\n", "\u00a0") for place in places]
        assert [tokens.joined(place) for place in places] == joined
        assert [tokens.capital(place) for place in places] == list(map(begins_like_a_name, words.texts))


def told_of(texts, told):
    runs = capital_runs(texts, told.looks)
    seen = [candidates(tokens, within) for tokens, within in zip(texts.tokens, runs.of_bodies, strict=True)]
    return tell(texts, runs, weigh(texts, seen), told).tolist()


def test_sums_are_those_of_all_strings_that_are_told():
    weights = unpack(files("index.people").joinpath(MODEL).read_bytes()).weights
    texts = read(BODIES, Stretches())
    told = told_of(texts, strings())
    assert sum(map(len, told)) > 20 * len(told) > 100
    assert told_of(texts, learnt().told) == [sum(weights.get(each, 0j) for each in word) for word in told]


@pytest.mark.parametrize("filler", ["slept and", "slept and " * 300])
def test_a_word_that_also_stands_in_small_letters_is_told_so_in_a_text_of_any_length(filler):
    texts = read([f"Then Rose {filler} met a rose.", f"Then Rose {filler} met a primrose."], Stretches())
    of_rose = [word for word in told_of(texts, strings()) if "wrose" in word]
    said = [int(each[1:].partition("|")[0]) for word in of_rose for each in word if each[0] == "o"]
    assert [bits & SMALL for bits in said] == [SMALL, 0]


def test_what_a_template_makes_a_key_of_it_makes_again_of_the_key():
    weights = unpack(files("index.people").joinpath(MODEL).read_bytes()).weights
    numbering = Numbering(Numbers(()), Numbers(()))
    for template in TEMPLATES:
        rests = [told[1:] for told in weights if told[0] == template.begins]
        keys = template.keys(rests, numbering)
        assert len(set(keys.tolist())) == len(rests) > 0
        assert template.rests(keys.tolist(), numbering) == rests


def test_places_are_worked_out_from_what_was_cut():
    body = "Park's J. P. O'Neil’s cat, then-President Smith-Jones's\u00a0dog "
    tokens = tokenize(body)
    for index, token in enumerate(tokens):
        assert body[tokens.start(index) : tokens.end(index)] == token.text
        assert tokens.after(index) == body[token.end : token.end + 1]
