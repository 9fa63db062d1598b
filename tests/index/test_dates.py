"""Days are read as documents write them, and never made up from half of one."""

import datetime

import pytest

from index.dates import find_day, find_day_of_wire, read_day

THE_13TH = datetime.date(2025, 2, 13)


@pytest.mark.parametrize(
    "text",
    [
        "2025-02-13",
        "20250213",
        "2025/02/13",
        "2025-02-13T10:00:00+02:00",
        "2025-02-13T23:59:59.123Z",
        "2025-02-13 10:30",
        "Feb. 13, 2025",
        "February 13, 2025, 5:30 PM",
        "13 February 2025",
        "13-Feb-2025",
        "13th of February, 2025",
        "Thu 13 Feb 2025 10.30 GMT",
        "Thursday, February 13th, 2025 at 10:30 a.m. EST",
        "Published 13 February 2025, 10:30",
        "13/02/2025",
        "02/13/2025",
    ],
)
def test_a_whole_day_is_read(text):
    assert read_day(text) == THE_13TH


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2025",
        "March 2025",
        "13 February",
        "Tuesday",
        "10:30",
        "yesterday",
        "3/4/2025",
        "13/2/25",
        "Feb 13, 25",
        "2025-02-30",
        "2025-13-01",
        "2025-W07",
        "31 February 2025",
        "Fri 13 Feb 2025",
        "2025-02-13 2025-02-14",
        "February 13 and 14, 2025",
        "the war of 13 February 2025",
    ],
)
def test_what_is_no_one_day_is_none(text):
    assert read_day(text) is None


def test_the_same_day_and_month_are_not_ambiguous():
    assert read_day("3/3/2025") == datetime.date(2025, 3, 3)


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("Published 13 February 2025, 10:30", "13 February 2025"),
        ("By Jane Doe | Feb. 13, 2025", "Feb. 13, 2025"),
        ("Updated 14 Feb 2025 | Published 13 Feb 2025", "13 Feb 2025"),
        ("Thu 13 Feb 2025 10.30 GMT Last modified on Fri 14 Feb 2025 05.12 GMT", "Thu 13 Feb 2025"),
        ("New Delhi | February 13, 2025 10:30 IST", "February 13, 2025"),
    ],
)
def test_the_day_of_publication_is_found_inside_a_line(line, place):
    day, start, end = find_day(line)
    assert (day, line[start:end]) == (THE_13TH, place)


def test_a_day_of_update_is_taken_where_there_is_no_other():
    assert find_day("Last updated 14 Feb 2025")[0] == datetime.date(2025, 2, 14)
    assert find_day("Updated two hours ago") is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("KYIV, Feb. 13, 2025 (Coast Wire) - Two jets", THE_13TH),
        ("WASHINGTON, D.C., February 13, 2025 /Coast Wire/ -- Two jets", THE_13TH),
        ("LONDON, 13 February 2025 — The", THE_13TH),
        ("KYIV, Feb 13 (Coast Wire) - Two jets", None),
        ("On 13 February 2025 - a Thursday", None),
        ("The mayor resigned on 13 February 2025 - too late", None),
        ("KYIV, Feb. 13, 2025 was a day", None),
    ],
)
def test_a_wires_dateline_is_place_day_and_dash(text, day):
    assert find_day_of_wire(text) == day
