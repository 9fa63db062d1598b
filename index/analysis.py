"""Articles to columns: every field is taken apart into terms with places."""

from __future__ import annotations

import json
from array import array
from typing import TYPE_CHECKING

from index.columns import Columns, TitleKey
from index.people.names import name_terms
from index.places import filled_fields, gap_after, spelled, stretches, title_key
from index.record import to_record
from index.schema import EVENT, PLACED_FIELDS, TEXT, VALUE_FIELDS, ZONES, day_term, event_term, keyword_term
from index.stories.profile import Profile, profile
from index.stories.reports import UNDATED, Reports
from index.stories.signature import bands
from index.terms import fold_phrase
from index.text_field import TextField
from index.values import LookupField, Values, integers
from index.zones import Cut, Zones

if TYPE_CHECKING:
    from collections.abc import Iterable

    from index.article import Article

_ENCODE = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


class SegmentBuilder:
    """Collects articles, and gives their columns.

    Args:
        tells_stories: Whether to keep by what articles are compared and grouped into stories.
    """

    def __init__(self, *, tells_stories: bool = True) -> None:
        self._tells_stories = tells_stories
        self._texts = {name: TextField(keeps_capitals=name == TEXT) for name in PLACED_FIELDS}
        self._values = {name: Values() for name in VALUE_FIELDS}
        self._zones = Zones()
        self._digests = LookupField("Q")
        self._fingerprints = LookupField("I")
        self._records: list[bytes] = []
        self._title_number: dict[TitleKey, int] = {}
        self._titles = array("I")
        self._bodies = array("I")
        self._days, self._paths, self._lines = array("I"), array("I"), array("I")
        self._profiles: list[Profile] = []
        self._told: list[str] = []

    def __len__(self) -> int:
        return len(self._records)

    def add(self, article: Article, digests: Iterable[int], fingerprints: Iterable[int]) -> None:
        """Take in an article; they are numbered in the order in which they come.

        Args:
            article: What is indexed.
            digests: Those of its renditions, by which a later run sees that they are as they were.
            fingerprints: Those of its body, by which a later run finds it when another rendition comes.
        """
        document = len(self._records)
        self._digests.extend(document, digests)
        self._fingerprints.extend(document, fingerprints)
        for name in filled_fields(article):
            parts = stretches(article, name)
            cut = [*map(Cut.of, parts)]
            borders = self._texts[name].add(document, cut, gap_after(name))
            if name == TEXT:
                self._bodies.extend(self._zones.add(document, article, parts, cut, borders))
        self._add_values(document, article)
        self._days.append(article.date.toordinal() if article.date else UNDATED)
        self._profiles.append(profile(article) if self._tells_stories else Profile())
        self._told.append(article.body if self._tells_stories else "")
        shown = article.sources[article.body_source]  # by what a hit shows, hits are put in order
        self._paths.append(self._values["path"].number_of(keyword_term(shown.path)))
        self._lines.append(shown.line)
        self._titles.append(self._title_number.setdefault(title_key(article.title), len(self._title_number)))
        self._records.append(encode_record(article))

    def _add_values(self, document: int, article: Article) -> None:
        values = self._values
        values["id"].add(document, map(keyword_term, article.ids))
        values["path"].add(document, [keyword_term(source.path) for source in article.sources])
        if article.people:
            spellings = [name for person in article.people for name in spelled(person)]
            values["spelling"].add(document, [keyword_term(fold_phrase(each)) for each in spellings])
            values["name"].add(document, [keyword_term(term) for each in spellings for term in name_terms(each)])
        values["date"].add(document, (day_term(article.date),))
        values["added"].add(document, (day_term(article.added),))
        values[EVENT].add(document, [event_term(day.first, day.last) for day in article.days])

    def columns(self) -> Columns:
        """Return the columns of all articles that were added."""
        fields = self._texts | self._values | {ZONES: self._zones}
        bodies = integers(self._bodies)
        return Columns(
            fields={name: field.occurrences() for name, field in fields.items()},
            lengths={name: field.lengths(len(self)) for name, field in self._texts.items()},
            lookups={"digests": self._digests.lookup(), "fingerprints": self._fingerprints.lookup()},
            records=self._records,
            title_keys=list(self._title_number),
            titles=integers(self._titles),
            starts=bodies[::2],
            ends=bodies[1::2],
            reports=Reports.of(self._days, self._profiles, bands(self._told)),
            paths=integers(self._paths),
            lines=integers(self._lines),
        )


def encode_record(article: Article) -> bytes:
    """Return an article as it is stored."""
    return _ENCODE(to_record(article)).encode("utf-8", "surrogatepass")
