"""The stories of an index on a cluster: to which story each article belongs, kept beside it.

Which report founded a story is known only when all reports are there (``index.stories.grouping``), and one that comes
can change the stories of others. So they are no part of the articles' documents: an article that belongs to the story
of another has a small document beside, under its own name; all others are stories of one. A run settles them when its
articles are there. Where several machines run at once, whoever sees that others have written meanwhile does it again:
the last one has seen everything.
"""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

from index.opensearch.bulk import Action
from index.opensearch.reader import COLUMNS_ONLY, beside, pages
from index.opensearch.reports import reports_of
from index.opensearch.wire import document_id, read_wire_text, wire_text
from index.stories.grouping import group
from index.stories.reports import in_order

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from opensearchpy import OpenSearch

    from index.opensearch.bulk import Bulk

_PAGE = 10_000
_VALUES = 30_000  # in one question; the cluster's own limit is 65,536


def settle(client: OpenSearch, index: str, bulk: Bulk) -> None:
    """Bring the stories up to date with the articles.

    Args:
        client: Of the cluster.
        index: Whose articles are written, and refreshed.
        bulk: Sends what changes.
    """
    while True:
        seen = _state(client, index)
        grouped = _group(client, index)
        client.indices.refresh(index=beside(index))
        known = dict(_kept(client, index, {"exists": {"field": "story"}}))
        bulk.send(_changes(beside(index), known, grouped))
        client.indices.refresh(index=f"{index},{beside(index)}")
        if _state(client, index) == seen:
            return


def founders_of(client: OpenSearch, index: str, articles: Iterable[str]) -> dict[str, str]:
    """Return the id of the first report of each article's story.

    Args:
        client: Of the cluster.
        index: That holds the articles.
        articles: Their ids.
    """
    wanted = list(articles)
    return {each: each for each in wanted} | dict(_with(client, index, "article", wanted))


def reports(client: OpenSearch, index: str, founders: Iterable[str]) -> dict[str, list[str]]:
    """Return the ids of the reports of each story, by that of its first report, which is among them."""
    found = {founder: [founder] for founder in founders}
    for article, founder in _with(client, index, "story", list(found)):
        found[founder].append(article)
    return found


def kept_articles(client: OpenSearch, index: str) -> Iterator[str]:
    """Yield the articles that belong to the story of another."""
    return (article for article, _ in _kept(client, index, {"exists": {"field": "story"}}))


def _with(client: OpenSearch, index: str, field: str, values: list[str]) -> Iterator[tuple[str, str]]:
    for start in range(0, len(values), _VALUES):
        some = [wire_text(value) for value in values[start : start + _VALUES]]
        yield from _kept(client, index, {"terms": {field: some}})


def _kept(client: OpenSearch, index: str, query: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield what is kept: an article, and the first report of its story."""
    body = {
        "query": {"constant_score": {"filter": query}},
        "size": _PAGE,
        "sort": [{"_shard_doc": "asc"}],
        "docvalue_fields": ["article", "story"],
        **COLUMNS_ONLY,
    }
    for hit in pages(client, beside(index), body):
        article, story = (hit["fields"][name][0] for name in ("article", "story"))
        yield read_wire_text(article), read_wire_text(story)


def _group(client: OpenSearch, index: str) -> dict[str, str]:
    """Return the articles that belong to the story of another, each with that other."""
    body = {
        "query": {"match_all": {}},
        "size": _PAGE,
        "sort": [{"_shard_doc": "asc"}],
        "docvalue_fields": ["id", "date", "report"],
        **COLUMNS_ONLY,
    }
    ids, days, texts = [], [], []
    for hit in pages(client, index, body):
        fields = hit["fields"]
        ids.append(read_wire_text(fields["id"][0]))
        days.append(datetime.date.fromisoformat(fields["date"][0]).toordinal() if "date" in fields else 0)
        texts.append(fields["report"][0])
    order = in_order(days, ids)
    founders = group(reports_of([days[n] for n in order], [texts[n] for n in order])).tolist() if ids else []
    return {ids[order[at]]: ids[order[first]] for at, first in enumerate(founders) if first != at}


def _changes(target: str, known: dict[str, str], grouped: dict[str, str]) -> Iterator[Action]:
    for article, story in grouped.items():
        if known.get(article) != story:
            document = {"article": wire_text(article), "story": wire_text(story)}
            yield Action(target, _name(article), document, article)
    for article in known.keys() - grouped.keys():
        yield Action(target, _name(article), None, article)


def _name(article: str) -> str:
    return f"story {document_id(article)}"


def _state(client: OpenSearch, index: str) -> list[tuple[str, int]]:
    """Return by what it is seen that somebody has written: the last operation on each shard."""
    shards = client.indices.stats(index=index, metric="docs", params={"level": "shards"})["indices"][index]["shards"]
    return sorted(
        (number, copy["seq_no"]["max_seq_no"])
        for number, copies in shards.items()
        for copy in copies
        if copy["routing"]["primary"]
    )
