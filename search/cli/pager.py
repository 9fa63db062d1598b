"""Output that is longer than the screen, shown by the user's pager."""

from __future__ import annotations

import os
import subprocess
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_DEFAULT = "less"
_NO_PAGER = ("", "cat")
_LESS = "FRX"  # as Git has it: leave at once what fits, let colours through, do not clear the screen
_NOT_FOUND = 127


def pager(environment: Mapping[str, str]) -> str | None:
    """Return the command line of the user's pager, None where output is to be shown without one."""
    command = environment.get("PAGER", _DEFAULT).strip()
    return None if command in _NO_PAGER else command


def page(text: str, command: str, environment: Mapping[str, str]) -> bool:
    """Show a text in a pager and wait until the user leaves it; tell whether there was such a pager."""
    import signal  # noqa: PLC0415 - only who pages waits for it

    variables = {"LESS": _LESS, "LV": "-c"} | dict(environment)
    # By way of the shell, since PAGER may hold options and quotes.
    process = subprocess.Popen(command, shell=True, stdin=subprocess.PIPE, env=variables)  # noqa: S602
    # An interrupt is for the pager, which is in the foreground with us.
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        with suppress(BrokenPipeError):  # the user has left it before the end
            assert process.stdin is not None  # noqa: S101 - it was asked for
            process.stdin.write(text.encode("utf-8", "surrogateescape"))
            process.stdin.close()
        return process.wait() != _NOT_FOUND or os.name != "posix"
    finally:
        signal.signal(signal.SIGINT, before)
