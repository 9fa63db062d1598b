"""How a text is cut into words so that a name is whole words: possessives off, initials and titles whole."""

from __future__ import annotations

import re
from itertools import accumulate
from typing import Final, NamedTuple

from index.people.capitals import capital_class

_HYPHEN: Final = r"[\-‐‑]"
_REST: Final = r"[\w\u0300-\u036f]*+"
_LETTER: Final = r"[^\W\d_]"
_CAPITAL: Final = capital_class()
# What is said of a person behind a hyphen: "Trump-era", "Netanyahu-led"; not "Park Geun-hye", "Ban Ki-moon".
_BEHIND: Final = (
    r"(?:era|led|run|style|like|held|owned|born|free|friendly|ally|type|esque|themed|critical|loyal|only|dominated"
    r"|winning|winners?|speaking|made|bound|origin|wide|area|language"
    r"|[a-z]{2,}[^\Waeiou\d_]ed|[a-z]{2,}ied|[a-z]{3,}ating)"
)
# What a hyphen ties to a title, "then-President"; before a name it is cut off, as any other word is: "anti-Gaddafi".
_BEFORE_TITLE: Final = "then|vice"
# What stands before a word, and the word. Every letter and digit begins a word, so that what lies between need not be
# tried; the first alternative for either, and the next two for a word, are what the last ones say, for most words: they
# make the whole a third faster. A possessive that stands apart ("Germany 's") belongs to what stands between.
_WORD: Final = re.compile(
    r"( (?=[A-Za-z])|[\W_]*+(?:s(?<=[ \n]['’]s)(?!\w)[\W_]*+|))"
    r"([a-z]{2,}+(?![\w'’ʼ\-‐‑\u0300-\u036f])|[A-Za-z][A-Za-z]*+(?![\w'’ʼ\-‐‑\u0300-\u036f.])"
    r"|\d[\d.,]*\w*"
    rf"|(?:{_LETTER}\.){{2,6}}(?:{_LETTER}(?![\w.]))?"
    r"|(?:M(?:rs?|s|me|essrs|aj)|Dr|[JS]r|Prof|Gen|Sens?|Reps?|Gov|Lt|Col|Sgt|Capt|Adm|Rev|Cmdr|Det|Insp|Hon|Brig|Cpl|Pvt|Supt|St)\."
    rf"|{_CAPITAL}\.(?=[ \n]{_LETTER})"
    rf"|(?!(?:{_BEFORE_TITLE}){_HYPHEN})[a-z]{{3,}}+(?={_HYPHEN}{_CAPITAL})"
    rf"|{_CAPITAL}{_REST}(?={_HYPHEN}{_BEHIND}(?![\w\-]))"
    rf"|{_LETTER}{_REST}(?:['’ʼ\-‐‑]{_LETTER}{_REST})*)"
)
_APOSTROPHES: Final = "'’ʼ"
_POSSESSIVE: Final = tuple(mark + letter for mark in _APOSTROPHES for letter in "sS")
_LAST: Final = "  a"
_APART: Final = re.compile(r"['’]s(?!\w)")


class Words(NamedTuple):
    """The words of a text, in order.

    Attributes:
        texts: Verbatim, without a possessive 's.
        begins: In code points.
        ends: Exclusive.
    """

    texts: list[str]
    begins: list[int]
    ends: list[int]


def cut(text: str) -> Words:
    """Cut a text into words and numbers; punctuation is only seen as what keeps words apart."""
    # With a word at the end, each mark behind the last one of the text need not be tried as the first before one.
    parts = _WORD.split(text + _LAST)
    texts = parts[2:-3:3]
    del parts[::3]
    places = list(accumulate(map(len, parts)))
    begins, ends = places[:-2:2], places[1:-2:2]
    if any(map(text.__contains__, _APOSTROPHES)):
        for index, word in enumerate(texts):
            if word.endswith(_POSSESSIVE) and len(word) > 2:
                texts[index] = word[:-2]
                ends[index] -= 2
    return Words(texts, begins, ends)


def is_apart(text: str) -> bool:
    """Tell whether a text begins with a possessive that belongs to the word before it, apart from it by a space."""
    return _APART.match(text) is not None
