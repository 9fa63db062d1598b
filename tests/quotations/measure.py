"""Precision and recall of quotation spans and of their speakers, what was tuned on and what was held out apart."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from index.people.finding import find_people
from index.quotations.finding import find_quotations
from index.terms import fold_phrase
from tests.quotations import marked

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tests.quotations.marked import Marked


class Found(NamedTuple):
    """A stretch that the finder gives."""

    start: int
    end: int
    speaker: str | None
    how: str


class Score(NamedTuple):
    """Counts of stretches.

    Attributes:
        spans: Marked, found, and both.
        speakers: Marked with a speaker, found with one, and found with the right one.
    """

    spans: tuple[int, int, int] = (0, 0, 0)
    speakers: tuple[int, int, int] = (0, 0, 0)


def together(scores: Iterable[Score]) -> Score:
    """Return the counts of several documents added up."""
    spans, speakers = zip(*scores, strict=True)
    return Score(
        tuple(map(sum, zip(*spans, strict=True))),  # type: ignore[arg-type]
        tuple(map(sum, zip(*speakers, strict=True))),  # type: ignore[arg-type]
    )


def found_in(text: str) -> list[Found]:
    """Return the stretches of a text, a split quotation as its parts."""
    return [
        Found(span.start, span.end, quotation.speaker, quotation.how)
        for quotation in find_quotations(text, find_people(text))
        for span in quotation.spans
    ]


def same(marked_as: str | None, found: str | None) -> bool:
    """Tell whether two names are of one speaker: the words of the shorter stand in the longer."""
    if marked_as is None or found is None:
        return marked_as is found
    mine, theirs = (set(re.findall(r"\w+", fold_phrase(name))) - {"the", "a", "an", "s"} for name in (marked_as, found))
    return bool(mine & theirs) and (mine <= theirs or theirs <= mine)


def score(document: Marked) -> tuple[Score, list[str]]:
    """Return the counts of a document, and a line for each fault."""
    found = {(each.start, each.end): each for each in found_in(document.text)}
    faults = []
    both = right = 0
    for mark in document.marks:
        each = found.get((mark.start, mark.end))
        words = " ".join(document.text[mark.start : mark.end].split())[:50]
        if each is None:
            faults.append(f"missed    {mark.speaker or 'open'}: {words}")
            continue
        both += 1
        if same(mark.speaker, each.speaker):
            right += mark.speaker is not None
        else:
            kind = "not given" if each.speaker is None else "WRONG    "
            faults.append(f"{kind} {each.speaker} for {mark.speaker} ({each.how}): {words}")
    marks = {(mark.start, mark.end) for mark in document.marks}
    for each in found.values():
        if (each.start, each.end) not in marks:
            words = " ".join(document.text[each.start : each.end].split())[:50]
            faults.append(f"no speech {each.speaker} ({each.how}): {words}")
    named = sum(mark.speaker is not None for mark in document.marks)
    given = sum(each.speaker is not None for each in found.values())
    return Score((len(document.marks), len(found), both), (named, given, right)), faults


def ratio(marks: int, found: int, both: int) -> str:
    """Return precision, recall and the counts as text."""
    return f"{both / found if found else 1:9.3f}  {both / marks if marks else 1:6.3f}  {marks:6}"


def table(documents: Iterable[Marked], *, faults: bool) -> None:
    """Print the figures of each collection, tuned and held out apart."""
    sums: dict[tuple[bool, str], Score] = {}
    for document in documents:
        counts, wrong = score(document)
        for name in (document.collection, "all"):
            key = (document.held_out, name)
            sums[key] = together((sums.get(key, Score()), counts))
        if faults and wrong:
            print(f"{'held out' if document.held_out else 'tuned'}  {document.collection}  {document.id}")
            print("\n".join(f"    {line}" for line in wrong))
    print(f"{'':24}  spans: precision  recall   marks   speakers: precision  recall   marks")
    for held_out in (False, True):
        for (out, name), counts in sorted(sums.items(), key=lambda item: (item[0][1] == "all", item[0][1])):
            if out is held_out:
                label = f"{'held out' if out else 'tuned'}  {name}"
                print(f"{label:24}        {ratio(*counts.spans)}             {ratio(*counts.speakers)}")


def main(*, faults: bool) -> None:
    """Print the figures, and the faults if wanted."""
    table([*marked.own(), *(marked.shared() if marked.SHARED.is_dir() else [])], faults=faults)
