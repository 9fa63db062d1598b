"""Articles to columns: every field is taken apart into terms with places, each word once."""

from __future__ import annotations

import json
from array import array
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from index.codec.inversion import Integers, Occurrences
from index.columns import Columns, Lookup, TitleKey
from index.people.names import name_terms
from index.places import gap_after, spelled, stretches, title_key
from index.record import to_record
from index.schema import (
    DAY_FIELDS,
    HEADING_ZONE,
    KEYWORD_FIELDS,
    NAME_ZONE,
    PARAGRAPH_ZONE,
    PLACED_FIELDS,
    SECTION_ZONE,
    SENTENCE_ZONE,
    TEXT,
    ZONES,
    day_term,
    keyword_term,
    text_term,
)
from index.sentences import paragraphs, sentences
from index.terms import fold_phrase, prepare, raw_words, take_apart

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from index.article import Article
    from index.places import Stretch


class _Terms:
    """Occurrences of terms as they come, document by document."""

    def __init__(self) -> None:
        self.number: dict[bytes, int] = {}
        self._numbers, self._documents, self._places = array("I"), array("I"), array("I")

    def __len__(self) -> int:
        return len(self._numbers)

    def number_of(self, term: bytes) -> int:
        return self.number.setdefault(term, len(self.number))

    def extend(self, document: int, numbers: Sequence[int], places: Iterable[int]) -> None:
        self._numbers.extend(numbers)
        self._places.extend(places)
        self._documents.extend((document,) * len(numbers))

    def occurrences(self) -> Occurrences:
        columns = map(_integers, (self._numbers, self._documents, self._places))
        return Occurrences(list(self.number), *columns)


class _Cut(NamedTuple):
    """A stretch ready for words.

    Attributes:
        pieces: Prepared; of prose, its sentences.
        sentences: How many of them each paragraph has; none where it is no prose.
    """

    pieces: list[str]
    sentences: Sequence[int]

    @classmethod
    def of(cls, stretch: Stretch) -> _Cut:
        prepared = prepare(stretch.text)
        if stretch.part != "body":
            return cls([prepared], ())
        pieces, counts = [], []
        for paragraph in paragraphs(stretch.text):
            found = sentences(stretch.text[paragraph.start : paragraph.end])
            pieces += [prepared[paragraph.start + start : paragraph.start + end] for start, end in found]
            counts.append(len(found))
        return cls(pieces, counts)


class _TextField(_Terms):
    """A field of text: words are taken apart once each, and the memo gives their terms' numbers.

    Args:
        keeps_capitals: Whether to note of each occurrence what its first letter tells.
    """

    def __init__(self, *, keeps_capitals: bool) -> None:
        super().__init__()
        self._keeps_capitals = keeps_capitals
        self.lengths = array("I")
        # A word of one term by twice that term's number, and one more for a capital; any other by -1 minus its place in
        # the list of those.
        self._memo: dict[str, int] = {}
        self._composed: list[tuple[list[tuple[int, int]], int]] = []
        self._inside = bytearray()  # for each occurrence, whether it stands in prose and does not begin a sentence

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
        for pieces, counts in parts:
            start = place
            each = [place]
            for piece in pieces:
                place = self._add_words(document, raw_words(piece), place, prose=bool(counts))
                each.append(place)
            borders.append(each)
            length += place - start
            place += gap
        self.lengths.append(length)
        return borders

    def _add_words(self, document: int, raws: Sequence[str], place: int, *, prose: bool) -> int:
        memo = self._memo
        try:
            codes = [memo[raw] for raw in raws]
        except KeyError:
            codes = [self._code(raw) for raw in raws]
        if codes and min(codes) < 0:
            return self._add_composed(document, codes, place, prose=prose)
        self.extend(document, codes, range(place, place + len(codes)))
        if codes:
            self._inside += b"\0" + (b"\1" if prose else b"\0") * (len(codes) - 1)
        return place + len(codes)

    def _code(self, raw: str) -> int:
        code = self._memo.get(raw)
        if code is None:
            word = take_apart(raw)
            forms = [(self.number_of(text_term(form.term, form.width)), form.offset) for form in word.forms]
            if len(forms) == 1:
                code = 2 * forms[0][0] + raw[0].isupper()
            else:
                self._composed.append((forms, word.places))
                code = -len(self._composed)
            self._memo[raw] = code
        return code

    def _add_composed(self, document: int, codes: list[int], place: int, *, prose: bool) -> int:
        numbers, places = [], []
        for at, code in enumerate(codes):
            if code >= 0:
                numbers.append(code)
                places.append(place)
                self._inside.append(prose and at > 0)
                place += 1
            else:
                forms, taken = self._composed[-1 - code]
                for number, offset in forms:
                    numbers.append(2 * number)
                    places.append(place + offset)
                    self._inside.append(0)
                place += taken
        self.extend(document, numbers, places)
        return place

    def occurrences(self) -> Occurrences:
        codes, documents, places = map(_integers, (self._numbers, self._documents, self._places))
        inside = np.frombuffer(self._inside, np.uint8)
        capitals = inside + (inside & codes.astype(np.uint8)) if self._keeps_capitals else inside[:0]
        return Occurrences(list(self.number), codes >> 1, documents, places, capitals)


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
    return np.frombuffer(values, f"u{values.itemsize}") if values else np.zeros(0, f"u{values.itemsize}")


class SegmentBuilder:
    """Collects articles, and gives their columns."""

    def __init__(self) -> None:
        self._texts = {name: _TextField(keeps_capitals=name == TEXT) for name in PLACED_FIELDS}
        self._values = {name: _Terms() for name in (*KEYWORD_FIELDS, *DAY_FIELDS)}
        self._zones = _Terms()
        self._digests = _Lookup("Q")
        self._fingerprints = _Lookup("I")
        self._records: list[bytes] = []
        self._title_number: dict[TitleKey, int] = {}
        self._titles = array("I")
        self._bodies = array("I")
        self._dates, self._paths, self._lines = array("I"), array("I"), array("I")

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
        for name, field in self._texts.items():
            parts = stretches(article, name)
            borders = field.add(document, cut := [_Cut.of(each) for each in parts], gap_after(name))
            if name == TEXT:
                self._add_zones(document, article, parts, cut, borders)
        self._add_values(document, "id", map(keyword_term, article.ids))
        self._add_values(document, "path", (keyword_term(source.path) for source in article.sources))
        spellings = [name for person in article.people for name in spelled(person)]
        self._add_values(document, "spelling", (keyword_term(fold_phrase(s)) for s in spellings))
        self._add_values(document, "name", (keyword_term(term) for s in spellings for term in name_terms(s)))
        self._add_values(document, "date", [day_term(article.date)])
        self._add_values(document, "added", [day_term(article.added)])
        self._dates.append(article.date.toordinal() if article.date else 0)
        self._paths.append(self._values["path"].number_of(keyword_term(article.sources[0].path)))
        self._lines.append(article.sources[0].line)
        self._titles.append(self._title_number.setdefault(title_key(article.title), len(self._title_number)))
        self._records.append(encode_record(article))

    def _add_values(self, document: int, name: str, values: Iterable[bytes]) -> None:
        field = self._values[name]
        numbers = [field.number_of(value) for value in dict.fromkeys(values)]
        field.extend(document, numbers, (0,) * len(numbers))

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
                self._add_zone(document, HEADING_ZONE, [of_heading])
                self._add_zone(document, SECTION_ZONE, [of_section])
        self._bodies.extend((start, after))
        # What is one of its kind is the body: nothing is gained by writing that down.
        if sectioned or len(paragraphs_found) > 1:
            self._add_zone(document, PARAGRAPH_ZONE, paragraphs_found)
        if sectioned or len(sentences_found) > 1:
            self._add_zone(document, SENTENCE_ZONE, sentences_found)
        names = [(b[0], b[-1]) for b, part in zip(borders, parts, strict=True) if part.part == "people"]
        if names:
            self._add_zone(document, NAME_ZONE, names)

    def _add_zone(self, document: int, zone: str, ranges: Sequence[tuple[int, int]]) -> None:
        places = [place for each in ranges for place in each]
        self._zones.extend(document, (self._zones.number_of(zone.encode()),) * len(places), places)

    def columns(self) -> Columns:
        """Return the columns of all articles that were added."""
        fields = self._texts | self._values | {ZONES: self._zones}
        bodies = _integers(self._bodies)
        return Columns(
            fields={name: field.occurrences() for name, field in fields.items()},
            lengths={name: _integers(field.lengths) for name, field in self._texts.items()},
            lookups={"digests": self._digests.lookup(), "fingerprints": self._fingerprints.lookup()},
            records=self._records,
            title_keys=list(self._title_number),
            titles=_integers(self._titles),
            starts=bodies[::2],
            ends=bodies[1::2],
            dates=_integers(self._dates),
            paths=_integers(self._paths),
            lines=_integers(self._lines),
        )


def encode_record(article: Article) -> bytes:
    """Return an article as it is stored."""
    return json.dumps(to_record(article), ensure_ascii=False, separators=(",", ":")).encode()
