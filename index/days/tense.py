"""Whether the clause around a mention tells of what was or of what will be.

The nearest verb decides; the one before the mention goes before the one behind it, unless the mention opens its
clause. There is no tagger: verbs are told by auxiliaries, endings and a list of irregular forms, and what none of these
tells is unknown.
"""

from __future__ import annotations

import re
from enum import Enum
from typing import TYPE_CHECKING, Final

from index.days.lexicon import WEEKDAYS
from index.days.verbs import (
    ADJECTIVAL,
    BETWEEN_AUXILIARIES,
    COMMITS,
    CUE,
    CUTS,
    FIXTURE,
    HELD,
    LEADS_PAST,
    MODAL,
    MOVES,
    NOT_BEHIND,
    NOT_PAST,
    OBJECTS,
    OPEN_MODAL,
    PAST,
    PLANS,
    PREPOSITIONS,
    RELATIVE,
    STOP,
    TIMETABLE,
    WAS,
)

if TYPE_CHECKING:
    from index.days.setting import Setting

_REACH: Final = 30  # words looked at on either side: longer clauses say nothing of a mention at their other end
_SPAN: Final = 260  # code points in which these are looked for
_TOKEN: Final = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|[;:()–—\"“”]|\d[\d,.:]*|,")
_ASIDE: Final = re.compile(r"[\"“][^\"“”]*[\"”]|\([^()]*\)")  # what was said has a tense of its own

_RELATIVE_CLAUSE: Final = re.compile(r",\s(?:who|which|whose)\s[^,.;]*,")


class Tense(Enum):
    """Which side of the day of publication a clause speaks of."""

    PAST = "past"
    FUTURE = "future"
    UNKNOWN = "unknown"


def tense_at(setting: Setting, start: int, end: int) -> Tense:
    """Tell the tense of the clause that ``start`` to ``end`` stands in.

    Args:
        setting: Of the body.
        start: Where the mention begins, in code points.
        end: Behind its last.
    """
    sentence, body = setting.sentence(start), setting.body
    left = _clause_words(body[max(sentence.start, start - _SPAN) : start])[-_REACH:]
    right = _clause_words(_RELATIVE_CLAUSE.sub(" ", body[end : min(sentence.end, end + _SPAN)]))[:_REACH]
    possessive = body[end : end + 2] in ("'s", "’s")
    left = _without_twin(left)
    ruled = _ruled(left, possessive=possessive)
    if ruled is not None:
        return ruled
    if possessive and left and left[-1] in ("for", "before", "of", "about", "on"):
        left = []
    if _opens_clause(left):
        found = _first_behind(right) or _last_before(left)
    else:
        found = _last_before(left)
        if found is Tense.FUTURE and (possessive or _was_planned(left, right)):
            return Tense.UNKNOWN
        found = found or _first_behind(right)
    return found or Tense.UNKNOWN


def _clause_words(text: str) -> list[str]:
    """Return the words and stops of a text, without quotations and what stands in parentheses."""
    opening, closed, behind = text.partition("”")
    if closed and "“" not in opening:  # the text begins inside a quotation
        text = behind
    return _TOKEN.findall(_ASIDE.sub(" ", text))


def _was_planned(left: list[str], right: list[str]) -> bool:
    """Tell whether a plan is told of as past: "the games scheduled for Wednesday were held"."""
    places = [place for place, word in enumerate(left) if word in PLANS]
    if not places or left[max(0, places[-1] - 1)] in ("is", "are", "be", "been"):
        return False
    return _first_behind(right) is Tense.PAST


def _without_twin(left: list[str]) -> list[str]:
    """Take off the weekday that the mention is coordinated with: what is said of one is said of both."""
    if len(left) > 1 and left[-1] in ("and", "or") and left[-2].lower() in WEEKDAYS:
        return left[:-2]
    return left


def _opens_clause(left: list[str]) -> bool:
    """Tell whether only prepositions stand between the mention and the beginning of its clause."""
    place = len(left) - 1
    while place >= 0 and left[place].lower() in PREPOSITIONS:
        place -= 1
    return place < 0 or left[place] in STOP or left[place] in CUTS or left[place] == "that"


def _ruled(left: list[str], *, possessive: bool) -> Tense | None:
    """Tell what the small words before the mention say by themselves."""
    words = [word.lower() for word in left[-3:] if word not in ("the", "late", "early", "at", "least")]
    last = words[-1] if words else ""
    if last in LEADS_PAST or "since" in left[-6:] or words[-2:] == ["as", "of"]:
        return Tense.PAST
    if last in ("until", "till"):
        return Tense.FUTURE if WAS.isdisjoint(left[-12:]) else Tense.UNKNOWN
    if last in ("from", "to") and not MOVES.isdisjoint(left[-8:]):
        return Tense.FUTURE if last == "to" else Tense.UNKNOWN
    if words[-2:] == ["ahead", "of"]:
        return Tense.FUTURE
    if last == "by" and not possessive:
        found = _last_before(left)
        if found is Tense.PAST:  # "had gone by Monday", but "was wanted by Monday"
            return Tense.PAST if "had" in left[-8:] else Tense.UNKNOWN
        return Tense.FUTURE
    return None


def _last_before(words: list[str]) -> Tense | None:
    """Read the nearest verb before a mention; None where there is none in its clause."""
    infinitive = False
    for index in range(len(words) - 1, -1, -1):
        word = words[index]
        if word in STOP or (word == "," and words[index + 1 : index + 2] and words[index + 1] in CUTS - RELATIVE):
            return None
        if word == "to" and _is_base(words, index + 1):
            infinitive = True
            before = words[max(0, index - 1)]
            if before in ("is", "are", "be"):
                return Tense.FUTURE
            if before in ("was", "were"):  # "was to open on Wednesday": and perhaps did
                return Tense.UNKNOWN
            continue
        if infinitive and word in COMMITS:
            return Tense.UNKNOWN if HELD.intersection(words[max(0, index - 3) : index]) else Tense.FUTURE
        told = _told(words, index)
        if told is not None:
            return told
    return None


def _first_behind(words: list[str]) -> Tense | None:
    """Read the first verb behind a mention; None where there is none in its clause."""
    for index, word in enumerate(words):
        if word in STOP and index:
            return None
        ahead = words[index + 1 : index + 4]
        if word in ("is", "are"):
            return Tense.FUTURE if any(cue in CUE or cue in ("set", "to") for cue in ahead) else Tense.UNKNOWN
        if word in ("has", "have"):
            told = [_told(words, place) for place in range(index + 1, min(index + 4, len(words)))]
            return Tense.PAST if Tense.PAST in told else Tense.UNKNOWN
        if word not in NOT_BEHIND:
            told_one = _told(words, index)
            if told_one is not None:
                return told_one
    return None


def _is_base(words: list[str], index: int) -> bool:
    """Tell whether a word may be an infinitive: no article, name, number or gerund."""
    if index >= len(words):
        return False
    word = words[index]
    return word[0].islower() and not word.endswith("ing") and word not in ADJECTIVAL and word not in OBJECTS


def _told(words: list[str], index: int) -> Tense | None:
    """Tell what one word says, with the auxiliaries before it; None where it is no verb and looks nowhere."""
    word, previous = words[index], words[index - 1] if index else ""
    if word in MODAL:
        return Tense.FUTURE
    if word in OPEN_MODAL:
        return Tense.UNKNOWN
    if word in CUE or (word == "set" and words[index + 1 : index + 2] in (["to"], ["for"])):
        return Tense.UNKNOWN if HELD.intersection(words[max(0, index - 3) : index]) else Tense.FUTURE
    if word in FIXTURE and previous[:1].isupper():
        return Tense.FUTURE
    if word in TIMETABLE:
        return Tense.FUTURE if index and previous.lower() not in ADJECTIVAL else None
    regular = word.endswith("ed") and len(word) > 3 and word[0].islower() and word not in NOT_PAST
    if not regular and word not in PAST:
        return None
    if regular and previous in ADJECTIVAL and words[index + 1 : index + 2] not in ([","], []):
        return None  # "the damaged house", not "the house, damaged"
    return _helped(words, index)


def _helped(words: list[str], index: int) -> Tense | None:
    """Let the auxiliaries before a past form decide its tense; None behind "to", where its governor decides."""
    for place in range(index - 1, max(-1, index - 5), -1):
        word = words[place]
        if word in MODAL:
            return Tense.FUTURE
        if word == "to":
            return None
        if word in OPEN_MODAL or (word in ("is", "are", "being") and words[index] not in WAS):
            return Tense.UNKNOWN
        if word in WAS or word in ("has", "have"):
            break
        if word not in BETWEEN_AUXILIARIES and not word.endswith("ly"):
            break
    return Tense.PAST
