"""How a question was read, clause by clause, on a cluster: each clause is put as a question of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.opensearch.wire import read_wire_text, wire_text
from search.evidence import Bearer
from search.explanation import Clause, clauses_of, meaning
from search.opensearch.compile import compile_tree, speaker_query
from search.searcher import Page

if TYPE_CHECKING:
    from index.article import Article
    from search.opensearch.dictionary import Dictionary
    from search.opensearch.questions import Questions
    from search.opensearch.spans import Query
    from search.tree import Node, Pattern, Phrase, Word


def explain(questions: Questions, tree: Node, article: Article | None) -> Clause:
    """Return what a question means on an index and, of one article, which clauses it matches; scores have no parts."""
    return _Explainer(questions, questions.dictionary(tree), article).clause(tree)


class _Explainer:
    def __init__(self, questions: Questions, dictionary: Dictionary, article: Article | None) -> None:
        self._questions, self._dictionary, self._article = questions, dictionary, article

    def clause(self, node: Node) -> Clause:
        query = compile_tree(node, self._dictionary)
        score = self._score(query)
        return Clause(
            text=str(node),
            means=meaning(node, self),
            articles=self._questions.index.count(query),
            holds=None if self._article is None else score is not None,
            score=score or 0.0,
            parts=(),
            children=tuple(map(self.clause, clauses_of(node))),
        )

    def _score(self, query: Query) -> float | None:
        """Return the article's score; None if it does not match."""
        if self._article is None:
            return None
        only = {"bool": {"must": [query], "filter": [{"term": {"id": wire_text(self._article.id)}}]}}
        _, found = self._questions.index.page(only, Page(limit=1))
        return found[0]["_score"] if found else None

    def terms(self, leaf: Word | Pattern) -> None:
        """Return nothing: a cluster matches words by a pattern, and does not list them."""

    def speaking(self, name: Word | Phrase) -> list[str]:
        """Return those for whom a name stands who are quoted."""
        query = speaker_query(name, self._dictionary.spellings(name.text), "speaker_value")
        values = self._questions.index.values(query, {"terms": {"field": "speaker_value"}})
        # Who else is quoted in the same articles is counted too.
        asked, others = Bearer(name.text, self._dictionary.spellings(name.text)), map(read_wire_text, values)
        return sorted(filter(asked.bears, others))
