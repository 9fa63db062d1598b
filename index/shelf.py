"""The renditions of a run: their texts in a temporary file, and what tells them apart in arrays.

So a million of them are put into groups in bounded memory, and worker processes fetch those that they need by
themselves. A rendition is written as JSON; nothing is ever executed when it is read back.
"""

from __future__ import annotations

import datetime
import hashlib
import json
import os
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from index.article import Apart, Origin, Rendition, Section
from index.fingerprints import fingerprints
from index.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path
    from typing import BinaryIO

    from index.codec.inversion import Integers

_LISTS = ("authors", "cites", "people")
_STATED = ("id", "title", "dek", "source", "url", "topic", *_LISTS)
_ENCODE = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_DECODE = json.JSONDecoder().raw_decode


def id_hash(own: str | None) -> int:
    """Return 64 bits that stand for an id, 0 for none; two ids with the same bits are not expected in any corpus."""
    if own is None:
        return 0
    return int.from_bytes(hashlib.blake2b(own.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little") or 1


class Shelved(NamedTuple):
    """A rendition, what stands for all that it says and where, and the fingerprints of its body."""

    rendition: Rendition
    digest: int
    fingerprints: tuple[int, ...]


class Place(NamedTuple):
    """Where a rendition lies in the file of a shelf, in bytes."""

    offset: int
    size: int


class Entries(NamedTuple):
    """What tells renditions apart; every array but the last has one element for each.

    Attributes:
        sizes: Bytes that each takes as JSON.
        path: The number of its path in a list of them.
        lines: From 1.
        dates: Ordinals, 0 where no day is stated.
        ids: What stands for each one's own id; see ``id_hash``.
        digests: 64 bits each; see ``Shelved``.
        counts: How many fingerprints each has.
        fingerprints: Of one after the other.
    """

    sizes: Integers
    path: Integers
    lines: Integers
    dates: Integers
    ids: Integers
    digests: Integers
    counts: Integers
    fingerprints: Integers


def spread(firsts: Integers, counts: Integers) -> Integers:
    """Return the numbers from each first on, as many as its count says, one stretch after the other."""
    ends = np.cumsum(counts)
    spread_out: Integers = np.arange(ends[-1] if len(ends) else 0) + np.repeat(firsts - (ends - counts), counts)
    return spread_out


def prints_of(entries: Entries, chosen: Integers) -> tuple[Integers, Integers]:
    """Return the fingerprints of the chosen entries and, for each, whose it is by the place in ``chosen``."""
    counts = entries.counts[chosen].astype(np.int64)
    firsts = np.cumsum(entries.counts, dtype=np.int64) - entries.counts
    return np.repeat(np.arange(len(chosen)), counts), entries.fingerprints[spread(firsts[chosen], counts)]


class Batch(NamedTuple):
    """Renditions as JSON, end to end, the distinct paths, and what tells the renditions apart."""

    data: bytes
    paths: list[str]
    entries: Entries


def batch(renditions: Sequence[Rendition]) -> Batch:
    """Write renditions down, and note what tells them apart."""
    prints = fingerprints([rendition.body for rendition in renditions])
    written = [encode(rendition, found) for rendition, found in zip(renditions, prints, strict=True)]
    paths: dict[str, int] = {}
    entries = Entries(
        sizes=np.array([len(each) for each in written], np.uint32),
        path=np.array([paths.setdefault(rendition.path, len(paths)) for rendition in renditions], np.uint32),
        lines=np.array([rendition.line for rendition in renditions], np.uint32),
        dates=np.array([r.date.toordinal() if r.date else 0 for r in renditions], np.uint32),
        ids=np.array([id_hash(rendition.id) for rendition in renditions], np.uint64),
        digests=np.array([_digest(each) for each in written], np.uint64),
        counts=np.array([len(found) for found in prints], np.uint32),
        fingerprints=np.array([number for found in prints for number in found], np.uint32),
    )
    return Batch(b"".join(written), list(paths), entries)


def encode(rendition: Rendition, prints: Sequence[int]) -> bytes:
    """Return a rendition and its fingerprints as JSON."""
    stated: dict[str, Any] = {}
    for name in _STATED:
        if value := getattr(rendition, name):
            stated[name] = value
    if rendition.date:
        stated["date"] = rendition.date.isoformat()
    if rendition.apart:
        stated["apart"] = rendition.apart
    sections = [(*heading, *span) if heading else span for heading, span in rendition.sections]
    row = [rendition.path, rendition.line, rendition.form, rendition.body, sections, rendition.origins, stated, prints]
    return _ENCODE(row).encode("utf-8", "surrogatepass")


def decode(data: bytes) -> Shelved:
    """Return what ``encode`` wrote."""
    row, _ = _DECODE(data.decode("utf-8", "surrogatepass"))
    path, line, form, body, sections, origins, values, prints = row
    for name in _LISTS:
        if name in values:
            values[name] = tuple(values[name])
    if "date" in values:
        values["date"] = datetime.date.fromisoformat(values["date"])
    if "apart" in values:
        values["apart"] = tuple([Apart(*apart) for apart in values["apart"]])
    rendition = Rendition(
        path=path,
        line=line,
        form=form,
        body=body,
        sections=tuple([Section(Span(*n[:-2]) if n[2:] else None, Span(*n[-2:])) for n in sections]),
        origins=tuple([Origin(*origin) for origin in origins]),
        **values,
    )
    return Shelved(rendition, _digest(data), tuple(prints))


def _digest(written: bytes) -> int:
    return int.from_bytes(hashlib.blake2b(written, digest_size=8).digest(), "little")


def fetch(path: Path, places: Iterable[Place]) -> list[Shelved]:
    """Return renditions from the file of a shelf."""
    found = []
    with path.open("rb") as file:
        at = 0
        for offset, size in places:
            if offset != at:  # what is read buffers what follows; a seek would throw that away
                file.seek(offset)
            found.append(decode(file.read(size)))
            at = offset + size
    return found


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

    def places(self, numbers: Integers) -> list[Place]:
        """Return where renditions lie in the file."""
        sizes = self.entries.sizes
        if len(self._ends) != len(sizes):
            self._ends = np.cumsum(sizes, dtype=np.int64)
        chosen = sizes[numbers]
        starts = self._ends[numbers] - chosen
        return [Place(*each) for each in zip(starts.tolist(), chosen.tolist(), strict=True)]

    def fetch(self, number: int) -> Rendition:
        """Return one rendition."""
        return fetch(self.path, self.places(np.array([number])))[0].rendition

    def close(self) -> None:
        """Remove the file."""
        if self._file is not None:
            self._file.close()
            self.path.unlink(missing_ok=True)


_NONE = batch(()).entries
