"""The manual page, in the man macros of roff (groff_man(7)), made of the commands' own help: it says the same."""

from __future__ import annotations

from importlib.metadata import version
from typing import TYPE_CHECKING

import click

from search.cli.command import Command, CommandGroup
from search.cli.exits import CODES
from search.fields import COMPARISONS, FIELDS
from search.output.language import DAYS, OPERATORS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from search.cli.command import Example

_VARIABLES = (
    ("NEWSDEX_INDEX, NEWSDEX_ROOTS, NEWSDEX_LIMIT, NEWSDEX_SORT, NEWSDEX_DAYFIRST, NEWSDEX_COLOURS",
     "Settings, before those of newsdex.toml; roots are parted as in PATH, colours written as hit=bold red:date=31."),
    ("NEWSDEX_NOW", "The day that today means, as 2025-02-13."),
    ("NO_COLOR, FORCE_COLOR", "No colours; colours even into a pipe."),
    ("PAGER", "What shows output that is longer than the screen; less if it is not set, nothing if it is empty."),
    ("COLUMNS, LINES, TERM", "The terminal; with TERM=dumb there are no colours, pages or progress."),
    ("XDG_CONFIG_HOME, XDG_STATE_HOME", "Where the user's own files are, ~/.config and ~/.local/state if not set."),
)  # fmt: skip
_FILES = (
    (".newsdex", "The index, in the current folder."),
    ("newsdex.toml", "Settings, in the current folder or one above it; then ~/.config/newsdex/newsdex.toml."),
    ("~/.config/newsdex/saved.txt", "Saved questions, NAME = QUESTION on a line."),
    ("~/.local/state/newsdex/asked", "How far questions were answered with --new."),
    ("people.txt", "Beside a corpus: A = B joins two names of a person, A != B keeps them apart."),
)


def manual(ctx: click.Context) -> str:
    """Return the page; ``ctx`` is the program's."""
    return "\n".join([*_lines(ctx), ""])


def _lines(ctx: click.Context) -> Iterator[str]:
    program = ctx.command
    assert isinstance(program, click.Group)  # noqa: S101 - the root is the program
    yield f'.TH NEWSDEX 1 "" "newsdex {version("newsdex")}" "User Commands"'
    yield from (".SH NAME", rf"newsdex \- {_text((program.help or '').rstrip('.').lower())}")
    yield ".SH SYNOPSIS"
    yield r"\fBnewsdex\fR \fICOMMAND\fR [\fIARGUMENT\fR]..."
    yield ".SH COMMANDS"
    found = [each for name in program.list_commands(ctx) if (each := program.get_command(ctx, name))]
    for each in found:
        yield from _command(each, f"newsdex {each.name}", ctx)
    yield ".SH OPTIONS OF EVERY COMMAND"
    first = next(each for each in found if isinstance(each, Command))
    yield from _options(first.common_options(ctx), ctx)
    yield ".SH QUESTIONS"
    yield from _list((*OPERATORS, *((field.example, _matches(field.matches, field.also)) for field in FIELDS)))
    yield from (".PP", "Days:", ".PP", ".nf", *map(_text, DAYS), ".fi")
    for title, rows in (("EXIT STATUS", CODES), ("ENVIRONMENT", _VARIABLES), ("FILES", _FILES)):
        yield f".SH {title}"
        yield from _list((str(name), means) for name, means in rows)


def _matches(means: str, also: Iterable[str]) -> str:
    others = [f"{name}:" for name in also if name not in COMPARISONS]
    return f"{means} (also {', '.join(others)})" if others else means


def _command(command: click.Command, path: str, ctx: click.Context) -> Iterator[str]:
    within = click.Context(command, info_name=path, **command.context_settings)
    yield f".SS {_text(path)}"
    yield rf"\fB{_text(path)}\fR {_text(' '.join(command.collect_usage_pieces(within)))}"
    for paragraph in (command.help or "").split("\n\n"):
        yield from (".PP", _text(" ".join(paragraph.split())))
    if isinstance(command, Command):
        yield from _options(command.own_options(), ctx)
        yield from _examples(command.examples)
    elif isinstance(command, CommandGroup):
        yield from _examples(command.examples)
        for each in command.commands.values():
            yield from _command(each, f"{path} {each.name}", ctx)


def _options(options: Sequence[click.Option], ctx: click.Context) -> Iterator[str]:
    records = [record for option in options if (record := option.get_help_record(ctx))]
    for name, means in records:
        yield from (".TP", rf"\fB{_text(name)}\fR", _text(means))


def _list(rows: Iterable[tuple[str, str]]) -> Iterator[str]:
    for name, means in rows:
        yield from (".TP", rf"\fB{_text(name)}\fR", _text(means))


def _examples(examples: Sequence[Example]) -> Iterator[str]:
    if examples:
        yield from (".PP", "Examples:")
    for example in examples:
        yield from (".TP", rf"\fB{_text(example.line)}\fR", _text(example.does))


def _text(text: str) -> str:
    r"""Return text as roff shows it: a backslash, a hyphen and a leading ``.`` or ``'`` are commands otherwise."""
    escaped = text.replace("\\", "\\e").replace("-", "\\-").replace("^", "\\(ha").replace("~", "\\(ti")
    escaped = escaped.replace("'", "\\(aq").replace("`", "\\(ga").replace('"', "\\(dq")
    return f"\\&{escaped}" if escaped.startswith(".") else escaped
