"""Whole values of a field (a role, an outlet, a heading), from the places of their words: no article is read.

The words of a value take consecutive places and a gap follows it (``index.places``), so that a field's postings, turned
round, give every value back as it is compared: folded, its words with one space between. How it is written stands in
the articles alone.
"""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING

from index.places import stretches
from index.schema import read_text_term
from index.terms import fold_phrase

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from index.article import Article
    from index.codec.segment import Segment

READ = 9
"""Articles that are asked how a value is written: the form of most of them is shown."""


def values_of(segment: Segment, field: str, documents: Collection[int]) -> Mapping[int, list[str]]:
    """Return the values of a field by document, in their order there, folded as ``fold_phrase`` does.

    Args:
        segment: Where.
        field: One of ``index.schema.UNSTEMMED_FIELDS``.
        documents: Those that are asked about; what has no value is not in the answer.
    """
    dictionary = segment.field(field)
    placed: dict[int, list[tuple[int, str]]] = {}
    for number in range(len(dictionary)):
        term, width = read_text_term(dictionary.term(number))
        if width > 1:  # lies over words that stand there as well
            continue
        for document, places in dictionary.postings(number).by_document():
            if document in documents:
                placed.setdefault(document, []).extend((place, term) for place in places)
    return {document: list(_values(sorted(words))) for document, words in placed.items()}


def _values(words: Iterable[tuple[int, str]]) -> Iterator[str]:
    """Yield the values that words stand in: in one the places follow each other."""
    for _, value in groupby(enumerate(words), key=lambda each: each[1][0] - each[0]):
        yield " ".join(term for _, (_, term) in value)


def written(articles: Iterable[Article], field: str, value: str) -> str:
    """Return how a value is mostly written.

    Args:
        articles: The ``READ`` first that have it, by path and line; at least one.
        field: The value's, or ``speaker``.
        value: Folded.
    """
    forms = Counter(
        " ".join(text.split()) for each in articles for text in values(each, field) if fold_phrase(text) == value
    )
    return forms.most_common(1)[0][0]


def values(article: Article, field: str) -> Iterator[str]:
    """Yield the values of an article as they are written; of ``speaker``, who is quoted."""
    if field == "speaker":
        return (quotation.speaker for quotation in article.quotations if quotation.speaker)
    return (stretch.text for stretch in stretches(article, field))
