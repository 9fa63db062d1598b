"""This process: the cores that it may use, and how often it looks for garbage."""

from __future__ import annotations

import gc
import os


def usable_cores() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def collect_seldom() -> None:
    """Have this process look for cycles of objects seldom: articles and columns make none, and are many.

    Looking after each 700 new objects, as is usual, takes a sixth of the time in which they are made.
    """
    gc.freeze()
    gc.set_threshold(1_000_000, 20, 20)
