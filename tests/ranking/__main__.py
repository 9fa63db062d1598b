"""Run one measurement: ``python -m tests.ranking [collections|typos|golden]``; typos takes seeds."""

from __future__ import annotations

import sys

from tests.ranking import compare, golden, typos

MEASUREMENTS = {"collections": compare.main, "golden": golden.main, "typos": typos.main}


def main() -> None:
    name, *rest = sys.argv[1:] or ["collections"]
    if name not in MEASUREMENTS or (rest and name != "typos"):
        sys.exit("usage: python -m tests.ranking [collections|golden|typos [SEED...]]")
    if name == "typos":
        typos.main(rest)
    else:
        MEASUREMENTS[name]()


main()
