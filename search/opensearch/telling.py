"""Matches by story on a cluster: what is kept beside the articles says which of them tell of one event."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from index.opensearch.stories import founders_of, reports
from index.opensearch.wire import read_wire_text
from search.opensearch.compile import compile_tree
from search.opensearch.questions import hits
from search.stories import StoryHit, StoryResults, story

if TYPE_CHECKING:
    from collections.abc import Iterable

    from search.opensearch.asking import Index
    from search.opensearch.questions import Questions
    from search.searcher import Page
    from search.stories import Story
    from search.tree import Node

_AT_ONCE = 10_000


def search_stories(questions: Questions, tree: Node, page: Page) -> StoryResults:
    """Return one page of the stories that articles tell which a tree matches; see ``stories.search_stories``.

    All matches are gone through, by id alone: how many stories they belong to is known only then.
    """
    index, dictionary = questions.index, questions.dictionary(tree)
    matching: Counter[str] = Counter()
    best: dict[str, tuple[str, float]] = {}
    for some in _ordered(index, compile_tree(tree, dictionary), page.sort):
        founders = founders_of(index.client, index.name, [article for article, _ in some])
        matching.update(founders[article] for article, _ in some)
        for article, score in some:
            best.setdefault(founders[article], (article, score))
    wanted = list(best)[page.limit * (page.number - 1) : page.limit * page.number]
    shown = index.by_id([best[founder][0] for founder in wanted])
    firsts = [shown[best[founder][0]] for founder in wanted]
    ready = hits(tree, firsts, [best[founder][1] for founder in wanted], page.snippets, dictionary.directory)
    stories = _stories(questions, wanted)
    return StoryResults(
        matching.total(),
        len(matching),
        tuple(StoryHit(hit, matching[f], stories[f]) for hit, f in zip(ready, wanted, strict=True)),
    )


def story_of(questions: Questions, article_id: str) -> Story:
    """Return the story that an article belongs to."""
    index = questions.index
    (founder,) = founders_of(index.client, index.name, [article_id]).values()
    return _stories(questions, [founder])[founder]


def _stories(questions: Questions, founders: Iterable[str]) -> dict[str, Story]:
    index = questions.index
    found = reports(index.client, index.name, founders)
    articles = index.by_id([each for ids in found.values() for each in ids])
    return {
        founder: story([articles[each] for each in ids if each in articles], questions.aliases)
        for founder, ids in found.items()
    }


def _ordered(index: Index, query: dict[str, object], sort: str) -> Iterable[list[tuple[str, float]]]:
    """Yield the ids and scores of all matches in order, many at a time."""
    some: list[tuple[str, float]] = []
    for hit in index.ordered(query, sort, ["id"], size=_AT_ONCE, scored=True):
        some.append((read_wire_text(hit["fields"]["id"][0]), hit["_score"]))
        if len(some) == _AT_ONCE:
            yield some
            some = []
    yield some
