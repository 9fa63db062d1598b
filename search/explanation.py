"""How a question was read, clause by clause: what each looks for, how many articles it finds, whether it finds one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from index.schema import TEXT
from index.terms import stem, words
from search.evaluate import Evaluation
from search.filters import UNSCORED_FIELDS
from search.leaves import LEAVES, Leaves, indexed_field, is_stemmed
from search.scores import PlainArithmetic
from search.tree import And, Boost, Days, Exactly, Node, Not, Or, Pattern, Phrase, Word, Zone, children_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.reader import Reader
    from index.ref import Ref
    from search.scores import Scores

_SHOWN_WORDS = 8


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause of a question.

    Attributes:
        text: As the language writes it.
        means: What is looked up, after folding, stemming and expansion; empty where the text says it.
        articles: How many match it by itself.
        holds: Whether one article matches it; None where none is asked about.
        score: That article's score for it.
        parts: What of the score is not that of its children, each with its name; all together are the score, of a
            boost multiplied.
        children: The clauses that it is made of.
    """

    text: str
    means: str
    articles: int
    holds: bool | None
    score: float
    parts: tuple[tuple[str, float], ...]
    children: tuple[Clause, ...]


class Lookup(Protocol):
    """What an index says of the words in a question."""

    def terms(self, leaf: Word | Pattern) -> Sequence[str] | None:
        """Return the words that a pattern or a near spelling stands for; None where they cannot be listed."""

    def speaking(self, name: Word | Phrase) -> Sequence[str]:
        """Return those for whom a name stands who are quoted somewhere in the index: their names, folded; sorted."""


class _OfLeaves:
    """What an index in a folder says."""

    def __init__(self, leaves: Leaves) -> None:
        self._leaves = leaves

    def terms(self, leaf: Word | Pattern) -> Sequence[str]:
        return self._leaves.expansion(leaf).terms

    def speaking(self, name: Word | Phrase) -> Sequence[str]:
        return self._leaves.speaking(name)


def explain(reader: Reader, tree: Node, ref: Ref | None = None) -> Clause:
    """Return what a question means on an index and, of one article, which clauses it matches."""
    leaves = Leaves(reader.segments, reader.toc.roots)
    return _clause(Evaluation(reader, leaves, PlainArithmetic()), _OfLeaves(leaves), tree, ref)


def first_against(clause: Clause, node: Node) -> Clause | None:
    """Return the first clause that shuts the article out: the deepest one of a conjunction that does not hold."""
    if clause.holds or clause.holds is None:
        return None
    if isinstance(node, And):
        for child, below in zip(clause.children, node.children, strict=True):
            if child.holds is False:
                return first_against(child, below)
    return clause


def _clause(evaluation: Evaluation[Scores], lookup: Lookup, node: Node, ref: Ref | None) -> Clause:
    scores = evaluation.scores(node)
    holds = None if ref is None else ref.document in scores[ref.segment]
    return Clause(
        text=str(node),
        means=meaning(node, lookup),
        articles=sum(map(len, scores)),
        holds=holds,
        score=scores[ref.segment][ref.document] if ref is not None and holds else 0.0,
        parts=_parts(evaluation, node, scores, ref) if ref is not None and holds else (),
        children=tuple(_clause(evaluation, lookup, child, ref) for child in clauses_of(node)),
    )


def _parts(evaluation: Evaluation[Scores], node: Node, scores: list[Scores], ref: Ref) -> tuple[tuple[str, float], ...]:
    """Return what of an article's score is not that of the node's children."""
    if isinstance(node, LEAVES) and node.field not in UNSCORED_FIELDS:
        parts = evaluation.leaf_parts(node)
    elif isinstance(node, And | Or):
        parts = evaluation.date_parts(scores, node.children)
    else:
        return ()
    found = ((name, part[ref.segment].get(ref.document)) for name, part in parts if name)
    return tuple((name, score) for name, score in found if score is not None)


def clauses_of(node: Node) -> tuple[Node, ...]:
    """Return the parts of a node that are questions by themselves: not what is near, or inside a zone."""
    return children_of(node) if isinstance(node, And | Or | Not | Boost) else ()


def meaning(node: Node, lookup: Lookup) -> str:
    """Return what is looked up for a clause; empty where its text says it."""
    match node:
        case Word() | Phrase() | Pattern() if node.field in UNSCORED_FIELDS:
            return ""
        case Pattern() | Word(distance=1 | 2):
            found = lookup.terms(node)
            if found is None:
                return "whatever words are like that; they cannot be listed here"
            more = f" and {len(found) - _SHOWN_WORDS:,} more" if len(found) > _SHOWN_WORDS else ""
            return f"{', '.join(found[:_SHOWN_WORDS])}{more}" if found else "no word of the index"
        case Word() | Phrase():
            stemmed = isinstance(node, Word) and is_stemmed(node.field)
            terms = [_shown(word.parts, word.joined, stemmed=stemmed) for word in words(node.text)]
            field = indexed_field(node.field)
            where = "title, dek, body, people" if field == TEXT else field
            return f"{'stem' if stemmed else 'as written'}: {' '.join(terms)} in {where}"
        case Exactly():
            return "that spelling only"
        case Days(field="event"):
            return f"{_days(node)}; periods of a week, or as long"
        case Days():
            return _days(node)
        case Zone(kind="said", name=Word() | Phrase() as name):
            return _speakers(lookup.speaking(name))
    return ""


def _shown(parts: tuple[str, ...], joined: str | None, *, stemmed: bool) -> str:
    shown = [stem(part) if stemmed else part for part in parts]
    return f"({' '.join(shown)} | {stem(joined) if stemmed else joined})" if joined else shown[0]


def _speakers(names: Sequence[str]) -> str:
    more = f" and {len(names) - _SHOWN_WORDS:,} more" if len(names) > _SHOWN_WORDS else ""
    return f"{', '.join(names[:_SHOWN_WORDS])}{more}" if names else "nobody who is quoted"


def _days(node: Days) -> str:
    period = node.period
    if period.undated:
        return "no day"
    if period.start == period.end and period.start:
        return f"{period.start:%A} {period.start}"
    start = f"from {period.start:%A} {period.start}" if period.start else ""
    end = f"to {period.end:%A} {period.end}" if period.end else ""
    return " ".join(part for part in (start, end) if part)
