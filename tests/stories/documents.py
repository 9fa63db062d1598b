"""The texts that pairs are marked in, and the marks: texts lie beside the project and are read in place."""

from __future__ import annotations

import csv
import datetime
import json
import lzma
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from index.article import Article, Section
from index.people.finding import find_people
from index.span import Span

PROJECT = Path(__file__).resolve().parents[2]
SHARED = PROJECT.parent / "shared"
MARKS = Path(__file__).parent / "marks"


class Text(NamedTuple):
    """A snippet or an article as it lies beside the project."""

    id: str
    date: datetime.date
    title: str | None
    text: str


class Pair(NamedTuple):
    """Two reports that somebody read, the earlier first, and whether they tell of one event."""

    earlier: str
    later: str
    same: bool


@lru_cache(maxsize=1)
def snippets() -> dict[str, Text]:
    with lzma.open(SHARED / "data" / "current-events.jsonl.xz", "rt", encoding="utf-8") as file:
        lines = [json.loads(line) for line in file]
    return {o["id"]: Text(o["id"], datetime.date.fromisoformat(o["date"]), o.get("title"), o["text"]) for o in lines}


@lru_cache(maxsize=1)
def wikinews() -> list[Text]:
    found = []
    for path in sorted((SHARED / "data" / "wikinews").glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                date = datetime.date.fromisoformat(row["date"])
                found.append(Text(row["url"], date, row["title"], row["text"]))
    return found


@lru_cache(maxsize=1 << 18)
def article(text: Text) -> Article:
    section = Section(None, Span(0, len(text.text)))
    return Article(
        id=text.id,
        body=text.text,
        sections=(section,),
        origins=(),
        sources=(),
        added=text.date,
        date=text.date,
        title=text.title,
        people=find_people(text.text),
    )


def learnt(date: datetime.date) -> bool:
    """Tell whether the table of common words was counted in a month."""
    return (date.year * 12 + date.month) % 2 == 0


def pairs(name: str) -> list[Pair]:
    """Return the marked pairs of a file, those left open not among them."""
    rows = (line.split() for line in _lines(name))
    return [Pair(earlier, later, mark == "same") for earlier, later, mark in rows if mark != "open"]


def stories(month: str) -> dict[str, str]:
    """Return the first report of each report's story in a fully read month; those of none stand alone."""
    return {each: line.split()[0] for line in _lines(f"month-{month}") for each in line.split()}


def _lines(name: str) -> list[str]:
    lines = (MARKS / f"{name}.txt").read_text("utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]
