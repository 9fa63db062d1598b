"""Fit the weights of ``index.stories.deciding`` to the learnt marks: a ridged logistic regression (Newton's method)."""

from __future__ import annotations

import numpy as np

RIDGE = 3.0


def logistic(features: np.ndarray, same: np.ndarray) -> tuple[np.ndarray, float]:
    """Return the weight of each feature, and the base."""
    mean, spread = features.mean(axis=0), features.std(axis=0) + 1e-9
    scaled = np.c_[np.ones(len(features)), (features - mean) / spread]
    ridge = RIDGE * np.diag([1e-9, *[1.0] * features.shape[1]])
    weights = np.zeros(scaled.shape[1])
    for _ in range(50):
        chance = 1 / (1 + np.exp(-scaled @ weights))
        slope = scaled.T @ (same - chance) - ridge @ weights
        bend = (scaled.T * (chance * (1 - chance))) @ scaled + ridge
        weights += np.linalg.solve(bend, slope)
    return weights[1:] / spread, float(weights[0] - (weights[1:] * mean / spread).sum())


def cross_validated(features: np.ndarray, same: np.ndarray, folds: int = 10, rounds: int = 6) -> np.ndarray:
    """Return the log-odds of each pair by weights fitted without it, the mean of several divisions."""
    odds = np.zeros(len(same))
    for seed in range(rounds):
        fold = np.random.default_rng(seed).integers(0, folds, len(same))
        for each in range(folds):
            weights, base = logistic(features[fold != each], same[fold != each])
            odds[fold == each] += (features[fold == each] @ weights + base) / rounds
    return odds
