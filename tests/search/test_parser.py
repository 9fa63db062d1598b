"""What every form of the query language means, in one table; the right column is how the reading is printed."""

import datetime
import json
import lzma
import re
from pathlib import Path

import pytest

from search.errors import QueryError
from search.parser import parse, parse_literal, read
from search.tree import And, Boost, Days, Every, Near, Not, Or, Pattern, Phrase, Word, Zone, walk

NOW = datetime.date(2025, 3, 15)
SHARED = Path(__file__).resolve().parents[3] / "shared"
HEADLINES = SHARED / "data" / "current-events.jsonl.xz"

# A failing row holds the error's code behind "!".
TABLE = [
    # Everything, words, operators.
    ("", "*"),
    ("   ", "*"),
    ("*", "*"),
    ("* -gaza", "* AND NOT gaza"),
    ("gaza", "gaza"),
    ("gaza rafah", "gaza AND rafah"),
    ("gaza AND rafah", "gaza AND rafah"),
    ("gaza OR rafah", "gaza OR rafah"),
    ("gaza | rafah", "gaza OR rafah"),
    ("gaza|rafah", "gaza OR rafah"),
    ("gaza and rafah or not x", "gaza AND and AND rafah AND or AND not AND x"),
    ("a b OR c", "(a AND b) OR c"),
    ("a OR b c", "a OR (b AND c)"),
    ("a (b OR c)", "a AND (b OR c)"),
    ("a (b c)", "a AND b AND c"),
    ("(a OR b) OR c", "a OR b OR c"),
    ("NOT a", "NOT a"),
    ("-a", "NOT a"),
    ("--a", "NOT NOT a"),
    ("NOT a b", "NOT a AND b"),
    ("-(a b)", "NOT (a AND b)"),
    ('-"a b"', 'NOT "a b"'),
    ("NOT(a OR b)", "NOT (a OR b)"),
    ("trump -gaza date:2025-02", "trump AND NOT gaza AND date:2025-02"),
    ("a OR", "!missing_operand"),
    ("OR a", "!missing_operand"),
    ("- a", "!lone_minus"),
    ("()", "!empty_group"),
    ("(a", "!unclosed_parenthesis"),
    ("a)", "!unopened_parenthesis"),
    # Nearness.
    ("a NEAR b", "a NEAR/10 b"),
    ("a ADJ/3 b", "a ADJ/3 b"),
    ("a NEAR/0 b", "a NEAR/0 b"),
    ("a NEAR b ADJ/2 c", "a NEAR/10 b ADJ/2 c"),
    ("x a NEAR b", "x AND (a NEAR/10 b)"),
    ("NOT a NEAR b", "NOT (a NEAR/10 b)"),
    ("(a OR b) NEAR/5 c", "(a OR b) NEAR/5 c"),
    ('"a b" NEAR c*d', '"a b" NEAR/10 c*d'),
    ("title:a NEAR title:b", "title:a NEAR/10 title:b"),
    ("title:(a NEAR b)", "title:a NEAR/10 title:b"),
    ("title:a NEAR b", "!bad_operand"),
    ("(a b) NEAR c", "!bad_operand"),
    ("a NEAR -b", "!bad_operand"),
    ("NEARBY ADJUST", "NEARBY AND ADJUST"),
    # Phrases, wildcards, distances, weights.
    ('"peace talks"', '"peace talks"'),
    ("“peace talks”", '"peace talks"'),
    ('"peace talks"~5', '"peace talks"~5'),
    ('"say \\"no\\""', '"say \\"no\\""'),
    ('"unclosed', "!unclosed_quote"),
    ('""', "!empty_phrase"),
    ("ceasef*", "ceasef*"),
    ("*gate", "*gate"),
    ("wom?n", "wom?n"),
    ("c*", "!short_pattern"),
    ("really?", "really?"),
    ("foo\\*", "foo\\*"),
    ("witkof~", "witkof~1"),
    ("witkof~2", "witkof~2"),
    ("witkof~9", "!bad_distance"),
    ("abc~", "!bad_fuzzy"),
    ("f-16s~", "!bad_fuzzy"),
    ("gaza^2", "gaza^2"),
    ("(a b)^0.50", "(a AND b)^0.5"),
    ("witkof~1^3", "witkof~1^3"),
    ("gaza^0", "!bad_boost"),
    # Zones.
    ("in:next", "in:next"),
    ("section:next", "in:next"),
    ("in:*", "in:*"),
    ("in:next(ceasefire OR truce)", "in:next(ceasefire OR truce)"),
    ('in:"who said what"(putin -gaza)', 'in:"who said what"(putin AND NOT gaza)'),
    ("in:*(putin)", "in:*(putin)"),
    ("in:next (a)", "in:next AND a"),
    ("same:sentence(putin NEAR gaza)", "same:sentence(putin NEAR/10 gaza)"),
    ("same:paragraph(a b)", "same:paragraph(a AND b)"),
    ("same:sentence", "!bad_zone"),
    ("same:word(a)", "!bad_zone"),
    ("in:next(title:a)", "!nested_field"),
    ("said:Putin(ceasefire -gaza)", "said:Putin(ceasefire AND NOT gaza)"),
    ('said:"Washington Post"(alliance)', 'said:"Washington Post"(alliance)'),
    ("said:*(truce)", "said:*(truce)"),
    ("-said:Putin", "NOT said:Putin"),
    ("said:Putin(in:next)", "!nested_field"),
    # Fields.
    ("text:gaza", "gaza"),
    ("title:gaza", "title:gaza"),
    ("headline:gaza", "title:gaza"),
    ("title:(gaza OR rafah)", "title:gaza OR title:rafah"),
    ('title:(gaza -"peace talks")', 'title:gaza AND NOT title:"peace talks"'),
    ("summary:a body:b", "dek:a AND body:b"),
    ("title:*", "title:*"),
    ('people:"Steve Witkoff"', 'person:"Steve Witkoff"'),
    ("person:=Witkoff", 'person:="Witkoff"'),
    ('person:="Steve Witkoff"', 'person:="Steve Witkoff"'),
    ('role:"special envoy"', 'role:"special envoy"'),
    ("path:corpus/*.txt", "path:corpus/*.txt"),
    ("path:a?", "path:a?"),
    ("id:2002-07-01-01", "id:2002-07-01-01"),
    ("has:date", "has:date"),
    ("has:(date OR person)", "has:date OR has:person"),
    ("has:quote", "has:quote"),
    ("has:quot", "!unknown_value"),
    ("title:(a body:b)", "!nested_field"),
    ("persn:Witkoff", "!unknown_field"),
    ("title:", "!missing_value"),
    ("topic:=x", "!bad_comparison"),
    # Days.
    ("date:2025", "date:2025"),
    ("date:7d", "date:2025-03-09..2025-03-15"),
    ("date:(2024 OR 2026)", "date:2024 OR date:2026"),
    ("date:(>2024 -2025-03)", "date:2025-01-01.. AND NOT date:2025-03"),
    ('date:"Feb 13, 2025"', "date:2025-02-13"),
    ('date:"Feb 13, 2025".."March 1, 2025"', "date:2025-02-13..2025-03-01"),
    ("date:{2025-02 TO 2025-04}", "date:2025-03"),
    ("date:[2024 TO 2025] gaza", "date:2024-01-01..2025-12-31 AND gaza"),
    ("after:2025-02", "date:2025-03-01.."),
    ("since:2025-02", "date:2025-02-01.."),
    ("before:2025-02", "date:..2025-01-31"),
    ("until:2025-02", "date:..2025-02-28"),
    ("added:>=yesterday", "added:2025-03-14.."),
    ("date:none", "date:none"),
    ("date:*", "date:*"),
    ("date:foo", "!bad_date"),
    ("date:2025..2024", "!backwards_range"),
    # What is text.
    ("Iran: talks resume", "Iran: AND talks AND resume"),
    ("10:30", "10:30"),
    ("https://example.org/a?b=c", "https://example.org/a\\?b=c"),
    ("persn\\:x", "persn\\:x"),
    ("\\OR", "\\OR"),
    ("title:OR", "title:OR"),
    ("C++ AT&T U.S. $1.5bn F-16", "C++ AND AT&T AND U.S. AND $1.5bn AND F-16"),
    ("cease-fire O'Rourke 50/50", "cease-fire AND O'Rourke AND 50/50"),
    (r"#MeToo \@POTUS a@b @ 5", r"#MeToo AND \@POTUS AND a@b AND 5"),
    ("war — and … peace", "war AND and AND peace"),
    ("gaza\N{NO-BREAK SPACE}rafah", "gaza AND rafah"),
    ("(UN) votes", "UN AND votes"),
    ("why (?) now", "why AND now"),
    ("(UN)-backed", "UN AND \\-backed"),
    ("—", "!no_word"),
    ("a OR …", "!no_word"),
    ("Putin(left)", "!touching_parenthesis"),
]


@pytest.mark.parametrize(("query", "wanted"), TABLE)
def test_a_question_is_read_as_the_table_says(query, wanted):
    if wanted.startswith("!"):
        with pytest.raises(QueryError) as raised:
            parse(query, now=NOW)
        assert raised.value.code == wanted[1:]
    else:
        tree = parse(query, now=NOW)
        assert str(tree) == wanted
        assert parse(wanted, now=datetime.date(1990, 1, 1)) == tree


def test_the_tree_of_words_and_operators():
    assert parse("aa -b OR cccc~2^3", now=NOW) == Or(
        (And((Word("aa"), Not(Word("b")))), Boost(Word("cccc", None, 2), 3.0))
    )
    assert parse('"a b" ADJ/4 wit*', now=NOW) == Near(Phrase("a b"), Pattern("wit*"), 4, ordered=True)
    assert parse("in:next(a)", now=NOW) == Zone("in", Word("next"), Word("a"))


def test_escapes_make_wildcards_literal():
    assert parse("fo\\*o", now=NOW) == Word("fo*o")
    assert parse("fo\\*o*", now=NOW) == Pattern("fo\\*o*")
    assert parse("a\\ b", now=NOW) == Word("a b")


def test_a_pattern_that_looks_like_an_operator_is_given_back_as_a_pattern():
    pattern = parse("\\NEAR/3*", now=NOW)
    assert pattern == Pattern("NEAR/3*")
    assert parse(str(pattern), now=NOW) == pattern


def test_nodes_know_their_places():
    query = "gaza  title:(x OR wit*)^2 -date:2025"
    assert [query[slice(*node.place)] for node in walk(parse(query, now=NOW)) if not isinstance(node, (And, Or))] == [
        "gaza", "x OR wit*)^2", "x", "wit*", "-date:2025", "date:2025",
    ]  # fmt: skip


def test_days_keep_what_was_typed():
    [days] = [node for node in walk(parse("a date:last-month", now=NOW)) if isinstance(node, Days)]
    assert (days.text, str(days.period)) == ("last-month", "2025-02")


@pytest.mark.parametrize(
    ("query", "mixed"),
    [("a b OR c", True), ("a AND b OR c", True), ("(a b) OR c", False), ("a OR b", False), ("a b", False),
     ("x (a b OR c)", True), ("title:(a b | c)", True)],
)  # fmt: skip
def test_a_mixed_question_is_worth_printing(query, mixed):
    assert read(query, now=NOW).mixed is mixed


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ("trump putin", "trump OR putin"),
        ("trump putin -gaza date:2025", "(trump OR putin) AND NOT gaza AND date:2025"),
        ("trump AND putin gaza", "(trump AND putin) OR gaza"),
        ("title:(trump putin)", "title:trump OR title:putin"),
        ('in:next(a "b c")', 'in:next(a OR "b c")'),
        ("date:2025", "date:2025"),
    ],
)
def test_any_joins_words_by_or_and_keeps_the_rest(query, wanted):
    assert str(parse(query, now=NOW, any_=True)) == wanted


def test_literal_takes_every_character_as_text():
    assert parse_literal('title:x -b "c OR (d') == And(
        (Word("title:x"), Word("-b"), Word('"c'), Word("OR"), Word("(d"))
    )
    assert parse_literal("a — b", any_=True) == Or((Word("a"), Word("b")))
    assert parse_literal("  ") == Every()
    with pytest.raises(QueryError) as raised:
        parse_literal("— …")
    assert raised.value.code == "no_word"


def test_a_hundred_levels_are_read_and_printed_and_no_more():
    deep = "(a OR b " * 50 + "c" + ")^2" * 50
    tree = parse(deep, now=NOW)
    assert parse(str(tree), now=NOW) == tree
    deepest = "(a OR " * 100 + "c" + ")^2" * 100
    tree = parse(deepest, now=NOW)
    assert parse(str(tree), now=NOW) == tree
    assert hash(tree) == hash(parse(deepest, now=NOW))
    with pytest.raises(QueryError) as raised:
        parse("(a OR b " * 90 + "c" + ")^2" * 90, now=NOW)  # spelt out, it has 180 levels
    assert raised.value.code == "too_deep"
    with pytest.raises(QueryError) as raised:
        parse("(" * 101 + "a" + ")" * 101, now=NOW)
    assert (raised.value.code, raised.value.start) == ("too_deep", 100)
    with pytest.raises(QueryError) as raised:
        parse("-" * 2000 + "a", now=NOW)
    assert raised.value.code == "too_deep"


# What the contract makes an error or a pattern even in a headline.
_BY_CONTRACT = re.compile(
    r"""["“”„‟]|(^|\s)-(\s|$)|[(\[{)]|\b(OR|AND|NOT|NEAR|ADJ)\b|\w:[^\s/]|\w[?*^~]+\w|\*|\\|\^|~|\||\b\d+:|[a-z]+:""",
    re.VERBOSE,
)


@pytest.mark.skipif(not HEADLINES.exists(), reason="../shared holds the headlines; it is not here")
def test_pasted_headlines_and_sentences_are_text():
    titles, sentences = [], []
    with lzma.open(HEADLINES, "rt", encoding="utf-8") as lines:
        for line in lines:
            article = json.loads(line)
            if "title" in article and len(titles) < 300:
                titles.append(article["title"])
            if len(sentences) < 2000:
                sentences.append(re.split(r"(?<=[.!?])\s", article["text"])[0])
            if len(titles) == 300 and len(sentences) == 2000:
                break
    refused = []
    for text in titles + sentences:
        try:
            tree = parse(text, now=NOW)
        except QueryError:
            if not _BY_CONTRACT.search(text):
                refused.append(text)
            continue
        assert not any(isinstance(node, Pattern) for node in walk(tree)) or _BY_CONTRACT.search(text), text
        assert parse(str(tree), now=NOW, longest=100_000) == tree
    assert refused == []
