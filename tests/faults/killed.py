"""SIGKILL at random moments."""

import random
import signal
import time
from pathlib import Path

from tests.faults.changes import CHANGES, Change
from tests.faults.counting import Count


def run(folder: Path, size: int) -> Count:
    """Kill so many runs, each at a moment of its own, and look at what is left."""
    count, chance = Count(), random.Random(1)
    changes = [Change(folder, name) for name in CHANGES]
    takes = {}
    for change in changes:
        change.reset()
        start = time.monotonic()
        change.start().communicate()
        takes[change.name] = time.monotonic() - start
    for number in range(size):
        change = changes[number % len(changes)]
        change.reset()
        process = change.start()
        # Most of a run is start-up: the moments are spread over its second half, where the disk is written to.
        time.sleep(takes[change.name] * chance.uniform(0.4, 1.0))
        process.send_signal(signal.SIGKILL)
        process.communicate()
        count.runs += 1
        count.faults += process.returncode == -signal.SIGKILL
        change.judge(count, f"kill {number}")
    return count
