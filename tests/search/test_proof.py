"""The proof by brute force: every question over every little corpus finds what a plain reading of its texts finds.

The vocabulary is small, so that phrases, nearness, hyphens and zones meet often. ``NEWSDEX_PROOF=5000`` runs so many
examples; each is one corpus with a handful of questions.
"""

import datetime
import itertools
import math
import os
import tempfile
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

from index.analysis import SegmentBuilder
from index.article import Article, Origin, Person, Section, Source
from index.days.mention import How, Mention
from index.frozen import changed
from index.quotations.quotation import Quotation
from index.reader import Reader
from index.seam.whoosh_index import NewsIndex
from index.span import Span
from search.evaluate import Evaluation
from search.leaves import Leaves
from search.parser import parse
from search.periods import Period
from search.score_arrays import ArrayArithmetic
from search.scores import PlainArithmetic
from search.searcher import SORTS, Page, search
from search.tree import (
    Boost,
    Days,
    Every,
    Exactly,
    Has,
    Near,
    Not,
    Pattern,
    Phrase,
    Present,
    Word,
    Zone,
    conjoin,
    disjoin,
)
from tests.search.plain_reading import Reading, matches

NOW = datetime.date(2025, 3, 15)
EXAMPLES = int(os.environ.get("NEWSDEX_PROOF", "120"))
LONGEST = 1_000_000


class Theme(NamedTuple):
    """A few words that are neighbours by stem, hyphen, letter, fold or capitals, and what is asked of them."""

    words: list[str]
    also: list[str]
    patterns: list[str]
    misspelt: list[str]


HYPHENS = Theme(
    ["cease-fire", "ceasefire", "cease", "fire", "fires", "the", "far-right-wing", "right"],
    ["cease fire", "firing", "right-wing", "farrightwing", "the fire", "Fire/cease"],
    ["fir*", "*fire", "cease*re", "*ight*", "t?e"],
    ["ceasfire", "cease-fir", "fire", "cfease"],
)
PEOPLE = Theme(
    ["Putin", "Putin's", "Zelensky", "Zelenskyy", "Erdoğan", "Erdogan", "envoy"],
    ["zelensky", "PUTIN", "erdogan", "Vladimir Putin", "envoys", "Anne-Marie"],
    ["zelensky*", "e?dog*", "p?t?n", "*an", "*nn?m*"],
    ["zelenski", "zelnesky", "putni", "erdagan", "Zelensky's"],
)
SIGNS = Theme(
    ["U.S.", "us", "US", "the", "a", "F-16", "F16", "1.5", "talks", "talk"],
    ["u.s", "f-16", "talking", "16", "the talks", "US/talks"],
    ["f-1*", "t?lk", "*alk*", "1?5", "u.?s"],
    ["talk", "tlaks", "talkss"],
)
THEMES = (HYPHENS, PEOPLE, SIGNS)
NAMES = ["Vladimir Putin", "Putin", "Recep Erdoğan", "Erdogan", "Zelensky", "Zelenskyy", "Anne-Marie Fire"]
ROLES = ["special envoy", "envoy", "Fire chief", "the US talks chief"]
HEADINGS = ["What next?", "What happened", "Who said what", "The talks", "FIRE IN THE US"]
OUTLETS = ["The Fire", "New York Talks", "Reuters", "Fire-Post"]
PATHS = ["corpus/asia/a.txt", "corpus/Europe/b c.txt", "asia/corpus.txt", "/abs/corpus/x.jsonl"]
DAYS = [datetime.date(2024, 12, 31), datetime.date(2025, 2, 1), datetime.date(2025, 2, 13), datetime.date(2025, 3, 15)]

separators = st.sampled_from([" ", " ", " ", " ", ", ", "\n", " — ", ". ", '." ', "? "])


@st.composite
def passages(draw, theme, most=5):
    """Some words, sentences now and then: a word behind a full stop has a capital."""
    text = ""
    for word in draw(st.lists(st.sampled_from(theme.words), min_size=1, max_size=most)):
        if text:
            text += draw(separators)
        text += word[0].upper() + word[1:] if text[-2:] in {". ", '" ', "? ", ""} else word
    return text + draw(st.sampled_from(["", "."]))


@st.composite
def bodies(draw, theme):
    """A body and its sections: the first may stand under no heading, a heading may have nothing under it."""
    body, sections = "", []
    headings = draw(st.lists(st.sampled_from(HEADINGS), max_size=2))
    if draw(st.booleans()) or not headings:
        headings = [None, *headings]
    for heading in headings:
        paragraphs = draw(st.lists(passages(theme), min_size=1 if heading is None else 0, max_size=2))
        head = None
        if heading:
            body += "\n\n" if body else ""
            head = Span(len(body), len(body) + len(heading))
            body += heading
        body += "\n\n" if body and paragraphs else ""
        start = len(body)
        body += "\n\n".join(paragraphs)
        sections.append(Section(head, Span(start, len(body))))
    return body, tuple(sections)


@st.composite
def persons(draw):
    spellings = draw(st.lists(st.sampled_from(NAMES), min_size=1, max_size=2, unique=True))
    return Person(spellings[0], tuple(spellings), tuple(draw(some(ROLES, most=2))), ())


@st.composite
def quotations(draw, sections, people):
    """Stretches of the text under headings, none overlapping, that begin and end anywhere; who speaks may be open."""
    speakers = [(None, "open"), *((person.name, "person") for person in people), *((each, "body") for each in OUTLETS)]
    found = []
    for _, span in sections:
        most = span.end - span.start
        borders = sorted(draw(st.lists(st.integers(0, most), max_size=6, unique=True)))
        spans = [Span(span.start + a, span.start + b) for a, b in zip(borders[::2], borders[1::2], strict=False)]
        while spans:
            taken = draw(st.integers(1, len(spans)))
            speaker, kind = draw(st.sampled_from(speakers))
            how = "before" if speaker else ""
            found.append(Quotation(tuple(spans[:taken]), speaker, kind, how, pronoun=False, cue=None))
            spans = spans[taken:]
    return tuple(found)


mentions = st.builds(
    lambda first, days: Mention(0, 1, first, first + datetime.timedelta(days=days - 1), How.ABSOLUTE),
    st.sampled_from(DAYS), st.sampled_from([1, 2, 7, 8, 28, 90, 365]),
)  # fmt: skip


def some(values, most):
    return st.lists(st.sampled_from(values), max_size=most, unique=True)


def maybe(strategy):
    return st.none() | strategy


@st.composite
def corpora(draw, theme):
    """A handful of articles, each with the segment that it lies in and whether it is deleted."""
    articles = []
    for number in range(draw(st.integers(1, 5))):
        body, sections = draw(bodies(theme))
        path = draw(st.sampled_from(PATHS))
        people = tuple(draw(st.lists(persons(), max_size=2)))
        article = Article(
            id=f"2025-0{number}",
            ids=(f"2025-0{number}", f"other-{number}")[: draw(st.integers(1, 2))],
            body=body,
            sections=sections,
            origins=(Origin(0, 1, 1),),
            sources=tuple(Source(each, number + 1, "page", None) for each in sorted({path, *draw(some(PATHS, 1))})),
            added=draw(st.sampled_from(DAYS)),
            title=draw(maybe(passages(theme))),
            dek=draw(maybe(passages(theme, 4))),
            date=draw(maybe(st.sampled_from(DAYS))),
            authors=tuple(draw(some(NAMES, 2))),
            source=draw(maybe(st.sampled_from(OUTLETS))),
            cites=tuple(draw(some(OUTLETS, 2))),
            topic=draw(maybe(st.sampled_from(["Fire talks", "US"]))),
            people=people,
            quotations=draw(quotations(sections, people)),
            days=tuple(draw(st.lists(mentions, max_size=2))),
        )
        articles.append((article, draw(st.integers(0, 2)), draw(st.integers(0, 4)) == 0))
    return articles


# Questions, as trees.
TEXT_FIELDS = [None, "title", "dek", "body"]
NAME_FIELDS = ["person", "role", "author", "source", "cites", "topic"]
PATH_GLOBS = ["corpus", "asia", "ASIA/", "*.txt", "corpus/*", "?sia/*", "europe/b c.txt", "/abs", "us/a", "*/corpus*"]


distances = st.integers(0, 4) | st.integers(0, 4) | st.sampled_from([999, 1000, 1001, 9999])


def leaves_of(theme, field):
    """Words, phrases, patterns and near spellings of one field."""
    asked = [*theme.words, *theme.also]
    return st.one_of(
        st.builds(Word, st.sampled_from([word for word in asked if " " not in word]), st.just(field)),
        st.builds(Word, st.sampled_from(theme.misspelt), st.just(field), st.sampled_from([1, 2])),
        st.builds(Pattern, st.sampled_from(theme.patterns), st.just(field)),
        st.builds(Phrase, texts_of(theme, 3), st.just(field)),
    )


def texts_of(theme, most):
    return st.lists(st.sampled_from([*theme.words, *theme.also]), min_size=1, max_size=most).map(" ".join)


def nearness_in(theme, field):
    leaf = leaves_of(theme, field)
    operand = leaf | leaf | st.lists(leaf, min_size=2, max_size=2).map(disjoin)
    once = st.builds(Near, operand, operand, distances, st.booleans())
    loose = st.builds(Phrase, texts_of(theme, 4), st.just(field), distances)
    return once | loose | st.builds(Near, once, operand, distances, st.booleans())


def combination(parts):
    """One of the parts, or some of them combined, at most twice over."""
    once = combined(parts)
    return st.one_of(parts, once, parts, combined(parts | once))


def combined(parts):
    several = st.lists(parts, min_size=2, max_size=3)
    return st.one_of(
        several.map(conjoin),
        several.map(disjoin),
        st.builds(Not, parts),
        st.builds(Boost, parts, st.sampled_from([0.5, 2.0])),
    )


zone_names = st.one_of(
    st.none(),
    st.builds(Word, st.sampled_from(["what", "next", "happening", "talks", "us", "fire"])),
    st.builds(Phrase, st.sampled_from(["who said", "What next", "what said", "happening", "in the us", "in the u.s."])),
)


SPEAKERS = [
    *NAMES,
    *OUTLETS,
    "zelenskiy",
    "Erdogan",
    "fire",
    "New York",
    "York Talks",
    "talks",
    "Post",
    "Vladimir",
    "Steve",
]
speaker_names = st.one_of(
    st.none(),
    st.builds(Phrase, st.sampled_from(SPEAKERS)),
    st.builds(Word, st.sampled_from([name for name in SPEAKERS if " " not in name])),
)


def zones_of(theme):
    inside = combination(leaves_of(theme, None) | nearness_in(theme, None))
    return st.one_of(
        st.builds(Zone, st.just("in"), zone_names, st.none() | inside | inside),
        st.builds(Zone, st.just("said"), speaker_names, st.none() | inside | inside),
        st.builds(Zone, st.just("same"), st.sampled_from([Word("sentence"), Word("paragraph")]), inside),
    )


days = st.builds(
    lambda field, one, other, form: Days(
        field,
        [Period(min(one, other), max(one, other)), Period(one), Period(None, one), Period(undated=True)][form],
    ),
    st.sampled_from(["date", "added", "event", "event"]), st.sampled_from(DAYS), st.sampled_from(DAYS),
    st.integers(0, 3),
)  # fmt: skip
facts = st.one_of(
    days,
    st.just(Every()),
    st.builds(Has, st.sampled_from(["date", "person", "quote", "section"])),
    st.builds(Present, st.sampled_from(["title", "dek", "body", "date", "added", "event", "id", "path", *NAME_FIELDS])),
    st.builds(Exactly, st.just("person"), st.sampled_from([*NAMES, "erdogan", "PUTIN", "Anne Marie Fire", "Marie"])),
    st.builds(Word, st.sampled_from(["2025-00", "2025-01", "2025-0", "other-2"]), st.just("id")),
    st.builds(Word, st.sampled_from([glob for glob in PATH_GLOBS if not {"*", "?", " "} & {*glob}]), st.just("path")),
    st.builds(Phrase, st.sampled_from(["Europe/b c.txt", "corpus/asia"]), st.just("path")),
    st.builds(Pattern, st.sampled_from([glob for glob in PATH_GLOBS if {"*", "?"} & {*glob}]), st.just("path")),
)


def trees_of(theme):
    in_texts = st.sampled_from(TEXT_FIELDS).flatmap(lambda field: leaves_of(theme, field))
    near = st.sampled_from(TEXT_FIELDS).flatmap(lambda field: nearness_in(theme, field))
    in_names = st.sampled_from(NAME_FIELDS).flatmap(lambda field: leaves_of(PEOPLE, field) | nearness_in(PEOPLE, field))
    return combination(st.one_of(in_texts, near, near, in_names, zones_of(theme), zones_of(theme), facts))


def world_of(theme):
    return st.tuples(corpora(theme), st.lists(trees_of(theme), min_size=6, max_size=10))


worlds = st.one_of([world_of(theme) for theme in THEMES])


def write_index(folder, corpus):
    """Write a corpus in up to three segments, then delete what is to be deleted."""
    index = NewsIndex.create(folder)
    writer = index.writer()
    numbers = sorted({segment for _, segment, _ in corpus})
    for number in numbers:
        builder = SegmentBuilder()
        for article, segment, _ in corpus:
            if segment == number:
                builder.add(article, [], [])
        writer.add_segment(builder.columns())
    writer.manifest = None
    writer.commit()
    deleted = [
        {at for at, gone in enumerate(gone for _, segment, gone in corpus if segment == number) if gone}
        for number in numbers
    ]
    if any(deleted):
        writer = NewsIndex(folder).writer()
        for entry, documents in zip(Reader(folder).toc.segments, deleted, strict=True):
            writer.delete_named(entry.name, documents)
        writer.manifest = None
        writer.commit()
    return Reader(folder)


def article_of(sections, people=()):
    """Return an article of (heading or None, text) pairs that names people."""
    body, found = "", []
    for heading, text in sections:
        spans = []
        for part in (heading or "", text):
            body += "\n\n" if body and part else ""
            spans.append(Span(len(body), len(body) + len(part)))
            body += part
        found.append(Section(spans[0] if heading else None, spans[1]))
    return Article(
        id="one",
        ids=("one",),
        body=body,
        sections=tuple(found),
        origins=(Origin(0, 1, 1),),
        sources=(Source("one.txt", 1, "page", None),),
        added=NOW,
        people=tuple(Person(name, (name,), (), ()) for name in people),
    )


PLAIN = article_of([(None, "Alpha one two beta. Putin's cease-fire talks: gamma cease-fire delta delta x delta.")])
JOINED = article_of([(None, "The ceasefire talk")])
SECTIONED = article_of([(None, "Alpha"), ("What next?", "Beta gamma"), ("Who said what", "Alpha\n\nBeta. Gamma")])
QUOTING = changed(
    PLAIN,
    people=(Person("Volodymyr Zelenskyy", ("Volodymyr Zelenskyy",), (), ()),),
    quotations=(
        # "one two", "talks: gamma cease-", and nobody's "delta delta".
        Quotation((Span(6, 13), Span(39, 58)), "Volodymyr Zelenskyy", "person", "split", pronoun=False, cue=None),
        Quotation((Span(63, 74),), None, "open", "", pronoun=False, cue=None),
    ),
    days=(
        Mention(0, 1, datetime.date(2025, 2, 12), datetime.date(2025, 2, 12), How.WEEKDAY),
        Mention(0, 1, datetime.date(2025, 3, 3), datetime.date(2025, 3, 9), How.RELATIVE),
        Mention(0, 1, datetime.date(2024, 4, 1), datetime.date(2024, 4, 30), How.ABSOLUTE),
    ),
)
HEADED = article_of([("What next?", "")])
LISTED = article_of([(None, "Nobody.")], people=["Steve Witkoff", "Donald Trump"])

# An article, a question, and whether it matches: on both sides of every border.
BORDERS = [
    (PLAIN, "alpha NEAR/2 beta", True),
    (PLAIN, "alpha NEAR/1 beta", False),
    (PLAIN, "beta NEAR/2 alpha", True),
    (PLAIN, "alpha ADJ/2 beta", True),
    (PLAIN, "beta ADJ/9999 alpha", False),
    (PLAIN, '"beta alpha"~2', True),
    (PLAIN, '"beta alpha"~1', False),
    (PLAIN, "putin ADJ/0 ceasefire", True),
    (PLAIN, '"putin cease-fire talks"', True),
    (PLAIN, '"fire talks"', True),
    (PLAIN, '"cease talks"', False),
    (PLAIN, "gamma NEAR/2 delta", True),
    (PLAIN, "gamma NEAR/1 delta", False),
    (PLAIN, '"delta gamma"~2', True),
    (PLAIN, '"delta gamma"~1', False),
    (PLAIN, '"gamma ceasefire delta"~0', True),
    (PLAIN, '"delta delta delta"~1', True),
    (PLAIN, '"delta delta delta"~0', False),
    (PLAIN, '"delta delta delta delta"~9999', False),
    (PLAIN, "delta NEAR/0 delta NEAR/1 delta", True),
    (PLAIN, "delta NEAR/0 delta NEAR/0 delta", False),
    (PLAIN, "beta ADJ/0 putin", True),
    (PLAIN, "same:sentence(beta ADJ/0 putin)", False),
    (PLAIN, "ceasefire -firefight", True),
    (PLAIN, "firing", True),
    (PLAIN, '"firing"', False),
    (PLAIN, "cease*re", True),
    (PLAIN, "cease-fi", False),
    (PLAIN, "caesefire~1", True),
    (PLAIN, "caesefrie~1", False),
    (PLAIN, "caesefrie~2", True),
    (JOINED, "cease-fire", True),
    (JOINED, '"the cease-fire talk"', True),
    (JOINED, '"cease fire"', False),
    (JOINED, "fire", False),
    (SECTIONED, '"alpha what next"', False),
    (SECTIONED, '"next beta"', False),
    (SECTIONED, "next NEAR/9999 beta", False),
    (SECTIONED, '"next beta"~9999', False),
    (SECTIONED, "gamma NEAR/9999 who", False),
    (SECTIONED, '"alpha beta gamma"', True),
    (SECTIONED, "in:next(alpha)", False),
    (SECTIONED, "in:next(beta gamma)", True),
    (SECTIONED, "in:next(next)", False),
    (SECTIONED, "in:*(alpha -beta)", True),
    (SECTIONED, "in:said(alpha -beta)", False),
    (SECTIONED, "in:what(gamma -alpha)", True),
    (SECTIONED, "same:paragraph(beta gamma)", True),
    (SECTIONED, "same:paragraph(alpha beta)", False),
    (SECTIONED, "same:sentence(said)", False),
    (QUOTING, "said:Zelenskyy(one two)", True),
    (QUOTING, "said:Zelensky(one)", True),
    (QUOTING, 'said:"Volodymyr Zelensky"(one)', True),
    (QUOTING, "said:Zelenskyy(alpha)", False),
    (QUOTING, "said:Zelenskyy(one talks)", False),
    (QUOTING, "said:Zelenskyy(gamma)", True),
    (QUOTING, "said:Zelenskyy(ceasefire)", False),
    (QUOTING, "said:Zelenskyy(delta)", False),
    (QUOTING, "said:Putin(one)", False),
    (QUOTING, "said:*(delta)", True),
    (QUOTING, "said:*(-delta)", True),
    (QUOTING, "said:*(beta)", False),
    (QUOTING, "said:Volodymyr", True),
    (QUOTING, "said:Nobody", False),
    (QUOTING, "has:quote", True),
    (PLAIN, "has:quote", False),
    (PLAIN, "said:*", False),
    (QUOTING, "event:2025-02-12", True),
    (QUOTING, "event:2025-02-11", False),
    (QUOTING, "event:2025-03-09", True),
    (QUOTING, "event:2025-03-10", False),
    (QUOTING, "event:2024-04-15", False),
    (QUOTING, "event:2024-04", True),
    (QUOTING, "event:2024-04-02..2024-05-01", True),
    (QUOTING, "event:2024-04-03..2024-05-01", False),
    (QUOTING, "event:<2024-04-02", True),
    (QUOTING, "event:>2025-03-09", False),
    (QUOTING, "event:none", False),
    (PLAIN, "event:none", True),
    (QUOTING, "event:*", True),
    (HEADED, "next in:next", True),
    (HEADED, "in:next(next)", False),
    (HEADED, "same:sentence(next)", False),
    (HEADED, "same:paragraph(-beta)", False),
    (LISTED, "person:(witkoff NEAR/9999 donald)", False),
    (LISTED, 'person:"witkoff donald"~9999', False),
    (LISTED, "person:(steve NEAR/0 witkoff)", True),
    (LISTED, "steve donald", True),
    (LISTED, "witkoffs", True),
    (LISTED, "person:witkoffs", False),
    (LISTED, 'person:="STEVE witkoff"', True),
    (LISTED, "person:=Witkoff", False),
    (LISTED, "path:ONE.TXT", True),
    (LISTED, "path:on?.txt", True),
    (LISTED, "path:one", False),
]


@pytest.mark.parametrize(("article", "question", "expected"), BORDERS)
def test_on_both_sides_of_a_border(tmp_path, article, question, expected):
    reader = write_index(tmp_path / "index", [(article, 0, False)])
    tree = parse(question, now=NOW)
    assert matches(tree, article) == expected
    assert bool(search(reader, tree, Page()).total) == expected


def scored(reader, tree, arithmetic):
    """Return the score of each document of each segment that a tree matches."""
    leaves = Leaves(reader.segments, reader.toc.roots)
    return [dict(arithmetic.items(each)) for each in Evaluation(reader, leaves, arithmetic).scores(tree)]


@settings(
    max_examples=EXAMPLES, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
@given(worlds)
def test_every_question_finds_what_a_plain_reading_of_the_texts_finds(world):
    corpus, questions = world
    with tempfile.TemporaryDirectory() as folder:
        reader = write_index(Path(folder) / "index", corpus)
        live = [Reading(article) for article, _, deleted in corpus if not deleted]
        for question in questions:
            tree = parse(str(question), now=NOW, longest=LONGEST)
            expected = {reading.article.id for reading in live if reading.matches(tree)}
            event(f"{'none' if not expected else 'some' if len(expected) < len(live) else 'all'} found")
            plain, arrays = (scored(reader, tree, arithmetic) for arithmetic in (PlainArithmetic(), ArrayArithmetic()))
            found = {reader.segments[i].stored(d)["id"] for i, each in enumerate(plain) for d in each}
            assert found == expected, str(tree)
            assert all(math.isfinite(score) and score >= 0 for each in plain for score in each.values()), str(tree)
            assert arrays == plain, str(tree)  # to the last bit: both add in the same order


@settings(
    max_examples=max(EXAMPLES // 4, 20), deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)  # fmt: skip
@given(worlds, st.sampled_from(SORTS))
def test_the_order_of_the_hits_is_total_and_their_number_is_told(world, sort):
    corpus, (question, *_) = world
    with tempfile.TemporaryDirectory() as folder:
        write_index(Path(folder) / "index", corpus)
        tree = parse(str(question), now=NOW, longest=LONGEST)
        whole = search(Reader(Path(folder) / "index"), tree, Page(sort, 100))
        ids = [hit.article.id for hit in whole.hits]
        assert whole.total == len(ids) == len(set(ids))
        assert set(ids) == {article.id for article, _, deleted in corpus if not deleted and matches(tree, article)}
        pages = [search(Reader(Path(folder) / "index"), tree, Page(sort, 1, number + 1)) for number in range(len(ids))]
        assert [hit.article.id for page in pages for hit in page.hits] == ids
        assert {page.total for page in pages} <= {len(ids)}
        if sort == "score":
            assert all(a.score >= b.score for a, b in itertools.pairwise(whole.hits))
        for hit in whole.hits:
            assert math.isfinite(hit.score)
            for snippet in hit.snippets:
                assert all(0 <= start < end <= len(snippet.text) for start, end in snippet.spans)
