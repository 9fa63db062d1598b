"""Collections: documents, questions, and which documents answer each; made from the data beside the project.

Titles are never indexed: they are the questions.
"""

from __future__ import annotations

import csv
import json
import lzma
import random
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.conftest import SHARED

if TYPE_CHECKING:
    from collections.abc import Iterator

NEWS = SHARED / "data" / "current-events.jsonl.xz"
WIKINEWS = SHARED / "data" / "wikinews"
_HEADINGS = 600
_LONG = 60  # characters that a paragraph has at least that is asked for
_KEPT = 0.6  # the share of words that a sentence keeps


@dataclass(frozen=True, slots=True)
class Document:
    """A text without a title, and its day."""

    id: str
    date: str
    text: str

    def as_line(self) -> str:
        return json.dumps({"id": self.id, "date": self.date, "text": self.text})


@dataclass(frozen=True, slots=True)
class Judged:
    """A collection.

    Attributes:
        name: What it asks for.
        pool: Whose documents are indexed; two collections may share them.
        documents: All that is indexed.
        questions: (text, ids of the documents that answer it).
    """

    name: str
    pool: str
    documents: tuple[Document, ...]
    questions: tuple[tuple[str, frozenset[str]], ...]


def collections() -> Iterator[Judged]:
    yield wikinews_headlines()
    yield wikinews_openings()
    yield wikinews_sentences()
    yield from among_snippets()


def _wikinews() -> list[dict[str, str]]:
    """Return the articles; two pages that try out how pages are published are none."""
    rows = []
    for path in sorted(WIKINEWS.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            rows += [row for row in csv.DictReader(file) if not row["title"].startswith("TEST PAGE")]
    return rows


def _paragraphs(text: str) -> list[str]:
    return [each.strip() for each in re.split(r"\n\s*\n", text) if each.strip()]


def wikinews_headlines() -> Judged:
    """Headlines typed whole, to find the body."""
    rows = _wikinews()
    return Judged(
        "Wikinews headline → body",
        "wikinews",
        tuple(Document(f"w{n}", row["date"], row["text"]) for n, row in enumerate(rows)),
        tuple((row["title"], frozenset({f"w{n}"})) for n, row in enumerate(rows)),
    )


def wikinews_openings() -> Judged:
    """First paragraphs typed whole, to find the rest: long questions in whole sentences."""
    documents, questions = [], []
    for number, row in enumerate(_wikinews()):
        paragraphs = _paragraphs(row["text"])
        at = next((n for n, each in enumerate(paragraphs) if len(each) >= _LONG), None)
        if at is not None and len(paragraphs) > at + 1:
            documents.append(Document(f"w{number}", row["date"], "\n\n".join(paragraphs[at + 1 :])))
            questions.append((paragraphs[at], frozenset({f"w{number}"})))
    return Judged("Wikinews first paragraph → rest", "openings", tuple(documents), tuple(questions))


def wikinews_sentences() -> Judged:
    """A sentence from further down, two words of five left out, to find the article that its paragraph is not in."""
    documents, questions, chance = [], [], random.Random(1)
    for number, row in enumerate(_wikinews()):
        paragraphs = _paragraphs(row["text"])
        later = [n for n, each in enumerate(paragraphs) if n > 1 and len(each) >= _LONG]
        if not later:
            continue
        at = chance.choice(later)
        sentence = chance.choice([e for e in re.split(r"(?<=[.!?])\s+", paragraphs[at]) if len(e) >= _LONG / 2] or [""])
        words = [word for word in sentence.split() if chance.random() < _KEPT]
        if words:
            documents.append(Document(f"w{number}", row["date"], "\n\n".join(paragraphs[:at] + paragraphs[at + 1 :])))
            questions.append((" ".join(words), frozenset({f"w{number}"})))
    return Judged("Wikinews sentence, words left out → rest", "sentences", tuple(documents), tuple(questions))


def among_snippets() -> Iterator[Judged]:
    """Yield Wikinews headlines, and headings of current-events, then with a year, asked of all snippets and bodies."""
    headlines = wikinews_headlines()
    documents, under, of_year = list(headlines.documents), {}, {}
    with lzma.open(NEWS, "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            documents.append(Document(row["id"], row["date"], row["text"]))
            if row.get("title"):
                under.setdefault(row["title"], set()).add(row["id"])
                of_year.setdefault((row["title"], row["date"][:4]), set()).add(row["id"])
    pool = tuple(documents)
    yield Judged("Wikinews headline → body, among the snippets", "all", pool, headlines.questions)
    asked = [(title, frozenset(under[title])) for title in random.Random(1).sample(sorted(under), _HEADINGS)]
    yield Judged("current-events heading → snippets", "all", pool, tuple(asked))
    drawn = random.Random(1).sample(sorted(of_year), _HEADINGS)
    questions = [
        (title if year in title else f"{title} {year}", frozenset(of_year[title, year])) for title, year in drawn
    ]
    yield Judged("current-events heading and year → snippets", "all", pool, tuple(questions))
