"""The Whoosh schema of the index."""

from __future__ import annotations

from whoosh.fields import ID, NUMERIC, TEXT, Schema

from index.schema import DAY_FIELDS, EVENT, KEYWORD_FIELDS, PLACED_FIELDS, ZONES
from index.schema import TEXT as WHOLE_TEXT
from index.seam.analysis import Places, TermAnalyzer

TEXT_STEM = f"{WHOLE_TEXT}_stem"
"""``text`` by stem, as a field of its own to Whoosh."""


def news_schema() -> Schema:
    """Return the schema: made by this function each time, never read from a file."""
    schema = Schema()
    for name in PLACED_FIELDS:
        schema.add(name, _text(stemmed=False))
    schema.add(TEXT_STEM, _text(stemmed=True))
    for name in (*KEYWORD_FIELDS, EVENT):
        schema.add(name, ID())
    for name in DAY_FIELDS:
        schema.add(name, NUMERIC(int, 32, signed=True, shift_step=0))
    schema.add(ZONES, _text(stemmed=False))
    return schema


def _text(*, stemmed: bool) -> TEXT:
    field = TEXT(analyzer=TermAnalyzer(stemmed=stemmed))
    field.format = Places()
    return field
