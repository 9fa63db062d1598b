"""Found files to text: their bytes within limits, unpacked and decoded."""

from __future__ import annotations

import hashlib
import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING

from index.decoding import BINARY, decode, with_newlines
from index.errors import UnreadableError
from index.scanning import Found, holds_lines, reason_of
from index.unpacking import CHUNK, UnpackingError, chunks, is_packed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

_DOCUMENTS = 100  # a file of documents, unpacked, may hold so many times the size of one; more is taken for a bomb
_RATIO = 100  # up to so many times its own size, or the size of one document, a packed file is taken for none
_WIDEST = 4  # bytes of a character in UTF-8
_ATTEMPTS = 3
_NONBLOCKING = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "OBINARY", 0) | getattr(os, "O_CLOEXEC", 0)


class OtherEncodingError(Exception):
    """A file of lines is not UTF-8: its encoding can only be found from the whole of it."""


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
        with _opened(found) as file:
            while chunk := file.read(CHUNK):
                content.update(chunk)
    except OSError as error:
        raise UnreadableError(found.path, reason_of(error)) from error
    return content.hexdigest()


def state_of(found: Found) -> tuple[int, int] | None:
    """Return the size and the time of a file as they are now, None where it is gone: another state, another content."""
    try:
        info = Path(found.at).stat()
    except OSError:
        return None
    return info.st_size, info.st_mtime_ns


def read_bytes(found: Found, max_size: int) -> bytes:
    """Return a file's bytes as they lie on the disk; if it is written to meanwhile, they are read again.

    Args:
        found: The file.
        max_size: Bytes at the most.

    Raises:
        UnreadableError: It is too large, cannot be read, or changes all the while.
    """
    _refuse_large(found, max_size)
    try:
        for _ in range(_ATTEMPTS):
            with _opened(found) as file:
                before = os.fstat(file.fileno())
                data = file.read(max_size + 1)
                after = os.fstat(file.fileno())
            if (before.st_size, before.st_mtime_ns) == (after.st_size, after.st_mtime_ns):
                break
        else:
            raise UnreadableError(found.path, "changes while it is read; run newsdex index again when it is written")
    except OSError as error:
        raise UnreadableError(found.path, reason_of(error)) from error
    if len(data) > max_size:
        raise UnreadableError(found.path, f"more than the limit of {max_size:,} bytes; see --max-size")
    return data


def _opened(found: Found) -> BinaryIO:
    """Open a file that was found to be one: a pipe or a device that came in its place is not waited for.

    Raises:
        UnreadableError: It is none any more.
        OSError: It cannot be opened.
    """
    descriptor = os.open(found.at, _NONBLOCKING)
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise UnreadableError(found.path, "not a file any more")
    return os.fdopen(descriptor, "rb")


def _refuse_large(found: Found, max_size: int) -> None:
    limit = max_size * _DOCUMENTS if holds_lines(found.path) else max_size
    if found.size > limit:
        raise UnreadableError(found.path, f"{found.size:,} bytes, more than the limit of {limit:,}; see --max-size")


def line_blocks(found: Found, max_size: int) -> Iterator[str]:
    r"""Yield the text of a file of lines, a block of whole lines at a time, so that the file is never held whole.

    A line of so many bytes that it is more than ``max_size`` characters is not held either: in its place comes one that
    is a character longer than that.

    Args:
        found: The file; it may be packed.
        max_size: Bytes of one document at the most.

    Raises:
        UnreadableError: It cannot be read or unpacked, is empty, binary, or unpacks to far more than the limit.
        OtherEncodingError: It is not UTF-8.
    """
    _refuse_large(found, max_size)
    empty, first, begun, dropped = True, True, bytearray(), False
    for chunk in _unpacked(found, max_size):
        if first and chunk.startswith((b"\xff\xfe", b"\xfe\xff")):
            raise OtherEncodingError
        cut = chunk.rfind(b"\n") + 1
        if cut:
            whole = chunk[chunk.find(b"\n") : cut] if dropped else chunk[:cut]
            data, begun, dropped = begun + whole, bytearray(chunk[cut:]), False
            yield _block(found, data, first=first)
            first = False
            empty = empty and not data.strip()
        elif not dropped:
            begun += chunk
            dropped = len(begun) > max_size * _WIDEST
            if dropped:
                begun = bytearray(b"x" * (max_size + 1))
    if begun:
        yield _block(found, begun, first=first)
    if empty and not begun.strip():
        raise UnreadableError(found.path, "empty")


def _block(found: Found, data: bytearray, *, first: bool) -> str:
    if b"\0" in data:
        raise UnreadableError(found.path, BINARY)
    try:
        text = data.decode("utf-8-sig" if first else "utf-8")
    except UnicodeDecodeError as error:
        raise OtherEncodingError from error
    return with_newlines(text)


def read_text(found: Found, max_size: int) -> str:
    """Return the whole text of a file that may be packed, in whatever encoding.

    Raises:
        UnreadableError: It cannot be read or unpacked, is empty, binary, larger than ``max_size``, or in no encoding
            that fits.
    """
    data = bytearray()
    for chunk in _unpacked(found, max_size):
        data += chunk
        if len(data) > max_size:
            limit = f"more than the {max_size:,} bytes that are read in another encoding"
            raise UnreadableError(found.path, f"not UTF-8, and {limit}; convert it to UTF-8, or see --max-size")
    return decode(found.path, bytes(data))


def read_piped(stream: BinaryIO, name: str, max_size: int) -> str:
    """Return the text of standard input.

    Args:
        stream: It.
        name: What it is called in an error.
        max_size: Bytes of one document at the most.

    Raises:
        UnreadableError: It is more than a file of lines may hold, empty, binary, or in no encoding that fits.
    """
    limit = max_size * _DOCUMENTS
    data = stream.read(limit + 1)
    if len(data) > limit:
        raise UnreadableError(name, f"more than the limit of {limit:,} bytes; give it in parts, or see --max-size")
    return decode(name, data)


def refuse_bomb(found: Found, max_size: int) -> None:
    """Unpack a packed file to nothing: one that holds too much, or is cut, costs no more than that.

    Raises:
        UnreadableError: It cannot be read or unpacked, or unpacks to far more than the limit.
    """
    if is_packed(found.path):
        for _ in _unpacked(found, max_size):
            pass


def _unpacked(found: Found, max_size: int) -> Iterator[bytes]:
    """Yield the content of a file that may be packed, a chunk at a time, unless it is a bomb."""
    unpacked, limit = 0, max_size * _DOCUMENTS
    if is_packed(found.path):
        # News packs to a tenth or a fifth; gzip packs blanks to a thousandth, xz to less.
        limit = min(limit, max(max_size, found.size * _RATIO))
    try:
        with _opened(found) as file:
            for chunk in chunks(file, found.path):
                unpacked += len(chunk)
                if unpacked > limit:
                    raise UnreadableError(found.path, f"unpacks to more than {limit:,} bytes; see --max-size")
                yield chunk
    except UnpackingError as error:
        raise UnreadableError(found.path, str(error)) from error
    except OSError as error:
        raise UnreadableError(found.path, reason_of(error)) from error
