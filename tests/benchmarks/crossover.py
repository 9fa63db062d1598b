"""From how many postings on NumPy answers sooner than plain Python, in a process that has it and in one that has not.

Each question is asked both ways, in turn; figures are the least of several runs, of the processor's time. What is found
stands in ``search/cost.py``.

Usage: python -m tests.benchmarks crossover INDEX
"""

from __future__ import annotations

import datetime
import subprocess
import sys
import time
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from typing import TYPE_CHECKING

from index.reader import Reader
from search.cost import cost
from search.evaluate import Evaluation
from search.leaves import Leaves
from search.parser import parse
from search.score_arrays import ArrayArithmetic
from search.scores import PlainArithmetic

if TYPE_CHECKING:
    from search.tree import Node

WARM_RUNS, COLD_RUNS = 15, 5
NOW = datetime.date(2026, 3, 15)
QUESTIONS = (
    "kremlin", "putin", "gaza", "iran", "putin zelensky", "trump putin", "gaza iran", "gaza OR iran OR hamas",
    '"peace talks"', "earthquake -japan", "same:sentence(killed explosion)", "government", "government election",
    "government OR president OR killed", "the", "in OR government", '"of the"', "same:sentence(the of)",
)  # fmt: skip
_ASK = """
import sys
import search.evaluate
search.evaluate.LARGE = {large}
sys.argv = ["newsdex", "search", "-i", {index!r}, {question!r}]
from search.cli import script
script()
"""


def main() -> None:
    if len(sys.argv) < 3:
        sys.exit("usage: python -m tests.benchmarks crossover INDEX")
    index = Path(sys.argv[2])
    reader = Reader(index)
    print(f"{'':36}{'cost':>10}{'plain':>10}{'NumPy':>10}{'process':>10}{'with NumPy':>12}   ms")
    for question in QUESTIONS:
        tree = parse(question, now=NOW)
        price = cost(tree, Leaves(reader.segments, ()), len(reader))
        warm = [_warm(reader, tree, arithmetic) for arithmetic in (PlainArithmetic, ArrayArithmetic)]
        cold = [_cold(index, question, large) for large in (1 << 60, 0)]
        print(f"{question:36}{price:10.0f}{warm[0]:10.2f}{warm[1]:10.2f}{cold[0]:10.0f}{cold[1]:12.0f}", flush=True)


def _warm(reader: Reader, tree: Node, arithmetic: type[PlainArithmetic] | type[ArrayArithmetic]) -> float:
    taken = []
    for _ in range(WARM_RUNS):
        started = time.thread_time()
        evaluation = Evaluation(reader, Leaves(reader.segments, ()), arithmetic())
        for scores, segment in zip(evaluation.scores(tree), reader.segments, strict=True):
            evaluation.arithmetic.first(scores, None, segment.dates, 10)
        taken.append(1000 * (time.thread_time() - started))
    return min(taken)


def _cold(index: Path, question: str, large: int) -> float:
    taken = []
    for _ in range(COLD_RUNS):
        before = getrusage(RUSAGE_CHILDREN)
        code = _ASK.format(large=large, index=str(index), question=question)
        subprocess.run([sys.executable, "-c", code], check=False, capture_output=True)
        after = getrusage(RUSAGE_CHILDREN)
        used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        taken.append(1000 * used)
    return min(taken)
