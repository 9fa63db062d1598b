"""The settings and the mapping of an index on a cluster.

Nothing is analysed there: the analyzer ``places`` only takes the strings of ``tokens`` apart again. Two stretches of a
field lie so far apart that no nearness reaches from one into the next; so a phrase never crosses a section. ``zones``
are nested documents, one a range of the body (a section, a paragraph, a sentence, or several of these where they are
the same words): a question inside a zone is asked of such a document, whatever AND, OR and NOT it holds.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from index.schema import SCHEMA_VERSION

if TYPE_CHECKING:
    from collections.abc import Sequence

MAPPING_VERSION = 2
"""Raised when a field changes its meaning: an index of another version is rebuilt, never misread."""

NAMED = "named"
"""What only the metadata says of people; of the embedded engine's ``text``, the part behind the body."""

TEXT_PARTS = ("title", "dek", "body", NAMED)
"""Together they are ``text``: nothing that is asked for runs from one into the next, so each is a field of its own."""

TEXT_FIELDS = (*TEXT_PARTS, "people", "role", "author", "source", "cites", "topic")
COUNTED = ("role", "author", "source", "cites", "topic", "sections")
"""Fields whose values articles are counted by, folded; beside them who is quoted, as ``speaker``."""

STRETCH_GAP = 20_000
"""Places left empty between two stretches: more than twice any nearness that can be asked for."""

ZONES, ZONE_KIND, ZONE_TEXT, ZONE_HEADING = "zones", "zones.kind", "zones.text", "zones.heading"
ZONE_SPEAKER = "zones.speaker"
SPOKEN = "spoken"
_MOST_ZONES = 200_000
_TEXT = {"type": "text", "analyzer": "places", "similarity": "news", "position_increment_gap": STRETCH_GAP}
_VALUE = {"type": "keyword"}
_LOOKUP = {"type": "keyword", "doc_values": False}
_KEPT = {"type": "keyword", "index": False}
_NUMBER = {"type": "integer", "doc_values": False}
_DAY = {"type": "date", "format": "strict_date"}


def settings(shards: int, replicas: int) -> dict[str, Any]:
    """Return the settings of a new index."""
    return {
        "number_of_shards": shards,
        "number_of_replicas": replicas,
        "codec": "best_compression",
        "mapping.nested_objects.limit": _MOST_ZONES,
        # As the embedded engine weighs; what differs is that each shard knows its own articles.
        "similarity": {"news": {"type": "BM25", "k1": 1.6, "b": 0.7}},
        "analysis": {
            "tokenizer": {"places": {"type": "whitespace", "max_token_length": 8192}},
            "filter": {"terms": {"type": "pattern_capture", "preserve_original": False, "patterns": ["([^|]+)"]}},
            "analyzer": {"places": {"type": "custom", "tokenizer": "places", "filter": ["terms"]}},
        },
    }


def mapping(roots: Sequence[tuple[str, str]]) -> dict[str, Any]:
    """Return the mapping, with what has to be known of the index beside its articles."""
    return {
        "dynamic": "strict",
        "_meta": meta(roots),
        "_source": {"includes": ["record"]},
        "properties": {
            "record": {"type": "object", "enabled": False},
            **dict.fromkeys(TEXT_FIELDS, _TEXT),
            "zones": {
                "type": "nested",
                "properties": {"kind": _LOOKUP, "text": _TEXT, "heading": _TEXT, "speaker": _LOOKUP},
            },
            # The days and periods that the text speaks of: ordinals of the first day and the last, and how many.
            "spoken": {"type": "nested", "properties": {"first": _NUMBER, "last": _NUMBER, "days": _NUMBER}},
            "whole": _LOOKUP,
            "sectioned": {"type": "boolean"},
            "quoted": {"type": "boolean"},
            "wide": _VALUE,
            "id": _VALUE,
            "ids": _LOOKUP,
            "paths": _LOOKUP,
            "ids_folded": _LOOKUP,
            "paths_folded": _LOOKUP,
            "path": _VALUE,
            "line": {"type": "integer"},
            "title_key": _VALUE,
            "date": _DAY,
            "added": _DAY,
            "spelling": _LOOKUP,
            "name": _VALUE,
            "digests": {"type": "long"},
            "fingerprints": {"type": "long"},
            "content": _VALUE,
            "report": _KEPT,
            **{f"{name}_value": _VALUE for name in (*COUNTED, "speaker")},
        },
    }


def meta(roots: Sequence[tuple[str, str]]) -> dict[str, Any]:
    """Return what an index says of itself: by which versions it was made, and of which roots."""
    return {"newsdex": {"mapping": MAPPING_VERSION, "schema": SCHEMA_VERSION, "roots": [list(root) for root in roots]}}


BESIDE_SETTINGS = {"number_of_shards": 1, "codec": "best_compression"}
BESIDE_MAPPING = {
    "dynamic": "strict",
    "properties": {
        "part": _VALUE,
        "at": _VALUE,
        "file": {"type": "object", "enabled": False},
        "article": _VALUE,
        "story": _VALUE,
        "changed": _KEPT,
    },
}
"""Of the index beside it: a document a file that was read, so that a run sees what has changed; a document an article
that belongs to the story of another, which comes to be known only when all articles are there; and when all this last
changed."""
