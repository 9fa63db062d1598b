"""What of a question stands where in an article: ranges of characters, from the places that matched."""

from __future__ import annotations

from bisect import bisect_right

from index.frozen import NamedTuple
from index.places import gap_after, placed_words, spelled, stretches
from index.schema import TEXT
from index.span import Span
from index.terms import fold_phrase
from search.events import Spoken
from search.filters import UNSCORED_FIELDS
from search.leaves import BODY, indexed_field
from search.marked import to_mark
from search.nearness import inside
from search.tree import And, Boost, Days, Exactly, Near, Node, Or, Pattern, Phrase, Word, Zone

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from index.article import Article
    from index.codec.segment import Segment
    from index.days.mention import Mention
    from search.leaves import Leaf, Leaves
    from search.nearness import Interval
    from search.periods import Period

    Asked = Leaf | Exactly | Zone | Days


class Mark(NamedTuple):
    """A half-open range of code points that matches, and which of the question's leaves it matches."""

    start: int
    end: int
    leaf: int


class Marker:
    """Marks the articles of one segment.

    Args:
        tree: The question.
        leaves: Where its leaves occur.
        segment: The segment.
        number: Its number in the index.
    """

    def __init__(self, tree: Node, leaves: Leaves, segment: Segment, number: int) -> None:
        self._tree, self._leaves, self._segment, self._number = tree, leaves, segment, number
        self._asked = list(dict.fromkeys(_asked(tree)))
        self._in_zones: dict[Zone, Callable[[int], list[Interval]]] = {}

    def marks(self, article: Article, document: int) -> Mapping[str, list[Mark]]:
        """Return what matches in the title, the dek and the body of an article, ascending, by these names."""
        found: dict[str, list[Mark]] = {"title": [], "dek": [], "body": []}
        spans = _PlaceSpans(article, TEXT)
        for leaf_number, (leaf, zone) in enumerate(self._asked):
            for part, span in self._of(leaf, zone, article, document, spans):
                if part in found:
                    found[part].append(Mark(span.start, span.end, leaf_number))
        return {part: sorted(marks) for part, marks in found.items()}

    def days(self, article: Article) -> list[Mention]:
        """Return the days and periods of the body that the question asks for, ascending, each once."""
        periods = [node.period for node, _ in self._asked if isinstance(node, Days)]
        meant = {(day.start, day.end): day for period in periods for day in _days_meant(article, period)}
        return [meant[span] for span in sorted(meant)]

    def quoted(self, article: Article, document: int) -> list[Span] | None:
        """Return what of an article's quotations the question asks for; None where it asks for none in particular."""
        zones = dict.fromkeys(_said(self._tree))
        if not zones:
            return None
        spans = _PlaceSpans(article, TEXT)
        return [span for zone in zones for _, span in spans.of(self._ranges(zone)(document))]

    def _of(
        self, leaf: Asked, zone: Zone | None, article: Article, document: int, spans: _PlaceSpans
    ) -> Iterator[tuple[str, Span]]:
        if isinstance(leaf, Exactly):
            yield from (("body", span) for span in self._spelled(article, fold_phrase(leaf.text)))
        elif isinstance(leaf, Days):
            yield from (("body", Span(day.start, day.end)) for day in _days_meant(article, leaf.period))
        elif isinstance(leaf, Zone):
            yield from spans.of(self._ranges(leaf)(document))
        elif zone:
            yield from self._in_zone(leaf, zone, document, spans)
        else:
            field = indexed_field(leaf.field)
            if field == "people":
                yield from (("body", span) for span in self._mentions(leaf, article, document, spans))
                return
            of_field = spans if field in (TEXT, BODY) else _PlaceSpans(article, field)
            marked = list(of_field.of(to_mark(self._leaves.of(leaf, self._number), document)))
            yield from marked
            if any(part == "people" for part, _ in marked):
                yield from (("body", span) for span in self._mentions(leaf, article, document, spans))

    def _mentions(self, leaf: Leaf, article: Article, document: int, spans: _PlaceSpans) -> Iterator[Span]:
        """Yield, of the mentions of the people whose names match, the words that were asked for, else all of it."""
        places = {start for start, _ in self._leaves.in_field(leaf, self._number, "people").intervals(document)}
        if not places:
            return
        written = self._leaves.as_written(leaf, self._number, TEXT).intervals(document)
        asked = [span for part, span in spans.of(written) if part == "body"]
        for person in _people_at(article, places):
            for mention in article.people[person].mentions:
                yield from [span for span in asked if mention.start <= span.start < mention.end] or [mention]

    def _in_zone(self, leaf: Leaf, zone: Zone, document: int, spans: _PlaceSpans) -> Iterator[tuple[str, Span]]:
        occurrences = self._leaves.in_field(leaf, self._number, BODY)
        kept = inside(to_mark(occurrences, document), self._ranges(zone)(document))
        yield from spans.of(interval for intervals in kept.values() for interval in intervals)

    def _ranges(self, zone: Zone) -> Callable[[int], list[Interval]]:
        """Return what gives, for a document, the ranges of a zone in which what is asked for stands."""
        if zone not in self._in_zones:
            from search.zones import Inside, ranges_of  # noqa: PLC0415 - most questions have none

            zones = ranges_of(zone, self._segment, self._leaves, self._number)
            if zone.child is None:
                self._in_zones[zone] = zones.of
            else:
                child = zone.child
                self._in_zones[zone] = lambda document: Inside(
                    child, self._leaves, self._number, zones, (document,)
                ).matches.get(document, [])
        return self._in_zones[zone]

    @staticmethod
    def _spelled(article: Article, wanted: str) -> Iterator[Span]:
        for person in article.people:
            yield from (m for m in person.mentions if fold_phrase(article.body[m.start : m.end]) == wanted)


def _people_at(article: Article, places: set[int]) -> list[int]:
    """Return the numbers of the people in whose names these places of the field lie."""
    owners = [number for number, person in enumerate(article.people) for _ in spelled(person)]
    found: dict[int, None] = {}
    place = 0
    for owner, stretch in zip(owners, stretches(article, "people"), strict=True):
        end = place + sum(word.word.places for word in placed_words([stretch], 0))
        if any(place <= each < end for each in places):
            found[owner] = None
        place = end + gap_after("people")
    return list(found)


class _PlaceSpans:
    """From intervals of places in a field to ranges of characters in the part of the article that they lie in."""

    def __init__(self, article: Article, field: str) -> None:
        self._words = list(placed_words(stretches(article, field), gap_after(field)))
        self._places = [word.place for word in self._words]

    def of(self, intervals: Iterable[Interval]) -> Iterator[tuple[str, Span]]:
        for start, end in intervals:
            first = self._words[bisect_right(self._places, start) - 1]
            last = self._words[bisect_right(self._places, end - 1) - 1]
            yield first.part, Span(first.start, last.end)


def _days_meant(article: Article, period: Period) -> list[Mention]:
    """Return the days and periods that an article speaks of and a period that is asked for means."""
    if period.undated:
        return []
    spoken = Spoken.of(period)
    return [day for day in article.days if spoken.holds(day.first.toordinal(), day.last.toordinal())]


def _said(node: Node) -> Iterator[Zone]:
    """Yield the quotations that are asked for, not shut out."""
    match node:
        case And() | Or():
            for child in node.children:
                yield from _said(child)
        case Boost():
            yield from _said(node.child)
        case Zone(kind="said"):
            yield node


def _asked(node: Node, zone: Zone | None = None) -> Iterator[tuple[Asked, Zone | None]]:
    """Yield the leaves that are asked for, and the zone that each is asked for in."""
    match node:
        case And() | Or():
            for child in node.children:
                yield from _asked(child, zone)
        case Boost():
            yield from _asked(node.child, zone)
        case Zone(child=Node() as child):
            yield from _asked(child, node)
        case Zone(kind="said") | Days(field="event"):
            yield node, None
        case Word() | Phrase() | Pattern() if node.field in UNSCORED_FIELDS:
            return
        case Word() | Phrase() | Pattern() | Near() | Exactly():
            yield node, zone
