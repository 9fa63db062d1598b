"""The question as frozen data, and back to text.

Every node knows its ``place`` in the text that was typed, a half-open range of code points; places are no part of what
a question means, so that equal questions are equal trees. ``str(tree)`` spells out every operator and resolves every
day; read again, it gives an equal tree, whatever the clock says.
"""

from __future__ import annotations

from functools import cached_property

from index.frozen import frozen, keyword
from search.fields import Kind, is_word, lookup, written_field

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from search.periods import Period

_ALWAYS = frozenset('\\"“”„‟()|*')
_NUMERIC = "0123456789.+-"

# How tightly a form binds; what binds less than its surroundings want stands in parentheses.
_LOOSE, _TIGHT, _PRIMARY = 0, 1, 2


@frozen
class Node:
    """A question or a part of one.

    Attributes:
        place: Where it stands in the text that was typed, a half-open range of code points.
    """

    place: tuple[int, int] = keyword(default=(0, 0), kw_only=True)

    # Written once here, not generated for each class: generating them takes half of the import's time. What is only
    # given by name (the place, the text as typed) is no part of what a question means.
    def __eq__(self, other: object) -> bool:
        if type(self) is not type(other):
            return False
        for name in map(str, self.__match_args__):  # noqa: SIM110 -- one frame a level, where all() takes two
            if getattr(self, name) != getattr(other, name):
                return False
        return True

    def __hash__(self) -> int:
        return self._hash

    @cached_property
    def _hash(self) -> int:
        return hash((type(self), *map(self.__getattribute__, self.__match_args__)))

    def __repr__(self) -> str:
        values = ", ".join(map(repr, map(self.__getattribute__, self.__match_args__)))
        return f"{type(self).__name__}({values})"

    def __str__(self) -> str:
        return _show(self, _LOOSE)


@frozen
class Every(Node):
    """Every article."""


@frozen
class Word(Node):
    """One word as typed, or what a field's colon is followed by; matched by stem where the field has stems.

    Attributes:
        text: Literal characters, escapes undone, neither folded nor split: ``F-16``, ``Kyiv,``.
        field: The canonical field, or None for the article's text.
        distance: How many letters may differ: 0, 1 or 2.
    """

    text: str
    field: str | None = None
    distance: int = 0


@frozen
class Pattern(Node):
    r"""A word with wildcards, matched unstemmed; in ``path`` a glob.

    Attributes:
        text: ``*`` stands for any characters, ``?`` for one, ``\`` makes the next character literal.
        field: The canonical field, or None for the article's text.
    """

    text: str
    field: str | None = None


@frozen
class Phrase(Node):
    """Words in quotes, matched unstemmed.

    Attributes:
        text: What stood between the quotes, escapes undone.
        field: The canonical field, or None for the article's text.
        slop: None for these words in this order; else all of them in any order, at most so many others among them.
    """

    text: str
    field: str | None = None
    slop: int | None = None


@frozen
class Near(Node):
    """Two things near each other in one field.

    Attributes:
        left: A word, a pattern, a phrase, an ``Or`` of those, or, in a chain, a ``Near``.
        right: The same, but no ``Near``.
        distance: At most so many words between them.
        ordered: Whether the left one comes first.
    """

    left: Node
    right: Node
    distance: int = 10
    ordered: bool = False

    @property
    def field(self) -> str | None:
        """The field of all its words, or None for the article's text."""
        return next((part.field for part in walk(self) if isinstance(part, (Word, Pattern, Phrase))), None)


@frozen
class Zone(Node):
    """What stands inside one zone; all of it inside the same one.

    Attributes:
        kind: ``in`` for sections, ``same`` for sentences and paragraphs, ``said`` for quotations.
        name: The section's heading, the speaker, ``sentence`` or ``paragraph``; None for any.
        child: What stands inside; None asks that there be such a zone.
    """

    kind: str
    name: Word | Phrase | None
    child: Node | None = None


@frozen
class Exactly(Node):
    """That spelling only.

    Attributes:
        field: ``person``.
        text: The spelling.
    """

    field: str
    text: str


@frozen
class Present(Node):
    """Articles in which a field holds something.

    Attributes:
        field: The canonical field.
    """

    field: str


@frozen
class Has(Node):
    """Articles that have something.

    Attributes:
        what: ``date``, ``person``, ``quote`` or ``section``.
    """

    what: str


@frozen
class Days(Node):
    """Articles of those days.

    Attributes:
        field: ``date``, ``event`` or ``added``.
        period: The days, resolved.
        text: As typed behind the colon; no part of what it means.
    """

    field: str
    period: Period
    text: str = keyword(default="", kw_only=True)


@frozen
class Not(Node):
    """What the child does not match."""

    child: Node


@frozen
class And(Node):
    """What all children match; two or more, none of them an ``And``."""

    children: tuple[Node, ...]


@frozen
class Or(Node):
    """What any child matches; two or more, none of them an ``Or``."""

    children: tuple[Node, ...]


@frozen
class Boost(Node):
    """What the child matches, its score multiplied.

    Attributes:
        child: Any node.
        factor: Above 0, at most 100, at most six decimals.
    """

    child: Node
    factor: float


Tree = Node
"""A whole question: any node may be one."""


def conjoin(nodes: list[Node]) -> Node:
    """Return the nodes joined by AND, flat; one node stays as it is."""
    parts = [part for node in nodes for part in (node.children if isinstance(node, And) else (node,))]
    return parts[0] if len(parts) == 1 else And(tuple(parts), place=_cover(nodes))


def disjoin(nodes: list[Node]) -> Node:
    """Return the nodes joined by OR, flat; one node stays as it is."""
    parts = [part for node in nodes for part in (node.children if isinstance(node, Or) else (node,))]
    return parts[0] if len(parts) == 1 else Or(tuple(parts), place=_cover(nodes))


def walk(tree: Node) -> Iterator[Node]:
    """Yield every node, a parent before its children, left to right; the name of a zone is no node of its own."""
    stack = [tree]
    while stack:
        node = stack.pop()
        yield node
        stack.extend(reversed(children_of(node)))


def children_of(node: Node) -> tuple[Node, ...]:
    """Return the nodes right below a node."""
    match node:
        case And() | Or():
            return node.children
        case Not() | Boost():
            return (node.child,)
        case Near():
            return (node.left, node.right)
        case Zone():
            return () if node.child is None else (node.child,)
    return ()


def _cover(nodes: list[Node]) -> tuple[int, int]:
    return min(node.place[0] for node in nodes), max(node.place[1] for node in nodes)


def _show(node: Node, wanted: int) -> str:
    """Return a node as text, in parentheses where it binds less than is wanted."""
    text, binds = _form(node)
    return text if binds >= wanted else f"({text})"


def _form(node: Node) -> tuple[str, int]:
    """Return a node as text without parentheses around it, and how tightly that form binds."""
    match node:
        case And():
            return _joined(node.children, " AND "), _LOOSE
        case Or():
            return _joined(node.children, " OR "), _LOOSE
        case Not():
            return f"NOT {_show(node.child, _TIGHT if isinstance(node.child, Not) else _PRIMARY)}", _TIGHT
        case Near():
            left = _show(node.left, _LOOSE if isinstance(node.left, Near) else _PRIMARY)
            sign = "ADJ" if node.ordered else "NEAR"
            return f"{left} {sign}/{node.distance} {_show(node.right, _PRIMARY)}", _LOOSE
        case Boost():
            factor = f"{node.factor:.6f}".rstrip("0").rstrip(".")
            inner = _show(node.child, _PRIMARY)
            if isinstance(node.child, Boost) or inner.endswith(":"):
                inner = f"({inner})"
            return f"{inner}^{factor}", _PRIMARY
        case Zone():
            name = "*" if node.name is None else _zone_name(node.name)
            inside = "" if node.child is None else f"({_show(node.child, _LOOSE)})"
            return f"{node.kind}:{name}{inside}", _PRIMARY
    return _leaf(node), _PRIMARY


def _joined(children: tuple[Node, ...], operator: str) -> str:
    parts = []
    for child in children:  # a loop, not a comprehension: one frame a level
        parts.append(_show(child, _TIGHT))  # noqa: PERF401
    return operator.join(parts)


def _leaf(node: Node) -> str:
    match node:
        case Word() | Pattern() | Phrase():
            return _value(node) if node.field is None else f"{node.field}:{_value(node)}"
        case Days():
            return f"{node.field}:{node.period}"
        case Present():
            return f"{node.field}:*"
        case Exactly():
            return f"{node.field}:={_quoted(node.text)}"
        case Has():
            return f"has:{node.what}"
    return "*"


def _value(node: Word | Pattern | Phrase) -> str:
    """Return a leaf without its field, everything escaped that would be read as more than text."""
    if isinstance(node, Phrase):
        return _quoted(node.text) + ("" if node.slop is None else f"~{node.slop}")
    if isinstance(node, Pattern):
        return _escaped_pattern(node.text, fielded=node.field is not None)
    nearly = f"~{node.distance}" if node.distance else ""
    return _escaped(node.text, node.field, nearly) + nearly


def _zone_name(name: Word | Phrase) -> str:
    return _quoted(name.text) if isinstance(name, Phrase) else _escaped(name.text, "in", "")


def _quoted(text: str) -> str:
    return '"' + "".join(["\\" + char if char in '\\"“”„‟' else char for char in text]) + '"'


def _escaped(text: str, name: str | None, behind: str) -> str:
    """Return a word escaped where the language would see more in it than a word, with what stands right behind it."""
    known = None if name is None else lookup(name)
    every_mark = known is not None and known.kind is Kind.GLOB
    parts = []
    for at, char in enumerate(text):
        mark = char == "?" and (every_mark or is_word(text[at + 1 :]))
        parts.append("\\" + char if mark or _is_special(text, at, fielded=name is not None) else char)
    if name is None:
        if text in {"AND", "OR", "NOT", "NEAR", "ADJ"} or text.startswith(("NEAR/", "ADJ/")):
            parts[0] = "\\" + parts[0]
        if written_field("".join(parts) + behind) is not None:
            parts[text.index(":")] = "\\:"
    return "".join(parts)


def _escaped_pattern(text: str, *, fielded: bool) -> str:
    r"""Return a pattern escaped; its own ``*``, ``?`` and ``\x`` are already as the language writes them."""
    parts: list[str] = []
    at = 0
    while at < len(text):
        if text[at] in "*?":
            parts.append(text[at])
        elif text[at] == "\\":
            parts.append(text[at : at + 2])
            at += 1
        else:
            # With "://" as it is, a word is an address, and no pattern.
            special = _is_special(text, at, fielded=fielded) or text.startswith("://", at)
            parts.append("\\" + text[at] if special else text[at])
        at += 1
    if not fielded:
        if text.startswith(("NEAR/", "ADJ/")):
            parts[0] = "\\" + parts[0]
        if written_field("".join(parts)) is not None:
            parts[parts.index(":")] = "\\:"
    return "".join(parts)


def _is_special(text: str, at: int, *, fielded: bool) -> bool:
    """Tell whether the character there must be escaped to be text."""
    char = text[at]
    if char in _ALWAYS or char.isspace():
        return True
    if char in "~^":
        return not text[at + 1 :].strip(_NUMERIC + "~^")
    if at == 0 and char == "@":
        return not fielded and text[1:2].isalpha()
    return at == 0 and (char == "-" or (fielded and char in "=<>[{"))
