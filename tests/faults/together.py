"""Readers and writers at once: every answer is that of one of the generations."""

import json
import subprocess
import sys
import time
from itertools import product
from pathlib import Path

from index.writer import Options, update_index
from tests.faults.answers import TODAY, answers, fill
from tests.faults.counting import Count

_READERS, _WRITERS = 8, 3
_ARTICLES = 20


def run(folder: Path, size: int) -> Count:
    """Read and write for so many seconds, in eleven processes.

    Each writer has articles of its own, and writes all of them in one of two versions at a time: there are eight
    generations that may be, and an answer that mixes versions is of none.
    """
    corpora = [folder / f"corpus-{number}" for number in range(_WRITERS)]
    for corpus in corpora:
        corpus.mkdir()
    right = []
    for number, versions in enumerate(product((1, 0), repeat=_WRITERS)):
        for writer, version in enumerate(versions):
            _fill(corpora[writer], writer, version)
        index = folder / f"index-{number}"
        update_index(index, [str(corpus) for corpus in corpora], Options(today=TODAY, jobs=1))
        right.append(answers(index))
    (folder / "right.json").write_text(json.dumps(right), encoding="utf-8")
    here = [sys.executable, "-m", "tests.faults.together", str(folder), str(index), str(time.time() + size)]
    roles = [f"read-{number}" for number in range(_READERS)] + [f"write-{number}" for number in range(_WRITERS)]
    running = [subprocess.Popen([*here, role], stdout=subprocess.PIPE, text=True) for role in roles]
    count = Count()
    for process, role in zip(running, roles, strict=True):
        said = process.communicate()[0].split()
        if process.returncode or len(said) != 2:
            count.lose(f"{role} ended with {process.returncode}")
            continue
        done, lost = map(int, said)
        count.runs += done
        count.faults += done if role.startswith("write") else 0
        count.losses += lost
    return count


def _fill(corpus: Path, writer: int, version: int) -> None:
    fill(corpus, range(writer * _ARTICLES, (writer + 1) * _ARTICLES), version)


def _take_part(folder: Path, index: Path, until: float, role: str) -> tuple[int, int]:
    """Return how often it was read or written, and how often the answer was of no generation."""
    done = lost = 0
    right = json.loads((folder / "right.json").read_text(encoding="utf-8"))
    what, _, number = role.partition("-")
    while time.time() < until:
        if what == "read":
            found = json.loads(json.dumps(answers(index)))
            if found not in right:
                lost += 1
                print(f"  LOST: an answer of no generation: {len(found['*'])} articles", file=sys.stderr)
        else:
            corpus = folder / f"corpus-{number}"
            _fill(corpus, int(number), (done + 1) % 2)
            update_index(index, [str(corpus)], Options(today=TODAY, jobs=1, lock_timeout=600))
        done += 1
    return done, lost


if __name__ == "__main__":
    print(*_take_part(Path(sys.argv[1]), Path(sys.argv[2]), float(sys.argv[3]), sys.argv[4]))
