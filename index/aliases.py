"""What the user knows of people: which names are one person's, which are not, and which is preferred.

A file ``people.txt`` beside a corpus, read anew for each question. A line joins names, the preferred one first
(``Muammar Gaddafi = Moammar Gadhafi``), or keeps them apart (``Adam Smith != Adam Smyth``); ``#`` begins a comment.
"""

from __future__ import annotations

import os

from index.errors import NewsdexError
from index.frozen import frozen
from index.terms import fold_phrase

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

ALIASES_FILE = "people.txt"


@frozen
class Aliases:
    """What one or several files say.

    Attributes:
        same: Names of one person, as written, the preferred one first; by each of them folded.
        apart: Pairs of folded names that are never one person's, in both orders.
    """

    same: dict[str, tuple[str, ...]]
    apart: frozenset[tuple[str, str]]

    def others(self, name: str) -> tuple[str, ...]:
        """Return all names of the person that a name stands for, the preferred one first; none if nothing is said."""
        return self.same.get(fold_phrase(name), ())

    def keep_apart(self, a: str, b: str) -> bool:
        """Tell whether two names are said to be different people's."""
        return (fold_phrase(a), fold_phrase(b)) in self.apart


NO_ALIASES = Aliases({}, frozenset())


def read_aliases(roots: Iterable[str]) -> Aliases:
    """Read the files beside the roots of an index.

    Args:
        roots: Where they are.

    Raises:
        NewsdexError: A line says nothing, or contradicts another; it names the file and the line.
    """
    same: dict[str, tuple[str, ...]] = {}
    apart: set[tuple[str, str]] = set()
    for folder in dict.fromkeys(os.path.dirname(os.path.normpath(root)) for root in roots):
        path = os.path.join(folder, ALIASES_FILE)
        if os.path.isfile(path):
            try:
                with open(path, encoding="utf-8-sig") as file:
                    lines = file.read().splitlines()
            except (OSError, UnicodeDecodeError) as error:
                raise NewsdexError(f"{path}: cannot be read: {error}") from error
            _read(path, lines, same, apart)
    return Aliases(same, frozenset(apart))


def _read(path: str, lines: Sequence[str], same: dict[str, tuple[str, ...]], apart: set[tuple[str, str]]) -> None:
    for number, line in enumerate(lines, 1):
        text = line.partition("#")[0].strip()
        if not text:
            continue
        place = f"{path}:{number}"
        separator = "!=" if "!=" in text else "="
        names = tuple(" ".join(name.split()) for name in text.split(separator))
        folded = [fold_phrase(name) for name in names]
        if len(names) < 2 or not all(folded) or "=" in "".join(names):
            raise NewsdexError(f"{place}: {text!r} joins or parts no names; write A = B, or A != B")
        if separator == "!=":
            apart |= {(a, b) for a in folded for b in folded if a != b}
            continue
        for name in folded:
            if name in same and same[name] != names:
                raise NewsdexError(f"{place}: {name!r} is another person's name on an earlier line; join the two lines")
            same[name] = names
        contradicted = next(((a, b) for a in folded for b in folded if (a, b) in apart), None)
        if contradicted:
            raise NewsdexError(f"{place}: {contradicted[0]!r} and {contradicted[1]!r} are kept apart on another line")
