"""What of a file cannot be read: the first of it by name, of the rest how much it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.manifest import Failure

if TYPE_CHECKING:
    from collections.abc import Iterable

NAMED = 1000
"""Lines of a file that are named because they cannot be read; of the others their number is said."""


class Failures:
    """Failures of one file, in its order, in memory that does not grow with them.

    Attributes:
        named: The first of them.
        more: How many there are beside.
    """

    def __init__(self) -> None:
        self.named: list[Failure] = []
        self.more = 0

    def __bool__(self) -> bool:
        return bool(self.named)

    @property
    def full(self) -> bool:
        """Whether one more is only counted, so that nobody needs to know why it fails."""
        return len(self.named) >= NAMED

    def add(self, failure: Failure) -> None:
        """Note one more."""
        if self.full:
            self.more += 1
        else:
            self.named.append(failure)

    def extend(self, failures: Iterable[Failure]) -> None:
        """Note several more."""
        for failure in failures:
            self.add(failure)

    def join(self, later: Failures) -> None:
        """Note those of a later part of the file."""
        self.extend(later.named)
        self.more += later.more

    def all(self) -> list[Failure]:
        """Return what is to be said of the file."""
        rest = [Failure(None, f"{self.more:,} further lines cannot be read")] if self.more else []
        return self.named + rest
