"""Reports by stretches of days: what is looked at of very many at a time, so that memory does not grow with them.

Dated reports are compared only with others a few days apart. So a block of whole days, with the days before and after
it, tells the candidates of all its reports. Those without a day are a block of their own, with all that share a band
with one of them.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple, Protocol

import numpy as np

from index.stories.candidates import Candidates
from index.stories.deciding import SPAN, WINDOW, report

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index.stories.deciding import Report
    from index.stories.reports import Numbers, Reports


class Source(Protocol):
    """Reports in the order of `reports.in_order`, wherever their columns are."""

    @property
    def days(self) -> Numbers:
        """Ordinals; 0 for none."""

    @property
    def bands(self) -> Numbers:
        """A row of each."""

    def taken(self, order: Numbers) -> Reports:
        """Return the reports of these numbers, in this order."""


class Pairs(NamedTuple):
    """Pairs of reports of a block, by their places in it: by the later one, then by the earlier."""

    earlier: Numbers
    later: Numbers


class Block:
    """Some reports with all that they are compared with.

    Args:
        own: The numbers that the block tells of: from a first to a last, half-open.
        numbers: Of all its reports, ascending.
        reports: These.
    """

    def __init__(self, own: tuple[int, int], numbers: Numbers, reports: Reports) -> None:
        self.own, self.numbers, self.reports = own, numbers, reports
        self._unpacked: dict[int, Report] = {}

    @cached_property
    def _candidates(self) -> Candidates:
        return Candidates(self.reports)

    def pairs(self) -> Pairs:
        """Return its reports with their candidates."""
        earlier, later = self._candidates.pairs().T
        first, last = np.searchsorted(self.numbers, self.own)
        its_own = (later >= first) & (later < last)
        return Pairs(earlier[its_own], later[its_own])

    def before(self, number: int) -> list[int]:
        """Return the candidates of a report that come before it, ascending."""
        return self._numbers(self._candidates.before(self._place(number)))

    def after(self, number: int) -> list[int]:
        """Return the reports that have a report among their candidates, ascending."""
        return self._numbers(self._candidates.after(self._place(number)))

    def report(self, number: int) -> Report:
        """Return a report, unpacked."""
        found = self._unpacked.get(number)
        if found is None:
            place = self._place(number)
            found = self._unpacked[number] = report(
                int(self.reports.days[place]), self.reports.words_of(place), int(self.reports.cues[place])
            )
        return found

    def same_bands(self, one: int, other: int) -> int:
        """Return how many bands two reports share."""
        bands = self.reports.bands
        return int((bands[self._place(one)] == bands[self._place(other)]).sum())

    def has(self, number: int) -> bool:
        """Tell whether a report is in it."""
        place = self._place(number)
        return place < len(self.numbers) and bool(self.numbers[place] == number)

    def _place(self, number: int) -> int:
        return int(np.searchsorted(self.numbers, number))

    def _numbers(self, places: Sequence[int]) -> list[int]:
        found: list[int] = self.numbers[places].tolist() if places else []
        return found


class Blocks:
    """Reports by blocks.

    Args:
        source: All reports.
        size: How many reports a block tells of at least; the last of some days may tell of fewer.
        there: Which of the reports are looked at; None for all.
    """

    def __init__(self, source: Source, size: int, there: Numbers | None = None) -> None:
        self._source, self._there = source, there
        days = source.days
        self._dated = int(np.count_nonzero(days))
        self._days = days[: self._dated].astype(np.int64)
        self._borders = [0]
        while (start := self._borders[-1]) < self._dated:
            last = self._days[min(start + size, self._dated) - 1]
            self._borders.append(int(np.searchsorted(self._days, last, side="right")))
        self._latest: Block | None = None

    def __iter__(self) -> Iterator[Block]:
        for start in self._borders[:-1]:
            yield self.of(start)
        if self._dated < len(self._source.days):
            yield self._undated

    def of(self, number: int) -> Block:
        """Return the block that tells of a report; of dated ones, only the latest that was asked for is kept."""
        if number >= self._dated:
            return self._undated
        if self._latest is None or not self._latest.own[0] <= number < self._latest.own[1]:
            self._latest = None  # before there is another
            self._latest = self._block(number)
        return self._latest

    def before(self, number: int) -> list[int]:
        """Return the candidates of a report that come before it, ascending."""
        return self.of(number).before(number)

    def after(self, number: int) -> list[int]:
        """Return the reports that have a report among their candidates, ascending."""
        found = self.of(number).after(number)
        if number < self._dated < len(self._source.days) and self._undated.has(number):
            found += [each for each in self._undated.after(number) if each >= self._dated]
        return found

    def _block(self, number: int) -> Block:
        at = int(np.searchsorted(self._borders, number, side="right"))
        first, last = self._borders[at - 1 : at + 1]
        # A story may have begun before the first day whose reports are compared.
        start = np.searchsorted(self._days, int(self._days[first]) - max(SPAN, WINDOW))
        end = np.searchsorted(self._days, int(self._days[last - 1]) + WINDOW, side="right")
        return self._made((first, last), np.arange(start, end))

    @cached_property
    def _undated(self) -> Block:
        bands = self._source.bands
        own = (self._dated, len(bands))
        shared = np.zeros(len(bands), bool)
        for band in bands.T:
            shared |= np.isin(band, band[self._dated :])
        return self._made(own, np.flatnonzero(shared))

    def _made(self, own: tuple[int, int], numbers: Numbers) -> Block:
        if self._there is not None:
            numbers = numbers[self._there[numbers]]
        return Block(own, numbers, self._source.taken(numbers))
