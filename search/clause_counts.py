"""How many articles match the parts of a question, each counted once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from search.evaluate import evaluation
from search.leaves import Leaves

if TYPE_CHECKING:
    from index.reader import Reader
    from search.leaves import Leaf
    from search.occurrences import Occurrences
    from search.tree import Node


class ClauseCounts:
    """What an index says to parts of a question.

    Args:
        reader: The index.

    Attributes:
        reader: The same.
        leaves: What was looked up in it.
    """

    def __init__(self, reader: Reader) -> None:
        self.reader = reader
        self.leaves = Leaves(reader.segments, reader.toc.roots)
        self._counts: dict[Node, int] = {}

    def count(self, node: Node) -> int:
        """Return how many articles match."""
        if node not in self._counts:
            evaluated = evaluation(self.reader, self.leaves, node)
            self._counts[node] = sum(map(evaluated.arithmetic.count, evaluated.scores(node)))
        return self._counts[node]

    def has(self, leaf: Leaf) -> bool:
        """Tell whether any article has what a leaf with places asks for; sooner than counting them."""
        return any(
            document not in segment.deleted and (occurrences.is_union or occurrences.intervals(document))
            for segment, occurrences in zip(self.reader.segments, self._occurrences(leaf), strict=True)
            for document in occurrences.documents
        )

    def documents(self, leaf: Leaf) -> list[set[int]]:
        """Return the documents that have what a leaf with places asks for, by segment, deleted ones included."""
        return [
            set(each.documents) if each.is_union else {document for document, *_ in each.counts(0)}
            for each in self._occurrences(leaf)
        ]

    def cost(self, leaf: Leaf) -> int:
        """Return how many postings are read for a leaf with places: as many as its documents, or more."""
        return sum(each.cost for each in self._occurrences(leaf))

    def _occurrences(self, leaf: Leaf) -> list[Occurrences]:
        return [self.leaves.of(leaf, number) for number in range(len(self.reader.segments))]
