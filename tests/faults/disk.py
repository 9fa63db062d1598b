"""Every request to the disk failing once, with either error."""

from pathlib import Path

from tests.faults.changes import CHANGES, Change
from tests.faults.counting import Count


def run(folder: Path, size: int) -> Count:
    """Let each call of each change fail, or, of a smaller size in percent, some of them."""
    count = Count()
    step = max(1, round(100 / size))
    number = 0
    for name in CHANGES:
        change = Change(folder, name)
        change.reset()
        calls = int(change.start().communicate()[0])
        for refused in range(1, calls + 1):
            for fault in ("EIO", "ENOSPC"):
                number += 1
                if number % step:
                    continue
                change.reset()
                process = change.start(refused, fault)
                said = process.communicate()[1]
                count.runs += 1
                count.faults += 1
                what = f"{fault} at call {refused} of {calls}"
                if process.returncode not in (0, 2) or len(said.splitlines()) > 1:
                    count.lose(f"{name}, {what}: {said}")
                change.judge(count, what)
    return count
