"""Texts marked with the days they speak of: articles of our own, and places in the texts of ../shared."""

from __future__ import annotations

import calendar
import json
import re
import zlib
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from tests.people import documents as people
from tests.people import gum

HERE = Path(__file__).parent
DATA = people.DATA
SEED = DATA.parent / "seeds" / "004_20a2b4c9b70055b3.txt"
STYLES = HERE / "styles.txt"

_MARK = re.compile(r"\[([^|\]]+)\|([^\]]+)\]")


class Mark(NamedTuple):
    """A day or a period in a text, half-open in code points; finding an optional one is neither right nor wrong."""

    start: int
    end: int
    first: date
    last: date
    optional: bool


class Document(NamedTuple):
    """A text, its day of publication if it has one, and all the days that it speaks of."""

    id: str
    text: str
    published: date | None
    marks: tuple[Mark, ...]


def period(value: str) -> tuple[date, date]:
    """Read a year, a month, a day, or first..last."""
    if ".." in value:
        first, last = value.split("..")
        return date.fromisoformat(first), date.fromisoformat(last)
    parts = [int(part) for part in value.split("-")]
    if len(parts) == 1:
        return date(parts[0], 1, 1), date(parts[0], 12, 31)
    if len(parts) == 2:
        return date(*parts, 1), date(*parts, calendar.monthrange(*parts)[1])
    return date(*parts), date(*parts)


def styles() -> list[Document]:
    """Return the articles written for this."""
    documents = []
    for block in re.split(r"^=== ", STYLES.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
        head, _, marked = block.partition("\n")
        name, published, _ = (part.strip() for part in head.split("|"))
        text, marks = "", []
        place = 0
        for match in _MARK.finditer(marked := marked.strip()):
            text += marked[place : match.start()]
            start = len(text)
            text += match[1]
            marks.append(Mark(start, len(text), *period(match[2].rstrip("?")), match[2].endswith("?")))
            place = match.end()
        text += marked[place:]
        documents.append(
            Document(name, text, None if published == "undated" else date.fromisoformat(published), tuple(marks))
        )
    return documents


@lru_cache(maxsize=1)
def shared() -> dict[str, str]:
    """Return every text of ../shared that may be marked, by id."""
    texts = people.snippets() | people.wikinews() | people.masc()
    texts |= {f"gum:{document.id}": document.text for document in gum.read()}
    texts["seed"] = SEED.read_text(encoding="utf-8")
    return texts


def marked(name: str) -> list[Document]:
    """Return the documents of one file of marks.

    A line of it: the id, the day of publication, the checksum of the text, and the marks: start, length, value, and
    ``?`` behind it where it is optional.

    Raises:
        ValueError: A text is no longer the one that was marked.
    """
    texts = shared()
    documents = []
    for line in (HERE / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
        entry = json.loads(line)
        text = texts[entry["id"]][: entry.get("length")]
        if zlib.crc32(text.encode()) != entry["crc32"]:
            raise ValueError(f"{name}: {entry['id']}: this is not the text that was marked")
        marks = tuple(
            Mark(start, start + length, *period(value.rstrip("?")), value.endswith("?"))
            for start, length, value in entry["days"]
        )
        documents.append(
            Document(entry["id"], text, date.fromisoformat(entry["date"]) if entry["date"] else None, marks)
        )
    return documents
