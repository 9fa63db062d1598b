"""Roots to files: what lies below them, in a settled order, and what each holds as text."""

from __future__ import annotations

import gzip
import hashlib
import lzma
import os
import stat
import zlib
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from index.errors import NewsdexError, UnreadableError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

    from index.manifest import Root

LINE_ENDINGS = (".jsonl", ".jsonl.gz", ".jsonl.xz")
READ_ENDINGS = (".txt", ".md", *LINE_ENDINGS)
_BINARY = "binary: holds a NUL byte"
_CHUNK = 1 << 18
_DOCUMENTS = 100  # a file of documents, unpacked, may hold so many times the size of one; more is taken for a bomb


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


def find_files(root: Root, leave_out: Path) -> Iterator[Found]:
    """Yield the files below a root that have a form, by path.

    Hidden files and folders, the index's own folder and links that lead out of the root are passed over.

    Raises:
        NewsdexError: The root is not there, or cannot be listed.
    """
    top = Path(root.at)
    try:
        info = top.stat()
        if stat.S_ISDIR(info.st_mode):
            yield from _below(root.at, root.name, os.path.realpath(top), os.path.realpath(leave_out))
        else:
            yield Found(root.name, root.at, info.st_size, info.st_mtime_ns)
    except OSError as error:
        raise NewsdexError(f"{root.name}: {(error.strerror or str(error)).lower()}") from error


def _below(folder: str, name: str, real_root: str, leave_out: str) -> Iterator[Found]:
    with os.scandir(folder) as entries:
        listed = sorted(entries, key=lambda entry: entry.name)
    for entry in listed:
        if entry.name.startswith("."):
            continue
        if entry.is_symlink() and not _inside(os.path.realpath(entry.path), real_root):
            continue
        if entry.is_dir():
            # A link to a folder inside the root is another way to files that are found without it.
            if not entry.is_symlink() and os.path.realpath(entry.path) != leave_out:
                yield from _below(entry.path, f"{name}/{entry.name}", real_root, leave_out)
        elif entry.is_file() and entry.name.endswith(READ_ENDINGS):
            info = entry.stat()
            yield Found(f"{name}/{entry.name}", entry.path, info.st_size, info.st_mtime_ns)


def _inside(path: str, folder: str) -> bool:
    return path == folder or path.startswith(folder.rstrip("/") + "/")


def digest(data: bytes) -> str:
    """Return what stands for a file's content."""
    return hashlib.blake2b(data, digest_size=16).hexdigest()


def digest_of(found: Found, max_size: int) -> str:
    """Return what stands for a file's content, without holding the file.

    Raises:
        UnreadableError: It is too large, or cannot be read.
    """
    _refuse_large(found, max_size)
    content = hashlib.blake2b(digest_size=16)
    try:
        with Path(found.at).open("rb") as file:
            while chunk := file.read(_CHUNK):
                content.update(chunk)
    except OSError as error:
        raise UnreadableError(found.path, (error.strerror or str(error)).lower()) from error
    return content.hexdigest()


def holds_lines(path: str) -> bool:
    """Tell by its name whether a file holds documents line by line, so that it is read in blocks."""
    return path.lower().endswith(LINE_ENDINGS)


def _refuse_large(found: Found, max_size: int) -> None:
    limit = max_size * _DOCUMENTS if holds_lines(found.path) else max_size
    if found.size > limit:
        raise UnreadableError(found.path, f"{found.size:,} bytes, more than the limit of {limit:,}; see --max-size")


def read_bytes(found: Found, max_size: int) -> bytes:
    """Return a file's bytes as they lie on the disk.

    Args:
        found: The file; one of JSON Lines holds many documents.
        max_size: Bytes of one document at the most.

    Raises:
        UnreadableError: It is too large, or cannot be read.
    """
    _refuse_large(found, max_size)
    try:
        return Path(found.at).read_bytes()
    except OSError as error:
        raise UnreadableError(found.path, (error.strerror or str(error)).lower()) from error


class OtherEncodingError(Exception):
    """A file of lines is not UTF-8: its encoding can only be found from the whole of it."""


def line_blocks(found: Found, max_size: int) -> Iterator[str]:
    r"""Yield the text of a file of lines, a block of whole lines at a time, so that the file is never held whole.

    Args:
        found: The file; it may be packed.
        max_size: Bytes of one document at the most.

    Raises:
        UnreadableError: It cannot be read or unpacked, is empty, binary, or unpacks to far more than the limit.
        OtherEncodingError: It is not UTF-8.
    """
    _refuse_large(found, max_size)
    empty, first, begun = True, True, bytearray()
    for chunk in _unpacked(found, max_size):
        if first and chunk.startswith((b"\xff\xfe", b"\xfe\xff")):
            raise OtherEncodingError
        cut = chunk.rfind(b"\n") + 1
        if not cut:
            begun += chunk
            continue
        data, begun = begun + chunk[:cut], bytearray(chunk[cut:])
        yield _block(found, data, first=first)
        first = False
        empty = empty and not data.strip()
    if begun:
        yield _block(found, begun, first=first)
    if empty and not begun.strip():
        raise UnreadableError(found.path, "empty")


def _block(found: Found, data: bytearray, *, first: bool) -> str:
    if b"\0" in data:
        raise UnreadableError(found.path, _BINARY)
    try:
        text = data.decode("utf-8-sig" if first else "utf-8")
    except UnicodeDecodeError as error:
        raise OtherEncodingError from error
    return _with_newlines(text)


def read_text(found: Found, max_size: int) -> str:
    """Return the whole text of a file that may be packed, in whatever encoding.

    Raises:
        UnreadableError: It cannot be read or unpacked, is empty, binary, or in no encoding that fits.
    """
    _refuse_large(found, max_size)
    return decode(found.path, b"".join(_unpacked(found, max_size)))


def _unpacked(found: Found, max_size: int) -> Iterator[bytes]:
    """Yield the content of a file that may be packed, a chunk at a time."""
    unpacked, limit = 0, max_size * _DOCUMENTS
    try:
        with _opened(found) as file:
            while chunk := file.read(_CHUNK):
                unpacked += len(chunk)
                if unpacked > limit:
                    raise UnreadableError(found.path, f"unpacks to more than {limit:,} bytes; see --max-size")
                yield chunk
    except (EOFError, lzma.LZMAError, zlib.error, gzip.BadGzipFile) as error:
        raise UnreadableError(found.path, f"cannot be unpacked: {str(error).lower()}") from error
    except OSError as error:
        raise UnreadableError(found.path, (error.strerror or str(error)).lower()) from error


def _opened(found: Found) -> BinaryIO | gzip.GzipFile | lzma.LZMAFile:
    if found.at.endswith(".gz"):
        return gzip.open(found.at)
    return lzma.open(found.at) if found.at.endswith(".xz") else Path(found.at).open("rb")


def decode(path: str, data: bytes) -> str:
    r"""Return the text of a file: UTF-8, else what the bytes are found to be; lines end in ``\n``.

    Raises:
        UnreadableError: It is empty, binary, or in no encoding that fits.
    """
    if not data.strip():
        raise UnreadableError(path, "empty")
    return _with_newlines(_decoded(path, data).removeprefix("\ufeff"))


def _with_newlines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _decoded(path: str, data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            return data.decode("utf-16")
        except UnicodeDecodeError as error:
            raise UnreadableError(path, f"marked as UTF-16 and is not: {error.reason}") from error
    if b"\0" in data:
        raise UnreadableError(path, _BINARY)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        from charset_normalizer import from_bytes  # noqa: PLC0415 - slow to import, and hardly ever needed

        best = from_bytes(data).best()
        if best is None:
            raise UnreadableError(path, "neither UTF-8 nor any encoding that fits") from None
        return str(best)
