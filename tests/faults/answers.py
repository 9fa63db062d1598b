"""A corpus of numbered articles, and everything that is asked of an index of it."""

import datetime
from pathlib import Path

from index.reader import Reader
from search.leaves import Leaves
from search.parser import parse
from search.searcher import Page, first, search

ARTICLES = 12
TODAY = datetime.date(2025, 3, 15)
QUESTIONS = ("*", "talks", "cease-fire", '"envoy said"', "person:Witkoff", "date:2025-01", "tal*", "said NEAR/3 envoy")
_ALL, _SHOWN = 1000, 2
_PLACES = ("Cairo", "Geneva", "Doha", "Vienna", "Riyadh")


def fill(corpus: Path, numbers: range, version: int = 0) -> None:
    """Write articles; another version of the same number is another text."""
    for number in numbers:
        place = _PLACES[(number + version) % len(_PLACES)]
        words = " ".join(f"token{number}x{i}v{version}" for i in range(20))
        text = (
            f"---\nid: n{number:04}\ntitle: Talks in {place}, round {number}\ndate: 2025-0{number % 3 + 1}-11\n---\n\n"
            f"Steve Witkoff, the envoy, met others in {place}. The envoy said the cease-fire number {number} holds.\n\n"
            f"{words}\n"
        )
        (corpus / f"{number:04}.md").write_text(text, encoding="utf-8")


def answers(folder: Path) -> dict[str, list[tuple[str, float, str]]]:
    """Return the ids, scores and texts of all hits of all questions, passages of the few best among the texts.

    Raises:
        NewsdexError: The index cannot be read.
    """
    reader = Reader(folder)
    ranked = {question: _ranked(reader, question) for question in QUESTIONS}
    return ranked | {f"{question}, as shown": _shown(reader, question) for question in QUESTIONS}


def _ranked(reader: Reader, question: str) -> list[tuple[str, float, str]]:
    _, found = first(reader, Leaves(reader.segments, reader.toc.roots), parse(question, now=TODAY), "score", _ALL)
    articles = [(each.score, reader.article(each.ref)) for each in found]
    return [(article.id, round(score, 4), article.body) for score, article in articles]


def _shown(reader: Reader, question: str) -> list[tuple[str, float, str]]:
    results = search(reader, parse(question, now=TODAY), Page(limit=_SHOWN))
    return [(hit.article.id, hit.score, " ".join(each.text for each in hit.snippets)) for hit in results.hits]
