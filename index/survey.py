"""What lies below the roots now, beside what an index knows of them."""

from __future__ import annotations

import os
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from index.errors import NewsdexError, UnreadableError
from index.manifest import KnownFile, Manifest, Root
from index.scanning import Found, Passed, Unlisted, find_files

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


_TICK = 20_000_000
"""Nanoseconds: file systems take the time from a clock that the kernel moves on every 1 to 10 milliseconds."""


@dataclass(frozen=True, slots=True)
class Survey:
    """The files of a run.

    Attributes:
        manifest: What the index knew, with the roots that this run adds and without those that it forgets.
        changes_roots: Whether there are any.
        found: The files below the roots of this run, each once, by root and path.
        changed: Those of them that are new, or whose size or time is another.
        gone: Where known files of those roots were.
        fresh: Where files are that were written to so lately that a later change may have the same time.
        unreachable: Roots, and what lies below them, that could not be looked at, and why. What was known of it stays.
        passed: How many files there are of forms that are not read, by the ending of their names.
    """

    manifest: Manifest
    changes_roots: bool
    found: list[Found]
    changed: list[Found]
    gone: list[str]
    fresh: frozenset[str]
    unreachable: list[NewsdexError]
    passed: Mapping[str, int]


def survey(manifest: Manifest, named: Sequence[str], folder: Path, forget: Sequence[str]) -> Survey:
    """Look at the named files and folders or, where none is named, at the remembered roots.

    Args:
        manifest: What the index knows.
        named: Paths as the user wrote them; one inside a remembered root is looked at as a part of that root.
        folder: The index's own, which is never read as a document.
        forget: Files and folders that are looked at no more, as if they were gone.

    Raises:
        NewsdexError: Nothing is known of what is to be forgotten.
    """
    started = time.time_ns()
    forgotten = [_forgotten(manifest, name) for name in forget]
    known_roots = tuple(root for root in manifest.roots if not _within(root.at, forgotten))
    files = manifest.files
    manifest = Manifest(known_roots, files)
    places: list[Root] = []
    for name in named:
        places.append(_place((*manifest.roots, *places), name))
    places = places or list(manifest.roots)
    roots = [*manifest.roots]
    roots += [root for root in places if root not in roots and not _within(root.at, [r.at for r in manifest.roots])]
    found: dict[str, Found] = {}
    listed: list[str] = []
    unlisted: list[str] = []
    unreachable: list[NewsdexError] = []
    passed: Counter[str] = Counter()
    for root in places:
        try:
            for each in find_files(root, str(folder)):
                if isinstance(each, Unlisted):
                    unlisted.append(each.at)
                    unreachable.append(UnreadableError(each.path, each.reason))
                    continue
                if isinstance(each, Passed):
                    passed[each.ending] += 1
                    continue
                known = manifest.files.get(each.at)
                found.setdefault(each.at, each._replace(path=known.path) if known else each)
            listed.append(root.at)
        except NewsdexError as error:
            if root.at in manifest.files and Path(root.at).parent.is_dir():
                listed.append(root.at)  # a root that is a file: it is gone, since its folder is there
            else:
                unreachable.append(error)
                roots = [each for each in roots if each != root or each in manifest.roots]
    kept = [each for each in found.values() if not _within(each.at, forgotten)]
    there = {each.at for each in kept}
    gone = [
        at
        for at in files
        if at not in there and (_within(at, forgotten) or (_within(at, listed) and not _within(at, unlisted)))
    ]
    changes = len(roots) > len(known_roots) or bool(forgotten)
    changed = [each for each in kept if _is_other(each, files.get(each.at))]
    fresh = frozenset(each.at for each in changed if abs(started - each.modified) < _TICK)
    return Survey(Manifest(tuple(roots), files), changes, kept, changed, gone, fresh, unreachable, passed)


def _is_other(found: Found, known: KnownFile | None) -> bool:
    return known is None or (known.size, known.modified) != (found.size, found.modified)


def _forgotten(manifest: Manifest, name: str) -> str:
    """Return where a root or a known file is that is named as it was given, or as it lies."""
    at = os.path.realpath(name)
    for root in manifest.roots:
        if name.rstrip("/") == root.name.rstrip("/") or at == root.at:
            return root.at
    if any(_within(known, [at]) for known in manifest.files):
        return at
    roots = ", ".join(root.name for root in manifest.roots) or "none"
    raise NewsdexError(f"nothing of {name} is in the index; its roots: {roots}")


def _place(known: Sequence[Root], name: str) -> Root:
    """Return a path as a root: under the name of the known root that holds it, else under its own.

    Where files of it would be shown as those of another root are, it is shown as it lies: a path leads to one file.
    """
    at = os.path.realpath(name)
    for root in known:
        if at == root.at:
            return root
        if _within(at, [root.at]):
            return Root(root.name.rstrip("/") + at[len(root.at.rstrip("/")) :], at)
    shown = str(Path(name))
    place = Root(Path(at).name if shown == "." else shown, at)
    return Root(at, at) if any(_confused(place, root) for root in known) else place


def _confused(a: Root, b: Root) -> bool:
    """Tell whether a file of one root may be shown as one of the other is."""
    upper, lower = (a, b) if _within(b.name, [a.name]) else (b, a)
    below = lower.name.removeprefix(upper.name)
    return _within(lower.name, [upper.name]) and lower.at != upper.at.rstrip("/") + below


def _within(at: str, roots: Sequence[str]) -> bool:
    return any(at == root or at.startswith(root.rstrip("/") + "/") for root in roots)
