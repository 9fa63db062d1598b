"""Whether "he" or "she" may stand for somebody, by their first name and what they are called."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final

from index.people.sounds import fold

if TYPE_CHECKING:
    from index.article import Person

_HE: Final = frozenset(
    """
mr sir king prince duke baron lord actor chairman spokesman businessman congressman father bishop husband son brother
uncle pope emperor sultan emir sheikh councilman
""".split()  # noqa: SIM905
)
_SHE: Final = frozenset(
    """
mrs ms miss dame queen princess duchess baroness lady actress chairwoman spokeswoman businesswoman congresswoman
mother wife daughter sister aunt empress councilwoman
""".split()  # noqa: SIM905
)
_RANKS: Final = 3  # a name this many times nearer the front of one list than of the other is of that list


@lru_cache(maxsize=1)
def _first_names() -> dict[str, str]:
    """Read which first names are men's and which women's in the US Census of 1990; names of both are left out."""
    text = files("index.people").joinpath("census.txt").read_text(encoding="ascii")
    men, women, _ = (line.split() for line in text.splitlines() if not line.startswith("#"))
    his = {name: rank for rank, name in enumerate(men, 1)}
    hers = {name: rank for rank, name in enumerate(women, 1)}
    known = {}
    for name in his | hers:
        he, she = his.get(name, len(men) * 2), hers.get(name, len(women) * 2)
        if he * _RANKS < she:
            known[name] = "he"
        elif she * _RANKS < he:
            known[name] = "she"
    return known


def gender(person: Person, before: str) -> str:
    """Return ``he`` or ``she``, or nothing where a name and its roles do not tell.

    Args:
        person: Whose first spelling of several words begins with a first name.
        before: The word that stands before the first mention ("Mrs").
    """
    said = {before.lower().rstrip("."), *(word.lower() for role in person.roles for word in role.split())}
    he, she = not said.isdisjoint(_HE), not said.isdisjoint(_SHE)
    if he != she:
        return "he" if he else "she"
    for name in (person.name, *person.spellings):
        words = name.split()
        if len(words) > 1:
            return _first_names().get(fold(words[0]), "")
    return ""
