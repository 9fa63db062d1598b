"""Markdown: front matter, then text whose body is the words without their markup.

Front matter is a strict subset of YAML of our own: ``key: value``, quoted values, ``[a, b]`` and ``- item``. A whole
YAML library would be one more dependency that turns ``2025-02-13``, ``no`` and ``1e3`` into other things than text,
for seven keys; what the subset does not hold is an error with its line, never a guess.

Characters of markup (``**``, ``[`` and ``](url)``, ``#``) are left out of the body, which is made of the verbatim
stretches between them, each with its origin. Code is kept as it is; an image is its description.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index.article import Apart, Rendition
from index.dates import read_day
from index.errors import UnreadableError
from index.forms.body import BodyBuilder
from index.forms.cites import find_cites

if TYPE_CHECKING:
    from collections.abc import Iterator

_TEXTS = {"id", "title", "dek", "date", "source", "topic", "url"}
_LISTS = {"authors", "cites", "people"}
_ALSO = {"author": "authors", "headline": "title", "summary": "dek", "description": "dek", "published": "date"}
_FENCE = re.compile(r"\s{0,3}(`{3,}|~{3,})")
_ITEM = re.compile(r"""\s*("(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^,"'\s][^,]*|)\s*(?:,|$)""")
_HEADING = re.compile(r"\s{0,3}(#{1,6})(?:\s+|$)")
_PREFIX = re.compile(r"\s*(?:>\s?)*\s*")
_RULE = re.compile(r"\s{0,3}(?:(?:\*\s*){3,}|(?:-\s*){3,}|(?:_\s*){3,}|=+|<!--.{0,500}-->)\s*")
_MARKUP = re.compile(
    r"""\\(?P<escaped>[!-/:-@\[-`{-~])
      | (?P<code>`[^`\n]{1,500}`)
      | !?\[(?P<words>[^\[\]\n]{0,500})\]
        (?:\([^()\s]{0,1000}(?:\([^()\s]{0,200}\)[^()\s]{0,200})?(?:\s"[^"]{0,200}")?\)|\[[^\[\]\n]{0,100}\])
      | <(?P<auto>https?://[^<>\s]{1,1000})>
      | (?P<mark>\*{1,3}|(?<!\w)_{1,3}(?=\w|["'“‘(\[])|(?<=[\w.,;:!?)"'”’\]])_{1,3}(?!\w)|~~)""",
    re.VERBOSE,
)


def read_markdown(text: str, path: str) -> Rendition:
    """Read Markdown with or without front matter.

    Raises:
        UnreadableError: Front matter that is not closed, not in the subset, of a wrong type, or with a date that is no
            day; or no text.
    """
    lines = text.split("\n")
    fields, start = _front_matter(lines, path)
    title = fields.get("title")
    builder = BodyBuilder()
    apart: list[Apart] = []
    fence: str | None = None  # the opening one, until it is closed
    builder.paragraph()
    for number, line in enumerate(lines[start:], start + 1):
        if _closes(line, fence) if fence else _FENCE.match(line):
            fence = None if fence else _FENCE.match(line)[1]  # type: ignore[index]
            apart.append(Apart("note", number, line.strip()))
        elif not line.strip():
            builder.paragraph()
        elif not fence and _RULE.fullmatch(line[:600]):
            apart.append(Apart("note", number, line.strip()))
            builder.paragraph()
        else:
            found = _add_line(builder, line, number, fenced=fence is not None, titled=title is not None)
            title = title if found is None else found
    body, sections, origins = builder.build()
    if not body:
        raise UnreadableError(path, "holds no text")
    date = fields.get("date")
    day = read_day(str(date)) if date else None
    if date and day is None:
        raise UnreadableError(path, f"date {date!r} is not a day", _line_of(lines, "date", "published"))
    return Rendition(
        path=path,
        line=1,
        form="markdown",
        body=body,
        sections=sections,
        origins=origins,
        date=day,
        title=_text(title),
        authors=_tuple(fields.get("authors")),
        cites=tuple(dict.fromkeys((*_tuple(fields.get("cites")), *find_cites(body)))),
        people=_tuple(fields.get("people")),
        apart=tuple(apart),
        **{key: _text(fields.get(key)) for key in ("id", "dek", "source", "topic", "url")},
    )


def _closes(line: str, fence: str) -> bool:
    """Tell whether a line closes a block: the same mark, as long at least, and nothing behind it (CommonMark 4.5)."""
    mark = line.strip()
    return len(mark) >= len(fence) and set(mark) == {fence[0]} and _FENCE.match(line) is not None


def _add_line(builder: BodyBuilder, line: str, number: int, *, fenced: bool, titled: bool) -> str | None:
    """Add one line to the body; the first ``#`` heading is the title instead, and is given back."""
    heading = None if fenced else _HEADING.match(line)
    start = heading.end() if heading else 0 if fenced else _PREFIX.match(line).end()  # type: ignore[union-attr]
    end = len(line.rstrip())
    if heading:
        end = len(line[:end].rstrip("#").rstrip()) if line[:end].rstrip("#").endswith(" ") else end
    pieces = [(line[start:end], number, start + 1)] if fenced else list(_pieces(line, number, start, end))
    words = "".join(piece for piece, _, _ in pieces)
    if not words.strip():
        return None
    if heading and len(heading[1]) == 1 and not titled:
        return words
    if heading:
        builder.paragraph()
    span = builder.line(pieces)
    if heading:
        builder.head(span)
        builder.paragraph()
    return None


def _pieces(line: str, number: int, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    """Give the stretches of a line that are words, with their columns; half-open code points [start, end)."""
    at = start
    for match in _MARKUP.finditer(line, start, end):
        kept = match.lastgroup if match.lastgroup != "mark" else None
        if kept is None and match["mark"] == "*" and _alone(line, match):
            continue
        if at < match.start():
            yield line[at : match.start()], number, at + 1
        if kept == "escaped":
            at = match.start(kept)  # the character begins the next stretch
            continue
        if kept == "words":
            yield from _pieces(line, number, match.start("words"), match.end("words"))
        elif kept == "code":
            yield line[match.start() + 1 : match.end() - 1], number, match.start() + 2
        elif kept:
            yield match[kept], number, match.start(kept) + 1
        at = match.end()
    yield line[at:end], number, at + 1


def _alone(line: str, match: re.Match[str]) -> bool:
    """Tell an asterisk that marks nothing: white space, or the line's end, on both sides (a bullet, a product)."""
    before = line[match.start() - 1 : match.start()] if match.start() else " "
    after = line[match.end() : match.end() + 1] or " "
    return before.isspace() and after.isspace()


def _front_matter(lines: list[str], path: str) -> tuple[dict[str, str | list[str]], int]:
    """Read what stands between two lines ``---`` at the start; give the fields and where the text begins."""
    if not lines or lines[0].strip() != "---":
        return {}, 0
    fields: dict[str, str | list[str]] = {}
    key = None
    for place, line in enumerate(lines[1:], 1):
        stripped = line.strip()
        if stripped in {"---", "..."}:
            return fields, place + 1
        if not stripped or stripped.startswith("#"):
            continue
        if stripped == "-" or stripped.startswith("- "):
            items = fields.get(key) if key else None
            if not isinstance(items, list):
                raise UnreadableError(path, "front matter: a list item under no list", place + 1)
            items += [value for value in [_scalar(stripped[1:].strip(), path, place + 1)] if value]
            continue
        name, colon, value = stripped.partition(":")
        if (
            not colon
            or line[0].isspace()
            or not re.fullmatch(r"[\w-]{1,40}", name)
            or (value and not value[0].isspace())
        ):
            raise UnreadableError(path, f"front matter: not `key: value`: {stripped[:60]!r}", place + 1)
        key = _ALSO.get(name.lower(), name.lower())
        if key in fields:
            raise UnreadableError(path, f"front matter: {name} is given twice", place + 1)
        fields[key] = _value(key, value.strip(), path, place + 1)
    raise UnreadableError(path, "front matter is not closed by ---", 1)


def _value(key: str, value: str, path: str, line: int) -> str | list[str]:
    if value.startswith("["):
        if not value.endswith("]"):
            raise UnreadableError(path, f"front matter: the list of {key} is not closed", line)
        if key in _TEXTS:
            raise UnreadableError(path, f"front matter: {key} must be text, not a list", line)
        return [text for item in _items(value[1:-1], key, path, line) if (text := _scalar(item, path, line))]
    if not value:
        return "" if key in _TEXTS else []
    if value[0] in "{&*!|>%@`":
        raise UnreadableError(
            path, f"front matter: {key}: {value[0]!r} begins what is not read here; quote the value", line
        )
    text = _scalar(value, path, line)
    return [text] if key in _LISTS else text


def _items(inside: str, key: str, path: str, line: int) -> Iterator[str]:
    """Yield what stands between the commas of a list, as it is written.

    Raises:
        UnreadableError: A quote is not closed, or something but a comma stands behind one.
    """
    at = 0
    while at < len(inside):
        item = _ITEM.match(inside, at)
        if item is None:
            wrong = inside[at:].strip()[:40]
            raise UnreadableError(path, f"front matter: the list of {key} cannot be read at {wrong!r}", line)
        if item[1]:
            yield item[1].strip()
        at = item.end()


def _scalar(text: str, path: str, line: int) -> str:
    """Read a plain or quoted value; a comment needs white space before its ``#``."""
    quote = text[:1]
    if quote not in {'"', "'"}:
        return re.split(r"\s#", text, maxsplit=1)[0].strip()
    match = re.fullmatch(r"\"((?:[^\"\\]|\\.)*)\"(?:\s+#.*)?|'((?:[^']|'')*)'(?:\s+#.*)?", text)
    if match is None:
        raise UnreadableError(path, "front matter: a quote is not closed", line)
    if match[1] is not None:
        return re.sub(r"\\(.)", r"\1", match[1])
    return match[2].replace("''", "'")


def _line_of(lines: list[str], *keys: str) -> int | None:
    return next((at for at, line in enumerate(lines, 1) if line.lower().startswith(keys)), None)


def _text(value: str | list[str] | None) -> str | None:
    return value if isinstance(value, str) and value else None


def _tuple(value: str | list[str] | None) -> tuple[str, ...]:
    return tuple(value) if isinstance(value, list) else (value,) if value else ()
