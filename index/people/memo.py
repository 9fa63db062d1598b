"""What was made of a thing, kept for the next time it is asked for, within bounds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

K = TypeVar("K")
V = TypeVar("V")
_KEPT: Final = 1 << 16


class Memo(dict[K, V], Generic[K, V]):
    """A table that makes what it lacks: a hit runs no Python and writes nothing, as that of an ``lru_cache`` does."""

    __slots__ = ("_make",)

    def __init__(self, make: Callable[[K], V]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, key: K) -> V:
        """Make what is asked for the first time, and forget all else where it is too much."""
        if len(self) >= _KEPT:
            self.clear()
        self[key] = made = self._make(key)
        return made
