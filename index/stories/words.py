"""The words by which reports are compared: a key that the ways of writing one word share, its kind, and its weight.

The weight says how rare a word is in news, in half bits: a word that one passage in sixteen has weighs nothing, one
that fewer than one in three thousand has weighs most. It comes from a table that is part of the program, not from the
articles of an index: were it theirs, each article that comes would change what was decided of all others.
"""

from __future__ import annotations

import zlib
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final, NamedTuple

from index.people.sounds import key as sound
from index.stories.cues import CUES
from index.stories.places import COUNTRIES
from index.terms import plain_term, stem, take_apart

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from index.stories.reports import Numbers

WORD, NAME, COUNTRY, PERSON, NUMBER = range(5)
"""Kinds."""

HEAVIEST: Final = 15
TABLE: Final = "common.txt"

_LIGHTEST: Final = 4  # lighter words are shared by too many reports to tell anything; countries are kept all the same
_LIGHTEST_NUMBER: Final = 2
# When something is told says nothing of what: a dateline is shared by all of a day.
_CALENDAR: Final = frozenset(
    stem(word)
    for word in """
monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october
november december today yesterday tomorrow utc gmt
""".split()  # noqa: SIM905
)

_NUMBERS: Final = {
    word: str(number)
    for number, word in enumerate(
        """
zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
nineteen twenty
""".split()  # noqa: SIM905
    )
} | {"thirty": "30", "forty": "40", "fifty": "50", "sixty": "60", "seventy": "70", "eighty": "80", "ninety": "90"}


class Common(NamedTuple):
    """What the table knows of a word: its weight, and whether it is written as a name."""

    weight: int
    is_name: bool


class Token(NamedTuple):
    """A word of a text for comparison.

    Attributes:
        key: Shared by its inflections, and by the spellings of a name.
        packed: Its code, kind and weight; see ``code_of``, ``kind_of`` and ``weight_of``.
    """

    key: str
    packed: int


KEY_SHIFT: Final = 7
"""Bits of a packed word below its code."""

KIND_SHIFT: Final = 4
"""Bits of a packed word below its kind."""

_KINDS: Final = 7


def code_of(packed: int) -> int:
    """Return the 25 bits that stand for a word's key."""
    return packed >> KEY_SHIFT


def kind_of(packed: int) -> int:
    """Return a word's kind: ``WORD``, ``NAME``, ``COUNTRY``, ``PERSON`` or ``NUMBER``."""
    return packed >> KIND_SHIFT & _KINDS


def weight_of(packed: int) -> int:
    """Return a word's weight, from 0 to ``HEAVIEST``."""
    return packed & HEAVIEST


def unpack(words: Sequence[int]) -> dict[int, tuple[int, int]]:
    """Return the kind and the weight of each word of a profile, by its code."""
    return {code_of(word): (kind_of(word), weight_of(word)) for word in words}


def of_people(packed: Numbers) -> Numbers:
    """Return words as somebody's surnames: who is a ``PERSON`` is not seen in the word."""
    surnames: Numbers = packed & ~(_KINDS << KIND_SHIFT) | PERSON << KIND_SHIFT
    return surnames


@lru_cache(maxsize=1)
def common() -> Mapping[str, Common]:
    """Read the table of common words; it is kept for the life of the process."""
    table = {}
    for line in files("index.stories").joinpath(TABLE).read_text("utf-8").splitlines():
        if not line.startswith("#"):
            kind, weight, *words = line.split(" ")
            for word in words:
                table[word] = Common(int(weight), kind == "name")
    return table


def known_key(part: str) -> str | None:
    """Return the key of a number or of a country or its people, which needs no table."""
    return part if part[0].isdigit() else COUNTRIES.get(part) or _NUMBERS.get(part)


class Heard(NamedTuple):
    """What a word as it stands in a text tells.

    Attributes:
        tokens: Those of its parts that tell something: not what most reports have, and no years.
        cues: Its cues, each with its stem.
    """

    tokens: tuple[Token, ...]
    cues: tuple[tuple[int, str], ...]


def hear(raw: str) -> Heard:
    """Return what a word as it stands in a text tells; most tell nothing."""
    parts, capital = _parts(raw), raw[0].isupper()
    told = [token for part in parts if is_telling(token := token_of(part, capital=capital))]
    return Heard(tuple(told), tuple([(CUES[each], each) for each in map(stem, parts) if each in CUES]))


def tokens(raw: str) -> list[Token]:
    """Return what a word as it stands in a text is compared by, a token for each of its parts."""
    capital = raw[0].isupper()
    return [token_of(part, capital=capital) for part in _parts(raw)]


def _parts(raw: str) -> tuple[str, ...]:
    plain = plain_term(raw)
    return take_apart(raw).parts if plain is None else (plain,)


def token_of(part: str, *, capital: bool) -> Token:
    """Return what a term is compared by.

    Of a people it is the country's name, of a number its digits, of a name how it sounds. Whether a word is a name, the
    table knows; of what it does not know, the capital tells.

    Args:
        part: The term.
        capital: Whether its word begins with one.
    """
    key = known_key(part) or stem(part)
    found = common().get(key)
    if key[0].isdigit():
        kind = NUMBER
    elif part in COUNTRIES:
        kind = COUNTRY if capital else NAME if found and found.is_name else WORD
    elif capital and not (found and not found.is_name):
        key = sound(key)
        found = common().get(key)
        kind = WORD if found and not found.is_name else NAME
    else:
        kind = NAME if found and found.is_name else WORD
    # CRC-32 (ISO 3309), cut.
    code = zlib.crc32(key.encode("utf-8", "replace")) & 0x1FFFFFF
    return Token(key, code << KEY_SHIFT | kind << KIND_SHIFT | (found.weight if found else HEAVIEST))


def is_telling(token: Token) -> bool:
    """Tell whether it is not what most reports have, and no year."""
    key, packed = token
    if key in _CALENDAR:
        return False
    kind, weight = kind_of(packed), weight_of(packed)
    if kind == NUMBER:
        is_year = len(key) == 4 and key[:2] in {"19", "20"}
        return weight >= _LIGHTEST_NUMBER and not is_year
    return weight >= _LIGHTEST or kind == COUNTRY
