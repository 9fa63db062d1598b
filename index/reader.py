"""An index opened for reading: one generation of it, which stays what it is while writers commit others."""

from __future__ import annotations

import os

from index.codec.segment import Segment
from index.codec.toc import SEGMENT_ENDING, Entry, Toc, read_toc
from index.errors import DamagedIndexError, NewsdexError
from index.founders import Founders
from index.record import from_record
from index.ref import Ref
from index.schema import keyword_term

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path
    from typing import Any

    from index.article import Article
    from index.manifest import Manifest

_ATTEMPTS = 10


class Reader:
    """One generation of an index.

    Attributes:
        toc: Its table of contents.
        segments: Open, in the order of the table.
        founders: Which stories the articles belong to.
        kept: What those who ask it keep for the next question, each under a key of their own.

    Raises:
        NoIndexError: There is none at that folder.
        DamagedIndexError: It is cut, altered, or of another version.
    """

    def __init__(self, folder: str | os.PathLike[str]) -> None:
        self._folder = os.fspath(folder)
        self._averages: dict[str, float] = {}
        self.kept: dict[Any, Any] = {}
        for attempt in range(1, _ATTEMPTS + 1):
            try:
                self.toc: Toc = read_toc(folder)
                self.segments = [self._open(entry) for entry in self.toc.segments]
                path = os.path.join(folder, self.toc.founders) if self.toc.founders else None
                self.founders = Founders(path, [entry.documents for entry in self.toc.segments])
            except FileNotFoundError as error:
                # A writer committed between the two reads and cleaned up what this table of contents names.
                if attempt == _ATTEMPTS:
                    raise DamagedIndexError(f"{error.filename}: missing; run: newsdex check --repair") from error
            except OSError as error:
                reason = (error.strerror or str(error)).lower()
                raise NewsdexError(f"{error.filename or folder}: the index cannot be read: {reason}") from error
            else:
                return

    def _open(self, entry: Entry) -> Segment:
        path = os.path.join(self._folder, f"{entry.name}{SEGMENT_ENDING}")
        segment = Segment(path, frozenset(entry.deleted))
        if segment.size != entry.documents:
            raise DamagedIndexError(f"{path}: not the segment that was written; run: newsdex check --repair")
        return segment

    @property
    def folder(self) -> Path:
        """Where it is."""
        from pathlib import Path  # noqa: PLC0415 - a question is answered before it is imported

        return Path(self._folder)

    def manifest(self) -> Manifest:
        """Return what was read into it; where a writer has put another generation in its place, into that one.

        Raises:
            DamagedIndexError: The list is missing, or altered.
            NewsdexError: It cannot be read.
        """
        from index.manifest import Manifest, read_manifest  # noqa: PLC0415 - no question asks for it

        try:
            return read_manifest(self.folder / self.toc.manifest) if self.toc.manifest else Manifest()
        except DamagedIndexError:
            now = Reader(self._folder)
            if now.toc.generation == self.toc.generation:
                raise
            return now.manifest()

    def __len__(self) -> int:
        return sum(segment.live for segment in self.segments)

    def average_length(self, field: str) -> float:
        """Return how many places a field of text has in an article on average."""
        if field not in self._averages:
            total = sum(segment.total_length(field) for segment in self.segments)
            gone = sum(segment.lengths(field)[d] for segment in self.segments for d in segment.deleted)
            self._averages[field] = (total - gone) / max(1, len(self))
        return self._averages[field]

    def all(self) -> Iterator[Ref]:
        """Yield every article."""
        for number, segment in enumerate(self.segments):
            yield from (Ref(number, document) for document in range(segment.size) if document not in segment.deleted)

    def with_keyword(self, field: str, value: str) -> list[Ref]:
        """Return the articles whose field holds exactly this value."""
        found = []
        for number, segment in enumerate(self.segments):
            term = segment.field(field).find(keyword_term(value))
            if term is not None:
                documents = segment.field(field).documents(term)
                found += [Ref(number, document) for document in documents if document not in segment.deleted]
        return found

    def article(self, ref: Ref) -> Article:
        """Return a stored article."""
        return from_record(self.segments[ref.segment].stored(ref.document))

    def named(self, name: str) -> list[Ref]:
        """Return the articles that a name leads to: an id, else a path, with its line or not, else how ids begin."""
        path, _, line = name.rpartition(":")
        found = self.with_keyword("id", name) or self.with_keyword("path", name)
        if not found and line.isdecimal():
            of_path = self.with_keyword("path", path)
            found = [ref for ref in of_path if int(line) in self._lines(ref, path)] or of_path[: len(of_path) == 1]
        if not found and name:
            prefix = keyword_term(name)
            found = [
                Ref(number, document)
                for number, segment in enumerate(self.segments)
                for term, _ in segment.field("id").with_prefix(prefix)
                for document in segment.field("id").documents(term)
                if document not in segment.deleted
            ]
        return list(dict.fromkeys(found))

    def reports(self, founders: Iterable[int]) -> list[Ref]:
        """Return the articles of the stories that these founded, in the order of the index; see ``Founders``."""
        documents = self.founders.documents(founders)
        return [
            Ref(number, document)
            for number, (segment, found) in enumerate(zip(self.segments, documents, strict=True))
            for document in found
            if document not in segment.deleted
        ]

    def _lines(self, ref: Ref, path: str) -> list[int]:
        return [source.line for source in self.article(ref).sources if source.path == path]

    def by_id(self, article_id: str) -> Ref | None:
        """Return the article that an id leads to."""
        return next(iter(self.with_keyword("id", article_id)), None)
