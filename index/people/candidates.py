"""What the rules take for a possible name: runs of capitals, cut, and weighed by what stands beside them.

A full name is proved by a known first name, a role or a title before it, a verb of speaking after it, an apposition, an
age, the shape of a surname. A single word is proved by a title or by a verb of speaking. What is proved nowhere may
still be a mention of somebody who is: ``joining`` decides that.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from index.people.appositions import role_after
from index.people.given_names import GIVEN, WEAK
from index.people.joining import Sighting
from index.people.name_words import GENERATIONS, PARTICLES
from index.people.names import family_first
from index.people.places import NATIONS, PLACES
from index.people.roles import Beside, is_head, role_before
from index.people.small_words import DEEDS, SPEECH, STOP
from index.people.sounds import fold
from index.people.things import BEFORE_THINGS, NOT_PEOPLE, SURNAMEABLE, THING_AFTER, THINGS
from index.people.titles import ABBREVIATED, COURTESY, PLURAL_HEADS
from index.people.tokens import CAPITAL, JOINED, Tokens

if TYPE_CHECKING:
    from index.people.features import Run

_LONGEST: Final = 7
_NAME, _BREAK, _THING = range(3)
_SURNAME: Final = re.compile(
    r".{2,}(?:ov|ova|ev|eva|enko|sky|skyy|skiy|skyi|ski|ska|wicz|vich|vych|shvili|dze|oglu|oğlu|poulos|akis|idis|ić|vic|sson|sen"
    r"|dottir|dóttir|stein|berg|zadeh|ullah|uddin|bayev|bekov|yan|escu|inho|quist|sdóttir|nen|ez|eau|etti|elli|ini)\Z"
    r"|(?:Mc|O['’]|D['’])[A-Z].+"
)
_DOTTED: Final = frozenset(
    (
        "u.s.",
        "u.k.",
        "u.n.",
        "e.u.",
        "d.c.",
        "u.s.a.",
        "u.a.e.",
        "a.m.",
        "p.m.",
        "l.a.",
        "n.y.",
        "b.c.",
        "u.s",
        "u.k",
        "d.c",
    )
)
_PLACE_BEFORE: Final = frozenset("in near at from to off outside inside around via into".split())  # noqa: SIM905
_INITIAL: Final = re.compile(r"(?:[^\W\d_]\.)+\Z")
_CAPITAL_INITIALS: Final = re.compile(r"(?:J[A-Z]|[A-Z]J)\Z")
_NOT_ALONE: Final = NATIONS | PLACES | WEAK
_SENTENCE_END: Final = ".!?:\n\"“”'‘’"


class Candidate(NamedTuple):
    """A possible name that the rules see: half-open in tokens, and how they weigh it."""

    start: int
    end: int
    sighting: Sighting


def candidates(tokens: Tokens, runs: list[Run], body: str) -> list[Candidate]:
    """Return what the rules take for a possible name, ascending."""
    seen: list[Candidate] = []
    for first, last in runs:
        for start, end in _names(tokens, first, last):
            sighting = _sight(tokens, start, end, body)
            if sighting is not None:
                seen.append(Candidate(start, end, sighting))
    return seen


def weigh(seen: list[Candidate]) -> dict[int, str]:
    """Return what the rules say of each token that they take for a part of a name, as the model is told of it."""
    said: dict[int, str] = {}
    for start, end, sighting in seen:
        verdict = ("P" if sighting.proved else "u") + ("r" if sighting.roles else "")
        if end - start == 1:
            said[start] = verdict + "B1"
            continue
        said[start] = verdict + "B"
        for index in range(start + 1, end):
            said[index] = verdict + "I"
    return said


def _kind(tokens: Tokens, index: int, start: int) -> int:
    """Tell what a word of a run is: a part of a name, an end of names, or a sign that all before it is no name.

    Args:
        tokens: Of the body.
        index: Of the word.
        start: Where the name before it begins; ``index`` where there is none.
    """
    text = tokens.texts[index]
    word = text.lower()
    if index > start:
        if word in GENERATIONS or word in PARTICLES:
            return _NAME
        if index == start + 1 and word in SURNAMEABLE and fold(tokens.texts[start]) in GIVEN:
            return _NAME
        if word in PLACES and index == start + 1 and strong(tokens.texts[start]) and word not in STOP:
            return _NAME
    if len(text) == 2 and text.isupper() and _before_name(tokens, index):
        return _NAME
    return _alone(text)


@lru_cache(maxsize=65536)
def _alone(text: str) -> int:
    """Tell what a word of a run is by itself."""
    word = text.lower()
    bare = word.rstrip(".")
    if word in STOP or word in _DOTTED or bare in COURTESY or (text.endswith(".") and bare in ABBREVIATED):
        return _BREAK
    if is_head(word) or bare in NATIONS or word in PLURAL_HEADS:
        return _BREAK
    if word in THINGS or (word in PLACES and word not in WEAK):
        return _THING
    if len(text) > 1 and text.isupper() and "." not in text:
        return _THING
    return _NAME if text[-1].isalpha() or text[-1] == "." else _THING


def _before_name(tokens: Tokens, index: int) -> bool:
    """Tell whether two capitals may be initials: "JD Vance", not "UN", "EU"."""
    text = tokens.texts[index]
    after = index + 1
    return text not in ("UN", "EU", "US", "UK", "TV", "PM", "MP", "AP", "FC", "AC", "AI", "BP", "GM", "HP") and (
        after < len(tokens) and _tied(tokens, after) and not tokens.texts[after].isupper()
    )


def _tied(tokens: Tokens, index: int) -> bool:
    """Tell whether a word has a capital and nothing but a space before it."""
    return tokens.flags[index] & (CAPITAL | JOINED) == CAPITAL | JOINED


def strong(text: str) -> bool:
    """Tell whether a word is a first name and hardly anything else."""
    word = fold(text)
    return (word in GIVEN or word.partition("-")[0] in GIVEN) and word not in WEAK


def _names(tokens: Tokens, start: int, end: int) -> list[tuple[int, int]]:
    """Cut a run into what may be names; what stands beside a thing ("Karl Marx Avenue") is not one."""
    names: list[tuple[int, int]] = []
    begin = start
    poisoned = False
    for index in range(start, end):
        kind = _kind(tokens, index, begin)
        if kind == _NAME:
            continue
        if kind == _BREAK and begin < index and not poisoned:
            names.append((begin, index))
        word = tokens.texts[index].lower().rstrip(".")
        poisoned = kind == _THING and word in BEFORE_THINGS
        begin = index + 1
    if begin < end and not poisoned:
        names.append((begin, end))
    return [trimmed for name in names if (trimmed := _trim(tokens, *name)) is not None]


def _trim(tokens: Tokens, start: int, end: int) -> tuple[int, int] | None:
    """Take particles off the edges, and what belongs to "Bishop of Juneau" off the front; None if nothing stays."""
    while start < end and (not tokens.capital(start) or tokens.texts[start].lower() in GENERATIONS):
        start += 1
    while end > start and not tokens.capital(end - 1):
        end -= 1
    if start > 1 and tokens.texts[start - 1] in ("of", "for") and is_head(tokens.texts[start - 2].lower()):
        for index in range(start + 1, min(end - 1, start + 4)):
            if strong(tokens.texts[index]) and not strong(tokens.texts[start]):
                start = index
                break
    if end - start == 2 and tokens.texts[end - 1].lower() in GENERATIONS and len(tokens.texts[end - 1]) < 4:
        return start, end
    return (start, end) if 0 < end - start <= _LONGEST else None


def _sight(tokens: Tokens, start: int, end: int, body: str) -> Sighting | None:
    """Weigh one possible name; None for what cannot be one."""
    words = tuple(tokens.texts[start:end])
    folded = " ".join(words).lower()
    if folded in NOT_PEOPLE or 1 in map(len, words):
        return None
    following = tokens.texts[end] if end < len(tokens) and tokens.joined(end) else ""
    if following in THING_AFTER:
        return None
    before = role_before(tokens, start, body)
    after = role_after(tokens, end, body)
    full = len(words) > 1 and not (len(words) == 2 and words[1].lower() in GENERATIONS)
    if full:
        proved = _full_name(tokens, start, end, body, before, after, following)
    else:
        proved = _single_name(tokens, start, body, before, following)
    span_start, span_end = tokens.starts[start], tokens.ends[end - 1]
    if full and _INITIAL.match(words[-1]):
        return None
    roles = tuple(role for role in ((before.role if before else None), after) if role)
    place = not full and tokens.joined(start) and tokens.texts[start - 1].lower() in _PLACE_BEFORE
    return Sighting(
        span_start,
        span_end,
        words[0] if len(words) == 1 else " ".join(body[span_start:span_end].split()),
        words,
        roles,
        proved,
        eastern=family_first(words),
        doubtful=place and words[0].lower() in WEAK,
    )


def _full_name(
    tokens: Tokens, start: int, end: int, body: str, before: Beside | None, after: str | None, following: str
) -> bool:
    """Tell whether something proves that several capitals are somebody's name."""
    words = tokens.texts[start:end]
    if before is not None and before.firm:
        return True
    if words[-1].lower() in PLACES and not strong(words[0]):
        return False
    if strong(words[0]) or after is not None or family_first(tuple(words)):
        return True
    if (
        _CAPITAL_INITIALS.match(words[0])
        or any(_INITIAL.match(word) for word in words)
        or words[-1].lower() in GENERATIONS
    ):
        return True
    if _SURNAME.match(words[-1]) and len(words) < 4:
        return True
    if fold(words[0]) in GIVEN and (_joined_before(tokens, start) or before is not None):
        return True
    if tokens.joined(start) and tokens.texts[start - 1] == "the":
        return False
    return following in SPEECH or following in DEEDS or _aged(tokens, end, body)


def _joined_before(tokens: Tokens, start: int) -> bool:
    """Tell whether a small word stands directly before, so that the capital is not that of a sentence."""
    return tokens.joined(start) and not tokens.capital(start - 1)


def _aged(tokens: Tokens, end: int, body: str) -> bool:
    """Tell whether an age follows: "Foo Bar, 45,"."""
    if end >= len(tokens) or tokens.gaps[end] not in (", ", " ("):
        return False
    age = tokens.texts[end].rstrip(",.")
    past = tokens.starts[end] + len(age)
    return age.isdecimal() and len(age) < 3 and body[past : past + 1] in (",", ")", ".", ";")


def _single_name(tokens: Tokens, start: int, body: str, before: Beside | None, following: str) -> bool:
    """Tell whether something proves that a single capital is somebody's name: a title, or that it speaks."""
    text = tokens.texts[start]
    if before is not None:
        return before.address
    if following not in ("said", "says", "told", "tweeted", "testified", "added") or text.lower() in _NOT_ALONE:
        return False
    if tokens.joined(start):
        return tokens.texts[start - 1].lower() not in ("the", "a", "an") and not tokens.capital(start - 1)
    place = tokens.starts[start]
    opens = place == 0 or body[max(0, place - 2) : place].strip()[-1:] in _SENTENCE_END
    return not (opens and text.endswith(("s", "ing", "ly")))
