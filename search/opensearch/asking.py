"""A compiled question sent to an index: pages of hits, all of them in order, counts.

Nothing is answered in part: a shard that is missing is an error. The order is total; scores are made of the figures of
all shards together, so that it does not depend on who holds what.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from index.opensearch.reader import COLUMNS_ONLY, pages
from index.opensearch.wire import article_of, document_id, read_wire_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from opensearchpy import OpenSearch

    from index.article import Article
    from search.opensearch.spans import Query
    from search.searcher import Page

Hit = dict[str, Any]

_EXACTLY = {"allow_partial_search_results": "false"}
_BY_ALL = {"search_type": "dfs_query_then_fetch"}
_AT_ONCE = 10_000  # hits that a cluster gives without a point in time
_BUCKETS = 10_000
_FILTERS = 500  # counted in one question; the cluster's own limit is 65,536 buckets

_NEWEST = {"date": {"order": "desc", "missing": "_last"}}
TIES: list[dict[str, Any]] = [{"path": "asc"}, {"line": "asc"}, {"id": "asc"}]
_SORTS: dict[str, list[dict[str, Any]]] = {
    "score": [{"_score": "desc"}, _NEWEST, *TIES],
    "newest": [_NEWEST, *TIES],
    "oldest": [{"date": {"order": "asc", "missing": "_last"}}, *TIES],
    "title": [{"title_key": {"order": "asc", "missing": "_last"}}, _NEWEST, *TIES],
    "path": [TIES[0], _NEWEST, *TIES[1:]],
    "index": TIES,
}


class Index:
    """An index on a cluster, by its own name.

    Args:
        client: Of the cluster.
        name: Of the index.
    """

    def __init__(self, client: OpenSearch, name: str) -> None:
        self.client, self.name = client, name

    def page(self, query: Query, page: Page) -> tuple[int, list[Hit]]:
        """Return how many match, and the hits of a page."""
        first = page.limit * (page.number - 1)
        if first + page.limit > _AT_ONCE:
            return self._far_page(query, page.sort, first, page.limit)
        body = self._body(query, page.sort, ["record"]) | {
            "track_total_hits": True,
            "from": first,
            "size": page.limit,
        }
        params = _EXACTLY | _BY_ALL | {"preference": document_id(json.dumps(query))}
        found = self.client.search(index=self.name, body=body, params=params)["hits"]
        return found["total"]["value"], found["hits"]

    def _far_page(self, query: Query, sort: str, skipped: int, wanted: int) -> tuple[int, list[Hit]]:
        """Walk to a page beyond what is given at once; there may be less of it, or nothing."""
        total, kept = self.count(query), []
        for number, hit in enumerate(self.ordered(query, sort, ["id"], size=_AT_ONCE, scored=True)):
            if number >= skipped + wanted:
                break
            kept += [hit] if number >= skipped else []
        names = [document_id(read_wire_text(hit["fields"]["id"][0])) for hit in kept]
        records = self._records(names)
        return total, [hit | {"_source": {"record": records[name]}} for hit, name in zip(kept, names, strict=True)]

    def ordered(
        self, query: Query, sort: str, fields: Sequence[str], *, size: int, scored: bool = False
    ) -> Iterator[Hit]:
        """Yield all hits in order, as they are at one point in time.

        Args:
            query: The question.
            sort: One of ``searcher.SORTS``, or ``index``: by path and line.
            fields: ``record``, and others that are kept as columns.
            size: How many are fetched at a time.
            scored: Whether each is scored in an order that does not go by scores.
        """
        scored = scored or sort == "score"
        body = self._body(query, sort, fields) | {"size": size, "track_scores": scored}
        yield from pages(self.client, self.name, body, _BY_ALL if scored else {})

    @staticmethod
    def _body(query: Query, sort: str, fields: Sequence[str]) -> dict[str, Any]:
        return {
            "query": query,
            "sort": _SORTS[sort],
            "track_scores": True,
            **({"_source": ["record"]} if "record" in fields else COLUMNS_ONLY),
            "docvalue_fields": [field for field in fields if field != "record"],
        }

    def articles(self, query: Query, sort: str = "index", size: int = 1_000) -> Iterator[Article]:
        """Yield all articles that match, in order."""
        filtered = {"constant_score": {"filter": query}} if sort != "score" else query
        for hit in self.ordered(filtered, sort, ["record"], size=size):
            yield article_of(hit["_source"]["record"])

    def some(self, query: Query, most: int, sort: str = "index") -> list[Article]:
        """Return the first articles that match."""
        body = self._body({"constant_score": {"filter": query}}, sort, ["record"]) | {"size": most}
        found = self.client.search(index=self.name, body=body, params=_EXACTLY)["hits"]["hits"]
        return [article_of(hit["_source"]["record"]) for hit in found]

    def by_id(self, ids: Sequence[str]) -> dict[str, Article]:
        """Return articles by their own ids; those that are gone are left out."""
        records = self._records([document_id(each) for each in ids])
        found = {each: records.get(document_id(each)) for each in ids}
        return {each: article_of(record) for each, record in found.items() if record is not None}

    def _records(self, documents: Sequence[str]) -> dict[str, str]:
        found: dict[str, str] = {}
        for start in range(0, len(documents), _FILTERS):
            body = {"ids": documents[start : start + _FILTERS]}
            for each in self.client.mget(index=self.name, body=body)["docs"]:
                if each["found"]:
                    found[each["_id"]] = each["_source"]["record"]
        return found

    def aggregated(self, query: Query, aggregations: dict[str, Any]) -> dict[str, Any]:
        """Return aggregations over what matches, and how many match as ``total``."""
        body = {"size": 0, "track_total_hits": True, "query": {"bool": {"filter": [query]}}, "aggs": aggregations}
        found = self.client.search(index=self.name, body=body, params=_EXACTLY)
        return {**found.get("aggregations", {}), "total": found["hits"]["total"]["value"]}

    def count(self, query: Query) -> int:
        """Return how many articles match."""
        total: int = self.aggregated(query, {})["total"]
        return total

    def counts(self, query: Query, each: Sequence[Query]) -> list[int]:
        """Return how many of the articles that match one question match each of others as well."""
        found: list[int] = []
        for start in range(0, len(each), _FILTERS):
            some = {str(number): {"filter": one} for number, one in enumerate(each[start : start + _FILTERS])}
            counted = self.aggregated(query, some)
            found += [counted[number]["doc_count"] for number in some]
        return found

    def values(self, query: Query, source: dict[str, Any]) -> dict[str, int]:
        """Return how many matching articles have each value: all values, exactly.

        Every value is counted on every shard: what each shard has most of is not always what all together have.

        Args:
            query: The question.
            source: Of a composite aggregation.
        """
        counts: dict[str, int] = {}
        after: dict[str, Any] = {}
        while True:
            composite = {"composite": {"size": _BUCKETS, "sources": [{"value": source}]} | after}
            found = self.aggregated(query, {"values": composite})["values"]
            counts |= {bucket["key"]["value"]: bucket["doc_count"] for bucket in found["buckets"]}
            if len(found["buckets"]) < _BUCKETS:
                return counts
            after = {"after": found["after_key"]}
