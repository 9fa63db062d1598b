"""What has to be known of a cluster's dictionary before a question can be put: joined forms, and people's names.

One round trip for all terms of a question, none where it has no words. Names are looked up by the keys of their words,
as the embedded engine does, and resolved here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeGuard, cast

from index.aliases import read_aliases
from index.opensearch.documents import wire_text
from index.opensearch.tokens import WIDEST, term_token
from index.terms import stem, words
from search.expansion import pattern_pieces
from search.opensearch.errors import UnsayableError
from search.people import Directory
from search.tree import Pattern, Phrase, Word, Zone, walk

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from opensearchpy import OpenSearch

    from index.codec.segment import Segment
    from search.tree import Node

_WIDTHS = range(2, WIDEST + 1)
_MOST_NAMES = 50_000
_LONGEST_PATTERN = 900  # the cluster's own limit is 1,000 characters
_EXACTLY = {"allow_partial_search_results": "false"}


class Dictionary:
    """The words of one question, as the index has them.

    Args:
        client: Of the cluster.
        index: That is asked.
        roots: Where the files are that it was made of: beside them lies what the user says of people.
        tree: The question.

    Attributes:
        directory: Of the names that the index knows.
    """

    def __init__(self, client: OpenSearch, index: str, roots: Sequence[str], tree: Node) -> None:
        self._client, self._index = client, index
        # A directory asks a segment for its names and for nothing else.
        names = cast("Sequence[Segment]", [_Names(client, index)])
        self.directory = Directory(names, read_aliases(roots))
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
        return self.directory.spellings(asked)

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
        body = {
            "size": 0,
            "track_total_hits": False,
            "query": {"bool": {"filter": [{"bool": {"should": either}}]}},
            "aggs": aggregations,
        }
        found = self._client.search(index=self._index, body=body, params=_EXACTLY)["aggregations"]
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


def escaped(text: str) -> str:
    """Return a text as a regular expression of the cluster that matches it alone."""
    return "".join(char if char.isalnum() else f"\\{char}" for char in text)


def _is_near_spelled(leaf: Word | Phrase | Pattern) -> TypeGuard[Word]:
    return isinstance(leaf, Word) and leaf.distance > 0 and len(words(leaf.text)) == 1


def _terms(text: str) -> Iterator[str]:
    for word in words(text):
        yield from word.parts
        if word.joined:
            yield word.joined


def _leaves(tree: Node) -> Iterator[Word | Phrase | Pattern]:
    for node in walk(tree):
        if isinstance(node, Word | Phrase | Pattern) and node.field not in ("id", "path"):
            yield node
        if isinstance(node, Zone) and node.kind == "in" and node.name is not None:
            yield node.name


class _Names:
    """The dictionary of names, read as a segment's is."""

    def __init__(self, client: OpenSearch, index: str) -> None:
        self._client, self._index = client, index
        self._counts: list[int] = []

    def field(self, name: str) -> _Names:
        if name != "name":
            raise KeyError(name)
        return self

    def document_count(self, number: int) -> int:
        """Return how many articles have a name, by the number that it was given."""
        return self._counts[number]

    def with_prefix(self, prefix: bytes) -> Iterator[tuple[int, bytes]]:
        """Yield the terms of names that begin so, in order, numbered as they are met."""
        start = wire_text(prefix.decode("utf-8", "surrogateescape"))
        body = {
            "size": 0,
            "track_total_hits": False,
            "query": {"bool": {"filter": [{"prefix": {"name": start}}]}},
            "aggs": {"names": {"terms": {"field": "name", "include": f"{escaped(start)}.*", "size": _MOST_NAMES}}},
        }
        found = self._client.search(index=self._index, body=body, params=_EXACTLY)
        for bucket in sorted(found["aggregations"]["names"]["buckets"], key=lambda each: each["key"].encode()):
            self._counts.append(bucket["doc_count"])
            yield len(self._counts) - 1, bucket["key"].encode()
