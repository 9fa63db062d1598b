"""What is made of the words of articles, on a cluster: those most like one, and longer questions.

The weights of words are ours, the scores the cluster's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.opensearch.mapping import TEXT_PARTS
from index.opensearch.tokens import WIDEST, term_token
from search.feedback import ARTICLES, lengthened
from search.opensearch.excerpt import excerpt
from search.searcher import Page
from search.similar import LEAST, Known, Likeness, question_of, shared, telling_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index.article import Article
    from search.opensearch.questions import Questions
    from search.tree import Node, Phrase, Word


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


def expanded(questions: Questions, tree: Node) -> tuple[Node, tuple[str, ...]]:
    """Return a tree that matches the same and ranks by more words, and those words; see ``feedback.expanded``."""
    index = questions.index
    _, found = questions.page(tree, Page("score", ARTICLES))
    best = [(score, hit.article) for score, hit in found]

    def frequencies(terms: Sequence[str]) -> list[int]:
        return index.counts({"match_all": {}}, [_having(term) for term in terms])

    return lengthened(tree, best, index.count({"match_all": {}}), frequencies)


def _having(term: str) -> dict[str, object]:
    """Return what finds a word as written, also where it is the joined form of several."""
    tokens = [term_token(term, width, stemmed=False) for width in range(1, WIDEST + 1)]
    return {"bool": {"should": [{"terms": {field: tokens}} for field in TEXT_PARTS]}}
