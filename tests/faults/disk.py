"""Every request to the disk failing once: with a fault of the device, without room, and without room from then on.

Between the program and the disk stands ``disk.c``, loaded before the C library; it needs Linux and a C compiler.
"""

import ctypes
import errno
import json
import os
import shutil
import subprocess
import sys
from functools import partial
from pathlib import Path

from tests.faults.changes import CHANGES, Change
from tests.faults.counting import Count

_SOURCE = Path(__file__).with_name("disk.c")
_FAULTS = {"EIO": (errno.EIO, False), "ENOSPC": (errno.ENOSPC, False), "ENOSPC from then on": (errno.ENOSPC, True)}
_UNWRITABLE = 2


def compiler() -> str | None:
    """Return the C compiler, None where the proof cannot be made."""
    return shutil.which("cc") if sys.platform == "linux" else None


def run(folder: Path, size: int) -> Count:
    """Let each call of each change fail, or, of a smaller size in percent, some of them."""
    cc = compiler()
    if cc is None:
        raise SystemExit("the disk's proof needs Linux and a C compiler (cc)")
    shim = folder / "disk.so"
    subprocess.run([cc, "-shared", "-fPIC", "-O1", "-o", str(shim), str(_SOURCE), "-ldl"], check=True)
    command = [sys.executable, "-m", "tests.faults.disk", str(folder), str(size)]
    done = subprocess.run(
        command, env=os.environ | {"LD_PRELOAD": str(shim)}, stdout=subprocess.PIPE, text=True, check=True
    )
    return Count(*json.loads(done.stdout.splitlines()[-1]))


class Disk:
    """What ``disk.c`` does, from the process that it is loaded into."""

    def __init__(self) -> None:
        self._shim = ctypes.CDLL(None)
        self._shim.disk_name.restype = ctypes.c_char_p

    def arm(self, folder: Path, number: int, error: int, *, stays: bool) -> None:
        """Refuse the call of a number, counted from 1; none for 0."""
        self._shim.disk_arm(os.fsencode(folder), number, error, int(stays))

    def write_calls(self, path: Path) -> None:
        """Write down which calls there were since it was armed."""
        names = [self._shim.disk_name(number).decode() for number in range(1, self._shim.disk_calls() + 1)]
        self._shim.disk_arm(b"", 0, 0, 0)
        path.write_text(json.dumps(names), encoding="utf-8")


def _calls(folder: Path, change: Change, disk: Disk) -> list[str]:
    """Return the calls of a change that nothing disturbs."""
    seen = folder / "calls"
    change.reset()
    real = os._exit

    def prepare() -> None:
        disk.arm(change.index, 0, 0, stays=False)

        def leave(code: int) -> None:
            disk.write_calls(seen)
            real(code)

        os._exit = leave  # the way out of the forked process

    change.end(change.start(prepare))
    names: list[str] = json.loads(seen.read_text(encoding="utf-8"))
    return names


def _refuse_each(folder: Path, size: int) -> Count:
    count, disk = Count(), Disk()
    step, number = max(1, round(100 / size)), 0
    for name in CHANGES:
        change = Change(folder, name)
        calls = _calls(folder, change, disk)
        if not calls:
            count.lose(f"{name}: nothing was asked of the disk")
        for at, call in enumerate(calls, 1):
            for fault, (error, stays) in _FAULTS.items():
                number += 1
                if number % step:
                    continue
                change.reset()
                code, said = change.end(change.start(partial(disk.arm, change.index, at, error, stays=stays)))
                count.runs += 1
                count.faults += 1
                what = f"{fault} at {call}, call {at} of {len(calls)}"
                if (code, len(said.splitlines())) not in {(0, 0), (_UNWRITABLE, 1)}:
                    count.lose(f"{name}, {what}: exit {code}, {said}")
                change.judge(count, what)
        print(f"  {name}: {len(calls)} calls: {' '.join(calls)}", file=sys.stderr, flush=True)
    return count


if __name__ == "__main__":
    found = _refuse_each(Path(sys.argv[1]), int(sys.argv[2]))
    print(json.dumps([found.runs, found.faults, found.losses]))
