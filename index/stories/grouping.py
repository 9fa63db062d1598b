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

from index.stories.blocks import Blocks
from index.stories.deciding import LINKED, SPAN, balance, points
from index.stories.pairs import points_of

if TYPE_CHECKING:
    from index.stories.blocks import Block, Source
    from index.stories.reports import Numbers

LEAST_WITH_FOUNDER: Final = -5.0
"""Points that a report must have with the founder of the story that it joins."""

UNDATED_BANDS: Final = 2
"""Bands that an undated report must share: no day says that it is of the same time."""

_MANY: Final = 1 << 15  # reports that are grouped at a time: bounds the memory
_FEW: Final = 1 << 10  # where only some reports are looked at: of the others as few as can be


def group(source: Source) -> Numbers:
    """Return the number of the founder of each report's story; a founder's is its own."""
    founders, settled = np.arange(len(source.days)), -1
    for block in Blocks(source, _MANY):
        for number, candidate in _linked(block):
            if number != settled:
                founder = int(founders[candidate])
                if founder == candidate or _may_join(block, founder, number):
                    founders[number] = founder
                    settled = number
    return founders


def _linked(block: Block) -> list[tuple[int, int]]:
    """Return each report that is linked to candidates with each of these, in the order in which they are tried."""
    reports = block.reports
    earlier, later = block.pairs()
    dated = reports.days[later] > 0
    same_bands = (reports.bands[earlier[~dated]] == reports.bands[later[~dated]]).sum(axis=1)
    values = np.empty(len(later))
    values[dated] = points_of(reports, earlier[dated], later[dated])
    values[~dated] = np.where(same_bands >= UNDATED_BANDS, LINKED, -LINKED)
    linked = values >= LINKED
    earlier, later, values = earlier[linked], later[linked], values[linked]
    order = np.lexsort((-earlier, -values, later))
    numbers = block.numbers
    return list(zip(numbers[later[order]].tolist(), numbers[earlier[order]].tolist(), strict=True))


def regroup(source: Source, founders: Numbers, gone: Numbers, new: Numbers) -> Numbers:
    """Return what ``group`` does of the reports that are there now, from what is known of those that were there before.

    Args:
        source: The reports that are there now, and those that were.
        founders: Of each of these that was there, the founder of its story then.
        gone: Which of them are gone.
        new: Which of them were not there before; a report that is otherwise now is gone, and another is new.

    Returns:
        The founder of each; one that is gone is its own.
    """
    now, before = Blocks(source, _FEW, ~gone), Blocks(source, _FEW, ~new)
    beside_gone = {each for number in np.flatnonzero(gone).tolist() for each in before.after(number)}
    left = np.flatnonzero(gone[founders] & ~gone & ~new)  # by their founders
    founders = np.where(gone | new, np.arange(len(founders)), founders)
    waiting = [*{*np.flatnonzero(new).tolist(), *left.tolist(), *beside_gone}]
    waiting = [number for number in waiting if not gone[number]]
    founders[left] = -1
    heapify(waiting)
    last = -1
    while waiting:
        number = heappop(waiting)
        if number == last:
            continue
        last = number
        founder = _founder(now.of(number), number, founders)
        if new[number] or founder != founders[number]:
            founders[number] = founder
            for each in now.after(number):
                heappush(waiting, each)
    return founders


def _founder(block: Block, number: int, founders: Numbers) -> int:
    """Return the founder of a report's story, those of its candidates being known."""
    linked = sorted(((_points(block, each, number), each) for each in block.before(number)), reverse=True)
    for value, each in linked:
        if value < LINKED:
            break
        founder = int(founders[each])
        if founder == each or _may_join(block, founder, number):
            return founder
    return number


def _may_join(block: Block, founder: int, number: int) -> bool:
    """Tell whether a report may join the story of a founder, being linked to another of its reports."""
    later = block.report(number)
    if not later.day:
        return True
    return (
        block.has(founder)
        and later.day - (earlier := block.report(founder)).day <= SPAN
        and (points(balance(earlier, later)) >= LEAST_WITH_FOUNDER)
    )


def _points(block: Block, earlier: int, later: int) -> float:
    if not block.report(later).day:
        return LINKED if block.same_bands(earlier, later) >= UNDATED_BANDS else -LINKED
    return points(balance(block.report(earlier), block.report(later)))
