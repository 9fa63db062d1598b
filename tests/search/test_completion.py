"""Completion: what is offered for a line, and that each shell puts it in."""

import shutil
import subprocess

import pexpect
import pytest

from search.cli.completion import complete
from search.cli.shell_line import read_line
from search.parser import parse
from search.tree import Phrase
from tests.conftest import TODAY
from tests.shell import Shell

BREAKS = " \t\n\"'@><=;|&(:"


def offered(shell, *words):
    done = shell.run("--complete", "fish", *words)
    assert done.returncode == 0, done.stderr
    return [line.partition("\t")[0] for line in done.stdout.splitlines()]


# The words of a line, the last one being typed, and what must be among the candidates; "=" says that they are all.
OFFERED = [
    (["pe"], "= people"),
    (["s"], "= saved search show similar stats"),
    (["--v"], "= --version"),
    (["search", "--so"], "= --sort"),
    (["search", "--sort", "n"], "= newest"),
    (["search", "x", "--format", ""], "= text json jsonl csv grep"),
    (["search", "--color", "a"], "= auto always"),
    (["people", "--l"], "= --limit"),
    (["search", "pers"], "= person:"),
    (["search", "date:2025", "head"], "= headline:"),
    (["search", "sin"], "= since:"),
    (["search", "-aut"], "="),
    (["search", "has:"], "= has:date has:person has:quote has:section"),
    (["search", "date:last-"], "= date:last-week date:last-month date:last-quarter date:last-year"),
    (["search", "same:s"], "= same:sentence("),
    (["search", "person:Witk"], "= person:Witkoff"),
    (["search", "person:witk"], "= person:Witkoff"),
    (["search", 'person:"steve w'], '= person:"Steve Witkoff"'),
    (["search", "person:=Witk"], "= person:=Witkoff"),
    (["search", "person:Volod"], 'person:"Volodymyr Zelenskyy"'),
    (["search", "people:Erdo"], "people:Erdoğan"),
    (["search", "x (gaza OR -person:Witk"], "= x (gaza OR -person:Witkoff"),
    (["search", 'date:2025 person:"Steve W'], '= date:2025 person:"Steve Witkoff"'),
    (["search", "in:nex"], "= in:next"),
    (["search", "in:"], 'in:"What happened"'),
    (["search", 'in:"who s'], '= in:"Who said what"'),
    (["search", "source:mer"], "= source:meridian"),
    (["search", "id:presidential"], "id:"),
    (["show", "presidential-imm"], "presidential-immunity"),
    (["explain", "person:Witk"], "= person:Witkoff"),
    (["saved", ""], "= add ls rm"),
    (["saved", "add", "name", "person:Witk"], "= person:Witkoff"),
    (["completion", ""], "= bash zsh fish"),
    (["fields", ""], "="),
    (["search", "person:zzzz"], "="),
    (["search", "nofield:x"], "="),
    (["search", '"unclosed person:W'], "="),
]


@pytest.mark.parametrize(("words", "expected"), OFFERED, ids=str)
def test_a_line_goes_on_with_what_there_is(shell, words, expected):
    found = offered(shell, *words)
    if expected.startswith("="):
        assert " ".join(found) == expected[1:].strip()
    else:
        assert any(each.startswith(expected) for each in found)


@pytest.mark.parametrize("arguments", [[], ["bash"], ["bash", ""], ["bash", "newsdex"], ["fish"], ["zsh", ""]], ids=str)
def test_a_line_with_nothing_on_it_goes_on_with_the_commands(arguments, capsys):
    assert complete(arguments) == 0
    assert capsys.readouterr().out.startswith("check\t")


def test_saved_questions_are_offered_with_what_they_mean(shell):
    shell.run("saved", "add", "envoys", "person:Witkoff OR person:Rubio")
    assert shell.run("--complete", "zsh", "search", "@envoy").stdout.splitlines()[-1] == (
        "@envoys\tperson:Witkoff OR person:Rubio"
    )  # fmt: skip
    assert "envoys" in offered(shell, "saved", "rm", "env")
    shell.run("saved", "rm", "envoys")


NAMES = (
    "a b OR c", 'q"uote', "back\\slash", "a*", "*", "wh?t", "-x", "=x", "x~2", "x^3", "(x)", "a|b", "@x", "AND", "ünï",
    "a:b", "$(id)", "a, b", "http://x.y/", "[x]", "/x/", "'x'", "..", "2025..2026",
)  # fmt: skip


def test_what_a_document_is_called_is_offered_so_that_it_finds_that_document_alone(library, json_lines, capsys):
    lines = [
        {"id": name, "text": f"Report {n} of its own.", "people": [f"Zed {n} {name}"]} for n, name in enumerate(NAMES)
    ]
    library.write("a.jsonl", json_lines(*lines, {"id": "two\nlines", "text": "Not to be typed."}))
    library.update(jobs=1)

    def typed(clause: str) -> list[str]:
        complete(["fish", "search", "-i", str(library.index), clause])
        return [line.partition("\t")[0] for line in capsys.readouterr().out.splitlines()]

    for number, name in enumerate(NAMES):
        assert len([each for each in typed(f'id:"{name[:1]}') if library.ids(each) == {name}]) == 1, name
        for candidate in typed(f'person:"zed {number} '):
            assert isinstance(parse(candidate, now=TODAY), Phrase), candidate
    assert library.ids("id:*") == {*NAMES, "two\nlines"}
    assert not any("two" in each for each in typed("id:"))


def test_of_articles_that_are_no_more_nothing_is_offered(library, json_lines, capsys):
    lines = [{"id": f"n{n}", "text": f"Steve Witkoff met envoy {n}.", "source": "Wire"} for n in range(9)]
    library.write("a.jsonl", json_lines(*lines, {"id": "n9", "text": "Marco Rubio flew.", "source": "Herald"}))
    library.update(jobs=1)
    library.write("a.jsonl", json_lines(*lines[1:]))
    library.update(jobs=1)
    for clause, offered_now in (
        ("person:", ['person:"Steve Witkoff"\t8 articles']),
        ("source:", ["source:wire\t8 articles"]),
        ("id:n9", []),
    ):
        complete(["fish", "search", "-i", str(library.index), clause])
        assert capsys.readouterr().out.splitlines() == offered_now


def test_files_are_left_to_the_shell(shell):
    for words in (["index", "cor"], ["search", "-i", "ne"], ["show", "corpus/tru"], ["similar", "corpus/tru"]):
        assert shell.run("--complete", "zsh", *words).returncode == 3


def test_where_there_is_no_index_nothing_is_said(tmp_path):
    done = Shell(tmp_path).run("--complete", "bash", "newsdex search person:Wit", BREAKS)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    (tmp_path / "newsdex.toml").write_text("nonsense = 1")
    assert Shell(tmp_path).run("--complete", "fish", "search", "person:W").stderr == ""


def test_people_are_offered_without_the_import_of_click(shell):
    code = (
        "import sys; from search.cli import main\n"
        "sys.argv[1:] = ['--complete', 'fish', 'search', 'person:Wit']\n"
        "try: main()\n"
        "finally: print(' '.join(sys.modules), file=sys.stderr)"
    )
    done = subprocess.run(
        ["python", "-c", code], cwd=shell.folder, env=shell.environment(), capture_output=True, text=True, check=True
    )
    assert done.stdout.startswith("person:Witkoff")
    assert not {"click", "numpy", "whoosh", "tomllib", "search.searcher", "search.parser"} & set(done.stderr.split())


# A line of bash up to the cursor: its words, the open quote, and what bash keeps of the last word.
LINES = [
    ("newsdex search per", ("newsdex", "search", "per"), "", ""),
    ("newsdex search person:Wi", ("newsdex", "search", "person:Wi"), "", "person:"),
    ("newsdex search 'person:Wi", ("newsdex", "search", "person:Wi"), "'", ""),
    ('newsdex search person:"Ste', ("newsdex", "search", "person:Ste"), '"', "person:"),
    ("newsdex search 'a b' c", ("newsdex", "search", "a b", "c"), "", ""),
    ("newsdex search a\\ b", ("newsdex", "search", "a b"), "", ""),
    ('newsdex search "a \\"b', ("newsdex", "search", 'a "b'), '"', ""),
    ("newsdex search ", ("newsdex", "search", ""), "", ""),
    ("newsdex search @env", ("newsdex", "search", "@env"), "", "@"),
]


@pytest.mark.parametrize(("line", "words", "quote", "kept"), LINES)
def test_a_line_of_bash_is_read_as_bash_reads_it(line, words, quote, kept):
    read = read_line(line, BREAKS)
    assert (read.words, read.quote, words[-1][: read.kept]) == (words, quote, kept)


# What is typed and a Tab, and the argument that the program is then given.
TYPED = [
    ("search person:Witk", "person:Witkoff"),
    ("search 'person:\"Steve W", 'person:"Steve Witkoff"'),
    ("search 'date:2025 person:Witk", "date:2025 person:Witkoff"),
    ("search in:nex", "in:next"),
    ("search 'in:\"who s", 'in:"Who said what"'),
    ("search --snip", "--snippets"),
    ("comp", "completion"),
]


@pytest.fixture(scope="module")
def interactive(shell):
    """A bash that somebody types into, with a program that prints its arguments."""
    (shell.folder / ".bin" / "show-arguments").write_text('#!/bin/sh\nfor a in "$@"; do echo "<<$a>>"; done\n')
    (shell.folder / ".bin" / "show-arguments").chmod(0o755)
    child = pexpect.spawn(
        "bash", ["--norc", "--noprofile", "-i"], cwd=str(shell.folder), encoding="utf-8", timeout=20,
        dimensions=(40, 120), env=shell.environment(TERM="dumb"),
    )  # fmt: skip
    child.sendline("PS1='ready> '; eval \"$(newsdex completion bash)\"")
    child.expect("ready> ")
    yield child
    child.close(force=True)


@pytest.mark.parametrize(("typed", "argument"), TYPED)
def test_a_tab_puts_the_word_in(interactive, typed, argument):
    child = interactive
    child.send(f"newsdex {typed}\t")
    # When nothing more comes the candidate stands there; the line is then made one that shows its arguments.
    while child.expect([pexpect.TIMEOUT, ".+"], timeout=1):
        pass
    child.send("\x01show-arguments \x05\r")
    child.expect("<<newsdex>>")
    child.expect_exact(f"<<{argument}>>")


@pytest.mark.parametrize("name", ["bash", "zsh", "fish"])
def test_the_script_is_one_that_its_shell_can_read(shell, name):
    if not shutil.which(name):
        pytest.skip(f"{name} is not installed")
    script = shell.run("completion", name).stdout
    done = subprocess.run([name, "-n"], input=script, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
