"""Where words stand: the texts of an article's fields, and the places of the words in them.

A field is a list of **stretches**: a body's headings and the text under each, the single values of a list of names.
Words take consecutive places through a stretch, paragraphs and sentences included; between two stretches places are
left empty, so that no phrase runs from one into the next.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from index.terms import Word, word_spans

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from index.article import Article

PARAGRAPH_BREAK = "\n\n"
VALUE_GAP = 10_000
"""Places left empty between two values of a list: more than any nearness that can be asked for."""


class Stretch(NamedTuple):
    """A text that a phrase may run through, and where in its field it starts, in code points."""

    start: int
    text: str


class PlacedWord(NamedTuple):
    """A word of a field: its half-open range of code points, the place of its first part, and what it is made of."""

    start: int
    end: int
    place: int
    word: Word


def gap_after(field: str) -> int:
    """Return how many places are left empty between two stretches of a field."""
    return 1 if field == "body" else VALUE_GAP


def stretches(article: Article, field: str) -> list[Stretch]:
    """Return the stretches of a field of text; empty ones are left out.

    Those of the body start where they start in the body; each value of another field starts at 0.

    Raises:
        KeyError: It is no field of text.
    """
    if field == "body":
        spans = (span for section in article.sections for span in section if span)
        return [Stretch(start, article.body[start:end]) for start, end in spans if start < end]
    return [Stretch(0, value) for value in _VALUES[field](article) if value]


def placed_words(parts: Iterable[Stretch], gap: int) -> Iterator[PlacedWord]:
    """Yield the words of a field with their places.

    Args:
        parts: The field's stretches.
        gap: Places left empty between two of them.
    """
    place = 0
    for start, text in parts:
        for first, last, word in word_spans(text):
            yield PlacedWord(start + first, start + last, place, word)
            place += word.places
        place += gap


def _spellings(article: Article) -> list[str]:
    return [name for person in article.people for name in dict.fromkeys((person.name, *person.spellings))]


_VALUES: dict[str, Callable[[Article], Iterable[str | None]]] = {
    "title": lambda article: (article.title,),
    "dek": lambda article: (article.dek,),
    "people": _spellings,
    "role": lambda article: (role for person in article.people for role in person.roles),
    "sections": lambda article: (article.body[h.start : h.end] for h, _ in article.sections if h),
    "author": lambda article: article.authors,
    "source": lambda article: (article.source,),
    "cites": lambda article: article.cites,
    "topic": lambda article: (article.topic,),
}
