"""What every command is: options that all of them take, examples in its help, a session to run in."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any, NoReturn

import click

from index.frozen import frozen
from search.cli.exits import EXIT_USAGE
from search.cli.options import COMMON, DAY, FLAG, NUMBER, TEXT, Option, contradicting
from search.cli.session import session_of
from search.errors import QueryError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

ASK, KEEP, LEARN = "Ask", "The index", "Help and set-up"
HELP_NAMES = ["-h", "--help"]
SECTIONS = (ASK, KEEP, LEARN)
"""What commands are for, in the order in which they are listed."""


class Day(click.ParamType):  # type: ignore[type-arg,unused-ignore]  # generic from click 8.4 on
    """A day, as 2025-02-13."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> datetime.date:
        """Return the day that is written."""
        try:
            return value if isinstance(value, datetime.date) else datetime.date.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is no day; write it as 2025-02-13", param, ctx)


@frozen
class Example:
    """A line of the shell that a command's help shows, and what it does; the tests run it."""

    line: str
    does: str


def _option(option: Option) -> click.Option:
    """Return an option as click has it."""
    *short, long = option.names
    names = [*short, f"{long}/{option.off}" if option.off else long, option.key]
    if option.takes == FLAG:
        return click.Option(names, is_flag=True, default=option.default, help=option.help)
    kinds = {TEXT: click.STRING, NUMBER: click.IntRange(1), DAY: Day()}
    kind = kinds[option.takes] if isinstance(option.takes, str) else click.Choice(option.takes)
    return click.Option(
        names, type=kind, default=option.default, metavar=option.metavar, envvar=option.variable, help=option.help
    )


class Command(click.Command):
    """A command: its function is called with a session and its own options.

    Args:
        section: What it is for, one of ``SECTIONS``.
        examples: Shown in its help.
    """

    def __init__(self, *args: Any, section: str = ASK, examples: Sequence[Example] = (), **more: Any) -> None:
        more.setdefault("context_settings", {}).setdefault("help_option_names", HELP_NAMES)
        super().__init__(*args, **more)
        self.section = section
        self.examples = tuple(examples)
        self.common = (*map(_option, COMMON), version_option())
        self.params += self.common
        self._help = help_option()

    def get_help_option(self, ctx: click.Context) -> click.Option:  # noqa: ARG002 - click's signature
        """Return the option that shows the help."""
        return self._help

    def invoke(self, ctx: click.Context) -> Any:
        """Call the function with its session."""
        common = {option.name or "": ctx.params.pop(option.name or "") for option in self.common if option.expose_value}
        session = ctx.obj = session_of(common)
        assert self.callback is not None  # noqa: S101 - a command is made of a function
        try:
            return ctx.invoke(self.callback, session, **ctx.params)
        except QueryError as error:
            if ctx.params.get("form") != "json":
                raise
            from search.output.data import error_json  # noqa: PLC0415 - only who made a mistake waits for it

            session.write(error_json(error) + "\n")
            return ctx.exit(EXIT_USAGE)
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except Exception as error:
            told = session.told(error)
            if told is error:
                raise
            raise told from error

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the command's own options, those of every command, and the examples."""
        for title, options in (("Options", self.own_options()), ("Every command", self.common_options(ctx))):
            records = [record for option in options if (record := option.get_help_record(ctx))]
            if records:
                with formatter.section(title):
                    formatter.write_dl(records)
        _write_examples(self.examples, formatter)

    def own_options(self) -> list[click.Option]:
        """Return the options that are this command's alone."""
        return [each for each in self.params if isinstance(each, click.Option) and each not in self.common]

    def common_options(self, ctx: click.Context) -> list[click.Option]:
        """Return the options of every command, the one for help among them."""
        return [*self.common, self.get_help_option(ctx)]


class QuestionCommand(Command):
    """A command whose arguments are a question: what looks like a cluster of short options is an error."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Keep the question's words apart from the options, in their order."""
        takes_value = {o: not getattr(p, "is_flag", False) for p in self.params for o in (*p.opts, *p.secondary_opts)}
        takes_value |= dict.fromkeys(self.get_help_option_names(ctx), False)
        # click takes a short option for a misspelt long one first, and loads what finds the nearest to it.
        long = {o: p.opts[-1] for p in self.params for o in p.opts if p.opts[-1].startswith("--")}
        options: list[str] = []
        question: list[str] = []
        rest = iter(args)
        for arg in rest:
            if arg == "--":
                question += rest
            elif arg in takes_value or arg.startswith("--"):
                options.append(long.get(arg, arg))
                if takes_value.get(arg):
                    options += [value for value in (next(rest, None),) if value is not None]
            elif arg.startswith("-n") and arg[2:].isdigit():
                options.append(arg)
            elif arg.startswith("-") and arg != "-" and not any(map(str.isspace, arg)):
                whole = f"'{' '.join([*question, arg])}' or " if question else ""
                raise click.UsageError(f"no option {arg}; to leave a word out write {whole}NOT {arg[1:]}", ctx)
            else:
                question.append(arg)
        return super().parse_args(ctx, [*options, "--", *question])


class CommandGroup(click.Group):
    """Commands that belong together: ``newsdex saved add``.

    Args:
        name: What the user types before theirs.
        section: What they are for, one of ``SECTIONS``.
        help: What they do.
        alone: Their command that runs where none is named.
        commands: All of them.
        examples: Lines of the shell, and what each does.
    """

    def __init__(
        self,
        name: str,
        *,
        section: str,
        help: str,  # noqa: A002 - click's name
        alone: Command,
        commands: Sequence[Command],
        examples: Iterable[tuple[str, str]],
    ) -> None:
        settings = {"help_option_names": HELP_NAMES}
        named: dict[str, click.Command] = {each.name or "": each for each in commands}
        super().__init__(name, named, help=help, context_settings=settings, invoke_without_command=True)
        self.section = section
        self.examples = tuple(Example(line, does) for line, does in examples)
        self._alone = alone.name or ""
        self._help = help_option()

    def get_help_option(self, ctx: click.Context) -> click.Option:  # noqa: ARG002 - click's signature
        """Return the option that shows the help."""
        return self._help

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put the command that runs alone before arguments that name none."""
        alone = not args or (args[0].startswith("-") and args[0] not in self.get_help_option_names(ctx))
        return super().parse_args(ctx, [self._alone, *args] if alone else args)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command that is named first, and the arguments behind it."""
        if args[0] not in self.commands:
            raise click.UsageError(f'no command "{args[0]}"; there are: {", ".join(self.commands)}', ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the commands, and the examples."""
        super().format_commands(ctx, formatter)
        _write_examples(self.examples, formatter)


def _write_examples(examples: Sequence[Example], formatter: click.HelpFormatter) -> None:
    if examples:
        with formatter.section("Examples"):
            for example in examples:
                formatter.write(f"  {example.line}\n      {example.does}\n")


def version_option() -> click.Option:
    """Return the option that prints which newsdex this is."""

    def show(ctx: click.Context, _param: click.Parameter, value: bool) -> None:  # noqa: FBT001 - click calls it
        if value and not ctx.resilient_parsing:
            from importlib.metadata import version  # noqa: PLC0415 - only who asks waits for it

            click.echo(f"newsdex {version('newsdex')}")
            ctx.exit()

    return click.Option(
        ["--version"], is_flag=True, expose_value=False, is_eager=True, callback=show, help="Show the version and exit."
    )


def help_option() -> click.Option:
    """Return the option that shows the help; click's own looks for a translation of its one line each time."""

    def show(ctx: click.Context, _param: click.Parameter, value: bool) -> None:  # noqa: FBT001 - click calls it
        if value and not ctx.resilient_parsing:
            click.echo(ctx.get_help())
            ctx.exit()

    return click.Option(
        HELP_NAMES, is_flag=True, expose_value=False, is_eager=True, callback=show, help="Show this message and exit."
    )


def command(
    name: str,
    *,
    section: str,
    examples: Iterable[tuple[str, str]],
    cls: type[Command] = Command,
    options: Iterable[Option] = (),
) -> Callable[[Callable[..., None]], Command]:
    """Make a function a command; its docstring is its help.

    Args:
        name: What the user types.
        section: What it is for, one of ``SECTIONS``.
        examples: Lines of the shell, and what each does.
        cls: ``QuestionCommand`` where its arguments are a question.
        options: What it takes that is said as data, behind what decorators declare.
    """
    shown = tuple(Example(line, does) for line, does in examples)

    def made(function: Callable[..., None]) -> Command:
        own: Command = click.command(name, cls=cls, section=section, examples=shown)(function)
        before = len(own.params) - len(own.common)
        own.params[before:before] = map(_option, options)
        return own

    return made


def refuse(ctx: click.Context, *options: str, why: str) -> NoReturn:
    """Refuse options that contradict each other.

    Raises:
        UsageError: Always.
    """
    raise click.UsageError(contradicting(*options, why=why), ctx)
