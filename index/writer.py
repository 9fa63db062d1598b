"""A run of the indexer: survey, intake, plan, segments, commit."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from index.codec.segment import SEGMENT_LIMIT
from index.codec.toc import read_toc
from index.columns import SegmentBuilder
from index.errors import DamagedIndexError, NewsdexError, NoIndexError, UnreadableError
from index.intake import Intake
from index.manifest import Manifest, read_manifest, write_manifest
from index.reader import Reader
from index.record import from_record
from index.seam.whoosh_index import NewsIndex
from index.survey import survey
from index.update import Made, Plan, plan_update

if TYPE_CHECKING:
    import datetime

    from index.codec.segment import Segment

Progress = Callable[[str, int, int], None]
"""Called with what is done, how far, and of how much."""

DEFAULT_ROOT = "corpus"
MAX_SIZE = 10_000_000
_MOSTLY_DELETED = 0.5


@dataclass(frozen=True, slots=True)
class Options:
    """How to run.

    Attributes:
        today: The day on which new articles enter the index.
        rebuild: Whether to make everything anew.
        dry_run: Whether only to plan.
        max_size: Bytes of a document at the most.
        lock_timeout: Seconds to wait for another writer.
        forget: Files and folders whose articles leave, there or not.
        progress: Called as the work goes on.
    """

    today: datetime.date
    rebuild: bool = False
    dry_run: bool = False
    max_size: int = MAX_SIZE
    lock_timeout: float = 0.0
    forget: Sequence[str] = ()
    progress: Progress = field(default=lambda _what, _done, _total: None)


@dataclass(frozen=True, slots=True)
class Report:
    """What a run did, or would do.

    Attributes:
        added, updated, deleted, unchanged: Articles.
        articles: In the index afterwards.
        failures: Inputs that are not in the index: those of this run, and those that still are to be mended.
        unreachable: Roots that could not be listed.
        plan: In full.
        intake: What was read.
    """

    added: int
    updated: int
    deleted: int
    unchanged: int
    articles: int
    failures: tuple[UnreadableError, ...]
    unreachable: tuple[NewsdexError, ...]
    plan: Plan
    intake: Intake


def update_index(folder: Path, paths: Sequence[str], options: Options, standard_input: str | None = None) -> Report:
    """Bring an index up to date with files and folders; make it if there is none.

    Args:
        folder: Of the index.
        paths: What to look at; none means the remembered roots, else ``corpus``.
        options: How to run.
        standard_input: JSON Lines that were piped in, if any.

    Raises:
        LockedIndexError: Another writer is at work.
        DamagedIndexError: The index cannot be read, and is not to be rebuilt.
        NewsdexError: There is nothing to index.
    """
    if options.dry_run:
        return _run(folder, None, paths, options, standard_input)
    index = _open_or_create(folder, paths, options, standard_input)
    with index.locked(options.lock_timeout):
        return _run(folder, index, paths, options, standard_input)


def _open_or_create(folder: Path, paths: Sequence[str], options: Options, standard_input: str | None) -> NewsIndex:
    try:
        return NewsIndex(folder)
    except NoIndexError:
        wanted = paths or ([DEFAULT_ROOT] if standard_input is None else [])
        if wanted and not any(Path(path).exists() for path in wanted):
            raise NewsdexError(f"{wanted[0]}: no such file or folder; name what to index: newsdex index PATH") from None
        if folder.exists() and any(not path.name.startswith(".") for path in folder.iterdir()):
            raise NewsdexError(f"{folder} is a folder with other files in it; name a new one with --index") from None
        return NewsIndex.create(folder)
    except DamagedIndexError:
        if not options.rebuild:
            raise
        return NewsIndex.create(folder)


def _run(
    folder: Path, index: NewsIndex | None, paths: Sequence[str], options: Options, standard_input: str | None
) -> Report:
    before = _open(folder, options)
    known = _manifest(folder, options)
    named = paths or ([] if known.roots or standard_input is not None else [DEFAULT_ROOT])
    seen = survey(known, named, folder, options.forget)
    intake = Intake(seen, options.max_size, options.progress, rebuild=options.rebuild)
    intake.run(standard_input)
    plan = plan_update(before, intake, options.today, options.progress, rebuild=options.rebuild)
    articles = plan.unchanged + len(plan.added) + len(plan.updated)
    changes = bool(plan.added or plan.updated or plan.outdated or intake.changed or seen.changes_roots)
    if index and changes:
        options.progress("writing", 0, 1)
        manifest = Manifest(seen.manifest.roots, dict(sorted(intake.files.items())))
        _commit(index, before, plan, manifest)
    failures = [
        UnreadableError(known.path, failure.reason, failure.line)
        for known in intake.files.values()
        for failure in known.failures
    ]
    return Report(
        len(plan.added),
        len(plan.updated),
        len(plan.deleted),
        plan.unchanged,
        articles,
        (*intake.failures, *failures),
        tuple(seen.unreachable),
        plan,
        intake,
    )


def _open(folder: Path, options: Options) -> Reader | None:
    """Return the index as it is; to be rebuilt, it need not be whole."""
    try:
        before = Reader(folder)
    except NoIndexError:
        return None
    except DamagedIndexError:
        if not options.rebuild:
            raise
        return None
    if options.rebuild and any(name for segment in before.segments for name in segment.arrays.damaged()):
        return None
    return before


def _manifest(folder: Path, options: Options) -> Manifest:
    try:
        name = read_toc(folder).manifest
        return read_manifest(folder / name) if name else Manifest()
    except NoIndexError:
        return Manifest()
    except DamagedIndexError:
        if not options.rebuild:
            raise
        return Manifest()


def _commit(index: NewsIndex, before: Reader | None, plan: Plan, manifest: Manifest) -> None:
    writer = index.writer()
    segments = before.segments if before else []
    if before is None:
        writer.drop_all()
    outdated: dict[int, set[int]] = {}
    for ref in plan.outdated:
        outdated.setdefault(ref.segment, set()).add(ref.document)
    for number, documents in outdated.items():
        writer.delete_named(segments[number].name, documents)
    new = plan.added + plan.updated + plan.rewritten
    for segment, deleted in _merged(segments, outdated, len(new)):
        writer.drop_segment(segment.name)
        new += _live_articles(segment, deleted)
    for start in range(0, len(new), SEGMENT_LIMIT):
        builder = SegmentBuilder()
        for made in new[start : start + SEGMENT_LIMIT]:
            builder.add(made.article, made.digests)
        writer.add_segment(builder)
    writer.roots = tuple(root.at for root in manifest.roots)
    writer.manifest = f"_MAIN_{writer.generation}.manifest"
    write_manifest(index.folder / writer.manifest, manifest)
    writer.commit()


def _merged(
    segments: Sequence[Segment], outdated: dict[int, set[int]], new: int
) -> Iterable[tuple[Segment, frozenset[int]]]:
    """Yield the segments to be written again together with the new articles, and what of each is deleted.

    A segment joins when what goes before it is as large: so each article is written again only when the segment that
    it lies in has doubled (the policy of a binary counter), and there are as many segments as the index has doublings.
    """
    size = new
    sized = []
    for number, segment in enumerate(segments):
        deleted = segment.deleted | outdated.get(number, set())
        sized.append((segment.size - len(deleted), number, segment, frozenset(deleted)))
    for live, _, segment, deleted in sorted(sized, key=lambda each: each[:2]):
        if not live:
            continue
        if (live <= size and live + size <= SEGMENT_LIMIT) or len(deleted) > _MOSTLY_DELETED * segment.size:
            size += live
            yield segment, deleted


def _live_articles(segment: Segment, deleted: frozenset[int]) -> list[Made]:
    digests = segment.numbers_by_document("digests")
    return [
        Made(from_record(segment.stored(document)), tuple(digests.get(document, ())))
        for document in range(segment.size)
        if document not in deleted
    ]
