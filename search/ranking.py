"""The score of an article for a leaf of the question: BM25F over the fields that hold it.

Robertson and Zaragoza (2009), "The Probabilistic Relevance Framework: BM25 and Beyond", section 3.6, with the inverse
document frequency that is never negative.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

K1 = 1.6
B = 0.7
WEIGHTS: Mapping[str, float] = {"title": 3.0, "dek": 2.0, "body": 1.0, "people": 1.0}
"""How much an occurrence in a field counts; in a field that is not named here it counts once."""


def add_weighted(
    weighted: dict[int, float],
    frequencies: Iterable[tuple[int, int]],
    field: str,
    lengths: memoryview,
    average: float,
) -> None:
    """Add what one field has to the weighted frequencies of documents.

    Args:
        weighted: By document; changed.
        frequencies: Documents and how often each has what is asked for in this field.
        field: Its name.
        lengths: Of the field in each document of the segment, in places.
        average: Of the lengths over the index; above 0 where any document has the field.
    """
    weight = WEIGHTS.get(field, 1.0)
    factors: dict[int, float] = {}  # a handful of lengths serve thousands of documents
    for document, frequency in frequencies:
        length = lengths[document]
        factor = factors.get(length)
        if factor is None:
            factor = factors[length] = weight / (1.0 - B + B * length / average)
        weighted[document] = weighted.get(document, 0.0) + frequency * factor


def inverse_document_frequency(documents: int, holding: int) -> float:
    """Return how much a leaf tells that ``holding`` of ``documents`` have."""
    return math.log(1.0 + (documents - holding + 0.5) / (holding + 0.5))


def saturated(weighted: float, idf: float) -> float:
    """Return the score of a weighted frequency: it grows ever more slowly, towards ``idf · (K1 + 1)``."""
    return idf * (K1 + 1.0) * weighted / (K1 + weighted)


def best(idf: float) -> float:
    """Return what no score of a leaf reaches."""
    return idf * (K1 + 1.0)
