"""What is learnt from, written in other ways: as wires do, by surname alone, with other names, in capitals."""

from __future__ import annotations

import random
import re
import textwrap
from typing import TYPE_CHECKING, Final

from index.people.name_words import GENERATIONS, PARTICLES
from tests.people.cast import drawn, is_plain

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.people.cast import Names
    from tests.people.documents import Document

NEW: Final = 0.4  # of names


def rewritten(document: Document, other: Callable[[str], str], person: Callable[[str], str] = str) -> Document:
    """Return a document with its text changed piece by piece, and the places that follow from that.

    Args:
        document: Any.
        other: Changes what stands between names, and what is unsure.
        person: Changes a name.
    """
    spans = sorted([(*span, True) for span in document.people] + [(*span, False) for span in document.unsure])
    text = ""
    done = 0
    people, unsure = [], []
    for start, end, known in spans:
        if start < done:
            continue
        text += other(document.text[done:start])
        piece = (person if known else str)(document.text[start:end])
        (people if known else unsure).append((len(text), len(text) + len(piece)))
        text += piece
        done = end
    text += other(document.text[done:])
    return document._replace(text=text, people=tuple(people), unsure=tuple(unsure))


_TIGHT: Final = re.compile(r" (?=[,.;:)%]|'s\b)|(?<=[(]) ")
_APART: Final = re.compile(
    r"(?<!\s)(?=[,;:)!?]|['’]s\b|[.](?:\s|\Z))|(?<=[(])(?=\S)|(?<=[\w.,])(?=[\"”](?:\s|\Z))|(?<=[\"“])(?=\w)"
)


def tight(document: Document) -> Document:
    """Take out the spaces that stand before punctuation."""
    return rewritten(document, lambda text: _TIGHT.sub("", text))


def apart(document: Document) -> Document:
    """Put spaces before punctuation, as corpora that were cut into words have them."""
    return rewritten(document, lambda text: _APART.sub(" ", text).replace("’", "'").replace("“", '"').replace("”", '"'))


_QUOTED: Final = re.compile(r"[\"“](?=\w)")


def wired(document: Document) -> Document:
    """Write dashes and quotes as wires do: an underscore, two backticks, two apostrophes."""

    def change(text: str) -> str:
        text = re.sub(r" (?:--|[–—]) |—", " _ ", _QUOTED.sub("``", text))
        return re.sub(r"[\"”]", "''", text).replace("’", "'")

    return rewritten(document, change)


def by_surname(document: Document) -> Document:
    """Name everybody by the surname alone, as sports reports do of those whom all readers know."""

    def short(name: str) -> str:
        words = name.split()
        if len(words) < 2 or words[-1].lower() in GENERATIONS or len(words) > 3 or not words[-1][0].isupper():
            return name
        cut = next((place for place in range(1, len(words)) if words[place] in PARTICLES), len(words) - 1)
        return " ".join(words[cut:])

    return rewritten(document, str, short)


def renamed(document: Document, names: Names) -> Document:
    """Give everybody another name, the same words by the same word."""
    chance = random.Random(document.id)
    known: dict[str, str] = {}

    def change(name: str) -> str:
        words = name.split(" ")
        for place, word in enumerate(words):
            if not is_plain(word) or word in PARTICLES:
                continue
            if word not in known:
                pool = names.first if place == 0 and len(words) > 1 else names.last
                known[word] = drawn(pool, chance, new=NEW)
            words[place] = known[word]
        return " ".join(words)

    return rewritten(document, str, change)


def wrapped(document: Document) -> Document:
    """Break long lines."""
    text = "\n".join(
        textwrap.fill(line, 64, break_long_words=False, break_on_hyphens=False, drop_whitespace=True)
        for line in document.text.split("\n")
    )
    return document._replace(text=text) if len(text) == len(document.text) else document


def in_capitals(document: Document) -> Document:
    """Return a document as a headline is written; its places stay, as long as no letter becomes two."""
    loud = "".join(letter.upper() if len(letter.upper()) == 1 else letter for letter in document.text)
    return document._replace(text=loud)
