"""What cannot be asked of a cluster exactly."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.errors import NewsdexError

if TYPE_CHECKING:
    from search.tree import Node


class UnsayableError(NewsdexError):
    """A clause that a cluster's query language cannot say exactly; it is never answered roughly.

    Attributes:
        clause: As the language writes it.
    """

    def __init__(self, clause: Node, why: str) -> None:
        self.clause = str(clause)
        super().__init__(f"{self.clause}: cannot be asked of a cluster: {why}")
