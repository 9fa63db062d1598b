"""What an index says to parts of a question: how many articles match, what stands together, which words are near."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

from search.evaluate import evaluation
from search.leaves import Leaves
from search.misspelling import nearest_words
from search.searcher import search

if TYPE_CHECKING:
    from index.reader import Reader
    from search.hits import Results
    from search.leaves import Leaf
    from search.misspelling import NearWord
    from search.occurrences import Occurrences
    from search.searcher import Page
    from search.tree import Node


class Together(NamedTuple):
    """How many articles have one leaf, another, and both; deleted ones may be among them."""

    one: int
    other: int
    both: int


class ClauseCounts(Protocol):
    """What an index says to parts of a question, wherever it is."""

    def __len__(self) -> int:
        """Return how many articles it has."""

    def search(self, tree: Node, page: Page) -> Results:
        """Return one page of the articles that a tree matches."""

    def count(self, node: Node) -> int:
        """Return how many articles match."""

    def has(self, leaf: Leaf) -> bool:
        """Tell whether any article has what a leaf with places asks for; sooner than counting them."""

    def together(self, one: Leaf, other: Leaf) -> Together:
        """Return how many articles have what two leaves with places ask for."""

    def cost(self, leaf: Leaf) -> int:
        """Return how many postings are read for a leaf with places: as many as its documents, or more."""

    def knows(self, field: str, term: str) -> bool:
        """Tell whether a field of text has a term."""

    def nearest(self, field: str, term: str, most: int) -> list[NearWord]:
        """Return the words of a field of text near a term, the likeliest first."""


class ReaderCounts:
    """What an index in a folder says.

    Args:
        reader: The index.
    """

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._leaves = Leaves(reader.segments, reader.toc.roots)
        self._counts: dict[Node, int] = {}
        self._documents: dict[Leaf, list[set[int]]] = {}

    def __len__(self) -> int:
        return len(self._reader)

    def search(self, tree: Node, page: Page) -> Results:
        """Return one page of the articles that a tree matches."""
        return search(self._reader, tree, page)

    def count(self, node: Node) -> int:
        """Return how many articles match."""
        if node not in self._counts:
            evaluated = evaluation(self._reader, self._leaves, node)
            self._counts[node] = evaluated.count(evaluated.scores(node))
        return self._counts[node]

    def has(self, leaf: Leaf) -> bool:
        """Tell whether any article has what a leaf with places asks for."""
        return any(
            document not in segment.deleted and (occurrences.is_union or occurrences.intervals(document))
            for segment, occurrences in zip(self._reader.segments, self._occurrences(leaf), strict=True)
            for document in occurrences.documents
        )

    def together(self, one: Leaf, other: Leaf) -> Together:
        """Return how many articles have what two leaves with places ask for, deleted ones included."""
        ones, others = self._having(one), self._having(other)
        both = sum(len(a & b) for a, b in zip(ones, others, strict=True))
        return Together(sum(map(len, ones)), sum(map(len, others)), both)

    def cost(self, leaf: Leaf) -> int:
        """Return how many postings are read for a leaf with places."""
        return sum(each.cost for each in self._occurrences(leaf))

    def knows(self, field: str, term: str) -> bool:
        """Tell whether a field of text has a term."""
        return any(segment.field(field).widths(term) for segment in self._reader.segments)

    def nearest(self, field: str, term: str, most: int) -> list[NearWord]:
        """Return the words of a field of text near a term, the likeliest first."""
        fields = [segment.field(field) for segment in self._reader.segments]
        return nearest_words(fields, term, len(self._reader), most)

    def _having(self, leaf: Leaf) -> list[set[int]]:
        """Return the documents that have what a leaf asks for, by segment."""
        if leaf not in self._documents:
            self._documents[leaf] = [
                set(each.documents) if each.is_union else {document for document, *_ in each.counts()}
                for each in self._occurrences(leaf)
            ]
        return self._documents[leaf]

    def _occurrences(self, leaf: Leaf) -> list[Occurrences]:
        return [self._leaves.of(leaf, number) for number in range(len(self._reader.segments))]
