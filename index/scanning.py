"""Roots to files: what lies below them that has a form, in a settled order."""

from __future__ import annotations

import os
import stat
from enum import Enum
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
    """What is below a root and is not looked at: the operating system does not let it be, or it is no file.

    Attributes:
        path: As it is shown.
        at: Where it is, absolute.
        reason: Why, lower-case.
    """

    path: str
    at: str
    reason: str


class Passed(NamedTuple):
    """A file below a root that is passed over, since none of the forms that are read is its.

    Attributes:
        ending: Of its name, lower-case, with the dot; empty where it has none.
    """

    ending: str


def find_files(root: Root, leave_out: str) -> Iterator[Found | Unlisted | Passed]:
    """Yield the files below a root that have a form, by path, and what there is not looked at.

    Hidden files and folders and the index's own folder are passed over.

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
            yield from _below(root, _entries(root.at), leave_out)
            return
    except OSError as error:
        raise NewsdexError(f"{root.name}: {reason_of(error)}") from error
    if not stat.S_ISREG(info.st_mode):
        raise NewsdexError(f"{root.name}: neither a file nor a folder; to read from a pipe write: newsdex index -")
    yield Found(root.name, root.at, info.st_size, info.st_mtime_ns)


def _below(root: Root, top: list[os.DirEntry[str]], leave_out: str) -> Iterator[Found | Unlisted | Passed]:
    """Yield what lies below a folder; folders are entered where they stand, however deep they lie."""
    real_root, left_out = os.path.realpath(root.at), os.path.realpath(leave_out)
    left_out_inode = Path(left_out).stat().st_ino if Path(left_out).is_dir() else None
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
            if (kind := _kind(entry, real_root)) is None:
                if entry.is_file(follow_symlinks=False):
                    yield Passed(os.path.splitext(entry.name)[1].lower())  # noqa: PTH122 - a path is slow to make
                continue
            if kind is _Kind.FOLDER:
                # A link to a folder inside the root is another way to files that are found without it.
                # The number first: a real path takes a look at each folder above.
                is_left_out = entry.inode() == left_out_inode and os.path.realpath(entry.path) == left_out
                if not entry.is_symlink() and not is_left_out:
                    entered.append((path, iter(_entries(entry.path))))
            elif kind is _Kind.FILE:
                info = entry.stat()
                yield Found(path, entry.path, info.st_size, info.st_mtime_ns)
            else:
                yield Unlisted(path, entry.path, kind.value.format(name=root.name))
        except FileNotFoundError:
            continue  # taken away since its folder was listed
        except OSError as error:
            yield Unlisted(path, entry.path, reason_of(error))


class _Kind(Enum):
    """What an entry is; of those that are not read, why."""

    FOLDER = ""
    FILE = " "
    OUTSIDE = "a link that leads out of {name} is not followed; index where it leads to"
    NOTHING = "a link to nothing"
    OTHER = "not a file: a pipe, a socket or a device"


def _kind(entry: os.DirEntry[str], real_root: str) -> _Kind | None:
    """Return what an entry is, None where nobody expects it to be read."""
    has_form = entry.name.lower().endswith(READ_ENDINGS)
    if entry.is_symlink() and not _inside(os.path.realpath(entry.path), real_root):
        return _Kind.OUTSIDE if has_form or entry.is_dir() else None
    if entry.is_dir():
        return _Kind.FOLDER
    if not has_form:
        return None
    if entry.is_file():
        return _Kind.FILE
    return _Kind.NOTHING if entry.is_symlink() else _Kind.OTHER


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
