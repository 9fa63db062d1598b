"""Days as people write them; Saturday, 15 March 2025 is today."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search.errors import PeriodError
from search.periods import Period, parse_period

NOW = date(2025, 3, 15)

# "start end" as ISO days, "-" for open; an error's code behind "!".
TABLE = [
    ("2025", "2025-01-01 2025-12-31"),
    ("2025-02", "2025-02-01 2025-02-28"),
    ("2024-02", "2024-02-01 2024-02-29"),
    ("2025-02-13", "2025-02-13 2025-02-13"),
    ("20250213", "2025-02-13 2025-02-13"),
    ("2025/02/13", "2025-02-13 2025-02-13"),
    ("2025-Q1", "2025-01-01 2025-03-31"),
    ("2025-q4", "2025-10-01 2025-12-31"),
    ("2025-W07", "2025-02-10 2025-02-16"),
    ("2020-W53", "2020-12-28 2021-01-03"),
    ("feb-2025", "2025-02-01 2025-02-28"),
    ("February-2025", "2025-02-01 2025-02-28"),
    ('"Feb 13, 2025"', "2025-02-13 2025-02-13"),
    ('"13 February 2025"', "2025-02-13 2025-02-13"),
    ('"Sept. 1st, 2025"', "2025-09-01 2025-09-01"),
    ("today", "2025-03-15 2025-03-15"),
    ("yesterday", "2025-03-14 2025-03-14"),
    ("tomorrow", "2025-03-16 2025-03-16"),  # an event that is announced
    ("monday", "2025-03-10 2025-03-10"),
    ("Friday", "2025-03-14 2025-03-14"),
    ("saturday", "2025-03-08 2025-03-08"),
    ("sunday", "2025-03-09 2025-03-09"),
    ("1d", "2025-03-15 2025-03-15"),
    ("7d", "2025-03-09 2025-03-15"),
    ("2w", "2025-03-02 2025-03-15"),
    ("3m", "2024-12-16 2025-03-15"),
    ("1y", "2024-03-16 2025-03-15"),
    ("this-week", "2025-03-10 2025-03-16"),
    ("last-week", "2025-03-03 2025-03-09"),
    ("last-month", "2025-02-01 2025-02-28"),
    ("last-quarter", "2024-10-01 2024-12-31"),
    ("last-year", "2024-01-01 2024-12-31"),
    ("2024..2025-02", "2024-01-01 2025-02-28"),
    ("2024..", "2024-01-01 -"),
    ("..2024", "- 2024-12-31"),
    ("30d..7d", "2025-02-14 2025-03-15"),
    ('"Feb 13, 2025".."Mar 1, 2025"', "2025-02-13 2025-03-01"),
    ("[2024 TO 2025-02]", "2024-01-01 2025-02-28"),
    ("{2025-02 TO 2025-04}", "2025-03-01 2025-03-31"),
    ("{2024 TO 2025-02]", "2025-01-01 2025-02-28"),
    ("[2024 TO]", "2024-01-01 -"),
    ("[* TO 2024}", "- 2023-12-31"),
    (">2025-02", "2025-03-01 -"),
    (">=2025-02", "2025-02-01 -"),
    ("<2025-02", "- 2025-01-31"),
    ("<=2025-02", "- 2025-02-28"),
    ("=2025-02", "2025-02-01 2025-02-28"),
    ("0001", "0001-01-01 0001-12-31"),
    ("9999-12", "9999-12-01 9999-12-31"),
    ("9999-W52", "9999-12-27 9999-12-31"),
    ("99999y", "0001-01-01 2025-03-15"),
    ("999999d", "0001-01-01 2025-03-15"),
    ("3/1/2025", "!ambiguous_date"),
    ("13/1/2025", "!ambiguous_date"),
    ("3.1.2025", "!ambiguous_date"),
    ("2025-13-45", "!no_such_day"),
    ("2025-02-30", "!no_such_day"),
    ("2025-02-29", "!no_such_day"),
    ("20251301", "!no_such_day"),
    ("2025-Q5", "!no_such_day"),
    ("2025-W53", "!no_such_day"),
    ("0000", "!no_such_day"),
    ("0d", "!no_such_day"),
    (">9999", "!no_such_day"),
    ("<0001", "!no_such_day"),
    ("3/1/25", "!two_digit_year"),
    ("25-02-13", "!two_digit_year"),
    ("feb-25", "!two_digit_year"),
    ('"Feb 13, 25"', "!two_digit_year"),
    ("foo", "!bad_date"),
    ("202502", "!bad_date"),
    ("february", "!bad_date"),
    ("2025-02/13", "!bad_date"),
    ("٢٠٢٥", "!bad_date"),
    ("2025..2024", "!backwards_range"),
    ("[2025 TO 2024]", "!backwards_range"),
    ("{2025-02 TO 2025-03}", "!empty_range"),
    ("..", "!unfinished_range"),
    ("[TO]", "!unfinished_range"),
    ("[2024", "!unfinished_range"),
    (">", "!unfinished_range"),
    (">2024..2025", "!two_comparisons"),
    (">none", "!bad_range"),
    ("none..2025", "!bad_range"),
]


@pytest.mark.parametrize(("written", "wanted"), TABLE)
def test_days_are_read_as_the_table_says(written, wanted):
    if wanted.startswith("!"):
        with pytest.raises(PeriodError) as raised:
            parse_period(written, now=NOW)
        assert raised.value.code == wanted[1:]
        assert 0 <= raised.value.start < raised.value.end <= len(written)
        assert raised.value.remedy
    else:
        start, end = (None if day == "-" else date.fromisoformat(day) for day in wanted.split())
        assert parse_period(written, now=NOW) == Period(start, end)


def test_none_is_the_undated():
    assert parse_period("none", now=NOW) == Period(undated=True)


def test_dayfirst_settles_what_is_ambiguous():
    assert parse_period("3/1/2025", now=NOW, dayfirst=True) == Period(date(2025, 1, 3), date(2025, 1, 3))
    with pytest.raises(PeriodError, match="no month 13"):
        parse_period("1/13/2025", now=NOW, dayfirst=True)


def test_an_ambiguous_day_is_answered_with_the_days_that_it_may_be():
    with pytest.raises(PeriodError, match="write 2025-01-03 or 2025-03-01"):
        parse_period("3/1/2025", now=NOW)
    with pytest.raises(PeriodError, match=r"write 2025-01-13$"):
        parse_period("13/1/2025", now=NOW)


def test_a_weekday_is_never_today():
    assert parse_period("monday", now=date(2025, 3, 10)) == Period(date(2025, 3, 3), date(2025, 3, 3))


def test_a_month_back_from_a_long_month_ends_with_the_short_one():
    assert parse_period("1m", now=date(2025, 3, 31)) == Period(date(2025, 3, 1), date(2025, 3, 31))


@pytest.mark.parametrize("now", [date.min, date.max])
@pytest.mark.parametrize("word", ["yesterday", "monday", "9w", "9m", "9y", "this-week", "last-week", "this-quarter"])
def test_the_ends_of_the_calendar_are_safe(word, now):
    period = parse_period(word, now=now)
    assert period.start is not None
    assert period.end is not None
    assert period.start <= period.end


@settings(max_examples=200, deadline=None)
@given(st.dates(), st.dates())
def test_what_is_printed_is_read_again_without_a_clock(one, other):
    for period in (Period(min(one, other), max(one, other)), Period(one, one), Period(one, None), Period(None, one)):
        assert parse_period(str(period), now=date.min) == period


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet='0123456789-/. "[]{}TOdwmyQ<>=feb', max_size=24), st.dates(), st.booleans())
def test_nothing_is_raised_but_period_errors_within_the_text(written, now, dayfirst):
    wrong = None
    try:
        parse_period(written, now=now, dayfirst=dayfirst)
    except PeriodError as error:
        wrong = error
    assert wrong is None or 0 <= wrong.start <= wrong.end <= max(1, len(written))
