"""Files of an index cut, flipped and poisoned: an error in one line or the right answer, and nothing runs."""

import json
import pickle
import random
import struct
import zlib
from pathlib import Path

from index.checking import check, is_damaged
from index.codec.arrays import ArrayFile, write_arrays
from index.errors import NewsdexError
from index.writer import Options, update_index
from tests.faults.answers import TODAY, answers, fill
from tests.faults.counting import Count

_CUTS = 20


def _made(folder: Path) -> Path:
    corpus, index = folder / "corpus", folder / "index"
    corpus.mkdir()
    fill(corpus, range(30))
    update_index(index, [str(corpus)], Options(today=TODAY, jobs=1))
    fill(corpus, range(30, 33))
    update_index(index, [str(corpus)], Options(today=TODAY, jobs=1))
    return index


def _files(index: Path) -> list[Path]:
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
    index, count, chance = _made(folder), Count(), random.Random(2)
    right = answers(index)
    for path in _files(index):
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


class _Command:
    def __init__(self, witness: Path) -> None:
        self.witness = witness

    def __reduce__(self):
        return Path.touch, (self.witness,)


def run_poisoned(folder: Path, size: int) -> Count:
    """Put so many files of an enemy in place of those of the index: wrong numbers under right checksums, and pickles.

    What such an index answers is its maker's business; it must run nothing, end, and either answer or be found out:
    an error that nobody is prepared for is one line to the user if ``is_damaged`` says why.
    """
    index, count, chance = _made(folder), Count(), random.Random(3)
    witness = folder / "it ran"
    files = _files(index)
    originals = {path: path.read_bytes() for path in files}
    for number in range(size):
        path = files[number % len(files)]
        poison = _poison(path, originals[path], chance, witness)
        path.unlink()
        path.write_bytes(poison)
        count.runs += 1
        count.faults += 1
        try:
            answers(index)
        except NewsdexError:
            pass
        except Exception:  # noqa: BLE001 - the command line asks then what is wrong
            if not is_damaged(index):
                count.crash(f"poison {number} in {path.name}")
        try:
            check(index)
        except Exception:  # noqa: BLE001 - that is what is looked for
            count.crash(f"check of poison {number} in {path.name}")
        if witness.exists():
            count.lose(f"poison {number} in {path.name} ran")
            witness.unlink()
        path.unlink()
        path.write_bytes(originals[path])
    return count


def _poison(path: Path, whole: bytes, chance: random.Random, witness: Path) -> bytes:
    if chance.random() < 0.1:
        return pickle.dumps(_Command(witness))
    if path.suffix == ".toc":
        return _poisoned_toc(whole, chance)
    source = ArrayFile(path)
    arrays = {name: (row[0], bytes(source[name])) for name, row in source._table.items()}
    meta = source.meta
    del source
    name = chance.choice(sorted(arrays))
    kind, data = arrays[name]
    width = struct.calcsize(f"<{kind}")
    values = bytearray(data)
    for _ in range(chance.choice((1, 1, 5, 100))):
        if values:
            at = chance.randrange(len(values) // width) * width
            extreme = chance.choice((bytes(width), b"\xff" * width, b"\x7f" * width, chance.randbytes(width)))
            values[at : at + width] = extreme
    arrays[name] = (kind, bytes(values))
    if chance.random() < 0.2:
        key = chance.choice(sorted(meta))
        meta[key] = chance.choice((None, -1, 1 << 40, "x", [], {}))
    with (path.parent.parent / "poison").open("wb") as file:
        write_arrays(file, arrays, meta)
    return (path.parent.parent / "poison").read_bytes()


def _poisoned_toc(whole: bytes, chance: random.Random) -> bytes:
    data = json.loads(whole.split(b"\n")[1])
    values = (None, -1, 1 << 40, "x", [], {}, "../../etc/passwd", "/etc/passwd", [["../x", 1, []]], [[1]], True)
    data[chance.choice(sorted(data))] = chance.choice(values)
    text = json.dumps(data).encode()
    return f"{zlib.crc32(text):08x}\n".encode() + text + b"\n"
