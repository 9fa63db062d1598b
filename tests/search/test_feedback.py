"""``--expand``: the words of the best articles move others up, and change nothing of what matches."""

import re

import pytest

from search.feedback import TERMS, expanded, search_expanded
from search.parser import parse
from search.searcher import Page
from tests.conftest import TODAY
from tests.shell import Shell


@pytest.fixture
def floods(library, json_lines):
    texts = [f"The river flood in town {n}: the dam burst, sandbags and evacuation followed." for n in range(6)]
    texts += ["A flood of letters reached the editor.", "A flood, with a dam and sandbags."]
    texts += [f"Nothing of the kind happened in place {n}; the editor wrote on." for n in range(200)]
    library.write("a.jsonl", json_lines(*({"id": str(n), "text": text} for n, text in enumerate(texts))))
    library.update()
    return library


def test_what_is_added_comes_from_the_best_articles_and_is_not_common(floods):
    tree, added = expanded(floods.reader(), parse("river flood", now=TODAY))
    assert {"dam", "burst", "sandbags", "evacuation"} & set(added)
    assert not {"the", "flood", "floods", "river"} & set(added)
    assert len(added) <= TERMS
    assert parse(str(tree), now=TODAY) == tree


@pytest.mark.parametrize("question", ["flood", "river flood", "flood OR editor", "flood -editor"])
def test_the_same_articles_match(floods, question):
    tree, added = expanded(floods.reader(), parse(question, now=TODAY))
    assert added
    assert floods.ids(str(tree)) == floods.ids(question)


def test_articles_like_the_best_move_up(floods):
    def places(question):
        ids = [hit.article.id for hit in floods.hits(str(question)).hits]
        return ids.index("6"), ids.index("7")

    tree, _ = expanded(floods.reader(), parse("flood", now=TODAY))
    letters, sandbags = places(tree)
    assert sandbags < letters


@pytest.mark.parametrize("question", ['"river flood"', "letters", "date:none", "-flood"])
def test_a_question_without_words_or_with_few_articles_stays_as_it_is(floods, question):
    tree = parse(question, now=TODAY)
    assert expanded(floods.reader(), tree) == (tree, ())


def test_the_command_line_says_which_words_are_added(floods):
    shown = Shell(floods.index.parent).run("search", "-i", floods.index, "--expand", "flood")
    added = shown.stderr.splitlines()[0]
    assert added.startswith("added: ")
    assert "sandbags" in added
    assert shown.stderr.splitlines()[1].startswith("8 articles, ")


def test_only_what_was_asked_for_is_marked(floods):
    shown = Shell(floods.index.parent).run("search", "-i", floods.index, "--expand", "flood", "-n", "20")
    marked = set(re.findall("«(.*?)»", shown.stdout))
    assert marked == {"flood"}
    assert "sandbags" in shown.stdout


def test_pages_of_a_longer_question_follow_each_other(floods):
    tree = parse("flood", now=TODAY)
    whole, added = search_expanded(floods.reader(), tree, Page(limit=8))
    pages = [search_expanded(floods.reader(), tree, Page(limit=3, number=n))[0] for n in (1, 2, 3)]
    assert added
    assert [h.article.id for page in pages for h in page.hits] == [h.article.id for h in whole.hits]
    assert {page.total for page in pages} == {8}
