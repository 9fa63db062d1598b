"""What the ways of writing one word of a name have in common: keys of sounds, near keys, slips of the pen."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from itertools import groupby
from operator import eq

from index.patterns import later

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

_LETTERS: Final = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "ð": "d", "þ": "th"}
)
# Names of the Muslim world that are spelt in many ways, by the letter that those begin with.
_ONE_NAME: Final = {
    "m": ((later(r"m[uo]h+[ae]m+[ae]d|maxamed"), "mohamed"),),
    "a": (
        (later(r"ahm[ae]d"), "ahmed"),
        (later(r"abd[aue]l+ah?"), "abdula"),
        (later(r"abd[ue]l"), "abdul"),
    ),
    "h": ((later(r"h+us+(?:ei|ai|ay|ey)n"), "husein"),),
    "y": ((later(r"y(?:ou|u)s+[eu]f"), "yusuf"),),
    "o": ((later(r"osama"), "osama"),),
    "u": ((later(r"usama"), "osama"),),
    "l": ((later(r"lad[ei]n"), "laden"),),
}
_ARTICLE: Final = later(r"^(?:al|el|ul|ad|as|ash|an|ar|at|az)[-‐‑]")
_MARKS: Final = later(r"['’ʼʻ\-‐‑]")
# In this order, each with letters of which a word must hold the first or the last: most hold none.
_SOUNDS: Final = tuple(
    (needed.split("|")[0], needed.split("|")[-1], later(pattern), replacement)
    for needed, pattern, replacement in (
        ("af", r"^(?:gh|kh|q|g|k)(?=[ae]d+h?af)", "g"),
        ("wl|wolod", r"^w(?=l|olod)", "v"),
        ("kh", r"kh", "h"),
        ("dh|dj", r"dh|^dj|(?<=[nr])dj", "d"),
        ("gh", r"gh", "g"),
        ("ph", r"ph", "f"),
        ("ou|oo", r"ou|oo", "u"),
        ("ee", r"ee", "i"),
        ("ks", r"ks", "x"),
        ("c|q", r"ck|q|c(?=[aoult])|c\Z", "k"),
        ("ts|tz", r"t[sz]", "c"),
        ("y|ij", r"iy|ij|yi|yj|y", "i"),
        ("eff|off", r"(?:eff|off)\Z", "ev"),
        ("enka", r"enka\Z", "enko"),
        ("chvili", r"chvili\Z", "shvili"),
    )
)
# Vowels and sounds that one name is written with, where the rest of it and the other names agree.
_LOOSE: Final = (
    (later(r"ch"), "sh"),  # as the French write Arabic: Bachar, Bashar
    (later(r"(?<=nd)er\Z"), "ra"),  # Narender, Narendra
    (later(r"(?<=[aeo])h(?![aeiou])"), ""),
    (later(r"(?<=[aeiour])zh"), "j"),
    (later(r"c\Z"), "z"),
    (later(r"ie(?=.)"), "i"),
    (later(r"ai|ei|ae"), "e"),
    (later(r"ow"), "u"),
)
_ANY_SOUND: Final = later("|".join(sorted({needed for one, other, _, _ in _SOUNDS for needed in (one, other)})))
_NEAR_VOWELS: Final = frozenset(("ei", "ie", "ou", "uo", "ae", "ea"))
_NEAR_FIRST: Final = frozenset(("ou", "uo", "sz", "zs"))
LONG: Final = 6  # letters of a key in which one slip does not make another name
_SLIP: Final = 5
_VOWELS: Final = str.maketrans("", "", "aeiouwh")


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """Return a word in lower case without diacritics."""
    if word.isascii():
        return word.lower()
    plain = unicodedata.normalize("NFKD", word.lower())
    return "".join(letter for letter in plain if not unicodedata.combining(letter)).translate(_LETTERS)


@lru_cache(maxsize=65536)
def key(word: str) -> str:
    """Return what the ways of writing one name in Latin letters have in common: Zelensky, Zelenskyy, Zelenskiy."""
    sound = fold(word)
    for pattern, name in _ONE_NAME.get(sound[:1], ()):
        if pattern().fullmatch(sound):
            return name
    plain = sound.isascii() and sound.isalpha()
    if not plain:
        sound = _ARTICLE().sub("", sound)
    if _ANY_SOUND().search(sound):
        for one, other, pattern, replacement in _SOUNDS:
            if one in sound or other in sound:
                sound = pattern().sub(replacement, sound)
    if not plain:
        sound = _MARKS().sub("", sound)
    if any(map(eq, sound, sound[1:])):  # a letter twice is one
        sound = "".join([letter for letter, _ in groupby(sound)])
    return sound


def skeleton(word_key: str) -> str:
    """Return what two keys have in common that may be near each other: the first letter and the consonants."""
    first = "o" if word_key[:1] == "u" else word_key[:1]
    return first + word_key[1:].translate(_VOWELS)


@lru_cache(maxsize=4096)
def _loose(word_key: str) -> str:
    for pattern, replacement in _LOOSE:
        word_key = pattern().sub(replacement, word_key)
    return word_key


def near(one: str, other: str) -> bool:
    """Tell whether two keys differ in no more than a vowel or two that are often put for each other.

    Never alone a sign of one person: the other names must be the same ("Avigdor Lieberman", "Avigdor Liberman").
    """
    if one == other:
        return True
    one, other = _loose(one), _loose(other)
    if len(one) != len(other) or len(one) < 4 or (one[0] != other[0] and one[0] + other[0] not in _NEAR_FIRST):
        return False
    apart = [a + b for a, b in zip(one, other, strict=True) if a != b]
    if len(one) >= LONG and apart in (["sz"], ["zs"]):  # as Germans write Zelensky
        return one[0] != other[0]
    return len(apart) < 3 and all(pair in _NEAR_VOWELS for pair in apart) and (len(one) > 4 or not apart)


def swapped(one: str, other: str) -> bool:
    """Tell whether two keys differ in two letters side by side inside them that changed places: a slip of the pen."""
    if len(one) != len(other) or one[:1] != other[:1] or (one[-1:] != other[-1:] and len(one) < LONG):
        return False
    apart = [place for place, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    if len(apart) != 2 or apart[1] != apart[0] + 1:
        return False
    first, second = apart
    return one[first] == other[second] and one[second] == other[first]


def misspelt(known: str, slip: str) -> bool:
    """Tell whether a key is a slip from that of a first name: a letter left out inside it, or two that changed places.

    Args:
        known: Of a first name that is known.
        slip: Of one that nobody is known to have: Vladmir, Donlad.
    """
    if len(slip) < _SLIP or known[0] != slip[0]:
        return False
    return swapped(known, slip) or (
        len(known) == len(slip) + 1
        and len(slip) > _SLIP
        and known[-1] == slip[-1]
        and any(known[:place] + known[place + 1 :] == slip for place in range(1, len(known) - 1))
    )


def alike(one: str, other: str) -> bool:
    """Tell whether two first names differ in nothing but how their sounds are written: Narender, Narendra."""
    return len(one) >= LONG and _loose(one) == _loose(other)
