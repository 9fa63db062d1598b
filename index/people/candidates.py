"""What the rules take for a possible name: runs of capitals, cut, and weighed by what stands beside them.

A full name is proved by a known first name, a role or a title before it, a verb of speaking after it, an apposition, an
age, the shape of a surname. A single word is proved by a title or by a verb of speaking. What is proved nowhere may
still be a mention of somebody who is: ``joining`` decides that.
"""

from __future__ import annotations

import re
from itertools import product
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from index.people.appositions import role_after
from index.people.given_names import GIVEN, WEAK
from index.people.kinds import BEFORE_THING, BREAK, NAME, PART, THING
from index.people.memo import Memo
from index.people.name_words import GENERATIONS, PARTICLES
from index.people.names import family_first
from index.people.places import NATIONS, PLACES
from index.people.roles import Beside, is_head, role_before
from index.people.small_words import DEEDS, SPEECH, STOP
from index.people.sounds import fold
from index.people.things import NOT_PEOPLE, SURNAMEABLE, THING_AFTER
from index.people.tokens import CAPITAL, JOINED, Tokens

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from index.people.runs import Run
    from index.people.texts import Texts

_LONGEST: Final = 7
# What ends surnames of many peoples, behind two letters at least, and what begins some.
_SURNAME_ENDS: Final = tuple(
    """
ov ova ev eva enko sky skyy skiy skyi ski ska wicz vich vych shvili dze oglu oğlu poulos akis idis ić vic sson sen
dottir dóttir stein berg zadeh ullah uddin bayev bekov yan escu inho quist sdóttir nen ez eau etti elli ini
""".split()  # noqa: SIM905 a table is read as lines
)
_SURNAME_BEGINS: Final = re.compile(r"(?:Mc|O['’]|D['’])[A-Z].+")
_PLACE_BEFORE: Final = frozenset("in near at from to off outside inside around via into".split())  # noqa: SIM905
_INITIAL: Final = re.compile(r"(?:[^\W\d_]\.)+\Z")
_CAPITAL_INITIALS: Final = re.compile(r"(?:J[A-Z]|[A-Z]J)\Z")
_NOT_ALONE: Final = NATIONS | PLACES | WEAK
_OF: Final = frozenset(("of", "for"))
_SPEAKING: Final = frozenset(("said", "says", "told", "tweeted", "testified", "added"))
_SHORTENED: Final = frozenset("UN EU US UK TV PM MP AP FC AC AI BP GM HP".split())  # noqa: SIM905
_NAMES_ALONE: Final = frozenset(marks for marks in range(256) if marks & PART == NAME)
_SENTENCE_END: Final = ".!?:\n\"“”'‘’"


RULES: Final = ("0", *("".join(each) for each in product("Pu", ("", "r"), ("B1", "B", "I"))))
"""What the rules say of a word, by number: nothing of most; a proved part of a name or none, with a role or none."""
# By whether a name is proved and has a role: of its word if it has one, of its first word, of each of the others.
_VERDICTS: Final = {
    (proved, bool(role)): (
        RULES.index(f"{verdict}{role}B1"),
        bytes((RULES.index(f"{verdict}{role}B"),)),
        bytes((RULES.index(f"{verdict}{role}I"),)),
    )
    for proved, verdict in ((True, "P"), (False, "u"))
    for role in ("", "r")
}


class Candidate(NamedTuple):
    """A possible name that the rules see: half-open in tokens, and how they weigh it.

    Attributes:
        start: Of its first word.
        end: Behind its last word.
        roles: As written beside it.
        proved: Whether the text beside it says that it is a person.
    """

    start: int
    end: int
    roles: tuple[str, ...]
    proved: bool


def candidates(tokens: Tokens, runs: Sequence[Run]) -> list[Candidate]:
    """Return what the rules take for a possible name, ascending."""
    texts, flags = tokens.texts, tokens.flags
    seen: list[Candidate] = []
    for run in runs:
        begin, stop, parts = run
        # Most runs are words of names alone: they need not be cut.
        whole = _NAMES_ALONE.issuperset(parts)
        for start, end in ((begin, stop),) if whole else _names(tokens, run):
            first, last = start, end
            if (  # as few are
                not flags[start] & flags[end - 1] & CAPITAL
                or texts[start - 1] in _OF
                or texts[start].lower() in GENERATIONS
            ):
                first, last = _trimmed(tokens, start, end)
            if 0 < last - first <= _LONGEST and (candidate := _weigh(tokens, first, last)) is not None:
                seen.append(candidate)
    return seen


def weigh(texts: Texts, seen: Sequence[Sequence[Candidate]]) -> NDArray[np.uint8]:
    """Return what the rules say of each word of the columns, as the model is told of it: a number in ``RULES``.

    Args:
        texts: Of bodies.
        seen: What the rules take for possible names in each.
    """
    said = bytearray(len(texts.words))
    for first, beside in zip(texts.firsts, seen, strict=True):
        for start, end, roles, proved in beside:
            alone, begins, inside = _VERDICTS[proved, bool(roles)]
            if end - start == 1:
                said[first + start] = alone
            else:
                said[first + start : first + end] = begins + inside * (end - start - 1)
    return np.frombuffer(said, np.uint8)


def _before_name(tokens: Tokens, index: int) -> bool:
    """Tell whether two capitals may be initials: "JD Vance", not "UN", "EU"."""
    text, after = tokens.texts[index], index + 1
    return (
        len(text) == 2
        and text.isupper()
        and text not in _SHORTENED
        and after < len(tokens)
        and _tied(tokens, after)
        and not tokens.texts[after].isupper()
    )


def _tied(tokens: Tokens, index: int) -> bool:
    """Tell whether a word has a capital and nothing but a space before it."""
    return tokens.flags[index] & (CAPITAL | JOINED) == CAPITAL | JOINED


def _strong(text: str) -> bool:
    word = fold(text)
    return (word in GIVEN or word.partition("-")[0] in GIVEN) and word not in WEAK


_STRONG: Final = Memo(_strong)


def strong(text: str) -> bool:
    """Tell whether a word is a first name and hardly anything else."""
    return _STRONG[text]


def _names(tokens: Tokens, run: Run) -> list[tuple[int, int]]:
    """Cut a run into what may be names; what stands beside a thing ("Karl Marx Avenue") is not one."""
    names: list[tuple[int, int]] = []
    begin, end, parts = run
    poisoned = False
    texts = tokens.texts
    for index, marks in enumerate(parts, begin):
        part = marks & PART
        if (
            part == NAME
            or (index > begin and _goes_on(texts[begin], texts[index].lower(), apart=index - begin))
            or _before_name(tokens, index)
        ):
            continue
        if part == BREAK and begin < index and not poisoned:
            names.append((begin, index))
        poisoned = part == THING and marks & BEFORE_THING != 0
        begin = index + 1
    if begin < end and not poisoned:
        names.append((begin, end))
    return names


def _goes_on(first: str, word: str, *, apart: int) -> bool:
    """Tell whether a word that is no name by itself is a part of one behind its first word.

    Args:
        first: With which the name begins.
        word: In small letters.
        apart: How many words behind the first.
    """
    if word in GENERATIONS or word in PARTICLES:
        return True
    if apart > 1:
        return False
    return (word in SURNAMEABLE and fold(first) in GIVEN) or (word in PLACES and word not in STOP and strong(first))


def _trimmed(tokens: Tokens, start: int, end: int) -> tuple[int, int]:
    """Take particles off the edges, and what belongs to "Bishop of Juneau" off the front; nothing may stay."""
    texts, flags = tokens.texts, tokens.flags
    while start < end and (not flags[start] & CAPITAL or texts[start].lower() in GENERATIONS):
        start += 1
    while end > start and not flags[end - 1] & CAPITAL:
        end -= 1
    if texts[start - 1] in _OF and start > 1 and is_head(texts[start - 2].lower()):
        for index in range(start + 1, min(end - 1, start + 4)):
            if strong(texts[index]) and not strong(texts[start]):
                return index, end
    return start, end


def _weigh(tokens: Tokens, start: int, end: int) -> Candidate | None:
    """Weigh one possible name; None for what cannot be one."""
    texts, flags = tokens.texts, tokens.flags
    following = texts[end] if end < len(flags) and flags[end] & JOINED else ""
    if following in THING_AFTER:
        return None
    words = texts[start:end]
    if 1 in map(len, words):
        return None
    full = False
    if end - start > 1:
        full = end - start > 2 or words[1].lower() not in GENERATIONS
        if (full and words[-1][-1] == "." and _INITIAL.match(words[-1])) or " ".join(words).lower() in NOT_PEOPLE:
            return None
    before = role_before(tokens, start)
    after = role_after(tokens, end) if tokens.gaps[end] == ", " else None
    if full:
        proved = _full_name(tokens, start, end, words, before, after, following)
    else:
        proved = before.address if before is not None else following in _SPEAKING and _speaks(tokens, start)
    if before is None and after is None:
        return Candidate(start, end, (), proved)
    return Candidate(start, end, tuple([role for role in (before and before.role, after) if role]), proved)


def may_be_place(tokens: Tokens, start: int, end: int) -> bool:
    """Tell whether a single word stands where a place would, and may be the name of one: "in Paris"."""
    texts = tokens.texts
    return (
        texts[start].lower() in WEAK
        and tokens.joined(start)
        and texts[start - 1].lower() in _PLACE_BEFORE
        and (end - start == 1 or (end - start == 2 and texts[start + 1].lower() in GENERATIONS))
    )


def _full_name(
    tokens: Tokens,
    start: int,
    end: int,
    words: Sequence[str],
    before: Beside | None,
    after: str | None,
    following: str,
) -> bool:
    """Tell whether something proves that several capitals are somebody's name."""
    if before is not None and before.firm:
        return True
    first, last = words[0], words[-1]
    known = _STRONG[first]
    if not known and last.lower() in PLACES:
        return False
    if known or after is not None or family_first(words):
        return True
    if (
        (len(first) == 2 and _CAPITAL_INITIALS.match(first))
        or any(word[-1] == "." and _INITIAL.match(word) for word in words)
        or last.lower() in GENERATIONS
    ):
        return True
    if len(words) < 4 and (last[2:].endswith(_SURNAME_ENDS) or _SURNAME_BEGINS.match(last)):
        return True
    if fold(first) in GIVEN and (_joined_before(tokens, start) or before is not None):
        return True
    if tokens.joined(start) and tokens.texts[start - 1] == "the":
        return False
    return following in SPEECH or following in DEEDS or _aged(tokens, end)


def _joined_before(tokens: Tokens, start: int) -> bool:
    """Tell whether a small word stands directly before, so that the capital is not that of a sentence."""
    return tokens.joined(start) and not tokens.capital(start - 1)


def _aged(tokens: Tokens, end: int) -> bool:
    """Tell whether an age follows: "Foo Bar, 45,"."""
    if end >= len(tokens) or tokens.gaps[end] not in (", ", " ("):
        return False
    number = tokens.texts[end]
    age = number.rstrip(",.")
    return age.isdecimal() and len(age) < 3 and (number[len(age) :][:1] or tokens.after(end)) in (",", ")", ".", ";")


def _speaks(tokens: Tokens, start: int) -> bool:
    """Tell whether a single capital before a verb of speaking is somebody's name."""
    text = tokens.texts[start]
    if text.lower() in _NOT_ALONE:
        return False
    if tokens.joined(start):
        return tokens.texts[start - 1].lower() not in ("the", "a", "an") and not tokens.capital(start - 1)
    place = tokens.start(start)
    opens = place == 0 or tokens.body[max(0, place - 2) : place].strip()[-1:] in _SENTENCE_END
    return not (opens and text.endswith(("s", "ing", "ly")))
