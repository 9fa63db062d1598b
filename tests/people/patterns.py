"""Texts made of patterns, as wires and sports pages write them: tables of results, scorers, teams, slugs, headlines."""

from __future__ import annotations

import random
import re
from typing import TYPE_CHECKING, Final, NamedTuple

from tests.people.cast import drawn
from tests.people.documents import HERE, Document
from tests.people.variants import tight, wired

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.people.cast import Names

PATTERNS: Final = HERE / "patterns.txt"
NEW: Final = 0.4  # of surnames
NEW_TOWN: Final = 0.33
_SLOT: Final = re.compile(r"\{(\w+)\}")


class Patterns(NamedTuple):
    """What the file of patterns holds: what slots are filled with, and the lines of each text."""

    words: dict[str, list[str]]
    texts: list[list[str]]


def read() -> Patterns:
    """Read the file of patterns."""
    raw = "\n".join(line for line in PATTERNS.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    lists, *texts = (block.splitlines() for block in raw.strip().split("\n\n"))
    lines = "\n".join(lists).replace("\n@ ", " ").splitlines()
    words = {slot: fillings.split(", ") for slot, _, fillings in (line[1:].partition(" ") for line in lines)}
    return Patterns(words, texts)


class _Filler:
    """Fills one text; who was named once may be named again by the surname."""

    def __init__(self, words: dict[str, list[str]], names: Names, chance: random.Random) -> None:
        self.words = words
        self.names = names
        self.chance = chance
        self.cast: list[str] = []

    def last(self) -> str:
        """Return a surname."""
        if self.cast and self.chance.random() < 0.25:
            return self.chance.choice(self.cast)
        self.cast.append(drawn(self.names.last, self.chance, new=NEW))
        return self.cast[-1]

    def full(self) -> str:
        """Return a first name and a surname."""
        first = drawn(self.names.first, self.chance, new=NEW / 2)
        if self.chance.random() < 0.06:
            first += f" {self.chance.choice('ABCDEFGHJKLMPRSTW')}."
        return f"{first} {self.last()}"

    def initial(self) -> str:
        """Return an initial or two and a surname."""
        dots = "".join(
            f"{letter}." for letter in self.chance.choices("ABCDEFGHIJKLMNPRSTVW", k=self.chance.choice((1, 1, 1, 2)))
        )
        return f"{dots} {self.last()}"

    def town(self) -> str:
        """Return a town, one in three of them of no map."""
        return drawn(self.names.towns, self.chance, new=NEW_TOWN)

    def team(self) -> str:
        """Return a team or a town."""
        return self.chance.choice(self.words["team"]) if self.chance.random() < 0.5 else self.town()

    def firm(self) -> str:
        """Return a firm; one in three bears a surname that only what follows tells from a person's."""
        if self.chance.random() < 0.67:
            return self.chance.choice(self.words["firm"])
        return f"{self.chance.choice(self.names.last)} {self.chance.choice(self.words['ending'])}"

    def fill(self, slot: str) -> tuple[str, bool]:
        """Return what fills a slot, and whether it is a person."""
        if slot == "N":
            slot = self.chance.choice("FFLLI")
        people: dict[str, Callable[[], str]] = {
            "F": self.full,
            "L": self.last,
            "I": self.initial,
            "U": lambda: self.full().upper(),
            "V": lambda: self.last().upper(),
        }
        if slot in people:
            return people[slot](), True
        return self.chance.choice(self.words[slot]) if slot in self.words else self.thing(slot), False

    def thing(self, slot: str) -> str:
        """Return what fills a slot that is no person and has no list."""
        number = self.chance.randrange
        things: dict[str, Callable[[], str]] = {
            "T": self.team,
            "W": lambda: self.team().upper(),
            "P": self.town,
            "Q": lambda: self.town().upper(),
            "K": lambda: self.chance.choice(self.words["C"]).upper(),
            "O": self.firm,
            "n": lambda: str(number(1, 100)),
            "s": lambda: f"{number(6)}-{number(6)}",
            "t": lambda: f"{number(1, 60)}:{number(10, 60)}.{number(10, 100)}",
            "m": lambda: self.chance.choice(("2nd", "3rd", "ninth")) if number(9) == 0 else f"{number(4, 20)}th",
            "tennis": lambda: " ".join(f"{number(8)}-{number(8)}" for _ in range(number(2, 4))),
            "date": lambda: f"{number(1990, 2025)}-{number(10, 13)}-{number(10, 29)}",
        }
        return things[slot]()


def patterned(names: Names, count: int) -> list[Document]:
    """Make texts of the patterns.

    Args:
        names: To fill in.
        count: Of texts; patterns take turns.
    """
    words, texts = read()
    return [
        _patterned(texts[number % len(texts)], _Filler(words, names, random.Random(number)), number)
        for number in range(count)
    ]


def _patterned(block: list[str], filler: _Filler, number: int) -> Document:
    chance = filler.chance
    lines: list[str] = []
    starred = [line[2:] for line in block if line.startswith("* ")]
    for line in block:
        if not line.startswith("* "):
            if chance.random() < 0.85:
                lines.append(line)
        elif starred:
            lines += (chance.choice(starred) for _ in range(chance.randrange(1, 3)))
    text = ""
    people = []
    between = "\n" if chance.random() < 0.8 else " "
    for line in lines:
        for place, part in enumerate(_SLOT.split(line)):
            shown, person = (part, False) if place % 2 == 0 else filler.fill(part)
            if person:
                people.append((len(text), len(text) + len(shown)))
            text += shown
        text += between
    document = Document(f"pattern-{number}", text.rstrip(), tuple(people))
    if chance.random() < 0.35:
        return tight(document)
    return wired(document) if chance.random() < 0.15 else document
