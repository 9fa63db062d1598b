"""What a document is, from the text as it was found to the article that is indexed.

Every span is half-open, in code points, into the body of the thing that holds it. A body is the article's own text:
paragraphs and section headings, each verbatim as found, two newlines between them; a single newline inside a
paragraph is a line that was wrapped.
"""

from __future__ import annotations

from index.frozen import NamedTuple, frozen

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime

    from index.days.mention import Mention
    from index.quotations.quotation import Quotation
    from index.span import Span


class Section(NamedTuple):
    """A stretch of the body and the heading that it stands under; in body order, together all of the body.

    Attributes:
        heading: Where the heading stands in the body, or None for text under no heading.
        span: The text under it, the heading not included.
    """

    heading: Span | None
    span: Span


class Origin(NamedTuple):
    """Where a stretch of the body comes from: it starts at ``offset`` and runs to the next origin.

    Attributes:
        offset: Into the body, ascending.
        line: In the file, from 1.
        column: In that line, from 1, in code points.
    """

    offset: int
    line: int
    column: int


class Apart(NamedTuple):
    """Text that was found with the article and is not the article, so that it is never searched.

    Attributes:
        kind: ``promotion``, ``biography``, ``headlines``, ``copyright``, ``credit`` or ``note``.
        line: In the file, from 1.
        text: As found.
    """

    kind: str
    line: int
    text: str


class Person(NamedTuple):
    """Somebody named in an article.

    Attributes:
        name: As it is shown: the most frequent full form.
        spellings: Every form that the text uses, the shown name among them, in the order of first occurrence.
        roles: As written beside the name, in the order of first occurrence.
        mentions: Where in the body, ascending.
    """

    name: str
    spellings: tuple[str, ...]
    roles: tuple[str, ...]
    mentions: tuple[Span, ...]


@frozen
class Rendition:
    """One text of an article as it was found in one file, or on one line of it.

    Attributes:
        path: The file, as the user would name it.
        line: Where the rendition starts in the file, from 1.
        form: ``page``, ``cleaned``, ``markdown`` or ``json``.
        id: The document's own identifier, where the form carries one.
        cites: Outlets that the text, or the document's own metadata, names as its sources.
        people: Names that the document's own metadata gives.
        body: The article's own text; never empty.
        sections: In order; none overlap.
        origins: The first has offset 0.
        apart: What was taken off, in file order.
    """

    path: str
    line: int
    form: str
    body: str
    sections: tuple[Section, ...]
    origins: tuple[Origin, ...]
    id: str | None = None
    title: str | None = None
    dek: str | None = None
    date: datetime.date | None = None
    authors: tuple[str, ...] = ()
    source: str | None = None
    url: str | None = None
    topic: str | None = None
    cites: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    apart: tuple[Apart, ...] = ()


class Source(NamedTuple):
    """One file, and the line in it, that carries an article; ``id`` is the one the document itself gives."""

    path: str
    line: int
    form: str
    id: str | None


class Disagreement(NamedTuple):
    """A value that one source gives and the article does not show, because another source says otherwise."""

    field: str
    value: str
    path: str


@frozen
class Article:
    """One text however many files carry it, with all that they say of it.

    Attributes:
        id: Unique in the index; stays when later renditions come.
        ids: Every id that leads here, ``id`` first.
        added: The day it entered the index.
        sources: By path, then line; the body is that of ``sources[body_source]``.
        origins: Into the file of that source.
        quotations: What the body quotes, in its order.
        days: The days and periods that the body speaks of, in its order.
    """

    id: str
    body: str
    sections: tuple[Section, ...]
    origins: tuple[Origin, ...]
    sources: tuple[Source, ...]
    added: datetime.date
    body_source: int = 0
    ids: tuple[str, ...] = ()
    title: str | None = None
    dek: str | None = None
    date: datetime.date | None = None
    authors: tuple[str, ...] = ()
    source: str | None = None
    url: str | None = None
    topic: str | None = None
    cites: tuple[str, ...] = ()
    people: tuple[Person, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    days: tuple[Mention, ...] = ()
    apart: tuple[Apart, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
