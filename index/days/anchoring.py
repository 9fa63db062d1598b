"""Days that are counted from another mention in the text: ``the day before``, ``three days later``, ``a day after …``.

``X on Wednesday came a day after Y`` is read for what is not yet known: the day of Y, which is the Tuesday.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from operator import attrgetter
from typing import TYPE_CHECKING, Final

from index.days.homonyms import word_before
from index.days.mention import How
from index.days.periods import Period, Unit, containing, shifted, years

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.days.expressions import Expression
    from index.days.mention import Mention
    from index.days.readings import Anchored
    from index.days.setting import Setting

_CLAUSE_ENDS: Final = re.compile(r"[,;:()–—]|\b(?:but|while|although)\b")
_SAYS: Final = re.compile(r"\b(?:said|says|told|announced|reported|added|confirmed|that|according)\b")
_ONLY_COMMA: Final = re.compile(r"(?:['’]s)?[\s,–—(]*(?:just|only|barely|less than|exactly)?\s*")
_LENGTH: Final = re.compile(r"\b(?:for|in|within|than|half|first|nearly|about|almost|every)\s$", re.IGNORECASE)
_CLAUSE_IS_OVER: Final = re.compile(r"\s*(?:[.,;:)?!”\"]|$|\s(?:and|but)\s)")
_START: Final = attrgetter("start")
_REACH: Final = 200  # code points between a mention and what is counted from it in one sentence
_MOST_WIDER: Final = 4


def anchored(setting: Setting, expression: Expression, reading: Anchored, found: Sequence[Mention]) -> Period | None:
    """Return the days that an anchored expression means; None where nothing in the text holds the anchor.

    Args:
        setting: Of the body.
        expression: As read.
        reading: Its reading.
        found: What was resolved, ascending; only what stands in the same sentence or the one before it counts.
    """
    if setting.body.startswith(" than", expression.end):
        return None
    if _LENGTH.search(setting.body, max(0, expression.start - 12), expression.start):
        return None  # "closed for thirty days after the flood"
    if reading.before_clause and not _CLAUSE_IS_OVER.match(setting.body, expression.end):
        return _ruling(setting, expression, reading, found)
    sentence = setting.sentence(expression.start)
    opens = not setting.body[sentence.start : expression.start].strip('"“‘ \n')
    begins = sentence.start
    if opens or abs(reading.number) == 1:  # "Three days later, he …", but not "a bombing three days earlier"
        begins = max(sentence.paragraph, setting.sentence(max(0, sentence.start - 1)).start)
    wider: list[Mention] = []
    for place in range(bisect_right(found, expression.start, key=_START) - 1, -1, -1):
        mention = found[place]
        if mention.start < begins:
            return None
        period = _counted(mention, reading, reading.number)
        if period is not None:
            # "on Thursday, the third this week …": a period that holds the day does not lead away from it.
            return period if all(each.first <= mention.first <= each.last for each in wider) else None
        wider.append(mention)
        if len(wider) == _MOST_WIDER:
            return None
    return None


def _ruling(setting: Setting, expression: Expression, reading: Anchored, found: Sequence[Mention]) -> Period | None:
    """Resolve ``a day after`` with what follows it, or with the day of the clause that it belongs to.

    Only days: "ten years after" is seldom meant to the year, and names what is known by itself.
    """
    if reading.unit is not Unit.DAY:
        return None
    body, sentence = setting.body, setting.sentence(expression.start)
    place = bisect_right(found, expression.start, key=_START)
    behind = found[place] if place < len(found) else None
    if behind is not None and behind.start < min(sentence.end, expression.end + _REACH):
        between = body[expression.end : behind.start]
        if not _CLAUSE_ENDS.search(between):
            return _counted(behind, reading, reading.number)
        comma = between.find(",")
        opens = not body[sentence.start : expression.start].strip('"“‘ \n')
        says = _SAYS.findall(between, max(0, comma))
        if opens and comma >= 0 and len(says) < 2 and says not in (["that"], ["according"]):
            return _counted(behind, reading, -reading.number)  # "A day after the vote, he said on Wednesday …"
    ahead = found[place - 1] if place else None
    if ahead is None or ahead.start < sentence.start or expression.start - ahead.end > _REACH:
        return None
    if setting.quotes_between(ahead.start, expression.start):
        return None
    between = body[ahead.end : expression.start]
    if _ONLY_COMMA.fullmatch(between):
        return _counted(ahead, reading, -reading.number)
    before = word_before(body, ahead.start).lower()
    if before in ("on", "late", "early"):
        before = word_before(body, ahead.start - len(before) - 1).lower()
    if _SAYS.search(between) or _SAYS.fullmatch(before) or _CLAUSE_ENDS.search(between.replace(",", "", 1)):
        return None
    return _counted(ahead, reading, -reading.number)


def _counted(anchor: Mention, reading: Anchored, count: int) -> Period | None:
    """Count from a mention, which must be as fine as the unit."""
    length = (anchor.last - anchor.first).days + 1
    if reading.unit is Unit.YEAR:
        whole = length in (365, 366) and anchor.first.month == anchor.first.day == 1
        if anchor.how is not How.ABSOLUTE or (length > 31 and not whole) or not 0 < anchor.first.year + count < 10000:
            return None
        return years(anchor.first.year + count, anchor.first.year + count)
    if length > (31 if reading.unit is Unit.MONTH else 1):
        return None
    there = shifted(anchor.first, reading.unit, count)
    return containing(reading.unit, there) if there else None
