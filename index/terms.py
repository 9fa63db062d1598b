"""Words to terms: the one place that makes them, for articles and for questions.

A **word** is a run of letters, digits and marks as it stands in a text, hyphens included (``cease-fire``, ``F-16``,
``U.S.-led``, ``O'Rourke``, ``$1.5bn`` without its sign). A **term** is what is looked up: the folded word, or a part of
it, or its light English stem (Porter2). Terms have **places**, counted in words: the parts of a hyphenated word take a
place each, and the joined form lies over all of them, so that it has a width.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import chain

import Stemmer

from index.frozen import NamedTuple
from index.patterns import later

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# Marks belong to the letter before them (the ranges are the combining marks of the scripts that news names come in);
# zero-width characters and soft hyphens belong to the word that they stand in.
_INVISIBLE = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
_MARKS = (
    "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u0610-\u061a\u064b-\u065f\u0670"
    "\u0900-\u0963\u0981-\u0983\u09bc-\u09d7\u0a01-\u0a03\u0a3c-\u0a71\u0a81-\u0a83\u0abc-\u0acd"
    "\u0b82-\u0bcd\u0c00-\u0c56\u0c82-\u0cd6\u0d00-\u0d4d\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\ufe20-\ufe2f"
)


def _characters(ranges: str) -> Iterator[str]:
    """Yield the characters that ranges stand for, as they do between brackets in a regular expression."""
    at = 0
    while at < len(ranges):
        last = ranges[at + 2] if ranges[at + 1 : at + 2] == "-" else ranges[at]
        yield from map(chr, range(ord(ranges[at]), ord(last) + 1))
        at += 3 if last != ranges[at] else 1


_RARE = frozenset(_characters(f"{_MARKS}{_INVISIBLE}\u02bc\uff07"))
"""What one text in three thousand holds: only there a word is looked for with all of it."""
_RARE_LETTER = rf"[\w{_MARKS}{_INVISIBLE}]"
_APOSTROPHE = "['\u2019\u02bc\uff07]"
_HYPHEN = "[-\u2010\u2011]"


def _word(letter: str, apostrophe: str, leading: str = "") -> str:
    """Return the expression of a word and what leads it. Underscores never come here: prepare() makes them spaces."""
    initials = rf"[^\W\d](?:\.[^\W\d])+(?!{letter})\.?(?:{apostrophe}[sS](?!{letter}))?"
    plain = rf"{letter}+(?:(?:{apostrophe}|(?<=\d)\.(?=\d)|(?<=\d),(?=\d{{3}}(?!\d))){letter}+)*"
    part = rf"(?:{initials}|{plain})"
    return rf"(?<!{letter}){leading}(?=\w){part}(?:{_HYPHEN}(?=\w){part})*"


_WORD = re.compile(_word(r"\w", "['\u2019]"))
# A word that stands behind something invisible is a word: what nobody sees belongs to it.
_WORD_WITH_RARE = later(_word(_RARE_LETTER, _APOSTROPHE, rf"[{_MARKS}{_INVISIBLE}]*+"))
_HYPHENS = re.compile(_HYPHEN)
_APOSTROPHES = frozenset("'\u2019\u02bc\uff07")
_HIDDEN = "".join(_characters(_INVISIBLE))
_CAPITAL_US = re.compile(r"(?<!\w)US(?!\w)")

# Letters that Unicode does not decompose and that a keyboard without them writes as others.
_LETTERS = str.maketrans(
    {"ø": "o", "đ": "d", "ð": "d", "ł": "l", "ħ": "h", "ŧ": "t", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ŋ": "n"}
)
_FOLDED_MARKS = dict.fromkeys(
    map(ord, _characters("\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u064b-\u065f\u0670"))
)

UNITED_STATES = "u.s."
"""The term of ``U.S.`` and of ``US`` in capitals; no word folds to it, so the pronoun stays apart."""

LONGEST_TERM = 120
"""Terms are cut to this many code points, in texts and in questions alike."""

_MOST_PARTS = 8  # a longer chain of hyphens is a decoration, not a word: it has parts and no joined form

_STEMMER = Stemmer.Stemmer("english", 0)  # without a memo of its own, which takes longer than it saves


class Form(NamedTuple):
    """One term of a word: where it starts, in places from the word's first, and how many places it takes."""

    term: str
    offset: int
    width: int


class Word(NamedTuple):
    """A word taken apart: ``forms`` in order of offset, parts before what lies over them; ``places`` it takes."""

    forms: tuple[Form, ...]
    places: int

    @property
    def parts(self) -> tuple[str, ...]:
        """The terms at its places, one each."""
        return tuple(form.term for form in self.forms if form.width == 1)

    @property
    def joined(self) -> str | None:
        """The term over all its places, if it is hyphenated."""
        return self.forms[-1].term if self.forms and self.forms[-1].width > 1 else None


def prepare(text: str) -> str:
    """Return the text as words are looked for in it; every offset stays.

    Underscores become spaces. In a line wholly in capitals ``US`` becomes ``us``: there nothing tells the country from
    the pronoun.
    """
    if "_" in text:
        text = text.replace("_", " ")
    if "US" in text:
        text = "\n".join(_without_capital_us(line) for line in text.split("\n"))
    return text


def _without_capital_us(line: str) -> str:
    if line.isupper() and any(map(str.isalpha, _CAPITAL_US.sub("", line))):
        return _CAPITAL_US.sub("us", line)
    return line


def _expression(prepared: str) -> re.Pattern[str]:
    """Return what finds the words of a text: where nothing rare is in it, what is compiled in a sixth of the time."""
    return _WORD if prepared.isascii() or _RARE.isdisjoint(prepared) else _WORD_WITH_RARE()


def raw_words(prepared: str) -> list[str]:
    """Return the words of a prepared text as they stand in it, in order."""
    # No word runs over white space, and most stretches between come again: a look-up costs a third of the search.
    return list(chain.from_iterable(map(_words_of, prepared.split())))


def find_words(prepared: str) -> list[str]:
    """Return what ``raw_words`` does, of a text that is unlikely to be asked for again."""
    return _expression(prepared).findall(prepared)


_words_of = lru_cache(maxsize=1 << 14)(find_words)


def word_spans(text: str) -> Iterator[tuple[int, int, Word]]:
    """Yield (start, end, word) of every word of a text that has terms; offsets half-open, in code points."""
    prepared = prepare(text)
    for match in _expression(prepared).finditer(prepared):
        word = take_apart(match.group())
        if word.places:
            yield match.start(), match.end(), word


def words(text: str) -> list[Word]:
    """Return the words of a text that have terms, in order."""
    return [word for _, _, word in word_spans(text)]


def plain_term(raw: str) -> str | None:
    """Return the one term of a word of ASCII letters and digits, as most are; None for any other word."""
    if raw.isascii() and raw.isalnum():
        return UNITED_STATES if raw == "US" else raw.lower()[:LONGEST_TERM]
    return None


def split_word(raw: str) -> Word:
    """Return the terms of one word as it stands in a text.

    Its parts come first, a place each, then, if it has several, the joined form over all of them. A word with nothing
    that could be typed (only marks) has no places.
    """
    plain = plain_term(raw)
    if plain is not None:
        return Word((Form(plain, 0, 1),), 1)
    parts = [term for part in _HYPHENS.split(raw) if (term := plain_term(part) or _part(part))]
    forms = [Form(term, place, 1) for place, term in enumerate(parts)]
    if 1 < len(parts) <= _MOST_PARTS:
        joined = "".join(part.replace(".", "") for part in parts)[:LONGEST_TERM]
        forms.append(Form(joined, 0, len(parts)))
    return Word(tuple(forms), len(parts))


@lru_cache(maxsize=1 << 14)
def take_apart(raw: str) -> Word:
    """Return what ``split_word`` does, of a word that is likely to be asked for again."""
    return split_word(raw)


def _part(raw: str) -> str:
    ending = raw.rstrip(_HIDDEN)
    if ending[-1:] in {"s", "S"} and ending[-2:-1] in _APOSTROPHES:
        raw = ending[:-2]
    folded = fold(raw)
    if "." in folded and not any(map(str.isdigit, folded)):
        folded = folded.replace(".", "")
        return UNITED_STATES if folded == "us" else folded[:LONGEST_TERM]
    return UNITED_STATES if raw == "US" else folded[:LONGEST_TERM]


def fold(text: str) -> str:
    """Return the text without what readers do not tell apart.

    Case, diacritics, ligatures and compatibility forms, zero-width characters and soft hyphens; of what is neither
    letter nor digit only full stops stay (``1.5``).
    """
    if text.isascii():
        folded = text.lower()
    else:
        decomposed = unicodedata.normalize("NFKD", text.replace("İ", "i")).casefold().translate(_LETTERS)
        folded = unicodedata.normalize("NFC", unicodedata.normalize("NFKD", decomposed).translate(_FOLDED_MARKS))
    if folded.isalnum():
        return folded
    return "".join(c for c in folded if c.isalnum() or c == "." or unicodedata.category(c)[0] == "M").strip(".")


@lru_cache(maxsize=1 << 16)
def stem(term: str) -> str:
    """Return the light English stem of a term (Porter2); of what is not wholly letters, the term itself."""
    return str(_STEMMER.stemWord(term)) if term.isalpha() else term


def stems(terms: Iterable[str]) -> list[str]:
    """Return the stem of each of many terms, which need not be asked for again."""
    listed = list(terms)
    letters = [term for term in listed if term.isalpha()]
    stem_of = dict(zip(letters, _STEMMER.stemWords(letters), strict=True))
    return [stem_of.get(term, term) for term in listed]


@lru_cache(maxsize=1 << 14)
def fold_phrase(text: str) -> str:
    """Return the folded words of a text with one space between them, by which a whole name is compared."""
    stretches = text.split()
    if "US" not in text and len(text) <= LONGEST_TERM and (joined := "".join(stretches)).isascii() and joined.isalnum():
        return " ".join(stretches).lower()  # most names are of plain words
    return " ".join(part for raw in raw_words(prepare(text)) for part in take_apart(raw).parts)
