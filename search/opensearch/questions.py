"""Questions as trees, put to one index on a cluster: what they are compiled to, what they find, what is shown of it."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from index.aliases import Aliases, read_aliases
from index.opensearch.wire import article_of
from index.span import Span
from search.fragments import best_snippets, merge_spans
from search.hits import Hit
from search.opensearch.compile import compile_tree
from search.opensearch.dictionary import Dictionary
from search.opensearch.excerpt import excerpt
from search.tree import disjoin

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index.article import Article
    from search.marks import Marker
    from search.opensearch.asking import Index
    from search.opensearch.spans import Query
    from search.people import Directory
    from search.searcher import Page
    from search.tree import Node

_AT_ONCE = 200
"""Articles that are fetched at a time where it is not known how many are wanted."""


class Questions:
    """Puts questions.

    Args:
        index: That is asked.
        roots: Where the files are that it was made of.

    Attributes:
        index: The same.
    """

    def __init__(self, index: Index, roots: Sequence[str]) -> None:
        self.index, self._roots = index, roots

    @cached_property
    def aliases(self) -> Aliases:
        """What the user says of people."""
        return read_aliases(self._roots)

    def dictionary(self, *trees: Node) -> Dictionary:
        """Return what the index has of the words of some questions."""
        return Dictionary(self.index, self.aliases, disjoin([*trees]))

    def query(self, tree: Node) -> Query:
        """Return the query that matches the same articles as a tree."""
        return compile_tree(tree, self.dictionary(tree))

    def queries(self, trees: Sequence[Node]) -> list[Query]:
        """Return the queries of many trees; their words are looked up at once."""
        if not trees:
            return []
        dictionary = self.dictionary(*trees)
        return [compile_tree(tree, dictionary) for tree in trees]

    def count(self, tree: Node) -> int:
        """Return how many articles a tree matches."""
        return self.index.count(self.query(tree))

    def page(
        self, tree: Node, page: Page, *, exact_first: bool = True, marked: Node | None = None
    ) -> tuple[int, list[tuple[float, Hit]]]:
        """Return how many articles a tree matches, and one page of them, each with its score and ready to be shown.

        Args:
            tree: The question.
            page: Which of them.
            exact_first: As in ``compile_tree``.
            marked: What is marked in them; None for the question.
        """
        dictionary = self.dictionary(tree)
        total, found = self.index.page(compile_tree(tree, dictionary, exact_first=exact_first), page)
        articles = [article_of(hit["_source"]["record"]) for hit in found]
        scores = [hit["_score"] for hit in found]
        return total, list(
            zip(scores, hits(marked or tree, articles, scores, page.snippets, dictionary.directory), strict=True)
        )

    def marked(self, tree: Node, sort: str) -> Iterator[tuple[Article, Marker, int]]:
        """Yield every article that a tree matches, in order, what marks the question in it, and its number there."""
        dictionary = self.dictionary(tree)
        some: list[Article] = []
        for article in self.index.articles(compile_tree(tree, dictionary), sort, _AT_ONCE):
            some.append(article)
            if len(some) == _AT_ONCE:
                with excerpt(some, dictionary.directory) as cut:
                    yield from cut.marked(tree)
                some = []
        with excerpt(some, dictionary.directory) as cut:
            yield from cut.marked(tree)


def hits(
    tree: Node, articles: Sequence[Article], scores: Sequence[float], snippets: int, directory: Directory
) -> list[Hit]:
    """Return articles ready to be shown.

    Args:
        tree: The question, which is marked.
        articles: That match.
        scores: Of each.
        snippets: Passages of each.
        directory: Of the names that the index knows.
    """
    with excerpt(articles, directory) as cut:
        return [
            _hit(article, marker, document, score, snippets)
            for score, (article, marker, document) in zip(scores, cut.marked(tree), strict=True)
        ]


def _hit(article: Article, marker: Marker, document: int, score: float, snippets: int) -> Hit:
    marks = marker.marks(article, document)
    title_spans = merge_spans([Span(mark.start, mark.end) for mark in marks["title"]])
    passages = best_snippets(article, marks["body"], snippets, marker.days(article))
    return Hit(article, round(score, 4), title_spans, passages)
