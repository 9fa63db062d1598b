"""What ``@NAME`` in a question stands for: a saved question, read where it is named, itself perhaps with such names."""

from __future__ import annotations

from index.errors import NewsdexError
from index.frozen import changed
from search.errors import QueryError, shown
from search.fields import nearest
from search.lexer import Mark, lex
from search.tree import walk

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from search.tree import Node

NOTHING_SAVED: Mapping[str, str] = {}

_LARGEST = 1000
_LONGEST_CHAIN = 20


class UnresolvedError(NewsdexError):
    """A name that stands for no question that can be read; see ``QueryError`` for what it carries."""

    def __init__(self, code: str, cause: str, remedy: str, suggest: tuple[str, ...] = ()) -> None:
        super().__init__(f"{cause}; {remedy}")
        self.code = code
        self.cause = cause
        self.remedy = remedy
        self.suggest = suggest


class References:
    """Reads saved questions where they are named.

    Args:
        saved: The questions by name.
        read: Reads one, given the references that stand in it.
        within: The names whose questions are being read, the outermost first.
    """

    def __init__(
        self,
        saved: Mapping[str, str],
        read: Callable[[str, References], Node],
        within: tuple[str, ...] = (),
    ) -> None:
        self._saved, self._read, self._within = saved, read, within
        self._trees: dict[str, Node] = {}
        self._size = 0

    @property
    def used(self) -> bool:
        """Whether any name was read."""
        return bool(self._trees)

    def tree(self, name: str, place: tuple[int, int]) -> Node:
        """Return what a name stands for, as if it stood in parentheses at its place in the question.

        Raises:
            UnresolvedError: There is no such name, it stands for itself in the end, or its question cannot be read.
        """
        if name not in self._trees:
            self._trees[name] = self._tree(name)
        tree = self._trees[name]
        # Names that stand for names grow by leaps: a dozen lines may stand for a million words.
        self._size += sum(1 for _ in walk(tree))
        if self._size > _LARGEST:
            remedy = f"at most {_LARGEST:,} words are read: shorten it"
            raise UnresolvedError("too_long", f"@{name} stands for too many words", remedy)
        return changed(tree, place=place)

    def _tree(self, name: str) -> Node:
        chain = (*self._within, name)
        if name in self._within:
            cycle = " → ".join(f"@{each}" for each in chain[chain.index(name) :])
            raise UnresolvedError("saved_cycle", f"@{name} stands for itself: {cycle}", f"see newsdex saved rm {name}")
        if len(chain) > _LONGEST_CHAIN:
            cause = f"more than {_LONGEST_CHAIN} saved questions one inside the other"
            raise UnresolvedError("too_deep", cause, "use fewer of them")
        question = self._saved.get(name)
        if question is None:
            suggest = nearest(name, self._saved)
            means = f"did you mean {' or '.join(f'@{each}' for each in suggest)} ?" if suggest else ""
            remedy = means or f"see newsdex saved; as text: \\@{shown(name)}"
            raise UnresolvedError("unknown_saved", f'no saved question "{shown(name)}"', remedy, suggest)
        try:
            return self._read(question, References(self._saved, self._read, chain))
        except QueryError as error:
            if error.code in {"saved_cycle", "too_deep", "too_long"}:
                raise UnresolvedError(error.code, error.cause, error.remedy) from None
            cause = f"@{name} cannot be read: {shown(question)}: {error.cause}"
            raise UnresolvedError(error.code, cause, error.remedy, error.suggest) from None


def names_in(question: str) -> tuple[str, ...]:
    """Return the names of saved questions that stand in a question; none in one that cannot be read."""
    try:
        return tuple(token.text for token in lex(question) if token.mark is Mark.SAVED)
    except QueryError:
        return ()
