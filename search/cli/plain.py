"""A question on a line that is plainly written, answered without click; every other line waits for click's import."""

from __future__ import annotations

import os

from search.cli.answering import OPTIONS, answer, contradiction
from search.cli.options import COMMON, read_plain
from search.cli.session import session_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence


def answer_plain(arguments: Sequence[str]) -> int | None:
    """Answer a line behind ``newsdex search``; return the exit code, None where the line is not plain or is wrong.

    Raises:
        NewsdexError: The question cannot be answered.
    """
    read = read_plain((*OPTIONS, *COMMON), arguments, os.environ)
    if read is None:
        return None
    values, query = read
    session = session_of({option.key: values.pop(option.key) for option in COMMON})
    if not query or contradiction(session, values, query):
        return None
    try:
        return answer(session, values, query)
    except Exception as error:
        told = session.told(error)
        if told is error:
            raise
        raise told from error
