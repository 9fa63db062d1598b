"""What can still be read of a damaged index, so that it is made anew without forgetting what no file holds.

That is its roots, the day on which each article came, its id, and articles that were piped in or whose root is not
there now. A record is used if its bytes are those that were written; of one that is not, the day is looked up in the
columns. Records of another schema are read as far as they have the same form.
"""

from __future__ import annotations

import datetime
import re
from contextlib import suppress
from typing import TYPE_CHECKING

from index.codec.arrays import ArrayFile
from index.codec.segment import Field
from index.codec.stored import Stored
from index.codec.toc import INDEX_NAME, SEGMENT_ENDING, read_toc
from index.errors import DamagedIndexError, NewsdexError
from index.manifest import Manifest, read_manifest
from index.record import from_record
from index.ref import Ref
from index.schema import read_day_term

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from index.article import Article

_MANIFEST = re.compile(rf"_{INDEX_NAME}_([0-9]+)\.manifest")
_OF_WRONG_NUMBERS = (DamagedIndexError, ValueError, TypeError, LookupError, AttributeError, ArithmeticError)


class Remains:
    """The articles of a damaged index that can be read.

    Args:
        folder: Of the index.

    Attributes:
        lost: How many there are of which not even the day is known on which they came.
        arrived: The ordinals of the days on which others came, by path and line of their first source.
    """

    def __init__(self, folder: Path) -> None:
        self.lost = 0
        self.arrived: dict[tuple[str, int], int] = {}
        self._stored: list[Stored] = []
        self._refs: list[Ref] = []
        known: set[str] = set()
        for path, size, deleted in _segments(folder):
            try:
                arrays = ArrayFile(path)
                there = size if size is not None else int(arrays.meta["documents"])
            except (*_OF_WRONG_NUMBERS, OSError):
                self.lost += (size or 0) - len(deleted)
                continue
            self._stored.append(Stored(arrays))
            self._look_through(arrays, [number for number in range(there) if number not in deleted], known)

    def _look_through(self, arrays: ArrayFile, documents: list[int], known: set[str]) -> None:
        unread = set()
        for document in documents:
            ref = Ref(len(self._stored) - 1, document)
            try:
                article = self.article(ref)
            except _OF_WRONG_NUMBERS:
                unread.add(document)
                continue
            # Where the table of contents is damaged, what was deleted may be here, and a later state of it elsewhere.
            if article.id not in known:
                known.add(article.id)
                self._refs.append(ref)
        self.lost += len(unread)
        if unread:
            self._look_up_days(arrays, unread)

    def _look_up_days(self, arrays: ArrayFile, unread: set[int]) -> None:
        with suppress(*_OF_WRONG_NUMBERS):
            paths, lines = arrays.checked("path.column"), arrays.checked("line.column")
            field, names = Field(arrays, "added"), Field(arrays, "path")
            for number in range(len(field)):
                day = datetime.date.fromordinal(read_day_term(field.term(number))).toordinal()
                for document in unread.intersection(field.documents(number)):
                    path = names.term(paths[document]).decode("utf-8", "surrogateescape")
                    self.arrived[path, lines[document]] = day
                    self.lost -= 1

    def __len__(self) -> int:
        return len(self._refs)

    def all(self) -> Iterator[Ref]:
        """Yield every article that can be read."""
        yield from self._refs

    def article(self, ref: Ref) -> Article:
        """Return an article."""
        return from_record(self._stored[ref.segment].document(ref.document))

    def with_keyword(self, field: str, value: str) -> list[Ref]:
        """Return nothing: an index that is made anew is not asked."""
        del field, value
        return []


def _segments(folder: Path) -> Iterator[tuple[Path, int | None, frozenset[int]]]:
    """Yield the segments that the table of contents names; if it cannot be read, those of the folder, newest first.

    Yields:
        The file, how many documents it has, None where that is not known, and which of them are deleted.
    """
    try:
        entries = read_toc(folder).segments
    except DamagedIndexError:
        paths = [path for path in folder.glob(f"{INDEX_NAME}_*{SEGMENT_ENDING}") if path.is_file()]
        for path in sorted(paths, key=lambda path: path.stat().st_mtime_ns, reverse=True):
            yield path, None, frozenset()
        return
    for entry in entries:
        yield folder / f"{entry.name}{SEGMENT_ENDING}", entry.documents, frozenset(entry.deleted)


def remaining_manifest(folder: Path) -> Manifest:
    """Return what was read into an index whose table of contents is damaged: the newest list that can be read."""
    numbers = [int(match[1]) for path in folder.iterdir() if (match := _MANIFEST.fullmatch(path.name))]
    for number in sorted(numbers, reverse=True):
        with suppress(NewsdexError):
            return read_manifest(folder / f"_{INDEX_NAME}_{number}.manifest")
    return Manifest()
