"""What an article is rather than what it says: its days, its file, its id, what it has. Nothing here is scored."""

from __future__ import annotations

import re

from index.frozen import changed
from index.ref import Ref
from index.schema import (
    DAY_FIELDS,
    EVENT,
    HEADING_ZONE,
    KEYWORD_FIELDS,
    QUOTATION_ZONE,
    ZONES,
    day_term,
    keyword_term,
    read_event_term,
)
from index.terms import fold_phrase
from search.events import Spoken
from search.leaves import BODY, indexed_field
from search.stretches import ZoneRanges
from search.tree import Pattern

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection

    from index.codec.segment import Segment
    from index.reader import Reader
    from search.periods import Period
    from search.tree import Phrase, Word


UNSCORED_FIELDS = frozenset(("id", "path", "story"))
"""Whose words and patterns are what an article is."""


def days_documents(segment: Segment, name: str, period: Period) -> Collection[int]:
    """Return the documents whose day lies in a period, both ends included."""
    field = segment.field(name)
    dated = field.number_from(day_term(None) + b"\0")
    if period.undated:
        first, last = 0, dated
    else:
        first = field.number_from(day_term(period.start)) if period.start else dated
        last = field.number_from(day_term(period.end) + b"\0") if period.end else len(field)
    return field.documents(first, last) if first < last else ()


def event_documents(segment: Segment, period: Period) -> Collection[int]:
    """Return the documents that speak of a day or period that is meant; of no day where a period is of none."""
    field = segment.field(EVENT)
    if period.undated:
        return set(range(segment.size)).difference(field.documents(0, len(field)))
    spoken = Spoken.of(period)
    numbers = range(field.number_from(spoken.earliest_term), len(field))
    found: set[int] = set()
    for number in numbers:
        first, last = read_event_term(field.term(number))
        if first > spoken.last:
            break
        if spoken.holds(first, last):
            found.update(field.documents(number))
    return found


def keyword_documents(segment: Segment, leaf: Word | Phrase | Pattern) -> Collection[int]:
    """Return the documents whose id or path is as a leaf says."""
    field = segment.field(leaf.field or "")
    if leaf.field == "id" and not isinstance(leaf, Pattern):
        number = field.find(keyword_term(leaf.text))
        return () if number is None else field.documents(number)
    expression = keyword_pattern(leaf)
    values = ((number, term.decode("utf-8", "surrogateescape")) for number, term in field.with_prefix(b""))
    return {d for number, value in values if expression.fullmatch(value) for d in field.documents(number)}


def story_documents(reader: Reader, leaf: Word | Phrase | Pattern) -> list[list[int]]:
    """Return, for each segment, the documents of the stories to which the articles belong whose id is as a leaf says.

    Any report's id will do, not the first one's alone: a story is named after its first report, and an earlier report
    may come.
    """
    named = changed(leaf, field="id")
    founders = {
        reader.founders.founder(Ref(number, document))
        for number, segment in enumerate(reader.segments)
        for document in keyword_documents(segment, named)
        if document not in segment.deleted
    }
    return reader.founders.documents(founders)


def keyword_pattern(leaf: Word | Phrase | Pattern) -> re.Pattern[str]:
    r"""Return what a path must match: the glob as a whole, or as a run of its folders and file name."""
    glob = _linear(leaf.text) if isinstance(leaf, Pattern) else re.escape(leaf.text)
    if leaf.field == "path":
        glob = f"(?:.*/)?{glob.removesuffix('/')}(?:/.*)?"
    return re.compile(glob, re.DOTALL | re.IGNORECASE)


def _linear(glob: str) -> str:
    from search.expansion import linear_glob  # noqa: PLC0415 - most questions have no pattern

    parts = re.findall(r"\\.|.", glob, re.DOTALL)
    return linear_glob({"*": "*", "?": "."}.get(part) or re.escape(part.removeprefix("\\") or part) for part in parts)


def spelling_documents(segment: Segment, name: str) -> Collection[int]:
    """Return the documents that name a person in exactly this spelling, folded."""
    field = segment.field("spelling")
    number = field.find(keyword_term(fold_phrase(name)))
    return () if number is None else field.documents(number)


def has_documents(segment: Segment, what: str) -> Collection[int]:
    """Return the documents that have a date, a person, a quotation or a section under a heading."""
    match what:
        case "date":
            return present_documents(segment, "date")
        case "person":
            return present_documents(segment, "person")
        case "quote":
            return ZoneRanges(segment, QUOTATION_ZONE).documents
        case "section":
            headings = ZoneRanges(segment, HEADING_ZONE)
            return [
                document for document in headings.documents if any(start < end for start, end in headings.of(document))
            ]
    raise ValueError(f"no such thing to have: {what}")


def present_documents(segment: Segment, name: str) -> Collection[int]:
    """Return the documents in which a field of the language holds something."""
    if name in DAY_FIELDS:
        field = segment.field(name)
        dated = field.number_from(day_term(None) + b"\0")
        return field.documents(dated, len(field)) if dated < len(field) else ()
    if name == EVENT:
        field = segment.field(name)
        return set(field.documents(0, len(field)))
    if name in (*KEYWORD_FIELDS, "story"):  # an article that nothing else is like is a story of one
        return range(segment.size)
    if name == ZONES:
        return has_documents(segment, "section")
    if name == BODY:
        bodies = zip(segment.arrays["body.starts"], segment.arrays["body.ends"], strict=True)
        return [document for document, (start, end) in enumerate(bodies) if start < end]
    return [document for document, length in enumerate(segment.lengths(indexed_field(name))) if length]
