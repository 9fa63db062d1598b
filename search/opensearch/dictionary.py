"""What has to be known of an index before a question can be put: joined forms, people's names, reports of stories.

One round trip for all terms of a question, none where it has no words. Names are looked up by the keys of their words,
as the embedded engine does, and resolved here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeGuard

from index.opensearch.reader import PAGE
from index.opensearch.stories import founders_of, reports
from index.opensearch.tokens import WIDEST, term_token
from index.opensearch.wire import read_wire_text
from index.terms import stem, words
from search.expansion import pattern_pieces
from search.filters import UNSCORED_FIELDS
from search.opensearch.errors import UnsayableError
from search.opensearch.globs import escaped, id_query
from search.opensearch.names import ClusterNames
from search.people import Directory
from search.tree import Pattern, Phrase, Word, Zone, walk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index.aliases import Aliases
    from search.opensearch.asking import Index
    from search.tree import Node

_WIDTHS = range(2, WIDEST + 1)
_MOST_REPORTS = 60_000  # the cluster's own limit for one question is 65,536 terms
_LONGEST_PATTERN = 900  # the cluster's own limit is 1,000 characters


class Dictionary:
    """The words of one question, as the index has them.

    Args:
        index: That is asked.
        aliases: What the user says of people.
        tree: The question.

    Attributes:
        directory: Of the names that the index knows.
    """

    def __init__(self, index: Index, aliases: Aliases, tree: Node) -> None:
        self._index = index
        self.directory = Directory(ClusterNames(index), aliases)
        self._spellings: dict[str, tuple[str, ...]] = {}
        self._wide: dict[str, tuple[int, ...]] = {}
        self._loose: dict[Node, tuple[int, ...]] = {}
        self._learn(tree)

    def widths(self, key: str, *, stemmed: bool) -> tuple[int, ...]:
        """Return how many places the joined forms take that are a term, or have a stem."""
        return self._wide.get(term_token(key, 2, stemmed=stemmed), ())

    def loose_widths(self, leaf: Word | Pattern) -> tuple[int, ...]:
        """Return how many places the joined forms take that a pattern, or a near spelling, matches."""
        return self._loose.get(leaf, ())

    def spellings(self, asked: str) -> tuple[str, ...]:
        """Return the other names under which those whom a name stands for are known."""
        if asked not in self._spellings:
            self._spellings[asked] = self.directory.spellings(asked)
        return self._spellings[asked]

    def reports(self, leaf: Word | Phrase | Pattern) -> list[str]:
        """Return the ids of all reports of the stories to which the articles belong whose id is as a leaf says.

        Raises:
            UnsayableError: They are more than a cluster takes in one question.
        """
        founders = set(founders_of(self._index.client, self._index.name, self._with_id(leaf)).values())
        found = [each for ids in reports(self._index.client, self._index.name, founders).values() for each in ids]
        if len(found) > _MOST_REPORTS:
            raise UnsayableError(leaf, f"its stories have {len(found):,} reports; at most {_MOST_REPORTS:,} are taken")
        return found

    def _with_id(self, leaf: Word | Phrase | Pattern) -> Iterator[str]:
        for hit in self._index.ordered(id_query(leaf), "index", ["id"], size=PAGE):
            yield read_wire_text(hit["fields"]["id"][0])

    def _learn(self, tree: Node) -> None:
        """Look up which terms of a question there are as joined forms, by width."""
        leaves = list(_leaves(tree))
        loose = [leaf for leaf in dict.fromkeys(leaves) if isinstance(leaf, Pattern) or _is_near_spelled(leaf)]
        terms = {term for leaf in leaves if not isinstance(leaf, Pattern) for term in _terms(leaf.text)}
        keys = {(key, stemmed) for term in terms for key, stemmed in ((term, False), (stem(term), True))}
        tokens = {
            term_token(key, width, stemmed=stemmed): (term_token(key, 2, stemmed=stemmed), width)
            for key, stemmed in sorted(keys)
            for width in _WIDTHS
        }
        matched = {
            (number, width): loose_query(leaf, "wide", width) for number, leaf in enumerate(loose) for width in _WIDTHS
        }
        if not tokens and not matched:
            return
        aggregations: dict[str, Any] = {f"{n} {width}": {"filter": query} for (n, width), query in matched.items()}
        either = list(matched.values())
        if tokens:
            aggregations["wide"] = {"terms": {"field": "wide", "include": list(tokens), "size": len(tokens)}}
            either.append({"terms": {"wide": list(tokens)}})
        found = self._index.aggregated({"bool": {"should": either}}, aggregations)
        widths: dict[str, list[int]] = {}
        for bucket in found["wide"]["buckets"] if tokens else ():
            key, width = tokens[bucket["key"]]
            widths.setdefault(key, []).append(width)
        self._wide = {key: tuple(sorted(each)) for key, each in widths.items()}
        for number, leaf in enumerate(loose):
            self._loose[leaf] = tuple(width for width in _WIDTHS if found[f"{number} {width}"]["doc_count"])


def loose_query(leaf: Word | Pattern, field: str, width: int) -> dict[str, Any]:
    """Return what finds the terms of a width that a pattern, or a near spelling, matches; all of them."""
    if isinstance(leaf, Pattern):
        return {"regexp": {field: {"value": f"{width}{pattern_expression(leaf)}", "flags": "NONE"}}}
    (word,) = words(leaf.text)
    asked = term_token(word.joined or word.parts[0], width, stemmed=False)
    return {
        "fuzzy": {field: {"value": asked, "fuzziness": leaf.distance, "prefix_length": 1, "rewrite": "constant_score"}}
    }


def pattern_expression(leaf: Pattern) -> str:
    """Return what a term must be to match a pattern, as the cluster writes regular expressions.

    Raises:
        UnsayableError: It is longer than those may be.
    """
    pieces = pattern_pieces(leaf.text)
    expression = "".join({"*": ".*", "?": "."}.get(piece) or escaped(piece) for piece in pieces)
    if len(expression) > _LONGEST_PATTERN:
        raise UnsayableError(leaf, f"a pattern may have {_LONGEST_PATTERN} characters there")
    return expression


def _is_near_spelled(leaf: Word | Phrase | Pattern) -> TypeGuard[Word]:
    return isinstance(leaf, Word) and leaf.distance > 0 and len(words(leaf.text)) == 1


def _terms(text: str) -> Iterator[str]:
    for word in words(text):
        yield from word.parts
        if word.joined:
            yield word.joined


def _leaves(tree: Node) -> Iterator[Word | Phrase | Pattern]:
    for node in walk(tree):
        if isinstance(node, Word | Phrase | Pattern) and node.field not in UNSCORED_FIELDS:
            yield node
        if isinstance(node, Zone) and node.kind == "in" and node.name is not None:
            yield node.name
