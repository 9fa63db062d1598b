"""Frozen records behave as frozen dataclasses do, however they are made."""

import copy
import pickle

import pytest

from index.frozen import NamedTuple, changed, filled, frozen, keyword


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


@frozen
class Wide:
    """A record with more fields than have places of their own."""

    a: int
    b: int = 2
    c: int = 3
    d: int = 4
    e: int = 5
    f: int = 6
    g: int = 7
    h: int = 8
    i: int = 9


class Place(NamedTuple):
    """A named tuple with a default and a property."""

    line: int
    column: int = 1

    @property
    def shown(self):
        return f"{self.line}:{self.column}"


def test_a_record_filled_with_values_is_the_one_that_its_class_makes_of_them():
    values = {"a": 1, "c": 5}
    assert filled(Wide, values) == Wide(**values)
    assert hash(filled(Wide, values)) == hash(Wide(**values))
    assert values == {"a": 1, "c": 5}, "what was given is not changed"
    with pytest.raises(AttributeError, match="frozen"):
        filled(Wide, values).a = 2


def test_fields_are_given_in_order_or_by_name():
    assert Point(1) == Point(x=1, y=2)
    assert Point(1, 3).total() == 4
    assert Point(1, note="here").note == "here"


def test_a_record_of_many_fields_is_a_record():
    wide = Wide(1, c=7)
    assert (wide.a, wide.b, wide.c, wide.i) == (1, 2, 7, 9)
    assert wide == Wide(a=1, c=7)
    assert hash(wide) == hash(changed(Wide(1), c=7))
    assert pickle.loads(pickle.dumps(wide)) == wide  # noqa: S301 - our own
    with pytest.raises(AttributeError, match="c stays"):
        wide.c = 5
    for given, named, problem in [((), {}, "a is missing"), ((1,), {"z": 1}, "no field z"), ((1,), {"a": 1}, "twice")]:
        with pytest.raises(TypeError, match=problem):
            Wide(*given, **named)


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


def test_a_named_tuple_is_a_tuple_with_names():
    place = Place(3)
    assert place == (3, 1)
    assert (place.line, place.column, place.shown) == (3, 1, "3:1")
    assert Place(column=2, line=4) == (4, 2)
    line, column = place
    assert (line, column, hash(place)) == (3, 1, hash((3, 1)))
    assert sorted([Place(2, 5), Place(2), Place(1, 9)]) == [(1, 9), (2, 1), (2, 5)]
    match place:
        case Place(line, column=1):
            assert line == 3


def test_a_named_tuple_is_changed_by_making_another():
    assert Place(3)._replace(column=7) == (3, 7)
    assert Place(3)._asdict() == {"line": 3, "column": 1}
    assert repr(Place(3)) == "Place(line=3, column=1)"
    with pytest.raises(AttributeError):
        Place(3).line = 4


def test_a_named_tuple_is_the_same_in_another_process():
    made = pickle.loads(pickle.dumps(Place(3)))  # noqa: S301 - our own
    assert (made, type(made)) == ((3, 1), Place)


@pytest.mark.parametrize(
    ("given", "named"), [((), {}), ((1, 2, 3), {}), ((1,), {"line": 1}), ((1,), {"row": 1}), ((1, 2), {"column": 2})]
)
def test_a_named_tuple_is_not_made_of_what_does_not_fit(given, named):
    with pytest.raises(TypeError, match="Place"):
        Place(*given, **named)
