"""Counts of articles by value, against the articles themselves."""

import csv
import io
from collections import Counter

import pytest

from index.aliases import read_aliases
from index.places import stretches
from index.terms import fold_phrase
from search.census import census
from search.cli.commands.facets import _BY
from search.facets import FACETS, facet
from search.field_values import values_of
from search.parser import parse
from tests.conftest import TODAY

FIELDS = {"role": "role", "section": "sections", "topic": "topic", "cites": "cites", "source": "source",
          "author": "author"}  # fmt: skip
QUESTIONS = ("", "ceasefire", "trump OR putin", "date:2025", "person:Witkoff -gaza", "in:next", "nothinglikeit")


def counted(library, question, by, limit=10_000):
    return facet(library.reader(), parse(question, now=TODAY), by, limit)


def matching_articles(library, question):
    found, articles = library.ids(question), library.articles()
    return [articles[each] for each in found]


def by_reading(articles, by):
    """Return how many articles have which value, by reading all of them; values folded, and how many have none."""
    if by in {"month", "year"}:
        length = {"month": 7, "year": 4}[by]
        values = [{article.date.isoformat()[:length]} if article.date else set() for article in articles]
    elif by == "speaker":
        values = [{fold_phrase(each.speaker) for each in article.quotations if each.speaker} for article in articles]
    else:
        stretched = [stretches(article, FIELDS[by]) for article in articles]
        values = [{fold_phrase(each.text) for each in parts} - {""} for parts in stretched]
    return Counter(value for each in values for value in each), sum(not each for each in values)


@pytest.mark.parametrize("by", [*FIELDS, "speaker", "month", "year"])
def test_counts_are_those_of_the_articles_read_one_by_one(corpus_library, by):
    some = 0
    for question in QUESTIONS:
        found = counted(corpus_library, question, by)
        articles = matching_articles(corpus_library, question)
        expected, without = by_reading(articles, by)
        assert {fold_phrase(each.value): each.articles for each in found.counts} == {
            fold_phrase(value): count for value, count in expected.items()
        }, question
        assert (found.articles, found.without, found.distinct) == (len(articles), without, len(expected)), question
        some += len(expected)
    assert some


def test_people_are_counted_as_the_list_of_people_counts_them(corpus_library):
    for question in QUESTIONS:
        articles = matching_articles(corpus_library, question)
        entries = census(articles, read_aliases([]))
        found = counted(corpus_library, question, "person")
        assert {(each.value, each.articles) for each in found.counts} == {(e.name, e.articles) for e in entries}
        assert found.without == sum(not article.people for article in articles)


@pytest.fixture
def odd(library, json_lines):
    """Values that are hard to tell apart: hyphens, initials, one inside another, the same twice, no words at all."""
    library.write(
        "odd.jsonl",
        json_lines(
            {"id": "a", "text": "One.", "cites": ["Al-Jazeera", "U.S. News", "The New York Times", "—"]},
            {"id": "b", "text": "Two.", "cites": ["Al Jazeera", "New York Times", "US News"], "topic": "World"},
            {"id": "c", "text": "Three.", "cites": ["AL JAZEERA", "al-Jazeera", "Times"], "topic": "Health & Science"},
            {"id": "d", "text": "Four.", "topic": "world", "date": "1987-02-03"},
            {"id": "e", "text": "Five.", "cites": ["!!"], "topic": "world"},
        ),
    )
    library.update()
    return library


def test_values_come_back_whole_from_their_places(odd):
    for name in ("cites", "topic"):
        (segment,) = odd.reader().segments
        found = values_of(segment, name, range(segment.size))
        for document in range(segment.size):
            article = odd.articles()[segment.stored(document)["id"]]
            folded = [fold_phrase(each.text) for each in stretches(article, name)]
            assert found.get(document, []) == [value for value in folded if value]


def test_a_value_is_counted_once_an_article_and_shown_as_it_is_mostly_written(odd):
    shown = {each.value: each.articles for each in counted(odd, "", "cites").counts}
    assert shown == {"Al-Jazeera": 3, "U.S. News": 2, "The New York Times": 1, "New York Times": 1, "Times": 1}
    assert {e.value: e.articles for e in counted(odd, "", "topic").counts} == {"world": 3, "Health & Science": 1}
    assert counted(odd, "", "cites").without == 2
    assert [each.value for each in counted(odd, "", "month").counts] == ["1987-02"]


def test_what_was_deleted_is_not_counted(odd, json_lines):
    odd.write("odd.jsonl", json_lines({"id": "b", "text": "Two.", "topic": "World"}))
    odd.update()
    assert [(each.value, each.articles) for each in counted(odd, "", "topic").counts] == [("World", 1)]
    assert counted(odd, "", "cites").counts == ()


def test_the_limit_cuts_the_values_and_not_the_totals(corpus_library):
    whole, first = (counted(corpus_library, "", "section", limit) for limit in (10_000, 2))
    assert first.counts == whole.counts[:2]
    assert first.distinct == whole.distinct == len(whole.counts)
    assert [each.articles for each in whole.counts] == sorted((e.articles for e in whole.counts), reverse=True)


def test_the_command_offers_what_can_be_counted(shell):
    assert _BY == FACETS
    for by in FACETS:
        data = shell.json("facets", "--by", by, "-n", "3")
        assert (data["v"], data["by"], data["articles"]) == (1, by, 48)
        assert len(data["values"]) == min(3, data["distinct"])
        rows = list(csv.reader(io.StringIO(shell.run("facets", "--by", by, "-n", "3", "-f", "csv").stdout)))
        assert rows[0] == [by, "articles"]
        assert rows[1:] == [[each["value"], str(each["articles"])] for each in data["values"]]


def test_no_article_is_an_exit_of_its_own_and_data_all_the_same(shell):
    done = shell.run("facets", "zzzzqq", "-f", "json")
    assert done.returncode == 1
    assert '"articles": 0' in done.stdout
    assert shell.run("facets", "zzzzqq").stderr == "0 articles; 0 values\n"


def test_no_line_is_wider_than_the_terminal(shell):
    for width in (20, 40):
        lines = shell.run("facets", "--by", "cites", COLUMNS=str(width)).stdout.splitlines()
        assert max(map(len, lines)) <= width
