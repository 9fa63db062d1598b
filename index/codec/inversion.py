"""Occurrences to postings and back: a field's columns of terms, documents and places are sorted and cut into arrays.

Lucene and Whoosh invert by appending to a posting list per term; here the whole field is one sort of packed integers
(term, document, place), which NumPy does at memory speed.
"""

from __future__ import annotations

from itertools import count, pairwise
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

import numpy as np

from index.codec.segment import EVERY, LEADING, STEMS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from index.codec.arrays import ArrayFile

Arrays: TypeAlias = dict[str, tuple[str, bytes]]
Integers: TypeAlias = "NDArray[np.integer[Any]]"


class Occurrences(NamedTuple):
    """Every occurrence of every term in one field, in any order; of no matter which unsigned types.

    Attributes:
        terms: The terms as bytes, by the number that ``numbers`` uses; no two are the same.
        numbers: For each occurrence, that of its term.
        documents: For each occurrence.
        places: For each occurrence; for a zone, the start and the end of each range in turn.
        capitals: For each occurrence, 0 where nothing can be told of its first letter (it begins a sentence, stands
            outside of prose, or is a part of a word), 1 where it is small, 2 where it is a capital. Empty for a field
            of which this is not kept.
    """

    terms: Sequence[bytes]
    numbers: Integers
    documents: Integers
    places: Integers
    capitals: Integers = np.zeros(0, np.uint8)


def narrowed(values: Integers) -> Integers:
    """Return the values, below 2^32, in the smallest unsigned type that holds them."""
    top = int(values.max()) if len(values) else 0
    return values.astype("<u1" if top < 1 << 8 else "<u2" if top < 1 << 16 else "<u4")


def narrow(values: Integers) -> tuple[str, bytes]:
    """Return the type and the bytes of an array of these values, in the smallest unsigned type that holds them."""
    small = narrowed(values)
    return {1: "B", 2: "H", 4: "I"}[small.itemsize], small.tobytes()


def ranked(field: Occurrences) -> tuple[list[bytes], Integers]:
    """Return the terms that occur, in the order of their bytes, and for each of the field's terms its rank there."""
    used = np.bincount(field.numbers, minlength=len(field.terms)) > 0
    order = sorted(np.flatnonzero(used).tolist(), key=field.terms.__getitem__)
    rank = np.zeros(len(field.terms), np.int64)
    rank[order] = np.arange(len(order))
    return [field.terms[i] for i in order], rank


def invert(name: str, field: Occurrences, *, placed: bool) -> tuple[Arrays, list[bytes]]:
    """Return the arrays of a field, and its terms in the order of the dictionary.

    Args:
        name: Of the field; the arrays are ``name.documents`` and so on.
        field: What to invert.
        placed: Whether frequencies and places are written, or only which documents have a term.

    Raises:
        OverflowError: More places or terms than 63 bits tell apart; nothing that ``reading`` lets through has so many.
    """
    terms, rank = ranked(field)
    kept = len(field.capitals) > 0
    low = 2 if kept else 0  # bits for the capitals, which are carried along
    bits = low + max(1, int(field.places.max(initial=0)).bit_length())
    if len(terms).bit_length() + 16 + bits > 63:
        raise OverflowError(f"{name}: {len(terms):,} terms and places of {bits} bits")
    packed = rank[field.numbers] << (16 + bits)
    packed |= field.documents.astype(np.int64) << bits
    packed |= field.places.astype(np.int64) << low
    if kept:
        packed |= field.capitals
    packed.sort()  # the order of all taken together; nothing is carried beside, so nothing need be stable
    pairs = packed >> bits
    starts = np.flatnonzero(np.concatenate((np.ones(min(1, len(pairs)), bool), pairs[1:] != pairs[:-1])))
    borders = np.arange(len(terms) + 1)
    first = np.searchsorted(pairs[starts] >> 16, borders)
    arrays = dictionary(name, terms)
    arrays[f"{name}.first"] = _numbers(first)
    arrays[f"{name}.documents"] = ("H", (pairs[starts] & 0xFFFF).astype("<u2").tobytes())
    if placed:
        at = np.append(starts, len(pairs))[first]
        arrays[f"{name}.at"] = _numbers(at)
        arrays[f"{name}.frequencies"] = narrow(np.diff(np.append(starts, len(pairs))))
        arrays[f"{name}.places"] = narrow((packed & ((1 << bits) - 1)) >> low)
        if kept:
            arrays |= _capitals(name, packed & 3, at)
    return arrays, terms


def _capitals(name: str, capitals: Integers, at: Integers) -> Arrays:
    """Return what is known of capitals, in two bits an occurrence, and counted for each term."""
    told, large = capitals > 0, capitals > 1
    return {
        f"{name}.told": ("B", np.packbits(told, bitorder="little").tobytes()),
        f"{name}.large": ("B", np.packbits(large, bitorder="little").tobytes()),
        f"{name}.uses": narrow(np.diff(np.append(0, np.cumsum(told))[at])),
        f"{name}.capitals": narrow(np.diff(np.append(0, np.cumsum(large))[at])),
    }


def revert(name: str, arrays: ArrayFile) -> Occurrences:
    """Return the occurrences from which the arrays of a field were made, by term; without places, all stand at 0."""
    text, ends = bytes(arrays[f"{name}.text"]), arrays[f"{name}.ends"].tolist()
    terms = [text[start:end] for start, end in pairwise(ends)]
    documents = np.asarray(arrays[f"{name}.documents"])
    numbers = np.repeat(np.arange(len(terms)), np.diff(np.asarray(arrays[f"{name}.first"])))
    if f"{name}.places" not in arrays:
        return Occurrences(terms, numbers, documents, np.zeros(len(documents), np.uint32))
    frequencies, places = np.asarray(arrays[f"{name}.frequencies"]), np.asarray(arrays[f"{name}.places"])
    numbers, documents = np.repeat(numbers, frequencies), np.repeat(documents, frequencies)
    if f"{name}.told" not in arrays:
        return Occurrences(terms, numbers, documents, places)
    told, large = (
        np.unpackbits(np.asarray(arrays[f"{name}.{bits}"]), count=len(places), bitorder="little")
        for bits in ("told", "large")
    )
    return Occurrences(terms, numbers, documents, places, told + large)


def invert_stems(stems: Sequence[bytes]) -> Arrays:
    """Return the arrays of the stems of a dictionary's terms: for each stem the numbers of its forms, ascending.

    Args:
        stems: Of each term, in the order of the dictionary.
    """
    ordered = sorted(set(stems))
    rank = dict(zip(ordered, count()))
    ranks = np.fromiter(map(rank.__getitem__, stems), np.int64, len(stems))
    first = np.searchsorted(np.sort(ranks), np.arange(len(ordered) + 1))
    forms = np.argsort(ranks, kind="stable")
    return dictionary(STEMS, ordered) | {f"{STEMS}.first": _numbers(first), f"{STEMS}.forms": _numbers(forms)}


def _numbers(values: Integers) -> tuple[str, bytes]:
    return "I", values.astype("<u4").tobytes()


def dictionary(name: str, terms: Sequence[bytes]) -> Arrays:
    """Return the arrays of a dictionary: its terms end to end, where each begins, and what leads into it."""
    leading = b"".join(term[:LEADING].ljust(LEADING, b"\0") for term in terms[::EVERY])
    return {
        f"{name}.text": ("B", b"".join(terms)),
        f"{name}.ends": _numbers(np.cumsum([0, *map(len, terms)])),
        f"{name}.every": ("Q", np.frombuffer(leading, ">u8").astype("<u8").tobytes()),
    }
