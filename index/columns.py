"""The columns of a segment before they are sorted and cut: what articles, workers and open segments give alike.

Building, joining the shares of several processes and merging segments are one mechanism: columns are made of articles
(``analysis``) or read back from a segment, stripped of what is deleted, laid end to end, and finished. Whichever way
the same articles come together in the same order, the arrays are the same, byte for byte.
"""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass
from itertools import count, pairwise
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

import numpy as np

from index.codec.inversion import Arrays, Integers, Occurrences, invert, invert_stems, narrow, ranked, revert
from index.codec.stored import Storing
from index.places import title_key
from index.schema import (
    PLACED_FIELDS,
    SCHEMA_VERSION,
    TEXT,
    VALUE_FIELDS,
    ZONES,
    read_text_term,
    text_term,
)
from index.stories.reports import Reports
from index.stories.signature import BANDS
from index.terms import stems

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.codec.arrays import ArrayFile
    from index.codec.mapper import Mapper
    from index.codec.segment import Segment

FIELDS = (*PLACED_FIELDS, *VALUE_FIELDS, ZONES)
LOOKUPS = {"digests": "Q", "fingerprints": "I"}
_PLACED = (*PLACED_FIELDS, ZONES)
_TYPES = {"Q": "<u8", "I": "<u4"}


TitleKey: TypeAlias = tuple[bool, str]


class Lookup(NamedTuple):
    """Numbers and, for each, the document that it leads to; in any order."""

    numbers: Integers
    documents: Integers


@dataclass(frozen=True, slots=True)
class Columns:
    """Articles, numbered from 0, as columns.

    Attributes:
        fields: The occurrences of every field of the schema, zones included.
        lengths: Of every field of text, the places that it takes in each article.
        lookups: Digests of renditions (64 bits) and fingerprints of texts (32 bits).
        records: Each article as JSON.
        title_keys: Those by which articles are sorted by title, in any order; see ``places.title_key``.
        titles: Which of them, by number, is each article's.
        starts, ends: The half-open range of places in ``text`` that each body takes.
        reports: By what articles are grouped into stories, their days among it.
        paths: The path of each first source, by its number among the terms of ``path``.
        lines: The line of each first source.
    """

    fields: dict[str, Occurrences]
    lengths: dict[str, Integers]
    lookups: dict[str, Lookup]
    records: list[bytes]
    title_keys: list[TitleKey]
    titles: Integers
    starts: Integers
    ends: Integers
    reports: Reports
    paths: Integers
    lines: Integers

    def __len__(self) -> int:
        return len(self.records)

    @property
    def size(self) -> int:
        """Bytes of all records."""
        return sum(map(len, self.records))


def read_columns(segment: Segment) -> Columns:
    """Return the articles of a segment that are not deleted as the columns that it was made of.

    Raises:
        DamagedIndexError: What is stored is not what was written.
    """
    arrays = segment.arrays
    stored = segment.records()
    record_ends = np.cumsum(np.append(0, np.asarray(arrays["stored.lengths"]))).tolist()
    records = [stored[start:end] for start, end in pairwise(record_ends)]
    titles = np.asarray(arrays["title.rank"])
    first = np.unique(titles, return_index=True)[1]  # one article of each title is enough to know it
    columns = Columns(
        fields={name: revert(name, arrays) for name in FIELDS},
        lengths={name: np.asarray(arrays[f"{name}.lengths"]) for name in PLACED_FIELDS},
        lookups={
            name: Lookup(np.asarray(arrays[f"{name}.numbers"]), np.asarray(arrays[f"{name}.documents"]))
            for name in LOOKUPS
        },
        records=records,
        title_keys=[title_key(json.loads(records[i]).get("title")) for i in first.tolist()],
        titles=titles,
        starts=np.asarray(arrays["body.starts"]),
        ends=np.asarray(arrays["body.ends"]),
        reports=read_reports(arrays),
        paths=np.asarray(arrays["path.column"]),
        lines=np.asarray(arrays["line.column"]),
    )
    if not segment.deleted:
        return columns
    kept = np.ones(segment.size, bool)
    kept[list(segment.deleted)] = False
    return select(columns, kept)


def select(columns: Columns, kept: Integers) -> Columns:
    """Return the articles for which ``kept`` is true, numbered anew in their order."""
    number = np.cumsum(kept) - 1
    chosen = np.flatnonzero(kept).tolist()

    def of_field(field: Occurrences) -> Occurrences:
        there = kept[field.documents]
        capitals = field.capitals[there] if len(field.capitals) else field.capitals
        # Terms that no longer occur fall away when the field is inverted.
        return Occurrences(
            field.terms, field.numbers[there], number[field.documents[there]], field.places[there], capitals
        )

    def of_lookup(lookup: Lookup) -> Lookup:
        there = kept[lookup.documents]
        return Lookup(lookup.numbers[there], number[lookup.documents[there]])

    return Columns(
        fields={name: of_field(field) for name, field in columns.fields.items()},
        lengths={name: lengths[kept] for name, lengths in columns.lengths.items()},
        lookups={name: of_lookup(lookup) for name, lookup in columns.lookups.items()},
        records=[columns.records[i] for i in chosen],
        title_keys=columns.title_keys,
        titles=columns.titles[kept],
        starts=columns.starts[kept],
        ends=columns.ends[kept],
        reports=columns.reports.taken(np.flatnonzero(kept)),
        paths=columns.paths[kept],
        lines=columns.lines[kept],
    )


def concatenate(parts: Sequence[Columns]) -> Columns:
    """Return the articles of all parts, in their order; there must be one part at least."""
    if len(parts) == 1:
        return parts[0]
    starts = np.cumsum([0, *map(len, parts)]).tolist()
    fields: dict[str, Occurrences] = {}
    for name in FIELDS:
        fields[name], mapped = _joined([part.fields[name] for part in parts], starts)
        if name == "path":
            paths = np.concatenate([of[part.paths] for of, part in zip(mapped, parts, strict=True)])
    title_number: defaultdict[TitleKey, int] = defaultdict(count().__next__)
    titles = [np.array([title_number[key] for key in part.title_keys], np.uint32)[part.titles] for part in parts]
    return Columns(
        fields=fields,
        lengths={name: np.concatenate([part.lengths[name] for part in parts]) for name in PLACED_FIELDS},
        lookups={
            name: Lookup(
                np.concatenate([part.lookups[name].numbers for part in parts]),
                _shifted([part.lookups[name].documents for part in parts], starts),
            )
            for name in LOOKUPS
        },
        records=[record for part in parts for record in part.records],
        title_keys=list(title_number),
        titles=np.concatenate(titles),
        starts=np.concatenate([part.starts for part in parts]),
        ends=np.concatenate([part.ends for part in parts]),
        reports=Reports.joined([part.reports for part in parts]),
        paths=paths,
        lines=np.concatenate([part.lines for part in parts]),
    )


def _joined(parts: Sequence[Occurrences], starts: Sequence[int]) -> tuple[Occurrences, list[Integers]]:
    """Return occurrences end to end, and for each part the numbers that its terms have now."""
    number: defaultdict[bytes, int] = defaultdict(count().__next__)
    mapped: list[Integers] = [
        np.fromiter(map(number.__getitem__, part.terms), np.uint32, len(part.terms)) for part in parts
    ]
    joined = Occurrences(
        list(number),
        np.concatenate([of[part.numbers] for of, part in zip(mapped, parts, strict=True)]),
        _shifted([part.documents for part in parts], starts),
        np.concatenate([part.places for part in parts]),
        np.concatenate([part.capitals for part in parts]),
    )
    return joined, mapped


def _shifted(documents: Sequence[Integers], starts: Sequence[int]) -> Integers:
    return np.concatenate([part.astype(np.uint32) + start for part, start in zip(documents, starts, strict=False)])


def finish(columns: Columns, mapped: Mapper = map) -> tuple[Arrays, dict[str, Any]]:
    """Return the arrays of a segment and what its file says beside them; see ``codec/FORMAT.md``.

    Args:
        columns: Of its articles.
        mapped: How records are deflated.
    """
    arrays: Arrays = {}
    storing = Storing(columns.records, mapped)
    for name, field in columns.fields.items():
        found, terms = invert(name, field, placed=name in _PLACED)
        arrays |= found
        if name == TEXT:
            arrays |= invert_stems(_stems(terms))
    for name, lengths in columns.lengths.items():
        arrays[f"{name}.lengths"] = narrow(lengths)
    for name, lookup in columns.lookups.items():
        arrays |= _sorted_lookup(name, lookup)
    keys = [columns.title_keys[number] for number in columns.titles.tolist()]
    rank = {key: i for i, key in enumerate(sorted(set(keys)))}
    arrays |= {
        "body.starts": narrow(columns.starts),
        "body.ends": narrow(columns.ends),
        "line.column": narrow(columns.lines),
        "path.column": narrow(ranked(columns.fields["path"])[1][columns.paths]),
        "title.rank": narrow(np.array([rank[key] for key in keys], np.int64)),
    }
    arrays |= _report_arrays(columns.reports)
    arrays |= storing.arrays()
    meta = {
        "schema": SCHEMA_VERSION,
        "documents": len(columns),
        "lengths": {name: int(lengths.sum(dtype=np.int64)) for name, lengths in columns.lengths.items()},
        "longest": {name: int(lengths.max(initial=0)) for name, lengths in columns.lengths.items()},
    }
    return arrays, meta


def _sorted_lookup(name: str, lookup: Lookup) -> Arrays:
    order = np.lexsort((lookup.documents, lookup.numbers))
    kind = LOOKUPS[name]
    return {
        f"{name}.numbers": (kind, lookup.numbers[order].astype(_TYPES[kind]).tobytes()),
        f"{name}.documents": ("H", lookup.documents[order].astype("<u2").tobytes()),
    }


def read_reports(arrays: ArrayFile) -> Reports:
    """Return by what the articles of a segment are grouped into stories, the deleted ones among them."""
    return Reports(
        days=np.asarray(arrays["date.column"]),
        words=np.asarray(arrays["stories.vocabulary"])[np.asarray(arrays["stories.words"])],
        ends=np.cumsum(np.asarray(arrays["stories.counts"]), dtype=np.uint32),
        cues=np.asarray(arrays["stories.cues"]),
        bands=np.asarray(arrays["stories.bands"]).reshape(-1, BANDS),
    )


def _report_arrays(reports: Reports) -> Arrays:
    vocabulary, numbers, counts = np.unique(reports.words, return_inverse=True, return_counts=True)
    order = np.argsort(-counts, kind="stable")  # the most frequent first: small numbers take least on disk
    rank = np.empty(len(order), np.int64)
    rank[order] = np.arange(len(order))
    return {
        "date.column": _wide(reports.days),
        "stories.vocabulary": _wide(vocabulary[order]),
        "stories.words": narrow(rank[numbers]),
        "stories.counts": narrow(np.diff(np.append(0, reports.ends.astype(np.int64)))),
        "stories.cues": ("B", reports.cues.tobytes()),
        "stories.bands": _wide(reports.bands),
    }


def _wide(values: Integers) -> tuple[str, bytes]:
    return "I", values.astype("<u4").tobytes()


def _stems(terms: Sequence[bytes]) -> list[bytes]:
    """Return the stem of each of the terms of a dictionary."""
    if not terms:
        return []
    texts, widths = zip(*map(read_text_term, terms), strict=True)
    return [*map(text_term, stems(texts), widths)]
