"""Files of an index cut and flipped: an error in one line or the right answer."""

import random
from pathlib import Path

from index.errors import NewsdexError
from index.options import Options
from index.writer import update_index
from tests.faults.answers import TODAY, answers, fill
from tests.faults.counting import Count

_CUTS = 20


def made(folder: Path) -> Path:
    """Make an index of two segments; its corpus lies beside it."""
    corpus, index = folder / "corpus", folder / "index"
    corpus.mkdir()
    fill(corpus, range(30))
    update_index(index, [str(corpus)], Options(today=TODAY, jobs=1))
    fill(corpus, range(30, 33))
    update_index(index, [str(corpus)], Options(today=TODAY, jobs=1))
    return index


def files(index: Path) -> list[Path]:
    """Return the files of an index; the lock holds nothing."""
    return [path for path in sorted(index.iterdir()) if path.name != "MAIN_WRITELOCK"]


def _judge(count: Count, index: Path, right: object, what: str) -> None:
    count.runs += 1
    count.faults += 1
    try:
        if answers(index) != right:
            count.lose(f"{what}: a wrong answer")
    except NewsdexError as error:
        if "\n" in str(error):
            count.lose(f"{what}: more than one line: {error}")
    except Exception:  # noqa: BLE001 - that is what is looked for
        count.crash(what)


def run(folder: Path, size: int) -> Count:
    """Cut every file at twenty places (at a full size) and flip so many of its bytes, one at a time."""
    index, count, chance = made(folder), Count(), random.Random(2)
    right = answers(index)
    for path in files(index):
        whole = path.read_bytes()
        for _ in range(max(2, _CUTS * size // 200)):
            end = chance.randrange(len(whole))
            path.write_bytes(whole[:end])
            _judge(count, index, right, f"{path.name} cut at {end}")
        for _ in range(size):
            at = chance.randrange(len(whole))
            path.write_bytes(whole[:at] + bytes([whole[at] ^ chance.randrange(1, 256)]) + whole[at + 1 :])
            _judge(count, index, right, f"{path.name} flipped at {at}")
        path.write_bytes(whole)
    return count
