"""What is taken off pages of publishers that were never seen, line by line against labels set by reading."""

import datetime
import json
from collections import Counter
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


# Written last, by someone who had not seen the reader, and never opened by whoever wrote its rules: what is measured on
# them is what a publisher can expect whose like was never seen. Two of the three do not reach 0.95 in recall.
HELD_OUT = {"nyanza-daily-post": 0.90, "prairie-dispatch": 0.86, "slow-kettle": 0.95}


@pytest.mark.parametrize("publisher", PUBLISHERS)
def test_what_is_not_the_article_is_taken_off(publisher):
    paths = [path for path in TEXTS if path.parent.name == publisher]
    precision, recall = count(paths, Recurrence.of(observe(TEXTS[path]) for path in paths))
    assert precision >= 0.95, (precision, recall)
    assert recall >= HELD_OUT.get(publisher, 0.95), (precision, recall)


def test_a_page_alone_is_read_nearly_as_well():
    precision, recall = count(TEXTS, Recurrence())
    assert precision >= ALONE["precision"]
    assert recall >= ALONE["recall"]


LOST = {"prairie-dispatch": 1, "slow-kettle": 1}  # lines of held-out pages; not looked at


def test_no_news_is_lost(corpus):
    lost: Counter[str] = Counter()
    for path, text in TEXTS.items():
        found = label_lines(text, corpus)
        body = (number for number, label in enumerate(gold_of(path)["labels"], 1) if label == "body")
        lost[path.parent.name] += sum(found[number] not in KEPT for number in body)
    assert +lost == LOST


UNSEEN = "held out and not looked at: "
WEAK = {
    "portugal-train-strike": "the agency is named under the text alone, as its source",
    "lost-tortoise-found": "a promotion above a paragraph is taken for a heading",
    "marathon-shoes-storm": UNSEEN + "headings",
    "mobile-loans-court": UNSEEN + "headings",
    "arena-naming": UNSEEN + "headings, authors",
    "bear-doughnut-shop": UNSEEN + "headings, authors",
    "mayor-snowplow-feud": UNSEEN + "headings, authors",
    "trial-farm-fraud": UNSEEN + "headings, authors",
    "eels": UNSEEN + "headings",
    "library-vans": UNSEEN + "headings, authors",
    "the-town-that-sold-its-clock": UNSEEN + "headings",
    "why-i-turned-off-paid": UNSEEN + "headings, authors",
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
