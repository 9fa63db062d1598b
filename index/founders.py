"""Which report founded the story of each article: one array for a whole generation of an index.

An article that comes can change to which story articles belong that lie in segments long written. So this is kept
beside the manifest and written anew with each commit; see ``codec/FORMAT.md``.
"""

from __future__ import annotations

from array import array
from functools import cached_property
from itertools import accumulate

from index.codec.arrays import ArrayFile, write_arrays
from index.codec.toc import sync
from index.errors import DamagedIndexError

TYPE_CHECKING = False
if TYPE_CHECKING:
    import os
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from index.ref import Ref

_ARRAY = "founders"


def write_founders(path: Path, founders: Iterable[int]) -> None:
    """Write founders to a new file, and sync it.

    Args:
        path: Of the file.
        founders: For each article of the index, deleted ones included, the number of its story's first report.
            Articles are numbered from 0 through all segments.
    """
    with path.open("wb") as file:
        write_arrays(file, {_ARRAY: ("I", array("I", founders).tobytes())}, {})
        sync(file.fileno())


class Founders:
    """The stories of a generation.

    Args:
        path: Of the file; None where no stories were made, and each article is its own.
        sizes: How many documents each segment has, deleted ones included.

    Raises:
        DamagedIndexError: The file is cut, altered in its table, or foreign.
        FileNotFoundError: There is no such file.
    """

    def __init__(self, path: str | os.PathLike[str] | None, sizes: Sequence[int]) -> None:
        self._starts = list(accumulate(sizes, initial=0))
        # Opened at once, as a writer may take it away; read when a story is asked for, which most questions do not.
        self._file = ArrayFile(path) if path else None

    @cached_property
    def numbers(self) -> Sequence[int]:
        """For each article, by its number through all segments, that of its story's first report.

        Raises:
            DamagedIndexError: The numbers are altered, or are not of these segments.
        """
        total = self._starts[-1]
        if self._file is None:
            return range(total)
        sound = not [*self._file.damaged()] and _ARRAY in self._file
        numbers: Sequence[int] = self._file[_ARRAY] if sound else ()
        if len(numbers) != total or max(numbers, default=-1) >= total:
            raise DamagedIndexError(f"{self._file.path}: the stories are altered; run: newsdex index --rebuild")
        return numbers

    def number(self, ref: Ref) -> int:
        """Return the number of an article."""
        return self._starts[ref.segment] + ref.document

    def founder(self, ref: Ref) -> int:
        """Return the number of the first report of an article's story."""
        return self.numbers[self.number(ref)]

    def documents(self, founders: Iterable[int]) -> list[list[int]]:
        """Return, for each segment, the documents of the stories that these founded, ascending, deleted ones too."""
        wanted = frozenset(founders)
        found: list[list[int]] = [[] for _ in self._starts[1:]]
        segment = 0
        for number, founder in enumerate(self.numbers if wanted else ()):
            if founder in wanted:
                while number >= self._starts[segment + 1]:
                    segment += 1
                found[segment].append(number - self._starts[segment])
        return found
