"""The labels that score best together: B begins a name, I goes on with it, O is none."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

LABELS: Final = "BIO"
B, I, O = range(len(LABELS))  # noqa: E741 the labels' names
_ROUNDS: Final = 3  # in each, what cannot be narrows what can stand beside it; a fourth narrows nothing


def labelled(scores: NDArray[np.complex64], texts: NDArray[np.int64], steps: Sequence[float]) -> NDArray[np.uint8]:
    """Return the labels that score best together, by Viterbi's algorithm, as places in ``LABELS``.

    Of labels that score alike the first is taken. All stretches that may hold a name go on by one word at a time.

    Args:
        scores: Of each word of several texts: of B, its real part, and of I, its imaginary one, over O.
        texts: Which text each is of, ascending.
        steps: From each label to each, in the order of ``LABELS``: BB, BI, BO, IB and so on.
    """
    opens = np.diff(texts, prepend=-1) != 0
    may_be = _may_be_named(scores, opens, steps)
    # A stretch of words that may be named ends where another text begins.
    begins = np.flatnonzero(may_be & (opens | ~np.append(False, may_be[:-1])))
    ends = np.flatnonzero(may_be & np.append(opens[1:] | ~may_be[1:], True)) + 1
    labels = np.full(len(scores), O, np.uint8)
    # The longest first: at each step those that have another word stand in front.
    order = np.argsort(begins - ends, kind="stable")
    begins, ends = begins[order], ends[order]
    counts = ends - begins
    going = np.searchsorted(-counts, -np.arange(1, counts.max(initial=0) + 1), "right").tolist()
    by_step = np.array(steps, np.float64).reshape(3, 3)
    o_before, o_after = ~opens[begins], ~np.append(opens, True)[ends]
    best = np.where(o_before[:, None], by_step[O], 0.0)
    came = []
    for step, some in enumerate(going):
        if step:
            sums = best[:some, :, None] + by_step
            came.append(sums.argmax(1))
            best[:some] = sums.max(1)
        score = scores[begins[:some] + step]
        best[:some, B] += score.real
        best[:some, I] += score.imag
    best += np.where(o_after[:, None], by_step[:, O], 0.0)
    last = best.argmax(1)
    for step in range(len(going) - 1, -1, -1):
        some = going[step]
        labels[begins[:some] + step] = last[:some]
        if step:
            last[:some] = came[step - 1][np.arange(some), last[:some]]
    return labels


def _may_be_named(scores: NDArray[np.complex64], opens: NDArray[np.bool_], steps: Sequence[float]) -> NDArray[np.bool_]:
    """Tell which words may be anything but O in what scores best.

    B is left out where O in its place scores better whatever stands beside it, and so is I.
    """
    bb, bi, bo, ib, ii, io, ob, oi, oo = steps
    closes = np.append(opens[1:], True)
    b = i = np.ones(len(scores), np.bool_)
    for _ in range(_ROUNDS):
        before = np.append(False, b[:-1]), np.append(False, i[:-1])
        after = np.append(b[1:], False), np.append(i[1:], False)
        most_b = _most(opens, before, (bb - bo, ib - io, ob - oo)) + _most(closes, after, (bb - ob, bi - oi, bo - oo))
        most_i = _most(opens, before, (bi - bo, ii - io, oi - oo)) + _most(closes, after, (ib - ob, ii - oi, io - oo))
        b, i = b & (scores.real + most_b >= 0), i & (scores.imag + most_i >= 0)
    return b | i


def _most(
    alone: NDArray[np.bool_], beside: tuple[NDArray[np.bool_], NDArray[np.bool_]], gains: tuple[float, float, float]
) -> NDArray[np.float64]:
    """Return the most that a label gains over O by the step to the word on one side of it, if there is one."""
    by_b, by_i, by_o = gains
    most = np.maximum(np.where(beside[0], by_b, by_o), np.where(beside[1], by_i, by_o))
    return np.where(alone, 0.0, np.maximum(most, by_o))
