"""The articles most like one, on a cluster; the weights of words are ours, the scores the cluster's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from search.opensearch.excerpt import excerpt
from search.searcher import Page
from search.similar import LEAST, Known, Likeness, question_of, shared, telling_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index.article import Article
    from search.opensearch.questions import Questions
    from search.tree import Phrase, Word


def similar(questions: Questions, article: Article, limit: int) -> tuple[Likeness, ...]:
    """Return the articles most like one, the most alike first; see ``similar.similar``.

    How often a word is capitalised is not known of the whole index: a name tells as much as any word that is as rare.
    """
    index = questions.index

    def known(asked: Sequence[Word | Phrase]) -> Iterator[Known]:
        for count in index.counts({"match_all": {}}, questions.queries(asked)):
            yield Known(count, 0.0)

    telling = telling_of(article, index.count({"match_all": {}}), known)
    if not telling:
        return ()
    tree = question_of(telling)
    _, found = questions.page(tree, Page("score", limit + 1), exact_first=False)
    own = next((score for score, hit in found if hit.article.id == article.id), 0.0) or found[0][0]
    others = [(score, hit) for score, hit in found if hit.article.id != article.id and score >= LEAST * own][:limit]
    with excerpt([hit.article for _, hit in others], questions.dictionary(tree).directory) as cut:
        return tuple(
            Likeness(hit, min(1.0, score / own), tuple(shared(cut.leaves, telling, cut.ref(number))))
            for number, (score, hit) in enumerate(others)
        )
