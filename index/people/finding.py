"""Who is named in a text: what the model finds among runs of capitals, mended by what the rules know."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from index.people.appositions import role_after
from index.people.candidates import Candidate, candidates, may_be_place, strong, weigh
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
from index.people.titles import COURTESY, HEADS, ROLE_WORDS
from index.people.tokens import CAPITAL, JOINED

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
        _settle(tokens, beside, named) if named or _any_addressed(tokens, beside) else []
        for tokens, beside, named in zip(
            texts.tokens, seen, map(_with_sure, texts.tokens, runs.of_bodies, found), strict=True
        )
    ]
    together = zip(texts.tokens, settled, strict=True)
    return [join(tokens, sightings) if sightings else () for tokens, sightings in together]


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
    place, last = 0, len(seen)
    for start, end in _mended(tokens, found):
        while place < last and seen[place].end <= start:
            settled.append(_alone(tokens, seen[place]))
            place += 1
        roles = None
        while place < last and seen[place].start < end:
            if seen[place].start == start and seen[place].end == end:
                roles = seen[place].roles
            place += 1
        words = _words(tokens, start, end)
        if roles is None:
            roles = _roles(tokens, start, end)
        settled.append(Sighting(start, end, words, roles, proved=True, eastern=family_first(words), doubtful=False))
    return settled + [_alone(tokens, candidate) for candidate in seen[place:]]


_NEVER_SURE: Final = frozenset(marks for marks in range(256) if not marks & (ALWAYS_NAME | HYPHEN))
_OPENINGS: Final = frozenset((' "', " “", " ‘", " '", " ``"))
_BREAKS: Final = _OPENINGS | {", "}
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


def _whole(tokens: Tokens, found: list[Name], end: int) -> int:
    """Return where a name ends with what quote marks or a comma cut off: Dwayne "The Rock" Johnson, Kevin Ward, Jr."""
    texts = tokens.texts
    surname = _past_nickname(tokens, end)
    if surname is not None:
        further = dict(found).get(surname)
        if further is not None:
            end = further
        elif strong(texts[end - 1]) and learnt().told.looks.nameable(texts[surname]):
            end = surname + 1
    if end < len(tokens) and tokens.gaps[end] == ", " and texts[end].rstrip(".") in ("Jr", "Sr"):
        end += 1
    return end


def _words(tokens: Tokens, start: int, end: int) -> tuple[str, ...]:
    """Return the words of a name, a nickname in quote marks inside it left out."""
    words = tokens.texts[start:end]
    if end - start > 2 and not _OPENINGS.isdisjoint(tokens.gaps[start + 1 : end]):
        index = next(index for index in range(start + 1, end) if tokens.gaps[index] in _OPENINGS)
        past = next((at for at in range(index + 1, end) if _CLOSING.fullmatch(tokens.gaps[at])), end)
        return (*words[: index - start], *words[past - start :])
    return tuple(words)


_DOCTORS: Final = frozenset(("dr", "prof"))
_PREFIXES: Final = frozenset("anti pro non pre post re co semi sub multi mid self ultra neo pan trans inter".split())  # noqa: SIM905
_PICTURES: Final = frozenset(("Image", "Photo", "Picture", "Video", "Credit"))


def _mended(tokens: Tokens, found: list[Name]) -> list[tuple[int, int]]:
    """Take titles and small words off what the model found, and leave out what the rules know to be a thing.

    A title or a nation is taken off the front where a full name stays ("Defenseman Jonas Lind", "Briton Ann Lee").
    """
    texts, flags, gaps = tokens.texts, tokens.flags, tokens.gaps
    mended: list[tuple[int, int]] = []
    done = 0
    for start, end in found:
        if start < done:
            continue
        done = _whole(tokens, found, end) if gaps[end] in _BREAKS else end
        first, last = _trimmed(tokens, start, done)
        if first == last or (texts[last] in THING_AFTER and flags[last] & JOINED):
            continue
        words = texts[first] if last - first == 1 else " ".join(texts[first:last])
        if "-" in words and last - first == 1 and _is_compound(words):
            continue
        words = words.lower()
        if words not in NOT_PEOPLE and (last - first == 1 or NEVER_IN_NAMES.isdisjoint(words.split(" "))):
            mended.append((first, last))
    return mended


def _is_compound(text: str) -> bool:
    """Tell whether a hyphen makes a word what is no name: a party and its state, "D-Ohio"; "Pro-democracy"."""
    front, _, end = text.partition("-")
    if len(front) == 1:
        return front in "DRI"
    word = front.lower()
    small = front[0].isupper() and seen_words().small.get(word) == "C"
    return end.islower() and (small or word in _PREFIXES or word in NATIONS or word in ROLE_WORDS or word in STOP)


_EDGES: Final = COURTESY | _DOCTORS | NEVER_NAMES | HEADS | NATIONS


def _trimmed(tokens: Tokens, start: int, end: int) -> tuple[int, int]:
    """Take off the edges of a name what is never in one: titles, small words, "Image" where a credit follows."""
    texts, flags = tokens.texts, tokens.flags
    while start < end:
        bare = texts[start].lower().rstrip(".")
        if bare not in _EDGES and "-" not in bare:
            break
        if not (
            bare in COURTESY
            or bare in _DOCTORS
            or (bare in NEVER_NAMES and not family_first(texts[start:end]))
            or (end - start > 2 and (is_head(bare) or bare in NATIONS) and bare not in GIVEN)
        ):
            break
        start += 1
    while start < end and (not flags[end - 1] & CAPITAL or texts[end - 1].lower().rstrip(".") in COURTESY):
        end -= 1
    if end - start > 1 and texts[end - 1] in _PICTURES and tokens.gaps[end].startswith(":"):
        end -= 1
    return start, end


def _any_addressed(tokens: Tokens, seen: list[Candidate]) -> bool:
    """Tell whether a courtesy stands before any of several names."""
    return any(candidate.proved and _is_addressed(tokens, candidate) for candidate in seen)


def _is_addressed(tokens: Tokens, candidate: Candidate) -> bool:
    """Tell whether a name is proved by a courtesy before it: "Mr. Modi"."""
    before = candidate.start - 1
    return (
        candidate.proved
        and tokens.joined(before + 1)
        and tokens.capital(before)
        and tokens.texts[before].lower().rstrip(".") in COURTESY
    )


def _alone(tokens: Tokens, candidate: Candidate) -> Sighting:
    """Return what the rules saw and the model did not: proved by a courtesy alone."""
    start, end, roles, _ = candidate
    words = tuple(tokens.texts[start:end])
    proved, doubtful = _is_addressed(tokens, candidate), may_be_place(tokens, start, end)
    return Sighting(start, end, words, roles, proved, family_first(words), doubtful)


def _roles(tokens: Tokens, start: int, end: int) -> tuple[str, ...]:
    """Read the roles beside a name that the model found and the rules did not."""
    before, after = role_before(tokens, start), role_after(tokens, end)
    return tuple([role for role in (before and before.role, after) if role])
