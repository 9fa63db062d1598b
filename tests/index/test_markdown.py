"""Markdown: front matter in a strict subset, and a body of words without markup."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from origins import assert_sound

from index.errors import UnreadableError
from index.forms import read
from index.forms.recurrence import Recurrence
from tests.effort import guarded

TEXT = """---
id: a-1
title: "Wall: to be \\"rebuilt\\""
dek: 'It''s time'
date: 2025-02-13
authors: [Jane Doe, 'Bob, Jr.']
cites:
  - BBC
people:
- Jane Doe
topic: Coast # a comment
url: https://example.org/a#b
---

# A second title

The **council** voted to [rebuild](https://x.org/a_(b)) the _sea_ wall,
and 3 * 4 = 12 in snake_case_names.

## What next?

![The wall](wall.png) Work \\*begins\\* in `May`.
"""


def read_one(text):
    (found,) = read(text, "a.md", Recurrence())
    return found


def test_front_matter_is_read():
    found = read_one(TEXT)
    assert (found.id, found.title, found.dek, str(found.date)) == (
        "a-1",
        'Wall: to be "rebuilt"',
        "It's time",
        "2025-02-13",
    )
    assert (found.authors, found.cites, found.people) == (("Jane Doe", "Bob, Jr."), ("BBC",), ("Jane Doe",))
    assert (found.topic, found.url, found.form) == ("Coast", "https://example.org/a#b", "markdown")


def test_markup_is_left_out_and_every_word_stays_traceable():
    found = read_one(TEXT)
    assert found.body == (
        "A second title\n\nThe council voted to rebuild the sea wall,\nand 3 * 4 = 12 in snake_case_names.\n\n"
        "What next?\n\nThe wall Work *begins* in May."
    )
    assert [found.body[s.heading.start : s.heading.end] for s in found.sections] == ["A second title", "What next?"]
    assert_sound(found, TEXT)


def test_the_first_heading_is_the_title_where_front_matter_gives_none():
    found = read_one("# The *wall*\n\nIt stands.\n\n## Why\n\nStone.")
    assert (found.title, found.body) == ("The wall", "It stands.\n\nWhy\n\nStone.")


@pytest.mark.parametrize(
    ("front", "line", "reason"),
    [
        ("title: a", 1, "front matter is not closed by ---"),
        ("title: {a: b}\n---", 2, "front matter: title: '{' begins what is not read here; quote the value"),
        ("- a\n---", 2, "front matter: a list item under no list"),
        ("just words\n---", 2, "front matter: not `key: value`: 'just words'"),
        ("title: [a]\n---", 2, "front matter: title must be text, not a list"),
        ('authors: ["A B" "C D"]\n---', 2, """front matter: the list of authors cannot be read at '"A B" "C D"'"""),
        ("people: ['Bob, Carl]\n---", 2, """front matter: the list of people cannot be read at "'Bob, Carl\""""),
        ('title: "a\n---', 2, "front matter: a quote is not closed"),
        ("id: a\nid: b\n---", 3, "front matter: id is given twice"),
        ("date: 3/4/2025\n---\ntext", 2, "date '3/4/2025' is not a day"),
        ("title: a\n---\n\n", None, "holds no text"),
    ],
)
def test_what_the_subset_does_not_hold_is_named_with_its_line(front, line, reason):
    found = read_one(f"---\n{front}")
    assert isinstance(found, UnreadableError)
    assert (found.line, found.reason) == (line, reason)


def test_a_list_keeps_what_stands_between_its_commas():
    found = read_one('---\nauthors: [\'A, B\', "C \\"D\\"", E\'F ,, G]\n---\nText.')
    assert found.authors == ("A, B", 'C "D"', "E'F", "G")


def test_a_block_ends_at_its_own_mark():
    found = read_one("````\n~~~\n# not a heading\n```\n````\n\n# The harbour\n\nShips.")
    assert found.title == "The harbour"
    assert [found.body[s.heading.start : s.heading.end] for s in found.sections if s.heading] == []
    assert "# not a heading" in found.body


@given(st.text(st.sampled_from("ab *_`[]()#>!\\-~\n<é"), max_size=80))
def test_every_character_is_where_its_origin_says(text):
    found = read_one(text)
    if not isinstance(found, UnreadableError):
        assert_sound(found, text)
        letters = [c for c in (found.title or "") + found.body if c in "abé"]
        assert len(letters) <= sum(c in "abé" for c in text)


@pytest.mark.parametrize("unit", ["*", "[", "[a](", "`", "_a", "\\", "![", "> ", "# ", "<https://", "[](a"])
def test_a_hostile_megabyte_takes_no_time(unit):
    with guarded():
        read_one(unit * (1_000_000 // len(unit)))
