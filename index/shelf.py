"""The renditions of a run: their texts in a temporary file, and what tells them apart in arrays.

So a million of them are put into groups in bounded memory, and worker processes fetch those that they need by
themselves. A rendition is written as a row of JSON; nothing is ever executed when it is read back.
"""

from __future__ import annotations

import hashlib
import os
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from index.fingerprints import fingerprints
from index.ragged import spread
from index.rows import digest, read_rows, to_row
from index.stories.signature import bands_by_words
from index.word_hashes import word_hashes

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path
    from typing import BinaryIO

    from index.article import Rendition
    from index.codec.inversion import Integers
    from index.stories.signature import Bands


def id_hash(own: str | None) -> int:
    """Return 64 bits that stand for an id, 0 for none; two ids with the same bits are not expected in any corpus."""
    if own is None:
        return 0
    return int.from_bytes(hashlib.blake2b(own.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little") or 1


class Shelved(NamedTuple):
    """A rendition, what stands for all that it says and where, and the fingerprints and the bands of its body."""

    rendition: Rendition
    digest: int
    fingerprints: tuple[int, ...]
    bands: list[int]


class Places(NamedTuple):
    """Where renditions lie in the file of a shelf, in bytes, what stands for all that each says, and its bands."""

    offsets: Integers
    sizes: Integers
    digests: Integers
    bands: Bands


class Entries(NamedTuple):
    """What tells renditions apart; every array but the last has one element, or one row, for each.

    Attributes:
        sizes: Bytes that each takes as a row.
        path: The number of its path in a list of them.
        lines: From 1.
        dates: Ordinals, 0 where no day is stated.
        ids: What stands for each one's own id; see ``id_hash``.
        digests: 64 bits each; see ``Shelved``.
        bands: Of the bodies; see ``index.stories.signature``.
        counts: How many fingerprints each has.
        fingerprints: Of one after the other.
    """

    sizes: Integers
    path: Integers
    lines: Integers
    dates: Integers
    ids: Integers
    digests: Integers
    bands: Bands
    counts: Integers
    fingerprints: Integers


def prints_of(entries: Entries, chosen: Integers) -> tuple[Integers, Integers]:
    """Return the fingerprints of the chosen entries and, for each, whose it is by the place in ``chosen``."""
    counts = entries.counts[chosen].astype(np.int64)
    firsts = np.cumsum(entries.counts, dtype=np.int64) - entries.counts
    return np.repeat(np.arange(len(chosen)), counts), entries.fingerprints[spread(firsts[chosen], counts)]


class Batch(NamedTuple):
    """Renditions as rows, end to end, the distinct paths, and what tells the renditions apart."""

    data: bytes
    paths: list[str]
    entries: Entries


def batch(renditions: Sequence[Rendition]) -> Batch:
    """Write renditions down, and note what tells them apart."""
    split = [rendition.body.split() for rendition in renditions]
    words = word_hashes(split)
    prints = fingerprints(split, words)
    rows = [*map(to_row, renditions, prints)]
    paths: dict[str, int] = {}
    entries = Entries(
        sizes=np.array([*map(len, rows)], np.uint32),
        path=np.array([paths.setdefault(rendition.path, len(paths)) for rendition in renditions], np.uint32),
        lines=np.array([rendition.line for rendition in renditions], np.uint32),
        dates=np.array([r.date.toordinal() if r.date else 0 for r in renditions], np.uint32),
        ids=np.array([id_hash(rendition.id) for rendition in renditions], np.uint64),
        digests=np.array([*map(digest, rows)], np.uint64),
        bands=bands_by_words(words),
        counts=np.array([*map(len, prints)], np.uint32),
        fingerprints=np.array([*chain.from_iterable(prints)], np.uint32),
    )
    return Batch(b"".join(rows), list(paths), entries)


def fetch(path: Path, places: Places) -> list[Shelved]:
    """Return renditions from the file of a shelf."""
    ends = places.offsets + places.sizes
    apart = np.append(-1, ends)[:-1] != places.offsets  # those that lie end to end are read together
    starts, sizes = places.offsets[apart].tolist(), np.add.reduceat(places.sizes, np.flatnonzero(apart)).tolist()
    rows = bytearray()
    with path.open("rb") as file:
        for start, size in zip(starts, sizes, strict=True):
            file.seek(start)
            rows += file.read(size)
    found = zip(read_rows(rows), places.digests.tolist(), places.bands.tolist(), strict=True)
    return [Shelved(rendition, digest, prints, bands) for (rendition, prints), digest, bands in found]


class Shelf:
    """Renditions in the order in which they came, numbered from 0.

    Args:
        path: The file for their texts. It is made when the first comes, and ``close`` removes it.

    Attributes:
        paths: The paths of all renditions, by number.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.paths: list[str] = []
        self._numbers: dict[str, int] = {}
        self._file: BinaryIO | None = None
        self._length = 0
        self._added: list[Entries] = []
        self._ends: Integers = np.zeros(0, np.int64)
        self._dropped: list[int] = []

    def __len__(self) -> int:
        return self._length

    def add(self, new: Batch) -> None:
        """Put renditions behind the others."""
        if self._file is None:
            self._file = self.path.open("w+b")
        self._file.seek(0, os.SEEK_END)
        self._file.write(new.data)
        self._file.flush()
        of = np.array([self.number_of(path) for path in new.paths], np.uint32)
        self._added.append(new.entries._replace(path=of[new.entries.path]))
        self._length += len(new.entries.sizes)

    def number_of(self, path: str) -> int:
        """Return the number of a path, a new one if it has none."""
        number = self._numbers.setdefault(path, len(self.paths))
        if number == len(self.paths):
            self.paths.append(path)
        return number

    def drop(self, numbers: Iterable[int]) -> None:
        """Leave renditions out of what is ``kept``."""
        self._dropped += numbers

    @property
    def kept(self) -> Integers:
        """The numbers of the renditions that were not dropped, ascending."""
        there = np.ones(len(self), bool)
        there[self._dropped] = False
        return np.flatnonzero(there)

    @property
    def entries(self) -> Entries:
        """What tells the renditions apart."""
        if len(self._added) != 1:
            self._added = [Entries(*map(np.concatenate, zip(*self._added, strict=True)))] if self._added else [_NONE]
        return self._added[0]

    def places(self, numbers: Integers) -> Places:
        """Return where renditions lie in the file."""
        entries = self.entries
        if len(self._ends) != len(entries.sizes):
            self._ends = np.cumsum(entries.sizes, dtype=np.int64)
        sizes = entries.sizes[numbers]
        return Places(self._ends[numbers] - sizes, sizes, entries.digests[numbers], entries.bands[numbers])

    def fetch(self, number: int) -> Rendition:
        """Return one rendition."""
        return fetch(self.path, self.places(np.array([number])))[0].rendition

    def close(self) -> None:
        """Remove the file, and forget what was in it."""
        if self._file is not None:
            self._file.close()
            self._file = None
            self.path.unlink(missing_ok=True)
        self._added, self._ends, self._length, self._dropped = [], np.zeros(0, np.int64), 0, []


_NONE = batch(()).entries
