"""The people of an article, as its quotations need them: by last name, by role, and whether "he" may mean them."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, Final, NamedTuple

from index.people.places import NATIONS, PLACES
from index.people.sounds import fold
from index.quotations.genders import gender
from index.quotations.quotation import OPEN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.article import Person
    from index.quotations.quotation import Kind

_APPOSED: Final = re.compile(r"\b(?:[Tt]he|[Ii]ts|[Tt]heir|[Aa]n?|’s|'s) ((?:[\w-]+ ){0,3}[\w-]+), \Z")
_APPOSITION: Final = 60  # code points before a name in which a role before a comma is sought
_MENTIONS: Final = 3  # mentions of a person that are looked at for such a role
_MANY: Final = 20  # people of one role among whom it names nobody
_SAME_ROLE: Final = {
    "minister": "premier",
    "president": "leader",
    "senator": "lawmaker",
    "congressman": "lawmaker",
    "congresswoman": "lawmaker",
    "representative": "lawmaker",
}
_RANKS: Final = frozenset("vice deputy former ex acting assistant late".split())  # noqa: SIM905
_LOOSE: Final = frozenset(("former", "newly", "new", "prime", "then", "us", "u.s.", "uk", *PLACES))
_INSIDE: Final = re.compile(r"[a-z,] ([^\W\d_a-z]\w+)")


class Speaker(NamedTuple):
    """Who speaks.

    Attributes:
        name: As shown; None where it is open.
        kind: As of a quotation.
        person: Its place among the people of the article, or -1.
        pronoun: "he", "she", or the role that stands for a person; empty for a name.
    """

    name: str | None
    kind: Kind
    person: int = -1
    pronoun: str = ""


NOBODY: Final = Speaker(None, OPEN)  # somebody speaks, and it is not certain who


class Cast:
    """The people of an article."""

    def __init__(self, body: str, people: Sequence[Person]) -> None:
        """Take the people of a body, in any order; their mentions lie in it."""
        self.body = body
        self._people = people
        self._genders: dict[int, str] = {}
        self._surnames: dict[str, int] = {}
        for number, person in enumerate(people):
            for spelling in (person.name, *person.spellings):
                last = fold(spelling.rpartition(" ")[2])
                self._surnames[last] = number if self._surnames.get(last, number) == number else -1

    def person(self, number: int) -> Speaker:
        """Return a person as a speaker."""
        return Speaker(self._people[number].name, "person", number)

    def gender(self, number: int) -> str:
        """Return ``he``, ``she``, or nothing where it is not known."""
        if number not in self._genders:
            person = self._people[number]
            first = person.mentions[0].start if person.mentions else 0
            before = self.body[max(0, first - 12) : first].split()
            self._genders[number] = gender(person, before[-1] if before else "")
        return self._genders[number]

    def named(self, word: str) -> int:
        """Return the one person with this last name, or -1."""
        return self._surnames.get(fold(word), -1)

    def of_role(self, head: str, words: Sequence[str]) -> list[int]:
        """Return the people whose role ends in a word and does not contradict the words that hold it."""
        known = self._roles.get(head, [])
        if len(known) > _MANY:
            return [number for number, _ in known]
        said = frozenset(words)
        return list(dict.fromkeys(number for number, role in known if _agree(said, role, head)))

    def is_name(self, word: str) -> bool:
        """Tell whether a word has a capital somewhere inside a sentence."""
        return word in self._capitals

    @cached_property
    def _capitals(self) -> frozenset[str]:
        return frozenset(_INSIDE.findall(self.body))

    @cached_property
    def _roles(self) -> dict[str, list[tuple[int, frozenset[str]]]]:
        """The people and the words of their roles, by each word that may be its head."""
        known: dict[str, list[tuple[int, frozenset[str]]]] = {}
        for number, person in enumerate(self._people):
            for role in (*person.roles, *self._apposed(person)):
                words = role.lower().replace("-", " ").split()
                for head in {*words[-3:], _SAME_ROLE.get(words[-1], "")} if words else ():
                    known.setdefault(head, []).append((number, frozenset(words)))
        return known

    def _apposed(self, person: Person) -> list[str]:
        """Return the roles that stand before a comma and the name: "the Norwegian envoy, Ingrid Solberg"."""
        befores = [self.body[max(0, start - _APPOSITION) : start] for start, _ in person.mentions[:_MENTIONS]]
        return [match[1] for text in befores if (match := _APPOSED.search(text))]


def _agree(said: frozenset[str], role: frozenset[str], head: str) -> bool:
    """Tell whether words that stand for a person may mean one of a role: "the Egyptian president"."""
    if _RANKS & (said ^ role):
        return False
    nations, own = said & NATIONS, role & NATIONS
    if nations and own and not nations & own:
        return False
    return said - NATIONS - {head} <= role | _LOOSE
