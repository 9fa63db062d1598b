"""The fields of the index: what is analysed how, and what the index is good for if a field changes.

Fields of text hold terms with places. ``text`` is all that a word without a field is looked for in: title, dek, body
and what only the metadata says of people, one after the other in one row of places. Its terms are also found by light
stem: a stem has no postings, it leads to its forms. A term that lies over several places (``cease-fire`` as
``ceasefire``) is written with its width behind it, so that every term has one width. ``zones`` hold ranges of places in
``text``, a start and an end in turn; those of quotations stand there once under ``quotation`` and, where it is known
who speaks, once more under that name.
"""

from __future__ import annotations

import struct

from index.terms import fold_phrase

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime

SCHEMA_VERSION = 4
"""Raised when a field changes its meaning: an index of another version is rebuilt, never misread."""

TEXT = "text"

STEMMED_FIELDS = (TEXT, "title", "dek")
"""Searched by stem where a plain word is asked for."""

UNSTEMMED_FIELDS = ("people", "sections", "role", "author", "source", "cites", "topic")
"""Words as written, folded."""

PLACED_FIELDS = (*STEMMED_FIELDS, *UNSTEMMED_FIELDS)

KEYWORD_FIELDS = ("id", "path", "spelling", "name")
"""One term a value: ids and paths as they are, spellings of people folded, and by the keys of their words."""

DAY_FIELDS = ("date", "added")

EVENT = "event"
"""The days and periods that bodies speak of, one term each."""

VALUE_FIELDS = (*KEYWORD_FIELDS, *DAY_FIELDS, EVENT)
"""Without places: which documents have a term."""

ZONES = "zones"
SECTION_ZONE, HEADING_ZONE, PARAGRAPH_ZONE, SENTENCE_ZONE = "section", "heading", "paragraph", "sentence"
QUOTATION_ZONE = "quotation"
SPEAKER_ZONES = "said:"
"""What the names of zones of one speaker begin with."""
NAME_ZONE = "name"
"""The names behind the body that only the metadata gives."""

_WIDTH = "\x1f"  # sorts before every letter and digit, so that the widths of a term follow it in the dictionary


def text_term(term: str, width: int = 1) -> bytes:
    """Return the dictionary's form of a term that takes ``width`` places."""
    return (term if width == 1 else f"{term}{_WIDTH}{width}").encode("utf-8", "surrogatepass")


def read_text_term(term: bytes) -> tuple[str, int]:
    """Return the term and the places it takes."""
    text, _, width = term.decode("utf-8", "surrogatepass").partition(_WIDTH)
    return text, int(width or 1)


def widths_prefix(term: str) -> bytes:
    """Return what the dictionary's forms of a term with several places begin with."""
    return f"{term}{_WIDTH}".encode("utf-8", "surrogatepass")


def keyword_term(value: str) -> bytes:
    """Return the dictionary's form of a value that is looked up whole; file names need not be UTF-8."""
    return value.encode("utf-8", "surrogateescape")


def day_term(day: datetime.date | None) -> bytes:
    """Return the dictionary's form of a day; no day sorts before every day.

    The bytes are those of Whoosh's ``NUMERIC(int, 32, shift_step=0)``: a zero for the precision, then the number with
    its sign turned over, big-endian.
    """
    return struct.pack(">BI", 0, (day.toordinal() if day else 0) ^ 0x80000000)


def read_day_term(term: bytes) -> int:
    """Return the ordinal of a day in its dictionary form, 0 for no day."""
    ordinal: int = struct.unpack(">BI", term)[1] ^ 0x80000000
    return ordinal


def speaker_zone(speaker: str) -> str:
    """Return the name of the zone of what somebody is quoted as saying."""
    return SPEAKER_ZONES + fold_phrase(speaker)


def event_term(first: datetime.date, last: datetime.date) -> bytes:
    """Return the dictionary's form of a day or period that is spoken of: by its first day, then by its last."""
    return struct.pack(">II", first.toordinal(), last.toordinal())


def read_event_term(term: bytes) -> tuple[int, int]:
    """Return the ordinals of the first and the last day of a period in its dictionary form."""
    first, last = struct.unpack(">II", term)
    return first, last
