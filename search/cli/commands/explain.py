"""``newsdex explain``: how a question was read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from search.cli.command import ASK, QuestionCommand, command

if TYPE_CHECKING:
    from search.cli.session import Session

# What a command runs on is imported when it runs.
# ruff: noqa: PLC0415


@command(
    "explain",
    section=ASK,
    cls=QuestionCommand,
    examples=(
        ("newsdex explain 'zelenski~1 date:last-month'", "what each clause stands for, and how much it finds"),
        ("newsdex explain 'trump -gaza' --id presidential-immunity", "why an article is found, or not"),
    ),
)
@click.argument("query", nargs=-1, required=True, metavar="QUERY...")
@click.option("--id", "article_id", metavar="ID", help="Say why this article is found, or what shuts it out.")
def explain(session: Session, query: tuple[str, ...], article_id: str | None) -> None:
    """Show how a question was read, and what each clause finds."""
    from search.cli.question import read_question
    from search.explanation import first_against
    from search.output.explanation import explanation_text

    _, tree = read_question(session, query)
    article = session.named(article_id) if article_id else None
    clause = session.engine.explain(tree, article)
    text = explanation_text(clause, session.style)
    if article is not None:
        against = first_against(clause, tree)
        text += f"not found: {against.text} shuts it out\n" if against else f"found, score {clause.score:.4f}\n"
    session.show(text)
