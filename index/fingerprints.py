"""The words by which texts are compared, and a few numbers by which a text that holds another is found.

The fingerprints of a text are chosen from the hashes of its five-word shingles by winnowing (Schleimer, Wilkerson and
Aiken 2003): of every twelve in a row the least is taken, so that two texts with twelve shingles in a row in common
share one.
"""

from __future__ import annotations

import re
import unicodedata
import zlib
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

LONG_TEXT = 40
"""Words from which a text can be another's without being identical."""

SHINGLE = 5
"""Words of a shingle."""

_WINDOW = 12
_WORD = re.compile(r"\w+")
_APOSTROPHES = str.maketrans("", "", "'’ʼ\u00ad\u200b\u200c\u200d\u2060\ufeff")
_FACTOR = 0x9E3779B97F4A7C15  # odd, its bits well mixed: 2**64 divided by the golden ratio (Knuth 6.4)


def text_words(body: str) -> list[str]:
    """Return the words by which texts are compared: folded, without punctuation."""
    if body.isascii():
        return _WORD.findall(body.replace("'", "").lower())
    return _WORD.findall(unicodedata.normalize("NFKC", body).translate(_APOSTROPHES).casefold())


def fingerprints(bodies: Sequence[str]) -> list[tuple[int, ...]]:
    """Return the fingerprints of each text, 32 bits each, ascending; texts that are one article share at least one."""
    words = [text_words(body) for body in bodies]
    long = [i for i, found in enumerate(words) if len(found) >= LONG_TEXT]
    chosen = dict(zip(long, _winnowed([words[i] for i in long]), strict=True))
    return [chosen.get(i) or (_crc(" ".join(body.split())),) for i, body in enumerate(bodies)]


def _crc(text: str) -> int:
    return zlib.crc32(text.encode("utf-8", "surrogatepass"))


def _winnowed(texts: Sequence[list[str]]) -> list[tuple[int, ...]]:
    """Choose the fingerprints of long texts; all of them are hashed as one array."""
    if not texts:
        return []
    known = {word: _crc(word) for words in texts for word in words}
    hashes = np.array([known[word] for words in texts for word in words], np.uint64)
    shingles = np.zeros(len(hashes) - SHINGLE + 1, np.uint64)
    for place in range(SHINGLE):
        shingles += hashes[place : place + len(shingles)] * np.uint64(pow(_FACTOR, place + 1, 1 << 64))
    least = _window_minima((shingles * np.uint64(_FACTOR)) >> np.uint64(32))
    ends = accumulate(map(len, texts), initial=0)
    return [tuple(np.unique(least[start : end - SHINGLE + 1 - _WINDOW + 1]).tolist()) for start, end in pairwise(ends)]


def _window_minima(values: NDArray[Any]) -> NDArray[Any]:
    """Return the least of each twelve values in a row: of two, of four, of eight, then of two eights that overlap."""
    width = 1
    while width * 2 <= _WINDOW:
        values = np.minimum(values[:-width], values[width:])
        width *= 2
    minima: NDArray[Any] = np.minimum(values[: -(_WINDOW - width)], values[_WINDOW - width :])
    return minima
