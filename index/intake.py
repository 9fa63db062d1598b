"""Files to renditions: which files have to be read in this run, and what they give."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from index.errors import UnreadableError
from index.forms import form_of, read
from index.forms.recurrence import Recurrence, observe
from index.manifest import Failure, KnownFile
from index.scanning import Found, decode, digest, read_bytes, unpack

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from index.article import Rendition
    from index.survey import Survey

STANDARD_INPUT = "-"


class Intake:
    """Reads what has changed.

    A page is read in the light of the corpus: lines that recur are no part of an article. So a page that is as it was
    is read again when other files have come or gone and another part of it recurs now.

    Args:
        survey: What lies below the roots, and what the index knew.
        max_size: Bytes of a document at the most.
        progress: Called with what is done, how far, and of how much.
        rebuild: Whether to read everything, changed or not.

    Attributes:
        files: What will be known of each file, by where it is.
        renditions: What was read, by the file's shown path, in file order.
        gone: Shown paths of files that are no more.
        forms: How many files were read, by form.
        failures: What of standard input could not be read.
    """

    def __init__(
        self, survey: Survey, max_size: int, progress: Callable[[str, int, int], None], *, rebuild: bool
    ) -> None:
        self._survey, self._max_size, self._progress, self._rebuild = survey, max_size, progress, rebuild
        self._texts: dict[str, str] = {}
        self._recurrence = Recurrence()
        self._aside: dict[str, list[Rendition]] = {}
        self.files: dict[str, KnownFile] = dict(survey.manifest.files)
        self.renditions: dict[str, list[Rendition]] = {}
        self.gone: list[str] = []
        self.forms: Counter[str] = Counter()
        self.failures: list[UnreadableError] = []

    def run(self, standard_input: str | None) -> None:
        """Read all that has to be read; standard input, if any, holds JSON Lines."""
        changed = [found for found in self._survey.found if self._load(found)]
        self.gone = [self.files.pop(at).path for at in self._survey.gone]
        if not changed and not self.gone and standard_input is None:
            return
        # What stood in the way of a line (an id that another has) may be gone.
        changed += self._load_others(changed, lambda known: bool(known.failures and known.digest))
        self._recurrence = Recurrence.of(f.observation for f in self.files.values() if f.observation)
        changed += self._load_others(changed, lambda known: known.recurring != self._recurring(known))
        for number, found in enumerate(changed):
            self._progress("reading", number, len(changed))
            self._read(found)
        if standard_input is not None:
            failures: list[Failure] = []
            self.renditions[STANDARD_INPUT] = _one_per_id(
                self._parse(standard_input, STANDARD_INPUT, failures), failures
            )
            self.failures = [UnreadableError(STANDARD_INPUT, reason, line) for line, reason in failures]

    @property
    def changed(self) -> bool:
        """Whether any file was read, or is gone."""
        return bool(self.renditions or self.gone)

    def rendition_at(self, path: str, line: int) -> Rendition | None:
        """Return what stands at a line of a known file, reading the file if need be; None if it cannot be read."""
        if path not in self.renditions and path not in self._aside and path != STANDARD_INPUT:
            known = next((each for each in self.files.values() if each.path == path), None)
            found = self._load_again(known) if known else None
            if found is None:
                return None
            self._read(found)
            # Read for a few of its articles: the others are as they were, and must not be taken for new.
            self._aside[path] = self.renditions.pop(path)
        read_now = self.renditions.get(path) or self._aside.get(path) or []
        return next((each for each in read_now if each.line == line), None)

    def fail(self, path: str, failure: Failure) -> None:
        """Note that a rendition that was read cannot be indexed."""
        at = next((at for at, known in self.files.items() if known.path == path), None)
        if at is None:
            self.failures.append(UnreadableError(path, failure.reason, failure.line))
        else:
            self.files[at] = replace(self.files[at], failures=(*self.files[at].failures, failure))

    def _load(self, found: Found) -> bool:
        """Take in a file if its content is not what the index knows; tell whether it is another."""
        known = None if self._rebuild else self.files.get(found.at)
        if known and (known.size, known.modified) == (found.size, found.modified):
            return False
        try:
            data = read_bytes(found, self._max_size)
        except UnreadableError as error:
            self.files[found.at] = KnownFile(*found, "", (Failure(None, error.reason),))
            return known is None or known.failures != self.files[found.at].failures
        content = digest(data)
        if known and known.digest == content:
            # Touched, no more: not worth a commit of its own.
            self.files[found.at] = replace(known, size=found.size, modified=found.modified)
            return False
        self._take_in(found, data, content)
        return True

    def _take_in(self, found: Found, data: bytes, content: str) -> None:
        try:
            text = decode(found.path, unpack(found, data, self._max_size))
        except UnreadableError as error:
            self.files[found.at] = KnownFile(*found, content, (Failure(error.line, error.reason),))
            return
        self._texts[found.at] = text
        observation = observe(text) if form_of(found.path, text) == "page" else None
        self.files[found.at] = KnownFile(*found, content, observation=observation)

    def _load_others(self, changed: Sequence[Found], wanted: Callable[[KnownFile], bool]) -> list[Found]:
        done = {found.at for found in changed}
        others = [known for at, known in self.files.items() if at not in done and wanted(known)]
        return [found for known in others if (found := self._load_again(known))]

    def _load_again(self, known: KnownFile) -> Found | None:
        found = Found(known.path, known.at, known.size, known.modified)
        try:
            data = read_bytes(found, self._max_size)
        except UnreadableError:
            return None
        self._take_in(found, data, digest(data))
        return found

    def _recurring(self, known: KnownFile) -> str:
        """Return what stands for the lines of a page that recur; empty if none does, or it is no page."""
        recurring = self._recurrence.recurring(known.observation) if known.observation else ()
        return hashlib.blake2b(repr(recurring).encode(), digest_size=8).hexdigest() if recurring else ""

    def _read(self, found: Found) -> None:
        text = self._texts.pop(found.at, None)
        if text is None:
            self.renditions[found.path] = []
            return
        self.forms[form_of(found.path, text) or ""] += 1
        failures: list[Failure] = []
        self.renditions[found.path] = _one_per_id(self._parse(text, found.path, failures), failures)
        known = self.files[found.at]
        self.files[found.at] = replace(known, failures=tuple(failures), recurring=self._recurring(known))

    def _without_long_lines(self, text: str, failures: list[Failure]) -> str:
        """Return JSON Lines with those emptied that are too large for a document; note them."""
        lines = text.split("\n")
        for number, line in enumerate(lines, 1):
            if len(line) > self._max_size:
                limit = f"more than the limit of {self._max_size:,}; see --max-size"
                failures.append(Failure(number, f"{len(line):,} characters, {limit}"))
                lines[number - 1] = ""
        return "\n".join(lines)

    def _parse(self, text: str, path: str, failures: list[Failure]) -> Iterable[Rendition]:
        if form_of(path, text) == "json" and len(text) > self._max_size:
            text = self._without_long_lines(text, failures)
        for result in read(text, path, self._recurrence):
            if isinstance(result, UnreadableError):
                failures.append(Failure(result.line, result.reason))
            else:
                yield result


def taken(article_id: str, place: str) -> str:
    """Return what is wrong with a document whose id another has."""
    return f"the id {article_id!r} is already that of {place}; give it another"


def _one_per_id(renditions: Iterable[Rendition], failures: list[Failure]) -> list[Rendition]:
    """Return the renditions of a file without those whose id stands in it twice; the first one keeps it."""
    lines: dict[str, int] = {}
    kept = []
    for rendition in renditions:
        if rendition.id and lines.setdefault(rendition.id, rendition.line) != rendition.line:
            failures.append(Failure(rendition.line, taken(rendition.id, f"line {lines[rendition.id]}")))
        else:
            kept.append(rendition)
    return kept
