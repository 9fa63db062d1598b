"""Quotation marks: which of them belong together, in the ways of many nations.

Of marks inside marks only the outer ones count: what somebody quotes is a part of what they say.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from index.span import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

# A closing mark is told by the one that opens. Danish and German write »so«, Finnish and Swedish ”so” and »so».
_CLOSERS: Final = {
    '"': '"”',
    "“": '”"',
    "„": "“”\"",
    "‟": "”\"",
    "”": "”",
    "«": "»",
    "»": "«»",
    "「": "」",
    "『": "』",
    "``": ("''", '"'),
    "''": ("''",),
    "‘": "’",
    "‚": "‘’",
    "'": "'",
}  # fmt: skip
_SINGLE: Final = frozenset("‘‚'")
# Of an apostrophe inside a word none. It begins with one class of characters, so that ``re`` skips to these.
MARK: Final = re.compile(
    r"[`'’\"“”„‟«»「」『』‘‚](?:(?<=[\"“”„‟«»「」『』‘‚])|(?<=`)`|(?<=')'|(?<=['’])(?:(?!\w)|(?<!\w['’])))"
)
_SINGLES: Final = (" '", "\n'", "('")
_SIGN: Final = re.compile(r"[“„«»”‚「『‘'](?:(?<![‘'])|(?<=[ \n(—]‘)|(?<=—'))")
_ELISIONS: Final = re.compile(r"['’‘](?:em|til|tis|twas|cause|bout|n|round|cos|kay|nuff|ere|\d0s)\b", re.IGNORECASE)
_BEFORE_OPENING: Final = frozenset(" \n\t\u00a0\u202f\u2009([{—–-/“\"‘'«")
_AFTER_CLOSING: Final = frozenset(" \n\t\u00a0.,;:!?)]}—–-/")
_FINAL: Final = frozenset(".,!?…;:—-")


class Stretch(NamedTuple):
    """What a pair of marks encloses, in code points of the body.

    Attributes:
        outer: The marks included.
        inner: Without them, and without white space at its edges.
        runs_on: Whether the closing mark is missing since the next paragraph goes on with an opening one.
    """

    outer: Span
    inner: Span
    runs_on: bool


class _Event(NamedTuple):
    """A mark: where, which, and whether it may open or close."""

    at: int
    mark: str
    opens: bool
    closes: bool


def may_quote(body: str) -> bool:
    """Tell, fast, whether a body holds anything that may be a quotation mark."""
    if body[:1] in _CLOSERS or '"' in body or "``" in body:
        return True
    if "'" in body and any(map(body.__contains__, _SINGLES)):
        return True
    return not body.isascii() and _SIGN.search(body) is not None


def stretches(body: str, paragraphs: Sequence[Span]) -> list[list[Stretch]]:
    """Find what quotation marks enclose.

    Args:
        body: Of any length; the time is linear in it.
        paragraphs: Of one section, in order; a stretch never leaves its paragraph.

    Returns:
        For each paragraph its stretches, in order.
    """
    events = [_events(body, paragraph) for paragraph in paragraphs]
    found = []
    for index, paragraph in enumerate(paragraphs):
        after = next((later[0] for later in events[index + 1 : index + 2] if later), None)
        goes_on = (
            after.mark if after is not None and after.opens and _begins(body, paragraphs[index + 1], after) else ""
        )
        found.append(list(_pair(body, paragraph, events[index], goes_on)))
    return found


def _begins(body: str, paragraph: Span, event: _Event) -> bool:
    return not body[paragraph.start : event.at].strip()


def _events(body: str, paragraph: Span) -> list[_Event]:
    """List the marks of a paragraph that may open or close."""
    events = []
    for match in MARK.finditer(body, paragraph.start, paragraph.end):
        at, past = match.span()
        before = body[at - 1] if at > paragraph.start else " "
        after = body[past] if past < paragraph.end else " "
        mark = match[0]
        opens = mark in _CLOSERS and not after.isspace() and before in _BEFORE_OPENING
        closes = not before.isspace() or after in _AFTER_CLOSING
        if mark in ("“", "«", "„", "``", "「", "『"):
            opens = True
        elif mark in _SINGLE:
            opens = opens and after not in _AFTER_CLOSING and _ELISIONS.match(body, at) is None
        events.append(_Event(at, mark, opens, closes))
    return events


def _pair(body: str, paragraph: Span, events: Sequence[_Event], goes_on: str) -> list[Stretch]:
    """Pair the marks of one paragraph; ``goes_on`` is the mark that the next paragraph begins with, if it does."""
    found = []
    index = 0
    last_opening = {event.mark: place for place, event in enumerate(events) if event.opens}
    hopeless: set[str] = set()  # marks whose closing one was sought in vain: keeps the time linear
    while index < len(events):
        event = events[index]
        index += 1
        if not event.opens or event.mark in hopeless:
            continue
        close = _single_close(body, events, index) if event.mark in _SINGLE else _close(event.mark, events, index)
        start = event.at + len(event.mark)
        if close >= 0:
            end = events[close].at
            outer = Span(event.at, end + len(events[close].mark))
            index = close + 1
            runs_on = False
        elif goes_on and goes_on == event.mark and last_opening[event.mark] < index:
            end = paragraph.end
            outer = Span(event.at, end)
            index = len(events)
            runs_on = True
        else:
            if last_opening[event.mark] < index:
                hopeless.add(event.mark)
            continue
        inner = _trimmed(body, start, end)
        if inner.start < inner.end:
            found.append(Stretch(outer, inner, runs_on))
    return found


def _close(mark: str, events: Sequence[_Event], index: int) -> int:
    """Return which event closes a double mark, or -1; one that opens again has none."""
    closers = _CLOSERS[mark]
    for place in range(index, len(events)):
        event = events[place]
        if event.mark in closers and event.closes:
            return place
        if event.mark == mark and event.opens:
            return -1
    return -1


def _single_close(body: str, events: Sequence[_Event], index: int) -> int:
    """Return which event closes a single mark, or -1: not the apostrophe of "workers' rights" where another can."""
    closers = _CLOSERS[events[index - 1].mark]
    doubtful = -1
    for place in range(index, len(events)):
        event = events[place]
        if event.mark == events[index - 1].mark and event.opens:
            break
        if event.mark not in closers or not event.closes:
            continue
        before, after = body[event.at - 1], body[event.at + 1 : event.at + 3]
        if before.isspace():
            continue
        if before in _FINAL or not (before in "sn" and after[:1].isspace() and after[1:].islower()):
            return place
        if doubtful < 0:
            doubtful = place
    return doubtful


def _trimmed(body: str, start: int, end: int) -> Span:
    """Return a stretch without the white space at its edges, as the French write it inside their marks."""
    text = body[start:end]
    return Span(end - len(text.lstrip()), start + len(text.rstrip()))
