"""What a line is by the lines it stands with: a player's title over its clock, an offer over its button, a comment."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index.forms.promotion import names_offer

if TYPE_CHECKING:
    from index.forms.lines import Block

_CLOCK = re.compile(r"\d{1,2}:\d\d(?::\d\d)?(?: min\w*)?")
_ANSWER = re.compile(r"(?:report|reply|like|flag|recommend)(?: comment| \(?\d+\)?)?", re.IGNORECASE)
_HANDLE = re.compile(r"[\w.-]{3,30}:\s\S")
_BUTTON = re.compile(
    r"(?:subscribe|sign up|sign me up|join|register|download|try it|get it)(?: now| free| today| here| for free)?\W?",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"(\d{1,2})[.)]\s+\S")
_BACK = re.compile(
    r"\W?(?:He|She|It|They|His|Her|Its|Their|Then|There|But|And|That|This|These|Those|Asked|Mr|Ms|Mrs)\b"
)
_SAID = re.compile(r"\b(?:said|says|told|added|asked|replied)\b")
_HEADING = 14
_RUN = 16  # blocks looked at to tell whether an article goes on
_STOPS = frozenset({"list", "copyright", "note", "biography"})


def settle_by_company(page: list[Block], judged: list[str | None]) -> None:
    """Take off, in place, what the line right under it shows to be of a player, a comment section or an offer."""
    for place, block in enumerate(page):
        if place == 0 or block.words > 4:
            continue
        above = page[place - 1]
        if _CLOCK.fullmatch(block.view):
            _settle_player(page, judged, place)
        elif block.gap == 0 and judged[place - 1] is None and _ANSWER.fullmatch(block.view):
            if _HANDLE.match(above.view):
                judged[place - 1] = judged[place] = "promotion"
        elif place > 1 and _BUTTON.fullmatch(block.view):
            name = page[place - 2]
            short = name.words <= 6 and not name.closed and above.words <= 20 and above.closed and above.sentences <= 1
            if short and judged[place - 1] is None and judged[place - 2] is None and names_offer(above):
                judged[place - 2] = judged[place - 1] = judged[place] = "promotion"


def _settle_player(page: list[Block], judged: list[str | None], place: int) -> None:
    """Count a title in with the clock that closes its group, where the group or the line above is a player's."""
    first = place
    while first > 0 and place - first < 3 and page[first].gap == 0:
        first -= 1
    inside = range(first, place)
    alone = page[first].gap > 0 and (place + 1 == len(page) or page[place + 1].gap > 0)
    played = any(judged[at] == "promotion" for at in (*inside, first - 1) if at >= 0)
    if alone and played and all(not page[at].closed and page[at].words <= _HEADING for at in inside):
        for at in (*inside, place):
            judged[at] = judged[at] or "promotion"


def numbered_headings(page: list[Block], judged: list[str | None]) -> frozenset[int]:
    """Find the headings that count: ``1. …`` over a paragraph of text, where the next number stands over one too."""
    found: dict[int, int] = {}
    for place, block in enumerate(page[:-1]):
        number = _NUMBER.match(block.view)
        if not number or judged[place] is not None or block.words > _HEADING:
            continue
        below = page[place + 1]
        text = judged[place + 1] is None and below.closed and below.words >= 8 and not _NUMBER.match(below.view)
        if text and (not block.closed or block.view.endswith("?")):
            found[place] = int(number[1])
    numbers = frozenset(found.values())
    return frozenset(place for place, number in found.items() if {number - 1, number + 1} & numbers)


def text_after(page: list[Block], judged: list[str | None], place: int) -> list[Block]:
    """Give the sentences from a place on where they are an article's text going on, else nothing.

    Text is line upon line of sentences. Under a list of headlines stand more headlines, each with a sentence at most,
    and under comments the buttons to answer them.
    """
    told: list[Block] = []
    headlines = 0
    for at in range(place, min(place + _RUN, len(page))):
        block = page[at]
        if judged[at] in _STOPS:
            break
        if _ANSWER.fullmatch(block.view):
            return []
        if judged[at] is not None:
            continue
        if block.closed and block.words >= 5:
            told.append(block)
        else:
            headlines += block.words >= 4 and not block.closed and not re.match(r"\W|\d", block.view)
    sentences = sum(max(1, block.sentences) for block in told)
    enough = len(told) >= 3 or (told and told[0] is page[place] and sentences >= 2 and refers_back(told[0]))
    biography = any(kind == "biography" for kind in judged[max(0, place - _RUN) : place])
    return told if enough and not biography and len(told) > 2 * headlines else []


def refers_back(block: Block) -> bool:
    """Tell a sentence that only another above it makes plain, or speech: no teaser of another article is such."""
    return bool(_BACK.match(block.view)) or ('"' in block.view and bool(_SAID.search(block.view)))
