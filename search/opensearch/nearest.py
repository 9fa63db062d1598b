"""The words of a cluster's dictionary near one that no article has; which of them are near is told by our own measure.

The cluster's term suggester lists what may be near, letter for letter from its dictionary: all of it is measured and
counted anew.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.opensearch.mapping import TEXT_PARTS
from index.opensearch.tokens import WIDEST, term_token
from index.schema import TEXT
from search.clause_counts import Together
from search.edits import edits
from search.hits import Results
from search.misspelling import allowed_edits, likeliest, may_be_meant
from search.tree import Every, conjoin

if TYPE_CHECKING:
    from search.leaves import Leaf
    from search.misspelling import NearWord
    from search.opensearch.asking import Index
    from search.opensearch.questions import Questions
    from search.searcher import Page
    from search.tree import Node

_MOST = 1_000  # candidates of a field and a shard
_KIND = 1  # characters before a term that say what it is


class ClusterCounts:
    """What an index on a cluster says to parts of a question; see ``clause_counts.ClauseCounts``."""

    def __init__(self, questions: Questions) -> None:
        self._questions = questions
        self._counts: dict[Node, int] = {}

    def __len__(self) -> int:
        return self.count(Every())

    def search(self, tree: Node, page: Page) -> Results:
        """Return one page of the articles that a tree matches."""
        total, found = self._questions.page(tree, page)
        return Results(total, tuple(hit for _, hit in found))

    def count(self, node: Node) -> int:
        """Return how many articles match."""
        if node not in self._counts:
            self._counts[node] = self._questions.count(node)
        return self._counts[node]

    def has(self, leaf: Leaf) -> bool:
        """Tell whether any article has what a leaf with places asks for."""
        return self.count(leaf) > 0

    def together(self, one: Leaf, other: Leaf) -> Together:
        """Return how many articles have what two leaves with places ask for."""
        return Together(self.count(one), self.count(other), self.count(conjoin([one, other])))

    def cost(self, leaf: Leaf) -> int:
        """Return how many articles have what a leaf with places asks for."""
        return self.count(leaf)

    def knows(self, field: str, term: str) -> bool:
        """Tell whether a field of text has a term."""
        tokens = [term_token(term, width, stemmed=False) for width in range(1, WIDEST + 1)]
        having = [{"terms": {each: tokens}} for each in _parts(field)]
        return self._questions.index.count({"bool": {"should": having}}) > 0

    def nearest(self, field: str, term: str, most: int) -> list[NearWord]:
        """Return the words of a field of text near a term, the likeliest first."""
        distance, index = allowed_edits(term), self._questions.index
        if not distance:
            return []
        found = _candidates(index, _parts(field), term, distance)
        tokens = [each for each in found if may_be_meant(term, each[_KIND:], edits(term, each[_KIND:]))]
        having = [{"bool": {"should": [{"term": {each: token}} for each in _parts(field)]}} for token in tokens]
        counts: dict[str, int] = {}
        for token, count in zip(tokens, index.counts({"match_all": {}}, having), strict=True):
            counts[token[_KIND:]] = counts.get(token[_KIND:], 0) + count
        return likeliest(term, counts, len(self), most)


def _parts(field: str) -> tuple[str, ...]:
    return TEXT_PARTS if field == TEXT else (field,)


def _candidates(index: Index, fields: tuple[str, ...], word: str, distance: int) -> set[str]:
    options = {
        "size": _MOST,
        "shard_size": _MOST,
        "max_edits": distance,
        "prefix_length": _KIND,
        "min_word_length": 1,
        "max_inspections": _MOST,
        "suggest_mode": "always",
    }
    tokens = " ".join(term_token(word, width, stemmed=False) for width in range(1, WIDEST + 1))
    body = {
        "size": 0,
        "suggest": {field: {"text": tokens, "term": {"field": field, **options}} for field in fields},
    }
    params = {"allow_partial_search_results": "false"}
    found = index.client.search(index=index.name, body=body, params=params)["suggest"]
    return {option["text"] for each in found.values() for entry in each for option in entry["options"]}
