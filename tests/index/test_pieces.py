"""The text of many articles cut at once is the text of each, cut by paragraphs and sentences."""

import datetime
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from index.article import Article, Origin, Person, Section, Source
from index.pieces import HEADING, LEAD, NAME, PROSE, Pieces, Stretches
from index.places import paragraphs, stretches
from index.sentences import sentences
from index.span import Span
from index.terms import prepare

_WORDS = [
    "US",
    "us_",
    "US TROOPS LEAVE",
    "He",
    "left.",
    "Yes!",
    "cease-fire",
    "said.”",
    "No.",
    "5",
    "won…",
    "(BBC).",
    "–",
]
_TEXTS = st.lists(st.sampled_from([*_WORDS, "", "\n", "\n\n"]), max_size=12).map(" ".join)


def article_of(body, sections, **more):
    source, added = Source("a.jsonl", 1, "json", "a"), datetime.date(2026, 1, 1)
    return Article(
        id="a", body=body, sections=sections, origins=(Origin(0, 1, 1),), sources=(source,), added=added, **more
    )


@st.composite
def articles(draw):
    body = "x" + draw(_TEXTS)
    borders = sorted({0, len(body), *draw(st.lists(st.integers(0, len(body)), max_size=4))})
    sections = []
    for start, end in pairwise(borders):
        middle = (start + end) // 2
        headed = Section(Span(start, middle), Span(middle, end))
        sections.append(headed if draw(st.booleans()) else Section(None, Span(start, end)))
    return article_of(
        body,
        tuple(sections),
        title=draw(st.none() | _TEXTS),
        dek=draw(st.none() | _TEXTS),
        people=tuple(Person(name, (name,), (), ()) for name in draw(st.sets(st.sampled_from(["Ann Lee", "US_"])))),
    )


def one_by_one(article):
    """Return (text of a stretch, its start, its pieces with where each begins, how many each paragraph has)."""
    for start, text, part in stretches(article, "text"):
        pieces, counts = [(prepare(text), 0)], [1]
        if part == "body":
            pieces, counts = [], []
            for first, last in paragraphs(text):
                found = [Span(first + s, first + e) for s, e in sentences(text[first:last])]
                pieces += [(prepare(text)[s:e], s) for s, e in found]
                counts.append(len(found))
        yield text, start, pieces, counts


@given(st.lists(articles(), max_size=4))
def test_texts_cut_at_once_are_cut_one_by_one(several):
    found = Stretches.of(several)
    pieces = Pieces.of(found)
    expected = [(document, *each) for document, article in enumerate(several) for each in one_by_one(article)]
    cut = []
    for number, (first, last) in enumerate(pairwise(pieces.borders.tolist())):
        inside = zip(pieces.texts[first:last], pieces.starts[first:last].tolist(), strict=True)
        counts = pieces.counts[pieces.paragraphs == number].tolist()
        cut.append((found.owners[number], found.texts[number], found.starts[number], list(inside), counts))
    assert cut == expected


def test_what_a_stretch_is_follows_from_where_it_stands():
    body = "In Cairo\n\nIt rains.\n\nIn Rome"
    sections = (Section(Span(0, 8), Span(10, 19)), Section(Span(21, 28), Span(28, 28)))
    found = Stretches.of([article_of(body, sections, title="Rain", people=(Person("Ann Lee", ("Ann Lee",), (), ()),))])
    assert [*zip(found.kinds, found.texts, strict=True)] == [
        (LEAD, "Rain"),
        (HEADING, "In Cairo"),
        (PROSE, "It rains."),
        (HEADING, "In Rome"),
        (NAME, "Ann Lee"),
    ]
