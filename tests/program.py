"""The program run in this process: a hundred times faster than in one of its own, and an error keeps its traceback."""

import contextlib
import io

from search.cli.exits import exit_code
from search.cli.program import run


def newsdex(*arguments: str) -> tuple[int, str, str]:
    """Run the program in this process; return its exit code and what it wrote to both streams."""
    streams = [io.TextIOWrapper(io.BytesIO(), "utf-8", "surrogateescape", newline="\n") for _ in range(2)]
    with contextlib.redirect_stdout(streams[0]), contextlib.redirect_stderr(streams[1]):
        code = exit_code(run, list(arguments))
        for stream in streams:
            stream.flush()
    out, error = (stream.buffer.getvalue().decode("utf-8", "surrogateescape") for stream in streams)
    return code, out, error
