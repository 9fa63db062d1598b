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
    texts first, and join where neither the days nor the ids that they state differ.

    Args:
        chosen: Which of the entries.
        entries: What tells renditions apart.
        paths: The paths by their numbers.
        body_of: Gives the body of an entry; called for those alone that share a fingerprint.
    """
    rank = np.empty(len(paths), np.int64)
    rank[sorted(range(len(paths)), key=paths.__getitem__)] = np.arange(len(paths))
    ordered = chosen[np.lexsort((entries.lines[chosen], rank[entries.path[chosen]]))]
    dates, ids = entries.dates[ordered], entries.ids[ordered]
    pairs = _same(_candidates(ordered, entries), lambda i: body_of(int(ordered[i])))
    if not pairs:
        return Groups(ordered, np.arange(len(ordered) + 1))
    leader = np.arange(len(ordered))

    def lead(i: int) -> int:
        while leader[i] != i:
            leader[i] = leader[leader[i]]
            i = int(leader[i])
        return i

    for a, b in pairs:
        first, second = sorted((lead(a), lead(b)))
        if first != second and _agree(dates[first], dates[second]) and _agree(ids[first], ids[second]):
            leader[second] = first
            dates[first], ids[first] = dates[first] or dates[second], ids[first] or ids[second]
    of = np.array([lead(i) for i in range(len(ordered))])
    order = np.argsort(of, kind="stable")
    return Groups(ordered[order], np.append(np.flatnonzero(np.diff(of[order], prepend=-1)), len(order)))


def _agree(a: Integers, b: Integers) -> Integers:
    """Tell, of single values or of arrays, whether two statements differ nowhere; 0 states nothing."""
    agree: Integers = (a == 0) | (b == 0) | (a == b)
    return agree


def _candidates(ordered: Integers, entries: Entries) -> list[tuple[int, int]]:
    """Return the pairs (a before b) that share a fingerprint and state nothing that keeps them apart, in order."""
    owner, numbers = prints_of(entries, ordered)
    packed = numbers.astype(np.uint64) << np.uint64(32)
    packed |= owner.astype(np.uint64)
    del owner, numbers
    packed.sort()
    prints = packed >> np.uint64(32)
    shared = np.zeros(len(prints), bool)
    shared[1:] = prints[1:] == prints[:-1]
    shared[:-1] |= shared[1:]
    prints, owners = prints[shared], (packed[shared] & np.uint64(0xFFFFFFFF)).astype(np.int64)
    dates, ids = entries.dates[ordered], entries.ids[ordered]
    found: set[tuple[int, int]] = set()
    distance, left = 1, np.arange(max(len(prints) - 1, 0))
    while len(left):
        left = left[left + distance < len(prints)]
        left = left[prints[left] == prints[left + distance]]
        a, b = owners[left], owners[left + distance]
        free = _agree(dates[a], dates[b]) & _agree(ids[a], ids[b])
        found.update(zip(a[free].tolist(), b[free].tolist(), strict=True))
        distance += 1
    return sorted(found)


def _same(candidates: Sequence[tuple[int, int]], body_of: Callable[[int], str]) -> list[tuple[int, int]]:
    """Return the candidates that are the same text: identical ones first, then in order."""
    body = lru_cache(maxsize=_BODIES)(body_of)
    same = [pair for pair in candidates if same_text(body(pair[0]), body(pair[1]))]
    return sorted(same, key=lambda pair: (text_words(body(pair[0])) != text_words(body(pair[1])), pair))
