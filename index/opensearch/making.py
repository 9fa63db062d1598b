"""A share of the articles: groups of renditions to documents of a cluster, in whatever process."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from index.analysis import encode_record
from index.errors import NewsdexError
from index.making import ingredients, make_each
from index.opensearch.documents import to_document
from index.opensearch.reports import packed
from index.opensearch.wire import document_id

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.article import Article
    from index.making import Ingredients, Share


@dataclass(frozen=True, slots=True)
class Part:
    """One machine's share of the articles: the ``number``-th, from 1, of ``count``."""

    number: int = 1
    count: int = 1

    def __str__(self) -> str:
        return f"{self.number}/{self.count}"

    def has(self, article_id: str) -> bool:
        """Tell whether an article is in this share."""
        return self.holds(document_id(article_id))

    def holds(self, document: str) -> bool:
        """Tell whether an article is in this share, by what the cluster knows it by."""
        return int(document[:12], 16) % self.count == self.number - 1


def read_part(text: str) -> Part:
    """Read ``3/16``.

    Raises:
        NewsdexError: It is no such thing.
    """
    number, _, count = text.partition("/")
    if number.isdecimal() and count.isdecimal() and 1 <= int(number) <= int(count):
        return Part(int(number), int(count))
    raise NewsdexError(f"--part {text}: write the share of this machine as 3/16, from 1/16 to 16/16")


class Documents(NamedTuple):
    """The articles of a share that are this machine's, as documents; see ``update.Made``."""

    ids: list[str]
    records: list[bytes]
    numbers: list[int]
    others: list[str]
    documents: list[dict[str, Any]]


def make_documents(part: Part, share: Share) -> Documents:
    """Make the articles of a share that are this machine's, in their order."""
    made = Documents([], [], [], [], [])
    articles: list[Article] = []
    known: list[tuple[list[int], Sequence[int]]] = []
    ours: list[Ingredients] = []
    for number, each in enumerate(ingredients(share)):
        if part.has(each.id):
            ours.append(each)
            made.numbers.append(number)
        else:
            made.others.append(each.id)
    for each, article in make_each(ours):
        articles.append(article)
        known.append((each.digests, each.members[article.body_source].fingerprints))
        made.ids.append(article.id)
        made.records.append(encode_record(article))
    for article, (digests, prints), report in zip(articles, known, packed(articles), strict=True):
        made.documents.append(to_document(article, digests, prints, report))
    return made
