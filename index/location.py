"""What kind of place an index is at, told by its location alone: a folder, or a cluster."""

from __future__ import annotations

SCHEMES = {"opensearch": True, "opensearch+http": False}
"""How a location on a cluster begins, and whether it is then spoken to encrypted."""


def is_place(where: str) -> bool:
    """Tell whether a location names an index on a cluster, not a folder."""
    scheme, mark, _ = where.partition("://")
    return bool(mark) and scheme in SCHEMES
