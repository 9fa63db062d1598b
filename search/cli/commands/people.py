"""``newsdex people``: who is named in matching articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from search.cli.command import ASK, QuestionCommand, command
from search.cli.exits import EXIT_NO_HITS

if TYPE_CHECKING:
    from search.cli.session import Session

# What a command runs on is imported when it runs.
# ruff: noqa: PLC0415


@command(
    "people",
    section=ASK,
    cls=QuestionCommand,
    examples=(
        ("newsdex people", "of the whole index, those in most articles first"),
        ("newsdex people date:2025-02", "of a month"),
        ("newsdex people 'person:Zelensky' --limit 5", "who stands beside somebody"),
    ),
)
@click.argument("query", nargs=-1, metavar="[QUERY]...")
@click.option(
    "-n", "--limit", type=click.IntRange(1), metavar="N", default=20, show_default=True, help="People at the most."
)
@click.option("-f", "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.pass_context
def people(ctx: click.Context, session: Session, query: tuple[str, ...], limit: int, form: str) -> None:
    """Show who is named in matching articles: spellings, roles, days.

    A surname alone counts for whom it must mean: the one person who bears it there, or who is named far more in those
    years. person:"Full Name" leaves these articles out, since they do not say whom they mean; person:SURNAME has them.
    """
    from index.aliases import read_aliases
    from search.census import census
    from search.cli.question import read_question
    from search.output.people import people_json, people_text

    _, tree = read_question(session, query)
    entries = census(session.engine.articles(tree), read_aliases(session.engine.roots))
    shown = entries[:limit]
    if form == "json":
        session.write(people_json(shown) + "\n")
    else:
        session.show(people_text(shown, session.style))
        session.report(f"{len(entries):,} people")
    if not entries:
        ctx.exit(EXIT_NO_HITS)
