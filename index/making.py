"""A share of the articles: groups of renditions to columns, in whatever process."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from index.analysis import SegmentBuilder
from index.merging import made_id, make_article
from index.shelf import Place, fetch

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from index.columns import Columns


class Recipe(NamedTuple):
    """What an article is made of.

    Attributes:
        places: Its renditions on the shelf, by path and line.
        added: The ordinal of the day on which it entered the index.
        known_ids: The ids of the articles of the index that its renditions made before.
    """

    places: list[Place]
    added: int
    known_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Share:
    """The articles that one process makes at a time, and the file of the shelf."""

    shelf: Path
    recipes: Sequence[Recipe]


class Made(NamedTuple):
    """The articles of a share as columns, and their ids."""

    columns: Columns
    ids: list[str]


def make_share(share: Share) -> Made:
    """Make the articles of a share, in their order."""
    builder = SegmentBuilder()
    ids = []
    members = iter(fetch(share.shelf, (place for recipe in share.recipes for place in recipe.places)))
    for recipe in share.recipes:
        group = list(islice(members, len(recipe.places)))
        added = datetime.date.fromordinal(recipe.added)
        renditions = [each.rendition for each in group]
        # An article keeps its id as long as a rendition that gave it is there.
        made_before = {made_id(rendition) for rendition in renditions} if recipe.known_ids else set()
        known_id = next((known for known in recipe.known_ids if known in made_before), None)
        article = make_article(renditions, added, known_id)
        body = group[article.body_source]
        builder.add(article, [each.digest for each in group], body.fingerprints)
        ids.append(article.id)
    return Made(builder.columns(), ids)
