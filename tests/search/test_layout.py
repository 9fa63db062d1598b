"""Text in columns: width, lines, cuts; and the colours that it is painted in."""

import json
import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.span import Span
from search.output.colours import PALETTE, sequence
from search.output.layout import columns, cut, lines
from search.output.style import Style
from tests.shell import Shell

WIDTHS = [
    ("Kyiv", 4),
    ("Zürich — “quoted” …", 19),
    ("北京", 4),
    ("e\N{COMBINING ACUTE ACCENT}té", 3),
    ("\N{HEBREW LETTER SHIN}\N{HEBREW POINT QAMATS}לום", 4),
    ("👍🏽", 2),
    ("👩\u200d👩\u200d👧", 2),
    ("🇺🇦", 2),
    ("한국어", 6),
]
WRAPPED = [
    ("the talks in Riyadh", 10, ["the talks", "in Riyadh"]),
    ("the talks in Riyadh", 40, ["the talks in Riyadh"]),
    ("two  spaces stay", 11, ["two  spaces", "stay"]),
    ("北京会谈 在利雅得举行", 8, ["北京会谈", "在利雅得", "举行"]),
    ("talks 北京会谈", 8, ["talks 北", "京会谈"]),
    ("北京会谈，举行。", 8, ["北京会", "谈，举", "行。"]),
    ("https://example.org/long", 10, ["https://ex", "ample.org/", "long"]),
    ("cafe\N{COMBINING ACUTE ACCENT}s open", 5, ["cafe\N{COMBINING ACUTE ACCENT}s", "open"]),
    ("", 10, []),
]
CUTS = [
    ("Trump and Putin open a line", 40, "Trump and Putin open a line"),
    ("Trump and Putin open a line", 16, "Trump and Putin…"),
    ("Trump and Putin, at last", 17, "Trump and Putin…"),
    ("Donaudampfschifffahrt", 10, "Donaudamp…"),
    ("北京会谈在利雅得举行", 8, "北京会…"),
]


@pytest.mark.parametrize(("text", "width"), WIDTHS)
def test_a_text_takes_as_many_columns_as_a_terminal_gives_it(text, width):
    assert columns(text) == width


@pytest.mark.parametrize(("text", "width", "expected"), WRAPPED)
def test_lines_break_at_spaces_and_beside_wide_characters(text, width, expected):
    assert [text[start:end] for start, end in lines(text, width)] == expected


@pytest.mark.parametrize(("text", "width", "expected"), CUTS)
def test_titles_are_cut_behind_a_word(text, width, expected):
    assert cut(text, width) == expected
    assert columns(expected) <= width


_TEXTS = st.text(st.sampled_from("ab é北한e\u0301 👍\u200d-,"), max_size=60)


@given(_TEXTS, st.integers(2, 20))
def test_no_line_is_too_wide_and_nothing_but_spaces_is_lost(text, width):
    found = [text[start:end] for start, end in lines(text, width)]
    assert "".join(found).replace(" ", "") == text.replace(" ", "")
    # A base character and what joins it stand together however wide they are.
    assert all(columns(line) <= width or "\u200d" in line for line in found)


@given(_TEXTS, st.integers(2, 20))
def test_no_cut_is_too_wide(text, width):
    assert columns(cut(text, width)) <= width or "\u200d" in text


@given(st.text(st.sampled_from("ab \x1b\u202e北"), max_size=40), st.data())
def test_marks_stand_around_what_matched_whatever_is_escaped(text, data):
    places = sorted(data.draw(st.lists(st.integers(0, len(text)), unique=True, max_size=6)))
    spans = [Span(*pair) for pair in zip(places[::2], places[1::2], strict=False)]
    plain, painted = Style(escape=True).marked(text, spans)
    assert painted == []
    assert re.findall("«([^»]*)»", plain) == [Style(escape=True).safe(text[start:end]) for start, end in spans]
    shown, ranges = Style(color=True, escape=True).marked(text, spans)
    assert [shown[start:end] for start, end in ranges] == re.findall("«([^»]*)»", plain)
    assert shown == plain.replace("«", "").replace("»", "")


def test_a_hit_that_runs_over_a_line_is_painted_on_both():
    style = Style(color=True, width=12)
    hit = sequence(PALETTE["hit"])
    assert style.wrapped("in peace talks", [Span(3, 14)], indent="  ") == (
        f"  in {hit}peace\x1b[0m\n  {hit}talks\x1b[0m"
    )  # fmt: skip


@pytest.mark.parametrize("role", [role for role, written in PALETTE.items() if written != "bold"])
def test_colours_can_be_read_on_white_and_on_black(role):
    number = int(PALETTE[role].split()[-1])
    # The fixed part of the 256 colours is a cube of six steps; luminance and contrast as in WCAG 2.1.
    steps = (0, 95, 135, 175, 215, 255)
    rgb = [steps[(number - 16) // 36], steps[(number - 16) // 6 % 6], steps[(number - 16) % 6]]
    linear = [(c / 255 + 0.055) ** 2.4 / 1.055**2.4 if c > 10 else c / 255 / 12.92 for c in rgb]
    luminance = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    assert (luminance + 0.05) / 0.05 >= 4
    assert 1.05 / (luminance + 0.05) >= 4


def test_wide_scripts_keep_within_the_terminal(tmp_path):
    text = "北京会谈在利雅得举行，双方同意继续接触。" * 6 + " ferry " + "대표단이 도착했다 " * 9
    (tmp_path / "a.jsonl").write_text(json.dumps({"id": "x", "title": "北京会谈" * 20, "text": text}))
    shell = Shell(tmp_path)
    shell.run("index", "a.jsonl")
    for width in (40, 80, 200):
        shown = shell.search("ferry", COLUMNS=str(width)).stdout.splitlines()
        wide = [sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in line) for line in shown]
        assert max(wide) <= width
        assert max(wide) > width - 4 or width == 200
