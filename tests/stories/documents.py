"""The texts that pairs are marked in: they lie beside the project, and are read in place."""

from __future__ import annotations

import csv
import datetime
import json
import lzma
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

PROJECT = Path(__file__).resolve().parents[2]
SHARED = PROJECT.parent / "shared"


class Text(NamedTuple):
    id: str
    date: datetime.date
    title: str | None
    text: str


@lru_cache(maxsize=1)
def snippets() -> list[Text]:
    with lzma.open(SHARED / "data" / "current-events.jsonl.xz", "rt", encoding="utf-8") as file:
        lines = [json.loads(line) for line in file]
    return [Text(o["id"], datetime.date.fromisoformat(o["date"]), o.get("title"), o["text"]) for o in lines]


@lru_cache(maxsize=1)
def wikinews() -> list[Text]:
    found = []
    for path in sorted((SHARED / "data" / "wikinews").glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                date = datetime.date.fromisoformat(row["date"])
                found.append(Text(row["url"], date, row["title"], row["text"]))
    return found


def learnt(date: datetime.date) -> bool:
    """Tell whether the rules may learn from a month; what is held out is marked in the others."""
    return (date.year * 12 + date.month) % 2 == 0
