"""JSON Lines: an object a line, each a rendition of its own.

A key of a wrong type, a day that is none, half a surrogate pair: the line is refused by name, and the others are read.
A text indexed without the day that its line means to give would be missing from every question about days, and nobody
would be told.
"""

from __future__ import annotations

import json
import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from index.article import Origin, Rendition, Section
from index.dates import read_day
from index.errors import UnreadableError
from index.forms.body import BodyBuilder
from index.forms.cites import find_cites
from index.frozen import filled
from index.span import Span

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator

_TEXTS: Final = ("id", "title", "dek", "source", "url", "topic")
_LISTS: Final = ("authors", "cites", "people")
_DECODE = json.JSONDecoder().raw_decode
_TOO_DEEP: Final = "not JSON that can be read: nested too deep, or a number too long"
_SPACE = re.compile(r"[ \t\r\n]*")
_KEY: Final = '"text"'
_TO_VALUE = re.compile(r'[ \t\r\n]*:[ \t\r\n]*(?=")')
_MARK = re.compile(r"[ \t\r\n]*[:,]?[ \t\r\n]*")
_ESCAPE = re.compile(r"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|.)")


def read_json_lines(text: str, path: str, first: int = 1) -> Iterator[Rendition | UnreadableError]:
    """Read every line that is not blank: a rendition, or the error that names it; in file order.

    Args:
        text: The lines.
        path: The file, as the user would name it.
        first: The number of the first of them.
    """
    for number, line in enumerate(text.split("\n"), first):
        if line and not line.isspace():
            try:
                yield read_json_line(line, path, number)
            except Refusal as refusal:
                yield UnreadableError(path, str(refusal), number)


class Refusal(Exception):  # noqa: N818 - becomes an UnreadableError where path and line are known
    """Why a line is no document."""


def holds_no_text(line: str) -> bool:
    """Tell that a line is refused, without reading it: no key of a text is in it, and no escape that may write one."""
    return '"text"' not in line and '"sections"' not in line and "\\" not in line


def read_json_line(line: str, path: str, number: int) -> Rendition:
    """Read one line.

    Args:
        line: Without its newline.
        path: The file, as the user would name it.
        number: The line, from 1.

    Raises:
        Refusal: It is no document.
    """
    try:
        record = _load(line)
        if "sections" in record:
            body, sections, origins = _read_sections(line, record, number)
        else:
            body, sections, origins = _read_text(line, record.get("text"), number)
        values: dict[str, Any] = {key: _text(record[key], key) for key in _TEXTS if key in record}
        lists: dict[str, Any] = {key: _list(record[key], key) for key in _LISTS if key in record}
        found = find_cites(body)
        if found:
            lists["cites"] = tuple(dict.fromkeys((*lists.get("cites", ()), *found)))
        if "\\u" in line:
            _refuse_half_pairs(body, values, lists)
        if "date" in record:
            values["date"] = _date(record["date"])
        values |= lists
        values |= {
            "path": path, "line": number, "form": "json", "body": body, "sections": sections, "origins": origins
        }  # fmt: skip
        return filled(Rendition, values)
    except RecursionError:
        # What was just short of too deep when it was read as a whole, is looked at again from a deeper place.
        raise Refusal(_TOO_DEEP) from None


def _load(line: str) -> dict[str, Any]:
    try:
        record, end = _DECODE(line) if line.startswith("{") else (None, 0)
        if end != len(line):  # there is white space around it, or it is refused
            record = json.loads(line)
    except json.JSONDecodeError as error:
        raise Refusal(f"not JSON: {error.msg[:1].lower()}{error.msg[1:]} (column {error.colno})") from None
    except (ValueError, RecursionError):
        raise Refusal(_TOO_DEEP) from None
    if not isinstance(record, dict):
        raise Refusal("not a JSON object")
    return record


def _places(line: str, at: int = 0) -> dict[str, int]:
    """Give where each value of a sound JSON object that begins at ``at`` stands; of a key given twice the last."""
    places: dict[str, int] = {}
    at = _SPACE.match(line, line.index("{", at) + 1).end()  # type: ignore[union-attr]
    while line[at] != "}":
        key, at = _DECODE(line, at)
        places[key] = at = _MARK.match(line, at).end()  # type: ignore[union-attr]
        at = _MARK.match(line, _DECODE(line, at)[1]).end()  # type: ignore[union-attr]
    return places


def _read_text(line: str, text: object, number: int) -> tuple[str, tuple[Section, ...], tuple[Origin, ...]]:
    if not isinstance(text, str):
        raise Refusal("no text" if text is None else "text must be a string")
    if not text or text.isspace():
        raise Refusal("no text")
    place = _text_place(line, text)
    if _is_one_paragraph(text):
        return text, (Section(None, Span(0, len(text))),), _origins(line, place, len(text), number)
    builder = BodyBuilder()
    _add(builder, _Literal(line, place), text, number)
    return builder.build()


def _text_place(line: str, text: str) -> int:
    """Return where the text begins that stands under a key of its own in a sound line, at its quotation mark."""
    # In most lines there is one object, and one such key. A mark that is a part of a string stands behind a backslash.
    if line.count("{") == 1 and line.count(_KEY) == 1:
        key = line.index(_KEY)
        found = _TO_VALUE.match(line, key + len(_KEY))
        if found and line[key - 1] != "\\":
            place = found.end()
            if "\\" not in line or _DECODE(line, place)[0] == text:
                return place
    return _places(line)["text"]


def _origins(line: str, place: int, length: int, number: int) -> tuple[Origin, ...]:
    """Return where the stretches of a text of such a length come from that is written in a line at a place."""
    origins = [Origin(0, number, place + 2)]  # columns are counted from 1
    if "\\" in line:
        before = place + 1  # by so much the line is ahead of the text
        for escape in _ESCAPE.finditer(line, before):
            offset = escape.start() + 1 - before
            if offset >= length:
                break
            origins.append(Origin(offset, number, escape.end() + 1))
            before = escape.end() - offset
    return tuple(origins)


def _read_sections(
    line: str, record: dict[str, Any], number: int
) -> tuple[str, tuple[Section, ...], tuple[Origin, ...]]:
    if "text" in record:
        raise Refusal("both text and sections; give one")
    given = record["sections"]
    if not isinstance(given, list) or not given or not all(isinstance(section, dict) for section in given):
        raise Refusal("sections must be a list of objects, and not empty")
    builder = BodyBuilder()
    for section, start in zip(given, _elements(line, _places(line)["sections"]), strict=True):
        places = _places(line, start)
        for key in ("heading", "text"):
            value = section.get(key)
            if not isinstance(value, str | None):
                raise Refusal(f"a section's {key} must be a string")
            if value and not value.isspace():
                spans = _add(builder, _Literal(line, places[key]), value, number)
                if key == "heading":
                    builder.head(Span(spans[0].start, spans[-1].end))
    body, sections, origins = builder.build()
    if not any(section.span.start < section.span.end for section in sections):
        raise Refusal("no text")
    return body, sections, origins


def _elements(line: str, place: int) -> Iterator[int]:
    """Give where each element of a list begins."""
    at = _SPACE.match(line, place + 1).end()  # type: ignore[union-attr]
    while line[at] != "]":
        yield at
        at = _MARK.match(line, _DECODE(line, at)[1]).end()  # type: ignore[union-attr]


class _Literal:
    """A string as it is written in a line: where each character of its value stands."""

    def __init__(self, line: str, place: int) -> None:
        self._line = line
        self._at = place + 1  # index into the line
        self._value = 0  # index into the value
        self._end = _DECODE(line, place)[1] - 1
        self._escape = _ESCAPE.search(line, self._at, self._end)

    def pieces(self, text: str, start: int, end: int, number: int) -> Iterator[tuple[str, int, int]]:
        """Cut ``text[start:end]`` behind each escape; calls must ascend."""
        self._advance(start)
        while start < end:
            distance = self._escape.start() - self._at if self._escape else end - start
            stop = min(end, start + distance + 1)
            yield text[start:stop], number, self._at + 1
            self._advance(stop)
            start = stop

    def _advance(self, value: int) -> None:
        while self._value < value:
            if self._escape and self._escape.start() < self._at + value - self._value:
                self._value += self._escape.start() - self._at + 1
                self._at = self._escape.end()
                self._escape = _ESCAPE.search(self._line, self._at, self._end)
            else:
                self._at += value - self._value
                self._value = value


def _add(builder: BodyBuilder, literal: _Literal, text: str, number: int) -> list[Span]:
    """Add a value's paragraphs, cut at blank lines; single newlines stay."""
    spans = []
    for start, end in _paragraphs(text):
        builder.paragraph()
        spans.append(builder.line(literal.pieces(text, start, end, number)))
    return spans


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    if _is_one_paragraph(text):
        yield 0, len(text)
        return
    at = 0
    for gap in _gaps(text):
        if at < gap[0]:
            yield at, gap[0]
        at = gap[1]
    if at < len(text):
        yield at, len(text)


def _is_one_paragraph(text: str) -> bool:
    """Tell whether nothing of a text is cut away, and it is cut nowhere."""
    return "\n" not in text and not text[0].isspace() and not text[-1].isspace()


def _gaps(text: str) -> Iterator[tuple[int, int]]:
    """Give the half-open stretches of white space that hold a blank line, or begin or end the text."""
    for match in re.finditer(r"\s+", text):
        if match.start() == 0 or match.end() == len(text) or match[0].count("\n") > 1:
            yield match.start(), match.end()


def _text(value: object, key: str) -> str | None:
    if value is None or isinstance(value, str):
        return value or None
    if key == "id" and isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    raise Refusal(f"{key} must be a string")


def _list(value: object, key: str) -> tuple[str, ...]:
    if value is None:
        return ()
    if isinstance(value, str):
        return (value,) if value else ()
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise Refusal(f"{key} must be a list of strings")
    return tuple(item for item in value if item)


def _date(value: object) -> datetime.date | None:
    if value is None or value == "":
        return None
    day = _day(value) if isinstance(value, str) else None
    if day is None:
        raise Refusal(f"date {value!r:.40} is not a day")
    return day


_day = lru_cache(maxsize=1 << 10)(read_day)  # many lines are of one day


def _refuse_half_pairs(body: str, values: dict[str, Any], lists: dict[str, Any]) -> None:
    """Refuse half a surrogate pair, which no file can hold as UTF-8."""
    for text in (body, *values.values(), *(item for items in lists.values() for item in items)):
        if isinstance(text, str):
            try:
                text.encode()
            except UnicodeEncodeError:
                raise Refusal("half of a surrogate pair in a string") from None
