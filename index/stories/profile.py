"""What is kept of a report so that it can be compared without its text: the words that tell most, and a few cues.

Kept as columns, a word takes 32 bits: 25 of its key, three of its kind, four of its weight.
"""

from __future__ import annotations

import re
import string
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from index.people.names import family_first
from index.stories.cues import CONTEST
from index.stories.words import NOTHING, code_of, hear, kind_of, of_person, tokens, weight_of
from index.terms import prepare, raw_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from index.article import Article
    from index.stories.words import Token

LEAD: Final = 40
"""Words of the body that are read: an event is told in the first lines, its background below."""

MOST_WORDS: Final = 24
_LONGEST_LEAD: Final = 40 * LEAD  # code points: what is looked at of a text without end
_LARGEST: Final = 1 << 17  # entries of a memo: more than the first lines of 100,000 reports have
_AROUND: Final = string.punctuation.replace("_", "")  # what may stand around a word and is no part of any
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
    if not _SENTENCE_END.search(article.body, 0, _LONGEST_LEAD):
        return Profile()
    lead = _lead(article)
    if lead is None:
        return Profile()
    heard = [*filter(None, map(_memo().__getitem__, prepare(article.title).split())), *lead] if article.title else lead
    found = telling_words(article, [token for each in heard for token in each.tokens])
    heaviest: Iterable[int] = found.values()
    if len(found) > MOST_WORDS:
        by_weight = sorted(found.items(), key=lambda item: (-weight_of(item[1]), item[0]))
        heaviest = [packed for _, packed in by_weight[:MOST_WORDS]]
    return Profile(tuple(sorted(set(heaviest))), _cues(lead))


class _Stretch(NamedTuple):
    """What is between two white spaces: how many words, and what they tell."""

    words: int
    tokens: tuple[Token, ...]
    cues: tuple[tuple[int, str], ...]


class _Memo(dict[str, "_Stretch | None"]):
    """What was heard before, by what stood between white space; None is one word that tells nothing, as most do."""

    def __missing__(self, stretch: str) -> _Stretch | None:
        if len(self) >= _LARGEST:
            self.clear()
        plain = stretch.strip(_AROUND).removesuffix("'s")
        heard = hear(plain) if plain.isalnum() and plain.isascii() else None
        kept = None
        if heard is not NOTHING:
            kept = _Stretch(1, *heard) if heard else _told(raw_words(stretch))
        self[stretch] = kept
        return kept


@lru_cache(maxsize=1)
def _memo() -> _Memo:
    """Return the memo of this process: most words come again."""
    return _Memo()


def _told(raw: Sequence[str]) -> _Stretch | None:
    """Return what words tell together; None of one that tells nothing."""
    heard = [*map(hear, raw)]
    if len(raw) == 1 and heard[0] is NOTHING:
        return None
    tokens = tuple([token for each in heard for token in each.tokens])
    return _Stretch(len(raw), tokens, tuple([cue for each in heard for cue in each.cues]))


def _lead(article: Article) -> list[_Stretch] | None:
    """Return what the first words of the body tell; None if it has no words."""
    texts = _lead_texts(article)
    stretches = next(texts, "").split()
    heard = [*filter(None, map(_memo().__getitem__, stretches[:LEAD]))]
    words = min(len(stretches), LEAD) + sum([each.words - 1 for each in heard])
    if words == LEAD or (0 < words < LEAD and len(stretches) <= LEAD and next(texts, None) is None):
        return heard
    # The last of the words stands between no white spaces, or under another heading.
    raw = lead_words(article)
    if not raw:
        return None
    told = _told(raw)
    return [told] if told else []


def unpack(words: tuple[int, ...]) -> dict[int, tuple[int, int]]:
    """Return the kind and the weight of each word of a profile, by its code."""
    return {code_of(word): (kind_of(word), weight_of(word)) for word in words}


def telling_words(article: Article, told: Sequence[Token]) -> dict[str, int]:
    """Return those of an article's words by which it is compared, packed, by their keys, in order of first occurrence.

    Of the names of the people in it only the surnames are kept.
    """
    found: dict[str, int] = dict(told)
    if len(found) < len(told):
        found.update(reversed(told))  # of those that have one key, the first
    surnames, other_names = _names(article)
    for key in other_names & found.keys():
        del found[key]
    for key in surnames & found.keys():
        found[key] = of_person(found[key])
    return found


def lead_words(article: Article) -> list[str]:
    """Return the first words of the body as they stand in it."""
    found: list[str] = []
    for text in _lead_texts(article):
        found += raw_words(text)
        if len(found) >= LEAD:
            break
    return found[:LEAD]


def _lead_texts(article: Article) -> Iterator[str]:
    """Yield the headings and texts of the body, prepared; of a long one, its beginning."""
    for section in article.sections:
        for span in section:
            if span and span.start < span.end:
                yield prepare(article.body[span.start : min(span.end, span.start + _LONGEST_LEAD)])


def _cues(lead: Iterable[_Stretch]) -> int:
    cues = 0
    contest = set()
    for cue, key in [cue for each in lead for cue in each.cues]:
        if cue == CONTEST:
            contest.add(key)
        else:
            cues |= cue
    return cues | CONTEST if len(contest) > 1 else cues


def _names(article: Article) -> tuple[set[str], set[str]]:
    """Return the keys of the surnames of the people named, and those of their other names that are nobody's surname."""
    surnames: set[str] = set()
    others: set[str] = set()
    for person in article.people:
        for surname, names in map(_name_keys, person.spellings):
            surnames.update(surname)
            others.update(names)
    return surnames, others - surnames


@lru_cache(maxsize=1 << 15)
def _name_keys(spelling: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the key of a name's surname, and those of all its words; nothing of what has no words."""
    keys = tuple([token.key for raw in raw_words(spelling) for token in tokens(raw)])
    return keys[:1] if family_first(spelling.split()) else keys[-1:], keys
