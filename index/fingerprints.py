"""A few numbers by which a text that holds another is found.

The fingerprints of a text are chosen from the hashes of its five-word shingles by winnowing (Schleimer, Wilkerson and
Aiken 2003): of every twelve in a row the least is taken, so that two texts with twelve shingles in a row in common
share one.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np

from index.word_hashes import Hashed, text_hash

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

LONG_TEXT = 40
"""Words from which a text can be another's without being identical."""

SHINGLE = 5
"""Words of a shingle."""

_WINDOW = 12
_FACTOR = 0x9E3779B97F4A7C15  # odd, its bits well mixed: 2**64 divided by the golden ratio (Knuth 6.4)


def fingerprints(split: Sequence[Sequence[str]], words: Hashed) -> list[tuple[int, ...]]:
    """Return the fingerprints of each text, 32 bits each, ascending; texts that are one article share at least one.

    Args:
        split: Of each text what its white space parts.
        words: The words of the same texts.
    """
    long = words.counts >= LONG_TEXT
    chosen = iter(_winnowed(Hashed(words.hashes[np.repeat(long, words.counts)], words.counts[long])))
    return [
        next(chosen) if is_long else (text_hash(" ".join(each)),)
        for each, is_long in zip(split, long.tolist(), strict=True)
    ]


def _winnowed(texts: Hashed) -> list[tuple[int, ...]]:
    """Choose the fingerprints of long texts; all of them are hashed as one array."""
    hashes, lengths = texts.hashes.astype(np.uint64), texts.counts
    if not len(lengths):
        return []
    shingles = np.zeros(len(hashes) - SHINGLE + 1, np.uint64)
    for place in range(SHINGLE):
        shingles += hashes[place : place + len(shingles)] * np.uint64(pow(_FACTOR, place + 1, 1 << 64))
    least = _window_minima((shingles * np.uint64(_FACTOR)) >> np.uint64(32))
    owners = np.repeat(np.arange(len(lengths)), lengths)[: len(least)]
    inside = (np.cumsum(lengths) - (SHINGLE + _WINDOW - 2))[owners] > np.arange(len(least))  # no run into the next text
    # What is the least of several windows in a row is looked at once.
    inside[1:] &= (least[1:] != least[:-1]) | (owners[1:] != owners[:-1])
    found = np.unique(owners[inside].astype(np.uint64) << np.uint64(32) | least[inside])
    ends = np.cumsum(np.bincount((found >> np.uint64(32)).astype(np.int64))).tolist()
    prints = (found & np.uint64(0xFFFFFFFF)).tolist()
    return [tuple(prints[start:end]) for start, end in pairwise([0, *ends])]


def _window_minima(values: NDArray[Any]) -> NDArray[Any]:
    """Return the least of each twelve values in a row: of two, of four, of eight, then of two eights that overlap."""
    width = 1
    while width * 2 <= _WINDOW:
        values = np.minimum(values[:-width], values[width:])
        width *= 2
    minima: NDArray[Any] = np.minimum(values[: -(_WINDOW - width)], values[_WINDOW - width :])
    return minima
