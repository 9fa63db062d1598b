"""A run of the indexer: what is there is compared with what is known, and if it differs the index is changed."""

from __future__ import annotations

import os
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from index.codec.toc import read_toc
from index.errors import DamagedIndexError, NewsdexError, NoIndexError, UnreadableError, UnwritableError
from index.manifest import Manifest, Root, read_manifest
from index.plan import Plan
from index.reader import Reader
from index.remains import remaining_manifest
from index.survey import survey

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from index.changing import Change
    from index.manifest import KnownFile
    from index.options import Options
    from index.seam.whoosh_index import NewsIndex
    from index.survey import Survey

DEFAULT_ROOT = "corpus"


@dataclass(frozen=True, slots=True)
class Report:
    """What a run did, or would do.

    Attributes:
        plan: What changed.
        articles: In the index afterwards.
        failures: Inputs that are not in the index: those of this run, and those that still are to be mended.
        unreachable: Roots, and what lies below them, that could not be looked at.
        forgotten: Articles of a damaged index of which nothing could be read, the day on which they came neither.
        passed: How many files were passed over, since none of the forms that are read is theirs, by ending.
    """

    plan: Plan
    articles: int
    failures: tuple[UnreadableError, ...]
    unreachable: tuple[NewsdexError, ...]
    forgotten: int = 0
    passed: Mapping[str, int] = field(default_factory=dict)

    @property
    def added(self) -> int:
        """How many articles are new."""
        return self.plan.added

    @property
    def updated(self) -> int:
        """How many articles were there, and are otherwise now."""
        return self.plan.updated

    @property
    def deleted(self) -> int:
        """How many articles are gone."""
        return len(self.plan.deleted)

    @property
    def unchanged(self) -> int:
        """How many articles are as they were."""
        return self.plan.unchanged


def update_index(folder: Path, paths: Sequence[str], options: Options, standard_input: str | None = None) -> Report:
    """Bring an index up to date with files and folders; make it if there is none.

    With more than one job, and work enough, other processes are started: the program's main module must be one that
    can be imported (see ``multiprocessing``, "spawn").

    Args:
        folder: Of the index.
        paths: What to look at; none means the remembered roots, else ``corpus``.
        options: How to run.
        standard_input: JSON Lines that were piped in, if any.

    Raises:
        LockedIndexError: Another writer is at work, and there is something to change.
        DamagedIndexError: The index cannot be read, and is not to be rebuilt.
        UnwritableError: The disk is full, the folder read-only or gone.
        NewsdexError: There is nothing to index.
    """
    if standard_input is None and not options.rebuild:
        with _reading(folder):
            unchanged = _if_unchanged(folder, paths, options)
        if unchanged:
            return unchanged
    from index.changing import Change, sweep  # noqa: PLC0415 - Whoosh, NumPy, the forms: nothing unchanged needs them

    if options.dry_run:
        with _reading(folder):
            return _run(Change(folder, None, options), paths, standard_input)
    with _writing(folder):
        index = _open_or_create(folder, paths, options, standard_input)
        with index.locked(options.lock_timeout):
            sweep(folder)
            return _run(Change(folder, index, options), paths, standard_input)


@contextmanager
def _reading(folder: Path) -> Iterator[None]:
    """Say in one line what the disk says where nothing is written but what is only needed meanwhile."""
    try:
        yield
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise NewsdexError(f"{error.filename or folder}: {reason}; nothing was changed") from error


@contextmanager
def _writing(folder: Path) -> Iterator[None]:
    """Say in one line what the disk says: documents that cannot be read are dealt with before, so it is the index."""
    try:
        yield
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise UnwritableError(f"{folder}: {reason}; what was committed before is unharmed") from error


def _if_unchanged(folder: Path, paths: Sequence[str], options: Options) -> Report | None:
    """Return the report of a run that finds nothing changed; None if it finds anything, or no sound index.

    Nothing is locked: a writer that commits meanwhile has seen what this run has seen, or will.
    """
    try:
        before = Reader(folder)
        known = _manifest(folder, options)
        seen = survey(known, _named(known, paths, None), folder, options.forget)
    except (NoIndexError, DamagedIndexError, FileNotFoundError):
        return None
    if seen.changed or seen.gone or seen.changes_roots:
        return None
    return _report(Plan(unchanged=len(before)), len(before), known.files.values(), seen)


def _named(known: Manifest, paths: Sequence[str], standard_input: str | None) -> Sequence[str]:
    return paths or ([] if known.roots or standard_input is not None else [DEFAULT_ROOT])


def _open_or_create(folder: Path, paths: Sequence[str], options: Options, standard_input: str | None) -> NewsIndex:
    from index.seam.whoosh_index import NewsIndex  # noqa: PLC0415 - imports Whoosh, which only a change needs

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
        return NewsIndex(folder, anew=True)


def _run(change: Change, paths: Sequence[str], standard_input: str | None) -> Report:
    known = _manifest(change.folder, change.options)
    seen = survey(known, _named(known, paths, standard_input), change.folder, change.options.forget)
    done = change.run(seen, standard_input)
    report = _report(done.plan, done.articles, done.files, seen)
    return replace(report, failures=(*done.failures, *report.failures), forgotten=done.forgotten)


def _report(plan: Plan, articles: int, files: Iterable[KnownFile], seen: Survey) -> Report:
    failures = [UnreadableError(known.path, each.reason, each.line) for known in files for each in known.failures]
    return Report(plan, articles, tuple(failures), tuple(seen.unreachable), passed=seen.passed)


def _manifest(folder: Path, options: Options) -> Manifest:
    try:
        toc = read_toc(folder)
    except NoIndexError:
        return Manifest()
    except DamagedIndexError:
        if not options.rebuild:
            raise
        return remaining_manifest(folder)
    try:
        return read_manifest(folder / toc.manifest) if toc.manifest else Manifest()
    except DamagedIndexError:
        if not options.rebuild:
            raise
        # The table of contents knows where the roots are, not how the user named them.
        return Manifest(tuple(Root(_short(at), at) for at in toc.roots))


def _short(at: str) -> str:
    here = f"{Path.cwd()}{os.sep}"
    return at.removeprefix(here)
