"""What stands around the quotations of a paragraph, as a string of one letter a word for a grammar to read.

A grammar over kinds of words, as finite-state chunkers have it (Abney 1996, "Partial parsing via finite-state
cascades"): a quotation and the name of a person are one word each, whatever they hold.

    Q quotation       V says, said         H he, she           D a, the, his      , , ; : ( ) as they are
    N person          W calls (names)      T they, it, I       i in, on, at       - a dash
                                                               f of, for, from    o to    u with
    C capital         G saying             R minister, envoy   y by               . end of a sentence
    B police          P (was) called       # number            k as               A according to
    w any other word  q (was) quoted       z 's                c and, or, but
    r adverb, day     M laughed            e is, was           s when, which      t that   h who
    a has, would      b say                x claims (a noun too)        j Speaking, at the start of a sentence
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from index.people.memo import Memo
from index.people.roles import is_head
from index.people.titles import ABBREVIATED, COURTESY
from index.quotations.sources import is_source_noun
from index.quotations.verbs import kind_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from index.quotations.marks import Stretch
    from index.span import Span

# Several words that are one to the grammar, and initials: each begins with letters of its own, so that most words are
# none of them at the first look.
_PHRASE: Final = r"[Aa](?:ccording to|s per)\b|[Ii]n the (?:words|view) of\b"
_SPEAKING: Final = r"sp(?:oken?|eaks) (?:of|about)\b|talk(?:ed|s) (?:of|about)\b"
_ON_TO: Final = r" on to (?:say|add|tell|call|describe|explain|argue|note|state|claim|warn|write|ask)\b"
_GOING: Final = rf"went{_ON_TO}|go(?:es|ing)?{_ON_TO}"
_BACK: Final = (
    r"hits? (?:back|out)\b|fired (?:back|out)\b|shot (?:back|out)\b|clapped (?:back|out)\b"
    r"|chime[ds] in\b|weighed in\b|point(?:ed|s) out\b"
)
_DOTTED: Final = r"(?:[^\W\d_]\.){2,}|[A-Z]\.(?= )"
# A space before what is found is taken with it: it need not be tried as the first of something.
_WORD: Final = re.compile(
    rf" ?(?:(?P<word>(?!{_PHRASE}|{_SPEAKING}|{_GOING}|{_BACK}|{_DOTTED})"
    r"[^\W\d_]\w*+(?:['’\-‑](?!s\b)(?=\w)\w*+)*+)"
    r"|(?P<possessive>(?<=\w)['’]s\b|(?<=s)['’](?=\s))"
    r"|(?P<number>[$£€]?\d[\w.,%]*(?<![.,]))"
    r"|(?P<end>[.!?…]+)"
    r"|(?P<dash>--+|[—–]|(?<=\s)-(?=\s))"
    r"|(?P<other>[,;:()\[\]])"
    rf"|(?P<phrase>{_PHRASE})|(?P<speaking>{_SPEAKING})|(?P<going>{_GOING})|(?P<back>{_BACK})|(?P<dotted>{_DOTTED}))"
)
_TITLES: Final = (
    ABBREVIATED | COURTESY | {"st", "no", "vs", "jr", "sr", "inc", "ltd", "corp", "co", "u.s", "etc", "approx", "dept"}
)
_DATELINE: Final = re.compile(r" ?[—–] ?| - |:? ?\([A-Z]|(?<=[A-Z]{3}): ")
_PLAIN: Final = frozenset(("say", "tell", "argue", "insist", "warn", "believe", "condemn", "allege"))  # seldom nouns
_PLURAL: Final = _PLAIN | {
    "call",
    "describe",
    "criticise",
    "criticize",
    "accuse",
    "denounce",
    "threaten",
    "add",
    "think",
    "ask",
}
_NOUN_OR_VERB: Final = re.compile(r"x(?=([DQtHTNC:])?)")  # "X, the minister, calls the plan"
_SENTENCE: Final = 400  # words before and after one that are looked through: keeps the time linear
_DECIDED_BEFORE: Final = "VWMPxbq"  # kinds that a word's place settles
_OTHER: Final = {"[": "(", "]": ")"}


class Mention(NamedTuple):
    """Where a person is named."""

    start: int
    end: int
    person: int


class Narration(NamedTuple):
    """A paragraph word by word.

    Attributes:
        kinds: One letter a word.
        starts: Where each word begins in the body.
        ends: Exclusive.
        refers: Which person a word ``N`` names, which stretch of the paragraph a word ``Q`` is; -1 for any other.
        stretches: Of the paragraph, in order.
        places: Of each stretch, the index of its word.
    """

    kinds: str
    starts: list[int]
    ends: list[int]
    refers: list[int]
    stretches: list[Stretch]
    places: list[int]

    def sentence(self, index: int) -> tuple[int, int]:
        """Return the sentence that a word stands in, half-open, in words, without its end; of a longer one a part."""
        first, last = max(0, index - _SENTENCE), min(len(self.kinds), index + _SENTENCE)
        start = self.kinds.rfind(".", first, index) + 1
        end = self.kinds.find(".", index, last)
        return start or first, last if end < 0 else end


def narrate(body: str, paragraph: Span, stretches: list[Stretch], mentions: Iterable[Mention]) -> Narration:
    """Read a paragraph.

    Args:
        body: That holds it.
        paragraph: Where.
        stretches: What it quotes, in order.
        mentions: Of people in it, ascending; those in a quotation are passed over.
    """
    made = Words(body, paragraph.end)
    place = paragraph.start
    waiting = list(mentions)
    if waiting and waiting[0].start == 0 and _DATELINE.match(body, waiting[0].end):
        del waiting[0]  # "Le Havre — The dockers"
    waiting.reverse()
    for number, stretch in enumerate(stretches):
        start, end = stretch.outer
        while waiting and waiting[-1].start < end:
            mention = waiting.pop()
            if place <= mention.start and mention.end <= start:
                made.words(place, mention.start)
                made.refer("N", mention.start, mention.end, mention.person)
                place = mention.end
        made.words(place, start)
        made.places.append(len(made.kinds))
        made.refer("Q", start, end, number)
        if body[stretch.inner.end - 1] in ".!?…" and _begins_sentence(body, end, paragraph.end):
            made.add(".", end, end)
        place = end
    while waiting:
        mention = waiting.pop()
        if place <= mention.start and mention.end <= paragraph.end:
            made.words(place, mention.start)
            made.refer("N", mention.start, mention.end, mention.person)
            place = mention.end
    made.words(place, paragraph.end)
    kinds = _NOUN_OR_VERB.sub(lambda match: "W" if match[1] else "w", "".join(made.kinds))
    refers = [-1] * len(kinds)
    for index, number in made.refers:
        refers[index] = number
    return Narration(kinds, made.starts, made.ends, refers, stretches, made.places)


def _begins_sentence(body: str, place: int, end: int) -> bool:
    """Tell whether what follows a full stop is another sentence: a capital, a mark, or nothing."""
    rest = body[place : min(place + 8, end)].lstrip(" \n\u00a0\t)]")
    return not rest or not (rest[0].islower() or rest[0] in ",;:—–-")


def always(text: str) -> str:
    """Return the kind that a word has whatever stands before it, as most do; empty where that decides."""
    if len(text) > 1 and text.isupper():
        return "C"
    word = text.lower()
    kind, capital = kind_of(word), text[0].isupper()
    if kind != "w":
        return "" if kind in _DECIDED_BEFORE else kind
    if is_head(word):
        return "R"
    if is_source_noun(word):
        return "" if capital else "B"
    if capital:
        return "" if word.endswith("ing") else "C"
    return kind


_ALWAYS: Final = Memo(always)


class Words:
    """The words of a paragraph while it is read."""

    def __init__(self, body: str, end: int) -> None:
        self.body = body
        self.end = end
        self.kinds: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.refers: list[tuple[int, int]] = []  # of few words
        self.places: list[int] = []

    @property
    def passive(self) -> bool:
        """Whether "was" or "has been" stands before, so that a verb in the past is no deed."""
        return next((kind for kind in reversed(self.kinds) if kind not in "rz"), "") == "e"

    def add(self, kind: str, start: int, end: int) -> None:
        """Add a word."""
        self.kinds.append(kind)
        self.starts.append(start)
        self.ends.append(end)

    def refer(self, kind: str, start: int, end: int, number: int) -> None:
        """Add a word that is a person or a quotation."""
        self.refers.append((len(self.kinds), number))
        self.add(kind, start, end)

    def words(self, start: int, end: int) -> None:
        """Read what is neither a person nor a quotation."""
        body = self.body
        kinds, starts, ends = self.kinds.append, self.starts.append, self.ends.append
        for match in _WORD.finditer(body, start, end):
            at, past = match.span(match.lastindex or 0)
            if match.lastindex == 1:  # a word, as most are: added here
                text = body[at:past]
                kinds(_ALWAYS[text] or self.kind(text))
                starts(at)
                ends(past)
                continue
            group = match.lastgroup or ""
            if group == "end":
                if self._ends(at, past):
                    self.add(".", at, past)
            elif group == "other":
                self.add(_OTHER.get(body[at], body[at]), at, past)
            elif group == "dotted":
                self.add("C", at, past)
                if body[at:past] in ("a.m.", "p.m.") and _begins_sentence(body, past, self.end):
                    self.add(".", past, past)
            elif group == "speaking":
                self.add("P" if self.passive else "W", at, past)
            else:
                self.add(_GROUPS[group], at, past)

    def kind(self, text: str) -> str:
        """Return the kind of a word, by what stands before it."""
        if len(text) > 1 and text.isupper():
            return "C"
        word = text.lower()
        last = self.kinds[-1] if self.kinds else "."
        kind = kind_of(word)
        if last == "r" and kind in "xb":
            last = next((before for before in reversed(self.kinds[-4:]) if before != "r"), ".")
        capital = text[0].isupper()
        if kind == "w" or (kind == "x" and last not in "NHhTCRB,c)"):
            if is_head(word):
                return "R"
            if is_source_noun(word):
                return "C" if capital and last != "." else "B"
        if capital and kind == "w" and last == "." and word.endswith("ing"):
            return "j"
        if capital and kind in "wVWMPxb" and (kind == "w" or last != "."):
            return "C"
        return self._verb(kind, last, word)

    def _verb(self, kind: str, last: str, word: str) -> str:
        """Settle what a verb is from the word before it."""
        if kind in "VW" and self.passive:
            return "P"
        if kind == "q":
            return "q" if self.passive else "V"
        if kind == "x":
            return "V" if last in "NHhT" else "x" if last in ",BCRc)" else "w"
        if kind == "b":
            if last in "ao" or (last == "r" and len(self.kinds) > 1 and self.kinds[-2] == "a"):
                return "G"
            speaks = last in "TQ" or (last in "NRBC)" and word in _PLURAL) or (last in "w," and word in _PLAIN)
            return "V" if speaks else "w"
        return kind

    def _ends(self, start: int, end: int) -> bool:
        """Tell whether a full stop ends a sentence: not behind an abbreviation, nor inside a word."""
        body = self.body
        if end - start == 1 and body[start] == "." and self.ends and self.ends[-1] == start:
            word = body[self.starts[-1] : start]
            if word.lower() in _TITLES and self.kinds[-1] != "N":
                return False
        return end >= self.end or (not body[end].isalnum() and _begins_sentence(body, end, self.end))


_GROUPS: Final = {"going": "V", "back": "V", "phrase": "A", "possessive": "z", "number": "#", "dash": "-"}
