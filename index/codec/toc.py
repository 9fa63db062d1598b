"""The table of contents: which segments an index has, and which of their documents are no more.

A file ``_MAIN_<generation>.toc`` holds two lines: the CRC-32 of the second in hexadecimal, and JSON. The highest
generation is the index; it is renamed into place when all that it names is on disk.
"""

from __future__ import annotations

import json
import os
import re
import zlib
from itertools import pairwise

from index.codec.regular import open_regular
from index.errors import DamagedIndexError, NoIndexError
from index.frozen import NamedTuple
from index.schema import SCHEMA_VERSION

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path

TOC_VERSION = 1
INDEX_NAME = "MAIN"
SEGMENT_ENDING = ".seg"
_TOC_FILE = re.compile(rf"_{INDEX_NAME}_([0-9]+)\.toc")
_SEGMENT = re.compile(rf"{INDEX_NAME}_[0-9a-z]+")
_MANIFEST = re.compile(rf"_{INDEX_NAME}_[0-9]+\.manifest")
_FOUNDERS = re.compile(rf"_{INDEX_NAME}_[0-9]+\.founders")
_REBUILD = "run: newsdex index --rebuild"
_REPAIR = "run: newsdex check --repair"


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


def latest_generation(folder: str | os.PathLike[str]) -> int:
    """Return the highest generation in a folder.

    Raises:
        NoIndexError: There is no folder, or no index in it.
    """
    try:
        names = os.listdir(folder)
    except (FileNotFoundError, NotADirectoryError):
        names = []
    generations = [int(match[1]) for name in names if (match := _TOC_FILE.fullmatch(name))]
    if not generations:
        raise NoIndexError(f"no index at {folder}; make one with: newsdex index PATH")
    return max(generations)


def read_toc(folder: str | os.PathLike[str]) -> Toc:
    """Return the latest generation of an index.

    Raises:
        NoIndexError: There is none.
        DamagedIndexError: It is altered, or of another version.
        FileNotFoundError: A writer replaced it meanwhile.
    """
    generation = latest_generation(folder)
    path = os.path.join(folder, toc_name(generation))
    with open_regular(path) as file:
        crc, _, text = file.read().partition(b"\n")
    text = text.removesuffix(b"\n")
    if crc != f"{zlib.crc32(text):08x}".encode():
        raise DamagedIndexError(f"{path}: the table of contents is altered; {_REPAIR}")
    try:
        data = json.loads(text)
        version = (data["v"], data["schema"])
        if version != (TOC_VERSION, SCHEMA_VERSION):
            newer = version > (TOC_VERSION, SCHEMA_VERSION)
            made = "a newer newsdex: update the program, or" if newer else "an older newsdex;"
            raise DamagedIndexError(f"{folder}: the index was made by another version, {made} {_REBUILD}")
        segments = tuple(Entry(name, documents, tuple(deleted)) for name, documents, deleted in data["segments"])
        toc = Toc(
            data["generation"], segments, data["manifest"], data["founders"], tuple(data["roots"]), data["changed"]
        )
        sound = toc.generation == generation and _is_sound(toc)
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise DamagedIndexError(f"{path}: the table of contents cannot be read; {_REPAIR}") from error
    if not sound:
        raise DamagedIndexError(f"{path}: the table of contents names what cannot be; {_REPAIR}")
    return toc


def _is_sound(toc: Toc) -> bool:
    """Tell whether a table of contents names only files of its own folder, and documents that can be."""
    names = [entry.name for entry in toc.segments]
    return (
        all(isinstance(name, str) and _SEGMENT.fullmatch(name) for name in names)
        and len(set(names)) == len(names)
        and (toc.manifest is None or bool(_MANIFEST.fullmatch(toc.manifest)))
        and (toc.founders is None or bool(_FOUNDERS.fullmatch(toc.founders)))
        and all(isinstance(each, str) for each in (toc.changed, *toc.roots))
        and all(type(entry.documents) is int and _ascend(entry.deleted, entry.documents) for entry in toc.segments)
    )


def _ascend(numbers: tuple[int, ...], end: int) -> bool:
    return all(type(number) is int for number in numbers) and all(a < b for a, b in pairwise((-1, *numbers, end)))


def write_toc(folder: Path, toc: Toc) -> None:
    """Put a generation in place, all or nothing: written, synced, renamed, and the folder synced."""
    text = json.dumps({"v": TOC_VERSION, "schema": SCHEMA_VERSION, **toc._asdict()}, separators=(",", ":")).encode()
    sync_folder(folder)  # the names of what it lists come before it, whatever order the disk prefers
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
