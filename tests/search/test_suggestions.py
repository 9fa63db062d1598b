"""No dead ends: what is said and shown where nothing answers a question."""

import json
import random

import pytest

from index.schema import read_text_term
from search.edits import edits
from search.misspelling import allowed_edits, nearest_words, words_within
from search.parser import parse
from search.searcher import Page
from search.suggestions import suggest
from tests.conftest import TODAY
from tests.shell import Shell

WIRE = [
    {"id": "kyiv", "date": "2025-02-13", "title": "Zelenskyy to meet Witkoff", "people": ["Steve Witkoff"],
     "text": "Volodymyr Zelenskyy meets Steve Witkoff in Kyiv over a ceasefire.", "cites": ["Reuters"],
     "topic": "world"},
    {"id": "talks", "date": "2025-02-14", "text": "Zelenskyy and Putin may hold peace talks.", "cites": ["Reuters"]},
    {"id": "zelensky", "date": "2024-05-01", "text": "Zelensky visits Rafah.", "source": "Harbour Post"},
    {"id": "harvest", "date": "2024-06-01", "text": "A poor harvest of olives near Rafah.",
     "authors": ["Maria Keller"]},
    {"id": "storm", "date": "2023-06-01", "text": "A storm floods the harbour.", "cites": ["Kestrel Wire"]},
]  # fmt: skip


@pytest.fixture
def wire(library, json_lines):
    library.write("wire.jsonl", json_lines(*WIRE))
    library.update()
    return library


def suggested(library, question):
    """Return what is suggested for a question that finds nothing: what is said, the questions, the hits' ids."""
    tree = parse(question, now=TODAY)
    assert library.hits(question).total == 0
    found = suggest(library.reader(), tree, Page())
    for each in found.questions:
        assert library.hits(str(each.tree)).total == each.total > 0, each
    hits = [hit.article.id for hit in found.results.hits] if found.results else []
    assert bool(hits) == bool(found.marked)
    return found.said, [str(each.tree) for each in found.questions], hits


WORDS = [
    ("zelenskki", ['no article has "zelenskki"; nearest: zelenskyy (2), zelensky (1)'], "zelenskyy", {"kyiv", "talks"}),
    ("Zelenskki", ['no article has "Zelenskki"; nearest: Zelenskyy (2), Zelensky (1)'], "Zelenskyy", {"kyiv", "talks"}),
    ("putn zelenskyy", ['no article has "putn"; nearest: putin (1)'], "putin AND zelenskyy", {"talks"}),
    ("person:Witkof", ["no article has person:Witkof; nearest: person:Witkoff (1)"], "person:Witkoff", {"kyiv"}),
    ("cites:Reutrs", ["no article has cites:Reutrs; nearest: cites:Reuters (2)"], "cites:Reuters", {"kyiv", "talks"}),
    ("source:harbor", ["no article has source:harbor; nearest: source:harbour (1)"], "source:harbour", {"zelensky"}),
    ("author:Kellr", ["no article has author:Kellr; nearest: author:Keller (1)"], "author:Keller", {"harvest"}),
    ("topic:wrold", ["no article has topic:wrold; nearest: topic:world (1)"], "topic:world", {"kyiv"}),
    ("title:witkof", ["no article has title:witkof; nearest: title:witkoff (1)"], "title:witkoff", {"kyiv"}),
    ('person:"Witkof"', ['no article has person:"Witkof"; nearest: person:"Witkoff" (1)'], 'person:"Witkoff"',
     {"kyiv"}),
    ('person:"Steve Witkof"', ['no article has person:"Steve Witkof"; nearest: person:"Steve Witkoff" (1)'],
     'person:"Steve Witkoff"', {"kyiv"}),
    ('cites:"Reutrs"', ['no article has cites:"Reutrs"; nearest: cites:"Reuters" (2)'], 'cites:"Reuters"',
     {"kyiv", "talks"}),
    ("same:sentence(putn talks)", ['no article has "putn"; nearest: putin (1)'], "same:sentence(putin AND talks)",
     {"talks"}),
]  # fmt: skip


@pytest.mark.parametrize(("question", "said", "meant", "ids"), WORDS)
def test_a_word_that_no_article_has_is_taken_for_the_nearest(wire, question, said, meant, ids):
    found = suggested(wire, question)
    assert list(found[0]) == said
    assert found[1][0] == meant
    assert set(found[2]) == ids


PARTS = [
    {"id": "a", "sections": [{"heading": "What is next", "text": "Talks of a truce go on in Doha."}]},
    {"id": "b", "text": 'Vladimir Putin spoke of it. "The truce will hold," Vladimir Putin said on Monday.'},
    {"id": "2025-02-13-01", "text": "A ferry ran aground off Oslo."},
    {"id": "2025-02-13-02", "text": "The ferry was pulled free."},
    {"id": "2025-02-14-01", "text": "A bridge was closed."},
]
NAMES = [
    ("said:Puton", "said:Puton; nearest: said:Putin (1)", "said:Putin", {"b"}),
    ('said:"Vladimir Puton"(truce)', 'said:"Vladimir Puton"; nearest: said:"Vladimir Putin" (1)',
     'said:"Vladimir Putin"(truce)', {"b"}),
    ("in:nxet(truce)", "in:nxet; nearest: in:next (1)", "in:next(truce)", {"a"}),
    ("id:2025-02-13-07", "id:2025-02-13-07; nearest: id:2025-02-13-* (2)", "id:2025-02-13-*",
     {"2025-02-13-01", "2025-02-13-02"}),
    ("story:2025-02-14-9", "story:2025-02-14-9; nearest: story:2025-02-14-* (1)", "story:2025-02-14-*",
     {"2025-02-14-01"}),
    ("id:2025-02-17", "id:2025-02-17; nearest: id:2025-02-* (3)", "id:2025-02-*",
     {"2025-02-13-01", "2025-02-13-02", "2025-02-14-01"}),
]  # fmt: skip


@pytest.mark.parametrize(("question", "said", "meant", "ids"), NAMES)
def test_a_speaker_or_an_id_that_nothing_has_is_taken_for_the_nearest(library, json_lines, question, said, meant, ids):
    library.write("parts.jsonl", json_lines(*PARTS))
    library.update()
    found = suggested(library, question)
    assert list(found[0]) == [f"no article has {said}"]
    assert found[1][0] == meant
    assert set(found[2]) == ids


def test_of_articles_that_have_no_common_word_those_with_most_are_shown_first(wire):
    said, questions, hits = suggested(wire, "zelenskyy putin harvest olives rafah")
    assert said == ("no article has all the words",)
    assert questions == ["zelenskyy OR putin OR harvest OR olives OR rafah"]
    assert hits[0] == "harvest"
    assert set(hits) == {"kyiv", "talks", "zelensky", "harvest"}


def test_fields_and_what_is_shut_out_hold_for_what_has_some_of_the_words(wire):
    said, questions, hits = suggested(wire, "zelenskyy storm date:2025 -putin")
    assert said == ("no article has all the words and date:2025 and NOT putin",)
    assert questions == ["(zelenskyy OR storm) AND date:2025 AND NOT putin"]
    assert hits == ["kyiv"]


def test_a_word_near_none_is_named_and_left_out(wire):
    said, questions, hits = suggested(wire, "zelenskyy xqzzyw")
    assert said == ('no article has "xqzzyw"',)
    assert questions == ["zelenskyy"]
    assert set(hits) == {"kyiv", "talks"}


QUIET = [
    ('"zelenskki"', ['no article has "zelenskki"'], []),
    ('title:"witkof"', ['no article has title:"witkof"'], []),
    ('person:"Xqzzyw"', ['no article has person:"Xqzzyw"'], []),
    ("said:Xqzzyw(talks)", ["no article has said:Xqzzyw"], []),
    ("id:xqzzyw", ["no article has id:xqzzyw"], []),
    ('"zelenskki" storm', ['no article has "zelenskki"'], ["storm"]),
    ("person:Witkoff date:2024", ["person:Witkoff (1) and date:2024 (2) exclude each other: no article has both"],
     ["date:2024", "person:Witkoff"]),
    ("rafah -rafah", ['"rafah" (2) and NOT rafah (3) exclude each other: no article has both'], ["rafah"]),
    ("storm date:2031", ["no article has date:2031"], ["storm"]),
    ("date:2031", ["no article has date:2031"], []),
    ("xqzzyw", ['no article has "xqzzyw"'], []),
    ("cites:Reuters date:2024..2025 source:Harbour", ["cites:Reuters (2) and source:Harbour (1) exclude each other: "
     "no article has both"], ["date:2024-01-01..2025-12-31 AND source:Harbour",
     "cites:Reuters AND date:2024-01-01..2025-12-31"]),
    ("f16 2031", ['no article has "f16"', 'no article has "2031"'], []),
]  # fmt: skip


@pytest.mark.parametrize(("question", "said", "questions"), QUIET)
def test_without_a_word_to_put_right_it_is_only_said_what_stands_against_it(wire, question, said, questions):
    found = suggested(wire, question)
    assert list(found[0]) == said
    assert found[1:] == (questions, [])


def test_what_a_question_shuts_out_is_not_put_right(wire):
    tree = parse("olives -zelenskki date:2025", now=TODAY)
    assert all(
        "zelenskki" not in line.split("nearest")[0] or "NOT" in line
        for line in suggest(wire.reader(), tree, Page()).said
    )


def run(library, *args):
    return Shell(library.index.parent).run("search", "-i", library.index, *args)


def test_at_the_command_line_the_hits_are_marked_and_the_exit_stays_1(wire):
    shown = run(wire, "zelenskki")
    assert shown.returncode == 1
    first, mark, *_ = shown.stdout.splitlines()
    assert first == 'no article has "zelenskki"; nearest: zelenskyy (2), zelensky (1)'
    assert mark == "not what was asked for: articles with zelenskyy, 2 articles"
    assert "«Zelenskyy»" in shown.stdout


def test_json_has_the_questions_and_no_hits(wire):
    shown = run(wire, "zelenskki", "-f", "json")
    assert shown.returncode == 1
    answer = json.loads(shown.stdout)
    assert (answer["total"], answer["hits"]) == (0, [])
    assert answer["suggestions"][0] == {"query": "zelenskyy", "total": 2, "why": "zelenskyy for zelenskki"}
    assert json.loads(run(wire, "zelenskyy", "-f", "json").stdout)["suggestions"] == []


def test_all_words_within_one_or_two_edits_are_found(library, json_lines):
    """Brute force over a dictionary of words that differ by little, some not Latin."""
    chance = random.Random(7)
    stems = ["abcdefgh", "abdcefghi", "zelenskyy", "выборыпят", "ceasefire"]
    made = set()
    for _ in range(600):
        word = list(chance.choice(stems))
        for _ in range(chance.randrange(4)):
            at = chance.randrange(len(word))
            match chance.randrange(4):
                case 0:
                    del word[at]
                case 1:
                    word.insert(at, chance.choice("abcdxyя"))
                case 2:
                    word[at] = chance.choice("abcdxyя")
                case 3:
                    word[at : at + 2] = reversed(word[at : at + 2])
        made.add("".join(word))
    library.write("a.jsonl", json_lines({"id": "a", "text": " ".join(sorted(made)) + " cease-fire"}))
    library.update()
    field = library.reader().segments[0].field("text")
    terms = [read_text_term(field.term(number))[0] for number in range(len(field))]
    for word in [*stems, *chance.sample(sorted(made), 40)]:
        for distance in (1, 2):
            found = {term: far for term, _, far in words_within(field, word, distance)}
            assert found == {t: far for t in terms if (far := edits(word, t)) <= distance}, (word, distance)


def test_short_words_and_numbers_are_not_put_right(library, json_lines):
    library.write("a.jsonl", json_lines({"id": "a", "text": "Iran 2025 f16 trump"}))
    library.update()
    field = library.reader().segments[0].field("text")
    assert [nearest_words([field], word, 1) for word in ("ir", "itn", "2026", "f17")] == [[], [], [], []]
    assert [near.term for word in ("trmp", "irn") for near in nearest_words([field], word, 1)] == ["trump", "iran"]
    assert [allowed_edits(word) for word in ("us", "gaza", "ukraine", "zelenskyy")] == [0, 1, 1, 2]
    assert edits("trmup", "trump") == 1


def test_a_letter_at_a_wrong_place_is_one_slip_of_a_word_of_five_letters(library, json_lines):
    library.write("a.jsonl", json_lines({"id": "a", "text": "Beirut Kiev burrs"}, {"id": "b", "text": "Beirut"}))
    library.update()
    field = library.reader().segments[0].field("text")
    found = [[near.term for near in nearest_words([field], word, 2)] for word in ("beruit", "tbeiru", "bruits", "vkie")]
    assert found == [["beirut"], ["beirut"], [], []]
