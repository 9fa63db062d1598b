"""What the model is told of a word: its own looks, its neighbours', what lists and the document say of it.

Each thing told is a string that the model has a weight for, or has none. Only words that begin like a name are told of,
and the small words inside a name ("von der"): a sequence is made of these alone, so that four words of five cost
nothing. Most of what is told depends on one word, or on few things about two: what that comes to is made once and kept,
and added up for all words of many texts at once.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final, Generic

import numpy as np

from index.people.candidates import RULES
from index.people.kinds import SPEAKING
from index.people.looks import INSIDE, SMALL, SPEAKS, TITLED, Language, Looks, V
from index.people.memo import Memo
from index.people.templates import (
    AROUND,
    CLOSES,
    LEFT_KIND,
    LEFT_NAME,
    NAMES_BEFORE,
    NEXT,
    OPENS,
    PLACE_KIND,
    PLACE_SMALL,
    RIGHT_KIND,
    RIGHT_NAME,
    Template,
)

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from index.people.runs import Runs
    from index.people.texts import Column, Texts

_GAP_KINDS: Final = {
    " ": "_",
    ", ": ",",
    "-": "-",
    " (": "(",
    ") ": ")",
    "/": "/",
    "–": "-",
    "—": "-",
    "; ": ";",
    ": ": ":",
}
_FAR: Final = 4  # words of a run before its last that are told apart
_SHORT: Final = 2  # words of a run whose capitals are told of no one
_FULL: Final = re.compile(r"[.!?…]")


def _gap(gap: str) -> str:
    """Return the kind of what stands between two words: a space, a comma, the end of a sentence or of a line."""
    kind = _GAP_KINDS.get(gap)
    if kind is not None:
        return kind
    if "\n\n" in gap:
        return "^"
    if _FULL.search(gap):
        return "."
    if "\n" in gap:
        return "_" if gap == "\n" else "^"
    stripped = gap.strip()
    return stripped[:1] if stripped else "_"


_GAPS: Final = Memo[str, int](lambda gap: ord(_gap(gap)))
_SPACE, _COMMA, _OPENING, _CLOSING = map(ord, "_,^$")


class Told(Generic[V]):
    """What is told, by what it depends on, where that is not a template.

    Attributes:
        language: What strings come to.
        looks: What words say by themselves.
        rule: By what the rules say of a word.
        rules_before: By what they say of the word before and of a word, a row of the first and a column of the second.
        rules_after: By what they say of a word and of the word after.
        last: By how many words of the run stand before its last.
        capitals: Of runs of three words or more, all of capitals.
    """

    __slots__ = ("capitals", "language", "last", "looks", "rule", "rules_after", "rules_before")

    def __init__(self, language: Language[V]) -> None:
        """Make the tables."""
        self.language: Language[V] = language
        self.looks: Looks[V] = Looks(language)
        pairs = [(one, other) for one in RULES for other in RULES]
        self.rule = language.told(("R",), RULES)[:, 0]
        self.rules_before, self.rules_after = (
            language.told(("R",), [f"{one}|{other}{end}" for one, other in pairs])[:, 0].reshape(len(RULES), -1)
            for end in ("", "+")
        )
        self.last = language.told(("j",), [str(place) for place in range(_FAR + 1)])[:, 0]
        self.capitals = language.told(("^",), ("",))[0, 0]

    def of(self, template: Template, *numbers: NDArray[Any]) -> NDArray[Any]:
        """Return what the strings of a template come to, by the numbers of its parts."""
        return self.language.of(template, template.key(*numbers))


def tell(texts: Texts, runs: Runs, rules: NDArray[np.uint8], told: Told[V]) -> NDArray[Any]:
    """Tell of every word of the runs, in order, what the model needs to know.

    Args:
        texts: Of bodies.
        runs: Of them.
        rules: What the rules say of each word of the columns, by its number in ``candidates.RULES``.
        told: What strings come to.
    """
    if not len(runs.members):
        return np.zeros(0, told.language.kind)
    members, table = runs.members, told.looks.table
    own, left, left2, right, right2 = (runs.words[members + by] for by in (0, -1, -2, 1, 2))
    kind, name = table["kind"], table["name"]
    kinds = kind[own]
    counts = runs.ends - runs.begins
    first = np.cumsum(counts) - counts
    last = first + counts - 1
    before, after = _gaps_beside(texts, runs)
    said = _said(texts, runs, before, told.looks)

    sums: NDArray[Any] = table["own"][own] + table["before"][left] + table["before2"][left2]
    sums += table["after"][right] + table["after2"][right2]
    sums += np.repeat(_around(runs, before, after, told), counts)
    opening = np.full(len(members), _SPACE)
    closing = opening.copy()
    opening[first], closing[last] = before, after
    sums += told.of(LEFT_KIND, opening, kind[left], kinds) + told.of(LEFT_NAME, opening, name[left], kinds)
    sums += told.of(RIGHT_KIND, kinds, closing, kind[right]) + told.of(RIGHT_NAME, kinds, closing, name[right])
    sums += told.of(PLACE_KIND, said, kinds, opening, closing)
    sums += told.of(PLACE_SMALL, said, table["small"][own], opening, closing)
    sums += told.of(NAMES_BEFORE, name[left2], name[left])
    rule = rules[members]
    sums += told.rule[rule] + told.rules_before[rules[members - 1], rule] + told.rules_after[rule, rules[members + 1]]
    inner = np.delete(np.arange(len(members)), last)
    sums[inner] += told.of(NEXT, kinds[inner + 1], said[inner + 1], kinds[inner])
    sums[last] += told.last[np.minimum(counts - 1, _FAR)]
    return sums


def _gaps_beside(texts: Texts, runs: Runs) -> tuple[Column, Column]:
    """Return the kinds of gap before each run and after it."""
    gaps, words, firsts = texts.gaps, texts.words, frozenset(texts.firsts)
    before = [_OPENING if place in firsts else _GAPS[gaps[place]] for place in runs.begins.tolist()]
    after = [_GAPS[gaps[place]] if words[place] else _CLOSING for place in runs.ends.tolist()]
    return np.array(before, np.int64), np.array(after, np.int64)


def _around(runs: Runs, before: Column, after: Column, told: Told[V]) -> NDArray[Any]:
    """Return what the words of each run are told of what stands around it."""
    table = told.looks.table
    left, past = runs.words[runs.begins - 1], runs.words[runs.ends]
    sums: NDArray[Any] = told.of(AROUND, before, table["kind"][left], table["kind"][past], after)
    sums += told.of(OPENS, table["name"][left], before) + told.of(CLOSES, after, table["name"][past])
    counts = runs.ends - runs.begins
    capitals = np.minimum.reduceat(table["capitals"][runs.words[runs.members]], np.cumsum(counts) - counts) != 0
    for place in np.flatnonzero(capitals & (counts > _SHORT)).tolist():
        sums[place] += told.capitals
    return sums


def _said(texts: Texts, runs: Runs, before: Column, looks: Looks[V]) -> NDArray[np.uint8]:
    """Return what all places of its body where a word stands say of it, in bits, for each word of the runs."""
    table = looks.table
    own = runs.words[runs.members]
    counts = runs.ends - runs.begins
    first = np.cumsum(counts) - counts
    seen = table["leads"][runs.words[runs.members - 1]]
    titled = (before == _SPACE) & (seen[first] == TITLED)
    seen[first] = np.where(titled, TITLED, np.where((before == _SPACE) | (before == _COMMA), INSIDE, 0))
    speaking = table["kind"][runs.words[runs.ends]] == looks.language.numbering.kinds[SPEAKING]
    seen[(first + counts - 1)[speaking]] |= SPEAKS

    starts = np.array(texts.firsts)
    words = looks.words.things
    known = table["word"][own]
    bodies = np.searchsorted(starts, runs.members, "right") - 1
    keys, places = np.unique(bodies * len(words) + known, return_inverse=True)
    said = np.zeros(len(keys), np.uint8)
    np.bitwise_or.at(said, places, seen)
    for place, key in enumerate(keys.tolist()):
        word, tokens = words[key % len(words)], texts.tokens[key // len(words)]
        if word in tokens.body and word in tokens.texts:
            said[place] |= SMALL
    return said[places]
