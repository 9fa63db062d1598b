"""``newsdex quotes``: what is quoted in matching articles, and who speaks."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

import click

from search.cli.command import ASK, QuestionCommand, command
from search.cli.exits import EXIT_NO_HITS
from search.searcher import SORTS

if TYPE_CHECKING:
    from search.cli.session import Session

# What a command runs on is imported when it runs.
# ruff: noqa: PLC0415


@command(
    "quotes",
    section=ASK,
    cls=QuestionCommand,
    examples=(
        ("newsdex quotes said:Putin", "what somebody is quoted as saying, the newest first"),
        ("newsdex quotes 'said:Trump(war) date:2025-03'", "with a word in it, in a month"),
        ("newsdex quotes 'said:*(ceasefire)' -n 100 -f csv > quotes.csv", "whoever speaks, as a table"),
        ("newsdex quotes person:Putin", "all that is quoted in the articles that name somebody"),
    ),
)
@click.argument("query", nargs=-1, required=True, metavar="QUERY...")
@click.option(
    "-n", "--limit", type=click.IntRange(1), metavar="N", default=20, show_default=True, help="Quotations at the most."
)
@click.option(
    "-s", "--sort", type=click.Choice(SORTS), default="newest", show_default=True, help="The order of the articles."
)
@click.option(
    "-f", "--format", "form", type=click.Choice(["text", "json", "jsonl", "csv"]), default="text", show_default=True
)
@click.pass_context
def quotes(ctx: click.Context, session: Session, query: tuple[str, ...], limit: int, sort: str, form: str) -> None:
    """Show who is quoted in matching articles, and in which words.

    Where QUERY asks for what somebody said, those quotations; else all that the articles hold. A speaker who is not
    certain is left open.
    """
    from search.cli.question import read_question
    from search.output.quotes import quotes_csv, quotes_json, quotes_jsonl, quotes_text

    _, tree = read_question(session, query)
    found = list(islice(session.engine.quotes(tree, sort), limit + 1))
    shown = found[:limit]
    match form:
        case "json":
            session.write(quotes_json(shown) + "\n")
        case "jsonl":
            session.write(quotes_jsonl(shown))
        case "csv":
            session.write(quotes_csv(shown, session.style))
        case _:
            session.show(quotes_text(shown, session.style))
    if form != "json":
        more = f", and more: -n {2 * limit}" if len(found) > limit else ""
        session.report(f"{len(shown):,} quotation{'s' if len(shown) != 1 else ''}{more}")
    if not shown:
        ctx.exit(EXIT_NO_HITS)
