"""Text of the worst kind, through everything that makes an article of it."""

import datetime
from functools import partial

import pytest

from index.article import Origin, Rendition, Section
from index.merging import make_article
from index.span import Span
from tests.effort import calls, guarded

UNITS = [
    ".", "-", "(", "“", '"', "'", "…", "?! ", "- ", ". . ", "\u0301", "\u200b", "_", "½ ", "\n\n", "a.", "U.S. ",
    "Mr. ", "A B. ", "“a” ", '"a" said B. ', "said ", "who ", "Jan 1 ", "1, ", "on Monday, ", "anti-", "-Aa", "2025-",
]  # fmt: skip


def rendition(body):
    return Rendition("a.txt", 1, "page", body, (Section(None, Span(0, len(body))),), (Origin(0, 1, 1),))


def made(text):
    return make_article([rendition(f"Witkoff met Putin on Friday. {text}")], datetime.date(2025, 2, 13))


@pytest.mark.parametrize("unit", UNITS)
def test_an_article_is_made_of_it_with_work_in_proportion(unit):
    with guarded():
        article = made(unit * (100_000 // len(unit)))
    assert "Witkoff" in [person.name for person in article.people]
    few, many = (calls(partial(made, unit * (size // len(unit)))) for size in (1_000, 8_000))
    assert many < 10 * few
