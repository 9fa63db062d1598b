"""The engines that answer questions: an index in a folder, or one on a cluster. Everything else asks this module."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from index.location import is_place
from index.reader import Reader
from search.paths import matching_paths
from search.searcher import matching, search
from search.tree import Or, walk

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from index.article import Article
    from search.hits import Results
    from search.searcher import Page
    from search.suggestions import Suggestions
    from search.tallies import Bar, Tally
    from search.tree import Node


class Engine(Protocol):
    """What an index answers, wherever it is; the same articles give the same answers but for the scores."""

    @property
    def roots(self) -> tuple[str, ...]:
        """Where the files are that it was made of."""

    def __len__(self) -> int:
        """Return how many articles it has."""

    def search(self, tree: Node, page: Page) -> Results:
        """Return one page of the articles that a tree matches."""

    def articles(self, tree: Node) -> Iterator[Article]:
        """Yield every article that a tree matches, in the order of the index."""

    def paths(self, tree: Node) -> list[str]:
        """Return every file that carries an article that a tree matches, sorted."""

    def count(self, tree: Node) -> int:
        """Return how many articles a tree matches."""

    def suggest(self, tree: Node, page: Page, total: int) -> Suggestions | None:
        """Return what may have been meant by a tree that so many articles match; None where nothing better is known."""

    def named(self, name: str) -> list[Article]:
        """Return the articles that a name leads to: an id, else a path, with its line or not, else how ids begin."""

    def facet(self, tree: Node, facet: str, most: int) -> list[Tally]:
        """Count the articles that a tree matches by a facet, largest first, then by value."""

    def timeline(self, tree: Node, unit: str) -> list[Bar]:
        """Count the dated articles that a tree matches by a unit of time, in order."""


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

    def __len__(self) -> int:
        return len(self.reader)

    def search(self, tree: Node, page: Page) -> Results:
        """Return one page of the articles that a tree matches."""
        return search(self.reader, tree, page)

    def articles(self, tree: Node) -> Iterator[Article]:
        """Yield every article that a tree matches, in the order of the index."""
        return map(self.reader.article, matching(self.reader, tree))

    def paths(self, tree: Node) -> list[str]:
        """Return every file that carries an article that a tree matches, sorted."""
        return matching_paths(self.reader, tree)

    def count(self, tree: Node) -> int:
        """Return how many articles a tree matches."""
        return len(matching(self.reader, tree))

    def suggest(self, tree: Node, page: Page, total: int) -> Suggestions | None:
        """Return what may have been meant by a tree that nothing matches, or by words that OR passes over."""
        if total and not any(isinstance(node, Or) for node in walk(tree)):
            return None
        from search.suggestions import passed_over, suggest  # noqa: PLC0415 - most questions find something

        return passed_over(self.reader, tree) if total else suggest(self.reader, tree, page)

    def named(self, name: str) -> list[Article]:
        """Return the articles that a name leads to."""
        return [self.reader.article(ref) for ref in self.reader.named(name)]

    def facet(self, tree: Node, facet: str, most: int) -> list[Tally]:
        """Count the articles that a tree matches by a facet."""
        from search.tallies import tallies  # noqa: PLC0415 - few questions count

        return tallies(self.articles(tree), facet, most)

    def timeline(self, tree: Node, unit: str) -> list[Bar]:
        """Count the dated articles that a tree matches by a unit of time."""
        from search.tallies import bars  # noqa: PLC0415 - few questions count

        return bars(self.articles(tree), unit)


def open_engine(where: str, environment: Mapping[str, str]) -> Engine:
    """Open an index: a folder, or ``opensearch://host:9200/name``.

    Args:
        where: As the user named it.
        environment: The process's variables, where a cluster's credentials are.

    Raises:
        NewsdexError: There is none, it is damaged or of another version, or the cluster does not let us in.
    """
    if not is_place(where):
        return EmbeddedEngine(Reader(Path(where)))
    # An extra, and half a second to import.
    from index.opensearch.connection import connect  # noqa: PLC0415
    from index.opensearch.place import read_place  # noqa: PLC0415
    from search.opensearch.engine import ClusterEngine  # noqa: PLC0415

    place = read_place(where)
    return ClusterEngine(connect(place, environment), place)
