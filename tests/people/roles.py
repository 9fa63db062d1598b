"""Roles: how many of those drawn at random and checked by reading are right, and how they compare with the marks.

``roles.jsonl`` holds what was read: where a name stands in a text of ``../shared/data``, on which side of it a role was
found when the line was drawn, the role that stands there in truth, as written (null where there is none), and whether
that is what was found at first sight.
"""

from __future__ import annotations

import json
import random
import sys
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from index.people.appositions import role_after
from index.people.finding import find_people
from index.people.roles import role_before
from index.people.texts import tokenize
from tests.people import documents

if TYPE_CHECKING:
    from collections.abc import Iterator

CHECKED = documents.HERE / "roles.jsonl"
DRAWN = {"snippets": 60, "wikinews": 30, "masc": 20, "wikigold": 12}


class Found(NamedTuple):
    """A role beside a name: ``side`` is before or after; the span is the name's, half-open in code points."""

    start: int
    end: int
    side: str
    role: str


def collections() -> dict[str, dict[str, str]]:
    """Return the texts that roles are drawn from, by collection and id."""
    return {
        "snippets": documents.snippets(),
        "wikinews": documents.wikinews(),
        "masc": documents.masc(),
        "wikigold": {document.id: document.text for document in documents.wikigold()},
    }


def beside(text: str, spans: list[tuple[int, int]]) -> Iterator[Found]:
    """Yield the roles that are read beside names."""
    tokens = tokenize(text)
    starts = {token.start: place for place, token in enumerate(tokens)}
    ends = {token.end: place for place, token in enumerate(tokens)}
    for start, end in spans:
        if start in starts and end in ends:
            before = role_before(tokens, starts[start])
            after = role_after(tokens, ends[end] + 1)
            for side, role in (("before", before.role if before else None), ("after", after)):
                if role:
                    yield Found(start, end, side, role)


def roles(text: str) -> list[Found]:
    """Return the roles that are found in a text."""
    return list(beside(text, [(start, end) for person in find_people(text) for start, end in person.mentions]))


def draw(seed: int) -> Iterator[tuple[str, str, str, Found]]:
    """Yield roles at random, one a text: collection, id, text, role."""
    dice = random.Random(seed)
    for collection, texts in collections().items():
        names = sorted(texts)
        dice.shuffle(names)
        drawn = 0
        for name in names:
            found = roles(texts[name])
            if found:
                yield collection, name, texts[name], dice.choice(found)
                drawn += 1
            if drawn == DRAWN[collection]:
                break


def checked() -> dict[int, Counter[str]]:
    """Return, by draw, how many of the checked roles are right, wrong, and not found any more."""
    texts = collections()
    counts: dict[int, Counter[str]] = {}
    for line in CHECKED.read_text(encoding="utf-8").splitlines():
        entry = json.loads(line)
        text = texts[entry["collection"]][entry["id"]]
        found = {(each.start, each.side): each.role for each in roles(text)}
        now = found.get((entry["start"], entry["side"]))
        verdict = "gone" if now is None else "right" if now == entry["role"] else "wrong"
        counts.setdefault(entry["draw"], Counter()).update((verdict, "first" if entry["first"] else "not first"))
        if verdict == "wrong" and "-v" in sys.argv:
            print(f"{entry['id']} {entry['start']}: {now!r}, not {entry['role']!r}")
    return counts


def marked() -> Counter[str]:
    """Return how the roles beside marked names compare with those marked: same, part of one another, other."""
    texts = documents.snippets() | documents.wikinews()
    counts: Counter[str] = Counter()
    for path in sorted(documents.MARKS.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            entry = json.loads(line)
            text = texts[entry["id"]]
            for person in entry["people"]:
                found = [each.role for each in beside(text, [(person["start"], person["end"])])]
                counts[_compare(found, person["role"])] += 1
    return counts


def _compare(found: list[str], role: str | None) -> str:
    if not found:
        return "missed" if role else "none"
    if role in found:
        return "same"
    if role and any(each in role or role in each for each in found):
        return "part"
    return "other"


def main() -> None:
    """Print the figures, or a new draw to be read."""
    if len(sys.argv) == 3 and sys.argv[1] == "draw":
        for number, (collection, name, text, found) in enumerate(draw(int(sys.argv[2]))):
            before, after = text[max(0, found.start - 120) : found.start], text[found.end : found.end + 100]
            print(f"{number} {collection} {name} {found.start} {found.side}: {found.role}")
            print(f"    {before!r} [{text[found.start : found.end]}] {after!r}")
        return
    for number, counts in sorted(checked().items()):
        right, wrong = counts["right"], counts["wrong"]
        first = counts["first"] / (counts["first"] + counts["not first"])
        now = f"{right} right, {wrong} wrong, {counts['gone']} not found any more: {right / (right + wrong):.3f}"
        print(f"draw {number}: at first sight {first:.3f}; now {now}")
    counts = marked()
    found = counts["same"] + counts["part"] + counts["other"]
    there = counts["same"] + counts["part"] + counts["missed"]
    print(
        f"beside marked names {found} found: {counts['same']} same, {counts['part']} in part, {counts['other']} other"
    )
    print(
        f"of {there} marked: {counts['same'] / there:.3f} same, {(counts['same'] + counts['part']) / there:.3f} at all"
    )


if __name__ == "__main__":
    main()
