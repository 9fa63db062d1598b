"""Where a word, a phrase or a nearness occurs in one field of one segment.

Every kind of occurrence answers the same three questions: in which documents, how often in each, and at which
intervals of places in one of them.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from bisect import bisect_left
from functools import cached_property, partial
from itertools import accumulate

from search.nearness import as_hulls, chain, least_hulls, near, taking_part, union, windows

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

    from index.codec.segment import Field, Postings, Segment
    from search.nearness import Hulls, Interval


_LOOK_UP = 20
"""What it costs to look a document up in a term, in postings read one after the other."""


class Occurrences(ABC):
    """Something that occurs in documents of a segment."""

    @property
    @abstractmethod
    def documents(self) -> Collection[int]:
        """The documents in which it may occur; those in which it does are among them."""

    @abstractmethod
    def intervals(self, document: int) -> list[Interval]:
        """Return where it occurs in a document, ascending; empty where it does not."""

    def gathered(self, wanted: Collection[int]) -> Mapping[int, list[Interval]]:
        """Return where it occurs in those of some documents in which it does."""
        terms = list(self.terms()) if self.is_union else []
        if terms and len(wanted) * len(terms) * _LOOK_UP > self.cost:
            return _gathered(terms, wanted)
        return {document: found for document in wanted if (found := self.intervals(document))}

    def counts(self) -> Iterable[tuple[int, int, int]]:
        """Yield documents, how often it occurs in each, and at which place first.

        A document may come several times: then its counts are to be added up, and the least place is the first.
        """
        for document in self.documents:
            if found := self.intervals(document):
                yield document, len(found), found[0][0]

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

    @property
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

    def _find(self, document: int) -> int:
        """Return where a document stands among those that have the term; -1 where it does not."""
        documents = self.postings.documents
        count = len(documents)
        if not count:
            return -1
        # What nearly all documents have stands near the number of the document.
        missing = documents[-1] + 1 - count
        at = bisect_left(documents, document, min(max(0, document - missing), count), min(document + 1, count))
        return at if at < count and documents[at] == document else -1

    def stands_in(self, document: int) -> bool:
        """Tell whether a document has the term."""
        return self._find(document) >= 0

    def intervals(self, document: int) -> list[Interval]:
        """Return where the term stands."""
        width = self.width
        return [(place, place + width) for place in self.places(document)]

    def places(self, document: int) -> list[int]:
        """Return the places at which the term stands, ascending; none where it does not."""
        at = self._find(document)
        if at < 0:
            return []
        end, (_, frequencies, places) = self._ends[at], self.postings
        return places[end - frequencies[at] : end].tolist()

    def counts(self) -> Iterable[tuple[int, int, int]]:
        """Return each document, how often the term stands in it, and at which place first."""
        documents, frequencies, places = self.postings
        if len(places) > len(documents):
            # Places ascend in each document.
            firsts = map(places.__getitem__, accumulate(frequencies, initial=0))
            return zip(documents, frequencies, firsts, strict=False)
        return zip(documents, frequencies, places, strict=True)


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

    @cached_property
    def is_union(self) -> bool:
        """Whether its parts are."""
        return all(part.is_union for part in self.parts)

    def terms(self) -> Iterable[Term]:
        """Yield the terms of all of them."""
        for part in self.parts:
            yield from part.terms()

    def counts(self) -> Iterable[tuple[int, int, int]]:
        """Yield the counts of each of them."""
        for part in self.parts:
            yield from part.counts()

    @cached_property
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
        """Places are looked at in every document that may have all: five times the work of reading a posting."""
        costs = [part.cost for part in self.parts]
        return sum(costs) + 5 * min(costs)

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


def either(parts: Sequence[Occurrences]) -> Occurrences:
    """Return what occurs where any of the parts does."""
    if not parts:
        return Nowhere()
    return parts[0] if len(parts) == 1 else Either(parts)


def _gathered(terms: Iterable[Term], wanted: Collection[int]) -> Mapping[int, list[Interval]]:
    """Return where any of some terms occurs in those of some documents in which it does, ascending."""
    found: dict[int, list[Interval]] = {}
    several: set[int] = set()
    for term in terms:
        documents, frequencies, places = term.postings
        width, end = term.width, 0
        for document, frequency in zip(documents, frequencies, strict=True):
            start, end = end, end + frequency
            if document in wanted:
                intervals = [(place, place + width) for place in places[start:end]]
                if document in found:
                    found[document] += intervals
                    several.add(document)
                else:
                    found[document] = intervals
    for document in several:
        found[document] = sorted(set(found[document]))
    return found
