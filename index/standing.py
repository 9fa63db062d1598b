"""What stands at a line of a file that a run has no need to read: the other texts of an article that is made again."""

from __future__ import annotations

import os
import tempfile
from bisect import bisect_right
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from index.content import OtherEncodingError, line_blocks, read_bytes, read_text
from index.decoding import decode
from index.errors import UnreadableError
from index.forms import read
from index.forms.jsonlines import read_json_lines
from index.reading import cut
from index.scanning import Found, holds_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path
    from types import TracebackType
    from typing import IO

    from index.article import Rendition
    from index.forms.recurrence import Recurrence
    from index.manifest import KnownFile

_STRETCH = 1 << 13  # characters that are read for a line, and for its neighbours with it


class _Stretch(NamedTuple):
    """Whole lines of a file, and where they lie in the temporary one: the number of the first, and bytes."""

    line: int
    offset: int
    size: int


class Standing:
    """Files as they were read before, asked for single lines; as a context, it lets them go.

    A file of lines is read once, however many of its lines are wanted, in whatever order: its text is put into a
    temporary file, decoded, and what is held of it is where its stretches lie.

    Args:
        files: What is known of each, by where it is.
        recurrence: What recurs over the corpus.
        max_size: Bytes of a document at the most.
        folder: For the temporary file, which has no name there where the system knows how.
    """

    def __init__(self, files: Mapping[str, KnownFile], recurrence: Recurrence, max_size: int, folder: Path) -> None:
        self._files, self._recurrence, self._max_size, self._folder = files, recurrence, max_size, folder
        self._texts: IO[bytes] | None = None
        self._stretches: dict[str, list[_Stretch]] = {}
        self._held: tuple[_Stretch, list[str]] | None = None

    def __enter__(self) -> Standing:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, place: TracebackType | None
    ) -> None:
        if self._texts is not None:
            self._texts.close()
            self._texts = None

    @cached_property
    def _by_path(self) -> dict[str, KnownFile]:
        return {known.path: known for known in self._files.values()}

    def rendition_at(self, path: str, line: int) -> Rendition | None:
        """Return what stands at a line of a known file; None if it cannot be read.

        The file's other documents are as they were, and are not taken for new.
        """
        known = self._by_path.get(path)
        if known is None:
            return None
        found = Found(known.path, known.at, known.size, known.modified)
        try:
            if holds_lines(path):
                results = read_json_lines(self._line(found, line), path, line)
            else:
                results = read(decode(path, read_bytes(found, self._max_size)), path, self._recurrence)
            result = next(results, None)
        except UnreadableError:
            return None
        return None if isinstance(result, UnreadableError) or result is None or result.line != line else result

    def _line(self, found: Found, number: int) -> str:
        """Return a line by its number, empty if it is not there."""
        if found.at not in self._stretches:
            self._stretches[found.at] = []  # of what cannot be read, too
            self._stretches[found.at] = self._put(found)
        stretches = self._stretches[found.at]
        at = bisect_right(stretches, number, key=lambda stretch: stretch.line) - 1
        if at < 0:
            return ""
        if self._held is None or self._held[0] is not stretches[at]:
            self._held = stretches[at], self._fetch(stretches[at])
        lines = self._held[1]
        within = number - stretches[at].line
        return lines[within] if within < len(lines) else ""

    def _put(self, found: Found) -> list[_Stretch]:
        """Put the text of a file into the temporary one; return where its stretches lie."""
        try:
            return list(self._put_blocks(found.path, line_blocks(found, self._max_size)))
        except OtherEncodingError:
            return list(self._put_blocks(found.path, [read_text(found, self._max_size)]))

    def _put_blocks(self, path: str, blocks: Iterable[str]) -> Iterator[_Stretch]:
        if self._texts is None:
            self._texts = tempfile.TemporaryFile(dir=self._folder, prefix=".renditions-")  # noqa: SIM115 - see __exit__
        for piece in cut(path, 0, blocks, _STRETCH):
            data = piece.text.encode()
            yield _Stretch(piece.line, self._texts.seek(0, os.SEEK_END), len(data))
            self._texts.write(data)

    def _fetch(self, stretch: _Stretch) -> list[str]:
        assert self._texts is not None  # noqa: S101 - a stretch lies in it
        self._texts.seek(stretch.offset)
        return self._texts.read(stretch.size).decode().split("\n")
