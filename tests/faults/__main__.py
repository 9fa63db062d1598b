"""The long proof: ``python -m tests.faults [PROOF …] [--size PERCENT]``; what each does is said in README.md.

Each prints how often it ran, how many faults it made, and how many losses there were; a loss is an index that is
neither the one before nor the one after, a wrong answer, or a traceback. The exit code is 1 if there was one.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from pathlib import Path

from tests.faults import altered, disk, hostile, killed, patterns, poisoned, together

PROOFS = {
    "kills": (killed.run, 200),
    "disk": (disk.run, 100),
    "together": (together.run, 60),
    "bytes": (altered.run, 200),
    "poison": (poisoned.run, 1000),
    "patterns": (patterns.run, 100),
    "documents": (hostile.run_documents, 100_000),
    "questions": (hostile.run_questions, 100_000),
}


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.faults")
    parser.add_argument("proofs", nargs="*", metavar="PROOF", help=", ".join(PROOFS))
    parser.add_argument("--size", type=float, default=100, metavar="PERCENT", help="of the whole proof")
    options = parser.parse_args()
    lost = 0
    for name in options.proofs or PROOFS:
        run, size = PROOFS[name]
        start = time.monotonic()
        with tempfile.TemporaryDirectory(prefix="newsdex-faults-") as folder:
            count = run(Path(folder), max(1, round(size * options.size / 100)))
        took = time.monotonic() - start
        print(f"{name}: {count.runs:,} runs, {count.faults:,} faults, {count.losses} losses ({took:.0f} s)", flush=True)
        lost += count.losses
    return 1 if lost else 0


if __name__ == "__main__":
    sys.exit(main())
