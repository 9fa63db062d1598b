"""Where a mention stands: its sentence, its paragraph, and whether inside a quotation.

Sentences are cut more simply here than in ``index.sentences``: only a tense is looked for in them.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import NamedTuple

from index.days.lexicon import word_set

# Both begin with one class of characters, so that `re` skips to these.
_END = re.compile(r"[.!?…\n](?:(?<!\n)[\"'”’)\]]{0,3}\s|(?<=\n)(?:\n|[ \t\xa0]+\n))")
_ABBREVIATED = word_set(
    "mr mrs ms dr st sen rep gov gen lt col sgt capt no vs prof rev hon jr sr u.s u.k u.n e.u a.m p.m i.e e.g"
    " approx jan feb mar apr jun jul aug sep sept oct nov dec"
)
_QUOTE = re.compile(r"[\"“”„‘’\n](?:(?<!\n)|\n)")

_CLOSING = {'"': '"', "“": "”", "„": "“", "‘": "’"}


class Sentence(NamedTuple):
    """A sentence: half-open in code points; ``paragraph`` is where its paragraph begins."""

    start: int
    end: int
    paragraph: int


class Setting:
    """The sentences and quotations of a body, found when they are first asked for; linear in its length.

    Attributes:
        body: The text.
    """

    def __init__(self, body: str) -> None:
        self.body = body
        self._starts, self._paragraphs = _borders(body)
        self._quoted: list[int] | None = None

    def sentence(self, place: int) -> Sentence:
        """Return the sentence that a place lies in."""
        index = bisect_right(self._starts, place)
        end = self._starts[index] if index < len(self._starts) else len(self.body)
        paragraph = self._paragraphs[bisect_right(self._paragraphs, place) - 1]
        return Sentence(self._starts[index - 1], end, paragraph)

    def is_quoted(self, place: int) -> bool:
        """Tell whether a place lies inside quotation marks."""
        return self._marks_before(place) % 2 == 1

    def quotes_between(self, start: int, end: int) -> bool:
        """Tell whether a quotation begins or ends between two places."""
        return self._marks_before(start) != self._marks_before(end)

    def _marks_before(self, place: int) -> int:
        """Return how many quotations begin or end up to a place."""
        if self._quoted is None:
            self._quoted = _quotations(self.body)
        return bisect_right(self._quoted, place)


def _borders(body: str) -> tuple[list[int], list[int]]:
    """Return where sentences and where paragraphs begin, ascending; the first is 0."""
    starts, paragraphs = [0], [0]
    for match in _END.finditer(body):
        stop, after = match.span()
        if body[stop] == "\n":
            paragraphs.append(after)
        elif _goes_on(body, stop, after):
            continue
        if starts[-1] < after < len(body):
            starts.append(after)
    if paragraphs[-1] >= len(body) > 0 and len(paragraphs) > 1:
        paragraphs.pop()
    return starts, paragraphs


def _goes_on(body: str, stop: int, after: int) -> bool:
    """Tell whether the stop ends an abbreviation, or a quotation inside a sentence, rather than a sentence."""
    if body[after : after + 1].islower():
        return True
    if body[stop] != ".":
        return False
    word = body[max(0, stop - 12) : stop].rsplit(None, 1)[-1:] or [""]
    last = word[0].lstrip("(\"“'‘").lower()
    return (len(last) == 1 and last.isalpha()) or last in _ABBREVIATED


def _quotations(body: str) -> list[int]:
    """Return where quotations begin and end, in turn; one that is left open ends with its paragraph."""
    places: list[int] = []
    closing = ""
    for match in _QUOTE.finditer(body):
        sign = match[0]
        if closing:
            if sign == "\n\n" or (sign == closing and not _is_apostrophe(body, match.start())):
                places.append(match.start())
                closing = ""
        elif sign in _CLOSING and not (sign == "‘" and _inside_word(body, match.start())):
            places.append(match.end())
            closing = _CLOSING[sign]
    return places


def _is_apostrophe(body: str, place: int) -> bool:
    return body[place] == "’" and body[place + 1 : place + 2].isalnum()


def _inside_word(body: str, place: int) -> bool:
    return place > 0 and body[place - 1].isalnum()
