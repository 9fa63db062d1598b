"""The words of a question to where they occur in a field of a segment: by stem or as written, alone or in a row."""

from __future__ import annotations

from collections import Counter

from index.schema import TEXT
from index.terms import stem
from search.occurrences import Chain, Either, Term, Window, either
from search.stretches import bounds_finder

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index.codec.segment import Field, Segment
    from index.terms import Word
    from search.occurrences import Occurrences


def term_occurrences(segment: Segment, name: str, term: str, *, stemmed: bool) -> Occurrences:
    """Return where a term occurs in a field, whatever its width; as a stem of that term, or as written."""
    field = segment.field(name)
    found = _forms(segment, field, stem(term), name) if stemmed else field.widths(term)
    return either([Term(field, number, width) for number, width in found])


def _forms(segment: Segment, field: Field, stem: str, name: str) -> Iterator[tuple[int, int]]:
    """Yield the terms of a field that have a stem, by number, and their widths."""
    stems = segment.stems
    for number, width in stems.widths(stem):
        for form in stems.forms(number):
            # Whatever stands in a field that is found by stem stands in the text too.
            own = form if name == TEXT else field.find(segment.field(TEXT).term(form))
            if own is not None:
                yield own, width


def word_occurrences(segment: Segment, name: str, word: Word, *, stemmed: bool) -> Occurrences:
    """Return where a word of the question occurs: a hyphenated one in its parts or joined."""
    parts = [term_occurrences(segment, name, part, stemmed=stemmed) for part in word.parts]
    spaced = parts[0] if len(parts) == 1 else Chain(parts)
    if word.joined is None:
        return spaced
    return Either([spaced, term_occurrences(segment, name, word.joined, stemmed=stemmed)])


def phrase_occurrences(segment: Segment, name: str, words: Sequence[Word], *, stemmed: bool) -> Occurrences:
    """Return where words follow each other in a field."""
    parts = [word_occurrences(segment, name, word, stemmed=stemmed) for word in words]
    return parts[0] if len(parts) == 1 else Chain(parts)


def window_occurrences(segment: Segment, name: str, words: Sequence[Word], others: int) -> Occurrences:
    """Return where words stand together in any order, as written."""
    counted = Counter(words)
    found = [(word_occurrences(segment, name, word, stemmed=False), count) for word, count in counted.items()]
    return Window(found, others, bounds_finder(segment, name))
