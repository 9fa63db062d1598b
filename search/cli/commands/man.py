"""``newsdex man``: the manual page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from search.cli.command import LEARN, command

if TYPE_CHECKING:
    from search.cli.session import Session


@command(
    "man",
    section=LEARN,
    examples=(
        ("newsdex man | man -l -", "read it"),
        ("newsdex man > newsdex.1", "keep it: in share/man/man1 of a folder of $MANPATH"),
    ),
)
@click.pass_context
def man(ctx: click.Context, /, session: Session) -> None:
    """Print the manual page.

    It is made of the help of all commands and of the query language.
    """
    from search.cli.manual import manual  # noqa: PLC0415 - imported when it is written

    session.write(manual(ctx.find_root()))
