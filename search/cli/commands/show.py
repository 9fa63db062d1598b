"""``newsdex show``: one article."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from search.cli.command import ASK, command

if TYPE_CHECKING:
    from search.cli.session import Session

# What a command runs on is imported when it runs.
# ruff: noqa: PLC0415


@command(
    "show",
    section=ASK,
    examples=(
        ("newsdex show corpus/trump-putin-call.txt", "by the path that a hit shows"),
        ("newsdex show presidential-immunity", "by its id, or how that begins"),
        ("newsdex show corpus/trump-putin-call.txt --section next", "one part of it"),
        ("newsdex show corpus/trump-putin-call.txt --raw", "with what was taken off it"),
    ),
)
@click.argument("article_id", metavar="ID")
@click.option("--section", metavar="NAME", help="Only the sections whose heading has these words.")
@click.option("--raw", is_flag=True, help="Add what was taken off the article.")
@click.option("-f", "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def show(session: Session, article_id: str, section: str | None, raw: bool, form: str) -> None:  # noqa: FBT001
    """Show one article.

    ID is the article's, the beginning of it, or a path as hits show it, with a line behind it or without.
    """
    from search.output.article import article_text
    from search.output.data import article_json
    from search.sections import sections_named

    article = session.article(article_id)
    sections = article.sections if section is None else sections_named(article, section)
    if form == "json":
        session.write(article_json(article) + "\n")
    else:
        session.show(article_text(article, sections, session.style, raw=raw))
