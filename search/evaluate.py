"""A tree over an index: the numbers of the articles that match, and their scores.

The tree is visited once for the whole index, since what a word is worth depends on all segments; a node gives, for each
segment, the documents that match and the score of each. Filters (days, paths, what an article has) score 0.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from search.filters import days_documents, has_documents, keyword_documents, present_documents, spelling_documents
from search.leaves import Leaves
from search.nearness import inside
from search.ranking import add_weighted, best, inverse_document_frequency, saturated
from search.tree import And, Boost, Days, Every, Exactly, Has, Near, Node, Not, Or, Pattern, Phrase, Present, Word, Zone
from search.zones import ZoneRanges, positive_leaves, zone_matches

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from index.codec.segment import Segment
    from index.reader import Reader
    from search.leaves import Leaf
    from search.nearness import Interval

Scores = dict[int, float]
"""The documents of one segment that match, and the score of each."""


class Evaluation:
    """Evaluates trees over one generation of an index.

    Attributes:
        leaves: Where the words, phrases and patterns that were asked for occur.
    """

    def __init__(self, reader: Reader) -> None:
        self._segments: Sequence[Segment] = reader.segments
        self._live = len(reader)
        self._averages: dict[str, float] = {}
        self.leaves = Leaves(reader.segments, reader.toc.roots)

    def scores(self, node: Node) -> list[Scores]:
        """Return the matching documents of each segment, with their scores; deleted documents are not among them."""
        match node:
            case And():
                return self._and(node.children)
            case Or():
                parts = [self.scores(child) for child in node.children]
                return [_union([part[i] for part in parts]) for i in range(len(self._segments))]
            case Not():
                return _without(self._every, self.scores(node.child))
            case Boost():
                return [{d: score * node.factor for d, score in each.items()} for each in self.scores(node.child)]
            case Zone():
                return self._zone(node)
            case Word(field="id" | "path") | Pattern(field="id" | "path") | Phrase(field="id" | "path"):
                return self._filter(lambda segment: keyword_documents(segment, node))
            case Word() | Phrase() | Pattern() | Near():
                return self._leaf(node)
            case Every():
                return self._every
        return self._filter(lambda segment: _filtered(segment, node))

    @cached_property
    def _every(self) -> list[Scores]:
        return self._filter(lambda segment: range(segment.size))

    def _filter(self, documents: Callable[[Segment], Iterable[int]]) -> list[Scores]:
        return [_live(dict.fromkeys(documents(segment), 0.0), segment) for segment in self._segments]

    def _and(self, children: Sequence[Node]) -> list[Scores]:
        wanted = [self.scores(child) for child in children if not isinstance(child, Not)] or [self._every]
        found = [_intersection([part[i] for part in wanted]) for i in range(len(self._segments))]
        for child in children:
            if isinstance(child, Not):
                found = _without(found, self.scores(child.child))
        return found

    def _leaf(self, leaf: Leaf) -> list[Scores]:
        weighted: list[Scores] = []
        exact: list[set[int]] = []
        for number, segment in enumerate(self._segments):
            each: Scores = {}
            for name, occurrences in self.leaves.by_field(leaf, number):
                self._add(each, occurrences.frequencies(), name, segment)
            weighted.append(_live(each, segment))
            exact.append(self.leaves.exact_documents(leaf, number))
        return self._score(weighted, exact)

    def _add(self, weighted: Scores, frequencies: Iterable[tuple[int, int]], name: str, segment: Segment) -> None:
        add_weighted(weighted, frequencies, name, segment.lengths(name), self._average(name))

    def _average(self, name: str) -> float:
        if name not in self._averages:
            total = sum(segment.total_length(name) for segment in self._segments)
            self._averages[name] = total / sum(segment.size for segment in self._segments)
        return self._averages[name]

    def _score(self, weighted: list[Scores], exact: Sequence[set[int]] = ()) -> list[Scores]:
        idf = inverse_document_frequency(self._live, sum(map(len, weighted)))
        scores = [{d: saturated(x, idf) for d, x in each.items()} for each in weighted]
        for each, first in zip(scores, exact, strict=False):
            for document in first & each.keys():
                each[document] += best(idf)  # above every near spelling, whose score never reaches this
        return scores

    def _zone(self, node: Zone) -> list[Scores]:
        ranges = [ZoneRanges(node, segment, self.leaves, n) for n, segment in enumerate(self._segments)]
        if node.child is None:
            return [
                _live({d: 0.0 for d in each.documents if each.named(d)}, segment)
                for each, segment in zip(ranges, self._segments, strict=True)
            ]
        matches = [dict(zone_matches(node.child, each, self.leaves, n)) for n, each in enumerate(ranges)]
        found = [
            _live(dict.fromkeys(each, 0.0), segment) for each, segment in zip(matches, self._segments, strict=True)
        ]
        for leaf, factor in positive_leaves(node.child):
            scores = self._score([self._leaf_in_ranges(leaf, n, each) for n, each in enumerate(matches)])
            for total, each in zip(found, scores, strict=True):
                for document in total.keys() & each.keys():
                    total[document] += factor * each[document]
        return found

    def _leaf_in_ranges(self, leaf: Leaf, number: int, matches: dict[int, list[Interval]]) -> Scores:
        occurrences = self.leaves.in_field(leaf, number, "body")
        weighted: Scores = {}
        counts = (
            (document, sum(map(len, inside(occurrences.intervals(document), ranges).values())))
            for document, ranges in matches.items()
        )
        self._add(weighted, ((d, count) for d, count in counts if count), "body", self._segments[number])
        return _live(weighted, self._segments[number])


def _filtered(segment: Segment, node: Node) -> Iterable[int]:
    match node:
        case Days():
            return days_documents(segment, node.field, node.period)
        case Has():
            return has_documents(segment, node.what)
        case Present():
            return present_documents(segment, node.field)
        case Exactly():
            return spelling_documents(segment, node.text)
    raise TypeError(f"no evaluation for {type(node).__name__}")


def _live(scores: Scores, segment: Segment) -> Scores:
    for deleted in segment.deleted:
        scores.pop(deleted, None)
    return scores


def _intersection(parts: list[Scores]) -> Scores:
    fewest, *others = sorted(parts, key=len)
    found = fewest
    for other in others:
        found = {d: score + other[d] for d, score in found.items() if d in other}
    return found


def _union(parts: list[Scores]) -> Scores:
    found: Scores = {}
    for part in parts:
        for document, score in part.items():
            found[document] = found.get(document, 0.0) + score
    return found


def _without(found: list[Scores], unwanted: list[Scores]) -> list[Scores]:
    return [
        {d: score for d, score in scores.items() if d not in out} for scores, out in zip(found, unwanted, strict=True)
    ]
