"""A question asked of an index: the articles that match, in order, a page of them ready to be shown."""

from __future__ import annotations

from functools import partial
from itertools import groupby
from operator import itemgetter

from index.frozen import NamedTuple, frozen
from index.places import title_key
from index.ref import Ref
from index.span import Span
from search.evaluate import evaluation
from search.fragments import best_snippets, merge_spans
from search.hits import Hit, Results
from search.leaves import Leaves
from search.marks import Marker
from search.scores import Column

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from index.codec.segment import Segment
    from index.reader import Reader
    from search.evaluate import Evaluation
    from search.tree import Node

_KEY = itemgetter(0, 1)  # by what is asked, then the newest

SORTS = ("score", "newest", "oldest", "title", "path")


@frozen
class Page:
    """Which hits are wanted, and how.

    Attributes:
        sort: One of ``SORTS``; ties by date, newest first, then by path and line.
        limit: Hits on a page.
        number: From 1.
        snippets: Passages of each hit.
    """

    sort: str = "score"
    limit: int = 10
    number: int = 1
    snippets: int = 1


class Found(NamedTuple):
    """A match: its score, and where it is: the segment, and the number there."""

    score: float
    segment: int
    document: int

    @property
    def ref(self) -> Ref:
        """Where it is."""
        return Ref(self.segment, self.document)


def search(reader: Reader, tree: Node, page: Page) -> Results:
    """Return one page of the articles that a tree matches."""
    leaves = Leaves(reader.segments, reader.toc.roots)
    total, found = first(reader, leaves, tree, page.sort, page.limit * page.number)
    hits = ready(reader, leaves, tree, found[page.limit * (page.number - 1) :], page.snippets)
    return Results(total, hits, tuple(dict.fromkeys(leaves.cut)))


def ready(reader: Reader, leaves: Leaves, tree: Node, found: Sequence[Found], snippets: int) -> tuple[Hit, ...]:
    """Return matches ready to be shown, in their order.

    Args:
        reader: The index.
        leaves: What was looked up in it.
        tree: The question, which is marked.
        found: The matches.
        snippets: Passages of each.
    """
    markers = {
        number: Marker(tree, leaves, reader.segments[number], number) for number in {each.segment for each in found}
    }
    return tuple(_hit(reader, markers[each.segment], each, snippets) for each in found)


def first(reader: Reader, leaves: Leaves, tree: Node, sort: str, most: int) -> tuple[int, list[Found]]:
    """Return how many articles a tree matches, and the first of them in order.

    Args:
        reader: The index.
        leaves: What was looked up in it.
        tree: The question.
        sort: One of ``SORTS``.
        most: How many are wanted.
    """
    evaluated: Evaluation[Any] = evaluation(reader, leaves, tree)
    scores = evaluated.scores(tree)
    return evaluated.count(scores), ordered(reader, evaluated, scores, sort, most)


def ordered(reader: Reader, evaluated: Evaluation[Any], scores: Sequence[Any], sort: str, most: int) -> list[Found]:
    """Return the first matches in order, of the scores that an evaluation gave for each segment."""
    keyed: list[tuple[Any, int, int, int, float]] = []
    for number, (each, segment) in enumerate(zip(scores, reader.segments, strict=True)):
        column, dates = _column(segment, sort), segment.dates
        best = evaluated.arithmetic.first(each, column, dates, most)
        if column is None:
            keyed += [(-score, -dates[document], number, document, score) for document, score in best]
        else:
            for document, score in best:
                primary = _primary(reader, Ref(number, document), sort, column)
                keyed.append((primary, -dates[document], number, document, score))
    keyed.sort()
    if len(set(map(_KEY, keyed))) < len(keyed):
        # Where an article is tells it apart from all others, and is looked up where nothing else does.
        alike = (list(same) for _, same in groupby(keyed, key=_KEY))
        keyed = [e for same in alike for e in (same if len(same) == 1 else sorted(same, key=partial(_place, reader)))]
    make = Found._make  # in half of the time that calling the class takes
    return [make((score, number, document)) for _, _, number, document, score in keyed[:most]]


def count(reader: Reader, tree: Node) -> int:
    """Return how many articles a tree matches."""
    evaluated: Evaluation[Any] = evaluation(reader, Leaves(reader.segments, reader.toc.roots), tree)
    return evaluated.count(evaluated.scores(tree))


def matching(reader: Reader, tree: Node) -> list[Ref]:
    """Return every article that a tree matches, in the order of the index."""
    evaluated: Evaluation[Any] = evaluation(reader, Leaves(reader.segments, reader.toc.roots), tree)
    return [
        Ref(number, document)
        for number, each in enumerate(evaluated.scores(tree))
        for document in sorted(document for document, _ in evaluated.arithmetic.items(each))
    ]


def _hit(reader: Reader, marker: Marker, found: Found, snippets: int) -> Hit:
    article = reader.article(found.ref)
    marks = marker.marks(article, found.document)
    title_spans = merge_spans([Span(mark.start, mark.end) for mark in marks["title"]])
    return Hit(
        article,
        round(found.score, 4),
        title_spans,
        best_snippets(article, marks["body"], snippets, marker.days(article)),
    )


def _column(segment: Segment, sort: str) -> Column | None:
    """Return what a sort goes by first inside a segment; None for the score."""
    match sort:
        case "score":
            return None
        case "newest":
            return Column(segment.dates, sign=-1)
        case "oldest":
            return Column(segment.dates, zero_last=True)
        case "title":
            return Column(segment.arrays["title.rank"])
        case "path":
            return Column(segment.arrays["path.column"])
    raise ValueError(f"no such order: {sort}")


def _primary(reader: Reader, ref: Ref, sort: str, column: Column) -> Any:  # noqa: ANN401 - whatever is compared
    """Return by what an article is sorted over the whole index, other than its score."""
    if sort == "title":
        return title_key(reader.article(ref).title)
    if sort == "path":
        return reader.segments[ref.segment].path(ref.document)
    return column.key(ref.document)


def _place(reader: Reader, keyed: tuple[Any, int, int, int, float]) -> tuple[str, int]:
    """Return by what articles are sorted that nothing else tells apart: no two have the same."""
    _, _, number, document, _ = keyed
    segment = reader.segments[number]
    return segment.path(document), segment.lines[document]
