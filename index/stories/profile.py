"""What is kept of a report so that it can be compared without its text: the words that tell most, and a few cues.

Kept as columns, a word takes 32 bits: 25 of its key, three of its kind, four of its weight.
"""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from index.people.names import family_first
from index.stories.cues import CONTEST
from index.stories.vocabulary import CUE_OF, NO_CUE, Vocabulary, vocabulary
from index.stories.words import HEAVIEST, of_people
from index.terms import prepare, raw_words
from index.text_field import Coded, firsts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index.article import Article
    from index.stories.reports import Numbers
    from index.stories.vocabulary import Parts

LEAD: Final = 40
"""Words of the body that are read: an event is told in the first lines, its background below."""

MOST_WORDS: Final = 24
_LONGEST_LEAD: Final = 40 * LEAD  # code points in which a report has come to the end of a sentence
_MARKS: Final = tuple(".!?…。।؟")
_SENTENCE_END: Final = re.compile(rf"[{''.join(_MARKS)}][\"'”’)\]»]*(?:\s|\Z)")
_LOWER: Final = 32  # bits of the second of two numbers that are sorted as one


class Profile(NamedTuple):
    """A report for comparison.

    Attributes:
        words: Packed, ascending; at most ``MOST_WORDS``, the heaviest.
        cues: Bits of ``index.stories.cues``.
    """

    words: tuple[int, ...] = ()
    cues: int = 0


class Profiles(NamedTuple):
    """Profiles of many articles.

    Attributes:
        words: Of all profiles, one after the other.
        ends: Where each one's words end.
        cues: Of each.
    """

    words: Numbers
    ends: Numbers
    cues: Numbers


class Texts(NamedTuple):
    """What stands in articles, by their numbers.

    Attributes:
        vocabulary: It has the codes.
        titles: Of the titles.
        bodies: Of the bodies.
    """

    vocabulary: Vocabulary
    titles: Coded
    bodies: Coded

    @classmethod
    def of(cls, articles: Sequence[Article]) -> Texts:
        """Look up what stands in articles."""
        words = vocabulary()
        titles = [prepare(article.title or "").split() for article in articles]
        bodies = [[each for text in _texts(article) for each in text.split()] for article in articles]
        return cls(words, Coded.of(titles, words.codes), Coded.of(bodies, words.codes))


def profile(article: Article) -> Profile:
    """Return what is kept of an article."""
    kept = profiles((article,))
    return Profile(tuple(kept.words.tolist()), int(kept.cues[0]))


def profiles(articles: Sequence[Article], texts: Texts | None = None) -> Profiles:
    """Return what is kept of articles; nothing of one without a sentence of words, which is no report.

    Args:
        articles: Whose.
        texts: Theirs; None to have them looked up.
    """
    told = _Told.of(articles, texts or Texts.of(articles))
    owners, packed = _heaviest(told)
    found = np.unique(owners << _LOWER | packed)
    ends = np.cumsum(np.bincount(found >> _LOWER, minlength=len(articles)), dtype=np.uint32)
    return Profiles(found.astype(np.uint32), ends, told.cues)


def telling_words(article: Article) -> dict[str, int]:
    """Return those of an article's words by which it is compared, packed, by their keys."""
    told = _Told.of((article,), Texts.of((article,)))
    return dict(zip(told.keys_of(told.keys), told.packed.tolist(), strict=True))


def lead_words(article: Article) -> list[str]:
    """Return the first words of the body as they stand in it."""
    return [word for text in _texts(article) for word in raw_words(text)][:LEAD]


def _texts(article: Article) -> Iterator[str]:
    """Yield the headings and texts of the body, prepared."""
    for section in article.sections:
        for span in section:
            if span and span.start < span.end:
                yield prepare(article.body[span.start : span.end])


class _Told(NamedTuple):
    """The words by which articles are compared, by article and key, each once; as the first of its key is written.

    Attributes:
        owners: The article of each.
        keys: Of each, by number.
        packed: Each, packed.
        cues: Of each article.
        vocabulary: It has the keys.
    """

    owners: Numbers
    keys: Numbers
    packed: Numbers
    cues: Numbers
    vocabulary: Vocabulary

    @classmethod
    def of(cls, articles: Sequence[Article], texts: Texts) -> _Told:
        """Return the telling words of articles; of the names of the people in them only the surnames."""
        words = texts.vocabulary
        lead = words.parts(texts.bodies, LEAD)
        reports = np.zeros(len(articles), bool)
        reports[texts.bodies.owners] = True
        reports &= np.fromiter(map(_has_sentence, articles), bool, len(articles))
        title = words.parts(texts.titles)
        owners, keys, packed = (np.concatenate(columns) for columns in zip(title[:3], lead[:3], strict=True))
        telling = (packed > 0) & reports[owners]
        # Of the words of an article that have one key, the first: those of the title stand before the others.
        found, first = np.unique(owners[telling] << _LOWER | keys[telling], return_index=True)
        packed = packed[telling][first].astype(np.int64)
        surnames, names = _names(articles, words)
        gone = np.zeros(len(found), bool)
        gone[_places(found, names)] = True
        people = _places(found, surnames)
        gone[people] = False
        packed[people] = of_people(packed[people])
        found, packed = found[~gone], packed[~gone]
        return cls(found >> _LOWER, found & ((1 << _LOWER) - 1), packed, _cues(lead, reports), words)

    def keys_of(self, numbers: Numbers) -> list[str]:
        """Return keys by their numbers."""
        return [self.vocabulary.keys[number] for number in numbers.tolist()]


def _has_sentence(article: Article) -> bool:
    beginning = article.body[:_LONGEST_LEAD]
    return beginning.endswith(_MARKS) or _SENTENCE_END.search(beginning) is not None


def _heaviest(told: _Told) -> tuple[Numbers, Numbers]:
    """Return the heaviest words of each article, of words alike in weight the first by their keys, and the articles."""
    owners, keys, packed = told[:3]
    many = (np.bincount(owners) > MOST_WORDS)[owners]
    used, which = np.unique(keys[many], return_inverse=True)
    rank = np.empty(len(used), np.int64)
    rank[sorted(range(len(used)), key=told.keys_of(used).__getitem__)] = np.arange(len(used))
    of, heavy = owners[many], packed[many]
    order = np.lexsort((rank[which], -(heavy & HEAVIEST), of))
    of, heavy = of[order], heavy[order]
    chosen = np.arange(len(of)) - firsts(of) < MOST_WORDS
    return np.concatenate((owners[~many], of[chosen])), np.concatenate((packed[~many], heavy[chosen]))


def _cues(lead: Parts, reports: Numbers) -> Numbers:
    """Return the cues of each article; one word of contests is none."""
    given = (lead.cues != NO_CUE) & reports[lead.owners]
    found = np.unique(lead.owners[given] << _LOWER | lead.cues[given])
    owners, bits = found >> _LOWER, CUE_OF[found & ((1 << _LOWER) - 1)]
    of_contests = bits == CONTEST
    cues = np.zeros(len(reports), np.uint8)
    np.bitwise_or.at(cues, owners[~of_contests], bits[~of_contests])
    cues[np.bincount(owners[of_contests], minlength=len(reports)) > 1] |= CONTEST
    return cues


def _names(articles: Sequence[Article], words: Vocabulary) -> tuple[Numbers, Numbers]:
    """Return the keys of the surnames of the people named, each with its article, and those of all their names."""
    spellings = [[each for person in article.people for each in person.spellings] for article in articles]
    owners = np.repeat(np.arange(len(articles)), [*map(len, spellings)])
    split = [prepare(spelling).split() for spelling in chain.from_iterable(spellings)]
    parts = words.parts(Coded.of(split, words.codes))
    last = np.diff(parts.owners, append=-1) != 0
    first = np.diff(parts.owners, prepend=-1) != 0
    surname = np.where(np.fromiter(map(family_first, split), bool, len(split))[parts.owners], first, last)
    names = owners[parts.owners] << _LOWER | parts.keys
    return names[surname], names


def _places(found: Numbers, wanted: Numbers) -> Numbers:
    """Return where what is wanted stands among what is found, which ascends; of what is not there, nothing."""
    places = np.searchsorted(found, wanted)
    inside = places < len(found)
    places, wanted = places[inside], wanted[inside]
    there: Numbers = places[found[places] == wanted]
    return there
