"""Roots to files: what lies below them that has a form, in a settled order."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from index.errors import NewsdexError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index.manifest import Root

LINE_ENDINGS = (".jsonl", ".jsonl.gz", ".jsonl.xz")
READ_ENDINGS = (".txt", ".md", *LINE_ENDINGS)


class Found(NamedTuple):
    """A file below a root.

    Attributes:
        path: As it is shown: under the name of its root.
        at: Where it is, absolute.
        size: Bytes.
        modified: Nanoseconds since the epoch.
    """

    path: str
    at: str
    size: int
    modified: int


class Unlisted(NamedTuple):
    """A file or folder below a root that the operating system does not let be looked at.

    Attributes:
        path: As it is shown.
        at: Where it is, absolute.
        reason: What the system says, lower-case.
    """

    path: str
    at: str
    reason: str


def find_files(root: Root, leave_out: str) -> Iterator[Found | Unlisted]:
    """Yield the files below a root that have a form, by path, and what of it cannot be looked at.

    Hidden files and folders, the index's own folder, links that lead out of the root, pipes and devices are passed
    over.

    Args:
        root: A file or a folder.
        leave_out: The index's folder.

    Raises:
        NewsdexError: The root is not there, cannot be listed, or is neither a file nor a folder.
    """
    try:
        info = Path(root.at).stat()
        if stat.S_ISDIR(info.st_mode):
            # Listed before the first is yielded: what comes later is of what lies below.
            yield from _below(root, _entries(root.at), os.path.realpath(leave_out))
            return
    except OSError as error:
        raise NewsdexError(f"{root.name}: {reason_of(error)}") from error
    if not stat.S_ISREG(info.st_mode):
        raise NewsdexError(f"{root.name}: neither a file nor a folder; to read from a pipe write: newsdex index -")
    yield Found(root.name, root.at, info.st_size, info.st_mtime_ns)


def _below(root: Root, top: list[os.DirEntry[str]], leave_out: str) -> Iterator[Found | Unlisted]:
    """Yield what lies below a folder; folders are entered where they stand, however deep they lie."""
    real_root = os.path.realpath(root.at)
    entered = [(root.name, iter(top))]
    while entered:
        name, entries = entered[-1]
        entry = next(entries, None)
        if entry is None:
            entered.pop()
            continue
        if entry.name.startswith("."):
            continue
        path = f"{name}/{entry.name}"
        try:
            if entry.is_symlink() and not _inside(os.path.realpath(entry.path), real_root):
                continue
            if entry.is_dir():
                # A link to a folder inside the root is another way to files that are found without it.
                if not entry.is_symlink() and os.path.realpath(entry.path) != leave_out:
                    entered.append((path, iter(_entries(entry.path))))
            elif entry.is_file() and entry.name.endswith(READ_ENDINGS):
                info = entry.stat()
                yield Found(path, entry.path, info.st_size, info.st_mtime_ns)
        except FileNotFoundError:
            continue  # taken away since its folder was listed
        except OSError as error:
            yield Unlisted(path, entry.path, reason_of(error))


def _entries(folder: str) -> list[os.DirEntry[str]]:
    with os.scandir(folder) as entries:
        return sorted(entries, key=lambda entry: entry.name)


def _inside(path: str, folder: str) -> bool:
    return path == folder or path.startswith(folder.rstrip("/") + "/")


def holds_lines(path: str) -> bool:
    """Tell by its name whether a file holds documents line by line, so that it is read in blocks."""
    return path.lower().endswith(LINE_ENDINGS)


def reason_of(error: OSError) -> str:
    """Return what the operating system says, lower-case."""
    return (error.strerror or str(error)).lower()
