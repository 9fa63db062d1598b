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


_MOST_VALUES = 5_000
"""Of one kind that a document may state. Their places lie ``places.gap_after`` apart, and must fit into 63 bits with
the number of a document and that of a term; see ``codec.inversion.invert``."""


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
            kept = result if isinstance(result, UnreadableError) else _within_bounds(result)
            if isinstance(kept, UnreadableError):
                failures.append((piece.path, piece.attempt, Failure(kept.line, kept.reason)))
            else:
                renditions.append(kept)
        pieces.append((piece.path, piece.attempt, len(renditions) - before))
    return Harvest(pieces, batch(renditions), failures)


def _within_bounds(rendition: Rendition) -> Rendition | UnreadableError:
    """Return a rendition, or what is wrong with it if it states more than an index can hold of one."""
    if max(len(rendition.authors), len(rendition.cites), len(rendition.people)) <= _MOST_VALUES:
        return rendition
    for name in ("authors", "cites", "people"):
        stated = len(getattr(rendition, name))
        if stated > _MOST_VALUES:
            reason = f"{name}: {stated:,} values, more than the limit of {_MOST_VALUES:,}"
            return UnreadableError(rendition.path, reason, rendition.line)
    return rendition


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
