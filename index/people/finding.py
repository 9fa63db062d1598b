"""Who is named in a text: what the model finds among runs of capitals, mended by what the rules know."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from index.people.appositions import role_after
from index.people.candidates import Candidate, candidates, sighting, strong, weigh
from index.people.given_names import GIVEN
from index.people.joining import Sighting, join
from index.people.kinds import ALWAYS_NAME, HYPHEN, NEVER_NAMES, NO_NAME, seen_words
from index.people.model import Name, learnt, names
from index.people.names import family_first
from index.people.places import NATIONS
from index.people.roles import is_head, role_before
from index.people.runs import Run, capital_runs
from index.people.small_words import STOP
from index.people.stretches import Stretches
from index.people.texts import read
from index.people.things import NEVER_IN_NAMES, NOT_PEOPLE, THING_AFTER
from index.people.titles import COURTESY, ROLE_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index.article import Person
    from index.people.tokens import Tokens


_TOGETHER: Final = 1 << 18  # code points of texts that are worked on together


def find_people(body: str) -> tuple[Person, ...]:
    """Find the people whom a text names, with their roles and every place where they are named.

    Args:
        body: An article's own text.

    Returns:
        In the order of first mention; mentions are half-open in code points into ``body``, ascending.
    """
    (people,) = find_people_in((body,))
    return people


def find_people_in(bodies: Sequence[str]) -> list[tuple[Person, ...]]:
    """Find the people of several texts, as ``find_people`` does in each."""
    return [people for some in _batches(bodies) for people in _find_together(some)]


def _batches(bodies: Sequence[str]) -> Iterator[Sequence[str]]:
    """Cut bodies into as many together as have some words in common to look at, and need not much memory."""
    start = size = 0
    for index, body in enumerate(bodies):
        if size + len(body) > _TOGETHER and index > start:
            yield bodies[start:index]
            start, size = index, 0
        size += len(body)
    if start < len(bodies):
        yield bodies[start:]


def _find_together(bodies: Sequence[str]) -> list[tuple[Person, ...]]:
    """Find the people of several texts: each step is taken for all of them before the next.

    So words are columns, and a processor that does one thing at a time is faster.
    """
    texts = read(bodies, _stretches())
    looks = learnt().told.looks
    if looks.full:
        looks.renew()
    runs = capital_runs(texts, looks)
    seen = [candidates(tokens, within) for tokens, within in zip(texts.tokens, runs.of_bodies, strict=True)]
    found = names(texts, runs, weigh(texts, seen))
    settled = [
        _settle(tokens, beside, named) if named or any(_is_addressed(tokens, each) for each in beside) else []
        for tokens, beside, named in zip(
            texts.tokens, seen, map(_with_sure, texts.tokens, runs.of_bodies, found), strict=True
        )
    ]
    return [join(sightings) for sightings in settled]


@lru_cache(maxsize=1)
def _stretches() -> Stretches:
    """Return the stretches of texts that this process has met."""
    return Stretches()


def _with_sure(tokens: Tokens, runs: list[Run], found: list[Name]) -> list[Name]:
    """Add to what the model found what is hardly ever anything but a name."""
    sure = list(_sure(tokens, runs))
    if not sure:
        return found
    taken = {index for name in found for index in range(*name)}
    return sorted({*found, *(name for name in sure if taken.isdisjoint(range(*name)))})


def _sure(tokens: Tokens, runs: list[Run]) -> Iterator[Name]:
    """Yield family names of East Asia before a given name with a hyphen, first names before a nickname, known surnames.

    Examples: Park Joo-ho; Dwayne "The Rock" Johnson (its first word; the rest is put together with it later); Putin,
    alone between small words or before "Administration", where nearly all that was learnt from calls a person so.
    """
    texts, gaps = tokens.texts, tokens.gaps
    for start, end, parts in runs:
        if _NEVER_SURE.issuperset(parts) and gaps[end] not in _OPENINGS:
            continue
        first = start
        while first + 1 < end and parts[first - start] & NO_NAME:
            first += 1
        if parts[first - start] & ALWAYS_NAME and (
            end - first == 1 or (end - first == 2 and texts[first + 1] in _RULES_OF)
        ):
            yield Name(first, first + 1)
            continue
        surname = _past_nickname(tokens, end)
        if (
            surname is not None
            and strong(texts[end - 1])
            and tokens.capital(surname)
            and learnt().told.looks.nameable(texts[surname])
        ):
            yield Name(end - 1, end)
        for index in range(start + 1, end):
            if "-" in texts[index] and family_first(texts[index - 1 : index + 1]):
                yield Name(index - 1, index + 1)


def _settle(tokens: Tokens, seen: list[Candidate], found: list[Name]) -> list[Sighting]:
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
                same = sighting(tokens, seen[place])
            place += 1
        if same is None:
            same = _read(tokens, start, end)
        elif not same.proved or same.doubtful:
            same = same._replace(proved=True, doubtful=False)
        settled.append(same)
    settled += [_alone_proved(tokens, candidate) for candidate in seen[place:]]
    return settled


_NEVER_SURE: Final = frozenset(marks for marks in range(256) if not marks & (ALWAYS_NAME | HYPHEN))
_OPENINGS: Final = frozenset((' "', " “", " ‘", " '", " ``"))
_CLOSING: Final = re.compile(r"(?:[\"”’']|'') \Z")
_NICKNAME: Final = 4  # words
_RULES_OF: Final = frozenset(("Administration", "Government", "Cabinet"))


def _past_nickname(tokens: Tokens, end: int) -> int | None:
    """Return the word that follows a nickname in quote marks after the name that ends at ``end``; None without one."""
    if tokens.gaps[end] not in _OPENINGS or end >= len(tokens) or not tokens.capital(end):
        return None
    for index in range(end + 1, min(end + _NICKNAME + 1, len(tokens))):
        if _CLOSING.fullmatch(tokens.gaps[index]):
            return index
    return None


def _whole(tokens: Tokens, found: list[Name]) -> Iterator[Name]:
    """Put together what quote marks or a comma cut: Dwayne "The Rock" Johnson, Kevin Ward, Jr."""
    ends = dict(found)
    done = 0
    for name in found:
        start, end = name
        if start < done:
            continue
        surname = _past_nickname(tokens, end)
        if surname is not None:
            if surname in ends:
                end = ends[surname]
            elif strong(tokens.texts[end - 1]) and learnt().told.looks.nameable(tokens.texts[surname]):
                end = surname + 1
        if end < len(tokens) and tokens.gaps[end] == ", " and tokens.texts[end].rstrip(".") in ("Jr", "Sr"):
            end += 1
        done = end
        yield Name(start, end)


def _words(tokens: Tokens, start: int, end: int) -> tuple[str, ...]:
    """Return the words of a name, a nickname in quote marks inside it left out."""
    words = tokens.texts[start:end]
    for index in range(start + 1, end):
        if tokens.gaps[index] in _OPENINGS:
            past = next((at for at in range(index + 1, end) if _CLOSING.fullmatch(tokens.gaps[at])), end)
            return (*words[: index - start], *words[past - start :])
    return tuple(words)


_DOCTORS: Final = frozenset(("dr", "prof"))
_PREFIXES: Final = frozenset("anti pro non pre post re co semi sub multi mid self ultra neo pan trans inter".split())  # noqa: SIM905
_PICTURES: Final = frozenset(("Image", "Photo", "Picture", "Video", "Credit"))


def _mended(tokens: Tokens, found: list[Name]) -> Iterator[Name]:
    """Take titles and small words off what the model found, and leave out what the rules know to be a thing.

    A title or a nation is taken off the front where a full name stays ("Defenseman Jonas Lind", "Briton Ann Lee").
    """
    texts = tokens.texts
    for name in _whole(tokens, found):
        start, end = _trimmed(tokens, name)
        if start == end or (end < len(tokens) and tokens.joined(end) and texts[end] in THING_AFTER):
            continue
        if end - start == 1:
            if _is_compound(texts[start]):
                continue
        elif not NEVER_IN_NAMES.isdisjoint(map(str.lower, texts[start:end])):
            continue
        if " ".join(texts[start:end]).lower() not in NOT_PEOPLE:
            yield Name(start, end)


def _is_compound(text: str) -> bool:
    """Tell whether a hyphen makes a word what is no name: a party and its state, "D-Ohio"; "Pro-democracy"."""
    front, hyphen, end = text.partition("-")
    if not hyphen:
        return False
    if len(front) == 1:
        return front in "DRI"
    word = front.lower()
    small = front[0].isupper() and seen_words().small.get(word) == "C"
    return end.islower() and (small or word in _PREFIXES or word in NATIONS or word in ROLE_WORDS or word in STOP)


def _trimmed(tokens: Tokens, name: Name) -> Name:
    """Take off the edges of a name what is never in one: titles, small words, "Image" where a credit follows."""
    start, end = name
    texts = tokens.texts
    while start < end and (
        (bare := texts[start].lower().rstrip(".")) in COURTESY
        or bare in _DOCTORS
        or (bare in NEVER_NAMES and not family_first(texts[start:end]))
        or (end - start > 2 and (is_head(bare) or bare in NATIONS) and bare not in GIVEN)
    ):
        start += 1
    while start < end and (texts[end - 1].lower().rstrip(".") in COURTESY or not tokens.capital(end - 1)):
        end -= 1
    if end - start > 1 and texts[end - 1] in _PICTURES and tokens.gaps[end].startswith(":"):
        end -= 1
    return Name(start, end)


def _is_addressed(tokens: Tokens, candidate: Candidate) -> bool:
    """Tell whether a name is proved by a courtesy before it: "Mr. Modi"."""
    before = candidate.start - 1
    return (
        candidate.proved
        and tokens.joined(before + 1)
        and tokens.capital(before)
        and tokens.texts[before].lower().rstrip(".") in COURTESY
    )


def _alone_proved(tokens: Tokens, candidate: Candidate) -> Sighting:
    """Return what the rules saw and the model did not: proved by a courtesy alone."""
    if not _is_addressed(tokens, candidate):
        candidate = candidate._replace(proved=False)
    return sighting(tokens, candidate)


def _read(tokens: Tokens, start: int, end: int) -> Sighting:
    """Read a name that the model found and the rules did not."""
    words = _words(tokens, start, end)
    before = role_before(tokens, start)
    after = role_after(tokens, end)
    return Sighting(
        tokens.start(start),
        tokens.end(end - 1),
        words[0] if len(words) == 1 else tokens.written(start, end),
        words,
        tuple(role for role in ((before.role if before else None), after) if role),
        proved=True,
        eastern=family_first(words),
        doubtful=False,
    )
