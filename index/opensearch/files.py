"""What was read into an index on a cluster, file by file, kept beside it."""

from __future__ import annotations

import datetime
import hashlib
import json
from typing import TYPE_CHECKING, Any

from index.manifest import Failure, KnownFile, Manifest, Observation, Root
from index.opensearch.bulk import Action
from index.opensearch.reader import PAGE, beside, pages
from index.opensearch.wire import wire_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from opensearchpy import OpenSearch

_DONE, _CHANGED = "done", "changed"


def read_files(client: OpenSearch, index: str, roots: Iterable[tuple[str, str]], part: str) -> Manifest:
    """Return the files that were read into an index; what only other parts of the machines have read, as unread.

    Args:
        client: Of the cluster.
        index: That holds the articles.
        roots: Of the corpus.
        part: ``1/1``, or ``3/16``.
    """
    mine: dict[str, KnownFile] = {}
    others: dict[str, KnownFile] = {}
    for by, known in _read(client, index):
        if by == part:
            mine[known.at] = known
        else:
            # Known, so that it is seen when it is gone; of no size that a file has, so that it is read.
            others[known.at] = KnownFile(known.path, known.at, -1, 0, "")
    return Manifest(tuple(Root(*root) for root in roots), dict(sorted((others | mine).items())))


def changes(index: str, before: Manifest, files: dict[str, KnownFile], part: str) -> Iterator[Action]:
    """Yield what has to be sent so that the index knows these files."""
    for at, known in files.items():
        if before.files.get(at) != known:
            document = {"part": part, "at": wire_text(at), "file": json.dumps(_row(known))}
            yield Action(beside(index), _id(part, at), document, known.path)
    for at, known in before.files.items():
        if at not in files:
            yield Action(beside(index), _id(part, at), None, known.path)


def file_counts(client: OpenSearch, index: str) -> tuple[int, int]:
    """Return how many files were read into an index, and how many inputs could not be."""
    read = [known for _, known in _read(client, index)]  # each part of the machines has met them
    return len({known.at for known in read}), len({(known.at, each.line) for known in read for each in known.failures})


def file_paths(client: OpenSearch, index: str) -> dict[str, str]:
    """Return the files that were read into an index: where they are, and as the user would name them."""
    return {known.at: known.path for _, known in _read(client, index)}


def _read(client: OpenSearch, index: str) -> Iterator[tuple[str, KnownFile]]:
    """Yield the files that were read, each with the part of the machines that has read it."""
    body = {"query": {"exists": {"field": "at"}}, "size": PAGE, "sort": [{"_shard_doc": "asc"}]}
    for hit in pages(client, beside(index), body):
        if "file" in hit["_source"]:
            yield hit["_source"]["part"], _known(json.loads(hit["_source"]["file"]))


def note_changed(index: str) -> Action:
    """Return what has to be sent so that it is known when an index last changed."""
    now = datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
    return Action(beside(index), _CHANGED, {"changed": now}, _CHANGED)


def last_changed(client: OpenSearch, index: str) -> str:
    """Return when an index last changed, ISO 8601 in UTC; nothing of one that a first run has not finished."""
    found = client.mget(index=beside(index), body={"ids": [_CHANGED]})["docs"][0]
    return found["_source"]["changed"] if found["found"] else ""


def note_done(client: OpenSearch, index: str, part: str) -> None:
    """Note that a part of the machines has written its share of an index that is being made anew."""
    document = {"part": f"{_DONE} {part}", "at": part}
    client.index(index=beside(index), id=f"{_DONE} {part}", body=document, params={"refresh": "true"})


def parts_done(client: OpenSearch, index: str, count: int) -> int:
    """Return how many of so many parts have written their share."""
    names = [f"{_DONE} {number + 1}/{count}" for number in range(count)]
    found: int = client.count(index=beside(index), body={"query": {"terms": {"part": names}}})["count"]
    return found


def _id(part: str, at: str) -> str:
    return hashlib.blake2b(f"{part} {at}".encode("utf-8", "surrogateescape"), digest_size=15).hexdigest()


def _row(known: KnownFile) -> list[Any]:
    observation = known.observation and [known.observation.lines, known.observation.lengths]
    return [*(getattr(known, name) for name in _NAMES), known.failures, observation, known.recurring]


_NAMES = ("path", "at", "size", "modified", "digest")


def _known(row: list[Any]) -> KnownFile:
    path, at, size, modified, content, failures, observation, recurring = row
    seen = Observation(*map(tuple, observation)) if observation else None
    return KnownFile(path, at, size, modified, content, tuple(Failure(*each) for each in failures), seen, recurring)
