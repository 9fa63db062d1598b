"""``newsdex quotes``: who is quoted in matching articles, in which words, and how that is known."""

import csv
import io
import json

import pytest

from search.output.quotes import COLUMNS
from tests.shell import Shell

ARTICLES = [
    {
        "id": "summit",
        "date": "2025-03-14",
        "title": "A bridge",
        "text": (
            "Prime Minister Anna Berg met Karl Holm. “The bridge will stand,” Berg told reporters.\n\n"
            "“We have waited,” she said, “for eleven long years.”"
        ),
    },
    {"id": "later", "date": "2025-03-15", "text": "Holm called it “a gift to\nthe north, and a bridge.”"},
    {"id": "silent", "date": "2025-03-16", "text": "Anna Berg opened a bridge."},
]


@pytest.fixture(scope="module")
def quoting(tmp_path_factory) -> Shell:
    made = Shell(tmp_path_factory.mktemp("quotes"))
    (made.folder / "a.jsonl").write_text("".join(json.dumps(each) + "\n" for each in ARTICLES), encoding="utf-8")
    assert made.run("index", "a.jsonl").returncode == 0
    return made


def test_a_quotation_is_shown_with_its_speaker_its_place_and_how_the_speaker_was_found(quoting):
    shown = quoting.run("quotes", "said:Berg", COLUMNS="80")
    assert shown.stdout == (
        "2025-03-14  Anna Berg, Prime Minister\n"
        "  “The bridge will stand”\n"
        "  a.jsonl:1   …, X said (told)\n"
        "\n"
        "2025-03-14  Anna Berg, Prime Minister\n"
        "  “We have waited, … for eleven long years.”\n"
        "  a.jsonl:1   …, X said, by a pronoun (said)\n"
    )
    assert shown.stderr == "2 quotations\n"


def test_only_what_was_asked_for_is_shown(quoting):
    def words(*arguments):
        return [" ".join(each["words"]) for each in quoting.json("quotes", *arguments)["quotes"]]

    assert words("said:Berg(years)") == ["We have waited, for eleven long years."]
    assert words("said:*(bridge)") == ["a gift to the north, and a bridge.", "The bridge will stand,"]
    assert words("said:*(bridge)", "--sort", "oldest")[0] == "The bridge will stand,"
    assert words("said:*(-bridge)") == ["We have waited, for eleven long years."]
    assert len(words("bridge")) == 3
    assert len(words("bridge -said:Holm")) == 2
    assert len(words("bridge", "-n", "1")) == 1


def test_that_there_are_more_is_told(quoting):
    assert quoting.run("quotes", "bridge", "-n", "1").stderr == "1 quotation, and more: -n 2\n"


def test_what_was_asked_for_is_marked(quoting):
    assert (
        "“We have «waited», … for eleven long «years».”" in quoting.run("quotes", "said:Berg(waited OR years)").stdout
    )


def test_the_forms_say_the_same(quoting):
    quotes = quoting.json("quotes", "bridge")
    assert quotes["v"] == 1
    assert [json.loads(line) for line in quoting.run("quotes", "bridge", "-f", "jsonl").stdout.splitlines()] == (
        quotes["quotes"]
    )
    printed = quoting.bytes("quotes", "bridge", "-f", "csv").decode()
    rows = list(csv.DictReader(io.StringIO(printed, newline=""), strict=True))
    assert tuple(rows[0]) == COLUMNS
    assert [row["words"] for row in rows] == [" … ".join(each["words"]) for each in quotes["quotes"]]
    first = quotes["quotes"][1]
    assert (first["speaker"], first["kind"], first["roles"], first["how"], first["cue"]) == (
        "Anna Berg", "person", ["Prime Minister"], "after", "told",
    )  # fmt: skip
    assert (first["path"], first["line"], first["column"]) == ("a.jsonl", 1, first["column"])


def test_where_nothing_is_quoted_there_are_no_hits(quoting):
    silent = quoting.run("quotes", "id:silent", "-f", "json")
    assert (silent.returncode, json.loads(silent.stdout)) == (1, {"v": 1, "quotes": []})
    assert quoting.run("quotes", "said:Nobody").returncode == 1
