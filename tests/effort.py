"""How much work something takes, without a clock: machines are busy, and a clock says so."""

from __future__ import annotations

import signal
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


def calls(action: Callable[[], object]) -> int:
    """Return how many calls, of Python's functions and of built-in ones, an action makes.

    The same on every machine. What one built-in call does inside is not seen: for that there is `guarded`.
    """
    made = 0

    def count(_frame: object, event: str, _argument: object) -> None:
        nonlocal made
        made += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        action()
    finally:
        sys.setprofile(before)
    return made


@contextmanager
def guarded(seconds: int = 60) -> Iterator[None]:
    """End what would take for ever, after so much processor time that only that can be the reason.

    Raises:
        TimeoutError: Inside the block, regular expressions included.
    """

    def end(_number: int, _frame: object) -> None:
        raise TimeoutError(f"not done after {seconds} s of processor time: this takes for ever, or nearly")

    before = signal.signal(signal.SIGVTALRM, end)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
