r"""Named arrays in one file, read in place.

    offset  bytes  holds
    0       8      the magic ``NEWSDEX\n``
    8       4      format version, unsigned, little-endian (as is everything)
    12      4      length of the table in bytes, n
    16      4      CRC-32 of the table
    20      12     zero
    32      n      the table: JSON ``{"meta": {…}, "arrays": {name: [type, offset, count, crc]}}``
    …              the arrays, each at a multiple of 16 from the start of the file, zeros between

A type is one of ``B H I Q i`` as the module ``struct`` reads it with ``<``; a CRC is that of the array's bytes. The
file ends with its last array. Nothing in it is ever executed, and nothing outside what the table names is read. Which
arrays an index has is said in ``FORMAT.md``, beside this file.
"""

from __future__ import annotations

import json
import mmap
import struct
import sys
import zlib
from typing import TYPE_CHECKING, Any

from index.errors import DamagedIndexError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path
    from typing import BinaryIO

FORMAT_VERSION = 1
_MAGIC = b"NEWSDEX\n"
_HEADER = struct.Struct("<8sIII12x")
_SIZES = {"B": 1, "H": 2, "I": 4, "Q": 8, "i": 4}
_ALIGNMENT = 16


def write_arrays(file: BinaryIO, arrays: Mapping[str, tuple[str, bytes]], meta: Mapping[str, Any]) -> None:
    """Write arrays to an empty file.

    Args:
        file: Open for writing at its start; not closed, not synced.
        arrays: By name, the type and the bytes of each.
        meta: What the table says beside them; JSON.
    """
    table: dict[str, list[Any]] = {}
    offset = 0  # from the end of the table, which is padded to the alignment
    for name, (kind, data) in arrays.items():
        table[name] = [kind, offset, len(data) // _SIZES[kind], zlib.crc32(data)]
        offset += _padded(len(data))
    head = json.dumps({"meta": dict(meta), "arrays": table}, separators=(",", ":")).encode()
    head += b" " * (-len(head) % _ALIGNMENT)
    file.write(_HEADER.pack(_MAGIC, FORMAT_VERSION, len(head), zlib.crc32(head)))
    file.write(head)
    for _, data in arrays.values():
        file.write(data)
        file.write(b"\0" * (_padded(len(data)) - len(data)))


def _padded(size: int) -> int:
    return size + -size % _ALIGNMENT


class ArrayFile:
    """A file of arrays, mapped; what it gives stays readable as long as it is held.

    Raises:
        DamagedIndexError: The file is cut, altered in its table, foreign, or of another format version.
        FileNotFoundError: There is no such file.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        with path.open("rb") as file:
            size = file.seek(0, 2)
            if size < _HEADER.size:
                raise DamagedIndexError(f"{path}: cut short; run: newsdex index --rebuild")
            # Never closed by hand: a map closed under a live view raises BufferError. It goes with its last view.
            self._view = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
        if sys.byteorder != "little":
            raise DamagedIndexError(f"{path}: the index is little-endian, this machine is not")
        magic, version, length, crc = _HEADER.unpack_from(self._view)
        if magic != _MAGIC:
            raise DamagedIndexError(f"{path}: not a segment of a newsdex index")
        if version != FORMAT_VERSION:
            raise DamagedIndexError(
                f"{path}: format version {version}, this program reads {FORMAT_VERSION}; run: newsdex index --rebuild"
            )
        head = self._view[_HEADER.size : _HEADER.size + length]
        if len(head) < length or zlib.crc32(head) != crc:
            raise DamagedIndexError(f"{path}: its table of arrays is altered; run: newsdex index --rebuild")
        table = json.loads(bytes(head))
        self.meta: dict[str, Any] = table["meta"]
        self._table: dict[str, list[Any]] = table["arrays"]
        self._start = _HEADER.size + length
        ends = (self._start + offset + count * _SIZES[kind] for kind, offset, count, _ in self._table.values())
        if max(ends, default=self._start) > size:
            raise DamagedIndexError(f"{path}: cut short; run: newsdex index --rebuild")

    def __contains__(self, name: str) -> bool:
        return name in self._table

    def __getitem__(self, name: str) -> memoryview:
        kind, offset, count, _ = self._table[name]
        start = self._start + offset
        view = self._view[start : start + count * _SIZES[kind]]
        return view if kind == "B" else view.cast(kind)

    def damaged(self) -> Iterator[str]:
        """Yield the names of the arrays whose bytes are not those that were written."""
        for name, (kind, offset, count, crc) in self._table.items():
            start = self._start + offset
            if zlib.crc32(self._view[start : start + count * _SIZES[kind]]) != crc:
                yield name
