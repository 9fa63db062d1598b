"""The formula of ``search.ranking`` for Whoosh: a weighting model, and queries that score what stock matchers find.

A leaf of the question may be several terms (the forms of a stem, a hyphenated word in parts and joined), and its score
is worked out over all of them together, which no sum of Whoosh's scores of terms can say. So a leaf takes documents and
spans from stock matchers, one for each of its parts, and hands Whoosh a stock list of documents and scores.
"""

# ruff: noqa: ANN401 - Whoosh's signatures, and its docstrings

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

from whoosh.matching import ListMatcher, NullMatcher
from whoosh.query import Query
from whoosh.scoring import BaseScorer, WeightingModel
from whoosh.searching import SearchContext

from index.schema import PLACED_FIELDS, TEXT
from index.seam.schema import TEXT_STEM
from search.ranking import best, length_norm, often, often_and_early, word_weight

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from whoosh.matching import Matcher
    from whoosh.searching import Searcher


class NewsWeighting(WeightingModel):
    """S(t,d) of ``search.ranking`` for single terms, without what only a compiled question knows: the capitals.

    Averages are over the articles that are not deleted, where Whoosh's own statistics count all.
    """

    def __init__(self) -> None:
        self._averages: WeakKeyDictionary[Searcher, dict[str, float]] = WeakKeyDictionary()

    def scorer(self, searcher: Searcher, fieldname: str, text: bytes, qf: int = 1) -> BaseScorer:  # noqa: ARG002
        """Return what scores the postings of a term; the signature is Whoosh's."""
        if fieldname not in (*PLACED_FIELDS, TEXT_STEM):
            return _Constant()
        whole = searcher.get_parent()
        reader = whole.reader()
        matcher = reader.postings(fieldname, text)
        holding = sum(1 for _ in matcher.all_ids())
        weight = word_weight(reader.doc_count(), holding)
        return _TermScorer(self, searcher, fieldname, weight)

    def average_length(self, searcher: Searcher, fieldname: str) -> float:
        """Return how many places a field takes in an article on average, over the whole index."""
        whole = searcher.get_parent()
        known = self._averages.setdefault(whole, {})
        if fieldname not in known:
            reader = whole.reader()
            lengths: list[int] = [reader.doc_field_length(document, fieldname) for document in reader.all_doc_ids()]
            known[fieldname] = sum(lengths) / max(1, len(lengths))
        return known[fieldname]

    def weigh(self, searcher: Searcher, fieldname: str, document: int, starts: Sequence[int]) -> float:
        """Return S(t,d) without w(t) of occurrences that start at these places of a document."""
        length: int = searcher.reader().doc_field_length(document, fieldname)
        x: float = len(starts) / length_norm(length, self.average_length(searcher, fieldname))
        return often_and_early(x, min(starts)) if fieldname in (TEXT, TEXT_STEM) else often(x)


class _Constant(BaseScorer):
    def score(self, matcher: Matcher) -> float:  # noqa: ARG002 - Whoosh's signature
        return 0.0

    def supports_block_quality(self) -> bool:
        return False


class _TermScorer(BaseScorer):
    def __init__(self, model: NewsWeighting, searcher: Searcher, fieldname: str, weight: float) -> None:
        self._model, self._searcher, self._fieldname, self._weight = model, searcher, fieldname, weight

    def score(self, matcher: Matcher) -> float:
        starts = [span.start for span in matcher.spans()]
        return self._weight * self._model.weigh(self._searcher, self._fieldname, matcher.id(), starts)

    def supports_block_quality(self) -> bool:
        return False


def _walk(matcher: Matcher) -> Iterator[Matcher]:
    while matcher.is_active():
        yield matcher
        matcher.next()


def _listed(scores: dict[int, float]) -> Matcher:
    """Return a stock matcher of documents and their scores."""
    ids = sorted(scores)
    return ListMatcher(ids, weights=[scores[each] for each in ids]) if ids else NullMatcher()


class _Made(Query):
    """A query over others whose documents and scores are worked out when its matcher is asked for."""

    boost = 1.0

    def __init__(self, parts: Sequence[Query]) -> None:
        self._parts = tuple(parts)

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(map(repr, self._parts))})"

    __str__ = __repr__

    def is_leaf(self) -> bool:
        """Return that nothing below it is to be rewritten by Whoosh."""
        return True

    def children(self) -> Iterator[Query]:
        """Yield the parts."""
        return iter(self._parts)

    def normalize(self) -> Query:
        """Return it as it is."""
        return self

    def field(self) -> None:
        """Return that no one field is asked."""

    def estimate_size(self, reader: Any) -> int:
        """Return as many as there are."""
        total: int = reader.doc_count()
        return total

    def estimate_min_size(self, reader: Any) -> int:  # noqa: ARG002 - Whoosh's signature
        """Return nothing, since nothing is known."""
        return 0

    def matcher(self, searcher: Searcher, context: SearchContext | None = None) -> Matcher:
        """Return a stock matcher over a list; the signature is Whoosh's."""
        return _listed(self._scores(searcher, context or SearchContext(weighting=searcher.weighting)))

    def _scores(self, searcher: Searcher, context: SearchContext) -> dict[int, float]:
        raise NotImplementedError


class Leaf(_Made):
    """One leaf of a question, scored by the formula.

    Args:
        fieldname: Where it is looked for.
        parts: Its occurrences are those of all of them; an occurrence of two of them counts twice.
        capitals: See ``search.ranking.capital_share``.
        share: What the score is multiplied by.
    """

    def __init__(self, fieldname: str, parts: Sequence[Query], capitals: float, share: float = 1.0) -> None:
        super().__init__(parts)
        self._fieldname, self._capitals, self._share = fieldname, capitals, share

    def weight(self, searcher: Searcher) -> float:
        """Return w(t) over the whole index."""
        whole = searcher.get_parent()
        holding = sum(len(self._starts(each)) for each, _ in whole.leaf_searchers())
        return word_weight(whole.reader().doc_count(), holding, self._capitals)

    def _starts(self, searcher: Searcher) -> dict[int, list[int]]:
        context = SearchContext(needs_current=True, weighting=None)
        found: dict[int, list[int]] = {}
        for part in self._parts:
            for matcher in _walk(part.matcher(searcher, context)):
                found.setdefault(matcher.id(), []).extend(span.start for span in matcher.spans())
        return found

    def _scores(self, searcher: Searcher, context: SearchContext) -> dict[int, float]:  # noqa: ARG002
        model = searcher.weighting
        if not isinstance(model, NewsWeighting):
            raise TypeError("a compiled question needs a searcher with weighting=NewsWeighting()")
        weight = self.weight(searcher) * self._share
        return {
            document: weight * model.weigh(searcher, self._fieldname, document, starts)
            for document, starts in self._starts(searcher).items()
        }


class First(_Made):
    """Documents that hold exactly what a leaf asks for: more than any score of that leaf.

    Args:
        part: What finds them.
        leaf: The leaf.
    """

    def __init__(self, part: Query, leaf: Leaf) -> None:
        super().__init__([part])
        self._leaf = leaf

    def _scores(self, searcher: Searcher, context: SearchContext) -> dict[int, float]:
        bonus = best(self._leaf.weight(searcher))
        return {matcher.id(): bonus for matcher in _walk(self._parts[0].matcher(searcher, context))}


class Scaled(_Made):
    """What a query finds, its scores multiplied; by 0, a filter, where Whoosh would add a constant 1."""

    def __init__(self, part: Query, factor: float) -> None:
        super().__init__([part])
        self._factor = factor

    def _scores(self, searcher: Searcher, context: SearchContext) -> dict[int, float]:
        if not self._factor:
            return dict.fromkeys((matcher.id() for matcher in _walk(self._parts[0].matcher(searcher, context))), 0.0)
        matcher = self._parts[0].matcher(searcher, context)
        return {each.id(): each.score() * self._factor for each in _walk(matcher)}
