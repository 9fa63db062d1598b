"""What one question finds out for another: it answers the same, with less work, and takes no more than its bound."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from index.reader import Reader
from search.kept import Kept
from search.leaves import Leaves
from search.parser import parse
from search.score_arrays import ArrayArithmetic
from search.scores import PlainArithmetic
from search.searcher import Page, first, search
from search.tree import Word
from tests.effort import calls
from tests.search.test_proof import EXAMPLES, LONGEST, NOW, PLAIN, scored, worlds, write_index


@settings(
    max_examples=max(EXAMPLES // 4, 20), deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)  # fmt: skip
@given(worlds)
def test_questions_of_one_reader_score_as_each_does_alone_to_the_last_bit(world):
    corpus, questions = world
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "index"
        reader = write_index(folder, corpus)
        trees = [parse(str(question), now=NOW, longest=LONGEST) for question in questions]
        for arithmetic in (PlainArithmetic, ArrayArithmetic):
            alone = [scored(Reader(folder), tree, arithmetic()) for tree in trees]
            for _ in range(3):
                assert [scored(reader, tree, arithmetic()) for tree in trees] == alone


@pytest.fixture
def reader(tmp_path):
    return write_index(tmp_path / "index", [(PLAIN, 0, False)] * 3 + [(PLAIN, 1, False)] * 2)


def ask(reader, question):
    return first(reader, Leaves(reader.segments, ()), parse(question, now=NOW), "score", 10)


@pytest.mark.parametrize("question", ["alpha", '"alpha one"', "alph*", "body:beta"])
def test_a_leaf_that_was_asked_for_is_not_weighed_again(reader, question):
    ask(reader, question)
    once = ask(reader, question)
    assert once[0] == 5
    assert calls(lambda: ask(reader, question)) < calls(lambda: ask(Reader(reader.folder), question)) / 2


def test_the_words_of_an_and_are_weighed_whole_when_they_come_again(reader):
    alone = ask(reader, "alpha beta")
    again = ask(reader, "alpha beta")
    kept = calls(lambda: ask(reader, "beta -gamma alpha"))
    assert alone == again
    assert kept < calls(lambda: ask(Reader(reader.folder), "beta -gamma alpha"))


def test_names_are_read_anew_since_the_user_may_say_more_of_them(library):
    library.write("a.txt", "Ann Lind of Oslo spoke to reporters in Bergen on Monday.\n")
    library.update()
    reader = library.reader()
    tree = parse('person:"Annie Quarles"', now=NOW)
    assert [search(reader, tree, Page()).total for _ in range(3)] == [0, 0, 0]
    (library.folder / "people.txt").write_text("Annie Quarles = Ann Lind\n")
    assert search(reader, tree, Page()).total == 1


def test_a_pattern_of_too_many_words_is_said_to_be_cut_each_time(reader, monkeypatch):
    monkeypatch.setattr("search.expansion.MOST_TERMS", 1)
    # Marking the hits of a page looks the words up once more; a page without hits says it all the same.
    told = [search(reader, parse("ce* OR beta", now=NOW), Page(number=9)).cut for _ in range(3)]
    assert told[0]
    assert told == [told[0]] * 3


def test_what_was_longest_unused_goes_first_where_that_is_too_much(monkeypatch):
    monkeypatch.setattr("search.kept._MOST_BYTES", 100)
    kept = Kept()
    for text in ("one", "two"):
        kept.keep(dict, Word(text), [{}], 40)
    assert kept.scores(dict, Word("one")) is not None
    kept.keep(dict, Word("three"), [{}], 40)
    assert kept.scores(dict, Word("two")) is None
    assert kept.scores(dict, Word("one")) is not None
    kept.keep(dict, Word("four"), [{}], 101)
    assert kept.scores(dict, Word("four")) is None
    assert kept.scores(dict, Word("three")) is not None
