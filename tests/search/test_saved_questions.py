"""Saved questions: what @NAME stands for, the file they are kept in, and what is new since one was asked."""

import datetime
import json
import shutil

import pytest

from index.errors import NewsdexError
from search.errors import QueryError
from search.parser import parse
from search.saved import SavedQuestions
from tests.shell import PROJECT, Shell

NOW = datetime.date(2025, 3, 15)
SAVED = {
    "envoy": "person:Witkoff OR rubio",
    "week": "@envoy date:7d",
    "two-words": "peace talks",
    "a": "@b",
    "b": "x @a",
    "self": "@self",
    "wrong": "persn:Witkoff",
    "wrong-within": "gaza @wrong",
    **{f"n{number}": f"@n{number + 1} @n{number + 1}" for number in range(15)},
    "n15": "word",
    **{f"c{number}": f"@c{number + 1}" for number in range(30)},
    "c30": "word",
}

# A failing row holds the error's code behind "!", and where it stands.
TABLE = [
    ("@envoy", "person:Witkoff OR rubio"),
    ("@envoy date:2025", "(person:Witkoff OR rubio) AND date:2025"),
    ("-@envoy gaza", "NOT (person:Witkoff OR rubio) AND gaza"),
    ("(@envoy)^2", "(person:Witkoff OR rubio)^2"),
    ("@envoy^2 gaza", "(person:Witkoff OR rubio)^2 AND gaza"),
    ("gaza|@two-words", "gaza OR (peace AND talks)"),
    ("@two-words gaza", "peace AND talks AND gaza"),
    ("@week", "(person:Witkoff OR rubio) AND date:2025-03-09..2025-03-15"),
    ('"@envoy" a@envoy', '"@envoy" AND a@envoy'),
    (r"\@envoy", r"\@envoy"),
    ("@ envoy @5", "envoy AND @5"),
    ("author:@envoy", "author:@envoy"),
    ("gaza @envoi", "!unknown_saved 5 11"),
    ("gaza @envoy, x", "!unknown_saved 5 12"),
    ("@envoy~1", "!unknown_saved 0 8"),
    ("@", "!no_word 0 1"),
    ("gaza @a", "!saved_cycle 5 7"),
    ("@self", "!saved_cycle 0 5"),
    ("x (y @wrong)", "!unknown_field 5 11"),
    ("@wrong-within", "!unknown_field 0 13"),
    ("title:(gaza @envoy)", "!nested_field 12 18"),
    ("in:next(@envoy)", "!nested_field 8 14"),
    ("@envoy NEAR gaza", "!bad_operand 0 16"),
    ("@n0", "!too_long 0 3"),
    ("@n7 @n7 @n7 @n7", "!too_long 12 15"),
    ("@c0", "!too_deep 0 3"),
]


@pytest.mark.parametrize(("query", "reading"), TABLE)
def test_a_name_stands_for_its_question(query, reading):
    if reading.startswith("!"):
        with pytest.raises(QueryError) as error:
            parse(query, now=NOW, saved=SAVED)
        assert f"!{error.value.code} {error.value.start} {error.value.end}" == reading
    else:
        tree = parse(query, now=NOW, saved=SAVED)
        assert str(tree) == reading
        assert parse(reading, now=NOW) == tree


def test_errors_name_the_nearest_and_the_way_round():
    with pytest.raises(QueryError) as error:
        parse("gaza @envoi", now=NOW, saved=SAVED)
    assert error.value.render().splitlines() == [
        'newsdex: no saved question "envoi"; did you mean @envoy ?',
        "  gaza @envoi",
        "       ^^^^^^",
    ]
    with pytest.raises(QueryError, match="@a stands for itself: @a → @b → @a"):
        parse("@a", now=NOW, saved=SAVED)


FILES = [
    ("# mine\n\nenvoy = person:Witkoff\n", {"envoy": "person:Witkoff"}),
    ("a = x = y\n", {"a": "x = y"}),
    ("envoy\n", "saved.txt:1: 'envoy' saves no question"),
    ("x = 1\n2x = y\n", "saved.txt:2: '2x = y' saves no question"),
    ("x =\n", "saved.txt:1: 'x =' saves no question"),
    ("x = 1\nx = 2\n", "saved.txt:2: 'x' is saved on an earlier line"),
]


@pytest.mark.parametrize(("text", "read"), FILES)
def test_the_file_may_be_written_by_hand(tmp_path, text, read):
    path = tmp_path / "saved.txt"
    path.write_text(text)
    saved = SavedQuestions(path)
    if isinstance(read, dict):
        assert dict(saved) == read
    else:
        with pytest.raises(NewsdexError, match=read):
            dict(saved)


def test_saving_and_removing_leave_the_rest_of_the_file_as_it_was(tmp_path):
    path = tmp_path / "folder" / "saved.txt"
    assert SavedQuestions(path).save("envoy", "person:Witkoff") is None
    path.write_text(f"# mine\n{path.read_text()}other = gaza\n")
    assert SavedQuestions(path).save("envoy", "rubio") == "person:Witkoff"
    assert path.read_text() == "# mine\nenvoy = rubio\nother = gaza\n"
    SavedQuestions(path).remove("other")
    assert path.read_text() == "# mine\nenvoy = rubio\n"
    assert [each.name for each in path.parent.iterdir()] == ["saved.txt"]


@pytest.fixture
def shell(tmp_path):
    shutil.copytree(PROJECT / "corpus", tmp_path / "corpus")
    made = Shell(tmp_path)
    made.run("index", "corpus")
    return made


def test_questions_are_saved_listed_used_and_removed(shell):
    assert shell.run("saved").stdout == ""
    assert shell.run("saved", "add", "envoy", "person:Witkoff").stderr == "@envoy is: person:Witkoff\n"
    assert shell.run("saved", "add", "talks", '"peace talks"', "@envoy").returncode == 0
    assert shell.run("saved", "ls").stdout == '@envoy  person:Witkoff\n@talks  "peace talks" @envoy\n'
    assert shell.json("saved", "ls")["saved"][0] == {"name": "envoy", "query": "person:Witkoff"}
    found = shell.json("search", "@envoy date:2025-02")
    assert found["query"] == "@envoy date:2025-02"
    assert found["parsed"] == "person:Witkoff AND date:2025-02"
    assert found["total"] == 3
    used = shell.run("saved", "rm", "envoy")
    assert (used.returncode, used.stderr) == (
        2, "newsdex: @envoy stands in @talks; remove that first: newsdex saved rm talks\n",
    )  # fmt: skip
    cycle = shell.run("saved", "add", "envoy", "@talks")
    assert cycle.returncode == 2
    assert "@talks stands for itself" in cycle.stderr or "@envoy stands for itself" in cycle.stderr
    assert shell.run("saved", "rm", "talks").returncode == 0
    assert shell.run("saved", "rm", "talk").stderr == (
        "newsdex: no saved question 'talk'; newsdex saved ls lists all\n"
    )  # fmt: skip
    assert shell.run("saved", "add", "bad", "persn:x").returncode == 2
    assert "bad" not in shell.run("saved").stdout


def test_what_is_new_is_what_came_since_it_was_asked(shell):
    shell.run("saved", "add", "envoy", "person:Witkoff")
    before = {hit["id"] for hit in shell.json("search", "@envoy", "-n", "100")["hits"]}
    assert shell.run("search", "--new", "-c", "@envoy").stdout == f"{len(before)}\n"
    assert {hit["id"] for hit in shell.json("search", "--new", "@envoy")["hits"]} == before
    again = shell.run("search", "--new", "@envoy")
    assert (again.returncode, again.stdout) == (1, "")
    assert again.stderr.startswith("0 new articles, ")

    # On the same day, then on later ones; what does not match is not new, and what was there and is edited is not.
    corpus = shell.folder / "corpus"
    (corpus / "same-day.md").write_text("---\nid: same-day\n---\nSteve Witkoff went to Oslo.\n")
    (corpus / "other.md").write_text("---\nid: other\n---\nA ferry to Oslo.\n")
    shell.run("index")
    assert {hit["id"] for hit in shell.json("search", "--new", "@envoy")["hits"]} == {"same-day"}
    (corpus / "later.md").write_text("---\nid: later\n---\nSteve Witkoff left Oslo again.\n")
    shell.run("index", NEWSDEX_NOW="2025-03-20")
    (corpus / "latest.md").write_text("---\nid: latest\n---\nSteve Witkoff is in Bergen now.\n")
    shell.run("index", NEWSDEX_NOW="2025-03-21")
    newer = shell.json("search", "--new", "@envoy")
    assert ({hit["id"] for hit in newer["hits"]}, newer["total"]) == ({"later", "latest"}, 2)
    assert newer["parsed"] == "person:Witkoff"
    assert shell.json("search", "--new", "@envoy")["total"] == 0

    # Another question under the name has not been asked; another index neither.
    shell.run("saved", "add", "envoy", "witkoff")
    assert shell.json("search", "--new", "@envoy")["total"] == len(before) + 3
    shell.run("index", "-i", "elsewhere", "corpus")
    assert shell.json("search", "--new", "@envoy", "-i", "elsewhere")["total"] == len(before) + 3


def test_an_answer_that_did_not_leave_stays_new(shell):
    shell.run("saved", "add", "envoy", "person:Witkoff")
    shell.sh("newsdex search --new @envoy -f json | true")
    shell.sh("newsdex search --new @envoy > /dev/full")
    assert shell.json("search", "--new", "@envoy")["total"] > 0


def test_state_that_cannot_be_read_is_named_with_the_remedy(shell):
    shell.run("saved", "add", "envoy", "person:Witkoff")
    shell.run("search", "--new", "@envoy")
    (state,) = (shell.folder / ".home" / ".local" / "state").rglob("envoy.json")
    state.write_text("nonsense")
    done = shell.run("search", "--new", "@envoy")
    assert done.returncode == 2
    assert f"{state}: cannot be read" in done.stderr
    assert "remove it" in done.stderr


def test_questions_come_from_standard_input_and_each_has_its_line_of_json(shell):
    done = shell.run("search", "-", "-n", "1", stdin="witkoff\npersn:x\nzzzzqq\n\ncaf\xe9\n")
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert [answer.get("query") for answer in answers] == ["witkoff", None, "zzzzqq", "", "café"]
    assert answers[1]["error"]["code"] == "unknown_field"
    assert answers[0] == shell.json("search", "witkoff", "-n", "1")
    assert answers[3]["total"] == 48
    assert done.returncode == 2
    assert shell.run("search", "-", stdin="witkoff\n").returncode == 0
    assert shell.run("search", "-", stdin="zzzzqq\n").returncode == 1
