"""Boxes in the middle of a text: a name, what is offered under that name, and the button that closes the box."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index.forms.bylines import is_biography
from index.forms.promotion import interrupts, is_pointer

if TYPE_CHECKING:
    from index.forms.lines import Block

_VERB = (
    r"(?:start|claim|get|try|join|register|subscribe|sign up|book|buy|order|save|see|view|learn|find out|donate|give"
    r"|download|read|discover|explore|apply|unlock|upgrade|renew|shop|take)"
)
_CAPITALS = re.compile(rf"{_VERB}(?: [\w'-]+){{1,3}}\W?", re.IGNORECASE)
_BUTTON = re.compile(
    rf"(?:{_VERB} (?:now|today|here|free)|sign me up|subscribe|sign up|(?:enter )?your e-?mail(?: address)?"
    r"|(?:view|see|browse) all newsletters|sign up here|by (?:signing up|subscribing|registering)\b.{0,120})\W?",
    re.IGNORECASE,
)
_SPONSOR = re.compile(
    r"(?:presented|sponsored|brought to you|paid for) by (?:[\w&'.-]+ ?){1,5}|in (?:association|partnership) with "
    r"(?:[\w&'.-]+ ?){1,5}",
    re.IGNORECASE,
)
_LIVE = re.compile(r"\W{0,3}(?:listen|watch)(?: live| now)?|on air(?: now)?", re.IGNORECASE)
_PLAYER = re.compile(r"(?:video|audio|duration)\W{1,3}\d{1,2}:\d\d(?::\d\d)?", re.IGNORECASE)
_AFFECTED = re.compile(
    r"(?:have|are|were) you (?:been )?(?:affected|involved|a witness)\b[^.!?]{0,80}\?", re.IGNORECASE
)
_FOLLOWED = re.compile(r"(?:companies|organi[sz]ations|people|topics|follow)", re.IGNORECASE)
_KICKER = re.compile(r"[A-Z]\w+: [A-Z\"'].{8,}")
_FIGURE = re.compile(r"[^\W\d_][^:.!?]{0,40}: [^:]{0,12}\d[^:]{0,25}|[12]\d{3}: [^:]{1,60}")
_TOLD = re.compile(r"\b(?:said|says|told|added|reported|he|she|his|her|they|was|were|had)\b", re.IGNORECASE)
_YOU = re.compile(r"\b(?:you|your)\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]{5,}")
_LINE = 14  # words that a line of a box has at most
_NAME = 8
_HIGH = 3  # lines over a button
_FAR = 30  # blocks on both sides whose words are the text's own
_ROW = 20


def settle_boxes(page: list[Block], judged: list[str | None]) -> None:
    """Take off, in place, boxes that a button, a sponsor or a player closes, and lines beside a pointer."""
    for place, block in enumerate(page):
        if block.words > 22:
            continue
        if judged[place] in {None, "promotion"} and _closes(block):
            judged[place] = "promotion"
            _settle_above(page, judged, place)
        elif judged[place] is None:
            _settle_beside(page, judged, place)


def _closes(block: Block) -> bool:
    button = block.view.isupper() and block.words <= 4 and _CAPITALS.fullmatch(block.view)
    return bool(button or _BUTTON.fullmatch(block.view) or _SPONSOR.fullmatch(block.view))


def _settle_above(page: list[Block], judged: list[str | None], place: int) -> None:
    """Count in the lines over a button, up to the highest that can be the name of what is offered."""
    top = place
    own: set[str] | None = None
    step = page[place].gap
    for at in range(place - 1, max(-1, place - 1 - _HIGH), -1):
        block = page[at]
        if judged[at] == "promotion" and at < place - 1:
            top = at + 1
            break
        if judged[at] not in {None, "promotion"} or block.words > _LINE or page[at + 1].gap != step:
            break
        if '"' in block.view or _TOLD.search(block.view):
            break
        if own is None:
            own = _text_words(page, place)
        if len({word.lower() for word in _WORD.findall(block.view)} & own) > 1:
            break
        if block.words <= _NAME and (not block.closed or (block.view.endswith("?") and _YOU.search(block.view))):
            top = at
    for at in range(top, place):
        judged[at] = judged[at] or "promotion"


def _text_words(page: list[Block], place: int) -> set[str]:
    near = page[max(0, place - _FAR) : place + _FAR]
    return {word.lower() for block in near if _tells(block) for word in _WORD.findall(block.view)}


def _tells(block: Block) -> bool:
    return block.words > 20 and not is_biography(block, ())


def _settle_beside(page: list[Block], judged: list[str | None], place: int) -> None:
    block = page[place]
    above = page[place - 1] if place else None
    below = page[place + 1] if place + 1 < len(page) else None
    if _PLAYER.fullmatch(block.view) or _AFFECTED.fullmatch(block.view):
        judged[place] = "promotion"
    elif above is not None and block.gap == 0 and not block.closed and block.words <= _LINE:
        parted = below is None or below.gap > 0
        on_air = judged[place - 1] == "promotion" and parted and _LIVE.fullmatch(above.view)
        followed = below is not None and below.view.lower() == "follow" and _FOLLOWED.fullmatch(above.view)
        if on_air or followed:
            judged[place] = "promotion"
    if judged[place] is None and below is not None and below.gap == 0 and not block.closed and is_pointer(below):
        if _KICKER.fullmatch(block.view) and block.gap > 0:
            judged[place] = "promotion"
        elif re.fullmatch(r"More [A-Z]\w+(?: [A-Z]\w+)?", block.view):
            judged[place] = "list"


def points_of(page: list[Block], judged: list[str | None]) -> frozenset[int]:
    """Find points of an article without a mark: figures with their names, and a row under ``The town asks for:``."""
    found: set[int] = set()
    row: list[int] = []
    led = False
    for place, block in enumerate(page):
        if (row or led) and judged[place] == "promotion" and block.words <= 3 and interrupts(block):
            continue
        open_line = judged[place] is None and block.words <= _NAME and not block.closed
        figure = open_line and bool(_FIGURE.fullmatch(block.view))
        fits = open_line and (led or figure) and len(row) < _ROW
        if fits and (not row or block.gap <= page[row[0]].gap):
            row.append(place)
            continue
        if len(row) >= 2:
            found.update(row)
        row = [place] if figure else []
        led = judged[place] is None and block.words >= 4 and block.view.endswith(":")
    if len(row) >= 2:
        found.update(row)
    return frozenset(found)
