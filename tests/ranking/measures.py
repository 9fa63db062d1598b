"""Measures of a ranking, and whether two rankings differ by more than chance."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

DEPTH = 10
_DRAWS = 10_000


def ndcg(ranked: Sequence[str], relevant: Collection[str]) -> float:
    """Return nDCG@10 with gains of 0 and 1 (Järvelin and Kekäläinen 2002)."""
    gain = sum(1 / math.log2(place + 2) for place, each in enumerate(ranked[:DEPTH]) if each in relevant)
    return gain / sum(1 / math.log2(place + 2) for place in range(min(DEPTH, len(relevant))))


def reciprocal_rank(ranked: Sequence[str], relevant: Collection[str]) -> float:
    """Return 1 / the place of the first relevant one of the first ten, 0 where there is none."""
    return next((1 / place for place, each in enumerate(ranked[:DEPTH], 1) if each in relevant), 0.0)


def randomisation(ours: Sequence[float], theirs: Sequence[float]) -> float:
    """Return how likely a difference of means so large is by chance, both ways: signs of the differences are drawn.

    Smucker, Allan and Carterette (2007), "A comparison of statistical significance tests for information retrieval".
    """
    differences = np.array(ours) - np.array(theirs)
    signs = np.random.default_rng(1).choice([-1.0, 1.0], (_DRAWS, len(differences)))
    drawn = np.abs(signs @ differences)
    return float((1 + np.sum(drawn >= abs(differences.sum()) - 1e-12)) / (1 + _DRAWS))
