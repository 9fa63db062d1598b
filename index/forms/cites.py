"""Outlets that a text names as its sources: ``Reuters reported``, ``told the BBC``, ``according to Der Spiegel``.

An outlet is a source where a verb of reporting has it for its subject, or a phrase of telling leads to it; one that the
news is about (``sued The New York Times``) is none.
"""

from __future__ import annotations

import re
from typing import Final

from index.forms.outlets import NOUNS, WITH_ARTICLE, WITHOUT_ARTICLE

_WITH: Final = frozenset(WITH_ARTICLE.split("|"))
_WITHOUT: Final = frozenset(WITHOUT_ARTICLE.split("|"))
_KNOWN: Final = _WITH | _WITHOUT
_ORDINARY: Final = frozenset(
    [
        "Nature",
        "Science",
        "Time",
        "Age",
        "Sun",
        "Week",
        "Nation",
        "Hill",
        "Wire",
        "Print",
        "Star",
        "Information",
        "Mint",
        "Dawn",
        "Mehr",
        "Stuff",
    ]
)
_NOUNS: Final = frozenset(NOUNS.split("|"))
_AMBIGUOUS: Final = frozenset(
    {"Agency", "Press", "Standard", "Record", "Review", "Register", "Star", "Wire", "Reporter", "Post"}
)
_GENERAL: Final = frozenset(
    [
        "The",
        "A",
        "An",
        "This",
        "That",
        "His",
        "Her",
        "Its",
        "Their",
        "State",
        "Local",
        "Security",
        "Space",
        "Atomic",
        "International",
    ]
)

# Every alternative begins with what no other word of a text begins with, so that re skips to the candidates.
_VERBS = (
    r"report(?:ed|s)|said|says|wrote|writes|noted|notes|quoted|quotes|cited|cites|revealed|reveals|claimed|claims"
    r"|announced|broadcast|published|added|observed|found|described|confirmed|estimated|argued|called|learned|tallied"
)
_NAME = r"[^\W\d_a-z][\w.’'-]*(?:\ (?:(?:of|and|de|della|dello|du|la|the)\ )?[^\W\d_a-z][\w.’'-]*|\ 24|\ 4\ News){0,4}"
_SUBJECT = re.compile(
    rf"[ ,](?:(?:news\ ?(?:agency|paper|wire)|newspaper|magazine|website|broadcaster|service"
    rf"|correspondent)\ )?(?:(?:has|have|had|also|first|later|earlier|exclusively|separately|previously"
    rf"|then)\ ){{0,2}}(?P<verb>{_VERBS})\b"
)
_RUN = re.compile(_NAME.replace(r"\ ", " "))
_TELLING = re.compile(
    r"(?:told|tell|tells|telling|according to|interview(?:ed)? (?:with|by|to|for|in|on|published (?:by"
    r"|in))|(?:speaking|spoke|speaks|spoken|talking|talked|confirmed|revealed|disclosed|statement"
    r"|comments?|remarks?|leaked|said|saying|wrote|writing|argued)"
    r" (?:to|at|with|in|on|for|by)|(?:reported|published|obtained|seen|cited|quoted|reviewed"
    r"|first reported|broadcast|compiled|released|conducted|verified|revealed|made) (?:by|in|on)"
    r"|(?:reports?|report|[Pp]oll|investigation|analysis|tally|count|survey|article|column|op-ed) (?:by"
    r"|from|in|for|of)|citing|quoting|(?:as|from) reported by|quoted by)"
    r" (?:(?:the|a|an|both) )?(?:[a-z’'-]+ ){0,3}$",
    re.IGNORECASE,
)
_REPORT = re.compile(
    r"[’']?s? (?:own )?(?:report|analysis|tally|count|investigation|[Pp]oll|reporting|story|interview)\b"
)
_AGENCY_DATELINE = re.compile(r"\((Reuters|AP|AFP|PTI|ANI|IANS|dpa|AAP|PA|Bloomberg|Xinhua|TASS|Kyodo)\)")
_HINT = re.compile(
    r"[Tt]old|[Rr]eport|ccording to|nterview|sa(?:id|ys)|wr(?:ote|ites)|[Cc]it(?:ed|ing)|quot|reveal"
    r"|publish|confirm|broadcast|[Ss]peaking|spoke|[Pp]oll|tally|noted|learned|\((?:Reuters|AP|AFP|PTI"
    r"|ANI)\)"
)
_COMMON = frozenset(
    {"The", "New", "India", "Israel", "America", "American", "Europe", "Asia", "Republic", "Street", "of", "France"}
)
_KEYS = _NOUNS | {
    next((word for word in reversed(name.split()) if word not in _COMMON), name) for name in _KNOWN
}  # fmt: skip
_TOUCHED = frozenset(
    f"{before}{key}{after}"
    for key in _KEYS
    for before in ("", "(", '"', "“")
    for after in ("", ",", ".", "'s", "’s", ")", '"', ";", ":", ',"', "),", ").", "'", "’", "”")
)


def find_cites(body: str) -> tuple[str, ...]:
    """Name the outlets that a text gives as its sources, each once, in order of first mention.

    Args:
        body: Of any length; the time is linear in it.

    Returns:
        Known outlets in their usual form (``The Washington Post``), others as written, without an article.
    """
    if _TOUCHED.isdisjoint(body.split()) or _HINT.search(body) is None:
        return ()
    found: dict[str, None] = {}
    for match in _RUN.finditer(body):
        if _TOUCHED.isdisjoint(match[0].split()):
            continue
        for name, start, end in _outlets(match[0], match.start()):
            if _is_source(body, start, end):
                found[name] = None
    return tuple(found)


def _outlets(run: str, offset: int) -> list[tuple[str, int, int]]:
    """Find the outlet in a run of capitalised words: a known one, the longest first, else one named for its trade."""
    words = run.split(" ")
    for size in range(len(words), 0, -1):
        for first in range(len(words) - size + 1):
            part = words[first : first + size]
            last = part[-1]
            plain = " ".join([*part[:-1], re.sub(r"(?:[’']s|[’'])?[.,]*$", "", last)])
            bare = plain.removeprefix("The ")
            start = offset + sum(len(word) + 1 for word in words[:first])
            end = start + len(" ".join(part))
            if first + size < len(words) and plain in _ORDINARY:
                continue
            if plain in _WITHOUT or (bare in _WITH and first + size == len(words)):
                if bare in _ORDINARY and not plain.startswith("The ") and bare in _WITH:
                    continue
                return [(f"The {bare}" if bare in _WITH else plain, start, end)]
    last = re.sub(r"(?:[’']s|[’'])?[.,]*$", "", words[-1])
    named = [word for word in words[:-1] if word not in _GENERAL]
    if last in _NOUNS and named and len(words) <= 5 and not (last == "Agency" and "News" not in words):
        name = " ".join([*words[:-1], last]).removeprefix("The ")
        return [(name, offset, offset + len(run))]
    return []


def _is_source(body: str, start: int, end: int) -> bool:
    """Tell whether an outlet is made to speak: a verb of reporting behind it, or telling before it."""
    if body[start - 1 : start] == "(" and body[end : end + 1] == ")":
        return _AGENCY_DATELINE.match(body, start - 1) is not None
    subject = _SUBJECT.match(body, end)
    if subject is not None:
        return True
    if _REPORT.match(body, end):
        return True
    before = body[max(0, start - 60) : start]
    return _TELLING.search(before) is not None
