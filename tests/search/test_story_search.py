"""Stories asked for: all reports of one, one entry for each, and why they are together."""

import json

import pytest

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
