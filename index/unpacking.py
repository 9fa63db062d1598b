"""Packed files a chunk at a time: what little a bomb takes on the disk, no more than a chunk of it is ever held."""

from __future__ import annotations

import gzip
import lzma
import zlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

CHUNK = 1 << 18
_XZ_MEMORY = 1 << 27  # twice what xz needs at its highest level; a header may ask for four gigabytes


class UnpackingError(Exception):
    """A packed file is cut, altered, or packed so that too much memory would be needed; says so in lower case."""


def is_packed(name: str) -> bool:
    """Tell by its name whether a file is packed."""
    return name.lower().endswith((".gz", ".xz"))


def chunks(file: BinaryIO, name: str) -> Iterator[bytes]:
    """Yield the content of a file, unpacked as its name says (``.gz``, ``.xz``), in chunks of at most 256 KiB.

    Raises:
        UnpackingError: It cannot be unpacked.
        OSError: It cannot be read.
    """
    try:
        if name.lower().endswith(".gz"):
            with gzip.open(file) as packed:
                yield from iter(lambda: packed.read(CHUNK), b"")
        elif name.lower().endswith(".xz"):
            yield from _xz(file)
        else:
            yield from iter(lambda: file.read(CHUNK), b"")
    except lzma.LZMAError as error:
        text = str(error).lower()
        if "memory" in text:
            text = f"needs more than {_XZ_MEMORY >> 20} MiB of memory; pack it with xz -9 or less"
        raise UnpackingError(f"cannot be unpacked: {text}") from error
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise UnpackingError(f"cannot be unpacked: {str(error).lower()}") from error


def _xz(file: BinaryIO) -> Iterator[bytes]:
    """Yield the content of one or more xz streams, end to end; ``lzma.open`` knows no limit of memory."""
    data, begun = file.read(CHUNK), False
    while data:
        unpack = lzma.LZMADecompressor(lzma.FORMAT_XZ, memlimit=_XZ_MEMORY)
        while not unpack.eof:
            if unpack.needs_input and not data:
                data = file.read(CHUNK)
                if not data:
                    raise EOFError("the file is cut short")
            if chunk := unpack.decompress(data, CHUNK):
                yield chunk
            data, begun = b"", True
        # Streams may follow each other, with zeros between (the .xz file format, 2.2).
        data = unpack.unused_data.lstrip(b"\0")
        while not data and (more := file.read(CHUNK)):
            data = more.lstrip(b"\0")
    if not begun:
        raise EOFError("the file is empty")
