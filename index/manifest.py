"""What was read into an index: its roots, and each file with its size, time and content, so that a run sees changes."""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from index.codec.arrays import ArrayFile, write_arrays
from index.codec.toc import sync
from index.errors import DamagedIndexError, NewsdexError

if TYPE_CHECKING:
    from pathlib import Path


class Root(NamedTuple):
    """A file or folder that was given: as the user named it, and where it is."""

    name: str
    at: str


class Failure(NamedTuple):
    """What of a file could not be read; ``line`` is None where the whole file is meant."""

    line: int | None
    reason: str


class Observation(NamedTuple):
    """What one page-like file adds to the knowledge of its corpus; plain integers, fit for JSON.

    Attributes:
        lines: 64-bit hash of each folded line that is not blank, in file order; a wrapped paragraph is one.
        lengths: Code points of each of them, folded.
    """

    lines: tuple[int, ...]
    lengths: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class KnownFile:
    """A file as it was when it was read.

    Attributes:
        path: As it is shown: under the name of its root.
        at: Where it is.
        size: Bytes.
        modified: Nanoseconds since the epoch.
        digest: Of its content, hexadecimal.
        failures: What of it is not in the index.
        observation: Its lines, if it is page-like.
        recurring: Which of them recurred over the corpus when it was read; another value means that it reads otherwise.
    """

    path: str
    at: str
    size: int
    modified: int
    digest: str
    failures: tuple[Failure, ...] = ()
    observation: Observation | None = None
    recurring: str = ""


@dataclass(frozen=True, slots=True)
class Manifest:
    """Everything that was read: roots in the order in which they came, files by where they are."""

    roots: tuple[Root, ...] = ()
    files: dict[str, KnownFile] = field(default_factory=dict)


def write_manifest(path: Path, manifest: Manifest) -> None:
    """Write a manifest to a new file, and sync it."""
    files, lines, lengths, counts = [], array("Q"), array("I"), array("I")
    for known in manifest.files.values():
        observation = known.observation
        counts.append(len(observation.lines) if observation else 0)
        if observation:
            lines.extend(observation.lines)
            lengths.extend(observation.lengths)
        row: list[Any] = [known.path, known.at, known.size, known.modified, known.digest]
        if known.failures or observation:
            row += [known.failures, observation is not None, known.recurring]
        files.append(row)
    arrays = {
        "lines": ("Q", lines.tobytes()),
        "lengths": ("I", lengths.tobytes()),
        "counts": ("I", counts.tobytes()),
    }
    with path.open("wb") as file:
        write_arrays(file, arrays, {"roots": manifest.roots, "files": files})
        sync(file.fileno())


def read_manifest(path: Path) -> Manifest:
    """Read a manifest.

    Raises:
        DamagedIndexError: The file is missing, altered or of another version.
        NewsdexError: The operating system does not let it be read.
    """
    try:
        data = ArrayFile(path)
        return _manifest(data)
    except FileNotFoundError as error:
        raise DamagedIndexError(f"{path}: missing; run: newsdex check --repair") from error
    except OSError as error:
        raise NewsdexError(f"{path}: the index cannot be read: {(error.strerror or str(error)).lower()}") from error
    except (ValueError, TypeError, KeyError, IndexError, AttributeError) as error:
        raise DamagedIndexError(f"{path}: not a list of files; run: newsdex check --repair") from error


def _manifest(data: ArrayFile) -> Manifest:
    files = {}
    start = 0
    lines, lengths = data["lines"], data["lengths"]
    for row, count in zip(data.meta["files"], data["counts"], strict=True):
        end = start + count
        if len(row) == 5:
            known = KnownFile(*_plain(row))
        else:
            failures = tuple(Failure(*failure) for failure in row[5])
            observation = Observation(tuple(lines[start:end]), tuple(lengths[start:end])) if row[6] else None
            known = KnownFile(*_plain(row), failures, observation, str(row[7]))
        files[known.at] = known
        start = end
    return Manifest(tuple(Root(*map(str, root)) for root in data.meta["roots"]), files)


def _plain(row: list[Any]) -> tuple[str, str, int, int, str]:
    path, at, size, modified, digest = row[:5]
    return str(path), str(at), int(size), int(modified), str(digest)
