"""Regular expressions that wait to be compiled until they are first used.

Compiling one takes up to a millisecond, most with sets of characters beyond Latin; a question that is over in a tenth
of a second uses few of those that its modules hold.
"""

from __future__ import annotations

import re
from functools import cache

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable


def later(pattern: str) -> Callable[[], re.Pattern[str]]:
    """Return a function that gives the compiled pattern, compiling it the first time."""
    return cache(lambda: re.compile(pattern))
