"""Which texts are one article: the same words, or one text that holds the other nearly whole.

Candidates are found by fingerprints and then compared word by word. A text of which 95 % stands in another always has
the run of shared shingles that gives both a fingerprint in common.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from index.fingerprints import LONG_TEXT, SHINGLE, text_words
from index.shelf import prints_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from numpy.typing import NDArray

    from index.codec.inversion import Integers
    from index.shelf import Entries

_NEARLY_WHOLE = 0.95
_BODIES = 1 << 12  # texts that are held while candidates are compared


def same_text(a: str, b: str) -> bool:
    """Tell whether two bodies are renditions of one text, whatever else is said of them."""
    words_a, words_b = text_words(a), text_words(b)
    if min(len(words_a), len(words_b)) < LONG_TEXT:
        return a.split() == b.split()
    if words_a == words_b:
        return True
    shingles_a, shingles_b = _shingles(words_a), _shingles(words_b)
    return len(shingles_a & shingles_b) >= _NEARLY_WHOLE * min(len(shingles_a), len(shingles_b))


def _shingles(words: Sequence[str]) -> set[tuple[str, ...]]:
    return set(zip(*(words[i:] for i in range(SHINGLE)), strict=False))


class Groups(NamedTuple):
    """Renditions that are one article each.

    Attributes:
        members: Numbers of renditions, group after group; in each by path and line, and groups by their first member.
        ends: Where each group ends in ``members``, after a first 0.
    """

    members: Integers
    ends: Integers

    def __len__(self) -> int:
        return len(self.ends) - 1

    def __iter__(self) -> Iterator[Integers]:
        return (self.members[start:end] for start, end in pairwise(self.ends.tolist()))


def group(chosen: Integers, entries: Entries, paths: Sequence[str], body_of: Callable[[int], str]) -> Groups:
    """Put renditions of one article together.

    The same renditions give the same groups in whatever order they come: they are taken by path and line, identical
    texts first, and join where neither the days nor the ids that they state differ and the longest of them holds each
    of the others. A text that stands in two others that differ belongs to the first of these.

    Args:
        chosen: Which of the entries.
        entries: What tells renditions apart.
        paths: The paths by their numbers.
        body_of: Gives the body of an entry; called for those alone that share a fingerprint.
    """
    rank = np.empty(len(paths), np.int64)
    rank[sorted(range(len(paths)), key=paths.__getitem__)] = np.arange(len(paths))
    ordered = chosen[np.lexsort((entries.lines[chosen], rank[entries.path[chosen]]))]
    candidates = _Candidates(ordered, entries)
    if not len(candidates.sharing):
        return Groups(ordered, np.arange(len(ordered) + 1))
    texts = _Texts(lambda number: body_of(int(ordered[number])))
    leader = np.arange(len(ordered))
    for number, twin in candidates.twins():
        if texts.identical(number, twin):
            leader[twin] = number
    joined = _Joined(entries.dates[ordered], entries.ids[ordered], texts)
    alone = leader == np.arange(len(ordered))
    same = [pair for pair in candidates.pairs(alone) if texts.same(*pair)]
    for a, b in sorted(same, key=lambda pair: (not texts.identical(*pair), pair)):
        joined.join(a, b)
    of = np.array([joined.lead(number) for number in leader.tolist()])
    order = np.argsort(of, kind="stable")
    return Groups(ordered[order], np.append(np.flatnonzero(np.diff(of[order], prepend=-1)), len(order)))


class _Texts:
    """The bodies of renditions, compared; a few thousand are held at a time."""

    def __init__(self, body_of: Callable[[int], str]) -> None:
        self._body = lru_cache(maxsize=_BODIES)(body_of)
        self._words = lru_cache(maxsize=_BODIES)(lambda number: tuple(text_words(self._body(number))))
        self.same = lru_cache(maxsize=None)(self._same)

    def length(self, number: int) -> int:
        """Return how many words a text has."""
        return len(self._words(number))

    def identical(self, a: int, b: int) -> bool:
        """Tell whether two texts are the same but for punctuation; short ones but for white space."""
        if min(self.length(a), self.length(b)) < LONG_TEXT:
            return self._body(a).split() == self._body(b).split()
        return self._words(a) == self._words(b)

    def _same(self, a: int, b: int) -> bool:
        return same_text(self._body(a), self._body(b))


class _Joined:
    """Renditions that have been put together: of each group its first, what it states, its members and the longest."""

    def __init__(self, dates: Integers, ids: Integers, texts: _Texts) -> None:
        self._dates, self._ids, self._texts = dates, ids, texts
        self._leader: dict[int, int] = {}
        self._members: dict[int, list[int]] = {}

    def lead(self, number: int) -> int:
        """Return the first of the group that a rendition is in."""
        while (above := self._leader.get(number, number)) != number:
            number = above
        return number

    def join(self, a: int, b: int) -> None:
        """Join the groups of two renditions, unless what they state differs or text would be lost."""
        first, second = sorted((self.lead(a), self.lead(b)))
        if first == second:
            return
        if not (_agree(self._dates[first], self._dates[second]) and _agree(self._ids[first], self._ids[second])):
            return
        members = [*self._members.get(first, [first]), *self._members.get(second, [second])]
        longest = max(members, key=lambda number: (self._texts.length(number), -number))
        if not all(number == longest or self._texts.same(*sorted((number, longest))) for number in members):
            return
        self._leader[second] = first
        self._members[first] = members
        self._dates[first] = self._dates[first] or self._dates[second]
        self._ids[first] = self._ids[first] or self._ids[second]


def _agree(a: Integers, b: Integers) -> Integers:
    """Tell, of single values or of arrays, whether two statements differ nowhere; 0 states nothing."""
    agree: Integers = (a == 0) | (b == 0) | (a == b)
    return agree


class _Candidates:
    """Which renditions may be one article, told by their fingerprints and by what they state.

    Attributes:
        sharing: Those that share a fingerprint with another, ascending.
    """

    def __init__(self, ordered: Integers, entries: Entries) -> None:
        self._dates, self._ids = entries.dates[ordered], entries.ids[ordered]
        owners, prints = prints_of(entries, ordered)
        order = np.lexsort((owners, prints))
        prints, owners = prints[order], owners[order]
        shared = np.zeros(len(prints), bool)
        shared[1:] = prints[1:] == prints[:-1]
        shared[:-1] |= shared[1:]
        self._prints, self._owners = prints[shared], owners[shared]
        self.sharing: Integers = np.unique(self._owners)

    def twins(self) -> Iterator[tuple[int, int]]:
        """Yield the pairs (a before b) of which b has all of a's fingerprints and states what the first a states."""
        first: dict[tuple[int, int, bytes], int] = {}
        order = np.argsort(self._owners, kind="stable")
        owners, prints = self._owners[order], self._prints[order]
        ends = np.append(np.flatnonzero(np.diff(owners, prepend=-1)), len(owners)).tolist()
        for start, end in pairwise(ends):
            number = int(owners[start])
            key = (int(self._dates[number]), int(self._ids[number]), prints[start:end].tobytes())
            other = first.setdefault(key, number)
            if other != number:
                yield other, number

    def pairs(self, among: NDArray[np.bool_]) -> list[tuple[int, int]]:
        """Return the pairs (a before b) that share a fingerprint and state nothing that keeps them apart, in order."""
        chosen = among[self._owners]
        prints, owners = self._prints[chosen], self._owners[chosen]
        found: set[tuple[int, int]] = set()
        distance, left = 1, np.arange(max(len(prints) - 1, 0))
        while len(left):
            left = left[left + distance < len(prints)]
            left = left[prints[left] == prints[left + distance]]
            a, b = owners[left], owners[left + distance]
            free = _agree(self._dates[a], self._dates[b]) & _agree(self._ids[a], self._ids[b])
            found.update(zip(a[free].tolist(), b[free].tolist(), strict=True))
            distance += 1
        return sorted(found)
