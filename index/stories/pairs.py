"""The points of many pairs of reports at once, as columns: what ``deciding`` says of each pair alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from index.stories.cues import CONTEST, FIGURES, SEQUEL, TOLL
from index.stories.deciding import BASE, FREE, MOST_OF_NAMES, MOST_OF_WORDS, NAMES, POINTS, RARE, SHARES, Balance
from index.stories.words import COUNTRY, HEAVIEST, KEY_SHIFT, KIND_SHIFT, NUMBER, PERSON, WORD

if TYPE_CHECKING:
    from index.stories.reports import Numbers, Reports

_AT_ONCE: Final = 1 << 13  # pairs whose words are compared each with each: bounds the memory
_NO_WORD: Final = np.uint32(0xFFFFFFFF)  # behind the words of an earlier report
_NONE_LATER: Final = np.uint32(0xFFFFFFFE)  # behind those of a later one: equal to nothing
_COUNTED: Final = np.maximum(np.arange(HEAVIEST + 1) - FREE, 0)
_IS_NAME: Final = np.isin(np.arange(8), list(NAMES))


def points_of(reports: Reports, earlier: Numbers, later: Numbers) -> Numbers:
    """Return the points of pairs of dated reports, as ``points(balance(…))`` gives them.

    Args:
        reports: By `reports.in_order`.
        earlier: Of each pair the number of the earlier report.
        later: That of the later one.
    """
    columns = _Columns(reports)
    starts = range(0, len(earlier), _AT_ONCE)
    found = [columns.points(earlier[at : at + _AT_ONCE], later[at : at + _AT_ONCE]) for at in starts]
    return np.concatenate(found) if found else np.zeros(0)


class _Columns:
    """Reports ready to be compared: see ``deciding.Report``."""

    def __init__(self, reports: Reports) -> None:
        codes, owners = reports.words >> np.uint32(KEY_SHIFT), reports.owners
        counts = np.ones(len(codes), bool)  # of the words of a report that have one code, the last
        counts[:-1] = (codes[1:] != codes[:-1]) | (owners[1:] != owners[:-1])
        words, codes, owners = reports.words[counts], codes[counts], owners[counts]
        lengths = np.bincount(owners, minlength=len(reports))
        self._first = np.cumsum(lengths) - lengths
        self._codes = np.full((len(reports), lengths.max(initial=0)), _NO_WORD)
        self._codes[owners, np.arange(len(codes)) - self._first[owners]] = codes
        self._kinds = (words >> np.uint32(KIND_SHIFT) & np.uint32(7)).astype(np.int8)
        self._weights = _COUNTED[words & np.uint32(HEAVIEST)]
        named = _IS_NAME[self._kinds]
        self._names = np.bincount(owners[named], self._weights[named], len(reports))
        self._countries = np.bincount(owners[self._kinds == COUNTRY], minlength=len(reports))
        self._numbers = np.bincount(owners[self._kinds == NUMBER], minlength=len(reports))
        self._days, self._cues = reports.days.astype(np.int64), reports.cues

    def points(self, earlier: Numbers, later: Numbers) -> Numbers:
        """Return the points of pairs."""
        balance = self._balance(earlier, later)
        weighed = (balance[each] * weight for each, weight in zip(Balance._fields, POINTS, strict=True))
        return BASE + sum(weighed, np.zeros(len(earlier)))

    def _balance(self, earlier: Numbers, later: Numbers) -> dict[str, Numbers]:
        """Return the balances of pairs: each field of ``deciding.Balance`` as a column."""
        ours, theirs = self._codes[earlier], self._codes[later]
        theirs[theirs == _NO_WORD] = _NONE_LATER
        same = np.flatnonzero(ours[:, :, None] == theirs[:, None, :])  # of three axes at once: half the time
        places, beside = np.divmod(same, theirs.shape[1])
        pair, at = np.divmod(places, ours.shape[1])
        word = self._first[earlier[pair]] + at
        kinds = np.maximum(self._kinds[word], self._kinds[self._first[later[pair]] + beside])
        weights = self._weights[word]
        size = len(earlier)

        def total(which: Numbers, values: Numbers | None = None) -> Numbers:
            totals: Numbers = np.bincount(pair[which], None if values is None else values[which], size)
            return totals

        plain, number, person, country = (kinds == each for each in (WORD, NUMBER, PERSON, COUNTRY))
        named = ~plain & ~number
        shared_names, shared_countries, shared_numbers = total(named, weights), total(country), total(number)
        days = self._days[later] - self._days[earlier]
        cues, both = self._cues[later], self._cues[earlier] & self._cues[later]
        sequel = (cues & SEQUEL) > 0

        def apart(of_each: Numbers, shared: Numbers, most: int) -> Numbers:
            least = np.minimum(of_each[earlier], of_each[later])
            found: Numbers = np.maximum(np.minimum(least, shared + most) - shared, 0)
            return found

        return {
            "names": _together(pair, weights, named & ~person, size),
            "people": _together(pair, weights, person, size),
            "words": np.minimum(total(plain, weights), MOST_OF_WORDS),
            "rare_words": np.minimum(total(plain & (weights >= RARE - FREE)), 3),
            "days": days,
            "other_names": apart(self._names, shared_names, 24),
            "other_countries": apart(self._countries, shared_countries, 2),
            "other_numbers": np.where(sequel, 0, apart(self._numbers, shared_numbers, 3)),
            "sequel": sequel,
            "tolls": ((both & TOLL) > 0) & ~sequel,
            "contests": (both & CONTEST) > 0,
            "figures": ((both & FIGURES) > 0) & (days > 0),
        }


def _together(pair: Numbers, weights: Numbers, which: Numbers, size: int) -> Numbers:
    """Return for each pair what some of its shared words weigh together, the heaviest first."""
    order = np.lexsort((-weights[which], pair[which]))
    of, heaviest = pair[which][order], weights[which][order]
    rank = np.arange(len(of)) - np.searchsorted(of, of)
    counted = rank < len(SHARES)
    shares = np.array(SHARES)[rank[counted]]
    weighed: Numbers = np.bincount(of[counted], heaviest[counted] * shares, size) / 4
    return np.minimum(weighed, MOST_OF_NAMES)
