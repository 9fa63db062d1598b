"""Reports to stories: each joins the story of the report before it that it is most like, or founds one.

A story is named after its founder, its first report. Whether a report joins depends on the reports before it alone, in
an order that is theirs (by day, then by id): so the stories are a function of the set of reports, in whatever order and
in however many runs these came. A report that comes late can found a story anew, split one or join two; `regroup` finds
all whose story that changes, and `group` says the same of all at once.

A story lasts ``SPAN`` days from its founder at the most, and who joins must not speak against the founder: else wars
and campaigns, of which each report is like the one before, would be one story each.
"""

from __future__ import annotations

from heapq import heapify, heappop, heappush
from typing import TYPE_CHECKING, Final

import numpy as np

from index.stories.candidates import Candidates
from index.stories.deciding import LINKED, balance, points
from index.stories.pairs import points_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from index.stories.deciding import Report
    from index.stories.reports import Numbers, Reports

SPAN: Final = 21
LEAST_WITH_FOUNDER: Final = -5.0
"""Points that a report must have with the founder of the story that it joins."""

UNDATED_BANDS: Final = 2
"""Bands that an undated report must share: no day says that it is of the same time."""


def group(reports: Reports) -> Numbers:
    """Return the number of the founder of each report's story; a founder's is its own.

    Args:
        reports: By `reports.in_order`.
    """
    stories = _Stories(reports, np.arange(len(reports)))
    founders, settled = stories.founders, -1
    for number, candidate in _linked(reports):
        if number != settled and stories.may_join(int(founders[candidate]), number):
            founders[number] = founders[candidate]
            settled = number
    return founders


def _linked(reports: Reports) -> list[tuple[int, int]]:
    """Return each report that is linked to candidates with each of these, in the order in which they are tried."""
    earlier, later = Candidates(reports).pairs().T
    dated = reports.days[later] > 0
    same_bands = (reports.bands[earlier[~dated]] == reports.bands[later[~dated]]).sum(axis=1)
    values = np.empty(len(later))
    values[dated] = points_of(reports, earlier[dated], later[dated])
    values[~dated] = np.where(same_bands >= UNDATED_BANDS, LINKED, -LINKED)
    linked = values >= LINKED
    earlier, later, values = earlier[linked], later[linked], values[linked]
    order = np.lexsort((-earlier, -values, later))
    return list(zip(later[order].tolist(), earlier[order].tolist(), strict=True))


def regroup(before: Reports, founders: Numbers, after: Reports, known_as: Numbers) -> Numbers:
    """Return what ``group(after)`` does, from what is known of the reports that were there before.

    Args:
        before: The reports as they were, by `reports.in_order`.
        founders: Their ``group``.
        after: The reports as they are, by the same.
        known_as: Of each of these, its number before; -1 if it is new or has changed.
    """
    new = np.flatnonzero(known_as < 0)
    number_now = np.full(len(before), -1)
    number_now[known_as[known_as >= 0]] = np.flatnonzero(known_as >= 0)
    now = Candidates(after)
    gone = np.flatnonzero(number_now < 0)
    old = Candidates(before) if len(gone) else now
    beside_gone = {int(number_now[each]) for number in gone for each in old.after(int(number))} - {-1}
    beside_new = {each for number in new for each in now.after(int(number))}
    kept = np.where(known_as >= 0, number_now[founders[known_as]] if len(before) else -1, -1)
    waiting = [*{*new.tolist(), *np.flatnonzero(kept < 0).tolist(), *beside_gone, *beside_new}]
    stories = _Stories(after, kept)
    heapify(waiting)
    last = -1
    while waiting:
        number = heappop(waiting)
        if number != last and stories.settle(number, now.before(number)):
            for each in now.after(number):
                heappush(waiting, each)
        last = number
    return stories.founders


class _Stories:
    """Founders as they are found, and the reports that were unpacked for it."""

    def __init__(self, reports: Reports, founders: Numbers) -> None:
        self.founders = founders
        self._reports = reports
        self._unpacked: dict[int, Report] = {}

    def settle(self, number: int, candidates: Iterable[int]) -> bool:
        """Find the founder of a report's story, those of its candidates being known; tell whether it is another."""
        linked = sorted(((self._points(each, number), each) for each in candidates), reverse=True)
        founder = number
        for value, each in linked:
            if value < LINKED:
                break
            first = int(self.founders[each])
            if self.may_join(first, number):
                founder = first
                break
        changed = bool(self.founders[number] != founder)
        self.founders[number] = founder
        return changed

    def may_join(self, founder: int, number: int) -> bool:
        """Tell whether a report may join the story of a founder, being linked to one of its reports."""
        if not self._reports.days[number]:
            return True
        near = int(self._reports.days[number]) - int(self._reports.days[founder]) <= SPAN
        return near and self._points(founder, number) >= LEAST_WITH_FOUNDER

    def _points(self, earlier: int, later: int) -> float:
        if not self._reports.days[later]:
            bands = self._reports.bands
            return LINKED if (bands[earlier] == bands[later]).sum() >= UNDATED_BANDS else -LINKED
        return points(balance(self._report(earlier), self._report(later)))

    def _report(self, number: int) -> Report:
        report = self._unpacked.get(number)
        if report is None:
            report = self._unpacked[number] = self._reports.report(number)
        return report
