"""What the model is told of a word: its own looks, its neighbours', what lists and the document say of it.

Each thing told is a string that the model has a weight for, or has none. Only words that begin like a name are told of,
and the small words inside a name ("von der"): a sequence is made of these alone, so that four words of five cost
nothing. Most of what is told depends on one word, or on few things about two: what that comes to is made once and kept.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, Generic

from index.people.looks import AROUND, BESIDE, INSIDE, NEAR, OWN, SMALL, SPEAKS, TITLED, Looks, V, Word
from index.people.memo import Memo

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from index.people.runs import Run
    from index.people.tokens import Tokens

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


_GAPS: Final = Memo(_gap)


class Told(Generic[V]):
    """What is told, by what it depends on: the strings themselves, or the sum of their weights.

    Attributes:
        words: By a word.
        left: By the gap before a word, the word there, and the kind of the word.
        right: By the kind of a word, the gap after it, and the word there.
        rules: By what the rules say of the word before, of a word, and of the word after.
        places: By what the document says of a word, its kind, its ``small``, and the gaps beside it.
        pairs: By the two words before.
        next: By the kind of the word after in the same run, what the document says of that, and the kind of a word.
        last: By how many words of the run stand before its last.
        opens: By the gap before a run and the word there.
        around: By the gap before a run, the kinds of the word there and of the word after it, the gap there, and
            whether the run is three words or more, all of capitals.
        closes: By the gap after a run and the word there.
    """

    __slots__ = (
        "around", "closes", "last", "left", "next", "opens", "pairs", "places", "right", "rules", "words",
    )  # fmt: skip

    def __init__(self, family: Callable[[str], Callable[[str], V]], heard: Callable[[str], str], nothing: V) -> None:
        """Make the tables.

        Args:
            family: Of what strings begin with, returns what makes something of one by its rest.
            heard: Returns the ways in which strings may name a word, as ``Looks`` wants them.
            nothing: What nothing told comes to.
        """
        self.words: Memo[str, Word[V]] = Looks(family, heard, nothing).words
        self.left: Memo[tuple[str, str, str], V] = Memo(_left_told(family))
        self.right: Memo[tuple[str, str, str], V] = Memo(_right_told(family))
        self.rules: Memo[tuple[str, str, str], V] = Memo(_rules_told(family))
        self.places: Memo[tuple[int, str, str, str, str], V] = Memo(_place_told(family))
        self.around: Memo[tuple[str, str, str, str, bool], V] = Memo(_around_told(family))
        after, pairs, last, opens, closes = family("q"), family("e"), family("j"), family("M"), family("N")
        self.next: Memo[tuple[str, int, str], V] = Memo(lambda key: after(f"{key[0]}|{key[1]}|{key[2]}"))
        self.pairs: Memo[tuple[str, str], V] = Memo(lambda key: pairs(" ".join(key)))
        self.last: Memo[int, V] = Memo(lambda place: last(str(min(place, 4))))
        self.opens: Memo[tuple[str, str], V] = Memo(lambda key: opens(key[1] + key[0]))
        self.closes: Memo[tuple[str, str], V] = Memo(lambda key: closes("".join(key)))


def _left_told(family: Callable[[str], Callable[[str], V]]) -> Callable[[tuple[str, str, str]], V]:
    kinds, words = family("c"), family("l")

    def told(key: tuple[str, str, str]) -> V:
        opening, left, kind = key
        left_kind, _, word = left.partition("|")
        return kinds(f"{opening}{left_kind}|{kind}") + words(f"{opening}{word}|{kind}")

    return told


def _right_told(family: Callable[[str], Callable[[str], V]]) -> Callable[[tuple[str, str, str]], V]:
    kinds, words = family("d"), family("r")

    def told(key: tuple[str, str, str]) -> V:
        kind, closing, right = key
        right_kind, _, word = right.partition("|")
        return kinds(f"{kind}|{closing}{right_kind}") + words(f"{kind}|{closing}{word}")

    return told


def _rules_told(family: Callable[[str], Callable[[str], V]]) -> Callable[[tuple[str, str, str]], V]:
    rules = family("R")

    def told(key: tuple[str, str, str]) -> V:
        last, rule, following = key
        return rules(rule) + rules(f"{last}|{rule}") + rules(f"{rule}|{following}+")

    return told


def _place_told(family: Callable[[str], Callable[[str], V]]) -> Callable[[tuple[int, str, str, str, str]], V]:
    kinds, smalls = family("o"), family("a")

    def told(key: tuple[int, str, str, str, str]) -> V:
        seen, kind, small, opening, closing = key
        return kinds(f"{seen}|{kind}|{opening}{closing}") + smalls(f"{seen}{small}{opening}{closing}")

    return told


def _around_told(family: Callable[[str], Callable[[str], V]]) -> Callable[[tuple[str, str, str, str, bool]], V]:
    kinds, all_capitals = family("m"), family("^")

    def told(key: tuple[str, str, str, str, bool]) -> V:
        before, left, past, after, capitals = key
        around = kinds(f"{before}{left}|{past}{after}")
        return around + all_capitals("") if capitals else around

    return told


# Of what strings begin with, the way in which they name words in small letters, as ``Looks`` wants to know it, and what
# finds those words in the rest: the reverse of what makes it above.
NAMED: Final[dict[str, tuple[str, Callable[[str], Sequence[str]]]]] = {
    "w": (OWN, lambda rest: (rest,)),
    "-1w": (NEAR, lambda rest: (rest,)),
    "-2w": (NEAR, lambda rest: (rest,)),
    "+1w": (NEAR, lambda rest: (rest,)),
    "+2w": (NEAR, lambda rest: (rest,)),
    "l": (BESIDE, lambda rest: (rest[1:].rpartition("|")[0],)),
    "r": (BESIDE, lambda rest: (rest.partition("|")[2][1:],)),
    "e": (AROUND, lambda rest: rest.split(" ")),
    "M": (AROUND, lambda rest: (rest[:-1],)),
    "N": (AROUND, lambda rest: (rest[1:],)),
}


def tell(tokens: Tokens, runs: Sequence[Run[V]], weighed: dict[int, str], told: Told[V]) -> list[V]:
    """Tell of every word of the runs, in order, what the model needs to know.

    Args:
        tokens: Of the body.
        runs: Ascending, apart from each other.
        weighed: What the rules say of tokens.
        told: What strings come to.
    """
    texts, gaps = tokens.texts, tokens.gaps
    count = len(tokens)
    said: dict[str, int] = {}
    beside: list[tuple[str, str]] = []
    for start, end, looks in runs:
        before = _GAPS[gaps[start]] if start else "^"
        beside.append((before, _GAPS[gaps[end]] if end < count else "$"))
        _survey(said, before, looks)
    for word in set(said).intersection(texts):
        said[word] |= SMALL

    left_told, right_told, rules_told, places_told = told.left, told.right, told.rules, told.places
    pairs_told, next_told, rule_of = told.pairs, told.next, weighed.get
    all_told: list[V] = []
    for (start, end, looks), (before, after) in zip(runs, beside, strict=True):
        left2, left, own, right = looks[:4]
        capitals = end - start > 2 and all(map(str.isupper, texts[start:end]))
        past = looks[-2]
        around = (
            told.around[before, left.kind, past.kind, after, capitals]
            + told.opens[before, left.around]
            + told.closes[after, past.around]
        )
        last, rule = rule_of(start - 1, "0"), rule_of(start, "0")
        opening, closing = before, "_"
        for index, right2 in enumerate(looks[4:], start):
            following = rule_of(index + 1, "0")
            kind = own.kind
            if index + 1 < end:
                ending = next_told[right.kind, said[right.lower], kind]
            else:
                ending = told.last[index - start]
                closing = after
            all_told.append(
                own.own
                + left.before
                + left2.before2
                + right.after
                + right2.after2
                + around
                + left_told[opening, left.beside, kind]
                + right_told[kind, closing, right.beside]
                + rules_told[last, rule, following]
                + places_told[said[own.lower], kind, own.small, opening, closing]
                + pairs_told[left2.around, left.around]
                + ending
            )
            left2, left, own, right = left, own, right, right2
            last, rule, opening = rule, following, "_"
    return all_told


def _survey(said: dict[str, int], before: str, looks: list[Word[V]]) -> None:
    """Note what one place where a word stands says of a name in another, in bits.

    Args:
        said: Of words in small letters; more is noted there.
        before: The gap before a run.
        looks: Its words, and two on either side.
    """
    left = looks[1]
    seen = TITLED if before == "_" and left.leads == TITLED else INSIDE if before in "_," else 0
    for own in looks[2:-2]:
        word = own.lower
        said[word] = said.get(word, 0) | seen
        seen = own.leads
    if looks[-2].kind == "s":
        said[word] |= SPEAKS
