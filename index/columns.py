"""The columns of a segment before they are sorted and cut: what articles, workers and open segments give alike.

Building, joining the shares of several processes and merging segments are one mechanism: columns are made of articles
(``analysis``) or read back from a segment, stripped of what is deleted, laid end to end, and finished. Whichever way
the same articles come together in the same order, the arrays are the same, byte for byte.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from index.codec.inversion import Arrays, Integers, Occurrences, invert, narrow, ranked, revert
from index.codec.stored import store
from index.schema import (
    DAY_FIELDS,
    KEYWORD_FIELDS,
    SCHEMA_VERSION,
    STEMMED_FIELDS,
    UNSTEMMED_FIELDS,
    ZONES,
    read_text_term,
    text_term,
)
from index.terms import stem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.codec.segment import Segment

TEXT_FIELDS = (*STEMMED_FIELDS, *UNSTEMMED_FIELDS)
FIELDS = (*TEXT_FIELDS, *KEYWORD_FIELDS, *DAY_FIELDS, ZONES)
LOOKUPS = {"digests": "Q", "fingerprints": "I"}
_TYPES = {"Q": "<u8", "I": "<u4"}


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
        titles: Each title as UTF-8, empty where there is none.
        dates: Days as proleptic Gregorian ordinals, 0 where there is none.
        paths: The path of each first source, by its number among the terms of ``path``.
        lines: The line of each first source.
    """

    fields: dict[str, Occurrences]
    lengths: dict[str, Integers]
    lookups: dict[str, Lookup]
    records: list[bytes]
    titles: list[bytes]
    dates: Integers
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
    records, titles = segment.records(), bytes(arrays["title.column.text"])
    record_ends = np.cumsum(np.append(0, np.asarray(arrays["stored.lengths"]))).tolist()
    columns = Columns(
        fields={name: revert(name, arrays) for name in FIELDS},
        lengths={name: np.asarray(arrays[f"{name}.lengths"]) for name in TEXT_FIELDS},
        lookups={
            name: Lookup(np.asarray(arrays[f"{name}.numbers"]), np.asarray(arrays[f"{name}.documents"]))
            for name in LOOKUPS
        },
        records=[records[start:end] for start, end in pairwise(record_ends)],
        titles=[titles[start:end] for start, end in pairwise(arrays["title.column.ends"].tolist())],
        dates=np.asarray(arrays["date.column"]),
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
        return Occurrences(
            field.terms, field.numbers[there], number[field.documents[there]], field.places[there]
        )  # terms that no longer occur fall away when the field is inverted

    def of_lookup(lookup: Lookup) -> Lookup:
        there = kept[lookup.documents]
        return Lookup(lookup.numbers[there], number[lookup.documents[there]])

    return Columns(
        fields={name: of_field(field) for name, field in columns.fields.items()},
        lengths={name: lengths[kept] for name, lengths in columns.lengths.items()},
        lookups={name: of_lookup(lookup) for name, lookup in columns.lookups.items()},
        records=[columns.records[i] for i in chosen],
        titles=[columns.titles[i] for i in chosen],
        dates=columns.dates[kept],
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
    return Columns(
        fields=fields,
        lengths={name: np.concatenate([part.lengths[name] for part in parts]) for name in TEXT_FIELDS},
        lookups={
            name: Lookup(
                np.concatenate([part.lookups[name].numbers for part in parts]),
                _shifted([part.lookups[name].documents for part in parts], starts),
            )
            for name in LOOKUPS
        },
        records=[record for part in parts for record in part.records],
        titles=[title for part in parts for title in part.titles],
        dates=np.concatenate([part.dates for part in parts]),
        paths=paths,
        lines=np.concatenate([part.lines for part in parts]),
    )


def _joined(parts: Sequence[Occurrences], starts: Sequence[int]) -> tuple[Occurrences, list[Integers]]:
    """Return occurrences end to end, and for each part the numbers that its terms have now."""
    number: dict[bytes, int] = {}
    mapped: list[Integers] = [
        np.array([number.setdefault(term, len(number)) for term in part.terms], np.uint32) for part in parts
    ]
    joined = Occurrences(
        list(number),
        np.concatenate([of[part.numbers] for of, part in zip(mapped, parts, strict=True)]),
        _shifted([part.documents for part in parts], starts),
        np.concatenate([part.places for part in parts]),
    )
    return joined, mapped


def _shifted(documents: Sequence[Integers], starts: Sequence[int]) -> Integers:
    return np.concatenate([part.astype(np.uint32) + start for part, start in zip(documents, starts, strict=False)])


def finish(columns: Columns) -> tuple[Arrays, dict[str, Any]]:
    """Return the arrays of a segment and what its file says beside them; see ``codec/FORMAT.md``."""
    arrays: Arrays = {}
    for name, field in columns.fields.items():
        arrays |= invert(name, field, _stem_term if name in STEMMED_FIELDS else None)
    for name, lengths in columns.lengths.items():
        arrays[f"{name}.lengths"] = narrow(lengths)
    for name, lookup in columns.lookups.items():
        arrays |= _sorted_lookup(name, lookup)
    rank = ranked(columns.fields["path"])[1]
    arrays |= {
        "date.column": ("I", columns.dates.astype("<u4").tobytes()),
        "line.column": ("I", columns.lines.astype("<u4").tobytes()),
        "path.column": ("I", rank[columns.paths].astype("<u4").tobytes()),
        "title.column.text": ("B", b"".join(columns.titles)),
        "title.column.ends": ("I", np.cumsum([0, *map(len, columns.titles)]).astype("<u4").tobytes()),
    }
    arrays |= store(columns.records)
    totals = {name: int(lengths.sum(dtype=np.int64)) for name, lengths in columns.lengths.items()}
    return arrays, {"schema": SCHEMA_VERSION, "documents": len(columns), "lengths": totals}


def _sorted_lookup(name: str, lookup: Lookup) -> Arrays:
    order = np.lexsort((lookup.documents, lookup.numbers))
    kind = LOOKUPS[name]
    return {
        f"{name}.numbers": (kind, lookup.numbers[order].astype(_TYPES[kind]).tobytes()),
        f"{name}.documents": ("H", lookup.documents[order].astype("<u2").tobytes()),
    }


def _stem_term(term: bytes) -> bytes:
    text, width = read_text_term(term)
    return text_term(stem(text), width)
