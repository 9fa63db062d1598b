"""What the machinery of a page says when it is read as text: players, forms, consent, screen readers' labels.

None of it is written for the reader of the article: a browser that cannot play, a form that was sent, a field, a place
in a list of pictures, a label that is only spoken.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from index.forms.lines import Block

_MEDIA = r"(?:audio|video|podcast|clip|media|player|playback|sound|image|picture|photo|gallery|slide(?:\s?show)?|item)"
_THING = r"(?:story|article|page|post|link|url|item|newsletter|topic|author|bookmark|comment|list)s?"
_FAILS = r"""(?:(?:is|are)(?:\ not|n't)\ supported|(?:has\ |have\ )?(?:failed|unable)\ to\ load
        |ha(?:s|ve)(?:\ not|n't)\ loaded|(?:cannot|can't|could\ not|couldn't)\ be\ (?:played|loaded|displayed)
        |(?:is|are)\ loading)"""
_SIZE = r"(?:normal|larger?|smaller|small|medium|very\ large|standard|text|font|story)"
_NETWORK = r"(?:x|twitter|bluesky|instagram|threads|facebook|mastodon|telegram|whatsapp)"
_LINE = re.compile(
    rf"""[^\w\s]{{0,3}}\s?(?:
    # A player: its clock, its place, its switches.
    -\d{{1,2}}:\d\d | -?\d{{1,2}}:\d\d\s?/\s?-?\d{{1,2}}:\d\d | 0?0:00 | \d(?:\.\d+)?[x×]
  | {_MEDIA}?\s?\d{{1,3}}\ ?(?:of|/)\ ?\d{{1,3}} | (?:next|previous|prev)\ {_MEDIA}
  | (?:list|end)\ of\ (?:list|(?:\d{{1,2}}|one|two|three|four|five)\ items) | list\ \d{{1,2}}\ of\ \d{{1,2}}
  | listen\W{{1,3}}\d{{1,2}}:\d\d | \d{{1,3}}[\s-]minute\ (?:listen|read|watch|video)
  | est(?:\.|imated)\ \d{{1,3}}\ min\w* | (?:tap|swipe|hover|click\ here|tap\ here)\ (?:to|for|on|through)\ .{{1,60}}
  | (?:enlarge|expand|zoom|open|view|show|hide|toggle|download)(?:\ (?:this|the))?
        \ (?:{_MEDIA}|caption|embed|transcript)(?:\ (?:in|on|to)\ .{{1,30}})?
  | {_SIZE}[\s-](?:text|font)?\s?(?:size|settings?)
  | (?:social|share|sharing|article|story|page|comment)\ (?:sharing|tools?|options|actions|toolbar|bar)
  # A label that is only spoken.
  | (?:article|page|main|story|site|post)\ (?:content|text|body|navigation|menu|header|footer)
  | (?:after|before|end\ of|skip\ past)?\s?newsletter\ (?:promotion|sign[\s-]?up)
  | opens\ (?:in\ )?(?:a\ )?new\ (?:tab|window) | external\ link | (?:beginning|end)\ of\ dialog\ window.{{0,60}}
  | this\ is\ a\ modal\ window.{{0,60}} | .{{1,20}}\ popover
  # A browser, or what is embedded, that does not work.
  | (?:this|the|your|an?|we\ apologi[sz]e,?\ but\ this|sorry,?\ (?:but\ )?(?:this|the))?\s?
        (?:{_MEDIA}|browser|device|ad|advert(?:isement)?|content|embed|feature|page)\b[^.!?]{{0,40}}\b{_FAILS}\b.{{0,90}}
  | (?:this|your)\ (?:browser|device)\ do(?:es)?(?:\ not|n't)\ support\b.{{0,60}}
  | one\ of\ your\ browser\ extensions\b.{{0,140}}
  | (?:please\ )?(?:try\ )?(?:refresh|reload|restart)(?:ing)?\ (?:this|the|your)\ (?:page|browser|app)\b.{{0,60}}
  | to\ (?:view|watch|play|display|show|load|listen\ to)\ (?:this|the|these)\ (?:{_MEDIA}|content|post|embed|map|graphic
        |page|feature)s?\b.{{1,40}}\b(?:enable|turn\ on|allow|accept|consent|javascript|cookies)\b.{{0,140}}
  | (?:this|the)\ (?:content|video|post|embed|article|page|audio)\ (?:is\ hosted|is\ provided|contains\ content)
        \ (?:by|from|provided)\b.{{0,90}}
  | (?:allow|load|show|accept)\ [\w.]+(?:\ [\w.]+)?\ content\s?\??
  | (?:i|you)\ agree\ to\ (?:the|our|their)\ .{{0,20}}\b(?:terms|privacy|polic(?:y|ies))\b.{{0,60}}
  # A form, and what it answers.
  | (?:{_THING}\ )?(?:subscribed|saved|copied|bookmarked|submitted|unsubscribed)
        (?:\ (?:for\ later|to\ (?:clipboard|your\ .{{1,20}})))?\W?
  | (?:added\ to|removed\ from)\ (?:your\ )?(?:bookmarks|saved\b.{{0,20}}|reading\ list|favou?rites)
  | (?:invalid|enter\ (?:a|your)(?:\ valid)?|confirm\ your|re-?enter\ your)\ (?:e-?mail|password|name)\b.{{0,40}}
  | (?:a|your)\ (?:welcome|confirmation|verification|activation)\ (?:e-?mail|message|link|code)
        \ (?:is\ on\ its\ way|(?:has\ been|was|will\ be)\ sent\ to\ you)\b.{{0,120}}
  | .{{0,80}}\bplease\ check\ your\ (?:junk|spam|in-?box|e-?mail)\b.{{0,60}}
  | .{{0,60}}\bwill\ (?:soon\ )?be\ in\ your\ in-?box\b.{{0,30}}
  | we\ (?:have\ |'ve\ )?(?:encountered|ran\ into|run\ into|hit)\ (?:an?|some)\ (?:issue|problem|error)\b.{{0,20}}
        \b(?:you|your|please)\b.{{0,60}}
  | (?:you\ must|you\ need\ to|you\ have\ to|please)\ (?:be\ (?:logged|signed)[\s-]in|log[\s-]?in|sign[\s-]?in|register
        |subscribe)\ to\ .{{0,30}}\b(?:comments?|discussion|conversation|read|reading|view|continue|post|reply|access
        |watch|save)\b.{{0,60}}
  | be\ the\ first\ (?:to\ (?:comment|reply|review|get|know|hear)|with)\b.{{0,60}}
  | (?:license|republish|reprint|syndicate)\ this\ (?:article|story|photo|content)
  | (?:report|flag|suggest|send|submit)\ (?:an?\ |us\ )?(?:typo|error|correction|news\ tip|tip|story\ idea|mistake
        |inaccuracy)(?:\ or\ \w+)?
  | (?:add|choose|make|set)\ .{{1,30}}\ (?:on|as\ (?:a|your)\ preferred\ source\ (?:on|in))\ google\b.{{0,60}}
  | why\ (?:you\ can\ trust\ .{{1,40}}|trust\ us) | (?:all\ )?comments\ are\ (?:(?:currently|now|temporarily)\ )?
        (?:subject\ to|moderated|closed|disabled|off|turned\ off
        |unavailable)\b.{{0,100}}
  # An address and nothing else.
  | (?:(?:e-?mail|contact|tel(?:ephone)?|phone|{_NETWORK})?\s?:?\s?)
        (?:[\w.+-]{{1,40}}@[\w-]{{1,40}}(?:\.[\w-]{{2,12}}){{1,3}}|@[\w.]{{2,30}})
  )""",
    re.IGNORECASE | re.VERBOSE,
)
_RULES = re.compile(
    r"""\bis\ committed\ to\ (?:maintaining|providing|fostering|hosting|keeping)\b[^.!?]{0,40}\b(?:lively|civil
        |respectful|safe|open|welcoming)\b
    | \bplease\ keep\ (?:your\ |all\ )?comments?\b | \bcomments\ may\ take\b
    | ^we\ (?:encourage|welcome|invite|ask|want)\b.{0,60}\b(?:comments?|readers)\b
    | ^(?:if\ you\ see|report)\ (?:a\ )?comments?\b
    | \bwill\ be\ added\ to\ your\b.{0,60}\b(?:feed|digest|list|homepage)\b
    | ^add\ (?:articles|stories)\ to\ your\b | ^whether\ [$£€₹]\d+\ or\b
    | ^i\ (?:would\ like|want|agree|consent)\ to\ (?:be\ e-?mailed|receive)\b
    | ^(?:the\ |this\ )?(?:audio\ (?:version\ )?|(?<=this\ )(?:summary|translation|article)\ )[^.!?]{0,40}
        \b(?:generated|produced|read)\ (?:by|using|with)\b
    | ^this\ (?:article|story|post|page)\ is\ (?:more\ than|over)\ (?:\d+|a|one|two)\ (?:year|month|week|day)s?\ old\b
    | ^for\ (?:confidential|emotional)\ (?:support|advice|help)\b.{0,60}\b(?:call|text|contact|ring|visit)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_SAID = re.compile(r"\b(?:said|says|told|added)\b", re.IGNORECASE)
_RESUMES = re.compile(
    r"(?:article|story|main|page|body) (?:content|text|body)|.{0,40}\b(?:continues|resumes) (?:below|after)\b.{0,40}"
    r"|(?:end of|after|close) (?:advert\w*|ad|newsletter promotion|promotion|list)",
    re.IGNORECASE,
)


def is_machinery(block: Block) -> bool:
    """Tell a line of a page's machinery: at most 35 words, and wholly such."""
    return block.words <= 35 and bool(_LINE.fullmatch(block.view)) and not _SAID.search(block.view)


def says_text_resumes(block: Block) -> bool:
    """Tell a label behind which the article goes on: ``Article content``, ``Story continues below``."""
    return block.words <= 12 and bool(_RESUMES.fullmatch(block.view))


def states_rules(block: Block) -> bool:
    """Tell a sentence on the rules of a comment section, the making of an audio version, the age of an article."""
    return block.words <= 60 and bool(_RULES.search(block.unquoted)) and not _SAID.search(block.view)
