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
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from index.people.features import Told, tell
from index.people.labels import I, O, labelled
from index.people.weights import Weights

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from index.people.runs import Runs
    from index.people.texts import Texts

MODEL: Final = "people.crf"
_SCALE: Final = 64
_CAUTION: Final = np.complex64(-0.25)  # what is learnt from names people more often than news does


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
    model = learnt()
    scores = tell(texts, runs, rules, model.told) + _CAUTION
    bodies = np.searchsorted(np.array(texts.firsts), runs.members, "right") - 1
    labels = labelled(scores, bodies, model.steps)
    counts = runs.ends - runs.begins
    opens = np.zeros(len(labels), np.bool_)
    opens[np.cumsum(counts) - counts] = True
    # A name goes on with I inside its run; what begins with I is one too.
    goes_on = (labels == I) & ~opens
    goes_on[1:] &= labels[:-1] != O
    goes_on[:1] = False
    inside = labels != O
    begins = np.flatnonzero(inside & ~goes_on)
    lasts = np.flatnonzero(inside & ~np.append(goes_on[1:], False))
    places = runs.members - np.array(texts.firsts)[bodies]
    found: list[list[Name]] = [[] for _ in texts.firsts]
    for body, begin, last in zip(bodies[begins].tolist(), places[begins].tolist(), places[lasts].tolist(), strict=True):
        found[body].append(Name(begin, last + 1))
    return found


class Learnt(NamedTuple):
    """The model, ready to be asked.

    Attributes:
        told: What all that may be told weighs.
        steps: As in ``Model``.
    """

    told: Told[complex]
    steps: tuple[float, ...]


@lru_cache(maxsize=1)
def learnt() -> Learnt:
    """Read the model; it is kept for the life of the process."""
    model = unpack(files("index.people").joinpath(MODEL).read_bytes())
    return Learnt(Told(Weights(model.weights)), model.steps)


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
