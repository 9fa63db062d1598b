"""The text of many articles in columns: its stretches, and the paragraphs and sentences that they are cut into.

What is looked for in words is cut into **pieces**, each a string of its own: the sentences of a body, and every other
stretch whole. No word runs from one piece into the next.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from index.places import only_named, paragraphs
from index.sentences import in_several
from index.terms import prepare
from index.text_field import sums

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from index.article import Article
    from index.codec.inversion import Integers

LEAD, HEADING, PROSE, NAME = range(4)
"""What a stretch is: title or dek, a heading in a body, text under it or under none, a name behind the body."""


class Stretches(NamedTuple):
    """The stretches of the text of many articles, in their order; empty ones are left out.

    Attributes:
        owners: The number of the article of each.
        kinds: What each is.
        starts: Where each starts in its part of the article, in code points.
        texts: What each says.
    """

    owners: list[int]
    kinds: list[int]
    starts: list[int]
    texts: list[str]

    @classmethod
    def of(cls, articles: Iterable[Article]) -> Stretches:
        """Return the stretches of articles, numbered in the order in which they come."""
        owners, kinds, starts, texts = list[int](), list[int](), list[int](), list[str]()
        for document, article in enumerate(articles):
            before = len(texts)
            for lead in (article.title, article.dek):
                if lead:
                    kinds.append(LEAD)
                    starts.append(0)
                    texts.append(lead)
            for section in article.sections:
                for kind, span in zip((HEADING, PROSE), section, strict=True):
                    if span and span[0] < span[1]:
                        kinds.append(kind)
                        starts.append(span[0])
                        texts.append(article.body[span[0] : span[1]])
            for name in only_named(article):
                kinds.append(NAME)
                starts.append(0)
                texts.append(name)
            owners += (document,) * (len(texts) - before)
        return cls(owners, kinds, starts, texts)


class Pieces(NamedTuple):
    """Stretches ready for words.

    Attributes:
        texts: What each piece says, prepared.
        starts: Where in its stretch each begins, in code points.
        paragraphs: The stretch of each paragraph; what is not of a body is one.
        counts: How many pieces each paragraph has, one at least.
        borders: Of each stretch, its first piece, and at last how many there are.
    """

    texts: Sequence[str]
    starts: Integers
    paragraphs: Integers
    counts: Integers
    borders: Integers

    @classmethod
    def of(cls, stretches: Stretches) -> Pieces:
        """Cut stretches into pieces."""
        paragraphs_of, starts, texts, prose = list[int](), list[int](), list[str](), list[int]()
        for stretch, (kind, text) in enumerate(zip(stretches.kinds, stretches.texts, strict=True)):
            of_body = kind in (HEADING, PROSE)
            for start, end in paragraphs(text) if of_body else ((0, len(text)),):
                if of_body:
                    prose.append(len(texts))
                paragraphs_of.append(stretch)
                starts.append(start)
                texts.append(text[start:end])

        pieces, done = list[str](), 0
        within, counts = list[int](), np.ones(len(texts), np.int64)
        prepared = [*map(prepare, texts)]
        for number, sentences in in_several([texts[paragraph] for paragraph in prose]):
            paragraph = prose[number]
            pieces += prepared[done:paragraph]
            pieces += [prepared[paragraph][start:end] for start, end in pairwise((*sentences, None))]
            counts[paragraph], done = len(sentences), paragraph + 1
            within += sentences
        pieces += prepared[done:]

        of = np.array(paragraphs_of, np.int64)
        starts_of = np.repeat(np.array(starts, np.int64), counts)
        starts_of[np.repeat(counts > 1, counts)] += np.array(within, np.int64)
        borders = sums(counts)[np.searchsorted(of, np.arange(len(stretches.texts) + 1))]
        return cls(pieces, starts_of, of, counts, borders)
