"""What strings that are told of words weigh, in tables: where most numbers are 0, so that they are not in them.

A weight is of two labels: see ``model``. It is a whole multiple of 1/64 and far below 1,024, so that sums of single
precision are exact.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import chain, repeat
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from index.people.kinds import NO_WORD
from index.people.looks import NAMING
from index.people.memo import Numbers
from index.people.templates import TEMPLATES, Numbering, Template

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from numpy.typing import NDArray


class Weights:
    """What all that may be told weighs; a ``looks.Language``."""

    kind = np.dtype(np.complex64)
    nothing = 0j

    def __init__(self, weights: Mapping[str, complex]) -> None:
        """Put weights in tables.

        Args:
            weights: Of strings.
        """
        families: defaultdict[str, dict[str, complex]] = defaultdict(dict)
        for told, weight in weights.items():
            begins = told[:3] if told[0] in "+-" else told[0]
            families[begins][told[len(begins) :]] = weight
        self.numbering = Numbering(Numbers((NO_WORD,)), Numbers(("?",)))
        self._of = {template: self._keyed(template, families.pop(template.begins, {})) for template in TEMPLATES}
        self._named = _rows([families.pop(begins, {}) for begins in NAMING], self.numbering.names.things[1:])
        self.numbering.names.of(list(self._named.rows))
        self._families = families
        self._told: dict[tuple[str, ...], _Rows] = {}

    def told(self, begins: tuple[str, ...], rests: Sequence[str]) -> NDArray[np.complex64]:
        """Return what strings weigh: a row for each rest, in it one for each way to begin."""
        if begins not in self._told:
            self._told[begins] = _rows([self._families[each] for each in begins])
        return self._told[begins].weights[self._told[begins].of(rests)]

    def named(self, words: Sequence[str]) -> tuple[NDArray[np.complex64], NDArray[np.int64]]:
        """Return rows of what strings weigh that begin as ``NAMING`` says, and the numbers of the words."""
        rows = self._named.of(words)
        return self._named.weights[rows], rows

    def of(self, template: Template, keys: NDArray[np.int64]) -> NDArray[np.complex64]:
        """Return what the strings of a template weigh."""
        known, weights = self._of[template]
        places = np.searchsorted(known, keys)
        places[known[places] != keys] = len(known) - 1
        return weights[places]

    def _keyed(
        self, template: Template, family: Mapping[str, complex]
    ) -> tuple[NDArray[np.int64], NDArray[np.complex64]]:
        """Return the keys of strings, ascending, and their weights; the last stands for all others."""
        keys = np.append(template.keys(family, self.numbering), np.iinfo(np.int64).max)
        weights = np.array([*family.values(), 0j], np.complex64)
        order = np.argsort(keys)
        return keys[order], weights[order]


class _Rows(NamedTuple):
    """Weights by the rest of a string; those of all that have none are in row 0."""

    rows: dict[str, int]
    weights: NDArray[np.complex64]

    def of(self, rests: Sequence[str]) -> NDArray[np.int64]:
        """Return the rows of rests."""
        return np.fromiter(map(self.rows.get, rests, repeat(0)), np.int64, len(rests))


def _rows(families: Sequence[Mapping[str, complex]], first: Iterable[str] = ()) -> _Rows:
    """Put families side by side, a column each; the rows of some rests stand before all others."""
    rests = dict.fromkeys(chain(first, *families))
    rows = dict(zip(rests, range(1, len(rests) + 1), strict=True))
    weights = np.zeros((len(rests) + 1, len(families)), np.complex64)
    for place, family in enumerate(families):
        weights[[rows[rest] for rest in family], place] = list(family.values())
    return _Rows(rows, weights)
