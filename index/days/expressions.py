"""What a text writes where it speaks of days: read, and not yet resolved.

One expression that triggers finds the sentences in which a day may stand, another the places in them where one may
begin; one grammar reads there.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from index.dates import read_day
from index.days.lexicon import MONTHS, NUMBERS, WEEKDAYS
from index.days.periods import Period, Unit, day, month, years
from index.days.readings import (
    Ago,
    Anchored,
    Calendar,
    Fixed,
    Near,
    Reading,
    Rolling,
    Weekday,
    Weekend,
    Which,
    Yearless,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from index.days.setting import Setting


class Expression(NamedTuple):
    """A reading and its place, half-open in code points."""

    start: int
    end: int
    reading: Reading


TRIGGER: Final = re.compile(
    r"y(?:(?<=day)|(?=ear))|k(?<=week)|m(?=on|or)(?:(?=onth)|(?=orning)|(?=orrow))|g(?=ht)(?<=nig)|v(?=ening)"
    r"|f(?=ternoon)|1[0-9]{3}|2[0-9]{3}"
    r"|J(?:an(?:uary)?|une?|uly?|AN(?:UARY)?|UNE?|ULY?)\b|F(?:eb(?:ruary)?|EB(?:RUARY)?)\b|M(?:a(?:r(?:ch)?|y)|A(?:R(?:CH)?|Y))\b"
    r"|A(?:pr(?:il)?|PR(?:IL)?|ug(?:ust)?|UG(?:UST)?)\b|S(?:ept?(?:ember)?|EPT?(?:EMBER)?)\b|O(?:ct(?:ober)?|CT(?:OBER)?)\b"
    r"|N(?:ov(?:ember)?|OV(?:EMBER)?)\b|D(?:ec(?:ember)?\b|EC(?:EMBER)?\b|(?=AY))"
)
"""Is in all that the grammar finds. Each way begins with a letter of its own, and a rare one, so that ``re`` skips to
these letters."""

_LONGEST: Final = 48  # code points: more than the grammar reads before what triggers
_S = r"\s{1,2}"
_NOT_BEHIND = "/.:,$£€₹#-"
_WEEKDAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:MON|TUES|WEDNES|THURS|FRI|SATUR|SUN)DAY)"
_ANY_WEEKDAY = r"(?:(?:Mon|Tues?|Wed(?:s|nes)?|Thu(?:rs?)?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?)"
_MONTH = (
    r"(?:(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|JANUARY|FEBRUARY|MARCH|APRIL|MAY|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER)\b"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|JAN|FEB|MAR|APR|JUN|JUL|AUG|SEPT?|OCT|NOV|DEC)\b\.?)"
)
FULL_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_D = r"(?:0?[1-9]|[12][0-9]|3[01])(?:st|nd|rd|th)?(?![0-9%]|[.,:/][0-9])"
_Y = r"(?:1[0-9]{3}|20[0-9]{2})(?![0-9%]|[.,:/][0-9])"
_TO = r"(?:\s?[-–—]\s?|\s(?:to|and|until|till|through|or)\s)"
_WHICH = r"(?:[Ll]ast|(?:[Tt]his\s)?(?:past|coming)|[Tt]his|[Nn]ext|[Pp]ast|[Cc]oming)"
_YEAR_OF = r"(?:,?\s{1,2}(?:of\s)?(?P<%s>last|this|next)\syear\b)"
_UNIT = r"(?:day|week|month|year)"
_SMALL = "|".join(sorted(NUMBERS, key=len, reverse=True))
_N = rf"(?:[0-9]{{1,3}}|(?ai:{_SMALL}))"


def _counting(letter: str) -> str:
    """Return what follows a letter where a word in any case counts days, weeks, months or years."""
    words = sorted((word[1:] for word in NUMBERS if word[0] == letter), key=len, reverse=True)
    spelt = "|".join("".join(f"[{each.upper()}{each}]" for each in word) for word in words)
    return rf"(?:{spelt}){_S}{_UNIT}"


# What all that the grammar finds begins with. By first letters: most words fail at theirs.
_TO_SIDE = rf"{_S}(?:[A-Z]|week|month|year|night|morning|afternoon|evening|past|coming)"
_TO_DAY = rf"{_S}(?:[Tt]o(?:day|night)|[Tt]his|[Ll]ast|[Nn]ext)"
_SPELL = rf"{_S}the{_S}(?:past|last|next|coming|previous)\s"
_OPENING = rf"""(?:[0-9]
    | J(?:an|un|ul|AN|UN|UL) | M(?:ar|ay|on|AR|AY|ON) | F(?:eb|ri|EB|RI) | A(?:pr|ug|PR|UG) | S(?:ep|at|un|EP|AT|UN)
    | O(?:ct|CT) | N(?:ov|OV) | D(?:ec|EC) | T(?:ue|hu|UE|HU|ODAY) | W(?:ed|ED) | YESTERDAY
    | [Aa]{_counting("a")}
    | [Cc]oming{_TO_SIDE}
    | [Dd]uring{_SPELL}
    | [Ee](?:arl(?:y|ier){_TO_DAY}|{_counting("e")})
    | [Ff](?:or{_SPELL}|{_counting("f")})
    | [Ii]n{_SPELL}
    | [Ll](?:ast{_TO_SIDE}|ater?{_TO_DAY})
    | [Nn](?:ext{_TO_SIDE}|{_counting("n")})
    | [Oo](?:ver(?:night|{_SPELL})|{_counting("o")})
    | [Pp]ast{_TO_SIDE}
    | [Ss]{_counting("s")}
    | [Tt](?:he{_S}(?:[0-9]|weekend|very|next|following|previous|day\s)|his{_TO_SIDE}|o(?:day|night|morrow)
      |hroughout{_SPELL}|{_counting("t")})
    | [Ww]ithin{_SPELL}
    | [Yy]esterday
    )"""
# With the character before it, so that ``re`` leaps from one that is no letter to the next.
_OPENINGS: Final = re.compile(rf"\W(?={_OPENING})(?<![{_NOT_BEHIND}])", re.VERBOSE)

GRAMMAR: Final = re.compile(
    rf"""
    (?<![\w{_NOT_BEHIND}])(?:
      (?P<iso>[12][0-9]{{3}}-[01][0-9]-[0-3][0-9])(?![0-9-])
    | (?P<slashed>[0-3]?[0-9](?P<mark>[-/.])[0-3]?[0-9](?P=mark)[12][0-9]{{3}})(?![0-9]|[-/.][0-9])
    | (?:(?P<w1>{_ANY_WEEKDAY}),?{_S}(?:the\s|\()?)?(?:the\s)?
      (?P<d1>{_D})(?:{_TO}(?P<d2>{_D}))?\s?[-\s]?(?:of\s)?(?P<m1>{_MONTH})(?!\w)
      (?:,?[-\s]{{1,2}}(?P<y1>{_Y})|{_YEAR_OF % "o1"})?
    | (?:(?P<w2>{_ANY_WEEKDAY}),?{_S}\(?)?(?P<m2>{_MONTH})[\s-]{{1,2}}
      (?P<d3>{_D})(?:{_TO}(?P<d4>{_D})(?!\s(?:{FULL_MONTH})\b))?
      (?:,?{_S}(?P<y2>{_Y})|{_YEAR_OF % "o2"})?
    | (?P<m3>{_MONTH}),?{_S}(?:of\s)?(?P<y3>{_Y})
    | (?:(?P<which1>{_WHICH}){_S})?(?P<m4>{FULL_MONTH})\b(?!-){_YEAR_OF % "o4"}?
    | (?:(?P<which2>{_WHICH}){_S})?(?P<w3>{_WEEKDAY})\b(?!-)
      (?:{_S}(?:of\s)?(?P<week>last|this|next){_S}week\b)?
    | (?:(?P<which3>{_WHICH}|[Tt]he){_S})(?P<weekend>weekend)\b
    | (?:(?P<part>[Ee]arlier|[Ll]ater){_S})?(?P<which4>[Ll]ast|[Tt]his|[Nn]ext){_S}(?P<unit1>week|month|year)\b(?!-)
    | (?P<near>(?:[Ee]arlier\s|[Ll]ater\s)?(?:[Tt]oday|[Tt]onight)|[Yy]esterday|[Tt]omorrow|[Ll]ast\snight|[Oo]vernight
        |(?:[Ee]arly\s|[Ll]ate\s|[Ee]arlier\s|[Ll]ater\s)?[Tt]his\s(?:morning|afternoon|evening)|TODAY|YESTERDAY)\b(?!-)
    | (?P<past>
        (?:[Ii]n|[Oo]ver|[Dd]uring|[Ff]or|[Ww]ithin|[Tt]hroughout){_S}the{_S}(?P<way>past|last|next|coming|previous){_S}
        (?:(?P<n1>{_N}){_S})?(?P<unit2>{_UNIT})s?)\b
    | (?P<n2>{_N}){_S}(?P<unit3>{_UNIT})s?{_S}(?P<after>ago|later|earlier|after|before|from{_S}now|from{_S}today)\b
    | (?P<the>[Tt]he{_S}(?:very{_S})?(?P<side>next|following|previous){_S}(?:day|morning|night|evening|afternoon)
        |[Tt]he{_S}day{_S}(?P<beside>before|after))\b
    | (?P<y4>{_Y})
      (?:\s?[-–—/]\s?(?P<y5>(?:(?:1[0-9]|20)?[0-9]{{2}})(?![0-9%]|[.,:/-][0-9])))?(?P<decade>['’]?s\b)?(?![\w-])
    )
    """,
    re.VERBOSE,
)


def expressions(setting: Setting, trigger: re.Match[str]) -> Iterator[Expression]:
    """Yield what a body may say of days, in order, none overlapping; much of it will be no day.

    Only sentences in which something triggers are read, and these no farther than to what is found behind the last.

    Args:
        setting: Of the body.
        trigger: The first in it.
    """
    body, read = setting.body, 0
    found: re.Match[str] | None = trigger
    while found is not None:
        sentence = setting.sentence(found.start())
        # What the grammar finds holds a trigger: none begins long before the first.
        match = first_match(body, max(sentence.start, read, found.start() - _LONGEST), sentence.end)
        if match is None:
            read = max(sentence.end, found.end())
        else:
            read = match.end()
            kind = _kind(match)
            reading = _READERS[kind](match)
            if reading is not None:
                yield Expression(_start(match, kind), _end(match), reading)
        found = TRIGGER.search(body, read)


def first_match(body: str, start: int, end: int) -> re.Match[str] | None:
    """Return what the grammar finds first between two places."""
    if start == 0:
        match = GRAMMAR.match(body, 0, end)
        if match is not None:
            return match
    for opening in _OPENINGS.finditer(body, max(0, start - 1), end):
        match = GRAMMAR.match(body, opening.end(), end)
        if match is not None:
            return match
    return None


def _kind(match: re.Match[str]) -> str:
    return next(name for name in _READERS if match[name])


def _start(match: re.Match[str], kind: str) -> int:
    """Return where the words that decide begin: not at a preposition that only the grammar needs."""
    if kind == "past":
        return match.start() + len(match[0].split()[0]) + len(match[0]) - len(match[0].lstrip()) + 1
    if kind == "d1" and not match["w1"]:
        return match.start("d1")
    return match.start()


def _end(match: re.Match[str]) -> int:
    text = match[0]
    return match.end() - (len(text) - len(text.rstrip()))


def count_of(word: str) -> int:
    """Return what a number says, in digits or as a word."""
    return int(word) if word.isdecimal() else NUMBERS[word.lower()]


def _which(word: str | None) -> Which | None:
    last = (word or "the").split()[-1].lower()
    return None if last == "the" else Which(last)


def _year_of(word: str | None) -> int | None:
    return {"last": -1, "this": 0, "next": 1, None: None}[word]


def _month(word: str) -> int:
    return MONTHS[word.rstrip(".").lower()]


def _weekday(word: str | None) -> int | None:
    return WEEKDAYS[word.rstrip(".").lower()] if word else None


def _number(word: str) -> int:
    return int(re.sub(r"\D", "", word))


def _written(match: re.Match[str]) -> Reading | None:
    found = read_day(match[0])
    return Fixed(Period(found, found)) if found else None


def _dated(match: re.Match[str], weekday: str, name: str, first: str, last: str) -> Reading | None:
    number = _month(match[name])
    days = [_number(match[group]) for group in (first, last) if match[group]]
    if len(days) == 2 and days[0] >= days[1]:
        return None
    beside = _weekday(match[weekday])
    year = match["y1"] or match["y2"]
    if not year:
        return Yearless(number, tuple(days), beside, year=_year_of(match["o1"] or match["o2"]))
    whole = [day(int(year), number, each) for each in days]
    if whole[0] is None or whole[-1] is None:
        return None
    return Fixed(Period(whole[0].first, whole[-1].last), beside)


def _day_month(match: re.Match[str]) -> Reading | None:
    return _dated(match, "w1", "m1", "d1", "d2")


def _month_day(match: re.Match[str]) -> Reading | None:
    return _dated(match, "w2", "m2", "d3", "d4")


def _month_year(match: re.Match[str]) -> Reading | None:
    return Fixed(month(int(match["y3"]), _month(match["m3"])))


def _month_alone(match: re.Match[str]) -> Reading | None:
    return Yearless(_month(match["m4"]), which=_which(match["which1"]), year=_year_of(match["o4"]))


def _weekday_alone(match: re.Match[str]) -> Reading | None:
    found = _weekday(match["w3"])
    week = {"last": -1, "this": 0, "next": 1, None: None}[match["week"]]
    return None if found is None else Weekday(found, _which(match["which2"]), week)


def _weekend(match: re.Match[str]) -> Reading | None:
    return Weekend(_which(match["which3"]))


def _calendar(match: re.Match[str]) -> Reading | None:
    offset = {Which.LAST: -1, Which.THIS: 0, Which.NEXT: 1}[Which(match["which4"].lower())]
    part = {"earlier": Which.LAST, "later": Which.NEXT}.get((match["part"] or "").lower())
    return Calendar(Unit(match["unit1"]), offset, part if offset == 0 else None)


def _near(match: re.Match[str]) -> Reading | None:
    words = match["near"].lower()
    if "yesterday" in words or words == "last night":
        return Near(-1, -1, firm=True)
    if words == "tomorrow":
        return Near(1, 1, firm=True)
    if words == "overnight":
        return Near(-1, 0, firm=False)
    return Near(0, 0, firm=words != "today")


def _rolling(match: re.Match[str]) -> Reading | None:
    count = count_of(match["n1"]) if match["n1"] else 1
    if not count or match["way"] == "previous":
        return None
    return Rolling(Unit(match["unit2"]), count, ahead=match["way"] in ("next", "coming"))


def _counted(match: re.Match[str]) -> Reading | None:
    count, unit, side = count_of(match["n2"]), Unit(match["unit3"]), match["after"].split()[0]
    if not count:
        return None
    if side in ("ago", "from"):
        if count % 10 == 0 and unit is not Unit.DAY:  # a round number of years is not a year
            return None
        return Ago(unit, count if side == "ago" else -count)
    return Anchored(unit, count if side in ("later", "after") else -count, before_clause=side in ("after", "before"))


def _beside(match: re.Match[str]) -> Reading | None:
    if match["beside"]:
        return Anchored(Unit.DAY, 1 if match["beside"] == "after" else -1, before_clause=True)
    return Anchored(Unit.DAY, -1 if match["side"] == "previous" else 1)


def _years(match: re.Match[str]) -> Reading | None:
    first = int(match["y4"])
    if match["decade"]:
        return Fixed(years(first, first + 9)) if not match["y5"] and first % 10 == 0 and first % 100 else None
    if not match["y5"]:
        return Fixed(years(first, first))
    last = int(match["y5"])
    if len(match["y5"]) == 2:
        last += first // 100 * 100 + (100 if last < first % 100 else 0)
    return Fixed(years(first, last)) if first < last < first + 150 else None


# By how often news has them.
_READERS: Final[dict[str, Callable[[re.Match[str]], Reading | None]]] = {
    "y4": _years,
    "d3": _month_day,
    "w3": _weekday_alone,
    "d1": _day_month,
    "m4": _month_alone,
    "y3": _month_year,
    "unit1": _calendar,
    "n2": _counted,
    "near": _near,
    "weekend": _weekend,
    "past": _rolling,
    "the": _beside,
    "iso": _written,
    "slashed": _written,
}
