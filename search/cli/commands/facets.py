"""``newsdex facets``: how many matching articles have which person, month, rubric."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from search.cli.command import ASK, QuestionCommand, command
from search.cli.exits import EXIT_NO_HITS

if TYPE_CHECKING:
    from search.cli.session import Session

# What a command runs on is imported when it runs.
# ruff: noqa: PLC0415

_BY = ("person", "role", "speaker", "month", "year", "section", "topic", "cites", "source", "author")


@command(
    "facets",
    section=ASK,
    cls=QuestionCommand,
    examples=(
        ("newsdex facets date:2025-02 --by role", "which titles people had in a month"),
        ("newsdex facets ceasefire --by month -n 100", "how many articles a month"),
        ("newsdex facets --by section -f csv", "headings, of the whole index, as a table"),
    ),
)
@click.argument("query", nargs=-1, metavar="[QUERY]...")
@click.option("--by", type=click.Choice(_BY), default="person", show_default=True, help="What is counted by.")
@click.option(
    "-n", "--limit", type=click.IntRange(1), metavar="N", default=20, show_default=True, help="Values at the most."
)
@click.option("-f", "--format", "form", type=click.Choice(["text", "json", "csv"]), default="text", show_default=True)
@click.pass_context
def facets(ctx: click.Context, session: Session, query: tuple[str, ...], by: str, limit: int, form: str) -> None:
    """Count matching articles by what they have."""
    from search.cli.question import read_question
    from search.output.facets import facet_csv, facet_json, facet_summary, facet_text

    text, tree = read_question(session, query)
    counted = session.engine.facet(tree, by, limit)
    if form == "json":
        session.write(facet_json(text, tree, session.today, counted) + "\n")
    elif form == "csv":
        session.write(facet_csv(counted, session.style))
    else:
        session.show(facet_text(counted, session.style))
    if form != "json":
        session.report(facet_summary(counted))
    if not counted.articles:
        ctx.exit(EXIT_NO_HITS)
