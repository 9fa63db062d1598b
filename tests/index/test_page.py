"""A page's text is told apart into the article and what stands around it."""

import datetime
import textwrap
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from origins import assert_sound

from index.errors import UnreadableError
from index.forms import read
from index.forms.page import label_lines
from index.forms.recurrence import Recurrence
from tests.effort import calls, guarded

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
    with guarded():
        read_one(text)


@pytest.mark.parametrize("unit", ["a\na\n", "Read more\nHe said that it had gone on for long.\n", "1. Ab\n0:01\n"])
def test_a_page_of_many_lines_takes_work_in_proportion(unit):
    read_one(unit)
    few, many = (calls(partial(read_one, unit * lines)) for lines in (1_000, 8_000))
    assert many < 9 * few


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


# Text whose lines an editor wrapped.

WRAPPED = """\
Council votes to rebuild the sea wall at Borth
Residents had waited eleven months

Why it took so long

The wall belongs to the railway, which said in
March that the council should pay. The council
disagreed, and a judge was asked to settle it.

What next?
Work on the wall begins in May and should be done
before the winter, the council said.
"""


def test_wrapped_lines_are_paragraphs_and_unwrapped_ones_headings():
    found = read_one(WRAPPED)
    assert found.title == "Council votes to rebuild the sea wall at Borth"
    assert found.dek == "Residents had waited eleven months"
    headings = [found.body[s.heading.start : s.heading.end] for s in found.sections if s.heading]
    assert headings == ["Why it took so long", "What next?"]
    assert found.body.count("\n\n") == 3
    assert "said in\nMarch that" in found.body
    assert_sound(found, WRAPPED)


@pytest.mark.parametrize("columns", [60, 72, 80, 120])
@pytest.mark.parametrize("indent", ["", "   "])
def test_a_page_wrapped_at_any_column_is_read_as_the_page_itself(columns, indent):
    wrap = textwrap.TextWrapper(columns, initial_indent=indent, break_on_hyphens=False)
    long = PAGE.replace("The council disagreed.", "The council disagreed. " * 3)
    text = "\n".join(wrap.fill(line) if len(line) > columns else line for line in long.splitlines())
    one, other = read_one(text), read_one(long)
    assert (one.title, one.dek, one.date) == (other.title, other.dek, other.date)
    assert one.body.split() == other.body.split()
    assert one.body.count("\n\n") == other.body.count("\n\n")
    assert_sound(one, text)


def test_lines_of_many_lengths_are_paragraphs_of_their_own():
    text = "Harbour reopens\nThe harbour opened on Monday after the storm had closed it for a week.\niPhones rang.\n"
    assert read_one(text).body.count("\n\n") == 1


# What stands above the text.


def page_of(*lines, gap="\n\n"):
    prose = (
        "The harbour at Crail opened on Monday, a week after a storm had filled it with sand and broken its two gates.",
        "The harbour master, Ann Lee, said that boats would have to wait for the tide until the last gate was mended.",
    )
    return gap.join((*lines, *prose))


def test_a_headline_that_shares_no_word_with_the_text_stands_above_its_standfirst():
    found = read_one(page_of("Back to sea at last for a weary village\nCrail counts the cost of a week without boats"))
    assert found.title == "Back to sea at last for a weary village"
    assert found.dek == "Crail counts the cost of a week without boats"


@pytest.mark.parametrize("rubric", ["Coast / Fishing", "Coast | Harbours | Fishing | More", "Fishing /"])
def test_a_rubric_is_no_headline(rubric):
    found = read_one(page_of(rubric, "Harbour at Crail opens again", "By Jane Doe"))
    assert found.title == "Harbour at Crail opens again"


def test_a_notice_above_the_menu_does_not_begin_the_text():
    notice = (
        "We and our 90 partners store information on your device, and you may manage your choices at any time below."
    )
    found = read_one(page_of("We value you", notice, "Coast", "Farms", "Harbour at Crail opens again", "By Jane Doe"))
    assert found.title == "Harbour at Crail opens again"
    assert "partners" not in found.body


def test_an_open_standfirst_under_the_byline_is_searched():
    found = read_one(
        page_of("Harbour at Crail opens again", "By Jane Doe", "Boats had waited a week for the sand to go")
    )
    assert found.dek == "Boats had waited a week for the sand to go"


def test_the_controls_of_a_player_are_taken_off():
    bar = "Text settings\nStory text\nSize Small Large\nWidth Standard Wide\n203"
    found = read_one(page_of("Harbour at Crail opens again", "By Jane Doe", bar))
    assert found.body.startswith("The harbour at Crail")


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("New Delhi | 13 Feb 2025", ()),
        ("Crail | 13 Feb 2025", ()),
        ("Jane Doe | 13 Feb 2025", ("Jane Doe",)),
        ("The Coast Courier with AFP", ("The Coast Courier", "AFP")),
    ],
)
def test_a_place_beside_the_day_is_no_author(line, authors):
    assert read_one(page_of("Harbour at Crail opens again", line)).authors == authors


def test_a_name_that_stands_again_above_a_biography_is_a_byline():
    about = "Jane takes boats apart. She lives in a shed."
    text = page_of("Harbour at Crail opens again", "Jane Doe") + f"\n\nJane Doe\nReporter\n{about}"
    found = read_one(text)
    assert found.authors == ("Jane Doe",)
    assert about not in found.body


@pytest.mark.parametrize("dateline", ["CRAIL, Aug 5, 2024 (Coast Wire) - ", "Crail, 5 August 2024 — "])
def test_a_wires_dateline_gives_the_day_and_stays(dateline):
    found = read_one(page_of("Harbour opens again").replace("The harbour at", dateline + "The harbour at"))
    assert found.date == datetime.date(2024, 8, 5)
    assert found.body.startswith(dateline)


def test_a_dateline_gives_no_day_where_the_page_states_one():
    text = page_of("Harbour opens again", "6 August 2024").replace(
        "The harbour at", "CRAIL, Aug 5, 2024 - The harbour at"
    )
    assert read_one(text).date == datetime.date(2024, 8, 6)


# What stands between the paragraphs.


@pytest.mark.parametrize("word", ["NEXT", "Comments", "Weather"])
def test_a_controls_word_between_paragraphs_is_a_heading(word):
    text = page_of("Harbour at Crail opens again", "By Jane Doe").replace(
        "\n\nThe harbour master", f"\n\n{word}\n\nThe harbour master"
    )
    found = read_one(text)
    assert [found.body[s.heading.start : s.heading.end] for s in found.sections if s.heading] == [word]


@pytest.mark.parametrize(
    "line",
    [
        '"Boats would have to wait for the tide."',
        "Read more Members only The gates of Crail: A history",
        "Enlarge / The harbour in 1901",
        "The gates on Monday. ANN LEE FOR COAST PICTURES",
        "Get our letter on Sundays. Sign me up →",
        "Members only",
    ],
)
def test_what_is_set_between_paragraphs_is_taken_off(line):
    text = page_of("Harbour at Crail opens again", "By Jane Doe")
    text += f"\n\n{line}\n\nThe sand was carried to the beach at Crail by lorries, which drove about all week."
    assert line not in read_one(text).body


def test_a_point_of_a_list_that_reads_like_an_offer_is_kept():
    text = page_of("Harbour at Crail opens again", "By Jane Doe")
    text += "\n\n- Do not sign up for the newsletter of the harbour.\n- Ring the harbour master first.\n\n"
    text += "The sand was carried to the beach at Crail by lorries, which drove through the village all week."
    assert "sign up for the newsletter" in read_one(text).body


def test_a_pointer_in_a_list_of_headlines_is_a_headline():
    text = page_of("Harbour at Crail opens again", "By Jane Doe")
    text += "\n\nMost read\n\n• A bridge for otters\n• Opinion: let the sand lie\n"
    assert [apart.kind for apart in read_one(text).apart] == ["headlines"] * 3


def test_a_sentence_printed_twice_in_a_row_is_promotion_the_second_time():
    line = "Every weekday at six, one calm page of the stories that will matter tomorrow, which costs nothing to have."
    found = read_one(page_of("Harbour at Crail opens again", "By Jane Doe") + f"\n\n{line}\n{line}\n")
    assert found.apart[-1].kind == "promotion"
