"""``newsdex fields``: the query language on one screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from search.cli.command import LEARN, command

if TYPE_CHECKING:
    from search.cli.session import Session


@command(
    "fields",
    section=LEARN,
    examples=(("newsdex fields", "all that a question may hold, with an example of each"),),
)
def fields(session: Session) -> None:
    """Show the query language on one screen."""
    from search.output.language import language_text  # noqa: PLC0415 - imported when it is shown

    session.show(language_text())
