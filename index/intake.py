"""Files to renditions: which files have to be read in this run, and what they give."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from index.content import (
    OtherEncodingError,
    digest,
    digest_of,
    line_blocks,
    read_bytes,
    read_text,
    refuse_bomb,
    state_of,
)
from index.decoding import decode
from index.errors import UnreadableError
from index.failures import Failures
from index.forms import form_of
from index.forms.recurrence import Recurrence, observe
from index.manifest import Failure, KnownFile
from index.reading import SHARE, Piece, Share, cut, read_share
from index.scanning import Found, holds_lines
from index.standing import Standing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from index.shelf import Shelf
    from index.survey import Survey
    from index.workers import Workers

STANDARD_INPUT = "-"
_UNTOLD = -1  # no file's time


class Intake:
    """Reads what has changed.

    A page is read in the light of the corpus: lines that recur are no part of an article. So a page that is as it was
    is read again when other files have come or gone and another part of it recurs now.

    Args:
        survey: What lies below the roots, and what the index knew.
        shelf: Where the renditions go.
        max_size: Bytes of a document at the most.
        progress: Called with what is done, how far, and of how much.
        rebuild: Whether to read everything, changed or not.

    Attributes:
        files: What will be known of each file, by where it is.
        read: Shown paths of the files that were read, standard input among them.
        gone: Shown paths of files that are no more.
        failures: What of standard input could not be read, and files that cannot be read now.
    """

    def __init__(
        self,
        survey: Survey,
        shelf: Shelf,
        max_size: int,
        progress: Callable[[str, int, int], None],
        *,
        rebuild: bool,
    ) -> None:
        self._survey, self._shelf, self._max_size, self._rebuild = survey, shelf, max_size, rebuild
        self._progress = progress
        self._texts: dict[str, str] = {}
        self._attempts: dict[str, int] = {}
        self._recurrence = Recurrence()
        self.files: dict[str, KnownFile] = dict(survey.manifest.files)
        self.read: set[str] = set()
        self.gone: list[str] = []
        self.failures: list[UnreadableError] = []

    def run(self, standard_input: str | None, workers: Workers) -> None:
        """Read all that has to be read; standard input, if any, holds JSON Lines."""
        suspects = self._survey.found if self._rebuild else self._survey.changed
        changed = [found for found in suspects if self._load(found)]
        self.gone = [self.files.pop(at).path for at in self._survey.gone]
        if changed or self.gone or standard_input is not None:
            self._read_changed(changed, standard_input, workers)
        for at in self._survey.fresh & self.files.keys():
            # Its time does not tell it from what may be written to it in the same moment: the next run looks into it.
            self.files[at] = replace(self.files[at], modified=_UNTOLD)

    def _read_changed(self, changed: list[Found], standard_input: str | None, workers: Workers) -> None:
        # What stood in the way of a line (an id that another has) may be gone.
        changed += self._load_others(changed, lambda known: bool(known.failures and known.digest))
        self._recurrence = Recurrence.of(f.observation for f in self.files.values() if f.observation)
        changed += self._load_others(changed, lambda known: known.recurring != self._recurring(known))
        self._read(changed, standard_input, workers)

    @property
    def changed(self) -> bool:
        """Whether any file was read, or is gone."""
        return bool(self.read or self.gone)

    def standing(self) -> Standing:
        """Return what gives the lines of the known files that this run has no need to read."""
        return Standing(self.files, self._recurrence, self._max_size, self._shelf.path.parent)

    def fail(self, failed: Mapping[str, Sequence[Failure]]) -> None:
        """Note that renditions that were read cannot be indexed.

        Args:
            failed: By the path of their file.
        """
        places = {known.path: at for at, known in self.files.items()}
        for path, failures in failed.items():
            noted = Failures()
            if path == STANDARD_INPUT:
                noted.extend(failures)
                self.failures += [UnreadableError(path, reason, line) for line, reason in noted.all()]
            else:
                known = self.files[places[path]]
                noted.extend((*known.failures, *failures))
                self.files[known.at] = replace(known, failures=tuple(noted.all()))

    def _load(self, found: Found) -> bool:
        """Take in a file if its content is not what the index knows; tell whether it is another."""
        known = None if self._rebuild else self.files.get(found.at)
        try:
            data = None if holds_lines(found.path) else read_bytes(found, self._max_size)
            content = digest_of(found, self._max_size) if data is None else digest(data)
        except UnreadableError as error:
            there = self.files.get(found.at)
            if there and isinstance(error.__cause__, OSError):
                # The file is there: what is known of it stays until it can be read again.
                self.files[found.at] = replace(there, modified=_UNTOLD)
                self.failures.append(error)
                return False
            self.files[found.at] = KnownFile(*found, "", (Failure(None, error.reason),))
            return known is None or known.failures != self.files[found.at].failures
        if known and known.digest == content:
            # Touched, no more: not worth a commit of its own.
            self.files[found.at] = replace(known, size=found.size, modified=found.modified)
            return False
        self._take_in(found, data, content)
        return True

    def _take_in(self, found: Found, data: bytes | None, content: str) -> None:
        """Note a file as it is now; a file of lines is only read when its renditions are made."""
        if data is None:
            self.files[found.at] = KnownFile(*found, content)
            return
        try:
            text = decode(found.path, data)
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
        state = state_of(Found(known.path, known.at, known.size, known.modified))
        if state is None:
            return None
        found = Found(known.path, known.at, *state)  # what is noted may be no time; see ``run``
        try:
            if holds_lines(found.path):
                self._take_in(found, None, digest_of(found, self._max_size))
            else:
                data = read_bytes(found, self._max_size)
                self._take_in(found, data, digest(data))
        except UnreadableError:
            return None
        return found

    def _recurring(self, known: KnownFile) -> str:
        """Return what stands for the lines of a page that recur; empty if none does, or it is no page."""
        recurring = self._recurrence.recurring(known.observation) if known.observation else ()
        return hashlib.blake2b(repr(recurring).encode(), digest_size=8).hexdigest() if recurring else ""

    def _read(self, changed: Sequence[Found], standard_input: str | None, workers: Workers) -> None:
        """Read files piece by piece; of a file that had to be begun again, only the last reading counts."""
        failures: dict[tuple[str, int], Failures] = {}
        numbers: dict[tuple[str, int], list[range]] = {}
        pieces = self._pieces(changed, standard_input)
        for harvest in workers.run(read_share, self._shares(pieces)):
            at = len(self._shelf)
            self._shelf.add(harvest.renditions)
            for path, attempt, count in harvest.pieces:
                numbers.setdefault((path, attempt), []).append(range(at, at + count))
                at += count
            for path, attempt, met in harvest.failures:
                failures.setdefault((path, attempt), Failures()).join(met)
        for (path, attempt), ranges in numbers.items():
            if attempt != self._attempts.get(path, 0):
                self._shelf.drop(number for each in ranges for number in each)
        for found in changed:
            known = self.files[found.at]
            self.read.add(found.path)
            key = (found.path, self._attempts.get(found.path, 0))
            noted = failures.get(key, Failures())
            noted.extend(self._repeated(numbers.get(key, [])))
            failed = (*known.failures, *noted.all())
            if not failed and not any(numbers.get(key, ())):
                failed = (Failure(None, "empty"),)
            self.files[found.at] = replace(known, failures=failed, recurring=self._recurring(known))
        if standard_input is not None:
            self.read.add(STANDARD_INPUT)
            key = (STANDARD_INPUT, 0)
            noted = failures.get(key, Failures())
            noted.extend(self._repeated(numbers.get(key, [])))
            self.failures += [UnreadableError(STANDARD_INPUT, reason, line) for line, reason in noted.all()]

    def _shares(self, pieces: Iterable[Piece]) -> Iterator[Share]:
        together: list[Piece] = []
        size = 0
        for piece in pieces:
            if together and size + len(piece.text) > SHARE:
                yield Share(together, self._recurrence, self._max_size)
                together, size = [], 0
            together.append(piece)
            size += len(piece.text)
        if together:
            yield Share(together, self._recurrence, self._max_size)

    def _pieces(self, changed: Sequence[Found], standard_input: str | None) -> Iterator[Piece]:
        for number, found in enumerate(changed):
            self._progress("reading", number, len(changed))
            if holds_lines(found.path):
                yield from self._pieces_of_lines(found)
            elif found.at in self._texts:
                yield Piece(found.path, 0, 1, self._texts.pop(found.at))
        if standard_input is not None:
            yield from cut(STANDARD_INPUT, 0, [standard_input])

    def _pieces_of_lines(self, found: Found) -> Iterator[Piece]:
        yield from self._pieces_as_they_are(found)
        if state_of(found) != (found.size, found.modified):
            # What was read counts; without a digest of it, the next run reads it again.
            known, changed = self.files[found.at], Failure(None, "changed while it was read; run newsdex index again")
            if not known.failures:
                self.files[found.at] = replace(known, digest="", failures=(changed,))

    def _pieces_as_they_are(self, found: Found) -> Iterator[Piece]:
        try:
            refuse_bomb(found, self._max_size)
            yield from cut(found.path, 0, line_blocks(found, self._max_size))
        except OtherEncodingError:
            self._attempts[found.path] = 1
            try:
                yield from cut(found.path, 1, [read_text(found, self._max_size)])
            except UnreadableError as error:
                self._refuse(found, error)
        except UnreadableError as error:
            self._refuse(found, error)

    def _refuse(self, found: Found, error: UnreadableError) -> None:
        """Note that a file cannot be read, and let nothing that was read of it count."""
        self._attempts[found.path] = self._attempts.get(found.path, 0) + 1
        self.files[found.at] = replace(self.files[found.at], failures=(Failure(error.line, error.reason),))

    def _repeated(self, ranges: Sequence[range]) -> Iterator[Failure]:
        """Drop the renditions of a file whose id stands in it before; yield what to say of each."""
        if sum(map(len, ranges)) < 2:
            return
        entries = self._shelf.entries
        numbers = np.concatenate([np.arange(each.start, each.stop) for each in ranges])
        numbers = numbers[entries.ids[numbers] != 0]
        _, first, of = np.unique(entries.ids[numbers], return_index=True, return_inverse=True)
        again = numbers[first[of]] != numbers
        for number, before in zip(numbers[again].tolist(), numbers[first[of[again]]].tolist(), strict=True):
            self._shelf.drop([number])
            place = f"line {entries.lines[before]}"
            yield Failure(int(entries.lines[number]), taken(self._shelf.fetch(number).id or "", place))


def taken(article_id: str, place: str) -> str:
    """Return what is wrong with a document whose id another has."""
    return f"the id {article_id!r} is already that of {place}; give it another"
