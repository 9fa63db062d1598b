"""Runs of capitals, the places where a text may name somebody."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, Generic, NamedTuple

from index.people.looks import V, Word

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from index.people.tokens import Tokens

_LONGEST_RUN: Final = 60
_WRAPPED: Final = 40  # letters that a line has at least before it is wrapped


class Run(NamedTuple, Generic[V]):
    """Words that may be a name: half-open in tokens.

    Attributes:
        start: Of the first.
        end: Behind the last.
        looks: What each says by itself, and so the two words before the first and the two behind the last.
    """

    start: int
    end: int
    looks: list[Word[V]]


# In the flags of words: a capital, then capitals with nothing but a space between, and particles between capitals.
_RUN: Final = re.compile(rb"[\x04\x05](?:\x03{0,3}\x05){0,%d}" % _LONGEST_RUN)


def capital_runs(tokens: Tokens, words: Mapping[str, Word[V]]) -> list[Run[V]]:
    """Return what may hold names: capitals with nothing but a space between, and particles between capitals.

    Left out are runs in which no word can be a name by itself: "The", "United States", "Prime Minister", "FBI".

    Args:
        tokens: Of the body.
        words: What any word says by itself.
    """
    texts = tokens.texts
    runs: list[Run[V]] = []
    for match in _RUN.finditer(tokens.flags):
        start, end = match.span()
        several = end - start > 1 and "\n" in tokens.gaps[start + 1 : end]
        for begin, stop in _lines(tokens, start, end) if several else ((start, end),):
            for text in texts[begin:stop]:
                if words[text].nameable:
                    looks = [words[texts[index]] for index in range(begin - 2, stop + 2)]
                    runs.append(Run(begin, stop, looks))
                    break
    return runs


def _lines(tokens: Tokens, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut a run where a line ends that is too short to have been wrapped: a byline, a heading, a row of a table.

    That line has to be all of the run so far, or to be in capitals where the next is not, or the other way round.
    """
    begin = start
    for index in range(start + 1, end):
        if tokens.gaps[index] != "\n":
            continue
        first = index - 1
        while first and "\n" not in tokens.gaps[first]:
            first -= 1
        if tokens.end(index - 1) - tokens.start(first) >= _WRAPPED:
            continue
        if first >= begin or tokens.texts[index - 1].isupper() != tokens.texts[index].isupper():
            yield begin, index
            begin = index
    yield begin, end
