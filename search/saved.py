"""Saved questions: a file of names and what they stand for, which the user may write by hand.

A line is ``NAME = QUESTION``; ``#`` begins a comment. In a question ``@NAME`` stands for what is saved under it.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from functools import cached_property

from index.errors import NewsdexError
from index.patterns import later

FILE_NAME = "saved.txt"
_NAME = later(r"[^\W\d_][\w-]*")
_LONGEST = 64


class SavedQuestions(Mapping[str, str]):
    """The saved questions by name, in the order of the file, which is read when one is first asked for.

    Args:
        path: The file, there or not; None where no place is known for it.
    """

    def __init__(self, path: str | os.PathLike[str] | None) -> None:
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
            with open(self._path, encoding="utf-8-sig") as file:
                return file.read().splitlines()
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
            if not equals or not question or not _NAME().fullmatch(name):
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
        if not _NAME().fullmatch(name) or len(name) > _LONGEST:
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


def write_whole(path: str | os.PathLike[str], text: str) -> None:
    """Write a small file of the user's, all of it or nothing, making its folder if need be.

    Raises:
        NewsdexError: It cannot be written.
    """
    from pathlib import Path  # noqa: PLC0415 - a question writes nothing

    # Where the file is a link, as in a folder of dotfiles, what it leads to is written, wherever that is.
    at = Path(path).resolve()
    temporary = at.with_name(f"{at.name}.{os.getpid()}.new")
    try:
        at.parent.mkdir(parents=True, exist_ok=True)
        temporary.write_text(text, encoding="utf-8")
        temporary.replace(at)
    except OSError as error:
        from contextlib import suppress  # noqa: PLC0415 - likewise

        with suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise NewsdexError(f"{path}: cannot be written: {(error.strerror or str(error)).lower()}") from error
