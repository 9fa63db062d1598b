"""How far long work is, on one line that is written over: counts, rate and time left."""

from __future__ import annotations

import time
from collections import deque
from typing import TYPE_CHECKING

from search.output.layout import cut

if TYPE_CHECKING:
    from collections.abc import Callable

_CLEAR = "\r\x1b[K"
_PATIENCE = 0.5
"""Seconds of work that nobody needs to be told of."""
_EVERY = 0.1
_WINDOW = 10.0
"""Seconds that the rate is taken over."""


class Progress:
    """Shows how far work is; does nothing until it has taken long enough.

    Args:
        write: Puts text on the terminal.
        columns: Gives the terminal's width, which may change meanwhile.
        clock: Seconds.
    """

    def __init__(
        self, write: Callable[[str], None], columns: Callable[[], int], clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._write, self._columns, self._clock = write, columns, clock
        self._begun = self._last = clock()
        self._what = ""
        self._seen: deque[tuple[float, int]] = deque()
        self._shown = False

    def __call__(self, what: str, done: int, total: int) -> None:
        """Take note that so much of the work is done."""
        now = self._clock()
        if what != self._what:
            self._what = what
            self._seen.clear()
        elif now - self._last < _EVERY:
            return
        self._seen.append((now, done))
        while len(self._seen) > 2 and now - self._seen[0][0] > _WINDOW:
            self._seen.popleft()
        if now - self._begun >= _PATIENCE:
            self._last = now
            self._shown = True
            # One column stays free: some terminals go on to the next line behind the last one.
            self._write(_CLEAR + cut(self._text(done, total), max(1, self._columns() - 1)))

    def clear(self) -> None:
        """Take the line away."""
        if self._shown:
            self._write(_CLEAR)
            self._shown = False

    def _text(self, done: int, total: int) -> str:
        if total < 2:
            return f"{self._what} …"
        text = f"{self._what} {done:,} of {total:,}, {100 * done // total} %"
        (since, first), (until, last) = self._seen[0], self._seen[-1]
        if until - since < 1 or last <= first:
            return text
        rate = (last - first) / (until - since)
        return f"{text}, {rate:,.0f} a second, {_duration((total - done) / rate)} left"


def _duration(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
