"""``newsdex similar``: the articles most like one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from search.cli.command import ASK, command
from search.cli.exits import EXIT_NO_HITS

if TYPE_CHECKING:
    from search.cli.session import Session

# What a command runs on is imported when it runs.
# ruff: noqa: PLC0415


@command(
    "similar",
    section=ASK,
    examples=(
        ("newsdex similar corpus/trump-putin-call.txt", "by the path that a hit shows"),
        ("newsdex similar presidential-immunity -n 3", "by its id, or how that begins"),
    ),
)
@click.argument("article_id", metavar="ID")
@click.option(
    "-n", "--limit", type=click.IntRange(1), metavar="N", default=5, show_default=True, help="Articles at the most."
)
@click.option("-f", "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.pass_context
def similar(ctx: click.Context, session: Session, article_id: str, limit: int, form: str) -> None:
    """Show the articles most like one, and what they share.

    ID is the article's, the beginning of it, or a path as hits show it, with a line behind it or without. What tells
    most counts most: rare words, names, people under all spellings. Days play no part.
    """
    from search.output.similar import similar_json, similar_text

    article = session.named(article_id)
    found = session.engine.similar(article, limit)
    if form == "json":
        session.write(similar_json(article.id, found) + "\n")
    else:
        session.show(similar_text(found, session.style))
        session.report(f"{len(found):,} like {article_id}")
    if not found:
        ctx.exit(EXIT_NO_HITS)
