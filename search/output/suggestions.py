"""What is said and shown where nothing answers a question."""

from __future__ import annotations

from typing import TYPE_CHECKING

from search.output.text import results_text

if TYPE_CHECKING:
    from search.output.style import Style
    from search.suggestions import Suggestions


def suggestions_text(suggestions: Suggestions, style: Style) -> str:
    """Return why nothing was found and, marked as no answer, the hits that may be shown; empty where there are none."""
    said = "".join(f"{style.safe(line)}\n" for line in suggestions.said)
    if suggestions.results is None:
        return said
    results = suggestions.results
    noun = "article" if results.total == 1 else "articles"
    mark = f"not what was asked for: {suggestions.marked}, {results.total:,} {noun}"
    return f"{said}{style.safe(mark)}\n\n{results_text(results, style)}"
