"""Who is named in a text: runs of capitals, cut into possible names, kept where something proves a person.

A full name is proved by a known first name, a role or a title before it, a verb of speaking after it, an apposition, an
age, the shape of a surname. A single word is proved by a title or by a verb of speaking. What is proved nowhere may
still be a mention of somebody who is: ``joining`` decides that.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from index.people.appositions import role_after
from index.people.features import LOOKS, Run, capital_runs
from index.people.given_names import GIVEN, WEAK
from index.people.joining import Sighting, join
from index.people.lexicon import (
    ABBREVIATED,
    BEFORE_THINGS,
    COURTESY,
    DEEDS,
    NATIONS,
    NOT_PEOPLE,
    PLACES,
    PLURAL_HEADS,
    SPEECH,
    STOP,
    SURNAMEABLE,
    THING_AFTER,
    THINGS,
)
from index.people.model import Name, names
from index.people.name_words import GENERATIONS, PARTICLES
from index.people.names import family_first, fold
from index.people.roles import Beside, is_head, role_before
from index.people.tokens import CAPITAL, JOINED, Tokens, tokenize

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index.article import Person

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


def find_people(body: str) -> tuple[Person, ...]:
    """Find the people whom a text names, with their roles and every place where they are named.

    Args:
        body: An article's own text.

    Returns:
        In the order of first mention; mentions are half-open in code points into ``body``, ascending.
    """
    tokens = tokenize(body)
    runs = capital_runs(tokens)
    if not runs:
        return ()
    seen = candidates(tokens, runs, body)
    return join(_settle(tokens, seen, names(tokens, runs, weigh(seen)), body))


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


def _settle(tokens: Tokens, seen: list[Candidate], found: list[Name], body: str) -> list[Sighting]:
    """Return what the model found, and what the rules alone see, that may name somebody found elsewhere."""
    settled: list[Sighting] = []
    place = 0
    for start, end in _mended(tokens, found):
        while place < len(seen) and seen[place].end <= start:
            settled.append(_alone_proved(tokens, seen[place]))
            place += 1
        same = None
        while place < len(seen) and seen[place].start < end:
            if seen[place].start == start and seen[place].end == end:
                same = seen[place].sighting
            place += 1
        if same is None:
            same = _read(tokens, start, end, body)
        elif not same.proved or same.doubtful:
            same = same._replace(proved=True, doubtful=False)
        settled.append(same)
    settled += [_alone_proved(tokens, candidate) for candidate in seen[place:]]
    return settled


_OPENING: Final = re.compile(r" (?:[\"“‘']|``)\Z")
_CLOSING: Final = re.compile(r"(?:[\"”’']|'') \Z")
_NICKNAME: Final = 4  # words


def _whole(tokens: Tokens, found: list[Name]) -> Iterator[Name]:
    """Put together what quote marks or a comma cut: Dwayne "The Rock" Johnson, Kevin Ward, Jr."""
    done = 0
    for name in found:
        start, end = name
        if start < done:
            continue
        if end < len(tokens) and tokens.flags[end] & CAPITAL and _OPENING.fullmatch(tokens.gaps[end]):
            for index in range(end + 1, min(end + _NICKNAME + 1, len(tokens))):
                if _CLOSING.fullmatch(tokens.gaps[index]):
                    after = next((name for name in found if name.start == index), None)
                    if after is not None:
                        end = after.end
                    elif _strong(tokens.texts[end - 1]) and LOOKS[tokens.texts[index]].nameable:
                        end = index + 1
                    break
        if end < len(tokens) and tokens.gaps[end] == ", " and tokens.texts[end].rstrip(".") in ("Jr", "Sr"):
            end += 1
        done = end
        yield Name(start, end)


def _words(tokens: Tokens, start: int, end: int) -> tuple[str, ...]:
    """Return the words of a name, a nickname in quote marks inside it left out."""
    words = tokens.texts[start:end]
    for index in range(start + 1, end):
        if _OPENING.fullmatch(tokens.gaps[index]):
            past = next((at for at in range(index + 1, end) if _CLOSING.fullmatch(tokens.gaps[at])), end)
            return (*words[: index - start], *words[past - start :])
    return tuple(words)


_NO_NAMES: Final = STOP - SURNAMEABLE - GIVEN
_PICTURES: Final = frozenset(("Image", "Photo", "Picture", "Video", "Credit"))


def _mended(tokens: Tokens, found: list[Name]) -> Iterator[Name]:
    """Take titles and small words off what the model found, and leave out what the rules know to be a thing.

    A party and a state in brackets are nobody ("(R-Texas)").
    """
    texts = tokens.texts
    for name in _whole(tokens, found):
        start, end = _trimmed(tokens, name)
        if start == end or (end < len(tokens) and _joined(tokens, end) and texts[end] in THING_AFTER):
            continue
        if end - start == 1 and texts[start][1:2] == "-" and tokens.gaps[start].endswith("("):
            continue
        if " ".join(texts[start:end]).lower() not in NOT_PEOPLE:
            yield Name(start, end)


def _trimmed(tokens: Tokens, name: Name) -> Name:
    """Take off the edges of a name what is never in one: titles, small words, "Image" where a credit follows."""
    start, end = name
    texts = tokens.texts
    while start < end and (
        texts[start].lower().rstrip(".") in COURTESY
        or (texts[start].lower() in _NO_NAMES and not family_first(texts[start:end]))
    ):
        start += 1
    while start < end and (texts[end - 1].lower().rstrip(".") in COURTESY or not tokens.flags[end - 1] & CAPITAL):
        end -= 1
    if end - start > 1 and texts[end - 1] in _PICTURES and tokens.gaps[end].startswith(":"):
        end -= 1
    return Name(start, end)


def _alone_proved(tokens: Tokens, candidate: Candidate) -> Sighting:
    """Return what the rules saw and the model did not: proved by a courtesy alone ("Mr. Modi")."""
    sighting = candidate.sighting
    if not sighting.proved:
        return sighting
    start = candidate.start
    if (
        _joined(tokens, start)
        and tokens.flags[start - 1] & CAPITAL
        and tokens.texts[start - 1].lower().rstrip(".") in COURTESY
    ):
        return sighting
    return sighting._replace(proved=False)


def _read(tokens: Tokens, start: int, end: int, body: str) -> Sighting:
    """Read a name that the model found and the rules did not."""
    words = _words(tokens, start, end)
    before = role_before(tokens, start, body)
    after = role_after(tokens, end, body)
    span_start, span_end = tokens.starts[start], tokens.ends[end - 1]
    return Sighting(
        span_start,
        span_end,
        words[0] if len(words) == 1 else " ".join(body[span_start:span_end].split()),
        words,
        tuple(role for role in ((before.role if before else None), after) if role),
        proved=True,
        eastern=family_first(words),
        doubtful=False,
    )


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
        if word in PLACES and index == start + 1 and _strong(tokens.texts[start]) and word not in STOP:
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


def _joined(tokens: Tokens, index: int) -> bool:
    """Tell whether nothing but a space stands before a word; never before the first."""
    return tokens.flags[index] & JOINED != 0


def _tied(tokens: Tokens, index: int) -> bool:
    """Tell whether a word has a capital and nothing but a space before it."""
    return tokens.flags[index] & (CAPITAL | JOINED) == CAPITAL | JOINED


def _strong(text: str) -> bool:
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
    while start < end and (not tokens.flags[start] & CAPITAL or tokens.texts[start].lower() in GENERATIONS):
        start += 1
    while end > start and not tokens.flags[end - 1] & CAPITAL:
        end -= 1
    if start > 1 and tokens.texts[start - 1] in ("of", "for") and is_head(tokens.texts[start - 2].lower()):
        for index in range(start + 1, min(end - 1, start + 4)):
            if _strong(tokens.texts[index]) and not _strong(tokens.texts[start]):
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
    following = tokens.texts[end] if end < len(tokens) and _joined(tokens, end) else ""
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
    place = not full and _joined(tokens, start) and tokens.texts[start - 1].lower() in _PLACE_BEFORE
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
    if words[-1].lower() in PLACES and not _strong(words[0]):
        return False
    if _strong(words[0]) or after is not None or family_first(tuple(words)):
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
    if _joined(tokens, start) and tokens.texts[start - 1] == "the":
        return False
    return following in SPEECH or following in DEEDS or _aged(tokens, end, body)


def _joined_before(tokens: Tokens, start: int) -> bool:
    """Tell whether a small word stands directly before, so that the capital is not that of a sentence."""
    return _joined(tokens, start) and not tokens.flags[start - 1] & CAPITAL


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
    if _joined(tokens, start):
        return tokens.texts[start - 1].lower() not in ("the", "a", "an") and not tokens.flags[start - 1] & CAPITAL
    place = tokens.starts[start]
    opens = place == 0 or body[max(0, place - 2) : place].strip()[-1:] in _SENTENCE_END
    return not (opens and text.endswith(("s", "ing", "ly")))
