"""The articles of an index that a run may change, and the renditions that they are made of again."""

from __future__ import annotations

import hashlib
import sys
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple, Protocol

import numpy as np

from index.intake import STANDARD_INPUT
from index.merging import stand_in
from index.ragged import spread
from index.ref import Ref
from index.renditions import same_text
from index.schema import keyword_term
from index.shelf import batch, id_hash, prints_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from index.article import Article, Rendition, Source
    from index.codec.inversion import Integers
    from index.codec.segment import Segment
    from index.intake import Intake
    from index.reader import Reader
    from index.shelf import Shelf


class Old(NamedTuple):
    """An article as the index has it: its id, and the ordinal of the day on which it came."""

    id: str
    added: int


class Before(Protocol):
    """An index as it is, wherever it is kept."""

    def __len__(self) -> int:
        """Return how many articles it has."""

    def all(self) -> Iterator[Ref]:
        """Yield every article."""

    def article(self, ref: Ref) -> Article:
        """Return an article."""

    def with_keyword(self, field: str, value: str) -> list[Ref]:
        """Return the articles whose field holds exactly this value."""


class Lookups(Protocol):
    """What is asked of the documents of a segment, or of a cluster, for all new renditions at once."""

    @property
    def size(self) -> int:
        """How many documents there are; those that are deleted are among them."""

    @property
    def live(self) -> Integers:
        """For each document, whether it is not deleted."""

    @property
    def dates(self) -> Integers:
        """The day of each document as an ordinal, 0 where there is none."""

    @property
    def digest_counts(self) -> Integers:
        """How many renditions each document is made of."""

    def matches(self, lookup: str, values: Integers) -> tuple[Integers, Integers]:
        """Return the pairs of a value, by its place among those given, and a document that it leads to."""

    def digests_of(self, document: int) -> list[int]:
        """Return the digests of a document's renditions, ascending."""

    def with_paths(self, paths: Iterable[str]) -> Integers:
        """Return for each document whether one of its sources has one of these paths."""

    def record(self, document: int) -> bytes:
        """Return a document as ``analysis.encode_record`` writes it."""


class Touched:
    """What of an index a run has to look at again.

    Args:
        before: The index as it is, or None where there is none.
        lookups: Of its segments, in their order.
        intake: What was read.
        shelf: The renditions that were read; those of touched articles are added.

    Attributes:
        articles: Those that are made again, by where they are.
        by_id: Where they are, by id, those among them that turned out to stay as they are.
    """

    def __init__(self, before: Before | None, lookups: Sequence[Lookups], intake: Intake, shelf: Shelf) -> None:
        self._before, self._intake, self._shelf = before, intake, shelf
        self._standing, self._gone = intake.standing(), frozenset(intake.gone)
        self._segments = lookups
        self.articles: dict[Ref, Old] = {}
        self.by_id: dict[str, Ref] = {}
        self._by_source: dict[tuple[str, int], Ref] = {}
        self._by_body: dict[bytes, list[Ref]] = {}
        self._put: dict[tuple[str, int], int] = {}

    def pool(self, *, rebuild: bool) -> Integers:
        """Return the renditions of which articles are made: what is new, and what it may belong together with."""
        new = self._shelf.kept
        if self._before is None or not len(self._before):
            return new
        with self._standing:
            return self._pool(self._before, new, rebuild=rebuild)

    def _pool(self, before: Before, new: Integers, *, rebuild: bool) -> Integers:
        if rebuild:
            added = [number for ref in before.all() for number in self._touch(ref)]
            return np.unique(np.append(new, np.array(added, np.int64)))
        as_it_was, left = self._touch_changed(new)
        # What is left of an article that loses a text may belong to another that holds it, too.
        waiting = np.union1d(new[~as_it_was], np.array(left, np.int64))
        pool = set(waiting.tolist())
        while len(waiting):
            found = [number for ref in self._relatives(waiting) for number in self._touch(ref)]
            waiting = np.array([number for number in dict.fromkeys(found) if number not in pool], np.int64)
            pool.update(waiting.tolist())
        return np.array(sorted(pool), np.int64)

    def linked(self, members: Integers) -> list[Old]:
        """Return the articles that renditions made before: by where they stand, else by their text."""
        if not self.by_id:
            return []
        entries = self._shelf.entries
        paths = [self._shelf.paths[number] for number in entries.path[members].tolist()]
        places = zip(paths, entries.lines[members].tolist(), strict=True)
        refs = dict.fromkeys(ref for place in places if (ref := self._by_source.get(place)))
        olds = [self.articles[ref] for ref in refs if ref in self.articles]
        if olds or not self._by_body:
            return olds
        body = self._shelf.fetch(int(members[0])).body
        return [self.articles[ref] for ref in self._by_body.get(_body_key(body), ()) if ref in self.articles]

    def is_same(self, ref: Ref, record: bytes, members: Integers) -> bool:
        """Tell whether an article is as the index has it, and made of the same renditions."""
        if not self._segments:  # what remains of a damaged index is not left as it is
            return False
        segment = self._segments[ref.segment]
        if segment.record(ref.document) != record:
            return False
        digests: list[int] = np.sort(self._shelf.entries.digests[members]).tolist()
        return segment.digests_of(ref.document) == digests

    def keep(self, ref: Ref) -> None:
        """Let an article stay as it is."""
        del self.articles[ref]

    def leave(self, article_id: str) -> None:
        """Let an article stay as it is, or is not: another run makes it of the same files."""
        if (ref := self.by_id.get(article_id)) is not None:
            self.articles.pop(ref, None)

    def _touch_changed(self, new: Integers) -> tuple[Integers, list[int]]:
        """Touch the articles of the files that were read or are gone, unless all of their renditions are as they were.

        Returns:
            For each new rendition, whether it belongs to an article that is not touched; and the renditions of those
            that are.
        """
        left: list[int] = []
        as_it_was = np.zeros(len(new), bool)
        digests = self._shelf.entries.digests[new]
        paths = [path for path in (*self._intake.read, *self._intake.gone) if path != STANDARD_INPUT]
        for number, segment in enumerate(self._segments):
            at, documents = segment.matches("digests", digests)
            whole = segment.live & (np.bincount(documents, minlength=segment.size) == segment.digest_counts)
            as_it_was[at[whole[documents]]] = True
            for document in np.flatnonzero(segment.with_paths(paths) & segment.live & ~whole).tolist():
                left += self._touch(Ref(number, document))
        return as_it_was, left

    def _touch(self, ref: Ref) -> list[int]:
        """Touch an article, and return the renditions of it that still are."""
        article = self._article(ref)
        self.articles[ref] = Old(article.id, article.added.toordinal())
        self.by_id[article.id] = ref
        for source in article.sources:
            self._by_source[sys.intern(source.path), source.line] = ref
        self._by_body.setdefault(_body_key(article.body), []).append(ref)
        return [*self._renditions_of(article)]

    def _article(self, ref: Ref) -> Article:
        assert self._before is not None  # noqa: S101 - there is no reference without an index
        return self._before.article(ref)

    def _relatives(self, waiting: Integers) -> list[Ref]:
        """Return the articles, not touched yet, that renditions may belong to, or whose ids they have."""
        entries = self._shelf.entries
        found: dict[Ref, None] = {}
        owners, prints = prints_of(entries, waiting)
        for number, segment in enumerate(self._segments):
            at, documents = segment.matches("fingerprints", prints)
            rendition = waiting[owners[at]]
            dates = segment.dates[documents]
            stated = entries.dates[rendition]
            # One of several texts may belong elsewhere, and then their article states less than it does now.
            several = segment.digest_counts[documents] > 1
            may = segment.live[documents] & (several | (dates == 0) | (stated == 0) | (dates == stated))
            pairs = dict.fromkeys(zip(rendition[may].tolist(), documents[may].tolist(), strict=True))
            for each, document in pairs:
                ref = Ref(number, document)
                if ref not in self.articles and ref not in found and self._may_be(ref, each):
                    found[ref] = None
        assert self._before is not None  # noqa: S101 - the caller saw to it
        for each in waiting[entries.ids[waiting] != 0].tolist():
            own = self._shelf.fetch(each).id or ""
            found |= dict.fromkeys(ref for ref in self._before.with_keyword("id", own) if ref not in self.articles)
        return list(found)

    def _may_be(self, ref: Ref, number: int) -> bool:
        article = self._article(ref)
        if len(article.sources) > 1:
            return True
        own = {source.id for source in article.sources if source.id}
        rendition = self._shelf.fetch(number)
        if rendition.id and own and rendition.id not in own:
            return False
        return same_text(article.body, rendition.body)

    def _renditions_of(self, article: Article) -> Iterator[int]:
        """Yield the renditions of an article that still are; of what cannot be read, what was stored of it."""
        for source in article.sources:
            if source.path == STANDARD_INPUT:
                # What was piped in once is only here; a later run's lines have the same numbers and are others.
                if not source.id or id_hash(source.id) not in self._piped_ids:
                    yield self._added((article.id, source.line), _not_read, article, source)
            elif source.path in self._intake.read:
                number = self._read_now.get((source.path, source.line))
                if number is not None:
                    yield number
            elif source.path not in self._gone:
                yield self._added((source.path, source.line), self._standing.rendition_at, article, source)

    def _added(
        self,
        key: tuple[str, int],
        read: Callable[[str, int], Rendition | None],
        article: Article,
        source: Source,
    ) -> int:
        """Return the number of a rendition that this run need not read, putting it on the shelf if it is not there."""
        if key not in self._put:
            rendition = read(source.path, source.line) or stand_in(article, source)
            self._put[key] = len(self._shelf)
            self._shelf.add(batch([rendition]))
        return self._put[key]

    @cached_property
    def _read_now(self) -> dict[tuple[str, int], int]:
        """The renditions that were read, by where they stand."""
        entries, kept = self._shelf.entries, self._shelf.kept
        paths = [self._shelf.paths[number] for number in entries.path[kept].tolist()]
        places = zip(paths, entries.lines[kept].tolist(), strict=True)
        return dict(zip(places, kept.tolist(), strict=True))

    @cached_property
    def _piped_ids(self) -> set[int]:
        """What stands for the ids that standard input gave in this run."""
        if STANDARD_INPUT not in self._intake.read:
            return set()
        entries, kept = self._shelf.entries, self._shelf.kept
        piped = entries.path[kept] == self._shelf.number_of(STANDARD_INPUT)
        return set(entries.ids[kept][piped].tolist()) - {0}


def lookups_of(before: Reader | None) -> list[Lookups]:
    """Return the lookups of an index's segments; none where there is no index."""
    return [_SegmentLookups(segment) for segment in before.segments] if before else []


class _SegmentLookups:
    """A segment's columns as NumPy arrays."""

    def __init__(self, segment: Segment) -> None:
        self._segment = segment
        self.size = segment.size
        self.dates: Integers = np.asarray(segment.dates)
        self.live: Integers = np.ones(segment.size, bool)
        self.live[list(segment.deleted)] = False

    def matches(self, lookup: str, values: Integers) -> tuple[Integers, Integers]:
        """Return the pairs of a value, by its place among those given, and a document that it leads to."""
        numbers, documents = self._lookup(lookup)
        first = np.searchsorted(numbers, values, side="left")
        counts = np.searchsorted(numbers, values, side="right") - first
        return np.repeat(np.arange(len(values)), counts), documents[spread(first, counts)]

    def _lookup(self, name: str) -> tuple[Integers, Integers]:
        return np.asarray(self._segment.arrays[f"{name}.numbers"]), np.asarray(
            self._segment.arrays[f"{name}.documents"]
        )

    def record(self, document: int) -> bytes:
        """Return a document as it is stored."""
        return self._segment.record(document)

    @cached_property
    def digest_counts(self) -> Integers:
        """How many renditions each document is made of."""
        return np.bincount(self._lookup("digests")[1], minlength=self.size)

    @cached_property
    def _digests(self) -> tuple[Integers, Integers]:
        """The digests by document, and where those of each begin and end."""
        numbers, documents = self._lookup("digests")
        return numbers[np.argsort(documents, kind="stable")], np.append(0, np.cumsum(self.digest_counts))

    def digests_of(self, document: int) -> list[int]:
        """Return the digests of a document's renditions, ascending."""
        numbers, ends = self._digests
        return [int(number) for number in numbers[ends[document] : ends[document + 1]]]

    def with_paths(self, paths: Iterable[str]) -> Integers:
        """Return for each document whether one of its sources has one of these paths."""
        found = np.zeros(self.size, bool)
        field = self._segment.field("path")
        for path in paths:
            term = field.find(keyword_term(path))
            if term is not None:
                found[np.asarray(field.documents(term))] = True
        return found


def _not_read(_path: str, _line: int) -> None:
    """Read nothing: what was piped in once stands in no file."""


def _body_key(body: str) -> bytes:
    return hashlib.blake2b(body.encode("utf-8", "surrogatepass"), digest_size=16).digest()
