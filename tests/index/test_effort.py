"""The measures that other tests stand on."""

from functools import partial
from itertools import count

import pytest

from tests.effort import calls, guarded


def test_calls_count_those_of_python_and_the_built_in_ones():
    assert calls(lambda: [abs(number) for number in range(1_000)]) - calls(lambda: None) >= 1_000


def test_work_that_grows_with_the_square_shows():
    def pairs(many):
        return [max(first, second) for first in range(many) for second in range(many)]

    few, many = (calls(partial(pairs, size)) for size in (10, 80))
    assert many > 40 * few


def test_what_takes_for_ever_is_ended():
    with pytest.raises(TimeoutError), guarded(1):
        sum(number for number in count())
