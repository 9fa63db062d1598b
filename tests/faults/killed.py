"""SIGKILL at random moments."""

import os
import random
import signal
import time
from pathlib import Path

from tests.faults.changes import CHANGES, Change
from tests.faults.counting import Count


def run(folder: Path, size: int) -> Count:
    """Kill so many runs, each at a moment of its own, and look at what is left; some end before they are killed."""
    count, chance = Count(), random.Random(1)
    changes = [Change(folder, name) for name in list(CHANGES)[:size]]
    takes = {change.name: max(_time(change) for _ in range(2)) for change in changes}
    while count.faults < size:
        number = count.runs
        change = changes[number % len(changes)]
        change.reset()
        pid = change.start()
        time.sleep(takes[change.name] * chance.random())
        os.kill(pid, signal.SIGKILL)
        code, _ = change.end(pid)
        count.runs += 1
        count.faults += code == -signal.SIGKILL
        change.judge(count, f"kill {number}")
    return count


def _time(change: Change) -> float:
    change.reset()
    start = time.monotonic()
    change.end(change.start())
    return time.monotonic() - start
