"""Whom a name was taken for, in one line."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from search.people import Known

_SHOWN = 3


def expansion_text(clause: str, people: Sequence[Known]) -> str:
    """Return what a clause stands for; the first few people where there are several."""
    if len(people) == 1:
        (one,) = people
        spelt = f", {one.spellings} spellings" if one.spellings > 1 else ""
        return f"{clause} → {one.name}{spelt}, {one.articles:,} article{'s' if one.articles != 1 else ''}"
    shown = "; ".join(f"{one.name} {one.articles:,}" for one in people[:_SHOWN])
    more = f"; and {len(people) - _SHOWN:,} more" if len(people) > _SHOWN else ""
    return f"{clause} → {len(people)} people: {shown}{more}"
