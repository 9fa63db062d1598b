"""Whether an index on a cluster is whole: its shards, its versions, its articles against what was made of them."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from index.checking import Finding
from index.errors import DamagedIndexError
from index.opensearch.connection import answers
from index.opensearch.documents import content_of
from index.opensearch.files import file_paths
from index.opensearch.reader import beside, generation, pages
from index.opensearch.stories import kept_articles
from index.opensearch.wire import article_of, document_id, record_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from opensearchpy import OpenSearch

    from index.opensearch.place import Place

_PAGE = 500


def check(
    client: OpenSearch, place: Place, progress: Callable[[str, int, int], None] = lambda _what, _done, _total: None
) -> list[Finding]:
    """Return what is wrong with an index; nothing if it is whole. Every article is read.

    Args:
        client: Of the cluster.
        place: Of the index.
        progress: Called with what is done, how far, and of how much.

    Raises:
        NoIndexError: There is none.
        ClusterError: The cluster cannot be asked.
    """
    with answers(place, client):
        try:
            index = generation(client, place).index
        except DamagedIndexError as error:
            text, _, command = str(error).removeprefix(f"{place}: ").partition("; run: ")
            return [Finding(str(place), text, command)]
        findings = list(_shards(client, place, index))
        if any(finding.damaged for finding in findings):
            return findings  # what is on no node cannot be read
        findings += _articles(client, place, index, progress)
        findings += _files(client, index)
        return findings + list(_others(client, place, index))


def _shards(client: OpenSearch, place: Place, index: str) -> Iterator[Finding]:
    for name in (index, beside(index)):
        health = client.cluster.health(index=name)
        missing = health["unassigned_shards"] + health["initializing_shards"]
        if health["status"] == "red":
            yield Finding(f"{place} ({name})", f"red: {missing} shards are on no node; start the missing nodes", "")
        elif health["status"] == "yellow":
            problem = f"yellow: {missing} copies of shards are on no node; another node that is lost loses articles"
            yield Finding(f"{place} ({name})", problem, "", damaged=False)


def _articles(
    client: OpenSearch, place: Place, index: str, progress: Callable[[str, int, int], None]
) -> Iterator[Finding]:
    """Yield articles that are not what was written, or stand under another name."""
    total = client.count(index=index)["count"]
    remedy = f"newsdex index -i {place} --rebuild"
    met: set[str] = set()
    body: dict[str, Any] = {
        "query": {"match_all": {}},
        "size": _PAGE,
        "sort": [{"_shard_doc": "asc"}],
        "_source": ["record"],
        "docvalue_fields": ["content", "digests"],
    }
    for number, hit in enumerate(pages(client, index, body)):
        if number % _PAGE == 0:
            progress("checking", number, total)
        record, fields = hit["_source"]["record"], hit["fields"]
        article = article_of(record)
        met.add(article.id)
        whole = fields["content"] == [content_of(record, fields.get("digests", []))] and record_text(article) == record
        if not whole or hit["_id"] != document_id(article.id):
            yield Finding(f"{place} ({article.id})", "the article is not what was written", remedy)
    gone = [article for article in kept_articles(client, index) if article not in met]
    if gone:
        yield Finding(str(place), f"{len(gone):,} articles have a story and are not there", remedy)


def _files(client: OpenSearch, index: str) -> Iterator[Finding]:
    """Yield the files that are gone; of those whose machine this is: where none of them is, it is another's."""
    paths = file_paths(client, index)
    there = Counter(Path(at).exists() for at in paths)
    for at, path in sorted(paths.items()):
        if there[True] and not Path(at).exists():
            problem = "the file is gone, its articles are still in the index"
            yield Finding(path, problem, "newsdex index", damaged=False)


def _others(client: OpenSearch, place: Place, index: str) -> Iterator[Finding]:
    """Yield what a rebuild that was killed has left."""
    found = client.indices.get(index=f"{place.name}-*", params={"expand_wildcards": "all"})
    for name in sorted(found):
        number = name.removeprefix(f"{place.name}-")
        if name != index and len(number) == 6 and number.isdecimal():
            problem = "left over from a rebuild that was killed, or is not at its end"
            yield Finding(f"{place} ({name})", problem, f"newsdex index -i {place} --rebuild", damaged=False)
