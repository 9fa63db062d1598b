"""The command line: options, clock, streams and exit codes; the only package that knows click, prints and exits.

A command is a file in ``commands``. What a command does not use is not imported for it, and a question on a plain line
(``plain``) does not even wait for click: it waits for what answers it, for nothing else.
"""

from __future__ import annotations

import sys

# ruff: noqa: PLC0415 - everything else is imported where an interrupt is met with one line

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NoReturn

COMPLETE = "--complete"
"""The first argument of a shell that asks how a line goes on."""


def script() -> NoReturn:
    """Run the program as the process that it is.

    What a question holds goes back to the system at once: to take it apart object by object takes a tenth of its time.
    """
    try:
        main()
    except SystemExit as end:
        if sys.argv[1:2] not in (["search"], [COMPLETE]):
            raise
        code = end.code
    import os

    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(int(code or 0))


def main() -> NoReturn:
    """Run the program on the arguments of the process, and exit."""
    try:
        code = _run(sys.argv[1:])
    except KeyboardInterrupt:
        import signal

        signal.signal(signal.SIGINT, signal.SIG_IGN)
        from search.cli.exits import interrupted

        code = interrupted()
    sys.exit(code)


def _run(arguments: list[str]) -> int:
    import gc

    # A question is over in a tenth of a second and makes no cycles: looking for them costs a tenth of that.
    gc.disable()
    import os

    # A stream that the caller has closed takes what is written as the null device does.
    sys.stdout = sys.stdout or open(os.devnull, "w")  # noqa: PTH123, SIM115 - as long as the process
    sys.stderr = sys.stderr or open(os.devnull, "w")  # noqa: PTH123, SIM115
    for stream in (sys.stdout, sys.stderr):
        # Everywhere the same bytes; file names that are no UTF-8 leave as they came.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="surrogateescape", newline="\n")
    if arguments[:1] == [COMPLETE]:
        # Before click, whose import alone takes as long as a shell's user wants to wait.
        from search.cli.completion import complete

        return complete(arguments[1:])
    from search.cli.exits import exit_code

    return exit_code(_command, arguments)


def _command(arguments: list[str]) -> int:
    if arguments[:1] == ["search"]:
        from search.cli.plain import answer_plain

        code = answer_plain(arguments[1:])
        if code is not None:
            return code
    from search.cli.standins import import_click

    import_click()
    from search.cli.program import run

    return run(arguments)
