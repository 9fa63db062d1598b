"""When matching articles were published, against a count with a calendar."""

import csv
import datetime
import io
import itertools
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search.output.style import Style
from search.output.timeline import name_of, timeline_text
from search.parser import parse
from search.timeline import MOST_BARS, PERIODS, Bar, Timeline, _end, _start, timeline
from tests.conftest import TODAY

NAMES = {"day": "%Y-%m-%d", "week": "%G-W%V", "month": "%Y-%m", "year": "%Y"}
DATES = st.dates(datetime.date(1000, 1, 1), datetime.date.max)


class Days:
    """An index of which nothing is known but the days of its articles, and the question that finds them all."""

    def __init__(self, library, json_lines, *days):
        lines = ({"id": str(number), "text": f"Ferry {number}."} for number in range(len(days)))
        dated = ({**line, **({"date": day} if day else {})} for line, day in zip(lines, days, strict=True))
        library.write("days.jsonl", json_lines(*dated))
        library.update()
        self.reader = library.reader()

    def line(self, per=None):
        return timeline(self.reader, parse("", now=TODAY), per)


@pytest.mark.parametrize("per", PERIODS)
def test_bars_are_what_a_calendar_counts(corpus_library, per):
    for question in ("", "ceasefire", "person:Trump date:2025", "date:none"):
        articles = [corpus_library.articles()[each] for each in corpus_library.ids(question)]
        expected = Counter(article.date.strftime(NAMES[per]) for article in articles if article.date)
        found = timeline(corpus_library.reader(), parse(question, now=TODAY), per)
        assert {name_of(bar, per): bar.articles for bar in found.bars if bar.articles} == expected
        assert found.undated == sum(article.date is None for article in articles)
        assert found.articles == len(articles)


@pytest.mark.parametrize("per", PERIODS)
def test_a_bar_is_called_what_a_question_finds_it_by(corpus_library, per):
    found = timeline(corpus_library.reader(), parse("date:2024..", now=TODAY), per)
    for bar in found.bars:
        if bar.articles:
            assert len(corpus_library.ids(f"date:{name_of(bar, per)}")) == bar.articles


@pytest.mark.parametrize("per", PERIODS)
def test_periods_follow_each_other_without_a_gap(corpus_library, per):
    bars = timeline(corpus_library.reader(), parse("date:2023-11..", now=TODAY), per).bars
    assert bars[0].articles
    assert bars[-1].articles
    for bar, following in itertools.pairwise(bars):
        assert following.start - bar.end == datetime.timedelta(1)


# The first and the last day, and what a bar stands for where nobody says it.
SPANS = [
    ("2025-01-01", "2025-01-01", "day", 1),
    ("2025-01-01", "2025-03-01", "day", 60),
    ("2025-01-01", "2025-03-02", "week", 9),
    ("2024-12-31", "2025-01-01", "day", 2),
    ("2020-01-01", "2024-12-31", "month", 60),
    ("2020-01-31", "2025-01-01", "year", 6),
    ("1990-05-05", "2025-02-13", "year", 36),
]


@pytest.mark.parametrize(("first", "last", "per", "bars"), SPANS)
def test_what_a_bar_stands_for_follows_from_the_span(library, json_lines, first, last, per, bars):
    found = Days(library, json_lines, last, first, "").line()
    assert (found.per, len(found.bars), found.undated) == (per, bars, 1)
    assert len(found.bars) <= MOST_BARS


def test_weeks_are_those_of_the_iso_calendar(library, json_lines):
    found = Days(library, json_lines, "2024-12-29", "2024-12-30", "2025-01-05", "2027-01-01").line("week")
    named = [(name_of(bar, "week"), bar.articles) for bar in found.bars if bar.articles]
    assert named == [("2024-W52", 1), ("2025-W01", 2), ("2026-W53", 1)]


@given(DATES, st.sampled_from(PERIODS))
@settings(max_examples=60, deadline=None)
def test_the_calendar_ends_and_no_timeline_runs_over_it(day, per):
    start = _start(day, per)
    end = _end(start, per)
    assert start <= day <= end
    assert start.strftime(NAMES[per]) == end.strftime(NAMES[per])
    if end < datetime.date.max:
        assert (end + datetime.timedelta(1)).strftime(NAMES[per]) != start.strftime(NAMES[per])


def bars_of(*counts):
    start = datetime.date(2025, 1, 1)
    days = [start + datetime.timedelta(number) for number in range(len(counts))]
    return Timeline("day", tuple(Bar(day, day, count) for day, count in zip(days, counts, strict=True)), 0)


def test_a_bar_is_as_long_as_its_share_to_an_eighth_of_a_column():
    text = timeline_text(bars_of(80, 40, 10, 5, 1), Style(width=10 + 2 + 2 + 2 + 10), blocks=True)
    assert [row[16:] for row in text.splitlines()] == ["█" * 10, "█" * 5, "█▎", "▋", "▏"]
    text = timeline_text(bars_of(80, 40, 10, 5, 1), Style(width=26), blocks=False)
    assert [row[16:] for row in text.splitlines()] == ["#" * 10, "#" * 5, "#", "#", "#"]
    assert text.isascii()


def test_short_runs_without_articles_are_rows_and_long_ones_are_folded():
    rows = timeline_text(bars_of(1, 0, 0, 0, 1, 0, 0, 0, 0, 1), Style(width=40), blocks=True).splitlines()
    assert [row.split()[:2] for row in rows] == [
        ["2025-01-01", "1"], ["2025-01-02", "0"], ["2025-01-03", "0"], ["2025-01-04", "0"], ["2025-01-05", "1"],
        ["…", "4"], ["2025-01-10", "1"],
    ]  # fmt: skip
    assert rows[5] == "… 4 days without"


def test_a_terminal_that_knows_no_utf8_gets_ascii(shell):
    for variables, ascii_only in (
        ({"LC_ALL": "C"}, True),
        ({"LC_ALL": "de_DE.ISO-8859-1"}, True),
        ({"LC_ALL": "", "LC_CTYPE": "C", "LANG": "en_US.UTF-8"}, True),
        ({"LC_ALL": "en_US.utf8"}, False),
        ({"LC_ALL": "", "LC_CTYPE": "", "LANG": ""}, False),
    ):
        # Python itself would put another locale in the place of C (PEP 538) before anything is read.
        seen = shell.terminal("timeline", "--per", "year", PAGER="", PYTHONCOERCECLOCALE="0", **variables)
        assert seen.end() == 0
        assert ("█" not in "".join(seen.lines())) == ascii_only, variables
    assert "█" in shell.run("timeline", LC_ALL="C").stdout  # into a pipe the same bytes everywhere


def test_the_same_numbers_come_as_data(shell):
    data = shell.json("timeline", "date:2025", "--per", "week")
    assert (data["v"], data["per"]) == (1, "week")
    assert data["articles"] == sum(bar["articles"] for bar in data["bars"])
    assert any(bar["articles"] == 0 for bar in data["bars"])
    rows = list(csv.reader(io.StringIO(shell.run("timeline", "date:2025", "--per", "week", "-f", "csv").stdout)))
    assert rows == [
        ["week", "start", "end", "articles"],
        *([bar["period"], bar["start"], bar["end"], str(bar["articles"])] for bar in data["bars"]),
    ]


def test_no_row_is_wider_than_the_terminal_and_the_longest_bar_fills_it(shell):
    for width in (30, 80, 200):
        rows = shell.run("timeline", COLUMNS=str(width)).stdout.splitlines()
        assert max(map(len, rows)) == width


def test_no_article_is_an_exit_of_its_own(shell):
    done = shell.run("timeline", "zzzzqq")
    assert (done.returncode, done.stdout, done.stderr) == (1, "", "0 articles by day\n")
