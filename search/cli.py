"""The command line: options, clock, streams and exit codes; the only module that knows click, prints and exits."""

from __future__ import annotations

import datetime
import gc
import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from index.errors import DamagedIndexError, LockedIndexError, NewsdexError, NoIndexError

if TYPE_CHECKING:
    from collections.abc import Callable

    from index.article import Article
    from index.reader import Reader
    from index.writer import Report
    from search.engine import Engine
    from search.output.terminal import Style
    from search.tree import Node

# What a command does not use is not imported for it: each imports its own parts when it runs.
# ruff: noqa: PLC0415

EXIT_NO_HITS, EXIT_USAGE, EXIT_NO_INDEX, EXIT_DAMAGED, EXIT_LOCKED, EXIT_UNREAD, EXIT_INTERRUPTED = (
    1,
    2,
    3,
    4,
    5,
    6,
    130,
)
_EXITS = ((NoIndexError, EXIT_NO_INDEX), (DamagedIndexError, EXIT_DAMAGED), (LockedIndexError, EXIT_LOCKED))


def main() -> NoReturn:
    """Run the program: errors that the user can mend become one line and an exit code, all others a traceback."""
    # A question is over in a tenth of a second and makes no cycles: looking for them costs a tenth of that.
    gc.disable()
    try:
        newsdex(standalone_mode=False)
        code = 0
    except click.exceptions.Exit as done:
        code = done.exit_code
    except click.ClickException as error:
        error.show()
        code = error.exit_code
    except (click.Abort, KeyboardInterrupt):
        code = EXIT_INTERRUPTED
    except NewsdexError as error:
        code = next((code for kind, code in _EXITS if isinstance(error, kind)), EXIT_USAGE)
        click.echo(_shown_error(error), err=True)
    except BrokenPipeError:
        # The reader of the pipe has seen enough; Python would complain when it flushes what is left.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 0
    sys.exit(code)


def _shown_error(error: NewsdexError) -> str:
    from search.errors import QueryError
    from search.output.terminal import Style

    if isinstance(error, QueryError):
        return error.render(_width())
    return f"newsdex: {Style(escape=True).safe(str(error))}"


class _Day(click.ParamType):  # type: ignore[type-arg,unused-ignore]  # generic from click 8.4 on
    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> datetime.date:
        try:
            return value if isinstance(value, datetime.date) else datetime.date.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is no day; write it as 2025-02-13", param, ctx)


class _QuestionCommand(click.Command):
    """A command whose arguments are a question: what looks like a cluster of short options is an error."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Keep the question's words apart from the options, in their order."""
        takes_value = {o: not getattr(p, "is_flag", False) for p in self.params for o in (*p.opts, *p.secondary_opts)}
        options: list[str] = []
        question: list[str] = []
        rest = iter(args)
        for arg in rest:
            if arg == "--":
                question += rest
            elif arg in takes_value or arg.startswith("--"):
                options.append(arg)
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


def _index_option(command: Callable[..., Any]) -> Callable[..., Any]:
    return click.option(
        "-i", "--index", "where", default=".newsdex", envvar="NEWSDEX_INDEX", show_default=True, metavar="WHERE",
        help="The index: a folder, or opensearch://HOST:9200/NAME.",
    )(command)  # fmt: skip


def _now_option(command: Callable[..., Any]) -> Callable[..., Any]:
    return click.option("--now", type=_Day(), envvar="NEWSDEX_NOW", metavar="DATE", help="The day that `today` means.")(
        command
    )


def _color_option(command: Callable[..., Any]) -> Callable[..., Any]:
    choice = click.Choice(["auto", "always", "never"])
    return click.option("--color", type=choice, default="auto", show_default=True, help="When to colour.")(command)


@click.group(
    context_settings={"help_option_names": ["-h", "--help"]}, no_args_is_help=False, invoke_without_command=True
)
@click.version_option(None, "--version", package_name="newsdex")
@click.pass_context
def newsdex(context: click.Context) -> None:
    """Search news: people, days, sections, highlighted hits.

    \b
    newsdex index corpus
    newsdex search 'person:Witkoff date:2025-02'
    """
    if context.invoked_subcommand is None:
        click.echo(context.get_help())
        where = Path(os.environ.get("NEWSDEX_INDEX", ".newsdex"))
        if not where.exists():
            click.echo(f"\nThere is no index at {where} yet; make one with: newsdex index PATH")


@newsdex.command()
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@_index_option
@_now_option
@click.option("--rebuild", is_flag=True, help="Make everything anew, beside the old index, and swap it in.")
@click.option("--dry-run", is_flag=True, help="Show what would change, and how each file was read; write nothing.")
@click.option("--max-size", default="10MB", show_default=True, metavar="SIZE", help="Leave out larger documents.")
@click.option("--lock-timeout", type=float, default=0.0, metavar="S", help="Wait so long for another writer.")
@click.option("--forget", multiple=True, metavar="PATH", help="Drop a file or folder, and what came from it alone.")
@click.option("--part", metavar="N/M", help="This machine's share of a corpus that M machines index; on a cluster.")
@click.option("--shards", type=click.IntRange(1), metavar="N", help="Of an index that is made on a cluster.")
@click.option("--replicas", type=click.IntRange(0), metavar="N", help="Further copies of each of them.")
@click.option("--report", type=click.Choice(["text", "json"]), default="text", help="The form of the summary.")
def index(
    paths: tuple[str, ...],
    where: str,
    now: datetime.date | None,
    rebuild: bool,  # noqa: FBT001 - click calls with names
    dry_run: bool,  # noqa: FBT001
    max_size: str,
    lock_timeout: float,
    forget: tuple[str, ...],
    part: str | None,
    shards: int | None,
    replicas: int | None,
    report: str,
) -> None:
    """Bring the index up to date with files and folders.

    Without PATH: those that it was given before, else `corpus`. A PATH of - reads JSON Lines from standard input.

    \b
    newsdex index corpus
    newsdex index --dry-run
    newsdex index --forget old-folder
    curl -s https://example.org/wire.jsonl | newsdex index -
    """
    from index.destination import update
    from index.writer import Options
    from search.output.report import plan_text, report_json, report_text

    gc.enable()
    piped = sys.stdin.read() if "-" in paths else None
    options = Options(
        today=_today(now),
        rebuild=rebuild,
        dry_run=dry_run,
        max_size=_bytes(max_size),
        lock_timeout=lock_timeout,
        forget=forget,
        progress=_progress() if sys.stderr.isatty() else lambda _what, _done, _total: None,
    )
    named = [path for path in paths if path != "-"]
    done: Report = update(where, named, options, piped, os.environ, part=part, shards=shards, replicas=replicas)
    style = _style("auto")
    if dry_run:
        click.echo(plan_text(done, style), nl=False)
    for problem in (*done.unreachable, *done.failures):
        click.echo(f"newsdex: {style.safe(str(problem))}", err=True)
    click.echo(report_json(done) if report == "json" else report_text(done), err=report == "text" and not dry_run)
    if done.failures or done.unreachable:
        sys.exit(EXIT_UNREAD)


def _bytes(size: str) -> int:
    units = {"": 1, "B": 1, "KB": 10**3, "MB": 10**6, "GB": 10**9}
    number = size.upper().rstrip("KMGB ")
    try:
        return int(float(number) * units[size.upper()[len(number) :].strip()])
    except (ValueError, KeyError):
        raise click.BadParameter(f"{size!r} is no size; write it as 10MB", param_hint="--max-size") from None


def _progress() -> Callable[[str, int, int], None]:
    last = 0.0

    def show(what: str, done: int, total: int) -> None:
        nonlocal last
        if time.monotonic() - last > 0.1:
            click.echo(f"\r\x1b[K{what} {done:,} of {total:,}", err=True, nl=False)
            last = time.monotonic()
            context = click.get_current_context()
            if not context.meta.get("clears"):
                context.meta["clears"] = True
                context.call_on_close(lambda: click.echo("\r\x1b[K", err=True, nl=False))

    return show


@newsdex.command(cls=_QuestionCommand)
@click.argument("query", nargs=-1, required=True, metavar="QUERY...")
@_index_option
@_now_option
@click.option("-n", "--limit", type=click.IntRange(1), default=10, show_default=True, help="Hits on a page.")
@click.option("--page", type=click.IntRange(1), default=1, help="Which page, from 1.")
@click.option(
    "-s",
    "--sort",
    type=click.Choice(["score", "newest", "oldest", "title", "path"]),
    default="score",
    show_default=True,
)
@click.option("-f", "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("--snippets", type=click.IntRange(1), default=1, show_default=True, help="Passages of each hit.")
@click.option("--any", "any_", is_flag=True, help="Find what has any of the words, not all.")
@click.option("--literal", is_flag=True, help="Every character is text: no operators, no fields.")
@_color_option
def search(
    query: tuple[str, ...],
    where: str,
    now: datetime.date | None,
    limit: int,
    page: int,
    sort: str,
    form: str,
    snippets: int,
    any_: bool,  # noqa: FBT001 - click calls with names
    literal: bool,  # noqa: FBT001
    color: str,
) -> None:
    """Find articles, and show the passages that match. The query language: newsdex fields.

    \b
    newsdex search ceasefire talks
    newsdex search 'person:Witkoff date:2025-02'
    newsdex search '"peace talks" -gaza' --sort newest
    """
    from search.errors import QueryError
    from search.output.data import error_json, results_json
    from search.output.text import results_text
    from search.searcher import Page

    started = time.perf_counter()
    today = _today(now)
    try:
        text, tree = _read(query, today, any_=any_, literal=literal)
        engine = _engine(where)
        results = engine.search(tree, Page(sort, limit, page, snippets))
    except QueryError as error:
        if form != "json":
            raise
        click.echo(error_json(error))
        sys.exit(EXIT_USAGE)
    if sys.stderr.isatty():
        _say_whom(engine, tree)
    for pattern in results.cut:
        click.echo(f"newsdex: {pattern} stands for more than 1,024 words; the most frequent were searched", err=True)
    if form == "json":
        click.echo(results_json(text, tree, today, results))
    else:
        click.echo(results_text(results, _style(color)), nl=False, color=True)
        noun = "article" if results.total == 1 else "articles"
        click.echo(f"{results.total:,} {noun}, {(time.perf_counter() - started) * 1000:.0f} ms", err=True)
        if not results.total and sys.stderr.isatty():
            click.echo("newsdex explain shows how many articles each clause finds", err=True)
    if not results.total:
        sys.exit(EXIT_NO_HITS)


def _say_whom(engine: Engine, tree: Node) -> None:
    """Say whom the names in a question were taken for, where that is more than the spelling that was asked for."""
    from search.engine import EmbeddedEngine
    from search.tree import Phrase, Word, walk

    names = [node for node in walk(tree) if isinstance(node, Word | Phrase) and node.field == "person"]
    if not names or not isinstance(engine, EmbeddedEngine):
        return
    from index.aliases import read_aliases
    from search.output.names import expansion_text
    from search.people import Directory

    directory = Directory(engine.reader.segments, read_aliases(engine.roots))
    for node in names:
        people = directory.people(node.text)
        if len(people) > 1 or any(person.spellings > 1 for person in people):
            click.echo(_style("auto").safe(expansion_text(str(node), people)), err=True)


def _read(query: tuple[str, ...], today: datetime.date, *, any_: bool, literal: bool) -> tuple[str, Any]:
    """Return the question as text and as a tree; on a terminal, say how it was read where that is not plain."""
    from search.arguments import join_arguments, small_operators
    from search.parser import parse_literal, read

    question = join_arguments(query, literal=literal)
    if literal:
        return question.text, parse_literal(question.text, any_=any_)
    reading = read(question.text, now=today, any_=any_)
    if sys.stderr.isatty():
        for word in small_operators(reading.tree):
            click.echo(f'"{word}" is read as a word; the operator is {word.upper()}', err=True)
        for typed, read_as in question.reread:
            click.echo(f"{typed!r} is read as {read_as}", err=True)
        if reading.mixed:
            click.echo(f"read as {reading.tree}", err=True)
    return question.text, reading.tree


@newsdex.command()
@click.argument("article_id", metavar="ID")
@_index_option
@click.option("--section", metavar="NAME", help="Only the sections whose heading has these words.")
@click.option("--raw", is_flag=True, help="Add what was taken off the article.")
@click.option("-f", "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@_color_option
def show(article_id: str, where: str, section: str | None, raw: bool, form: str, color: str) -> None:  # noqa: FBT001
    """Show one article.

    \b
    newsdex show 2025-02-13-talks
    newsdex show 2025-02-13-talks --section next
    """
    from search.output.article import article_text
    from search.output.data import article_json
    from search.sections import sections_named

    article = _article(_engine(where), article_id)
    sections = article.sections if section is None else sections_named(article, section)
    if form == "json":
        click.echo(article_json(article))
    else:
        click.echo(article_text(article, sections, _style(color), raw=raw), nl=False, color=True)


@newsdex.command(cls=_QuestionCommand)
@click.argument("query", nargs=-1, metavar="[QUERY]...")
@_index_option
@_now_option
@click.option("-n", "--limit", type=click.IntRange(1), default=20, show_default=True, help="People at the most.")
@click.option("-f", "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@_color_option
def people(query: tuple[str, ...], where: str, now: datetime.date | None, limit: int, form: str, color: str) -> None:
    """Show the people in matching articles: names, spellings, roles, counts, days.

    \b
    newsdex people
    newsdex people date:2025-02
    newsdex people 'person:Zelensky' --limit 5
    """
    from index.aliases import read_aliases
    from search.census import census
    from search.output.people import people_json, people_text

    _, tree = _read(query, _today(now), any_=False, literal=False)
    engine = _engine(where)
    entries = census(engine.articles(tree), read_aliases(engine.roots))
    shown = entries[:limit]
    click.echo(people_json(shown) if form == "json" else people_text(shown, _style(color)).rstrip("\n"), color=True)
    if form == "text":
        click.echo(f"{len(entries):,} people", err=True)
    if not entries:
        sys.exit(EXIT_NO_HITS)


@newsdex.command(cls=_QuestionCommand)
@click.argument("query", nargs=-1, required=True, metavar="QUERY...")
@_index_option
@_now_option
@click.option("--id", "article_id", metavar="ID", help="Say why this article is found, or what shuts it out.")
@_color_option
def explain(query: tuple[str, ...], where: str, now: datetime.date | None, article_id: str | None, color: str) -> None:
    """Show how a question was read: what each clause looks for, and how many articles it finds.

    \b
    newsdex explain 'zelenski~1 date:last-month'
    newsdex explain 'trump -gaza' --id wire-2025-02-13
    """
    from search.engine import EmbeddedEngine
    from search.explanation import explain as explained
    from search.explanation import first_against
    from search.output.explanation import explanation_text

    _, tree = _read(query, _today(now), any_=False, literal=False)
    reader = _open(where)
    ref = reader.by_id(_article(EmbeddedEngine(reader), article_id).id) if article_id else None
    clause = explained(reader, tree, ref)
    click.echo(explanation_text(clause, _style(color)), nl=False, color=True)
    if ref is not None:
        against = first_against(clause, tree)
        click.echo(f"not found: {against.text} shuts it out" if against else f"found, score {clause.score:.4f}")


@newsdex.command()
def fields() -> None:
    """Show the query language on one screen."""
    from search.output.language import language_text

    click.echo(language_text(), nl=False)


@newsdex.command()
@_index_option
def stats(where: str) -> None:
    """Say what the index holds."""
    from search.output.report import stats_text
    from search.statistics import statistics

    click.echo(stats_text(statistics(_open(where))), nl=False)


def _engine(where: str) -> Engine:
    from search.engine import open_engine

    return open_engine(where, os.environ)


def _open(where: str) -> Reader:
    from index.opensearch.place import is_place
    from index.reader import Reader

    if is_place(where):
        raise NewsdexError(f"{where}: this command reads an index in a folder, not one on a cluster")
    return Reader(Path(where))


def _article(engine: Engine, name: str) -> Article:
    """Return the article of an id, of the beginning of one, or of a path as hits show it."""
    found = engine.named(name)
    if len(found) == 1:
        return found[0]
    if found:
        ids = ", ".join(sorted(article.id for article in found[:3]))
        raise NewsdexError(f"{len(found)} articles are called {name!r}: {ids} …; give the whole id")
    raise NewsdexError(f"no article has the id or the path {name!r}; ids stand in: newsdex search QUERY --format json")


def _today(now: datetime.date | None) -> datetime.date:
    return now or datetime.datetime.now().astimezone().date()


def _style(color: str) -> Style:
    from search.output.terminal import Style

    terminal = sys.stdout.isatty()
    wanted = terminal and os.environ.get("TERM") != "dumb" and not os.environ.get("NO_COLOR")
    colored = color == "always" or (color == "auto" and (wanted or bool(os.environ.get("FORCE_COLOR"))))
    return Style(color=colored, width=_width(), escape=terminal or color == "always")


def _width() -> int:
    given = os.environ.get("COLUMNS", "")
    if given.isdigit() and int(given):
        return int(given)
    return os.get_terminal_size(sys.stdout.fileno()).columns if sys.stdout.isatty() else 80


if __name__ == "__main__":
    main()
