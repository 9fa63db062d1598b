"""The trained model, a linear-chain conditional random field: says of runs of words which are names of people.

python-crfsuite trains it. Applying it needs only sums of weights, and most of what is summed depends on one word alone,
so that sum is kept: this is several times as fast as giving every string to a library, and needs none.

Scores are relative to those of the label O, which leaves the best labels what they are. A weight is then a complex
number, B's over O its real part and I's over O its imaginary one: one addition adds both. Weights are whole multiples
of 1/64, so that sums are exact, whatever their order.
"""

from __future__ import annotations

import struct
import zlib
from functools import lru_cache
from importlib.resources import files
from itertools import chain, repeat
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from index.people.features import Told, tell
from index.people.kinds import NO_WORD
from index.people.labels import labelled
from index.people.looks import NAMING
from index.people.memo import Numbers
from index.people.templates import TEMPLATES, Numbering, Template

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from numpy.typing import NDArray

    from index.people.runs import Runs
    from index.people.texts import Texts

MODEL: Final = "people.crf"
_SCALE: Final = 64
_CAUTION: Final = complex(-0.25, 0.0)  # what is learnt from names people more often than news does


class Name(NamedTuple):
    """A name that the model sees: half-open in tokens."""

    start: int
    end: int


class Model(NamedTuple):
    """What was learnt.

    Attributes:
        weights: Of everything that may be told of a word, relative to the label O.
        steps: From each label to each, in the order of ``labels.LABELS``: BB, BI, BO, IB and so on.
    """

    weights: dict[str, complex]
    steps: tuple[float, ...]


def names(texts: Texts, runs: Runs, rules: NDArray[np.uint8]) -> list[list[Name]]:
    """Find the names of people in runs of capitals.

    Args:
        texts: Of bodies.
        runs: Of them.
        rules: What the rules say of each word of the columns, by its number in ``candidates.RULES``.

    Returns:
        For each body, in its words, ascending; each inside one run.
    """
    scores = tell(texts, runs, rules, learnt()) + _CAUTION
    starts = np.array(texts.firsts)
    bodies = np.searchsorted(starts, runs.members, "right") - 1
    found: list[list[Name]] = [[] for _ in texts.firsts]
    opens = np.isin(runs.members, runs.begins)
    places = (runs.members - starts[bodies]).tolist()
    for first, labels in labelled(scores, bodies, _model().steps):
        begun = -1
        for place, label in enumerate(labels, first):
            if begun >= 0 and (label != "I" or opens[place]):
                found[bodies[place]].append(Name(places[begun], places[place - 1] + 1))
                begun = -1
            if label != "O" and begun < 0:
                begun = place
        if begun >= 0:
            found[bodies[begun]].append(Name(places[begun], places[first + len(labels) - 1] + 1))
    return found


@lru_cache(maxsize=1)
def learnt() -> Told[complex]:
    """Return the weights of all that may be told, by what it depends on."""
    families: dict[str, dict[str, complex]] = {}
    for told, weight in _model().weights.items():
        if told[0] in "+-":
            families.setdefault(told[:3], {})[told[3:]] = weight
        else:
            families.setdefault(told[0], {})[told[1:]] = weight
    return Told(Weights(families))


class Weights:
    """What all that may be told weighs; a ``looks.Language``."""

    kind = np.dtype(np.complex128)
    nothing = 0j

    def __init__(self, families: Mapping[str, Mapping[str, complex]]) -> None:
        """Put weights in tables.

        Args:
            families: What strings weigh, by what they begin with and by their rest.
        """
        self._families = families
        self._told: dict[tuple[str, ...], _Rows] = {}
        self.numbering = Numbering(Numbers((NO_WORD,)), Numbers(("?",)))
        self._of = {template.begins: self._keyed(template) for template in TEMPLATES}
        self._named = self._rows(NAMING, self.numbering.names.things[1:])
        self.numbering.names.of(list(self._named.rows))

    def told(self, begins: tuple[str, ...], rests: Sequence[str]) -> NDArray[np.complex128]:
        """Return what strings weigh: a row for each rest, in it one for each way to begin."""
        if begins not in self._told:
            self._told[begins] = self._rows(begins)
        return self._told[begins].weights[self._told[begins].of(rests)]

    def named(self, words: Sequence[str]) -> tuple[NDArray[np.complex128], NDArray[np.int64]]:
        """Return rows of what strings weigh that begin as ``NAMING`` says, and the numbers of the words."""
        rows = self._named.of(words)
        return self._named.weights[rows], rows

    def of(self, template: Template, keys: NDArray[np.int64]) -> NDArray[np.complex128]:
        """Return what the strings of a template weigh."""
        known, weights = self._of[template.begins]
        places = np.searchsorted(known, keys)
        places[known[places] != keys] = len(known) - 1
        return weights[places]

    def _keyed(self, template: Template) -> tuple[NDArray[np.int64], NDArray[np.complex128]]:
        """Return the keys of strings, ascending, and their weights; the last stands for all others."""
        family = self._families.get(template.begins, {})
        keys = np.append(template.keys(list(family), self.numbering), np.iinfo(np.int64).max)
        weights = np.array([*family.values(), 0j])
        order = np.argsort(keys)
        return keys[order], weights[order]

    def _rows(self, begins: tuple[str, ...], first: Iterable[str] = ()) -> _Rows:
        """Return the rows of rests: of some before all others."""
        families = [self._families.get(each, {}) for each in begins]
        rests = dict.fromkeys(chain(first, *families))
        rows = dict(zip(rests, range(1, len(rests) + 1), strict=True))
        weights = np.zeros((len(rests) + 1, len(families)), np.complex128)
        for place, family in enumerate(families):
            weights[[rows[rest] for rest in family], place] = list(family.values())
        return _Rows(rows, weights)


class _Rows(NamedTuple):
    """Weights by the rest of a string; those of all that have none are in row 0."""

    rows: dict[str, int]
    weights: NDArray[np.complex128]

    def of(self, rests: Sequence[str]) -> NDArray[np.int64]:
        """Return the rows of rests."""
        return np.fromiter(map(self.rows.get, rests, repeat(0)), np.int64, len(rests))


def pack(weights: Mapping[str, tuple[float, float]], steps: Sequence[float]) -> bytes:
    """Return a model as the bytes of its file; what rounds to nothing is left out.

    Args:
        weights: Of B and of I, over O, by what is told.
        steps: From each label to each, in the order of ``labels.LABELS``.
    """
    rounded = {told: (round(_SCALE * b), round(_SCALE * i)) for told, (b, i) in sorted(weights.items())}
    kept = {told: pair for told, pair in rounded.items() if any(pair)}
    numbers = [*(round(_SCALE * step) for step in steps), *(pair[0] for pair in kept.values())]
    numbers += [pair[1] for pair in kept.values()]
    return zlib.compress(struct.pack(f"<I{len(numbers)}h", len(kept), *numbers) + "\n".join(kept).encode(), 9)


def unpack(content: bytes) -> Model:
    """Read what ``pack`` wrote."""
    raw = zlib.decompress(content)
    (count,) = struct.unpack_from("<I", raw)
    numbers = [number / _SCALE for number in struct.unpack_from(f"<{9 + 2 * count}h", raw, 4)]
    told = raw[4 + 2 * len(numbers) :].decode().split("\n")
    return Model(
        dict(zip(told, map(complex, numbers[9 : 9 + count], numbers[9 + count :]), strict=True)), tuple(numbers[:9])
    )


@lru_cache(maxsize=1)
def _model() -> Model:
    """Read the model; it is kept for the life of the process."""
    return unpack(files("index.people").joinpath(MODEL).read_bytes())
