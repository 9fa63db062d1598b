"""A share of what has to be read: pieces of files to renditions, in whatever process."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from index.errors import UnreadableError
from index.failures import Failures
from index.forms import form_of, read
from index.forms.jsonlines import Refusal, holds_no_text, read_json_line
from index.manifest import Failure

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from index.article import Rendition
    from index.forms.recurrence import Recurrence
    from index.shelf import Batch


_MOST_VALUES = 5_000
"""Of one kind that a document may state. Their places lie ``places.gap_after`` apart, and must fit into 63 bits with
the number of a document and that of a term; see ``codec.inversion.invert``."""


SHARE = 1 << 18
"""Characters that one process reads at a time."""


class Piece(NamedTuple):
    """A stretch of a file: whole lines of JSON Lines, or the whole of any other.

    Attributes:
        path: The file as it is shown.
        attempt: Which reading of the file this belongs to; only what the last one gave counts.
        line: The number of its first line.
        text: Decoded.
    """

    path: str
    attempt: int
    line: int
    text: str


def cut(path: str, attempt: int, blocks: Iterable[str], size: int = SHARE) -> Iterator[Piece]:
    """Cut the text of a file of lines into pieces of whole lines.

    Args:
        path: The file as it is shown.
        attempt: Which reading of the file this is.
        blocks: Its text; they end with a newline, but for the last.
        size: Characters of a piece, where the line ends that they end in.
    """
    line = 1
    for block in blocks:
        start = 0
        while start < len(block):
            end = block.find("\n", start + size) + 1 or len(block)
            yield Piece(path, attempt, line, block[start:end])
            line += block.count("\n", start, end)
            start = end


@dataclass(frozen=True, slots=True)
class Share:
    """What one process reads at a time.

    Attributes:
        pieces: In the order of files and lines.
        recurrence: What recurs over the corpus.
        max_size: Characters of a document at the most.
    """

    pieces: Sequence[Piece]
    recurrence: Recurrence
    max_size: int


class Harvest(NamedTuple):
    """What a share gave.

    Attributes:
        pieces: Path and attempt of each piece, and how many renditions it gave.
        renditions: Of one piece after the other.
        failures: Path and attempt of each piece of which something could not be read, and what.
    """

    pieces: list[tuple[str, int, int]]
    renditions: Batch
    failures: list[tuple[str, int, Failures]]


def read_share(share: Share) -> Harvest:
    """Read the pieces of a share."""
    from index.shelf import batch  # noqa: PLC0415 - with NumPy: a run that finds nothing changed reads nothing

    renditions: list[Rendition] = []
    pieces, failures = [], []
    for piece in share.pieces:
        before, failed = len(renditions), Failures()
        renditions += _read(piece, share, failed)
        pieces.append((piece.path, piece.attempt, len(renditions) - before))
        if failed:
            failures.append((piece.path, piece.attempt, failed))
    return Harvest(pieces, batch(renditions), failures)


def _read(piece: Piece, share: Share, failed: Failures) -> Iterator[Rendition]:
    """Yield the renditions of a piece; note what of it cannot be read."""
    if form_of(piece.path, piece.text) == "json":
        yield from _read_lines(piece, share.max_size, failed)
        return
    for result in read(piece.text, piece.path, share.recurrence):
        if isinstance(result, UnreadableError):
            failed.add(Failure(result.line, result.reason))
        elif reason := _out_of_bounds(result):
            failed.add(Failure(result.line, reason))
        else:
            yield result


def _read_lines(piece: Piece, max_size: int, failed: Failures) -> Iterator[Rendition]:
    """Yield the renditions of lines; a bad one costs little, however many there are, and never more than a good one."""
    for number, line in enumerate(piece.text.split("\n"), piece.line):
        if not line or line.isspace():
            continue
        if len(line) > max_size:
            failed.add(Failure(number, f"longer than the limit of {max_size:,} characters; see --max-size"))
        elif failed.full and holds_no_text(line):
            failed.more += 1
        else:
            try:
                rendition = read_json_line(line, piece.path, number)
            except Refusal as refusal:
                failed.add(Failure(number, str(refusal)))
                continue
            if reason := _out_of_bounds(rendition):
                failed.add(Failure(number, reason))
            else:
                yield rendition


def _out_of_bounds(rendition: Rendition) -> str | None:
    """Return what is wrong with a rendition if it states more than an index can hold of one."""
    if max(len(rendition.authors), len(rendition.cites), len(rendition.people)) <= _MOST_VALUES:
        return None
    for name in ("authors", "cites", "people"):
        stated = len(getattr(rendition, name))
        if stated > _MOST_VALUES:
            return f"{name}: {stated:,} values, more than the limit of {_MOST_VALUES:,}"
    return None
