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

_REACH: Final = 24  # words looked at on either side: longer clauses say nothing of a mention at their other end
_SPAN: Final = 220  # code points in which these are looked for
_TOKEN: Final = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|[;:()–—\"“”]|\d[\d,.]*|,")
_ASIDE: Final = re.compile(r"[\"“][^\"“”]*[\"”]|[^\"“”]*”|\([^()]*\)")  # the tense of what was said is not that of the clause


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
_PRESENT: Final = _words(
    "opens begins starts meets ends expires resumes travels closes reopens returns arrives concludes begin convenes kicks"
    " speaks reconvenes gathers holds"
)
_STOP: Final = frozenset(";:()–—\"“”")
_LEADS_PAST: Final = _words("after since following")
_COMMAS_CUT: Final = _words("and but while as whereas which who when where although though because so")


def tense_at(setting: Setting, start: int, end: int) -> Tense:
    """Tell the tense of the clause that ``start`` to ``end`` stands in.

    Args:
        setting: Of the body.
        start: Where the mention begins, in code points.
        end: Behind its last.
    """
    sentence = setting.sentence(start)
    body = setting.body
    left = _left(_ASIDE.sub(" ", body[max(sentence.start, start - _SPAN) : start]))
    right = _right(_ASIDE.sub(" ", body[end : min(sentence.end, end + _SPAN)]))
    possessive = body[end : end + 2] in ("'s", "’s")
    fronted, left = _fronted(left)
    ruled = _ruled(left, possessive=possessive)
    if ruled is not Tense.UNKNOWN:
        return ruled
    if possessive and left and left[-1] in ("for", "before", "of", "about", "on"):
        left = []
    if fronted or (possessive and not left):
        return _first(_behind(right), _before(left))
    found = _before(left)
    if possessive and found is Tense.FUTURE:
        return Tense.UNKNOWN
    return _first(found, _behind(right))


def _first(one: Tense, other: Tense) -> Tense:
    return one if one is not Tense.UNKNOWN else other


def _left(text: str) -> list[str]:
    return [token.lower() if not _named(token) else token for token in _TOKEN.findall(text)][-_REACH:]


def _right(text: str) -> list[str]:
    return [token.lower() if not _named(token) else token for token in _TOKEN.findall(text)][:_REACH]


def _named(token: str) -> bool:
    """Keep capitals, by which a name is told from a verb."""
    return token[0].isupper()


_PREPOSITIONS: Final = _words("on in by at late early of the during this next last from over earlier later only just")


def _fronted(left: list[str]) -> tuple[bool, list[str]]:
    """Tell whether the mention opens its clause, and give the words of the clause before it."""
    words = list(left)
    while words and words[-1].lower() in _PREPOSITIONS:
        words.pop()
    if not words:
        return True, left
    last = words[-1].lower()
    if last in _STOP:
        return True, []
    if last in ("and", "or") and len(words) > 1 and words[-2].lower() in WEEKDAYS:
        return _fronted(words[:-2])
    if last in _COMMAS_CUT or last == "that":
        return True, []
    if last == "," and len(words) > 1:
        return False, left
    return False, left


def _ruled(left: list[str], *, possessive: bool) -> Tense:
    """Tell what the small word before the mention says by itself."""
    words = [word for word in left[-3:] if word.lower() not in ("the", "late", "early", "at", "least")]
    if not words:
        return Tense.UNKNOWN
    last = words[-1].lower()
    if last in _LEADS_PAST:
        return Tense.PAST
    if last in ("until", "till"):
        return Tense.FUTURE if _WAS.isdisjoint(left[-12:]) else Tense.UNKNOWN
    if "since" in left[-6:] or [word.lower() for word in left[-2:]] == ["as", "of"]:
        return Tense.PAST
    if last == "of" and len(words) > 1 and words[-2] == "ahead":
        return Tense.FUTURE
    if last == "by" and not possessive:
        return Tense.PAST if "had" in left[-8:] else Tense.FUTURE
    return Tense.UNKNOWN


def _before(words: list[str]) -> Tense:
    """Read the nearest verb before a mention."""
    index = len(words) - 1
    infinitive = False
    while index >= 0:
        word = words[index]
        if word in _STOP:
            return Tense.UNKNOWN
        if word in _MODAL:
            return Tense.FUTURE
        if word in _OPEN_MODAL:
            return Tense.UNKNOWN
        if word == "to" and _is_base(words, index + 1):
            infinitive = True
            index -= 1
            if index >= 0 and words[index] in ("is", "are", "was", "were", "be", "not"):
                return Tense.FUTURE
            continue
        if infinitive and word in _COMMITS:
            return Tense.FUTURE
        if word in _CUE:
            return Tense.UNKNOWN if _HELD.intersection(words[max(0, index - 3) : index]) else Tense.FUTURE
        if word == "set" and words[index + 1 : index + 2] in (["to"], ["for"]):
            return Tense.FUTURE
        told = _told(words, index)
        if told is not Tense.UNKNOWN:
            return told
        if word == "," and words[index + 1 : index + 2] and words[index + 1] in _COMMAS_CUT and words[index + 1] not in ("which", "who"):
            return Tense.UNKNOWN
        index -= 1
    return Tense.UNKNOWN


def _behind(words: list[str]) -> Tense:
    """Read the first verb behind a mention."""
    for index, word in enumerate(words):
        if word in _STOP and index:
            return Tense.UNKNOWN
        if word in _MODAL:
            return Tense.FUTURE
        if word in _OPEN_MODAL:
            return Tense.UNKNOWN
        if word in ("is", "are"):
            if any(cue in _CUE or cue in ("set", "to") for cue in words[index + 1 : index + 4]):
                return Tense.FUTURE
            return Tense.UNKNOWN
        if word in ("has", "have"):
            return Tense.PAST if any(_told(words, place) is Tense.PAST for place in range(index + 1, min(index + 4, len(words)))) else Tense.UNKNOWN
        if word in _CUE and word not in ("until", "till", "ahead", "likely"):
            return Tense.FUTURE
        told = _told(words, index)
        if told is not Tense.UNKNOWN:
            return told
    return Tense.UNKNOWN


def _is_base(words: list[str], index: int) -> bool:
    """Tell whether a word may be an infinitive: no article, name, number or gerund."""
    if index >= len(words):
        return False
    word = words[index]
    return word[0].islower() and word not in _ADJECTIVAL and not word.endswith("ing") and word not in ("it", "him", "us", "them", "her")


def _told(words: list[str], index: int) -> Tense:
    """Tell what one word says as a verb."""
    word = words[index]
    if word in _PRESENT and index and words[index - 1].lower() not in _ADJECTIVAL:
        return Tense.FUTURE  # a timetable: "the trial begins on Monday"
    past = word in _PAST or (word.endswith("ed") and len(word) > 3 and word not in _NOT_PAST and word[0].islower())
    if not past:
        return Tense.UNKNOWN
    previous = words[index - 1] if index else ""
    if word.endswith("ed") and previous in _ADJECTIVAL and words[index + 1 : index + 2] not in ([","], []):
        return Tense.UNKNOWN
    return _helped(words, index, Tense.PAST)


def _helped(words: list[str], index: int, otherwise: Tense) -> Tense:
    """Let the auxiliaries before a verb decide its tense."""
    for place in range(index - 1, max(-1, index - 5), -1):
        word = words[place]
        if word in _MODAL:
            return Tense.FUTURE
        if word in _OPEN_MODAL:
            return Tense.UNKNOWN
        if word in ("to",):
            return Tense.UNKNOWN
        if word in ("is", "are", "being"):
            return Tense.UNKNOWN if otherwise is Tense.PAST and words[index] not in _WAS else otherwise
        if word in _WAS or word in ("has", "have"):
            return Tense.PAST
        if word in ("be", "been", "not", "also", "already", "have") or word.endswith("ly"):
            continue
        break
    return otherwise
