"""Stories asked for: all reports of one, one entry for each, and why they are together."""

import json
import re

import pytest

from search.parser import parse
from search.searcher import Page
from search.stories import search_stories
from tests.conftest import TODAY
from tests.shell import Shell

REPORTS = [
    {
        "id": "quake-2",
        "date": "2024-03-02",
        "title": "Earthquake hits Dalvik",
        "text": "A magnitude 6.4 earthquake strikes Dalvik in northern Iceland, killing 12 people. "
        "Prime Minister Bjarni Holmsson visits the harbour.",
    },
    {
        "id": "quake-3",
        "date": "2024-03-04",
        "title": "Dalvik toll rises",
        "text": "The death toll from the earthquake in Dalvik, Iceland, rises to 14, as rescuers search the harbour. "
        "Mayor Katrin Olsdottir thanks the rescuers.",
    },
    {
        "id": "quake-9",
        "date": "2024-03-05",
        "text": "Rescuers end the search in Dalvik, Iceland, three days after the earthquake.",
    },
    {
        "id": "siege",
        "date": "2024-03-04",
        "title": "Siege of Kharnak goes on",
        "text": "The army of Orlovets shells Kharnak as rescuers leave the city, and an earthquake shakes it too.",
    },
]
STORY = {"quake-2", "quake-3", "quake-9"}


@pytest.fixture
def events(library):
    """An index of three reports of one earthquake, and of one of a siege."""
    library.write("events.jsonl", "".join(json.dumps(each) + "\n" for each in REPORTS))
    library.update()
    return library


@pytest.fixture
def own_stories(library):
    """Five earthquakes in five countries, each told four times."""
    quakes = ["Dalvik, Iceland", "Arica, Chile", "Hualien, Taiwan", "Amatrice, Italy", "Van, Turkey"]
    rows = [
        {
            "id": f"{at[:3]}-{day}",
            "date": f"2024-03-0{day + 1}",
            "title": f"{day} {at}",
            "text": f"The earthquake of {at}: rescuers search the town on day {day}. " + "A house. " * day,
        }
        for at in quakes
        for day in range(4)
    ]
    library.write("quakes.jsonl", "".join(json.dumps(each) + "\n" for each in rows))
    library.update()
    return library


@pytest.fixture
def told(tmp_path):
    """The four reports, and a shell to ask about them."""
    shell = Shell(tmp_path)
    (tmp_path / "events.jsonl").write_text("".join(json.dumps(each) + "\n" for each in REPORTS))
    assert shell.run("index", "events.jsonl").returncode == 0
    return shell


@pytest.mark.parametrize(
    "query", ["story:quake-2", "story:quake-9", 'story:"quake-3"', "story:q?ake-9", "story:QUAKE*"]
)
def test_any_report_leads_to_the_whole_story(events, query):
    assert events.ids(query) == STORY


def test_a_story_is_asked_for_together_with_words_and_without_them(events):
    assert events.ids("story:quake-2 toll") == {"quake-3"}
    assert events.ids("earthquake -story:quake-2") == {"siege"}
    assert events.ids("story:siege") == {"siege"}
    assert events.ids("story:nothing") == set()
    assert events.ids("story:*") == STORY | {"siege"}
    assert events.ids("story:(siege OR quake-2)") == STORY | {"siege"}


def test_a_report_that_is_gone_is_in_no_story_and_leads_to_none(events):
    events.write("events.jsonl", "".join(json.dumps(each) + "\n" for each in REPORTS[1:]))
    events.update()
    assert events.ids("story:quake-2") == set()
    assert events.ids("story:quake-9") == STORY - {"quake-2"}


def grouped(library, query, **page):
    return search_stories(library.reader(), parse(query, now=TODAY), Page(**page))


def test_a_story_stands_once_where_its_best_report_does(events):
    plain = [hit.article.id for hit in events.hits("earthquake").hits]
    results = grouped(events, "earthquake")
    assert (results.total, results.stories) == (4, 2)
    assert [each.best.article.id for each in results.hits] == [
        plain[0],
        next(each for each in plain if (each in STORY) != (plain[0] in STORY)),
    ]
    story = next(each for each in results.hits if each.story.id == "quake-2")
    assert [each.id for each in story.story.reports] == ["quake-2", "quake-3", "quake-9"]
    assert story.matching == 3
    assert [entry.name for entry in story.story.people] == ["Bjarni Holmsson", "Katrin Olsdottir"]


def test_a_story_is_shown_whole_whatever_of_it_matches(events):
    (hit,) = grouped(events, "toll").hits
    assert (hit.matching, len(hit.story.reports), hit.best.article.id) == (1, 3, "quake-3")


def test_what_reports_disagree_on_is_told_with_where_each_says_it(events):
    (hit,) = grouped(events, "toll").hits
    (killed,) = hit.story.disagreements
    assert killed.what == "killed"
    lines = (events.corpus / "events.jsonl").read_text().splitlines()
    for statement, number in zip(killed.statements, ("12", "14"), strict=True):
        assert statement.text == number
        assert lines[statement.line - 1][statement.column - 1 :].startswith(number)


@pytest.mark.parametrize("sort", ["score", "newest", "oldest", "title", "path"])
def test_pages_of_stories_are_the_stories_of_all_hits_cut(own_stories, sort):
    """However few stories are wanted, they are those that all hits in order give."""
    library, query = own_stories, "the OR a"
    founder = {hit.id: each.story.id for each in grouped(library, query, limit=99).hits for hit in each.story.reports}
    expected = dict.fromkeys(founder[hit.article.id] for hit in library.hits(query, sort=sort).hits)
    pages = [grouped(library, query, sort=sort, limit=2, number=number).hits for number in range(1, 9)]
    assert [each.story.id for page in pages for each in page] == list(expected)
    assert len(expected) < len(founder)


def test_one_entry_for_all_reports_of_an_event(told):
    done = told.search("earthquake", "--group", "story")
    assert re.fullmatch(r"4 articles in 2 stories, \d+ ms\n", done.stderr)
    entry = next(each for each in done.stdout.split("\n\n") if "quake-2" in each)
    assert "Bjarni Holmsson, Katrin Olsdottir" in entry
    assert entry.splitlines()[-2:] == [
        "  3 reports, 2024-03-02 to 2024-03-05  story quake-2",
        "  killed: 12 (events.jsonl:1); 14 (events.jsonl:2)",
    ]
    alone = next(each for each in done.stdout.split("\n\n") if "Kharnak" in each)
    assert "reports" not in alone
    assert "1 match" in told.search("toll", "--group", "story").stdout


def test_stories_as_json(told):
    found = told.json("search", "toll", "--group", "story")
    assert (found["total"], found["stories"]) == (1, 1)
    (hit,) = found["hits"]
    plain = told.json("search", "toll")["hits"][0]
    assert {name: hit[name] for name in plain} == plain
    story = hit["story"]
    assert (story["id"], story["matching"]) == ("quake-2", 1)
    assert [(each["id"], each["line"]) for each in story["reports"]] == [("quake-2", 1), ("quake-3", 2), ("quake-9", 3)]
    assert [each["text"] for each in story["disagreements"][0]["statements"]] == ["12", "14"]
    assert json.loads(told.search("toll", "--group", "story", "-f", "jsonl").stdout) == hit


def test_nothing_found_is_no_story(told):
    done = told.search("nowhere", "--group", "story")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("0 articles in 0 stories")


@pytest.mark.parametrize(
    "arguments",
    [
        ("search", "toll", "--group", "story", "-l"),
        ("search", "toll", "--group", "story", "-c"),
        ("search", "toll", "--group", "story", "-f", "csv"),
        ("search", "toll", "--group", "story", "-f", "grep"),
        ("search", "-", "--group", "story"),
        ("show", "quake-2", "--story", "--section", "next"),
        ("show", "quake-2", "--why-grouped", "--raw"),
    ],
)
def test_what_a_story_cannot_be_shown_with_is_refused(told, arguments):
    done = told.run(*arguments)
    assert done.returncode == 2
    assert "contradict each other" in done.stderr


def test_a_story_is_shown_by_day_from_any_of_its_reports(told):
    shown = told.run("show", "quake-9", "--story").stdout
    assert shown.startswith("3 reports, 2024-03-02 to 2024-03-05  story quake-2\n")
    places = [shown.index(text) for text in ("strikes Dalvik", "rises to 14", "end the search")]
    assert places == sorted(places)
    assert [each["id"] for each in told.json("show", "quake-9", "--story")["reports"]] == sorted(STORY)


def test_why_a_report_is_in_its_story(told):
    shown = told.run("show", "quake-3", "--why-grouped").stdout
    assert "is nearest to 2024-03-02  Earthquake hits Dalvik  quake-2" in shown
    assert re.search(r"both have .*Dalvik", shown)
    points = float(re.search(r"linked: ([\d.]+) points", shown)[1])
    assert points == pytest.approx(sum(map(float, re.findall(r"^    ([+-]\d+\.\d+)  ", shown, re.MULTILINE))), abs=0.05)
    every = told.json("show", "quake-3", "--why-grouped", "--story")
    assert [each["id"] for each in every["why"]] == sorted(STORY)
    assert all(each["evidence"]["linked"] for each in every["why"])
    assert "no other report is linked" in told.run("show", "siege", "--why-grouped").stdout
    assert told.json("show", "siege", "--why-grouped")["why"] == [{"id": "siege", "evidence": None}]
