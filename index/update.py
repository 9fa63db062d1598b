"""From renditions to what has to change in the index.

A run is a function of the files and of the index before it. Only articles that have lost, gained or changed a rendition
are made again, and the same files give the same articles in whatever order, and in however many runs, they came.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from index.intake import STANDARD_INPUT, taken
from index.manifest import Failure
from index.merging import article_id, made_id, make_article, stand_in
from index.renditions import fingerprints, group, rendition_digest, same_text

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable, Iterable, Sequence

    from index.article import Article, Rendition
    from index.intake import Intake
    from index.reader import Reader, Ref


class Made(NamedTuple):
    """An article to be written, and the digests of its renditions."""

    article: Article
    digests: tuple[int, ...]


@dataclass(slots=True)
class Plan:
    """What a run changes.

    Attributes:
        added: Articles that the index does not have.
        updated: Articles that it has under that id, but otherwise.
        deleted: Ids that will be gone, sorted.
        rewritten: Articles that are as they were, in an index that is made anew.
        outdated: Articles of the index that are replaced or gone.
        unchanged: How many articles stay as they are, rewritten or not.
    """

    added: list[Made] = field(default_factory=list)
    updated: list[Made] = field(default_factory=list)
    deleted: list[str] = field(default_factory=list)
    rewritten: list[Made] = field(default_factory=list)
    outdated: set[Ref] = field(default_factory=set)
    unchanged: int = 0


def plan_update(
    before: Reader | None,
    intake: Intake,
    today: datetime.date,
    progress: Callable[[str, int, int], None],
    *,
    rebuild: bool,
    mine: Callable[[str], bool] = lambda _: True,
) -> Plan:
    """Return what has to change in an index for what was read.

    Args:
        before: The index as it is, or None where there is none or it cannot be read.
        intake: What was read; documents whose id another has are noted there as failed.
        today: The day on which new articles enter the index.
        progress: Called with what is done, how far, and of how much.
        rebuild: Whether every article is made anew; ids, and the days on which articles came, stay.
        mine: Tells of an article's id whether this run makes it; another one makes the others, of the same files.
    """
    touched = _Touched(before, intake)
    groups = list(_without_taken_ids(group(touched.pool(rebuild=rebuild)), intake))
    plan = Plan()
    made_ids = set()
    for number, members in enumerate(groups):
        progress("indexing", number, len(groups))
        olds = touched.linked(members)
        made = {made_id(rendition) for rendition in members}
        known = next((old.id for old in olds if old.id in made), None)
        if not mine(other := article_id(members, known)):
            made_ids.add(other)
            touched.leave(other)
            continue
        article = make_article(members, min((old.added for old in olds), default=today), known)
        digests = tuple(rendition_digest(rendition) for rendition in members)
        made_ids.add(article.id)
        ref = touched.by_id.get(article.id)
        if ref is None:
            plan.added.append(Made(article, digests))
        elif touched.articles[ref] != article or not touched.has_digests(ref, digests):
            plan.updated.append(Made(article, digests))
        elif rebuild:
            plan.rewritten.append(Made(article, digests))
        else:
            touched.keep(ref)
    plan.outdated = set(touched.articles)
    plan.deleted = sorted(set(touched.by_id) - made_ids)
    plan.unchanged = (len(before) if before else 0) - len(plan.outdated) + len(plan.rewritten)
    return plan


class _Touched:
    """The articles of an index that this run may change, and the renditions that they are made of again.

    Attributes:
        articles: By where they are.
        by_id: Where they are, by id.
    """

    def __init__(self, before: Reader | None, intake: Intake) -> None:
        self._before, self._intake = before, intake
        self.articles: dict[Ref, Article] = {}
        self.by_id: dict[str, Ref] = {}
        self._by_source: dict[tuple[str, int], Ref] = {}
        self._by_body: dict[str, list[Article]] = {}

    def pool(self, *, rebuild: bool) -> list[Rendition]:
        """Return the renditions of which articles are made: what is new, and what it may belong together with."""
        new = {(r.path, r.line): r for each in self._intake.renditions.values() for r in each}
        if self._before is None:
            return list(new.values())
        if rebuild:
            articles = [self._touch(ref) for ref in self._before.all()]
            kept = {(r.path, r.line): r for article in articles for r in self._renditions_of(article)}
            return list((kept | new).values())
        as_they_were = self._touch_changed(new.values())
        pool = {place: r for place, r in new.items() if place not in as_they_were}
        waiting = list(pool.values())
        while waiting:
            for ref in self._relatives(waiting.pop()):
                for relative in self._renditions_of(self._touch(ref)):
                    if (relative.path, relative.line) not in pool:
                        pool[relative.path, relative.line] = relative
                        waiting.append(relative)
        for article in list(self.articles.values()):
            for rendition in self._renditions_of(article):
                pool.setdefault((rendition.path, rendition.line), rendition)
        return list(pool.values())

    def linked(self, members: Sequence[Rendition]) -> list[Article]:
        """Return the articles that renditions made before: by where they stand, else by their text."""
        refs = dict.fromkeys(ref for r in members if (ref := self._by_source.get((r.path, r.line))))
        return [self.articles[ref] for ref in refs if ref in self.articles] or self._by_body.get(members[0].body, [])

    def has_digests(self, ref: Ref, digests: tuple[int, ...]) -> bool:
        """Tell whether an article was made of these renditions."""
        return sorted(self._digests_of(ref)) == sorted(digests)

    def leave(self, name: str) -> None:
        """Let an article stay as it is, or is not, whatever was read of it."""
        if (ref := self.by_id.get(name)) is not None:
            self.articles.pop(ref, None)

    def keep(self, ref: Ref) -> None:
        """Let an article stay as it is."""
        del self.articles[ref]

    def _touch_changed(self, new: Iterable[Rendition]) -> set[tuple[str, int]]:
        """Touch the articles of the files that were read or are gone, unless all of their renditions are as they were.

        Returns:
            Where the renditions stand whose articles are not touched.
        """
        before = self._before
        assert before is not None  # noqa: S101 - the caller saw to it
        paths = [*self._intake.renditions, *self._intake.gone]
        candidates = {ref for path in paths if path != STANDARD_INPUT for ref in before.with_keyword("path", path)}
        seen: Counter[Ref] = Counter()
        homes: dict[tuple[str, int], Ref] = {}
        for rendition in new:
            for ref in before.with_number("digests", rendition_digest(rendition)):
                seen[ref] += 1
                homes[rendition.path, rendition.line] = ref
        whole = {ref for ref, count in seen.items() if count == len(self._digests_of(ref))}
        for ref in sorted(candidates - whole):
            self._touch(ref)
        return {place for place, ref in homes.items() if ref in whole}

    def _touch(self, ref: Ref) -> Article:
        before = self._before
        assert before is not None  # noqa: S101 - there is no reference without an index
        if ref not in self.articles:
            article = before.article(ref)
            self.articles[ref] = article
            self.by_id[article.id] = ref
            self._by_source |= {(source.path, source.line): ref for source in article.sources}
            self._by_body.setdefault(article.body, []).append(article)
        return self.articles[ref]

    @cached_property
    def _digests(self) -> list[dict[int, list[int]]]:
        return [segment.numbers_by_document("digests") for segment in self._before.segments] if self._before else []

    def _digests_of(self, ref: Ref) -> list[int]:
        return self._digests[ref.segment].get(ref.document, [])

    def _relatives(self, rendition: Rendition) -> list[Ref]:
        """Return the articles of the index, not touched yet, that a rendition may belong to, or whose id it has."""
        before = self._before
        assert before is not None  # noqa: S101 - the caller saw to it
        same_id = before.with_keyword("id", rendition.id) if rendition.id else []
        by_text = dict.fromkeys(
            ref for number in fingerprints(rendition.body) for ref in before.with_number("fingerprints", number)
        )
        same = [ref for ref in by_text if ref not in self.articles and _may_be(before.article(ref), rendition)]
        return [ref for ref in dict.fromkeys((*same_id, *same)) if ref not in self.articles]

    def _renditions_of(self, article: Article) -> list[Rendition]:
        """Return the renditions of a touched article that still are; of what cannot be read, what was stored of it."""
        found = []
        replaced = {r.id for r in self._intake.renditions.get(STANDARD_INPUT, ()) if r.id}
        for source in article.sources:
            if source.path in self._intake.gone or (source.path == STANDARD_INPUT and source.id in replaced):
                continue
            rendition = self._intake.rendition_at(source.path, source.line)
            if rendition:
                found.append(rendition)
            elif source.path == STANDARD_INPUT or source.path not in self._intake.renditions:
                found.append(stand_in(article, source))
        return found


def _may_be(article: Article, rendition: Rendition) -> bool:
    if article.date and rendition.date and article.date != rendition.date:
        return False
    own = {source.id for source in article.sources if source.id}
    if rendition.id and own and rendition.id not in own:
        return False
    return same_text(article.body, rendition.body)


def _without_taken_ids(groups: Iterable[list[Rendition]], intake: Intake) -> Iterable[list[Rendition]]:
    """Yield the groups without those whose id an earlier one has; these are noted as failed."""
    places: dict[str, str] = {}
    for members in groups:
        own = next((rendition.id for rendition in members if rendition.id), None)
        if own is None or own not in places:
            if own is not None:
                places[own] = f"{members[0].path}:{members[0].line}"
            yield members
            continue
        for rendition in members:
            intake.fail(rendition.path, Failure(rendition.line, taken(own, places[own])))
