"""Which places of a text are body, sections, paragraphs, sentences, quotations and names."""

from __future__ import annotations

from bisect import bisect_right
from itertools import chain, pairwise
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from index.codec.inversion import Integers, Occurrences
from index.schema import (
    HEADING_ZONE,
    NAME_ZONE,
    PARAGRAPH_ZONE,
    QUOTATION_ZONE,
    SECTION_ZONE,
    SENTENCE_ZONE,
    speaker_zone,
)
from index.sentences import paragraphs, sentence_starts
from index.span import Span
from index.terms import prepare, word_spans
from index.text_field import sums

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index.article import Article, Section
    from index.places import Stretch
    from index.text_field import Placed

_LEAD, _HEADING, _PROSE, _NAME = range(4)
_KINDS = {"title": _LEAD, "dek": _LEAD, "body": _PROSE, "people": _NAME}


class Cut(NamedTuple):
    """A stretch ready for words: of the body, its sentences apart.

    Attributes:
        pieces: Prepared; of the body, sentences.
        sentences: How many of the pieces each paragraph has; what is not of the body is one paragraph.
        starts: Where in the stretch each piece begins, in code points.
    """

    pieces: Sequence[str]
    sentences: Sequence[int]
    starts: Sequence[int]

    @classmethod
    def of(cls, stretch: Stretch) -> Cut:
        """Cut a stretch."""
        text = stretch.text
        prepared = prepare(text)
        if stretch.part != "body":
            return cls((prepared,), (1,), (0,))
        pieces, counts, starts = list[str](), list[int](), list[int]()
        for start, end in paragraphs(text):
            found = [start + each for each in sentence_starts(text[start:end])]
            pieces += [prepared[first:last] for first, last in pairwise((*found, end))]
            starts += found
            counts.append(len(found))
        return cls(pieces, counts, starts)

    def places(self, span: Span, borders: Sequence[int]) -> tuple[int, int]:
        """Return the places of the words that lie wholly in a span of the stretch.

        Args:
            span: In code points, half-open.
            borders: The places at which the pieces begin, and that behind the last.
        """
        first, last = (max(0, bisect_right(self.starts, offset) - 1) for offset in span)
        start, end = (offset - self.starts[piece] for offset, piece in zip(span, (first, last), strict=True))
        before = sum(word.places for at, _, word in word_spans(self.pieces[first]) if at < start)
        until = sum(word.places for _, at, word in word_spans(self.pieces[last]) if at <= end)
        return borders[first] + before, borders[last] + until


class _Remarkable(NamedTuple):
    """An article with headings or quotations, and from which number on its stretches and its pieces are counted."""

    document: int
    article: Article
    parts: Sequence[Stretch]
    cut: Sequence[Cut]
    stretch: int
    piece: int


class Bodies(NamedTuple):
    """The zones of texts.

    Attributes:
        zones: All ranges, a start and an end in turn.
        starts, ends: The half-open range of places that each article's body takes.
    """

    zones: Occurrences
    starts: Integers
    ends: Integers


class Zones:
    """The zones of texts as articles come: what is cut is noted, and its places are looked up all at once."""

    def __init__(self) -> None:
        # Of each stretch, its article and its kind; of each paragraph, its stretch and how many pieces it has:
        self._owners, self._kinds = list[int](), list[int]()
        self._stretches, self._counts = list[int](), list[int]()
        self._pieces = 0
        self._sectioned: list[int] = []
        self._remarkable: list[_Remarkable] = []

    def add(self, document: int, article: Article, parts: Sequence[Stretch], cut: Sequence[Cut]) -> None:
        """Take in the text of an article.

        Args:
            document: The article's number; they ascend.
            article: The article.
            parts: The stretches of its text.
            cut: The same, cut.
        """
        number = len(self._owners)
        kinds = [_KINDS[part.part] for part in parts]
        if any(heading for heading, _ in article.sections):
            self._sectioned.append(document)
            of_body = [kind for section in article.sections for kind in _kinds_of(section)]
            first = kinds.index(_PROSE) if of_body else 0
            kinds[first : first + len(of_body)] = of_body
        if article.quotations or self._sectioned[-1:] == [document]:
            self._remarkable.append(_Remarkable(document, article, parts, cut, number, self._pieces))
        self._owners += [document] * len(parts)
        self._kinds += kinds
        for stretch, (pieces, counts, _) in enumerate(cut, number):
            self._stretches += [stretch] * len(counts)
            self._counts += counts
            self._pieces += len(pieces)

    def bodies(self, placed: Placed, documents: int) -> Bodies:
        """Return the zones of what was added.

        Args:
            placed: The same stretches with their places.
            documents: How many articles there are.
        """
        owners, kinds = np.array(self._owners, np.int64), np.array(self._kinds, np.int64)
        starts = np.zeros(documents, np.int64)
        lead, of_body = kinds == _LEAD, (kinds == _PROSE) | (kinds == _HEADING)
        np.maximum.at(starts, owners[lead], placed.stretches[1, lead] + 1)
        ends = starts.copy()
        np.maximum.at(ends, owners[of_body], placed.stretches[1, of_body])

        zones = _Ranges()
        # What is one of its kind is the body: nothing is gained by writing that down.
        sectioned = np.zeros(documents, bool)
        sectioned[self._sectioned] = True
        of_paragraphs, borders = np.array(self._stretches, np.int64), sums(self._counts)
        whole = np.stack((placed.pieces[0, borders[:-1]], placed.pieces[1, borders[1:] - 1]))
        of_sentences = np.repeat(of_paragraphs, self._counts)
        for zone, stretches, ranges in (
            (PARAGRAPH_ZONE, of_paragraphs, whole),
            (SENTENCE_ZONE, of_sentences, placed.pieces),
        ):
            found = np.flatnonzero(kinds[stretches] == _PROSE)
            of = owners[stretches[found]]
            told = sectioned[of] | (np.bincount(of, minlength=documents) > 1)[of]
            zones.add(zone, of[told], ranges[:, found[told]])
        zones.add(NAME_ZONE, owners[kinds == _NAME], placed.stretches[:, kinds == _NAME])
        for each in self._remarkable:
            after = int(starts[each.document])
            for zone, place_range in chain(_sections(each, placed, after), _quotations(each, placed)):
                zones.note(zone, each.document, place_range)
        return Bodies(zones.occurrences(), starts, ends)


def _kinds_of(section: Section) -> Iterator[int]:
    """Yield what the stretches of a section are."""
    heading, text = section
    if heading and heading.start < heading.end:
        yield _HEADING
    if text.start < text.end:
        yield _PROSE


def _sections(of: _Remarkable, placed: Placed, after: int) -> Iterator[tuple[str, tuple[int, int]]]:
    """Yield the places of the headings and the sections of an article that has headings.

    Args:
        of: The article.
        placed: Its stretches, among others.
        after: Where its body begins.
    """
    if not any(heading for heading, _ in of.article.sections):
        return
    stretch = of.stretch + sum(_KINDS[part.part] == _LEAD for part in of.parts)
    for section in of.article.sections:
        of_heading = of_section = (after, after)
        for kind in _kinds_of(section):
            start, end = placed.stretches[:, stretch].tolist()
            stretch += 1
            of_section = (start, end)
            if kind == _HEADING:
                of_heading, of_section = of_section, (end, end)
        after = of_section[1]
        yield HEADING_ZONE, of_heading
        yield SECTION_ZONE, of_section


def _quotations(of: _Remarkable, placed: Placed) -> Iterator[tuple[str, tuple[int, int]]]:
    """Yield which places of an article are quoted, and whose words stand there."""
    if not of.article.quotations:
        return
    of_body = [number for number, part in enumerate(of.parts) if part.part == "body" and of.cut[number].pieces]
    starts = [of.parts[number].start for number in of_body]
    pieces = sums([len(each.pieces) for each in of.cut]) + of.piece
    for quotation in of.article.quotations:
        for span in quotation.spans:
            number = of_body[bisect_right(starts, span.start) - 1]
            offset = of.parts[number].start
            chosen = placed.pieces[:, pieces[number] : pieces[number + 1]]
            borders = [*chosen[0].tolist(), int(chosen[1, -1])]
            places = of.cut[number].places(Span(span.start - offset, span.end - offset), borders)
            if places[0] < places[1]:
                yield QUOTATION_ZONE, places
                if quotation.speaker:
                    yield speaker_zone(quotation.speaker), places


class _Ranges:
    """Ranges of places, by zone."""

    def __init__(self) -> None:
        self._number: dict[str, int] = {}
        self._columns: list[tuple[Integers, Integers, Integers]] = []
        self._rows: list[tuple[int, int, int]] = []

    def add(self, zone: str, documents: Integers, ranges: Integers) -> None:
        """Take in ranges of many articles: their starts, and their ends."""
        number = self._number.setdefault(zone, len(self._number))
        self._columns.append((np.full(ranges.size, number), np.repeat(documents, 2), ranges.T.ravel()))

    def note(self, zone: str, document: int, place_range: tuple[int, int]) -> None:
        """Take in one range."""
        number = self._number.setdefault(zone, len(self._number))
        self._rows += [(number, document, place) for place in place_range]

    def occurrences(self) -> Occurrences:
        """Return all ranges, a start and an end in turn."""
        rows = np.array(self._rows, np.int64).reshape(-1, 3).T
        numbers, documents, places = (
            np.concatenate(each).astype(np.uint32) for each in zip(*self._columns, rows, strict=True)
        )
        return Occurrences([zone.encode() for zone in self._number], numbers, documents, places)
