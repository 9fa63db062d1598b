"""What is taken off pages of publishers that were never seen, line by line against labels set by reading."""

import datetime
import json
from pathlib import Path

import pytest

from index.forms.page import label_lines, read_page
from index.forms.recurrence import Recurrence, observe

PAGES = Path(__file__).parents[1] / "pages"
KEPT = {"title", "dek", "byline", "date", "heading", "body"}
TEXTS = {path: path.read_text(encoding="utf-8") for path in sorted(PAGES.glob("*/*.txt"))}
PUBLISHERS = sorted({path.parent.name for path in TEXTS})
ALONE = {"precision": 0.95, "recall": 0.90}  # measured, without any recurrence, over all publishers together


@pytest.fixture(scope="module")
def corpus():
    return Recurrence.of(map(observe, TEXTS.values()))


def gold_of(path):
    return json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))


def count(paths, recurrence):
    """Count lines taken off rightly, wrongly, and not though they should be."""
    right = wrong = missed = 0
    for path in paths:
        found = label_lines(TEXTS[path], recurrence)
        for number, label in enumerate(gold_of(path)["labels"], 1):
            if label != "blank":
                off, should = found[number] not in KEPT, label not in KEPT
                right += off and should
                wrong += off and not should
                missed += should and not off
    return right / max(1, right + wrong), right / max(1, right + missed)


@pytest.mark.parametrize("publisher", PUBLISHERS)
def test_what_is_not_the_article_is_taken_off(publisher, corpus):
    precision, recall = count([path for path in TEXTS if path.parent.name == publisher], corpus)
    assert precision >= 0.95, (precision, recall)
    assert recall >= 0.95, (precision, recall)


def test_a_page_alone_is_read_nearly_as_well():
    precision, recall = count(TEXTS, Recurrence())
    assert precision >= ALONE["precision"]
    assert recall >= ALONE["recall"]


def test_no_news_is_lost(corpus):
    lost = [
        (path.name, number)
        for path in TEXTS
        for number, label in enumerate(gold_of(path)["labels"], 1)
        if label == "body" and label_lines(TEXTS[path], corpus)[number] not in KEPT
    ]
    assert lost == []


WEAK = {  # held out when the rules were written, and left as measured: the rules are not fitted to these pages
    "ferry-cancelled-islands": "a control above a paragraph is taken for a heading",
    "portugal-train-strike": "a control above a paragraph is taken for a heading",
    "lost-tortoise-found": "a promotion above a paragraph is taken for a heading",
    "netball-umpire-mic": "a rubric of three words is taken for the title",
    "swimmer-channel-record": "a rubric of three words is taken for the title",
    "teachers-posting-bridge": "an agency's byline keeps the word that announces it",
}


def pages():
    for path in TEXTS:
        weak = WEAK.get(path.stem)
        marks = [pytest.mark.xfail(reason=weak, strict=True)] if weak else []
        yield pytest.param(path, id=path.stem, marks=marks)


@pytest.mark.parametrize("path", [*pages()])
def test_title_day_authors_and_headings_are_right(path, corpus):
    gold, found = gold_of(path), read_page(TEXTS[path], path.name, corpus)
    assert found.title == gold["title"]
    assert found.date == (datetime.date.fromisoformat(gold["date"]) if gold["date"] else None)
    headings = [found.body[s.heading.start : s.heading.end] for s in found.sections if s.heading]
    assert headings == gold["headings"]
    assert [name.casefold() for name in found.authors] == [name.casefold() for name in gold["authors"]]
