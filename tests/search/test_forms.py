"""The forms of output that other programs read, and the options that contradict each other."""

import csv
import io
import json
import os
import re

import pytest

from search.output.table import COLUMNS
from tests.shell import Shell

QUESTION = ("search", "trump OR gaza OR erdogan", "-n", "20", "--snippets", "2")


def test_jsonl_is_a_hit_a_line_as_it_stands_in_json(shell):
    lines = shell.run(*QUESTION, "-f", "jsonl").stdout.splitlines()
    assert [json.loads(line) for line in lines] == shell.json(*QUESTION)["hits"]
    assert len(lines) == 20


def test_json_shows_what_can_be_read_and_escapes_the_rest(tmp_path):
    shell = Shell(tmp_path)
    text = "Zürich \x1b[31m \u202e \xa0 ferry \x7f \U000e0041 北京"
    (tmp_path / "a.jsonl").write_text(json.dumps({"id": "x", "title": text, "text": text}))
    shell.run("index", "a.jsonl")
    printed = shell.search("ferry", "-f", "json").stdout
    assert json.loads(printed)["hits"][0]["title"] == text
    assert printed.rstrip("\n").isprintable()
    assert "Zürich" in printed
    assert "北京" in printed


def test_csv_is_rfc_4180(shell):
    printed = shell.bytes(*QUESTION, "-f", "csv").decode()
    rows = list(csv.DictReader(io.StringIO(printed, newline=""), strict=True))
    assert tuple(rows[0]) == COLUMNS
    assert printed.count("\r\n") == 21 == printed.count("\n")
    for row, hit in zip(rows, shell.json(*QUESTION)["hits"], strict=True):
        assert row["id"] == hit["id"]
        assert row["title"] == (hit["title"] or "")
        assert row["people"] == "; ".join(person["name"] for person in hit["people"])
        assert row["snippets"] == " … ".join(snippet["text"] for snippet in hit["snippets"])
        assert (row["path"], row["line"]) == (hit["path"], str(hit["snippets"][0]["line"]))


def test_csv_holds_quotes_commas_and_lines(tmp_path):
    shell = Shell(tmp_path)
    title = 'He said "no", then\nleft'
    (tmp_path / "a.jsonl").write_text(
        json.dumps({"id": "x", "title": title, "text": "A ferry.", "authors": ["A", "B"]})
    )
    shell.run("index", "a.jsonl")
    printed = shell.bytes("search", "ferry", "-f", "csv").decode()
    assert '"He said ""no"", then\nleft"' in printed
    (row,) = csv.DictReader(io.StringIO(printed, newline=""))
    assert (row["title"], row["authors"]) == (title, "A; B")


def test_grep_lines_lead_to_what_matched(shell):
    lines = shell.run("search", "path:*.txt (trump OR gaza)", "-n", "20", "--snippets", "3", "-f", "grep").stdout
    found = 0
    for line in lines.splitlines():
        path, number, column, text = line.split(":", 3)
        rest = (shell.folder / path).read_text().split("\n")[int(number) - 1][int(column) - 1 :]
        assert re.match("trump|gaza", rest, re.IGNORECASE)
        assert re.search("trump|gaza", text, re.IGNORECASE)
        assert "«" not in text
        found += 1
    assert found > 10


def test_paths_are_those_of_all_files_that_hold_what_matches(shell):
    paths = shell.search("-l", "tariffs").stdout.splitlines()
    hits = shell.json("search", "tariffs", "-n", "100")["hits"]
    assert paths == sorted({source["path"] for hit in hits for source in hit["sources"]})
    assert all((shell.folder / path).exists() for path in paths)
    newest = shell.json("search", "tariffs", "-n", "2", "-s", "newest")["hits"]
    assert shell.search("-l", "tariffs", "-n", "2", "-s", "newest").stdout.splitlines() == [h["path"] for h in newest]
    every = shell.search("-l", "tariffs", "-s", "newest").stdout.splitlines()
    assert set(every) == {hit["path"] for hit in hits}


def test_null_ends_each_path_and_names_leave_as_they_are(tmp_path):
    shell = Shell(tmp_path)
    names = [b"a\nb.md", b"\xff.md", "ü \x1b[31m.md".encode()]
    for name in names:
        with open(os.path.join(os.fsencode(tmp_path), name), "w") as file:  # noqa: PTH118, PTH123 - bytes
            file.write(f"A ferry to {name!r}.\n")
    shell.run("index", ".")
    below = os.fsencode(tmp_path.name)
    assert sorted(shell.bytes("search", "-l", "-0", "ferry").split(b"\0")) == sorted(
        [b"", *(below + b"/" + name for name in names)]
    )
    # JSON escapes them, and a terminal is not written to.
    assert len(shell.json("search", "ferry")["hits"]) == 3
    assert "\x1b[31m.md" not in shell.search("-l", "ferry", "--color", "always").stdout
    assert "\\x1b[31m.md" in shell.search("-l", "ferry", "--color", "always").stdout
    assert shell.bytes("search", "ferry").count(b".md:") == 3


def test_count_is_one_number(shell):
    total = shell.json("search", "trump")["total"]
    done = shell.search("-c", "trump")
    assert (done.returncode, done.stdout, done.stderr) == (0, f"{total}\n", "")
    nothing = shell.search("--count", "zzzzqq")
    assert (nothing.returncode, nothing.stdout) == (1, "0\n")


CONTRADICTIONS = [
    (("-l", "-c"), "-l and -c contradict each other"),
    (("-l", "-f", "csv"), "-l and --format contradict each other"),
    (("-l", "--snippets", "2"), "-l and --snippets contradict each other"),
    (("-c", "-f", "json"), "-c and --format contradict each other"),
    (("-c", "-n", "3"), "-c and --limit contradict each other"),
    (("-c", "--page", "2"), "-c and --page contradict each other"),
    (("-c", "-s", "newest"), "-c and --sort contradict each other"),
    (("-0",), "-0 says how paths are put out; write it with -l"),
    (("--pager", "-f", "csv"), "--pager and --format csv contradict each other"),
    (("--new",), "--new is asked of one saved question"),
    (("--new", "-n", "3"), "--new and --limit contradict each other"),
    (("--new", "--literal"), "--new and --literal contradict each other"),
]


@pytest.mark.parametrize(("options", "message"), CONTRADICTIONS)
def test_options_that_contradict_each_other_are_refused(shell, options, message):
    done = shell.search("gaza", *options)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"newsdex: {message}")
    assert done.stderr.endswith("; see newsdex search --help\n")


@pytest.mark.parametrize("options", [("-f", "csv"), ("-l",), ("-c",), ("--new",)])
def test_questions_from_standard_input_are_answered_in_json_alone(shell, options):
    done = shell.run("search", "-", *options, stdin="gaza\n")
    assert (done.returncode, done.stdout) == (2, "")


def test_an_error_is_json_where_json_is_wanted(shell):
    for command in ("search", "people"):
        done = shell.run(command, "persn:x", "-f", "json")
        assert (done.returncode, json.loads(done.stdout)["error"]["code"]) == (2, "unknown_field")
