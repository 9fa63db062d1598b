"""An index on a cluster as a run of the indexer sees it: which articles it has, and what they were made of.

It answers what ``index.update`` asks. What a run will ask of thousands of renditions is
fetched beforehand, thousands at a time.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import numpy as np

from index.analysis import encode_record
from index.errors import DamagedIndexError, NewsdexError, NoIndexError
from index.opensearch.mapping import MAPPING_VERSION
from index.opensearch.wire import article_of, document_id, read_wire_text, signed, unsigned, wire_text
from index.ref import Ref
from index.schema import SCHEMA_VERSION

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from opensearchpy import OpenSearch

    from index.article import Article
    from index.codec.inversion import Integers
    from index.opensearch.place import Place

PAGE = 2_000
_VALUES = 8_000  # in one question; the cluster's own limit is 65,536
_FIELDS = {"id": "ids", "path": "paths"}
_NO_PARAMS: Mapping[str, str] = MappingProxyType({})

COLUMNS_ONLY: Mapping[str, Any] = MappingProxyType({"_source": False, "stored_fields": "_none_"})
"""Of a search whose hits are read from columns alone: ten times as fast, as not even a hit's name is unpacked."""


@dataclass(frozen=True, slots=True)
class Generation:
    """The index that an alias leads to.

    Attributes:
        index: Its own name.
        roots: Of the corpus: as the user named them, and where they are.
    """

    index: str
    roots: tuple[tuple[str, str], ...]


def beside(index: str) -> str:
    """Return the name of the index that keeps what is known of another beside its articles; see ``mapping``."""
    return f"{index}-beside"


def generation(client: OpenSearch, place: Place) -> Generation:
    """Return the index that a name leads to.

    Raises:
        NoIndexError: There is none of that name.
        DamagedIndexError: It is of another version.
        NewsdexError: It is not ours.
    """
    from opensearchpy.exceptions import NotFoundError  # noqa: PLC0415 - an extra

    try:
        found = client.indices.get_mapping(index=place.name)
    except NotFoundError:
        raise NoIndexError(f"{place}: no such index; make one with: newsdex index -i {place} PATH") from None
    if len(found) != 1:
        raise NewsdexError(f"{place}: the name leads to {len(found)} indices; give one a name of its own")
    ((index, about),) = found.items()
    return Generation(index, read_meta(place, about["mappings"]))


def read_meta(place: Place, about: dict[str, Any]) -> tuple[tuple[str, str], ...]:
    """Return the roots of an index of this version; see ``generation`` for what is raised."""
    meta = about.get("_meta", {}).get("newsdex")
    if meta is None:
        raise NewsdexError(f"{place}: an index of something else; give newsdex a name of its own")
    made = (meta["mapping"], meta["schema"])
    if made != (MAPPING_VERSION, SCHEMA_VERSION):
        raise DamagedIndexError(
            f"{place}: made by another version (mapping {made[0]}.{made[1]}, this program reads "
            f"{MAPPING_VERSION}.{SCHEMA_VERSION}); run: newsdex index -i {place} --rebuild"
        )
    return tuple((name, at) for name, at in meta["roots"])


class ClusterReader:
    """The articles of an index, by the numbers in which they were met; ``Ref.segment`` is always 0.

    Args:
        client: Of the cluster.
        index: Whose articles they are.
    """

    def __init__(self, client: OpenSearch, index: str) -> None:
        self._client, self._index = client, index
        self._number: dict[str, int] = {}
        self._ids: list[str] = []
        self._digests: list[list[int]] = []
        self._dates: list[int] = []
        self._articles: dict[int, Article] = {}
        self._known: dict[tuple[str, Any], list[Ref]] = {}

    def __len__(self) -> int:
        count: int = self._client.count(index=self._index)["count"]
        return count

    @property
    def met(self) -> int:
        """How many articles were met; they are numbered from 0."""
        return len(self._ids)

    def date(self, number: int) -> int:
        """Return the day of an article that was met as an ordinal, 0 where there is none."""
        return self._dates[number]

    def digests(self, number: int) -> list[int]:
        """Return the digests of the renditions of an article that was met, ascending."""
        return self._digests[number]

    def all(self) -> Iterator[Ref]:
        """Yield every article; they are fetched as they come."""
        yield from self._matching({"match_all": {}}, articles=True)

    def with_keyword(self, field: str, value: str) -> list[Ref]:
        """Return the articles that have an id, or a file at a path."""
        self.prefetch(field, [value])
        return self._known[field, value]

    def with_number(self, lookup: str, value: int) -> list[Ref]:
        """Return the articles that a digest or a fingerprint leads to."""
        self.prefetch(lookup, [value])
        return self._known[lookup, value]

    def prefetch(self, field: str, values: Iterable[Any]) -> None:
        """Look up many values of ``id``, ``path``, ``digests`` or ``fingerprints`` at once."""
        wanted = [value for value in dict.fromkeys(values) if (field, value) not in self._known]
        name = _FIELDS.get(field, field)
        for start in range(0, len(wanted), _VALUES):
            some = wanted[start : start + _VALUES]
            sent = {wire_text(v) if isinstance(v, str) else signed(v): v for v in some}
            for value in some:
                self._known[field, value] = []
            for ref, has in self._with_values(name, list(sent)):
                for each in has:
                    if each in sent:
                        self._known[field, sent[each]].append(ref)

    def article(self, ref: Ref) -> Article:
        """Return a stored article."""
        if ref.document not in self._articles:
            self.fetch([ref])
        return self._articles[ref.document]

    def fetch(self, refs: Sequence[Ref]) -> None:
        """Fetch many articles at once."""
        missing = [self._ids[ref.document] for ref in refs if ref.document not in self._articles]
        for start in range(0, len(missing), PAGE):
            answer = self._client.mget(index=self._index, body={"ids": missing[start : start + PAGE]})
            for found in filter(_is_found, answer["docs"]):
                self._articles[self._number[found["_id"]]] = article_of(found["_source"]["record"])

    def _with_values(self, name: str, values: list[Any]) -> Iterator[tuple[Ref, list[Any]]]:
        """Yield the articles that have any of some values in a field, and which of them."""
        numeric = name in ("digests", "fingerprints")
        for found in self._pages({"terms": {name: values}}, [name] if numeric else [], source=not numeric):
            ref = self._meet(found)
            if numeric:
                yield ref, found["fields"][name]
            else:
                article = self._articles[ref.document]
                texts = article.ids if name == "ids" else [source.path for source in article.sources]
                yield ref, list(dict.fromkeys(map(wire_text, texts)))

    def _matching(self, query: dict[str, Any], *, articles: bool) -> Iterator[Ref]:
        for found in self._pages(query, [], source=articles):
            yield self._meet(found)

    def _pages(self, query: dict[str, Any], fields: list[str], *, source: bool) -> Iterator[dict[str, Any]]:
        """Yield every document that a query finds, of one point in time, in pages."""
        body: dict[str, Any] = {
            "query": {"constant_score": {"filter": query}},
            "size": PAGE,
            "sort": [{"_shard_doc": "asc"}],
            **({"_source": ["record"]} if source else COLUMNS_ONLY),
            "docvalue_fields": list(dict.fromkeys(["id", "digests", "date", *fields])),
        }
        yield from pages(self._client, self._index, body)

    def _meet(self, found: dict[str, Any]) -> Ref:
        fields = found["fields"]
        name = document_id(read_wire_text(fields["id"][0]))
        number = self._number.get(name)
        if number is None:
            number = self._number[name] = len(self._ids)
            self._ids.append(name)
            self._digests.append(sorted(unsigned(each) for each in fields.get("digests", ())))
            days = [datetime.date.fromisoformat(day).toordinal() for day in fields.get("date", ())]
            self._dates.append(days[0] if days else 0)
        if number not in self._articles and "_source" in found:
            self._articles[number] = article_of(found["_source"]["record"])
        return Ref(0, number)


class ClusterLookups:
    """What a run asks of all articles of a cluster's index at once; see ``touched.Lookups``.

    Articles are numbered as they are met: what is asked twice must have been fetched before, for the arrays to be of
    one length.
    """

    def __init__(self, reader: ClusterReader) -> None:
        self._reader = reader

    @property
    def size(self) -> int:
        """How many articles were met."""
        return self._reader.met

    @property
    def live(self) -> Integers:
        """All of them."""
        return np.ones(self.size, bool)

    @property
    def dates(self) -> Integers:
        """The day of each as an ordinal, 0 where there is none."""
        return np.array([self._reader.date(number) for number in range(self.size)], np.uint32)

    @property
    def digest_counts(self) -> Integers:
        """How many renditions each is made of."""
        return np.array([len(self._reader.digests(number)) for number in range(self.size)], np.int64)

    def matches(self, lookup: str, values: Integers) -> tuple[Integers, Integers]:
        """Return the pairs of a value, by its place among those given, and an article that it leads to."""
        asked: list[int] = values.tolist()
        self._reader.prefetch(lookup, asked)
        pairs = [
            (at, ref.document) for at, value in enumerate(asked) for ref in self._reader.with_number(lookup, value)
        ]
        if lookup == "fingerprints":
            # Their texts are compared next.
            self._reader.fetch([Ref(0, number) for number in dict.fromkeys(number for _, number in pairs)])
        found = np.array(pairs, np.int64).reshape(-1, 2)
        return found[:, 0], found[:, 1]

    def digests_of(self, document: int) -> list[int]:
        """Return the digests of an article's renditions, ascending."""
        return self._reader.digests(document)

    def with_paths(self, paths: Iterable[str]) -> Integers:
        """Return for each article whether one of its sources has one of these paths."""
        wanted = list(paths)
        self._reader.prefetch("path", wanted)
        documents = [ref.document for path in wanted for ref in self._reader.with_keyword("path", path)]
        found = np.zeros(self.size, bool)
        found[documents] = True
        return found

    def record(self, document: int) -> bytes:
        """Return an article as the embedded engine stores it."""
        return encode_record(self._reader.article(Ref(0, document)))


def _is_found(document: dict[str, Any]) -> bool:
    return bool(document["found"])


def pages(
    client: OpenSearch, index: str, body: dict[str, Any], params: Mapping[str, str] = _NO_PARAMS
) -> Iterator[dict[str, Any]]:
    """Yield every hit of a search, however many, as they were at one point in time.

    Args:
        client: Of the cluster.
        index: What is searched.
        body: The search; its order must be total.
        params: Of each request.
    """
    point = client.create_pit(index=index, params={"keep_alive": "5m", "allow_partial_pit_creation": "false"})["pit_id"]
    try:
        body = body | {"pit": {"id": point, "keep_alive": "5m"}, "track_total_hits": False}
        while True:
            found = client.search(body=body, params={"allow_partial_search_results": "false", **params})
            hits = found["hits"]["hits"]
            yield from hits
            if len(hits) < body["size"]:
                return
            body = body | {"search_after": hits[-1]["sort"]}
    finally:
        client.delete_pit(body={"pit_id": [point]})
