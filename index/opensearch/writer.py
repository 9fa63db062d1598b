"""A run of the indexer on a cluster: survey, intake and plan are those of the embedded engine, the writing is not.

A rebuild goes into an index of its own, behind which the name is swapped at the end; a killed one is gone on with.
Several machines share one corpus by parts: each reads all files, since which texts are one article is told by all of
them, and makes, analyses and sends its share of the articles. An article's id decides whose it is, so it never matters
which machine saw which file.
"""

from __future__ import annotations

import os
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from index.errors import DamagedIndexError, NewsdexError, NoIndexError, UnreadableError
from index.intake import Intake
from index.manifest import Failure, Manifest
from index.opensearch.bulk import Action, Bulk
from index.opensearch.connection import answers
from index.opensearch.files import changes, note_changed, note_done, parts_done, read_files
from index.opensearch.making import Part, make_documents
from index.opensearch.mapping import BESIDE_MAPPING, BESIDE_SETTINGS, mapping, meta, settings
from index.opensearch.reader import (
    COLUMNS_ONLY,
    PAGE,
    ClusterLookups,
    ClusterReader,
    Generation,
    beside,
    generation,
    pages,
    read_meta,
)
from index.opensearch.stories import settle
from index.opensearch.wire import article_of, document_id, read_wire_text
from index.shelf import Shelf
from index.survey import survey
from index.update import Update
from index.workers import Workers
from index.writer import DEFAULT_ROOT, Report

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from opensearchpy import OpenSearch

    from index.codec.inversion import Integers
    from index.opensearch.making import Documents
    from index.opensearch.place import Place
    from index.options import Options
    from index.survey import Survey

_NOWHERE = Path(os.devnull)  # an index on a cluster has no folder that must be left out of what is read


@dataclass(frozen=True, slots=True)
class Layout:
    """How a new index is laid out on a cluster.

    Attributes:
        shards: Parts of the index, each on a node of its own where there are as many.
        replicas: Further copies of each.
    """

    shards: int = 3
    replicas: int = 1


DEFAULT_LAYOUT, WHOLE = Layout(), Part()


def update_cluster(
    client: OpenSearch,
    place: Place,
    paths: Sequence[str],
    options: Options,
    *,
    layout: Layout = DEFAULT_LAYOUT,
    part: Part = WHOLE,
    standard_input: str | None = None,
) -> Report:
    """Bring an index on a cluster up to date with files and folders; make it if there is none.

    Args:
        client: Of the cluster.
        place: Of the index.
        paths: What to look at; none means the remembered roots, else ``corpus``.
        options: How to run; there is no lock to wait for.
        layout: Of an index that this run makes.
        part: Of the articles that this run makes.
        standard_input: JSON Lines that were piped in, if any.

    Raises:
        ClusterError: The cluster cannot be reached, or takes nothing; what was written stays, and is not sent again.
        DamagedIndexError: The index is of another version, and is not to be rebuilt.
        NewsdexError: There is nothing to index.
    """
    with answers(place, client):
        return _Run(client, place, options, layout, part).run(paths, standard_input)


class _Run:
    def __init__(self, client: OpenSearch, place: Place, options: Options, layout: Layout, part: Part) -> None:
        self._client, self._place, self._options, self._layout, self._part = client, place, options, layout, part

    def run(self, paths: Sequence[str], standard_input: str | None) -> Report:
        options, old = self._options, self._old()
        known = self._manifest(old)
        named = paths or ([] if known.roots or standard_input is not None else [DEFAULT_ROOT])
        seen = survey(known, named, _NOWHERE, options.forget)
        if old is None and named and len(seen.unreachable) == len(named) and standard_input is None:
            raise NewsdexError(f"{named[0]}: no such file or folder; name what to index: newsdex index PATH")
        with _shelf() as shelf, Workers(options.jobs) as workers:
            intake = Intake(seen, shelf, options.max_size, options.progress, rebuild=options.rebuild)
            intake.run(standard_input, workers)
            before = self._before(old, intake, shelf)
            lookups = [ClusterLookups(before)] if before else []
            update = Update(before, lookups, intake, shelf, options.today, rebuild=options.rebuild)
            make = partial(make_documents, self._part)
            made = update.run(make, workers, options.progress, keep_records=options.dry_run)
            if options.dry_run:
                for _ in made:
                    pass
            else:
                self._write(old, update, made, intake, known, seen)
        plan = update.plan
        articles = plan.unchanged + plan.added + plan.updated
        failures = [
            UnreadableError(f.path, each.reason, each.line) for f in intake.files.values() for each in f.failures
        ]
        return Report(plan, articles, (*intake.failures, *failures), tuple(seen.unreachable), passed=seen.passed)

    def _old(self) -> Generation | None:
        """Return the index as it is; to be rebuilt, it need not be of this version."""
        try:
            return generation(self._client, self._place)
        except NoIndexError:
            return None
        except DamagedIndexError:
            if not self._options.rebuild:
                raise
            return None

    def _manifest(self, old: Generation | None) -> Manifest:
        if old is None:
            return Manifest()
        self._client.indices.refresh(index=f"{old.index},{beside(old.index)}")
        return read_files(self._client, old.index, old.roots, str(self._part))

    def _before(self, old: Generation | None, intake: Intake, shelf: Shelf) -> ClusterReader | None:
        """Return the articles of the index, with what will be asked of them already fetched; None if it has none."""
        if old is None:
            return None
        before = ClusterReader(self._client, old.index)
        if not len(before):
            return None
        if not self._options.rebuild:
            before.prefetch("digests", shelf.entries.digests[shelf.kept].tolist())
            before.prefetch("path", [*intake.read, *intake.gone])
        return before

    def _write(
        self,
        old: Generation | None,
        update: Update,
        made: Iterator[tuple[Documents, Integers]],
        intake: Intake,
        known: Manifest,
        seen: Survey,
    ) -> None:
        """Send what is made as it comes, then what leaves, then what is known of the files."""
        pairs = tuple((root.name, root.at) for root in seen.manifest.roots)
        if old is None or self._options.rebuild:
            target = self._new_index(pairs)
            there = self._contents(target)
            known = Manifest()
        else:
            target, there = old.index, {}
        bulk = Bulk(self._client)
        kept = self._send(bulk, target, made, there)
        plan = update.plan
        is_new = old is None or target != old.index
        if not (is_new or plan.added or plan.updated or plan.outdated or intake.changed or seen.changes_roots):
            return
        leaving = {} if is_new else {document_id(name): name for name in plan.deleted}
        leaving |= {each: each for each in there if each not in kept and self._part.holds(each)}
        self._note_refused(bulk, intake, update)
        bulk.send(Action(target, each, None, name) for each, name in leaving.items())
        self._client.indices.refresh(index=target)
        settle(self._client, target, bulk)
        # Last what is known of the files: a run that is killed before is gone on with by the next.
        bulk.send(changes(target, known, dict(sorted(intake.files.items())), str(self._part)))
        bulk.send([note_changed(target)])
        self._note_roots(target, pairs)
        if is_new:
            self._client.indices.put_settings(index=target, body={"refresh_interval": None})
        self._client.indices.refresh(index=beside(target))
        if self._options.rebuild or target not in self._behind_the_name():
            self._swap(target)

    def _send(
        self, bulk: Bulk, target: str, made: Iterator[tuple[Documents, Integers]], there: dict[str, str]
    ) -> set[str]:
        """Send what differs; return what of the index stays, or is written, by what the cluster knows it by."""
        kept: set[str] = set()

        def actions() -> Iterator[Action]:
            for documents, wanted in made:
                for at in wanted.nonzero()[0].tolist():
                    document, article_id = documents.documents[at], documents.ids[at]
                    name = document_id(article_id)
                    kept.add(name)
                    if there.get(name) != document["content"]:
                        yield Action(target, name, document, article_id)

        bulk.send(actions(), lambda written: self._options.progress("writing", written, written))
        return kept

    @staticmethod
    def _note_refused(bulk: Bulk, intake: Intake, update: Update) -> None:
        """Note what the cluster will not take as inputs that could not be indexed, to be tried again."""
        failed: dict[str, list[Failure]] = {}
        for action, reason in bulk.refused:
            if action.document is None:
                continue
            article = article_of(action.document["record"])
            source = article.sources[article.body_source]
            failure = Failure(source.line, f"the cluster does not take it: {reason}")
            failed.setdefault(source.path, []).append(failure)
            if update.knows(article.id):
                update.plan.updated -= 1
            else:
                update.plan.added -= 1
        intake.fail(failed)

    def _new_index(self, roots: Sequence[tuple[str, str]]) -> str:
        """Make the index that a first run or a rebuild writes into, or find the one that a killed rebuild left."""
        behind = self._behind_the_name()
        newest = max((int(index.rpartition("-")[2]) for index in self._generations()), default=0)
        left = f"{self._place.name}-{newest:06}"
        if newest and left not in behind and self._usable(left):
            return left
        index = f"{self._place.name}-{newest + 1:06}"
        body = {
            "settings": {"index": settings(self._layout.shards, self._layout.replicas) | {"refresh_interval": -1}},
            "mappings": mapping(roots),
            "aliases": {} if behind else {self._place.name: {}},
        }
        self._create(beside(index), {"settings": self._beside_settings(), "mappings": BESIDE_MAPPING})
        self._create(index, body)
        return index

    def _beside_settings(self) -> dict[str, Any]:
        return {"index": BESIDE_SETTINGS | {"number_of_replicas": self._layout.replicas}}

    def _create(self, index: str, body: dict[str, Any]) -> None:
        from opensearchpy.exceptions import RequestError  # noqa: PLC0415 - an extra

        try:
            self._client.indices.create(index=index, body=body)
        except RequestError as error:
            if error.error != "resource_already_exists_exception":  # another part was faster
                raise

    def _generations(self) -> list[str]:
        """Return the indices that are, were or will be behind the name."""
        found = self._client.indices.get(index=f"{self._place.name}-*", params={"expand_wildcards": "all"})
        start = len(self._place.name) + 1
        return sorted(index for index in found if len(index[start:]) == 6 and index[start:].isdecimal())

    def _behind_the_name(self) -> list[str]:
        if not self._client.indices.exists_alias(name=self._place.name):
            return []
        return sorted(self._client.indices.get_alias(name=self._place.name))

    def _usable(self, index: str) -> bool:
        """Tell whether a killed rebuild of this version left an index; one of another version is removed."""
        about = self._client.indices.get_mapping(index=index)[index]["mappings"]
        try:
            read_meta(self._place, about)
        except DamagedIndexError:
            self._client.indices.delete(index=f"{index},{beside(index)}", params={"ignore_unavailable": "true"})
            return False
        return True

    def _contents(self, target: str) -> dict[str, str]:
        """Return what an index that is being made holds already: by document, what it was made of."""
        self._client.indices.refresh(index=target)
        body = {
            "query": {"match_all": {}},
            "size": PAGE,
            "sort": [{"_shard_doc": "asc"}],
            "docvalue_fields": ["id", "content"],
            **COLUMNS_ONLY,
        }
        found = (hit["fields"] for hit in pages(self._client, target, body))
        return {document_id(read_wire_text(each["id"][0])): each["content"][0] for each in found}

    def _note_roots(self, target: str, roots: Sequence[tuple[str, str]]) -> None:
        """Note the roots, with those that other parts have noted meanwhile."""
        there = read_meta(self._place, self._client.indices.get_mapping(index=target)[target]["mappings"])
        wanted = roots if self._part.count == 1 else [*dict.fromkeys((*there, *roots))]
        if list(there) != list(wanted):
            self._client.indices.put_mapping(index=target, body={"_meta": meta(wanted)})

    def _swap(self, target: str) -> None:
        """Let the name lead to a new index, once every part has written its share, and remove the one before."""
        note_done(self._client, target, str(self._part))
        if parts_done(self._client, target, self._part.count) < self._part.count:
            return
        before = [index for index in self._behind_the_name() if index != target]
        actions: list[dict[str, Any]] = [{"remove": {"index": i, "alias": self._place.name}} for i in before]
        self._client.indices.update_aliases(
            body={"actions": [*actions, {"add": {"index": target, "alias": self._place.name}}]}
        )
        for index in before:
            self._client.indices.delete(index=f"{index},{beside(index)}", params={"ignore_unavailable": "true"})


@contextmanager
def _shelf() -> Iterator[Shelf]:
    """Give a shelf in a temporary folder."""
    with tempfile.TemporaryDirectory(prefix="newsdex-") as folder:
        shelf = Shelf(Path(folder) / "renditions")
        try:
            yield shelf
        finally:
            shelf.close()
