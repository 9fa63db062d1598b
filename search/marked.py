"""What of the places where something occurs is marked for the eye."""

from __future__ import annotations

from search.nearness import inside
from search.occurrences import InBody, Nearby, Window

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from search.nearness import Interval
    from search.occurrences import Occurrences


def to_mark(occurrences: Occurrences, document: int) -> list[Interval]:
    """Return what is marked of occurrences: a phrase as one, of a nearness and of a loose phrase their words."""
    if isinstance(occurrences, InBody):
        return occurrences.kept(document, to_mark(occurrences.within, document))
    if isinstance(occurrences, Nearby):
        return occurrences.taking_part(document) if occurrences.intervals(document) else []
    if isinstance(occurrences, Window):
        windows = occurrences.intervals(document)
        within = (inside(part.intervals(document), _merged(windows)) for part in occurrences.parts)
        return sorted({interval for found in within for intervals in found.values() for interval in intervals})
    return occurrences.intervals(document)


def _merged(windows: Sequence[Interval]) -> list[Interval]:
    """Return windows that overlap as one."""
    merged: list[Interval] = []
    for start, end in windows:
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
