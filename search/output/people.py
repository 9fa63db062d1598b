"""The people of matching articles, as text and as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

from search.output.data import VERSION, dump
from search.output.layout import columns

if TYPE_CHECKING:
    from collections.abc import Sequence

    from search.census import Entry
    from search.output.style import Style

_SHOWN_ROLES = 3


def people_text(entries: Sequence[Entry], style: Style) -> str:
    """Return a person a line, with other spellings and the most frequent roles below."""
    width = max((columns(style.safe(entry.name)) for entry in entries), default=0)
    lines = []
    for entry in entries:
        name = style.safe(entry.name)
        days = f"  {entry.first} to {entry.last}" if entry.first != entry.last else f"  {entry.first or ''}"
        padding = " " * (min(width, 40) - columns(name))
        lines.append(f"{style.paint('title', name)}{padding}  {entry.articles:>5,}{days}".rstrip())
        others = [spelling for spelling in entry.spellings if spelling != entry.name]
        if others:
            alone = f"; by surname alone in {entry.alone:,}" if entry.alone else ""
            lines.append(style.wrapped(f"also {', '.join(others)}{alone}", indent="    "))
        if entry.roles:
            lines.append(style.wrapped("; ".join(entry.roles[:_SHOWN_ROLES]), indent="    "))
    return "".join(f"{line}\n" for line in lines)


def people_json(entries: Sequence[Entry]) -> str:
    """Return the people as one JSON object, version 1."""
    people = [
        {
            "name": entry.name,
            "spellings": entry.spellings,
            "roles": entry.roles,
            "articles": entry.articles,
            "alone": entry.alone,
            "first": entry.first.isoformat() if entry.first else None,
            "last": entry.last.isoformat() if entry.last else None,
        }
        for entry in entries
    ]
    return dump({"v": VERSION, "people": people})
