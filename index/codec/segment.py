"""A segment read in place: dictionaries, postings, lengths, columns and stored articles, without NumPy or Whoosh.

Documents are numbered from 0 in each segment. Postings are by document, ascending; places ascend within a document.
"""

from __future__ import annotations

import os
from bisect import bisect_left, bisect_right
from functools import cached_property
from itertools import accumulate, pairwise

from index.codec.arrays import ArrayFile, CheckedArray
from index.codec.stored import Stored
from index.errors import DamagedIndexError
from index.frozen import NamedTuple
from index.schema import (
    DAY_FIELDS,
    KEYWORD_FIELDS,
    PLACED_FIELDS,
    SCHEMA_VERSION,
    TEXT,
    ZONES,
    read_text_term,
    text_term,
    widths_prefix,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from typing import Any

SEGMENT_LIMIT = 1 << 16
"""Articles in one segment at the most: a document number fits 16 bits."""

STEMS = "stems"
"""The dictionary of the stems of the terms of ``text``."""

EVERY = 64
"""Of every so many terms of a dictionary the first bytes lie apart, so that a search looks into few of its stripes."""

LEADING = 8
"""How many bytes that are."""

_MOST_KNOWN = 4096  # terms of a field that are found at once when they are asked for again

_FIELDS = (*PLACED_FIELDS, *KEYWORD_FIELDS, *DAY_FIELDS, ZONES)
PLAIN = frozenset(
    """
date.column line.column path.column text.lengths people.lengths body.starts body.ends
zones.text zones.ends zones.first zones.at stored.dictionary stored.lengths stored.offsets stored.blocks
""".split()  # noqa: SIM905
) | {f"{name}.every" for name in (*_FIELDS, STEMS)}
"""Arrays that are never packed: most questions read of them, or of all their stripes, or they are deflated already."""

_COLUMNS = ("body.starts", "body.ends", "date.column", "line.column", "path.column", "title.rank", "stored.lengths")


class Postings(NamedTuple):
    """The documents of one term: numbers, how often it stands in each, and its places.

    Attributes:
        documents: Ascending.
        frequencies: As many; each at least 1.
        places: All places of the term, document by document.
    """

    documents: memoryview
    frequencies: memoryview
    places: memoryview

    def by_document(self) -> Iterator[tuple[int, memoryview]]:
        """Yield each document and the term's places in it."""
        start = 0
        for document, end in zip(self.documents, accumulate(self.frequencies), strict=True):
            yield document, self.places[start:end]
            start = end


class Dictionary:
    """Terms in the order of their bytes, numbered from 0, searched in place.

    Args:
        arrays: The segment's.
        name: Of the field, or of the stems.
    """

    def __init__(self, arrays: ArrayFile, name: str) -> None:
        self._text, self._ends = arrays.checked(f"{name}.text"), arrays.checked(f"{name}.ends")
        self._every = arrays.checked(f"{name}.every")
        self._widths: dict[str, Sequence[tuple[int, int]]] = {}

    def __len__(self) -> int:
        return len(self._ends) - 1

    def term(self, number: int) -> bytes:
        """Return a term by its number."""
        return bytes(self._text[self._ends[number] : self._ends[number + 1]])

    def sorted_text(self) -> tuple[memoryview, memoryview]:
        """Return all terms end to end, and where each begins; at last where the last one ends."""
        return self._text.whole(), self._ends.whole()

    def number_from(self, term: bytes) -> int:
        """Return the number of the first term that is not before this one."""
        key = int.from_bytes(term[:LEADING].ljust(LEADING, b"\0"), "big")
        first = bisect_left(self._every, key)
        last = bisect_right(self._every, key, first)
        return bisect_left(
            range(len(self)), term, max(0, (first - 1) * EVERY), min(last * EVERY, len(self)), key=self.term
        )

    def find(self, term: bytes) -> int | None:
        """Return the number of a term, or None if no document has it."""
        number = self.number_from(term)
        return number if number < len(self) and self.term(number) == term else None

    def widths(self, term: str) -> Sequence[tuple[int, int]]:
        """Return the numbers of a term of a text and the places that it takes there, for every width that it has."""
        known = self._widths.get(term)
        if known is None:
            known = self._widths[term] = tuple(self._find_widths(term))
        return known

    def _find_widths(self, term: str) -> Iterator[tuple[int, int]]:
        narrow, wide = text_term(term), widths_prefix(term)  # nothing sorts between the two
        for number in range(self.number_from(narrow), len(self)):
            found = self.term(number)
            if found == narrow:
                yield number, 1
            elif found.startswith(wide):
                yield number, read_text_term(found)[1]
            else:
                return

    def numbers_with_prefix(self, prefix: bytes) -> range:
        """Return the numbers of the terms that begin so."""
        before = prefix.rstrip(b"\xff")  # the least that is greater than all that begins so: its last byte counted up
        after = self.number_from(before[:-1] + bytes((before[-1] + 1,))) if before else len(self)
        return range(self.number_from(prefix), after)

    def holding(self, part: bytes, among: range) -> Iterator[int]:
        """Yield the numbers of those of a row of terms that hold these bytes, each once, in order; of none, nothing."""
        if not among or not part:
            return
        # The dictionary lies end to end: one search through all of it instead of a look at each term.
        start, end = self._ends[among.start], self._ends[among.stop]
        text = bytes(self._text[start:end])
        at = text.find(part)
        while at >= 0:
            number = bisect_right(self._ends, start + at) - 1
            if start + at + len(part) <= self._ends[number + 1]:
                yield number
                at = text.find(part, self._ends[number + 1] - start)
            else:
                at = text.find(part, at + 1)

    def with_prefix(self, prefix: bytes) -> Iterator[tuple[int, bytes]]:
        """Yield (number, term) of the terms that begin so, in order."""
        numbers = self.numbers_with_prefix(prefix)
        if numbers:
            start = self._ends[numbers.start]
            ends = [end - start for end in self._ends[numbers.start : numbers.stop + 1]]
            text = bytes(self._text[start : start + ends[-1]])
            yield from zip(numbers, (text[first:last] for first, last in pairwise(ends)), strict=True)


class Field(Dictionary):
    """One field's dictionary and postings.

    Args:
        arrays: The segment's.
        name: Of the field.
    """

    def __init__(self, arrays: ArrayFile, name: str) -> None:
        super().__init__(arrays, name)
        self._arrays, self._name = arrays, name
        self._first, self._documents = arrays.checked(f"{name}.first"), arrays.checked(f"{name}.documents")
        self._postings: dict[int, Postings] = {}

    def document_count(self, number: int) -> int:
        """Return how many documents have the term, deleted ones included."""
        known = self._postings.get(number)
        return len(known.documents) if known else self._first[number + 1] - self._first[number]

    def counts(self, numbers: range) -> Iterator[int]:
        """Yield how many documents have each of a row of terms, deleted ones included."""
        yield from (last - first for first, last in pairwise(self._first[numbers.start : numbers.stop + 1]))

    def documents(self, number: int, until: int | None = None) -> memoryview:
        """Return the documents of a term or, with ``until``, those of the terms up to that one, end to end.

        Only a field whose terms are days is asked for several; a document then stands there once for each.
        """
        return self._documents[self._first[number] : self._first[number + 1 if until is None else until]]

    def postings(self, number: int) -> Postings:
        """Return the postings of a term of a field that has places."""
        known = self._postings.get(number)
        if known is None:
            if len(self._postings) >= _MOST_KNOWN:
                self._postings.clear()
            known = self._postings[number] = self._read_postings(number)
        return known

    def _read_postings(self, number: int) -> Postings:
        arrays, name = self._arrays, self._name
        start, end = self._first[number], self._first[number + 1]
        at = arrays.checked(f"{name}.at")
        return Postings(
            self._documents[start:end],
            arrays.checked(f"{name}.frequencies")[start:end],
            arrays.checked(f"{name}.places")[at[number] : at[number + 1]],
        )

    def occurrences(self, number: int) -> int:
        """Return how often a term of a field that has places stands in it."""
        at = self._arrays.checked(f"{self._name}.at")
        return at[number + 1] - at[number]


class Stems(Dictionary):
    """The stems of the terms of ``text``, and the terms that each is the stem of."""

    def __init__(self, arrays: ArrayFile) -> None:
        super().__init__(arrays, STEMS)
        self._first, self._forms = arrays.checked(f"{STEMS}.first"), arrays.checked(f"{STEMS}.forms")

    def forms(self, number: int) -> memoryview:
        """Return the numbers of the terms of ``text`` that have this stem, ascending."""
        return self._forms[self._first[number] : self._first[number + 1]]


def _size(arrays: ArrayFile) -> int:
    """Return how many documents a segment has, and see that it is made as segments are.

    Raises:
        DamagedIndexError: It is not: an array is missing, or not as long as another says.
    """
    size: int = arrays.meta.get("documents", -1)
    counts = arrays.counts()
    totals = [arrays.meta.get(name) for name in ("lengths", "longest")]
    whole = (
        isinstance(size, int)
        and 0 <= size <= SEGMENT_LIMIT
        and arrays.meta.get("schema") == SCHEMA_VERSION
        and all(isinstance(of, dict) and all(isinstance(of.get(n), int) for n in PLACED_FIELDS) for of in totals)
        and all(counts.get(name) == size for name in (*_COLUMNS, *(f"{field}.lengths" for field in PLACED_FIELDS)))
        and all(counts.get(f"{name}.ends", 0) == counts.get(f"{name}.first", -1) > 0 for name in (*_FIELDS, STEMS))
        and all(counts.get(f"{name}.every") == -(-(counts[f"{name}.ends"] - 1) // EVERY) for name in (*_FIELDS, STEMS))
        and all(counts.get(f"{name}.at") == counts[f"{name}.ends"] for name in (*PLACED_FIELDS, ZONES))
    )
    if not whole:
        raise DamagedIndexError(f"{arrays.path}: not a whole segment of this version; run: newsdex check --repair")
    return size


class Segment:
    """An open segment.

    Args:
        path: Its file, named after it.
        deleted: Numbers of the documents that are no more.

    Raises:
        DamagedIndexError: The file is not a whole segment of this format.
    """

    def __init__(self, path: str | os.PathLike[str], deleted: frozenset[int]) -> None:
        self.name = os.path.splitext(os.path.basename(path))[0]
        self.arrays = ArrayFile(path)
        self.deleted = deleted
        self.size = _size(self.arrays)
        self._fields: dict[str, Field] = {}
        self._capitals: dict[int, tuple[int, int]] = {}
        self._stored = Stored(self.arrays)

    def delete(self, documents: Iterable[int]) -> None:
        """Count documents as deleted from now on; the file stays as it is."""
        self.deleted |= frozenset(documents)

    @property
    def stored_size(self) -> int:
        """Bytes of all records, deleted documents included."""
        return sum(self.arrays["stored.lengths"])

    @property
    def live(self) -> int:
        """How many documents are not deleted."""
        return self.size - len(self.deleted)

    def field(self, name: str) -> Field:
        """Return a field by its name in the schema."""
        if name not in self._fields:
            self._fields[name] = Field(self.arrays, name)
        return self._fields[name]

    def live_count(self, name: str, number: int) -> int:
        """Return how many documents that are not deleted have a term of a field."""
        field = self.field(name)
        deleted = len(self.deleted.intersection(field.documents(number))) if self.deleted else 0
        return field.document_count(number) - deleted

    @cached_property
    def stems(self) -> Stems:
        """The stems of the terms of ``text``."""
        return Stems(self.arrays)

    def capitals(self, number: int) -> tuple[int, int]:
        """Return how often a term of ``text`` stands inside a sentence of a body, and how often capitalised."""
        known = self._capitals.get(number)
        if known is None:
            if len(self._capitals) >= _MOST_KNOWN:
                self._capitals.clear()
            known = self._capitals[number] = self._read_capitals(number)
        return known

    def _read_capitals(self, number: int) -> tuple[int, int]:
        return self.arrays.checked(f"{TEXT}.uses")[number], self.arrays.checked(f"{TEXT}.capitals")[number]

    def body(self, document: int) -> tuple[int, int]:
        """Return the half-open range of places in ``text`` that the body of a document takes."""
        return self.arrays.checked("body.starts")[document], self.arrays.checked("body.ends")[document]

    def lengths(self, name: str) -> memoryview:
        """Return the length of a field in each document, in places."""
        return self.arrays[f"{name}.lengths"]

    def longest(self, name: str) -> int:
        """Return the greatest length of a field."""
        length: int = self.arrays.meta["longest"][name]
        return length

    def total_length(self, name: str) -> int:
        """Return the sum of the lengths of a field, deleted documents included."""
        total: int = self.arrays.meta["lengths"][name]
        return total

    @cached_property
    def dates(self) -> memoryview:
        """The day of each document as a proleptic Gregorian ordinal, 0 where it has none."""
        return self.arrays["date.column"]

    @cached_property
    def lines(self) -> CheckedArray:
        """The line of each document's first source."""
        return self.arrays.checked("line.column")

    def path(self, number: int) -> str:
        """Return the path of a document's first source."""
        return self.field("path").term(self.arrays.checked("path.column")[number]).decode("utf-8", "surrogateescape")

    def stored(self, number: int) -> dict[str, Any]:
        """Return what is stored of a document."""
        return self._stored.document(number)

    def record(self, number: int) -> bytes:
        """Return what is stored of a document as the JSON that it is stored as."""
        return self._stored.record(number)

    def records(self) -> bytes:
        """Return what is stored of all documents, end to end; the array ``stored.lengths`` cuts them apart."""
        return self._stored.everything()
