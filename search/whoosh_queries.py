"""The tree as Whoosh's query objects: the oracle of the tests, and the way in for who opens the index with Whoosh.

    with NewsIndex(folder).searcher(weighting=NewsWeighting()) as searcher:
        searcher.search(compile_tree(parse("cease-fire -cairo", now=today), reader))

Documents, spans, unions, intersections and differences are those of stock Whoosh matchers over our codec. What Whoosh
has no means to say (zones, nearness inside a stretch of the text, names under other spellings) is refused.
"""

# ruff: noqa: ANN401 - Whoosh's signatures, and its docstrings

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING, Any

from whoosh.query import And, AndNot, Every, NumericRange, Query, Term
from whoosh.query.compound import DefaultOr
from whoosh.query.spans import SpanNear

from index.errors import NewsdexError
from index.schema import KEYWORD_FIELDS, PLACED_FIELDS, TEXT, keyword_term, read_text_term, text_term, widths_prefix
from index.seam.schema import TEXT_STEM
from index.terms import fold_phrase, stem, words
from search import tree as asked
from search.filters import keyword_pattern
from search.leaves import BODY, Leaves, indexed_field, is_stemmed
from search.ranking import EXACT_SHARE, capital_share
from search.whoosh_scores import First, Leaf, Scaled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.codec.segment import Dictionary, Segment
    from index.reader import Reader
    from index.terms import Word as IndexedWord
    from search.periods import Period


class NotSaidInWhooshError(NewsdexError):
    """A part of a question has no equal among Whoosh's queries."""


def compile_tree(tree: asked.Node, reader: Reader) -> Query:
    """Return a query that finds the same articles with the same scores.

    Args:
        tree: The question.
        reader: The index, of the same generation as the searcher that the query is given to: words are expanded here.

    Raises:
        NotSaidInWhooshError: It has a zone, nearness, a loose phrase, ``body:``, ``event:``, ``story:``,
            ``has:section``, ``has:quote``, or the name of a
            person who is known under other spellings.
    """
    return _Compiler(reader).query(tree)


class Following(SpanNear):
    """Two spans that follow each other; in a row of them Whoosh asks for sizes that its own class cannot tell."""

    def __init__(self, first: Query, second: Query) -> None:
        super().__init__(first, second)

    def estimate_size(self, reader: Any) -> int:
        """Return in how many articles both may be."""
        size: int = self.q.estimate_size(reader)
        return size


class _Compiler:
    def __init__(self, reader: Reader) -> None:
        self._segments = reader.segments
        self._leaves = Leaves(reader.segments, reader.toc.roots)

    def query(self, node: asked.Node) -> Query:
        match node:
            case asked.And():
                return self._and(node.children)
            case asked.Or():
                return DefaultOr([self.query(child) for child in node.children])
            case asked.Not():
                return AndNot(Scaled(Every(), 0.0), self.query(node.child))
            case asked.Boost():
                return Scaled(self.query(node.child), node.factor)
            case asked.Word() | asked.Phrase() | asked.Pattern() if node.field in KEYWORD_FIELDS:
                return Scaled(self._keyword(node), 0.0)
            case asked.Word() | asked.Phrase() | asked.Pattern():
                return self._leaf(node)
        return Scaled(self._filter(node), 0.0)

    def _and(self, children: Sequence[asked.Node]) -> Query:
        # A Not inside Whoosh's And would add a score of its own.
        wanted = [self.query(child) for child in children if not isinstance(child, asked.Not)]
        unwanted = [self.query(child.child) for child in children if isinstance(child, asked.Not)]
        found = And(wanted) if wanted else Scaled(Every(), 0.0)
        return AndNot(found, DefaultOr(unwanted)) if unwanted else found

    def _filter(self, node: asked.Node) -> Query:
        match node:
            case asked.Every() | asked.Present(field="id" | "path"):
                return Every()
            case asked.Days(field="date" | "added"):
                return _days(node.field, node.period)
            case asked.Has(what="date") | asked.Present(field="date"):
                return NumericRange("date", 1, None)
            case asked.Present(field="added"):
                return NumericRange("added", 1, None)
            case asked.Has(what="person"):
                return Every("people")
            case asked.Present() if node.field in PLACED_FIELDS or node.field == "person":
                return Every(indexed_field(node.field))
            case asked.Exactly():
                return Term("spelling", keyword_term(fold_phrase(node.text)))
        raise NotSaidInWhooshError(f"Whoosh has no query for {node}")

    def _keyword(self, leaf: asked.Word | asked.Phrase | asked.Pattern) -> Query:
        """Return the values that a path or an id may have, each as a term."""
        name = leaf.field or ""
        if name == "id" and not isinstance(leaf, asked.Pattern):
            return Term(name, keyword_term(leaf.text))
        expression = keyword_pattern(leaf)
        found = {
            term
            for segment in self._segments
            for _, term in segment.field(name).with_prefix(b"")
            if expression.fullmatch(term.decode("utf-8", "surrogateescape"))
        }
        return DefaultOr([Term(name, term) for term in sorted(found)])

    def _leaf(self, leaf: asked.Word | asked.Phrase | asked.Pattern) -> Query:
        name = indexed_field(leaf.field)
        if (
            name in (BODY, "story")
            or (isinstance(leaf, asked.Phrase) and leaf.slop is not None)
            or self._leaves.spellings(leaf)
        ):
            raise NotSaidInWhooshError(f"Whoosh has no query for {leaf}")
        capitals = capital_share(self._leaves.capitals(leaf))
        expanded = isinstance(leaf, asked.Pattern) or (_distance(leaf) and len(words(leaf.text)) == 1)
        if expanded and not isinstance(leaf, asked.Phrase):
            expansion = self._leaves.expansion(leaf).terms
            found = Leaf(name, [term for each in expansion for term in self._widths(name, each)], capitals)
        else:
            stemmed = isinstance(leaf, asked.Word) and is_stemmed(leaf.field)
            parts = self._words(name, words(leaf.text), stemmed=stemmed)
            if stemmed and not _distance(leaf):
                exact = self._words(name, words(leaf.text), stemmed=False)
                stems = Leaf(name, parts, capitals, 1.0 - EXACT_SHARE)
                return DefaultOr([stems, Leaf(name, exact, capitals, EXACT_SHARE)])
            found = Leaf(name, parts, capitals)
        if _distance(leaf):
            typed = DefaultOr(self._words(name, words(leaf.text), stemmed=False))
            return DefaultOr([found, First(typed, found)])
        return found

    def _words(self, name: str, asked_words: Sequence[IndexedWord], *, stemmed: bool) -> list[Query]:
        """Return queries whose occurrences, taken together, are those of words that follow each other."""
        if len(asked_words) == 1:
            return self._word(name, asked_words[0], stemmed=stemmed)
        return (
            [_follow([DefaultOr(self._word(name, word, stemmed=stemmed)) for word in asked_words])]
            if asked_words
            else []
        )

    def _word(self, name: str, word: IndexedWord, *, stemmed: bool) -> list[Query]:
        parts = [self._term(name, part, stemmed=stemmed) for part in word.parts]
        spaced = parts[0] if len(parts) == 1 else [_follow([DefaultOr(part) for part in parts])]
        return spaced if word.joined is None else [*spaced, *self._term(name, word.joined, stemmed=stemmed)]

    def _term(self, name: str, term: str, *, stemmed: bool) -> list[Query]:
        if not stemmed:
            return self._widths(name, term)
        if name == TEXT:
            return self._widths(TEXT_STEM, stem(term))
        # Only the text has stems of its own: here every word of the field is looked at.
        wanted = stem(term)
        forms = {
            form
            for segment in self._segments
            for _, form in segment.field(name).with_prefix(b"")
            if stem(read_text_term(form)[0]) == wanted
        }
        return [Term(name, form) for form in sorted(forms)]

    def _widths(self, name: str, term: str) -> list[Query]:
        """Return a term in every width that it has anywhere."""
        found = {text_term(term)}
        for segment in self._segments:
            found.update(each for _, each in _dictionary(segment, name).with_prefix(widths_prefix(term)))
        return [Term(name, each) for each in sorted(found)]


def _distance(leaf: asked.Node) -> int:
    """Return how many letters of a word may differ."""
    return leaf.distance if isinstance(leaf, asked.Word) else 0


def _dictionary(segment: Segment, name: str) -> Dictionary:
    return segment.stems if name == TEXT_STEM else segment.field(name)


def _days(name: str, period: Period) -> Query:
    if period.undated:
        return NumericRange(name, 0, 0)
    first = period.start.toordinal() if period.start else 1
    return NumericRange(name, first, period.end.toordinal() if period.end else None)


def _follow(parts: Sequence[Query]) -> Query:
    """Return one after the other, nothing between."""
    return reduce(Following, parts)
