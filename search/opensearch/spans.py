"""Leaves to span queries: at which intervals of places a word, a phrase, a pattern or a nearness stands.

Lucene's ordered spans try, for every span of the first part, only the first span of the second that is not before its
end. That is complete as long as the ends of the first part's spans ascend with their starts, which spans of one width
do, and spans of several widths need not (the joined form of ``far-right-wing`` lies over the word ``right``). So a part
is always given as **groups**, each of which ascends, and a nearness is the OR over the groups; what lies behind is
nested to the right, so that every span of every part is tried as a first one once. A chain of unordered nearnesses is
the OR over the orders in which its parts can follow each other: near a hull is near its first part, or its last.
"""

from __future__ import annotations

from collections import Counter
from itertools import permutations, product
from math import factorial, prod
from typing import TYPE_CHECKING, Any, NamedTuple

from index.opensearch.tokens import INSIDE, term_token
from index.terms import Word as IndexedWord
from index.terms import stem, words
from search.expansion import MOST_TERMS
from search.leaves import is_stemmed
from search.opensearch.dictionary import loose_query
from search.opensearch.errors import UnsayableError
from search.tree import Near, Node, Or, Pattern, Phrase, Word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from search.opensearch.dictionary import Dictionary

Query = dict[str, Any]

_MOST_SPANS = 900  # the cluster's own limit for one question is 1,024 clauses


class Group(NamedTuple):
    """Spans whose ends ascend with their starts.

    Attributes:
        query: As the cluster reads it.
        width: Of each, in places; None where they differ.
        terms: How many terms the query names.
    """

    query: Query
    width: int | None
    terms: int


def leaf_groups(leaf: Node, field: str, dictionary: Dictionary) -> list[Group]:
    """Return where a leaf stands in a field of the cluster.

    Args:
        leaf: A word, a phrase, a pattern, a nearness, or an ``Or`` of those.
        field: Of the cluster's index.
        dictionary: Which joined forms there are.

    Raises:
        UnsayableError: Its exact form is beyond what a cluster takes.
    """
    groups = _groups(leaf, field, dictionary)
    if sum(group.terms for group in groups) > _MOST_SPANS:
        raise UnsayableError(leaf, f"it needs more than {_MOST_SPANS} terms; ask for less of it at once")
    return groups


def _groups(leaf: Node, field: str, dictionary: Dictionary) -> list[Group]:
    match leaf:
        case Or():
            return [group for child in leaf.children for group in _groups(child, field, dictionary)]
        case Near():
            return _near(leaf, field, dictionary)
        case Pattern():
            return _loose(leaf, field, dictionary)
        case Word(distance=1 | 2) if len(words(leaf.text)) == 1:
            return _loose(leaf, field, dictionary)
        case Word() | Phrase():
            asked = words(leaf.text)
            if not asked:
                return []
            if isinstance(leaf, Phrase) and leaf.slop is not None:
                return _window(leaf, asked, field, dictionary)
            stemmed = isinstance(leaf, Word) and is_stemmed(leaf.field)
            return _chained([_word(word, field, dictionary, stemmed=stemmed) for word in asked])
    raise TypeError(f"{type(leaf).__name__} is no leaf")


def either(groups: Sequence[Group]) -> Group:
    """Return the spans of all groups as one query; they need not ascend any more."""
    if len(groups) == 1:
        return groups[0]
    query = {"span_or": {"clauses": [group.query for group in groups]}}
    return Group(query, None, sum(group.terms for group in groups))


def _term(field: str, token: str) -> Query:
    return {"span_term": {field: token}}


def _near_query(clauses: Sequence[Query], slop: int, *, ordered: bool = True) -> Query:
    return {"span_near": {"clauses": list(clauses), "slop": slop, "in_order": ordered}}


def _wide(first: Query, field: str, width: int) -> Group:
    """Return a joined form: its term, and the places that it lies over."""
    if width == 1:
        return Group(first, 1, 1)
    return Group(_near_query([first, *[_term(field, INSIDE)] * (width - 1)], 0), width, width)


def _term_groups(term: str, field: str, dictionary: Dictionary, *, stemmed: bool) -> list[Group]:
    key = stem(term) if stemmed else term
    return [
        _wide(_term(field, term_token(key, width, stemmed=stemmed)), field, width)
        for width in (1, *dictionary.widths(key, stemmed=stemmed))
    ]


def _word(word: IndexedWord, field: str, dictionary: Dictionary, *, stemmed: bool) -> list[Group]:
    """Return where a word of the question stands: its parts in a row, or its joined form."""
    parts = [_term_groups(part, field, dictionary, stemmed=stemmed) for part in word.parts]
    joined = _term_groups(word.joined, field, dictionary, stemmed=stemmed) if word.joined else []
    return _chained(parts) + joined


def _chained(parts: Sequence[list[Group]]) -> list[Group]:
    """Return where parts follow each other with nothing between."""
    if len(parts) == 1:
        return parts[0]
    if all(len(groups) == 1 and groups[0].width for groups in parts):
        flat = [groups[0] for groups in parts]
        query = _near_query([group.query for group in flat], 0)
        return [Group(query, sum(group.width or 0 for group in flat), sum(group.terms for group in flat))]
    return [either(_following(parts, [0] * (len(parts) - 1)))]


def _following(parts: Sequence[list[Group]], between: Sequence[int]) -> list[Group]:
    """Return where parts follow each other, at most so many places between each two."""
    rest = either(parts[-1])
    found: list[Group] = []
    for groups, most in zip(reversed(parts[:-1]), reversed(between), strict=True):
        found = [
            Group(_near_query([group.query, rest.query], most), None, group.terms + rest.terms) for group in groups
        ]
        rest = either(found)
    return found


def _near(leaf: Near, field: str, dictionary: Dictionary) -> list[Group]:
    parts, links = [leaf.right], [leaf]
    while isinstance(links[-1].left, Near):
        inner = links[-1].left
        parts.append(inner.right)
        links.append(inner)
    parts.append(links[-1].left)
    first, *rest = [_groups(part, field, dictionary) for part in reversed(parts)]
    if not first or not all(rest):
        return []
    orders: list[tuple[list[list[Group]], list[int]]] = [([first], [])]
    for groups, link in zip(rest, reversed(links), strict=True):
        behind = [([*order, groups], [*between, link.distance]) for order, between in orders]
        before = [] if link.ordered else [([groups, *order], [link.distance, *between]) for order, between in orders]
        orders = behind + before
        size = sum(prod(map(len, order)) for order, _ in orders)
        if size > _MOST_SPANS:
            raise UnsayableError(leaf, f"its parts can follow each other in {size:,} ways; shorten the chain")
    return [group for order, between in orders for group in _following(order, between)]


def _window(leaf: Phrase, asked: Sequence[IndexedWord], field: str, dictionary: Dictionary) -> list[Group]:
    """Return the windows that hold all words, with at most so many other places.

    Lucene counts the places of a window less those of its spans; the widths of these must be known for the least window
    to be the best one, so that each word's forms are tried one width at a time.
    """
    slop = leaf.slop or 0
    counted = Counter(asked)
    forms = {word: _fixed(leaf, word, field, dictionary) for word in counted}
    if not all(forms.values()):
        return []
    if len(asked) == 1:
        return forms[asked[0]]
    found = []
    repeated = len(counted) < len(asked)
    if repeated and any(len(each) > 1 or each[0].width != 1 for each in forms.values()):
        raise UnsayableError(leaf, "a word stands in it twice, and one of its words is hyphenated somewhere")
    ways = prod(map(len, forms.values()))
    orders = factorial(len(asked)) // prod(map(factorial, counted.values())) if repeated else 1
    if ways * orders * len(asked) > _MOST_SPANS or (repeated and len(asked) > 8):
        raise UnsayableError(leaf, f"its words can stand together in {ways * orders:,} ways; shorten it")
    for choice in product(*forms.values()):
        by_word = dict(zip(forms, choice, strict=True))
        # Of a word that is asked for twice, two are needed: that can only be said in an order.
        sequences = sorted(set(permutations(asked))) if repeated else [tuple(asked)]
        for order in sequences:
            clauses = [by_word[word] for word in order]
            query = _near_query([group.query for group in clauses], slop, ordered=repeated)
            found.append(Group(query, None, sum(group.terms for group in clauses)))
    return found


def _fixed(leaf: Node, word: IndexedWord, field: str, dictionary: Dictionary) -> list[Group]:
    """Return where a word stands, as written, by the width of its form."""
    parts = [_term_groups(part, field, dictionary, stemmed=False) for part in word.parts]
    if prod(map(len, parts)) > 64:
        raise UnsayableError(leaf, "too many of its words are hyphenated somewhere; shorten it")
    spaced = [group for choice in product(*parts) for group in _chained([[each] for each in choice])]
    return spaced + (_term_groups(word.joined, field, dictionary, stemmed=False) if word.joined else [])


def _loose(leaf: Word | Pattern, field: str, dictionary: Dictionary) -> list[Group]:
    """Return where the terms stand that a pattern, or a near spelling, matches."""
    groups = []
    for width in (1, *dictionary.loose_widths(leaf)):
        match = loose_query(leaf, field, width)
        for options in match.get("fuzzy", {}).values():
            # Spans are made of terms one by one: of so many at the most, which the cluster allows in all.
            options |= {"max_expansions": MOST_TERMS}
            del options["rewrite"]
        groups.append(_wide({"span_multi": {"match": match}}, field, width))
    return groups
