"""One contract for both engines: the same runs give the same articles."""

import datetime
import json

import pytest

from search.parser import parse
from search.searcher import Page
from tests.conftest import TODAY
from tests.index.test_update import CLEANED, PAGE, counts
from tests.search.test_story_search import REPORTS, STORY


def line(article_id, text, **more):
    return json.dumps({"id": article_id, "text": text, **more}) + "\n"


def test_an_index_is_made_and_a_run_with_nothing_changed_writes_nothing(shelf):
    shelf.write("a.txt", PAGE)
    assert counts(shelf.update()) == (1, 0, 0, 0)
    assert counts(shelf.update()) == (0, 0, 0, 1)
    assert len(shelf.ids("engineers")) == 1


def test_an_edited_file_keeps_its_id_and_the_day_it_came(shelf):
    shelf.write("a.txt", PAGE)
    shelf.update(today=datetime.date(2025, 1, 1))
    before = shelf.articles()
    shelf.write("a.txt", PAGE.replace("forty holes", "fifty holes"))
    assert counts(shelf.update()) == (0, 1, 0, 0)
    (article,) = shelf.articles().values()
    assert (article.id, article.added) == (*before, datetime.date(2025, 1, 1))
    assert shelf.ids('"fifty holes"')
    assert not shelf.ids('"forty holes"')


def test_a_deleted_file_takes_its_articles_with_it(shelf):
    shelf.write("a.jsonl", line("1", "Snow in Oslo.") + line("2", "Rain in Bergen."))
    shelf.write("b.jsonl", line("3", "Wind in Tromsø."))
    shelf.update()
    (shelf.corpus / "a.jsonl").unlink()
    assert counts(shelf.update()) == (0, 0, 2, 1)
    assert shelf.ids("*") == {"3"}


def test_a_line_that_changes_leaves_the_others_alone(shelf):
    shelf.write("a.jsonl", line("1", "Snow in Oslo.") + line("2", "Rain in Bergen."))
    shelf.update()
    shelf.write("a.jsonl", line("1", "Snow in Oslo.") + line("2", "Hail in Bergen.") + line("4", "Fog."))
    assert counts(shelf.update()) == (1, 1, 0, 1)
    assert (shelf.ids("rain"), shelf.ids("hail"), shelf.ids("fog")) == (set(), {"2"}, {"4"})


@pytest.mark.parametrize("runs", [["both"], ["page", "cleaned"], ["cleaned", "page"]])
def test_two_renditions_make_one_article_in_whatever_runs_they_come(shelf, runs):
    for run in runs:
        if run in ("page", "both"):
            shelf.write("a.txt", PAGE)
        if run in ("cleaned", "both"):
            shelf.write("b.txt", CLEANED)
        shelf.update()
    (article,) = shelf.articles().values()
    assert (article.date, article.title) == (datetime.date(2025, 3, 4), PAGE.split("\n")[0])
    assert [source.path.rpartition("/")[2] for source in article.sources] == ["a.txt", "b.txt"]


def test_an_id_that_another_document_has_is_named_until_it_is_free(shelf):
    shelf.write("a.jsonl", line("1", "Snow in Oslo."))
    shelf.write("b.jsonl", line("1", "Rain in Bergen."))
    assert "already that of" in str(shelf.update().failures[0])
    shelf.write("a.jsonl", line("2", "Snow in Oslo."))
    assert not shelf.update().failures
    assert shelf.ids("*") == {"1", "2"}


def test_standard_input_is_added_to_and_replaced_by_id(shelf):
    shelf.update(standard_input=line("1", "Snow in Oslo.") + line("2", "Rain."))
    shelf.update(standard_input=line("1", "Thaw in Oslo."))
    assert (shelf.ids("snow"), shelf.ids("thaw"), shelf.ids("rain")) == (set(), {"1"}, {"2"})


def test_a_rebuild_gives_the_same_articles_and_loses_nothing_that_no_file_holds(shelf):
    shelf.write("a.txt", PAGE)
    shelf.update(today=datetime.date(2025, 1, 1))
    shelf.update(standard_input=line("1", "Snow in Oslo."))
    before = shelf.articles()
    shelf.update(shelf.corpus, rebuild=True)
    assert shelf.articles() == before
    assert len(shelf.ids("snow OR engineers")) == 2


def test_a_dry_run_writes_nothing(shelf):
    shelf.write("a.txt", PAGE)
    shelf.update()
    shelf.write("b.jsonl", line("3", "Wind in Tromsø."))
    assert counts(shelf.update(dry_run=True)) == (1, 0, 0, 1)
    assert len(shelf.ids("*")) == 1


def test_a_folder_that_is_forgotten_leaves_with_its_articles(shelf):
    shelf.write("a/1.jsonl", line("1", "Snow."))
    shelf.write("b/2.jsonl", line("2", "Rain."))
    shelf.update(shelf.corpus / "a", shelf.corpus / "b")
    shelf.update(shelf.corpus / "b", forget=[str(shelf.corpus / "a")])
    assert shelf.ids("*") == {"2"}


def test_an_article_is_found_by_its_id_its_path_and_how_its_id_begins(shelf):
    shelf.write("a.jsonl", line("alpha-1", "Snow.") + line("alpha-2", "Rain."))
    shelf.update()
    engine = shelf.engine()
    path = shelf.articles()["alpha-1"].sources[0].path
    for name, found in [
        ("alpha-1", {"alpha-1"}), ("alpha-", {"alpha-1", "alpha-2"}), (f"{path}:2", {"alpha-2"}),
        (path, {"alpha-1", "alpha-2"}), ("beta", set()), ("", set()),
    ]:  # fmt: skip
        assert {article.id for article in engine.named(name)} == found, name
    assert (len(engine), engine.count(parse("snow", now=TODAY))) == (2, 1)


def test_a_text_of_hostile_characters_is_stored_and_found_as_it_is(shelf):
    text = "Żółć 'quoted' \ud83d\ude00 back\\slash \u2028 tab\t| pipe + plus 1one U+0007 cease-fire—naïve İstanbul ﬁne"
    shelf.write("a.jsonl", json.dumps({"id": "a|b *?\\", "text": text, "title": "T|itle +", "source": "A+B|C"}) + "\n")
    shelf.update()
    (article,) = shelf.articles().values()
    assert article.body == json.loads(json.dumps(text))
    for question in [
        "zolc",
        '"back slash"',
        "pipe",
        "1one",
        "naive",
        "istanbul",
        "fine",
        'source:"a b c"',
        "title:itle",
    ]:
        assert shelf.ids(question) == {"a|b *?\\"}, question


def write_reports(shelf, rows):
    shelf.write("events.jsonl", "".join(json.dumps(row) + "\n" for row in rows))
    return shelf.update()


def test_stories_follow_what_comes_changes_and_leaves(shelf):
    write_reports(shelf, REPORTS[1:])
    assert shelf.ids("story:quake-9") == STORY - {"quake-2"}
    write_reports(shelf, REPORTS)
    for question in ("story:quake-2", "story:quake-9", "story:q?ake-3", "story:QUAKE*"):
        assert shelf.ids(question) == STORY, question
    assert shelf.ids("earthquake -story:quake-3") == shelf.ids("story:siege") == {"siege"}
    (first, second) = shelf.engine().stories(parse("earthquake", now=TODAY), Page("newest")).hits
    assert {first.story.id, second.story.id} == {"quake-2", "siege"}
    assert [report.id for hit in (first, second) for report in hit.story.reports if hit.matching > 1] == sorted(STORY)
    write_reports(shelf, [REPORTS[0], REPORTS[3], REPORTS[2] | {"text": "A bakery in Orlovets bakes bread."}])
    assert shelf.ids("story:quake-2") == {"quake-2"}


def test_an_index_that_is_whole_has_nothing_wrong_with_it_and_a_file_that_is_gone_is_named(shelf):
    shelf.write("a.txt", PAGE)
    shelf.write("b.jsonl", line("1", "Snow in Oslo."))
    shelf.update()
    assert shelf.findings() == []
    (shelf.corpus / "b.jsonl").unlink()
    (finding,) = shelf.findings()
    assert not finding.damaged
    assert "the file is gone" in finding.problem
