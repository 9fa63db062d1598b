"""Who wrote it: bylines above an article, and the lines about its author beside or under it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index.forms.days import find_day
from index.forms.outlets import NOUNS

if TYPE_CHECKING:
    from index.forms.lines import Block

_PARTICLE = r"(?:de|da|di|du|del|della|der|den|van|von|bin|bint|al|el|la|le|ben|ibn|dos|das|ter|ten|y|ní|nic|mac|ó|ua)"
_WORD = r"(?:[^\W\d_a-z][\w'’.-]*)"
_NAME = rf"{_WORD}(?:\ (?:{_PARTICLE}\ |al-|d'|O')*{_WORD}){{1,3}}"
_PLACE = r"(?:\s(?:in|at|from)\s[A-Z][\w'’.-]*(?:[\s,]+[A-Z][\w'’.-]*){0,3})?"
_NAMES = re.compile(rf"{_NAME}{_PLACE}(?:(?:,\s|\sand\s|\s&\s|,\sand\s|;\s|\swith\s){_NAME}{_PLACE}){{0,5}}")
_CUE = re.compile(
    r"\W{0,3}(?:authors?(?: of (?:the|this) \w+)?\s?:\s?(?:by\s)?\s*|(?:words|by|written by)\s?:\s*"
    r"|(?:(?:written |reported |story |text |report |posted |review |analysis |interview |words )?by|from)\s?[:|]?\s+)",
    re.IGNORECASE,
)
_ROLE = re.compile(
    r"""\b(?:editor|editor-in-chief|correspondent|reporter|writer|journalist|columnist|producer|contributor|staff
        |bureau|desk|critic|service|chief|fellow|author|photographer
    |broadcaster|presenter|commentator|blogger|freelance|freelancer|newsroom|team|agency|intern|trainee|analyst|host
        |lecturer|professor|researcher|economist)s?\b""",
    re.IGNORECASE | re.VERBOSE,
)
_AGENCY_NAMES = (
    r"PTI|ANI|IANS|AFP|AP|Reuters|The Associated Press|Associated Press|Press Association|PA Media|AAP|dpa"
    r"|Bloomberg|(?:The )?Canadian Press"
    r"|Australian Associated Press|EFE|ANSA|Xinhua|TASS"
    r"|Kyodo(?: News)?|Yonhap|Anadolu(?: Agency)?|UNI|GNA|NAN|Agence France-Presse|Agencies"
    r"|Staff(?: and agencies)?|Wire services|agencies"
)
_AGENCY_BYLINE = re.compile(rf"\W{{0,2}}(?:{_AGENCY_NAMES})\W{{0,2}}")
_OUTLET = re.compile(rf"\b(?:{NOUNS})\W{{0,2}}$")
_WITH_AGENCY = re.compile(
    rf"[^\W\d_a-z][\w'.-]*(?: [\w'.-]+){{0,6}} (?:with|and) (?:{_AGENCY_NAMES})(?:,? (?:and|with) (?:{_AGENCY_NAMES}))?"
)
_BIOGRAPHY_VERB = re.compile(
    rf"""(?:{_NAME}|{_WORD}|(?i:he|she|they)|(?i:the|our)\ (?:own\ )?(?:author|writer|reviewer|columnist
        |reporter))(?:\ \([^()]{{1,20}}\)|,\ [^,]{{1,60}},)?\ (?i:
        (?:is|was|has\ been)\ (?:(?:an?|the|our)\b|[\w.]+(?:\ [\w.]+){{0,3}}(?:'s|s'))\s?.{{0,120}}?\b(?:editor
        |correspondent|reporter|writer|journalist|columnist|producer|contributor|critic|photographer|broadcaster
        |presenter|commentator|fellow|author|analyst|host|professor|lecturer|researcher|economist|historian|novelist
        |bureau\ chief|intern|trainee|freelance\w*|staffer|member\ of)\b
      | (?:is|was|has\ been)\ (?:based|deputy|senior|chief|associate|assistant|managing|executive|contributing
        |political|economics|business|science|sports?|foreign|health|education|[\w-]+)\b\s?.{{0,50}}?\b(?:editor
        |correspondent|reporter|writer|journalist|columnist|critic|producer|bureau\ chief)\b
      | (?:covers?|writes?|reports?|has\ (?:covered|worked|written|reported|been\ (?:a|an|the|with|covering|writing
        |reporting))|joined|works?|edits?|leads?|runs|specialises|specializes|has\ (?:a|an)\b.{{0,40}}\bdegree
        |studied|teaches|taught|lives|previously|formerly|began\ (?:his|her|their)|started\ (?:his|her|their)|hosts?
        |presents?|photographs?|draws|blogs|tweets|grew\ up|owns)\b
    )""",
    re.VERBOSE,
)
_BIOGRAPHY_SUBJECT = re.compile(
    rf"(?:{_NAME}|{_WORD})(?=\s(?:is|was|has|covers?|writes?|reports?|joined|works?|edits?|leads?)\b)"
)
_TRADE = re.compile(
    r"""\b(?:journalis\w+|editor\w*|reporter|correspondent|writer|writes|written|columnist|newsroom|newspaper
        |magazine|desk|covers|covering|covered|reporting|reports|bureau|author|book|books|broadcaster|producer
    |contributor|freelance\w*|university|professor|fellow|degree|award\w*|photographer|critic|podcast|career|joined
        |staff|novel|based\ in|lives\ in|previously|radio|wire|history|teach\w*|taught|degree)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_CONTACT = re.compile(
    r"""\b(?:can\ be\ (?:reached|contacted|found|followed)|(?:reach|contact|e-?mail|follow|write\ to|tweet)\ (?:him
        |her|them|the\ (?:author|writer|reporter)|\w+(?:\s\w+)?)\ (?:at|on|via|:|@)
    |tweets?\ (?:at|as)\b|follow\b.{1,40}\bon\ (?:twitter|x|instagram|bluesky|mastodon|linkedin|facebook
        |threads)\b)""",
    re.IGNORECASE | re.VERBOSE,
)
_NOW = re.compile(r"\b(?:and|who|but) (?:now |also |currently )?(?:covers|writes|reports|edits|hosts|presents)\b")
_ABOUT = re.compile(
    r"(?:(?:about|meet|more (?:from|by|about)) )?the (?:authors?|writers?|reporters?|contributors?)\W{0,2}",
    re.IGNORECASE,
)
_DATE_WORDS = re.compile(
    r"""\b(?:published|posted|first|originally|last|updated?|modified|revised|date|on|at|ist|gmt|bst|utc|est|edt|et
        |pt|pst|pdt|cst|ct|cet|cest|wat|sast|eat|aest|aedt|awst|nzdt|nzst|hkt|sgt|jst|am|pm|a\.m|p\.m|mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun
    |(?:mon|tues|wednes|thurs|fri|satur|sun)day|hrs|hours?|mins?|minutes?|days?|ago|h|m|d|time|local|today|yesterday
        |edition|print|issue|dublin|london)\b|[\d:.,|·•()/\s+-]""",
    re.IGNORECASE | re.VERBOSE,
)
_SAYS_WHEN = re.compile(
    r"\W{0,2}(?:(?:first|originally) )?(?:published|posted|updated|last|modified|created|filed|issued)\b", re.IGNORECASE
)
_AGO = re.compile(
    r"(?:(?:last\s)?(?:updated|published|posted)?[:\s]*)?\d{1,3}\s?(?:h|hrs?|hours?|m|mins?|minutes?|d|days?|weeks?)\sago\W{0,2}",
    re.IGNORECASE,
)


def is_dateline(block: Block, *, bare: bool = False) -> bool:
    """Tell whether a line is the day of publication with little else: a time, words such as "Updated", a place.

    Args:
        block: The line.
        bare: Whether a place or a name beside the day is too much, as in a masthead.
    """
    if block.words > 30:
        return False
    if _AGO.fullmatch(block.view):
        return True
    found = find_day(block.view)
    if found is None:
        return False
    rest = block.view[: found[1]] + " " + block.view[found[2] :]
    second = find_day(rest)
    if second:
        rest = rest[: second[1]] + " " + rest[second[2] :]
    left = _DATE_WORDS.sub(" ", rest).split()
    if bare:
        return not left
    if _SAYS_WHEN.match(block.view) and not block.closed and len(left) <= 12:
        return True
    return len(left) <= 4 and not (block.closed and len(left) > 2)


def is_cued_byline(block: Block) -> bool:
    """Tell whether a line begins as a byline does: ``By Jane Doe``, ``Words: Jane Doe | 3 May 2025``."""
    cue = _CUE.match(block.view)
    if cue is None or block.words > 30 or _ends_sentence(block):
        return False
    return bool(byline_names(block.view)) or _staff(block.view[cue.end() :])


def is_bare_byline(block: Block) -> bool:
    """Tell whether a line is nothing but names, an agency, or names and what they are; above an article only."""
    view = block.view
    if block.words > 24 or _ends_sentence(block):
        return False
    if _AGENCY_BYLINE.fullmatch(view) or _WITH_AGENCY.fullmatch(view):
        return True
    found = find_day(view)
    if found:
        view = view[: found[1]].rstrip(" |·•,-–(")
    head = re.split(r"\s?[|·•]\s?|\s-\s|, (?=[a-z])", view)[0]
    if _NAMES.fullmatch(head) and (found or head != view or _all_names(head)):
        return True
    return (
        block.words <= 9
        and bool(_ROLE.search(view))
        and all(word[0].isupper() or len(word) < 4 for word in view.split() if word[0].isalpha())
    )


def may_sign(block: Block) -> bool:
    """Tell a line that could be a byline of a kind not known: ``by jane doe``, a name and an address or an outlet."""
    view = block.view
    return bool(
        re.match(r"by\b", view, re.IGNORECASE) or "@" in view or _OUTLET.search(view) or _WITH_AGENCY.match(view)
    )


def is_role(block: Block) -> bool:
    """Tell whether a short line says what a writer is: ``Political correspondent``, ``Deccan bureau``."""
    return block.words <= 8 and not _ends_sentence(block) and bool(_ROLE.search(block.view))


def byline_names(line: str) -> tuple[str, ...]:
    """Read the names from a byline, in order; an agency or a desk is a name too."""
    line = line.strip()
    found = find_day(line)
    if found:
        line = line[: found[1]] + " | " + line[found[2] :]
    cue = _CUE.match(line)
    rest = line[cue.end() :] if cue else re.sub(r"^(?:source|agency)\s?:\s?", "", line, flags=re.IGNORECASE)
    rest = rest.strip(" |·•-–,")
    rest = _joined_by_bars(rest) or re.split(r"\s*[|·•(–]\s*|\s-\s", rest)[0].strip()
    names: list[str] = []
    if _WITH_AGENCY.fullmatch(rest):
        return tuple(re.split(r" (?:with|and) ", rest))
    for part in re.split(r",\s+(?:and\s+)?|\s+and\s+|\s+&\s+|;\s+|\s+with\s+", rest):
        name = re.split(r"\s(?:in|at|for)\s(?=[A-Z])|/", part.strip())[0].strip(" ,.")
        if re.fullmatch(_NAME, name) and not (_ROLE.search(name) and names):
            names.append(name.title() if name.isupper() and len(name) > 5 else name)
        elif not names and (_AGENCY_BYLINE.fullmatch(name) or _staff(name)):
            names.append(name)
    return tuple(dict.fromkeys(names))


def _joined_by_bars(line: str) -> str | None:
    """Join names that bars part, ``Jane Doe in Riga | John Roe in Oslo``: two alone may be a person and a place."""
    parts = re.split(r"\s+\|\s+", line)
    names = all(_NAMES.fullmatch(part) and not (_ROLE.search(part) or _OUTLET.search(part)) for part in parts)
    placed = all(re.search(r"\s(?:in|at|from)\s(?=[A-Z])", part) for part in parts)
    return ", ".join(parts) if names and len(parts) >= 2 and (placed or len(parts) >= 3) else None


def is_biography(block: Block, authors: tuple[str, ...]) -> bool:
    """Tell whether a line is about the author: a name first, then a trade; its place is not judged here."""
    view = block.view
    if _ABOUT.fullmatch(view) or view in authors:
        return True
    if '"' in view and re.search(r"\b(?:said|told|says)\b", view):
        return False
    if _CONTACT.search(view) and block.words <= 45:
        return True
    if view.startswith(tuple(f"{author} " for author in authors if " " in author)) and _NOW.search(view):
        return True
    named = next((author for author in authors if " " in author and view.startswith(f"{author} ")), "")
    if named and not block.closed and block.words <= 30 and _ROLE.search(" ".join(view[len(named) :].split()[:4])):
        return True
    if not _BIOGRAPHY_VERB.match(view):
        return False
    known = any(view.startswith((author, author.split()[0] + " ")) for author in authors if author)
    subject, *rest = view.split(" ", 2)
    lone = rest and rest[0].islower() and subject.lower() not in {"he", "she", "they"}
    told = rest[-1] if lone else view  # ``Peat covers …``: the verb alone makes no writer of a lone word
    return known or len(_TRADE.findall(told)) >= (1 if block.words <= 25 else 2)


def biography_name(line: str) -> str | None:
    """Give the name that a biography begins with: ``Peter has worked as …`` gives Peter."""
    match = _BIOGRAPHY_SUBJECT.match(line)
    if not match or match[0].lower() in {"he", "she", "they", "the author", "the writer", "our reporter"}:
        return None
    return match[0] if match[0].split()[0] not in {"The", "Our", "This", "It", "An", "A"} else None


def _staff(text: str) -> bool:
    """Tell a desk or a staff byline: ``Express News Service``, ``Our Staff Reporter``."""
    return 0 < len(text.split()) <= 6 and bool(_ROLE.search(text))


def _all_names(head: str) -> bool:
    parts = re.split(r", | and | & ", head)
    return all(2 <= len(re.split(r"\s(?:in|at|from)\s", part)[0].split()) <= 4 for part in parts)


def _ends_sentence(block: Block) -> bool:
    return block.view.endswith((".", "?", "!")) and not block.view.endswith(("a.m.", "p.m.", "Jr.", "Sr."))


def agency_of_credit(line: str) -> str | None:
    """Give the agency that a line under an article names as its source, and nothing else: ``Source: AFP``."""
    match = re.fullmatch(rf"\W{{0,2}}(?:source|agency|via|from)\s?:\s?({_AGENCY_NAMES})\W{{0,2}}", line, re.IGNORECASE)
    return match[1] if match else None
