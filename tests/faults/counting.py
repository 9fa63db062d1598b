"""What a proof counts."""

import sys
import traceback
from dataclasses import dataclass


@dataclass
class Count:
    """Runs, faults made among them, and losses."""

    runs: int = 0
    faults: int = 0
    losses: int = 0

    def lose(self, why: str) -> None:
        """Note a loss, and say it."""
        self.losses += 1
        if self.losses <= 20:
            print(f"  LOST: {why}", file=sys.stderr, flush=True)

    def crash(self, why: str) -> None:
        """Note an error that nobody is prepared for."""
        self.lose(f"{why}\n{traceback.format_exc(limit=-4)}")
