"""``newsdex with``: who is named beside somebody, and how much more than by chance."""

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
    "with",
    section=ASK,
    cls=QuestionCommand,
    examples=(
        ("newsdex with Witkoff", "who is named beside him, a sentence each"),
        ("newsdex with 'Donald Trump' date:2025-02 -n 3", "in the articles of a month"),
        ("newsdex with Zelensky -f csv", "as a table"),
    ),
)
@click.argument("person", metavar="PERSON")
@click.argument("query", nargs=-1, metavar="[QUERY]...")
@click.option(
    "-n", "--limit", type=click.IntRange(1), metavar="N", default=10, show_default=True, help="People at the most."
)
@click.option("-f", "--format", "form", type=click.Choice(["text", "json", "csv"]), default="text", show_default=True)
@click.pass_context
def with_(ctx: click.Context, session: Session, person: str, query: tuple[str, ...], limit: int, form: str) -> None:
    """Show who is named beside somebody more than by chance.

    PERSON is whom person: finds, under all spellings. By chance, as many articles name both as the shares of both make:
    articles of the one, times those of the other, through all. The most surprising come first (log-likelihood ratio,
    Dunning 1993): often together, and more often than by chance.
    """
    from search.cli.question import read_question
    from search.output.companions import company_csv, company_json, company_summary, company_text
    from search.output.names import expansion_text

    person = person.removeprefix("person:").strip('"')  # as it is asked for elsewhere
    text, tree = read_question(session, query)
    found = session.engine.company(tree, person, limit)
    if len(found.people) > 1:
        session.hint(expansion_text(f"person:{person}", found.people))
    if form == "json":
        session.write(company_json(text, tree, session.today, person, found) + "\n")
    elif form == "csv":
        session.write(company_csv(found, session.style))
    else:
        session.show(company_text(found, session.style))
    if form != "json":
        session.report(company_summary(found, person))
    if not found.companions:
        ctx.exit(EXIT_NO_HITS)
