"""``newsdex check``: is the index whole, and do its sources still exist?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from search.cli.command import KEEP, command
from search.cli.exits import EXIT_DAMAGED
from search.output.style import Style

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.checking import Finding
    from search.cli.session import Session

# NumPy and all that makes an index are imported when it runs.
# ruff: noqa: PLC0415


@command(
    "check",
    section=KEEP,
    examples=(
        ("newsdex check", "compare every checksum, and the articles with what is known of them"),
        ("newsdex check --repair", "the same, and make anew from the files what is damaged"),
    ),
)
@click.option("--repair", is_flag=True, help="Make the index anew from its files if it is damaged.")
@click.pass_context
def check(ctx: click.Context, session: Session, repair: bool) -> None:  # noqa: FBT001 - click calls with names
    """Say whether the index is whole, and which of its files are gone.

    Exit code 4 means that it cannot be trusted; each line names a file, what is wrong, and what mends it.
    """
    from index.destination import findings_of

    findings = findings_of(session.location, session.environment)
    if repair and any(finding.damaged for finding in findings):
        from index.destination import update
        from index.options import Options
        from search.output.report import forgotten_text

        _show(session, findings)
        done = update(session.location, (), Options(today=session.today, rebuild=True), None, session.environment)
        session.report("made anew from its files")
        if lost := forgotten_text(done):
            session.warn(lost)
        findings = findings_of(session.location, session.environment)
    _show(session, findings)
    if any(finding.damaged for finding in findings):
        ctx.exit(EXIT_DAMAGED)
    session.report(f"{session.location} is whole")


def _show(session: Session, findings: Sequence[Finding]) -> None:
    for finding in findings:
        # A line each, wherever they go: whoever put a file there chose its name.
        session.write(f"{Style(escape=True).safe(session.addressed(str(finding)))}\n")
