r"""Named arrays in one file, read in place.

    offset  bytes  holds
    0       8      the magic ``NEWSDEX\n``
    8       4      format version, unsigned, little-endian (as is everything)
    12      4      length of the table in bytes, n
    16      4      CRC-32 of the table
    20      12     zero
    32      n      the table: JSON ``{"meta": {…}, "arrays": {name: [type, offset, count, [crc, …]]}}``
    …              the arrays, each at a multiple of 16 from the start of the file, zeros between

A type is one of ``B H I Q i`` as the module ``struct`` reads it with ``<``. There is a CRC for every 32,768 bytes of an
array (a stripe; the last may be shorter), so that what is read is checked at what it costs to read it, whatever the
size of the file: no byte of an array is ever used that was not compared with its checksum. The file ends with its last
array. Nothing in it is ever executed, and nothing outside what the table names is read. Which arrays an index has is
said in ``FORMAT.md``, beside this file.
"""

from __future__ import annotations

import json
import mmap
import struct
import sys
import zlib
from typing import TYPE_CHECKING, Any, cast, overload

from index.codec.regular import open_regular
from index.errors import DamagedIndexError
from index.frozen import NamedTuple

if TYPE_CHECKING:
    import os
    from collections.abc import Iterator, Mapping
    from typing import BinaryIO, Literal

FORMAT_VERSION = 2
_MAGIC = b"NEWSDEX\n"
_HEADER = struct.Struct("<8sIII12x")
_SIZES = {"B": 1, "H": 2, "I": 4, "Q": 8, "i": 4}
_ALIGNMENT = 16
_STRIPE_BITS = 15
_STRIPE = 1 << _STRIPE_BITS
_REBUILD = "run: newsdex check --repair"


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
        table[name] = [kind, offset, len(data) // _SIZES[kind], checksums(data)]
        offset += _padded(len(data))
    head = json.dumps({"meta": dict(meta), "arrays": table}, separators=(",", ":")).encode()
    head += b" " * (-len(head) % _ALIGNMENT)
    file.write(_HEADER.pack(_MAGIC, FORMAT_VERSION, len(head), zlib.crc32(head)))
    file.write(head)
    for _, data in arrays.values():
        file.write(data)
        file.write(b"\0" * (_padded(len(data)) - len(data)))


def checksums(data: bytes | memoryview) -> list[int]:
    """Return the CRC-32 of each stripe of an array's bytes."""
    return [zlib.crc32(data[start : start + _STRIPE]) for start in range(0, len(data), _STRIPE)]


def _padded(size: int) -> int:
    return size + -size % _ALIGNMENT


class Array(NamedTuple):
    """Where an array lies: its type, its first byte from the end of the table, its elements, a CRC for each stripe."""

    kind: str
    offset: int
    length: int
    crcs: list[int]

    @property
    def size(self) -> int:
        """Bytes."""
        return self.length * _SIZES[self.kind]


class CheckedArray:
    """An array that is compared with its checksums where it is read, each stripe once.

    Args:
        where: What to call it in an error.
        data: Its bytes.
        array: What the table says of it.

    Raises:
        DamagedIndexError: From whatever reads: the bytes are not those that were written.
    """

    def __init__(self, where: str, data: memoryview, array: Array) -> None:
        self._where, self._data, self._crcs = where, data, array.crcs
        self._view = data if array.kind == "B" else data.cast(cast("Literal['H']", array.kind))
        self._width = _SIZES[array.kind]
        self._checked = bytearray(len(array.crcs))

    def __len__(self) -> int:
        return len(self._view)

    @overload
    def __getitem__(self, key: int) -> int: ...
    @overload
    def __getitem__(self, key: slice) -> memoryview: ...
    def __getitem__(self, key: int | slice) -> int | memoryview:
        if isinstance(key, slice):
            start, stop, _ = key.indices(len(self._view))
            if start < stop:
                self._check(start * self._width >> _STRIPE_BITS, (stop * self._width - 1) >> _STRIPE_BITS)
            return self._view[key]
        value: int = self._view[key]
        stripe = (key if key >= 0 else key + len(self._view)) * self._width >> _STRIPE_BITS
        if not self._checked[stripe]:
            self._check(stripe, stripe)
        return value

    def whole(self) -> memoryview:
        """Return all of it."""
        return self[:]

    def _check(self, first: int, last: int) -> None:
        checked = self._checked
        for stripe in range(first, last + 1):
            if not checked[stripe]:
                start = stripe << _STRIPE_BITS
                if zlib.crc32(self._data[start : start + _STRIPE]) != self._crcs[stripe]:
                    raise DamagedIndexError(f"{self._where} is altered; {_REBUILD}")
                checked[stripe] = 1


class ArrayFile:
    """A file of arrays, mapped; what it gives stays readable as long as it is held.

    Raises:
        DamagedIndexError: The file is cut, altered in its table, foreign, or of another format version; from whatever
            reads an array: it is not there, or altered.
        FileNotFoundError: There is no such file.
    """

    def __init__(self, path: str | os.PathLike[str]) -> None:
        self.path = path
        with open_regular(path) as file:
            size = file.seek(0, 2)
            if size < _HEADER.size:
                raise DamagedIndexError(f"{path}: cut short; {_REBUILD}")
            # Never closed by hand: a map closed under a live view raises BufferError. It goes with its last view.
            self._view = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
        if sys.byteorder != "little":
            raise DamagedIndexError(f"{path}: the index is little-endian, this machine is not")
        magic, version, length, crc = _HEADER.unpack_from(self._view)
        if magic != _MAGIC:
            raise DamagedIndexError(f"{path}: not a file of a newsdex index; {_REBUILD}")
        if version != FORMAT_VERSION:
            newer = "a newer newsdex, update the program, or " if version > FORMAT_VERSION else "an older newsdex; "
            raise DamagedIndexError(f"{path}: format {version}, made by {newer}run: newsdex index --rebuild")
        head = self._view[_HEADER.size : _HEADER.size + length]
        if len(head) < length or zlib.crc32(head) != crc:
            raise DamagedIndexError(f"{path}: its table of arrays is altered; {_REBUILD}")
        self._start = _HEADER.size + length
        try:
            table = json.loads(bytes(head))
            self.meta: dict[str, Any] = dict(table["meta"])
            self._table: dict[str, list[Any]] = dict(table["arrays"])
            ends = [offset + length * _SIZES[kind] for kind, offset, length, _ in self._table.values()]
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
            raise DamagedIndexError(f"{path}: its table of arrays cannot be read; {_REBUILD}") from error
        self._room = size - self._start
        if max(ends, default=0) > self._room:
            raise DamagedIndexError(f"{path}: cut short, or its table is wrong; {_REBUILD}")
        self._arrays: dict[str, CheckedArray] = {}

    def __contains__(self, name: str) -> bool:
        return name in self._table

    def __getitem__(self, name: str) -> memoryview:
        """Return an array, all of it compared with its checksums."""
        return self.checked(name).whole()

    def checked(self, name: str) -> CheckedArray:
        """Return an array of which only what is read is compared with its checksums: for those that are large."""
        if name not in self._arrays:
            if name not in self._table:
                raise DamagedIndexError(f"{self.path}: has no array {name}; {_REBUILD}")
            array = self._array(name)
            self._arrays[name] = CheckedArray(f"{self.path}: array {name}", self._bytes(array), array)
        return self._arrays[name]

    def counts(self) -> dict[str, int]:
        """Return how many elements each array has."""
        return {name: row[2] for name, row in self._table.items()}

    def damaged(self) -> Iterator[str]:
        """Yield the names of the arrays whose bytes are not those that were written."""
        for name in self._table:
            array = self._array(name)
            if checksums(self._bytes(array)) != array.crcs:
                yield name

    def _array(self, name: str) -> Array:
        """Return what the table says of an array, which is looked at when it is first asked for."""
        array = Array(*self._table[name])
        if not _sound(array, self._room):
            raise DamagedIndexError(f"{self.path}: its table is wrong of array {name}; {_REBUILD}")
        return array

    def _bytes(self, array: Array) -> memoryview:
        start = self._start + array.offset
        return self._view[start : start + array.size]


def _sound(array: Array, room: int) -> bool:
    """Tell whether an array can lie where the table says, in so many bytes."""
    kind, offset, length, crcs = array
    numbers = (offset, length, *(crcs if isinstance(crcs, list) else [None]))
    if kind not in _SIZES or not all(type(number) is int and number >= 0 for number in numbers):
        return False
    fits = offset % _ALIGNMENT == 0 and offset + array.size <= room
    return fits and len(crcs) == -(-array.size // _STRIPE)
