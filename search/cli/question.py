"""Arguments to a question: read, and how it was read said to somebody who looks."""

from __future__ import annotations

from search.arguments import join_arguments, small_operators
from search.parser import parse_literal, read
from search.tree import Phrase, Word, Zone, walk

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from search.cli.session import Session
    from search.tree import Node


def read_question(
    session: Session, arguments: Sequence[str], *, any_: bool = False, literal: bool = False
) -> tuple[str, Node]:
    """Return a question as text and as a tree.

    Raises:
        QueryError: It cannot be read.
    """
    question = join_arguments(arguments, literal=literal)
    if literal:
        return question.text, parse_literal(question.text, any_=any_)
    reading = read(question.text, now=session.today, dayfirst=session.settings.dayfirst, any_=any_, saved=session.saved)
    for word in small_operators(reading.tree):
        session.hint(f'"{word}" is read as a word; the operator is {word.upper()}')
    for typed, read_as in question.reread:
        session.hint(f"{typed!r} is read as {read_as}")
    if reading.mixed:
        session.hint(f"read as {reading.tree}")
    return question.text, reading.tree


def say_whom(session: Session, tree: Node) -> None:
    """Say whom the names in a question were taken for, where that is more than the spelling that was asked for."""
    names = [(str(node), name) for node in walk(tree) if (name := _name_asked(node))]
    if not names:
        return
    from search.output.names import expansion_text  # noqa: PLC0415 - few questions name people

    for clause, name in names:
        people = session.engine.people(name)
        if len(people) > 1 or any(person.spellings > 1 for person in people):
            session.hint(expansion_text(clause, people))


def _name_asked(node: Node) -> str | None:
    """Return the name of a person that a node asks for."""
    match node:
        case Word(field="person") | Phrase(field="person"):
            return node.text
        case Zone(kind="said", name=Word() | Phrase() as name):
            return name.text
    return None
