"""Where an article of an index is."""

from __future__ import annotations

from index.frozen import NamedTuple


class Ref(NamedTuple):
    """An article of one generation: which segment, and its number there."""

    segment: int
    document: int
