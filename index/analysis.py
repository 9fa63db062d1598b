"""Articles to columns: every field is taken apart into terms with places, each word once."""

from __future__ import annotations

import json
from array import array
from bisect import bisect_right
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from index.article import Span
from index.codec.inversion import Integers, Occurrences
from index.columns import Columns, Lookup, TitleKey
from index.people.names import name_terms
from index.places import filled_fields, gap_after, spelled, stretches, title_key
from index.record import to_record
from index.schema import (
    EVENT,
    HEADING_ZONE,
    NAME_ZONE,
    PARAGRAPH_ZONE,
    PLACED_FIELDS,
    QUOTATION_ZONE,
    SECTION_ZONE,
    SENTENCE_ZONE,
    TEXT,
    VALUE_FIELDS,
    ZONES,
    day_term,
    event_term,
    keyword_term,
    speaker_zone,
    text_term,
)
from index.sentences import paragraphs, sentences
from index.shelf import spread
from index.stories.profile import profile
from index.stories.reports import UNDATED, Reports
from index.stories.signature import bands
from index.terms import fold_phrase, plain_term, prepare, raw_words, take_apart, word_spans

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from index.article import Article
    from index.places import Stretch
    from index.stories.profile import Profile


_ENCODE = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


class _Values:
    """A field of values that are looked up whole, document by document."""

    def __init__(self) -> None:
        self.number: dict[bytes, int] = {}
        self._numbers, self._documents = array("I"), array("I")

    def number_of(self, value: bytes) -> int:
        return self.number.setdefault(value, len(self.number))

    def add(self, document: int, values: Iterable[bytes]) -> None:
        """Take in the values of a document, each once."""
        for value in dict.fromkeys(values):
            self._numbers.append(self.number_of(value))
            self._documents.append(document)

    def occurrences(self) -> Occurrences:
        numbers, documents = _integers(self._numbers), _integers(self._documents)
        return Occurrences(list(self.number), numbers, documents, np.zeros(len(numbers), np.uint32))


class _Zones:
    """The zones of bodies, document by document."""

    def __init__(self) -> None:
        self._number: dict[bytes, int] = {}
        self._numbers, self._documents, self._places = array("I"), array("I"), array("I")

    def add(self, document: int, zone: str, ranges: Iterable[tuple[int, int]]) -> None:
        before = len(self._places)
        for each in ranges:
            self._places.extend(each)
        count = len(self._places) - before
        self._numbers.extend((self._number.setdefault(zone.encode(), len(self._number)),) * count)
        self._documents.extend((document,) * count)

    def occurrences(self) -> Occurrences:
        return Occurrences(list(self._number), *map(_integers, (self._numbers, self._documents, self._places)))


class _Cut(NamedTuple):
    """A stretch ready for words.

    Attributes:
        pieces: Prepared; of prose, its sentences.
        sentences: How many of them each paragraph has; none where it is no prose.
        starts: Where in the stretch each piece begins, in code points; of prose only.
    """

    pieces: list[str]
    sentences: Sequence[int]
    starts: Sequence[int] = ()

    @classmethod
    def of(cls, stretch: Stretch) -> _Cut:
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


class _Composed(NamedTuple):
    """A word of several terms, or of none."""

    numbers: list[int]
    offsets: list[int]
    places: int


class _Memo(dict[str, int]):
    """Words as they stand, each by its code.

    A word of one term has twice that term's number, and one more if it begins with a capital; any other has -1 minus
    its place in ``composed``.
    """

    def __init__(self) -> None:
        super().__init__()
        self.number: dict[bytes, int] = {}
        self.composed: list[_Composed] = []

    def __missing__(self, raw: str) -> int:
        plain = plain_term(raw)
        if plain is not None:
            self[raw] = code = 2 * self.number.setdefault(plain.encode(), len(self.number)) + raw[0].isupper()
            return code
        word = take_apart(raw)
        numbers = [self.number.setdefault(text_term(f.term, f.width), len(self.number)) for f in word.forms]
        if len(numbers) == 1:
            code = 2 * numbers[0] + raw[0].isupper()
        else:
            self.composed.append(_Composed(numbers, [form.offset for form in word.forms], word.places))
            code = -len(self.composed)
        self[raw] = code
        return code


class _TextField:
    """A field of text: words are taken apart once each; what comes is only noted, and spread out for all at once.

    Args:
        keeps_capitals: Whether to note of each occurrence what its first letter tells.
    """

    def __init__(self, *, keeps_capitals: bool) -> None:
        self._keeps_capitals = keeps_capitals
        self._memo = _Memo()
        self._lengths: dict[int, int] = {}
        self._codes = array("i")
        # Runs of words that stand one behind the other:
        self._documents, self._places, self._counts, self._prose = array("I"), array("I"), array("I"), array("B")

    def add(self, document: int, parts: Iterable[_Cut], gap: int) -> list[list[int]]:
        """Analyse a document's field.

        Args:
            document: Its number.
            parts: The stretches of the field.
            gap: Places left empty between two stretches.

        Returns:
            For each stretch, the places at which its pieces begin, and that behind the last.
        """
        borders, place, length = [], 0, 0
        code_of, composed = self._memo.__getitem__, self._memo.composed
        for pieces, counts, _ in parts:
            start = place
            each = [place]
            for piece in pieces:
                codes = [*map(code_of, raw_words(piece))]
                if codes:
                    self._codes.extend(codes)
                    self._documents.append(document)
                    self._places.append(place)
                    self._counts.append(len(codes))
                    self._prose.append(bool(counts))
                    place += len(codes)
                    if min(codes) < 0:
                        place += sum(composed[-1 - code].places - 1 for code in codes if code < 0)
                each.append(place)
            borders.append(each)
            length += place - start
            place += gap
        self._lengths[document] = length
        return borders

    def lengths(self, documents: int) -> Integers:
        """Return the length of the field in so many documents, 0 in those that were not added."""
        lengths = np.zeros(documents, np.uint32)
        lengths[list(self._lengths)] = list(self._lengths.values())
        return lengths

    def occurrences(self) -> Occurrences:
        codes, counts = _integers(self._codes), _integers(self._counts)
        composed = self._memo.composed
        run = np.repeat(np.arange(len(counts)), counts)
        first = np.zeros(len(codes), bool)
        first[np.cumsum(counts) - counts] = True
        simple = codes >= 0
        which = -1 - codes[~simple]

        # Each word takes one place and is one term, but for the composed.
        taken, terms = np.ones(len(codes), np.int64), np.ones(len(codes), np.int64)
        taken[~simple] = np.array([each.places for each in composed], np.int64)[which]
        terms[~simple] = widths = np.array([len(each.numbers) for each in composed], np.int64)[which]
        before = np.cumsum(taken) - taken
        places = _integers(self._places)[run] + before - before[first][run]

        inside = (~first & simple & (_integers(self._prose)[run] > 0)).astype(np.uint8)
        capitals = inside + (inside & codes.astype(np.uint8)) if self._keeps_capitals else inside[:0]

        word = np.repeat(np.arange(len(codes)), terms)
        numbers, places, documents = codes[word] >> 1, places[word], _integers(self._documents)[run][word]
        spread_out = ~simple[word]
        starts = np.cumsum([0, *(len(each.numbers) for each in composed)])[:-1]
        at = spread(starts[which], widths)
        numbers[spread_out] = np.array([n for each in composed for n in each.numbers], np.int64)[at]
        places[spread_out] += np.array([n for each in composed for n in each.offsets], np.int64)[at]
        return Occurrences(
            list(self._memo.number),
            numbers.astype(np.uint32),
            documents,
            places.astype(np.uint32),
            capitals[word] if len(capitals) else capitals,
        )


class _Lookup:
    """Numbers that lead to documents, as they come."""

    def __init__(self, kind: str) -> None:
        self._numbers, self._documents = array(kind), array("I")

    def extend(self, document: int, numbers: Iterable[int]) -> None:
        before = len(self._numbers)
        self._numbers.extend(numbers)
        self._documents.extend((document,) * (len(self._numbers) - before))

    def lookup(self) -> Lookup:
        return Lookup(_integers(self._numbers), _integers(self._documents))


def _integers(values: array[int]) -> Integers:
    return np.frombuffer(values, values.typecode) if values else np.zeros(0, values.typecode)


class SegmentBuilder:
    """Collects articles, and gives their columns."""

    def __init__(self) -> None:
        self._texts = {name: _TextField(keeps_capitals=name == TEXT) for name in PLACED_FIELDS}
        self._values = {name: _Values() for name in VALUE_FIELDS}
        self._zones = _Zones()
        self._digests = _Lookup("Q")
        self._fingerprints = _Lookup("I")
        self._records: list[bytes] = []
        self._title_number: dict[TitleKey, int] = {}
        self._titles = array("I")
        self._bodies = array("I")
        self._days, self._paths, self._lines = array("I"), array("I"), array("I")
        self._profiles: list[Profile] = []
        self._told: list[str] = []

    def __len__(self) -> int:
        return len(self._records)

    def add(self, article: Article, digests: Iterable[int], fingerprints: Iterable[int]) -> None:
        """Take in an article; they are numbered in the order in which they come.

        Args:
            article: What is indexed.
            digests: Those of its renditions, by which a later run sees that they are as they were.
            fingerprints: Those of its body, by which a later run finds it when another rendition comes.
        """
        document = len(self._records)
        self._digests.extend(document, digests)
        self._fingerprints.extend(document, fingerprints)
        for name in filled_fields(article):
            parts = stretches(article, name)
            borders = self._texts[name].add(document, cut := [_Cut.of(each) for each in parts], gap_after(name))
            if name == TEXT:
                self._add_zones(document, article, parts, cut, borders)
                if article.quotations:
                    self._add_quotations(document, article, parts, cut, borders)
        self._values["id"].add(document, map(keyword_term, article.ids))
        self._values["path"].add(document, (keyword_term(source.path) for source in article.sources))
        spellings = [name for person in article.people for name in spelled(person)]
        self._values["spelling"].add(document, (keyword_term(fold_phrase(s)) for s in spellings))
        self._values["name"].add(document, (keyword_term(term) for s in spellings for term in name_terms(s)))
        self._values["date"].add(document, [day_term(article.date)])
        self._values["added"].add(document, [day_term(article.added)])
        self._values[EVENT].add(document, (event_term(day.first, day.last) for day in article.days))
        self._days.append(article.date.toordinal() if article.date else UNDATED)
        self._profiles.append(profile(article))
        self._told.append(article.body)
        self._paths.append(self._values["path"].number_of(keyword_term(article.sources[0].path)))
        self._lines.append(article.sources[0].line)
        self._titles.append(self._title_number.setdefault(title_key(article.title), len(self._title_number)))
        self._records.append(encode_record(article))

    def _add_zones(
        self, document: int, article: Article, parts: list[Stretch], cut: list[_Cut], borders: list[list[int]]
    ) -> None:
        """Note which places of the text are body, sections, paragraphs, sentences and names.

        Args:
            document: Its number.
            article: The article.
            parts: The stretches of its text.
            cut: The same, cut into sentences.
            borders: For each of them, where its pieces begin and its last one ends.
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
                self._zones.add(document, HEADING_ZONE, [of_heading])
                self._zones.add(document, SECTION_ZONE, [of_section])
        self._bodies.extend((start, after))
        # What is one of its kind is the body: nothing is gained by writing that down.
        if sectioned or len(paragraphs_found) > 1:
            self._zones.add(document, PARAGRAPH_ZONE, paragraphs_found)
        if sectioned or len(sentences_found) > 1:
            self._zones.add(document, SENTENCE_ZONE, sentences_found)
        names = [(b[0], b[-1]) for b, part in zip(borders, parts, strict=True) if part.part == "people"]
        if names:
            self._zones.add(document, NAME_ZONE, names)

    def _add_quotations(
        self, document: int, article: Article, parts: list[Stretch], cut: list[_Cut], borders: list[list[int]]
    ) -> None:
        """Note which places of the text are quoted, and whose words stand there; the arguments are as above."""
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
            self._zones.add(document, zone, each)

    def columns(self) -> Columns:
        """Return the columns of all articles that were added."""
        fields = self._texts | self._values | {ZONES: self._zones}
        bodies = _integers(self._bodies)
        return Columns(
            fields={name: field.occurrences() for name, field in fields.items()},
            lengths={name: field.lengths(len(self)) for name, field in self._texts.items()},
            lookups={"digests": self._digests.lookup(), "fingerprints": self._fingerprints.lookup()},
            records=self._records,
            title_keys=list(self._title_number),
            titles=_integers(self._titles),
            starts=bodies[::2],
            ends=bodies[1::2],
            reports=Reports.of(self._days, self._profiles, bands(self._told)),
            paths=_integers(self._paths),
            lines=_integers(self._lines),
        )


def encode_record(article: Article) -> bytes:
    """Return an article as it is stored."""
    return _ENCODE(to_record(article)).encode("utf-8", "surrogatepass")
