"""The names that an index on a cluster knows, looked up by the keys of their words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.opensearch.wire import read_wire_text, wire_text
from index.people.names import spelling_of
from index.terms import fold_phrase
from search.opensearch.globs import escaped

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from search.opensearch.asking import Index

_MOST_NAMES = 50_000


class ClusterNames:
    """The names that an index on a cluster knows; see ``people.Names``."""

    def __init__(self, index: Index) -> None:
        self._index = index

    def with_keys(self, prefixes: Iterable[str]) -> Mapping[str, int]:
        """Return the spellings with a word whose key begins so, each with how many articles have it."""
        starts = [wire_text(prefix) for prefix in prefixes]
        if not starts:
            return {}
        aggregations = {
            str(number): {"terms": {"field": "name", "include": f"{escaped(start)}.*", "size": _MOST_NAMES}}
            for number, start in enumerate(starts)
        }
        query = {"bool": {"should": [{"prefix": {"name": start}} for start in starts]}}
        found = self._index.aggregated(query, aggregations)
        counts: dict[str, int] = {}
        for number in aggregations:
            for bucket in found[number]["buckets"]:
                spelling = spelling_of(read_wire_text(bucket["key"]))
                counts[spelling] = counts.get(spelling, 0) + bucket["doc_count"]
        return counts

    def articles(self, groups: Sequence[Sequence[str]]) -> list[int]:
        """Return how many articles have any of the spellings of each group."""
        if not groups:
            return []
        wanted = [{"terms": {"spelling": [fold_phrase(name) for name in names]}} for names in groups]
        return self._index.counts({"bool": {"should": wanted}}, wanted)
