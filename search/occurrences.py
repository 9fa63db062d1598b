"""Where a word, a phrase or a nearness occurs in one field of one segment.

Every kind of occurrence answers the same three questions: in which documents, how often in each, and at which
intervals of places in one of them.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from bisect import bisect_left, bisect_right
from collections import Counter
from functools import cached_property, partial
from itertools import accumulate
from typing import TYPE_CHECKING

from index.schema import HEADING_ZONE, NAME_ZONE, SECTION_ZONE, TEXT, ZONES
from index.terms import Word, stem
from search.nearness import as_hulls, chain, inside, least_hulls, near, taking_part, union, windows

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

    from index.codec.segment import Field, Postings, Segment
    from search.nearness import Hulls, Interval

_ENDLESS = 1 << 30  # behind every place


class Occurrences(ABC):
    """Something that occurs in documents of a segment."""

    @property
    @abstractmethod
    def documents(self) -> Collection[int]:
        """The documents in which it may occur; those in which it does are among them."""

    @abstractmethod
    def intervals(self, document: int) -> list[Interval]:
        """Return where it occurs in a document, ascending; empty where it does not."""

    def counts(self, limit: int) -> Iterable[tuple[int, int, int]]:
        """Yield documents, how often it occurs in each, and how often it begins there before a place.

        A document may come several times: then its counts are to be added up.
        """
        for document in self.documents:
            if found := self.intervals(document):
                yield document, len(found), bisect_left(found, (limit,))

    @property
    def cost(self) -> int:
        """What it costs in plain Python to know documents and counts, in postings read."""
        return len(self.documents)

    @property
    def is_union(self) -> bool:
        """Whether it occurs wherever one of its terms does, and nowhere else."""
        return False

    def terms(self) -> Iterable[Term]:
        """Yield the terms of a union."""
        return ()


class Nowhere(Occurrences):
    """What no document has."""

    @property
    def is_union(self) -> bool:
        """Of no terms."""
        return True

    @property
    def documents(self) -> Collection[int]:
        """None."""
        return ()

    def intervals(self, document: int) -> list[Interval]:  # noqa: ARG002
        """Return nothing."""
        return []


class Term(Occurrences):
    """One term of the dictionary, which takes ``width`` places."""

    def __init__(self, field: Field, number: int, width: int) -> None:
        self._field, self.number, self.width = field, number, width

    @cached_property
    def postings(self) -> Postings:
        """Those of the term."""
        return self._field.postings(self.number)

    @property
    def cost(self) -> int:
        """How many documents have the term."""
        return self._field.document_count(self.number)

    @property
    def is_union(self) -> bool:
        """Of one term."""
        return True

    def terms(self) -> Iterable[Term]:
        """Yield itself."""
        yield self

    @cached_property
    def _ends(self) -> list[int]:
        return list(accumulate(self.postings.frequencies))

    @property
    def documents(self) -> Collection[int]:
        """The documents that have the term, ascending."""
        return self.postings.documents

    def intervals(self, document: int) -> list[Interval]:
        """Return where the term stands."""
        documents = self.postings.documents
        at = bisect_left(documents, document)
        if at == len(documents) or documents[at] != document:
            return []
        end, width = self._ends[at], self.width
        return [(place, place + width) for place in self.postings.places[end - self.postings.frequencies[at] : end]]

    def counts(self, limit: int) -> Iterable[tuple[int, int, int]]:
        """Yield each document, how often the term stands in it, and how often before a place."""
        documents, frequencies, places = self.postings
        if not limit:
            yield from ((document, frequency, 0) for document, frequency in zip(documents, frequencies, strict=True))
        elif len(places) == len(documents):
            yield from ((document, 1, place < limit) for document, place in zip(documents, places, strict=True))
        else:
            at = 0
            for document, frequency in zip(documents, frequencies, strict=True):
                first, at = at, at + frequency
                # Places ascend: that none is in the lead is seen at the first.
                yield document, frequency, bisect_left(places, limit, first, at) - first if places[first] < limit else 0


class Either(Occurrences):
    """What occurs where any of several does."""

    def __init__(self, parts: Sequence[Occurrences]) -> None:
        self.parts = parts

    @cached_property
    def documents(self) -> Collection[int]:
        """The documents of all of them."""
        return set().union(*(part.documents for part in self.parts))

    def intervals(self, document: int) -> list[Interval]:
        """Return where any of them occurs."""
        return union([part.intervals(document) for part in self.parts])

    @property
    def is_union(self) -> bool:
        """Whether its parts are."""
        return all(part.is_union for part in self.parts)

    def terms(self) -> Iterable[Term]:
        """Yield the terms of all of them."""
        for part in self.parts:
            yield from part.terms()

    def counts(self, limit: int) -> Iterable[tuple[int, int, int]]:
        """Yield the counts of each of them."""
        for part in self.parts:
            yield from part.counts(limit)

    @property
    def cost(self) -> int:
        """How many postings all of them have."""
        return sum(part.cost for part in self.parts)


class _Together(Occurrences):
    """What needs all of several in one document."""

    def __init__(self, parts: Sequence[Occurrences]) -> None:
        self.parts = parts
        self._known: dict[int, list[Interval]] = {}

    @property
    def cost(self) -> int:
        """Places are looked at in every document that may have all of them: ten times the work of reading a posting."""
        costs = [part.cost for part in self.parts]
        return sum(costs) + 10 * min(costs)

    @cached_property
    def documents(self) -> Collection[int]:
        """The documents that have all of them."""
        fewest, *others = sorted((part.documents for part in self.parts), key=len)
        found = set(fewest)
        for other in others:
            found.intersection_update(other)
        return found

    def intervals(self, document: int) -> list[Interval]:
        """Return where they occur as they should."""
        if document not in self._known:
            self._known[document] = self._find(document)
        return self._known[document]

    @abstractmethod
    def _find(self, document: int) -> list[Interval]: ...


class Chain(_Together):
    """One after the other, nothing between."""

    def _find(self, document: int) -> list[Interval]:
        found = self.parts[0].intervals(document)
        for part in self.parts[1:]:
            if not found:
                break
            found = chain(found, part.intervals(document))
        return found


class Whole(Occurrences):
    """A name of several words that stands for itself, not for a part of a longer one."""

    def __init__(self, name: Occurrences, documents: Collection[int]) -> None:
        self._name, self._documents = name, documents

    @property
    def documents(self) -> Collection[int]:
        """The documents that know somebody by it."""
        return self._documents

    def intervals(self, document: int) -> list[Interval]:
        """Return where the name stands."""
        return self._name.intervals(document)


class InBody(Occurrences):
    """What of the occurrences in a text stands in the body."""

    def __init__(self, within: Occurrences, segment: Segment) -> None:
        self.within, self._segment = within, segment

    @property
    def documents(self) -> Collection[int]:
        """The documents whose text has it."""
        return self.within.documents

    @property
    def cost(self) -> int:
        """That of finding it in the text."""
        return self.within.cost

    def intervals(self, document: int) -> list[Interval]:
        """Return where it stands in the body, in places of the text."""
        return self.kept(document, self.within.intervals(document))

    def kept(self, document: int, intervals: Iterable[Interval]) -> list[Interval]:
        """Return those of the intervals that lie in the body of a document."""
        start, end = self._segment.body(document)
        return [each for each in intervals if start <= each[0] and each[1] <= end]


class Window(_Together):
    """All in any order, at most so many other words among them."""

    def __init__(
        self, counted: Sequence[tuple[Occurrences, int]], others: int, bounds: Callable[[int, int], Interval]
    ) -> None:
        super().__init__([part for part, _ in counted])
        self._counted, self._others, self._bounds = counted, others, bounds

    def _find(self, document: int) -> list[Interval]:
        words = [(part.intervals(document), count) for part, count in self._counted]
        return windows(words, self._others, lambda place: self._bounds(document, place))


class Nearby(_Together):
    """Two near each other; what is near them in turn is near the hull of both."""

    def __init__(
        self,
        left: Occurrences,
        right: Occurrences,
        between: int,
        bounds: Callable[[int, int], Interval],
        *,
        ordered: bool,
    ) -> None:
        super().__init__([left, right])
        self._between, self._ordered, self._bounds = between, ordered, bounds

    def hulls(self, document: int) -> Hulls:
        """Return all hulls of the two in a document."""
        left, right = self.parts
        hulls = left.hulls(document) if isinstance(left, Nearby) else as_hulls(left.intervals(document))
        bounds = partial(self._bounds, document)
        return near(hulls, right.intervals(document), self._between, bounds, ordered=self._ordered)

    def taking_part(self, document: int) -> list[Interval]:
        """Return what of the two is near the other; of a chain, what is near its neighbour."""
        left, right = self.parts
        mine = left.parts[1] if isinstance(left, Nearby) else left
        bounds = partial(self._bounds, document)
        sides = taking_part(
            mine.intervals(document), right.intervals(document), self._between, bounds, ordered=self._ordered
        )
        before = left.taking_part(document) if isinstance(left, Nearby) else []
        return sorted({*before, *sides[0], *sides[1]})

    def _find(self, document: int) -> list[Interval]:
        return least_hulls(self.hulls(document))


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


def either(parts: Sequence[Occurrences]) -> Occurrences:
    """Return what occurs where any of the parts does."""
    if not parts:
        return Nowhere()
    return parts[0] if len(parts) == 1 else Either(parts)


def bounds_finder(segment: Segment, name: str) -> Callable[[int, int], Interval]:
    """Return a function from a document and a place of a field to the half-open stretch that the place lies in.

    In the text those are title, dek, headings, sections and names. The values of other fields are kept apart by more
    places than a nearness reaches.
    """
    if name != TEXT:
        return lambda _document, _place: (0, _ENDLESS)
    titles = segment.lengths("title")
    known: dict[int, list[int]] = {}

    def bounds(document: int, place: int) -> Interval:
        if document not in known:
            zones = (zone_ranges(segment, zone, document) for zone in (HEADING_ZONE, SECTION_ZONE, NAME_ZONE))
            starts = {start for ranges in zones for start, end in ranges if start < end}
            known[document] = sorted({0, titles[document], *segment.body(document), *starts, _ENDLESS})
        borders = known[document]
        at = bisect_right(borders, place)
        return borders[at - 1], borders[at]

    return bounds


def zone_ranges(segment: Segment, zone: str, document: int) -> list[Interval]:
    """Return the ranges of a zone in a document's body, in order; none where there is one section under no heading."""
    field = segment.field(ZONES)
    number = field.find(zone.encode())
    if number is None:
        return []
    flat = [start for start, _ in Term(field, number, 1).intervals(document)]
    return list(zip(flat[::2], flat[1::2], strict=True))


def zone_documents(segment: Segment, zone: str) -> Mapping[int, list[Interval]]:
    """Return the ranges of a zone by document."""
    field = segment.field(ZONES)
    number = field.find(zone.encode())
    if number is None:
        return {}
    return {
        document: list(zip(places[::2], places[1::2], strict=True))
        for document, places in field.postings(number).by_document()
    }


def to_mark(occurrences: Occurrences, document: int) -> list[Interval]:
    """Return what is marked of occurrences: a phrase as one, of a nearness and of a loose phrase their words."""
    if isinstance(occurrences, InBody):
        return occurrences.kept(document, to_mark(occurrences.within, document))
    if isinstance(occurrences, Nearby):
        return occurrences.taking_part(document) if occurrences.intervals(document) else []
    if isinstance(occurrences, Window):
        windows = occurrences.intervals(document)
        within = (inside(part.intervals(document), _merged(windows)) for part in occurrences.parts)
        return sorted({interval for found in within for intervals in found.values() for interval in intervals})
    return occurrences.intervals(document)


def _merged(windows: Sequence[Interval]) -> list[Interval]:
    """Return windows that overlap as one."""
    merged: list[Interval] = []
    for start, end in windows:
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
