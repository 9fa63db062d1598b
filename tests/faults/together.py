"""Readers and writers at once: every answer is that of one of the generations."""

import os
import sys
import time
import traceback
from itertools import product
from pathlib import Path

from index.options import Options
from index.writer import update_index
from tests.faults.answers import TODAY, answers, fill
from tests.faults.counting import Count

_READERS, _WRITERS = 8, 3
_ARTICLES = 10


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
    until = time.monotonic() + size
    roles = [(_read, number) for number in range(_READERS)] + [(_write, number) for number in range(_WRITERS)]
    running = {}
    for role, number in roles:
        said = folder / f"{role.__name__}-{number}"
        pid = os.fork()
        if not pid:
            _take_part(said, lambda role=role, number=number: role(folder, index, number, right, until))
        running[pid] = (role, said)
    count = Count()
    for pid, (role, said) in running.items():
        code = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
        if code:
            count.lose(f"{said.name} ended with {code}: {said.read_text(encoding='utf-8')}")
            continue
        done, lost = map(int, said.read_text(encoding="utf-8").split())
        count.runs += done
        count.faults += done if role is _write else 0
        count.losses += lost
    return count


def _fill(corpus: Path, writer: int, version: int) -> None:
    fill(corpus, range(writer * _ARTICLES, (writer + 1) * _ARTICLES), version)


def _take_part(said: Path, act) -> None:
    """Do a part in this process, the fork, and end it."""
    code = 1
    try:
        done, lost = act()
        said.write_text(f"{done} {lost}", encoding="utf-8")
        code = 0
    except BaseException:  # noqa: BLE001 - that is what is looked for
        said.write_text(traceback.format_exc(limit=-6), encoding="utf-8")
    finally:
        os._exit(code)


def _read(_folder: Path, index: Path, _number: int, right: list, until: float) -> tuple[int, int]:
    """Return how often it was read, and how often the answer was of no generation."""
    done = lost = 0
    while time.monotonic() < until:
        found = answers(index)
        if found not in right:
            lost += 1
            print(f"  LOST: an answer of no generation: {len(found['*'])} articles", file=sys.stderr)
        done += 1
    return done, lost


def _write(folder: Path, index: Path, number: int, _right: list, until: float) -> tuple[int, int]:
    """Return how often it was written."""
    done, corpus = 0, folder / f"corpus-{number}"
    while time.monotonic() < until:
        _fill(corpus, number, (done + 1) % 2)
        update_index(index, [str(corpus)], Options(today=TODAY, jobs=1, lock_timeout=600))
        done += 1
    return done, 0
