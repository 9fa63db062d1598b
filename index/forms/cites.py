"""Outlets that a text names as its sources: ``Reuters reported``, ``told the BBC``, ``according to Der Spiegel``.

An outlet is a source where a verb of reporting has it for its subject, or a phrase of telling leads to it; one that the
news is about (``sued The New York Times``) is none.
"""

from __future__ import annotations

import re
from functools import lru_cache
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
        "Standard",
        "Athletic",
        "East African",
        "Stern",
        "Stage",
        "Oregonian",
        "Tennessean",
        "Focus",
        "Sabah",
        "Tempo",
        "Onet",
        "Trouw",
        "Expresso",
        "Rai",
        "La Lettre",
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
    r"|understands|counted|calculated|obtained|repeated|carried|aired|ran (?:a|an|the|two|three) "
    r"(?:story|stories|report|article|piece|interview|ads|photo\w*|letter)|worked out|got hold of|picked (?:it|that) up"
    r"|examined|investigated|tested|checked|read out|was the first to|sent a|used in a|listed|ranked|compared"
)
_LINK = r"(?:of|and|de|da|do|della|dello|du|la|na|the)"
_NAME = rf"[^\W\d_a-z][\w.’'-]*(?:\ (?:{_LINK}\ )?[^\W\d_a-z][\w.’'-]*|\ 24|\ 4\ News){{0,4}}"
_SUBJECT = re.compile(
    rf",?(?:,? (?:an?|the) [^,.]{{1,40}},)?(?:,? and (?:the |The )?[A-Z]\w+(?: [A-Z]\w+){{0,2}})?[ ,]"
    rf"(?:(?:news\ ?(?:agency|paper|wire)|newspaper|magazine|website|broadcaster|service"
    rf"|correspondent)\ )?(?:(?:has|have|had|also|first|later|earlier|exclusively|separately|previously"
    rf"|then|both|all)\ ){{0,2}}(?P<verb>{_VERBS})\b"
)
_RUN = re.compile(_NAME.replace(r"\ ", " "))
_TELLING = re.compile(
    r"(?:told|tell|tells|telling|according to|interview(?:ed)? (?:with|by|to|for|in|on|published (?:by"
    r"|in))|(?:speaking|spoke|speaks|spoken|talking|talked|confirmed|revealed|disclosed|statement"
    r"|comments?|remarks?|leaked|said|saying|wrote|writing|argued)"
    r" (?:to|at|with|in|on|for|by)|(?:reported|published|obtained|seen|cited|quoted|reviewed"
    r"|first reported|broadcast|compiled|released|conducted|verified|revealed|made|identified|noticed|spotted"
    r"|polled|surveyed|translated) (?:by|in|on)"
    r"|(?:published|reported|appear(?:ed|s|ing)|writing|wrote|writes|described)(?: [a-z]+){1,3} in"
    r"|(?:reports?|report|[Pp]oll|investigation|analysis|tally|count|survey|article|column|op-ed) (?:by"
    r"|from|in|for|of)|citing|quoting|(?:as|from) reported by|quoted by)"
    r" (?:(?:the|a|an|both) )?(?:[a-z’'-]+ ){0,3}$",
    re.IGNORECASE,
)
_SAID_BY = re.compile(r"\b(?:said|says|wrote|writes|reported|reports|noted)(?: at| in)? (?:[Tt]he )?$")
_REPORT = re.compile(
    r"[’']?s? (?:own )?(?:report|analysis|tally|count|investigation|[Pp]oll|reporting|story|interview)\b"
)
_CITING = re.compile(
    r", (?:citing|quoting|which cited|which quoted|which (?:was (?:also )?(?:the )?)?first (?:to )?report(?:ed)?)\b"
)
_KIND = (
    r"(?:news ?paper|news ?agency|agency|daily|weekly|tabloid|broadcaster"
    r"|(?:radio |TV |television )?(?:station|network)|(?:news )?(?:web ?site|site|outlet|portal|channel)"
    r"|magazine|news service|trade paper)"
)
_OF_ANY_KIND = (
    *("paper", "agency", "daily", "weekly", "tabloid", "broadcaster", "station", "network", "site", "outlet", "portal"),
    *("channel", "magazine", "news service"),
)
"""One of these is in each way to say ``_KIND``."""
_OF_KIND = re.compile(rf"\b{_KIND},? (?P<name>{_NAME.replace(chr(92) + ' ', ' ')})")
_TIME = re.compile(
    r" (?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|[A-Z]\w+(?:uary|ember|ober|ust)|March|April|May|June|July)\b.*"
)
_NETWORKS = frozenset(
    {"BBC", "CNN", "CBS", "NBC", "ABC", "CBC", "RTÉ", "RTE", "ITV", "PBS", "Sky", "ESPN", "NHK", "DW"}
)
_STATION = re.compile(
    r"(?:Radio|Raidió|Rádio|Rai|TV|Télé|Tele) (?:na |de )?[^\W\d_a-z]|.* (?:Reporting|News|Wire) Service$"
)
_AGENCY_DATELINE = re.compile(r"\((Reuters|AP|AFP|PTI|ANI|IANS|dpa|AAP|PA|Bloomberg|Xinhua|TASS|Kyodo)\)")
# A word of telling, by a letter of it that is rare: ``re`` skips to these.
HINT: Final = re.compile(
    r"d(?:(?<=said)|(?<=[Tt]old)|(?<=[Cc]ited)|(?<=noted)|(?<=learned))"
    r"|p(?:ublish|oll|ort(?<=[Rr]eport)|oke(?<=spoke)|eaking(?<=[Ss]peaking))|Poll|wr(?:ote|ites)|quot|broadcast"
    r"|g(?:(?<=[Cc]iting)|(?= to)(?<=ccording))|v(?:iew(?<=nterview)|eal(?<=reveal))|y(?:(?=s)(?<=say)|(?<=tally))"
    r"|f(?=irm)(?<=conf)|\((?:Reuters|AP|AFP|PTI|ANI)\)"
)
"""Is in every text that names a source."""
_COMMON = frozenset(
    {"The", "New", "India", "Israel", "America", "American", "Europe", "Asia", "Republic", "Street", "of", "France"}
)
_KEYS = _NOUNS | {"Radio", "Raidió", "Rádio", "Service"} | {
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
    if HINT.search(body) is None:
        return ()
    touched = not _TOUCHED.isdisjoint(body.split())
    of_kind = any(map(body.__contains__, _OF_ANY_KIND))
    found: dict[str, int] = {}
    if touched:
        for match in _RUN.finditer(body):
            if _TOUCHED.isdisjoint(match[0].split()):
                continue
            for name, start, end in _outlets(match[0]):
                if _is_source(body, match.start() + start, match.start() + end):
                    found.setdefault(name, match.start() + start)
    for match in _OF_KIND.finditer(body) if of_kind else ():
        name = _TIME.sub("", re.sub(r"(?:[’']s|[’'])?[.,]*$", "", match["name"]))
        told = _leads_to(body[max(0, match.start() - 60) : match.start()] + " ")
        if (told or _is_source(body, *match.span("name"))) and not any(name in known for known in found):
            found.setdefault(name, match.start())
    return tuple(sorted(found, key=found.__getitem__))


@lru_cache(maxsize=4096)
def _outlets(run: str) -> list[tuple[str, int, int]]:
    """Find the outlet in a run of capitalised words: a known one, the longest first, else one named for its trade."""
    words = run.split(" ")
    for size in range(len(words), 0, -1):
        for first in range(len(words) - size + 1):
            part = words[first : first + size]
            last = part[-1]
            plain = " ".join([*part[:-1], re.sub(r"(?:[’']s|[’'])?[.,]*$", "", last)])
            bare = plain.removeprefix("The ")
            start = sum(len(word) + 1 for word in words[:first])
            end = start + len(" ".join(part))
            if first + size < len(words) and plain in _ORDINARY:
                continue
            if plain in _WITHOUT or (bare in _WITH and first + size == len(words)):
                if bare in _ORDINARY and not plain.startswith("The ") and bare in _WITH:
                    continue
                if plain in _NETWORKS and first + size < len(words):
                    return [_with_station(words, first, start)]
                return [(f"The {bare}" if bare in _WITH else plain, start, end)]
    last = re.sub(r"(?:[’']s|[’'])?[.,]*$", "", words[-1])
    if _STATION.match(" ".join(words)) and len(words) <= 4:
        return [(" ".join([*words[:-1], last]).removeprefix("The "), 0, len(run))]
    named = [word for word in words[:-1] if word not in _GENERAL]
    if last in _NOUNS and named and len(words) <= 5 and not (last == "Agency" and "News" not in words):
        name = re.sub(r"^(?:The|An?) ", "", " ".join([*words[:-1], last]))
        return [(name, 0, len(run))]
    return []


def _with_station(words: list[str], first: int, start: int) -> tuple[str, int, int]:
    """Name a network's station or programme with it: ``BBC Radio Leeds``; a day behind it is none of its name."""
    run = _TIME.sub("", " ".join(words[first:])).partition(". ")[0]
    return re.sub(r"(?:[’']s|[’'])?[.,]*$", "", run), start, start + len(run)


def _is_source(body: str, start: int, end: int) -> bool:
    """Tell whether an outlet is made to speak: a verb of reporting behind it, or telling before it."""
    if body[start - 1 : start] == "(" and body[end : end + 1] == ")":
        return _AGENCY_DATELINE.match(body, start - 1) is not None
    subject = _SUBJECT.match(body, end)
    if subject is not None:
        return True
    if body[end - 1 : end + 1].strip(" \n")[-1:] in {",", "."} and _SAID_BY.search(body[max(0, start - 20) : start]):
        return True
    if _REPORT.match(body, end) or _CITING.match(body, end):
        return True
    return _leads_to(body[max(0, start - 60) : start])


@lru_cache(maxsize=4096)
def _leads_to(before: str) -> bool:
    """Tell whether words of telling end a text; a hostile one has the same before each of 100,000 names."""
    return _TELLING.search(before) is not None
