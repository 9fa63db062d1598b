"""Which reports are compared at all: those that share a rare word, a name or a band, and follow each other closely.

For each such key a report is compared with the ``NEAREST`` reports before it that have the key too, so that the work
grows with the number of reports and not with its square, whatever they tell of. The relation is the same seen from
either end: one is among the nearest before the other just when that is among the nearest after the one. So a report
that comes or goes changes the candidates only of those next to it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from index.stories.deciding import WINDOW
from index.stories.profile import KEY_SHIFT
from index.stories.signature import BANDS

if TYPE_CHECKING:
    from index.stories.reports import Numbers, Reports

NEAREST: Final = 16
ANCHOR: Final = 9
"""What a word weighs at least that makes reports candidates."""

_UNDATED: Final = 1 << 30
_BAND: Final = np.uint64(1 << 40)  # above all keys of words


class Candidates:
    """The keys of reports, sorted, with the reports that have each."""

    def __init__(self, reports: Reports) -> None:
        """Sort the keys.

        Args:
            reports: In order.
        """
        owners = reports.owners
        # An undated report has no neighbours in time: it is compared by its bands alone.
        heavy = ((reports.words & np.uint32(15)) >= ANCHOR) & (reports.days[owners] > 0)
        told = np.flatnonzero(np.diff(reports.ends, prepend=np.uint32(0)))
        bands = (np.arange(1, BANDS + 1, dtype=np.uint64) * _BAND) | reports.bands[told]
        keys = np.concatenate(((reports.words[heavy] >> np.uint32(KEY_SHIFT)).astype(np.uint64), bands.ravel()))
        places = np.concatenate((owners[heavy], np.repeat(told, BANDS).astype(np.uint32)))
        order = np.lexsort((places, keys))
        self._keys, self._places = keys[order], places[order]
        self._days = np.where(reports.days > 0, reports.days, _UNDATED).astype(np.int64)
        # Where the entries of each report stand.
        self._entries = np.argsort(self._places, kind="stable")
        self._starts = np.searchsorted(self._places[self._entries], np.arange(len(reports) + 1))

    def pairs(self) -> Numbers:
        """Return all pairs: rows of (earlier, later), by the later one, then by the earlier."""
        found = [self._beside(np.arange(len(self._keys) - step), step) for step in range(1, NEAREST + 1)]
        joined = np.concatenate(found) if found else np.empty((0, 2), np.int64)
        size = max(1, len(self._days))
        unique = np.unique(joined[:, 1] * size + joined[:, 0])
        return np.stack((unique % size, unique // size), axis=1)

    def before(self, report: int) -> list[int]:
        """Return the candidates of a report that come before it, ascending."""
        entries = self._of(report)
        found = [self._beside(entries - step, step)[:, 0] for step in range(1, NEAREST + 1)]
        return np.unique(np.concatenate(found)).tolist()

    def after(self, report: int) -> list[int]:
        """Return the reports that have a report among their candidates, ascending."""
        entries = self._of(report)
        found = [self._beside(entries, step)[:, 1] for step in range(1, NEAREST + 1)]
        return np.unique(np.concatenate(found)).tolist()

    def _of(self, report: int) -> Numbers:
        return self._entries[self._starts[report] : self._starts[report + 1]]

    def _beside(self, first: Numbers, step: int) -> Numbers:
        """Return the pairs (earlier, later) of the entries at these places and those ``step`` places on."""
        first = first[(first >= 0) & (first + step < len(self._keys))]
        second = first + step
        earlier, later = self._places[first], self._places[second]
        undated = (self._days[later] == _UNDATED) & (self._keys[second] >= _BAND)
        near = (self._days[later] - self._days[earlier] <= WINDOW) | undated
        same = (self._keys[first] == self._keys[second]) & near
        return np.stack((earlier[same], later[same]), axis=1).astype(np.int64)
