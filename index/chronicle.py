"""The articles of an index in the order in which they are grouped into stories, and their grouping."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise, repeat
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from index.columns import read_reports
from index.stories.grouping import group, regroup
from index.stories.reports import Reports, by_day
from index.stories.signature import BANDS

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from index.codec.segment import Segment

    Numbers = np.ndarray[tuple[int, ...], np.dtype[Any]]


class Account(NamedTuple):
    """What a segment tells of its articles, the deleted ones among them.

    Attributes:
        ids: Of each document.
        documents: By their ids, as these stand in the dictionary.
        reports: Of each document.
    """

    ids: Sequence[str]
    documents: Numbers
    reports: Reports

    @classmethod
    def of(cls, segment: Segment) -> Account:
        """Read a segment."""
        arrays = segment.arrays
        terms = _texts(bytes(arrays["id.text"]), arrays["id.ends"].tolist())
        documents = np.asarray(arrays["id.documents"])
        numbers = np.repeat(np.arange(len(terms)), np.diff(np.asarray(arrays["id.first"])))
        number_of = np.zeros(segment.size, np.int64)
        number_of[documents] = numbers
        ids = [terms[number] for number in number_of.tolist()]
        # Of several ids that an article goes by, one is its own.
        for document in np.flatnonzero(np.bincount(documents, minlength=segment.size) > 1).tolist():
            ids[document] = segment.stored(document)["id"]
            own = ids[document]
            number_of[document] = next(n for n in numbers[documents == document].tolist() if terms[n] == own)
        return cls(ids, documents[number_of[documents] == numbers], read_reports(arrays))


def _texts(text: bytes, ends: Sequence[int]) -> list[str]:
    """Return the terms of a dictionary that lie end to end."""
    if text.isascii():
        plain = text.decode("ascii")
        return [plain[start:end] for start, end in pairwise(ends)]
    return [text[start:end].decode("utf-8", "surrogateescape") for start, end in pairwise(ends)]


class Accounts:
    """The accounts of segments, each read once: a segment that is kept tells the same before a change and after it."""

    def __init__(self) -> None:
        self._read: dict[str, Account] = {}

    def of(self, segment: Segment) -> Account:
        """Return the account of a segment."""
        if segment.name not in self._read:
            self._read[segment.name] = Account.of(segment)
        return self._read[segment.name]


@dataclass(frozen=True, slots=True)
class Chronicle:
    """The articles of a generation by day and then by id; deleted ones are not among them.

    Attributes:
        ids: Of each.
        numbers: Of each, its number in the index, counted through all segments, deleted articles included.
        reports: Of each, by what it is compared.
        size: How many numbers there are.
    """

    ids: Sequence[str]
    numbers: Numbers
    reports: Reports
    size: int

    @classmethod
    def of(cls, segments: Sequence[Segment], accounts: Accounts) -> Chronicle:
        """Put the articles of segments in order."""
        ids: list[str] = []
        numbers: list[Numbers] = []
        start = 0
        for segment in segments:
            account = accounts.of(segment)
            live = np.ones(segment.size, bool)
            live[list(segment.deleted)] = False
            documents = account.documents[live[account.documents]]
            ids += [account.ids[document] for document in documents.tolist()]
            numbers.append(documents.astype(np.int64) + start)
            start += segment.size
        if not ids:
            return cls((), np.empty(0, np.int64), _NOTHING, start)
        reports = Reports.joined([accounts.of(segment).reports for segment in segments])
        by_id = sorted(range(len(ids)), key=ids.__getitem__)  # each segment's stand in order: they are only merged
        ordered = np.concatenate(numbers)[by_id]
        order = by_day(reports.days[ordered])
        ordered = ordered[order]
        return cls([ids[by_id[each]] for each in order.tolist()], ordered, reports.taken(ordered), start)


_NOTHING = Reports.of((), (), np.empty((0, BANDS), np.uint32))


@dataclass(frozen=True, slots=True)
class Told:
    """What was grouped before: the articles, and for each number in the index then, that of its story's founder."""

    chronicle: Chronicle
    founders: Numbers


def founders_of(after: Chronicle, before: Told | None, outdated: Collection[int]) -> Numbers:
    """Return, for each number in the index, that of its story's founder; a deleted article's is its own.

    Args:
        after: The articles as they are.
        before: What was grouped before.
        outdated: Numbers, in the index as it was before, of articles that are gone or otherwise now.
    """
    known: dict[str, int] = {}
    if before is not None:
        old = before.chronicle
        known = dict(zip(old.ids, range(len(old.ids)), strict=True))
        for at in np.flatnonzero(np.isin(old.numbers, list(outdated))).tolist():
            del known[old.ids[at]]
    if before is None or 2 * len(known) < len(after.ids):  # both give the same; the one is sooner done for much
        own = group(after.reports)
    else:
        number = np.zeros(old.size, np.int64)
        number[old.numbers] = np.arange(len(old.ids))
        known_as = np.fromiter(map(known.get, after.ids, repeat(-1)), np.int64, len(after.ids))
        own = regroup(old.reports, number[before.founders[old.numbers]], after.reports, known_as)
    founders = np.arange(after.size)
    founders[after.numbers] = after.numbers[own]
    return founders
