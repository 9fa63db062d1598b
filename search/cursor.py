"""Where a parser stands in the tokens of a question, and how it says what is wrong there."""

from __future__ import annotations

from index.frozen import frozen
from search.errors import QueryError
from search.lexer import Mark, Token

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NoReturn

    from search.tree import Node


@frozen
class Blank:
    """Punctuation where a word might stand: no term, and left out where something stands beside it."""

    place: tuple[int, int]


class TokenCursor:
    """Walks the tokens of a question once, from left to right.

    Args:
        text: The question as typed.
        tokens: Its tokens; the last one marks the end.
    """

    def __init__(self, text: str, tokens: list[Token]) -> None:
        self.text = text
        self.tokens = tokens
        self.next = 0

    @property
    def _token(self) -> Token:
        return self.tokens[self.next]

    def _mark(self) -> Mark:
        return self.tokens[self.next].mark

    @property
    def _end(self) -> int:
        return self.tokens[self.next - 1].end

    def _take(self) -> Token:
        self.next += 1
        return self.tokens[self.next - 1]

    def _solid(self, node: Node | Blank) -> Node:
        if isinstance(node, Blank):
            remedy = "write a word there, or leave it away"
            self._fail("no_word", "punctuation where a word is wanted", remedy, node.place)
        return node

    def _fail(
        self, code: str, cause: str, remedy: str, place: Token | tuple[int, int], suggest: tuple[str, ...] = ()
    ) -> NoReturn:
        where = (place.start, place.end) if isinstance(place, Token) else place
        raise QueryError(code, cause, remedy, query=self.text, place=where, suggest=suggest)
