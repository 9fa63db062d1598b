"""A change of an index: what differs is read, made into segments and committed."""

from __future__ import annotations

import os
import tempfile
from contextlib import contextmanager, nullcontext, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from index.chronicle import Told, founders_of
from index.codec.segment import SEGMENT_LIMIT, Segment
from index.codec.toc import SEGMENT_ENDING
from index.columns import Columns, concatenate, read_columns
from index.errors import DamagedIndexError, NoIndexError, UnreadableError
from index.founders import write_founders
from index.intake import Intake
from index.manifest import KnownFile, Manifest, write_manifest
from index.reader import Reader
from index.remains import Remains
from index.shelf import Shelf
from index.touched import lookups_of
from index.update import Update
from index.workers import Workers

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from index.options import Options
    from index.plan import Plan
    from index.seam.whoosh_index import NewsIndex, NewsWriter
    from index.survey import Survey

_MOSTLY_DELETED = 0.5
_SEGMENT_BYTES = 1 << 26  # of records in a segment, at which it ends before: long articles take memory to sort
_SHELF = ".renditions-"


@dataclass(frozen=True, slots=True)
class Changed:
    """What a change did.

    Attributes:
        plan: In articles.
        articles: In the index afterwards.
        files: What is known of the files now.
        failures: What of standard input could not be read, and files that cannot be read now.
        forgotten: Articles of a damaged index of which nothing could be read, the day on which they came neither.
    """

    plan: Plan
    articles: int
    files: Sequence[KnownFile]
    failures: Sequence[UnreadableError]
    forgotten: int


class Change:
    """One change of an index.

    Args:
        folder: Of the index.
        index: It, locked; None if nothing is to be written.
        options: How to run.
    """

    def __init__(self, folder: Path, index: NewsIndex | None, options: Options) -> None:
        self.folder, self.options = folder, options
        self._index = index

    def run(self, seen: Survey, standard_input: str | None) -> Changed:
        """Read what is new, settle what changes, and commit it.

        Raises:
            DamagedIndexError: The index cannot be read, and is not to be rebuilt.
            NewsdexError: A worker process was ended from outside.
        """
        options, before = self.options, self._open()
        remains = Remains(self.folder) if before is None and options.rebuild else None
        # Without an index that is locked, there is no folder that is this run's alone.
        elsewhere = nullcontext(self.folder) if self._index else tempfile.TemporaryDirectory(prefix="newsdex-")
        with elsewhere as folder, _shelf(Path(folder)) as shelf, Workers(options.jobs) as workers:
            intake = Intake(seen, shelf, options.max_size, options.progress, rebuild=options.rebuild)
            intake.run(standard_input, workers)
            old = before if remains is None else remains
            arrived = {} if remains is None else remains.arrived
            update = Update(
                old, lookups_of(before), intake, shelf, options.today, rebuild=options.rebuild, arrived=arrived
            )
            new = update.columns(workers, options.progress, keep_records=self._index is None)
            if self._index is None:
                for _ in new:
                    pass
            else:
                # What is left to do needs the memory of the workers, and that of what was read.
                self._write(self._index, before, update, _then(new, workers.end, shelf.close), seen, intake)
        plan = update.plan
        articles = plan.unchanged + plan.added + plan.updated
        forgotten = 0 if remains is None else remains.lost
        return Changed(plan, articles, list(intake.files.values()), intake.failures, forgotten)

    def _open(self) -> Reader | None:
        """Return the index as it is, None where there is none or, where it is rebuilt, none that is whole."""
        rebuild = self.options.rebuild
        try:
            before = Reader(self.folder)
        except NoIndexError:
            return None
        except DamagedIndexError:
            if not rebuild:
                raise
            return None
        if rebuild and any(name for segment in before.segments for name in segment.arrays.damaged()):
            return None
        return before

    def _write(
        self,
        index: NewsIndex,
        before: Reader | None,
        update: Update,
        new: Iterator[Columns],
        seen: Survey,
        intake: Intake,
    ) -> None:
        writer = index.writer(self.options.jobs)
        committed = False
        try:
            rest = _write_whole(writer, new)
            plan = update.plan
            if plan.added or plan.updated or plan.outdated or intake.changed or seen.changes_roots:
                self.options.progress("writing", 0, 1)
                # Before what is outdated is counted as deleted; of a rebuilt index nothing old is used.
                stories = _Stories(None if self.options.rebuild else before, plan)
                _write_rest(writer, before, plan, rest)
                self.options.progress("grouping", 0, 1)
                stories.write(writer, index.folder)
                writer.roots = tuple(root.at for root in seen.manifest.roots)
                writer.manifest = f"_MAIN_{writer.generation}.manifest"
                manifest = Manifest(seen.manifest.roots, dict(sorted(intake.files.items())))
                write_manifest(index.folder / writer.manifest, manifest)
                writer.commit()
                committed = True
        finally:
            if not committed:
                writer.discard()


class _Stories:
    """The stories of an index, brought up to date.

    Args:
        before: The index as it was, None where all of it is new.
        plan: What changes.
    """

    def __init__(self, before: Reader | None, plan: Plan) -> None:
        self._before: Told | None = None
        if before is not None:
            founders = np.array(before.founders.numbers, np.int64)
            self._before = Told(before.segments, founders, [before.founders.number(ref) for ref in plan.outdated])

    def write(self, writer: NewsWriter, folder: Path) -> None:
        """Write who founds the stories of the segments that the next generation has."""
        after = [Segment(folder / f"{e.name}{SEGMENT_ENDING}", frozenset(e.deleted)) for e in writer.entries()]
        writer.founders = f"_MAIN_{writer.generation}.founders"
        write_founders(folder / writer.founders, founders_of(after, self._before).tolist())


def _then(new: Iterator[Columns], *done: Callable[[], None]) -> Iterator[Columns]:
    """Yield what comes; when no more does, call what is to be done then."""
    yield from new
    for each in done:
        each()


def _write_whole(writer: NewsWriter, new: Iterator[Columns]) -> list[Columns]:
    """Write a segment whenever there are articles enough for one; return those that are left."""
    parts: list[Columns] = []
    articles = size = 0
    for columns in new:
        articles, size = articles + len(columns), size + columns.size
        if parts and (articles > SEGMENT_LIMIT or size > _SEGMENT_BYTES):
            writer.add_segment(_joined(parts))
            articles, size = len(columns), columns.size
        parts.append(columns)
    return parts


def _joined(parts: list[Columns]) -> Columns:
    """Return the articles of all parts, and let the parts go; nothing here keeps a segment that is being written."""
    whole = concatenate(parts)
    parts.clear()
    return whole


def _write_rest(writer: NewsWriter, before: Reader | None, plan: Plan, rest: list[Columns]) -> None:
    """Write what is left of the new articles, together with the segments that it is time to write again."""
    segments = before.segments if before else []
    outdated: dict[int, set[int]] = {}
    if before is None:
        writer.drop_all()
    else:
        for ref in plan.outdated:
            outdated.setdefault(ref.segment, set()).add(ref.document)
    for number, documents in outdated.items():
        writer.delete_named(segments[number].name, documents)
        segments[number].delete(documents)
    merged = list(_merged(segments, sum(map(len, rest)), sum(part.size for part in rest)))
    for segment in merged:
        writer.drop_segment(segment.name)
    parts = [*map(read_columns, merged), *rest]
    rest.clear()
    if parts:
        writer.add_segment(_joined(parts))


def _merged(segments: Sequence[Segment], new: int, size: int) -> Iterator[Segment]:
    """Yield the segments to be written again together with new articles, the largest last.

    A segment joins when what goes before it is as large: so each article is written again only when the segment that
    it lies in has doubled (the policy of a binary counter), and there are as many segments as the index has doublings.

    Args:
        segments: All of them.
        new: How many articles come.
        size: Bytes of their records.
    """
    for segment in sorted(segments, key=lambda each: each.live):
        bytes_ = segment.stored_size
        fits = segment.live + new <= SEGMENT_LIMIT and bytes_ + size <= _SEGMENT_BYTES
        due = segment.live <= new or len(segment.deleted) > _MOSTLY_DELETED * segment.size
        if segment.live and fits and due:
            new += segment.live
            size += bytes_
            yield segment


@contextmanager
def _shelf(folder: Path) -> Iterator[Shelf]:
    """Give a shelf with a hidden file in a folder, and take the file away in the end."""
    shelf = Shelf(folder / f"{_SHELF}{os.getpid()}")
    try:
        yield shelf
    finally:
        shelf.close()


def sweep(folder: Path) -> None:
    """Take away the texts that a run left which was killed; the index must be locked."""
    for left in folder.glob(f"{_SHELF}*"):
        with suppress(OSError):
            left.unlink()
