"""Precision, recall and F1 over the surnames of a document, on what the model never learnt from; and speed."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from index.people.finding import find_people, find_people_in
from tests.people import documents, gum
from tests.people.train import gold_is_held_out
from tests.score import Score

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from tests.people.documents import Document

Finder = "Callable[[str], Iterable[tuple[int, int]]]"


def mentions(text: str) -> list[tuple[int, int]]:
    """Return where people are named, as the index is told of it."""
    return [(start, end) for person in find_people(text) for start, end in person.mentions]


def surnames(text: str, spans: Iterable[tuple[int, int]]) -> set[str]:
    """Return the last words of names."""
    return {text[start:end].rsplit(maxsplit=1)[-1] for start, end in spans}


def score(sample: Iterable[Document], find: Callable[[str], Iterable[tuple[int, int]]] = mentions) -> Score:
    """Measure a finder."""
    right = wrong = missed = 0
    for document in sample:
        gold = surnames(document.text, document.people)
        found = surnames(document.text, find(document.text))
        right += len(gold & found)
        wrong += len(found - gold)
        missed += len(gold - found)
    return Score(right, wrong, missed)


def samples() -> dict[str, list[Document]]:
    """Return the sets by name."""
    snippets, articles, random = documents.held_out()
    marked = documents.marked()
    held = [document for document in marked if document.id in snippets]
    return {
        "GUM news": gum.read(),
        "  without names of things": gum.read(in_things=False),
        "WikiGold, a tenth": [document for document in documents.wikigold() if gold_is_held_out(document)],
        "snippets": held,
        "  of these hard": [document for document in held if document.id not in random],
        "  of these at random": [document for document in held if document.id in random],
        "Wikinews articles": [document for document in marked if document.id in articles],
        "wire styles, our own": documents.wire(),
    }


def main() -> None:
    """Print the figures of every set."""
    print(f"{'':26}  texts  surnames  precision  recall     F1")
    for name, sample in samples().items():
        if sample:
            got = score(sample)
            numbers = (
                f"{len(sample):5}  {got.right + got.missed:8}  {got.precision:9.3f}  {got.recall:6.3f}  {got.f1:5.3f}"
            )
            print(f"{name:26}  {numbers}")


def speed() -> None:
    """Print how many words a second are read, from raw text to people with their roles, on one core."""
    texts: Sequence[str] = [*list(documents.snippets().values())[60_000:64_000], *documents.wikinews().values()]
    words = sum(len(text.split()) for text in texts)
    started = time.perf_counter()
    find_people("Angela Merkel slept.")
    print(f"first call: {1000 * (time.perf_counter() - started):.0f} ms")
    for _ in range(3):
        started, busy = time.perf_counter(), time.process_time()
        for start in range(0, len(texts), 64):  # as the indexer does
            find_people_in(texts[start : start + 64])
        clock, cpu = time.perf_counter() - started, time.process_time() - busy
        print(f"{words:,} words: {words / clock:,.0f} a second by the clock, {words / cpu:,.0f} by the processor")
