"""The articles of an index in the order in which they are grouped into stories, and their grouping.

What is kept of the articles is read from the segments where it is needed: the order of very many needs their ids and
their days, and their grouping some of them at a time.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from itertools import accumulate, chain, pairwise, repeat
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from index.stories.grouping import group, regroup
from index.stories.reports import Reports, by_day
from index.stories.signature import BANDS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from index.codec.segment import Segment

    Numbers = np.ndarray[tuple[int, ...], np.dtype[Any]]

_NEW = -1
_FEW = 256  # of so many reports one: where more are new, it is sooner done to group all


class Told(NamedTuple):
    """What was grouped before.

    Attributes:
        segments: Of the index as it was; what is outdated may be deleted from them, and nothing else since.
        founders: For each number in it, that of its story's founder.
        outdated: Numbers of articles that are gone or otherwise now.
    """

    segments: Sequence[Segment]
    founders: Numbers
    outdated: Collection[int]


def founders_of(segments: Sequence[Segment], before: Told | None) -> Numbers:
    """Return, for each number in the index, that of its story's founder; a deleted article's is its own.

    Args:
        segments: Of the index as it is; articles are numbered through all of them, deleted ones included.
        before: What was grouped before, None if nothing was.
    """
    chronicle = Chronicle(segments, before)
    new, there = chronicle.known_as == _NEW, ~chronicle.gone
    if before is None or new.all():
        own = group(chronicle)
    else:
        place = np.zeros(len(before.founders), np.int64)
        place[chronicle.known_as[~new]] = np.flatnonzero(~new)
        known = np.where(new, np.arange(len(new)), place[before.founders[chronicle.known_as]])
        own = regroup(chronicle, known, chronicle.gone, new)
    founders = np.arange(sum(segment.size for segment in segments))
    founders[chronicle.numbers[there]] = chronicle.numbers[own[there]]
    return founders


class Chronicle:
    """The articles of an index, and those that it had before and has no more, by day and then by id.

    Args:
        segments: Of the index as it is.
        before: What was grouped before, None if nothing was.

    Attributes:
        days: Of each article, ordinals; 0 for none.
        numbers: Of each, its number in the index.
        known_as: Of each, its number before; -1 for none. Where most are new, or would be sooner grouped than told from
            the others, all are.
        gone: Whether each was there before and is no more.
    """

    def __init__(self, segments: Sequence[Segment], before: Told | None) -> None:
        parts = [_Part.chosen(segment, start, _live(segment)) for start, segment in _numbered(segments)]
        known_as = _known_as(parts, before)
        gone: list[_Part] = []
        if before and _FEW * sum(int((known == _NEW).sum()) for known in known_as) < sum(part.size for part in parts):
            gone = [_Part.chosen(segment, start, which) for start, segment, which in _outdated(before) if which.any()]
            known_as += [part.numbers for part in gone]
        else:
            known_as = [np.full(part.size, _NEW) for part in parts]
        parts += gone
        ids = [*chain.from_iterable(part.ids for part in parts)]
        # Each part is in order: they are only merged.
        by_id = np.array(sorted(range(len(ids)), key=ids.__getitem__), np.int64)
        days = _joined([np.asarray(part.segment.arrays["date.column"])[part.documents] for part in parts])
        order = by_id[by_day(days[by_id])]
        part_of = np.repeat(np.arange(len(parts), dtype=np.int32), [part.size for part in parts])
        self.days: Numbers = days[order]
        self.numbers = _joined([part.numbers for part in parts])[order]
        self.known_as = _joined(known_as)[order]
        self.gone = (part_of >= len(parts) - len(gone))[order]
        self._part, self._documents = part_of[order], _joined([part.documents for part in parts])[order]
        stored = {part.segment.name: _Stored(part.segment) for part in parts}
        self._stored = [stored[part.segment.name] for part in parts]

    @cached_property
    def bands(self) -> Numbers:
        """A row of each."""
        bands = np.empty((len(self.days), BANDS), np.uint32)
        for number, stored in enumerate(self._stored):
            own = self._part == number
            bands[own] = stored.bands[self._documents[own]]
        return bands

    def taken(self, order: Numbers) -> Reports:
        """Return the reports of these places, in this order."""
        parts, documents = self._part[order], self._documents[order]
        if not len(order):
            return _NOTHING
        by_part = np.argsort(parts, kind="stable")
        used = [(each, by_part[parts[by_part] == each]) for each in np.unique(parts).tolist()]
        joined = Reports.joined([self._stored[each].taken(documents[places]) for each, places in used])
        back = np.empty(len(order), np.int64)
        back[np.concatenate([places for _, places in used])] = np.arange(len(order))
        return joined.taken(back)


class _Part(NamedTuple):
    """Some articles of a segment, by their ids.

    Attributes:
        segment: They lie in it.
        ids: Of each, ascending.
        documents: Of each.
        numbers: Of each, its number in the index.
    """

    segment: Segment
    ids: Sequence[str]
    documents: Numbers
    numbers: Numbers

    @property
    def size(self) -> int:
        """How many there are."""
        return len(self.documents)

    @classmethod
    def chosen(cls, segment: Segment, start: int, chosen: Numbers) -> _Part:
        """Return the articles of a segment that are chosen.

        Args:
            segment: It.
            start: The number of its first.
            chosen: Of each of its articles, deleted ones included, whether it is.
        """
        arrays = segment.arrays
        terms = _texts(bytes(arrays["id.text"]), arrays["id.ends"].tolist())
        documents = np.asarray(arrays["id.documents"]).astype(np.int32)
        term = np.repeat(np.arange(len(terms)), np.diff(np.asarray(arrays["id.first"])))
        # Of several ids that an article goes by, one is its own.
        own = np.ones(len(term), bool)
        for document in np.flatnonzero(np.bincount(documents, minlength=segment.size) > 1).tolist():
            of_it = np.flatnonzero(documents == document)
            its_own = segment.stored(document)["id"]
            own[of_it] = [terms[number] == its_own for number in term[of_it].tolist()]
        own &= chosen[documents]
        documents = documents[own]
        return cls(
            segment, [terms[number] for number in term[own].tolist()], documents, start + documents.astype(np.int64)
        )


def _texts(text: bytes, ends: Sequence[int]) -> list[str]:
    """Return the terms of a dictionary that lie end to end."""
    if text.isascii():
        plain = text.decode("ascii")
        return [plain[start:end] for start, end in pairwise(ends)]
    return [text[start:end].decode("utf-8", "surrogateescape") for start, end in pairwise(ends)]


def _numbered(segments: Sequence[Segment]) -> Iterator[tuple[int, Segment]]:
    """Yield segments, each with the number of its first article."""
    yield from zip(accumulate((segment.size for segment in segments), initial=0), segments, strict=False)


def _known_as(parts: Sequence[_Part], before: Told | None) -> list[Numbers]:
    """Return for the articles of each part their numbers before.

    A segment that was there has the same articles. Of those in others, the id tells.
    """
    if before is None:
        return [np.full(part.size, _NEW) for part in parts]
    starts = {segment.name: start for start, segment in _numbered(before.segments)}
    kept = {part.segment.name for part in parts}
    known: dict[str, int] = {}
    for start, segment, outdated in _outdated(before):
        if segment.name not in kept:
            part = _Part.chosen(segment, start, _live(segment) & ~outdated)
            known.update(zip(part.ids, part.numbers.tolist(), strict=True))
    return [
        part.documents + np.int64(starts[part.segment.name])
        if part.segment.name in starts
        else np.fromiter(map(known.get, part.ids, repeat(_NEW)), np.int64, part.size)
        for part in parts
    ]


def _outdated(before: Told) -> Iterator[tuple[int, Segment, Numbers]]:
    """Yield the segments of before, each with the number of its first article and which of them are outdated."""
    outdated = np.zeros(len(before.founders), bool)
    outdated[list(before.outdated)] = True
    for start, segment in _numbered(before.segments):
        yield start, segment, outdated[start : start + segment.size]


def _live(segment: Segment) -> Numbers:
    live = np.ones(segment.size, bool)
    live[list(segment.deleted)] = False
    return live


def _joined(columns: Sequence[Numbers]) -> Numbers:
    return np.concatenate(columns) if columns else np.zeros(0, np.int64)


class _Stored:
    """By what the articles of a segment are compared, as it is stored: of words, the numbers."""

    def __init__(self, segment: Segment) -> None:
        arrays = segment.arrays
        self._vocabulary = np.asarray(arrays["stories.vocabulary"])
        self.bands = np.asarray(arrays["stories.bands"]).reshape(-1, BANDS)
        self._reports = Reports(
            days=np.asarray(arrays["date.column"]),
            words=np.asarray(arrays["stories.words"]),
            ends=np.cumsum(np.asarray(arrays["stories.counts"]), dtype=np.uint32),
            cues=np.asarray(arrays["stories.cues"]),
            bands=self.bands,
        )

    def taken(self, documents: Numbers) -> Reports:
        """Return the reports of documents, in this order."""
        found = self._reports.taken(documents)
        return replace(found, words=self._vocabulary[found.words])


_NOTHING = Reports.of((), (), np.empty((0, BANDS), np.uint32))
