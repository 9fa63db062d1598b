"""A Whoosh index with our table of contents and our segments; lock and two-phase commit are Whoosh's."""

from __future__ import annotations

import datetime
import os
import re
import socket
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any

from whoosh.filedb.filestore import FileStorage, RamStorage
from whoosh.index import TOC, FileIndex
from whoosh.util.filelock import try_for
from whoosh.writing import SegmentWriter

from index.codec.arrays import write_arrays
from index.codec.regular import refuse_links
from index.codec.segment import PLAIN
from index.codec.toc import (
    INDEX_NAME,
    SEGMENT_ENDING,
    Entry,
    Toc,
    latest_generation,
    read_toc,
    sync,
    write_toc,
)
from index.columns import finish
from index.errors import LockedIndexError, NoIndexError
from index.seam.codec import ColumnarCodec, WhooshSegment
from index.seam.schema import news_schema

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from index.columns import Columns

_LOCK = "WRITELOCK"
_OURS = re.compile(rf"({INDEX_NAME}_[0-9a-z]+)\.[A-Za-z0-9_.]+|_{INDEX_NAME}_([0-9]+)\.[a-z.]+")


class _Storage(FileStorage):
    """A folder in which nothing is done but what we do: Whoosh would empty a folder MAIN.tmp, wherever it leads."""

    def temp_storage(self, name: str | None = None) -> RamStorage:  # noqa: ARG002
        return RamStorage()


class NewsIndex(FileIndex):
    """An index in a folder; the folder must hold one (``create`` makes one).

    Raises:
        NoIndexError: It does not.
        DamagedIndexError: Its table of contents is altered, or of another version.
    """

    def __init__(self, folder: Path) -> None:
        # Whoosh's own constructor reads its pickled table of contents.
        self.storage = _Storage(str(folder))
        self.indexname = INDEX_NAME
        self.folder = folder
        self._schema = news_schema()
        self._read_toc()

    @classmethod
    def create(cls, folder: Path) -> NewsIndex:
        """Make a folder that only its owner may read, with an empty index in it.

        Where there is an index that cannot be read, the empty one is its next generation; what it says of the files
        that were read stays, so that its roots are known when it is rebuilt.
        """
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        refuse_links(folder)
        try:
            generation = latest_generation(folder) + 1
        except NoIndexError:
            generation = 0
        manifests = sorted(folder.glob(f"_{INDEX_NAME}_*.manifest"), key=lambda path: path.stat().st_mtime_ns)
        write_toc(folder, Toc(generation, (), manifests[-1].name if manifests else None, None, (), _now()))
        return cls(folder)

    def _read_toc(self) -> TOC:
        toc = read_toc(self.folder)
        segments = [WhooshSegment(e.name, e.documents, frozenset(e.deleted)) for e in toc.segments]
        return TOC(self._schema, segments, toc.generation)

    def latest_generation(self) -> int:
        """Return the generation that was committed last."""
        return latest_generation(self.folder)

    @contextmanager
    def locked(self, timeout: float) -> Iterator[None]:
        """Hold the index's lock, which dies with the process; while it is held, its file says who holds it.

        Args:
            timeout: Seconds to wait for another writer.

        Raises:
            LockedIndexError: Another writer holds it.
            DamagedIndexError: Something in the folder leads out of it.
        """
        refuse_links(self.folder)
        lock, path = self.lock(_LOCK), self.folder / f"{INDEX_NAME}_{_LOCK}"
        if not try_for(lock.acquire, timeout=timeout, delay=0.1):
            holder = path.read_text(encoding="utf-8", errors="replace")[:200] or "another process"
            raise LockedIndexError(f"{self.folder} is locked by {holder}; wait for it, or give --lock-timeout SECONDS")
        try:
            path.write_text(f"process {os.getpid()} on {socket.gethostname()} since {_now()}", encoding="utf-8")
            yield
        finally:
            with suppress(OSError):  # nobody who asks for the lock reads on, once it is free
                path.write_text("", encoding="utf-8")
            lock.release()

    def writer(self, **options: Any) -> NewsWriter:
        """Return a writer; ``locked`` is held meanwhile, so that nothing changes between plan and commit."""
        return NewsWriter(self, codec=ColumnarCodec(), _lk=False, **options)


class NewsWriter(SegmentWriter):
    """Adds whole segments and deletes documents; a commit is one rename."""

    def __init__(self, index: NewsIndex, **options: Any) -> None:
        super().__init__(index, **options)
        self._folder = index.folder
        self._new: list[WhooshSegment] = []
        self._dropped: set[str] = set()
        self.manifest: str | None = None
        self.founders: str | None = None
        self.roots: tuple[str, ...] = ()

    def add_document(self, **fields: Any) -> None:
        """Refuse: documents come as whole segments, from ``newsdex index``."""
        raise NotImplementedError("articles are added with: newsdex index PATH")

    def add_segment(self, columns: Columns) -> None:
        """Write a segment of articles beside the others; it counts from the commit on."""
        segment = WhooshSegment(
            self.codec.new_segment(self.storage, INDEX_NAME).segment_id(), len(columns), frozenset()
        )
        arrays, meta = finish(columns)
        with (self._folder / segment.make_filename(SEGMENT_ENDING)).open("wb") as file:
            write_arrays(file, arrays, meta, PLAIN)
            sync(file.fileno())
        self._new.append(segment)

    def delete_named(self, name: str, documents: set[int]) -> None:
        """Mark documents of a segment as deleted, by their numbers in it."""
        segment = next(each for each in self.segments if each.segment_id() == name)
        for document in documents:
            segment.delete_document(document)

    def drop_all(self) -> None:
        """Leave every segment that there is out of the next generation."""
        self._dropped = {segment.segment_id() for segment in self.segments}

    def drop_segment(self, name: str) -> None:
        """Leave a segment out of the next generation."""
        self._dropped.add(name)

    def entries(self) -> tuple[Entry, ...]:
        """Return the segments that the next generation has as things stand."""
        return _entries(self._segments_to_be())

    def _merge_segments(self, mergetype: Any, optimize: Any, merge: Any) -> list[WhooshSegment]:  # noqa: ARG002
        return self._segments_to_be()

    def _segments_to_be(self) -> list[WhooshSegment]:
        kept = [s for s in self.segments if s.doc_count() and s.segment_id() not in self._dropped]
        return kept + self._new

    def _close_segment(self) -> None:
        self.pool.cleanup()

    def _commit_toc(self, segments: list[WhooshSegment]) -> None:
        entries = _entries(segments)
        write_toc(self._folder, Toc(self.generation, entries, self.manifest, self.founders, self.roots, _now()))
        self._clean({entry.name for entry in entries})

    def _clean(self, names: set[str]) -> None:
        for path in self._folder.iterdir():
            match = _OURS.fullmatch(path.name)
            stale = match and (match[1] not in names if match[1] else int(match[2]) != self.generation)
            if stale:
                with suppress(OSError):  # a reader on Windows still has it open; the next commit tries again
                    path.unlink()


def _entries(segments: Iterable[WhooshSegment]) -> tuple[Entry, ...]:
    return tuple(Entry(s.segment_id(), s.doc_count_all(), tuple(sorted(s.deleted_docs()))) for s in segments)


def _now() -> str:
    return datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
