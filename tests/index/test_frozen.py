"""Frozen records behave as frozen dataclasses do, however they are made."""

import copy
import pickle

import pytest

from index.frozen import changed, frozen, keyword


@frozen
class Base:
    """A record with a field that is only given by name."""

    note: str = keyword(default="none")


@frozen
class Point(Base):
    """A record with a default."""

    x: int
    y: int = 2

    def total(self):
        return self.x + self.y


def test_fields_are_given_in_order_or_by_name():
    assert Point(1) == Point(x=1, y=2)
    assert Point(1, 3).total() == 4
    assert Point(1, note="here").note == "here"


def test_what_is_only_given_by_name_is_no_part_of_what_it_means():
    assert Point(1, note="here") == Point(1)
    assert hash(Point(1, note="here")) == hash(Point(1))
    assert Point(1) != Point(2)
    assert Base() != Point(1)


def test_a_record_stays_as_it_is():
    point = Point(1)
    with pytest.raises(AttributeError, match="x stays"):
        point.x = 5
    assert changed(point, y=7) == Point(1, 7)
    assert point.y == 2


@pytest.mark.parametrize(
    ("given", "named", "problem"),
    [
        ((), {}, "x is missing"),
        ((1, 2, 3), {}, "2 fields"),
        ((1,), {"x": 1}, "x is given twice"),
        ((1,), {"z": 1}, "no field z"),
    ],
)
def test_a_record_is_not_made_of_what_does_not_fit(given, named, problem):
    with pytest.raises(TypeError, match=problem):
        Point(*given, **named)


def test_a_record_is_the_same_in_another_process():
    point = Point(1, note="here")
    for made in (pickle.loads(pickle.dumps(point)), copy.copy(point)):  # noqa: S301 - our own
        assert (made, made.note) == (point, "here")


def test_a_record_matches_and_shows_by_position():
    match Point(4):
        case Point(x, y):
            assert (x, y) == (4, 2)
    assert repr(Point(4)) == "Point(note='none', x=4, y=2)"
