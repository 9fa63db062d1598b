"""Articles to columns: every field is taken apart into terms with places.

Articles are collected, and then a column is made of all of them at a time: what is done for each article by itself is
the little that no column can do.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from index.columns import Columns
from index.people.names import name_terms
from index.pieces import HEADING, PROSE, Pieces, Stretches
from index.places import VALUES, gap_after, title_key
from index.record import write_record
from index.schema import EVENT, PLACED_FIELDS, TEXT, VALUE_FIELDS, ZONES, day_term, event_term, keyword_term
from index.stories.profile import Profile, Texts, profiles
from index.stories.reports import UNDATED, Reports
from index.stories.signature import bands
from index.stories.vocabulary import vocabulary
from index.terms import fold_phrase, prepare
from index.text_field import TextField
from index.values import lookup_of, numbered, values_of
from index.zones import bodies

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from index.article import Article
    from index.stories.signature import Bands
    from index.text_field import Placed
    from index.word_codes import WordCodes
    from index.zones import Bodies


class SegmentBuilder:
    """Collects articles, and gives their columns.

    Args:
        tells_stories: Whether to keep by what articles are compared and grouped into stories.
    """

    def __init__(self, *, tells_stories: bool = True) -> None:
        self._tells_stories = tells_stories
        self._articles: list[Article] = []
        self._digests: list[Sequence[int]] = []
        self._fingerprints: list[Sequence[int]] = []

    def __len__(self) -> int:
        return len(self._articles)

    def add(self, article: Article, digests: Sequence[int], fingerprints: Sequence[int]) -> None:
        """Take in an article; they are numbered in the order in which they come.

        Args:
            article: What is indexed.
            digests: Those of its renditions, by which a later run sees that they are as they were.
            fingerprints: Those of its body, by which a later run finds it when another rendition comes.
        """
        self._articles.append(article)
        self._digests.append(digests)
        self._fingerprints.append(fingerprints)

    def columns(self, signatures: Bands | None = None) -> Columns:
        """Return the columns of all articles that were added.

        Args:
            signatures: The bands of the body of each; None to have them worked out.
        """
        articles, words = self._articles, vocabulary()
        text, zones = _text(articles, words.codes)
        given = {name: [*map(of, articles)] for name, of in (VALUES | _VALUES).items()}
        given["spelling"] = given["name"] = given["people"]
        others = {name: _placed(name, given[name], words.codes) for name in PLACED_FIELDS if name != TEXT}
        placed = {TEXT: text} | others
        whole = {name: values_of(given[name], _TERMS[name]) for name in VALUE_FIELDS}
        shown = [article.sources[article.body_source] for article in articles]  # by it hits are put in order
        path_number = {path: number for number, path in enumerate(whole["path"].terms)}
        titles, title_of = numbered([article.title for article in articles])
        title_keys, key_of = numbered([*map(title_key, titles)])
        return Columns(
            fields={name: each.occurrences for name, each in placed.items()} | whole | {ZONES: zones.zones},
            lengths={name: each.lengths for name, each in placed.items()},
            lookups={
                "digests": lookup_of("Q", self._digests),
                "fingerprints": lookup_of("I", self._fingerprints),
            },
            records=[*map(encode_record, articles)],
            title_keys=title_keys,
            titles=key_of[title_of],
            starts=zones.starts,
            ends=zones.ends,
            reports=self._reports(Texts(words, placed["title"].words, text.prose), signatures),
            paths=np.array([path_number[keyword_term(source.path)] for source in shown], np.uint32),
            lines=np.array([source.line for source in shown], np.uint32),
        )

    def _reports(self, texts: Texts, signatures: Bands | None) -> Reports:
        articles = self._articles
        days = [article.date.toordinal() if article.date else UNDATED for article in articles]
        if not self._tells_stories:
            return Reports.of(days, [Profile()] * len(articles), np.repeat(bands([""]), len(articles), axis=0))
        kept = profiles(articles, texts)
        if signatures is None:
            signatures = bands([article.body for article in articles])
        return Reports(np.array(days, np.uint32), *kept, signatures)


def _text(articles: Sequence[Article], codes: WordCodes) -> tuple[Placed, Bodies]:
    """Return what a word without a field is looked for in, and the zones of it."""
    stretches = Stretches.of(articles)
    pieces = Pieces.of(stretches)
    prose = [kind in (HEADING, PROSE) for kind in stretches.kinds]
    field = TextField(
        pieces.texts, stretches.owners, np.diff(pieces.borders), prose, gap_after(TEXT), keeps_capitals=True
    )
    placed = field.placed(len(articles), codes)
    return placed, bodies(articles, stretches, pieces, placed)


def _placed(name: str, given: Sequence[Sequence[str | None]], codes: WordCodes) -> Placed:
    """Return another field of text.

    Args:
        name: Of the field.
        given: The values that each article has in it.
        codes: Of words.
    """
    texts = [prepare(value) for values in given for value in values if value]
    owners = [document for document, values in enumerate(given) for value in values if value]
    field = TextField(texts, owners, [1] * len(texts), [False] * len(texts), gap_after(name), keeps_capitals=False)
    return field.placed(len(given), codes)


_VALUES: dict[str, Callable[[Article], Sequence[Any]]] = {
    "id": lambda article: article.ids,
    "path": lambda article: [source.path for source in article.sources],
    "date": lambda article: (article.date,),
    "added": lambda article: (article.added,),
    EVENT: lambda article: [(day.first, day.last) for day in article.days],
}
"""The values of an article that are looked up whole; the spellings of its people are beside them."""

_TERMS: dict[str, Callable[[Any], Sequence[bytes]]] = {
    "id": lambda own: (keyword_term(own),),
    "path": lambda path: (keyword_term(path),),
    "spelling": lambda spelling: (keyword_term(fold_phrase(spelling)),),
    "name": lambda spelling: [*map(keyword_term, name_terms(spelling))],
    "date": lambda day: (day_term(day),),
    "added": lambda day: (day_term(day),),
    EVENT: lambda period: (event_term(*period),),
}
"""The terms of such a value."""


def encode_record(article: Article) -> bytes:
    """Return an article as it is stored."""
    return write_record(article).encode("utf-8", "surrogatepass")
