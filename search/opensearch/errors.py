"""What cannot be asked of a cluster exactly."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.errors import NewsdexError

if TYPE_CHECKING:
    from search.tree import Node


_SHOWN = 80


class UnsayableError(NewsdexError):
    """A clause that a cluster's query language cannot say exactly; it is never answered roughly.

    Attributes:
        clause: As the language writes it.
    """

    def __init__(self, clause: Node, why: str) -> None:
        text = str(clause)
        self.clause = text if len(text) <= _SHOWN else f"{text[:_SHOWN]} …"
        super().__init__(f"{self.clause}: cannot be asked of a cluster: {why}")
