"""Our segments behind Whoosh's codec interface, read only: what writes them is ``index.columns``."""

from __future__ import annotations

from array import array
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING, Any

from whoosh.codec import base
from whoosh.matching import LeafMatcher, ReadTooFar
from whoosh.reading import TermInfo

from index.codec.segment import Dictionary, Postings, Segment
from index.codec.toc import INDEX_NAME, SEGMENT_ENDING
from index.schema import PLACED_FIELDS, TEXT, VALUE_FIELDS, ZONES, read_text_term
from index.seam.analysis import Places
from index.seam.schema import TEXT_STEM

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from whoosh.filedb.filestore import FileStorage

_FIELDS = sorted((*PLACED_FIELDS, TEXT_STEM, *VALUE_FIELDS, ZONES))


class WhooshSegment(base.Segment):
    """A segment as Whoosh's table of contents lists it."""

    def __init__(self, name: str, documents: int, deleted: frozenset[int]) -> None:
        super().__init__(INDEX_NAME)
        self.segid = name.removeprefix(f"{INDEX_NAME}_")
        self._documents = documents
        self._deleted = set(deleted)

    def codec(self) -> ColumnarCodec:
        return ColumnarCodec()

    def doc_count_all(self) -> int:
        return self._documents

    def deleted_count(self) -> int:
        return len(self._deleted)

    def deleted_docs(self) -> frozenset[int]:
        return frozenset(self._deleted)

    def delete_document(self, docnum: int, delete: bool = True) -> None:  # noqa: FBT001, FBT002
        (self._deleted.add if delete else self._deleted.discard)(docnum)

    def is_deleted(self, docnum: int) -> bool:
        return docnum in self._deleted

    def should_assemble(self) -> bool:
        return False


class _Nothing:
    """Stands where Whoosh keeps a writer of documents one by one; ours come as whole segments."""

    is_closed = True


class ColumnarCodec(base.Codec):
    """Whoosh's way to our segments."""

    def per_document_writer(self, storage: FileStorage, segment: WhooshSegment) -> _Nothing:  # noqa: ARG002
        return _Nothing()

    def field_writer(self, storage: FileStorage, segment: WhooshSegment) -> _Nothing:  # noqa: ARG002
        return _Nothing()

    def terms_reader(self, storage: FileStorage, segment: WhooshSegment) -> ColumnarTerms:
        return ColumnarTerms(_open(storage, segment))

    def per_document_reader(self, storage: FileStorage, segment: WhooshSegment) -> ColumnarDocuments:
        return ColumnarDocuments(_open(storage, segment))

    def new_segment(self, storage: FileStorage, indexname: str) -> WhooshSegment:  # noqa: ARG002
        return WhooshSegment(base.Segment(indexname).segment_id(), 0, frozenset())


def _open(storage: FileStorage, segment: WhooshSegment) -> Segment:
    return Segment(Path(storage.folder) / segment.make_filename(SEGMENT_ENDING), segment.deleted_docs())


def _dictionary(segment: Segment, fieldname: str) -> Dictionary:
    return segment.stems if fieldname == TEXT_STEM else segment.field(fieldname)


def _postings(segment: Segment, fieldname: str, number: int) -> Postings:
    """Return the postings of a term as Whoosh wants them: a stem's merged, a value's with a frequency of 1."""
    if fieldname == TEXT_STEM:
        field = segment.field(TEXT)
        return _merged([field.postings(form) for form in segment.stems.forms(number)])
    if fieldname in VALUE_FIELDS:
        documents = segment.field(fieldname).documents(number)
        return Postings(documents, memoryview(b"\1" * len(documents)), memoryview(bytes(len(documents))))
    return segment.field(fieldname).postings(number)


def _merged(forms: list[Postings]) -> Postings:
    places: dict[int, list[int]] = {}
    for postings in forms:
        for document, each in postings.by_document():
            places.setdefault(document, []).extend(each)
    documents = sorted(places)
    return Postings(
        memoryview(array("H", documents)),
        memoryview(array("I", [len(places[document]) for document in documents])),
        memoryview(array("I", [place for document in documents for place in sorted(places[document])])),
    )


class ColumnarTerms(base.TermsReader):
    """The dictionaries of a segment."""

    def __init__(self, segment: Segment) -> None:
        self._segment = segment

    def _number(self, fieldname: str, text: bytes) -> int:
        number = _dictionary(self._segment, fieldname).find(text) if fieldname in _FIELDS else None
        if number is None:
            raise KeyError((fieldname, text))
        return number

    def __contains__(self, term: tuple[str, bytes]) -> bool:
        fieldname, text = term
        return fieldname in _FIELDS and _dictionary(self._segment, fieldname).find(text) is not None

    def cursor(self, fieldname: str, fieldobj: Any) -> ColumnarCursor:
        return ColumnarCursor(self, _dictionary(self._segment, fieldname), fieldname, fieldobj.from_bytes)

    def indexed_field_names(self) -> list[str]:
        return _FIELDS

    def terms(self) -> Iterator[tuple[str, bytes]]:
        for name in _FIELDS:
            yield from self.terms_from(name, b"")

    def terms_from(self, fieldname: str, prefix: bytes) -> Iterator[tuple[str, bytes]]:
        dictionary = _dictionary(self._segment, fieldname)
        for number in range(dictionary.number_from(prefix), len(dictionary)):
            yield fieldname, dictionary.term(number)

    def items(self) -> Iterator[tuple[tuple[str, bytes], TermInfo]]:
        return ((term, self.term_info(*term)) for term in self.terms())

    def items_from(self, fieldname: str, prefix: bytes) -> Iterator[tuple[tuple[str, bytes], TermInfo]]:
        return ((term, self.term_info(*term)) for term in self.terms_from(fieldname, prefix))

    def term_info(self, fieldname: str, text: bytes) -> TermInfo:
        # Made afresh for each call: Whoosh adds those of several segments up in the object that it was given.
        postings = _postings(self._segment, fieldname, self._number(fieldname, text))
        lengths = _lengths(self._segment, fieldname)
        found = [lengths[document] for document in postings.documents] if lengths else [1]
        return TermInfo(
            weight=float(sum(postings.frequencies)),
            df=len(postings.documents),
            minlength=min(found),
            maxlength=max(found),
            maxweight=float(max(postings.frequencies)),
            minid=postings.documents[0],
            maxid=postings.documents[-1],
        )

    def matcher(self, fieldname: str, text: bytes, format_: Any, scorer: Any = None) -> ColumnarMatcher:
        postings = _postings(self._segment, fieldname, self._number(fieldname, text))
        return ColumnarMatcher((fieldname, text), postings, _lengths(self._segment, fieldname), format_, scorer)


def _lengths(segment: Segment, fieldname: str) -> memoryview | None:
    """Return the lengths of a field in each document, None where a field has none."""
    name = TEXT if fieldname == TEXT_STEM else fieldname
    return segment.lengths(name) if name in PLACED_FIELDS else None


class ColumnarCursor(base.FieldCursor):
    """A place in one dictionary; Whoosh walks automata along it."""

    def __init__(
        self, terms: ColumnarTerms, dictionary: Dictionary, fieldname: str, from_bytes: Callable[[bytes], str]
    ) -> None:
        self._terms, self._fieldname, self._from_bytes = terms, fieldname, from_bytes
        self._field = dictionary
        self._number = 0

    def is_valid(self) -> bool:
        return self._number < len(self._field)

    def text(self) -> str | None:
        return self._from_bytes(self._field.term(self._number)) if self.is_valid() else None

    def first(self) -> str | None:
        self._number = 0
        return self.text()

    def find(self, string: str | bytes) -> str | None:
        self._number = self._field.number_from(string.encode() if isinstance(string, str) else string)
        return self.text()

    def next(self) -> str | None:
        self._number += 1
        return self.text()

    def term_info(self) -> TermInfo | None:
        return self._terms.term_info(self._fieldname, self._field.term(self._number)) if self.is_valid() else None


class ColumnarMatcher(LeafMatcher):
    """The postings of one term."""

    def __init__(
        self, term: tuple[str, bytes], postings: Postings, lengths: memoryview | None, format_: Any, scorer: Any
    ) -> None:
        self._term, self._postings, self._lengths, self.format, self.scorer = term, postings, lengths, format_, scorer
        self._ends = list(accumulate(postings.frequencies))
        self._at = 0
        self._width = read_text_term(term[1])[1] if term[0] in (*PLACED_FIELDS, TEXT_STEM) else 1

    def term(self) -> tuple[str, bytes]:
        return self._term

    def is_active(self) -> bool:
        return self._at < len(self._ends)

    def reset(self) -> None:
        self._at = 0

    def copy(self) -> ColumnarMatcher:
        copied = type(self)(self._term, self._postings, self._lengths, self.format, self.scorer)
        copied._at = self._at  # noqa: SLF001
        return copied

    def id(self) -> int:
        return self._postings.documents[self._at]

    def next(self) -> bool:
        if not self.is_active():
            raise ReadTooFar
        self._at += 1
        return True

    def skip_to(self, id: int) -> bool:  # noqa: A002
        if not self.is_active():
            raise ReadTooFar
        while self.is_active() and self.id() < id:
            self._at += 1
        return True

    def all_ids(self) -> Iterator[int]:
        return iter(self._postings.documents)

    def supports(self, astype: str) -> bool:
        return astype in ("positions", "frequency", "weight")

    def _places(self) -> memoryview:
        end = self._ends[self._at]
        return self._postings.places[end - self._postings.frequencies[self._at] : end]

    def value(self) -> bytes:
        return Places.encode(self._places())

    def value_as(self, astype: str) -> Any:
        return list(self._places()) if astype == "positions" else self._postings.frequencies[self._at]

    def spans(self) -> list[Any]:
        from whoosh.query.spans import Span  # noqa: PLC0415 - Whoosh's own matchers import it so: it imports them

        return [Span(place, place + self._width - 1) for place in self._places()]

    def weight(self) -> float:
        return float(self._postings.frequencies[self._at])

    def length(self) -> int:
        return self._lengths[self.id()] if self._lengths else 1

    def score(self) -> float:
        return float(self.scorer.score(self)) if self.scorer else self.weight()

    def supports_block_quality(self) -> bool:
        return False


class ColumnarDocuments(base.PerDocumentReader):
    """What a segment knows of each document."""

    def __init__(self, segment: Segment) -> None:
        self._segment = segment

    def doc_count(self) -> int:
        return self._segment.live

    def doc_count_all(self) -> int:
        return self._segment.size

    def has_deletions(self) -> bool:
        return bool(self._segment.deleted)

    def is_deleted(self, docnum: int) -> bool:
        return docnum in self._segment.deleted

    def deleted_docs(self) -> frozenset[int]:
        return self._segment.deleted

    def doc_field_length(self, docnum: int, fieldname: str, default: int = 0) -> int:
        lengths = _lengths(self._segment, fieldname)
        return lengths[docnum] if lengths else default

    def field_length(self, fieldname: str) -> int:
        return sum(_lengths(self._segment, fieldname) or ())

    def min_field_length(self, fieldname: str) -> int:
        return min(_lengths(self._segment, fieldname) or (), default=0)

    def max_field_length(self, fieldname: str) -> int:
        return max(_lengths(self._segment, fieldname) or (), default=0)

    def stored_fields(self, docnum: int) -> dict[str, Any]:
        """Return the stored article; of what it holds, Whoosh shows what the schema has a field for."""
        return self._segment.stored(docnum)
