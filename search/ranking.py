"""The score of an article for a leaf of the question: BM25 with a lead, names and exact forms.

    x(t,d) = tf(t,d) / (1 - B + B·(|d| + 50)/(avg + 50)) + 2·lead(t,d)
    w(t)   = ln(1 + (N - df + ½)/(df + ½)) · (1 + ¼·capitals(t))
    S(t,d) = w(t) · (K1 + 1)·x / (K1 + x)

Robertson and Zaragoza (2009), "The Probabilistic Relevance Framework: BM25 and Beyond", with the inverse document
frequency that is never negative. ``lead`` counts what stands among the first words of the article, title included:
news says first what it is about. ``capitals`` is the share of a word's uses inside sentences that are capitalised: a
name tells more than a word as rare. A plain word's score is that of its stem, mixed with that of its exact form.
"""

from __future__ import annotations

import math

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any, TypeVar

    from numpy.typing import NDArray

    Number = TypeVar("Number", float, NDArray[Any])

K1 = 1.6
B = 0.7
LEAD = 32
"""Places of the lead: thirty words, and what is left empty behind title and dek."""
LEAD_WEIGHT = 2.0
EXACT_SHARE = 0.2
"""How much of a plain word's score is that of the form that was typed."""
DATE_SHARE = 1.0
"""What the day of publication counts, where a word of the question is its year or month, in weights of a word."""
_SMOOTHING = 50
_NAME = 0.25
_DOUBT = 4  # uses that a word is credited with, none capitalised, before its own are counted


def length_norm(length: Number, average: float) -> Number:
    """Return by what an occurrence is divided in a text of so many places.

    Args:
        length: One, or an array of them.
        average: Over the index.
    """
    return 1.0 - B + B * (length + _SMOOTHING) / (average + _SMOOTHING)


def word_weight(documents: int, holding: int, capitals: float = 0.0) -> float:
    """Return how much a leaf tells that ``holding`` of ``documents`` have.

    Args:
        documents: In the index.
        holding: Of them, those that match the leaf.
        capitals: See ``capital_share``.
    """
    return math.log(1.0 + (documents - holding + 0.5) / (holding + 0.5)) * (1.0 + _NAME * capitals)


def capital_share(counts: Sequence[tuple[int, int]]) -> float:
    """Return the share of a word's uses that are capitalised, from the uses and capitals of its forms."""
    return sum(capitals for _, capitals in counts) / (sum(uses for uses, _ in counts) + _DOUBT)


def date_weight(documents: int, dated: int) -> float:
    """Return what a year or a month in a question adds to a matching article that was published in it.

    Args:
        documents: In the index.
        dated: Of them, those published in it.
    """
    return DATE_SHARE * word_weight(documents, dated)


def best(weight: float) -> float:
    """Return what no score of a leaf reaches."""
    return weight * (K1 + 1.0)
