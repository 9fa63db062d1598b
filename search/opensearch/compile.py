"""A tree to the query language of a cluster. Nothing of what was typed is passed through: terms are made here.

What only shuts out or lets in is a filter and scores 0, as in the embedded engine; a leaf is scored by BM25 in each of
its fields. What cannot be said exactly is an error that names the clause.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from index.opensearch.mapping import SPOKEN, TEXT_PARTS, ZONE_HEADING, ZONE_KIND, ZONE_SPEAKER, ZONE_TEXT, ZONES
from index.opensearch.tokens import term_token
from index.opensearch.wire import wire_text
from index.schema import PARAGRAPH_ZONE, QUOTATION_ZONE, SECTION_ZONE, SENTENCE_ZONE, TEXT
from index.terms import fold_phrase, stem, words
from search.events import Spoken
from search.leaves import indexed_field, is_stemmed
from search.opensearch.dictionary import loose_query
from search.opensearch.globs import escaped, id_query, path_query
from search.opensearch.spans import either, leaf_groups
from search.tree import (
    And,
    Boost,
    Days,
    Every,
    Exactly,
    Has,
    Near,
    Node,
    Not,
    Or,
    Pattern,
    Phrase,
    Present,
    Word,
    Zone,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.terms import Word as IndexedWord
    from search.opensearch.dictionary import Dictionary
    from search.opensearch.spans import Query
    from search.periods import Period

_NOTHING: dict[str, Any] = {"match_none": {}}
_EVERY: dict[str, Any] = {"match_all": {}}
_WEIGHTS = {"title": 3.0, "dek": 2.0}
"""News says first what it is about: a word of the title or dek counts for several, as the lead does in ``ranking``."""
_UNITS = {"sentence": SENTENCE_ZONE, "paragraph": PARAGRAPH_ZONE}
_EXACT_FIRST = 10.0
"""Above what a near spelling scores, 1 in each of four fields by their weights; other spellings of a name score 1."""


def compile_tree(tree: Node, dictionary: Dictionary, *, exact_first: bool = True) -> Query:
    """Return the query that matches the same articles.

    Args:
        tree: The question.
        dictionary: What the index has of its words.
        exact_first: Whether a name, or a near spelling, as it was typed comes before all that is near.

    Raises:
        UnsayableError: A clause cannot be said exactly.
    """
    return _Compiler(dictionary, exact_first=exact_first).query(tree)


def _fields(field: str | None) -> tuple[str, ...]:
    """Return the fields of the cluster's index that a field of the language asks for; None is the article's text."""
    name = indexed_field(field)
    return TEXT_PARTS if name == TEXT else (name,)


class _Compiler:
    def __init__(self, dictionary: Dictionary, *, exact_first: bool) -> None:
        self._dictionary, self._exact_first = dictionary, exact_first

    def query(self, node: Node) -> Query:
        match node:
            case And() | Or() | Not() | Boost():
                return _combined(node, self.query)
            case Zone():
                return self._zone(node)
            case Word(field="story") | Pattern(field="story") | Phrase(field="story"):
                return _filter({"terms": {"id": [*map(wire_text, self._dictionary.reports(node))]}})
            case Word(field="id" | "path") | Pattern(field="id" | "path") | Phrase(field="id" | "path"):
                return _filter(id_query(node) if node.field == "id" else path_query(node))
            case Word() | Phrase() | Pattern() | Near():
                return self._leaf(node)
        return _filter(_fact(node))

    def _leaf(self, leaf: Word | Phrase | Pattern | Near) -> Query:
        fields = _fields(leaf.field)
        found = _any([self._in_field(leaf, field, _WEIGHTS.get(field, 1.0)) for field in fields])
        if isinstance(leaf, Word | Phrase):
            names = self._spellings(leaf)
            if names:
                others = {"terms": {"spelling": [fold_phrase(name) for name in names]}}
                found = _any([found, {"constant_score": {"filter": others}}])
            if self._exact_first and (names or (isinstance(leaf, Word) and leaf.distance)):
                exact = [self._words(words(leaf.text), field, stemmed=False) for field in fields]
                first = {"constant_score": {"filter": _any(exact), "boost": _EXACT_FIRST}}
                return {"bool": {"must": [found], "should": [first]}}
        return found

    def _spellings(self, leaf: Word | Phrase) -> tuple[str, ...]:
        loose = leaf.slop is not None if isinstance(leaf, Phrase) else leaf.distance > 0
        return self._dictionary.spellings(leaf.text) if leaf.field == "person" and not loose else ()

    def _in_field(self, leaf: Node, field: str, weight: float = 1.0) -> Query:
        """Return what finds a leaf in one field of the cluster's index."""
        query = self._matching(leaf, field)
        return query if weight == 1.0 else {"bool": {"must": [query], "boost": weight}}

    def _matching(self, leaf: Node, field: str) -> Query:
        match leaf:
            case Word(distance=1 | 2) if len(words(leaf.text)) == 1:
                return self._loose(leaf, field)
            case Pattern():
                return self._loose(leaf, field)
            case Word() | Phrase(slop=None):
                stemmed = isinstance(leaf, Word) and is_stemmed(leaf.field)
                return self._words(words(leaf.text), field, stemmed=stemmed, leaf=leaf)
        groups = leaf_groups(leaf, field, self._dictionary)
        return either(groups).query if groups else _NOTHING

    def _loose(self, leaf: Word | Pattern, field: str) -> Query:
        return _any([loose_query(leaf, field, width) for width in (1, *self._dictionary.loose_widths(leaf))])

    def _words(self, asked: Sequence[IndexedWord], field: str, *, stemmed: bool, leaf: Node | None = None) -> Query:
        """Return what finds words in a row: by terms or a phrase where that says it, else by spans."""
        if not asked:
            return _NOTHING
        plain = [self._plain(word, stemmed=stemmed) for word in asked]
        if len(asked) == 1 and len(asked[0].parts) == 1:
            term = stem(asked[0].parts[0]) if stemmed else asked[0].parts[0]
            widths = (1, *self._dictionary.widths(term, stemmed=stemmed))
            return _any([{"term": {field: term_token(term, width, stemmed=stemmed)}} for width in widths])
        if all(plain):
            tokens = " ".join(token for token in plain if token)
            return {"match_phrase": {field: {"query": tokens, "analyzer": "places"}}}
        text = " ".join(part for word in asked for part in word.parts)
        return either(leaf_groups(leaf or Phrase(text), field, self._dictionary)).query

    def _plain(self, word: IndexedWord, *, stemmed: bool) -> str | None:
        """Return the one term of a word that stands at one place wherever it stands."""
        if len(word.parts) != 1:
            return None
        term = stem(word.parts[0]) if stemmed else word.parts[0]
        return None if self._dictionary.widths(term, stemmed=stemmed) else term_token(term, 1, stemmed=stemmed)

    def _zone(self, node: Zone) -> Query:
        if node.kind == "said":
            return self._quotation(node)
        if node.kind == "same":
            kind, heading = _UNITS[node.name.text if node.name else "sentence"], None
        else:
            kind, heading = SECTION_ZONE, node.name
        if node.child is None and heading is None:
            return _filter({"term": {"sectioned": True}})
        inside: list[Query] = [] if node.child is None else [self._inside(node.child, ZONE_TEXT)]
        only: list[Query] = [{"term": {ZONE_KIND: kind}}]
        if heading is not None:
            only.append(self._in_field(heading, ZONE_HEADING))
        bool_query = {"filter": only} | ({"must": inside} if inside else {})
        nested = {"nested": {"path": ZONES, "query": {"bool": bool_query}, "score_mode": "max"}}
        if heading is not None or node.child is None:
            return nested
        # An article that is one section, one paragraph or one sentence as a whole has no document for it.
        whole = {"bool": {"filter": [{"term": {"whole": kind}}], "must": [self._inside(node.child, "body")]}}
        return _any([nested, whole])

    def _quotation(self, node: Zone) -> Query:
        """Return what finds a quotation: of whoever has these words in the name, or is known by another spelling."""
        only: list[Query] = [{"term": {ZONE_KIND: QUOTATION_ZONE}}]
        if node.name is not None:
            only.append(speaker_query(node.name, self._dictionary.spellings(node.name.text), ZONE_SPEAKER))
        inside = [] if node.child is None else [self._inside(node.child, ZONE_TEXT)]
        bool_query = {"filter": only} | ({"must": inside} if inside else {})
        nested = {"nested": {"path": ZONES, "query": {"bool": bool_query}, "score_mode": "max"}}
        return nested if inside else _filter(nested)

    def _inside(self, node: Node, field: str) -> Query:
        if isinstance(node, And | Or | Not | Boost):
            return _combined(node, lambda child: self._inside(child, field))
        return self._in_field(node, field)


def speaker_query(name: Word | Phrase, others: Sequence[str], field: str) -> Query:
    """Return what finds those for whom a name stands: who has these words in theirs, or goes by another spelling.

    Args:
        name: As it was asked.
        others: The other names under which that person is known.
        field: That holds names, folded.
    """
    found: list[Query] = [{"terms": {field: [wire_text(fold_phrase(other)) for other in others]}}] if others else []
    if asked := wire_text(fold_phrase(name.text)):
        found.append({"regexp": {field: {"value": f"(.* )?{escaped(asked)}( .*)?", "flags": "NONE"}}})
    return _any(found)


def _combined(node: And | Or | Not | Boost, query: Any) -> Query:  # noqa: ANN401 - a function from nodes to queries
    match node:
        case And():
            wanted = [query(child) for child in node.children if not isinstance(child, Not)]
            unwanted = [query(child.child) for child in node.children if isinstance(child, Not)]
            clauses: dict[str, Any] = {"must": wanted} if wanted else {"filter": [_EVERY]}
            return {"bool": clauses | ({"must_not": unwanted} if unwanted else {})}
        case Or():
            ids = [child.text for child in node.children if isinstance(child, Word) and child.field == "id"]
            others = [child for child in node.children if not (isinstance(child, Word) and child.field == "id")]
            named = [_filter({"terms": {"ids": [*map(wire_text, ids)]}})] if ids else []
            return _any([*map(query, others), *named])
        case Not():
            return {"bool": {"filter": [_EVERY], "must_not": [query(node.child)]}}
    return {"bool": {"must": [query(node.child)], "boost": node.factor}}


def _any(queries: Sequence[Query]) -> Query:
    kept = [query for query in queries if query != _NOTHING]
    if len(kept) < 2:
        return kept[0] if kept else _NOTHING
    return {"bool": {"should": kept, "minimum_should_match": 1}}


def _filter(query: Query) -> Query:
    return {"bool": {"filter": [query]}}


def _fact(node: Node) -> Query:
    match node:
        case Every():
            return _EVERY
        case Days(field="event"):
            return _spoken(node.period)
        case Days():
            return _days(node.field, node.period)
        case Exactly():
            return {"term": {"spelling": fold_phrase(node.text)}}
        case Has(what="section") | Present(field="zones"):
            return {"term": {"sectioned": True}}
        case Has(what="quote"):
            return {"term": {"quoted": True}}
        case Has():
            return {"exists": {"field": "date" if node.what == "date" else "people"}}
        case Present(field="id" | "path" | "added" | "story"):
            return _EVERY
        case Present(field="event"):
            return {"nested": {"path": SPOKEN, "query": _EVERY}}
        case Present(field="date"):
            return {"exists": {"field": "date"}}
        case Present():
            return _any([{"exists": {"field": field}} for field in _fields(node.field)])
    raise TypeError(f"no query for {type(node).__name__}")


def _days(field: str, period: Period) -> Query:
    if period.undated:
        return {"bool": {"must_not": [{"exists": {"field": field}}]}}
    limits = {"gte": period.start, "lte": period.end}
    days = {name: day.isoformat() for name, day in limits.items() if day}
    return {"range": {field: days}} if days else {"exists": {"field": field}}


def _spoken(period: Period) -> Query:
    """Return what finds articles that speak of days that are meant; see ``search.events``."""
    if period.undated:
        return {"bool": {"must_not": [{"nested": {"path": SPOKEN, "query": _EVERY}}]}}
    spoken = Spoken.of(period)
    limits = {"first": {"lte": spoken.last}, "last": {"gte": spoken.first}, "days": {"lte": spoken.longest}}
    only = [{"range": {f"{SPOKEN}.{name}": limit}} for name, limit in limits.items()]
    return {"nested": {"path": SPOKEN, "query": {"bool": {"filter": only}}}}
