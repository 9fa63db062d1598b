"""Matches by story: one entry for all reports of an event, at the place of the best of them."""

from __future__ import annotations

import datetime
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from index.aliases import read_aliases
from index.ref import Ref
from index.stories.disagreements import disagreements
from search.census import census
from search.evaluate import evaluation
from search.fragments import place_of
from search.leaves import Leaves
from search.searcher import ordered, ready

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from index.aliases import Aliases
    from index.article import Article
    from index.reader import Reader
    from search.census import Entry
    from search.evaluate import Evaluation
    from search.hits import Hit
    from search.searcher import Found, Page
    from search.tree import Node


@dataclass(frozen=True, slots=True)
class Statement:
    """What a report says, and where.

    Attributes:
        text: A number or a spelling, as it stands there.
        article: Id of the report.
        path: Of the file that its text is shown from.
        line, column: In that file, from 1.
    """

    text: str
    article: str
    path: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Disagreement:
    """What reports of a story say differently; ``what`` is as in ``index.stories.disagreements.Difference``."""

    what: str
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Story:
    """A story, all of it.

    Attributes:
        id: That of its first report.
        reports: By day, then by id; undated ones last.
        people: Those named in any of them, in most of them first.
        disagreements: Numbers, then spellings.
    """

    id: str
    reports: tuple[Article, ...]
    people: tuple[Entry, ...]
    disagreements: tuple[Disagreement, ...]


@dataclass(frozen=True, slots=True)
class StoryHit:
    """A story of which some reports match.

    Attributes:
        best: The first of them in the order that was asked for.
        matching: How many match.
        story: All of it, those that do not match too.
    """

    best: Hit
    matching: int
    story: Story


@dataclass(frozen=True, slots=True)
class StoryResults:
    """One page of stories.

    Attributes:
        total: All articles that match.
        stories: How many stories they belong to.
        hits: Those of the page, in the order of the best report of each.
        cut: As in ``hits.Results``.
    """

    total: int
    stories: int
    hits: tuple[StoryHit, ...]
    cut: tuple[str, ...] = ()


def search_stories(reader: Reader, tree: Node, page: Page) -> StoryResults:
    """Return one page of the stories that articles tell which a tree matches; ``page.limit`` counts stories."""
    leaves = Leaves(reader.segments, reader.toc.roots)
    evaluated: Evaluation[Any] = evaluation(reader, leaves, tree)
    scores = evaluated.scores(tree)
    matching = Counter(
        reader.founders.founder(Ref(number, document))
        for number, each in enumerate(scores)
        for document, _ in evaluated.arithmetic.items(each)
    )
    wanted, total = page.limit * page.number, matching.total()
    best: list[Found] = []
    most = wanted
    while True:
        best = _best(reader, ordered(reader, evaluated, scores, page.sort, most))
        if len(best) >= wanted or most >= total:
            break
        most = min(total, 4 * most)
    best = best[page.limit * (page.number - 1) : wanted]
    hits = ready(reader, leaves, tree, best, page.snippets)
    founders = [reader.founders.founder(each.ref) for each in best]
    stories = _stories(reader, founders)
    return StoryResults(
        total,
        len(matching),
        tuple(StoryHit(hit, matching[f], stories[f]) for hit, f in zip(hits, founders, strict=True)),
        tuple(dict.fromkeys(leaves.cut)),
    )


def story_of(reader: Reader, ref: Ref) -> Story:
    """Return the story that an article belongs to."""
    founder = reader.founders.founder(ref)
    return _stories(reader, [founder])[founder]


def _best(reader: Reader, found: Iterable[Found]) -> list[Found]:
    """Return the first match of each story."""
    best: dict[int, Found] = {}
    for each in found:
        best.setdefault(reader.founders.founder(each.ref), each)
    return list(best.values())


def _stories(reader: Reader, founders: Sequence[int]) -> dict[int, Story]:
    """Return stories by the number of their first report."""
    aliases = read_aliases(reader.toc.roots)
    reports: dict[int, list[Article]] = {founder: [] for founder in founders}
    for ref in reader.reports(founders):
        reports[reader.founders.founder(ref)].append(reader.article(ref))
    return {founder: story(articles, aliases) for founder, articles in reports.items()}


def story(reports: Iterable[Article], aliases: Aliases) -> Story:
    """Return the story that some reports tell, all of them.

    Args:
        reports: In any order.
        aliases: What the user says of people.
    """
    articles = sorted(reports, key=lambda each: (each.date or datetime.date.max, each.id))
    people, differences = tuple(census(articles, aliases)), tuple(_disagreements(articles))
    return Story(articles[0].id, tuple(articles), people, differences)


def _disagreements(articles: Sequence[Article]) -> Iterable[Disagreement]:
    by_id = {article.id: article for article in articles}
    for difference in disagreements(articles) if len(articles) > 1 else ():
        statements = []
        for value in difference.values:
            article = by_id[value.article]
            path = article.sources[article.body_source].path
            statements.append(Statement(value.text, article.id, path, *place_of(article, value.span.start)))
        yield Disagreement(difference.what, tuple(statements))
