"""What to say, and to show, where nothing answers a question: no question ends in silence.

A word that no article has is taken for the nearest one that some have. Where every word is known and no article has
all of them, those that have some are ranked. Where it is not for want of a word, the clauses that exclude each other
are named. What stands in quotes is meant as it is written, and what is shut out by NOT is let be.

Nothing here answers what was asked: the total stays 0, and whoever shows the hits marks them.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Any, Protocol

from index.frozen import changed
from index.schema import TEXT, UNSTEMMED_FIELDS
from index.terms import words
from search.evaluate import evaluation
from search.fields import is_word
from search.leaves import BODY, Leaves, indexed_field
from search.misspelling import nearest_words
from search.searcher import search
from search.tree import And, Boost, Near, Node, Not, Or, Pattern, Word, Zone, children_of, conjoin, disjoin, walk

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from index.reader import Reader
    from search.hits import Results
    from search.misspelling import NearWord
    from search.searcher import Page

_CORRECTED = frozenset({TEXT, "title", "dek", BODY, *UNSTEMMED_FIELDS})
_MOST_CLAUSES = 16
"""Of more clauses not every pair is tried."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A question that finds something.

    Attributes:
        tree: The question; ``str`` of it can be asked.
        total: How many articles it finds.
        why: How it differs from what was asked, in one line.
    """

    tree: Node
    total: int
    why: str


@dataclass(frozen=True, slots=True)
class Suggestions:
    """What is said and offered where a question finds nothing.

    Attributes:
        said: Why nothing was found, a line each: `no article has "zelenskki"; nearest: zelenskyy (148)`.
        questions: That find something, the likeliest first.
        results: The hits of the first of them, where they may be shown; None where nothing should be.
        marked: What those hits are, to be shown above them; empty without hits.
    """

    said: tuple[str, ...]
    questions: tuple[Suggestion, ...] = ()
    results: Results | None = None
    marked: str = ""

    def as_json(self) -> list[dict[str, Any]]:
        """Return the questions as JSON has them."""
        return [{"query": str(each.tree), "total": each.total, "why": each.why} for each in self.questions]


def suggest(reader: Reader, tree: Node, page: Page) -> Suggestions:
    """Return what may have been meant by a question that nothing answers.

    Args:
        reader: The index.
        tree: The question; that nothing matches it is for the caller to know.
        page: How many hits are wanted.
    """
    return suggest_by(_OfReader(reader), tree, page)


def suggest_by(index: Asked, tree: Node, page: Page) -> Suggestions:
    """Return what ``suggest`` does, of an index wherever it is."""
    asked = _Counted(index)
    corrections = _corrections(asked, tree)
    said = tuple(_no_article(word, nearest) for word, nearest in corrections.items())
    meant = _with_words(tree, {word: near[0][0] for word, near in corrections.items() if near})
    if meant != tree:
        named = _listed([str(near[0][0]) for near in corrections.values() if near])
        results = asked.index.search(meant, page)
        if results.total:
            unknown = _listed([str(word) for word, near in corrections.items() if near])
            first = Suggestion(meant, results.total, f"{named} for {unknown}")
            others = _second_choices(asked, tree, corrections)
            return Suggestions(said, (first, *others), results, f"articles with {named}")
    return _of_known_words(asked, meant, said, page)


def corrected(reader: Reader, tree: Node) -> tuple[Node, tuple[str, ...]]:
    """Return a question with every word that no article has put right, and what to say of it, a line a word.

    For questions that find something all the same: with OR between the words, an unknown one is passed over in silence.
    """
    corrections = _corrections(_Counted(_OfReader(reader)), tree)
    meant = _with_words(tree, {word: near[0][0] for word, near in corrections.items() if near})
    return meant, tuple(_no_article(word, nearest) for word, nearest in corrections.items())


def _corrections(asked: _Counted, tree: Node) -> dict[Word, list[tuple[Word, int]]]:
    """Return the plain words that no article has, each with what it may have been meant to be, the likeliest first."""
    return {word: asked.nearest(word) for word in dict.fromkeys(_plain_words(tree)) if not asked.count(word)}


def _second_choices(
    asked: _Counted, tree: Node, corrections: Mapping[Word, list[tuple[Word, int]]]
) -> Iterator[Suggestion]:
    """Yield the questions with the words that are less near, where one word is unknown."""
    if len(corrections) == 1 and not any(isinstance(node, Zone) for node in walk(tree)):  # zones take long
        ((word, nearest),) = corrections.items()
        for near, _ in nearest[1:]:
            other = _with_words(tree, {word: near})
            if total := asked.count(other):
                yield Suggestion(other, total, f"{near} for {word}")


def _of_known_words(asked: _Counted, tree: Node, said: tuple[str, ...], page: Page) -> Suggestions:
    """Return what has some of the words; where nothing has, or no word is to be left out, what stands against it."""
    clauses = tree.children if isinstance(tree, And) else (tree,)
    optional: list[Node] = [each for each in clauses if isinstance(each, Word | Pattern) and each.field is None]
    known = [each for each in optional if asked.count(each)]
    required = [each for each in clauses if each not in optional]
    if len(optional) > 1 and known:
        relaxed = conjoin([disjoin(known), *required])
        results = asked.index.search(relaxed, page)
        if results.total:
            beside = f" and {_listed([str(each) for each in required])}" if required else ""
            why = f"no article has all the words{beside}"
            said = said if len(known) == 1 else (*said, why)
            order = ", those that tell most first" if page.sort == "score" and len(known) > 1 else ""
            suggestion = Suggestion(relaxed, results.total, why)
            return Suggestions(said, (suggestion,), results, f"articles with some of the words{order}")
    unknown = {each for each in clauses if isinstance(each, Word) and not asked.count(each)}
    against = (
        _excluded(asked, tuple(each for each in clauses if each not in unknown)) if len(unknown) < len(clauses) else ()
    )
    return Suggestions((*said, *against), tuple(_without_one(asked, clauses)))


def _excluded(asked: _Counted, clauses: tuple[Node, ...]) -> Iterator[str]:
    """Yield the clauses that nothing matches, or else the first two that exclude each other."""
    counts = {clause: asked.count(clause) for clause in clauses[:_MOST_CLAUSES]}
    empty = [clause for clause, count in counts.items() if not count]
    if empty:
        yield from (f"no article has {_shown(clause)}" for clause in empty)
        return
    for one, other in combinations(counts, 2):
        if not asked.count(conjoin([one, other])):
            yield (
                f"{_shown(one)} ({counts[one]:,}) and {_shown(other)} ({counts[other]:,}) exclude each other: "
                "no article has both"
            )
            return
    if len(counts) > 1:
        yield f"no article has all of {_listed([f'{_shown(each)} ({count:,})' for each, count in counts.items()])}"


def _without_one(asked: _Counted, clauses: tuple[Node, ...]) -> Iterator[Suggestion]:
    """Yield the questions with one clause left out that find something."""
    if len(clauses) > 1:
        for left_out in clauses[:_MOST_CLAUSES]:
            rest = conjoin([each for each in clauses if each is not left_out])
            if not isinstance(rest, Not) and (total := asked.count(rest)):
                yield Suggestion(rest, total, f"without {_shown(left_out)}")


class Asked(Protocol):
    """What an index says to parts of a question."""

    def search(self, tree: Node, page: Page) -> Results:
        """Return one page of the articles that a tree matches."""

    def count(self, tree: Node) -> int:
        """Return how many articles a tree matches."""

    def nearest(self, field: str, term: str) -> list[NearWord]:
        """Return the words of a field of text near a term, the likeliest first; see ``misspelling``."""


class _OfReader:
    """An index in a folder."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._leaves = Leaves(reader.segments, reader.toc.roots)

    def search(self, tree: Node, page: Page) -> Results:
        return search(self._reader, tree, page)

    def count(self, tree: Node) -> int:
        evaluated = evaluation(self._reader, self._leaves, tree)
        return sum(map(evaluated.arithmetic.count, evaluated.scores(tree)))

    def nearest(self, field: str, term: str) -> list[NearWord]:
        fields = [segment.field(field) for segment in self._reader.segments]
        return nearest_words(fields, term)


class _Counted:
    """Asks an index, each question once."""

    def __init__(self, index: Asked) -> None:
        self.index = index
        self._counts: dict[Node, int] = {}

    def count(self, node: Node) -> int:
        """Return how many articles match."""
        if node not in self._counts:
            self._counts[node] = self.index.count(node)
        return self._counts[node]

    def nearest(self, word: Word) -> list[tuple[Word, int]]:
        """Return the words that may have been meant, each with how many articles it finds."""
        parts = [part for each in words(word.text) for part in each.parts]
        name = indexed_field(word.field)
        if len(parts) != 1 or name not in _CORRECTED:
            return []
        capital = word.text[0].isupper()
        found = self.index.nearest(TEXT if name == BODY else name, parts[0])
        near = [changed(word, text=each.term.capitalize() if capital else each.term) for each in found]
        return [(each, count) for each in near if (count := self.count(each))]


def _plain_words(node: Node) -> Iterator[Word]:
    """Yield the words that are asked for: not quoted, not shut out, not spelt nearly on purpose."""
    if isinstance(node, Word):
        if not node.distance and is_word(node.text) and indexed_field(node.field) in _CORRECTED:
            yield node
    elif not isinstance(node, Not):
        for child in children_of(node):
            yield from _plain_words(child)


def _with_words(node: Node, others: Mapping[Word, Word]) -> Node:
    """Return a tree with some of its words put otherwise, wherever they stand."""
    match node:
        case Word():
            return others.get(node, node)
        case And() | Or():
            return changed(node, children=tuple(_with_words(child, others) for child in node.children))
        case Not() | Boost():
            return node if isinstance(node, Not) else changed(node, child=_with_words(node.child, others))
        case Near():
            return changed(node, left=_with_words(node.left, others), right=_with_words(node.right, others))
        case Zone() if node.child is not None:
            return changed(node, child=_with_words(node.child, others))
    return node


def _no_article(word: Word, nearest: list[tuple[Word, int]]) -> str:
    found = ", ".join(f"{near} ({count:,})" for near, count in nearest)
    return f"no article has {_shown(word)}" + (f"; nearest: {found}" if found else "")


def _shown(clause: Node) -> str:
    """Return a clause as it is spoken of: a bare word in quotes, everything else as the language writes it."""
    if isinstance(clause, Word) and clause.field is None:
        return f'"{clause.text}"'
    return str(clause) if not isinstance(clause, And | Or) else f"({clause})"


def _listed(parts: list[str]) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"
