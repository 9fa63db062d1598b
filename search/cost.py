"""What a question costs in plain Python, by which it is told whether NumPy answers it sooner.

The unit is a posting that is read and scored, 1.0 to 1.5 µs on the machine where it was measured.
"""

from __future__ import annotations

from math import prod

from search.filters import UNSCORED_FIELDS
from search.leaves import LEAVES
from search.tree import And, Boost, Days, Every, Node, Not, Or, Zone

TYPE_CHECKING = False
if TYPE_CHECKING:
    from search.leaves import Leaf, Leaves

LARGE = 80_000
"""Postings from which NumPy answers sooner than plain Python, its import of 100 ms included.

``python -m tests.benchmarks crossover`` on the 116,989 snippets, Python 3.11, NumPy 2.4, an x86-64 with two cores at
rest, 2026-11-22; processor ms of the whole process, plain and NumPy: three words joined by OR (68,000) 230 and 382, the
commonest word (90,000) 329 and 306, another with a rarer (169,000) 513 and 450, a phrase of the two commonest (503,000)
721 and 408.
"""
LARGE_WARM = 100
"""The same where NumPy is there already.

Processor ms of a question, plain and NumPy, on the same machine, busy: 8 postings 0.19 and 0.29, 44 0.35 and 0.37, 91
0.53 and 0.67, 550 1.6 and 0.7, 606 2.1 and 0.4; an AND of 74 0.46 and 0.59, of 90 0.9 and 0.7, of 308 1.5 and 0.8.
"""

_MATCHED = 1 / 8  # of a posting that is looked at to see which documents have all words, and not scored

_OF_DAYS = 1 / 2  # of all articles, as if the period were long
_ZONE = 4  # times a posting: what stands in a document that matches is looked up among its ranges
_NAMED = 1 / 16  # of all articles, as if that many had a heading or a speaker of that name; they are looked at first


def cost(node: Node, leaves: Leaves, articles: int) -> float:
    """Return what it costs in plain Python to answer a question.

    Args:
        node: The question.
        leaves: Where its leaves occur.
        articles: In the index.
    """
    if isinstance(node, LEAVES):
        return 0 if node.field in UNSCORED_FIELDS else _cost_of(node, leaves)
    match node:
        case And():
            costs = [cost(child, leaves, articles) for child in node.children]
            # As many as have all words if one word tells nothing of another; each of the words is scored in those.
            having = articles * prod(min(1.0, each / max(1, articles)) for each in costs if each)
            looked_at = [
                each if _is_scored(child, leaves) else each * _MATCHED
                for child, each in zip(node.children, costs, strict=True)
            ]
            return sum(looked_at) + len(costs) * having
        case Or():
            return sum(cost(child, leaves, articles) for child in node.children)
        case Zone(child=Node() as child):
            inside = cost(child, leaves, articles)
            return _ZONE * inside if node.kind == "same" else inside * _MATCHED + _ZONE * min(inside, articles * _NAMED)
        case Boost():
            return cost(node.child, leaves, articles)
        case Not():
            return cost(node.child, leaves, articles) * _MATCHED
        case Every():
            return articles
        case Days():
            return articles * _OF_DAYS
    return 0


def _is_scored(node: Node, leaves: Leaves) -> bool:
    """Tell whether all of what a node of an AND matches is scored, not only what the others match too."""
    if isinstance(node, LEAVES):
        return node.field not in UNSCORED_FIELDS and not all(each.is_union for each in leaves.everywhere(node))
    return isinstance(node, (And, Or, Boost, Zone))


def _cost_of(leaf: Leaf, leaves: Leaves) -> int:
    found, typed = leaves.everywhere(leaf), leaves.exact_forms(leaf)
    costs = sum([each.cost for each in found])
    less = costs if typed is found else sum([each.cost for each in typed])
    return costs + less if less < costs else costs
