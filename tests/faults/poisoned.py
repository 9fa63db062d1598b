"""Files of an enemy in an index: wrong numbers under right checksums, bombs, and pickles that would run a command.

What such an index answers is its maker's business. Every command must end soon, in bounded memory, with an answer or
one line and exit code 4, a line that is completed nothing or candidates, and nothing may run.
"""

import json
import os
import pickle
import random
import resource
import shutil
import signal
import struct
import sys
import traceback
import zlib
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

from index.codec.arrays import ArrayFile, write_arrays
from search.cli import COMPLETE, main
from search.cli.completion import FILES
from tests.faults.altered import files, made
from tests.faults.answers import TODAY, fill
from tests.faults.counting import Count

_TAB = ("--complete", "fish", "search")
COMMANDS = (
    ("search", "talks"),
    ("search", "*", "-f", "json", "-s", "title"),
    ("search", "tal* said NEAR/3 envoy", "-f", "csv"),
    ("search", '"envoy said" person:Witkoff date:2025-01', "--snippets", "3"),
    ("search", "same:sentence(envoy said)", "--group", "story"),
    ("search", "talkz", "-f", "json"),
    ("search", "talks", "-l"),
    ("search", "talks", "--expand", "-c"),
    ("show", "n0004", "--raw"),
    ("show", "n0004", "--story"),
    ("people", "talks"),
    ("explain", "talks date:2025", "--id", "n0003"),
    ("facets", "--by", "person", "talks"),
    ("timeline", "talks"),
    ("quotes", "*"),
    ("similar", "n0002"),
    ("with", "Witkoff"),
    ("stats",),
    ("check",),
    (*_TAB, "person:"),
    (*_TAB, 'person:"steve w'),
    (*_TAB, "in:"),
    (*_TAB, "topic:"),
    (*_TAB, "said:W"),
    (*_TAB, "headline:ta"),
    ("--complete", "fish", "show", "n"),
)
CHANGING = (("index",), ("index", "--dry-run", "--rebuild"), ("check", "--repair"))
"""Commands that write."""
_ASKED = 5  # of each poison
_CODES = {0, 1, 2, 3, 4, 6}
_SECONDS, _BYTES = 20, 1 << 29
_SLOW, _CRASHED = 90, 70
_PILES = 9
_STRANGE = (None, -1, 0, 1 << 40, 10**30, "x", [], {}, [[]], "../../etc/passwd", True, 1.5, "\x1b]0;\u202e", "\0")


def run(folder: Path, size: int) -> Count:
    """Put so many files of an enemy in place of those of the index, and run some of the commands on each."""
    index, count, chance = made(folder), Count(), random.Random(3)
    witness = folder / "it ran"
    originals = {path: path.read_bytes() for path in files(index)}
    _warm(folder, index)
    fill(folder / "corpus", range(40, 42))  # so that there is something to index
    for number in range(size):
        path = list(originals)[number % len(originals)]
        _put(index, originals)
        poison = poisoned(path, chance, witness)
        for commands in (chance.sample(COMMANDS, _ASKED), [chance.choice(CHANGING)]):
            _put(index, originals | {path: poison})
            what = f"poison {number} in {path.name}"
            for arguments in commands:
                _judge(count, folder, _on(index, arguments), what)
            if witness.exists():
                count.lose(f"{what} ran")
                witness.unlink()
        count.faults += 1
    return count


def _warm(folder: Path, index: Path) -> None:
    """Import here what commands import where they run, so that not every fork does it again."""
    os.environ["NEWSDEX_NOW"] = TODAY.isoformat()
    with (folder / "put").open("w", encoding="utf-8") as nowhere, redirect_stdout(nowhere), redirect_stderr(nowhere):
        for arguments in (*COMMANDS, *CHANGING):
            _run(_on(index, arguments))


def _on(index: Path, arguments: tuple[str, ...]) -> list[str]:
    """Return the arguments of a command on an index; a line that is completed says it where a command does."""
    words = 3 if arguments[0] == COMPLETE else 1
    return [*arguments[:words], "-i", str(index), *arguments[words:]]


def _run(arguments: list[str]) -> int:
    """Run the program as it is run, the paths without click among it."""
    sys.argv = ["newsdex", *arguments]
    try:
        main()
    except SystemExit as done:
        return int(done.code or 0)


def _put(index: Path, contents: dict[Path, bytes]) -> None:
    shutil.rmtree(index)
    index.mkdir()
    for path, whole in contents.items():
        path.write_bytes(whole)


def _judge(count: Count, folder: Path, arguments: list[str], what: str) -> None:
    """Run a command in a process of its own, of which the time and the memory are limited."""
    count.runs += 1
    said = folder / "said"
    pid = os.fork()
    if not pid:
        code = _CRASHED
        try:
            with said.open("w", encoding="utf-8", errors="surrogateescape") as sys.stderr:
                sys.stdout = (folder / "put").open("w", encoding="utf-8", errors="surrogateescape")
                _limit()
                code = _run(arguments)
        except BaseException:  # noqa: BLE001 - that is what is looked for
            said.write_text(traceback.format_exc(limit=-6), encoding="utf-8")
        finally:
            os._exit(code)
    code = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
    told = said.read_text(encoding="utf-8", errors="surrogateescape")
    line = " ".join(arguments)
    if code == -signal.SIGXCPU:
        count.lose(f"{what}: {line} does not end")
    elif code not in _CODES or (arguments[0] == COMPLETE and (told or code not in {0, FILES})):
        count.lose(f"{what}: {line}: exit {code}: {told}")
    elif code == 4 and arguments[0] != "check" and (told.count("\n") != 1 or "run: newsdex" not in told):
        count.lose(f"{what}: {line}: says {told}")


def _limit() -> None:
    used = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (used + _BYTES, used + _BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS))


class _Command:
    def __init__(self, witness: Path) -> None:
        self.witness = witness

    def __reduce__(self):
        return Path.touch, (self.witness,)


def poisoned(path: Path, chance: random.Random, witness: Path) -> bytes:
    """Return an enemy's file in place of one of an index."""
    if chance.random() < 0.1:
        return pickle.dumps(_Command(witness))
    if path.suffix == ".toc":
        return _poisoned_toc(path.read_bytes(), chance)
    source = ArrayFile(path)
    arrays = {name: (row[0], bytes(source[name])) for name, row in source._table.items()}
    meta = source.meta
    del source
    for _ in range(chance.choice((1, 1, 1, 3))):
        name = chance.choice(sorted(arrays))
        arrays[name] = _poisoned_array(*arrays[name], chance)
        if len(arrays) > 1 and chance.random() < 0.05:
            del arrays[name]
    if meta and chance.random() < 0.2:
        key = chance.choice(sorted(meta))
        meta[key] = _poisoned_value(meta[key], chance)
    made_up = path.parent.parent / "poison"
    with made_up.open("wb") as file:
        write_arrays(file, arrays, meta)
    return made_up.read_bytes()


def _poisoned_array(kind: str, data: bytes, chance: random.Random) -> tuple[str, bytes]:
    width = struct.calcsize(f"<{kind}")
    what = chance.randrange(_PILES)
    if what == 0:
        return kind, b"\xff" * len(data)
    if what == 1:
        return kind, bytes(len(data))
    if what == 2:
        cut = chance.randrange(len(data) // width + 1) * width
        return kind, data[:cut]
    if what == 3:
        return kind, data + chance.choice((bytes(width * 1000), b"\xff" * width * 1000, data))
    if what == 4:
        return chance.choice("BHIQi"), data[: len(data) // 8 * 8]
    if what == 5 and kind == "B":
        return kind, chance.choice((zlib.compress(bytes(1 << 24)), b"[" * 100_000, b"9" * 100_000))
    values = bytearray(data)
    for _ in range(chance.choice((1, 1, 5, 100))):
        if values:
            at = chance.randrange(len(values) // width) * width
            extreme = chance.choice((bytes(width), b"\xff" * width, b"\x7f" * width, chance.randbytes(width)))
            values[at : at + width] = extreme
    return kind, bytes(values)


def _poisoned_value(value: object, chance: random.Random) -> object:
    if isinstance(value, list) and value and chance.random() < 0.7:
        at = chance.randrange(len(value))
        return [*value[:at], _poisoned_value(value[at], chance), *value[at + 1 :]]
    if isinstance(value, dict) and value and chance.random() < 0.7:
        key = chance.choice(sorted(value))
        return value | {key: _poisoned_value(value[key], chance)}
    return chance.choice(_STRANGE)


def _poisoned_toc(whole: bytes, chance: random.Random) -> bytes:
    data = json.loads(whole.split(b"\n")[1])
    values = (None, -1, 1 << 40, "x", [], {}, "../../etc/passwd", "/etc/passwd", [["../x", 1, []]], [[1]], True)
    key = chance.choice(sorted(data))
    data[key] = chance.choice((chance.choice(values), _poisoned_value(data[key], chance)))
    text = json.dumps(data).encode()
    return f"{zlib.crc32(text):08x}\n".encode() + text + b"\n"
