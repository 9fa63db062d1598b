"""Measure the finder of days: precision and recall; ``errors`` to read, ``speed`` in words a second."""

from __future__ import annotations

import sys

from tests.days import measure

WAYS = {"": measure.main, "errors": measure.errors, "speed": measure.speed}


def main() -> None:
    way = sys.argv[1] if len(sys.argv) == 2 else ""
    if len(sys.argv) > 2 or way not in WAYS:
        sys.exit("usage: python -m tests.days [errors|speed]")
    WAYS[way]()


main()
