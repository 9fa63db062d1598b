"""The score of an article for a leaf of the question: BM25 with how early it stands, names and exact forms.

    x(t,d) = tf(t,d) / (1 - B + B·(|d| + 50)/(avg + 50))
    e(t,d) = 96 / (96 + max(0, first(t,d) - 16))
    w(t)   = ln(1 + (N - df + ½)/(df + ½)) · (1 + ¼·capitals(t))
    S(t,d) = w(t) · (K1 + 1) · (½·x/(K1 + x) + ½·e)

Robertson and Zaragoza (2009), "The Probabilistic Relevance Framework: BM25 and Beyond", with the inverse document
frequency that is never negative. ``first`` is the place at which the leaf first stands in the article, title included:
news says first what it is about, and what matters less comes later, so half of the score tells how early that is. In
fields and zones that are short that half is left out: S = w·(K1 + 1)·x/(K1 + x). ``capitals`` is the share of a word's
uses inside sentences that are capitalised: a name tells more than a word as rare. A plain word's score is that of its
stem, mixed with that of its exact form.
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
OPENING = 16
"""Places before which nothing is late: a title, or the first clause."""
FALL = 96
"""Places behind the opening after which a leaf that stands there first tells half of what it does in the opening."""
EXACT_SHARE = 0.2
"""How much of a plain word's score is that of the form that was typed."""
DATE_SHARE = 1.25
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


def often(x: Number) -> Number:
    """Return what x(t,d) tells by itself, as in fields and zones that are short."""
    return (K1 + 1.0) * x / (K1 + x)


def often_and_early(x: Number, first: Number) -> Number:
    """Return what x(t,d) tells and that a leaf first stands at a place, half and half.

    Args:
        x: See above.
        first: The place; of an array, signed.
    """
    behind: Number = (first > OPENING) * (first - OPENING)
    return 0.5 * (K1 + 1.0) * (x / (K1 + x) + FALL / (FALL + behind))


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
