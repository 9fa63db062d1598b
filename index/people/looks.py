"""What a word says by itself, as strings that the model has weights for: its letters, the lists that know it.

Many words are looked at together, and each of them once: what is made of one is a row of a table, under its number.
"""

from __future__ import annotations

from itertools import groupby, repeat
from operator import add, itemgetter
from typing import TYPE_CHECKING, Any, Final, Generic, Protocol, TypeVar

import numpy as np

from index.people.kinds import BREAK, NO_WORD, capital_judge, census, listed, seen_words, small_judge, town_sizes
from index.people.memo import Memo, Numbers
from index.people.sounds import fold
from index.people.templates import SMALLNESS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from index.people.kinds import Judged
    from index.people.templates import Numbering, Template

V = TypeVar("V", complex, tuple[str, ...])
# What a word says of the one after it, in a run of capitals; and with it what a document says of a word.
TITLED, CALLED, SPEAKS, INSIDE, SMALL = 1, 2, 4, 8, 16
_LEADS: Final = {"M": TITLED, "H": TITLED, "G": INSIDE | CALLED, "F": INSIDE | CALLED}
UNHEARD: Final = 0  # the number of words that nothing told names
NAMING: Final = ("w", "-1w", "-2w", "+1w", "+2w")  # what strings begin with that name a word and no more
_MOST: Final = 1 << 16  # words: what some 60,000 short articles hold
_FIRST: Final = 1 << 10  # rows of a table that is new
_BEGINNING, _ENDING, _LONG_ENDING = (itemgetter(slice(*ends)) for ends in ((3,), (-2, None), (-4, None)))


class Language(Protocol[V]):
    """What strings come to: they themselves, to learn from, or the weights that they have.

    Attributes:
        kind: Of columns of these.
        nothing: What nothing told comes to.
        numbering: Of kinds, and of the words that strings may name; ``UNHEARD`` is the number of all other words.
    """

    kind: np.dtype[Any]
    nothing: V
    numbering: Numbering

    def told(self, begins: tuple[str, ...], rests: Sequence[str]) -> NDArray[Any]:
        """Return what strings come to: a row for each rest, in it one for each way to begin."""

    def named(self, words: Sequence[str]) -> tuple[NDArray[Any], NDArray[np.int64]]:
        """Return rows of what strings come to that begin as ``NAMING`` says, and the numbers of the words."""

    def of(self, template: Template, keys: NDArray[np.int64]) -> NDArray[Any]:
        """Return what the strings of a template come to."""


_SHAPES: Final = Memo[int, str](lambda letter: _letter_kind(chr(letter)))


def _letter_kind(letter: str) -> str:
    return "X" if letter.isupper() else "x" if letter.isalpha() else "d" if letter.isdecimal() else letter


def _shape(text: str) -> str:
    """Return a word as the kinds of its letters, runs of one kind as one: ``Xx`` for "Trump", ``XxXx`` for "McCain"."""
    if text[1:].islower() and text.isalpha() and text[0].isupper():
        return "Xx"
    return "".join([kind for kind, _ in groupby(text.translate(_SHAPES))])[:8]


class Looks(Generic[V]):
    """What is told of words by what they are themselves, looked at once; the empty word, which is none, has 0.

    Attributes:
        numbers: Of words.
        words: Numbers of words in small letters.
        table: Columns with a row for each word; see ``_columns``.
    """

    def __init__(self, language: Language[V]) -> None:
        self.language: Language[V] = language
        self._own: Memo[tuple[str, str, str, str, str], V] = Memo(_own_told(language))
        self._kind: Memo[str, V] = Memo(lambda kind: self._own[kind, "", "0", "", ""])
        self._lists: Memo[str, V] = Memo(_lists_told(language))
        self.renew()

    def renew(self) -> None:
        """Forget all words."""
        self.numbers: dict[str, int] = {}
        self.words = Numbers[str]()
        self.table = _columns(self.language.kind)
        self._add([""], [""], [(NO_WORD, BREAK, False)])

    @property
    def full(self) -> bool:
        """Whether it is time to forget."""
        return len(self.numbers) > _MOST

    def read(self, texts: Sequence[str]) -> NDArray[np.int32]:
        """Return the numbers of words; those that are new are looked at."""
        numbers = self._known(texts)
        new = np.flatnonzero(numbers < 0).tolist()
        if new:
            self._look(list(dict.fromkeys([texts[place] for place in new])))
            numbers[new] = self._known([texts[place] for place in new])
        return numbers

    def nameable(self, text: str) -> bool:
        """Tell whether a word can be somebody's name by itself."""
        return bool(self.table["nameable"][self.read((text,))[0]])

    def kind(self, text: str) -> str:
        """Return the list that knows a word best, as its kind."""
        number = int(self.table["kind"][self.read((text,))[0]])
        return self.language.numbering.kinds.things[number]

    def _known(self, texts: Sequence[str]) -> NDArray[np.int32]:
        return np.fromiter(map(self.numbers.get, texts, repeat(-1)), np.int32, len(texts))

    def _look(self, texts: list[str]) -> None:
        """Look at words that are new: those that begin like a name apart from the others, of which less is told."""
        capitals = [text for text in texts if "-" in text or text[0].isupper()]
        if len(capitals) < len(texts):
            known = frozenset(capitals)
            self._look_at_small([text for text in texts if text not in known])
        if capitals:
            self._look_at_capitals(capitals)

    def _look_at_small(self, texts: list[str]) -> None:
        words = [text if text == word else word for text, word in zip(texts, map(str.lower, texts), strict=True)]
        judged = list(map(small_judge(), texts, words))
        kinds = [kind for kind, _, _ in judged]
        rows = self._add(texts, words, judged)
        self.table["own"][rows] += np.fromiter(map(self._kind.__getitem__, kinds), self.language.kind, len(texts))
        tails = [_folded(text, word)[-3:] for text, word in zip(texts, words, strict=True)]
        self._add_beside(rows, kinds, self.language.told(("-1x", "+1x"), tails), ["0"] * len(texts))

    def _look_at_capitals(self, texts: list[str]) -> None:
        told = self.language.told
        words = list(map(str.lower, texts))
        folded = list(map(_folded, texts, words))
        judged = list(map(capital_judge(), texts, words, folded))
        kinds = [kind for kind, _, _ in judged]
        rows = self._add(texts, words, judged)
        table = self.table
        table["capitals"][rows] = list(map(str.isupper, texts))
        small = list(map(seen_words().small.get, words, repeat("")))
        table["small"][rows] = list(map(SMALLNESS.index, small))
        towns = list(map(town_sizes().get, folded, repeat("0")))
        first, last = (map(names.get, folded, repeat("0")) for names in census())
        looks = zip(kinds, small, towns, map(_shape, texts), map(add, first, last), strict=True)
        lists = map(self._lists.__getitem__, map(listed().get, folded, repeat("")))
        own = np.fromiter(map(add, map(self._own.__getitem__, looks), lists), self.language.kind, len(texts))
        tails = told(("z", "-1x", "+1x"), [word[-3:] for word in folded])
        own += tails[:, 0]
        for begins, letters in (("b", _BEGINNING), ("x", _ENDING), ("v", _LONG_ENDING)):
            own += told((begins,), list(map(letters, folded)))[:, 0]
        table["own"][rows] += own
        self._add_beside(rows, kinds, tails[:, 1:], towns)

    def _add(self, texts: list[str], words: list[str], judged: list[Judged]) -> slice:
        """Add rows for words, with what is told of those that strings name, and return which.

        Args:
            texts: As written.
            words: In small letters.
            judged: What they are by themselves.
        """
        rows = slice(len(self.numbers), len(self.numbers) + len(texts))
        self.numbers.update(zip(texts, range(rows.start, rows.stop), strict=True))
        while rows.stop > len(self.table["own"]):
            self.table = {name: np.concatenate((some, np.zeros_like(some))) for name, some in self.table.items()}
        table = self.table
        sums, table["name"][rows] = self.language.named(words)
        for place, text in enumerate(texts):
            if text[:1].isdecimal():
                sums[place, 1:] = self.language.named(["0" + text.lstrip("0123456789.,")])[0][0, 1:]
        for name, column in zip(_SUMS, sums.T, strict=True):
            table[name][rows] = column
        kinds, parts, may_name = zip(*judged, strict=True)
        table["part"][rows], table["nameable"][rows] = parts, may_name
        table["word"][rows] = self.words.of(words)
        table["kind"][rows] = self.language.numbering.kinds.of(kinds)
        table["leads"][rows] = [_LEADS.get(kind[0], INSIDE) for kind in kinds]
        return rows

    def _add_beside(self, rows: slice, kinds: list[str], tails: NDArray[Any], towns: list[str]) -> None:
        """Add what the words before and after are told of words by kinds, ends and towns of that name."""
        told = self.language.told
        sums = tails + told(("-1k", "+1k"), kinds) + told(("-1t", "+1t"), towns)
        self.table["before"][rows] += sums[:, 0]
        self.table["after"][rows] += sums[:, 1]


_SUMS: Final = ("own", "before", "before2", "after", "after2")


def _columns(kind: np.dtype[Any]) -> dict[str, NDArray[Any]]:
    """Return the columns of a table of words, empty.

    own: What is told of the word itself.
    before: What is told of the word after it.
    before2: Of the second after it.
    after: Of the word before it.
    after2: Of the second before it.
    kind: The number of the list that knows it best.
    name: Of it in small letters, if anything told names it.
    word: Of it in small letters, among all that were looked at.
    leads: What it says of the word after it: ``TITLED``, ``INSIDE``, or ``INSIDE`` and ``CALLED``.
    small: Whether it is also a word without a capital, and mostly so: a place in ``SMALLNESS``.
    part: What the rules take it for in a run of capitals; see ``kinds.part``.
    nameable: Whether it can be somebody's name by itself.
    capitals: Whether it is written in capitals.
    """
    kinds = dict.fromkeys(_SUMS, kind)
    kinds |= dict.fromkeys(("kind", "name", "word"), np.dtype(np.int32))
    kinds |= dict.fromkeys(("leads", "small", "part", "nameable", "capitals"), np.dtype(np.uint8))
    return {name: np.zeros(_FIRST, each) for name, each in kinds.items()}


def _folded(text: str, word: str) -> str:
    """Return a word without diacritics, given how it is in small letters."""
    return word if word.isascii() else fold(text)


def _own_told(language: Language[V]) -> Callable[[tuple[str, str, str, str, str]], V]:
    """Return what tells a word of the lists that know it, and of its shape if it begins like a name."""

    def told(key: tuple[str, str, str, str, str]) -> V:
        kind, small, town, shape, ranks = key
        told = [("k", kind), ("g", small)]
        if shape:
            told += [("h", shape), ("t", town), ("t", town + kind), ("y", town + small), ("f", ranks)]
        return _sum(language, told)

    return told


def _lists_told(language: Language[V]) -> Callable[[str], V]:
    """Return what tells a word of the lists that hold it, each a letter."""
    return lambda letters: _sum(language, [("i", letter) for letter in letters])


def _sum(language: Language[V], told: list[tuple[str, str]]) -> V:
    """Return what strings come to together."""
    return sum((language.told((begins,), (rest,))[0, 0] for begins, rest in told), language.nothing)
