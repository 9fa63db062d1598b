"""Precision and recall over marked days: a mention is right where it overlaps a mark and means the same days."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, NamedTuple

from index.days.finding import find_days
from tests.days import documents, libraries
from tests.score import Score

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from tests.days.documents import Document

    Found = Iterable[tuple[int, int, date, date]]
    Finder = Callable[[str, date | None], Found]


class Fault(NamedTuple):
    """One error: what was found, or missed, and where."""

    kind: str
    document: str
    words: str
    days: str
    beside: str


def ours(text: str, published: date | None) -> Found:
    """Return what the index is told."""
    return [(each.start, each.end, each.first, each.last) for each in find_days(text, published)]


def score(sample: Iterable[Document], find: Finder = ours) -> Score:
    """Measure a finder."""
    right = wrong = missed = 0
    for document in sample:
        counted = _compare(document, find)
        right += counted[0]
        wrong += sum(fault.kind == "wrong" for fault in counted[1])
        missed += sum(fault.kind == "missed" for fault in counted[1])
    return Score(right, wrong, missed)


def faults(sample: Iterable[Document], find: Finder = ours) -> list[Fault]:
    """Return every error, to be read."""
    return [fault for document in sample for fault in _compare(document, find)[1]]


def _compare(document: Document, find: Finder) -> tuple[int, list[Fault]]:
    right, errors = 0, []
    met = set()
    for start, end, first, last in find(document.text, document.published):
        marks = [mark for mark in document.marks if mark.start < end and start < mark.end]
        same = [mark for mark in marks if (mark.first, mark.last) == (first, last)]
        if same:
            right += sum(not mark.optional and mark not in met for mark in same)
            met.update(same)
        elif not any(mark.optional for mark in marks):
            errors.append(_fault("wrong", document, start, end, first, last))
    errors += [
        _fault("missed", document, mark.start, mark.end, mark.first, mark.last)
        for mark in document.marks
        if mark not in met and not mark.optional
    ]
    return right, errors


def _fault(kind: str, document: Document, start: int, end: int, first: date, last: date) -> Fault:
    text = document.text
    beside = " ".join(f"{text[max(0, start - 50) : start]}[{text[start:end]}]{text[end : end + 40]}".split())
    return Fault(kind, document.id, text[start:end], f"{first}..{last}", beside)


def samples() -> dict[str, list[Document]]:
    """Return the sets by name."""
    return {
        "tuned": documents.marked("tuned"),
        "held out, first": documents.marked("held-out-1"),
        "held out, second": documents.marked("held-out-2"),
        "held out, third": documents.marked("held-out-3"),
        "own articles": documents.styles(),
    }


def main() -> None:
    """Print the figures of every set, ours and those of the libraries that are installed."""
    sets = samples()
    for name, find in {"index.days": ours, **libraries.finders()}.items():
        print(f"{name:28} texts  marks  precision  recall")
        for title, sample in sets.items():
            got = score(sample, find)
            print(f"  {title:26} {len(sample):5}  {got.right + got.missed:5}  {got.precision:9.3f}  {got.recall:6.3f}")


def errors() -> None:
    """Print every error of ours."""
    for title, sample in samples().items():
        print(title)
        for fault in faults(sample):
            print(f"  {fault.kind:6} {fault.days}  {fault.beside}  ({fault.document[-30:]})")


def speed() -> None:
    """Print how many words a second are read, on one core, with days and without."""
    day = documents.date(2020, 6, 15)
    texts = [*list(documents.people.snippets().values())[60_000:64_000], *documents.people.wikinews().values()]
    plain = [text for text in texts if not find_days(text, day)]
    for name, sample in {"all": texts, "without a day": plain}.items():
        words = sum(len(text.split()) for text in sample)
        best = float("inf")
        for _ in range(3):
            busy = time.process_time()
            for text in sample:
                find_days(text, day)
            best = min(best, time.process_time() - busy)
        print(f"{name}: {words:,} words, {words / best:,.0f} a second")
