"""Run one benchmark by its name."""

from __future__ import annotations

import sys

from tests.benchmarks import crossover, growth, indexing, questions, shapes

BENCHMARKS = {
    "crossover": crossover.main,
    "growth": growth.main,
    "index": indexing.main,
    "questions": questions.main,
    "shapes": shapes.main,
}


def main() -> None:
    if len(sys.argv) < 2 or sys.argv[1] not in BENCHMARKS:
        sys.exit(f"usage: python -m tests.benchmarks {'|'.join(BENCHMARKS)}")
    BENCHMARKS[sys.argv[1]]()


main()
