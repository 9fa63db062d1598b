"""Every setting, and where it comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from search.output.colours import PALETTE
from search.output.layout import columns

if TYPE_CHECKING:
    from search.configuration import Settings
    from search.output.style import Style


def settings_text(settings: Settings, style: Style) -> str:
    """Return a setting a line: its key, its value, what says so."""
    shown = [
        (key, style.safe(_shown(key, value.value)), style.safe(value.source)) for key, value in settings.values.items()
    ]
    widest = [max(columns(row[at]) for row in shown) for at in range(2)]
    lines = []
    for key, value, source in shown:
        padding = " " * (widest[1] - columns(value))
        lines.append(f"{key:<{widest[0]}}  {value}{padding}  {style.paint('place', source)}")
    return "".join(f"{line}\n" for line in lines)


def _shown(key: str, value: object) -> str:
    role = key.partition(".")[2]
    if value is None and role:
        return PALETTE[role]
    match value:
        case bool():
            return str(value).lower()
        case tuple():
            return ", ".join(map(str, value)) or "none"
    return str(value)
