"""What of a question stands where in the articles of a page, told by the code of the embedded engine.

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
from search.leaves import Leaves
from search.marks import Marker

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from index.article import Article
    from search.marks import Mark
    from search.people import Directory
    from search.tree import Node


@contextmanager
def marker_of(
    tree: Node, articles: Sequence[Article], directory: Directory
) -> Iterator[Callable[[int], Mapping[str, list[Mark]]]]:
    """Give a function from the number of an article to what of a question stands in it, by its parts, ascending.

    Args:
        tree: The question.
        articles: Of the page.
        directory: Of the names that the whole index knows.
    """
    with tempfile.TemporaryDirectory(prefix="newsdex-") as folder:
        segments = [
            _segment(Path(folder) / f"{start}{SEGMENT_ENDING}", articles[start : start + SEGMENT_LIMIT])
            for start in range(0, len(articles), SEGMENT_LIMIT)
        ]
        leaves = Leaves(segments, (), directory)
        markers = [Marker(tree, leaves, segment, number) for number, segment in enumerate(segments)]

        def marks(number: int) -> Mapping[str, list[Mark]]:
            segment, document = divmod(number, SEGMENT_LIMIT)
            return markers[segment].marks(articles[number], document)

        yield marks


def _segment(path: Path, articles: Sequence[Article]) -> Segment:
    builder = SegmentBuilder(tells_stories=False)
    for article in articles:
        builder.add(article, (), ())
    arrays, meta = finish(builder.columns())
    with path.open("wb") as file:
        write_arrays(file, arrays, meta)
    return Segment(path, frozenset())
