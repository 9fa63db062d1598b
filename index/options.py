"""How a run of the indexer goes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from index.process import usable_cores

if TYPE_CHECKING:
    import datetime

Progress = Callable[[str, int, int], None]
"""Called with what is done, how far, and of how much."""

MAX_SIZE = 10_000_000


@dataclass(frozen=True, slots=True)
class Options:
    """How to run.

    Attributes:
        today: The day on which new articles enter the index.
        rebuild: Whether to make everything anew.
        dry_run: Whether only to plan.
        max_size: Bytes of a document at the most.
        lock_timeout: Seconds to wait for another writer.
        forget: Files and folders whose articles leave, there or not.
        jobs: Worker processes at the most; with one, all work is done in this process.
        progress: Called as the work goes on.
    """

    today: datetime.date
    rebuild: bool = False
    dry_run: bool = False
    max_size: int = MAX_SIZE
    lock_timeout: float = 0.0
    forget: Sequence[str] = ()
    jobs: int = field(default_factory=usable_cores)
    progress: Progress = field(default=lambda _what, _done, _total: None)
