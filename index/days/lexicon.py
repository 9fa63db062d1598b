"""The words of dates, and the words beside them that tell a date from a name or a number."""

from __future__ import annotations

from typing import Final


def word_set(text: str) -> frozenset[str]:
    """Return the words of a list that is written as a text."""
    return frozenset(text.split())


_MONTHS = (
    "jan january",
    "feb february",
    "mar march",
    "apr april",
    "may",
    "jun june",
    "jul july",
    "aug august",
    "sep sept september",
    "oct october",
    "nov november",
    "dec december",
)
_WEEKDAYS = (
    "mon monday",
    "tue tues tuesday",
    "wed weds wednesday",
    "thu thur thurs thursday",
    "fri friday",
    "sat saturday",
    "sun sunday",
)
_NUMBERS = (
    "a an one",
    *("two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen".split()),  # noqa: SIM905
    *("seventeen eighteen nineteen twenty".split()),  # noqa: SIM905
)

MONTHS: Final = {name: number for number, names in enumerate(_MONTHS, 1) for name in names.split()}
WEEKDAYS: Final = {name: number for number, names in enumerate(_WEEKDAYS) for name in names.split()}
NUMBERS: Final = {name: number for number, names in enumerate(_NUMBERS, 1) for name in names.split()}

NAME_MONTHS: Final = frozenset({4, 5, 6, 8})
"""Months whose names people bear: April, May, June, August."""

BEFORE_MONTH: Final = word_set(
    "in since until till by from during through throughout before after late early mid last next this of"
    " between to and between mid-to-late"
)
"""Small words before a month that stands alone."""

BEFORE_YEAR: Final = word_set(
    "in since until till by from during through throughout before after late early mid of between to circa"
    " around about back year spring summer autumn fall winter mid- season through"
)
"""Small words before a year that stands alone."""

COUNTED: Final = word_set(
    "people persons men women children students workers soldiers troops police officers dead deaths injured"
    " wounded miles metres meters kilometres kilometers km feet ft yards acres hectares tonnes tons kg pounds"
    " dollars euros rupees yuan yen rubles roubles francs percent per pc points votes seats cases jobs homes"
    " houses vehicles cars hours hrs gmt utc local et est edt ist bst cet times copies shares units items"
    " pages words others more civilians residents refugees migrants prisoners protesters demonstrators"
    " supporters members employees fighters militants passengers families households companies villages towns"
    " cities schools species barrels litres liters calories million billion trillion m bn mm cm degrees hp mw"
    " kw gw mph kph"
)
"""What a number before it counts: then it is no year and no day of a month."""

NOT_A_WEEKDAY_BEFORE: Final = word_set(
    "black good ash bloody super easter palm cyber sheffield ruby joe man girl fat shrove holy maundy whit"
    " giving orange casual freaky blue manic red throwback pancake gaudete trinity passion spy mad sorry sad"
    " happy first second third fourth fifth every each any some most many alternate another that one a no"
    " these those same following previous preceding given typical summer winter spring autumn rainy final on-"
    " mondays week ago advent pentecost low quiet 1st 2nd 3rd 4th 5th whose another's my your"
)
"""A weekday behind one of these is a name, a habit, or the day of a story."""

NOT_A_WEEKDAY_AFTER: Final = word_set(
    "times telegraph mail mirror express post herald evening night nights mornings evenings afternoons addams"
    " review club world independent sun star people business magazine school schools market markets roast"
    " league group brunch best briefing papers supplement edition newspaper newspapers week weeks night's"
)
"""A weekday before one of these, in capitals (or in the plural), is a name or a habit."""

PARTS_OF_DAY: Final = word_set("morning afternoon evening night noon midnight lunchtime dawn")
