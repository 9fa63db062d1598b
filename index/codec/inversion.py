"""Occurrences to postings and back: a field's columns of terms, documents and places are sorted and cut into arrays.

Lucene and Whoosh invert by appending to a posting list per term; here the whole field is one sort of packed integers
(term, document, place), which NumPy does at memory speed.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from index.codec.arrays import ArrayFile

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
    numbers: Integers
    documents: Integers
    places: Integers


class _Postings(NamedTuple):
    first: Integers  # per term: its first posting
    counts: Integers  # per term: how many
    at: Integers  # per term: its first place
    documents: Integers
    frequencies: Integers
    places: Integers


def narrow(values: Integers) -> tuple[str, bytes]:
    """Return the values in the smallest unsigned type that holds them."""
    top = int(values.max()) if len(values) else 0
    kind = "B" if top < 1 << 8 else "H" if top < 1 << 16 else "I"
    return kind, values.astype("<u" + {"B": "1", "H": "2", "I": "4"}[kind]).tobytes()


def ranked(field: Occurrences) -> tuple[list[bytes], Integers]:
    """Return the terms that occur, in the order of their bytes, and for each of the field's terms its rank there."""
    used = np.bincount(field.numbers, minlength=len(field.terms)) > 0
    order = sorted(np.flatnonzero(used).tolist(), key=field.terms.__getitem__)
    rank = np.zeros(len(field.terms), np.int64)
    rank[order] = np.arange(len(order))
    return [field.terms[i] for i in order], rank


def invert(name: str, field: Occurrences, stem: Callable[[bytes], bytes] | None = None) -> Arrays:
    """Return the arrays of a field.

    Args:
        name: Of the field; the arrays are ``name.documents`` and so on, those of its stems ``name_stem.…``.
        field: What to invert.
        stem: Gives the stem of a term, if the field is to be found by stem too. A stem with one form shares that
            form's postings; one with several has postings of its own, merged.
    """
    terms, rank = ranked(field)
    numbers = rank[field.numbers]
    documents, places = field.documents.astype(np.int64), field.places.astype(np.int64)
    exact = _postings(len(terms), numbers, documents, places)
    arrays = _dictionary(name, terms)
    if stem is None:
        return arrays | _table(name, exact) | _columns(name, exact)

    of_rank = [stem(term) for term in terms]
    stem_terms = sorted(set(of_rank))
    stem_rank = {stem: i for i, stem in enumerate(stem_terms)}
    stem_of = np.array([stem_rank[stem] for stem in of_rank], np.int64)
    forms = np.bincount(stem_of, minlength=len(stem_terms))
    several = forms[stem_of[numbers]] > 1 if len(numbers) else np.zeros(0, bool)
    merged = _postings(len(stem_terms), stem_of[numbers[several]], documents[several], places[several])
    first, count, at = (np.zeros(len(stem_terms), np.int64) for _ in range(3))
    first[stem_of], count[stem_of], at[stem_of] = exact.first, exact.counts, exact.at
    own = forms > 1
    first[own] = merged.first[own] + len(exact.documents)
    count[own] = merged.counts[own]
    at[own] = merged.at[own] + len(exact.places)
    both = _Postings(
        first,
        count,
        at,
        np.concatenate((exact.documents, merged.documents)),
        np.concatenate((exact.frequencies, merged.frequencies)),
        np.concatenate((exact.places, merged.places)),
    )
    stem_name = f"{name}_stem"
    return (
        arrays
        | _table(name, exact)
        | _columns(name, both)
        | _dictionary(stem_name, stem_terms)
        | _table(stem_name, both)
    )


def revert(name: str, arrays: ArrayFile) -> Occurrences:
    """Return the occurrences from which the arrays of a field were made, by term."""
    text, ends = bytes(arrays[f"{name}.text"]), arrays[f"{name}.ends"].tolist()
    terms = [text[start:end] for start, end in pairwise(ends)]
    counts = _column(arrays, f"{name}.count")
    postings = int(counts.sum())  # those of the stems lie behind them
    frequencies = _column(arrays, f"{name}.frequencies")[:postings]
    documents = np.repeat(_column(arrays, f"{name}.documents")[:postings], frequencies)
    numbers = np.repeat(np.repeat(np.arange(len(terms)), counts), frequencies)
    return Occurrences(terms, numbers, documents, _column(arrays, f"{name}.places")[: len(documents)])


def _column(arrays: ArrayFile, name: str) -> Integers:
    return np.asarray(arrays[name])


def _postings(terms: int, numbers: Integers, documents: Integers, places: Integers) -> _Postings:
    if not len(numbers):
        none = np.zeros(0, np.int64)
        empty = np.zeros(terms, np.int64)
        return _Postings(empty, empty, empty, none, none, none)
    bits = max(1, int(places.max()).bit_length())
    packed = (numbers << (16 + bits)) | (documents << bits) | places
    packed.sort()  # the order of the three taken together; nothing is carried along, so nothing need be stable
    sorted_places = packed & ((1 << bits) - 1)
    pairs = packed >> bits
    starts = np.flatnonzero(np.concatenate(([True], pairs[1:] != pairs[:-1])))
    frequencies = np.diff(np.append(starts, len(pairs)))
    term_of = pairs[starts] >> 16
    count = np.bincount(term_of, minlength=terms)
    first = np.cumsum(count) - count
    occurrences = np.bincount(term_of, weights=frequencies, minlength=terms).astype(np.int64)
    return _Postings(
        first, count, np.cumsum(occurrences) - occurrences, pairs[starts] & 0xFFFF, frequencies, sorted_places
    )


def _dictionary(name: str, terms: Sequence[bytes]) -> Arrays:
    ends = np.cumsum([0, *map(len, terms)], dtype=np.int64)
    return {f"{name}.text": ("B", b"".join(terms)), f"{name}.ends": ("I", ends.astype("<u4").tobytes())}


def _table(name: str, postings: _Postings) -> Arrays:
    return {
        f"{name}.first": ("I", postings.first.astype("<u4").tobytes()),
        f"{name}.count": ("I", postings.counts.astype("<u4").tobytes()),
        f"{name}.at": ("I", postings.at.astype("<u4").tobytes()),
    }


def _columns(name: str, postings: _Postings) -> Arrays:
    return {
        f"{name}.documents": ("H", postings.documents.astype("<u2").tobytes()),
        f"{name}.frequencies": narrow(postings.frequencies),
        f"{name}.places": narrow(postings.places),
    }
