"""Cleaned text: an article's paragraphs and headings, with words of metadata in front of the first heading.

`` date 2025-02-13 What happened`` is the day and the first heading. A line of such words may also stand above the text,
one ``key: value`` a line.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from index.article import Rendition
from index.dates import find_day, read_day
from index.errors import UnreadableError
from index.forms.body import BodyBuilder
from index.forms.bylines import byline_names
from index.forms.cites import find_cites
from index.forms.line import Line
from index.forms.lines import Block, blocks
from index.forms.page import add_block

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator

_KEYS = "title|headline|date|published|authors?|byline|source|publisher|url|link|topic|dek|summary|id"
_FIELDS = {
    "headline": "title", "published": "date", "author": "authors", "byline": "authors", "publisher": "source",
    "link": "url", "summary": "dek",
}  # fmt: skip
_KEY = re.compile(rf"(?:^|(?<=\s))({_KEYS})(?:\s*:)?\s+(?=\S)")
_HEADER_LINE = re.compile(rf"({_KEYS})\s*:\s*(\S.*)", re.IGNORECASE)
_HEAD = 1000


def is_cleaned(text: str) -> bool:
    """Tell cleaned text from a page: its first line begins with a word of metadata, a day among them."""
    first = text.lstrip()[:_HEAD].split("\n", 1)[0]
    if _HEADER_LINE.match(first):
        return any(field == "date" for field, _, _ in _header(blocks(text[: 4 * _HEAD])))
    key = _KEY.match(first)
    if key is None:
        return False
    at = re.search(r"(?:^|\s)date(?:\s*:)?\s+", first)
    found = find_day(first[at.end() : at.end() + 60]) if at else None
    return found is not None and found[1] == 0


def read_cleaned(text: str, path: str) -> Rendition:
    """Read cleaned text: nothing is taken off but the metadata.

    Raises:
        UnreadableError: There is no text under the metadata, or a line of them gives a date that is no day.
    """
    page = blocks(text)
    values: dict[str, Any] = {}
    header = list(_header(page))
    dated = next((page[place].lines[0].number for field, _, place in header if field == "date"), None)
    if header:
        for field, value, _ in header:
            values.setdefault(field, value)
        page = page[header[-1][2] + 1 :]
    elif page:
        line = page[0].lines[0]
        values, rest = _first_line(line)
        lines = tuple(part for part in (rest, *page[0].lines[1:]) if part)
        page = [Block(lines), *page[1:]] if lines else page[1:]
    builder = BodyBuilder()
    for place, block in enumerate(page):
        add_block(builder, block, heads=_is_heading(page, place))
    body, sections, origins = builder.build()
    if not body:
        raise UnreadableError(path, "holds no text")
    date = values.pop("date", "")
    day: datetime.date | None = read_day(date)
    if date and day is None:
        raise UnreadableError(path, f"date {date!r} is not a day", dated)
    authors = values.pop("authors", "")
    return Rendition(
        path=path, line=1, form="cleaned", body=body, sections=sections, origins=origins, date=day,
        authors=byline_names(authors) or ((authors,) if authors else ()), cites=find_cites(body), **values,
    )  # fmt: skip


def _header(page: list[Block]) -> Iterator[tuple[str, str, int]]:
    """Give the lines ``key: value`` that begin a text: field, value and block."""
    for place, block in enumerate(page):
        match = _HEADER_LINE.fullmatch(block.text[:_HEAD])
        if match is None:
            return
        key = match[1].lower()
        yield _FIELDS.get(key, key), match[2], place


def _first_line(line: Line) -> tuple[dict[str, str], Line | None]:
    """Split a first line into its words of metadata and the text behind them.

    A day, an address and an id end by themselves; other values run to the next word of metadata or the line's end.
    """
    values: dict[str, str] = {}
    text = line.text
    at = 0
    while (key := _KEY.match(text, at)) is not None:
        field = _FIELDS.get(key[1], key[1])
        start = key.end()
        if field == "date":
            found = find_day(text[start : start + 60])
            if found is None or found[1] != 0:
                break
            end = start + found[2]
            clock = re.match(r"T[\d:.]{4,15}(?:Z|[+-]\d\d:?\d\d)?", text[end : end + 30])
            end += clock.end() if clock else 0
        elif field in {"url", "id"}:
            end = start + len(text[start : start + 2 * _HEAD].split(maxsplit=1)[0])
        else:
            following = _KEY.search(text, start + 1, start + 2 * _HEAD)
            end = following.start() if following else len(text)
        values.setdefault(field, text[start:end].strip())
        at = end
        while at < len(text) and text[at].isspace():
            at += 1
    rest = text[at:]
    return values, Line(line.number, line.column + at, rest) if rest else None


def _is_heading(page: list[Block], place: int) -> bool:
    """Tell a heading: a short line that ends as no sentence does, but for a question, above a paragraph."""
    block = page[place]
    if (
        place + 1 == len(page)
        or len(block.lines) > 1
        or block.words > 12
        or (block.closed and block.view[-1] not in "?!")
    ):
        return False
    if '"' in block.view and block.closed:
        return False
    return page[place + 1].prose or page[place + 1].closed
