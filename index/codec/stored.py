"""Stored articles: JSON in compressed blocks, so that a hit is shown without opening its file.

A block holds up to sixteen articles one after the other, deflated with a dictionary that the segment carries (zlib,
RFC 1950). Reading one article inflates its block and parses nothing but its own JSON.
"""

from __future__ import annotations

import json
import zlib
from typing import TYPE_CHECKING, Any

from index.errors import DamagedIndexError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from index.codec.arrays import ArrayFile

_PER_BLOCK = 16
_DICTIONARY_SIZE = 32_768  # deflate looks back no farther


def store(documents: Sequence[Mapping[str, Any]]) -> dict[str, tuple[str, bytes]]:
    """Return the arrays that hold the documents, in their order."""
    texts = [
        json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
        for document in documents
    ]
    step = max(1, len(texts) // 64)
    dictionary = b"".join(texts[::step])[:_DICTIONARY_SIZE]
    data, offsets, lengths = bytearray(), bytearray((0).to_bytes(4, "little")), bytearray()
    for first in range(0, len(texts), _PER_BLOCK):
        block = texts[first : first + _PER_BLOCK]
        deflate = zlib.compressobj(6, zdict=dictionary) if dictionary else zlib.compressobj(6)
        data += deflate.compress(b"".join(block)) + deflate.flush()
        offsets += len(data).to_bytes(4, "little")
        for text in block:
            lengths += len(text).to_bytes(4, "little")
    return {
        "stored.dictionary": ("B", dictionary),
        "stored.blocks": ("B", bytes(data)),
        "stored.offsets": ("I", bytes(offsets)),
        "stored.lengths": ("I", bytes(lengths)),
    }


def stored_document(arrays: ArrayFile, number: int) -> dict[str, Any]:
    """Return a stored document by its number in the segment.

    Raises:
        DamagedIndexError: The block does not inflate to what was stored.
    """
    block, offsets, lengths = number // _PER_BLOCK, arrays["stored.offsets"], arrays["stored.lengths"]
    first = block * _PER_BLOCK
    start = sum(lengths[first:number])
    dictionary = bytes(arrays["stored.dictionary"])
    inflate = zlib.decompressobj(zdict=dictionary) if dictionary else zlib.decompressobj()
    expected = sum(lengths[first : first + _PER_BLOCK])
    try:
        text = inflate.decompress(arrays["stored.blocks"][offsets[block] : offsets[block + 1]], expected + 1)
        document: dict[str, Any] = json.loads(text[start : start + lengths[number]])
    except (zlib.error, ValueError) as error:
        raise DamagedIndexError(
            f"{arrays.path}: stored article {number}: {error}; run: newsdex index --rebuild"
        ) from error
    return document
