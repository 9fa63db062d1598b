"""The labels that score best together: B begins a name, I goes on with it, O is none."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from numpy.typing import NDArray

LABELS: Final = "BIO"
_ROUNDS: Final = 3  # in each, what cannot be narrows what can stand beside it; a fourth narrows nothing


def labelled(
    scores: NDArray[np.complex64], texts: NDArray[np.int64], steps: Sequence[float]
) -> Iterator[tuple[int, str]]:
    """Yield the best labels wherever they may not all be O: the place of the first, and one for each word.

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
    closes = np.append(opens, True)
    for begin, end, opening, closing in zip(
        begins.tolist(), ends.tolist(), opens[begins].tolist(), closes[ends].tolist(), strict=True
    ):
        yield begin, best_labels(scores[begin:end].tolist(), steps, o_before=not opening, o_after=not closing)


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


def best_labels(
    scores: Iterable[complex], steps: Sequence[float], *, o_before: bool = False, o_after: bool = False
) -> str:
    """Return the labels that score best together, one for each score, by Viterbi's algorithm.

    Args:
        scores: Of each word: of B, its real part, and of I, its imaginary one, over O.
        steps: From each label to each, in the order of ``LABELS``.
        o_before: Whether a word stands before the first, and is O.
        o_after: Whether a word stands behind the last, and is O.
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
            if o_before:
                b, i, o = b + ob, i + oi, oo
    if o_after:
        b, i, o = b + bo, i + io, o + oo
    label = "B" if b >= i and b >= o else "I" if i >= o else "O"
    labels: list[str] = []
    for before in reversed(came):
        labels.append(label)
        label = before[LABELS.index(label)]
    return "".join(reversed(labels))
