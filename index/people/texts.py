"""Words of many bodies with their places, as columns: made for all at once, by NumPy and by looks into a table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from index.people.stretches import APART, INITIAL, Stretches
from index.people.tokens import CAPITAL, JOINED, Tokens

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Column = NDArray[np.int64]


class Texts(NamedTuple):
    """The words of several bodies: of each, and two empty ones before and behind them.

    Attributes:
        tokens: Of each body.
        firsts: Where the words of each body begin in the columns.
        words: Verbatim.
        gaps: What stands before each, verbatim; at the first empty one behind a body, what ends it.
        flags: As in ``Tokens``; 0 for an empty one.
        wrapped: Whether a line ends anywhere.
    """

    tokens: list[Tokens]
    firsts: list[int]
    words: list[str]
    gaps: list[str]
    flags: bytes
    wrapped: bool


_EMPTY: Final = 2  # words before and behind each body
_BETWEEN: Final = "  "  # two bodies: no stretch is of both, and the initial that ends one is not before the next


_SHORTEST: Final = 2  # letters and a full stop may be more than a word and the end of a sentence: "a.", "J."


def tokenize(body: str) -> Tokens:
    """Cut a body into words and numbers, in order; punctuation is only seen as what keeps words apart."""
    (tokens,) = read((body,), Stretches()).tokens
    return tokens


def read(bodies: Sequence[str], known: Stretches) -> Texts:
    """Cut bodies into words and numbers.

    Args:
        bodies: Of articles; one at least.
        known: Stretches; those that are new are added.
    """
    whole = _BETWEEN.join((*bodies, ""))
    lengths = np.fromiter(map(len, bodies), np.int64, len(bodies))
    body_starts = np.cumsum(lengths + len(_BETWEEN)) - lengths - len(_BETWEEN)
    letters = np.frombuffer(whole.encode("utf-32-le", "surrogatepass"), np.dtype("<u4"))
    found = _cut(whole, letters, body_starts, known)

    # Of each body: where its first word is among all, how many it has, where they are in the columns.
    firsts = np.searchsorted(found.begins, body_starts)
    counts = np.diff(firsts, append=len(found.begins))
    places = firsts + _EMPTY * np.arange(1, len(bodies) + 1)
    place = np.arange(len(found.begins)) + np.repeat(places - firsts, counts)
    size = len(found.begins) + _EMPTY * (len(bodies) + 1)

    gap_from, gap_to = np.zeros((2, size), np.int64)
    gap_from[place + 1] = found.ends
    gap_from[places] = body_starts
    gap_to[place] = found.begins
    gap_to[places + counts] = body_starts + lengths
    between = np.where(gap_to - gap_from == 1, letters[gap_from], 0)
    gaps = [" "] * size
    others = np.flatnonzero(between != ord(" "))
    for index, start, end in zip(others.tolist(), gap_from[others].tolist(), gap_to[others].tolist(), strict=True):
        gaps[index] = whole[start:end]

    column = np.full(size, "", np.object_)
    column[place] = found.texts
    words = column.tolist()
    joined = (between == ord(" ")) | (between == ord("\n")) | (between == ord("\u00a0"))
    joined[places] = joined[places + counts] = False
    marks = joined * np.uint8(JOINED)
    marks[place] |= found.capitals * np.uint8(CAPITAL)
    flags = marks.tobytes()
    spans = np.column_stack((found.begins, found.ends)) - np.repeat(body_starts, counts)[:, None]
    tokens = [
        Tokens(body, words[at : end + _EMPTY], gaps[at : end + 1], flags[at:end], spans[first : first + end - at])
        for body, at, end, first in zip(
            bodies, places.tolist(), (places + counts).tolist(), firsts.tolist(), strict=True
        )
    ]
    return Texts(tokens, places.tolist(), words, gaps, flags, "\n" in whole)


class _Words(NamedTuple):
    """Words of bodies that stand one behind the other.

    Attributes:
        texts: Verbatim, as an array of objects.
        begins: In code points.
        ends: Exclusive.
        capitals: Whether each begins like a name.
    """

    texts: NDArray[np.object_]
    begins: Column
    ends: Column
    capitals: NDArray[np.bool_]


def _cut(whole: str, letters: NDArray[np.uint32], body_starts: Column, known: Stretches) -> _Words:
    """Cut bodies that stand one behind the other: a stretch of plain letters is a word, the others are looked up.

    Args:
        whole: The bodies.
        letters: The same, as code points.
        body_starts: Where each body begins.
        known: Stretches; those that are new are added.
    """
    held_apart = whole.replace("\n", " ").split(" ")
    stretches = np.fromiter(held_apart, np.object_, len(held_apart))  # ``array`` would look into each for more of them
    small = letters | (ord("a") ^ ord("A"))
    signs = np.flatnonzero((small < ord("a")) | (small > ord("z")))
    marks = letters[signs]
    spaces = np.flatnonzero((marks == ord(" ")) | (marks == ord("\n")))
    starts, stops = np.append(0, signs[spaces] + 1), np.append(signs[spaces], len(letters))
    # Those in which no sign stands between two spaces; the last is empty.
    held = np.append(np.diff(spaces, prepend=-1) - 1, 0)
    plain = (held == 0) & (stops > starts)
    tailed = np.flatnonzero(held == 1)
    tailed = tailed[_ends_word(letters, starts[tailed], stops[tailed])]
    plain[tailed] = True
    stops[tailed] -= 1
    stretches[tailed] = [stretch[:-1] for stretch in stretches[tailed].tolist()]
    odd = np.flatnonzero(~plain)
    numbers = known.read(stretches[odd].tolist())
    counts = np.ones(len(stretches), np.int64)
    counts[odd] = known.counts(numbers)
    _mind_neighbours(whole, starts, np.searchsorted(starts, body_starts), odd, numbers, counts, known)

    # Of each word: which stretch holds it; of those that are no whole stretch: where they are in the table.
    holds = np.repeat(np.arange(len(stretches)), counts)
    others = np.flatnonzero(~plain[holds])
    first = np.zeros(len(stretches), np.int64)
    first[odd] = known.first(numbers) - (np.cumsum(counts) - counts)[odd]
    rows = first[holds[others]] + others
    begins, ends = starts[holds], stops[holds]
    capitals = letters[begins] <= ord("Z")
    capitals[others] = np.frombuffer(known.capitals, np.bool_)[rows]
    ends[others] = begins[others] + np.frombuffer(known.ends, np.int32)[rows]
    begins[others] += np.frombuffer(known.begins, np.int32)[rows]
    texts = stretches[holds]
    texts[others] = list(map(known.texts.__getitem__, rows.tolist()))
    return _Words(texts, begins, ends, capitals)


def _ends_word(letters: NDArray[np.uint32], starts: Column, stops: Column) -> NDArray[np.bool_]:
    """Tell where the one sign of a stretch stands behind its letters, and is a part of no word, as that of "Mr." is.

    Args:
        letters: The text, as code points.
        starts: Where stretches begin that hold one sign.
        stops: Where they end.
    """
    sign, first = letters[stops - 1], letters[starts]
    apart = (sign == ord(",")) | (sign == ord(";")) | (sign == ord(":"))
    stop = (sign == ord(".")) & (first >= ord("a")) & (first <= ord("z")) & (stops - starts > _SHORTEST)
    ends: NDArray[np.bool_] = stop | (apart & (stops - starts > 1))
    return ends


def _mind_neighbours(
    whole: str, starts: Column, firsts: Column, odd: Column, numbers: Column, counts: Column, known: Stretches
) -> None:
    """Put other numbers for the stretches that are read in another way beside what stands there.

    Args:
        whole: The text.
        starts: Where each stretch begins in it.
        firsts: The first stretch of each body.
        odd: Which stretches have numbers.
        numbers: These, changed here.
        counts: How many words each stretch has, changed here.
        known: Of which they are.
    """
    flags = np.frombuffer(known.flags, np.uint8)[numbers]
    before = -1
    for place in np.flatnonzero(flags & APART).tolist():
        at = odd[place]
        first = firsts[np.searchsorted(firsts, at, "right") - 1]
        if at == first or (before >= first and not counts[before:at].any()):
            numbers[place] = known.no_possessives[int(numbers[place])]
            counts[at] = known.counts(numbers[place])
            flags[place] = known.flags[numbers[place]]
        before = at
    for place in np.flatnonzero(flags & INITIAL).tolist():
        following = whole[starts[odd[place] + 1]]
        if following.isalnum() and not following.isdecimal():
            numbers[place] = known.initials[int(numbers[place])]
