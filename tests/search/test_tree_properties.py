"""What holds of every question: printed, it is read as the same tree; and nothing but QueryError is ever raised."""

import datetime

from hypothesis import example, given, settings
from hypothesis import strategies as st

from search.errors import QueryError
from search.fields import HAS, is_word
from search.lexer import straighten
from search.parser import parse, parse_literal
from search.periods import Period
from search.tree import (
    And,
    Boost,
    Days,
    Every,
    Exactly,
    Has,
    Near,
    Not,
    Or,
    Pattern,
    Phrase,
    Present,
    Word,
    Zone,
    conjoin,
    disjoin,
    walk,
)

NOW = datetime.date(2025, 3, 15)
LONGEST = 1_000_000
NASTY = "ab1:\"\\()|*?~^-/. '<>=[]{}“”\N{NO-BREAK SPACE}éß北\u0301\u200b—&+"

# Trees as the parser makes them.
literals = st.one_of(
    st.text(alphabet=NASTY, min_size=1, max_size=8),
    st.sampled_from(["OR", "AND", "NOT", "NEAR", "ADJ", "NEAR/3", "title:x", "foo:bar", "Iran:", "10:30", "~9a"]),
).map(straighten).filter(is_word)  # fmt: skip
text_fields = st.sampled_from([None, "title", "dek", "body"])
word_fields = st.sampled_from([None, "title", "body", "person", "role", "author", "source", "topic", "id", "path"])
fuzzy = st.builds(Word, st.text(alphabet="abcdé", min_size=4, max_size=8).filter(
    lambda text: sum(map(str.isalpha, text)) >= 4), text_fields, st.sampled_from([1, 2]))  # fmt: skip
words = st.one_of(st.builds(Word, literals, word_fields), fuzzy)
stretches = st.text(alphabet='abc1\\*?.:"(~-', min_size=2, max_size=5).map(
    lambda text: "x" + "".join("\\" + char if char in "*?\\" else char for char in text) + "y"
)
patterns = st.builds(
    lambda lead, parts, wild, tail, field: Pattern(lead + wild.join(parts) + tail, field),
    st.sampled_from(["", "*"]), st.lists(stretches, min_size=2, max_size=3), st.sampled_from(["*", "?"]),
    st.sampled_from(["", "*"]), st.sampled_from([None, "title", "person"]),
)  # fmt: skip
phrases = st.builds(Phrase, literals, text_fields, st.none() | st.integers(0, 9999))
days = st.builds(
    lambda field, one, other, form: Days(
        field,
        [Period(min(one, other), max(one, other)), Period(one), Period(None, one), Period(undated=True)][form],
    ),
    st.sampled_from(["date", "added"]), st.dates(), st.dates(), st.integers(0, 3),
)  # fmt: skip


def _in_field(field):
    return st.one_of(
        st.builds(lambda text: Word(text, field), literals), st.builds(lambda text: Phrase(text, field), literals)
    )


def _near(field):
    leaf = _in_field(field)
    operand = leaf | st.lists(leaf, min_size=2, max_size=3).map(disjoin)
    once = st.builds(Near, operand, operand, st.integers(0, 9999), st.booleans())
    return st.builds(Near, operand | once, operand, st.integers(0, 20), st.booleans())


nearness = st.sampled_from([None, "title"]).flatmap(_near)


def _combined(parts):
    several = st.lists(parts, min_size=2, max_size=3)
    factors = st.integers(1, 100_000_000).map(lambda number: number / 1_000_000)
    return st.one_of(
        st.builds(Not, parts), several.map(conjoin), several.map(disjoin), st.builds(Boost, parts, factors)
    )


plain = st.recursive(st.builds(Word, literals) | st.builds(Phrase, literals) | _near(None), _combined, max_leaves=4)
names = (
    st.none() | st.builds(Word, literals.filter(lambda text: not text.startswith("="))) | st.builds(Phrase, literals)
)
zones = st.one_of(
    st.builds(Zone, st.just("in"), names, st.none() | plain),
    st.builds(Zone, st.just("same"), st.sampled_from([Word("sentence"), Word("paragraph")]), plain),
)
leaves = st.one_of(
    words, patterns, phrases, days, nearness, zones, st.just(Every()),
    st.builds(Has, st.sampled_from(HAS)), st.builds(Present, st.sampled_from(["title", "person", "date", "id"])),
    st.builds(Exactly, st.just("person"), literals),
)  # fmt: skip
trees = st.recursive(leaves, _combined, max_leaves=8)

# Text as people, and worse than people, may type it.
pieces = st.sampled_from([
    "gaza", "OR", "AND", "NOT", "NEAR", "NEAR/3", "ADJ", "(", ")", '"', "-", "|", "*", "?", "~", "~1", "^2", "^",
    "title:",
    "date:", "after:", "in:next(", "same:sentence(", "person:=", "has:", "path:",
    "2025", "..", "[", "TO", "]", "}", ":",
    "persn:", "\\", "“", "—", "/", " ", " ", " ", "witkoff", "7d", "none", "b", "://", "\ud800", "é",
])  # fmt: skip
questions = st.lists(pieces, max_size=14).map("".join) | st.text(max_size=30) | st.text(alphabet=NASTY, max_size=20)


@settings(max_examples=300, deadline=None)
@given(trees)
def test_a_tree_printed_is_read_as_the_same_tree(tree):
    assert parse(str(tree), now=NOW, longest=LONGEST) == tree


@settings(max_examples=1200, deadline=None)
@given(questions)
@example("Iran:^2")
@example("gaza*\\://gaza")
@example("foo:\\ bar")
@example("\\")
@example("gaza\\title:~")
@example('date:(2024 OR "13 Feb 2025" OR [2025 TO 2026])')
def test_any_text_is_a_question_that_reads_the_same_again_or_a_query_error(text):
    for any_ in (False, True):
        tree = _tree_or_error(text, any_=any_)
        if isinstance(tree, QueryError):
            _check_error(tree, len(text))
            continue
        printed = str(tree)
        assert parse(printed, now=datetime.date(1990, 6, 7), longest=LONGEST) == tree
        assert str(parse(printed, now=NOW, longest=LONGEST)) == printed
        _check_shape(tree, len(text))


def _tree_or_error(text, *, any_):
    try:
        return parse(text, now=NOW, any_=any_)
    except QueryError as error:
        return error


def _check_error(error, length):
    assert 0 <= error.start <= error.end <= length
    assert error.remedy
    assert "\n" not in error.message
    assert error.render().count("\n") == 2
    error.render().encode()


def _check_shape(tree, length):
    for node in walk(tree):
        assert 0 <= node.place[0] <= node.place[1] <= length
        if isinstance(node, (And, Or)):
            assert len(node.children) > 1
            assert not any(isinstance(child, type(node)) for child in node.children)
        if isinstance(node, Word) and node.field not in {"id", "path"}:
            assert is_word(node.text)


@settings(max_examples=300, deadline=None)
@given(questions, st.booleans())
def test_literal_text_is_never_more_than_words(text, any_):
    try:
        tree = parse_literal(text, any_=any_)
    except QueryError:
        assert not is_word(text)
        return
    assert all(isinstance(node, (Word, Every, Or if any_ else And)) for node in walk(tree))
    assert parse(str(tree), now=NOW, longest=LONGEST) == tree
