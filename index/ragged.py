"""Rows of different lengths, end to end in one array."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from index.codec.inversion import Integers


def spread(firsts: Integers, counts: Integers) -> Integers:
    """Return the numbers from each first on, as many as its count says, one stretch after the other."""
    ends = np.cumsum(counts)
    spread_out: Integers = np.arange(ends[-1] if len(ends) else 0) + np.repeat(firsts - (ends - counts), counts)
    return spread_out
