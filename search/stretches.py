"""Stretches of the places of a field: the ranges of a zone in a document, and what a nearness never crosses."""

from __future__ import annotations

from bisect import bisect_right

from index.schema import HEADING_ZONE, NAME_ZONE, SECTION_ZONE, TEXT, ZONES
from search.occurrences import Term

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from index.codec.segment import Postings, Segment
    from search.nearness import Interval

_ENDLESS = 1 << 30  # behind every place


class ZoneRanges:
    """Where a zone stands in the documents of a segment, looked up by document.

    Args:
        segment: The segment.
        zone: The term that names it.
    """

    def __init__(self, segment: Segment, zone: str) -> None:
        field = segment.field(ZONES)
        number = field.find(zone.encode())
        self._term = None if number is None else Term(field, number, 1)

    @property
    def documents(self) -> Collection[int]:
        """The documents that have the zone, ascending."""
        return self._term.documents if self._term else ()

    @property
    def postings(self) -> Postings | None:
        """The documents that have the zone, and its starts and ends in turn as places; None where none has it."""
        return self._term.postings if self._term else None

    def __contains__(self, document: int) -> bool:
        return self._term is not None and self._term.stands_in(document)

    def of(self, document: int) -> list[Interval]:
        """Return the ranges of a document, ascending; none where it does not have the zone."""
        flat = self._term.places(document) if self._term else []
        return list(zip(flat[::2], flat[1::2], strict=True))


def bounds_finder(segment: Segment, name: str) -> Callable[[int, int], Interval]:
    """Return a function from a document and a place of a field to the half-open stretch that the place lies in.

    In the text those are title, dek, headings, sections and names. The values of other fields are kept apart by more
    places than a nearness reaches.
    """
    if name != TEXT:
        return lambda _document, _place: (0, _ENDLESS)
    titles = segment.lengths("title")
    known: dict[int, list[int]] = {}
    zones = [ZoneRanges(segment, zone) for zone in (HEADING_ZONE, SECTION_ZONE, NAME_ZONE)]

    def bounds(document: int, place: int) -> Interval:
        if document not in known:
            starts = {start for zone in zones for start, end in zone.of(document) if start < end}
            known[document] = sorted({0, titles[document], *segment.body(document), *starts, _ENDLESS})
        borders = known[document]
        at = bisect_right(borders, place)
        return borders[at - 1], borders[at]

    return bounds
