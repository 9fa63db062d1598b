"""Nearness of intervals against trying all pairs."""

from functools import partial
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from search.nearness import as_hulls, near, taking_part, windows
from tests.effort import calls

EDGES = st.sets(st.integers(1, 30), max_size=3).map(lambda cuts: [0, *sorted(cuts), 40])
ENDLESS = 1 << 30


def bounds_of(edges):
    return lambda place: next((low, high) for low, high in pairwise(edges) if low <= place < high)


def intervals_in(edges):
    bounds = bounds_of(edges)
    pairs = st.tuples(st.integers(0, 34), st.integers(1, 3)).map(lambda pair: (pair[0], pair[0] + pair[1]))
    return st.sets(pairs.filter(lambda pair: pair[1] <= bounds(pair[0])[1]), max_size=6).map(sorted)


def pairs_near(left, right, between, bounds, *, ordered):
    """Yield each left and right that are near, by trying all."""
    for a in left:
        for b in right:
            if bounds(a[0]) == bounds(b[0]) and (
                0 <= b[0] - a[1] <= between or (not ordered and 0 <= a[0] - b[1] <= between)
            ):
                yield a, b


def hulls_of(pairs):
    return {(min(a[0], b[0]), max(a[1], b[1])) for a, b in pairs}


def as_intervals(hulls):
    return {(start, end) for start, ends in hulls.items() for end in range(ends.bit_length()) if ends >> end & 1}


@given(st.data(), EDGES, st.integers(0, 5), st.integers(0, 5), st.booleans())
def test_a_chain_finds_the_hulls_that_trying_all_pairs_finds(data, edges, first, second, ordered):
    bounds = bounds_of(edges)
    left, middle, right = (data.draw(intervals_in(edges)) for _ in range(3))
    hulls = near(as_hulls(left), middle, first, bounds, ordered=ordered)
    expected = hulls_of(pairs_near(left, middle, first, bounds, ordered=ordered))
    assert as_intervals(hulls) == expected
    chained = near(hulls, right, second, bounds, ordered=False)
    assert as_intervals(chained) == hulls_of(pairs_near(expected, right, second, bounds, ordered=False))


@given(st.data(), EDGES, st.integers(0, 5), st.booleans())
def test_what_takes_part_is_what_is_near_one_of_the_other_side(data, edges, between, ordered):
    bounds = bounds_of(edges)
    left, right = (data.draw(intervals_in(edges)) for _ in range(2))
    pairs = list(pairs_near(left, right, between, bounds, ordered=ordered))
    found = taking_part(left, right, between, bounds, ordered=ordered)
    assert found == (sorted({a for a, _ in pairs}), sorted({b for _, b in pairs}))


def test_a_field_without_an_end_costs_no_more_than_what_is_in_it():
    hulls = near(as_hulls([(3, 4)]), [(5, 6)], 9999, lambda _: (0, ENDLESS), ordered=False)
    assert as_intervals(hulls) == {(3, 6)}
    assert max(ends.bit_length() for ends in hulls.values()) < 100


def test_a_loose_phrase_of_a_common_and_a_rare_word_takes_work_in_proportion():
    def found(count):
        common = [(place, place + 1) for place in range(count)]
        return windows([(common, 1), ([(count, count + 1)], 1)], 5, lambda _: (0, ENDLESS))

    assert found(100)[-1] == (99, 101)
    few, many = (calls(partial(found, count)) for count in (500, 4_000))
    assert many < 10 * few
