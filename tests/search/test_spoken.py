"""What is quoted and which days are spoken of: found by question, marked in the hits, explained, offered."""

import json

import pytest

from index.days.finding import find_days
from index.frozen import changed
from index.quotations.finding import find_quotations
from index.quotations.quotation import Quotation
from index.record import from_record, write_record
from index.span import Span
from search.completions import clause_candidates
from search.explanation import explain
from search.output.data import results_json
from search.output.style import Style
from search.output.text import results_text
from search.parser import parse
from search.tree import Every
from tests.conftest import TODAY
from tests.search.plain_reading import matches

SUMMIT = {
    "id": "summit",
    "date": "2025-03-14",
    "text": (
        "Prime Minister Anna Berg met President Karl Holm on Tuesday. “The bridge will stand,” Berg told reporters. "
        "Holm called the plan “a gift to the north.”\n\n“We have waited,” she said, “for eleven long years.”\n\n"
        "The Northern Herald said the deal was “written in haste.” Construction began in 2019."
    ),
}
PLAIN = {"id": "plain", "date": "2025-03-14", "text": "Anna Berg opened a bridge. Nothing was said of peace."}
LONG = {
    "id": "long",
    "date": "2025-03-14",
    "text": "Anna Berg said: “" + " ".join(f"The {number}th promise was kept." for number in range(30)) + "”",
}


@pytest.fixture
def spoken(library, json_lines):
    library.write("a.jsonl", json_lines(SUMMIT, PLAIN, LONG))
    library.update()
    return library


@pytest.mark.parametrize(
    ("question", "ids"),
    [
        ("said:Berg(bridge)", {"summit"}),
        ('said:"Anna Berg"(bridge)', {"summit"}),
        ("said:berg(bridge)", {"summit"}),
        ("said:Holm(bridge)", set()),
        ("said:Holm(gift)", {"summit"}),
        ("said:Berg(waited)", {"summit"}),
        ("said:Berg(years)", {"summit"}),
        ('said:"Northern Herald"(haste)', {"summit"}),
        ("said:Herald", {"summit"}),
        ("said:*(haste OR promise)", {"summit", "long"}),
        ("said:Berg", {"summit", "long"}),
        ("said:*", {"summit", "long"}),
        ("-has:quote", {"plain"}),
        ("event:2025-03-11", {"summit"}),
        ("event:tuesday", {"summit"}),
        ("event:2025-03-10", set()),
        ("event:2019", {"summit"}),
        ("event:2019-05", set()),
        ("event:<2025", {"summit"}),
        ("event:none", {"plain", "long"}),
    ],
)
def test_what_is_quoted_and_spoken_of_is_found(spoken, question, ids):
    assert spoken.ids(question) == ids


@pytest.mark.parametrize(
    ("question", "marked"),
    [
        ("said:Berg(bridge)", ["bridge"]),
        ("said:Berg", ["The bridge will stand,", "We have waited,", "for eleven long years."]),
        ("said:Berg(bridge OR waited) stand", ["bridge", "stand", "waited"]),
        ('said:"Northern Herald"', ["written in haste."]),
        ("event:2025-03-11", ["Tuesday"]),
        ("event:2019 deal", ["deal", "2019"]),
    ],
)
def test_what_matches_is_marked(spoken, question, marked):
    (hit,) = [hit for hit in spoken.hits(question, snippets=9).hits if hit.article.id == "summit"]
    snippets = sorted(hit.snippets, key=lambda snippet: (snippet.line, snippet.column))
    shown = [snippet.text[start:end] for snippet in snippets for start, end in snippet.spans]
    assert shown == [text.rstrip(",.") for text in marked]


def test_the_days_that_are_meant_stand_behind_the_words(spoken):
    results = spoken.hits("event:2025-03-11 OR event:2019", snippets=9)
    shown = " ".join(results_text(results, Style(width=1000)).split())
    assert "on «Tuesday» [2025-03-11]. “The bridge" in shown
    assert "began in «2019» [2019]." in shown
    (hit,) = json.loads(results_json("", Every(), TODAY, results))["hits"]
    meant = [
        (snippet["text"][slice(*day["span"])], day["first"], day["last"])
        for snippet in hit["snippets"]
        for day in snippet["days"]
    ]
    assert sorted(meant) == [("2019", "2019-01-01", "2019-12-31"), ("Tuesday", "2025-03-11", "2025-03-11")]
    assert all(snippet.days == () for hit in spoken.hits("bridge").hits for snippet in hit.snippets)


def test_a_quotation_longer_than_a_passage_is_marked_to_its_end(spoken):
    (hit,) = [hit for hit in spoken.hits("said:Berg").hits if hit.article.id == "long"]
    (snippet,) = hit.snippets
    ((start, end),) = snippet.spans
    assert snippet.text[start:].startswith("The 0th promise")
    assert end == len(snippet.text)


def test_it_is_explained_who_speaks(spoken):
    reader = spoken.reader()
    assert explain(reader, parse("said:Berg(bridge)", now=TODAY)).means == "anna berg"
    assert explain(reader, parse("said:Nobody", now=TODAY)).means == "nobody who is quoted"


def test_speakers_are_offered(spoken):
    def offered(typed):
        return {each.text for each in clause_candidates(typed, spoken.reader, dict)}

    assert offered("said:be") == {"said:Berg"}
    assert offered('said:"North') == {'said:"Northern Herald"'}
    assert offered("said:zz") == set()


@pytest.mark.parametrize(
    ("question", "hits"),
    [
        ("said:Trump(peace)", 1),
        ("said:Putin(peace)", 0),
        ('said:Rosenberg("magically end")', 1),
        ("said:Zelenskyy(grateful)", 1),
        ('said:"Washington Post"(alliance)', 1),
        ("event:2025-02-12", 1),
        ("event:2025-02-11", 1),
        ("event:2025-02-10", 0),
        ("cites:BBC", 1),
        ('cites:"Washington Post"', 1),
    ],
)
def test_the_seeds_answer_by_speaker_and_by_day(library, seeds, question, hits):
    library.update(seeds)
    assert len(library.ids(question)) == hits


def test_what_is_stored_is_what_was_found(corpus_library):
    reader = corpus_library.reader()
    articles = [reader.article(ref) for ref in reader.all()]
    assert any(article.quotations for article in articles)
    assert any(article.days for article in articles)
    for article in articles:
        assert article.quotations == find_quotations(article.body, article.people, article.sections)
        assert article.days == find_days(article.body, article.date)


def test_an_open_quotation_is_stored_with_what_is_known_of_it(spoken):
    article = spoken.articles()["summit"]
    cue = Span(0, 5)
    kinds = [("x", "outlet", "after", cue), ("Anna Berg", "person", "split", None), (None, "open", "", None)]
    kinds += [(None, "open", "before", cue)]
    quotations = tuple(
        Quotation((Span(1, 4), Span(6, 9)), speaker, kind, how, pronoun=how == "split", cue=cue)
        for speaker, kind, how, cue in kinds
    )
    quoting = changed(article, quotations=quotations)
    assert from_record(json.loads(write_record(quoting))) == quoting


@pytest.mark.parametrize(
    "question",
    ["said:Trump", "said:*(ceasefire)", "said:Putin(causes OR Moscow)", 'said:"White House"', "has:quote", "said:U.S.",
     "event:2025-02", "event:2025-02-12", "event:2025-01..2025-03", "event:>2025", "event:none -has:quote"],
)  # fmt: skip
def test_the_corpus_answers_as_a_plain_reading_of_it_does(corpus_library, question):
    articles, tree = corpus_library.articles().values(), parse(question, now=TODAY)
    expected = {article.id for article in articles if matches(tree, article)}
    assert 0 < len(expected) < len(articles)
    assert corpus_library.ids(question) == expected
