"""Roots to files: what lies below them, in a settled order, and what each holds as text."""

from __future__ import annotations

import gzip
import hashlib
import io
import lzma
import os
import stat
import zlib
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from index.errors import NewsdexError, UnreadableError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index.manifest import Root

READ_ENDINGS = (".txt", ".md", ".jsonl", ".jsonl.gz", ".jsonl.xz")
_CHUNK = 1 << 20
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


def read_bytes(found: Found, max_size: int) -> bytes:
    """Return a file's bytes as they lie on the disk.

    Args:
        found: The file; one of JSON Lines holds many documents.
        max_size: Bytes of one document at the most.

    Raises:
        UnreadableError: It is too large, or cannot be read.
    """
    limit = max_size * _DOCUMENTS if ".jsonl" in found.path else max_size
    if found.size > limit:
        raise UnreadableError(found.path, f"{found.size:,} bytes, more than the limit of {limit:,}; see --max-size")
    try:
        return Path(found.at).read_bytes()
    except OSError as error:
        raise UnreadableError(found.path, (error.strerror or str(error)).lower()) from error


def unpack(found: Found, data: bytes, max_size: int) -> bytes:
    """Return the content of a file that may be packed.

    Raises:
        UnreadableError: It is not what its ending says, or unpacks to far more than the limit.
    """
    packed = io.BytesIO(data)
    if found.at.endswith(".gz"):
        opened: gzip.GzipFile | lzma.LZMAFile = gzip.GzipFile(fileobj=packed)
    elif found.at.endswith(".xz"):
        opened = lzma.LZMAFile(packed)  # noqa: SIM115 - closed below, with the other
    else:
        return data
    unpacked, limit = bytearray(), max_size * _DOCUMENTS
    try:
        with opened as file:
            while chunk := file.read(_CHUNK):
                unpacked += chunk
                if len(unpacked) > limit:
                    raise UnreadableError(found.path, f"unpacks to more than {limit:,} bytes; see --max-size")
    except (OSError, EOFError, lzma.LZMAError, zlib.error) as error:
        raise UnreadableError(found.path, f"cannot be unpacked: {str(error).lower()}") from error
    return bytes(unpacked)


def decode(path: str, data: bytes) -> str:
    r"""Return the text of a file: UTF-8, else what the bytes are found to be; lines end in ``\n``.

    Raises:
        UnreadableError: It is empty, binary, or in no encoding that fits.
    """
    if not data.strip():
        raise UnreadableError(path, "empty")
    text = _decoded(path, data)
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def _decoded(path: str, data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            return data.decode("utf-16")
        except UnicodeDecodeError as error:
            raise UnreadableError(path, f"marked as UTF-16 and is not: {error.reason}") from error
    if b"\0" in data:
        raise UnreadableError(path, "binary: holds a NUL byte")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        from charset_normalizer import from_bytes  # noqa: PLC0415 - slow to import, and hardly ever needed

        best = from_bytes(data).best()
        if best is None:
            raise UnreadableError(path, "neither UTF-8 nor any encoding that fits") from None
        return str(best)
