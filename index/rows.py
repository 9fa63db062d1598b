"""Renditions as rows: a line of JSON each, which is put down, told from others by its bytes, and read back.

Rows are written piece by piece, not by an encoder that looks at each value to see what it is: what they hold is known.
"""

from __future__ import annotations

import datetime
import hashlib
import json
from json.encoder import encode_basestring as _text
from typing import TYPE_CHECKING, Any

from index.article import Apart, Origin, Rendition, Section
from index.frozen import filled
from index.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_TEXTS = ("id", "title", "dek", "source", "url", "topic")
_LISTS = ("authors", "cites", "people")
_TEXT_KEYS = [(name, f'"{name}":') for name in _TEXTS]
_LIST_KEYS = [(name, f'"{name}":') for name in _LISTS]


def to_row(rendition: Rendition, prints: Sequence[int]) -> bytes:
    """Return a rendition and the fingerprints of its body, a newline behind them and none among them."""
    values = vars(rendition)
    stated = [key + _text(values[name]) for name, key in _TEXT_KEYS if values[name]]
    stated += [f"{key}[{','.join(map(_text, values[name]))}]" for name, key in _LIST_KEYS if values[name]]
    if rendition.date:
        stated.append(f'"date":"{rendition.date.isoformat()}"')
    if rendition.apart:
        apart = [f"[{_text(kind)},{line},{_text(text)}]" for kind, line, text in rendition.apart]
        stated.append(f'"apart":[{",".join(apart)}]')
    sections = [
        f"[{heading[0]},{heading[1]},{start},{end}]" if heading else f"[{start},{end}]"
        for heading, (start, end) in rendition.sections
    ]
    origins = [f"[{offset},{line},{column}]" for offset, line, column in rendition.origins]
    row = (
        f"[{_text(rendition.path)},{rendition.line},{_text(rendition.form)},{_text(rendition.body)},"
        f"[{','.join(sections)}],[{','.join(origins)}],{{{','.join(stated)}}},[{','.join(map(str, prints))}]]\n"
    )
    return row.encode("utf-8", "surrogatepass")


def digest(row: bytes) -> int:
    """Return 64 bits that stand for all that a row says."""
    return int.from_bytes(hashlib.blake2b(row[:-1], digest_size=8).digest(), "little")


def read_rows(rows: bytes | bytearray) -> Iterator[tuple[Rendition, tuple[int, ...]]]:
    """Yield the renditions of rows that lie end to end, and the fingerprints of their bodies."""
    found = json.loads(f"[{rows.decode('utf-8', 'surrogatepass')[:-1].replace(chr(10), ',')}]")
    for path, line, form, body, sections, origins, stated, prints in found:
        values = _values(stated)
        values |= {
            "path": path,
            "line": line,
            "form": form,
            "body": body,
            "sections": tuple([_section(n) for n in sections]),
            "origins": tuple(map(Origin._make, origins)),
        }
        yield filled(Rendition, values), tuple(prints)


def _section(places: list[int]) -> Section:
    if len(places) == 2:
        return Section(None, Span._make(places))
    return Section(Span._make(places[:2]), Span._make(places[2:]))


def _values(stated: dict[str, Any]) -> dict[str, Any]:
    """Make of what JSON can hold what a rendition holds."""
    for name in _LISTS:
        if name in stated:
            stated[name] = tuple(stated[name])
    if "date" in stated:
        stated["date"] = datetime.date.fromisoformat(stated["date"])
    if "apart" in stated:
        stated["apart"] = tuple([Apart(*apart) for apart in stated["apart"]])
    return stated
