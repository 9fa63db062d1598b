"""How far two words are apart, and how likely the one is a slip for the other."""

from __future__ import annotations

_SLIP = 0.2
"""How likely a slip is, beside none: a letter left out, or two swapped."""
_WRONG = _SLIP / 10
"""How likely one certain wrong letter is, put in or for another: it is one of many."""


def edits(left: str, right: str) -> int:
    """Count insertions, deletions, changes and swaps of neighbours (Damerau 1964, optimal string alignment)."""
    before: list[int] = []
    row = list(range(len(right) + 1))
    for i, a in enumerate(left, 1):
        earlier, before, row = before, row, [i]
        for j, b in enumerate(right, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b))
            if i > 1 and j > 1 and a == right[j - 2] and b == left[i - 2]:
                cost = min(cost, earlier[j - 2] + 1)
            row.append(cost)
    return row[-1]


def slip(typed: str, meant: str) -> float:
    """Return how likely one word is typed where another is meant, 1 where they are the same; of the likeliest way.

    After Kernighan, Church and Gale (1990), "A spelling correction program based on a noisy channel model".

    Args:
        typed: What was typed, folded.
        meant: What may have been meant, folded.
    """
    before: list[float] = []
    row = [_SLIP**j for j in range(len(meant) + 1)]
    for i, a in enumerate(typed):
        earlier, before, row = before, row, [row[0] * _WRONG]
        for j, b in enumerate(meant):
            likely = max(before[j] * (1.0 if a == b else _WRONG), before[j + 1] * _WRONG, row[j] * _SLIP)
            if i and j and a == meant[j - 1] and b == typed[i - 1]:
                likely = max(likely, earlier[j - 1] * _SLIP)
            row.append(likely)
    return row[-1]
