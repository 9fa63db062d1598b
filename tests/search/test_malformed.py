"""Questions that cannot be read: the code, the place under the carets, and a remedy for each."""

import datetime
import json

import pytest

from search.errors import QueryError, shown
from search.parser import parse

NOW = datetime.date(2025, 3, 15)

# The carets stand under the question, as a user sees them; code behind them.
TABLE = [
    ('"peace talks', "^", "unclosed_quote"),
    ('gaza "peace', "     ^", "unclosed_quote"),
    ("gaza “peace", "     ^", "unclosed_quote"),
    ('title:"peace', "      ^", "unclosed_quote"),
    ('date:"Feb 13', "     ^", "unclosed_quote"),
    ("(gaza", "^", "unclosed_parenthesis"),
    ("a (b (c)", "  ^", "unclosed_parenthesis"),
    ("in:next(a", "       ^", "unclosed_parenthesis"),
    ("gaza)", "    ^", "unopened_parenthesis"),
    (")", "^", "unopened_parenthesis"),
    ("()", "^^", "empty_group"),
    ("a ( ) b", "  ^^^", "empty_group"),
    ("title:()", "      ^^", "empty_group"),
    ("in:next()", "       ^^", "empty_group"),
    ('""', "^^", "empty_phrase"),
    ('a " "', "  ^^^", "empty_phrase"),
    ('title:""', "      ^^", "empty_phrase"),
    ("AND", "^^^", "missing_operand"),
    ("a AND", "  ^^^", "missing_operand"),
    ("OR a", "^^", "missing_operand"),
    ("a OR OR b", "  ^^", "missing_operand"),
    ("a |", "  ^", "missing_operand"),
    ("NOT", "^^^", "missing_operand"),
    ("a (b NOT)", "     ^^^", "missing_operand"),
    ("a NEAR", "  ^^^^", "missing_operand"),
    ("ADJ/3 b", "^^^^^", "missing_operand"),
    ("-", "^", "lone_minus"),
    ("a - b", "  ^", "lone_minus"),
    ("(-)", " ^", "lone_minus"),
    ("title:-gaza", "      ^", "misplaced_minus"),
    ("a date:-2025", "       ^", "misplaced_minus"),
    ("title:", "^^^^^^", "missing_value"),
    ("date:^2", "     ^", "missing_value"),
    ("a title:(—)", "         ^", "no_word"),
    ("a title: b", "  ^^^^^^", "missing_value"),
    ("(date:)", " ^^^^^", "missing_value"),
    ("person:=", "^^^^^^^^", "missing_value"),
    ("persn:Witkoff date:2025-02", "^^^^^", "unknown_field"),
    ("events:2025", "^^^^^^", "unknown_field"),
    ("event:2025-02-30", "      ^^^^^^^^^^", "no_such_day"),
    ("said:(gaza)", "^^^^^", "bad_zone"),
    ("said:Pu*(gaza)", "^^^^^^^^", "bad_zone"),
    ("said:Putin(date:2025)", "           ^^^^^", "nested_field"),
    ("Person:Putin", "^^^^^^", "unknown_field"),
    ("has:quot", "    ^^^^", "unknown_value"),
    ("has:dat", "    ^^^", "unknown_value"),
    ("title:(a OR body:b)", "            ^^^^^", "nested_field"),
    ("in:next(date:2025)", "        ^^^^^", "nested_field"),
    ("same:sentence(in:next)", "              ^^^", "nested_field"),
    ("same:sentence", "^^^^^^^^^^^^^", "bad_zone"),
    ("same:sentense(a)", "     ^^^^^^^^", "bad_zone"),
    ("in:ne*t(a)", "^^^^^^^", "bad_zone"),
    ("in:(a)", "^^^", "bad_zone"),
    ("said(a)", "^^^^^", "touching_parenthesis"),
    ('a "b"(c)', "  ^^^^", "touching_parenthesis"),
    ("title:>5", "^^^^^^^", "bad_comparison"),
    ("topic:=x", "^^^^^^^", "bad_comparison"),
    ("trump >2025", "      ^^^^^", "bare_comparison"),
    ("trump <=2025-02", "      ^^^^^^^^^", "bare_comparison"),
    ("date:foo", "     ^^^", "bad_date"),
    ("a date:3/1/2025", "       ^^^^^^^^", "ambiguous_date"),
    ("date:2025-13-45", "     ^^^^^^^^^^", "no_such_day"),
    ("date:2025-02-30", "     ^^^^^^^^^^", "no_such_day"),
    ("date:2024..2025-02-30", "           ^^^^^^^^^^", "no_such_day"),
    ("date:13/2/25", "     ^^^^^^^", "two_digit_year"),
    ("date:2025..2024", "     ^^^^^^^^^^", "backwards_range"),
    ("date:..", "     ^^", "unfinished_range"),
    ("date:[2024 TO", "     ^^^^^^^^", "unfinished_range"),
    ("date:[2024 2025]", "     ^^^^^^^^^^^", "unfinished_range"),
    ("date:>", "     ^", "unfinished_range"),
    ("after:>2024", "      ^", "two_comparisons"),
    ("after:*", "      ^", "bad_date"),
    ("c*", "^^", "short_pattern"),
    ("a title:?b*", "        ^^^", "short_pattern"),
    ("witkof~9", "      ^^", "bad_distance"),
    ("~9", "^^", "misplaced_tilde"),
    ('"a b" ~5', "      ^^", "misplaced_tilde"),
    ("(a b)~5", "     ^^", "misplaced_tilde"),
    ("wit*~1", "    ^^", "misplaced_tilde"),
    ("abc~", "^^^^", "bad_fuzzy"),
    ("witkof/spoke~1", "^^^^^^^^^^^^^^", "bad_fuzzy"),
    ("g20s~1", "^^^^^^", "bad_fuzzy"),
    ("a NEAR/x b", "  ^^^^^^", "bad_distance"),
    ("gaza^0", "    ^^", "bad_boost"),
    ("gaza^101", "    ^^^^", "bad_boost"),
    ("gaza^", "    ^", "bad_boost"),
    ("gaza ^2", "     ^^", "bad_boost"),
    ('"a"~x', "   ^^", "bad_suffix"),
    ("a NEAR -b", "       ^", "bad_operand"),
    ("date:2025 NEAR a", "^^^^^^^^^", "bad_operand"),
    ("(a b) NEAR c", " ^^^", "bad_operand"),
    ("title:a NEAR b", "^^^^^^^^^^^^^^", "bad_operand"),
    ("a NEAR (b NEAR c)", "        ^^^^^^^^", "bad_operand"),
    ("—", "^", "no_word"),
    ("a OR …", "     ^", "no_word"),
    ("NOT !", "    ^", "no_word"),
    ('"a"*', "   ^", "misplaced_wildcard"),
]


@pytest.mark.parametrize(("query", "carets", "code"), TABLE)
def test_an_error_has_its_code_its_place_and_a_remedy(query, carets, code):
    with pytest.raises(QueryError) as raised:
        parse(query, now=NOW)
    error = raised.value
    assert error.code == code
    message, line, under = error.render().split("\n")
    assert line == f"  {query}"
    assert under == f"  {carets}"
    assert message == f"newsdex: {error.cause}; {error.remedy}"
    assert error.cause
    assert error.remedy
    assert error.cause[0] == error.cause[0].lower()
    assert error.query[error.start : error.end] == query[len(carets) - carets.count("^") : len(carets)]


def test_a_misspelt_field_is_answered_as_the_contract_prints_it():
    with pytest.raises(QueryError) as raised:
        parse("persn:Witkoff date:2025-02", now=NOW)
    assert raised.value.render() == (
        'newsdex: unknown field "persn"; did you mean person: ?\n  persn:Witkoff date:2025-02\n  ^^^^^'
    )
    assert raised.value.as_json() == {
        "code": "unknown_field",
        "message": 'unknown field "persn"; did you mean person: ?',
        "start": 0,
        "end": 5,
        "suggest": ["person"],
    }
    json.dumps(raised.value.as_json())


def test_a_long_question_is_shown_around_the_place():
    query = "gaza " * 100 + "persn:x " + "rafah " * 100
    with pytest.raises(QueryError) as raised:
        parse(query, now=NOW)
    _, line, carets = raised.value.render().split("\n")
    assert len(line) <= 80
    assert line.startswith("  …")
    assert line.endswith("…")
    assert line[carets.index("^") : len(carets)] == "persn"


def test_too_long_a_question_is_an_error_at_the_first_character_too_many():
    parse("a" * 4096, now=NOW)
    with pytest.raises(QueryError) as raised:
        parse("a" * 4097, now=NOW)
    assert (raised.value.code, raised.value.start, raised.value.end) == ("too_long", 4096, 4097)
    _, line, carets = raised.value.render().split("\n")
    assert max(len(line), len(carets)) <= 80


def test_control_characters_are_shown_escaped_and_the_carets_follow_them():
    with pytest.raises(QueryError) as raised:
        parse("a\x1b[31m\u202e\n\ud800 persn:x", now=NOW)
    _, line, carets = raised.value.render().split("\n")
    assert line == "  a\\x1b[31m\\u202e\\n\\ud800 persn:x"
    assert line[carets.index("^") : len(carets)] == "persn"


def test_wide_and_combining_characters_have_their_columns():
    with pytest.raises(QueryError) as raised:
        parse("北京 e\u0301 persn:x", now=NOW)
    assert raised.value.render().split("\n")[2] == "  " + " " * 7 + "^^^^^"


def test_a_message_is_one_line_of_plain_characters_whatever_was_typed():
    assert shown("a\nb\x1b" + "c" * 100) == "a\\nb\\x1b" + "c" * 36 + "…"
