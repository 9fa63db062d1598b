"""The trained model: reads its file once, and says of runs of words which of them are names of people."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final, NamedTuple

import pycrfsuite

from index.people.features import Run, features, survey

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.people.tokens import Token

MODEL: Final = "people.crf"
_AT_ONCE: Final = 600  # words of a sequence: bounds what the tagger and the strings for it hold in memory


class Name(NamedTuple):
    """A name that the model sees: half-open in tokens."""

    start: int
    end: int


class _Model(NamedTuple):
    """A tagger and the bytes that it reads from, which it does not keep alive itself."""

    tagger: pycrfsuite.Tagger
    content: bytes


@lru_cache(maxsize=1)
def _model() -> _Model:
    """Read the model; it is kept for the life of the process, and takes about as much memory as its file."""
    content = files("index.people").joinpath(MODEL).read_bytes()
    tagger = pycrfsuite.Tagger()
    tagger.open_inmemory(content)
    return _Model(tagger, content)


def names(tokens: Sequence[Token], runs: Sequence[Run], weighed: dict[int, str], body: str) -> list[Name]:
    """Find the names of people in runs of capitals.

    Args:
        tokens: Of the body.
        runs: Half-open, ascending, apart from each other.
        weighed: What the rules say of tokens.
        body: An article's own text.

    Returns:
        Ascending; each inside one run.
    """
    if not runs:
        return []
    tagger = _model().tagger
    said, gaps = survey(tokens, runs, body)
    labels: list[str] = []
    first = words = 0
    for number, (start, end) in enumerate(runs):
        words += end - start
        if words >= _AT_ONCE or number + 1 == len(runs):
            told = features(tokens, runs[first : number + 1], gaps[first : number + 1], said, weighed)
            labels += tagger.tag(told)
            first, words = number + 1, 0
    return read_labels(labels, runs)


def read_labels(labels: Sequence[str], runs: Sequence[Run]) -> list[Name]:
    """Return the names that labels mark: B begins one, I goes on with it, O is none.

    Args:
        labels: One a word of the runs.
        runs: Half-open in tokens, ascending.
    """
    found: list[Name] = []
    place = 0
    for start, end in runs:
        begun = -1
        for index in range(start, end):
            label = labels[place]
            place += 1
            if label != "I" and begun >= 0:
                found.append(Name(begun, index))
                begun = -1
            if label == "B" or (label == "I" and begun < 0):
                begun = index
        if begun >= 0:
            found.append(Name(begun, end))
    return found
