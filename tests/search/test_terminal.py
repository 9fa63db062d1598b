"""Somebody at a terminal: whole screens, and the habits of the hand."""

import os
import re
import sys
import time

import pytest

from tests.screens import FOLDER, SCREENS
from tests.shell import PROGRAM, Shell


@pytest.mark.parametrize("screen", SCREENS, ids=lambda screen: screen.name)
def test_a_screen_is_as_it_was_read_and_kept(shell, screen):
    assert screen.drawn(shell) == (FOLDER / f"{screen.name}.txt").read_text(encoding="utf-8")


def test_no_screen_is_kept_that_nobody_draws():
    assert {path.stem for path in FOLDER.glob("*.txt")} == {screen.name for screen in SCREENS}


# Whether what is asked for is in colour: the variables, the option, on a terminal, through a pipe.
COLOURED = [
    ({}, "auto", True, False),
    ({"NO_COLOR": "1"}, "auto", False, False),
    ({"FORCE_COLOR": "1"}, "auto", True, True),
    ({"NO_COLOR": "1", "FORCE_COLOR": "1"}, "auto", False, False),
    ({"TERM": "dumb"}, "auto", False, False),
    ({"NO_COLOR": "1"}, "always", True, True),
    ({"FORCE_COLOR": "1"}, "never", False, False),
]


@pytest.mark.parametrize(("variables", "option", "terminal", "pipe"), COLOURED)
def test_colour_is_for_who_wants_it(shell, variables, option, terminal, pipe):
    arguments = ("search", "witkoff", "-n", "1", "--color", option)
    seen = shell.terminal(*arguments, PAGER="", **variables)
    seen.end()
    assert (b"\x1b[1;38;5;161m" in seen.raw) == terminal
    assert ("\x1b" in shell.run(*arguments, **variables).stdout) == pipe


# Whether places are linked: the variables of a terminal, the option.
LINKED = [
    ({}, "auto", None),
    ({"KITTY_WINDOW_ID": "1"}, "auto", "file://"),
    ({"VTE_VERSION": "7200"}, "auto", "file://"),
    ({"TERM": "foot"}, "auto", "file://"),
    ({"TERM_PROGRAM": "WezTerm"}, "auto", "file://"),
    ({"TERM_PROGRAM": "vscode"}, "auto", "vscode://file"),
    ({"KITTY_WINDOW_ID": "1", "TERM": "dumb"}, "auto", None),
    ({"KITTY_WINDOW_ID": "1", "TMUX": "x"}, "auto", None),
    ({"KITTY_WINDOW_ID": "1"}, "never", None),
    ({}, "always", "file://"),
]


@pytest.mark.parametrize(("variables", "option", "scheme"), LINKED)
def test_files_are_linked_where_the_terminal_knows_links(shell, variables, option, scheme):
    seen = shell.terminal("search", "path:wire.jsonl", "-n", "1", "--hyperlink", option, PAGER="", **variables)
    seen.end()
    found = re.search(rb"\x1b\]8;;([^\x1b]+)\x1b\\", seen.raw)
    assert (found is not None) == (scheme is not None)
    if found and scheme:
        host = "" if scheme.startswith("vscode") else os.uname().nodename
        address = found[1].decode()
        assert address.startswith(f"{scheme}{host}{shell.folder}/corpus/wire.jsonl")
        assert re.fullmatch(r"#\d+|:\d+:\d+", address.partition("wire.jsonl")[2])
        assert seen.raw.count(b"\x1b]8;;\x1b\\") == seen.raw.count(b"\x1b]8;;") // 2


def test_a_link_leads_to_the_file_from_wherever_it_is_asked(tmp_path):
    folder = tmp_path / "näws #1"
    folder.mkdir()
    (folder / "a b.md").write_text("A ferry to Oslo.\n")
    shell = Shell(tmp_path)
    shell.run("index", "-i", tmp_path / "ix", "näws #1")
    (tmp_path / "elsewhere").mkdir()
    for place in (tmp_path, tmp_path / "elsewhere"):
        shown = Shell(place).search("ferry", "-i", tmp_path / "ix", "--hyperlink", "always").stdout
        assert f"file://{os.uname().nodename}{tmp_path}/n%C3%A4ws%20%231/a%20b.md#1" in shown


def test_links_take_no_room(shell):
    arguments = ("search", "putin", "-n", "20")
    linked = shell.run(*arguments, "--hyperlink", "always").stdout
    assert re.sub("\x1b\\]8;[^\x1b]*\x1b\\\\", "", linked) == shell.run(*arguments).stdout


# Whether the output goes to the pager: how much there is, the screen's rows, options, variables.
PAGED = [
    (("putin", "-n", "30"), 20, (), {}, True),
    (("putin", "-n", "30"), 400, (), {}, False),
    (("putin", "-n", "1"), 20, (), {}, False),
    (("putin", "-n", "1"), 20, ("--pager",), {}, True),
    (("putin", "-n", "30"), 20, ("--no-pager",), {}, False),
    (("putin", "-n", "30"), 20, (), {"TERM": "dumb"}, False),
    (("putin", "-n", "30"), 20, ("-f", "json"), {}, False),
    (("putin", "-n", "30"), 400, (), {"LINES": "20"}, True),
]


@pytest.mark.parametrize(("arguments", "rows", "options", "variables", "paged"), PAGED)
def test_the_pager_is_for_what_is_longer_than_the_screen(shell, arguments, rows, options, variables, paged):
    pager = "sed 's/^/paged: /'"
    seen = shell.terminal("search", *arguments, *options, rows=rows, **({"PAGER": pager} | variables))
    assert seen.end() == 0
    assert (b"paged: " in seen.raw) == paged


def test_no_pager_and_none_that_is_there_show_the_output_all_the_same(shell):
    for pager in ("", "cat", "no-such-pager-anywhere"):
        seen = shell.terminal("search", "putin", "-n", "30", rows=20, PAGER=pager)
        assert seen.end() == 0
        assert seen.raw.count(b"corpus/") == 7
    assert "paged" not in shell.search("putin", "-n", "30", "--pager", PAGER="sed 's/^/paged: /'").stdout


def test_an_interrupt_in_the_pager_is_the_pagers(shell):
    seen = shell.terminal(
        "search", "putin", "-n", "30", rows=20, PAGER="trap 'echo pager goes on' INT; cat; sleep 1; true"
    )
    seen.wait_for("corpus/")
    time.sleep(0.3)
    seen.child.sendintr()
    assert seen.end() == 0
    assert b"pager goes on" in seen.raw
    assert b"interrupted" not in seen.raw


def test_a_pager_that_is_left_early_ends_quietly(shell):
    seen = shell.terminal("search", "*", "-n", "48", "--snippets", "9", rows=20, PAGER="head -n 2")
    assert seen.end() == 0
    assert b"Traceback" not in seen.raw


@pytest.mark.parametrize("after", [0.02, 0.06, 0.12, 0.2, 0.35, 1.0])
def test_an_interrupt_at_any_moment_is_one_line_and_130(shell, after):
    # An interrupt of Python's own start is not the program's; it says when it begins.
    begun = "from search.cli import main; print('begun', flush=True); main()"
    seen = shell.terminal(program=[sys.executable, "-c", begun, "search", "-"])
    seen.wait_for("begun")
    time.sleep(after)
    seen.child.sendintr()
    assert seen.end() == 130
    text = seen.raw.decode().replace("^C", "")
    assert "Traceback" not in text
    assert [line for line in text.splitlines() if line.startswith("newsdex")] == ["newsdex: interrupted"]


def test_an_interrupt_of_indexing_leaves_the_index_as_it_was(tmp_path):
    shell = Shell(tmp_path)
    (tmp_path / "a.md").write_text("A ferry to Oslo.\n")
    shell.run("index", ".")
    (tmp_path / "more.jsonl").write_text("".join(f'{{"text": "Ferry {n} left for Oslo."}}\n' for n in range(8_000)))
    seen = shell.terminal("index")
    seen.wait_for("indexing")
    seen.child.sendintr()
    assert seen.end() == 130
    # The line of progress is taken away, and one line is left.
    assert [line for line in seen.lines() if line] in (["newsdex: interrupted"], ["^Cnewsdex: interrupted"])
    assert shell.json("search", "ferry")["total"] == 1
    (tmp_path / "more.jsonl").unlink()
    assert shell.run("index").returncode == 0  # no lock is left behind


def test_progress_has_a_rate_and_the_time_left_and_fits_a_terminal_that_is_resized(tmp_path):
    shell = Shell(tmp_path)
    (tmp_path / "more.jsonl").write_text("".join(f'{{"text": "Ferry {n} left for Oslo."}}\n' for n in range(20_000)))
    seen = shell.terminal("index", ".")
    line = next(line for line in seen.wait_for("left") if line)
    assert re.fullmatch(r"indexing [\d,]+ of 20,000, \d+ %, [\d,]+ a second, \d+:\d\d left", line)
    seen.resize(30, 60)
    seen.wait_for("…")
    assert max(map(len, seen.lines())) < 30
    seen.child.sendintr()
    seen.end()


def test_quiet_says_nothing_but_errors(tmp_path):
    shell = Shell(tmp_path)
    (tmp_path / "a.jsonl").write_text('{"text": "A ferry."}\n{oops\n')
    done = shell.run("index", "-q", "a.jsonl")
    assert (done.returncode, done.stdout) == (6, "")
    assert len(done.stderr.splitlines()) == 1
    assert shell.search("-q", "ferry").stderr == ""
    seen = shell.terminal("search", "-q", "zzq OR zzqq zzqqq", PAGER="")
    seen.end()
    assert seen.raw == b""


def test_the_columns_variable_wins_over_the_terminal(shell):
    seen = shell.terminal("search", "putin", columns=80, COLUMNS="40", PAGER="")
    seen.end()
    assert 30 < max(len(line) for line in seen.lines() if "corpus/" not in line) <= 40


def test_a_full_disk_is_an_error_in_one_line(shell):
    done = shell.sh("newsdex search putin > /dev/full")
    assert done.returncode == 2
    assert done.stderr.splitlines()[-1] == "newsdex: cannot write the output: no space left on device"
    assert "Traceback" not in done.stderr


def test_streams_that_are_closed_are_no_bug(shell):
    for line in ("newsdex search putin >&-", "newsdex search putin 2>&-", "newsdex -h >&- 2>&-"):
        done = shell.sh(line)
        assert (done.returncode, "Traceback" in done.stderr) == (0, False)


def test_what_is_asked_line_by_line_is_answered_before_the_next_line(shell):
    seen = shell.terminal("search", "-", columns=200)
    seen.send("witkoff\n")
    seen.wait_for('"query": "witkoff"')
    seen.send("zzzzqq\n")
    seen.wait_for('"total": 0')
    seen.send("\x04")
    assert seen.end() == 0


def test_the_program_that_is_tested_is_this_one(shell):
    assert shell.sh("newsdex --version").stdout == shell.run("--version").stdout != ""
    assert PROGRAM[1:] == ["-m", "search.cli"]
