"""Terms as a cluster keeps them: made here, so that nothing is left to an analyzer over there.

A field holds one string a stretch: the places parted by spaces, the terms of one place by ``|``. The first character of
a term says what it is:

    1trump          the word as written, folded; it takes one place
    atrump          its stem
    2ceasefire      a joined form over two places (``cease-fire``); up to ``8``
    bceasefir       its stem; up to ``h``
    +               a further place of the joined form before it

So ``cease-fire talks`` is ``1cease|acease|2ceasefire|bceasefir 1fire|afire|+ 1talks|atalk``, and a joined form over two
places is its term with one ``+`` behind it: every interval of the embedded engine is a phrase of terms.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from index.terms import raw_words, stem, take_apart

if TYPE_CHECKING:
    from collections.abc import Iterable

PLACE_SEPARATOR, TERM_SEPARATOR = " ", "|"
INSIDE = "+"
WIDEST = 8
_STEMS = "abcdefgh"


class Tokens(NamedTuple):
    """The places of a text.

    Attributes:
        places: The terms of each, as they are sent.
        wide: The terms that take more than one place.
    """

    places: tuple[str, ...]
    wide: tuple[str, ...]

    def __str__(self) -> str:
        return PLACE_SEPARATOR.join(self.places)


def term_token(term: str, width: int, *, stemmed: bool) -> str:
    """Return a term, or a stem, as a cluster keeps it."""
    return f"{_STEMS[width - 1] if stemmed else width}{term}"


def tokens_of(prepared: Iterable[str]) -> Tokens:
    """Return the places of a text.

    Args:
        prepared: Its pieces, as ``terms.prepare`` leaves them, cut between words.
    """
    places: list[str] = []
    wide: list[str] = []
    for piece in prepared:
        for raw in raw_words(piece):
            each = _word_tokens(raw)
            places += each.places
            wide += each.wide
    return Tokens(tuple(places), tuple(dict.fromkeys(wide)))


@lru_cache(maxsize=1 << 16)
def _word_tokens(raw: str) -> Tokens:
    word = take_apart(raw)
    places: list[list[str]] = [[] for _ in range(word.places)]
    wide = []
    for term, offset, width in word.forms:
        both = [term_token(term, width, stemmed=False), term_token(stem(term), width, stemmed=True)]
        places[offset] += both
        if width > 1:
            wide += both
        for inner in range(1, width):
            places[offset + inner].append(INSIDE)
    return Tokens(tuple(TERM_SEPARATOR.join(each) for each in places), tuple(wide))
