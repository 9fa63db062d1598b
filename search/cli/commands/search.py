"""``newsdex search``: articles that match, and the passages that do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from search.cli.answering import OPTIONS, answer, contradiction
from search.cli.command import ASK, QuestionCommand, command

if TYPE_CHECKING:
    from search.cli.session import Session


@command(
    "search",
    section=ASK,
    cls=QuestionCommand,
    examples=(
        ("newsdex search ceasefire talks", "both words, in any form"),
        ("newsdex search 'person:Witkoff date:2025-02'", "a person, in a month"),
        ("newsdex search '\"White House\" -gaza' --sort newest -n 5", "a phrase without a word, the last five"),
        ("newsdex search earthquake --group story", "one entry for all reports of an event"),
        ("newsdex search -l tariffs", "the files only"),
        ("newsdex search -l -0 tariffs | xargs -0 wc -w", "the files, to another program, whatever their names"),
        ("newsdex search -f csv -n 1000 putin > putin.csv", "a table"),
        ("newsdex search -f grep --snippets 9 truce", "file:line:column:text, for editors and fzf"),
        ("printf 'gaza\\nkyiv\\n' | newsdex search -", "many questions, one a line; an answer in JSON for each"),
    ),
    options=OPTIONS,
)
@click.argument("query", nargs=-1, required=True, metavar="QUERY...")
@click.pass_context
def search(ctx: click.Context, /, session: Session, query: tuple[str, ...], **options: Any) -> None:
    """Find articles, and show the passages that match.

    QUERY is words, phrases, fields and operators, all on one screen in `newsdex fields`. A QUERY of - reads questions
    from standard input, one a line, and answers each with a line of JSON.
    """
    wrong = contradiction(session, options, query)
    if wrong:
        raise click.UsageError(wrong, ctx)
    ctx.exit(answer(session, options, query))
