"""Runs of capitals, the places where texts may name somebody."""

from __future__ import annotations

from bisect import bisect
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from index.frozen import NamedTuple
from index.people.name_words import PARTICLES
from index.people.tokens import CAPITAL, JOINED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from index.people.looks import Looks
    from index.people.texts import Column, Texts

_LONGEST: Final = 61  # capitals of a run
_WRAPPED: Final = 40  # letters that a line has at least before it is wrapped
_PARTICLES: Final = 3  # between two capitals at most


class Run(NamedTuple):
    """Words that may be a name: half-open in tokens.

    Attributes:
        start: Of the first.
        end: Behind the last.
        parts: What each is to the rules; see ``kinds.part``.
    """

    start: int
    end: int
    parts: bytes


class Runs(NamedTuple):
    """What may hold names in several bodies.

    Attributes:
        begins: Where the runs begin in the columns of ``Texts``, ascending.
        ends: Where they end, exclusive.
        members: The places of their words, in order.
        words: For each place of the columns its number in ``Looks``; that of no word where no run is near.
        of_bodies: The runs of each body.
    """

    begins: Column
    ends: Column
    members: Column
    words: NDArray[np.int32]
    of_bodies: list[list[Run]]


def capital_runs(texts: Texts, looks: Looks[Any]) -> Runs:
    """Return what may hold names: capitals with nothing but a space between, and particles between capitals.

    Left out are runs in which no word can be a name by itself: "The", "United States", "Prime Minister", "FBI".

    Args:
        texts: Of bodies.
        looks: What any word says by itself; those in runs, and two words on either side of a run, are looked at.
    """
    begins, ends = _spans(texts)
    if texts.wrapped:
        spans = zip(begins.tolist(), ends.tolist(), strict=True)
        lines = [line for start, end in spans for line in _lines(texts, start, end)]
        begins, ends = np.array(lines, np.int64).reshape(-1, 2).T
    words = np.zeros(len(texts.words), np.int32)
    members = _members(begins, ends)
    words[members] = looks.read([texts.words[place] for place in members.tolist()])
    if len(begins):
        counts = ends - begins
        nameable = looks.table["nameable"][words[members]]
        some = np.maximum.reduceat(nameable, np.cumsum(counts) - counts) != 0
        begins, ends = begins[some], ends[some]
        members = _members(begins, ends)
    beside = np.concatenate((begins - 2, begins - 1, ends, ends + 1))
    beside = beside[words[beside] == 0]
    words[beside] = looks.read([texts.words[place] for place in beside.tolist()])
    parts = looks.table["part"][words[members]].tobytes()
    return Runs(begins, ends, members, words, _of_bodies(texts, begins, ends, parts))


def _spans(texts: Texts) -> tuple[Column, Column]:
    """Return where capitals begin and end that nothing but a space or particles stand between."""
    flags = np.frombuffer(texts.flags, np.uint8)
    capitals = flags & CAPITAL != 0
    joined = flags & JOINED != 0
    inside = capitals.copy()  # words of runs
    goes_on = joined & capitals
    goes_on[1:] &= capitals[:-1]  # those that another word of the run stands before
    behind = (np.flatnonzero(capitals[:-1] & joined[1:] & ~capitals[1:]) + 1).tolist()
    for place in [place for place in behind if texts.words[place] in PARTICLES]:
        end = place + 1
        while end - place < _PARTICLES and joined[end] and texts.words[end] in PARTICLES:
            end += 1
        if joined[end] and capitals[end]:
            inside[place:end] = goes_on[place : end + 1] = True
    begins = np.flatnonzero(inside & ~goes_on)
    ends = np.flatnonzero(inside & ~np.append(goes_on[1:], False)) + 1
    if len(begins) and (ends - begins).max() > _LONGEST:
        cut = [
            part
            for start, end in zip(begins.tolist(), ends.tolist(), strict=True)
            for part in _cut(capitals, start, end)
        ]
        begins, ends = np.array(cut).T
    return begins, ends


def _cut(capitals: NDArray[np.bool_], start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut a run behind as many capitals as one may have; particles that follow are of no run."""
    places = (np.flatnonzero(capitals[start:end]) + start).tolist()
    for first in range(0, len(places), _LONGEST):
        some = places[first : first + _LONGEST]
        yield some[0], some[-1] + 1


def _members(begins: Column, ends: Column) -> Column:
    """Return all places from where something begins to where it ends, in order."""
    counts = ends - begins
    return np.repeat(ends - np.cumsum(counts), counts) + np.arange(counts.sum())


def _of_bodies(texts: Texts, begins: Column, ends: Column, parts: bytes) -> list[list[Run]]:
    firsts = np.array(texts.firsts)
    bodies = np.searchsorted(firsts, begins, "right") - 1
    starts = (begins - firsts[bodies]).tolist()
    stops = (ends - firsts[bodies]).tolist()
    past = np.cumsum(ends - begins)
    slices = map(parts.__getitem__, map(slice, (past - (ends - begins)).tolist(), past.tolist()))
    runs = list(map(Run._make, zip(starts, stops, slices, strict=True)))
    counts = np.cumsum(np.bincount(bodies, minlength=len(firsts))).tolist()
    return [runs[start:end] for start, end in pairwise((0, *counts))]


def _lines(texts: Texts, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut a run where a line ends that is too short to have been wrapped: a byline, a heading, a row of a table.

    That line has to be all of the run so far, or to be in capitals where the next is not, or the other way round.
    """
    begin = start
    if "\n" in texts.gaps[start + 1 : end]:
        number = bisect(texts.firsts, start) - 1
        tokens, opening = texts.tokens[number], texts.firsts[number]
        for index in range(start + 1, end):
            if texts.gaps[index] != "\n":
                continue
            first = index - 1
            while first > opening and "\n" not in texts.gaps[first]:
                first -= 1
            if tokens.end(index - 1 - opening) - tokens.start(first - opening) >= _WRAPPED:
                continue
            if first >= begin or texts.words[index - 1].isupper() != texts.words[index].isupper():
                yield begin, index
                begin = index
    yield begin, end
