"""An explanation for people: a clause a line, indented as the question is built."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from search.explanation import Clause
    from search.output.style import Style

_HOLDS = {True: "yes ", False: "no  ", None: ""}


def explanation_text(clause: Clause, style: Style) -> str:
    """Return the clauses, each with how many articles match it, and whether the article that was asked about does."""
    return "".join(f"{line}\n" for line in _lines(clause, style, 0))


def _lines(clause: Clause, style: Style, depth: int) -> Iterator[str]:
    indent = "  " * min(depth, 20)
    score = f", score {clause.score:.4f}" if clause.holds and clause.score else ""
    noun = "article" if clause.articles == 1 else "articles"
    head = f"{_HOLDS[clause.holds]}{indent}{style.paint('hit', style.safe(clause.text))}"
    yield f"{head}  {clause.articles:,} {noun}{score}"
    if clause.means:
        yield style.wrapped(clause.means, indent=f"{' ' * len(_HOLDS[clause.holds])}{indent}    ")
    for name, part in clause.parts:
        yield style.wrapped(f"{name}: {part:.4f}", indent=f"{' ' * len(_HOLDS[clause.holds])}{indent}    ")
    for child in clause.children:
        yield from _lines(child, style, depth + 1)
