"""The words by which texts are compared, folded and without punctuation, and 32 bits that stand for each."""

from __future__ import annotations

import re
import unicodedata
import zlib
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from index.word_codes import AROUND

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

_LARGEST = 1 << 17  # entries of a memo: some 15 MB
_WORD = re.compile(r"\w+")
_APOSTROPHES = str.maketrans("", "", "'’ʼ\u00ad\u200b\u200c\u200d\u2060\ufeff")


class Hashed(NamedTuple):
    """The words of texts as numbers.

    Attributes:
        hashes: Of the words of one text after the other.
        counts: How many words each text has.
    """

    hashes: NDArray[Any]
    counts: NDArray[Any]


def text_words(body: str) -> list[str]:
    """Return the words by which texts are compared: folded, without punctuation."""
    if body.isascii():
        return _WORD.findall(body.replace("'", "").lower())
    return _WORD.findall(unicodedata.normalize("NFKC", body).translate(_APOSTROPHES).casefold())


def word_hashes(split: Sequence[Sequence[str]]) -> Hashed:
    """Return the words of texts, of each given what its white space parts, as numbers."""
    memo = _memo()
    counts = np.fromiter(map(len, split), np.int64, len(split))
    found = np.fromiter(map(memo.__getitem__, chain.from_iterable(split)), np.int64, counts.sum())
    several = found < 0
    if several.any():
        words = [memo.several[-1 - each] for each in found[several].tolist()]
        widths = np.ones(len(found), np.int64)
        widths[several] = [*map(len, words)]
        counts = np.diff(np.append(0, np.cumsum(widths))[np.append(0, np.cumsum(counts))])
        found = np.repeat(found, widths)
        found[np.repeat(several, widths)] = [*chain.from_iterable(words)]
    return Hashed(found.astype(np.uint32), counts)


def text_hash(text: str) -> int:
    """Return the 32 bits that stand for a text: its CRC-32 (ISO 3309)."""
    return zlib.crc32(text.encode("utf-8", "surrogatepass"))


class _Memo(dict[str, int]):
    """What stood between white space before: the hash of its one word, else -1 minus its place in ``several``.

    White space changes nothing in what stands beside it: words are folded alike in a stretch and in the whole text.

    Attributes:
        several: The hashes of the words of stretches that have none or more than one.
    """

    def __init__(self) -> None:
        super().__init__()
        self.several: list[tuple[int, ...]] = []

    def __missing__(self, stretch: str) -> int:
        plain = stretch.strip(AROUND)
        if plain.isascii() and plain.isalnum():
            found = text_hash(plain.lower())
        else:
            words = tuple(map(text_hash, text_words(stretch)))
            if len(words) == 1:
                (found,) = words
            else:
                self.several.append(words)
                found = -len(self.several)
        self[stretch] = found
        return found


def _memo() -> _Memo:
    """Return the memo of this process, a new one when it has become large: most words come again."""
    if len(_kept()) > _LARGEST:
        _kept.cache_clear()
    return _kept()


@lru_cache(maxsize=1)
def _kept() -> _Memo:
    return _Memo()
