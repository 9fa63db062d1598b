"""A share of what has to be read: pieces of files to renditions, in whatever process."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from index.errors import UnreadableError
from index.forms import form_of, read
from index.forms.jsonlines import read_json_lines
from index.manifest import Failure

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index.article import Rendition
    from index.forms.recurrence import Recurrence
    from index.shelf import Batch


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
        failures: By path and attempt, what could not be read.
    """

    pieces: list[tuple[str, int, int]]
    renditions: Batch
    failures: list[tuple[str, int, Failure]]


def read_share(share: Share) -> Harvest:
    """Read the pieces of a share."""
    from index.shelf import batch  # noqa: PLC0415 - with NumPy: a run that finds nothing changed reads nothing

    renditions: list[Rendition] = []
    pieces, failures = [], []
    for piece in share.pieces:
        before = len(renditions)
        for result in _read(piece, share):
            if isinstance(result, UnreadableError):
                failures.append((piece.path, piece.attempt, Failure(result.line, result.reason)))
            else:
                renditions.append(result)
        pieces.append((piece.path, piece.attempt, len(renditions) - before))
    return Harvest(pieces, batch(renditions), failures)


def _read(piece: Piece, share: Share) -> Iterator[Rendition | UnreadableError]:
    if form_of(piece.path, piece.text) != "json":
        yield from read(piece.text, piece.path, share.recurrence)
        return
    text = piece.text
    if len(text) > share.max_size:
        text, too_long = _without_long_lines(piece, share.max_size)
        yield from too_long
    yield from read_json_lines(text, piece.path, piece.line)


def _without_long_lines(piece: Piece, max_size: int) -> tuple[str, list[UnreadableError]]:
    """Return JSON Lines with those emptied that are too large for a document, and these as errors."""
    lines, errors = piece.text.split("\n"), []
    for at, line in enumerate(lines):
        if len(line) > max_size:
            reason = f"longer than the limit of {max_size:,} characters; see --max-size"
            errors.append(UnreadableError(piece.path, reason, piece.line + at))
            lines[at] = ""
    return "\n".join(lines), errors
