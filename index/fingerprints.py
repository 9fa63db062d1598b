"""The words by which texts are compared, and a few numbers by which a text that holds another is found.

The fingerprints of a text are chosen from the hashes of its five-word shingles by winnowing (Schleimer, Wilkerson and
Aiken 2003): of every twelve in a row the least is taken, so that two texts with twelve shingles in a row in common
share one.
"""

from __future__ import annotations

import re
import unicodedata
import zlib
from array import array
from functools import lru_cache
from itertools import chain, pairwise
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

LONG_TEXT = 40
"""Words from which a text can be another's without being identical."""

SHINGLE = 5
"""Words of a shingle."""

_WINDOW = 12
_LARGEST = 1 << 17  # entries of a memo: some 20 MB
_WORD = re.compile(r"\w+")
_APOSTROPHES = str.maketrans("", "", "'’ʼ\u00ad\u200b\u200c\u200d\u2060\ufeff")
_FACTOR = 0x9E3779B97F4A7C15  # odd, its bits well mixed: 2**64 divided by the golden ratio (Knuth 6.4)


def text_words(body: str) -> list[str]:
    """Return the words by which texts are compared: folded, without punctuation."""
    if body.isascii():
        return _WORD.findall(body.replace("'", "").lower())
    return _WORD.findall(unicodedata.normalize("NFKC", body).translate(_APOSTROPHES).casefold())


def word_codes(stretches: Iterable[str]) -> array[int]:
    """Return the 32 bits that stand for each of the ``text_words`` of a text, given what its white space parts."""
    return array("I", [*chain.from_iterable(map(_codes().__getitem__, stretches))])


class _Codes(dict[str, tuple[int, ...]]):
    """The codes of what stood between white space before.

    White space changes nothing in what stands beside it: words are folded alike in a stretch and in the whole text.
    """

    def __missing__(self, stretch: str) -> tuple[int, ...]:
        if len(self) >= _LARGEST:
            self.clear()
        self[stretch] = codes = tuple([_crc(word) for word in text_words(stretch)])
        return codes


@lru_cache(maxsize=1)
def _codes() -> _Codes:
    """Return the memo of this process: most words come again."""
    return _Codes()


def fingerprints(bodies: Sequence[str]) -> list[tuple[int, ...]]:
    """Return the fingerprints of each text, 32 bits each, ascending; texts that are one article share at least one."""
    stretches = [body.split() for body in bodies]
    words = [*map(word_codes, stretches)]
    long = [i for i, found in enumerate(words) if len(found) >= LONG_TEXT]
    chosen = dict(zip(long, _winnowed([words[i] for i in long]), strict=True))
    return [chosen.get(i) or (_crc(" ".join(each)),) for i, each in enumerate(stretches)]


def _crc(text: str) -> int:
    return zlib.crc32(text.encode("utf-8", "surrogatepass"))


def _winnowed(texts: Sequence[array[int]]) -> list[tuple[int, ...]]:
    """Choose the fingerprints of long texts; all of them are hashed as one array."""
    if not texts:
        return []
    hashes = np.concatenate(texts).astype(np.uint64)
    shingles = np.zeros(len(hashes) - SHINGLE + 1, np.uint64)
    for place in range(SHINGLE):
        shingles += hashes[place : place + len(shingles)] * np.uint64(pow(_FACTOR, place + 1, 1 << 64))
    least = _window_minima((shingles * np.uint64(_FACTOR)) >> np.uint64(32))
    lengths = np.array([*map(len, texts)])
    owners = np.repeat(np.arange(len(texts)), lengths)[: len(least)]
    inside = (np.cumsum(lengths) - (SHINGLE + _WINDOW - 2))[owners] > np.arange(len(least))  # no run into the next text
    found = np.sort(owners[inside].astype(np.uint64) << np.uint64(32) | least[inside])
    found = found[np.diff(found, prepend=found[:1] + np.uint64(1)) != 0]
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
