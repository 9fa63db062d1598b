"""One run of a command: its settings, the index it asks, the day it is, and the streams it writes to."""

from __future__ import annotations

import datetime
import os
import sys
from functools import cached_property

from index.errors import DamagedIndexError, NewsdexError, NoIndexError
from index.frozen import frozen
from index.location import is_place
from index.patterns import later
from search.cli.streams import fitted, height, is_dumb, is_terminal, link_template, wants_color, width
from search.configuration import Settings, settings, state_folder, user_folder
from search.output.colours import PALETTE
from search.output.style import Style, rows
from search.saved import FILE_NAME, SavedQuestions

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path
    from typing import Any

    from index.article import Article
    from index.reader import Reader
    from search.engine import Engine

# What a command does not use is not imported for it.
# ruff: noqa: PLC0415

_OF_INDEX = later(r"(?<=: )newsdex (?:index|check)(?: --[a-z]+| PATH)?$")
"""A command that a message ends with, as what mends an index."""


@frozen
class Session:
    """What a command runs in.

    Attributes:
        options: What the command line says of settings, by their key.
        now: The day that ``today`` means, where one was named.
        color, hyperlink: ``auto``, ``always`` or ``never``.
        pager: Whether output goes to the pager; None if it is longer than the screen.
        quiet: Whether nothing is said beside the output but errors.
        environment: The process's.
    """

    options: Mapping[str, Any]
    now: datetime.date | None = None
    color: str = "auto"
    hyperlink: str = "auto"
    pager: bool | None = None
    quiet: bool = False
    environment: Mapping[str, str] = os.environ

    @cached_property
    def settings(self) -> Settings:
        """Every setting; a file that is wrong is an error for whoever asks first."""
        try:
            here = os.getcwd()
        except FileNotFoundError:
            raise NewsdexError("the current folder is gone; change to another: cd") from None
        return settings(self.options, self.environment, here)

    @property
    def location(self) -> str:
        """Where the index is: a folder, or a place on a cluster."""
        return self.settings.index

    @property
    def where(self) -> Path:
        """The index's folder.

        Raises:
            NewsdexError: It is on a cluster.
        """
        from pathlib import Path

        return Path(self._folder)

    @property
    def _folder(self) -> str:
        if is_place(self.location):
            raise NewsdexError(f"{self.location}: this needs an index in a folder, not one on a cluster")
        return self.location

    @cached_property
    def engine(self) -> Engine:
        """What answers questions.

        Raises:
            NewsdexError: There is no index, or the cluster does not let us in.
        """
        from search.engine import EmbeddedEngine, open_engine

        if is_place(self.location):
            return open_engine(self.location, self.environment)
        return EmbeddedEngine(self.reader)

    @cached_property
    def reader(self) -> Reader:
        """The index, opened.

        Raises:
            NoIndexError: There is none; the message says how to make one, or which other there is.
        """
        from index.reader import Reader

        try:
            return Reader(self._folder)
        except NoIndexError:
            other = self._index_above()
            if other is None:
                raise
            raise NoIndexError(f"no index at {self.where}; there is one above: add -i {other}") from None

    def _index_above(self) -> Path | None:
        from pathlib import Path

        from index.codec.toc import latest_generation

        if self.where.is_absolute() or len(self.where.parts) > 1:
            return None
        for folder in Path.cwd().parents:
            try:
                latest_generation(folder / self.where)
            except (NewsdexError, OSError):
                continue
            return Path(os.path.relpath(folder / self.where))
        return None

    def addressed(self, text: str) -> str:
        """Return a message whose commands name the index that this one was run on, where an option named it."""
        if "index" not in self.options:
            return text
        import shlex

        return _OF_INDEX().sub(lambda match: f"{match[0]} -i {shlex.quote(self.location)}", text)

    def told(self, error: Exception) -> Exception:
        """Return what the user is told of an error: of a damaged index which it is and what mends it, else the same."""
        if isinstance(error, (DamagedIndexError, NoIndexError)):
            return type(error)(self.addressed(str(error)))
        if isinstance(error, (NewsdexError, OSError)) or is_place(self.location):
            return error
        from pathlib import Path

        from index.checking import is_damaged

        # Numbers that are wrong under right checksums: whatever reads them, the user is told of the index.
        found = is_damaged(Path(self.location))
        return DamagedIndexError(self.addressed(str(found[0]))) if found else error

    @property
    def today(self) -> datetime.date:
        """The day that ``today`` means."""
        return self.now or datetime.datetime.now().astimezone().date()

    @property
    def saved(self) -> SavedQuestions:
        """The user's saved questions."""
        folder = user_folder(self.environment)
        return SavedQuestions(os.path.join(folder, FILE_NAME) if folder else None)

    def state(self) -> Path:
        """Return the folder of what is remembered from one run to the next.

        Raises:
            NewsdexError: There is no place for it.
        """
        from pathlib import Path

        folder = state_folder(self.environment)
        if folder is None:
            raise NewsdexError("no place to remember in what was asked; set HOME or XDG_STATE_HOME")
        return Path(folder)

    def named(self, name: str) -> Article:
        """Return the article of an id, of the beginning of one, or of a path as hits show it.

        Raises:
            NewsdexError: None is called so, or several are.
        """
        found = self.engine.named(name)
        if len(found) == 1:
            return found[0]
        if found:
            ids = ", ".join(sorted(article.id for article in found[:3]))
            raise NewsdexError(f"{len(found)} articles are called {name!r}: {ids} …; give the whole id")
        remedy = "ids stand in: newsdex search QUERY --format json"
        raise NewsdexError(f"no article has the id or the path {name!r}; {remedy}")

    @cached_property
    def style(self) -> Style:
        """How text for people is dressed on standard output."""
        color = wants_color(self.color, sys.stdout, self.environment)
        return Style(
            color=color,
            width=width(sys.stdout, self.environment),
            escape=color or is_terminal(sys.stdout),
            colours={**PALETTE, **self.settings.colours} if color else PALETTE,
            target=self._links(),
        )

    def _links(self) -> Any:
        template = link_template(self.hyperlink, sys.stdout, self.environment)
        if template is None or is_place(self.location):
            return None  # what a cluster holds may lie on another machine
        from search.output.hyperlinks import Hyperlinks

        return Hyperlinks(template, os.uname().nodename if os.name == "posix" else "", lambda: self.reader)

    def write(self, text: str) -> None:
        """Write text for programs, or little text for people, to standard output."""
        sys.stdout.write(text)

    def show(self, text: str) -> None:
        """Write text for people to standard output, by way of the pager where it is longer than the screen."""
        if self._wants_pager(text):
            from search.cli.pager import page, pager

            command = pager(self.environment)
            if command is not None and page(text, command, self.environment):
                return
        self.write(text)

    def _wants_pager(self, text: str) -> bool:
        if self.pager is False or is_dumb(self.environment) or not (is_terminal(sys.stdout) and is_terminal(sys.stdin)):
            return False
        if self.pager:
            return True
        # The prompt takes a row of the screen.
        left = height(sys.stdout, self.environment) - 1
        for taken in rows(text, width(sys.stdout, self.environment)):
            left -= taken
            if left < 0:
                return True
        return False

    def report(self, text: str) -> None:
        """Say on standard error what was done, unless the user wants it quiet."""
        if not self.quiet:
            # What stands on standard output belongs before it, where both are one terminal.
            sys.stdout.flush()
            sys.stderr.write(f"{Style(escape=True).safe(text)}\n")

    def hint(self, text: str) -> None:
        """Say something on standard error that only somebody who looks wants to know."""
        if is_terminal(sys.stderr):
            sys.stdout.flush()
            shown = fitted(Style(escape=True).safe(text), sys.stderr, self.environment)
            sys.stderr.write("" if self.quiet else f"{shown}\n")

    def warn(self, text: str) -> None:
        """Say what is wrong on standard error, quiet or not."""
        sys.stdout.flush()
        safe = Style(escape=True).safe(text)
        sys.stderr.write(f"{fitted(f'newsdex: {safe}', sys.stderr, self.environment)}\n")


def session_of(common: Mapping[str, Any]) -> Session:
    """Return the session that the options of every command ask for; see ``options.COMMON``."""
    settled = {key: value for key, value in common.items() if key == "index" and value is not None}
    return Session(settled, **{key: value for key, value in common.items() if key != "index"})
