"""Exit codes, and what stands on standard error with them: the one place where an error becomes either."""

from __future__ import annotations

import os
import sys

from index.errors import DamagedIndexError, LockedIndexError, NewsdexError, NoIndexError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

EXIT_NO_HITS = 1
EXIT_USAGE = 2
EXIT_NO_INDEX = 3
EXIT_DAMAGED = 4
EXIT_LOCKED = 5
EXIT_UNREAD = 6
EXIT_INTERRUPTED = 130

CODES = (
    (0, "hits; done"),
    (EXIT_NO_HITS, "no hits (JSON is printed all the same)"),
    (EXIT_USAGE, "usage or query error"),
    (EXIT_NO_INDEX, "no index here (and the command that makes one)"),
    (EXIT_DAMAGED, "index damaged, or made by another version (and the remedy)"),
    (EXIT_LOCKED, "index locked by another writer (its pid, host, since when)"),
    (EXIT_UNREAD, "done, but some inputs were not read (each named on stderr)"),
    (EXIT_INTERRUPTED, "interrupted"),
)
"""Every code, and what it means."""

_BY_ERROR = ((NoIndexError, EXIT_NO_INDEX), (DamagedIndexError, EXIT_DAMAGED), (LockedIndexError, EXIT_LOCKED))


def exit_code(run: Callable[[list[str]], int], arguments: list[str]) -> int:
    """Run the program; errors that the user can mend become a few lines and a code, all others a traceback."""
    try:
        try:
            return run(arguments)
        finally:
            sys.stdout.flush()
    except NewsdexError as error:
        say(_shown(error))
        return next((code for kind, code in _BY_ERROR if isinstance(error, kind)), EXIT_USAGE)
    except BrokenPipeError:
        # The reader of the pipe has seen enough; Python would complain when it flushes what is left.
        _drop_output()
    except OSError as error:
        # What was asked for cannot be put out: the disk is full, the terminal is gone. All else that fails is said
        # by those who know what they were doing to which file.
        if error.filename is not None:
            raise
        _drop_output()
        say(f"newsdex: cannot write the output: {(error.strerror or str(error)).lower()}")
        return EXIT_USAGE
    return 0


def interrupted() -> int:
    """Say that the user interrupted the program."""
    try:
        _drop_output()
        say("newsdex: interrupted")
    except OSError:
        pass  # there is nobody left to tell
    return EXIT_INTERRUPTED


def _drop_output() -> None:
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def say(text: str) -> None:
    """Write what went wrong to standard error; a first line that is too long for the terminal is broken."""
    from search.cli.streams import fitted  # noqa: PLC0415 - only who is told something waits for it

    cause, newline, place = text.partition("\n")
    # The lines below show a place in the question, which are fitted already.
    sys.stderr.write(f"{fitted(cause, sys.stderr, os.environ)}{newline}{place}\n")
    sys.stderr.flush()


def _shown(error: NewsdexError) -> str:
    from search.cli.streams import width  # noqa: PLC0415 - only who made a mistake waits for it
    from search.errors import QueryError  # noqa: PLC0415

    if isinstance(error, QueryError):
        cause, newline, place = error.render(width(sys.stderr, os.environ)).partition("\n")
        return f"{safe(cause)}{newline}{place}"
    return safe(f"newsdex: {error}")


def safe(text: str) -> str:
    """Return one line that a terminal obeys in nothing."""
    from search.output.style import Style  # noqa: PLC0415 - only who made a mistake waits for it

    return Style(escape=True).safe(text)
