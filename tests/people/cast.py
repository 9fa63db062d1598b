"""Names for the texts that are made to learn from: those of the texts themselves, and others that nobody bears."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from index.people.kinds import town_sizes
from index.people.name_words import GENERATIONS, PARTICLES
from index.people.places import PLACES

if TYPE_CHECKING:
    import random
    from collections.abc import Iterable

    from tests.people.documents import Document


class Names(NamedTuple):
    """Names to fill in: first names, surnames with their particles, towns."""

    first: list[str]
    last: list[str]
    towns: list[str]


def names_of(material: Iterable[Document]) -> Names:
    """Collect the names of persons who are named in full, each once."""
    first: set[str] = set()
    last: set[str] = set()
    for document in material:
        for start, end in document.people:
            words = document.text[start:end].split()
            if not 2 <= len(words) <= 4 or words[-1].lower() in GENERATIONS or not all(map(is_plain, words)):
                continue
            cut = next((place for place in range(1, len(words)) if words[place] in PARTICLES), len(words) - 1)
            first.add(words[0])
            last.add(" ".join(words[cut:]))
    towns = sorted({word.title() for word in (*PLACES, *town_sizes()) if len(word) > 3 and word.isalpha()})
    return Names(sorted(first), sorted(last), towns)


def is_plain(word: str) -> bool:
    """Tell whether a word of a name is neither an initial nor in capitals."""
    return word in PARTICLES or (len(word) > 1 and word[0].isupper() and not word.isupper() and word[-1].isalpha())


def halves(pool: list[str], chance: random.Random) -> str:
    """Make a word that nobody has seen of two of the pool; one of the pool where that would not be one word."""
    one, other = chance.choice(pool), chance.choice(pool)
    made = one[: max(2, (len(one) + 1) // 2)] + other[len(other) // 2 :].lower()
    return made if made.isalpha() else one


def drawn(pool: list[str], chance: random.Random, *, new: float) -> str:
    """Draw a word of the pool, or, as often as ``new`` says, make one that nobody has seen."""
    return halves(pool, chance) if chance.random() < new else chance.choice(pool)
