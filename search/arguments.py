"""The shell's arguments to the text of a question.

The shell takes quotes away: ``newsdex search trump 'Steve Witkoff'`` arrives as two arguments, one with white space in
it. Where there are several, such an argument was quoted by the user and is read as one value.
"""

from __future__ import annotations

from index.frozen import frozen
from search.errors import QueryError
from search.lexer import Mark, Token, lex, straighten
from search.tree import Word, walk

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from search.tree import Node


@frozen
class Question:
    """The arguments as one question.

    Attributes:
        text: The question.
        reread: Each argument that got its quotes back: as it arrived, and as it is read.
    """

    text: str
    reread: tuple[tuple[str, str], ...] = ()


def join_arguments(arguments: Sequence[str], *, literal: bool = False) -> Question:
    """Return the arguments joined with one space, quotes put back around those that had them in the shell.

    Args:
        arguments: As the shell gave them.
        literal: Whether every character is text (``--literal``); no quotes are put back then.
    """
    parts = []
    reread = []
    for argument in arguments:
        part = argument if literal or len(arguments) < 2 else _quoted(argument)
        if part != argument:
            reread.append((argument, part))
        parts.append(part)
    return Question(" ".join(parts), tuple(reread))


def _quoted(argument: str) -> str:
    """Return an argument of several plain words, a field perhaps before them, with quotes around the words."""
    if len(straighten(argument).split()) < 2 or "\\" in argument:
        return argument
    try:
        tokens = lex(argument)
    except QueryError:
        return argument  # the question is read as a whole later, and the error then has its place in it
    head = _head(tokens)
    words = tokens[head:-1]
    if len(words) < 2 or any(token.mark not in {Mark.WORD, Mark.BLANK, Mark.DAYS} for token in words):
        return argument
    if any(token.mark is Mark.DAYS and token.text[:1] in {'"', "[", "{"} for token in words):
        return argument
    start = words[0].start
    if straighten(argument)[start : start + 1] in {">", "<", "="} and words[0].mark is Mark.DAYS:
        start += 2 if argument[start + 1] == "=" else 1
    return f'{argument[:start].lstrip()}"{" ".join(argument[start:].split())}"'


def _head(tokens: list[Token]) -> int:
    """Return how many tokens stand before the words: a field's name, and a comparison behind it."""
    if tokens[0].mark is not Mark.FIELD:
        return 0
    return 2 if tokens[1].mark is Mark.COMPARE else 1


def small_operators(tree: Node) -> tuple[str, ...]:
    """Return the words of a question that would be operators in capitals, each once."""
    found = (node.text for node in walk(tree) if isinstance(node, Word) and node.field is None)
    return tuple(dict.fromkeys(text for text in found if text.partition("/")[0] in {"or", "not", "near", "adj"}))
