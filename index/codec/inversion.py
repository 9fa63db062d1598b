"""Occurrences to postings: a field's columns of terms, documents and places are sorted and cut into arrays.

Lucene and Whoosh invert by appending to a posting list per term; here the whole field is one sort of packed integers
(term, document, place), which NumPy does at memory speed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

import numpy as np

from index.codec.segment import STEMS

if TYPE_CHECKING:
    from array import array
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

Arrays: TypeAlias = dict[str, tuple[str, bytes]]
Integers: TypeAlias = "NDArray[np.integer[Any]]"


class Occurrences(NamedTuple):
    """Every occurrence of every term in one field, in any order.

    Attributes:
        terms: The terms as bytes, by the number that ``numbers`` uses; no two are the same.
        numbers: For each occurrence, that of its term.
        documents: For each occurrence.
        places: For each occurrence; for a zone, the start and the end of each range in turn.
    """

    terms: Sequence[bytes]
    numbers: array[int]
    documents: array[int]
    places: array[int]


def narrow(values: Integers) -> tuple[str, bytes]:
    """Return the values in the smallest unsigned type that holds them."""
    top = int(values.max()) if len(values) else 0
    kind = "B" if top < 1 << 8 else "H" if top < 1 << 16 else "I"
    return kind, values.astype("<u" + {"B": "1", "H": "2", "I": "4"}[kind]).tobytes()


def invert(name: str, field: Occurrences, *, placed: bool) -> tuple[Arrays, Sequence[int]]:
    """Return the arrays of a field, and the order of its terms.

    Args:
        name: Of the field; the arrays are ``name.documents`` and so on.
        field: What to invert.
        placed: Whether frequencies and places are written, or only which documents have a term.

    Returns:
        The arrays, and for each term of the dictionary its number in ``field``.
    """
    order = sorted(range(len(field.terms)), key=field.terms.__getitem__)
    rank = np.empty(len(order), np.int64)
    rank[order] = np.arange(len(order))
    numbers, documents, places = rank[_integers(field.numbers)], _integers(field.documents), _integers(field.places)
    bits = max(1, int(places.max()).bit_length()) if len(places) else 1
    packed = (numbers << (16 + bits)) | (documents << bits) | places
    packed.sort()  # the order of the three taken together; nothing is carried along, so nothing need be stable
    pairs = packed >> bits
    starts = np.flatnonzero(np.concatenate((np.ones(min(1, len(pairs)), bool), pairs[1:] != pairs[:-1])))
    term_of = pairs[starts] >> 16
    borders = np.arange(len(order) + 1)
    first = np.searchsorted(term_of, borders)
    arrays = dictionary(name, [field.terms[i] for i in order])
    arrays[f"{name}.first"] = _numbers(first)
    arrays[f"{name}.documents"] = ("H", (pairs[starts] & 0xFFFF).astype("<u2").tobytes())
    if placed:
        arrays[f"{name}.at"] = _numbers(np.append(starts, len(pairs))[first])
        arrays[f"{name}.frequencies"] = narrow(np.diff(np.append(starts, len(pairs))))
        arrays[f"{name}.places"] = narrow(packed & ((1 << bits) - 1))
    return arrays, order


def invert_stems(terms: Sequence[bytes], stem: Callable[[bytes], bytes]) -> Arrays:
    """Return the arrays of the stems of a dictionary's terms: for each stem the numbers of its forms, ascending.

    Args:
        terms: In the order of the dictionary.
        stem: Gives the stem of a term.
    """
    forms: dict[bytes, list[int]] = {}
    for number, term in enumerate(terms):
        forms.setdefault(stem(term), []).append(number)
    stems = sorted(forms)
    first = np.cumsum([0, *(len(forms[each]) for each in stems)], dtype=np.int64)
    numbers = np.array([number for each in stems for number in forms[each]], np.int64)
    return dictionary(STEMS, stems) | {f"{STEMS}.first": _numbers(first), f"{STEMS}.forms": _numbers(numbers)}


def _integers(values: array[int]) -> Integers:
    return np.frombuffer(values, np.uint32).astype(np.int64) if values else np.zeros(0, np.int64)


def _numbers(values: Integers) -> tuple[str, bytes]:
    return "I", values.astype("<u4").tobytes()


def dictionary(name: str, terms: Sequence[bytes]) -> Arrays:
    """Return the arrays of a dictionary: its terms end to end, and where each begins."""
    return {f"{name}.text": ("B", b"".join(terms)), f"{name}.ends": _numbers(np.cumsum([0, *map(len, terms)]))}
