"""Ids, paths and speakers by patterns, as the cluster writes globs and regular expressions."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from index.opensearch.wire import glob_text, wire_text
from search.tree import Pattern

if TYPE_CHECKING:
    from search.tree import Phrase, Word


def id_query(leaf: Word | Phrase | Pattern) -> dict[str, Any]:
    """Return what finds the articles that go by an id, or by one that matches a pattern."""
    if not isinstance(leaf, Pattern):
        return {"term": {"ids": wire_text(leaf.text)}}
    return {"wildcard": {"ids_folded": {"value": glob_of(leaf)}}}


def path_query(leaf: Word | Phrase | Pattern) -> dict[str, Any]:
    """Return what finds the articles in files whose path a glob matches as a whole, or as a run of folders and name."""
    run = glob_of(leaf).removesuffix("/")
    globs = [run, f"*/{run}", f"{run}/*", f"*/{run}/*"]
    return {"bool": {"should": [{"wildcard": {"paths_folded": {"value": each}}} for each in globs]}}


def glob_of(leaf: Word | Phrase | Pattern) -> str:
    """Return a path, an id or a pattern of one as the cluster writes globs."""
    if not isinstance(leaf, Pattern):
        return _literal(leaf.text)
    parts = re.findall(r"\\.|.", leaf.text, re.DOTALL)
    return "".join(part if part in "*?" else _literal(part.removeprefix("\\") or part) for part in parts)


def _literal(text: str) -> str:
    return re.sub(r"([*?\\])", r"\\\1", glob_text(text))


def escaped(text: str) -> str:
    """Return a text as a regular expression of the cluster that matches it alone."""
    return "".join(char if char.isalnum() else f"\\{char}" for char in text)
