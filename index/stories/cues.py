"""Words that say what kind of report it is: what is told for the first time, and what follows something told before."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from index.terms import stem

if TYPE_CHECKING:
    from collections.abc import Mapping

SEQUEL: Final = 1
"""It follows something: a toll that rises, an arrest, mourning, an answer, yesterday."""
TOLL: Final = 2
"""It counts dead or hurt."""
CONTEST: Final = 4
"""It tells of a match, a race, a medal: two such words in a text."""
FIGURES: Final = 8
"""It gives figures that are given again and again: cases, doses, tests."""

_WORDS: Final = {
    SEQUEL: """
toll rise rose increase yesterday follow aftermath investigate investigation suspect charge funeral victim perpetrator
continue condemn mourn arrest survivor rescue rescuer missing body recover weekend week
after earlier identify name previous ago
""",
    TOLL: "kill dead die death injure wound",
    CONTEST: """
defeat beat win won champion championship medal match game final semifinal tournament cup series round race league
olympics olympic team goal score
""",
    FIGURES: "case infect infection dose daily test tally",
}

CUES: Final[Mapping[str, int]] = MappingProxyType(
    {stem(word): cue for cue, words in _WORDS.items() for word in words.split()}
)
"""From a stem to its cue."""
