"""``newsdex completion``: a script that lets the shell complete commands, options, fields, sections and people."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from search.cli.command import LEARN, command
from search.cli.completion import SHELLS

if TYPE_CHECKING:
    from search.cli.session import Session

_SCRIPTS = Path(__file__).resolve().parent.parent / "shells"


@command(
    "completion",
    section=LEARN,
    examples=(
        ('eval "$(newsdex completion bash)"', "in ~/.bashrc"),
        ("newsdex completion zsh > _newsdex", "zsh: in a folder of $fpath; or eval it below compinit in ~/.zshrc"),
        ("newsdex completion fish > newsdex.fish", "fish: in ~/.config/fish/completions"),
    ),
)
@click.argument("shell", type=click.Choice(SHELLS))
def completion(session: Session, shell: str) -> None:
    """Print a script that completes words in bash, zsh or fish.

    It completes commands, options, fields and what the index holds: behind `person:` people, behind `in:` sections,
    behind `source:` and others their words, behind @ saved questions.
    """
    session.write((_SCRIPTS / f"newsdex.{shell}").read_text(encoding="utf-8"))
