"""The fields of the query language: their names, what they match, and an example of each."""

from __future__ import annotations

from enum import Enum

from index.frozen import frozen
from search.edits import edits

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable


class Kind(Enum):
    """What may stand behind a field's colon."""

    TEXT = "text"  # words of the article
    PERSON = "person"  # words of a name; "=" for one spelling
    NAME = "name"  # words of a short value: a role, an author, a publisher
    DAY = "day"  # days, ranges and comparisons
    KEYWORD = "keyword"  # one value, whole
    GLOB = "glob"  # one value, whole, or a glob
    ZONE = "zone"  # a name, and what stands inside the zones of that name
    HAS = "has"  # what an article may have or lack


@frozen
class Field:
    """One field of the query language.

    Attributes:
        name: Its canonical name, without the colon.
        kind: What may stand behind the colon.
        matches: What it matches, in one line.
        example: A question that uses it.
        also: Other names for it.
        built: False while nothing answers it; it is then an unknown field.
    """

    name: str
    kind: Kind
    matches: str
    example: str
    also: tuple[str, ...] = ()
    built: bool = True


COMPARISONS = {"after": ">", "since": ">=", "before": "<", "until": "<="}
"""Names that compare the day of publication, and the comparison that each stands for."""

PLANNED = (
    Field("text", Kind.TEXT, "title, dek, body and people", "text:ceasefire"),
    Field("title", Kind.TEXT, "the headline", 'title:"peace talks"', ("headline",)),
    Field("dek", Kind.TEXT, "the standfirst", "dek:tariffs", ("summary",)),
    Field("body", Kind.TEXT, "the body, without boilerplate", "body:(gaza OR rafah)"),
    Field("in", Kind.ZONE, "a section by its heading", "in:next(ceasefire OR truce)", ("section",)),
    Field("same", Kind.ZONE, "all inside one sentence or paragraph", "same:sentence(putin ceasefire)"),
    Field("person", Kind.PERSON, "a person; = for one spelling", 'person:"Steve Witkoff"', ("people",)),
    Field("role", Kind.NAME, "the title given to a person", 'role:"special envoy"'),
    Field("said", Kind.ZONE, "inside a quotation of somebody; * of anybody", "said:Putin(ceasefire)"),
    Field("date", Kind.DAY, "the day of publication", "date:2025-02", tuple(COMPARISONS)),
    Field("event", Kind.DAY, "days that the text speaks of, as date:", "event:2025-05-09"),
    Field("added", Kind.DAY, "the day it entered the index", "added:7d"),
    Field("author", Kind.NAME, "who wrote it", "author:smith"),
    Field("source", Kind.NAME, "the publisher", "source:reuters"),
    Field("cites", Kind.NAME, "outlets that it names as sources", 'cites:"New York Times"'),
    Field("topic", Kind.NAME, "the publication's own rubric", "topic:world"),
    Field("path", Kind.GLOB, "the file it was read from; takes globs", "path:corpus/2025*"),
    Field("id", Kind.KEYWORD, "the article's id", "id:2002-07-01-01"),
    Field("story", Kind.KEYWORD, "all reports of the story of that id", "story:2002-07-01-01"),
    Field("has", Kind.HAS, "what it has: date, person, quote, section", "has:date"),
)
"""Every field of the contract, in the order of its table."""

FIELDS = tuple(field for field in PLANNED if field.built)
"""The fields that are answered."""

HAS = ("date", "person", "quote", "section")
"""What may stand behind ``has:``."""

UNITS = ("sentence", "paragraph")
"""What may stand behind ``same:``."""

_BY_NAME = {name: field for field in FIELDS for name in (field.name, *field.also)}
_SCHEMES = frozenset(
    {"http", "https", "ftp", "ftps", "sftp", "ssh", "file", "mailto", "tel", "news", "urn", "doi", "data", "magnet"}
)


def lookup(name: str) -> Field | None:
    """Return the field of that name or other name, or None where there is none; names are lower-case."""
    return _BY_NAME.get(name)


def is_word(text: str) -> bool:
    """Tell whether a text has a letter or a digit, without which it is punctuation and no word."""
    return any(map(str.isalnum, text))


def written_field(text: str) -> str | None:
    """Return the field name that a text begins with, known or not, or None where its colon is text.

    The colon is text behind what is no name (``10:30``), behind a URL scheme, and, unless the name is a field, before
    white space, ``)``, ``|`` and the end (``Iran: talks resume``).
    """
    name, colon, rest = text.partition(":")
    if not colon or not name[:1].isalpha() or not all(char.isalnum() or char in "_-" for char in name):
        return None
    if name in _BY_NAME:
        return name
    if rest[:1] in {"", " ", ")", "|"} or rest.startswith("//") or name.lower() in _SCHEMES:
        return None
    return name


def nearest(word: str, names: Iterable[str] | None = None, most: int = 3) -> tuple[str, ...]:
    """Return the names that may have been meant, nearest first, by edits and by common beginnings.

    Args:
        word: What was typed.
        names: The names to choose among; the fields' names and other names where None.
        most: At most so many names.
    """
    typed = word.lower()[:40]
    allowed = 1 if len(typed) < 5 else 2
    ranked = []
    for name in _BY_NAME if names is None else names:
        apart = edits(typed, name)
        if apart <= min(allowed, len(name) - 1) or (len(typed) > 2 and (name.startswith(typed) or typed == name + "s")):
            ranked.append((apart, name))
    return tuple(name for _, name in sorted(ranked)[:most])
