"""In which ranges of a zone a tree holds, with NumPy: the same as in ``search.zones``, for what is large.

Ranges are rows of an array, in the order of documents and places; where a word stands is looked up among them, and AND,
OR and NOT are those of booleans, one for each range.
"""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np

from index.frozen import NamedTuple
from index.schema import TEXT
from search.nearness_arrays import is_row, row_keys
from search.tree import And, Boost, Not, Or
from search.zones import Parts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from index.codec.segment import Postings, Segment
    from search.leaves import Leaf, Leaves
    from search.occurrences import Occurrences
    from search.tree import Node
    from search.zones import Quotations

    Integers: TypeAlias = NDArray[np.integer[Any]]
    Booleans: TypeAlias = NDArray[np.bool_]

_PLACES = 32  # bits of a place, below those of a document


class _Ranges(NamedTuple):
    """Ranges of places: the document of each, where it starts and where it ends (half-open)."""

    documents: Integers
    starts: Integers
    ends: Integers


class ArraysInside:
    """Tells in which ranges of a zone a tree holds; see ``zones.Inside``.

    Args:
        child: Words, rows of words, and AND, OR and NOT of them.
        leaves: Looks up the leaves of the tree.
        number: Of the segment.
        segment: The segment.
        zones: Sections, paragraphs or sentences, of whatever name.
    """

    def __init__(self, child: Node, leaves: Leaves, number: int, segment: Segment, zones: Parts) -> None:
        self._leaves, self._number, self._size = leaves, number, segment.size
        known = self._known(child)
        wanted = np.ones(segment.size, bool) if known is None else known
        self._wanted, self._ranges = wanted, _ranges_of(zones, segment, wanted)
        self._keys = (self._ranges.documents << _PLACES) + self._ranges.starts
        self._standing: dict[Node, Integers] = {}
        self._held = self._holding(child)
        self.matches = np.unique(self._ranges.documents[self._held]).tolist()

    def counts(self, leaf: Leaf) -> Iterator[tuple[int, int]]:
        """Yield documents, and how often a leaf of the tree occurs in the ranges in which the tree holds."""
        at = self._stands(leaf)
        counted = np.bincount(self._ranges.documents[at[self._held[at]]], minlength=self._size)
        documents = np.flatnonzero(counted)
        yield from zip(documents.tolist(), counted[documents].tolist(), strict=True)

    def _occurrences(self, leaf: Node) -> Occurrences:
        return self._leaves.in_field(leaf, self._number, TEXT)

    def _known(self, node: Node) -> Booleans | None:
        """Tell of each document whether the tree may hold in it; None where that may be any."""
        match node:
            case And():
                known = [each for child in node.children if (each := self._known(child)) is not None]
                return reduce(np.logical_and, known) if known else None
            case Or():
                parts = [self._known(child) for child in node.children]
                held = [part for part in parts if part is not None]
                return reduce(np.logical_or, held) if len(held) == len(parts) else None
            case Boost():
                return self._known(node.child)
            case Not():
                return None
        row = np.zeros(self._size, bool)
        occurrences = self._occurrences(node)
        for term in occurrences.terms():
            row[np.asarray(term.postings.documents)] = True
        if is_row(occurrences):
            row[row_keys(occurrences) >> _PLACES] = True
        return row

    def _holding(self, node: Node) -> Booleans:
        """Tell of each range whether a node holds in it."""
        match node:
            case And():
                return reduce(np.logical_and, [self._holding(child) for child in node.children])
            case Or():
                return reduce(np.logical_or, [self._holding(child) for child in node.children])
            case Not():
                return ~self._holding(node.child)
            case Boost():
                return self._holding(node.child)
        held = np.zeros(len(self._keys), bool)
        held[self._stands(node)] = True
        return held

    def _stands(self, leaf: Node) -> Integers:
        """Return the number of the range of each occurrence of a leaf that stands in one."""
        if leaf not in self._standing:
            if not len(self._keys):
                return np.zeros(0, np.int64)
            found = self._located(self._occurrences(leaf))
            at = np.searchsorted(self._keys, (found.documents << _PLACES) + found.starts, "right") - 1
            # Before the first range stands -1, which is the last one, of another document or a later place.
            inside = (at >= 0) & (self._ranges.documents[at] == found.documents) & (found.ends <= self._ranges.ends[at])
            self._standing[leaf] = at[inside]
        return self._standing[leaf]

    def _located(self, occurrences: Occurrences) -> _Ranges:
        """Return where something occurs in the documents that are asked about."""
        parts = [_placed(term.postings, self._wanted, term.width) for term in occurrences.terms()]
        if is_row(occurrences):
            keys = row_keys(occurrences)
            documents, places = keys >> _PLACES, keys & ((1 << _PLACES) - 1)
            kept = self._wanted[documents]
            parts.append(_Ranges(documents[kept], places[kept], places[kept] + len(occurrences.parts)))
        return _joined(parts)


def can_be_arrays(child: Node, zones: Parts | Quotations, leaves: Leaves, number: int) -> bool:
    """Tell whether a tree is made of words and rows of words, and the zone of ranges that are not named."""
    if not isinstance(zones, Parts) or zones.are_named:
        return False
    match child:
        case And() | Or():
            return all(can_be_arrays(each, zones, leaves, number) for each in child.children)
        case Not() | Boost():
            return can_be_arrays(child.child, zones, leaves, number)
    found = leaves.in_field(child, number, TEXT)
    return found.is_union or is_row(found)


def _ranges_of(zones: Parts, segment: Segment, wanted: Booleans) -> _Ranges:
    """Return the ranges of the documents that are asked about, ascending; a document without any is one range."""
    postings = zones.zone.postings
    parts = []
    whole = wanted.copy()
    if postings is not None:
        flat = _placed(postings, wanted, 0)
        parts.append(_Ranges(flat.documents[::2], flat.starts[::2], flat.starts[1::2]))
        whole[np.asarray(postings.documents)] = False
    whole[np.asarray(zones.headings.documents, np.int64)] = False
    alone = np.flatnonzero(whole)
    starts, ends = (np.asarray(segment.arrays[f"body.{side}"])[alone].astype(np.int64) for side in ("starts", "ends"))
    parts.append(_Ranges(alone, starts, ends))
    found = _joined(parts)
    order = np.argsort(found.documents, kind="stable")
    return _Ranges(*(each[order] for each in found))


def _placed(postings: Postings, wanted: Booleans, width: int) -> _Ranges:
    """Return where a term that takes so many places stands in the documents that are asked about."""
    documents, places = np.asarray(postings.documents), np.asarray(postings.places)
    kept = wanted[documents]
    if len(places) > len(documents):
        frequencies = np.asarray(postings.frequencies)
        places = places[np.repeat(kept, frequencies)]
        documents = np.repeat(documents[kept], frequencies[kept])
    else:
        places, documents = places[kept], documents[kept]
    starts = places.astype(np.int64)
    return _Ranges(documents.astype(np.int64), starts, starts + width)


def _joined(parts: list[_Ranges]) -> _Ranges:
    if not parts:
        none = np.zeros(0, np.int64)
        return _Ranges(none, none, none)
    return _Ranges(*(np.concatenate(each) for each in zip(*parts, strict=True)))
