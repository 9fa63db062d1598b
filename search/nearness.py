"""Intervals of places: which follow each other, which lie together, which lie in one range.

An interval is a half-open pair of places. Lists of intervals ascend by start, then end, and hold none twice.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from heapq import merge
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    Interval = tuple[int, int]


def chain(first: Sequence[Interval], second: Sequence[Interval]) -> list[Interval]:
    """Return the intervals in which one of the second follows one of the first without a place between."""
    starting: dict[int, list[int]] = {}
    for start, end in second:
        starting.setdefault(start, []).append(end)
    return sorted({(start, last) for start, end in first for last in starting.get(end, ())})


def union(lists: Iterable[Sequence[Interval]]) -> list[Interval]:
    """Return the intervals of all the lists."""
    return list(dict.fromkeys(merge(*lists)))


def windows(
    words: Sequence[tuple[Sequence[Interval], int]], others: int, stretch: Callable[[int], int]
) -> list[Interval]:
    """Return the least windows that hold every word, with at most so many other words among them.

    For each start, the window ends where every word is in it first. The other words are its places less those that the
    words take, where a word that stands in it more often than it is needed counts where it is widest.

    Args:
        words: The intervals of each word, and how many of them are needed.
        others: Places of the window that no word takes, at most.
        stretch: Which stretch of the field a place lies in; a window never leaves one.
    """
    counts = [count for _, count in words]
    if any(len(intervals) < count for intervals, count in words):
        return []
    events = sorted((start, end, word) for word, (intervals, _) in enumerate(words) for start, end in intervals)
    found = []
    for at, (start, _, _) in enumerate(events):
        if at and events[at - 1][0] == start:
            continue
        end = _first_end(events, at, counts)
        if end is None:
            break
        widths: list[list[int]] = [[] for _ in counts]
        for i in range(at, bisect_left(events, (end,))):
            first, last, word = events[i]
            if last <= end:
                widths[word].append(last - first)
        taken = sum(sum(sorted(each)[-count:]) for each, count in zip(widths, counts, strict=True))
        if end - start - taken <= others and stretch(start) == stretch(end - 1):
            found.append((start, end))
    return found


def _first_end(events: Sequence[tuple[int, int, int]], at: int, counts: Sequence[int]) -> int | None:
    """Return the least end by which every word has occurred as often as it is needed, from one event on."""
    ends: list[list[int]] = [[] for _ in counts]
    missing = sum(counts)
    least: int | None = None
    for i in range(at, len(events)):
        start, end, word = events[i]
        if least is not None and start >= least:
            break
        mine = ends[word]
        if len(mine) < counts[word]:
            missing -= 1
            insort(mine, end)
        elif end < mine[-1]:
            mine.pop()
            insort(mine, end)
        if not missing:
            least = max(each[-1] for each in ends)
    return least


def near(
    left: Sequence[Interval],
    right: Sequence[Interval],
    between: int,
    stretch: Callable[[int], int],
    *,
    ordered: bool,
) -> list[tuple[Interval, Interval]]:
    """Return the pairs of a left and a right interval with at most so many places between them.

    The two do not overlap and lie in one stretch; ``ordered`` wants the left one first.
    """
    pairs = [(a, b) for a in left for b in _following(right, a, between) if stretch(a[0]) == stretch(b[0])]
    if not ordered:
        pairs += [(a, b) for b in right for a in _following(left, b, between) if stretch(a[0]) == stretch(b[0])]
    return pairs


def _following(intervals: Sequence[Interval], first: Interval, between: int) -> Sequence[Interval]:
    return intervals[bisect_left(intervals, (first[1],)) : bisect_left(intervals, (first[1] + between + 1,))]


def inside(intervals: Iterable[Interval], ranges: Sequence[Interval]) -> dict[int, list[Interval]]:
    """Return, by the number of the range, the intervals that lie wholly inside one; ranges ascend and are apart."""
    starts = [start for start, _ in ranges]
    found: dict[int, list[Interval]] = {}
    for interval in intervals:
        number = bisect_right(starts, interval[0]) - 1
        if number >= 0 and interval[1] <= ranges[number][1]:
            found.setdefault(number, []).append(interval)
    return found
