"""MinHash signatures (Broder 1997), cut into bands: texts that are nearly the same share a band.

Of the hashes of a text's three-word shingles, each under ``_BANDS * _ROWS`` permutations, the least are kept; the share
of equal ones in two signatures estimates the Jaccard similarity of their shingles. Two texts of similarity s share one
of b bands of r rows with probability 1 - (1 - s^r)^b (Leskovec, Rajaraman and Ullman 2020, ch. 3): with four bands of
three rows, 0.96 at 0.8 and 0.41 at 0.5.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from index.ragged import spread
from index.word_hashes import word_hashes

if TYPE_CHECKING:
    from collections.abc import Iterable

    from index.word_hashes import Hashed

    Bands = np.ndarray[tuple[int, int], np.dtype[np.uint32]]

BANDS: Final = 4
_ROWS: Final = 3
_SHINGLE: Final = 3
# Multiply-shift hashing (Dietzfelbinger et al. 1997): odd factors; products wrap, the upper half is the hash.
_FACTORS: Final = np.array([0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9], np.uint64)
_PERMUTATIONS: Final = np.random.default_rng(8).integers(0, 1 << 63, (BANDS * _ROWS, 2), np.uint64) | np.uint64(1)


def bands(bodies: Iterable[str]) -> Bands:
    """Return the bands of texts: a row of ``BANDS`` for each, in order; all texts without words have the same."""
    return bands_by_words(word_hashes([*map(str.split, bodies)]))


def bands_by_words(texts: Hashed) -> Bands:
    """Return the bands of texts by their words, as ``bands`` does."""
    found, counts = texts
    if not len(counts):
        return np.empty((0, BANDS), np.uint32)
    lengths = np.maximum(counts, _SHINGLE)  # a shorter text is filled up with zeros
    ends = np.cumsum(lengths)
    starts = ends - lengths
    words = np.zeros(lengths.sum(), np.uint64)
    words[spread(starts, counts)] = found
    shingles = words[:-2] * _FACTORS[0] + words[1:-1] * _FACTORS[1] + words[2:] * _FACTORS[2]
    shingles ^= shingles >> np.uint64(32)
    # The last two places of a text but the last begin shingles that run into the next: they take the text's first.
    for back in (1, 2):
        inside = ends[:-1] - back
        shingles[inside] = shingles[starts[:-1]]
    least = np.empty((len(lengths), BANDS * _ROWS), np.uint64)
    hashes = np.empty_like(shingles)
    for number, (factor, addend) in enumerate(_PERMUTATIONS):
        np.multiply(shingles, factor, out=hashes)
        hashes += addend
        least[:, number] = np.minimum.reduceat(hashes, starts)
    least >>= np.uint64(32)
    grouped = least.reshape(-1, BANDS, _ROWS)
    mixed = (grouped * _FACTORS).sum(axis=2, dtype=np.uint64) + np.arange(BANDS, dtype=np.uint64)
    hashed: Bands = ((mixed * _FACTORS[0]) >> np.uint64(32)).astype(np.uint32)
    return hashed
