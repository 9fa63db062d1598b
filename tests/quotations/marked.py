"""Texts with their quotations as people marked them: places and speakers only, where the text is another's.

A mark is what lies between one pair of quotation marks, and who speaks; ``None`` is speech whose speaker the text
leaves open. What stands in quotation marks and is no speech (titles, terms, nicknames) has no mark.
"""

from __future__ import annotations

import json
import re
import tarfile
from pathlib import Path
from typing import NamedTuple

from tests.people import documents, gum

HERE = Path(__file__).parent
PROJECT = HERE.parents[1]
SHARED = PROJECT.parent / "shared"
_INLINE = re.compile(r"⟦([^⟦⟧|]*)\|([^⟦⟧|]*)⟧")


class Mark(NamedTuple):
    """A stretch of speech: half-open in code points, and who speaks."""

    start: int
    end: int
    speaker: str | None


class Marked(NamedTuple):
    """A text and its quotations.

    Attributes:
        id: Of the text in its collection.
        collection: Whose text: ``wikinews``, ``current-events``, ``masc``, ``wsj``, ``gum``, ``seeds``, or ``own``.
        held_out: Whether it was marked after the rules were made, and no rule was changed for it.
        text: As ``find_quotations`` is given it.
        marks: In order.
    """

    id: str
    collection: str
    held_out: bool
    text: str
    marks: tuple[Mark, ...]


def own() -> list[Marked]:
    """Return the project's own articles, in which a quotation is written ``⟦its words|its speaker⟧``."""
    found = []
    for path in sorted((HERE / "articles").glob("*.txt")):
        text, marks = "", []
        pieces = _INLINE.split(path.read_text(encoding="utf-8").strip())
        for before, words, speaker in zip(pieces[::3], pieces[1::3], pieces[2::3], strict=False):
            start = len(text) + len(before)
            text += before + words
            marks.append(Mark(start, len(text), speaker or None))
        found.append(Marked(path.stem, "own", held_out=False, text=text + pieces[-1], marks=tuple(marks)))
    return found


def shared() -> list[Marked]:
    """Return the marked texts that lie beside the project."""
    texts: dict[str, dict[str, str]] = {}
    found = []
    for path in sorted((HERE / "marks").glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            entry = json.loads(line)
            collection = entry["collection"]
            if collection not in texts:
                texts[collection] = _READ[collection]()
            text = texts[collection][entry["id"]]
            marks = tuple(Mark(*mark) for mark in entry["quotations"])
            found.append(Marked(entry["id"], collection, entry["held_out"], text, marks))
    return found


def _seeds() -> dict[str, str]:
    return {path.name: path.read_text(encoding="utf-8") for path in (SHARED / "seeds").glob("*.txt")}


def _wsj() -> dict[str, str]:
    """Return the texts of the Wall Street Journal in MASC, from which nothing is learnt, by path."""
    texts = {}
    with tarfile.open(SHARED / "data" / "people" / "masc.tar.xz") as archive:
        for member in archive:
            file = archive.extractfile(member) if "/wsj_" in member.name else None
            if file is not None:
                lines = file.read().decode("utf-8", "replace").splitlines()
                words = [[pair.rpartition("_")[0] for pair in line.split() if "_" in pair] for line in lines]
                texts[member.name] = "\n".join(documents.written(line)[0] for line in words if line)
    return texts


_READ = {
    "wsj": _wsj,
    "gum": lambda: {document.id: document.text for document in gum.read()},
    "wikinews": documents.wikinews,
    "current-events": documents.snippets,
    "masc": documents.masc,
    "seeds": _seeds,
}
