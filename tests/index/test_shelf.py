"""Renditions on the shelf: what is put there is what is fetched, in whatever order."""

import datetime
import json

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.article import Apart, Origin, Rendition, Section
from index.rows import digest, read_rows, to_row
from index.shelf import Shelf, batch, fetch
from index.span import Span
from index.stories.signature import bands

NUMBERS = st.integers(0, 10**9)
# Quotation marks, escapes, newlines of all kinds, what JSON writes as an escape, halves of pairs that a path may hold.
TEXTS = st.text(st.one_of(st.sampled_from('"\\\n\r\x1e\x7f\u2028\ud800\udcff,[]{}'), st.characters()), min_size=1)
LISTS = st.lists(TEXTS, max_size=3).map(tuple)
MAYBE = st.none() | TEXTS
SPANS = st.builds(Span, NUMBERS, NUMBERS)
RENDITIONS = st.builds(
    Rendition,
    path=TEXTS,
    line=NUMBERS,
    form=st.sampled_from(["page", "cleaned", "markdown", "json"]),
    body=TEXTS,
    sections=st.lists(st.builds(Section, st.none() | SPANS, SPANS), max_size=3).map(tuple),
    origins=st.lists(st.builds(Origin, NUMBERS, NUMBERS, NUMBERS), max_size=3).map(tuple),
    id=MAYBE,
    title=MAYBE,
    dek=MAYBE,
    date=st.none() | st.dates(),
    authors=LISTS,
    source=MAYBE,
    url=MAYBE,
    topic=MAYBE,
    cites=LISTS,
    people=LISTS,
    apart=st.lists(st.builds(Apart, TEXTS, NUMBERS, TEXTS), max_size=2).map(tuple),
)
PRINTS = st.lists(st.integers(0, 2**32 - 1), max_size=4).map(tuple)


@given(st.lists(st.tuples(RENDITIONS, PRINTS), max_size=4))
def test_rows_hold_all_of_a_rendition_whatever_it_says(given_):
    rows = [to_row(*each) for each in given_]
    assert list(read_rows(b"".join(rows))) == given_
    for row in rows:
        # As JSON is written by the library: equal renditions have equal digests in an index that was made before.
        assert json.dumps(json.loads(row), ensure_ascii=False, separators=(",", ":")) + "\n" == row.decode(
            errors="surrogatepass"
        )
        assert row.count(b"\n") == 1


def made(number):
    body = f"Snippet {number} says “little”.\nBut in two lines."
    whole = (Section(None, Span(0, len(body))),)
    day = datetime.date(2025, 2, 1 + number)
    return Rendition("wire.jsonl", number + 1, "json", body, whole, (Origin(0, number + 1, 9),), str(number), date=day)


@pytest.fixture
def shelf(tmp_path):
    shelf = Shelf(tmp_path / "shelf")
    shelf.add(batch([made(number) for number in range(6)]))
    shelf.add(batch([made(number) for number in range(6, 10)]))
    yield shelf
    shelf.close()


@pytest.mark.parametrize("numbers", [[], [3], [0, 1, 2], [9, 0, 1, 7, 5, 6, 2, 2], [*range(10)], [*range(9, -1, -1)]])
def test_renditions_are_fetched_in_the_order_in_which_they_are_asked_for(shelf, numbers):
    found = fetch(shelf.path, shelf.places(np.array(numbers, np.int64)))
    assert [each.rendition for each in found] == [made(number) for number in numbers]
    assert [each.digest for each in found] == [digest(to_row(each.rendition, each.fingerprints)) for each in found]
    assert [each.bands for each in found] == bands(made(number).body for number in numbers).tolist()
    assert [shelf.fetch(number) for number in numbers] == [made(number) for number in numbers]
