"""The days that a body speaks of: found, told from what only looks like them, and resolved."""

from __future__ import annotations

import re
from bisect import insort
from operator import attrgetter
from typing import TYPE_CHECKING, Final, NamedTuple

from index.days.anchoring import anchored
from index.days.expressions import TRIGGER, Expression, expressions
from index.days.homonyms import is_attribute
from index.days.mention import How, Mention
from index.days.ranges import Range, begun, ended, joined, opens, since
from index.days.readings import Anchored, Calendar, Fixed, Near, Rolling, Weekday, Weekend, Which, Yearless
from index.days.resolving import how_of, resolve
from index.days.setting import Setting
from index.days.tense import Tense, tense_at

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from index.days.periods import Period
    from index.days.readings import Reading

_STORY: Final = re.compile(
    r"\b(?:following|next|previous|same|that)\s(?:day|morning|night|evening|week)\b|\b(?:days?|weeks?)\s(?:later|earlier)\b"
)
_REMEMBERED: Final = 60  # days after which an event is called by its day alone only where that has become its name
_STORY_REACH: Final = 500
_OPENING: Final = re.compile(
    r"\s*[\"“]?(?:Back\s)?(?:In|On|During|By|in)\s(?:early\s|late\s|mid-)?(?:the\s)?(?:\w{1,12}\s)?"
)


class _Now(NamedTuple):
    """The day of publication, and the tense of the clause in question."""

    published: date
    tense: Callable[[], Tense]


def find_days(body: str, published: date | None) -> tuple[Mention, ...]:
    """Find the days and periods that a text speaks of.

    What is not known is left out: a weekday that is a name, a habit or part of a story of long ago; a tense that
    nothing tells; ``last Wednesday`` on a Friday; relative days inside quotations, which may have been spoken on any
    day.

    Args:
        body: An article's own text.
        published: The day of its publication. Without it only what is written out with its year, and what is counted
            from that, is resolved, and ``since 2021`` is the year.

    Returns:
        In the order of the text, none overlapping.
    """
    trigger = TRIGGER.search(body)
    if trigger is None:
        return ()
    setting = Setting(body)
    found: list[Mention] = []
    waiting: list[tuple[Expression, Anchored]] = []
    for written in joined(body, expressions(setting, trigger)):
        if isinstance(written, Expression) and isinstance(written.reading, Anchored):
            waiting.append((written, written.reading))
            continue
        mention = _mention(setting, written, published, found)
        if mention is not None:
            found.append(mention)
    for expression, reading in waiting:
        period = None if setting.is_quoted(expression.start) else anchored(setting, expression, reading, found)
        if period is not None:
            insort(found, Mention(expression.start, expression.end, *period, How.ANCHORED), key=attrgetter("start"))
    return tuple(found)


def _mention(
    setting: Setting, written: Expression | Range, published: date | None, found: list[Mention]
) -> Mention | None:
    last = written.last if isinstance(written, Range) else written
    if isinstance(last.reading, Near) and last.reading.first != last.reading.last and _has_a_day(setting, last, found):
        return None
    if not _dated(last.reading) and setting.is_quoted(written.start):
        return None

    def tense() -> Tense:
        return tense_at(setting, written.start, written.end)

    if published is not None and _of_another_time(setting, last, found, _Now(published, tense)):
        return None

    if isinstance(written, Expression):
        written = _since(setting.body, written)
    period = _range(written, published, tense) if isinstance(written, Range) else resolve(written, published, tense)
    if period is None:
        return None
    if (
        published is not None
        and isinstance(last.reading, Yearless)
        and is_attribute(setting.body, last)
        and _is_remembered(period, _Now(published, tense))
    ):
        return None
    start, period = since(setting.body, written.start, period, published)
    return Mention(start, written.end, period.first, period.last, how_of(last.reading))


def _is_remembered(period: Period, now: _Now) -> bool:
    """Tell whether an event that bears the name of a day may be of any year ("the 8 January attacks")."""
    if abs((period.first - now.published).days) > _REMEMBERED:
        return True
    return period.first > now.published and now.tense() is not Tense.FUTURE


def _since(body: str, expression: Expression) -> Expression:
    """Read "since February" as the past one, however far it is."""
    reading = expression.reading
    if isinstance(reading, Yearless) and not reading.days and reading.which is None and opens(body, expression.start):
        return expression._replace(reading=reading._replace(which=Which.PAST))
    return expression


def _has_a_day(setting: Setting, expression: Expression, found: list[Mention]) -> bool:
    """Tell whether another day was named in the sentence before, of whose night "overnight" may speak."""
    return bool(found) and found[-1].start >= setting.sentence(expression.start).start


def _dated(reading: Reading) -> bool:
    """Tell whether the day stays the same on whatever day it was said."""
    return isinstance(reading, Fixed) or (isinstance(reading, Yearless) and bool(reading.days))


def _range(written: Range, published: date | None, tense: Callable[[], Tense]) -> Period | None:
    if isinstance(written.last.reading, Weekday) and published is not None:
        if tense() is Tense.FUTURE:
            first = resolve(written.first, published, tense)
            return begun(written, first) if first else None
        if tense() is not Tense.PAST:
            return None
    last = resolve(written.last, published, tense)
    return ended(written, last) if last else None


def _of_another_time(setting: Setting, expression: Expression, found: list[Mention], now: _Now) -> bool:
    """Tell whether the text has gone to another year, so that a day without one may be of that.

    A day or month is doubtful behind an earlier year in its paragraph, unless its verb looks forward; a weekday, behind
    one that opens its sentence, or behind a day of such a year from which a story goes on ("the following day"). A
    mention of the days around publication leads back.
    """
    reading = expression.reading
    if isinstance(reading, Fixed | Calendar | Rolling) or not found:
        return False
    last, sentence = found[-1], setting.sentence(expression.start)
    if last.how is not How.ABSOLUTE or last.last.year >= now.published.year or last.start < sentence.paragraph:
        return False
    if isinstance(reading, Weekday | Weekend | Near):
        place = max(last.end, expression.start - _STORY_REACH)
        if _STORY.search(setting.body, place, expression.start):
            return True
        return last.start >= sentence.start and bool(_OPENING.fullmatch(setting.body, sentence.start, last.start))
    if isinstance(reading, Yearless) and (reading.weekday, reading.which, reading.year) != (None, None, None):
        return False
    return now.tense() is not Tense.FUTURE
