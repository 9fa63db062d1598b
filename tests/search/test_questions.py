"""Written questions over real news, each equal to reading every text.

Over the events of the everyday file (a sample of it, or with ``NEWSDEX_WHOLE=1`` all of its 116,989 lines), over the
two seeds, and over the project's own corpus, which is always there.
"""

import datetime
import json
import lzma
import os
import re
import unicodedata
from pathlib import Path

import pytest

from index.options import Options
from index.reader import Reader
from index.writer import update_index
from search.parser import parse
from search.searcher import Page, matching, search
from tests.search.plain_reading import Reading

NOW = datetime.date(2025, 3, 15)
MAIN = Path(__file__).resolve().parents[2]
SHARED = MAIN.parent / "shared"
EVENTS = SHARED / "data" / "current-events.jsonl.xz"
SEEDS = SHARED / "seeds"
WHOLE = os.environ.get("NEWSDEX_WHOLE") == "1"
ALWAYS = ("Witkoff", "Zelensk", "Erdo", "ceasefire")
EVERY = 80

EVENT_QUESTIONS = [
    # Words, by stem, in every field or in one; AND, OR, NOT.
    "witkoff",
    "talks",
    "negotiating",
    "ceasefire gaza",
    "ceasefire -gaza",
    "gaza OR rafah",
    "-ukraine",
    "(witkoff OR rubio) (gaza OR ukraine)",
    "NOT (ukraine OR gaza) zelensky",
    "title:ceasefire",
    "title:(ceasefire OR truce) body:israel",
    "title:ukraine -body:russian",
    # Folding: diacritics, possessives, the country and the pronoun, hyphens, numbers.
    "erdogan",
    "ERDOĞAN",
    "zelenskyy's",
    '"U.S."',
    "us",
    "cease-fire",
    '"cease fire"',
    "ceasefire",
    "f-16",
    "covid-19",
    "anti-government",
    '"7 October" OR "October 7"',
    "al-sharaa OR al-assad",
    # Phrases, nearness.
    '"prime minister"',
    '"special envoy"~2',
    '"trump putin"~3',
    '"the the"~1',
    "trump NEAR/5 putin",
    "israel ADJ/3 ceasefire",
    'putin NEAR "prime minister"',
    '(russia OR ukraine) NEAR/2 (drone OR "air strikes")',
    "gaza NEAR/3 ceasefire NEAR/5 hamas",
    "title:(russian NEAR/4 invasion)",
    # Patterns, near spellings.
    "zelensk*",
    "*quake",
    "w?tkoff",
    "erdo?an",
    "cease*re",
    "title:ukrain*",
    "zelenski~1",
    "witkof~2",
    "netanyaho~1",
    # Days, topics, outlets, ids, what there is.
    "date:2025-02 trump",
    "date:2025-02-10..2025-02-20",
    "after:2024 ceasefire",
    "before:2004-01",
    "date:{2023 TO 2025}",
    "topic:disasters",
    'topic:"armed conflicts"',
    "cites:reuters ceasefire",
    'cites:"new york times"',
    "-cites:*",
    "title:* -topic:*",
    "id:2002-07-01-01",
    "has:person -has:section",
    "person:witkoff",
    'person:"steve witkoff"',
    'person:="Steve Witkoff"',
    'role:"special envoy"',
    "role:president person:erdogan",
    # Zones.
    "same:sentence(putin ceasefire)",
    "same:sentence(zelensky -putin)",
    "same:paragraph(erdogan NEAR/8 (putin OR syria))",
    'same:sentence("prime minister" hama*)',
    "in:*(ceasefire OR truce)",
    # Weights change no answer.
    "(witkoff^3 OR ceasefire^0.5) date:2025",
]

# What a question means on the JSON line itself, written by hand: where to look, and for what.
IN_TEXT, IN_TITLE, IN_TOPIC, IN_DATE, IN_ID = ("title", "text"), ("title",), ("topic",), ("date",), ("id",)
WORD = r"(?:[Uu]\.[Ss]\.?|\w+(?:['’]\w+|(?<=\d)[.,]\d+)*)"
THREE = rf"(\W+{WORD}){{0,3}}?"
RAW_CHECKS = [
    ("witkoff", IN_TEXT, r"(?i)\bwitkoffs?\b"),
    ("talks", IN_TEXT, r"(?i)\btalk(s|ed|ing|ings)?\b"),
    ("erdogan", IN_TEXT, r"(?i)\berdogan(s|ism)?\b"),
    ("zelensk*", IN_TEXT, r"(?i)\bzelensk"),
    ("w?tkoff", IN_TEXT, r"(?i)\bw\wtkoff\b"),
    ("*quake", IN_TEXT, r"(?i)quake\b"),
    ('"prime minister"', IN_TEXT, r"(?i)\bprime\W+minister\b"),
    ("cease-fire", IN_TEXT, r"(?i)\bceas(e|es|ed|ing)\W+fir(e|es|ed|ing)\b|\bceasefires?\b"),
    ("title:ceasefire", IN_TITLE, r"(?i)\bcease-?fires?\b"),
    ("title:ukrain*", IN_TITLE, r"(?i)\bukrain"),
    ('"U.S."', IN_TEXT, r"(?<![\w.])([Uu]\.[Ss](\.(?!\w\b)|(?![\w.]))|US(?!\w))"),
    ("gaza OR rafah", IN_TEXT, r"(?i)\b(gaza|rafah)s?\b"),
    ('"trump putin"~3', IN_TEXT, rf"(?i)\btrump(['’]s)?{THREE}\W+putin\b|\bputin(['’]s)?{THREE}\W+trump\b"),
    ('"7 October" OR "October 7"', IN_TEXT, r"(?i)\b7\W+october\b|\boctober\W+7(?![\w]|[.,]\d)"),
    ('topic:"armed conflicts"', IN_TOPIC, r"(?i)\barmed\W+conflicts\b"),
    ("topic:disasters", IN_TOPIC, r"(?i)\bdisasters\b"),
    ("date:2025-02-10..2025-02-20", IN_DATE, r"2025-02-(1\d|20)"),
    ("before:2004-01", IN_DATE, r"200[0-3]"),
    ("id:2002-07-01-01", IN_ID, r"\A2002-07-01-01\Z"),
]  # fmt: skip

CORPUS_QUESTIONS = [
    "witkoff",
    "erdogan",
    "ceasefire -title:gaza",
    '"prime minister"',
    '"trump call"~6',
    "trump NEAR/6 putin",
    "in:next",
    "in:next(witkoff OR trump)",
    'in:"who said what"(putin OR kremlin)',
    "-in:happened(trump)",
    "in:happened(NOT trump) -date:none",
    "in:*(trump NEAR/8 zelensk*)",
    "same:sentence(trump putin)",
    "same:paragraph(minister -president)",
    "person:witkoff",
    "person:=Erdoğan OR person:=Erdogan",
    'role:"prime minister"',
    'source:"harbour post"',
    "author:*",
    "topic:world date:2025",
    "path:asia OR path:*.jsonl",
    "dek:* has:section",
    "zelenski~1",
    "*nuclear* OR t?riff*",
    "date:2022..2023",
    "us",
    '"U.S."',
]


class Shelf:
    """An index, and what a plain reading of every article in it finds for each question."""

    def __init__(self, folder, paths, questions):
        report = update_index(folder, [str(path) for path in paths], Options(today=NOW))
        assert not report.failures
        self.reader = Reader(folder)
        trees = {question: parse(question, now=NOW) for question in questions}
        self.truth = {question: set() for question in questions}
        for ref in self.reader.all():
            reading = Reading(self.reader.article(ref))
            for question, tree in trees.items():
                if reading.matches(tree):
                    self.truth[question].add(reading.article.id)

    def found(self, question):
        return {self.reader.article(ref).id for ref in matching(self.reader, parse(question, now=NOW))}


@pytest.fixture(scope="session")
def lines():
    """The lines of the everyday file that are indexed."""
    if not EVENTS.exists():
        pytest.skip(f"{EVENTS} is not here")
    with lzma.open(EVENTS, "rt", encoding="utf-8") as file:
        return [
            line for number, line in enumerate(file) if WHOLE or number % EVERY == 0 or any(w in line for w in ALWAYS)
        ]


@pytest.fixture(scope="session")
def events(lines, tmp_path_factory):
    folder = tmp_path_factory.mktemp("events")
    (folder / "events.jsonl").write_text("".join(lines), encoding="utf-8")
    return Shelf(folder / "index", [folder / "events.jsonl"], EVENT_QUESTIONS)


@pytest.fixture(scope="session")
def own_corpus(tmp_path_factory):
    return Shelf(tmp_path_factory.mktemp("own") / "index", [MAIN / "corpus"], CORPUS_QUESTIONS)


@pytest.mark.parametrize("question", EVENT_QUESTIONS)
def test_a_question_over_the_events_finds_what_reading_every_text_finds(events, question):
    assert events.found(question) == events.truth[question]


def test_every_question_over_the_events_tells_some_from_others(events):
    alike = [question for question, ids in events.truth.items() if not 0 < len(ids) < len(events.reader)]
    assert alike == []


@pytest.mark.parametrize(("question", "keys", "expression"), RAW_CHECKS)
def test_a_question_over_the_events_finds_the_lines_that_a_regular_expression_finds(
    events, lines, question, keys, expression
):
    sought = re.compile(expression)
    expected = set()
    for line in lines:
        record = json.loads(line)
        if any(sought.search(_without_marks(record.get(key, ""))) for key in keys):
            expected.add(record["id"])
    assert events.found(question) == expected


def _without_marks(text):
    return "".join(char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char))


def test_the_events_are_all_in_the_index(events, lines):
    assert len(events.reader) == len(lines)
    assert events.found("*") == {json.loads(line)["id"] for line in lines}


@pytest.mark.parametrize("question", CORPUS_QUESTIONS)
def test_a_question_over_the_corpus_finds_what_reading_every_text_finds(own_corpus, question):
    assert own_corpus.found(question) == own_corpus.truth[question]
    page = search(own_corpus.reader, parse(question, now=NOW), Page(limit=1000))
    assert {hit.article.id for hit in page.hits} == own_corpus.truth[question]


def test_every_question_over_the_corpus_tells_some_from_others(own_corpus):
    alike = [question for question, ids in own_corpus.truth.items() if not 0 < len(ids) < len(own_corpus.reader)]
    assert alike == []


@pytest.mark.skipif(not SEEDS.exists(), reason=f"{SEEDS} is not here")
@pytest.mark.parametrize(
    ("question", "hits"),
    [
        ("in:next(Witkoff)", 1),
        ("in:happened(Witkoff)", 0),
        ('in:"who said what"(NATO)', 1),
        ("same:sentence(Vinnik teacher)", 1),
        ("same:sentence(Vinnik NATO)", 0),
    ],
)
def test_the_seeds_answer_by_section_and_by_sentence(tmp_path, question, hits):
    shelf = Shelf(tmp_path / "index", [SEEDS], [question])
    assert len(shelf.found(question)) == hits
    assert len(shelf.truth[question]) == hits
