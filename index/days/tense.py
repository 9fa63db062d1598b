"""Whether the clause around a mention tells of what was or of what will be.

The nearest verb decides, and the one before the mention before the one behind it, unless the mention opens its clause.
There is no tagger: verbs are told by auxiliaries, endings and a list of irregular forms, and what none of these tells is
unknown.
"""

from __future__ import annotations

import re
from enum import Enum
from typing import TYPE_CHECKING, Final

from index.days.lexicon import WEEKDAYS

if TYPE_CHECKING:
    from index.days.setting import Setting

_REACH: Final = 30  # words looked at on either side: longer clauses say nothing of a mention at their other end
_SPAN: Final = 260  # code points in which these are looked for
_TOKEN: Final = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|[;:()–—\"“”]|\d[\d,.]*|,")
_ASIDE: Final = re.compile(
    r"[\"“][^\"“”]*[\"”]|[^\"“”]*”|\([^()]*\)"
)  # the tense of what was said is not that of the clause


class Tense(Enum):
    """Which side of the day of publication a clause speaks of."""

    PAST = "past"
    FUTURE = "future"
    UNKNOWN = "unknown"


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_MODAL: Final = _words("will shall won't won’t would wouldn't wouldn’t may might i'll he'll she'll they'll we'll it'll"
                       " i’ll he’ll she’ll they’ll we’ll it’ll you'll you’ll that'll who'll")  # fmt: skip
_OPEN_MODAL: Final = _words("could should must can cannot can't can’t couldn't couldn’t")
_CUE: Final = _words(
    "due scheduled expected slated planned planning plans plan poised upcoming forthcoming ahead awaited awaiting"
    " until till deadline anticipated postponed adjourned deferred rescheduled starting beginning tentatively"
    " going likely"
)
"""Words that look forward by themselves."""
_COMMITS: Final = _words(
    "agree agreed agrees plan plans planned planning expect expects expected due set vow vowed vows promise promised"
    " promises pledge pledged pledges want wants wanted hope hopes hoped hoping intend intends intended order ordered"
    " ask asked call called calls urge urged urges invite invited likely ready prepare prepares preparing prepared"
    " slated poised scheduled decide decided decides propose proposed threatened threatens refuse refuses going has"
    " have had able need needs yet told instructed hopes aim aims aimed seek seeks voted entitled supposed obliged"
    " summoned deadline asks demanded demand demands option chance opportunity"
)
"""Verbs and adjectives whose infinitive lies ahead of them."""
_HELD: Final = _words("had was were originally previously initially")
"""Before a word that looks forward: it looked forward once, and may have been wrong."""
_WAS: Final = _words("was were had did didn't didn’t wasn't wasn’t weren't weren’t hadn't hadn’t")
_PAST: Final = _words(
    "according was were had did didn't didn’t wasn't wasn’t weren't weren’t hadn't hadn’t said told came went took made gave got saw"
    " became began left held met led won lost beat spoke wrote brought bought caught fought sought taught thought sent"
    " spent built felt kept slept swept wept fell flew grew knew threw drew broke chose drove froze rose stole woke swore"
    " tore wore bore hid rode shook shot sold sank sang sprang rang ran sat stood understood withdrew struck stuck hung"
    " dug found heard paid laid meant dealt lent bent leapt forgot forgave undertook overcame overtook withheld fled shed"
    " bled fed bid ate drank swam blew hit cut put shut quit hurt burst cost cast beaten given taken seen known shown"
    " written driven chosen broken stolen spoken fallen risen flown grown thrown drawn forbade forbidden undergone gone"
    " done been begun run overthrew overthrown sworn born slid spun split spread struck underwent oversaw foresaw lit"
    " slew slain stricken hidden bitten forgiven forgotten sunk sprung swung stung clung flung wrung wound ground bound"
)
_NOT_PAST: Final = _words(
    "need indeed speed seed breed feed proceed exceed succeed hundred sacred kindred naked wicked united armed so-called"
    " allied embed red bed shed ted fred mohammed mohamed ahmed ahmad hamed muhammed muhammad sayed saeed syed reed creed"
    " greed weed steed freed med wed fed sped unprecedented alleged bid cut put shut hit hurt spread cast cost split run"
    " beat born found ground wound bound left led"
)
_ADJECTIVAL: Final = _words("the a an its his her their our my this that these those some of for by from in and or at"
                            " newly recently no any such more most least two three four five")  # fmt: skip
_TIMETABLE: Final = _words(
    "opens begins starts meets ends expires resumes travels closes reopens returns arrives concludes begin convenes kicks"
    " speaks reconvenes gathers holds"
)
_FIXTURE: Final = _words("meet play face host visit travel")  # behind a name: "Rovers meet City on Sunday"
_STOP: Final = frozenset(';:()–—"“”')
_LEADS_PAST: Final = _words("after since following")
_CUTS: Final = _words("and but while as whereas which who when where although though because so")

_RELATIVE: Final = frozenset(("which", "who"))
_PREPOSITIONS: Final = _words("on in by at late early of the during this next last from over earlier later only just")
_BETWEEN_AUXILIARIES: Final = _words("be been not also already have")
_OBJECTS: Final = _words("it him us them her")
_PLANS: Final = _words("scheduled expected planned slated set due")
_NOT_BEHIND: Final = _words("until till ahead likely")


def tense_at(setting: Setting, start: int, end: int) -> Tense:
    """Tell the tense of the clause that ``start`` to ``end`` stands in.

    Args:
        setting: Of the body.
        start: Where the mention begins, in code points.
        end: Behind its last.
    """
    sentence, body = setting.sentence(start), setting.body
    left = _TOKEN.findall(_ASIDE.sub(" ", body[max(sentence.start, start - _SPAN) : start]))[-_REACH:]
    right = _TOKEN.findall(_ASIDE.sub(" ", body[end : min(sentence.end, end + _SPAN)]))[:_REACH]
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


def _was_planned(left: list[str], right: list[str]) -> bool:
    """Tell whether a plan is told of as past: "the games scheduled for Wednesday were held"."""
    places = [place for place, word in enumerate(left) if word in _PLANS]
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
    while place >= 0 and left[place].lower() in _PREPOSITIONS:
        place -= 1
    return place < 0 or left[place] in _STOP or left[place] in _CUTS or left[place] == "that"


def _ruled(left: list[str], *, possessive: bool) -> Tense | None:
    """Tell what the small words before the mention say by themselves."""
    words = [word.lower() for word in left[-3:] if word not in ("the", "late", "early", "at", "least")]
    last = words[-1] if words else ""
    if last in _LEADS_PAST or "since" in left[-6:] or words[-2:] == ["as", "of"]:
        return Tense.PAST
    if last in ("until", "till"):
        return Tense.FUTURE if _WAS.isdisjoint(left[-12:]) else Tense.UNKNOWN
    if words[-2:] == ["ahead", "of"]:
        return Tense.FUTURE
    if last == "by" and not possessive:
        return Tense.PAST if "had" in left[-8:] else Tense.FUTURE
    return None


def _last_before(words: list[str]) -> Tense | None:
    """Read the nearest verb before a mention; None where there is none in its clause."""
    infinitive = False
    for index in range(len(words) - 1, -1, -1):
        word = words[index]
        if word in _STOP or (word == "," and words[index + 1 : index + 2] and words[index + 1] in _CUTS - _RELATIVE):
            return None
        if word == "to" and _is_base(words, index + 1):
            infinitive = True
            before = words[max(0, index - 1)]
            if before in ("is", "are", "be"):
                return Tense.FUTURE
            if before in ("was", "were"):  # "was to open on Wednesday": and perhaps did
                return Tense.UNKNOWN
            continue
        if infinitive and word in _COMMITS:
            return Tense.UNKNOWN if _HELD.intersection(words[max(0, index - 3) : index]) else Tense.FUTURE
        told = _told(words, index)
        if told is not None:
            return told
    return None


def _first_behind(words: list[str]) -> Tense | None:
    """Read the first verb behind a mention; None where there is none in its clause."""
    for index, word in enumerate(words):
        if word in _STOP and index:
            return None
        ahead = words[index + 1 : index + 4]
        if word in ("is", "are"):
            return Tense.FUTURE if any(cue in _CUE or cue in ("set", "to") for cue in ahead) else Tense.UNKNOWN
        if word in ("has", "have"):
            told = [_told(words, place) for place in range(index + 1, min(index + 4, len(words)))]
            return Tense.PAST if Tense.PAST in told else Tense.UNKNOWN
        if word not in _NOT_BEHIND:
            told_one = _told(words, index)
            if told_one is not None:
                return told_one
    return None


def _is_base(words: list[str], index: int) -> bool:
    """Tell whether a word may be an infinitive: no article, name, number or gerund."""
    if index >= len(words):
        return False
    word = words[index]
    return word[0].islower() and not word.endswith("ing") and word not in _ADJECTIVAL and word not in _OBJECTS


def _told(words: list[str], index: int) -> Tense | None:
    """Tell what one word says, with the auxiliaries before it; None where it is no verb and looks nowhere."""
    word, previous = words[index], words[index - 1] if index else ""
    if word in _MODAL:
        return Tense.FUTURE
    if word in _OPEN_MODAL:
        return Tense.UNKNOWN
    if word in _CUE or (word == "set" and words[index + 1 : index + 2] in (["to"], ["for"])):
        return Tense.UNKNOWN if _HELD.intersection(words[max(0, index - 3) : index]) else Tense.FUTURE
    if word in _FIXTURE and previous[:1].isupper():
        return Tense.FUTURE
    if word in _TIMETABLE:
        return Tense.FUTURE if index and previous.lower() not in _ADJECTIVAL else None
    regular = word.endswith("ed") and len(word) > 3 and word[0].islower() and word not in _NOT_PAST
    if not regular and word not in _PAST:
        return None
    if regular and previous in _ADJECTIVAL and words[index + 1 : index + 2] not in ([","], []):
        return None  # "the damaged house", not "the house, damaged"
    return _helped(words, index)


def _helped(words: list[str], index: int) -> Tense | None:
    """Let the auxiliaries before a past form decide its tense; None behind "to", where its governor decides."""
    for place in range(index - 1, max(-1, index - 5), -1):
        word = words[place]
        if word in _MODAL:
            return Tense.FUTURE
        if word == "to":
            return None
        if word in _OPEN_MODAL or (word in ("is", "are", "being") and words[index] not in _WAS):
            return Tense.UNKNOWN
        if word in _WAS or word in ("has", "have"):
            break
        if word not in _BETWEEN_AUXILIARIES and not word.endswith("ly"):
            break
    return Tense.PAST
