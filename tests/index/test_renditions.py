"""Which texts are one article."""

import datetime
import json
import lzma
import random
import zlib
from functools import partial
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.article import Origin, Rendition, Section
from index.fingerprints import LONG_TEXT, SHINGLE, fingerprints
from index.renditions import group, same_text
from index.shelf import batch
from index.span import Span
from index.word_hashes import text_words, word_hashes
from tests.conftest import SHARED
from tests.effort import calls

LONG = (
    "Negotiators met for eleven hours on Friday in a hotel above the lake, and came out without a text. The mediator "
    "said that two questions were left, the border and the prisoners, and that both sides had asked for a week to "
    "think before the next round begins in the old town hall."
)


def rendition(body, path="a.txt", line=1, **stated):
    whole = Section(None, Span(0, len(body)))
    return Rendition(path, line, "page", body, (whole,), (Origin(0, 1, 1),), **stated)


def prints(*texts):
    split = [text.split() for text in texts]
    return fingerprints(split, word_hashes(split))


def groups(renditions):
    made = batch(renditions)
    found = group(np.arange(len(renditions)), made.entries, made.paths, lambda number: renditions[number].body)
    return [[renditions[number] for number in members] for members in found]


def grouped(*renditions):
    return [[each.path for each in members] for members in groups(renditions)]


def day(number):
    return datetime.date(2025, 2, number)


# White space and what may change beside it: marks that join the letter before them, ligatures, a capital with a dot.
JOINING = st.sampled_from(
    [" ", "\xa0", "\u2003", "\n", "\u0301", "e\u0301", "ﬁ", "İ", "ß", "Σ", "'", "’", "´", "a", "-", "각"]
)


TEXTS = st.lists(st.one_of(JOINING, st.sampled_from(["plain", "It's", "“So,”", "–"]), st.characters())).map("".join)


@given(st.lists(TEXTS, max_size=3))
def test_the_words_of_texts_are_those_of_their_stretches_between_white_space(texts):
    words = [text_words(text) for text in texts]
    found = word_hashes([text.split() for text in texts])
    assert found.counts.tolist() == [*map(len, words)]
    assert found.hashes.tolist() == [zlib.crc32(w.encode("utf-8", "surrogatepass")) for each in words for w in each]


WORDS = st.lists(st.sampled_from("abcdefgh"), min_size=LONG_TEXT - 2, max_size=90).map(" ".join)


@given(st.lists(WORDS, max_size=4))
def test_the_fingerprints_of_a_long_text_are_the_least_of_each_twelve_shingles_whatever_text_is_beside_it(texts):
    factor, window = 0x9E3779B97F4A7C15, 12
    for text, found in zip(texts, prints(*texts), strict=True):
        codes = [zlib.crc32(word.encode()) for word in text.split()]
        powers = [pow(factor, place + 1, 1 << 64) for place in range(SHINGLE)]
        shingles = [
            sum(code * power for code, power in zip(codes[at:], powers, strict=False)) * factor % (1 << 64) >> 32
            for at in range(len(codes) - SHINGLE + 1)
        ]
        least = {min(shingles[at : at + window]) for at in range(len(shingles) - window + 1)}
        assert found == (tuple(sorted(least)) if len(codes) >= LONG_TEXT else (zlib.crc32(text.encode()),))


def test_punctuation_and_white_space_do_not_make_another_article():
    other = LONG.replace("'", "’").replace(" ", "\n", 3).replace(",", "")
    assert grouped(rendition(LONG, "a"), rendition(other, "b")) == [["a", "b"]]


def test_a_text_that_stands_in_another_nearly_whole_is_the_same_article():
    longer = LONG + " More follows. " + "A quite different paragraph was added later by the desk." * 3
    assert grouped(rendition(LONG, "a"), rendition(longer, "b")) == [["a", "b"]]


def test_half_a_text_is_another_article():
    half = LONG[: len(LONG) // 2] + " Then the story went on elsewhere, with other people, in another town, for " * 2
    assert grouped(rendition(LONG, "a"), rendition(half, "b")) == [["a"], ["b"]]


def test_short_texts_are_one_only_when_identical():
    short = "Two people are killed in a landslide near the village."
    assert grouped(rendition(short, "a"), rendition(short.replace(" ", "  "), "b")) == [["a", "b"]]
    assert grouped(rendition(short, "a"), rendition(short[:-1], "b")) == [["a"], ["b"]]


def test_different_days_are_different_articles():
    a, b = rendition(LONG, "a", date=day(1)), rendition(LONG, "b", date=day(2))
    assert grouped(a, b) == [["a"], ["b"]]


def test_different_ids_are_different_articles():
    assert grouped(rendition(LONG, "a", id="1"), rendition(LONG, "b", id="2")) == [["a"], ["b"]]
    assert grouped(rendition(LONG, "a", id="1"), rendition(LONG, "b", id="1")) == [["a", "b"]]


def test_a_text_without_a_day_joins_only_one_of_two_days():
    members = [rendition(LONG, "a", date=day(1)), rendition(LONG, "b"), rendition(LONG, "c", date=day(2))]
    assert grouped(*members) == [["a", "b"], ["c"]]


def test_a_brief_in_two_articles_joins_the_first_and_no_text_is_lost():
    first, second = (f"{LONG} {word} wrote of it at length, and of the weather." for word in ("Alpha", "Beta"))
    assert grouped(rendition(first, "a"), rendition(second, "b"), rendition(LONG, "c")) == [["a", "c"], ["b"]]
    assert grouped(rendition(first, "b"), rendition(second, "c"), rendition(LONG, "a")) == [["a", "b"], ["c"]]


def test_a_text_and_what_holds_it_and_what_holds_that_are_one():
    longer = LONG + " And a sentence more, which the desk added at noon."
    longest = longer + " Another came in the evening, when the doors had closed."
    assert grouped(rendition(longest, "a"), rendition(LONG, "b"), rendition(longer, "c")) == [["a", "b", "c"]]


def test_texts_that_are_all_the_same_take_work_in_proportion():
    def made(count):
        return [rendition(LONG, line=line) for line in range(1, count + 1)]

    assert [len(each) for each in groups(made(300))] == [300]
    few, many = (calls(partial(groups, made(count))) for count in (100, 800))
    assert many < 9 * few


def test_texts_that_are_nearly_the_same_take_work_in_proportion():
    def made(count):
        return [rendition(f"{LONG} Price {line}.", line=line) for line in range(1, count + 1)]

    assert [len(each) for each in groups(made(300))] == [300]
    few, many = (calls(partial(groups, made(count))) for count in (100, 800))
    assert many < 9 * few


@given(st.permutations(range(7)))
def test_the_order_of_files_does_not_matter(order):
    longer = LONG + " And a sentence more."
    members = [
        rendition(LONG, "a", date=day(1)),
        rendition(LONG, "b"),
        rendition(longer, "c", id="x"),
        rendition(longer, "d", date=day(2)),
        rendition(LONG, "e", id="y"),
        rendition("Short.", "f"),
        rendition("Short.", "g"),
    ]
    assert groups([members[i] for i in order]) == groups(members)


STATED = st.tuples(
    st.sampled_from(["Short.", "Brief.", LONG]),
    st.sampled_from([None, day(1), day(2), day(3)]),
    st.sampled_from([None, "x", "y", "z"]),
)


@given(st.lists(STATED, max_size=9))
def test_the_same_texts_are_one_where_what_they_state_agrees_each_compared_with_each(stated):
    members = [rendition(body, f"{number}.txt", date=date, id=own) for number, (body, date, own) in enumerate(stated)]
    expected = {number: [number] for number in range(len(members))}
    states = {number: (each.date, each.id) for number, each in enumerate(members)}
    for a, b in combinations(range(len(members)), 2):
        first, second = sorted(next(lead for lead, of in expected.items() if each in of) for each in (a, b))
        agree = all(x is None or y is None or x == y for x, y in zip(states[first], states[second], strict=True))
        if first != second and agree and members[a].body == members[b].body:
            expected[first] += expected.pop(second)
            states[first] = tuple(x or y for x, y in zip(states[first], states[second], strict=True))
    assert grouped(*members) == [[members[n].path for n in sorted(of)] for _, of in sorted(expected.items())]


@given(st.integers(0, 10_000), st.integers(40, 300), st.floats(0, 0.04))
def test_texts_of_which_one_holds_the_other_share_a_fingerprint(seed, length, damage):
    chance = random.Random(seed)
    words = [f"w{chance.randrange(400)}" for _ in range(length)]
    changed = [f"x{i}" if chance.random() < damage / 5 else word for i, word in enumerate(words)]
    a, b = " ".join(words), " ".join(["before", *changed, "after", "that"])
    if same_text(a, b):
        of_a, of_b = prints(a, b)
        assert set(of_a) & set(of_b)


def test_the_real_snippets_are_never_merged(request):
    snippets = request.getfixturevalue("current_events")
    made = [
        rendition(each["text"], line=n, id=each["id"], date=datetime.date.fromisoformat(each["date"]))
        for n, each in enumerate(snippets, 1)
    ]
    assert len(groups(made)) == len(made)


@pytest.fixture(scope="module")
def current_events():
    path = SHARED / "data" / "current-events.jsonl.xz"
    if not path.exists():
        pytest.skip("current-events.jsonl.xz lies beside the project, not in it")
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        texts = [json.loads(line) for line in lines]
    counts = {}
    for each in texts:
        counts[each["text"]] = counts.get(each["text"], 0) + 1
    return [each for number, each in enumerate(texts) if counts[each["text"]] > 1 or number % 10 == 0]
