"""What an index holds, in figures."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.schema import SCHEMA_VERSION

if TYPE_CHECKING:
    from index.reader import Reader


@dataclass(frozen=True, slots=True)
class Statistics:
    """The figures of one generation.

    Attributes:
        articles: Live ones.
        undated: Those of them without a day.
        first, last: The days of publication at both ends, None where all are undated.
        files: That were read.
        unread: Inputs that are not in the index.
        roots: As the user named them.
        size: Bytes on disk.
        parts: Of the index: how many, and what each is called.
        generation: Commits since the index was made; on a cluster, how often it was made anew.
        schema: Version.
        changed: When it was committed, ISO 8601 in UTC.
    """

    articles: int
    undated: int
    first: datetime.date | None
    last: datetime.date | None
    files: int
    unread: int
    roots: tuple[str, ...]
    size: int
    parts: tuple[int, str]
    generation: int
    schema: int
    changed: str


def statistics(reader: Reader) -> Statistics:
    """Count what an index holds."""
    manifest = reader.manifest()
    days = [
        segment.dates[document]
        for segment in reader.segments
        for document in range(segment.size)
        if document not in segment.deleted
    ]
    dated = [day for day in days if day]
    return Statistics(
        articles=len(reader),
        undated=len(days) - len(dated),
        first=datetime.date.fromordinal(min(dated)) if dated else None,
        last=datetime.date.fromordinal(max(dated)) if dated else None,
        files=len(manifest.files),
        unread=sum(len(known.failures) for known in manifest.files.values()),
        roots=tuple(root.name for root in manifest.roots),
        size=sum(path.stat().st_size for path in reader.folder.iterdir() if path.is_file()),
        parts=(len(reader.segments), "segment"),
        generation=reader.toc.generation,
        schema=SCHEMA_VERSION,
        changed=reader.toc.changed,
    )
