"""A share of the articles: groups of renditions to columns, in whatever process."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from index.analysis import SegmentBuilder
from index.merging import Group, article_id, made_id, make_articles
from index.shelf import fetch
from index.stories.signature import BANDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from index.article import Article
    from index.codec.inversion import Integers
    from index.columns import Columns
    from index.shelf import Places, Shelved

_AT_ONCE: Final = 512  # articles: their words are columns, so that many together are faster


@dataclass(frozen=True, slots=True)
class Share:
    """The articles that one process makes at a time, as columns.

    Attributes:
        shelf: The file of the shelf.
        places: Their renditions in it, of one article after the other.
        counts: How many renditions each is made of.
        added: The ordinals of the days on which they entered the index.
        known_ids: The ids of the articles of the index that the renditions of one made before, where there are any.
    """

    shelf: Path
    places: Places
    counts: Integers
    added: Integers
    known_ids: Mapping[int, tuple[str, ...]]


class Made(NamedTuple):
    """The articles of a share as columns, and their ids."""

    columns: Columns
    ids: list[str]

    @property
    def records(self) -> Sequence[bytes]:
        """Each article as JSON."""
        return self.columns.records

    @property
    def numbers(self) -> Sequence[int]:
        """Which of the share each is: all of them."""
        return range(len(self.ids))

    @property
    def others(self) -> Sequence[str]:
        """The ids of those that another run makes: none."""
        return ()


class Ingredients(NamedTuple):
    """What one article is made of.

    Attributes:
        members: Its renditions.
        added: The day on which it entered the index.
        known_id: The id under which the index has it already, if it has.
    """

    members: list[Shelved]
    added: datetime.date
    known_id: str | None

    @property
    def id(self) -> str:
        """The article's id, known before it is made."""
        return article_id([each.rendition for each in self.members], self.known_id)

    @property
    def digests(self) -> list[int]:
        """Those of its renditions."""
        return [each.digest for each in self.members]


def make_share(share: Share) -> Made:
    """Make the articles of a share, in their order."""
    builder = SegmentBuilder()
    ids, signatures = list[str](), list[list[int]]()
    for each, article in make_each(ingredients(share)):
        main = each.members[article.body_source]
        builder.add(article, each.digests, main.fingerprints)
        signatures.append(main.bands)
        ids.append(article.id)
    return Made(builder.columns(np.array(signatures, np.uint32).reshape(-1, BANDS)), ids)


def make_each(of: Iterable[Ingredients]) -> Iterator[tuple[Ingredients, Article]]:
    """Make the article of each, in their order."""
    rest = iter(of)
    while some := list(islice(rest, _AT_ONCE)):
        groups = [Group([each.rendition for each in one.members], one.added, one.known_id) for one in some]
        yield from zip(some, make_articles(groups), strict=True)


def ingredients(share: Share) -> Iterator[Ingredients]:
    """Yield what the articles of a share are made of, in their order."""
    members = iter(fetch(share.shelf, share.places))
    day_of = {ordinal: datetime.date.fromordinal(ordinal) for ordinal in np.unique(share.added).tolist()}
    for number, (count, added) in enumerate(zip(share.counts.tolist(), share.added.tolist(), strict=True)):
        group = [*islice(members, count)]
        known_id = None
        if known_ids := share.known_ids.get(number):
            # An article keeps its id as long as a rendition that gave it is there.
            made_before = {made_id(each.rendition) for each in group}
            known_id = next((known for known in known_ids if known in made_before), None)
        yield Ingredients(group, day_of[added], known_id)
