"""Columns of values that are looked up whole, and of numbers that lead to documents."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, TypeVar

import numpy as np

from index.codec.inversion import Integers, Occurrences
from index.columns import Lookup

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

_Value = TypeVar("_Value", bound="Hashable")


def numbered(values: Sequence[_Value]) -> tuple[list[_Value], Integers]:
    """Return the values, each once in order of first occurrence, and for each value its number there."""
    number = {value: at for at, value in enumerate(dict.fromkeys(values))}
    return list(number), np.fromiter(map(number.__getitem__, values), np.uint32, len(values))


def values_of(documents: Sequence[Sequence[bytes]]) -> Occurrences:
    """Return the occurrences of the values of each document, each counted once in it."""
    terms, numbers = numbered(list(chain.from_iterable(documents)))
    # One number for value and document sorts quicker than the two, and finds what a document says twice.
    found = np.unique(numbers.astype(np.uint64) << np.uint64(32) | _owners(documents))
    places = np.zeros(len(found), np.uint32)
    return Occurrences(terms, (found >> np.uint64(32)).astype(np.uint32), found.astype(np.uint32), places)


def lookup_of(kind: str, documents: Sequence[Sequence[int]]) -> Lookup:
    """Return what numbers lead to documents.

    Args:
        kind: The type of the numbers, as the module ``struct`` names it.
        documents: The numbers of each.
    """
    return Lookup(np.fromiter(chain.from_iterable(documents), kind), _owners(documents))


def _owners(documents: Sequence[Sequence[object]]) -> Integers:
    """Return the document of each of what the documents have, end to end."""
    return np.repeat(np.arange(len(documents), dtype=np.uint32), [*map(len, documents)])
