"""The program: its commands, found as files and imported when they are asked for."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import TYPE_CHECKING, Any

import click

from index.location import is_place
from search.cli import commands
from search.cli.command import HELP_NAMES, SECTIONS, help_option, version_option
from search.cli.exits import EXIT_USAGE, safe, say
from search.cli.session import Session

if TYPE_CHECKING:
    from collections.abc import Sequence

    from search.cli.command import Command

_START = (
    ("newsdex index corpus", "make an index of what lies in corpus"),
    ("newsdex search 'person:Witkoff date:2025-02'", "ask it"),
)
_SHORT = 66
"""Columns of what a command's help begins with, beside its name."""


class Program(click.Group):
    """The commands; each is a module of ``commands`` that holds it under the module's own name.

    A name that Python keeps for itself has an underscore behind it: ``with_`` is ``newsdex with``.
    """

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self._help = help_option()

    def get_help_option(self, ctx: click.Context) -> click.Option:  # noqa: ARG002 - click's signature
        """Return the option that shows the help."""
        return self._help

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Return the names of all commands, sorted."""
        import pkgutil  # noqa: PLC0415 - a question knows its command, only a list waits for it

        return sorted(module.name.rstrip("_") for module in pkgutil.iter_modules(commands.__path__))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's
        """Return the command of that name."""
        if not cmd_name.isidentifier():
            return None
        for module in (cmd_name, f"{cmd_name}_"):
            try:
                found: click.Command = getattr(import_module(f"{commands.__name__}.{module}"), module)
            except ModuleNotFoundError as error:
                if error.name != f"{commands.__name__}.{module}":
                    raise
            else:
                return found
        return None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command that is named first, and the arguments behind it."""
        name = args[0]
        found = self.get_command(ctx, name)
        if found is None:
            raise click.UsageError(_unknown(name, self.list_commands(ctx)), ctx)
        return name, found, args[1:]

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the commands by what they are for."""
        found = [each for name in self.list_commands(ctx) if (each := self.get_command(ctx, name))]
        width = max(len(each.name or "") for each in found)
        for section in SECTIONS:
            of_section = [each for each in found if section_of(each) == section]
            if of_section:
                with formatter.section(section):
                    rows = [((each.name or "").ljust(width), each.get_short_help_str(_SHORT)) for each in of_section]
                    formatter.write_dl(rows)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - click's
        """Write how to begin."""
        with formatter.section("Start"):
            for line, does in _START:
                formatter.write(f"  {line}\n      {does}\n")


def section_of(each: click.Command) -> str:
    """Return what a command is for."""
    made: Command = each  # type: ignore[assignment]  # a group of commands has a section as well
    return made.section


def _unknown(name: str, known: list[str]) -> str:
    from search.fields import nearest  # noqa: PLC0415 - only who made a mistake waits for it

    suggest = nearest(name, known)
    if suggest:
        return f'no command "{name}"; did you mean newsdex {suggest[0]}?'
    return f'no command "{name}"; to look for it write: newsdex search {name}'


def program() -> Program:
    """Return the program."""
    made = Program(
        "newsdex",
        help="Search news: people, days, sections, highlighted hits.",
        invoke_without_command=True,
        no_args_is_help=False,
        callback=_alone,
        context_settings={"help_option_names": HELP_NAMES},
        subcommand_metavar="COMMAND [ARGUMENT]...",
    )
    made.params.append(version_option())
    return made


@click.pass_context
def _alone(ctx: click.Context) -> None:
    """Say what there is and, where there is no index, how to make one."""
    if ctx.invoked_subcommand is None:
        session = Session({})
        session.show(ctx.get_help() + "\n")
        if not is_place(session.location) and not session.where.exists():
            session.write(f"\nThere is no index at {session.where} yet; make one with: newsdex index PATH\n")


def run(arguments: list[str]) -> int:
    """Run the program; return its exit code. What click has to say is said."""
    made = program()
    try:
        # Not click's own main, which turns an interrupt into a line of its own.
        with made.make_context("newsdex", list(arguments)) as ctx:
            made.invoke(ctx)
    except click.exceptions.Exit as done:
        return done.exit_code
    except click.UsageError as error:
        sys.stdout.flush()
        say(safe(f"newsdex: {_sentence(error.format_message())}; see {_help_of(error)}"))
        return EXIT_USAGE
    except click.ClickException as error:
        sys.stdout.flush()
        say(safe(f"newsdex: {_sentence(error.format_message())}"))
        return error.exit_code
    return 0


def _sentence(message: str) -> str:
    return (message[:1].lower() + message[1:]).replace(". (Did you", " (did you").rstrip(".")


def _help_of(error: click.UsageError) -> str:
    return f"{error.ctx.command_path if error.ctx else 'newsdex'} --help"


def options_of(words: Sequence[str]) -> list[click.Option]:
    """Return the options of the command that a line begins with; none where it begins with no command."""
    made: click.Command = program()
    ctx = click.Context(made, info_name="newsdex")
    for word in words:
        if not isinstance(made, click.Group):
            break
        found = made.get_command(ctx, word)
        if found is None:
            break
        made = found
    help_option = made.get_help_option(ctx)
    return [each for each in (*made.params, help_option) if isinstance(each, click.Option)]
