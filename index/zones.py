"""Which places of a text are title, body, sections, paragraphs, sentences, quotations and names."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, NamedTuple

from index.codec.inversion import Occurrences
from index.schema import (
    HEADING_ZONE,
    NAME_ZONE,
    PARAGRAPH_ZONE,
    QUOTATION_ZONE,
    SECTION_ZONE,
    SENTENCE_ZONE,
    speaker_zone,
)
from index.sentences import paragraphs, sentences
from index.span import Span
from index.terms import prepare, word_spans
from index.values import integers

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from index.article import Article
    from index.places import Stretch


class Cut(NamedTuple):
    """A stretch ready for words: of prose, its sentences apart.

    Attributes:
        pieces: Prepared; of prose, its sentences.
        sentences: How many of them each paragraph has; none where it is no prose.
        starts: Where in the stretch each piece begins, in code points; of prose only.
    """

    pieces: list[str]
    sentences: Sequence[int]
    starts: Sequence[int] = ()

    @classmethod
    def of(cls, stretch: Stretch) -> Cut:
        """Cut a stretch."""
        prepared = prepare(stretch.text)
        if stretch.part != "body":
            return cls([prepared], ())
        pieces, counts, starts = [], [], []
        for paragraph in paragraphs(stretch.text):
            found = sentences(stretch.text[paragraph.start : paragraph.end])
            pieces += [prepared[paragraph.start + start : paragraph.start + end] for start, end in found]
            starts += [paragraph.start + start for start, _ in found]
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


class Zones:
    """The zones of texts, document by document."""

    def __init__(self) -> None:
        self._number: dict[bytes, int] = {}
        self._numbers, self._documents, self._places = array("I"), array("I"), array("I")

    def occurrences(self) -> Occurrences:
        """Return all ranges, a start and an end in turn."""
        return Occurrences(list(self._number), *map(integers, (self._numbers, self._documents, self._places)))

    def _note(self, document: int, zone: str, ranges: Iterable[tuple[int, int]]) -> None:
        before = len(self._places)
        for each in ranges:
            self._places.extend(each)
        count = len(self._places) - before
        self._numbers.extend((self._number.setdefault(zone.encode(), len(self._number)),) * count)
        self._documents.extend((document,) * count)

    def add(
        self, document: int, article: Article, parts: list[Stretch], cut: list[Cut], borders: list[list[int]]
    ) -> tuple[int, int]:
        """Note which places of a text are sections, paragraphs, sentences, quotations and names.

        Args:
            document: Its number.
            article: The article.
            parts: The stretches of its text.
            cut: The same, cut into sentences.
            borders: For each of them, where its pieces begin and its last one ends.

        Returns:
            The half-open range of places that is the body.
        """
        before = [each[-1] + 1 for each, part in zip(borders, parts, strict=True) if part.part in ("title", "dek")]
        start = after = before[-1] if before else 0
        of_body = iter([(b, c) for b, c, part in zip(borders, cut, parts, strict=True) if part.part == "body"])
        sectioned = any(heading for heading, _ in article.sections)
        paragraphs_found: list[tuple[int, int]] = []
        sentences_found: list[tuple[int, int]] = []
        for heading, span in article.sections:
            of_heading = of_section = (after, after)
            if heading and heading.start < heading.end:
                places, _ = next(of_body)
                of_heading, of_section = (places[0], places[-1]), (places[-1], places[-1])
            if span.start < span.end:
                places, pieces = next(of_body)
                of_section = (places[0], places[-1])
                sentences_found += pairwise(places)
                firsts = [0, *accumulate(pieces.sentences)]
                paragraphs_found += [(places[first], places[last]) for first, last in pairwise(firsts)]
            after = of_section[1]
            if sectioned:
                self._note(document, HEADING_ZONE, [of_heading])
                self._note(document, SECTION_ZONE, [of_section])
        # What is one of its kind is the body: nothing is gained by writing that down.
        if sectioned or len(paragraphs_found) > 1:
            self._note(document, PARAGRAPH_ZONE, paragraphs_found)
        if sectioned or len(sentences_found) > 1:
            self._note(document, SENTENCE_ZONE, sentences_found)
        names = [(b[0], b[-1]) for b, part in zip(borders, parts, strict=True) if part.part == "people"]
        if names:
            self._note(document, NAME_ZONE, names)
        if article.quotations:
            self._add_quotations(document, article, parts, cut, borders)
        return start, after

    def _add_quotations(
        self, document: int, article: Article, parts: list[Stretch], cut: list[Cut], borders: list[list[int]]
    ) -> None:
        """Note which places are quoted, and whose words stand there; the arguments are as above."""
        of_body = [number for number, part in enumerate(parts) if part.part == "body" and cut[number].pieces]
        starts = [parts[number].start for number in of_body]
        ranges: dict[str, list[tuple[int, int]]] = {QUOTATION_ZONE: []}
        for quotation in article.quotations:
            for span in quotation.spans:
                number = of_body[bisect_right(starts, span.start) - 1]
                offset = parts[number].start
                places = cut[number].places(Span(span.start - offset, span.end - offset), borders[number])
                if places[0] < places[1]:
                    ranges[QUOTATION_ZONE].append(places)
                    if quotation.speaker:
                        ranges.setdefault(speaker_zone(quotation.speaker), []).append(places)
        for zone, each in ranges.items():
            self._note(document, zone, each)
