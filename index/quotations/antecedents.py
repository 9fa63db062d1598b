"""Whom a pronoun means: the subject of its sentence, else of the sentences before; nobody where that is doubtful.

The order of search is that of Hobbs 1978 ("Resolving pronoun references") cut down to what kinds of words show.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from index.quotations import attribution
from index.quotations.speakers import read

if TYPE_CHECKING:
    from collections.abc import Callable

    from index.quotations.cast import Cast, Speaker
    from index.quotations.narration import Narration

_LOOK_BACK: Final = 3  # sentences before a pronoun in which its person is sought
_CHAIN: Final = 0.75  # how much less a sentence counts that begins with the pronoun: the same person all along
_NONE: Final = -1
_UNNAMED: Final = -2


def body_before(cast: Cast, narration: Narration, place: int) -> Speaker | None:
    """Return the body that is the subject of the sentence before "it" in a paragraph, if that is one."""
    start, _ = narration.sentence(place)
    if start < 2 or narration.kinds[start:place].strip("cr,"):
        return None
    main = attribution.subject_of(narration, *narration.sentence(start - 2))
    found = read(cast, narration, *main) if main is not None else None
    return found._replace(pronoun="it") if found is not None and found.kind in ("body", "outlet") else None


def antecedent(cast: Cast, narrations: Callable[[int], Narration], part: int, place: int, pronoun: str) -> int:
    """Find the person whom "he" or "she" means.

    Args:
        cast: The people.
        narrations: Gives a paragraph of the section by its number.
        part: The paragraph of the pronoun.
        place: Its word.
        pronoun: ``he`` or ``she``.

    Returns:
        A place among the people, or -1 where it is doubtful.
    """
    narration = narrations(part)
    start, _ = narration.sentence(place)
    found, doubtful = _subject(cast, narration, start, place, pronoun)
    looked = 0.0
    while found == _NONE and looked < _LOOK_BACK and (start > 0 or part > 0):
        if start == 0:
            part -= 1
            narration = narrations(part)
            start = len(narration.kinds)
        end = len(narration.kinds[:start].rstrip("."))
        looked += 1
        if end == 0:
            start = 0
            continue
        start, _ = narration.sentence(end - 1)
        found, beside = _subject(cast, narration, start, end, pronoun)
        doubtful |= beside
        if "H" in narration.kinds[start : start + 2]:
            looked -= _CHAIN
    if found == _NONE:
        return next(iter(doubtful)) if len(doubtful) == 1 else -1
    return found if found >= 0 and doubtful <= {found} else -1


def _subject(cast: Cast, narration: Narration, start: int, end: int, pronoun: str) -> tuple[int, set[int]]:
    """Return the person whom a sentence puts first, or why there is none, and those who only stand in a phrase."""
    kinds = narration.kinds
    beside: set[int] = set()
    others = False  # whether somebody is named whom the pronoun cannot mean
    for at in range(start, end):
        if kinds[at] == "H" and not beside and narration.ends[at] - narration.starts[at] == len(pronoun):
            return _NONE, set()  # the same pronoun: its person stands further before
        if kinds[at] != "N":
            continue
        if cast.gender(narration.refers[at]) not in ("", pronoun):
            others = True
            continue
        person = narration.refers[at]
        if kinds[at + 1 : at + 2] != "z" and not _after_preposition(kinds, start, at):
            return person, set()
        beside.add(person)
    reported = attribution.speaks(narration, start, end)
    if reported is not None and kinds[reported.subject] not in "HT":
        speaker = read(cast, narration, reported.subject, reported.end)
        if speaker is not None and speaker.kind == "unnamed":
            return _UNNAMED, set()
    return _NONE, set() if others else beside


def _after_preposition(kinds: str, start: int, at: int) -> bool:
    """Tell whether a name stands in a phrase that a preposition begins."""
    place = at - 1
    while place >= start and kinds[place] in "DCRBw#":
        place -= 1
    return place >= start and kinds[place] in "iofuyk"
