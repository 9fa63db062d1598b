"""Which places of a text are body, sections, paragraphs, sentences, quotations and names."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import accumulate, chain
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from index.codec.inversion import Integers, Occurrences, narrowed
from index.pieces import HEADING, LEAD, NAME, PROSE
from index.schema import (
    HEADING_ZONE,
    NAME_ZONE,
    PARAGRAPH_ZONE,
    QUOTATION_ZONE,
    SECTION_ZONE,
    SENTENCE_ZONE,
    speaker_zone,
)
from index.terms import word_spans
from index.text_field import sums

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from index.article import Article
    from index.pieces import Pieces, Stretches
    from index.quotations.quotation import Quotation
    from index.text_field import Placed


class Bodies(NamedTuple):
    """The zones of texts.

    Attributes:
        zones: All ranges, a start and an end in turn.
        starts, ends: The half-open range of places that each article's body takes.
    """

    zones: Occurrences
    starts: Integers
    ends: Integers


def bodies(articles: Sequence[Article], stretches: Stretches, pieces: Pieces, placed: Placed) -> Bodies:
    """Return the zones of the text of articles.

    Args:
        articles: Whose.
        stretches: Of their text.
        pieces: The same, cut.
        placed: The same, with its places.
    """
    documents = len(articles)
    owners, kinds = np.array(stretches.owners, np.int64), np.array(stretches.kinds, np.int64)
    starts = np.zeros(documents, np.int64)
    lead, of_body = kinds == LEAD, (kinds == PROSE) | (kinds == HEADING)
    np.maximum.at(starts, owners[lead], placed.stretches[1, lead] + 1)
    ends = starts.copy()
    np.maximum.at(ends, owners[of_body], placed.stretches[1, of_body])

    zones = _Ranges()
    # What is one of its kind is the body: nothing is gained by writing that down.
    headed = [document for document, article in enumerate(articles) if any(map(itemgetter(0), article.sections))]
    sectioned = np.zeros(documents, bool)
    sectioned[headed] = True
    borders = sums(pieces.counts)
    whole = np.stack((placed.pieces[0, borders[:-1]], placed.pieces[1, borders[1:] - 1]))
    of_sentences = np.repeat(pieces.paragraphs, pieces.counts)
    for zone, of_stretches, ranges in (
        (PARAGRAPH_ZONE, pieces.paragraphs, whole),
        (SENTENCE_ZONE, of_sentences, placed.pieces),
    ):
        found = np.flatnonzero(kinds[of_stretches] == PROSE)
        of = owners[of_stretches[found]]
        told = sectioned[of] | (np.bincount(of, minlength=documents) > 1)[of]
        zones.add(zone, of[told], ranges[:, found[told]])
    zones.add(NAME_ZONE, owners[kinds == NAME], placed.stretches[:, kinds == NAME])
    quoting = [document for document, article in enumerate(articles) if article.quotations]
    text = _Text(stretches, pieces, placed)
    for document in sorted({*headed, *quoting}):
        article = articles[document]
        inside = range(*np.searchsorted(owners, (document, document + 1)).tolist())
        sections = text.sections(article, inside, int(starts[document])) if sectioned[document] else ()
        for zone, place_range in chain(sections, text.quotations(article.quotations, inside)):
            zones.note(zone, document, place_range)
    return Bodies(zones.occurrences(), starts, ends)


class _Text:
    """The places of the few texts with headings or quotations, looked up one by one."""

    def __init__(self, stretches: Stretches, pieces: Pieces, placed: Placed) -> None:
        self._kinds, self._begins = stretches.kinds, stretches.starts
        self._pieces = pieces.texts
        self._stretches: list[list[int]] = placed.stretches.T.tolist()
        self._borders: list[int] = pieces.borders.tolist()
        self._starts: list[int] = pieces.starts.tolist()
        self._places: list[int] = placed.pieces[0].tolist()
        self._known: dict[int, tuple[Sequence[int], Sequence[int], Sequence[int]]] = {}

    def sections(self, article: Article, inside: Iterable[int], after: int) -> Iterator[tuple[str, tuple[int, int]]]:
        """Yield the places of the headings and the sections of an article that has headings.

        Args:
            article: It.
            inside: Its stretches.
            after: Where its body begins.
        """
        of_body = (stretch for stretch in inside if self._kinds[stretch] in (HEADING, PROSE))
        for section in article.sections:
            of_heading = of_section = (after, after)
            for kind, span in zip((HEADING, PROSE), section, strict=True):
                if span and span[0] < span[1]:
                    start, end = self._stretches[next(of_body)]
                    of_section = (start, end)
                    if kind == HEADING:
                        of_heading, of_section = of_section, (end, end)
            after = of_section[1]
            yield HEADING_ZONE, of_heading
            yield SECTION_ZONE, of_section

    def quotations(
        self, quotations: Iterable[Quotation], inside: Iterable[int]
    ) -> Iterator[tuple[str, tuple[int, int]]]:
        """Yield which places of an article are quoted, and whose words stand there.

        Args:
            quotations: Of the article.
            inside: Its stretches.
        """
        kinds, borders = self._kinds, self._borders
        of_body = [at for at in inside if kinds[at] in (HEADING, PROSE) and borders[at] < borders[at + 1]]
        starts = [self._begins[stretch] for stretch in of_body]
        for quotation in quotations:
            for span in quotation.spans:
                number = bisect_right(starts, span.start) - 1
                stretch, offset = of_body[number], starts[number]
                start = self._place(stretch, span.start - offset, behind=False)
                end = self._place(stretch, span.end - offset, behind=True)
                if start < end:
                    yield QUOTATION_ZONE, (start, end)
                    if quotation.speaker:
                        yield speaker_zone(quotation.speaker), (start, end)

    def _place(self, stretch: int, offset: int, *, behind: bool) -> int:
        """Return the place that an offset into a stretch has.

        Args:
            stretch: Its number.
            offset: In code points.
            behind: Whether the place behind the last word that ends there is meant, and not that of the first word
                that starts there.
        """
        first, last = self._borders[stretch : stretch + 2]
        piece = max(first, bisect_right(self._starts, offset, first, last) - 1)
        starts, ends, places = self._words(piece)
        rest = offset - self._starts[piece]
        return places[bisect_right(ends, rest) if behind else bisect_left(starts, rest)]

    def _words(self, piece: int) -> tuple[Sequence[int], Sequence[int], Sequence[int]]:
        """Return where the words of a piece begin and end, and the place of each; at last that behind them."""
        if piece not in self._known:
            words = list(word_spans(self._pieces[piece]))
            places = accumulate((word.places for _, _, word in words), initial=self._places[piece])
            self._known[piece] = [start for start, _, _ in words], [end for _, end, _ in words], list(places)
        return self._known[piece]


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
        numbers, documents, places = (narrowed(np.concatenate(each)) for each in zip(*self._columns, rows, strict=True))
        return Occurrences([zone.encode() for zone in self._number], numbers, documents, places)
