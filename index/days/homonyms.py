"""What looks like a day and is none: names, numbers, habits, verbs."""

from __future__ import annotations

import re
from typing import Final

from index.days.expressions import FULL_MONTH, Expression
from index.days.lexicon import (
    BEFORE_MONTH,
    BEFORE_YEAR,
    COUNTED,
    NAME_MONTHS,
    NOT_A_WEEKDAY_AFTER,
    NOT_A_WEEKDAY_BEFORE,
    word_set,
)
from index.days.readings import Ago, Anchored, Calendar, Fixed, Near, Weekday, Yearless

_WORD_AFTER: Final = re.compile(r"\s{1,2}([^\s]{1,30})|([-'’/][^\s]{1,30})")
_EDGES: Final = "\"'“”‘’()[],.;:!?–—…"
_REACH: Final = 34
_LONGEST_WORD: Final = 30  # of a longer one its end
_WIDEST_GAP: Final = 2  # code points of white space, but for a line break
_DETERMINERS: Final = word_set("the a an his her their its our my that another")
_SMALL: Final = word_set(
    "on by since until from late early next last this before after and for between with in at during"
    " following but as when while through till despite speaking also however then meanwhile earlier later only"
    " just if though"
)
_LISTED: Final = re.compile(
    r"(?:\b(?:in|since|of|and|or)\s|,\s)[12][0-9]{3}(?:,|,?\s(?:and|or))\s{1,2}$|\b(?:back|dates|dated|dating)\sto\s{1,2}$"
)
_NTH_WEEKDAY: Final = re.compile(r"(?:day|weekend)s?\s(?:in|of)\s{1,2}$")
_NAMED_ON: Final = re.compile(r"(?:\bMail|\ba week)\son\s{1,2}$")
_OF: Final = re.compile(rf"\s(?:of\s|in\s(?:{FULL_MONTH})\b)")
_TURNED: Final = re.compile(r"(?:[Ll]ast|[Nn]ext)\s{1,2}(?:\w+day|week|month|year|weekend)\b(?!\sin\s[A-Z])")
_LOOSE: Final = re.compile(
    r"(?:more than|less than|over|nearly|almost|at least|up to|under|some|just over|fewer than|within)\s{1,2}$",
    re.IGNORECASE,
)


def word_before(body: str, place: int) -> str:
    """Return the word before a place, with its punctuation; empty at the start of a text or line."""
    before = body[max(0, place - _REACH) : place]
    word = before.rstrip()
    gap = len(before) - len(word)
    if not word or not gap or gap - before.endswith("\n") > _WIDEST_GAP:
        return ""
    return word.rsplit(None, 1)[-1][-_LONGEST_WORD:]


def word_after(body: str, place: int) -> str:
    """Return the word after a place, with its punctuation; empty at its end, or where punctuation follows."""
    found = _WORD_AFTER.match(body, place, place + _REACH)
    return (found[1] or found[2]) if found else ""


def is_day(body: str, expression: Expression) -> bool:
    """Tell whether an expression means what it looks like."""
    if body.startswith(" and a half", expression.end):
        return False
    if _OF.match(body, expression.end) and _TURNED.match(body, expression.start):
        return False  # "the last weekend of July"
    match expression.reading:
        case Weekday(which=which):
            return _is_weekday(body, expression, plain=which is None)
        case Yearless(days=()):
            return _is_month(body, expression)
        case Yearless():
            return _counts_nothing(body, expression.end)
        case Fixed(period) if period.first.day == 1 and body[expression.start].isdecimal() and period.days > 300:
            return _is_year(body, expression)
        case Near(firm=False):
            before = word_before(body, expression.start)
            return before.lower() not in _DETERMINERS and not (before[:1].isupper() and before.isupper())
        case Calendar(offset=offset) if offset:
            return (
                word_before(body, expression.start).lower() != "the"
            )  # of a story: "it broke the record the next week"
        case Ago() | Anchored():
            return not _LOOSE.search(body, max(0, expression.start - 14), expression.start)
    return True


def is_attribute(body: str, expression: Expression) -> bool:
    """Tell whether a day stands before the noun that it dates, as in "the 8 January attacks"."""
    before = word_before(body, expression.start).lower()
    return before in _DETERMINERS and body[expression.end : expression.end + 2].strip().isalpha()


def _is_weekday(body: str, expression: Expression, *, plain: bool) -> bool:
    after = word_after(body, expression.end)
    following = after.strip(_EDGES)
    if following.lower() in NOT_A_WEEKDAY_AFTER and (following[:1].isupper() or following.endswith("s")):
        return False
    if not plain:
        return True
    before = word_before(body, expression.start)
    word = before.strip(_EDGES)
    if word == "following" and body[expression.end : expression.end + 2] in ("'s", "’s"):
        return True
    if word.lower() in NOT_A_WEEKDAY_BEFORE and before[-1:].isalnum():
        return False
    if following[:1].isupper() and body[expression.end : expression.end + 1].isspace() and not before[-1:].isalnum():
        return False  # "the coach, Sunday Adeyemi"
    if _NAMED_ON.search(body, max(0, expression.start - 14), expression.start):
        return False
    if word.lower() == "the":
        return following[:1].islower() and body[expression.end : expression.end + 1] == " " and following not in (
            "after", "before", "of", "when", "that", "in", "on", "and")  # fmt: skip
    if word[:1].isupper() and before[-1:].isalnum() and word.lower() not in _SMALL:
        return _is_place(body, expression.start)
    return True


def _is_place(body: str, start: int) -> bool:
    """Tell whether the capitals before a weekday are led in by a small word or a verb: ``in Paris Tuesday``."""
    head = body[max(0, start - 80) : start].split()
    while head and head[-1][:1].isupper() and head[-1].lower() not in _SMALL:
        word = head.pop()
        if head and head[-1].endswith((".", ",", ":", ";")):
            return word[:1].isupper() and len(head[-1]) > 1 and head[-1].endswith(",")
    if not head:
        return False
    return head[-1].lower() in (
        "in",
        "at",
        "from",
        "with",
        "to",
        "near",
        "against",
        "outside",
        "of",
        "by",
        "told",
    ) or head[-1].endswith("ed")


def _is_month(body: str, expression: Expression) -> bool:
    reading = expression.reading
    before = word_before(body, expression.start)
    word = before.strip(_EDGES).lower()
    after = word_after(body, expression.end)
    following = after.strip(_EDGES)
    named = isinstance(reading, Yearless) and reading.month in NAME_MONTHS
    if isinstance(reading, Yearless) and (reading.which is not None or reading.year is not None):
        return not (named and after[:1].isupper())
    if (before and not before[-1:].isalnum() and before[-1:] != "-") or _NTH_WEEKDAY.search(
        body, max(0, expression.start - 20), expression.start
    ):
        return False
    if word.startswith("mid-") or word in ("mid", "early", "late"):
        return True
    if word in BEFORE_MONTH:
        if named or expression.reading == Yearless(3):
            if after[:1].isupper() or after[:2] in ("'s", "’s"):
                return False
            if word in ("by", "between", "to", "of", "from", "and", "this", "before", "after") and reading == Yearless(
                5
            ):
                return False
        return following != "Madness"
    return False


def _is_year(body: str, expression: Expression) -> bool:
    year = int(body[expression.start : expression.start + 4])
    before = word_before(body, expression.start)
    word = before.strip(_EDGES).lower()
    after = word_after(body, expression.end)
    following = after.strip(_EDGES).lower()
    if following in COUNTED or (following.startswith(("-", "'", "’")) and not following.startswith(("'s", "’s"))):
        return False
    if body[expression.end - 1] == "s":
        return True
    loose = (year % 100 == 0 or year < 1900) and following.endswith("s") and after[-1:].isalpha()
    if loose and following not in ("was", "is", "has", "as", "this", "its", "his", "us"):
        return False
    if _LISTED.search(body, max(0, expression.start - 20), expression.start):
        return True
    if word in BEFORE_YEAR and before[-1:].isalnum():
        if word in ("to", "and", "by", "from", "about", "around", "between", "of"):
            return (1900 <= year <= 2060 and year % 100 != 0) or year == 2000
        return True
    if word in _DETERMINERS or word.endswith(("'s", "’s")):
        return 1900 <= year <= 2060 and year != 2000 and following[:1].isalpha() and after[:1].isalnum()
    if body[expression.start - 1 : expression.start] == "(":
        return 1900 <= year <= 2060 and body[expression.end : expression.end + 1] == ")"
    return False


def _counts_nothing(body: str, end: int) -> bool:
    return word_after(body, end).strip(_EDGES).lower() not in COUNTED
