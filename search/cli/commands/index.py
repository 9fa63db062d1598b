"""``newsdex index``: files and folders to articles in the index."""

from __future__ import annotations

import gc
import os
import sys
from typing import TYPE_CHECKING

import click

from search.cli.command import KEEP, command
from search.cli.exits import EXIT_UNREAD
from search.cli.progress import Progress
from search.cli.streams import is_dumb, is_terminal, width

if TYPE_CHECKING:
    from search.cli.session import Session

_STANDARD_INPUT = "-"
_MOST_JOBS = 256
_MOST_BYTES = 10**12


@command(
    "index",
    section=KEEP,
    examples=(
        ("newsdex index corpus", "make an index of what lies in corpus, or bring it up to date"),
        ("newsdex index", "the same for all that was indexed before"),
        ("newsdex index --dry-run corpus", "what would change, and how each file was read"),
        ("newsdex index --forget corpus/asia", "drop a folder and what came from it alone"),
        ("xz -cd corpus/archive.jsonl.xz | newsdex index -", "JSON Lines from another program"),
    ),
)
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option("--rebuild", is_flag=True, help="Make everything anew, beside the old index, and swap it in.")
@click.option("--dry-run", is_flag=True, help="Show what would change, and how each file was read; write nothing.")
@click.option("--max-size", default="10MB", show_default=True, metavar="SIZE", help="Leave out larger documents.")
@click.option(
    "--lock-timeout", type=click.FloatRange(0), default=0.0, metavar="S", help="Wait so long for another writer."
)
@click.option(
    "--jobs",
    type=click.IntRange(1, _MOST_JOBS),
    metavar="N",
    help="Work in so many processes.  [default: one for each core]",
)
@click.option("--forget", multiple=True, metavar="PATH", help="Drop a file or folder, and what came from it alone.")
@click.option("--part", metavar="N/M", help="On a cluster: this machine's share of what M machines index.")
@click.option("--shards", type=click.IntRange(1), metavar="N", help="On a cluster: of an index that is made.")
@click.option("--replicas", type=click.IntRange(0), metavar="N", help="On a cluster: further copies of each shard.")
@click.option("--report", type=click.Choice(["text", "json"]), default="text", help="The form of the summary.")
@click.pass_context
def index(
    ctx: click.Context,
    session: Session,
    paths: tuple[str, ...],
    rebuild: bool,  # noqa: FBT001 - click calls with names
    dry_run: bool,  # noqa: FBT001
    max_size: str,
    lock_timeout: float,
    jobs: int | None,
    forget: tuple[str, ...],
    part: str | None,
    shards: int | None,
    replicas: int | None,
    report: str,
) -> None:
    """Bring the index up to date with files and folders.

    Without PATH: those that it was given before and those of `newsdex.toml`, else `corpus`. A PATH of - reads JSON
    Lines from standard input.
    """
    # Whoosh, NumPy and the models: half a second, which the list of commands need not wait for.
    from index.content import read_piped  # noqa: PLC0415
    from index.destination import update  # noqa: PLC0415
    from index.options import Options  # noqa: PLC0415
    from index.process import collect_seldom, usable_cores  # noqa: PLC0415
    from search.output.report import forgotten_text, passed_text, plan_text, report_json, report_text  # noqa: PLC0415

    gc.enable()
    collect_seldom()
    limit = _bytes(max_size)
    piped = read_piped(sys.stdin.buffer, _STANDARD_INPUT, limit) if _STANDARD_INPUT in paths else None
    named = [path for path in paths if path != _STANDARD_INPUT]
    if not (named or forget or piped is not None):
        named = _roots(session)
    watched = is_terminal(sys.stderr) and not session.quiet and not is_dumb(session.environment)
    progress = Progress(_write_over, lambda: width(sys.stderr, session.environment)) if watched else None
    options = Options(
        today=session.today,
        rebuild=rebuild,
        dry_run=dry_run,
        max_size=limit,
        lock_timeout=lock_timeout,
        forget=forget,
        jobs=jobs or usable_cores(),
        progress=progress or (lambda _what, _done, _total: None),
    )
    try:
        done = update(
            session.location, named, options, piped, session.environment, part=part, shards=shards, replicas=replicas
        )
    finally:
        if progress:
            progress.clear()
    if dry_run:
        session.show(plan_text(done, session.style))
    for problem in (*done.unreachable, *done.failures):
        session.warn(str(problem))
    if lost := forgotten_text(done):
        session.warn(lost)
    if passed := passed_text(done):
        session.report(passed)
    if report == "json":
        session.write(report_json(done) + "\n")
    elif dry_run:
        session.write(report_text(done) + "\n")
    else:
        session.report(report_text(done))
    if done.failures or done.unreachable:
        ctx.exit(EXIT_UNREAD)


def _roots(session: Session) -> list[str]:
    """Return the roots of the settings together with those that the index remembers; none where there are no former."""
    from index.errors import NewsdexError  # noqa: PLC0415

    settled = list(session.settings.roots)
    if not settled:
        return []
    try:
        remembered = session.engine.roots
    except NewsdexError:
        return settled  # there is no index yet, or what is wrong with it is found out later
    there = {os.path.realpath(path) for path in settled}
    return [*settled, *(root for root in remembered if root not in there)]


def _write_over(text: str) -> None:
    sys.stderr.write(text)
    sys.stderr.flush()


def _bytes(size: str) -> int:
    units = {"": 1, "B": 1, "KB": 10**3, "MB": 10**6, "GB": 10**9}
    number = size.upper().rstrip("KMGB ")
    try:
        read = int(float(number) * units[size.upper()[len(number) :].strip()])
    except (ValueError, KeyError, OverflowError):
        read = 0
    if not 1 <= read <= _MOST_BYTES:
        raise click.BadParameter(f"{size!r} is no size; write it as 10MB", param_hint="--max-size")
    return read
