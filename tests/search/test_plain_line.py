"""A line that is answered without click means what it means to click."""

import datetime
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.cli.answering import OPTIONS
from search.cli.options import COMMON, FLAG, read_plain
from search.cli.program import program

_EVERY = (*OPTIONS, *COMMON)
_NAMES = [name for option in _EVERY for name in (*option.names, *([option.off] if option.off else []))]
_VALUES = ("1", "7", "0", "-3", "x", "json", "text", "newest", "story", "never", "2025-02-13", "2025-02-30", ".newsdex")
_WORDS = ("gaza", "-gaza", "-", "--", "-n5", "peace talks", "date:2025", "", "--limit=5", "--lim", "-qc", "--version")


def _as_click_reads(arguments):
    """Return what click makes of a line behind ``newsdex search``; None where it says something instead."""
    import click  # noqa: PLC0415 - the tests of what is imported run in processes of their own

    ctx = click.Context(program(), info_name="newsdex")
    command = program().get_command(ctx, "search")
    try:
        with command.make_context("search", list(arguments), parent=ctx) as made:
            return dict(made.params)
    except (click.ClickException, click.exceptions.Exit):
        return None


@given(st.lists(st.sampled_from([*_NAMES, *_VALUES, *_WORDS]), max_size=6))
def test_a_line_that_is_read_without_click_is_read_as_click_reads_it(arguments):
    read = read_plain(_EVERY, arguments, {})
    if read is not None and read[1]:
        values, words = read
        assert _as_click_reads(arguments) == values | {"query": words}


@pytest.mark.parametrize(
    "arguments",
    [
        ["gaza"],
        ["peace", "talks", "-n", "5"],
        ["--limit", "5", "gaza"],
        ["-i", "there", "-s", "newest", "-f", "json", "gaza", "--no-pager", "-q"],
        ["--now", "2025-02-13", "gaza", "-c"],
        ["-"],
    ],
)
def test_lines_as_people_write_them_are_read_without_click(arguments):
    assert read_plain(_EVERY, arguments, {}) is not None


@pytest.mark.parametrize(
    "arguments",
    [["-n", "0"], ["-n", "x"], ["-n"], ["--limit=5"], ["-n5"], ["--help"], ["-h"], ["--version"], ["--lim", "5"],
     ["-gaza"], ["--"], ["-s", "size"], ["--now", "2025-02-30"], ["-i", "-q"], ["-i", ""]],
)  # fmt: skip
def test_what_is_written_otherwise_or_is_wrong_is_left_to_click(arguments):
    assert read_plain(_EVERY, ["gaza", *arguments], {}) is None


def test_the_environment_says_what_the_line_does_not():
    environment = {"NEWSDEX_NOW": "2025-02-13"}
    assert read_plain(_EVERY, ["gaza"], environment)[0]["now"] == datetime.date(2025, 2, 13)
    assert read_plain(_EVERY, ["gaza", "--now", "2025-02-14"], environment)[0]["now"] == datetime.date(2025, 2, 14)
    assert read_plain(_EVERY, ["gaza"], {"NEWSDEX_NOW": ""})[0]["now"] is None
    assert read_plain(_EVERY, ["gaza"], {"NEWSDEX_NOW": "today"}) is None


def test_click_has_every_option_as_it_is_said():
    import click  # noqa: PLC0415

    command = program().get_command(click.Context(program()), "search")
    options = {param.name: param for param in command.params if isinstance(param, click.Option)}
    for option in _EVERY:
        made = options[option.key]
        assert (tuple(made.opts), made.help, made.is_flag) == (option.names, option.help, option.takes == FLAG)


@pytest.mark.parametrize(
    ("question", "code"),
    [
        (["gaza"], 0),
        (["zzqk"], 1),
        (["persn:Witkoff"], 2),
        (["persn:Witkoff", "-f", "json"], 2),
        (["gaza", "-c", "-n", "3"], 2),
        (["gaza", "--new"], 2),
        (["gaza", "-0"], 2),
        (["gaza", "-i", "nowhere"], 3),
    ],
)
def test_a_line_is_answered_alike_with_click_and_without(shell, question, code):
    plain = shell.run("search", *question)
    # What is written with an equals sign is left to click.
    by_click = shell.run("search", *question, "--color=auto")
    assert (plain.returncode, plain.stdout) == (code, by_click.stdout)
    assert [line for line in plain.stderr.splitlines() if " ms" not in line] == [
        line for line in by_click.stderr.splitlines() if " ms" not in line
    ]
    assert by_click.returncode == code


@pytest.mark.parametrize(
    ("line", "needed", "spared"),
    [
        (["gaza", "talks"], set(), {"click", "typing", "pathlib", "inspect", "dataclasses", "search.periods",
                               "search.zones", "search.expansion", "search.people", "search.cli.program"}),
        (["date:2025"], {"search.periods"}, {"click", "pathlib", "search.zones"}),
        (["same:sentence(gaza talks)"], {"search.zones"}, {"click", "search.zone_arrays", "numpy"}),
        (["gaza*"], {"search.expansion"}, {"click", "typing", "pathlib", "search.zones"}),
        (["gaza", "--limit=5"], {"click"}, {"inspect", "platform", "ast", "search.cli.commands.facets"}),
    ],
)  # fmt: skip
def test_a_line_imports_what_answers_it(shell, line, needed, spared):
    code = (
        "import sys; from search.cli import main\n"
        f"sys.argv[1:] = {['search', *line]}\n"
        "try: main()\n"
        "finally: print(' '.join(sys.modules), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=shell.folder, env=shell.environment(), capture_output=True, text=True,
        check=False,
    )  # fmt: skip
    loaded = set(done.stderr.split())
    assert needed <= loaded
    assert not spared & loaded
