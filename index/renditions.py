"""Which texts are one article: the same words, or one text that holds the other nearly whole.

Candidates are found by fingerprints and then compared word by word. A text of which 95 % stands in another always has
the run of shared shingles that gives both a fingerprint in common.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from index.fingerprints import LONG_TEXT, SHINGLE
from index.shelf import prints_of
from index.word_hashes import text_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from collections.abc import Set as AbstractSet

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
    return _nearly_whole(_shingles(words_a), _shingles(words_b))


def _nearly_whole(a: AbstractSet[tuple[str, ...]], b: AbstractSet[tuple[str, ...]]) -> bool:
    return len(a & b) >= _NEARLY_WHOLE * min(len(a), len(b))


def _shingles(words: Sequence[str]) -> AbstractSet[tuple[str, ...]]:
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
    alike = [members for found in candidates.alike(alone) for members in texts.by_words(found)]
    for identical, buckets in ((True, alike), (False, candidates.related(alone))):
        for a, b in candidates.pairs(buckets, joined.lead):
            if joined.may_join(a, b) and texts.identical(a, b) == identical and texts.same(a, b):
                joined.join(a, b)
    of = joined.leaders(len(ordered))[leader]
    order = np.argsort(of, kind="stable")
    return Groups(ordered[order], np.append(np.flatnonzero(np.diff(of[order], prepend=-1)), len(order)))


class _Texts:
    """The bodies of renditions, compared; a few thousand are held at a time."""

    def __init__(self, body_of: Callable[[int], str]) -> None:
        # None of them refers to this object: what refers to itself stays until a cycle is looked for, which is seldom.
        self._body = body = lru_cache(maxsize=_BODIES)(body_of)
        self._words = words = lru_cache(maxsize=_BODIES)(lambda number: tuple(text_words(body(number))))
        self._shingles = lru_cache(maxsize=_BODIES)(lambda number: _shingles(words(number)))

    def length(self, number: int) -> int:
        """Return how many words a text has."""
        return len(self._words(number))

    def by_words(self, numbers: Sequence[int]) -> list[list[int]]:
        """Return those that may be identical together, for each text that several may be; in order."""
        found: dict[int, list[int]] = {}
        for number in numbers:
            words = self._words(number)
            key = hash(words) if len(words) >= LONG_TEXT else hash(tuple(self._body(number).split()))
            found.setdefault(key, []).append(number)
        return [members for members in found.values() if len(members) > 1]

    def identical(self, a: int, b: int) -> bool:
        """Tell whether two texts are the same but for punctuation; short ones but for white space."""
        if min(self.length(a), self.length(b)) < LONG_TEXT:
            return self._body(a).split() == self._body(b).split()
        return self._words(a) == self._words(b)

    def same(self, a: int, b: int) -> bool:
        """Tell what ``same_text`` does, of texts whose shingles are known."""
        if min(self.length(a), self.length(b)) < LONG_TEXT:
            return self.identical(a, b)
        return self._words(a) == self._words(b) or _nearly_whole(self._shingles(a), self._shingles(b))


class _Joined:
    """Renditions that have been put together: of each group its first, what it states, its members and the longest."""

    def __init__(self, dates: Integers, ids: Integers, texts: _Texts) -> None:
        self._dates, self._ids, self._texts = dates, ids, texts
        self._leader: dict[int, int] = {}
        self._members: dict[int, list[int]] = {}
        self._longest: dict[int, int] = {}

    def lead(self, number: int) -> int:
        """Return the first of the group that a rendition is in."""
        while (above := self._leader.get(number, number)) != number:
            # On the way the chain is halved, so that it stays short.
            self._leader[number] = number = self._leader.get(above, above)
        return number

    def leaders(self, count: int) -> Integers:
        """Return the first of the group of each of so many renditions."""
        leaders = np.arange(count)
        for number in list(self._leader):
            leaders[number] = self.lead(number)
        return leaders

    def may_join(self, a: int, b: int) -> bool:
        """Tell whether two renditions are not in one group, and what their groups state differs nowhere."""
        first, second = self.lead(a), self.lead(b)
        agree = _agree(self._dates[first], self._dates[second]) and _agree(self._ids[first], self._ids[second])
        return first != second and bool(agree)

    def join(self, a: int, b: int) -> None:
        """Join the groups of two renditions, unless what they state differs or text would be lost."""
        first, second = sorted((self.lead(a), self.lead(b)))
        if not self.may_join(first, second):
            return
        longest = max((self._longest.get(each, each) for each in (first, second)), key=self._by_length)
        # The longest of a group holds each of its members: it is the others that are looked at.
        other = second if longest == self._longest.get(first, first) else first
        if not all(self._texts.same(*sorted((number, longest))) for number in self._members.get(other, [other])):
            return
        fewer, more = sorted((self._members.pop(each, [each]) for each in (first, second)), key=len)
        more += fewer
        self._leader[second] = first
        self._members[first], self._longest[first] = more, longest
        self._dates[first] = self._dates[first] or self._dates[second]
        self._ids[first] = self._ids[first] or self._ids[second]

    def _by_length(self, number: int) -> tuple[int, int]:
        return self._texts.length(number), -number


def _agree(a: Integers, b: Integers) -> Integers:
    """Tell, of single values or of arrays, whether two statements differ nowhere; 0 states nothing."""
    agree: Integers = (a == 0) | (b == 0) | (a == b)
    return agree


def _agree_with_any(buckets: Integers, stated: Integers) -> Integers:
    """Tell, of what is stated in buckets of several, whether it agrees with what any other of its bucket states.

    Args:
        buckets: The bucket of each, ascending.
        stated: By each; 0 states nothing.
    """
    order = np.lexsort((stated, buckets))
    values = stated[order]
    starts = np.flatnonzero(np.diff(buckets, prepend=~buckets[:1]))
    unstated = np.repeat(values[starts] == 0, np.diff(np.append(starts, len(values))))  # the least of its bucket is 0
    agrees = np.empty(len(values), bool)
    agrees[order] = unstated
    same = (buckets[1:] == buckets[:-1]) & (values[1:] == values[:-1])
    agrees[order[1:]] |= same
    agrees[order[:-1]] |= same
    return agrees


class _Candidates:
    """Which renditions may be one article, told by their fingerprints and by what they state.

    Attributes:
        sharing: Those that share a fingerprint with another that may state the same, ascending.
    """

    def __init__(self, ordered: Integers, entries: Entries) -> None:
        self._dates, self._ids = entries.dates[ordered], entries.ids[ordered]
        owners, prints = prints_of(entries, ordered)
        order = np.lexsort((owners, prints))
        prints, owners = prints[order], owners[order]
        shared = np.zeros(len(prints), bool)
        shared[1:] = prints[1:] == prints[:-1]
        shared[:-1] |= shared[1:]
        prints, owners = prints[shared], owners[shared]
        may = _agree_with_any(prints, self._dates[owners]) & _agree_with_any(prints, self._ids[owners])
        there = np.zeros(len(ordered), bool)
        there[owners[may]] = True  # where all state ids of their own, as in most files of lines, none
        self._prints, self._owners = prints[there[owners]], owners[there[owners]]
        self.sharing: Integers = np.flatnonzero(there)

    def twins(self) -> Iterator[tuple[int, int]]:
        """Yield the pairs (a before b) of which b has all of a's fingerprints and states what the first a states."""
        first: dict[tuple[int, int, bytes], int] = {}
        for number, prints in self._by_owner():
            other = first.setdefault((int(self._dates[number]), int(self._ids[number]), prints), number)
            if other != number:
                yield other, number

    def _by_owner(self) -> Iterator[tuple[int, bytes]]:
        """Yield each rendition that shares a fingerprint, ascending, and those that it shares."""
        order = np.argsort(self._owners, kind="stable")
        owners, prints = self._owners[order], self._prints[order]
        ends = np.append(np.flatnonzero(np.diff(owners, prepend=-1)), len(owners)).tolist()
        for start, end in pairwise(ends):
            yield int(owners[start]), prints[start:end].tobytes()

    def pairs(self, buckets: list[list[int]], lead: Callable[[int], int]) -> Iterator[tuple[int, int]]:
        """Yield the pairs (a before b) that share a bucket and state nothing that keeps them apart, in order.

        Args:
            buckets: Renditions, ascending; those that are done with are emptied.
            lead: Returns the group that one is in when it is asked. Pairs of one group are left out, so that of many
                that are put together soon not every pair is looked at.
        """
        of: dict[int, list[int]] = {}
        for bucket, members in enumerate(buckets):
            for number in members:
                of.setdefault(number, []).append(bucket)
        for a in sorted(of):
            found: set[int] = set()
            for bucket in of.pop(a):
                later = buckets[bucket][bisect_right(buckets[bucket], a) :]
                others = [b for b in later if lead(b) != lead(a)]
                found.update(others)
                if not others:  # all that come are of one group, and stay so
                    buckets[bucket] = []
            for b in sorted(found):
                if lead(a) != lead(b) and self._agree(a, b):
                    yield a, b

    def alike(self, among: NDArray[np.bool_]) -> list[list[int]]:
        """Return the renditions that have all those fingerprints in common that any share; identical ones are so."""
        found: dict[bytes, list[int]] = {}
        for number, prints in self._by_owner():
            if among[number]:
                found.setdefault(prints, []).append(number)
        return [members for members in found.values() if len(members) > 1]

    def related(self, among: NDArray[np.bool_]) -> list[list[int]]:
        """Return the renditions that share a fingerprint, for each that several have."""
        chosen = among[self._owners]
        order = np.lexsort((self._owners[chosen], self._prints[chosen]))
        prints, owners = self._prints[chosen][order], self._owners[chosen][order]
        ends = np.append(np.flatnonzero(np.diff(prints, prepend=~prints[:1])), len(prints)).tolist()
        return [owners[start:end].tolist() for start, end in pairwise(ends) if end - start > 1]

    def _agree(self, a: int, b: int) -> bool:
        return bool(_agree(self._dates[a], self._dates[b]) and _agree(self._ids[a], self._ids[b]))
