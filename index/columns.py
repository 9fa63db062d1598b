"""Articles to the arrays of a segment: every field is analysed in bulk and inverted at once."""

from __future__ import annotations

from array import array
from collections import Counter
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from index.codec.inversion import Arrays, Occurrences, invert, invert_stems, narrow
from index.codec.stored import store
from index.people.names import name_terms
from index.places import gap_after, spelled, stretches, title_key
from index.record import to_record
from index.renditions import fingerprints
from index.schema import (
    DAY_FIELDS,
    HEADING_ZONE,
    KEYWORD_FIELDS,
    NAME_ZONE,
    PARAGRAPH_ZONE,
    PLACED_FIELDS,
    SCHEMA_VERSION,
    SECTION_ZONE,
    SENTENCE_ZONE,
    TEXT,
    ZONES,
    day_term,
    keyword_term,
    read_text_term,
    text_term,
)
from index.sentences import paragraphs, sentences
from index.terms import fold_phrase, prepare, raw_words, stem, take_apart

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
        return Occurrences(list(self.number), self._numbers, self._documents, self._places)


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
    """A field of text: words are taken apart once each, and the memo gives their terms' numbers."""

    def __init__(self) -> None:
        super().__init__()
        self.lengths: list[int] = []
        # A word of one term by that term's number; any other by -1 minus its place in the list.
        self._memo: dict[str, int] = {}
        self._composed: list[tuple[list[tuple[int, int]], int]] = []
        self._inside: Counter[str] = Counter()  # words of prose that do not begin a sentence

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
                raws = raw_words(piece)
                if counts:
                    self._inside.update(raws[1:])
                place = self._add_words(document, raws, place)
                each.append(place)
            borders.append(each)
            length += place - start
            place += gap
        self.lengths.append(length)
        return borders

    def _add_words(self, document: int, raws: Sequence[str], place: int) -> int:
        memo = self._memo
        try:
            codes = [memo[raw] for raw in raws]
        except KeyError:
            codes = [self._code(raw) for raw in raws]
        if codes and min(codes) < 0:
            return self._add_composed(document, codes, place)
        self.extend(document, codes, range(place, place + len(codes)))
        return place + len(codes)

    def _code(self, raw: str) -> int:
        code = self._memo.get(raw)
        if code is None:
            word = take_apart(raw)
            forms = [(self.number_of(text_term(form.term, form.width)), form.offset) for form in word.forms]
            if len(forms) == 1:
                code = forms[0][0]
            else:
                self._composed.append((forms, word.places))
                code = -len(self._composed)
            self._memo[raw] = code
        return code

    def _add_composed(self, document: int, codes: list[int], place: int) -> int:
        numbers, places = [], []
        for code in codes:
            if code >= 0:
                numbers.append(code)
                places.append(place)
                place += 1
            else:
                forms, taken = self._composed[-1 - code]
                for number, offset in forms:
                    numbers.append(number)
                    places.append(place + offset)
                place += taken
        self.extend(document, numbers, places)
        return place

    def capitals(self) -> tuple[list[int], list[int]]:
        """Return, for each term, how often it stands inside a sentence, and how often capitalised there.

        Words of several terms are not counted.
        """
        uses, capitals = [0] * len(self.number), [0] * len(self.number)
        for raw, count in self._inside.items():
            number = self._memo[raw]
            if number >= 0:
                uses[number] += count
                capitals[number] += count * raw[0].isupper()
        return uses, capitals


def _stem_term(term: bytes) -> bytes:
    text, width = read_text_term(term)
    return text_term(stem(text), width)


class _Lookup:
    """Numbers and the documents that they lead to: sorted, so that a number is found in place."""

    def __init__(self, kind: str) -> None:
        self._kind = kind
        self._numbers, self._documents = array(kind), array("H")

    def extend(self, document: int, numbers: Iterable[int]) -> None:
        before = len(self._numbers)
        self._numbers.extend(numbers)
        self._documents.extend((document,) * (len(self._numbers) - before))

    def arrays(self, name: str) -> Arrays:
        numbers = np.array(self._numbers, {"Q": "<u8", "I": "<u4"}[self._kind])
        documents = np.array(self._documents, "<u2")
        order = np.lexsort((documents, numbers))
        return {
            f"{name}.numbers": (self._kind, numbers[order].tobytes()),
            f"{name}.documents": ("H", documents[order].tobytes()),
        }


class SegmentBuilder:
    """Collects articles and gives the arrays of the segment that holds them."""

    def __init__(self) -> None:
        self._texts = {name: _TextField() for name in PLACED_FIELDS}
        self._values = {name: _Terms() for name in (*KEYWORD_FIELDS, *DAY_FIELDS)}
        self._zones = _Terms()
        self._digests = _Lookup("Q")
        self._fingerprints = _Lookup("I")
        self._records: list[dict[str, Any]] = []
        self._bodies = array("I")
        self._dates = array("I")
        self._paths: list[bytes] = []
        self._lines = array("I")

    def __len__(self) -> int:
        return len(self._records)

    def add(self, article: Article, digests: Iterable[int]) -> None:
        """Take in an article; they are numbered in the order in which they come.

        Args:
            article: What is indexed.
            digests: Those of its renditions, by which a later run sees that they are as they were.
        """
        document = len(self._records)
        self._digests.extend(document, digests)
        self._fingerprints.extend(document, fingerprints(article.body))
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
        self._paths.append(keyword_term(article.sources[0].path))
        self._lines.append(article.sources[0].line)
        self._records.append(to_record(article))

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

    def finish(self) -> tuple[Arrays, dict[str, Any]]:
        """Return the arrays and what the file says beside them."""
        arrays: Arrays = {}
        lengths, longest = {}, {}
        for name, field in self._texts.items():
            found, order = invert(name, field.occurrences(), placed=True)
            arrays |= found
            arrays[f"{name}.lengths"] = narrow(np.array(field.lengths, np.int64))
            lengths[name], longest[name] = sum(field.lengths), max(field.lengths, default=0)
            if name == TEXT:
                terms = list(field.number)
                arrays |= invert_stems([terms[number] for number in order], _stem_term)
                for what, counts in zip(("uses", "capitals"), field.capitals(), strict=True):
                    arrays[f"{name}.{what}"] = narrow(np.array(counts, np.int64)[order])
        for name, values in self._values.items():
            arrays |= invert(name, values.occurrences(), placed=False)[0]
        arrays |= invert(ZONES, self._zones.occurrences(), placed=True)[0]
        arrays |= self._digests.arrays("digests") | self._fingerprints.arrays("fingerprints")
        arrays |= self._columns()
        arrays |= store(self._records)
        return arrays, {"schema": SCHEMA_VERSION, "documents": len(self), "lengths": lengths, "longest": longest}

    def _columns(self) -> Arrays:
        number = {path: i for i, path in enumerate(sorted(self._values["path"].number))}
        keys = [title_key(record.get("title")) for record in self._records]
        rank = {key: i for i, key in enumerate(sorted(set(keys)))}
        bodies = np.frombuffer(self._bodies, np.uint32)
        return {
            "body.starts": narrow(bodies[::2]),
            "body.ends": narrow(bodies[1::2]),
            "date.column": ("I", np.frombuffer(self._dates, np.uint32).astype("<u4").tobytes()),
            "line.column": narrow(np.frombuffer(self._lines, np.uint32)),
            "path.column": narrow(np.array([number[path] for path in self._paths], np.int64)),
            "title.rank": narrow(np.array([rank[key] for key in keys], np.int64)),
        }
