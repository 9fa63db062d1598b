"""A question made longer by what its best articles say: pseudo-relevance feedback, RM3, only where it is asked for.

Lavrenko and Croft (2001), "Relevance-based language models"; interpolated with the question as in Abdul-Jaleel and
others (2004), "UMass at TREC 2004". What was asked decides what matches, as before: the words that are added only move
articles up, the rarer the more. They help long questions and can lead short ones astray, so they are few and shown.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from index.schema import TEXT
from index.terms import stem, words
from search.hits import Results
from search.leaves import Leaves
from search.ranking import word_weight
from search.searcher import first, ready
from search.tree import And, Boost, Node, Or, Phrase, Word, conjoin, disjoin

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index.article import Article
    from index.reader import Reader
    from search.searcher import Found, Page

ARTICLES, TERMS, WEIGHT = 5, 10, 0.2
"""The best articles that are read, the words that are added, and their share of the question."""
_SHORTEST = 3
_FEWEST = 2  # of the articles read that must have a word
_COMMON = 0.05  # the share of all articles from which a word tells nothing


def search_expanded(reader: Reader, tree: Node, page: Page) -> tuple[Results, tuple[str, ...]]:
    """Return a page of the articles that a tree matches, ranked by words of the best of them too, and those words.

    Only what was asked for is marked in the hits.

    Args:
        reader: The index.
        tree: The question.
        page: Which hits are wanted.
    """
    longer, added = expanded(reader, tree)
    leaves = Leaves(reader.segments, reader.toc.roots)
    total, found = first(reader, leaves, longer, page.sort, page.limit * page.number)
    hits = ready(reader, leaves, tree, found[page.limit * (page.number - 1) :], page.snippets)
    return Results(total, hits, tuple(dict.fromkeys(leaves.cut))), added


def expanded(reader: Reader, tree: Node) -> tuple[Node, tuple[str, ...]]:
    """Return a question that matches the same articles and ranks them by more words, and those words, weightiest first.

    A question without plain words, or that finds fewer than ``ARTICLES``, stays as it is.

    Args:
        reader: The index.
        tree: The question.
    """
    asked = [each for each in _asked(tree) if isinstance(each, Word)]
    _, found = first(reader, Leaves(reader.segments, reader.toc.roots), tree, "score", ARTICLES)
    if not asked or len(found) < ARTICLES:
        return tree, ()
    known = {stem(part) for each in _asked(tree) for word in words(each.text) for part in word.parts}
    chosen = _chosen(reader, found, known)
    whole = sum(chosen.values())
    # The question is scored twice below: once as what must match, once beside the words that are added.
    share = 2 * len(asked) * WEIGHT / (1 - WEIGHT)
    added: list[Node] = [Boost(Word(term), max(1e-6, round(share * p / whole, 6))) for term, p in chosen.items()]
    return (conjoin([tree, disjoin([tree, *added])]) if added else tree), tuple(chosen)


def _asked(node: Node) -> Iterator[Word | Phrase]:
    """Yield the words and phrases that are looked for in the text; not those that are shut out."""
    match node:
        case And() | Or():
            for child in node.children:
                yield from _asked(child)
        case Boost():
            yield from _asked(node.child)
        case Word(field=None) | Phrase(field=None):
            yield node


def _chosen(reader: Reader, found: list[Found], known: set[str]) -> dict[str, float]:
    """Return the words that the articles found have most of, each with its weight, the weightiest first."""
    weights: defaultdict[str, float] = defaultdict(float)
    holding: Counter[str] = Counter()
    for each in found:
        counts = Counter(_terms(reader.article(each.ref)))
        for term, count in counts.items():
            weights[term] += each.score * count / counts.total()
            holding[term] += 1
    likely = (
        t for t in weights if holding[t] >= _FEWEST and len(t) >= _SHORTEST and t.isalpha() and stem(t) not in known
    )
    articles = {term: _articles(reader, term) for term in likely}
    telling = {
        term: weights[term] * word_weight(len(reader), count)
        for term, count in articles.items()
        if count <= _COMMON * len(reader)
    }
    by_stem: dict[str, str] = {}
    for term in sorted(telling, key=lambda term: (-telling[term], term)):
        by_stem.setdefault(stem(term), term)
    return {term: telling[term] for term in list(by_stem.values())[:TERMS] if telling[term]}


def _terms(article: Article) -> Iterator[str]:
    for text in (article.title, article.dek, article.body):
        for word in words(text or ""):
            yield from word.parts


def _articles(reader: Reader, term: str) -> int:
    """Return how many articles have a word, deleted ones included."""
    fields = [segment.field(TEXT) for segment in reader.segments]
    return sum(field.document_count(number) for field in fields for number, _ in field.widths(term))
