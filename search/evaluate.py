"""A tree over an index: the articles that match, and their scores.

The tree is visited once for the whole index, since what a word is worth depends on all segments; a node gives, for each
segment, the documents that match and the score of each. Filters (days, paths, what an article has) score 0.
"""

from __future__ import annotations

import sys
from functools import cached_property

from index.frozen import Generic, NamedTuple
from index.schema import TEXT
from search.cost import LARGE, LARGE_WARM, cost
from search.date_words import date_words, dated_documents
from search.filters import (
    UNSCORED_FIELDS,
    days_documents,
    event_documents,
    has_documents,
    keyword_documents,
    present_documents,
    spelling_documents,
    story_documents,
)
from search.kept import kept_of
from search.leaves import BODY, LEAVES, Leaves, indexed_field
from search.ranking import EXACT_SHARE, best, capital_share, date_weight, length_norm, often, word_weight
from search.scores import PlainArithmetic
from search.tree import And, Boost, Days, Every, Exactly, Has, Near, Node, Not, Or, Pattern, Phrase, Present, Word, Zone

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence
    from typing import Any, TypeGuard

    from index.codec.segment import Segment
    from index.reader import Reader
    from search.leaves import Leaf
    from search.occurrences import Occurrences
    from search.scores import Arithmetic, S

_MOST_HELD = 500_000
"""Documents with scores, ten bytes each, of the parts of a disjunction before they are added up."""


class Within(NamedTuple, Generic["S"]):
    """Documents that are asked about, of all in which a leaf occurs.

    Attributes:
        found: Of each segment.
        holding: In how many documents of the index the leaf occurs.
    """

    found: list[S]
    holding: int


class Evaluation(Generic["S"]):
    """Evaluates trees over one generation of an index.

    Args:
        reader: The index.
        leaves: Where the words, phrases and patterns that are asked for occur.

    Attributes:
        arithmetic: How scores are held.
    """

    def __init__(self, reader: Reader, leaves: Leaves, arithmetic: Arithmetic[S]) -> None:
        self._reader, self._leaves, self.arithmetic = reader, leaves, arithmetic
        self._segments: Sequence[Segment] = reader.segments
        self._kept = kept_of(reader)
        self._again: dict[Leaf, bool] = {}

    def scores(self, node: Node) -> list[S]:
        """Return the matching documents of each segment, with their scores; deleted documents are not among them."""
        if isinstance(node, LEAVES):
            if node.field in UNSCORED_FIELDS and not isinstance(node, Near):
                return self._what(node)
            return self._scored(node)
        match node:
            case And():
                return self._dated(self._and(node.children), node.children)
            case Or():
                return self._dated(self._or(node.children), node.children)
            case Not():
                return self._without(self._every, self.scores(node.child))
            case Boost():
                return [self.arithmetic.scale(each, node.factor) for each in self.scores(node.child)]
            case Zone():
                return self._zone(node)
            case Every():
                return self._every
        return self._filter(lambda segment: _filtered(segment, node))

    def _what(self, leaf: Word | Phrase | Pattern) -> list[S]:
        """Return the documents that are what a word or a pattern asks for, by id, path or story."""
        if leaf.field == "story":
            documents = story_documents(self._reader, leaf)
            return self._each(lambda n, s: self._live(self.arithmetic.constant(documents[n], s.size), s))
        return self._filter(lambda segment: keyword_documents(segment, leaf))

    def _each(self, of_segment: Callable[[int, Segment], S]) -> list[S]:
        return [of_segment(number, segment) for number, segment in enumerate(self._segments)]

    @cached_property
    def _every(self) -> list[S]:
        return self._filter(lambda segment: range(segment.size))

    def _filter(self, documents: Callable[[Segment], Collection[int]]) -> list[S]:
        return self._each(lambda _, s: self._live(self.arithmetic.constant(documents(s), s.size), s))

    def _live(self, scores: S, segment: Segment) -> S:
        if not segment.deleted:
            return scores
        return self.arithmetic.without(scores, self.arithmetic.constant(segment.deleted, segment.size), segment.size)

    def _and(self, children: Sequence[Node]) -> list[S]:
        """Find the documents first, then score them: what one word would score elsewhere is not worked out."""
        wanted = [child for child in children if not isinstance(child, Not)] or [Every()]
        late = [c for c in wanted if not self._is_kept(c) and self._is_found_first(c)] if len(wanted) > 1 else []
        parts = {child: self.scores(child) for child in wanted if child not in late}
        found = self._both([*parts.values()]) if parts else None
        holding: tuple[int, ...] = ()
        if late:
            matching, holding = self._matching([self._leaves.everywhere(leaf) for leaf in late])
            found = matching if found is None else self._both([found, matching])
        assert found is not None  # noqa: S101 - something is wanted
        for child in children:
            if isinstance(child, Not):
                found = self._without(found, self._unscored(child.child))
        if not late:
            return found
        counts = dict(zip(late, holding, strict=True))
        total = [self.arithmetic.scale(each, 0.0) for each in found]
        for child in wanted:  # one part at a time: all of them would fill the memory
            if isinstance(child, LEAVES) and child in counts:
                part = self._leaf(child, Within(found, counts[child]))
            else:
                part = parts[child]
            total = self._both([total, part])
        return total

    def _or(self, children: Sequence[Node]) -> list[S]:
        """Add up as few parts at a time as cost little, and more where they would fill the memory."""
        parts: list[list[S]] = []
        held = 0
        for child in children:
            parts.append(self.scores(child))
            held += self.count(parts[-1])
            if held > _MOST_HELD:
                parts = [self._together(parts)]
                held = self.count(parts[0])
        return self._together(parts)

    def _dated(self, found: list[S], children: Sequence[Node]) -> list[S]:
        """Add, for years and months among the words, what the day of publication tells; it makes nothing match."""
        return self._together([found, *(part for _, part in self.date_parts(found, children))])

    def date_parts(self, found: list[S], children: Sequence[Node]) -> list[tuple[str, list[S]]]:
        """Return what the day of publication adds to the documents found, for each year and month among the words."""
        parts = []
        for word in date_words(children):
            of_date = self._filter(lambda segment: dated_documents(segment, word))  # noqa: B023 - called at once
            told = date_weight(len(self._reader), self.count(of_date))
            among = self._both([found, of_date])
            bonus = [self.arithmetic.given((d, told) for d, _ in self.arithmetic.items(each)) for each in among]
            parts.append((f"published in {word.text}", bonus))
        return parts

    def _is_found_first(self, node: Node) -> TypeGuard[Leaf]:
        """Tell whether the documents of a node are found sooner than their scores."""
        if not isinstance(node, LEAVES) or node.field in UNSCORED_FIELDS:
            return False
        return all(each.is_union for each in self._leaves.everywhere(node)) and not any(self._exactly(node))

    def _unscored(self, node: Node) -> list[S]:
        """Return the documents of a node; their scores are not asked for."""
        if not self._is_kept(node) and self._is_found_first(node):
            return self._matching([self._leaves.everywhere(node)])[0]
        return self.scores(node)

    def _matching(self, unions: Sequence[Sequence[Occurrences]]) -> tuple[list[S], tuple[int, ...]]:
        """Return the documents that have a term of each union, and how many documents of the index have one of each.

        Args:
            unions: Each of them in each segment.
        """
        found = [
            self.arithmetic.matching([union[number] for union in unions], segment.deleted, segment.size)
            for number, segment in enumerate(self._segments)
        ]
        holding = zip(*(counts for _, counts in found), strict=True)
        return [documents for documents, _ in found], tuple(map(sum, holding)) or (0,) * len(unions)

    def _both(self, parts: Sequence[list[S]]) -> list[S]:
        return self._each(lambda n, s: self.arithmetic.both([part[n] for part in parts], s.size))

    def _without(self, found: list[S], unwanted: list[S]) -> list[S]:
        return self._each(lambda n, s: self.arithmetic.without(found[n], unwanted[n], s.size))

    def count(self, scores: Sequence[S]) -> int:
        """Return how many documents have a score, in all segments together."""
        return sum(map(self.arithmetic.count, scores))

    def _scored(self, leaf: Leaf) -> list[S]:
        """Return the scores of a leaf; those of one that comes again are kept for the next question."""
        held = type(self.arithmetic)
        scores: list[S] | None = self._kept.scores(held, leaf)
        if scores is None:
            scores = self._leaf(leaf)
            if self._comes_again(leaf) and str(leaf) not in self._leaves.cut:
                self._kept.keep(held, leaf, scores, self.arithmetic.width * self.count(scores))
        return scores

    def _comes_again(self, leaf: Leaf) -> bool:
        """Tell whether an earlier question had a leaf: then all its scores are worth to be had."""
        again = self._again.get(leaf)
        if again is None:
            again = self._again[leaf] = _is_lasting(leaf) and self._kept.comes_again(leaf)
        return again

    def _is_kept(self, node: Node) -> bool:
        """Tell whether the scores of a leaf are kept, or are going to be."""
        if not isinstance(node, LEAVES):
            return False
        return self._kept.scores(type(self.arithmetic), node) is not None or self._comes_again(node)

    def _leaf(self, leaf: Leaf, within: Within[S] | None = None) -> list[S]:
        """Return the documents in which a leaf occurs, or of them those that are asked about, with their scores."""
        return self._together([part for _, part in self.leaf_parts(leaf, within)])

    def leaf_parts(self, leaf: Leaf, within: Within[S] | None = None) -> list[tuple[str, list[S]]]:
        """Return the parts of which the score of a leaf is the sum, each with its name."""
        name = indexed_field(leaf.field)
        found, exact = self._leaves.everywhere(leaf), self._leaves.exact_forms(leaf)
        capitals = capital_share(self._leaves.capitals(leaf))
        if any(typed.cost < each.cost for typed, each in zip(exact, found, strict=True)):
            stemmed, typed = self._weighed_forms(found, exact, name, within)
            of_stem = within.holding if within else None
            of_typed = self._holding(exact) if all(each.is_union for each in exact) else None
            return [
                ("stem", self._told(stemmed, of_stem, capitals, 1.0 - EXACT_SHARE)),
                ("as typed", self._told(typed, of_typed, capitals, EXACT_SHARE)),
            ]
        weighted = self._weighed(found, name, within)
        holding = within.holding if within else None
        return [("", self._told(weighted, holding, capitals, 1.0, self._exactly(leaf)))]

    def _weighed_forms(
        self, found: Sequence[Occurrences], exact: Sequence[Occurrences], name: str, within: Within[S] | None
    ) -> tuple[list[S], list[S]]:
        """Return S(t,d) without w(t) of a word by stem, and of it as it was typed."""
        if name != TEXT or not all(each.is_union for each in (*found, *exact)):
            return self._weighed(found, name, within), self._weighed(exact, name, within)
        terms = [[*each.terms()] for each in found]
        typed = [{term.number for term in each.terms()} for each in exact]
        average = self._reader.average_length(name)
        stemmed, as_typed = [], []
        for number, segment in enumerate(self._segments):
            within_segment = within and within.found[number]
            both = self.arithmetic.weigh_forms(
                terms[number], typed[number], segment.lengths(name), average, within_segment
            )
            stemmed.append(self._live(both[0], segment))
            as_typed.append(self._live(both[1], segment))
        return stemmed, as_typed

    def _together(self, parts: Sequence[list[S]]) -> list[S]:
        if len(parts) == 1:
            return parts[0]
        return self._each(lambda n, s: self.arithmetic.either([part[n] for part in parts], s.size))

    def _exactly(self, leaf: Leaf) -> list[set[int]]:
        return [self._leaves.exact_documents(leaf, number) for number in range(len(self._segments))]

    def _weighed(self, found: Sequence[Occurrences], name: str, within: Within[S] | None) -> list[S]:
        """Return S(t,d) without w(t) of what occurs in each segment."""
        name = TEXT if name == BODY else name
        average = self._reader.average_length(name)
        chosen: list[S | None] = [None] * len(found) if within is None else [*within.found]
        return self._each(
            lambda n, s: self._live(
                self.arithmetic.weigh(found[n], s.lengths(name), average, chosen[n], lead=name == TEXT), s
            )
        )

    def _holding(self, found: Sequence[Occurrences]) -> int:
        """Return in how many documents a union occurs."""
        terms = [[*each.terms()] for each in found]
        if all(len(each) <= 1 for each in terms) and not any(segment.deleted for segment in self._segments):
            return sum(term.cost for each in terms for term in each)
        return self._matching([found])[1][0]

    def _told(
        self,
        weighted: list[S],
        holding: int | None,
        capitals: float = 0.0,
        share: float = 1.0,
        exact: Sequence[set[int]] = (),
    ) -> list[S]:
        """Return S(t,d), times a share; what is exactly what was asked for comes before all that is near.

        Args:
            weighted: S(t,d) without w(t), of each segment.
            holding: In how many documents the leaf occurs, None for as many as these are.
            capitals: See ``ranking.capital_share``.
            share: The share.
            exact: Of each segment, the documents that have exactly what was asked for.
        """
        weight = word_weight(len(self._reader), self.count(weighted) if holding is None else holding, capitals)
        scores = [self.arithmetic.scale(each, weight * share) for each in weighted]
        if any(exact):
            bonus = [
                self.arithmetic.given((d, best(weight)) for d, _ in self.arithmetic.items(each) if d in first)
                for each, first in zip(scores, exact, strict=True)
            ]
            return self._each(lambda n, s: self.arithmetic.either([scores[n], bonus[n]], s.size))
        return scores

    def _zone(self, node: Zone) -> list[S]:
        from search.zones import positive_leaves, ranges_of  # noqa: PLC0415 - most questions have none

        zones = [ranges_of(node, segment, self._leaves, n) for n, segment in enumerate(self._segments)]
        if node.child is None:
            named = [[d for d in each.documents if each.named(d)] for each in zones]
            return self._each(lambda n, s: self._live(self.arithmetic.constant(named[n], s.size), s))
        leaves = list(positive_leaves(node.child))
        matching: list[S] = []
        counted: list[list[S]] = [[] for _ in leaves]
        for number, segment in enumerate(self._segments):
            # One segment after the other: where everything stands is more than what it comes to.
            inside = self.arithmetic.inside(node.child, self._leaves, number, segment, zones[number])
            matching.append(self._live(self.arithmetic.constant(inside.matches, segment.size), segment))
            for (leaf, _), parts in zip(leaves, counted, strict=True):
                parts.append(self._live(self._counted(inside.counts(leaf), segment), segment))
        found = [matching]
        for (_, factor), parts in zip(leaves, counted, strict=True):
            found.append([self.arithmetic.scale(s, factor) for s in self._told(parts, None)])
        return self._together(found)

    def _counted(self, counts: Iterable[tuple[int, int]], segment: Segment) -> S:
        """Return S(t,d) without w(t) of documents and how often something stands in each, wherever that is."""
        average, lengths = self._reader.average_length(TEXT), segment.lengths(TEXT)
        return self.arithmetic.given((d, often(count / length_norm(lengths[d], average))) for d, count in counts)


def evaluation(reader: Reader, leaves: Leaves, tree: Node) -> Evaluation[Any]:
    """Return an evaluation of a tree with the arithmetic that answers sooner."""
    kept = kept_of(reader)
    costs = kept.cost(tree)
    if costs is None:
        costs = cost(tree, leaves, len(reader))
        kept.keep_cost(tree, costs)
    if costs < (LARGE_WARM if "numpy" in sys.modules else LARGE):
        return Evaluation(reader, leaves, PlainArithmetic())
    # Its import costs as much as most questions.
    from search.score_arrays import ArrayArithmetic  # noqa: PLC0415

    return Evaluation(reader, leaves, ArrayArithmetic())


def _is_lasting(leaf: Leaf) -> bool:
    """Tell whether a leaf is worth the same in every question: other spellings of a name are read anew for each."""
    return not isinstance(leaf, Near) and leaf.field not in UNSCORED_FIELDS and indexed_field(leaf.field) != "people"


def _filtered(segment: Segment, node: Node) -> Collection[int]:
    match node:
        case Days(field="event"):
            return event_documents(segment, node.period)
        case Days():
            return days_documents(segment, node.field, node.period)
        case Has():
            return has_documents(segment, node.what)
        case Present():
            return present_documents(segment, node.field)
        case Exactly():
            return spelling_documents(segment, node.text)
    raise TypeError(f"no evaluation for {type(node).__name__}")
