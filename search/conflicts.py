"""What stands between a question and an answer, where every word is known: clauses that exclude each other."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from search.tree import And, Node, Or, Word, conjoin

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from search.clause_counts import ClauseCounts

_MOST_CLAUSES = 16
"""Of more clauses not every pair is tried."""
_STOPS = ",.;:!?"


def against(counts: ClauseCounts, clauses: Sequence[Node]) -> Iterator[str]:
    """Yield the clauses that nothing matches, or else the first two that exclude each other, with their counts.

    Args:
        counts: Of an index.
        clauses: That no article has all of.
    """
    each_count = {clause: counts.count(clause) for clause in clauses[:_MOST_CLAUSES]}
    empty = [clause for clause, count in each_count.items() if not count]
    if empty:
        yield from (f"no article has {spoken(clause)}" for clause in empty)
        return
    shown = {clause: f"{spoken(clause)} ({count:,})" for clause, count in each_count.items()}
    for one, other in combinations(each_count, 2):
        if not counts.count(conjoin([one, other])):
            yield f"{shown[one]} and {shown[other]} exclude each other: no article has both"
            return
    if len(shown) > 1:
        *first, last = shown.values()
        yield f"no article has all of {', '.join(first)} and {last}"


def spoken(clause: Node) -> str:
    """Return a clause as it is spoken of: a bare word in quotes, everything else as the language writes it.

    A word of a pasted sentence is named without the stop behind it.
    """
    if isinstance(clause, Word) and clause.field is None:
        return f'"{clause.text.rstrip(_STOPS) or clause.text}"'
    return str(clause) if not isinstance(clause, And | Or) else f"({clause})"
