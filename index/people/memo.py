"""What was made of a thing, kept for the next time it is asked for, within bounds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

K = TypeVar("K")
V = TypeVar("V")
_KEPT: Final = 1 << 15


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


class Numbers(dict[K, int], Generic[K]):
    """Numbers of things, from 0 on in the order in which they are first asked for.

    Attributes:
        things: By number.
    """

    __slots__ = ("things",)

    def __init__(self, things: Iterable[K] = ()) -> None:
        self.things = list(things)
        super().__init__(zip(self.things, range(len(self.things)), strict=True))

    def __missing__(self, thing: K) -> int:
        """Give a number to what is asked for the first time."""
        self[thing] = number = len(self.things)
        self.things.append(thing)
        return number

    def of(self, things: Sequence[K]) -> list[int]:
        """Return the numbers of things; those that are new get the next ones."""
        new = [thing for thing in dict.fromkeys(things) if thing not in self]
        self.update(zip(new, range(len(self), len(self) + len(new)), strict=True))
        self.things += new
        return list(map(self.__getitem__, things))
