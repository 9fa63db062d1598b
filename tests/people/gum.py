"""The news of GUM with the people it names: its entities and coreference, read for what its annotators mark."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index.people.places import NATIONS
from index.people.roles import is_head
from tests.people.documents import DATA, Document

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

GUM = DATA / "people" / "gum-news"

# Proper nouns that GUM calls persons and that are peoples, members, gods and offices.
_NO_NAMES = frozenset(
    [
        "Taliban",
        "Rohingya",
        "Republican",
        "Refugee",
        "NASA",
        "LA",
        "US",
        "State",
        "Department",
        "Spokesperson",
        "Administrator",
        "Emeritus",
        "Undersecretary",
        "Commissioner",
        "Secretary",
        "Anonymous",
        "Fan",
        "Aphrodite",
        "Athena",
        "Hera",
        "Poseidon",
        "Zeus",
    ]
)


def read(*, in_things: bool = True) -> list[Document]:
    """Return the news of GUM: persons whose head is a proper noun, from the head to the last word of the name.

    Args:
        in_things: Whether persons in names of things count too: "the Croucher Foundation".
    """
    return [document(path, in_things=in_things) for path in sorted(GUM.glob("*.conllu"))]


def document(path: Path, *, in_things: bool = True) -> Document:
    """Return one text of GUM."""
    text = ""
    people: set[tuple[int, int]] = set()
    sentence: list[list[str]] = []
    places: list[tuple[int, int]] = []
    for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
        if line.startswith("# newpar"):
            text += "\n\n" if text else ""
        if line.startswith("#"):
            continue
        if line.strip():
            fields = line.split("\t")
            if not fields[0].isdecimal():
                continue
            sentence.append(fields)
            places.append((len(text), len(text) + len(fields[1])))
            text += fields[1] + ("" if "SpaceAfter=No" in fields[9] else " ")
            continue
        people.update(_people(sentence, places, in_things=in_things))
        if sentence and not text.endswith((" ", "\n")):
            text += " "
        sentence, places = [], []
    return Document(path.stem, text, tuple(sorted(people)))


def _people(sentence: list[list[str]], places: list[tuple[int, int]], *, in_things: bool) -> Iterator[tuple[int, int]]:
    """Say where the persons of a sentence are whose head is a proper noun in the singular."""
    phrases = list(entities(sentence))
    things = [] if in_things else [(start, end) for kind, _, start, end in phrases if kind != "person"]
    for kind, _, start, end in phrases:
        if kind != "person" or any(_names(sentence, thing, start, end) for thing in things):
            continue
        if span := name_of(sentence, start, end):
            yield places[span[0]][0], places[span[1]][1]


def _names(sentence: list[list[str]], thing: tuple[int, int], start: int, end: int) -> bool:
    """Tell whether a phrase is a part of the name of the thing that another phrase names."""
    first, last = thing
    if not (first <= start and end <= last and (first, last) != (start, end)):
        return False
    thing_head = _head(sentence, first, last)
    head = _head(sentence, start, end)
    if thing_head is None or head is None or sentence[thing_head][4] not in ("NNP", "NNPS"):
        return False
    return sentence[head][7] in ("compound", "flat", "appos") and first <= thing_head <= last and head != thing_head


def _head(sentence: list[list[str]], start: int, end: int) -> int | None:
    """Return the word of a phrase that hangs on none of it."""
    return next((index for index in range(start, end + 1) if not start <= int(sentence[index][6]) - 1 <= end), None)


def entities(sentence: list[list[str]]) -> Iterator[tuple[str, str, int, int]]:
    """Return each entity of a sentence: its kind, its number in the text, its first word and its last."""
    opened: list[tuple[str, str, int]] = []
    for index, fields in enumerate(sentence):
        misc = dict(part.partition("=")[::2] for part in fields[9].split("|"))
        for match in re.finditer(r"\((\d+)-([a-z]+)-([^()]*)\)?|(\d+)\)", misc.get("Entity", "")):
            if match[1]:
                opened.append((match[1], match[2], index))
            if not (match[4] or match[0].endswith(")")):
                continue
            number = match[4] or match[1]
            place = max((at for at, each in enumerate(opened) if each[0] == number), default=-1)
            if place >= 0:
                _, kind, start = opened.pop(place)
                yield kind, number, start, index


def name_of(sentence: list[list[str]], start: int, end: int) -> tuple[int, int] | None:
    """Return the first and last word of the name in a phrase; None where it holds none, as in "the mayor"."""
    inside = range(start, end + 1)
    heads = [index for index in inside if not start <= int(sentence[index][6]) - 1 <= end]
    if not heads:
        return None
    first = heads[0]
    if sentence[first][4] != "NNP" or is_head(sentence[first][1].lower()) or sentence[first][1] in _NO_NAMES:
        named = [
            index
            for index in inside
            if (index in heads or int(sentence[index][6]) - 1 == first)
            and sentence[index][4] == "NNP"
            and sentence[index][7] in ("flat", "appos")
        ]
        if not named:
            return None
        first = named[0]
    last = first
    if sentence[first][1] in _NO_NAMES and first > start and sentence[first - 1][7:8] == ["compound"]:
        first -= 1  # "Gary Fan", where "Fan Expo" is no person
    for index in range(last + 1, end + 1):
        if sentence[index][7].startswith("flat"):
            last = index
        elif sentence[index][1] not in ("-", "‑", ".", '"'):
            break
    while first <= last and (is_head(sentence[first][1].lower()) or sentence[first][1] in _NO_NAMES):
        first += 1
    if first > last or sentence[last][1].lower() in NATIONS or sentence[first][1].islower():
        return None
    return first, last
