"""The program as it is installed: what it prints, where, and how it exits."""

import gzip
import json
import lzma
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from index.codec.toc import toc_name
from index.seam.whoosh_index import NewsIndex
from tests.conftest import PROJECT
from tests.picture import PICTURE, picture, without_times
from tests.program import newsdex
from tests.shell import PROGRAM, Shell, indexed_corpus


def test_a_first_question_has_answers(shell):
    done = shell.search("person:Witkoff date:2025-02")
    assert done.returncode == 0
    assert "Trump and Putin open a line on Ukraine" in done.stdout
    assert "«Witkoff»" in done.stdout
    assert re.fullmatch(r"3 articles, \d+ ms\n", done.stderr)


def test_no_line_is_wider_than_the_terminal(shell):
    for width in (40, 80, 200):
        lines = shell.search("putin OR gaza", "-n", "30", COLUMNS=str(width)).stdout.splitlines()
        places = re.compile(r"  corpus/\S+:\d+$")
        assert [line for line in lines if len(line) > width and not places.match(line)] == []


def test_every_hit_points_to_its_place_in_the_file(shell):
    found = 0
    for hit in shell.json("search", "trump OR ceasefire OR erdogan", "-n", "50", "--snippets", "3")["hits"]:
        for snippet in hit["snippets"]:
            lines = _lines(shell.folder / hit["path"])
            for start, end in snippet["spans"][:1]:
                marked = snippet["text"][start:end]
                rest = lines[snippet["line"] - 1][snippet["column"] - 1 :]
                assert " ".join(rest.split()).startswith(marked)
                found += 1
    assert found > 20


def _lines(path):
    opened = {".gz": gzip.open, ".xz": lzma.open}.get(path.suffix, open)
    with opened(path, "rt", encoding="utf-8-sig") as file:
        return file.read().split("\n")


def test_json_has_every_key_of_the_contract(shell):
    found = shell.json("search", "person:Witkoff date:2025-02-13 in:next(envoy)")
    assert {key: found[key] for key in ("v", "query", "now", "total")} == {
        "v": 1,
        "query": "person:Witkoff date:2025-02-13 in:next(envoy)",
        "now": "2025-03-15",
        "total": 1,
    }
    (hit,) = found["hits"]
    assert set(hit) == {
        "id", "score", "date", "title", "dek", "authors", "source", "url", "topic", "cites", "path", "line", "sources",
        "sections", "people", "snippets",
    }  # fmt: skip
    assert hit["date"] == "2025-02-13"
    assert {source["path"] for source in hit["sources"]} == {
        "corpus/trump-putin-call.txt",
        "corpus/snippets/2025-02-13-putin-call.txt",
    }
    assert set(hit["snippets"][0]) == {"section", "text", "spans", "line", "column", "days"}
    assert hit["snippets"][0]["section"] == "What next?"


def test_nothing_found_is_exit_1_and_json_all_the_same(shell):
    done = shell.search("zzzzqq", "--format", "json")
    assert (done.returncode, json.loads(done.stdout)["total"]) == (1, 0)
    assert shell.search("zzzzqq").stdout == 'no article has "zzzzqq"\n'


def test_a_question_that_cannot_be_read_is_shown_with_a_caret(shell):
    done = shell.search("persn:Witkoff date:2025-02")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.splitlines() == [
        'newsdex: unknown field "persn"; did you mean person: ?',
        "  persn:Witkoff date:2025-02",
        "  ^^^^^",
    ]
    error = json.loads(shell.search("persn:Witkoff", "-f", "json").stdout)["error"]
    assert (error["code"], error["start"], error["end"], error["suggest"][0]) == ("unknown_field", 0, 5, "person")


def test_a_headline_that_is_cut_keeps_its_marks(shell):
    assert "«peace»…" in shell.search("title:peace").stdout


@pytest.mark.parametrize("word", ["-gaza", "-china", "-news"])
def test_a_word_behind_a_minus_is_never_taken_for_options(shell, word):
    done = shell.search("trump", word)
    assert done.returncode == 2
    assert f"'trump {word}' or NOT {word[1:]}" in done.stderr


def test_a_negation_inside_one_argument_is_a_question(shell):
    assert shell.json("search", "-gaza witkoff")["total"] == shell.json("search", "witkoff NOT gaza")["total"] > 0


def test_an_argument_quoted_in_the_shell_is_a_phrase(shell):
    assert shell.json("search", "date:2025", "Steve Witkoff")["query"] == 'date:2025 "Steve Witkoff"'


def test_options_may_stand_behind_the_question(shell):
    ordered = shell.json("search", "putin", "--sort", "oldest", "-n", "3", "--page", "2")["hits"]
    everything = shell.json("search", "putin", "-s", "oldest", "-n", "6")["hits"]
    assert [hit["id"] for hit in ordered] == [hit["id"] for hit in everything[3:]]


@pytest.mark.parametrize(
    ("sort", "key"),
    [
        ("newest", lambda hit: [-int((hit["date"] or "0").replace("-", "")), hit["path"], hit["line"]]),
        ("oldest", lambda hit: [int((hit["date"] or "99999999").replace("-", "")), hit["path"], hit["line"]]),
    ],
)
def test_sorting_is_a_total_order(shell, sort, key):
    hits = shell.json("search", "*", "--sort", sort, "-n", "100")["hits"]
    assert len(hits) == 48
    firsts = [hit | {"path": hit["sources"][0]["path"], "line": hit["sources"][0]["line"]} for hit in hits]
    assert [key(hit) for hit in firsts] == sorted(key(hit) for hit in firsts)


def test_any_joins_words_by_or_and_literal_takes_signs_for_text(shell):
    both = shell.json("search", "gaza AND tariffs")["total"]
    either = shell.json("search", "--any", "gaza tariffs")["total"]
    assert both < either == shell.json("search", "gaza OR tariffs")["total"]
    assert shell.search("--literal", 'gaza "(tariffs').returncode in (0, 1)


def test_colour_is_for_terminals_and_for_those_who_ask(shell):
    assert "\x1b" not in shell.search("witkoff").stdout
    assert "\x1b[1;38;5;161mWitkoff\x1b[0m" in shell.search("witkoff", "--color", "always").stdout
    assert "\x1b" in shell.search("witkoff", FORCE_COLOR="1").stdout
    assert "\x1b" not in shell.search("witkoff", "--color", "never", FORCE_COLOR="1").stdout


def test_documents_cannot_write_to_the_terminal(tmp_path):
    shell = Shell(tmp_path)
    harm = "\x1b]0;owned\x07\u202edetrever\x1b[2J"
    text = json.dumps({"id": "x", "title": f"Title {harm}", "text": f"A harmless text {harm} about ferries."})
    (tmp_path / "a\x1b[31m.jsonl").write_text(text)
    shell.run("index", ".")
    shown = shell.search("ferries", "--color", "always").stdout
    assert "\\x1b]0;owned\\x07" in shown
    assert "\\u202e" in shown
    assert not re.search("\x1b(?!\\[[0-9;]*m)|\x07|\u202e", shown)
    shell.run("show", "x", "--color", "always")


def test_the_same_bytes_whatever_the_hash_seed(tmp_path):
    printed = set()
    for seed in range(5):
        folder = tmp_path / str(seed)
        shutil.copytree(PROJECT / "corpus", folder / "corpus")
        shell = Shell(folder)
        shell.run("index", "corpus", PYTHONHASHSEED=str(seed))
        outputs = [
            shell.search(*arguments, PYTHONHASHSEED=str(seed + 1)).stdout
            for arguments in (
                ["putin OR gaza OR trump", "-n", "40", "--snippets", "3"],
                ["*", "-n", "48", "-f", "json"],
                ["witk* OR zelenski~2", "-f", "json"],
            )
        ]
        printed.add(tuple(outputs))
    assert len(printed) == 1


def test_no_index_is_exit_3_with_the_command_that_makes_one(tmp_path):
    for command in (["search", "x"], ["show", "x"], ["stats"], ["explain", "x"]):
        done = Shell(tmp_path).run(*command)
        assert done.returncode == 3
        assert "newsdex index PATH" in done.stderr


def test_a_damaged_index_is_exit_4_with_the_remedy(tmp_path):
    shell = Shell(tmp_path)
    (tmp_path / "a.md").write_text("One text.\n")
    shell.run("index", ".")
    (segment,) = (tmp_path / ".newsdex").glob("*.seg")
    segment.write_bytes(segment.read_bytes()[:100])
    done = shell.search("text")
    assert done.returncode == 4
    assert "newsdex check --repair" in done.stderr
    assert shell.run("index", "--rebuild", ".").returncode == 0
    assert shell.search("text").returncode == 0


def test_a_table_of_contents_that_is_damaged_is_rebuilt(tmp_path):
    shell = Shell(tmp_path)
    (tmp_path / "a.md").write_text("One text.\n")
    shell.run("index", ".")
    (tmp_path / ".newsdex" / toc_name(1)).write_text("nonsense")
    assert shell.search("text").returncode == 4
    assert shell.run("index", "--rebuild", ".").returncode == 0
    assert shell.search("text").returncode == 0


def test_a_locked_index_is_exit_5(shell):
    (shell.folder / "corpus" / "new.txt").write_text("date 2025-02-13 What happened Rain fell on Harbour Street.\n")
    with NewsIndex(shell.folder / ".newsdex").locked(0):
        done = shell.run("index", "corpus", "--rebuild")
    assert done.returncode == 5
    assert f"process {os.getpid()} on" in done.stderr


def test_inputs_that_were_not_read_are_exit_6_again_and_again(tmp_path):
    shell = Shell(tmp_path)
    (tmp_path / "a.jsonl").write_text('{"id": "1", "text": "One."}\n{oops\n')
    for _ in range(2):
        done = shell.run("index", "a.jsonl")
        assert done.returncode == 6
        assert done.stderr.startswith("newsdex: a.jsonl:2: ")
    report = json.loads(shell.run("index", "a.jsonl", "--report", "json").stdout)
    assert {key: report[key] for key in ("v", "added", "updated", "deleted", "unchanged", "articles")} == {
        "v": 1, "added": 0, "updated": 0, "deleted": 0, "unchanged": 1, "articles": 1,
    }  # fmt: skip
    assert [failed["path"] for failed in report["failed"]] == ["a.jsonl:2"]


def test_standard_input_is_indexed(tmp_path):
    shell = Shell(tmp_path)
    assert shell.run("index", "-", stdin='{"id": "1", "text": "A piped text."}\n').returncode == 0
    assert shell.json("search", "piped")["total"] == 1


def test_a_dry_run_shows_how_each_file_was_read(tmp_path):
    shell = Shell(tmp_path)
    shutil.copytree(PROJECT / "corpus", tmp_path / "corpus")
    done = shell.run("index", "--dry-run", "corpus")
    assert "corpus/trump-putin-call.txt:1  page" in done.stdout
    assert "off (headlines" in done.stdout
    assert not (tmp_path / ".newsdex").exists()


def test_show_prints_an_article_a_section_and_what_was_taken_off(shell):
    article_id = shell.json("search", "person:Witkoff date:2025-02-13")["hits"][0]["id"]
    whole = shell.run("show", article_id).stdout
    for part in ("Trump and Putin open a line", "What next?", "Steve Witkoff", "Found in"):
        assert part in whole
    section = shell.run("show", article_id, "--section", "next").stdout
    assert section.startswith("What next?")
    assert "What happened" not in section
    (page,) = shell.json("search", "path:*noto-earthquake.txt")["hits"]
    assert "headlines" in shell.run("show", page["id"], "--raw").stdout
    assert shell.run("show", "corpus/trump-putin-call.txt").stdout == whole
    assert shell.run("show", article_id[:-2]).stdout == whole
    missing = shell.run("show", article_id, "--section", "sport")
    assert missing.returncode == 2
    assert '"What next?"' in missing.stderr
    assert shell.run("show", "nothing").returncode == 2


def test_explain_says_what_shuts_an_article_out(shell):
    article_id = shell.json("search", "person:Witkoff date:2025-02-13")["hits"][0]["id"]
    done = shell.run("explain", "person:Witkoff date:2025-03", "--id", article_id)
    assert done.stdout.splitlines()[-1] == "not found: date:2025-03 shuts it out"
    assert "found, score" in shell.run("explain", "person:Witkoff", "--id", article_id).stdout


def test_the_language_is_shown_on_one_screen_and_every_example_can_be_asked(shell):
    shell.run("saved", "add", "envoy", "witkoff")
    screen = shell.run("fields").stdout.splitlines()
    assert len(screen) <= 45
    assert max(map(len, screen)) <= 80
    examples = [line.strip().split("   ")[0] for line in screen if line.startswith("  ")]
    for example in examples:
        for query in example.split("  "):
            done = shell.search(query)
            assert done.returncode in (0, 1), (query, done.stderr)


def test_the_program_alone_says_what_there_is(tmp_path):
    done = Shell(tmp_path).run()
    assert done.returncode == 0
    assert "newsdex index PATH" in done.stdout
    for command in ("index", "search", "show", "explain", "fields", "stats"):
        assert command in done.stdout
        assert "Usage" in Shell(tmp_path).run(command, "--help").stdout


def test_a_closed_pipe_ends_quietly(shell):
    command = f"{shlex.join(PROGRAM)} search '*' -n 48 -f json --snippets 9 | head -c 10"
    done = subprocess.run(
        ["/bin/sh", "-c", command], cwd=shell.folder, env=shell.environment(),
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.stderr == ""


def modules_of(shell: Shell, *arguments: str) -> set[str]:
    """Return what a command has imported when it ends."""
    code = (
        "import sys; from search.cli import main\n"
        f"sys.argv[1:] = {list(arguments)!r}\n"
        "try: main()\n"
        "finally: print(' '.join(sys.modules), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=shell.folder, env=shell.environment(),
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    return set(done.stderr.split())


def test_a_question_imports_only_what_it_needs(shell):
    loaded = modules_of(shell, "search", "person:Witkoff date:2025-02")
    forbidden = (
        "click",
        "typing",
        "search.cli.commands",
        "whoosh",
        "numpy",
        "dateutil",
        "nupunkt",
        "wcwidth",
        "charset_normalizer",
        "tomllib",
        "subprocess",
        "csv",
        "index.people.finding",
        "index.people.candidates",
        "index.people.looks",
        "index.people.titles",
        "index.people.model",
        "pycrfsuite",
        "index.forms",
        "search.asked",
        "search.cli.completion",
        "search.cli.manual",
        "search.cli.pager",
    )
    assert [name for name in sorted(loaded) if name.startswith(forbidden)] == []


def test_a_run_that_finds_nothing_changed_imports_nothing_that_makes_articles_or_starts_processes(tmp_path):
    shell = indexed_corpus(tmp_path)
    loaded = modules_of(shell, "index")
    assert "index.survey" in loaded
    forbidden = (
        "index.changing",
        "numpy",
        "whoosh",
        "multiprocessing",
        "concurrent",
        "logging",
        "index.forms.",
        "index.people.",
    )
    assert [name for name in sorted(loaded) if name.startswith(forbidden)] == []


def test_the_picture_in_the_readme_is_what_is_printed():
    assert f"]({PICTURE.relative_to(PROJECT)})" in README
    assert without_times(picture()) == without_times(PICTURE.read_text(encoding="utf-8")), "python -m tests.picture"


README = (PROJECT / "README.md").read_text(encoding="utf-8")
CONSOLE = re.findall(r"```console\n(.*?)```", README, re.DOTALL)


@pytest.mark.parametrize("block", CONSOLE)
def test_what_the_readme_shows_is_what_is_printed(tmp_path, block):
    shutil.copytree(PROJECT / "corpus", Path(tmp_path) / "corpus")
    shell = Shell(tmp_path)
    shell.run("index", "corpus")
    for command, output in re.findall(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", block, re.MULTILINE):
        program, *arguments = shlex.split(command)
        assert program == "newsdex"
        done = shell.run(*arguments)
        assert (done.stdout or done.stderr) == output


@pytest.mark.parametrize(
    "option",
    [
        ("--max-size", "9" * 20), ("--max-size", "0"), ("--max-size", "1e400"), ("--max-size", "nan"),
        ("--jobs", "9" * 9), ("--jobs", "0"), ("--lock-timeout", "-1"), ("--lock-timeout", "soon"),
    ],
    ids=" ".join,
)  # fmt: skip
def test_a_number_that_is_out_of_bounds_is_said_to_be(library, option):
    library.write("a.md", "A report.\n")
    code, _, error = newsdex("index", "-i", str(library.index), str(library.corpus), *option)
    assert (code, error.count("\n")) == (2, 1)
    assert error.startswith("newsdex: invalid value for ")
    assert not library.index.exists()
