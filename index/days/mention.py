"""What is found: a place in the body and the days that it means."""

from __future__ import annotations

from enum import StrEnum

from index.frozen import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime


class How(StrEnum):
    """By what the days are known."""

    ABSOLUTE = "absolute"
    """Written out, with the year: ``18 February 2025``, ``in 2019``, ``the 1990s``, ``18/02/2025``."""
    YEAR = "year"
    """A day or a month without its year, which was taken from the day of publication: ``Feb. 18``, ``last June``."""
    WEEKDAY = "weekday"
    """A weekday near the day of publication: ``on Tuesday``, ``Monday evening``, ``the weekend``."""
    RELATIVE = "relative"
    """Counted from the day of publication: ``yesterday``, ``last month``, ``two weeks ago``, ``earlier this year``."""
    ANCHORED = "anchored"
    """Counted from another mention in the text: ``the day before``, ``three days later``."""


class Mention(NamedTuple):
    """A day or a period that a text speaks of.

    Attributes:
        start: Where the words that decide it begin, in code points into the body.
        end: Behind their last (half-open). ``on`` and ``in`` are outside; ``since``, ``last`` and ``between`` inside.
        first: The first day meant.
        last: The last day meant, which belongs to it; equal to ``first`` for a day.
        how: By what it is known.
    """

    start: int
    end: int
    first: datetime.date
    last: datetime.date
    how: How
