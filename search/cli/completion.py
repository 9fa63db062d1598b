"""How a line of the shell goes on: called by the scripts that ``newsdex completion`` prints, on each Tab.

What the index holds is answered without click, whose import alone takes as long as all the rest; options need it.
"""

from __future__ import annotations

import os
import pkgutil
import re
import sys
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from index.errors import NewsdexError
from search.cli import commands
from search.cli.shell_line import read_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from index.reader import Reader
    from search.completions import Candidate

# A command's name needs neither the index nor click, an option no index: each imports what it runs on.
# ruff: noqa: PLC0415

FILES = 3
"""The exit code that asks the shell to complete the names of files."""
SHELLS = ("bash", "zsh", "fish")

_DESCRIPTION = re.compile(r'"""``[^`]*``: (.*?)\.?"*$')
_NO_ARGUMENTS = frozenset({"fields", "man", "stats", "check"})
_OF_ARTICLE = frozenset({"show", "similar"})
"""Commands whose argument is an article."""
_OF_SAVED = ("add", "ls", "rm")


def complete(arguments: Sequence[str]) -> int:
    """Print how a line goes on, a candidate a line, what it means behind a tab.

    Args:
        arguments: The shell's name and, from bash, the line up to the cursor and its word breaks; from the others the
            words behind the program's name, the one at the cursor last.
    """
    from search.completions import Candidate

    shell, *rest = arguments or ("",)
    if shell == "bash":
        line = read_line(*(*rest, "", "")[:2])
        words = line.words[1:] or ("",)
    else:
        line, words = None, tuple(rest) or ("",)
    try:
        # What cannot be typed is not offered: without its newline or escape sequence it would be another.
        found = [each for each in _candidates(words) if each.text.isprintable()]
    except Exception as error:
        if not _is_for_the_user(error, words):
            raise
        return 0  # a line that is being typed is no place for errors; they come when it is run
    written = [text if line is None else line.rest(text) for text, _ in found]
    if line and len(written) > 1 and len(_common(written)) < len(line.rest(words[-1])):
        # bash puts what all candidates begin with in place of what was typed; with a blank one that is nothing.
        written.append(" ")
        found.append(Candidate(" "))
    for text, (_, means) in zip(written, found, strict=True):
        sys.stdout.write(f"{text}\t{_printable(means)}".rstrip("\t") + "\n")
    sys.stdout.flush()
    return FILES if not found and _wants_files(words) else 0


def _is_for_the_user(error: Exception, words: Sequence[str]) -> bool:
    """Tell whether a command would say what is wrong, an index of wrong numbers among it; else it is a bug."""
    from search.cli.session import session_of

    return isinstance(session_of({"index": _named_index(words)}).told(error), (NewsdexError, OSError))


def _common(texts: Sequence[str]) -> str:
    """Return what all texts begin with."""
    least, most = min(texts), max(texts)
    return least[: next((at for at, (a, b) in enumerate(zip(least, most, strict=False)) if a != b), len(least))]


def _printable(text: str) -> str:
    return "".join(char for char in text if char.isprintable())


def _wants_files(words: Sequence[str]) -> bool:
    before = words[-2:-1]
    return words[:1] == ("index",) or before in {("-i",), ("--index",), ("--forget",)} or _is_path(words)


def _is_path(words: Sequence[str]) -> bool:
    return words[0] in _OF_ARTICLE and not words[-1].startswith("-")


def _candidates(words: Sequence[str]) -> Iterable[Candidate]:
    """Return the candidates for the last word."""
    from search.completions import Candidate

    *before, typed = words
    if not before:
        if typed.startswith("-"):
            return [Candidate(each) for each in ("--help", "--version") if each.startswith(typed)]
        return [each for each in _commands() if each.text.startswith(typed)]
    if typed.startswith("-") and " " not in typed:
        return [each for each in _options(before) if each.text.startswith(typed)]
    if before[-1].startswith("-"):
        choices = _choices(before)
        if choices is not None:
            return [Candidate(each) for each in choices if each.startswith(typed)]
    return _arguments(before, typed)


def _commands() -> Iterable[Candidate]:
    """Return the commands with what each is for, which its file begins with: none is imported."""
    from search.completions import Candidate

    for module in sorted(each.name for each in pkgutil.iter_modules(commands.__path__)):
        with (Path(commands.__path__[0]) / f"{module}.py").open(encoding="utf-8") as file:
            described = _DESCRIPTION.match(file.readline().rstrip())
        yield Candidate(module.rstrip("_"), described[1] if described else "")


def _options(before: Sequence[str]) -> Iterable[Candidate]:
    from search.cli.program import options_of
    from search.completions import Candidate

    for option in options_of(before):
        for name in (*option.opts, *option.secondary_opts):
            if name.startswith("--"):
                yield Candidate(name, (option.help or "").partition("  [")[0])


def _choices(before: Sequence[str]) -> Sequence[str] | None:
    """Return what may stand behind the option before, nothing where it is anything; None where it takes no value."""
    from search.cli.program import options_of

    for option in options_of(before):
        if before[-1] in (*option.opts, *option.secondary_opts):
            if option.is_flag:
                return None
            if option.metavar == "WHEN":
                return ("auto", "always", "never")
            return tuple(getattr(option.type, "choices", ()))
    return None


def _arguments(before: Sequence[str], typed: str) -> Iterable[Candidate]:
    from search.completions import Candidate, clause_candidates, whole_values

    command = before[0]
    if command == "saved":
        if len(before) == 1:
            return [Candidate(each) for each in _OF_SAVED if each.startswith(typed)]
        if before[1] == "rm":
            return [Candidate(name, text) for name, text in _saved().items() if name.startswith(typed)]
        if before[1] != "add" or len(before) == 2:
            return ()
    if command == "completion":
        return [Candidate(each) for each in SHELLS if each.startswith(typed)]
    if command in _OF_ARTICLE:
        return whole_values(_reader(before).segments, "id", typed)
    if command == "index" or command in _NO_ARGUMENTS:
        return ()
    return clause_candidates(typed, lambda: _reader(before), _saved)


def _reader(before: Sequence[str]) -> Reader:
    from index.reader import Reader
    from search.configuration import settings

    named = _named_index(before)
    options = {"index": named} if named is not None else {}
    return Reader(Path(settings(options, os.environ, Path.cwd()).index))


def _named_index(words: Sequence[str]) -> str | None:
    """Return the index that an option names."""
    return next((value for option, value in reversed([*pairwise(words)]) if option in {"-i", "--index"}), None)


def _saved() -> Mapping[str, str]:
    from search.configuration import user_folder
    from search.saved import FILE_NAME, SavedQuestions

    folder = user_folder(os.environ)
    return SavedQuestions(Path(folder, FILE_NAME) if folder else None)
