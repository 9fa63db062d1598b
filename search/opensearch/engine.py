"""An index on a cluster, asked: what the engine in a folder answers, of the same articles, but for the scores."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from index.opensearch.connection import TooLargeError, answers
from index.opensearch.reader import generation
from index.opensearch.wire import wire_text
from search.facets import PERIODS, people_facet, period_facet
from search.hits import Results
from search.opensearch.asking import Index
from search.opensearch.company import company
from search.opensearch.counting import days_of, last_added, value_facet
from search.opensearch.errors import UnsayableError
from search.opensearch.explaining import explain
from search.opensearch.figures import figures
from search.opensearch.likeness import expanded, similar
from search.opensearch.nearest import ClusterCounts
from search.opensearch.questions import Questions
from search.opensearch.telling import search_stories, story_of
from search.quotes import quotes_in
from search.suggestions import passed_over, suggest_by
from search.timeline import of_days
from search.tree import Every, Has, Near, Or, Pattern, Phrase, conjoin, walk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from opensearchpy import OpenSearch

    from index.article import Article
    from index.opensearch.place import Place
    from search.asked import Last
    from search.companions import Company
    from search.explanation import Clause
    from search.facets import Facet
    from search.opensearch.spans import Query
    from search.people import Known
    from search.quotes import Quote
    from search.searcher import Page
    from search.similar import Likeness
    from search.statistics import Statistics
    from search.stories import Story, StoryResults
    from search.suggestions import Suggestions
    from search.timeline import Timeline
    from search.tree import Node

_MOST_NAMED = 2_000  # articles that one name leads to


class ClusterEngine:
    """An index on a cluster; what each method returns is told by ``engine.Engine``.

    Any question may raise ``UnsayableError``, where a clause cannot be said exactly in the cluster's language, and
    ``ClusterError``, where the cluster cannot answer, or not of all its shards.

    Args:
        client: Of the cluster.
        place: Of the index.

    Raises:
        NewsdexError: There is none, it is of another version, or the cluster does not let us in.
    """

    def __init__(self, client: OpenSearch, place: Place) -> None:
        self._client, self._place = client, place
        with answers(place, client):
            self._generation = generation(client, place)
        self._index = Index(client, self._generation.index)
        self._questions = Questions(self._index, self.roots)

    @property
    def roots(self) -> tuple[str, ...]:
        """Where the files are that it was made of."""
        return tuple(at for _, at in self._generation.roots)

    @property
    def place(self) -> str:
        """Where it is, as the user writes it."""
        return str(self._place)

    def __len__(self) -> int:
        return self.count(Every())

    def search(self, tree: Node, page: Page) -> Results:
        """Return one page of the articles that a tree matches."""
        with self._asking(tree):
            total, found = self._questions.page(tree, page)
        return Results(total, tuple(hit for _, hit in found))

    def stories(self, tree: Node, page: Page) -> StoryResults:
        """Return one page of the stories that articles tell which a tree matches."""
        with self._asking(tree):
            return search_stories(self._questions, tree, page)

    def articles(self, tree: Node) -> Iterator[Article]:
        """Yield every article that a tree matches, by path and line, as they are at one point in time."""
        with self._asking(tree):
            yield from self._index.articles(self._questions.query(tree))

    def paths(self, tree: Node) -> list[str]:
        """Return every file that carries an article that a tree matches, sorted."""
        return sorted({source.path for article in self.articles(tree) for source in article.sources})

    def count(self, tree: Node) -> int:
        """Return how many articles a tree matches."""
        with self._asking(tree):
            return self._questions.count(tree)

    def facet(self, tree: Node, by: str, limit: int) -> Facet:
        """Count the articles that a tree matches by what they have."""
        with self._asking(tree):
            if by == "person":
                naming = self._index.articles(self._questions.query(conjoin([tree, Has("person")])))
                articles, named = self.count(tree), self.count(conjoin([tree, Has("person")]))
                return people_facet(naming, self._questions.aliases, articles, named, limit)
            query = self._questions.query(tree)
            if by in PERIODS:
                return period_facet(by, *days_of(self._index, query), limit)
            return value_facet(self._index, query, by, limit)

    def timeline(self, tree: Node, per: str | None) -> Timeline:
        """Count the articles that a tree matches by when they were published."""
        with self._asking(tree):
            return of_days(*days_of(self._index, self._questions.query(tree)), per)

    def quotes(self, tree: Node, sort: str) -> Iterator[Quote]:
        """Yield the quotations of the articles that a tree matches."""
        with self._asking(tree):
            for article, marker, document in self._questions.marked(conjoin([tree, Has("quote")]), sort):
                yield from quotes_in(article, marker, document)

    def company(self, tree: Node, asked: str, limit: int) -> Company:
        """Return who is named beside somebody in the articles that a tree matches."""
        with self._asking(tree):
            return company(self._questions, tree, asked, limit)

    def last_added(self, tree: Node) -> Last | None:
        """Return what came last of the articles that a tree matches."""
        with self._asking(tree):
            return last_added(self._index, self._questions.query(tree))

    def search_expanded(self, tree: Node, page: Page) -> tuple[Results, tuple[str, ...]]:
        """Return what ``search`` does, ranked by words of the best articles too, and those words."""
        with self._asking(tree):
            longer, added = expanded(self._questions, tree)
            total, found = self._questions.page(longer, page, marked=tree)
        return Results(total, tuple(hit for _, hit in found)), added

    def suggest(self, tree: Node, page: Page, total: int) -> Suggestions | None:
        """Return what may have been meant by a tree that nothing matches, or by words that OR passes over."""
        if total and not any(isinstance(node, Or) for node in walk(tree)):
            return None
        with self._asking(tree):
            counts = ClusterCounts(self._questions)
            return passed_over(counts, tree) if total else suggest_by(counts, tree, page)

    def explain(self, tree: Node, article: Article | None) -> Clause:
        """Return what a tree means and, of one article, which clauses it matches."""
        with self._asking(tree):
            return explain(self._questions, tree, article)

    def named(self, name: str) -> list[Article]:
        """Return the articles that a name leads to: an id, else a path, with its line or not, else how ids begin."""
        sent = wire_text(name)
        path, _, line = sent.rpartition(":")
        with answers(self._place, self._client):
            found = self._some({"term": {"ids": sent}}) or self._some({"term": {"paths": sent}})
            if not found and line.isdigit():
                of_path = self._some({"term": {"paths": path}})
                whole = name.rpartition(":")[0]
                at_line = [a for a in of_path if any((s.path, s.line) == (whole, int(line)) for s in a.sources)]
                found = at_line or of_path[: len(of_path) == 1]
            if not found and name:
                found = self._some({"prefix": {"ids": sent}})
        return found

    def story(self, article: Article) -> Story:
        """Return the story that an article belongs to."""
        with answers(self._place, self._client):
            return story_of(self._questions, article.id)

    def similar(self, article: Article, limit: int) -> tuple[Likeness, ...]:
        """Return the articles most like one."""
        with answers(self._place, self._client):
            return similar(self._questions, article, limit)

    def people(self, name: str) -> list[Known]:
        """Return the people whom a name stands for."""
        with answers(self._place, self._client):
            return self._questions.dictionary(Every()).directory.people(name)

    def statistics(self) -> Statistics:
        """Return what it holds, in figures."""
        with answers(self._place, self._client):
            return figures(self._index, [name for name, _ in self._generation.roots])

    def _some(self, query: Query) -> list[Article]:
        return self._index.some(query, _MOST_NAMED)

    @contextmanager
    def _asking(self, tree: Node) -> Iterator[None]:
        """Say in words what a cluster refuses, and name the clause that is too large for it."""
        try:
            with answers(self._place, self._client):
                yield
        except TooLargeError:
            why = "it stands for more words than the cluster takes (1,024); narrow it"
            raise UnsayableError(_largest(tree), why) from None


def _largest(tree: Node) -> Node:
    """Return the clause that may stand for the most words."""
    loose = [
        node for node in walk(tree) if isinstance(node, Near) or (isinstance(node, Phrase) and node.slop is not None)
    ]
    patterns = [leaf for near in loose for leaf in walk(near) if isinstance(leaf, Pattern)]
    return (patterns or loose or [tree])[0]
