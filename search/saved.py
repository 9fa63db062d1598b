"""Saved questions: a file of names and what they stand for, which the user may write by hand.

A line is ``NAME = QUESTION``; ``#`` begins a comment. In a question ``@NAME`` stands for what is saved under it.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from functools import cached_property
from typing import TYPE_CHECKING

from index.errors import NewsdexError

if TYPE_CHECKING:
    from pathlib import Path

FILE_NAME = "saved.txt"
_NAME = re.compile(r"[^\W\d_][\w-]*")
_LONGEST = 64


class SavedQuestions(Mapping[str, str]):
    """The saved questions by name, in the order of the file, which is read when one is first asked for.

    Args:
        path: The file, there or not; None where no place is known for it.
    """

    def __init__(self, path: Path | None) -> None:
        self._path = path

    def __getitem__(self, name: str) -> str:
        return self._questions[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._questions)

    def __len__(self) -> int:
        return len(self._questions)

    @cached_property
    def _lines(self) -> list[str]:
        if self._path is None:
            return []
        try:
            return self._path.read_text(encoding="utf-8-sig").splitlines()
        except FileNotFoundError:
            return []
        except (OSError, UnicodeDecodeError) as error:
            raise NewsdexError(f"{self._path}: cannot be read: {error}") from error

    @cached_property
    def _questions(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for number, line in enumerate(self._lines, 1):
            text = line.strip()
            if not text or text.startswith("#"):
                continue
            name, equals, question = (part.strip() for part in text.partition("="))
            place = f"{self._path}:{number}"
            if not equals or not question or not _NAME.fullmatch(name):
                raise NewsdexError(f"{place}: {text!r} saves no question; write NAME = QUESTION")
            if name in found:
                raise NewsdexError(f"{place}: {name!r} is saved on an earlier line already; remove one of the two")
            found[name] = question
        return found

    def save(self, name: str, question: str) -> str | None:
        """Write a question to the file; return what was saved under that name before.

        Raises:
            NewsdexError: The name is none, or the file cannot be written.
        """
        if not _NAME.fullmatch(name) or len(name) > _LONGEST:
            raise NewsdexError(f"{name!r} is no name for a question; use letters, digits, - and _, a letter first")
        before = self.get(name)
        line = f"{name} = {' '.join(question.split())}"
        self._write([*self._without(name), line] if before is None else self._replaced(name, line))
        return before

    def remove(self, name: str) -> None:
        """Take a question out of the file."""
        self._write(self._without(name))

    def _without(self, name: str) -> list[str]:
        return [line for line in self._lines if line.partition("=")[0].strip() != name]

    def _replaced(self, name: str, new: str) -> list[str]:
        return [new if line.partition("=")[0].strip() == name else line for line in self._lines]

    def _write(self, lines: list[str]) -> None:
        if self._path is None:
            raise NewsdexError("no place to save questions in; set HOME or XDG_CONFIG_HOME")
        write_whole(self._path, "".join(f"{line}\n" for line in lines))
        for cached in ("_lines", "_questions"):
            self.__dict__.pop(cached, None)


def write_whole(path: Path, text: str) -> None:
    """Write a small file of the user's, all of it or nothing, making its folder if need be.

    Raises:
        NewsdexError: It cannot be written.
    """
    # Where the file is a link, as in a folder of dotfiles, what it leads to is written, wherever that is.
    at = path.resolve()
    temporary = at.with_name(f"{at.name}.{os.getpid()}.new")
    try:
        at.parent.mkdir(parents=True, exist_ok=True)
        temporary.write_text(text, encoding="utf-8")
        temporary.replace(at)
    except OSError as error:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise NewsdexError(f"{path}: cannot be written: {(error.strerror or str(error)).lower()}") from error
