"""Who is named beside whom, against the answers to ``person:`` and the formula written out."""

import csv
import io
import math

import pytest

from index.aliases import read_aliases
from index.places import PARAGRAPH_BREAK
from index.ref import Ref
from index.sentences import sentences
from search.census import census
from search.companions import company, log_likelihood_ratio
from search.evidence import sentences_of
from search.parser import parse
from tests.conftest import TODAY


def found_beside(library, asked, question="", limit=1000):
    return company(library.reader(), parse(question, now=TODAY), asked, limit)


@pytest.mark.parametrize("question", ["", "date:2025", "ceasefire OR talks"])
@pytest.mark.parametrize("asked", ["Witkoff", "Donald Trump", "Zelensky", "Putin"])
def test_every_count_is_what_a_question_finds(corpus_library, asked, question):
    found = found_beside(corpus_library, asked, question)
    among = corpus_library.ids(question)
    naming = corpus_library.ids(f'person:"{asked}"') & among
    assert (found.articles, found.among) == (len(naming), len(among))
    for each in found.companions:
        theirs = corpus_library.ids(f'person:"{each.name}"') & among
        assert (each.together, each.articles) == (len(naming & theirs), len(theirs)), each.name
        assert each.expected == pytest.approx(len(naming) * len(theirs) / len(among))
        assert each.lift == pytest.approx(each.together * len(among) / (len(naming) * len(theirs)))
    order = [(-each.surprise, -each.together, each.name) for each in found.companions]
    assert order == sorted(order)


def test_whoever_an_article_names_beside_somebody_is_among_them(corpus_library):
    found = found_beside(corpus_library, "Witkoff")
    articles = [corpus_library.articles()[each] for each in corpus_library.ids("person:Witkoff")]
    names = {entry.name for entry in census(articles, read_aliases([]))}
    assert len(names) > 5
    assert {each.name for each in found.companions} == names - {"Steve Witkoff"}


@pytest.mark.parametrize("counts", [(3, 5, 7, 100), (1, 1, 1, 10), (5, 5, 5, 10), (2, 4, 6, 12), (1, 9, 9, 20)])
def test_the_surprise_is_the_formula(counts):
    both, one, other, among = counts
    cells = [[both, one - both], [other - both, among - one - other + both]]
    ratio = 0.0
    for row in range(2):
        for column in range(2):
            expected = sum(cells[row]) * (cells[0][column] + cells[1][column]) / among
            if cells[row][column]:
                ratio += 2 * cells[row][column] * math.log(cells[row][column] / expected)
    signed = ratio if both * among >= one * other else -ratio
    assert log_likelihood_ratio(*counts) == pytest.approx(signed, abs=1e-9)


def test_the_surprise_of_a_known_table():
    # Dunning 1993, table 1: "the swiss" beside each other 110 times among 31,777 pairs.
    assert log_likelihood_ratio(110, 110 + 2442, 110 + 111, 31777) == pytest.approx(270.72, abs=0.01)


TEXTS = {
    "a": 'President Ann Lee met Senator Bob Ray. "It was late," said Lee. Mr. Ray left on Monday.',
    "b": "President Ann Lee spoke.\n\nSenator Bob Ray listened.",
    "c": "Governor Carl Fox slept.",
    "d": "Senator Bob Ray thanked Governor Carl Fox.",
}


@pytest.fixture
def meetings(library, json_lines):
    days = {"a": "2025-01-01", "b": "2025-01-02", "c": "2025-01-03", "d": "2025-01-04"}
    library.write("m.jsonl", json_lines(*({"id": i, "text": text, "date": days[i]} for i, text in TEXTS.items())))
    library.update()
    return library


def test_the_evidence_is_the_latest_sentence_with_both_and_its_place(meetings):
    (ray,) = found_beside(meetings, "Ann Lee").companions
    assert (ray.name, ray.together, ray.articles, ray.lift) == ("Bob Ray", 2, 3, pytest.approx(4 / 3))
    assert (ray.evidence.id, ray.evidence.both, ray.evidence.sentence.line) == ("a", True, 1)
    assert ray.evidence.sentence.text == "President Ann Lee met Senator Bob Ray."
    marked = {ray.evidence.sentence.text[start:end] for start, end in ray.evidence.sentence.spans}
    assert marked == {"Ann Lee", "Bob Ray"}


def test_where_no_sentence_has_both_the_evidence_names_the_other(meetings):
    (ray,) = found_beside(meetings, "Ann Lee", "date:2025-01-02").companions
    assert (ray.evidence.id, ray.evidence.both) == ("b", False)
    assert ray.evidence.sentence.text == "Senator Bob Ray listened."


def test_what_is_never_together_is_not_shown_and_the_less_than_chance_comes_last(meetings):
    found = found_beside(meetings, "Bob Ray")
    assert [(each.name, each.together) for each in found.companions] == [("Ann Lee", 2), ("Carl Fox", 1)]
    assert found.companions[0].surprise > 0 > found.companions[1].surprise
    assert found_beside(meetings, "Nobody Known").companions == ()


def test_sentences_are_cut_as_the_indexer_cut_them(corpus_library):
    reader = corpus_library.reader()
    seen = 0
    for number, segment in enumerate(reader.segments):
        for document in range(segment.size):
            article = reader.article(Ref(number, document))
            expected = [
                text.strip()
                for _, span in article.sections
                for paragraph in article.body[span.start : span.end].split(PARAGRAPH_BREAK)
                for start, end in sentences(paragraph)
                if any(map(str.isalnum, text := paragraph[start:end]))
            ]
            found = [article.body[start:end] for start, end in sentences_of(article, segment, document)]
            assert found == expected, article.id
            seen += len(found)
    assert seen > 300


def test_the_same_comes_as_data(shell):
    data = shell.json("with", "Witkoff", "-n", "3")
    assert (data["v"], data["person"], len(data["with"])) == (1, "Witkoff", 3)
    assert data["people"][0]["name"] == "Steve Witkoff"
    for each in data["with"]:
        evidence = each["evidence"]
        lines = (shell.folder / evidence["path"]).read_text(encoding="utf-8").split("\n")
        start, end = evidence["spans"][0]
        assert lines[evidence["line"] - 1][evidence["column"] - 1 :].startswith(evidence["text"][start:end])
    rows = list(csv.DictReader(io.StringIO(shell.run("with", "Witkoff", "-n", "3", "-f", "csv").stdout)))
    assert [row["name"] for row in rows] == [each["name"] for each in data["with"]]
    assert [row["sentence"] for row in rows] == [each["evidence"]["text"] for each in data["with"]]


def test_nobody_is_an_exit_of_its_own(shell):
    done = shell.run("with", "Zzzz Qqqq")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "0 of 48 articles name Zzzz Qqqq; 0 people beside\n"
