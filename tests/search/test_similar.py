"""The articles most like one: against the formula worked out word by word, and on reports of one event."""

import json
import math

import pytest

from index.ref import Ref
from index.terms import stem
from search.output.similar import similar_json
from search.ranking import K1, B
from search.similar import similar

WIRE = {
    "quake-1": "An earthquake of magnitude 7.1 strikes near Lumbra, killing dozens of fishermen.",
    "quake-2": "Rescuers dig for fishermen in Lumbra after the earthquake; dozens are dead.",
    "quake-3": "An earthquake shakes Tervo. No one is hurt.",
    "vote-1": "President Ilse Brandt loses the vote of confidence. Brandt says that she will step down.",
    "vote-2": "Ilse Brandt has stepped down after the vote.",
    "vote-3": "Parliament will vote on fishing quotas.",
    "other": "Zebras graze.",
    **{f"filler-{number}": f"Ferry number {number} leaves on time with cars and lorries." for number in range(60)},
}


@pytest.fixture
def wire(library, json_lines):
    dated = ({"id": i, "text": text, "date": f"19{n + 10}-01-01"} for n, (i, text) in enumerate(WIRE.items()))
    library.write("wire.jsonl", json_lines(*dated))
    library.update()
    return library


def like(library, article_id, limit=5):
    reader = library.reader()
    (ref,) = reader.named(article_id)
    return similar(reader, ref, limit)


def ids(found):
    return [each.hit.article.id for each in found]


def test_reports_of_one_event_come_first_and_not_the_article_itself(wire):
    assert ids(like(wire, "quake-1"))[:1] == ["quake-2"]
    assert ids(like(wire, "quake-2"))[:1] == ["quake-1"]
    assert ids(like(wire, "vote-1"))[:1] == ["vote-2"]
    for each in WIRE:
        assert each not in ids(like(wire, each))


def test_what_is_shared_is_said_and_a_name_as_a_whole(wire):
    (vote, *_) = like(wire, "vote-1")
    assert vote.shared[0] == "Ilse Brandt"
    assert {"step", "vote"} <= set(vote.shared)
    assert not {"Ilse", "Brandt"} & set(vote.shared)
    for asked in WIRE:
        for each in like(wire, asked):
            assert each.shared
            there = {stem(word.strip(".,;").lower()) for word in WIRE[each.hit.article.id].split()}
            assert {stem(word.lower()) for shared in each.shared for word in shared.split()} <= there


def test_nothing_is_like_what_shares_nothing(wire):
    assert like(wire, "other") == ()


def test_the_most_alike_come_first_and_the_limit_cuts(wire):
    found = like(wire, "filler-1", 10)
    assert len(found) <= 10
    alike = [each.alike for each in like(wire, "quake-1", 10)]
    assert alike == sorted(alike, reverse=True)
    assert all(0 < each <= 1 for each in alike)
    assert ids(like(wire, "quake-1", 1)) == ids(like(wire, "quake-1", 10))[:1]


def test_days_play_no_part(wire, json_lines):
    before = {each: ids(like(wire, each)) for each in ("quake-1", "vote-1", "vote-3")}
    dated = ({"id": i, "text": text, "date": f"20{99 - n}-01-01"} for n, (i, text) in enumerate(WIRE.items()))
    wire.write("wire.jsonl", json_lines(*dated))
    wire.update()
    assert {each: ids(like(wire, each)) for each in before} == before


def test_the_score_is_the_sum_over_what_is_shared(library, json_lines):
    """Two words of one article each stand once in another: the sum of both, each weighed twice by how rare it is."""
    texts = {"a": "zeppelin yodel", "b": "zeppelin lands", "c": "yodel lands yodel", "d": "lands", "e": "nothing"}
    library.write("x.jsonl", json_lines(*({"id": i, "text": text} for i, text in texts.items())))
    library.update()
    average = sum(len(text.split()) for text in texts.values()) / len(texts)

    def score(text):
        total = 0.0
        for word in ("yodel", "zeppelin"):
            holding = sum(word in other.split() for other in texts.values())
            idf = math.log(1 + (len(texts) - holding + 0.5) / (holding + 0.5))
            count = text.split().count(word)
            norm = 1 - B + B * (len(text.split()) + 50) / (average + 50)
            x = count / norm
            # Both words tell the same, so each counts once; all stand in the opening.
            total += idf * (K1 + 1) * (0.5 * x / (K1 + x) + 0.5) if count else 0
        return total

    found = {each.hit.article.id: each for each in like(library, "a")}
    assert found.keys() == {"b", "c"}
    for article_id, each in found.items():
        assert each.hit.score == pytest.approx(score(texts[article_id]), abs=1e-3)
        assert each.alike == pytest.approx(score(texts[article_id]) / score("zeppelin yodel"), abs=1e-3)


def test_a_person_under_another_spelling_is_shared(library, json_lines):
    texts = {
        "a": "President Volodymyr Zelenskyy spoke in Kyiv.",
        "b": "President Volodymyr Zelensky was thanked.",
        **{f"f{number}": f"Ferry {number} leaves." for number in range(20)},
    }
    library.write("x.jsonl", json_lines(*({"id": i, "text": text} for i, text in texts.items())))
    library.update()
    (other,) = like(library, "a")
    assert other.hit.article.id == "b"
    assert other.shared[0] == "Volodymyr Zelenskyy"


def test_no_article_of_the_corpus_is_like_itself(corpus_library):
    reader = corpus_library.reader()
    for number, segment in enumerate(reader.segments):
        for document in range(segment.size):
            ref = Ref(number, document)
            assert reader.article(ref).id not in ids(similar(reader, ref, 3))


def test_the_same_comes_as_data(wire):
    data = json.loads(similar_json("quake-1", like(wire, "quake-1")))
    assert (data["v"], data["id"], data["hits"][0]["id"]) == (1, "quake-1", "quake-2")
    assert {"alike", "shared", "title", "snippets", "path", "line"} <= set(data["hits"][0])


def test_the_command_takes_what_show_takes(shell):
    by_path = shell.json("similar", "corpus/trump-putin-call.txt")
    assert by_path["hits"]
    assert shell.json("similar", by_path["id"]) == by_path
    done = shell.run("similar", "nowhere")
    assert (done.returncode, done.stdout) == (2, "")
    assert "no article has the id or the path 'nowhere'" in done.stderr
