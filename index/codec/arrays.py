r"""Named arrays in one file, read in place.

    offset      bytes  holds
    0           8      the magic ``NEWSDEX\n``
    8           4      format version, unsigned, little-endian (as is everything)
    12          4      length of the table in bytes, n
    16          4      number of stripes, s
    20          4      CRC-32 of the table and the stripes
    24          8      zero
    32          n      the table: JSON ``{"meta": {…}, "arrays": {name: [type, packed, offset, count]}}``
    32 + n      4 s    the CRC-32 of each stripe as it lies in the file, array by array
    32 + n + 4s 2 s    the bytes of each stripe in the file
    …                  the arrays, each at a multiple of 16 from the start of the file, zeros between

A type is one of ``B H I Q i`` as the module ``struct`` reads it with ``<``. An array is cut into stripes
(``stripes.py``), so that what is read is checked, and inflated if it is packed, at what it costs to read it, whatever
the size of the file: no byte of an array is ever used that was not compared with its checksum. An array that is not
packed is read where it is mapped; one that is, in memory of its own, of which no more is filled than was asked for. The
file ends with its last array. Nothing in it is ever executed, and nothing outside what the table names is read. Which
arrays an index has is said in ``FORMAT.md``, beside this file.
"""

from __future__ import annotations

import json
import mmap
import struct
import sys
import zlib
from itertools import accumulate

from index.codec.regular import open_regular
from index.codec.stripes import STRIPE, STRIPE_BITS, cut, pack, unpack
from index.errors import DamagedIndexError
from index.frozen import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    import os
    from collections.abc import Container, Iterator, Mapping
    from typing import Any, BinaryIO, overload

    from index.codec.mapper import Mapper

FORMAT_VERSION = 3
_MAGIC = b"NEWSDEX\n"
_HEADER = struct.Struct("<8sIIII8x")
_SIZES = {"B": 1, "H": 2, "I": 4, "Q": 8, "i": 4}
_ALIGNMENT = 16
_REBUILD = "run: newsdex check --repair"


def write_arrays(
    file: BinaryIO,
    arrays: Mapping[str, tuple[str, bytes]],
    meta: Mapping[str, Any],
    plain: Container[str] = (),
    mapped: Mapper = map,
) -> None:
    """Write arrays to an empty file.

    Args:
        file: Open for writing at its start; not closed, not synced.
        arrays: By name, the type and the bytes of each.
        meta: What the table says beside them; JSON.
        plain: Names of arrays that are never packed: those of which nearly every question reads all.
        mapped: How arrays are packed.
    """
    table: dict[str, tuple[str, int, int, int]] = {}
    stored: list[list[bytes]] = []
    offset = 0  # from the end of the stripes' list, which is padded to the alignment

    def pack_one(name: str) -> tuple[bool, list[bytes]]:
        kind, data = arrays[name]
        stripes = cut(data)
        packed = None if name in plain else pack(stripes, _SIZES[kind])
        return (False, stripes) if packed is None else (True, packed)

    for (name, (kind, data)), (is_packed, stripes) in zip(arrays.items(), mapped(pack_one, arrays), strict=True):
        table[name] = (kind, int(is_packed), offset, len(data) // _SIZES[kind])
        stored.append(stripes)
        offset += _padded(sum(map(len, stored[-1])))
    head = json.dumps({"meta": dict(meta), "arrays": table}, separators=(",", ":")).encode()
    head += b" " * (-len(head) % _ALIGNMENT)
    all_stripes = [stripe for each in stored for stripe in each]
    count = len(all_stripes)
    listed = struct.pack(f"<{count}I{count}H", *map(zlib.crc32, all_stripes), *map(len, all_stripes))
    listed += bytes(-len(listed) % _ALIGNMENT)
    crc = zlib.crc32(listed, zlib.crc32(head))
    file.write(_HEADER.pack(_MAGIC, FORMAT_VERSION, len(head), count, crc))
    file.write(head + listed)
    for each in stored:
        file.writelines(each)
        file.write(bytes(-sum(map(len, each)) % _ALIGNMENT))


def _padded(size: int) -> int:
    return size + -size % _ALIGNMENT


class Array(NamedTuple):
    """What the table says of an array: type, whether it is packed, first byte behind the list of stripes, elements."""

    kind: str
    packed: int
    offset: int
    length: int

    @property
    def size(self) -> int:
        """Bytes, not packed."""
        return self.length * _SIZES[self.kind]

    @property
    def stripes(self) -> int:
        """How many stripes it has."""
        return -(-self.size // STRIPE)


class Stripes(NamedTuple):
    """The stripes of an array as they lie in the file: their bytes, and for each its CRC-32 and its length."""

    data: memoryview
    crcs: memoryview
    sizes: memoryview


class CheckedArray:
    """An array that is compared with its checksums, and inflated, where it is read, each stripe once.

    Args:
        where: What to call it in an error.
        array: What the table says of it.
        stored: Where it lies.

    Raises:
        DamagedIndexError: From whatever reads: the bytes are not those that were written.
    """

    def __init__(self, where: str, array: Array, stored: Stripes) -> None:
        self._where, self._stored = where, stored
        self._width = _SIZES[array.kind]
        self._starts = list(accumulate(stored.sizes, initial=0)) if array.packed else None
        self._bytes = memoryview(_memory(array.size)) if array.packed else stored.data
        view = self._bytes.toreadonly()
        self._view = view if array.kind == "B" else view.cast(array.kind)  # type: ignore[call-overload]
        self._checked = bytearray(array.stripes)

    def __len__(self) -> int:
        return len(self._view)

    if TYPE_CHECKING:

        @overload
        def __getitem__(self, key: int) -> int: ...
        @overload
        def __getitem__(self, key: slice) -> memoryview: ...

    def __getitem__(self, key: int | slice) -> int | memoryview:
        if isinstance(key, slice):
            start, stop, _ = key.indices(len(self._view))
            if start < stop:
                first, end = start * self._width >> STRIPE_BITS, ((stop * self._width - 1) >> STRIPE_BITS) + 1
                if self._checked.find(0, first, end) >= 0:
                    self._check(first, end)
            return self._view[key]
        stripe = (key if key >= 0 else key + len(self._view)) * self._width >> STRIPE_BITS
        if self._checked[stripe : stripe + 1] == b"\0":
            self._check(stripe, stripe + 1)
        value: int = self._view[key]
        return value

    def whole(self) -> memoryview:
        """Return all of it."""
        return self[:]

    def _check(self, first: int, end: int) -> None:
        checked = self._checked
        for stripe in range(first, end):
            if not checked[stripe]:
                stored = self._stripe(stripe)
                if zlib.crc32(stored) != self._stored.crcs[stripe]:
                    raise DamagedIndexError(f"{self._where} is altered; {_REBUILD}")
                if self._starts is not None:
                    self._inflate(stripe, stored)
                checked[stripe] = 1

    def _stripe(self, stripe: int) -> memoryview:
        if self._starts is None:
            return self._stored.data[stripe << STRIPE_BITS : (stripe + 1) << STRIPE_BITS]
        return self._stored.data[self._starts[stripe] : self._starts[stripe + 1]]

    def _inflate(self, stripe: int, stored: memoryview) -> None:
        into = self._bytes[stripe << STRIPE_BITS : (stripe + 1) << STRIPE_BITS]
        try:
            unpack(stored, self._width, into)
        except ValueError as error:
            raise DamagedIndexError(f"{self._where} cannot be read: {error}; {_REBUILD}") from error


def _memory(size: int) -> bytearray | mmap.mmap:
    """Return memory; what is large costs nothing until it is written to."""
    return mmap.mmap(-1, size) if size > 2 * STRIPE else bytearray(size)


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
        magic, version, length, stripes, crc = _HEADER.unpack_from(self._view)
        if magic != _MAGIC:
            raise DamagedIndexError(f"{path}: not a file of a newsdex index; {_REBUILD}")
        if version != FORMAT_VERSION:
            newer = "a newer newsdex, update the program, or " if version > FORMAT_VERSION else "an older newsdex; "
            raise DamagedIndexError(f"{path}: format {version}, made by {newer}run: newsdex index --rebuild")
        listed = _HEADER.size + length
        self._start = listed + _padded(6 * stripes)
        if self._start > size or zlib.crc32(self._view[_HEADER.size : self._start]) != crc:
            raise DamagedIndexError(f"{path}: its table of arrays is altered; {_REBUILD}")
        self._crcs = self._view[listed : listed + 4 * stripes].cast("I")
        self._sizes = self._view[listed + 4 * stripes : listed + 6 * stripes].cast("H")
        try:
            table = json.loads(bytes(self._view[_HEADER.size : listed]))
            self.meta: dict[str, Any] = dict(table["meta"])
            self._table = {name: Array(*row) for name, row in table["arrays"].items()}
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
            raise DamagedIndexError(f"{path}: its table of arrays cannot be read; {_REBUILD}") from error
        if not all(map(_sound, self._table.values())):
            raise DamagedIndexError(f"{path}: its table of arrays is wrong; {_REBUILD}")
        first = list(accumulate((each.stripes for each in self._table.values()), initial=0))
        self._first = dict(zip(self._table, first, strict=False))
        if first[-1] != stripes or not self._ends_within(size):
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
            self._arrays[name] = self._open(name)
        return self._arrays[name]

    def counts(self) -> dict[str, int]:
        """Return how many elements each array has."""
        return {name: array.length for name, array in self._table.items()}

    def damaged(self) -> Iterator[str]:
        """Yield the names of the arrays whose bytes are not those that were written; nothing of them is kept."""
        for name in self._table:
            try:
                self._open(name).whole()
            except DamagedIndexError:
                yield name

    def _open(self, name: str) -> CheckedArray:
        stripes = self._stripes(name)
        if stripes is None:
            raise DamagedIndexError(f"{self.path}: the table is wrong about array {name}; {_REBUILD}")
        return CheckedArray(f"{self.path}: array {name}", self._table[name], stripes)

    def _ends_within(self, size: int) -> bool:
        """Tell whether the last array, and the zeros behind it, lie within so many bytes: it ends the file."""
        for name in reversed(self._table):
            stripes = self._stripes(name)
            return stripes is not None and self._start + self._table[name].offset + _padded(len(stripes.data)) <= size
        return True

    def _stripes(self, name: str) -> Stripes | None:
        """Return where an array lies; None if it cannot lie there."""
        array, first = self._table[name], self._first[name]
        chosen = slice(first, first + array.stripes)
        sizes = self._sizes[chosen]
        start = self._start + array.offset
        data = self._view[start : start + sum(sizes)]
        whole = len(data) == sum(sizes) and (array.packed or len(data) == array.size)
        return Stripes(data, self._crcs[chosen], sizes) if whole else None


def _sound(array: Array) -> bool:
    """Tell whether what the table says of an array can be."""
    kind, packed, offset, length = array
    numbers = all(type(number) is int and number >= 0 for number in (packed, offset, length))
    return kind in _SIZES and numbers and packed < 2 and offset % _ALIGNMENT == 0
