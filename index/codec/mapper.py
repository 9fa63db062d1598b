"""How work on many things is done: one by one, or several at a time."""

from __future__ import annotations

from index.frozen import Protocol

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from typing import TypeVar

    _Given = TypeVar("_Given")
    _Made = TypeVar("_Made")


class Mapper(Protocol):
    """``map``, or the method of that name of a pool of threads: zlib leaves the interpreter free while it deflates."""

    def __call__(self, function: Callable[[_Given], _Made], given: Iterable[_Given], /) -> Iterator[_Made]:
        """Yield what the function makes of each of what is given, in order."""
