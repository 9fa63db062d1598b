"""Measure the finder of quotations; ``faults`` prints each fault, ``speed`` words a second."""

from __future__ import annotations

import sys

from tests.quotations import measure, speed

WAYS = {"": lambda: measure.main(faults=False), "faults": lambda: measure.main(faults=True), "speed": speed.main}


def main() -> None:
    way = sys.argv[1] if len(sys.argv) == 2 else ""
    if len(sys.argv) > 2 or way not in WAYS:
        sys.exit("usage: python -m tests.quotations [faults | speed]")
    WAYS[way]()


main()
