"""The articles like one, as hits with what they share, and as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

from search.hits import Results
from search.output.data import VERSION, dump, hit_data
from search.output.text import results_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from search.output.style import Style
    from search.similar import Likeness


def similar_text(found: Sequence[Likeness], style: Style) -> str:
    """Return the articles as hits, each with what it shares below, a blank line between two."""
    return "\n".join(
        f"{results_text(Results(1, (each.hit,)), style)}{style.wrapped(_shared(each), indent='  ')}\n" for each in found
    )


def _shared(likeness: Likeness) -> str:
    return f"{100 * likeness.alike:.0f} % alike: {', '.join(likeness.shared)}"


def similar_json(article_id: str, found: Sequence[Likeness]) -> str:
    """Return the articles as one JSON object, version 1: hits as of a search, with ``alike`` and ``shared``."""
    hits = [{**hit_data(each.hit), "alike": round(each.alike, 4), "shared": each.shared} for each in found]
    return dump({"v": VERSION, "id": article_id, "hits": hits})
