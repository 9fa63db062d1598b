"""Precision, recall and B-cubed of stories (Bagga and Baldwin 1998), against pairs and months that were read."""

from __future__ import annotations

import datetime
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from index.stories.evidence import why
from index.stories.grouping import group
from index.stories.profile import profiles
from index.stories.reports import Reports, in_order
from index.stories.signature import bands
from tests.stories.documents import article, snippets, wikinews

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from index.article import Article
    from tests.stories.documents import Pair

MARGIN = datetime.timedelta(days=32)
"""What lies beside a month can have a part in its stories."""


class Score(NamedTuple):
    """Of pairs: how many were found, how many there are, and the share that is right of either."""

    precision: float
    recall: float
    found: int
    true: int


def linked(marked: Iterable[Pair]) -> Score:
    """Measure whether pairs are linked with each other directly."""
    texts = snippets() | {each.id: each for each in wikinews()}
    return _score(
        [(each.same, why(article(texts[each.earlier]), article(texts[each.later])).linked) for each in marked]
    )


def together(marked: Iterable[Pair], founders: Mapping[str, str]) -> Score:
    """Measure whether pairs are in one story, by the founder of each report's."""
    return _score([(each.same, founders[each.earlier] == founders[each.later]) for each in marked])


def _score(judged: Sequence[tuple[bool, bool]]) -> Score:
    right = sum(same and found for same, found in judged)
    found, true = sum(found for _, found in judged), sum(same for same, _ in judged)
    return Score(right / max(1, found), right / max(1, true), found, true)


def founders_of(articles: Sequence[Article]) -> dict[str, str]:
    """Return the id of the founder of each report's story."""
    days = [each.date.toordinal() if each.date else 0 for each in articles]
    order = in_order(days, [each.id for each in articles])
    ordered = [articles[number] for number in order]
    ordered_days = np.array([days[number] for number in order], np.uint32)
    columns = Reports(ordered_days, *profiles(ordered), bands(each.body for each in ordered))
    return {each.id: ordered[founder].id for each, founder in zip(ordered, group(columns), strict=True)}


def of_month(month: str) -> dict[str, str]:
    """Return the founders of the reports of a month, grouped with those of the weeks beside it."""
    first = datetime.date.fromisoformat(f"{month}-01")
    near = [t for t in snippets().values() if first - MARGIN <= t.date <= first + MARGIN + datetime.timedelta(days=31)]
    found = founders_of([article(text) for text in near])
    return {each: founder for each, founder in found.items() if each.startswith(month)}


def b_cubed(found: Mapping[str, str], truth: Mapping[str, str]) -> tuple[float, float]:
    """Return precision and recall: of each report's story the share that is right, and of its event, the mean."""
    stories, events = defaultdict(set), defaultdict(set)
    for each, founder in found.items():
        stories[founder].add(each)
        events[truth.get(each, each)].add(each)
    precision = recall = 0.0
    for each, founder in found.items():
        story, event = stories[founder], events[truth.get(each, each)]
        precision += len(story & event) / len(story) / len(found)
        recall += len(story & event) / len(event) / len(found)
    return precision, recall


def in_month(found: Mapping[str, str], truth: Mapping[str, str]) -> Score:
    """Measure all pairs of reports of a month."""
    ids = sorted(found)
    judged = [(truth.get(a, a) == truth.get(b, b), found[a] == found[b]) for at, b in enumerate(ids) for a in ids[:at]]
    return _score(judged)
