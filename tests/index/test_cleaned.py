"""Cleaned text: metadata in front of the first heading, then paragraphs and headings."""

import datetime

import pytest
from origins import assert_sound

from index.errors import UnreadableError
from index.forms import form_of, read
from index.forms.recurrence import Recurrence
from tests.effort import guarded

TEXT = (
    " date 2025-02-13 What happened\n\nThe council voted on Monday to rebuild the wall, and nobody spoke.\n\n"
    "What next?\n\nWork begins in May.\n"
)


def read_one(text):
    (found,) = read(text, "a.txt", Recurrence())
    return found


def test_the_day_and_the_first_heading_stand_on_the_first_line():
    found = read_one(TEXT)
    assert (found.form, found.title, found.date) == ("cleaned", None, datetime.date(2025, 2, 13))
    headings = [found.body[s.heading.start : s.heading.end] for s in found.sections]
    assert headings == ["What happened", "What next?"]
    assert found.origins[0] == (0, 1, 18)
    assert_sound(found, TEXT)


def test_other_words_of_metadata_are_read():
    text = "title Wall to be rebuilt date 13 February 2025 source Harbour Post\n\nThe council voted on Monday."
    found = read_one(text)
    assert (found.title, str(found.date), found.source) == ("Wall to be rebuilt", "2025-02-13", "Harbour Post")
    assert found.body == "The council voted on Monday."


def test_metadata_may_stand_one_a_line():
    text = "Title: Wall to be rebuilt\nDate: 2025-02-13\nAuthor: Jane Doe\n\nThe council voted on Monday."
    found = read_one(text)
    assert (found.title, str(found.date), found.authors) == ("Wall to be rebuilt", "2025-02-13", ("Jane Doe",))
    assert_sound(found, text)


@pytest.mark.parametrize(
    "text", ["Date night is back\n\nCouples return.", "date unknown\n\nText.", "Title fight ends\n\nText."]
)
def test_a_headline_that_begins_with_such_a_word_is_a_page(text):
    assert form_of("a.txt", text) == "page"


def test_metadata_without_text_is_unreadable():
    assert isinstance(read_one(" date 2025-02-13\n\n"), UnreadableError)


def test_cleaned_text_that_was_wrapped_is_one_paragraph():
    text = (
        "date 2025-02-13 What happened\n\nThe council voted on Monday to rebuild the sea wall,\n"
        "which the January storm took away overnight, and\nnobody spoke.\nWhat next?\nWork begins in May.\n"
    )
    found = read_one(text)
    assert found.body.count("\n\n") == 3
    headings = [found.body[s.heading.start : s.heading.end] for s in found.sections if s.heading]
    assert headings == ["What happened", "What next?"]
    assert_sound(found, text)


def test_a_day_that_is_none_is_named_with_its_line():
    found = read_one("title: X\ndate: 3/4/2025\n\nThe council voted on Monday to rebuild the wall.")
    assert (found.line, found.reason) == (2, "date '3/4/2025' is not a day")


@pytest.mark.parametrize(
    "text",
    ["a" * 1_000_000, "title " * 160_000, "source a " * 110_000, "1 Jan " * 160_000, '"' * 1_000_000, "A-" * 500_000],
    ids=lambda text: text[:8],
)
def test_a_hostile_megabyte_takes_no_time(text):
    with guarded():
        read_one("date 2025-02-13 " + text)
