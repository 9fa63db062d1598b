"""Words to terms: what readers do not tell apart is one term, what they do is two."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.terms import UNITED_STATES, fold_phrase, stem, stems, take_apart, word_spans, words
from tests.effort import guarded


def parts(text):
    return [part for word in words(text) for part in word.parts]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ceasefire", "ceasefire"),
        ("ERDOĞAN", "erdogan"),
        ("İstanbul", "istanbul"),
        ("Mélenchon", "Melenchon"),
        ("Me\u0301lenchon", "Mélenchon"),
        ("Løkke", "lokke"),
        ("Straße", "strasse"),
        ("ﬁnance", "finance"),
        ("Æsir", "aesir"),
        ("O’Rourke", "O'Rourke"),
        ("don’t", "dont"),
        ("cease\u00adfire", "ceasefire"),
        ("cease\u200bfire", "ceasefire"),
        ("Zelenskyy's", "Zelenskyy"),
        ("Zelenskyy’s", "Zelenskyy"),
        ("U.N.", "UN"),
        ("U.K.'s", "UK"),
        ("J.D.", "JD"),
        ("U.S.", "US"),
        ("u.s.", "U.S"),
        ("U.S.A.", "USA"),
        ("1,000", "1000"),
        ("$1.5bn", "1.5BN"),
        ("Ｋｙｉｖ", "Kyiv"),
        ("Jong\u2011un", "Jong-un"),
    ],
)
def test_what_readers_do_not_tell_apart_is_one_term(one, other):
    assert words(one) == words(other)
    assert len(words(one)) == 1


def test_the_country_is_not_the_pronoun():
    assert parts("US troops told us") == [UNITED_STATES, "troops", "told", "us"]


def test_in_a_line_of_capitals_nothing_tells_the_country_from_the_pronoun():
    assert parts("LET US PRAY\nthe US") == ["let", "us", "pray", "the", UNITED_STATES]


def test_a_hyphenated_word_has_its_parts_and_the_joined_form_over_them():
    assert take_apart("cease-fire").forms == (("cease", 0, 1), ("fire", 1, 1), ("ceasefire", 0, 2))
    assert take_apart("F-16").joined == "f16"
    assert take_apart("U.S.-led").parts == (UNITED_STATES, "led")


def test_a_dash_between_words_joins_nothing():
    assert [word.joined for word in words("talks – war - peace—now")] == [None] * 4


def test_underscores_and_other_signs_part_words():
    assert parts("one_two@three/four 10:30 7,8") == ["one", "two", "three", "four", "10", "30", "7", "8"]


def test_one_letter_words_and_common_words_stay():
    assert parts("Plan A of the I") == ["plan", "a", "of", "the", "i"]


def test_spans_are_those_of_the_words_as_written():
    text = "In\u00a0Kyiv, “Zelenskyy’s” cease-fire."
    assert [text[start:end] for start, end, _ in word_spans(text)] == ["In", "Kyiv", "Zelenskyy’s", "cease-fire"]


@given(st.lists(st.sampled_from(["talks", "Talking", "f16", "u.s.", "", "élus", "中国"]) | st.text(max_size=6)))
def test_stems_of_many_are_those_of_each(terms):
    assert stems(terms) == [*map(stem, terms)]


def test_stems_are_those_of_porter_2():
    assert {stem(word) for word in ("talks", "talked", "talking", "talk")} == {"talk"}
    assert stem("f16") == "f16"
    assert stem(UNITED_STATES) == UNITED_STATES


@pytest.mark.parametrize("unseen", ["\u200b", "\u200e", "\u202e", "\u2060", "\ufeff", "\u00ad", "\u0301"])
def test_a_word_behind_something_invisible_is_a_word(unseen):
    assert words(f"{unseen}Witkoff") == words("Witkoff")
    assert [word.parts for word in words(f"to {unseen}Kyiv, {unseen}U.S.")] == [("to",), ("kyiv",), (UNITED_STATES,)]
    assert [word.parts for word in words(f"cease-{unseen}fire")] == [("cease",), ("fire",)]


def test_a_name_is_compared_folded():
    assert fold_phrase("  Kim   Jong-Un’s ") == "kim jong un"


_NAMES = st.lists(st.sampled_from(["US", "Us", "Kim", "A1", "O'Neil", "x_y", "é", " ", "\x1f", "\n", "–", "n" * 130]))


@given(_NAMES.map(" ".join) | _NAMES.map("".join))
def test_a_name_of_plain_words_is_folded_as_any_other_text(name):
    assert fold_phrase(name) == " ".join(parts(name))


@pytest.mark.parametrize("unit", ["a", "a.", "a-", "a'", "1,111", "\u200b", "é\u0301", ".", "US ", "\u0301"])
def test_a_megabyte_of_the_worst_takes_no_longer_than_text_does(unit):
    text = unit * (1_000_000 // len(unit))
    with guarded():
        words(text)


_RARE = "\u02bc\uff07\u00ad\u200b\u200d\u2060\ufeff\u0301\u0327\u0483\u05bc\u0941\u0e31\ufe20"


@given(st.text("aSsUé19.,-_' \n’‐" + _RARE, max_size=12))
def test_a_text_without_rare_signs_has_the_words_that_it_has_beside_them(text):
    """Two expressions find words, the quicker one where it is known to find the same."""
    plain = "".join(c for c in text if c not in _RARE)
    # Far from the text, a sign makes it one that the other expression is wanted for.
    beside = list(word_spans(plain + "  \u02bcx"))
    assert list(word_spans(plain)) == [each for each in beside if each[1] <= len(plain)]
