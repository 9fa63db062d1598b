"""``newsdex stats``: what the index holds, and where each setting comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from search.cli.command import KEEP, command

if TYPE_CHECKING:
    from search.cli.session import Session

# What a command runs on is imported when it runs.
# ruff: noqa: PLC0415


@command(
    "stats",
    section=KEEP,
    examples=(
        ("newsdex stats", "articles, days, files, size"),
        ("newsdex stats --config", "every setting, and where it comes from"),
    ),
)
@click.option("--config", is_flag=True, help="Show the settings instead, and where each comes from.")
def stats(session: Session, config: bool) -> None:  # noqa: FBT001 - click calls with names
    """Say what the index holds.

    Settings come from an option, else a variable (NEWSDEX_INDEX), else the nearest newsdex.toml in this folder or above
    it, else the user's own, else the default.
    """
    if config:
        from search.output.settings import settings_text

        session.show(settings_text(session.settings, session.style))
    else:
        from search.output.report import stats_text

        session.show(stats_text(session.engine.statistics()))
