"""How many matching articles have which value, and are of which day: aggregations, all of them exact."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from index.opensearch.reader import PAGE
from index.opensearch.wire import article_of, read_wire_text, wire_text
from search.asked import Last
from search.facets import Count, Facet, field_of, largest
from search.field_values import READ, written
from search.opensearch.asking import TIES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from search.opensearch.asking import Index
    from search.opensearch.spans import Query

_AT_ONCE = 100  # values of which articles are fetched


def value_facet(index: Index, query: Query, by: str, limit: int) -> Facet:
    """Count the articles that match by a value that stands in them; see ``facets.facet``."""
    field = field_of(by)
    name = f"{field}_value"
    without = index.aggregated(query, {"without": {"missing": {"field": name}}})
    counts = {read_wire_text(value): count for value, count in index.values(query, {"terms": {"field": name}}).items()}
    first = largest(counts, limit)
    shown: list[Count] = []
    for start in range(0, len(first), _AT_ONCE):
        some = first[start : start + _AT_ONCE]
        forms = _written(index, query, field, [value for value, _ in some])
        shown += [Count(form, count) for form, (_, count) in zip(forms, some, strict=True)]
    return Facet(by, without["total"], without["without"]["doc_count"], len(counts), tuple(shown))


def _written(index: Index, query: Query, field: str, values: Sequence[str]) -> list[str]:
    """Return how values are mostly written."""
    top = {"top_hits": {"size": READ, "sort": TIES, "_source": ["record"]}}
    aggregations = {
        str(number): {"filter": {"term": {f"{field}_value": wire_text(value)}}, "aggs": {"first": top}}
        for number, value in enumerate(values)
    }
    found = index.aggregated(query, aggregations)
    return [
        written(
            [article_of(hit["_source"]["record"]) for hit in found[str(number)]["first"]["hits"]["hits"]], field, value
        )
        for number, value in enumerate(values)
    ]


def days_of(index: Index, query: Query) -> tuple[dict[datetime.date, int], int]:
    """Return how many of the articles that match are of each day, and how many of none."""
    source = {"date_histogram": {"field": "date", "calendar_interval": "day", "format": "strict_date"}}
    days = index.values(query, source)
    undated = index.aggregated(query, {"undated": {"missing": {"field": "date"}}})["undated"]["doc_count"]
    return {datetime.date.fromisoformat(day): count for day, count in days.items()}, undated


def last_added(index: Index, query: Query) -> Last | None:
    """Return what came last of the articles that match; see ``asked.last_added``."""
    found = index.aggregated(query, {"last": {"max": {"field": "added", "format": "strict_date"}}})
    if not found["total"]:
        return None
    day = found["last"]["value_as_string"]
    of_day: Query = {"bool": {"filter": [query, {"term": {"added": day}}]}}
    hits = index.ordered(of_day, "index", ["id"], size=PAGE)
    ids = sorted(read_wire_text(hit["fields"]["id"][0]) for hit in hits)
    return Last(datetime.date.fromisoformat(day), tuple(ids))
