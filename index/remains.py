"""What can still be read of a damaged index, so that it is made anew without forgetting what no file holds.

That is the day on which each article came, its id, and articles that were piped in or whose root is not there now. A
record is used if its bytes are those that were written; of one that is not, the day is looked up in the columns.
"""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from index.codec.segment import Segment
from index.codec.toc import INDEX_NAME, SEGMENT_ENDING, Entry, read_toc
from index.errors import DamagedIndexError
from index.reader import Ref
from index.record import from_record
from index.schema import read_day_term

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from index.article import Article

_UNSOUND = (DamagedIndexError, ValueError, TypeError, LookupError, AttributeError, ArithmeticError)


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
        self._segments: list[Segment] = []
        self._refs: list[Ref] = []
        known: set[str] = set()
        for path, entry in _segments(folder):
            try:
                segment = Segment(path, frozenset(entry.deleted if entry else ()))
            except (DamagedIndexError, OSError):
                self.lost += entry.documents - len(entry.deleted) if entry else 0
                continue
            self._segments.append(segment)
            self._look_through(segment, known)

    def _look_through(self, segment: Segment, known: set[str]) -> None:
        unread = []
        for document in range(segment.size):
            if document in segment.deleted:
                continue
            try:
                article = from_record(segment.stored(document))
            except _UNSOUND:
                unread.append(document)
            else:
                # Where the table of contents is damaged, what was deleted may be here, and a later state elsewhere.
                if article.id not in known:
                    known.add(article.id)
                    self._refs.append(Ref(len(self._segments) - 1, document))
        self.lost += len(unread)
        if unread:
            for document, day in _days(segment):
                if document in unread:
                    try:
                        self.arrived[segment.path(document), segment.lines[document]] = day
                    except _UNSOUND:
                        continue
                    self.lost -= 1

    def __len__(self) -> int:
        return len(self._refs)

    def all(self) -> Iterator[Ref]:
        """Yield every article that can be read."""
        yield from self._refs

    def article(self, ref: Ref) -> Article:
        """Return an article."""
        return from_record(self._segments[ref.segment].stored(ref.document))

    def with_keyword(self, field: str, value: str) -> list[Ref]:
        """Return nothing: an index that is made anew is not asked."""
        del field, value
        return []


def _segments(folder: Path) -> Iterator[tuple[Path, Entry | None]]:
    """Yield the segments that the table of contents names; if it cannot be read, those of the folder, newest first."""
    try:
        for entry in read_toc(folder).segments:
            yield folder / f"{entry.name}{SEGMENT_ENDING}", entry
    except DamagedIndexError:
        paths = [path for path in folder.glob(f"{INDEX_NAME}_*{SEGMENT_ENDING}") if path.is_file()]
        for path in sorted(paths, key=lambda path: path.stat().st_mtime_ns, reverse=True):
            yield path, None


def _days(segment: Segment) -> Iterator[tuple[int, int]]:
    """Yield documents and the ordinals of the days on which they came, as far as the columns can be read."""
    try:
        field = segment.field("added")
        for number in range(len(field)):
            day = read_day_term(field.term(number))
            datetime.date.fromordinal(day)
            for document in field.documents(number):
                yield document, day
    except _UNSOUND:
        return
