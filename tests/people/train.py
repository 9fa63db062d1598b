"""Train the model that finds people: ``python -m tests.people.train``; the same data give the same file."""

from __future__ import annotations

import argparse
import re
import sys
import time
from collections import Counter
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

import numpy as np
import pycrfsuite

from index.people.candidates import candidates, weigh
from index.people.features import Told, tell
from index.people.kinds import NO_WORD, SEEN, seen_words
from index.people.labels import LABELS
from index.people.looks import NAMING
from index.people.memo import Numbers
from index.people.model import pack
from index.people.runs import Run, capital_runs
from index.people.stretches import Stretches
from index.people.templates import Numbering, Template
from index.people.texts import read, tokenize
from index.people.tokens import CAPITAL, Tokens
from tests.people import documents, variants
from tests.people.cast import names_of
from tests.people.documents import HERE, Document, dice
from tests.people.patterns import patterned

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from numpy.typing import NDArray

OUT = HERE.parents[1] / "index" / "people" / "people.crf"
SEEN_WORDS = OUT.with_name(SEEN)
SEEN_HEAD = (
    "# Words that begin with a capital, by how often they were a part of somebody's name in what the model",
    "# learnt from: 0 for never, 9 for always. Then words that are often written small, c, or mostly, C.",
    "# Written by `python -m tests.people.train`.",
)
OFTEN = 4
SMALL, MOSTLY_SMALL = 0.1, 0.6
MARKS_WEIGHT = 6
GOLD_WEIGHT = 2
TEXTS_WEIGHT = 2  # each is learnt with other names too, as often
SETTLED_WEIGHT = 3
PATTERNED = 3000  # texts made of patterns
# Of so many documents, one is learnt in another way of writing too.
WAYS: Final = (
    (12, variants.by_surname),
    (20, variants.apart),
    (25, variants.wired),
    (30, variants.wrapped),
    (15, variants.in_capitals),
)
RENAMED = 8
_UNHEARD = "?"  # no word: all others are told of
_HYPHENED = re.compile(r"(?<![\w-])[a-z]{3,}-[A-Z]\w*|\b[A-Z]\w*-[a-z]{2,}\b")
SETTINGS = {
    "c1": 0.1,
    "c2": 0.01,
    "max_iterations": 80,
    "feature.minfreq": 2,
    "feature.possible_transitions": True,
}


def main() -> None:
    """Train on everything but what is held out, and write the model."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.people.train", description="Train the model that finds people."
    )
    parser.add_argument("--out", type=Path, default=OUT)
    arguments = parser.parse_args()
    started = time.monotonic()
    material = list(training())
    count_words(document for document, _ in material)
    train([*material, *more(material)], arguments.out)
    print(f"{arguments.out}: {time.monotonic() - started:.0f} s", file=sys.stderr)


def gold_is_held_out(document: Document) -> bool:
    """Tell whether a document of WikiGold is of the tenth that is kept to measure."""
    return dice(document.text[:200]) % 10 == 0


def training() -> Iterator[tuple[Document, int]]:
    """Return what is learnt, and how many times."""
    snippets, articles, _ = documents.held_out()
    kept = snippets | articles
    marked = [document for document in documents.marked() if document.id not in kept]
    done = {document.id for document in marked} | kept
    everything = documents.snippets() | documents.wikinews()
    done_texts = {everything[name] for name in done}
    settled = documents.settled()
    for document in documents.silver():
        if document.id in done or document.text in done_texts:
            continue
        if document.id in settled:
            yield documents.settle(_unsure_at_hyphens(document), settled[document.id]), SETTLED_WEIGHT
        else:
            yield _unsure_at_hyphens(document), 1
    for document in documents.wikigold():
        if not gold_is_held_out(document):
            yield document, GOLD_WEIGHT
    for document in marked:
        yield document, MARKS_WEIGHT
    for document in documents.texts():
        yield document, TEXTS_WEIGHT


def _unsure_at_hyphens(document: Document) -> Document:
    """Take out of what is learnt the words beside a hyphen, "anti-Gaddafi": the machine was not asked about them."""
    places = [match.span() for match in _HYPHENED.finditer(document.text)]
    free = [span for span in places if not any(start < span[1] and span[0] < end for start, end in document.people)]
    return document._replace(unsure=tuple(sorted({*document.unsure, *free}))) if free else document


def more(material: Sequence[tuple[Document, int]]) -> Iterator[tuple[Document, int]]:
    """Return some of the material written in other ways, and texts made of patterns."""
    names = names_of(document for document, _ in material)
    for document, _ in material:
        if not document.people:
            continue
        for share, way in WAYS:
            if dice(way.__name__ + document.id) % share == 0:
                yield way(document), 1
        if dice("renamed" + document.id) % RENAMED == 0:
            yield variants.renamed(document, names), 1
    for document in documents.texts():
        for way in (variants.tight, variants.apart):
            yield way(document), 1
        for number in range(TEXTS_WEIGHT):
            yield variants.renamed(document._replace(id=f"{document.id}-{number}"), names), 1
    for document in patterned(names, PATTERNED):
        yield document, 1


class Strings:
    """What is told as the strings themselves, whatever they name; a ``looks.Language``."""

    kind = np.dtype(np.object_)
    nothing = ()

    def __init__(self) -> None:
        """Number what strings are of as it comes."""
        self.numbering = Numbering(Numbers((NO_WORD,)), Numbers((_UNHEARD,)))

    def told(self, begins: tuple[str, ...], rests: Sequence[str]) -> NDArray[np.object_]:
        """Return strings: a row for each rest, in it one for each way to begin."""
        return _column((begin + rest,) for rest in rests for begin in begins).reshape(len(rests), len(begins))

    def named(self, words: Sequence[str]) -> tuple[NDArray[np.object_], NDArray[np.int64]]:
        """Return rows of strings that begin as ``NAMING`` says, and the numbers of the words."""
        return self.told(NAMING, words), np.array(self.numbering.names.of(words), np.int64)

    def of(self, template: Template, keys: NDArray[np.int64]) -> NDArray[np.object_]:
        """Return the strings of a template."""
        return _column((template.begins + rest,) for rest in template.rests(keys.tolist(), self.numbering))


def _column(strings: Iterable[tuple[str, ...]]) -> NDArray[np.object_]:
    return np.fromiter(strings, np.dtype(np.object_))


def strings() -> Told[tuple[str, ...]]:
    """Return tables of what is told as the strings themselves."""
    return Told(Strings())


def sequences(document: Document, told: Told[tuple[str, ...]]) -> tuple[list[tuple[str, ...]], list[str]]:
    """Return what the model is told of each capital word of a document, and its label.

    Args:
        document: With its people, and where nobody can say: runs there are left out.
        told: What ``strings`` gives.
    """
    texts = read((document.text,), Stretches())
    (tokens,) = texts.tokens
    runs = capital_runs(texts, told.looks)
    kept: list[tuple[str, ...]] = []
    labels: list[str] = []
    (within,) = runs.of_bodies
    words = iter(tell(texts, runs, weigh(texts, [candidates(tokens, within)]), told).tolist())
    for run in within:
        of_run = list(islice(words, run.end - run.start))
        first, last = tokens.start(run.start), tokens.end(run.end - 1)
        if not any(start < last and first < end for start, end in document.unsure):
            kept += of_run
            labels += labelled(tokens, run, document.people)
    return kept, labels


def labelled(tokens: Tokens, run: Run, people: Iterable[tuple[int, int]]) -> list[str]:
    """Return the label of each word of a run: B begins a name, I goes on with it, O is none."""
    labels = []
    last = None
    for place in map(tokens.start, range(run.start, run.end)):
        span = next(((start, end) for start, end in people if start <= place < end), None)
        labels.append("O" if span is None else "I" if span == last else "B")
        last = span
    return labels


def count_words(material: Iterable[Document]) -> None:
    """Write how often words that begin like a name are names, in ninths, and which words are also written small."""
    named: Counter[str] = Counter()
    other: Counter[str] = Counter()
    small: Counter[str] = Counter()
    for document in material:
        tokens = tokenize(document.text)
        words: dict[str, bool] = {}
        for index, flags in enumerate(tokens.flags):
            text, start = tokens.texts[index], tokens.start(index)
            if flags & CAPITAL and not any(first <= start < end for first, end in document.unsure):
                person = any(first <= start < end for first, end in document.people)
                words[text.lower()] = person or words.get(text.lower(), False)
        for word, person in words.items():
            (named if person else other)[word] += 1
        small.update({text for text in tokens.texts if text.isalpha() and text.islower()})
    shares: dict[str, list[str]] = {}
    looks = strings().looks
    for word in sorted({*named, *other}):
        count = named[word] + other[word]
        if count >= OFTEN and looks.kind(word.capitalize()).rstrip("0123456789")[:1] in "GFLU?":
            shares.setdefault(str(round(9 * named[word] / count)), []).append(word)
    for word in sorted(word for word, count in small.items() if count >= OFTEN):
        share = small[word] / (small[word] + named[word] + other[word])
        if share >= SMALL:
            shares.setdefault("C" if share >= MOSTLY_SMALL else "c", []).append(word)
    lines = [f"{share} {' '.join(words)}" for share, words in sorted(shares.items())]
    SEEN_WORDS.write_text("\n".join([*SEEN_HEAD, *lines]) + "\n", encoding="utf-8")
    seen_words.cache_clear()


def train(material: Iterable[tuple[Document, int]], out: Path) -> None:
    """Train a model and write it."""
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    tables = strings()
    for document, weight in material:
        told, labels = sequences(document, tables)
        if not labels:
            continue
        for _ in range(weight):
            trainer.append(told, labels)
    trainer.set_params(SETTINGS)
    with TemporaryDirectory() as folder:
        path = str(Path(folder) / "model")
        trainer.train(path)
        out.write_bytes(read_weights(path))


def read_weights(path: str) -> bytes:
    """Return a model of CRFsuite's as the bytes of ours."""
    tagger = pycrfsuite.Tagger()
    tagger.open(path)
    learnt = tagger.info()
    weights: dict[str, dict[str, float]] = {}
    for (told, label), weight in learnt.state_features.items():
        weights.setdefault(told, dict.fromkeys(LABELS, 0.0))[label] = weight
    steps = [learnt.transitions.get((one, other), 0.0) for one in LABELS for other in LABELS]
    return pack({told: (by["B"] - by["O"], by["I"] - by["O"]) for told, by in weights.items()}, steps)


if __name__ == "__main__":
    main()
