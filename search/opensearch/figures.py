"""What an index on a cluster holds, in figures."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from index.opensearch.files import file_counts, last_changed
from index.opensearch.reader import beside
from index.schema import SCHEMA_VERSION
from search.statistics import Statistics

if TYPE_CHECKING:
    from collections.abc import Sequence

    from search.opensearch.asking import Index


def figures(index: Index, roots: Sequence[str]) -> Statistics:
    """Count what an index holds.

    Args:
        index: The index.
        roots: As the user named them.
    """
    ends = {
        "first": {"min": {"field": "date", "format": "strict_date"}},
        "last": {"max": {"field": "date", "format": "strict_date"}},
        "undated": {"missing": {"field": "date"}},
    }
    found = index.aggregated({"match_all": {}}, ends)
    undated = found["undated"]["doc_count"]
    dated = found["total"] > undated
    first, last = (
        datetime.date.fromisoformat(found[end]["value_as_string"]) if dated else None for end in ("first", "last")
    )
    files, unread = file_counts(index.client, index.name)
    stored = index.client.indices.stats(index=f"{index.name},{beside(index.name)}", metric="store")
    health = index.client.cluster.health(index=index.name)
    return Statistics(
        articles=found["total"],
        undated=undated,
        first=first,
        last=last,
        files=files,
        unread=unread,
        roots=tuple(roots),
        size=stored["_all"]["total"]["store"]["size_in_bytes"],
        parts=(health["active_primary_shards"], "shard"),
        generation=int(index.name.rpartition("-")[2]),
        schema=SCHEMA_VERSION,
        changed=last_changed(index.client, index.name),
    )
