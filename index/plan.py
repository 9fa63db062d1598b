"""What a run of the indexer changes, or would change."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from index.ref import Ref


@dataclass(slots=True)
class Plan:
    """What a run changes.

    Attributes:
        added: How many articles the index does not have.
        updated: How many it has under that id, but otherwise.
        unchanged: How many stay as they are, rewritten or not.
        deleted: Ids that will be gone, sorted.
        outdated: Articles of the index that are replaced or gone.
        new, edited: The added and the updated as JSON, as they would be stored; of a dry run alone.
    """

    added: int = 0
    updated: int = 0
    unchanged: int = 0
    deleted: list[str] = field(default_factory=list)
    outdated: set[Ref] = field(default_factory=set)
    new: list[bytes] = field(default_factory=list)
    edited: list[bytes] = field(default_factory=list)
