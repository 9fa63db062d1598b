"""A question asked of an index: the articles that match, in order, a page of them ready to be shown."""

from __future__ import annotations

from dataclasses import dataclass
from heapq import nsmallest
from typing import TYPE_CHECKING, NamedTuple

from index.article import Span
from index.reader import Reader, Ref
from index.terms import fold_phrase
from search.evaluate import Evaluation
from search.fragments import best_snippets, merge_spans
from search.hits import Hit, Results
from search.marks import Marker

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any

    from search.evaluate import Scores
    from search.tree import Node

SORTS = ("score", "newest", "oldest", "title", "path")
_LAST = 1 << 30  # after every day: what has none comes last


@dataclass(frozen=True, slots=True)
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


class _Found(NamedTuple):
    score: float
    ref: Ref


def search(reader: Reader, tree: Node, page: Page) -> Results:
    """Return one page of the articles that a tree matches."""
    evaluation = Evaluation(reader)
    scores = evaluation.scores(tree)
    total = sum(map(len, scores))
    ordered = _ordered(reader, scores, page.sort, page.limit * page.number)
    wanted = ordered[page.limit * (page.number - 1) : page.limit * page.number]
    markers = {
        number: Marker(tree, evaluation.leaves, reader.segments[number], number)
        for number in {each.ref.segment for each in wanted}
    }
    hits = tuple(_hit(reader, markers[each.ref.segment], each, page.snippets) for each in wanted)
    return Results(total, hits, tuple(dict.fromkeys(evaluation.leaves.cut)))


def matching(reader: Reader, tree: Node) -> list[Ref]:
    """Return every article that a tree matches, in the order of the index."""
    scores = Evaluation(reader).scores(tree)
    return [Ref(number, document) for number, each in enumerate(scores) for document in sorted(each)]


def _hit(reader: Reader, marker: Marker, found: _Found, snippets: int) -> Hit:
    article = reader.article(found.ref)
    title, body = (marker.marks(article, found.ref.document, field) for field in ("title", "body"))
    title_spans = merge_spans([Span(mark.start, mark.end) for mark in title])
    return Hit(article, round(found.score, 4), title_spans, best_snippets(article, body, snippets))


def _ordered(reader: Reader, scores: Sequence[Scores], sort: str, most: int) -> list[_Found]:
    """Return the first hits in a total order; only ties that reach into them are looked up by path."""
    found = [
        _Found(score, Ref(number, document)) for number, each in enumerate(scores) for document, score in each.items()
    ]
    primary = _primary(reader, sort)
    if len(found) > most:
        last = nsmallest(most, map(primary, found))[-1]
        found = [each for each in found if primary(each) <= last]

    def total_order(each: _Found) -> tuple[Any, ...]:
        segment = reader.segments[each.ref.segment]
        return *primary(each), _newest(reader, each), segment.path(each.ref.document), segment.lines[each.ref.document]

    return sorted(found, key=total_order)[:most]


def _primary(reader: Reader, sort: str) -> Callable[[_Found], tuple[Any, ...]]:
    """Return what a sort goes by first; less comes first."""
    match sort:
        case "score":
            return lambda each: (-each.score, _newest(reader, each))
        case "newest":
            return lambda each: (_newest(reader, each),)
        case "oldest":
            return lambda each: (_day(reader, each) or _LAST,)
        case "title":
            return lambda each: _title_key(reader.segments[each.ref.segment].title(each.ref.document))
        case "path":
            return lambda each: (reader.segments[each.ref.segment].path(each.ref.document),)
    raise ValueError(f"no such order: {sort}")


def _day(reader: Reader, each: _Found) -> int:
    return reader.segments[each.ref.segment].dates[each.ref.document]


def _newest(reader: Reader, each: _Found) -> int:
    return -_day(reader, each)


def _title_key(title: str) -> tuple[bool, str]:
    return not title, fold_phrase(title)
