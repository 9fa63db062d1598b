"""Joining inside an article: which mentions are one person's, against GUM's coreference and the groups marked by hand.

Only mentions that both name are counted, matched where they overlap. Of the pairs of such mentions of one text,
precision is the share of those joined that are one person's, recall the share of those of one person that are joined.
B³ (Bagga and Baldwin 1998) is the mean over mentions of the share of what it is joined with that is right, and of
what belongs with it that is joined.
"""

from __future__ import annotations

import csv
import json
import sys
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from index.people.finding import find_people
from index.people.names import compatible, read_name
from tests.people import documents, gum

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

PAIRS = documents.DATA / "people" / "name-pairs.csv"


class Grouped(NamedTuple):
    """A text and who is named where: half-open in code points, and a number or name for the person."""

    id: str
    text: str
    people: tuple[tuple[int, int, str], ...]


class Score(NamedTuple):
    """Pairs of mentions, and B³ summed over mentions."""

    mentions: int = 0
    right: int = 0
    wrong: int = 0
    missed: int = 0
    precision: float = 0.0
    recall: float = 0.0

    def plus(self, other: Score) -> Score:
        """Return the sum of two."""
        return Score(*(a + b for a, b in zip(self, other, strict=True)))


def of_gum() -> list[Grouped]:
    """Return the news of GUM with the entity of each named person."""
    return [_of_gum(path) for path in sorted(gum.GUM.glob("*.conllu"))]


def _of_gum(path: Path) -> Grouped:
    people: dict[tuple[int, int], tuple[int, str]] = {}
    document = gum.document(path)
    known = set(document.people)
    at = 0
    places: list[tuple[int, int]] = []
    sentence: list[list[str]] = []
    for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
        fields = line.split("\t")
        if line.strip() and fields[0].isdecimal():
            at = document.text.index(fields[1], at)
            places.append((at, at + len(fields[1])))
            at += len(fields[1])
            sentence.append(fields)
        elif not line.strip():
            for kind, number, start, end in gum.entities(sentence):
                span = gum.name_of(sentence, start, end) if kind == "person" else None
                if span and (place := (places[span[0]][0], places[span[1]][1])) in known:
                    # Of a phrase and the name in apposition inside it, the name's own entity is the narrower one.
                    people[place] = min(people.get(place, (end - start, number)), (end - start, number))
            sentence, places = [], []
    return Grouped(path.stem, document.text, tuple((*place, number) for place, (_, number) in sorted(people.items())))


def marked() -> list[Grouped]:
    """Return what was marked by hand."""
    texts = documents.snippets() | documents.wikinews()
    grouped = []
    for path in sorted(documents.MARKS.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            entry = json.loads(line)
            people = tuple((person["start"], person["end"], str(person["group"])) for person in entry["people"])
            grouped.append(Grouped(entry["id"], texts[entry["id"]], people))
    return grouped


def score(sample: Iterable[Grouped]) -> Score:
    """Measure the joining of texts."""
    total = Score()
    for document in sample:
        total = total.plus(_score(document))
    return total


def _score(document: Grouped) -> Score:
    found = [
        (start, end, number)
        for number, person in enumerate(find_people(document.text))
        for start, end in person.mentions
    ]
    both = []
    for start, end, gold in document.people:
        ours = next((number for first, last, number in found if first < end and start < last), None)
        if ours is not None:
            both.append((gold, ours, document.text[start:end]))
    right = wrong = missed = 0
    for (gold, ours, one), (other_gold, other_ours, other) in combinations(both, 2):
        right += gold == other_gold and ours == other_ours
        wrong += gold != other_gold and ours == other_ours
        missed += gold == other_gold and ours != other_ours
        if "-v" in sys.argv and (gold == other_gold) != (ours == other_ours):
            print(f"{document.id}: {one!r} and {other!r} are {'one' if gold == other_gold else 'two'}")
    precision = recall = 0.0
    for gold, ours, _ in both:
        together = sum(gold == each[0] and ours == each[1] for each in both)
        precision += together / sum(ours == each[1] for each in both)
        recall += together / sum(gold == each[0] for each in both)
    return Score(len(both), right, wrong, missed, precision, recall)


def name_pairs() -> dict[str, tuple[int, int]]:
    """Return how many of the pairs of names are taken for one person, and of how many: by whether they are."""
    counts = {"same": [0, 0], "different": [0, 0]}
    with PAIRS.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["schema"] != "Person":
                continue
            kind = "same" if row["is_match"] == "true" else "different"
            joined = compatible(read_name(row["name1"]), read_name(row["name2"]))
            counts[kind][0] += joined
            counts[kind][1] += 1
            if "-v" in sys.argv and joined != (kind == "same"):
                print(f"{kind}: {row['name1']} / {row['name2']} ({row['case_group']}: {row['notes']})")
    return {kind: (joined, all_) for kind, (joined, all_) in counts.items()}


def main() -> None:
    """Print the figures."""
    print(f"{'':20} texts mentions  pairs  precision  recall    B³ precision  recall")
    articles = [each for each in marked() if each.id.startswith("http")]
    snippets = [each for each in marked() if not each.id.startswith("http")]
    for name, sample in {"GUM news": of_gum(), "Wikinews, marked": articles, "snippets, marked": snippets}.items():
        got = score(sample)
        pairs = got.right + got.missed
        print(
            f"{name:20} {len(sample):5} {got.mentions:8} {pairs:6} {got.right / (got.right + got.wrong):10.3f} "
            f"{got.right / pairs:7.3f} {got.precision / got.mentions:15.3f} {got.recall / got.mentions:7.3f}"
        )
    for kind, (joined, all_) in name_pairs().items():
        print(f"pairs of names, {kind}: {joined} of {all_} joined")


if __name__ == "__main__":
    main()
