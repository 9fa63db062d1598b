"""The engines that answer questions: an index in a folder, or one on a cluster. Everything else asks this module."""

from __future__ import annotations

from index.frozen import Protocol
from index.location import is_place
from index.reader import Reader
from search.searcher import count, matching, search
from search.tree import Or, walk

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from index.article import Article
    from index.ref import Ref
    from search.asked import Last
    from search.companions import Company
    from search.explanation import Clause
    from search.facets import Facet
    from search.hits import Results
    from search.people import Known
    from search.quotes import Quote
    from search.searcher import Page
    from search.similar import Likeness
    from search.statistics import Statistics
    from search.stories import Story, StoryResults
    from search.suggestions import Suggestions
    from search.timeline import Timeline
    from search.tree import Node

# What one kind of question needs is not imported for another.
# ruff: noqa: PLC0415


class Engine(Protocol):
    """What an index answers, wherever it is; the same articles give the same answers but for the scores."""

    @property
    def roots(self) -> tuple[str, ...]:
        """Where the files are that it was made of."""

    @property
    def place(self) -> str:
        """Where it is: the whole path of a folder, or a place on a cluster."""

    def __len__(self) -> int:
        """Return how many articles it has."""

    def search(self, tree: Node, page: Page) -> Results:
        """Return one page of the articles that a tree matches."""

    def stories(self, tree: Node, page: Page) -> StoryResults:
        """Return one page of the stories that articles tell which a tree matches; ``page.limit`` counts stories."""

    def articles(self, tree: Node) -> Iterator[Article]:
        """Yield every article that a tree matches, in the order of the index."""

    def paths(self, tree: Node) -> list[str]:
        """Return every file that carries an article that a tree matches, sorted."""

    def count(self, tree: Node) -> int:
        """Return how many articles a tree matches."""

    def facet(self, tree: Node, by: str, limit: int) -> Facet:
        """Count the articles that a tree matches by what they have; see ``facets``."""

    def timeline(self, tree: Node, per: str | None) -> Timeline:
        """Count the articles that a tree matches by when they were published; see ``timeline``."""

    def quotes(self, tree: Node, sort: str) -> Iterator[Quote]:
        """Yield the quotations of the articles that a tree matches; see ``quotes``."""

    def company(self, tree: Node, asked: str, limit: int) -> Company:
        """Return who is named beside somebody in the articles that a tree matches; see ``companions``."""

    def last_added(self, tree: Node) -> Last | None:
        """Return what came last of the articles that a tree matches; see ``asked``."""

    def search_expanded(self, tree: Node, page: Page) -> tuple[Results, tuple[str, ...]]:
        """Return what ``search`` does, ranked by words of the best articles too, and those words; see ``feedback``."""

    def suggest(self, tree: Node, page: Page, total: int) -> Suggestions | None:
        """Return what may have been meant by a tree that so many articles match; None where nothing better is known."""

    def explain(self, tree: Node, article: Article | None) -> Clause:
        """Return what a tree means and, of one article, which clauses it matches; see ``explanation``."""

    def named(self, name: str) -> list[Article]:
        """Return the articles that a name leads to: an id, else a path, with its line or not, else how ids begin."""

    def story(self, article: Article) -> Story:
        """Return the story that an article belongs to."""

    def similar(self, article: Article, limit: int) -> tuple[Likeness, ...]:
        """Return the articles most like one; see ``similar``."""

    def people(self, name: str) -> list[Known]:
        """Return the people whom a name stands for; see ``people.Directory``."""

    def statistics(self) -> Statistics:
        """Return what it holds, in figures."""


class EmbeddedEngine:
    """An index in a folder.

    Attributes:
        reader: One generation of it.
    """

    def __init__(self, reader: Reader) -> None:
        self.reader = reader

    @property
    def roots(self) -> tuple[str, ...]:
        """Where the files are that it was made of."""
        return tuple(self.reader.toc.roots)

    @property
    def place(self) -> str:
        """The whole path of the folder."""
        return str(self.reader.folder.resolve())

    def __len__(self) -> int:
        return len(self.reader)

    def search(self, tree: Node, page: Page) -> Results:
        """Return one page of the articles that a tree matches."""
        return search(self.reader, tree, page)

    def stories(self, tree: Node, page: Page) -> StoryResults:
        """Return one page of the stories that articles tell which a tree matches."""
        from search.stories import search_stories

        return search_stories(self.reader, tree, page)

    def articles(self, tree: Node) -> Iterator[Article]:
        """Yield every article that a tree matches, in the order of the index."""
        return map(self.reader.article, matching(self.reader, tree))

    def paths(self, tree: Node) -> list[str]:
        """Return every file that carries an article that a tree matches, sorted."""
        from search.paths import matching_paths

        return matching_paths(self.reader, tree)

    def count(self, tree: Node) -> int:
        """Return how many articles a tree matches."""
        return count(self.reader, tree)

    def facet(self, tree: Node, by: str, limit: int) -> Facet:
        """Count the articles that a tree matches by what they have."""
        from search.facets import facet

        return facet(self.reader, tree, by, limit)

    def timeline(self, tree: Node, per: str | None) -> Timeline:
        """Count the articles that a tree matches by when they were published."""
        from search.timeline import timeline

        return timeline(self.reader, tree, per)

    def quotes(self, tree: Node, sort: str) -> Iterator[Quote]:
        """Yield the quotations of the articles that a tree matches."""
        from search.quotes import quotes

        return quotes(self.reader, tree, sort)

    def company(self, tree: Node, asked: str, limit: int) -> Company:
        """Return who is named beside somebody in the articles that a tree matches."""
        from search.companions import company

        return company(self.reader, tree, asked, limit)

    def last_added(self, tree: Node) -> Last | None:
        """Return what came last of the articles that a tree matches."""
        from search.asked import last_added

        return last_added(self.reader, tree)

    def search_expanded(self, tree: Node, page: Page) -> tuple[Results, tuple[str, ...]]:
        """Return what ``search`` does, ranked by words of the best articles too, and those words."""
        from search.feedback import search_expanded

        return search_expanded(self.reader, tree, page)

    def suggest(self, tree: Node, page: Page, total: int) -> Suggestions | None:
        """Return what may have been meant by a tree that nothing matches, or by words that OR passes over."""
        if total and not any(isinstance(node, Or) for node in walk(tree)):
            return None
        from search.clause_counts import ReaderCounts
        from search.suggestions import passed_over, suggest_by

        counts = ReaderCounts(self.reader)
        return passed_over(counts, tree) if total else suggest_by(counts, tree, page)

    def explain(self, tree: Node, article: Article | None) -> Clause:
        """Return what a tree means and, of one article, which clauses it matches."""
        from search.explanation import explain

        return explain(self.reader, tree, self._ref(article) if article else None)

    def named(self, name: str) -> list[Article]:
        """Return the articles that a name leads to."""
        return [self.reader.article(ref) for ref in self.reader.named(name)]

    def story(self, article: Article) -> Story:
        """Return the story that an article belongs to."""
        from search.stories import story_of

        return story_of(self.reader, self._ref(article))

    def similar(self, article: Article, limit: int) -> tuple[Likeness, ...]:
        """Return the articles most like one."""
        from search.similar import similar

        return similar(self.reader, self._ref(article), limit)

    def people(self, name: str) -> list[Known]:
        """Return the people whom a name stands for."""
        from index.aliases import read_aliases
        from search.people import Directory, SegmentNames

        return Directory(SegmentNames(self.reader.segments), read_aliases(self.roots)).people(name)

    def statistics(self) -> Statistics:
        """Return what it holds, in figures."""
        from search.statistics import statistics

        return statistics(self.reader)

    def _ref(self, article: Article) -> Ref:
        ref = self.reader.by_id(article.id)
        if ref is None:
            raise ValueError(f"no article of this index: {article.id}")
        return ref


def open_engine(where: str, environment: Mapping[str, str]) -> Engine:
    """Open an index: a folder, or ``opensearch://host:9200/name``.

    Args:
        where: As the user named it.
        environment: The process's variables, where a cluster's credentials are.

    Raises:
        NewsdexError: There is none, it is damaged or of another version, or the cluster does not let us in.
    """
    if not is_place(where):
        return EmbeddedEngine(Reader(where))
    # An extra, and half a second to import.
    from index.opensearch.connection import connect
    from index.opensearch.place import read_place
    from search.opensearch.engine import ClusterEngine

    place = read_place(where)
    return ClusterEngine(connect(place, environment), place)
