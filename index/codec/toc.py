"""The table of contents: which segments an index has, and which of their documents are no more.

A file ``_MAIN_<generation>.toc`` holds two lines: the CRC-32 of the second in hexadecimal, and JSON. The highest
generation is the index; it is renamed into place when all that it names is on disk.
"""

from __future__ import annotations

import json
import os
import re
import zlib
from typing import TYPE_CHECKING, NamedTuple

from index.errors import DamagedIndexError, NoIndexError
from index.schema import SCHEMA_VERSION

if TYPE_CHECKING:
    from pathlib import Path

TOC_VERSION = 1
INDEX_NAME = "MAIN"
SEGMENT_ENDING = ".seg"
_TOC_FILE = re.compile(rf"_{INDEX_NAME}_([0-9]+)\.toc")
_REBUILD = "run: newsdex index --rebuild"


class Entry(NamedTuple):
    """A segment of the index: its name, how many documents it has, the numbers of the deleted ones, ascending."""

    name: str
    documents: int
    deleted: tuple[int, ...]


class Toc(NamedTuple):
    """One generation of an index.

    Attributes:
        generation: From 0 (nothing committed yet), one more with each commit.
        segments: In the order in which their documents are counted.
        manifest: The file that says what was read, None before the first commit.
        founders: The file that says which stories there are, None before the first commit.
        roots: Where the files and folders are that it was made of.
        changed: When it was committed, ISO 8601 in UTC.
    """

    generation: int
    segments: tuple[Entry, ...]
    manifest: str | None
    founders: str | None
    roots: tuple[str, ...]
    changed: str


def toc_name(generation: int) -> str:
    """Return the file name of a generation."""
    return f"_{INDEX_NAME}_{generation}.toc"


def latest_generation(folder: Path) -> int:
    """Return the highest generation in a folder.

    Raises:
        NoIndexError: There is no folder, or no index in it.
    """
    try:
        names = [path.name for path in folder.iterdir()]
    except (FileNotFoundError, NotADirectoryError):
        names = []
    generations = [int(match[1]) for name in names if (match := _TOC_FILE.fullmatch(name))]
    if not generations:
        raise NoIndexError(f"no index at {folder}; make one with: newsdex index PATH")
    return max(generations)


def read_toc(folder: Path) -> Toc:
    """Return the latest generation of an index.

    Raises:
        NoIndexError: There is none.
        DamagedIndexError: It is altered, or of another version.
    """
    path = folder / toc_name(latest_generation(folder))
    crc, _, text = path.read_bytes().partition(b"\n")
    text = text.removesuffix(b"\n")
    if crc != f"{zlib.crc32(text):08x}".encode():
        raise DamagedIndexError(f"{path}: the table of contents is altered; {_REBUILD}")
    data = json.loads(text)
    if (data["v"], data["schema"]) != (TOC_VERSION, SCHEMA_VERSION):
        raise DamagedIndexError(f"{folder}: the index was made by another version of newsdex; {_REBUILD}")
    segments = tuple(Entry(name, documents, tuple(deleted)) for name, documents, deleted in data["segments"])
    return Toc(data["generation"], segments, data["manifest"], data["founders"], tuple(data["roots"]), data["changed"])


def write_toc(folder: Path, toc: Toc) -> None:
    """Put a generation in place, all or nothing: written, synced, renamed, and the folder synced."""
    text = json.dumps({"v": TOC_VERSION, "schema": SCHEMA_VERSION, **toc._asdict()}, separators=(",", ":")).encode()
    path = folder / toc_name(toc.generation)
    temporary = path.with_suffix(".toc.new")
    with temporary.open("wb") as file:
        file.write(f"{zlib.crc32(text):08x}\n".encode() + text + b"\n")
        sync(file.fileno())
    temporary.replace(path)
    sync_folder(folder)


def sync(descriptor: int) -> None:
    """Have the operating system put a file's content on the disk."""
    os.fsync(descriptor)


def sync_folder(folder: Path) -> None:
    """Have the operating system put a folder's names on the disk, where it can."""
    if os.name == "posix":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
