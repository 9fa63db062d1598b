"""Whether an index is whole: every file of its folder, every checksum, and that what it holds agrees with itself.

Checksums tell of accidents. Whoever makes an index to do harm can write right checksums over wrong numbers, so the
numbers are looked at too: what is searched in order is in order, what points into an array ends inside it, and the
terms, lengths and columns of a sample of the articles are those that their stored text gives.
"""

from __future__ import annotations

import re
import zlib
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from index.analysis import SegmentBuilder
from index.codec.segment import EVERY, LEADING, STEMS, Segment
from index.codec.toc import INDEX_NAME, SEGMENT_ENDING, latest_generation, read_toc, toc_name
from index.columns import FIELDS, LOOKUPS, finish, read_columns, select
from index.errors import DamagedIndexError, NewsdexError
from index.founders import Founders
from index.manifest import read_manifest
from index.record import from_record
from index.schema import PLACED_FIELDS, ZONES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from numpy.typing import NDArray

    from index.codec.toc import Entry, Toc

REPAIR = "newsdex check --repair"
_LOCK = f"{INDEX_NAME}_WRITELOCK"
_LEFT_OVER = re.compile(
    rf"{INDEX_NAME}_[0-9a-z]+\.[A-Za-z0-9_.]+|_{INDEX_NAME}_[0-9]+\.[a-z.]+|\.renditions-[0-9a-z_]+"
)
_OF_WRONG_NUMBERS = (
    ValueError, TypeError, LookupError, ArithmeticError, AttributeError, AssertionError, BufferError, MemoryError,
    RuntimeError, StopIteration, zlib.error,
)  # fmt: skip
"""What code that trusts numbers raises where they are wrong."""
_SAMPLE = 500
"""Articles of a segment that are taken apart again, evenly over it: a tenth of a second."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something about an index that is not as it should be.

    Attributes:
        path: The file.
        problem: What is wrong with it, lower-case.
        remedy: The command that mends it, empty where there is nothing to mend.
        damaged: Whether the index cannot be trusted; else it can, and only something beside it is to be known.
    """

    path: str
    problem: str
    remedy: str = REPAIR
    damaged: bool = True

    def __str__(self) -> str:
        return f"{self.path}: {self.problem}" + (f"; run: {self.remedy}" if self.remedy else "")


def check(folder: Path, progress: Callable[[str, int, int], None] = lambda _what, _done, _total: None) -> list[Finding]:
    """Return what is wrong with an index; nothing if it is whole.

    Args:
        folder: Of the index.
        progress: Called with what is done, how far, and of how much.

    Raises:
        NoIndexError: There is none.
        NewsdexError: The folder cannot be looked at.
    """
    try:
        return list(_findings(folder, progress))
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise NewsdexError(f"{error.filename or folder}: the index cannot be read: {reason}") from error


def _findings(folder: Path, progress: Callable[[str, int, int], None]) -> Iterator[Finding]:
    try:
        toc = read_toc(folder)
    except FileNotFoundError:
        toc = read_toc(folder)  # a writer was at work
    except DamagedIndexError as error:
        yield _of(error, folder / toc_name(latest_generation(folder)))
        return
    for number, entry in enumerate(toc.segments):
        progress("checking", number, len(toc.segments))
        path = folder / f"{entry.name}{SEGMENT_ENDING}"
        yield from _guarded(path, partial(_segment_findings, path, entry))
    if toc.manifest:
        path = folder / toc.manifest
        yield from _guarded(path, partial(_manifest_findings, path))
    if toc.founders:
        path = folder / toc.founders
        yield from _guarded(path, partial(_founders_findings, path, [entry.documents for entry in toc.segments]))
    yield from _others(folder, toc)


def _guarded(path: Path, look: Callable[[], Iterator[Finding]]) -> Iterator[Finding]:
    """Yield findings; whatever cannot be read because its numbers are wrong is one of them."""
    try:
        yield from look()
    except FileNotFoundError:
        yield Finding(str(path), "missing")
    except DamagedIndexError as error:
        yield _of(error, path)
    except NewsdexError as error:
        yield Finding(str(path), str(error).removeprefix(f"{path}: "), remedy="")
    except OSError as error:
        yield Finding(str(path), (error.strerror or str(error)).lower(), remedy="")
    except _OF_WRONG_NUMBERS as error:
        yield Finding(str(path), f"holds what no index holds ({type(error).__name__}: {error})")


def _of(error: DamagedIndexError, path: Path) -> Finding:
    text, _, command = str(error).partition("run: ")
    for place in (path, path.parent):
        text = text.removeprefix(f"{place}: ")
    return Finding(str(path), text.rstrip("; ").removesuffix(", or"), command or REPAIR)


def _segment_findings(path: Path, entry: Entry) -> Iterator[Finding]:
    segment = Segment(path, frozenset(entry.deleted))
    altered = list(segment.arrays.damaged())
    yield from (Finding(str(path), f"array {name} is altered") for name in altered)
    if altered:
        return
    if segment.size != entry.documents:
        yield Finding(str(path), f"has {segment.size} articles where {entry.documents} were written")
        return
    problem = next(_disorder(segment), None) or _disagreement(segment)
    if problem:
        yield Finding(str(path), problem)


def _disorder(segment: Segment) -> Iterator[str]:
    """Yield what is not in order, or points to nowhere."""
    arrays, size = segment.arrays, segment.size
    for name in (*FIELDS, STEMS):
        ends, first = np.asarray(arrays[f"{name}.ends"]), np.asarray(arrays[f"{name}.first"])
        what = "forms" if name == STEMS else "documents"
        pointed = np.asarray(arrays[f"{name}.{what}"])
        yield from _bad_ends(f"{name}.ends", ends, len(arrays[f"{name}.text"]))
        yield from _bad_ends(f"{name}.first", first, len(pointed))
        text = bytes(arrays[f"{name}.text"])
        bounds = ends.tolist()
        terms = [text[a:b] for a, b in pairwise(bounds)]
        if any(a >= b for a, b in pairwise(terms)):
            yield f"the terms of {name} are not in order"
        leading = [int.from_bytes(term[:LEADING].ljust(LEADING, b"\0"), "big") for term in terms[::EVERY]]
        if arrays[f"{name}.every"].tolist() != leading:
            yield f"{name}.every leads astray"
        limit = len(arrays["text.ends"]) - 1 if name == STEMS else size
        if len(pointed) and int(pointed.max()) >= limit:
            yield f"{name}.{what} points to nowhere"
        inner = np.ones(len(pointed), bool)
        inner[first[:-1][first[:-1] < len(pointed)]] = False
        if (np.diff(pointed.astype(np.int64), prepend=-1)[inner] <= 0).any():
            yield f"the {what} of {name} are not in order"
        if name in (*PLACED_FIELDS, ZONES):
            at, frequencies = np.asarray(arrays[f"{name}.at"]), np.asarray(arrays[f"{name}.frequencies"])
            yield from _bad_ends(f"{name}.at", at, len(arrays[f"{name}.places"]))
            totals = np.append(0, np.cumsum(frequencies, dtype=np.int64))
            if len(frequencies) != len(pointed) or (totals[first] != at).any() or (frequencies == 0).any():
                yield f"the frequencies of {name} do not add up"
    for name in LOOKUPS:
        numbers, documents = np.asarray(arrays[f"{name}.numbers"]), np.asarray(arrays[f"{name}.documents"])
        if len(numbers) != len(documents) or (numbers[1:] < numbers[:-1]).any() or (documents >= size).any():
            yield f"the {name} are not in order"
    paths = np.asarray(arrays["path.column"])
    if (paths >= len(arrays["path.ends"]) - 1).any():
        yield "path.column points to nowhere"


def _bad_ends(name: str, ends: NDArray[np.integer[Any]], last: int) -> Iterator[str]:
    if int(ends[0]) != 0 or int(ends[-1]) != last or (ends[1:] < ends[:-1]).any():
        yield f"{name} is not in order"


def _disagreement(segment: Segment) -> str | None:
    """Return what of a sample of the articles is not what their stored text gives."""
    if not segment.size:
        return None
    chosen = np.zeros(segment.size, bool)
    chosen[:: max(1, segment.size // _SAMPLE)] = True
    builder = SegmentBuilder()
    for number in range(segment.size):
        stored = segment.stored(number)  # each is read, so that none is found to be bad only when it is shown
        if chosen[number]:
            builder.add(from_record(stored), [], [])
    written = select(read_columns(Segment(segment.arrays.path, frozenset())), chosen)
    (kept, meta), (made, made_meta) = finish(written), finish(builder.columns())
    apart = [name for name in made if name.partition(".")[0] not in LOOKUPS and made[name] != kept[name]]
    if apart or meta != made_meta:
        return f"{', '.join(apart) or 'lengths'} do not agree with the stored articles"
    return None


def _manifest_findings(path: Path) -> Iterator[Finding]:
    for known in read_manifest(path).files.values():
        if not Path(known.at).exists():
            yield Finding(
                known.path, "the file is gone, its articles are still in the index", "newsdex index", damaged=False
            )


def _founders_findings(path: Path, sizes: list[int]) -> Iterator[Finding]:
    """Have the stories read: numbers that cannot be are told by whoever reads them."""
    assert len(Founders(path, sizes).numbers) == sum(sizes)  # noqa: S101 - else it has raised
    yield from ()


def _others(folder: Path, toc: Toc) -> Iterator[Finding]:
    """Yield the files that no table of contents names: what a killed run left, and what is not newsdex's."""
    segments = (f"{each.name}{SEGMENT_ENDING}" for each in toc.segments)
    named = {toc_name(toc.generation), toc.manifest, toc.founders, _LOCK, *segments}
    for path in sorted(folder.iterdir()):
        if path.is_symlink() or not path.is_file():
            yield Finding(str(path), "not a regular file: take it away", "")
        elif path.name in named:
            continue
        elif _LEFT_OVER.fullmatch(path.name):
            yield Finding(str(path), "left over from a run that was killed", "newsdex index", damaged=False)
        else:
            yield Finding(str(path), "not a file of the index: somebody put it there", "", damaged=False)


def is_damaged(folder: Path) -> list[Finding]:
    """Return why an index cannot be trusted; nothing where it can, or where there is none.

    For whoever met an error that no sound index gives, and wants to know whether it is a bug.
    """
    with suppress(NewsdexError):
        return [finding for finding in check(folder) if finding.damaged]
    return []
