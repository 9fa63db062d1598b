"""What questions find out for each other: what they cost, and the scores of leaves that are asked for again.

A word is worth the same in every question that is asked of one generation of an index, and whoever asks several (in a
session, by a batch, in a program) asks for many words more than once. All that is kept has a bound; of scores, what was
used last stays.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from index.reader import Reader
    from search.leaves import Leaf
    from search.tree import Node

_MOST_BYTES = 32_000_000
_MOST_ASKED = 4096  # questions, and leaves, that are remembered


def kept_of(reader: Reader) -> Kept:
    """Return what questions to a reader have found out for each other."""
    kept: Kept = reader.kept.get(Kept) or reader.kept.setdefault(Kept, Kept())
    return kept


class Kept:
    """What is kept of one generation of an index."""

    def __init__(self) -> None:
        self._costs: dict[Node, float] = {}
        self._asked: set[Leaf] = set()
        self._scores: dict[tuple[type, Leaf], tuple[Any, int]] = {}  # what was used last stands last
        self._bytes = 0

    def cost(self, tree: Node) -> float | None:
        """Return what a question costs, if it was asked before."""
        return self._costs.get(tree)

    def keep_cost(self, tree: Node, cost: float) -> None:
        """Note what a question costs."""
        if len(self._costs) >= _MOST_ASKED:
            self._costs.clear()
        self._costs[tree] = cost

    def comes_again(self, leaf: Leaf) -> bool:
        """Tell whether this was asked of a leaf before."""
        if leaf in self._asked:
            return True
        if len(self._asked) >= _MOST_ASKED:
            self._asked.clear()
        self._asked.add(leaf)
        return False

    def scores(self, held: type, leaf: Leaf) -> Any | None:  # noqa: ANN401 - as that arithmetic holds them
        """Return the scores of a leaf in each segment, None where they are not kept.

        Args:
            held: The arithmetic that made them.
            leaf: The leaf.
        """
        key = held, leaf
        found = self._scores.pop(key, None)
        if found is None:
            return None
        self._scores[key] = found
        return found[0]

    def keep(self, held: type, leaf: Leaf, scores: Any, size: int) -> None:  # noqa: ANN401 - see above
        """Keep the scores of a leaf, and let go of what was longest unused where that is too much.

        Args:
            held: The arithmetic that made them.
            leaf: One whose scores are not kept.
            scores: In each segment.
            size: How many bytes they take.
        """
        if size > _MOST_BYTES:
            return
        self._scores[held, leaf] = scores, size
        self._bytes += size
        while self._bytes > _MOST_BYTES:
            _, gone = self._scores.pop(next(iter(self._scores)))
            self._bytes -= gone
