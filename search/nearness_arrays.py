"""Terms one behind the other, with NumPy: places as numbers that have the document in their upper bits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias, TypeGuard

import numpy as np

from search.occurrences import Chain, Occurrences, Term

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Integers: TypeAlias = NDArray[np.integer[Any]]


def is_row(occurrences: Occurrences) -> TypeGuard[Chain]:
    """Tell whether something is a phrase each part of which is one term at one place."""
    return isinstance(occurrences, Chain) and all(
        isinstance(part, Term) and part.width == 1 for part in occurrences.parts
    )


def row_keys(row: Chain) -> Integers:
    """Return where terms follow each other: document << 32 | place of the first, ascending.

    Those are the places of each term, less how far it stands behind the first, that all terms have in common.
    """
    found: Integers | None = None
    for place, part in sorted(enumerate(row.parts), key=lambda each: len(each[1].documents)):
        assert isinstance(part, Term)  # noqa: S101 - that is what a row is made of
        postings = part.postings
        documents, places = np.asarray(postings.documents).astype(np.int64), np.asarray(postings.places)
        if len(places) > len(documents):
            documents = np.repeat(documents, np.asarray(postings.frequencies))
        keys = (documents << 32) + places - place
        found = keys if found is None else _common(found, keys)
    assert found is not None  # noqa: S101 - a phrase has words
    return found


def _common(few: Integers, many: Integers) -> Integers:
    at = np.searchsorted(many, few)
    at[at == len(many)] = 0
    return few[many[at] == few] if len(many) else few[:0]
