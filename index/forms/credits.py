"""Lines that say who made what, whose it is, and what was changed: credits, copyright, notes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from index.forms.lines import Block

_CREDIT_START = re.compile(
    r"""\W{0,3}(?:
    enlarge\s?/\s
    | (?:photo|photos|photograph|photographs|picture|pictures|pics?|image|images|video|graphic|graphics|illustration
        |illustrations|map|chart|credit|credits|main\ image|file\ (?:photo|picture|image|pic)|cover\ (?:photo|image)
        |top\ image|audio|caption)
        (?:\ (?:credits?|courtesy|source|by|from|via|supplied|copyright))?\s?(?::|\bby\b|\||-\s|/|=|;|\bcourtesy\b
        |\bsupplied\b|\bvia\b)
    | (?:additional\ |with\ additional\ |further\ |with\ |original\ )?(?:reporting|writing|editing|production
        |translation|translated|compiled|edited|research|graphics|data\ analysis|sub-?editing|fact-?checking
        |produced|photography|text|words\ and\ pictures)
        (?:\ (?:and|&)\ (?:reporting|editing|writing|photography|additional\ reporting|graphics|production))?\ (?:by
        |from)\b
    | (?:with|based\ on|from)\ (?:agency|agencies|inputs?|files?|wire|additional|contributions?|reports?
        |reporting)\b(?=.{0,120}$)
    | (?:\W{0,2}with\ (?:inputs?|files?|reports?|reporting|contributions?)\ (?:from|by)\b)
    | (?:source|sources|via)\s?:\s?\S.{0,60}$
    | (?:agencies|staff\ and\ agencies|wire\ services|wire\ reports|pti|ani|ians|afp|reuters|ap|dpa|efe|ansa|xinhua
        |tass|pa|aap|the\ associated\ press|associated\ press|press\ association|pa\ media)\W{0,2}$
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_CREDIT_INSIDE = re.compile(
    r"""\bcontributed\ (?:to\ (?:this|the)\b|reporting\b|from\b)
    | \bcontribut(?:ing|ed)\b.{0,30}\b(?:report|story|article)\b
    | (?i:\b(?:photo|file\ photo|photograph|picture|image|illustration|graphic|credit|pic|video|visual
        |courtesy)s?\s?(?:credit|courtesy)?\s?[:/|])\s?.{1,80}$
    | \b(?i:illustration|photo-?illustration|composite|photos?|photographs?|pictures?|images?
        |graphics?)\ (?i:by)\ [A-Z][\w.'-]+.{0,40}$
    | (?i:\((?:[^()]{0,80}\b(?:photos?|file|pic|image|picture|photograph|courtesy|illustration|handout|getty
        |pool)\b[^()]{0,80})\))\W{0,2}$
    | \([A-Z][^()/]{1,60}/\ ?[A-Z][^()]{1,60}\)\W{0,2}$ | \((?:[A-Z][\w.&'-]*\ ?){1,5}:\ [A-Z][^()]{1,60}\)\W{0,2}$
        | \[[^\[\]]{1,60}/[^\[\]]{1,60}\]$ | (?i:[\[(](?:supplied|file)\b[^()\[\]]{0,40}[\])]\W{0,2}$)
    | (?<=[.!?"'])\s(?i:photos?|pics?|pictures?|images?|photographs?|credit|video)\b\W{0,3}[A-Z][^!?]{1,60}$
        | (?:(?<=[.!?])|(?<=[.!?]["']))\s(?!(?:In|On|At|By|From|To|Of|And|But|As|For|If|When|After|With|The|A|An|So)\b)
        [A-Z][\w'-]+(?:\ [A-Z][\w'-]+){1,2}$
    | [.!?]["']?\s\|\s[A-Z][\w.'-]+(?:\ [A-Z][\w.'-]+){1,3}(?:(?:\ ?/\ ?|\ for\ )[A-Z].{1,40})?$
    | ^[a-z]{2,4}(?:\ ?[/,]\ ?[a-z]{2,4}){0,3}\ \((?:[\w-]{2,12}(?:,\ |/)?){1,5}\)$
    | ^(?i:image\ (?:source|caption))[,:]\ .{1,200}$
    | (?i:getty\ images|/\ ?getty|shutterstock|alamy|istock|unsplash|wikimedia|/afp|/reuters|/ap|ap\ photo|epa-efe
        |/epa|/pa|pa\ wire|pa\ images|/rex|zuma|/upi|/bloomberg|file\ photo|stock\ photo
        |handout(?:\ photo)?)\W{0,3}(?:via\ .{1,40}|images|archive|\d{4})?\W{0,2}$
    | \b(?:via|courtesy(?:\ of)?)\s[A-Z][^.!?]{1,60}$
    | \b[A-Z]{3,20}/[A-Z][\w.-]+(?:\ [A-Z][\w.-]+){0,3}\W{0,2}$
    | \bphoto(?:graph|graphs|s)?\ by\ [A-Z].{1,80}$ | \bphotographed\ by\b.{1,80}$
    | (?<=[.?!"']\s)[A-Z][\w.'-]+(?:\ [A-Z][\w.'-]+){1,3}\ ?/\ ?[A-Z][\w.&'-]+(?:\ [A-Z][\w.&'-]+){0,4}$
    | ^[A-Z][\w.'-]+(?:\ [A-Z][\w.'-]+){1,3}\ ?/\ ?[A-Z][\w.&'-]+(?:\ [A-Z][\w.&'-]+){0,3}$""",
    re.VERBOSE,
)
_CREDIT_ANY_CASE = re.compile(
    r"""\bpictured?\b\s?(?::|\(|above|left|right|here|with|at)|^pictured\b
    |\((?:l-r|left\ to\ right)|\b(?:file|stock|library)\ (?:image|photo|picture|pic|photograph|footage)\b
    | \|\s?(?:photo|picture|image|video|graphic)\s?(?:credit|courtesy)?\b|\((?:express|file|representative
        |representational|representation|archive|handout|supplied)\s?(?:photo|image|picture|pic)?[^()]{0,60}\)\W{0,2}$
    | ^\W{0,2}\[\d+/\d+\] | \bin\ this\ (?:file\ )?(?:photo|picture|image|illustration|handout
        |combination)\b.{0,200}\b(?:[A-Z]+/|credit|photo)
    | ^\W{0,2}(?:this|the)\ (?:story|report|article|piece|dispatch|copy|feed|content)\b.{0,40}\b(?:produced|written
        |reported|generated|syndicated|published\ from|provided|supported|funded|auto-?generated|sourced)\b
    | \b(?:has|have|is|was)\s?(?:not|n't)\ been\ edited\ by\b.{0,100}|\bsyndicated\ feed\b
        |\bpress\ release\b.{0,40}\bunedited\b""",
    re.IGNORECASE | re.VERBOSE,
)
_COPYRIGHT = re.compile(
    r"""©|\(c\)\s?(?:\d{4}|[A-Z])|\bcopyright\b\s?(?:\W|\d{4}|[A-Z])|\ball\ rights\ reserved\b
    |\bmay\ not\ be\ (?:published|reproduced|copied|used|redistributed|republished|distributed)\b
    |\b(?:reproduction|republication|redistribution|unauthori[sz]ed\ \w+)\b.{0,60}\b(?:prohibited|forbidden
        |permission|permitted)\b
    |\bregistered\ (?:in\ (?:england|scotland|ireland)|office|company|number|newspaper|trademark)\b
        |\bcompany\ (?:number|no\.?|registration)\b
    |\brepublished\ (?:with|under|from)\b.{0,60}(?:permission|licen[cs]e)|\bused\ with\ permission\b
        |\bcreative\ commons\b""",
    re.IGNORECASE | re.VERBOSE,
)
_NOTE = re.compile(
    r"""\W{0,4}(?:
    (?:corrections?|clarifications?|editor'?s?'?\ note|editorial\ note|disclaimer|amendment|publisher's\ note
        |author's\ note|note\ to\ (?:readers|editors)|for\ the\ record|disclosure|erratum|(?:content
        |trigger)\ warning|warning|about\ this\ (?:story|article|report))\b\s?(?:\W|\(|\d|and\b|appended|$)
    | (?:article|story|report|page|post)\ (?:was\ )?(?:last\ )?(?:amended|updated|corrected|edited|revised)\b
    | update[sd]?\s?(?:[:-]|\()
    | note\s?:
    | (?:this|the)\ (?:\w{3,9}\ \d{1,2}\ )?(?:article|story|report|piece|post|page|item|headline|copy
        |web\ (?:article|story)|live\ blog|version|column|analysis|feature|interview|caption)\b.{0,60}\b(?:updated
        |amended|corrected|revised|clarified|first\ published|originally\ (?:published|appeared|ran)|first\ appeared
        |appeared\ in|translated|edited\ for|was\ changed|contains|misstated|removed|deleted|earlier)\b
    | (?:an?|the)\ (?:earlier|previous|original|initial|prior)\ (?:version|edition|headline|report|photo|caption
        |sub-?heading)\b
    | (?:a|an|the)\ (?:version|photo\ caption|caption|headline|quote|figure|map|chart)\ (?:of\ this\b|in\ (?:this
        |an\ earlier)\b|with\ (?:this|an\ earlier)\b|on\ (?:this|an\ earlier)\b)
    | (?:first|originally)\ (?:published|appeared)\b
    | because\ of\ an\ editing\ error\b | due\ to\ an?\ (?:editing|production)\ error\b
    | this\ is\ an?\ (?:developing|breaking)\b
    | (?:the\ )?(?:views|opinions)\b.{0,60}\b(?:personal|own|those\ of|author|writer)
    | (?:names|some\ names|the\ names?)\ (?:have|has)\ been\ changed\b
    | we\ (?:have\ )?(?:corrected|updated|amended|clarified|regret|apologi[sz]e|removed)\b
    | except\ for\ the\ headline\b
    | (?:he|she|they|the\ author|the\ writer)\ (?:does\ not|do\ not)\ (?:work\ for|own\ shares|hold)\b
    | quotes?\ displayed\b|all\ quotes\ delayed\b|\*\ ?.{0,40}names?\ changed
    | amended\ on\b
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_BEHIND = re.compile(r"[.!?]['\")]*\s+([^.!?]{5,80})$")
_NAME_BEHIND = re.compile(r"[.!?]['\"]?\s\((?:[A-Z][\w.&'-]*\s?){1,6}\)$")


def is_copyright(block: Block) -> bool:
    """Tell whether a line says whose the text is, or who may print it."""
    match = _COPYRIGHT.search(block.unquoted)
    return match is not None and (block.words <= 60 and (match.start() < 60 or block.words <= 25))


def is_note(block: Block) -> bool:
    """Tell whether a line speaks of the article as an article: corrected, amended, first published, a disclaimer."""
    return block.words <= 120 and bool(_NOTE.match(block.view))


def is_credit(block: Block) -> bool:
    """Tell whether a line credits a photograph, a caption with its credit among them, or reporting and editing."""
    view = block.view
    if block.words > 70 or view.endswith(("?", "!")):
        return False
    if _CREDIT_ANY_CASE.search(view):
        return True
    if _CREDIT_START.match(view):
        return block.words <= 45
    return (bool(_CREDIT_INSIDE.search(view)) or _ends_in_capitals(view)) and not _says(view)


def ends_in_name(block: Block) -> bool:
    """Tell a caption by the name in brackets behind its sentence; in a head alone: paragraphs may end so too."""
    return block.words <= 40 and bool(_NAME_BEHIND.search(block.view))


def _ends_in_capitals(view: str) -> bool:
    """Tell a caption by the name in capitals behind its sentence: ``… on Monday. ANN LEE FOR COAST PICTURES``."""
    behind = _BEHIND.search(view)
    return behind is not None and len(behind[1].split()) >= 2 and behind[1].isupper()


def _says(view: str) -> bool:
    """Tell a paragraph that reports speech, which a caption does not."""
    return '"' in view and bool(re.search(r"\b(?:said|says|told|wrote|added)\b", view))
