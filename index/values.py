"""Columns of values that are looked up whole, and of numbers that lead to documents."""

from __future__ import annotations

from collections import defaultdict
from itertools import chain, count
from typing import TYPE_CHECKING, TypeVar

import numpy as np

from index.codec.inversion import Integers, Occurrences, narrowed
from index.columns import Lookup
from index.ragged import spread

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Hashable, Sequence

_Value = TypeVar("_Value", bound="Hashable")


def numbered(values: Sequence[_Value]) -> tuple[list[_Value], Integers]:
    """Return the values, each once in order of first occurrence, and for each value its number there."""
    number: defaultdict[_Value, int] = defaultdict(count().__next__)
    numbers = np.fromiter(map(number.__getitem__, values), np.uint32, len(values))
    return list(number), numbers


def values_of(documents: Sequence[Collection[_Value]], terms_of: Callable[[_Value], Sequence[bytes]]) -> Occurrences:
    """Return the occurrences of the terms of the values of each document, each counted once in it.

    Args:
        documents: The values of each.
        terms_of: Gives the terms of a value; it is asked for each value once.
    """
    values, numbers = numbered(list(chain.from_iterable(documents)))
    found = [*map(terms_of, values)]
    counts = np.fromiter(map(len, found), np.int64, len(found))
    terms, of_values = numbered(list(chain.from_iterable(found)))
    owners = np.repeat(_owners(documents), counts[numbers])
    of_terms = of_values[spread((np.cumsum(counts) - counts)[numbers], counts[numbers])]
    # One number for term and document sorts quicker than the two, and finds what a document says twice.
    said = np.unique(of_terms.astype(np.uint64) << np.uint64(32) | owners)
    places = np.zeros(len(said), np.uint8)
    return Occurrences(terms, narrowed(said >> np.uint64(32)), narrowed(said.astype(np.uint32)), places)


def lookup_of(kind: str, documents: Sequence[Sequence[int]]) -> Lookup:
    """Return what numbers lead to documents.

    Args:
        kind: The type of the numbers, as the module ``struct`` names it.
        documents: The numbers of each.
    """
    return Lookup(np.fromiter(chain.from_iterable(documents), kind), _owners(documents))


def _owners(documents: Sequence[Collection[object]]) -> Integers:
    """Return the document of each of what the documents have, end to end."""
    return np.repeat(np.arange(len(documents), dtype=np.uint32), [*map(len, documents)])
