"""A page's text is told apart into the article and what stands around it."""

import datetime
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from origins import assert_sound

from index.errors import UnreadableError
from index.forms import read
from index.forms.page import label_lines
from index.forms.recurrence import Recurrence

SEEDS = Path(__file__).parents[3] / "shared" / "seeds"

PAGE = """Council votes to rebuild the sea wall at Borth
Residents had waited eleven months since the January storm
By Jane Doe and John Smith
Published 13 February 2025, 10:30
4 min read
The wall at Borth on Monday. Photograph: Ann Lee/Coast Pictures
The council of Borth voted on Monday to rebuild the sea wall that the January storm took away overnight.
"We have waited for eleven months," said Mary Pugh, who has moved inland. "The council knows it."
Sign up for our Coast newsletter and get the day's headlines in your inbox.
Why it took so long
The wall belongs to the railway, which said in March that the council should pay. The council disagreed.
Related: Storm takes pier at Aberarth
He did not reply.
What next?
Work on the wall begins in May and should be done before the winter, the council said.
Reporting by Jane Doe; editing by Al Roe
Jane Doe is a reporter who covers the coast. She has worked in radio.
This article was amended on 14 February 2025 to correct the owner of the wall.
Most read
Mayor of Leeds resigns
Four cats rescued from a chimney in Hove
© 2025 Coast Media. All rights reserved.
"""

LABELS = [
    "title",
    "dek",
    "byline",
    "date",
    "promotion",
    "credit",
    "body",
    "body",
    "promotion",
    "heading",
    "body",
    "promotion",
    "body",
    "heading",
    "body",
    "credit",
    "biography",
    "note",
    "headlines",
    "headlines",
    "headlines",
    "copyright",
]


def read_one(text, recurrence=None):
    (found,) = read(text, "a.txt", recurrence or Recurrence())
    return found


def test_each_line_of_a_page_alone_is_what_it_is():
    assert [*label_lines(PAGE, Recurrence()).values()] == LABELS


def test_the_rendition_holds_what_the_lines_say():
    found = read_one(PAGE)
    assert found.title == "Council votes to rebuild the sea wall at Borth"
    assert found.dek == "Residents had waited eleven months since the January storm"
    assert found.date == datetime.date(2025, 2, 13)
    assert found.authors == ("Jane Doe", "John Smith")
    headings = [found.body[s.heading.start : s.heading.end] for s in found.sections if s.heading]
    assert headings == ["Why it took so long", "What next?"]
    assert [apart.line for apart in found.apart] == [5, 6, 9, 12, 16, 17, 18, 19, 20, 21, 22]
    assert_sound(found, PAGE)


def test_a_paragraph_that_was_wrapped_is_one_paragraph():
    text = (
        "Wall to be rebuilt\n\nThe council of Borth voted on Monday to rebuild the sea wall that\n"
        "the January storm took away, and residents who have waited for\neleven months cheered.\n\n"
        "Work begins in May, it said.\n"
    )
    found = read_one(text)
    assert found.body.count("\n\n") == 1
    assert_sound(found, text)


def test_text_that_is_all_short_lines_is_kept():
    assert read_one("Wall falls").body == "Wall falls"


def test_a_page_of_promotion_alone_is_still_found_by_its_words():
    assert read_one("Subscribe now\nSign up for our newsletter\n").body


@pytest.mark.parametrize("text", ["", " \n\n\t\n"])
def test_a_blank_file_is_unreadable(text):
    assert isinstance(read_one(text), UnreadableError)


def test_no_break_and_zero_width_characters_stay_verbatim():
    text = "A title\nThe\u00a0council\u200b voted\u00ad on Monday to rebuild the sea wall, and nobody spoke at all.\n"
    assert "The\u00a0council\u200b voted\u00ad on" in read_one(text).body


LINES = st.sampled_from(
    [
        *PAGE.splitlines(),
        "",
        "-",
        "Short line",
        "  indented prose that goes on, and on.",
        "PTI",
        "By",
        "What?",
        "\u200b",
        "1",
        "* * *",
    ]
)


@given(st.lists(LINES, max_size=30))
def test_nothing_of_a_page_is_lost(lines):
    text = "\n".join(lines)
    found = read_one(text)
    if isinstance(found, UnreadableError):
        assert not text.strip()
        return
    assert_sound(found, text)
    labels = label_lines(text, Recurrence())
    assert [*labels] == [number for number, line in enumerate(lines, 1) if line.strip()]
    apart = {a.line: a.text for a in found.apart}
    for number, kind in labels.items():
        line = lines[number - 1].strip()
        kept = {"title": found.title, "dek": found.dek, "body": found.body, "heading": found.body}.get(kind, line)
        assert line in (apart.get(number) or kept or "")


@given(st.text(max_size=200))
def test_any_text_is_read_with_every_character_traceable(text):
    text = text.replace("\r", "")
    found = read_one(text)
    if isinstance(found, UnreadableError):
        assert not text.strip()
    else:
        assert_sound(found, text)


@pytest.mark.parametrize(
    "text",
    [
        "a" * 1_000_000,
        "a " * 500_000,
        "By Jane " * 125_000,
        '"' * 1_000_000,
        "Ab " * 333_333,
        "1 Jan " * 160_000,
        "( " * 500_000,
        "The Times said. " * 60_000,
        "a\n" * 60_000,
    ],
    ids=lambda text: text[:8],
)
def test_a_hostile_megabyte_takes_no_time(text):
    start = time.perf_counter()
    read_one(text)
    assert time.perf_counter() - start < 2


# The two documents the project was made from.


@pytest.fixture
def seeds():
    if not SEEDS.is_dir():
        pytest.skip("the seeds are the publisher's text and lie beside the project, not in it")
    paths = sorted(SEEDS.glob("*.txt"))
    return [next(read(path.read_text(encoding="utf-8"), path.name, Recurrence())) for path in paths]


def test_the_seed_page_and_its_cleaned_text_have_one_body(seeds):
    page, cleaned = seeds
    assert (page.form, cleaned.form) == ("page", "cleaned")
    assert page.body.split() == cleaned.body.split()
    assert page.title == "Trump, Putin plan Ukraine peace talks without Kyiv"
    assert page.dek.startswith("President Donald Trump spoke by phone")
    assert (page.date, cleaned.date, cleaned.title) == (None, datetime.date(2025, 2, 13), None)
    for found in seeds:
        headings = [found.body[s.heading.start : s.heading.end] for s in found.sections]
        assert headings == ["What happened", "Who said what", "What next?"]
        assert found.cites == ("The Washington Post", "The New York Times", "BBC")
    assert page.authors == ("Peter",)
    for word in ("Venezuela", "newsletter", "Hegseth", "copy editor", "echo chamber"):
        assert word not in page.body
        assert any(word.lower() in apart.text.lower() for apart in page.apart)
