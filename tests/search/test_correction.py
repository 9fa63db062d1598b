"""Which word was meant by one that no article has, or that few have: the slip, and the words beside it."""

import json

import pytest

from search.edits import edits, slip
from search.misspelling import nearest_words
from search.parser import parse, parse_literal
from search.searcher import Page
from search.suggestions import passed_over, suggest
from tests.conftest import TODAY
from tests.shell import Shell

FORT = [f"A helicopter from Fort Campbell crashes in county {n}." for n in range(3)]
FROM = [f"The {n} ships sail from the harbour to the island." for n in range(40)]
LAND = ["The landslide buries a village.", "Landslides and floods follow the storm.", "Landslides bury a road."]
TARIFFS = [f"Keller announces tariffs on steel and copper, part {n}." for n in range(30)]
TRADE = [
    "Sheikh Tarif meets a delegation.",
    "A shock wave is heard; the sound carries far.",
    "A cease-fire begins in the harbour.",
]


@pytest.fixture(scope="module")
def wire(tmp_path_factory):
    from tests.conftest import Library  # noqa: PLC0415 - a fixture for the module needs a folder of its own

    made = Library(tmp_path_factory.mktemp("wire"))
    texts = [*FORT, *FROM, *LAND, *TARIFFS, *TRADE]
    made.write("a.jsonl", "".join(json.dumps({"id": str(n), "text": text}) + "\n" for n, text in enumerate(texts)))
    made.update()
    return made


def meant(wire, question):
    """Return the questions that are suggested instead of one that finds nothing."""
    tree = parse(question, now=TODAY)
    assert wire.hits(question).total == 0
    return [str(each.tree) for each in suggest(wire.reader(), tree, Page()).questions]


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("frot campbell", "fort AND campbell"),  # "from" is the more frequent
        ("frot ships", "from AND ships"),
        ("helicopter cambpell", "helicopter AND campbell"),
        ("lanslide", "landslide"),
        ("case-fire", "cease-fire"),
        ("caese-fire harbour", "cease-fire AND harbour"),
        ("Fort–Camlbell", "Fort–Campbell"),
        ("frt campbell", "fort AND campbell"),  # three letters: one was left out
    ],
)
def test_a_slip_is_put_right_by_the_words_beside_it(wire, question, first):
    assert meant(wire, question)[0] == first


def test_words_with_one_stem_are_named_once(wire):
    said = suggest(wire.reader(), parse("lanslide", now=TODAY), Page()).said
    assert said == ('no article has "lanslide"; nearest: landslide (3)',)


def test_where_the_nearest_word_finds_nothing_the_next_is_tried(wire):
    assert meant(wire, "from cambpell helicopter") == ["from AND campbell AND helicopter"]
    assert meant(wire, "frot helicopter") == ["fort AND helicopter", "from AND helicopter"]


def test_a_known_word_is_doubted_where_another_is_likelier_and_answers(wire):
    found = suggest(wire.reader(), parse("keller tarifs", now=TODAY), Page())
    assert found.said == ('no article has all the words; near "tarifs" (1): tariffs (30)',)
    assert [(str(each.tree), each.why) for each in found.questions] == [("keller AND tariffs", "tariffs for tarifs")]
    assert found.marked == "articles with tariffs"
    assert found.results
    assert found.results.total == 30


@pytest.mark.parametrize("question", ['keller "tarifs"', '"keller tarifs"', "keller -tarifs"])
def test_what_is_quoted_or_shut_out_is_not_doubted(wire, question):
    tree = parse(question, now=TODAY)
    assert not any("tariffs" in line for line in suggest(wire.reader(), tree, Page()).said)


def test_a_word_with_a_hyphen_that_no_article_has_whole_falls_into_its_parts(wire):
    assert meant(wire, "shock-sound harbour")[0] == "shock OR sound OR harbour"
    assert meant(wire, "wave/steel zebra")[0] == "wave OR steel"


def test_a_far_word_is_named_but_not_asked_for(wire):
    """Two wrong letters, in a word of one article: as likely the word is right, and no article has it."""
    found = suggest(wire.reader(), parse("telogation landslide ships", now=TODAY), Page())
    assert found.said[0] == 'no article has "telogation"; nearest: delegation (1)'
    assert [str(each.tree) for each in found.questions] == ["landslide OR ships"]
    assert passed_over(wire.reader(), parse_literal("telogation landslide", any_=True)).questions == ()


def test_between_words_joined_by_or_an_unknown_one_is_not_passed_over_in_silence(wire):
    found = passed_over(wire.reader(), parse_literal("cambpell landslide", any_=True))
    assert found.said == ('no article has "cambpell"; nearest: campbell (3)',)
    assert [(str(each.tree), each.total) for each in found.questions] == [("campbell OR landslide", 6)]
    assert passed_over(wire.reader(), parse_literal("campbell landslide", any_=True)).said == ()


def test_at_the_command_line_the_hits_stay_and_the_word_is_named(wire):
    shown = Shell(wire.folder).run("search", "-i", wire.index, "--any", "cambpell landslide")
    assert shown.returncode == 0
    assert shown.stderr.splitlines()[0] == 'no article has "cambpell"; nearest: campbell (3)'
    answer = json.loads(
        Shell(wire.folder).run("search", "-i", wire.index, "cambpell OR landslide", "-f", "json").stdout
    )
    assert answer["total"] == len(answer["hits"]) == 3
    assert answer["suggestions"] == [{"query": "campbell OR landslide", "total": 6, "why": "campbell for cambpell"}]


def test_a_letter_left_out_or_swapped_is_a_likelier_slip_than_a_wrong_one():
    likely = [slip("dlta", "delta"), slip("dlta", "data"), slip("dlta", "dart")]
    assert likely == sorted(likely, reverse=True)
    assert slip("laso", "laos") == slip("lao", "laos") > slip("laxs", "laos") == slip("laxos", "laos")
    assert slip("laos", "laos") == 1
    pairs = [
        ("ceasfire", "ceasefire"),
        ("ceasefier", "ceasefire"),
        ("ceaxefire", "ceasefire"),
        ("caesfire", "ceasefire"),
    ]
    assert [edits(*pair) for pair in pairs] == [1, 1, 1, 2]
    assert slip(*pairs[3]) < min(slip(*pair) for pair in pairs[:2])


def test_what_is_frequent_is_likelier_up_to_a_share_of_all_articles(wire):
    fields = [segment.field("text") for segment in wire.reader().segments]
    found = nearest_words(fields, "frot", len(wire.reader()))
    assert [near.term for near in found] == ["from", "fort"] or [near.term for near in found] == ["fort", "from"]
    assert {near.term: near.articles for near in found} == {"from": 43, "fort": 3}
