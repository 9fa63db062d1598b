"""One change of an index in a process of its own, with or without a fault of the disk.

Arguments of ``python -m tests.faults.writing``: the index, the corpus, what to do (``update``, ``rebuild``), and the
number of the call of the operating system that fails, with its error. Prints how many calls there were.
"""

import errno
import io
import os
import sys
from pathlib import Path

from index.errors import NewsdexError
from index.writer import Options, update_index
from tests.faults.answers import TODAY


class Disk:
    """Counts what is asked of the disk below a folder, and refuses one request."""

    def __init__(self, folder: str, refused: int, fault: int) -> None:
        self.folder, self.refused, self.fault = folder, refused, fault
        self.calls = 0

    def ask(self, what: str) -> None:
        self.calls += 1
        if self.calls == self.refused:
            raise OSError(self.fault, os.strerror(self.fault), what)

    def watch(self) -> None:
        """Stand between the program and the disk: opening to write, writing, syncing, renaming, cutting, removing."""
        for name in ("fsync", "rename", "replace", "truncate", "ftruncate", "unlink", "remove"):
            setattr(os, name, self._watched(name, getattr(os, name)))
        real_open = io.open

        def opened(file, mode="r", *arguments, **more):
            inside = isinstance(file, str | os.PathLike) and os.fspath(file).startswith(self.folder)
            if not inside or not {*"wxa+"} & {*mode}:
                return real_open(file, mode, *arguments, **more)
            self.ask("open")
            found = real_open(file, mode, *arguments, **more)
            return Watched(found, self) if "b" in mode else found

        io.open = opened  # which Path.open calls

    def _watched(self, name, real):
        def call(*arguments, **more):
            self.ask(name)
            return real(*arguments, **more)

        return call


class Watched:
    """A file whose writes may fail."""

    def __init__(self, file, disk) -> None:
        self._file, self._disk = file, disk

    def __getattr__(self, name):
        return getattr(self._file, name)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self._file.close()

    def write(self, data):
        self._disk.ask("write")
        return self._file.write(data)

    def flush(self):
        self._disk.ask("flush")
        self._file.flush()


def main() -> int:
    index, corpus, what, refused, fault = sys.argv[1:]
    disk = Disk(index, int(refused), getattr(errno, fault))
    disk.watch()
    code = 0
    try:
        update_index(Path(index), [corpus], Options(today=TODAY, jobs=1, rebuild=what == "rebuild"))
    except NewsdexError as error:
        print(error, file=sys.stderr)
        code = 2
    print(disk.calls)
    return code


if __name__ == "__main__":
    sys.exit(main())
