"""The table of fields."""

import datetime

import pytest

from search.fields import FIELDS, PLANNED, lookup, nearest, written_field
from search.parser import parse


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.name)
def test_every_field_has_an_example_that_is_read(field):
    assert f"{field.name}:" in field.example
    assert field.matches
    parse(field.example, now=datetime.date(2025, 3, 15))


def test_names_are_told_once():
    names = [name for field in PLANNED for name in (field.name, *field.also)]
    assert len(names) == len(set(names))


def test_other_names_lead_to_the_same_field():
    for name, canonical in [("headline", "title"), ("people", "person"), ("section", "in"), ("after", "date")]:
        field = lookup(name)
        assert field is not None
        assert field.name == canonical


def test_a_field_that_is_not_built_yet_is_unknown():
    assert all(field.built for field in PLANNED)
    assert all(lookup(name) is None for name in ("Title", ""))


@pytest.mark.parametrize(
    ("typed", "first"),
    [("persn", "person"), ("peple", "people"), ("Title", "title"), ("titel", "title"), ("authors", "author"),
     ("dat", "date"), ("sorce", "source"), ("sectoin", "section")],
)  # fmt: skip
def test_the_nearest_name_is_suggested(typed, first):
    assert nearest(typed)[0] == first


def test_what_is_near_nothing_suggests_nothing():
    assert nearest("xylophone") == ()
    assert nearest("x" * 5000) == ()


@pytest.mark.parametrize(
    ("text", "name"),
    [("title:x", "title"), ("title: x", "title"), ("persn:x", "persn"), ("persn:(x)", "persn"), ("Iran: talks", None),
     ("Iran:", None), ("10:30", None), ("https://x", None), ("mailto:a", None), ("x", None), (":x", None),
     ("Trump's:x", None), ("персона:Путин", "персона")],
)  # fmt: skip
def test_a_colon_makes_a_field_or_is_text(text, name):
    assert written_field(text) == name
