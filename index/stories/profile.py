"""What is kept of a report so that it can be compared without its text: the words that tell most, and a few cues.

Kept as columns, a word takes 32 bits: 25 of its key, three of its kind, four of its weight.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from index.people.names import family_first
from index.places import stretches
from index.stories.cues import CONTEST
from index.stories.words import PERSON, cues_in, telling, tokens
from index.terms import prepare, raw_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from index.article import Article
    from index.stories.words import Token

KEY_SHIFT: Final = 7
"""Bits of a packed word below its key."""

KIND_SHIFT: Final = 4
"""Bits of a packed word below its kind."""

LEAD: Final = 40
"""Words of the body that are read: an event is told in the first lines, its background below."""

MOST_WORDS: Final = 24
_LONGEST_LEAD: Final = 40 * LEAD  # code points: what is looked at of a text without end
_SENTENCE_END: Final = re.compile(r"[.!?…。।؟][\"'”’)\]»]*(?:\s|\Z)")


class Profile(NamedTuple):
    """A report for comparison.

    Attributes:
        words: Packed, ascending; at most ``MOST_WORDS``, the heaviest.
        cues: Bits of ``index.stories.cues``.
    """

    words: tuple[int, ...] = ()
    cues: int = 0


def profile(article: Article) -> Profile:
    """Return what is kept of an article; nothing of one without a sentence of words, which is no report."""
    lead = lead_words(article) if _SENTENCE_END.search(article.body, 0, _LONGEST_LEAD) else []
    if not lead:
        return Profile()
    title = raw_words(prepare(article.title or ""))
    found = telling_words(article, title + lead)
    heaviest: Iterable[Token] = found.values()
    if len(found) > MOST_WORDS:
        heaviest = sorted(heaviest, key=lambda token: (-token.weight, token.key))[:MOST_WORDS]
    packed = {token.code << KEY_SHIFT | token.kind << KIND_SHIFT | token.weight for token in heaviest}
    return Profile(tuple(sorted(packed)), _cues(lead))


def unpack(words: tuple[int, ...]) -> dict[int, tuple[int, int]]:
    """Return the kind and the weight of each word of a profile, by its code."""
    return {word >> KEY_SHIFT: (word >> KIND_SHIFT & 7, word & 15) for word in words}


def telling_words(article: Article, raw: Iterable[str]) -> dict[str, Token]:
    """Return those of an article's words by which it is compared, by their keys, in order of first occurrence.

    Of the names of the people in it only the surnames are kept.
    """
    surnames, other_names = _names(article)
    found: dict[str, Token] = {}
    for told in filter(None, map(telling, raw)):  # most words tell nothing
        for token in told:
            key = token.key
            if key not in found and key not in other_names:
                found[key] = token._replace(kind=PERSON) if key in surnames else token
    return found


def lead_words(article: Article) -> list[str]:
    """Return the first words of the body as they stand in it."""
    found: list[str] = []
    for _, text, _ in stretches(article, "body"):
        found += raw_words(prepare(text[:_LONGEST_LEAD]))
        if len(found) >= LEAD:
            break
    return found[:LEAD]


def _cues(lead: Iterable[str]) -> int:
    cues = 0
    contest = set()
    for given in filter(None, map(cues_in, lead)):
        for cue, key in given:
            if cue == CONTEST:
                contest.add(key)
            else:
                cues |= cue
    return cues | CONTEST if len(contest) > 1 else cues


def _names(article: Article) -> tuple[set[str], set[str]]:
    """Return the keys of the surnames of the people named, and those of their other names that are nobody's surname."""
    surnames, others = set(), set()
    for person in article.people:
        for spelling in person.spellings:
            keys = [token.key for raw in raw_words(spelling) for token in tokens(raw)]
            if keys:
                surnames.add(keys[0 if family_first(spelling.split()) else -1])
                others.update(keys)
    return surnames, others - surnames
