"""Which texts are one article: the same words, or one text that holds the other nearly whole.

Candidates are found by fingerprints and then compared word by word. The fingerprints of a text are chosen from the
hashes of its five-word shingles by winnowing (Schleimer, Wilkerson and Aiken 2003): of every twelve in a row the least
is taken, so that two texts with twelve shingles in a row in common share one. A text of which 95 % stands in another
always has such a run.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
import zlib
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Sequence

    from index.article import Rendition

_LONG_TEXT = 40  # words; a shorter text is another's only when it is identical
_SHINGLE = 5
_WINDOW = 12
_NEARLY_WHOLE = 0.95
_WORD = re.compile(r"\w+")
_APOSTROPHES = str.maketrans("", "", "'’ʼ\u00ad\u200b\u200c\u200d\u2060\ufeff")


def text_words(body: str) -> list[str]:
    """Return the words by which texts are compared: folded, without punctuation."""
    return _WORD.findall(unicodedata.normalize("NFKC", body).translate(_APOSTROPHES).casefold())


def fingerprints(body: str) -> frozenset[int]:
    """Return the fingerprints of a text, 32 bits each; texts that are one article share at least one."""
    words = text_words(body)
    if len(words) < _LONG_TEXT:
        return frozenset((zlib.crc32(" ".join(body.split()).encode("utf-8", "surrogatepass")),))
    hashes = [
        zlib.crc32(" ".join(words[i : i + _SHINGLE]).encode("utf-8", "surrogatepass"))
        for i in range(len(words) - _SHINGLE + 1)
    ]
    return frozenset(min(hashes[i : i + _WINDOW]) for i in range(len(hashes) - _WINDOW + 1))


def same_text(a: str, b: str) -> bool:
    """Tell whether two bodies are renditions of one text, whatever else is said of them."""
    words_a, words_b = text_words(a), text_words(b)
    if min(len(words_a), len(words_b)) < _LONG_TEXT:
        return a.split() == b.split()
    if words_a == words_b:
        return True
    shingles_a, shingles_b = _shingles(words_a), _shingles(words_b)
    return len(shingles_a & shingles_b) >= _NEARLY_WHOLE * min(len(shingles_a), len(shingles_b))


def _shingles(words: Sequence[str]) -> set[tuple[str, ...]]:
    return set(zip(*(words[i:] for i in range(_SHINGLE)), strict=False))


def rendition_digest(rendition: Rendition) -> int:
    """Return 64 bits that stand for a rendition: what was read, and where."""
    return int.from_bytes(hashlib.blake2b(repr(rendition).encode("utf-8", "replace"), digest_size=8).digest(), "little")


class _Claims(NamedTuple):
    """What a group of renditions states of itself; two groups that state different things are never one article."""

    dates: frozenset[datetime.date]
    ids: frozenset[str]

    def agree(self, other: _Claims) -> bool:
        return len(self.dates | other.dates) <= 1 and len(self.ids | other.ids) <= 1


def group(renditions: Iterable[Rendition]) -> list[list[Rendition]]:
    """Put renditions of one article together.

    The same renditions give the same groups in whatever order they come: they are taken by path and line, identical
    texts first, and join where neither the days nor the ids that they state differ.

    Returns:
        Groups by their first rendition; in each, by path and line.
    """
    ordered = sorted(renditions, key=lambda r: (r.path, r.line))
    sharing: defaultdict[int, list[int]] = defaultdict(list)
    for i, rendition in enumerate(ordered):
        for fingerprint in fingerprints(rendition.body):
            sharing[fingerprint].append(i)
    leader = list(range(len(ordered)))
    claims = [_Claims(frozenset([r.date] if r.date else []), frozenset([r.id] if r.id else [])) for r in ordered]

    def lead(i: int) -> int:
        while leader[i] != i:
            leader[i] = leader[leader[i]]
            i = leader[i]
        return i

    for a, b in _pairs(ordered, sharing.values()):
        first, second = sorted((lead(a), lead(b)))
        if first != second and claims[first].agree(claims[second]):
            leader[second] = first
            claims[first] = _Claims(claims[first].dates | claims[second].dates, claims[first].ids | claims[second].ids)
    groups: defaultdict[int, list[Rendition]] = defaultdict(list)
    for i, rendition in enumerate(ordered):
        groups[lead(i)].append(rendition)
    return list(groups.values())


def _pairs(renditions: Sequence[Rendition], sharing: Iterable[Sequence[int]]) -> list[tuple[int, int]]:
    """Return the pairs of the same text that could be one article: identical ones first, then in order."""
    pairs: dict[tuple[int, int], bool] = {}
    for numbers in sharing:
        for at, b in enumerate(numbers):
            for a in numbers[:at]:
                if (a, b) not in pairs and may_join(renditions[a], renditions[b]):
                    pairs[a, b] = same_text(renditions[a].body, renditions[b].body)
    same = [pair for pair, is_same in pairs.items() if is_same]
    return sorted(
        same, key=lambda pair: (text_words(renditions[pair[0]].body) != text_words(renditions[pair[1]].body), pair)
    )


def may_join(a: Rendition, b: Rendition) -> bool:
    """Tell whether nothing that two renditions state of themselves keeps them apart."""
    return (not a.date or not b.date or a.date == b.date) and (not a.id or not b.id or a.id == b.id)
