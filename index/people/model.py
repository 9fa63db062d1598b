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

from index.people.features import NAMED, Told, tell

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from index.people.runs import Run
    from index.people.tokens import Tokens

MODEL: Final = "people.crf"
LABELS: Final = "BIO"
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
        steps: From each label to each, in the order of ``LABELS``: BB, BI, BO, IB and so on.
    """

    weights: dict[str, complex]
    steps: tuple[float, ...]


def names(tokens: Tokens, runs: Sequence[Run[complex]], weighed: dict[int, str]) -> list[Name]:
    """Find the names of people in runs of capitals.

    Args:
        tokens: Of the body.
        runs: Half-open, ascending, apart from each other.
        weighed: What the rules say of tokens.

    Returns:
        Ascending; each inside one run.
    """
    scores = [score + _CAUTION for score in tell(tokens, runs, weighed, learnt())]
    return read_labels(best_labels(scores, _model().steps), runs)


@lru_cache(maxsize=1)
def learnt() -> Told[complex]:
    """Return the weights of all that may be told, by what it depends on."""
    families: dict[str, dict[str, complex]] = {}
    for told, weight in _model().weights.items():
        if told[0] in "+-":
            families.setdefault(told[:3], {})[told[3:]] = weight
        else:
            families.setdefault(told[0], {})[told[1:]] = weight
    heard: dict[str, str] = {}
    for begins, (way, named) in NAMED.items():
        for rest in families.get(begins, ()):
            for word in named(rest):
                known = heard.get(word, "")
                if way not in known:
                    heard[word] = known + way

    def family(begins: str) -> Callable[[str], complex]:
        find = families.get(begins, {}).get
        return lambda rest: find(rest, 0j)

    return Told(family, lambda word: heard.get(word, ""), 0j)


def best_labels(scores: Iterable[complex], steps: Sequence[float]) -> str:
    """Return the labels that score best together, one for each score, by Viterbi's algorithm.

    Args:
        scores: Of each word: of B, its real part, and of I, its imaginary one, over O.
        steps: From each label to each, in the order of ``LABELS``.
    """
    bb, bi, bo, ib, ii, io, ob, oi, oo = steps
    b = i = o = 0.0
    came: list[tuple[str, str, str]] = []
    for score in scores:
        if came:
            x, y, z = b + bb, i + ib, o + ob
            after_b, best_b = ("B", x) if x >= y and x >= z else ("I", y) if y >= z else ("O", z)
            x, y, z = b + bi, i + ii, o + oi
            after_i, best_i = ("B", x) if x >= y and x >= z else ("I", y) if y >= z else ("O", z)
            x, y, z = b + bo, i + io, o + oo
            after_o, o = ("B", x) if x >= y and x >= z else ("I", y) if y >= z else ("O", z)
            came.append((after_b, after_i, after_o))
            b, i = best_b + score.real, best_i + score.imag
        else:
            came.append(("", "", ""))
            b, i = score.real, score.imag
    label = "B" if b >= i and b >= o else "I" if i >= o else "O"
    labels: list[str] = []
    for before in reversed(came):
        labels.append(label)
        label = before[LABELS.index(label)]
    return "".join(reversed(labels))


def read_labels(labels: str, runs: Sequence[Run[complex]]) -> list[Name]:
    """Return the names that labels mark: B begins one, I goes on with it, O is none.

    Args:
        labels: One a word of the runs.
        runs: Half-open in tokens, ascending.
    """
    found: list[Name] = []
    place = 0
    if labels.count("O") == len(labels):
        return found
    for start, end, _ in runs:
        begun = -1
        for index in range(start, end):
            label = labels[place]
            place += 1
            if label != "I" and begun >= 0:
                found.append(Name(begun, index))
                begun = -1
            if label == "B" or (label == "I" and begun < 0):
                begun = index
        if begun >= 0:
            found.append(Name(begun, end))
    return found


def pack(weights: Mapping[str, tuple[float, float]], steps: Sequence[float]) -> bytes:
    """Return a model as the bytes of its file; what rounds to nothing is left out.

    Args:
        weights: Of B and of I, over O, by what is told.
        steps: From each label to each, in the order of ``LABELS``.
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
