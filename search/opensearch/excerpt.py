"""Some articles of a cluster, asked by the code of the embedded engine.

The articles of a page, a handful, are indexed in a temporary file and asked the same question: so spans, fragments,
lines and sections are those that the embedded engine shows, by construction.
"""

from __future__ import annotations

import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from index.analysis import SegmentBuilder
from index.codec.arrays import write_arrays
from index.codec.segment import SEGMENT_LIMIT, Segment
from index.codec.toc import SEGMENT_ENDING
from index.columns import finish
from index.ref import Ref
from search.evidence import sentences_of
from search.leaves import Leaves
from search.marks import Marker

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from index.article import Article
    from index.span import Span
    from search.people import Directory
    from search.tree import Node


class Excerpt:
    """Some articles, numbered from 0 in the order in which they were given.

    Attributes:
        articles: All of them.
        leaves: Where the leaves of a question occur in them.
    """

    def __init__(self, segments: Sequence[Segment], articles: Sequence[Article], directory: Directory) -> None:
        self._segments = segments
        self.articles = articles
        self.leaves = Leaves(segments, (), directory)

    def marked(self, tree: Node) -> Iterator[tuple[Article, Marker, int]]:
        """Yield each article, what marks a question in it, and its number there."""
        markers = [Marker(tree, self.leaves, segment, number) for number, segment in enumerate(self._segments)]
        for number, article in enumerate(self.articles):
            segment, document = self.ref(number)
            yield article, markers[segment], document

    def told(self) -> Iterator[tuple[Article, Iterable[Span]]]:
        """Yield each article with its sentences."""
        for number, article in enumerate(self.articles):
            segment, document = self.ref(number)
            yield article, sentences_of(article, self._segments[segment], document)

    def ref(self, number: int) -> Ref:
        """Return where an article is."""
        return Ref(*divmod(number, SEGMENT_LIMIT))


@contextmanager
def excerpt(articles: Sequence[Article], directory: Directory) -> Iterator[Excerpt]:
    """Index some articles as long as they are asked.

    Args:
        articles: Of a page.
        directory: Of the names that the whole index knows.
    """
    with tempfile.TemporaryDirectory(prefix="newsdex-") as folder:
        segments = [
            _segment(Path(folder) / f"{start}{SEGMENT_ENDING}", articles[start : start + SEGMENT_LIMIT])
            for start in range(0, len(articles), SEGMENT_LIMIT)
        ]
        yield Excerpt(segments, articles, directory)


def _segment(path: Path, articles: Sequence[Article]) -> Segment:
    builder = SegmentBuilder(tells_stories=False)
    for article in articles:
        builder.add(article, (), ())
    arrays, meta = finish(builder.columns())
    with path.open("wb") as file:
        write_arrays(file, arrays, meta)
    return Segment(path, frozenset())
