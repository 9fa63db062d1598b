"""A JSON line is a rendition; a bad one is named, and the others are read."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from origins import assert_sound

from index.errors import UnreadableError
from index.forms import read
from index.forms.recurrence import Recurrence
from tests.effort import guarded


def read_all(text):
    return list(read(text, "news.jsonl", Recurrence()))


def test_every_key_reaches_its_place():
    record = {
        "id": "a1",
        "date": "2025-02-13",
        "title": "T",
        "dek": "D",
        "text": "One, Reuters reported.\n\nTwo.",
        "authors": ["Jane"],
        "source": "S",
        "url": "u",
        "topic": "P",
        "cites": ["BBC"],
        "people": ["Jane Doe"],
        "other": {"is": ["left out"]},
    }
    (found,) = read_all(json.dumps(record))
    assert (found.id, str(found.date), found.title, found.dek) == ("a1", "2025-02-13", "T", "D")
    assert (found.authors, found.source, found.url, found.topic) == (("Jane",), "S", "u", "P")
    assert (found.cites, found.people, found.form, found.line) == (("BBC", "Reuters"), ("Jane Doe",), "json", 1)
    assert found.body == "One, Reuters reported.\n\nTwo."


def test_sections_become_headings_and_paragraphs():
    sections = [{"text": "Lead."}, {"heading": "What next?", "text": 'A "b".\n\n\nC.'}]
    line = json.dumps({"sections": sections})
    (found,) = read_all(line)
    assert found.body == 'Lead.\n\nWhat next?\n\nA "b".\n\nC.'
    assert [found.body[s.span.start : s.span.end] for s in found.sections] == ["Lead.", 'A "b".\n\nC.']
    assert_sound(found, line)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{", "not JSON"),
        ('{"text": "a"} x', "not JSON"),
        ('{"text" "a"}', "not JSON"),
        ('{"text": "a",}', "not JSON"),
        ("[1]", "not a JSON object"),
        ("{}", "no text"),
        ('{"text": " \\n "}', "no text"),
        ('{"text": 5}', "text must be a string"),
        ('{"text": "a", "title": 5}', "title must be a string"),
        ('{"text": "a", "authors": [5]}', "authors must be a list of strings"),
        ('{"text": "a", "date": "3/4/2025"}', "date '3/4/2025' is not a day"),
        ('{"text": "a", "date": 20250213}', "date 20250213 is not a day"),
        ('{"text": "a", "sections": [{"text": "b"}]}', "both text and sections; give one"),
        ('{"sections": [{"heading": "only"}]}', "no text"),
        ('{"sections": [3]}', "sections must be a list of objects, and not empty"),
        ('{"text": "half \\ud83d"}', "half of a surrogate pair in a string"),
        ("[" * 100_000, "not JSON that can be read"),
    ],
)
def test_a_bad_line_is_named_and_the_others_are_read(line, reason):
    good = '{"text": "Good."}'
    first, bad, last = read_all(f"{good}\n{line}\n{good}\n")
    assert first.body == last.body == "Good."
    assert last.line == 3
    assert isinstance(bad, UnreadableError)
    assert (bad.path, bad.line) == ("news.jsonl", 2)
    assert bad.reason.startswith(reason)


def test_columns_count_code_points_behind_escapes():
    line = '{"title": "x", "text": "a\\u00e9b \\"q\\" \\ud83d\\ude00z\\n\\n end"}'
    (found,) = read_all(line)
    assert found.body == 'aéb "q" 😀z\n\nend'
    assert_sound(found, line)
    place = found.body.index("z")
    origin = max((o for o in found.origins if o.offset <= place), key=lambda o: o.offset)
    assert line[origin.column - 1 + place - origin.offset] == "z"


def test_a_text_equal_to_the_title_is_traced_to_the_text():
    line = '{"title": "same", "text": "same"}'
    assert read_all(line)[0].origins[0].column == line.rindex("same") + 1


@pytest.mark.parametrize(
    "line",
    [
        '{"text": "a", "text":"b"}',
        '{"text":"b"}',
        '{"x": {"text": "b"}, "text":"b"}',
        '{"x": ["text", ": "], "text":"b"}',
        '{"text" : \t"b"}  ',
        ' {"title": "{", "text":"b"}',
        r'{"title": "a \"text", "text": "b"}',
        r'{"the \"text": "x", "te\u0078t": "b"}',
        r'{"the \"text": "\u0062", "te\u0078t": "b"}',
        r'{"text": "a", "te\u0078t": "b"}',
        r'{"title": "text", "te\u0078t": "b"}',
    ],
)
def test_the_text_that_counts_is_found_among_others(line):
    (found,) = read_all(line)
    assert (found.body, found.origins[0].column) == ("b", line.rindex("b") + 1)


@given(st.text(), st.text(), st.booleans(), st.booleans())
def test_every_character_is_where_its_origin_says(title, text, ascii_only, sectioned):
    record = (
        {"title": title, "sections": [{"heading": title, "text": text}]}
        if sectioned
        else {"title": title, "text": text}
    )
    line = json.dumps(record, ensure_ascii=ascii_only)
    (found,) = read_all(line)
    if isinstance(found, UnreadableError):
        assert not text.strip()
    else:
        assert_sound(found, line)
        assert "".join(found.body.split()).endswith("".join(text.split()))


@pytest.mark.parametrize(
    "line",
    [
        json.dumps({"text": "a" * 1_000_000}),
        json.dumps({"text": "\n \n" * 300_000 + "x"}),
        json.dumps({"text": 'x"' * 400_000}),
        json.dumps({"sections": [{"heading": "h", "text": "t"}] * 30_000}),
        '{"text": "' + "\\" * 999_999,
        json.dumps({"text": "The Times said " * 70_000}),
    ],
)
def test_a_hostile_megabyte_takes_no_time(line):
    with guarded():
        read_all(line)
