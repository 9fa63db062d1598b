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
from index.stories.signature import BANDS
from index.stories.words import KEY_SHIFT

if TYPE_CHECKING:
    from index.stories.reports import Numbers, Reports

NEAREST: Final = 16
ANCHOR: Final = 9
"""What a word weighs at least that makes reports candidates."""

_UNDATED: Final = 1 << 30
_STEPS: Final = np.arange(1, NEAREST + 1)
_PLACE_BITS: Final = 28
_PLACES: Final = (1 << _PLACE_BITS) - 1
_BAND: Final = 1 << 32  # above all keys of words


class Candidates:
    """The keys of reports, each with the report that has it, sorted: those of one key stand side by side, in order."""

    def __init__(self, reports: Reports) -> None:
        """Sort the keys.

        Args:
            reports: By `reports.in_order`.
        """
        self._reports = reports
        self._days = np.where(reports.days > 0, reports.days, _UNDATED).astype(np.int64)
        told = np.flatnonzero(np.diff(reports.ends, prepend=np.uint32(0)))
        words = _entries(_word_keys(reports.words), reports.owners)
        # An undated report has no neighbours in time: it is compared by its bands alone.
        words = words[_is_anchor(reports.words) & (reports.days[reports.owners] > 0)]
        bands = _entries(_band_keys(reports.bands[told]).ravel(), np.repeat(told, BANDS))
        self._entries = np.sort(np.concatenate((words, bands)))
        self._keys, self._owners = self._entries >> _PLACE_BITS, _owners(self._entries)

    def pairs(self) -> Numbers:
        """Return all pairs: rows of (earlier, later), by the later one, then by the earlier."""
        first, found = np.arange(len(self._entries)), []
        for step in range(1, NEAREST + 1):
            first = first[first + step < len(self._entries)]
            # What differs in key from one behind it differs from all behind that, and so with what comes too late,
            # but for bands: behind the dated, these have the undated.
            first = first[self._keys[first] == self._keys[first + step]]
            near = self._near(first, first + step)
            found.append(self._owners[np.stack((first[near], first[near] + step))])
            first = first[near | (self._keys[first] >= _BAND)]
        earlier, later = np.concatenate(found, axis=1)
        pairs = np.sort(later << _PLACE_BITS | earlier)
        pairs = pairs[np.diff(pairs, prepend=-1) > 0]
        return np.stack((pairs & _PLACES, pairs >> _PLACE_BITS), axis=1)

    def before(self, report: int) -> list[int]:
        """Return the candidates of a report that come before it, ascending."""
        first = (self._of(report) - _STEPS[:, None]).ravel()
        return sorted({*self._pairs(first, np.repeat(_STEPS, len(first) // NEAREST))[:, 0].tolist()})

    def after(self, report: int) -> list[int]:
        """Return the reports that have a report among their candidates, ascending."""
        own = self._of(report)
        found = self._pairs(np.tile(own, NEAREST), np.repeat(_STEPS, len(own)))
        return sorted({*found[:, 1].tolist()})

    def _of(self, report: int) -> Numbers:
        """Return where the entries of a report stand."""
        words = self._reports.words[self._reports.ends[report - 1] if report else 0 : self._reports.ends[report]]
        dated = self._reports.days[report] > 0
        anchors = _word_keys(words[_is_anchor(words) & dated])
        bands = _band_keys(self._reports.bands[report : report + 1]).ravel() if len(words) else anchors[:0]
        keys = np.concatenate((anchors, bands))
        return np.searchsorted(self._entries, _entries(keys, np.full(len(keys), report)))

    def _pairs(self, first: Numbers, steps: Numbers) -> Numbers:
        """Return the pairs (earlier, later) of the entries at these places and those so many steps on."""
        second = first + steps
        inside = (first >= 0) & (second < len(self._entries))
        first, second = first[inside], second[inside]
        same = self._keys[first] == self._keys[second]
        first, second = first[same], second[same]
        near = self._near(first, second)
        pairs: Numbers = self._owners[np.stack((first[near], second[near]), axis=1)]
        return pairs

    def _near(self, first: Numbers, second: Numbers) -> Numbers:
        """Tell of the pairs of entries of one key whether the reports follow each other closely enough."""
        days = self._days[self._owners[second]]
        undated = (days == _UNDATED) & (self._keys[second] >= _BAND)
        near: Numbers = (days - self._days[self._owners[first]] <= WINDOW) | undated
        return near


def _is_anchor(words: Numbers) -> Numbers:
    return (words & np.uint32(15)) >= ANCHOR


def _word_keys(words: Numbers) -> Numbers:
    return (words >> np.uint32(KEY_SHIFT)).astype(np.uint64)


def _band_keys(bands: Numbers) -> Numbers:
    return np.arange(1, BANDS + 1, dtype=np.uint64) * np.uint64(_BAND) + bands.astype(np.uint64)


def _entries(keys: Numbers, reports: Numbers) -> Numbers:
    return (keys << _PLACE_BITS) | reports.astype(np.uint64)


def _owners(entries: Numbers) -> Numbers:
    return (entries & _PLACES).astype(np.int64)
