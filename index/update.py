"""From renditions to what has to change in the index.

A run is a function of the files and of the index before it. Only articles that have lost, gained or changed a rendition
are made again, and the same files give the same articles in whatever order, and in however many runs, they came.
"""

from __future__ import annotations

from itertools import pairwise
from types import MappingProxyType
from typing import TYPE_CHECKING, Protocol, TypeVar

import numpy as np

from index.columns import select
from index.intake import taken
from index.making import Share, make_share
from index.manifest import Failure
from index.plan import Plan
from index.renditions import Groups, group
from index.touched import Touched

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from index.codec.inversion import Integers
    from index.columns import Columns
    from index.intake import Intake
    from index.shelf import Shelf
    from index.touched import Before, Lookups
    from index.workers import Workers

_ARTICLES = 1024  # in a share of the work, at the most
_REST = 8  # shares of the size that the next one has would be left: small ones come last, so that no process waits long
_LEAST = 128  # articles in a share that is not the last
_BYTES = 1 << 21  # of their renditions, at which a share ends before


class Made(Protocol):
    """What a process makes of a share; see ``making.Made``."""

    @property
    def ids(self) -> Sequence[str]:
        """Of the articles that were made."""

    @property
    def records(self) -> Sequence[bytes]:
        """Each of them as JSON, as ``analysis.encode_record`` writes it."""

    @property
    def numbers(self) -> Sequence[int]:
        """Which of the share each is."""

    @property
    def others(self) -> Sequence[str]:
        """The ids of the articles that another run makes of the same files."""


_Made = TypeVar("_Made", bound=Made)


class Update:
    """Settles what has to change in an index for what was read.

    Args:
        before: The index as it is, or None where there is none or it cannot be read.
        lookups: Of its segments, in their order.
        intake: What was read; documents whose id another has are noted there as failed.
        shelf: The renditions that were read; others that belong together with them are added.
        today: The day on which new articles enter the index.
        rebuild: Whether every article is made anew; ids, and the days on which articles came, stay.
        arrived: Ordinals of such days by path and line, of articles of which nothing else is known.

    Attributes:
        plan: What changes; whole when ``columns`` has come to its end.
    """

    def __init__(
        self,
        before: Before | None,
        lookups: Sequence[Lookups],
        intake: Intake,
        shelf: Shelf,
        today: datetime.date,
        *,
        rebuild: bool,
        arrived: Mapping[tuple[str, int], int] = MappingProxyType({}),
    ) -> None:
        self._arrived = arrived
        self._before, self._intake, self._shelf, self._today = before, intake, shelf, today
        self._rebuild = rebuild
        self._touched = Touched(before, lookups, intake, shelf)
        self._made: set[str] = set()
        self.plan = Plan()

    def columns(
        self, workers: Workers, progress: Callable[[str, int, int], None], *, keep_records: bool
    ) -> Iterator[Columns]:
        """Yield the articles that have to be written, in the order of their first renditions; see ``run``."""
        for made, kept in self.run(make_share, workers, progress, keep_records=keep_records):
            if kept.any():
                yield made.columns if kept.all() else select(made.columns, kept)

    def run(
        self,
        make: Callable[[Share], _Made],
        workers: Workers,
        progress: Callable[[str, int, int], None],
        *,
        keep_records: bool,
    ) -> Iterator[tuple[_Made, Integers]]:
        """Yield what is made of each share, and which of its articles have to be written.

        Args:
            make: Makes the articles of a share; one that a module holds by its name.
            workers: Run it.
            progress: Called with what is done, how far, and of how much.
            keep_records: Whether the plan is to hold what the articles are.
        """
        pool = self._touched.pool(rebuild=self._rebuild)
        entries = self._shelf.entries
        groups = group(pool, entries, self._shelf.paths, lambda number: self._shelf.fetch(number).body)
        groups = self._without_taken_ids(groups)
        done = 0
        bounds = list(_shares(groups, entries.sizes))
        shares = (self._share(groups, first, last) for first, last in bounds)
        for (first, last), made in zip(bounds, workers.run(make, shares), strict=True):
            progress("indexing", done, len(groups))
            done += last - first
            yield made, self._settle(made, groups, first, keep_records=keep_records)
        plan, touched = self.plan, self._touched
        plan.outdated = set(touched.articles)
        plan.deleted = sorted(set(touched.by_id) - self._made)
        plan.unchanged += (len(self._before) if self._before else 0) - len(plan.outdated)

    def knows(self, article_id: str) -> bool:
        """Tell whether the index had an article, among those that this run had to look at."""
        return article_id in self._touched.by_id

    def _share(self, groups: Groups, first: int, last: int) -> Share:
        ends = groups.ends[first : last + 1]
        members = groups.members[ends[0] : ends[-1]]
        added = np.full(last - first, self._today.toordinal())
        known_ids: dict[int, tuple[str, ...]] = {}
        if self._touched.by_id or self._arrived:
            for number, (start, end) in enumerate(pairwise((ends - ends[0]).tolist())):
                if olds := self._touched.linked(members[start:end]):
                    known_ids[number] = tuple([old.id for old in olds])
                    added[number] = min(old.added for old in olds)
                else:
                    added[number] = self._arrival(members[start:end], added[number])
        return Share(self._shelf.path, self._shelf.places(members), np.diff(ends), added, known_ids)

    def _arrival(self, members: Integers, today: int) -> int:
        """Return the day on which renditions came that made no article that is known."""
        if not self._arrived:
            return today
        entries = self._shelf.entries
        paths = [self._shelf.paths[number] for number in entries.path[members].tolist()]
        places = zip(paths, entries.lines[members].tolist(), strict=True)
        return min((self._arrived[place] for place in places if place in self._arrived), default=today)

    def _settle(self, made: Made, groups: Groups, first: int, *, keep_records: bool) -> Integers:
        """Count the articles of a share; return which of them have to be written."""
        for other in made.others:
            self._made.add(other)
            self._touched.leave(other)
        kept = np.ones(len(made.ids), bool)
        known = self._touched.by_id
        olds = [at for at, article_id in enumerate(made.ids) if article_id in known] if known else []
        self.plan.added += len(kept) - len(olds)
        if keep_records:
            new = set(range(len(kept))).difference(olds)
            self.plan.new += [made.records[at] for at in sorted(new)]
        for at in olds:
            number, ref, record = made.numbers[at], known[made.ids[at]], made.records[at]
            self._made.add(made.ids[at])
            members = groups.members[groups.ends[first + number] : groups.ends[first + number + 1]]
            if not self._touched.is_same(ref, record, members):
                self.plan.updated += 1
                self.plan.edited += [record] if keep_records else []
            elif self._rebuild:
                self.plan.unchanged += 1
            else:
                self._touched.keep(ref)
                kept[at] = False
        return kept

    def _without_taken_ids(self, groups: Groups) -> Groups:
        """Return the groups without those whose id an earlier one has; these are noted as failed."""
        ids = self._shelf.entries.ids[groups.members]
        own = np.zeros(len(groups), np.uint64)
        group_of = np.repeat(np.arange(len(groups)), np.diff(groups.ends))
        stated = np.flatnonzero(ids)[::-1]
        own[group_of[stated]] = ids[stated]  # the first that a group states, written last
        numbers = np.flatnonzero(own)
        first = numbers[np.unique(own[numbers], return_index=True)[1]]
        later = np.setdiff1d(numbers, first)
        if not len(later):
            return groups
        holder = {int(own[number]): int(groups.members[groups.ends[number]]) for number in first}
        kept = np.ones(len(groups), bool)
        kept[later] = False
        failed: dict[str, list[Failure]] = {}
        for number in later.tolist():
            place = self._shelf.fetch(holder[int(own[number])])
            members = [self._shelf.fetch(int(m)) for m in groups.members[groups.ends[number] : groups.ends[number + 1]]]
            article_id = next(rendition.id for rendition in members if rendition.id)
            for rendition in members:
                reason = taken(article_id, f"{place.path}:{place.line}")
                failed.setdefault(rendition.path, []).append(Failure(rendition.line, reason))
        self._intake.fail(failed)
        ends = np.append(0, np.cumsum(np.diff(groups.ends)[kept]))
        return Groups(groups.members[np.repeat(kept, np.diff(groups.ends))], ends)


def _shares(groups: Groups, sizes: Integers) -> Iterator[tuple[int, int]]:
    """Yield the ranges of groups, half-open, that are made together; what is one share's alone is one."""
    ends = np.append(0, np.cumsum(sizes[groups.members], dtype=np.int64))[groups.ends]
    count = len(groups)
    first = 0
    while first < count:
        most = min(_ARTICLES, max(_LEAST, (count - first) // _REST)) if count > _ARTICLES else count
        last = int(np.searchsorted(ends, ends[first] + _BYTES, side="right")) - 1
        last = min(max(last, first + 1), first + most, count)
        yield first, last
        first = last
