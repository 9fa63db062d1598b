"""Run one measurement: ``python -m tests.ranking [collections|typos|golden]``."""

from __future__ import annotations

import sys

from tests.ranking import compare, golden, typos

MEASUREMENTS = {"collections": compare.main, "typos": typos.main, "golden": golden.main}


def main() -> None:
    wanted = sys.argv[1:] or ["collections"]
    if not MEASUREMENTS.keys() >= set(wanted):
        sys.exit(f"usage: python -m tests.ranking [{'|'.join(MEASUREMENTS)}]")
    for name in wanted:
        MEASUREMENTS[name]()


main()
