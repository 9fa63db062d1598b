"""What to say, and to show, where nothing answers a question: no question ends in silence.

A word that no article has is taken for the nearest one that some have. Where every word is known and no article has
all of them, those that have some are ranked. Where it is not for want of a word, the clauses that exclude each other
are named. What stands in quotes is meant as it is written, and what is shut out by NOT is let be.

Nothing here answers what was asked: the total stays 0, and whoever shows the hits marks them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from index.frozen import changed, frozen
from index.terms import words
from search.clause_counts import ReaderCounts
from search.conflicts import against, spoken
from search.correction import corrections, doubted, put_right
from search.tree import And, Node, Not, Pattern, Word, Zone, conjoin, disjoin, walk

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index.reader import Reader
    from search.clause_counts import ClauseCounts
    from search.correction import Correction
    from search.hits import Results
    from search.searcher import Page

_MOST_CLAUSES = 16
"""Of more clauses not each is tried without."""


@frozen
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


@frozen
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
    return suggest_by(ReaderCounts(reader), tree, page)


def suggest_by(counts: ClauseCounts, tree: Node, page: Page) -> Suggestions:
    """Return what ``suggest`` does, of an index wherever it is."""
    unknown = corrections(counts, tree)
    said = tuple(dict.fromkeys(map(_no_article, unknown)))
    near = [each for each in unknown if each.nearest]
    return (
        _answered(counts, tree, near, said, page)
        or _doubted(counts, _meant(tree, near), said, page)
        or _of_known_words(counts, _meant(tree, [each for each in near if each.sure]), said, page)
    )


def _answered(
    counts: ClauseCounts, tree: Node, near: Sequence[Correction], said: tuple[str, ...], page: Page
) -> Suggestions | None:
    """Return what is found with words put right; None where that is nothing."""
    questions = list(_put_right(counts, tree, near))
    if not questions:
        return None
    first, named = questions[0]
    results = counts.search(first.tree, page)
    return Suggestions(said, tuple(each for each, _ in questions), results, f"articles with {named}")


def _put_right(counts: ClauseCounts, tree: Node, near: Sequence[Correction]) -> Iterator[tuple[Suggestion, str]]:
    """Yield the questions with words put right that find something, the likeliest first, and which words those are."""
    zoned = any(isinstance(node, Zone) for node in walk(tree))  # they take long
    # Of one word each of the nearest is tried, of several only the likeliest of each.
    choices = 1 if zoned or len(near) > 1 else max((len(each.nearest) for each in near), default=0)
    for choice in range(choices if near else 0):
        others = {each.asked: each.nearest[choice][0] for each in near}
        meant = put_right(tree, others)
        if total := counts.count(meant):
            named = _listed(list(map(str, others.values())))
            yield Suggestion(meant, total, f"{named} for {_listed(list(map(str, others)))}"), named


def _doubted(counts: ClauseCounts, tree: Node, said: tuple[str, ...], page: Page) -> Suggestions | None:
    """Return what is found where one known word was another; None where that is nothing."""
    for each in doubted(counts, tree):
        own = f"{spoken(each.asked)} ({counts.count(each.asked):,})"
        why = f"no article has all the words; near {own}: {_counted(each)}"
        if found := _answered(counts, tree, [each], (*said, why), page):
            return found
    return None


def passed_over(counts: ClauseCounts, tree: Node) -> Suggestions:
    """Return what to say of a question that finds something, though a word of it is in no article.

    Between words joined by OR an unknown one is passed over in silence.

    Args:
        counts: Of an index.
        tree: The question.
    """
    unknown = corrections(counts, tree)
    sure = [each for each in unknown if each.sure]
    questions: tuple[Suggestion, ...] = ()
    if sure:
        meant = _meant(tree, sure)
        named = _listed([str(each.nearest[0][0]) for each in sure])
        questions = (Suggestion(meant, counts.count(meant), f"{named} for {_listed([str(e.asked) for e in sure])}"),)
    return Suggestions(tuple(dict.fromkeys(map(_no_article, unknown))), questions)


def _meant(tree: Node, near: Sequence[Correction]) -> Node:
    """Return a question with words put right, each as it was likeliest meant."""
    return put_right(tree, {each.asked: each.nearest[0][0] for each in near})


def _of_known_words(counts: ClauseCounts, tree: Node, said: tuple[str, ...], page: Page) -> Suggestions:
    """Return what has some of the words; where nothing has, or no word is to be left out, what stands against it."""
    clauses = tree.children if isinstance(tree, And) else (tree,)
    optional = [each for each in clauses if isinstance(each, Word | Pattern) and each.field is None]
    known = [part for each in optional for part in _known_parts(counts, each)]
    required: list[Node] = [each for each in clauses if each not in optional]
    if known and (len(optional) > 1 or known != optional):
        relaxed = conjoin([disjoin(known), *required])
        results = counts.search(relaxed, page)
        if results.total:
            beside = f" and {_listed([str(each) for each in required])}" if required else ""
            why = f"no article has all the words{beside}"
            said = said if len(set(known)) == 1 else (*said, why)
            order = ", those that tell most first" if page.sort == "score" and len(set(known)) > 1 else ""
            suggestion = Suggestion(relaxed, results.total, why)
            return Suggestions(said, (suggestion,), results, f"articles with some of the words{order}")
    rest = tuple(each for each in clauses if f"no article has {spoken(_named(each))}" not in said)
    return Suggestions((*said, *(against(counts, rest) if rest else ())), tuple(_without_one(counts, clauses)))


def _named(clause: Node) -> Node:
    """Return a clause without what is to stand inside, where it has a name."""
    return Zone(clause.kind, clause.name) if isinstance(clause, Zone) and clause.name else clause


def _known_parts(counts: ClauseCounts, leaf: Word | Pattern) -> Iterator[Node]:
    """Yield a word that some article has or, of one that none has whole (``shock-sound``), the parts that some have."""
    if counts.has(leaf):
        yield leaf
    elif isinstance(leaf, Word):
        parts = [part for each in words(leaf.text) for part in each.parts]
        alone = [changed(leaf, text=part) for part in parts if len(parts) > 1]
        yield from (part for part in alone if counts.has(part))


def _without_one(counts: ClauseCounts, clauses: tuple[Node, ...]) -> Iterator[Suggestion]:
    """Yield the questions with one clause left out that find something."""
    if len(clauses) > 1:
        for left_out in clauses[:_MOST_CLAUSES]:
            rest = conjoin([each for each in clauses if each is not left_out])
            if not isinstance(rest, Not) and (total := counts.count(rest)):
                yield Suggestion(rest, total, f"without {spoken(left_out)}")


def _no_article(unknown: Correction) -> str:
    return f"no article has {spoken(unknown.asked)}" + (f"; nearest: {_counted(unknown)}" if unknown.nearest else "")


def _counted(correction: Correction) -> str:
    return ", ".join(f"{near} ({count:,})" for near, count in correction.nearest)


def _listed(parts: list[str]) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"
