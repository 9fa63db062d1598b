"""Where words stand: the texts of an article's fields, and the places of the words in them.

A field is a list of **stretches**: a title, a body's headings and the text under each, the single values of a list of
names. Words take consecutive places through a stretch, paragraphs and sentences included; between two stretches places
are left empty, so that no phrase runs from one into the next.
"""

from __future__ import annotations

from index.frozen import NamedTuple
from index.schema import TEXT
from index.span import Span
from index.terms import Word, fold_phrase, word_spans

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from index.article import Article, Person

PARAGRAPH_BREAK = "\n\n"
VALUE_GAP = 10_000
"""Places left empty between two values of a list: more than any nearness that can be asked for."""


class Stretch(NamedTuple):
    """A text that a phrase may run through.

    Attributes:
        start: Where in its part of the article it starts, in code points.
        text: What it says.
        part: ``title``, ``dek``, ``body`` or the field whose value it is.
    """

    start: int
    text: str
    part: str


class PlacedWord(NamedTuple):
    """A word of a field: its half-open range of code points, the place of its first part, and what it is made of."""

    start: int
    end: int
    place: int
    word: Word
    part: str


def gap_after(field: str) -> int:
    """Return how many places are left empty between two stretches of a field."""
    return 1 if field == TEXT else VALUE_GAP


def stretches(article: Article, field: str) -> list[Stretch]:
    """Return the stretches of a field of text; empty ones are left out.

    Those of the body start where they start in the body; each other value starts at 0.

    Args:
        article: Whose.
        field: ``text``, a part of it (``title``, ``dek``, ``body``), or another field of text.

    Raises:
        KeyError: It is no field of text.
    """
    if field == TEXT:
        lead = [Stretch(0, text, part) for part, text in (("title", article.title), ("dek", article.dek)) if text]
        return lead + _of_body(article) + [Stretch(0, name, "people") for name in only_named(article)]
    if field == "body":
        return _of_body(article)
    return [Stretch(0, value, field) for value in VALUES[field](article) if value]


def _of_body(article: Article) -> list[Stretch]:
    return [
        Stretch(span[0], article.body[span[0] : span[1]], "body")
        for section in article.sections
        for span in section
        if span and span[0] < span[1]
    ]


def only_named(article: Article) -> list[str]:
    """Return the names of people that the body does not have as they are."""
    names = []
    for person in article.people:
        mentioned = {article.body[start:end] for start, end in person.mentions}
        names += [name for name in spelled(person) if name not in mentioned]
    return names


def paragraphs(text: str) -> list[Span]:
    """Return the paragraphs of a text: half-open, in code points, in order; what is between them is white space."""
    if PARAGRAPH_BREAK not in text:
        return [Span(0, len(text))] if text and not text.isspace() else []
    found, start = [], 0
    for paragraph in text.split(PARAGRAPH_BREAK):
        if paragraph and not paragraph.isspace():
            found.append(Span(start, start + len(paragraph)))
        start += len(paragraph) + len(PARAGRAPH_BREAK)
    return found


def placed_words(parts: Iterable[Stretch], gap: int) -> Iterator[PlacedWord]:
    """Yield the words of a field with their places.

    Args:
        parts: The field's stretches.
        gap: Places left empty between two of them.
    """
    place = 0
    for start, text, part in parts:
        for first, last, word in word_spans(text):
            yield PlacedWord(start + first, start + last, place, word, part)
            place += word.places
        place += gap


def spelled(person: Person) -> tuple[str, ...]:
    """Return the shown name of a person and the other spellings, each once."""
    only = person.spellings if len(person.spellings) == 1 else ()
    return only if person.name in only else tuple(dict.fromkeys((person.name, *person.spellings)))


def spellings(article: Article) -> list[str]:
    """Return how the people of an article are spelled, one after the other."""
    return [name for person in article.people for name in spelled(person)]


def title_key(title: str | None) -> tuple[bool, str]:
    """Return by what articles are sorted by title: folded; what has none comes last."""
    return not title, fold_phrase(title or "")


VALUES: dict[str, Callable[[Article], Sequence[str | None]]] = {
    "title": lambda article: (article.title,),
    "dek": lambda article: (article.dek,),
    "people": spellings,
    "role": lambda article: [role for person in article.people for role in person.roles],
    "sections": lambda article: [article.body[h.start : h.end] for h, _ in article.sections if h],
    "author": lambda article: article.authors,
    "source": lambda article: (article.source,),
    "cites": lambda article: article.cites,
    "topic": lambda article: (article.topic,),
}
"""The values of each field of text but ``text``; empty ones are as good as none."""
