"""Whether two reports tell of one event: what speaks for it and what against, weighed in points.

The weights are those of a logistic regression on the learnt half of the pairs marked in ``tests/stories``, in tenths
and rounded (`python -m tests.stories fit`).
"""

from __future__ import annotations

from operator import mul
from typing import TYPE_CHECKING, Final, NamedTuple

from index.stories.cues import CONTEST, FIGURES, SEQUEL, TOLL
from index.stories.words import COUNTRY, NAME, NUMBER, PERSON, WORD, unpack

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

WINDOW: Final = 10
"""Days that may lie between two reports that are compared."""

SPAN: Final = 21
"""Days from its first report that a story lasts at most."""

LINKED: Final = 24
"""Points from which two reports tell of one event."""

FREE: Final = 3
"""Of a word's weight: what all words have does not count."""

RARE: Final = 12
"""What a rare word weighs at least."""

NAMES: Final = frozenset((NAME, COUNTRY, PERSON))
"""Kinds."""

SHARES: Final = (4, 2, 1, 1)
"""Quarters that the heaviest name counts, the second, and so on: names come in company."""

MOST_OF_NAMES: Final = 18
MOST_OF_WORDS: Final = 24


class Report(NamedTuple):
    """A report made ready to be compared many times.

    Attributes:
        day: Ordinal of the day of publication.
        words: Kind and weight by code.
        cues: Bits of ``index.stories.cues``.
        names: Weight of all its names together.
        countries: How many it names.
        numbers: How many it gives.
    """

    day: int
    words: Mapping[int, tuple[int, int]]
    cues: int
    names: int
    countries: int
    numbers: int


def report(day: int, packed: Sequence[int], cues: int) -> Report:
    """Make a report of what is kept of it."""
    words = unpack(packed)
    kinds = [kind for kind, _ in words.values()]
    names = sum(max(0, weight - FREE) for kind, weight in words.values() if kind in NAMES)
    return Report(day, words, cues, names, kinds.count(COUNTRY), kinds.count(NUMBER))


class Balance(NamedTuple):
    """What two reports share, and what keeps them apart, as numbers; what is so or not is 1 or 0.

    Attributes:
        names: Weight of the shared names of places and things, countries among them.
        people: Weight of the shared surnames.
        words: Weight of the other shared words.
        rare_words: How many of these are rare.
        days: Between the two.
        other_names: Weight of the names that only one of them has, the lesser of the two.
        other_countries: The same, in countries.
        other_numbers: The same, in numbers; none where the later one follows something, as tolls rise.
        sequel: The later one follows something.
        tolls: Both count dead or hurt, and the later one follows nothing.
        contests: Both tell of contests.
        figures: Both give figures of a kind that is given every day, on different days.
    """

    names: float
    people: float
    words: float
    rare_words: float
    days: float
    other_names: float
    other_countries: float
    other_numbers: float
    sequel: float
    tolls: float
    contests: float
    figures: float


def balance(earlier: Report, later: Report) -> Balance:
    """Weigh two reports against each other; the first is the earlier one, by day and then by id."""
    names, people, words, rare_words = [], [], 0, 0
    shared_names = shared_countries = shared_numbers = 0
    for code in earlier.words.keys() & later.words.keys():
        kind, weight = earlier.words[code]
        kind = max(kind, later.words[code][0])
        weight = max(0, weight - FREE)
        if kind == WORD:
            words += weight
            rare_words += weight >= RARE - FREE
        elif kind == NUMBER:
            shared_numbers += 1
        elif kind == PERSON:
            people.append(weight)
            shared_names += weight
        else:
            names.append(weight)
            shared_names += weight
            shared_countries += kind == COUNTRY
    days = later.day - earlier.day
    other_numbers = min(earlier.numbers, later.numbers, shared_numbers + 3) - shared_numbers
    both, sequel = earlier.cues & later.cues, bool(later.cues & SEQUEL)
    return Balance(
        names=_together(names),
        people=_together(people),
        words=min(words, MOST_OF_WORDS),
        rare_words=min(rare_words, 3),
        days=days,
        other_names=max(0, min(earlier.names, later.names, shared_names + 24) - shared_names),
        other_countries=max(0, min(earlier.countries, later.countries, shared_countries + 2) - shared_countries),
        other_numbers=0 if sequel else max(0, other_numbers),
        sequel=sequel,
        tolls=bool(both & TOLL) and not sequel,
        contests=bool(both & CONTEST),
        figures=bool(both & FIGURES) and days > 0,
    )


def _together(weights: list[int]) -> float:
    if not weights:
        return 0.0
    weights.sort(reverse=True)
    total: float = sum(map(mul, weights, SHARES)) / 4
    return min(total, MOST_OF_NAMES)


POINTS: Final = Balance(1.625, 1.75, 0.5, 4, -1.5, -1, -13.5, -2.5, 12, -12, -32, -17)
BASE: Final = -8.5


def points(weighed: Balance) -> float:
    """Return the points of a pair: the log-odds that it is one event, in tenths."""
    total: float = BASE + sum(map(mul, weighed, POINTS))
    return total
