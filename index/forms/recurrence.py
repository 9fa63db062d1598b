"""Which lines recur over a corpus: a publisher's furniture stands on many pages, an article's sentence on one."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from index.forms.lines import blocks, fold
from index.manifest import Observation

if TYPE_CHECKING:
    from collections.abc import Iterable

_TEXTS = 3  # a line on two pages may be one article published twice; on three distinct ones it belongs to none
_LONG = 80  # code points from which a line tells one article from another
_SHARE = 0.5  # of the shorter text's long lines, by length, from which two files are one text
_COMPARED = 8  # texts that share a lead are compared with at most so many: a promotion above all leads is no lead


def hash_line(text: str) -> int:
    """Hash a line as folded, the same in every process."""
    return _hash(fold(text))


def observe(text: str) -> Observation:
    """Note the lines of one page-like file."""
    folded = [fold(block.text) for block in blocks(text)]
    return Observation(tuple(_hash(line) for line in folded), tuple(len(line) for line in folded))


@dataclass(frozen=True, slots=True)
class Recurrence:
    """The lines that stand in at least three distinct texts of a corpus.

    Attributes:
        texts: Distinct texts by line; only lines that recur.
        headings: Those that are followed by another line each time.
    """

    texts: dict[int, int] = field(default_factory=dict)
    headings: frozenset[int] = frozenset()

    @classmethod
    def of(cls, observations: Iterable[Observation]) -> Recurrence:
        """Count over distinct texts: files that share most of their long lines, and their lead, are one text."""
        holders: defaultdict[int, set[int]] = defaultdict(set)
        followers: defaultdict[int, set[int]] = defaultdict(set)
        for text, observation in _distinct(observations):
            for line, below in zip(observation.lines, (*observation.lines[1:], 0), strict=False):
                holders[line].add(text)
                followers[line].add(below)
        texts = {line: len(found) for line, found in holders.items() if len(found) >= _TEXTS}
        headings = frozenset(
            line for line, count in texts.items() if len(followers[line]) >= max(_TEXTS, count * 3 // 4)
        )
        return cls(texts, headings)

    def recurs(self, line: str) -> bool:
        """Tell whether a line as found stands in three distinct texts or more."""
        return bool(self.texts) and hash_line(line) in self.texts

    def heads(self, line: str) -> bool:
        """Tell whether a recurring line is followed by other text each time, as a heading is."""
        return bool(self.headings) and hash_line(line) in self.headings

    def recurring(self, observation: Observation) -> tuple[tuple[int, bool], ...]:
        """Give what is known of a file's lines: (hash, followed by other text each time), ascending.

        A file whose value is the same under two corpora is read the same under both.
        """
        return tuple(sorted((line, line in self.headings) for line in set(observation.lines) if line in self.texts))


def _hash(folded: str) -> int:
    return int.from_bytes(hashlib.blake2b(folded.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")


def _distinct(observations: Iterable[Observation]) -> Iterable[tuple[int, Observation]]:
    """Number the texts: an observation of a text that was seen gets that text's number."""
    leads: defaultdict[int, list[tuple[int, dict[int, int]]]] = defaultdict(list)
    for own, observation in enumerate(observations):
        long = {line: size for line, size in zip(*observation, strict=True) if size >= _LONG}
        first = list(long)[:3]
        candidates = [known for lead in first for known in leads[lead][:_COMPARED]]
        number = next((text for text, known in candidates if _same(long, known)), own)
        for lead in first:
            leads[lead].append((number, long))
        yield number, observation


def _same(a: dict[int, int], b: dict[int, int]) -> bool:
    shared = sum(size for line, size in a.items() if line in b)
    return shared >= _SHARE * min(sum(a.values()), sum(b.values()))
