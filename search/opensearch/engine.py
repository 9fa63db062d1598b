"""An index on a cluster, asked: the articles that match, in order, a page of them ready to be shown.

The order is total, and so is the count. A page beyond what a cluster gives at once is reached by ``search_after`` in
one point in time. Marks and passages are made here, from the stored articles, by the code of the embedded engine.
"""

from __future__ import annotations

import datetime
import json
from typing import TYPE_CHECKING, Any

from index.article import Span
from index.opensearch.connection import answers
from index.opensearch.documents import article_of, document_id, wire_text
from index.opensearch.reader import PAGE, Generation, generation, pages
from search.fragments import best_snippets, merge_spans
from search.hits import Hit, Results
from search.opensearch.compile import compile_tree
from search.opensearch.dictionary import Dictionary
from search.opensearch.errors import UnsayableError
from search.opensearch.marking import marker_of
from search.tallies import Bar, Tally, ordered
from search.tree import Near, Pattern, Phrase, walk

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from opensearchpy import OpenSearch

    from index.article import Article
    from index.opensearch.place import Place
    from search.marks import Mark
    from search.searcher import Page
    from search.suggestions import Suggestions
    from search.tree import Node

_AT_ONCE = 10_000  # hits that a cluster gives without a point in time
_EXACTLY = {"allow_partial_search_results": "false"}
_BUCKETS = 10_000
_TOO_MANY = ("too_many", "too_complex", "TooMany", "maxClauseCount")  # as the cluster says it

_NEWEST = {"date": {"order": "desc", "missing": "_last"}}
_TIES = [{"path": "asc"}, {"line": "asc"}, {"id": "asc"}]
_SORTS: dict[str, list[dict[str, Any]]] = {
    "score": [{"_score": "desc"}, _NEWEST, *_TIES],
    "newest": [_NEWEST, *_TIES],
    "oldest": [{"date": {"order": "asc", "missing": "_last"}}, *_TIES],
    "title": [{"title_key": {"order": "asc", "missing": "_last"}}, _NEWEST, *_TIES],
    "path": [_TIES[0], _NEWEST, *_TIES[1:]],
}


class ClusterEngine:
    """An index on a cluster.

    Args:
        client: Of the cluster.
        place: Of the index.

    Raises:
        NewsdexError: There is none, it is of another version, or the cluster does not let us in.
    """

    def __init__(self, client: OpenSearch, place: Place) -> None:
        self._client, self._place = client, place
        with answers(place, client):
            self._generation: Generation = generation(client, place)

    @property
    def roots(self) -> tuple[str, ...]:
        """Where the files are that it was made of."""
        return tuple(at for _, at in self._generation.roots)

    def __len__(self) -> int:
        with answers(self._place, self._client):
            count: int = self._client.count(index=self._index)["count"]
        return count

    @property
    def _index(self) -> str:
        return self._generation.index

    def search(self, tree: Node, page: Page) -> Results:
        """Return one page of the articles that a tree matches.

        Raises:
            UnsayableError: A clause cannot be said exactly in the cluster's language.
            ClusterError: The cluster cannot answer, or not of all its shards.
        """
        with answers(self._place, self._client), _clauses_named(tree):
            dictionary = self._dictionary(tree)
            total, hits = self._hits(compile_tree(tree, dictionary), page)
            articles = [article_of(hit["_source"]["record"]) for hit in hits]
            with marker_of(tree, articles, dictionary.directory) as marks:
                shown = tuple(
                    _hit(article, hit["_score"], marks(number), page.snippets)
                    for number, (article, hit) in enumerate(zip(articles, hits, strict=True))
                )
        return Results(total, shown)

    def articles(self, tree: Node) -> Iterator[Article]:
        """Yield every article that a tree matches, by path and line, as they are at one point in time."""
        with answers(self._place, self._client), _clauses_named(tree):
            body = {"query": self._query(tree), "size": PAGE, "sort": _TIES, "_source": ["record"]}
            for hit in pages(self._client, self._index, body):
                yield article_of(hit["_source"]["record"])

    def paths(self, tree: Node) -> list[str]:
        """Return every file that carries an article that a tree matches, sorted."""
        return sorted({source.path for article in self.articles(tree) for source in article.sources})

    def count(self, tree: Node) -> int:
        """Return how many articles a tree matches."""
        with answers(self._place, self._client), _clauses_named(tree):
            return self._aggregated(tree, {})["hits"]["total"]["value"]  # type: ignore[no-any-return]

    def suggest(self, tree: Node, page: Page, total: int) -> Suggestions | None:  # noqa: ARG002
        """Return nothing: other spellings are not looked for in a cluster's dictionary."""
        return None

    def named(self, name: str) -> list[Article]:
        """Return the articles that a name leads to: an id, else a path, with its line or not, else how ids begin."""
        sent = wire_text(name)
        path, _, line = sent.rpartition(":")
        with answers(self._place, self._client):
            found = self._found({"term": {"ids": sent}}) or self._found({"term": {"paths": sent}})
            if not found and line.isdigit():
                of_path = self._found({"term": {"paths": path}})
                whole = name.rpartition(":")[0]
                at_line = [a for a in of_path if any((s.path, s.line) == (whole, int(line)) for s in a.sources)]
                found = at_line or of_path[: len(of_path) == 1]
            if not found and name:
                found = self._found({"prefix": {"ids": sent}})
        return found

    def facet(self, tree: Node, facet: str, most: int) -> list[Tally]:
        """Count the articles that a tree matches by a facet: exactly, largest first, then by value.

        Every value is counted, on every shard: what each shard has most of is not always what all together have.
        """
        counts: dict[str, int] = {}
        after: dict[str, Any] = {}
        with answers(self._place, self._client), _clauses_named(tree):
            query = self._query(tree)
            while True:
                source = {"value": {"terms": {"field": f"{facet}_facet"}}}
                found = self._aggregated(
                    tree, {"values": {"composite": {"size": _BUCKETS, "sources": [source]} | after}}, query
                )["aggregations"]["values"]
                counts |= {bucket["key"]["value"]: bucket["doc_count"] for bucket in found["buckets"]}
                if "after_key" not in found:
                    return ordered(counts, most)
                after = {"after": found["after_key"]}

    def timeline(self, tree: Node, unit: str) -> list[Bar]:
        """Count the dated articles that a tree matches by a unit of time, in order; empty ones are left out."""
        histogram = {"date_histogram": {"field": "date", "calendar_interval": unit, "min_doc_count": 1}}
        with answers(self._place, self._client), _clauses_named(tree):
            buckets = self._aggregated(tree, {"bars": histogram})["aggregations"]["bars"]["buckets"]
        return [Bar(datetime.date.fromisoformat(each["key_as_string"]), each["doc_count"]) for each in buckets]

    def _query(self, tree: Node) -> dict[str, Any]:
        return compile_tree(tree, self._dictionary(tree))

    def _dictionary(self, tree: Node) -> Dictionary:
        return Dictionary(self._client, self._index, self.roots, tree)

    def _aggregated(
        self, tree: Node, aggregations: dict[str, Any], query: dict[str, Any] | None = None
    ) -> dict[str, Any]:
        filtered = {"bool": {"filter": [query or self._query(tree)]}}
        body = {"size": 0, "track_total_hits": True, "query": filtered, "aggs": aggregations}
        found: dict[str, Any] = self._client.search(index=self._index, body=body, params=_EXACTLY)
        return found

    def _found(self, query: dict[str, Any]) -> list[Article]:
        body = {"query": {"constant_score": {"filter": query}}, "size": PAGE, "sort": _TIES, "_source": ["record"]}
        found = self._client.search(index=self._index, body=body, params=_EXACTLY)["hits"]["hits"]
        return [article_of(hit["_source"]["record"]) for hit in found]

    def _hits(self, query: dict[str, Any], page: Page) -> tuple[int, list[dict[str, Any]]]:
        """Return how many match, and the hits of a page.

        Scores are made of the figures of all shards together, so that the order does not depend on who holds what.
        """
        first = page.limit * (page.number - 1)
        body: dict[str, Any] = {
            "query": query,
            "sort": _SORTS[page.sort],
            "track_scores": True,
            "track_total_hits": True,
            "_source": ["record"],
        }
        if first + page.limit <= _AT_ONCE:
            params = _EXACTLY | {"search_type": "dfs_query_then_fetch", "preference": document_id(json.dumps(query))}
            found = self._client.search(
                index=self._index, body=body | {"from": first, "size": page.limit}, params=params
            )["hits"]
            return found["total"]["value"], found["hits"]
        return self._far_hits(body, first, page.limit)

    def _far_hits(self, body: dict[str, Any], skipped: int, wanted: int) -> tuple[int, list[dict[str, Any]]]:
        """Walk to a page beyond what is given at once, in one point in time."""
        point = self._client.create_pit(
            index=self._index, params={"keep_alive": "5m", "allow_partial_pit_creation": "false"}
        )["pit_id"]
        try:
            body = body | {"pit": {"id": point, "keep_alive": "5m"}}
            params = _EXACTLY | {"search_type": "dfs_query_then_fetch"}
            total = 0
            kept: list[dict[str, Any]] = []
            while len(kept) < wanted:
                step = min(_AT_ONCE, skipped or wanted - len(kept))
                asked = body | {"size": step} | ({"_source": False} if skipped else {})
                found = self._client.search(body=asked, params=params)["hits"]
                total = total or found["total"]["value"]
                hits: list[dict[str, Any]] = found["hits"]
                kept += [] if skipped else hits
                if len(hits) < step:
                    break
                skipped -= step if skipped else 0
                body = body | {"search_after": hits[-1]["sort"], "track_total_hits": False}
            return total, kept
        finally:
            self._client.delete_pit(body={"pit_id": [point]})


def _hit(article: Article, score: float, marks: Mapping[str, list[Mark]], snippets: int) -> Hit:
    title_spans = merge_spans([Span(mark.start, mark.end) for mark in marks["title"]])
    return Hit(article, round(score, 4), title_spans, best_snippets(article, marks["body"], snippets))


class _clauses_named:  # noqa: N801 - reads as what it does
    """Name the clauses that a cluster would not take for their size; which they are, it does not say."""

    def __init__(self, tree: Node) -> None:
        self._tree = tree

    def __enter__(self) -> None: ...

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        text = f"{getattr(error, 'info', '')}"
        if not any(sign in text for sign in _TOO_MANY):
            return
        loose = [
            node
            for node in walk(self._tree)
            if isinstance(node, Near) or (isinstance(node, Phrase) and node.slop is not None)
        ]
        patterns = [leaf for near in loose for leaf in walk(near) if isinstance(leaf, Pattern)]
        clause = (patterns or loose or [self._tree])[0]
        raise UnsayableError(clause, "it stands for more words than the cluster takes (1,024); narrow it") from None
