"""Stored articles: JSON in compressed blocks, so that a hit is shown without opening its file.

A block holds up to sixty-four articles one after the other, deflated with a dictionary that the segment carries (zlib,
RFC 1950). Reading one article inflates its block and parses nothing but its own JSON.
"""

from __future__ import annotations

import json
import struct
import zlib
from itertools import accumulate

from index.errors import DamagedIndexError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import Any

    from index.codec.arrays import ArrayFile
    from index.codec.mapper import Mapper

_PER_BLOCK = 64
_DICTIONARY_SIZE = 32_768  # deflate looks back no farther
_SAMPLES = 64
_LARGEST = 1 << 30  # bytes of a block, inflated; a segment ends before its records are a sixteenth of that
_LEVEL = 4  # a quarter quicker than 5, and three hundredths larger


class Storing:
    """The arrays that hold records, each one JSON object, in their order; they are deflated from now on.

    Args:
        records: What is stored.
        mapped: How blocks are deflated.
    """

    def __init__(self, records: Sequence[bytes], mapped: Mapper) -> None:
        step = max(1, len(records) // _SAMPLES)
        self._dictionary = b"".join(records[::step])[:_DICTIONARY_SIZE]
        self._lengths = [*map(len, records)]
        blocks = (records[first : first + _PER_BLOCK] for first in range(0, len(records), _PER_BLOCK))
        self._blocks = mapped(self._deflated, blocks)

    def _deflated(self, block: Sequence[bytes]) -> bytes:
        deflate = zlib.compressobj(_LEVEL, zdict=self._dictionary) if self._dictionary else zlib.compressobj(_LEVEL)
        return deflate.compress(b"".join(block)) + deflate.flush()

    def arrays(self) -> dict[str, tuple[str, bytes]]:
        """Return the arrays, to be asked for once."""
        blocks = list(self._blocks)
        kind = "H" if max(self._lengths, default=0) < 1 << 16 else "I"
        return {
            "stored.dictionary": ("B", self._dictionary),
            "stored.blocks": ("B", b"".join(blocks)),
            "stored.offsets": ("I", _packed("I", accumulate(map(len, blocks), initial=0))),
            "stored.lengths": (kind, _packed(kind, self._lengths)),
        }


def _packed(kind: str, numbers: Iterable[int]) -> bytes:
    listed = list(numbers)
    return struct.pack(f"<{len(listed)}{kind}", *listed)


class Stored:
    """The stored records of a segment; the block that was read last is kept, since neighbours are asked for together.

    Args:
        arrays: The segment's.

    Raises:
        DamagedIndexError: From every method: a block does not inflate to what was stored.
    """

    def __init__(self, arrays: ArrayFile) -> None:
        self._arrays = arrays
        self._last: tuple[int, bytes] = (-1, b"")

    def record(self, number: int) -> bytes:
        """Return a record as JSON, by its number in the segment."""
        block, lengths = number // _PER_BLOCK, self._arrays.checked("stored.lengths")
        if self._last[0] != block:
            self._last = block, self._inflated(block)
        start = sum(lengths[block * _PER_BLOCK : number])
        return self._last[1][start : start + lengths[number]]

    def document(self, number: int) -> dict[str, Any]:
        """Return what a record holds."""
        try:
            document: dict[str, Any] = json.loads(self.record(number))
        except ValueError as error:
            raise DamagedIndexError(
                f"{self._arrays.path}: stored article {number}: {error}; run: newsdex check --repair"
            ) from error
        return document

    def everything(self) -> bytes:
        """Return all records, end to end; ``stored.lengths`` cuts them apart."""
        return b"".join(map(self._inflated, range(len(self._arrays.checked("stored.offsets")) - 1)))

    def _inflated(self, block: int) -> bytes:
        arrays = self._arrays
        offsets, first = arrays.checked("stored.offsets"), block * _PER_BLOCK
        expected = sum(arrays.checked("stored.lengths")[first : first + _PER_BLOCK])
        if expected > _LARGEST:
            raise DamagedIndexError(
                f"{arrays.path}: stored articles from {first} claim {expected:,} bytes; run: newsdex check --repair"
            )
        dictionary = bytes(arrays["stored.dictionary"])
        inflate = zlib.decompressobj(zdict=dictionary) if dictionary else zlib.decompressobj()
        try:
            data = inflate.decompress(
                arrays.checked("stored.blocks")[offsets[block] : offsets[block + 1]], expected + 1
            )
        except zlib.error as error:
            raise DamagedIndexError(
                f"{arrays.path}: stored articles from {first}: {error}; run: newsdex check --repair"
            ) from error
        if len(data) != expected:
            raise DamagedIndexError(f"{arrays.path}: stored articles from {first} are cut; run: newsdex check --repair")
        return data
