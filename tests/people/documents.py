"""Texts with the people who are named in them: gold, marks by hand, labels by machine; from the data in ../shared."""

from __future__ import annotations

import csv
import hashlib
import json
import lzma
import re
import tarfile
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

HERE = Path(__file__).parent
DATA = HERE.parents[2] / "shared" / "data"
MARKS = HERE / "marks"
SILVER = HERE / "silver.txt.xz"
HELD_OUT = HERE / "held-out.json"
WIRE = HERE / "wire.txt"
TEXTS = HERE / "texts.txt"
SETTLED = HERE / "settled.jsonl"

_CLOSING = frozenset(
    (",", ".", ";", ":", ")", "]", "!", "?", "%", "'s", "'S", "'", "n't", "''", "'re", "'ve", "'ll", "'d", "'m", "...")
)
_OPENING = frozenset(("(", "[", "``", "$", "£", "#"))


class Document(NamedTuple):
    """A text and where it names people.

    Attributes:
        id: Of the document in its collection.
        text: As ``find_people`` is given it.
        people: Half-open in code points, ascending.
        unsure: Where nobody can say; nothing is learnt there.
    """

    id: str
    text: str
    people: tuple[tuple[int, int], ...] = ()
    unsure: tuple[tuple[int, int], ...] = ()


def dice(text: str) -> int:
    """Return a number that the text alone decides."""
    return int(hashlib.sha256(text.encode()).hexdigest()[:8], 16)


def snippets() -> dict[str, str]:
    """Return the texts of current-events by id, in file order."""
    with lzma.open(DATA / "current-events.jsonl.xz", "rt", encoding="utf-8") as file:
        return {line["id"]: line["text"] for line in map(json.loads, file)}


def wikinews() -> dict[str, str]:
    """Return the Wikinews articles by address, in file order."""
    csv.field_size_limit(10**9)
    articles = {}
    for year in (2019, 2020):
        with (DATA / "wikinews" / f"wikinews_{year}.csv").open(encoding="utf-8", newline="") as file:
            articles.update((row["url"], row["text"]) for row in csv.DictReader(file))
    return articles


def masc() -> dict[str, str]:
    """Return the written texts of MASC by path, but those of the Wall Street Journal, which OntoNotes holds too."""
    texts = {}
    with tarfile.open(DATA / "people" / "masc.tar.xz") as archive:
        for member in archive:
            name = member.name
            file = archive.extractfile(member) if "/written/" in name and name.endswith(".txt") else None
            if file is None or "/wsj_" in name:
                continue
            lines = file.read().decode("utf-8", "replace").splitlines()
            words = [[pair.rpartition("_")[0] for pair in line.split() if "_" in pair] for line in lines]
            texts[name] = "\n".join(written(line)[0] for line in words if line)
    return texts


def written(words: Iterable[str]) -> tuple[str, list[tuple[int, int]]]:
    """Put words together as they are written, and say where each stands."""
    text = ""
    places = []
    glued = True
    inside = False
    for word in words:
        opens = word in _OPENING
        closes = word in _CLOSING
        shown = '"' if word in ("``", "''") else word
        if word == '"':
            opens, closes, inside = not inside, inside, not inside
        if text and not glued and not closes:
            text += " "
        places.append((len(text), len(text) + len(shown)))
        text += shown
        glued = opens
    return text, places


def wikigold() -> list[Document]:
    """Return the documents of WikiGold; a paragraph each sentence."""
    documents = []
    raw = (DATA / "people" / "wikigold.conll.txt").read_text(encoding="utf-8")
    for number, part in enumerate(part for part in raw.split("-DOCSTART- O\n") if part.strip()):
        text = ""
        people: list[tuple[int, int]] = []
        for sentence in part.strip().split("\n\n"):
            pairs = [line.rsplit(" ", 1) for line in sentence.splitlines() if " " in line]
            line, places = written(word for word, _ in pairs)
            shift = len(text) + 1 if text else 0
            text = f"{text}\n{line}" if text else line
            open_ = False
            for (start, end), (_, label) in zip(places, pairs, strict=True):
                person = label.endswith("-PER")
                if person and open_ and not label.startswith("B"):
                    people[-1] = (people[-1][0], shift + end)
                elif person:
                    people.append((shift + start, shift + end))
                open_ = person
        documents.append(Document(f"wikigold-{number:03d}", text, tuple(people)))
    return documents


def held_out() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Return the ids of what nothing is learnt from: snippets, articles; and of the snippets drawn at random."""
    kept = json.loads(HELD_OUT.read_text(encoding="utf-8"))
    return frozenset(kept["snippets"]), frozenset(kept["articles"]), frozenset(kept["random"])


def marked() -> list[Document]:
    """Return what was marked by hand, held-out texts among it."""
    texts = snippets() | wikinews()
    documents = []
    for path in sorted(MARKS.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            entry = json.loads(line)
            text = texts[entry["id"]]
            spans = tuple((person["start"], person["end"]) for person in entry["people"])
            for person in entry["people"]:
                if text[person["start"] : person["end"]] != person["text"]:
                    raise ValueError(f"{path.name}: {entry['id']}: the mark does not fit the text: {person['text']!r}")
            documents.append(Document(entry["id"], text, spans))
    return documents


def wire() -> list[Document]:
    """Return the project's own texts in the ways of wires and sports pages that nothing is learnt from."""
    return _braced(WIRE)


def texts() -> list[Document]:
    """Return the project's own texts in many ways that are learnt from."""
    return _braced(TEXTS)


def _braced(path: Path) -> list[Document]:
    """Read texts where persons stand in braces; an empty line ends a text."""
    raw = "\n".join(line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    documents = []
    for number, part in enumerate(raw.strip().split("\n\n")):
        text = ""
        people = []
        for piece in re.split(r"(\{[^{}]*\})", part):
            if piece.startswith("{"):
                people.append((len(text), len(text) + len(piece) - 2))
            text += piece.strip("{}") if piece.startswith("{") else piece
        documents.append(Document(f"{path.stem}-{number:02d}", text, tuple(people)))
    return documents


class Settled(NamedTuple):
    """Places of a text that were read where machine and model did not know or did not agree: half-open in code points.

    Attributes:
        read: What was read.
        people: The names that stand there.
    """

    read: tuple[tuple[int, int], ...]
    people: tuple[tuple[int, int], ...]


def settled() -> dict[str, Settled]:
    """Return what was settled by reading, by the id of the text."""
    entries = map(json.loads, SETTLED.read_text(encoding="utf-8").splitlines())
    return {
        entry["id"]: Settled(tuple(map(tuple, entry["read"])), tuple(map(tuple, entry["people"]))) for entry in entries
    }


def settle(document: Document, by: Settled) -> Document:
    """Return a document with what reading says in place of what the machine said there."""

    def left(spans: tuple[tuple[int, int], ...]) -> set[tuple[int, int]]:
        return {span for span in spans if not any(span[0] < end and start < span[1] for start, end in by.read)}

    return document._replace(
        people=tuple(sorted(left(document.people) | set(by.people))), unsure=tuple(sorted(left(document.unsure)))
    )


def silver() -> list[Document]:
    """Return the texts that machines labelled.

    A line of the file: the id, then ``+start.length`` for a person and ``?start.length`` for where nobody can say.
    """
    texts = snippets() | wikinews() | masc()
    documents = []
    with lzma.open(SILVER, "rt", encoding="utf-8") as file:
        for line in file:
            name, *places = line.rstrip("\n").split(" ")
            spans: dict[str, list[tuple[int, int]]] = {"+": [], "?": []}
            for place in places:
                start, length = map(int, place[1:].split("."))
                spans[place[0]].append((start, start + length))
            documents.append(Document(name, texts[name], tuple(spans["+"]), tuple(spans["?"])))
    return documents
