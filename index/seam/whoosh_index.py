"""A Whoosh index with our table of contents and our segments; lock and two-phase commit are Whoosh's."""

from __future__ import annotations

import datetime
import os
import re
import socket
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any

from whoosh.filedb.filestore import FileStorage, RamStorage
from whoosh.index import TOC, FileIndex
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
    toc_name,
    write_toc,
)
from index.columns import finish
from index.errors import LockedIndexError
from index.seam.codec import ColumnarCodec, WhooshSegment
from index.seam.schema import news_schema

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from index.columns import Columns

_LOCK = "WRITELOCK"
_PATIENCE = 0.1
_OURS = re.compile(rf"({INDEX_NAME}_[0-9a-z]+)\.[A-Za-z0-9_.]+|_{INDEX_NAME}_([0-9]+)\.[a-z.]+")


class _Storage(FileStorage):
    """A folder in which nothing is done but what we do: Whoosh would empty a folder MAIN.tmp, wherever it leads."""

    def temp_storage(self, name: str | None = None) -> RamStorage:  # noqa: ARG002
        return RamStorage()


class NewsIndex(FileIndex):
    """An index in a folder; the folder must hold one (``create`` makes one).

    Args:
        folder: Of the index.
        anew: Whether its next generation has nothing of this one, which need not be readable.

    Raises:
        NoIndexError: It does not.
        DamagedIndexError: Its table of contents is altered, or of another version.
    """

    def __init__(self, folder: Path, *, anew: bool = False) -> None:
        # Whoosh's own constructor reads its pickled table of contents.
        self.storage = _Storage(str(folder))
        self.indexname = INDEX_NAME
        self.folder = folder
        self._anew = anew
        self._schema = news_schema()
        self._read_toc()

    @classmethod
    def create(cls, folder: Path) -> NewsIndex:
        """Make a folder that only its owner may read, with an empty index in it."""
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        refuse_links(folder)
        write_toc(folder, Toc(0, (), None, None, (), _now()))
        return cls(folder)

    def _read_toc(self) -> TOC:
        if self._anew:
            return TOC(self._schema, [], latest_generation(self.folder))
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
        until = time.monotonic() + timeout  # not the time of day, by which Whoosh waits: it may be set back
        while not (held := lock.acquire()) and time.monotonic() < until:
            time.sleep(_PATIENCE)
        if not held:
            holder = path.read_text(encoding="utf-8", errors="replace")[:200] or "another process"
            raise LockedIndexError(f"{self.folder} is locked by {holder}; wait for it, or give --lock-timeout SECONDS")
        try:
            path.write_text(f"process {os.getpid()} on {socket.gethostname()} since {_now()}", encoding="utf-8")
            yield
        finally:
            with suppress(OSError):  # nobody who asks for the lock reads on, once it is free
                path.write_text("", encoding="utf-8")
            lock.release()

    def writer(self, jobs: int = 1, **options: Any) -> NewsWriter:
        """Return a writer; ``locked`` is held meanwhile, so that nothing changes between plan and commit.

        Args:
            jobs: How much is deflated at a time.
            options: Whoosh's own.
        """
        return NewsWriter(self, jobs, codec=ColumnarCodec(), _lk=False, **options)


class NewsWriter(SegmentWriter):
    """Adds whole segments and deletes documents; a commit is one rename."""

    def __init__(self, index: NewsIndex, jobs: int, **options: Any) -> None:
        super().__init__(index, **options)
        self._folder, self._jobs = index.folder, jobs
        self._begun: list[str] = []
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
        name = segment.make_filename(SEGMENT_ENDING)
        with ThreadPoolExecutor(self._jobs) as threads:
            arrays, meta = finish(columns, threads.map)
            self._begun.append(name)
            with (self._folder / name).open("wb") as file:
                write_arrays(file, arrays, meta, PLAIN, threads.map)
                sync(file.fileno())
        self._new.append(segment)

    def discard(self) -> None:
        """Take away what was written and will not be committed, as far as the disk lets it.

        A commit that failed when its table of contents was in place has happened: then nothing is taken away.
        """
        if not self.is_closed:
            with suppress(OSError):
                self.cancel()
        if not (self._folder / toc_name(self.generation)).exists():
            for name in (*self._begun, self.manifest, self.founders, f"{toc_name(self.generation)}.new"):
                if name:
                    with suppress(OSError):
                        (self._folder / name).unlink()

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
