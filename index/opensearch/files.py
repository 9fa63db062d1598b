"""What was read into an index on a cluster, file by file, kept in an index beside it."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

from index.manifest import Failure, KnownFile, Manifest, Observation, Root
from index.opensearch.bulk import Action
from index.opensearch.documents import wire_text
from index.opensearch.reader import PAGE, pages

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from opensearchpy import OpenSearch

_DONE = "done"


def files_index(index: str) -> str:
    """Return the name of the index that knows the files of another."""
    return f"{index}-files"


def read_files(client: OpenSearch, index: str, roots: Iterable[tuple[str, str]], part: str) -> Manifest:
    """Return the files that were read into an index; what only other parts of the machines have read, as unread.

    Args:
        client: Of the cluster.
        index: That holds the articles.
        roots: Of the corpus.
        part: ``1/1``, or ``3/16``.
    """
    body = {"query": {"match_all": {}}, "size": PAGE, "sort": [{"_shard_doc": "asc"}]}
    mine: dict[str, KnownFile] = {}
    others: dict[str, KnownFile] = {}
    for hit in pages(client, files_index(index), body):
        source = hit["_source"]
        if "file" in source:
            known = _known(json.loads(source["file"]))
            if source["part"] == part:
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
            yield Action(files_index(index), _id(part, at), document, known.path)
    for at, known in before.files.items():
        if at not in files:
            yield Action(files_index(index), _id(part, at), None, known.path)


def note_done(client: OpenSearch, index: str, part: str) -> None:
    """Note that a part of the machines has written its share of an index that is being made anew."""
    document = {"part": f"{_DONE} {part}", "at": part}
    client.index(index=files_index(index), id=f"{_DONE} {part}", body=document, params={"refresh": "true"})


def parts_done(client: OpenSearch, index: str, count: int) -> int:
    """Return how many of so many parts have written their share."""
    names = [f"{_DONE} {number + 1}/{count}" for number in range(count)]
    found: int = client.count(index=files_index(index), body={"query": {"terms": {"part": names}}})["count"]
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
