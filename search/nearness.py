"""Intervals of places: which follow each other, which lie together, which lie in one range.

An interval is a half-open pair of places. Lists of intervals ascend by start, then end, and hold none twice.

What is near each other is joined to a **hull**, from the first start to the last end, and a chain of nearnesses asks
for what is near a hull. There may be as many hulls as pairs, so they are kept by start, their ends as the bits of one
integer: a range of distances is then a few shifts, whatever it holds.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from heapq import merge

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    Interval = tuple[int, int]
    Hulls = dict[int, int]
    Bounds = Callable[[int], Interval]


def chain(first: Sequence[Interval], second: Sequence[Interval]) -> list[Interval]:
    """Return the intervals in which one of the second follows one of the first without a place between."""
    starting: dict[int, list[int]] = {}
    for start, end in second:
        starting.setdefault(start, []).append(end)
    return sorted({(start, last) for start, end in first for last in starting.get(end, ())})


def union(lists: Iterable[Sequence[Interval]]) -> list[Interval]:
    """Return the intervals of all the lists."""
    return list(dict.fromkeys(merge(*lists)))


def windows(words: Sequence[tuple[Sequence[Interval], int]], others: int, bounds: Bounds) -> list[Interval]:
    """Return the least windows that hold every word, with at most so many other words among them.

    The other words of a window are its places less those that the words take, where a word that stands in it more often
    than it is needed counts where it is widest.

    Args:
        words: The intervals of each word, and how many of them are needed.
        others: Places of the window that no word takes, at most.
        bounds: The stretch of the field that a place lies in, half-open; a window never leaves it.

    Returns:
        For each start the least window, if there is one.
    """
    counts = [count for _, count in words]
    if any(len(intervals) < count for intervals, count in words):
        return []
    events = sorted((start, end, word) for word, (intervals, _) in enumerate(words) for start, end in intervals)
    # A wider occurrence that comes later may take more places than it adds to the window.
    gain = sum(
        count * (max(end - start for start, end in intervals) - 1) for intervals, count in words if len(intervals)
    )
    found = []
    for at, (start, _, _) in enumerate(events):
        if at and events[at - 1][0] == start:
            continue
        first_end = _first_end(events, at, counts, start + others + gain + sum(counts))
        if first_end is None:
            break
        if first_end > bounds(start)[1] or first_end - start - gain - sum(counts) > others:
            continue
        later = {end for _, end, _ in events[at : bisect_left(events, (first_end + gain + 1,))] if end > first_end}
        for end in (first_end, *sorted(each for each in later if each <= min(first_end + gain, bounds(start)[1]))):
            if end - start - _taken(events, at, end, counts) <= others:
                found.append((start, end))
                break
    return found


def _first_end(events: Sequence[tuple[int, int, int]], at: int, counts: Sequence[int], farthest: int) -> int | None:
    """Return the least end by which every word has occurred as often as it is needed, from one event on.

    What lies beyond ``farthest`` is not looked at, and any end there given as the next one; None where there is none.
    """
    ends: list[list[int]] = [[] for _ in counts]
    missing = sum(counts)
    least: int | None = None
    for i in range(at, len(events)):
        start, end, word = events[i]
        if least is not None and start >= least:
            break
        if least is None and start > farthest:
            return farthest + 1
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


def _taken(events: Sequence[tuple[int, int, int]], at: int, end: int, counts: Sequence[int]) -> int:
    """Return how many places the words take at the most in a window."""
    widths: list[list[int]] = [[] for _ in counts]
    for i in range(at, bisect_left(events, (end,))):
        first, last, word = events[i]
        if last <= end:
            widths[word].append(last - first)
    return sum(sum(sorted(each)[-count:]) for each, count in zip(widths, counts, strict=True))


def as_hulls(intervals: Iterable[Interval]) -> Hulls:
    """Return intervals by start, their ends as bits."""
    hulls: Hulls = {}
    for start, end in intervals:
        hulls[start] = hulls.get(start, 0) | 1 << end
    return hulls


def least_hulls(hulls: Hulls) -> list[Interval]:
    """Return, for each start, the hull that ends first."""
    return sorted((start, (ends & -ends).bit_length() - 1) for start, ends in hulls.items() if ends)


def near(left: Hulls, right: Sequence[Interval], between: int, bounds: Bounds, *, ordered: bool) -> Hulls:
    """Return the hulls of a left and a right one with at most so many places between them.

    The two do not overlap and lie in one stretch of the field; ``ordered`` wants the left one first.

    Args:
        left: By start, ends as bits.
        right: Ascending.
        between: Places between the two at the most.
        bounds: The stretch of the field that a place lies in, half-open.
        ordered: Whether the left one comes first.
    """
    found = _right_behind(left, right, between, bounds)
    if not ordered:
        for start, ends in _right_before(left, right, between, bounds).items():
            found[start] = found.get(start, 0) | ends
    return found


def _right_behind(left: Hulls, right: Sequence[Interval], between: int, bounds: Bounds) -> Hulls:
    starts_by_width: dict[int, int] = {}
    for start, end in right:
        starts_by_width[end - start] = starts_by_width.get(end - start, 0) | 1 << start
    found: Hulls = {}
    for start, ends in left.items():
        reached = _cut_off(_spread(ends, between), bounds(start)[1])
        behind = 0
        for width, starts in starts_by_width.items():
            behind |= (reached & starts) << width
        if behind:
            found[start] = behind
    return found


def _right_before(left: Hulls, right: Sequence[Interval], between: int, bounds: Bounds) -> Hulls:
    """Slide a window over the starts of the left: its ends are the union of two stacks of unions."""
    starts = sorted(left)
    found: Hulls = {}
    behind: list[tuple[int, int]] = []  # start, and the union of its ends with those of the later starts in the stack
    ahead = ahead_first = 0
    taken = 0
    for start, end in sorted(right, key=lambda interval: interval[1]):
        while taken < len(starts) and starts[taken] <= end + between:
            ahead |= left[starts[taken]]
            taken += 1
        while behind and behind[-1][0] < end:
            behind.pop()
        if not behind:
            ahead_first = max(ahead_first, bisect_left(starts, end))
            union_of_later = 0
            for at in range(taken - 1, ahead_first - 1, -1):
                union_of_later |= left[starts[at]]
                behind.append((starts[at], union_of_later))
            ahead_first, ahead = max(taken, ahead_first), 0
        ends = (behind[-1][1] if behind else 0) | ahead
        ends = _cut_off(ends, bounds(start)[1] + 1)
        if ends:
            found[start] = found.get(start, 0) | ends
    return found


def _spread(bits: int, distance: int) -> int:
    """Return the bits, each spread over so many higher places."""
    reach = 1
    while reach <= distance:
        step = min(reach, distance + 1 - reach)
        bits |= bits << step
        reach += step
    return bits


def _cut_off(bits: int, place: int) -> int:
    """Return the bits below a place."""
    return bits if bits.bit_length() <= place else bits & ((1 << place) - 1)


def taking_part(
    left: Sequence[Interval], right: Sequence[Interval], between: int, bounds: Bounds, *, ordered: bool
) -> tuple[list[Interval], list[Interval]]:
    """Return those of the left, and those of the right, that are near one of the other side; see ``near``."""
    sides: tuple[set[Interval], set[Interval]] = (set(), set())
    _note_following(left, right, between, bounds, sides)
    if not ordered:
        _note_following(right, left, between, bounds, (sides[1], sides[0]))
    return sorted(sides[0]), sorted(sides[1])


def _note_following(
    first: Sequence[Interval],
    second: Sequence[Interval],
    between: int,
    bounds: Bounds,
    sides: tuple[set[Interval], set[Interval]],
) -> None:
    noted = 0  # what of the second is noted is an ascending run: it is not gone through again for the next of the first
    for interval in sorted(first, key=lambda each: each[1]):
        low = bisect_left(second, (interval[1],))
        high = bisect_left(second, (min(interval[1] + between + 1, bounds(interval[0])[1]),))
        if low < high:
            sides[0].add(interval)
            sides[1].update(second[max(low, noted) : high])
            noted = max(noted, high)


def numbers_inside(intervals: Iterable[Interval], ranges: Sequence[Interval]) -> set[int]:
    """Return the numbers of the ranges that hold one of the intervals wholly; ranges ascend and are apart."""
    starts = [start for start, _ in ranges]
    found = set()
    for start, end in intervals:
        number = bisect_right(starts, start) - 1
        if number >= 0 and end <= ranges[number][1]:
            found.add(number)
    return found


def inside(intervals: Iterable[Interval], ranges: Sequence[Interval]) -> dict[int, list[Interval]]:
    """Return, by the number of the range, the intervals that lie wholly inside one; ranges ascend and are apart."""
    starts = [start for start, _ in ranges]
    found: dict[int, list[Interval]] = {}
    for interval in intervals:
        number = bisect_right(starts, interval[0]) - 1
        if number >= 0 and interval[1] <= ranges[number][1]:
            found.setdefault(number, []).append(interval)
    return found
