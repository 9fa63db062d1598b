"""Measure the finder of people, or its speed."""

from __future__ import annotations

import sys

from tests.people import measure

WAYS = {"": measure.main, "speed": measure.speed}


def main() -> None:
    way = sys.argv[1] if len(sys.argv) == 2 else ""
    if len(sys.argv) > 2 or way not in WAYS:
        sys.exit("usage: python -m tests.people [speed]")
    WAYS[way]()


main()
