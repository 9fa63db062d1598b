"""Who is named beside somebody, on a cluster: the counts are the cluster's, what follows from them is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from search.census import census
from search.companions import Circle, Company, weighed
from search.evidence import READ
from search.opensearch.excerpt import excerpt
from search.tree import Phrase

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from index.article import Article
    from index.span import Span
    from search.opensearch.questions import Questions
    from search.opensearch.spans import Query
    from search.tree import Node


def company(questions: Questions, tree: Node, asked: str, limit: int) -> Company:
    """Return who is named beside somebody in the articles that a tree matches; see ``companions.company``."""
    index = questions.index
    looked_at = questions.query(tree)
    naming: Query = {"bool": {"filter": [looked_at, questions.query(Phrase(asked, "person"))]}}
    directory = questions.dictionary(tree).directory
    entries = census(index.articles(naming), questions.aliases)
    circle = Circle(index.count(looked_at), index.count(naming), directory, entries)
    theirs: dict[str, Query] = {}

    def together(names: Sequence[str]) -> Iterable[tuple[int, int]]:
        queries = questions.queries([Phrase(name, "person") for name in names])
        theirs.update(zip(names, queries, strict=True))
        return zip(index.counts(naming, queries), index.counts(looked_at, queries), strict=True)

    def told(name: str) -> Iterator[tuple[Article, Iterable[Span]]]:
        latest = index.some({"bool": {"filter": [naming, theirs[name]]}}, READ, "newest")
        with excerpt(latest, directory) as cut:
            yield from cut.told()

    return weighed(circle, asked, limit, together, told)
