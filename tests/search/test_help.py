"""Finding one's way: help, its examples, the manual page, and errors that name what to do next."""

import re
import shutil
import subprocess
from importlib.metadata import version

import pytest

from tests.shell import PROJECT, Shell

COMMANDS = sorted(path.stem.rstrip("_") for path in (PROJECT / "search/cli/commands").glob("[!_]*.py"))
_OPTION = re.compile(r"^  ((?:-\w, )?--[\w-]+)", re.MULTILINE)


def _examples(text):
    """Return the lines of the shell that a help shows."""
    _, _, examples = text.partition("\nExamples:\n")
    return re.findall(r"^  (\S.*)$", examples, re.MULTILINE)


@pytest.fixture(scope="module")
def own_shell(tmp_path_factory):
    """A corpus and an index that examples may change."""
    folder = tmp_path_factory.mktemp("examples")
    shutil.copytree(PROJECT / "corpus", folder / "corpus")
    made = Shell(folder)
    made.run("index", "corpus")
    return made


@pytest.mark.parametrize("command", COMMANDS)
def test_every_example_of_the_help_does_what_it_says(own_shell, command):
    examples = _examples(own_shell.run(command, "--help").stdout)
    assert examples
    for example in examples:
        # bash is asked for by name where an example is meant for it.
        shell = ["bash", "-c"] if "eval" in example else ["/bin/sh", "-c"]
        done = subprocess.run(
            [*shell, example], cwd=own_shell.folder, env=own_shell.environment(MANPAGER="cat"), capture_output=True,
            text=True, timeout=60, check=False,
        )  # fmt: skip
        assert (done.returncode, done.stderr if "newsdex: " in done.stderr else "") == (0, ""), example


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_takes_what_all_of_them_take(shell, command):
    text = shell.run(command, "--help").stdout
    if command != "saved":
        options = set(_OPTION.findall(text.partition("Every command:")[2]))
        assert options == {"-i, --index", "--now", "--color", "--hyperlink", "--pager", "-q, --quiet", "--version",
                           "-h, --help"}  # fmt: skip
    assert max(map(len, text.splitlines())) <= 80
    if command != "saved":
        assert shell.run(command, "--version").stdout == f"newsdex {version('newsdex')}\n"


def test_the_program_alone_lists_every_command_and_says_how_to_make_an_index(tmp_path):
    shell = Shell(tmp_path)
    done = shell.run()
    assert done.returncode == 0
    listed = re.findall(r"^  (\w+) {2,}\S", done.stdout, re.MULTILINE)
    assert sorted(listed) == COMMANDS
    assert done.stdout.endswith("There is no index at .newsdex yet; make one with: newsdex index PATH\n")
    assert "There is no index at ix yet" in shell.run(NEWSDEX_INDEX="ix").stdout
    (tmp_path / "a.md").write_text("A ferry.\n")
    shell.run("index", "a.md")
    assert "no index" not in shell.run().stdout


WRONG = [
    (("serch", "gaza"), 'no command "serch"; did you mean newsdex search?; see newsdex --help'),
    (("witkoff",), 'no command "witkoff"; to look for it write: newsdex search witkoff; see newsdex --help'),
    (("search",), "missing argument 'QUERY...'; see newsdex search --help"),
    (("search", "x", "--zzz"), "no such option"),
    (("search", "x", "--sort", "new"), "invalid value for '-s' / '--sort': 'new' is not one of"),
    (("search", "x", "--now", "13/2/2025"), "invalid value for '--now': '13/2/2025' is no day; write it as 2025-02-13"),
    (("saved", "list"), 'no command "list"; there are: add, ls, rm; see newsdex saved --help'),
    (("index", "nowhere"), "nowhere: no such file or folder"),
    (("show", "nowhere"), "no article has the id or the path 'nowhere'; ids stand in: newsdex search"),
    (("completion", "tcsh"), "invalid value for '{bash|zsh|fish}': 'tcsh' is not one of"),
]


@pytest.mark.parametrize(("arguments", "message"), WRONG)
def test_what_is_wrong_is_one_line_that_names_what_to_do(shell, arguments, message):
    done = shell.run(*arguments, "-i", "missing") if arguments[0] == "index" else shell.run(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"newsdex: {message}")
    assert len(done.stderr.splitlines()) == 1


def test_the_manual_page_says_what_the_help_says(shell):
    page = shell.run("man").stdout
    assert page.startswith(".TH NEWSDEX 1")
    plain = (
        page.replace("\\-", "-").replace("\\(aq", "'").replace("\\(dq", '"').replace("\\(ga", "`").replace("\\(ti", "~")
    )
    for command in COMMANDS:
        text = shell.run(command, "--help").stdout
        assert f".SS newsdex {command}" in plain
        for option in _OPTION.findall(text):
            assert option in plain
        for example in _examples(text):
            assert example.replace("\\", "\\e") in plain
    # Sections in their usual order; and nothing but the macros that every man knows.
    assert re.findall(r"^\.SH (.*)$", page, re.MULTILINE) == [
        "NAME", "SYNOPSIS", "COMMANDS", "OPTIONS OF EVERY COMMAND", "QUESTIONS", "EXIT STATUS", "ENVIRONMENT", "FILES",
    ]  # fmt: skip
    assert set(re.findall(r"^\.(\w+)", page, re.MULTILINE)) == {"TH", "SH", "SS", "TP", "PP", "nf", "fi"}


@pytest.mark.skipif(not shutil.which("groff"), reason="groff is not installed, which reads manual pages strictly")
def test_the_manual_page_is_good_roff(shell):
    done = subprocess.run(
        ["groff", "-man", "-Tutf8", "-ww"], input=shell.run("man").stdout, capture_output=True, text=True, check=True
    )
    assert done.stderr == ""
    assert "no hits (JSON is printed all the same)" in done.stdout
