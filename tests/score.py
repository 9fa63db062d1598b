"""Right, wrong and missed: what a finder is measured by."""

from __future__ import annotations

from typing import NamedTuple


class Score(NamedTuple):
    """How much was found rightly and wrongly, and how much was missed."""

    right: int
    wrong: int
    missed: int

    @property
    def precision(self) -> float:
        """Return the share of what was found that is right."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        """Return the share of what is there that was found."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0

    @property
    def f1(self) -> float:
        """Return the harmonic mean of both."""
        return 2 * self.right / (2 * self.right + self.wrong + self.missed) if self.right else 0.0
