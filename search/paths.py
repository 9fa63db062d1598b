"""The files that hold what matches."""

from __future__ import annotations

from typing import TYPE_CHECKING

from search.searcher import matching

if TYPE_CHECKING:
    from index.reader import Reader
    from search.tree import Node


def matching_paths(reader: Reader, tree: Node) -> list[str]:
    """Return every file that carries an article that a tree matches, sorted; no article is read for it."""
    found: set[str] = set()
    wanted: dict[int, set[int]] = {}
    for ref in matching(reader, tree):
        wanted.setdefault(ref.segment, set()).add(ref.document)
    for number, documents in wanted.items():
        paths = reader.segments[number].field("path")
        for term in range(len(paths)):
            if not documents.isdisjoint(paths.documents(term)):
                found.add(paths.term(term).decode("utf-8", "surrogateescape"))
    return sorted(found)
