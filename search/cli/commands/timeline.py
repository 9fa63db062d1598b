"""``newsdex timeline``: when matching articles were published, as bars."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from search.cli.command import ASK, QuestionCommand, command
from search.cli.exits import EXIT_NO_HITS

if TYPE_CHECKING:
    from search.cli.session import Session

# What a command runs on is imported when it runs.
# ruff: noqa: PLC0415


@command(
    "timeline",
    section=ASK,
    cls=QuestionCommand,
    examples=(
        ("newsdex timeline ceasefire", "bars, as long as there were articles"),
        ("newsdex timeline person:Witkoff --per week", "each for an ISO week"),
        ("newsdex timeline date:2025 -f csv", "as a table, periods without articles too"),
    ),
)
@click.argument("query", nargs=-1, metavar="[QUERY]...")
@click.option(
    "--per",
    type=click.Choice(["day", "week", "month", "year"]),
    help="What a bar stands for.  [default: by the span, for at most 60]",
)
@click.option("-f", "--format", "form", type=click.Choice(["text", "json", "csv"]), default="text", show_default=True)
@click.pass_context
def timeline(ctx: click.Context, session: Session, query: tuple[str, ...], per: str | None, form: str) -> None:
    """Draw when matching articles were published.

    What a bar is called can be asked for: date:2025-W07. Longer runs of periods without an article are one line.
    """
    from search.cli.question import read_question
    from search.cli.streams import draws_blocks
    from search.output.timeline import timeline_csv, timeline_json, timeline_summary, timeline_text

    text, tree = read_question(session, query)
    counted = session.engine.timeline(tree, per)
    if form == "json":
        session.write(timeline_json(text, tree, session.today, counted) + "\n")
    elif form == "csv":
        session.write(timeline_csv(counted, session.style))
    else:
        blocks = draws_blocks(sys.stdout, session.environment)
        session.show(timeline_text(counted, session.style, blocks=blocks))
    if form != "json":
        session.report(timeline_summary(counted))
    if not counted.articles:
        ctx.exit(EXIT_NO_HITS)
