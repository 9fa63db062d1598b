"""What the machinery of a site says: its buttons and forms, its counts, its letters by mail, its word about itself."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index.forms.machinery import is_machinery, states_rules

if TYPE_CHECKING:
    from index.forms.lines import Block

_OBJECT = r"""(?:page|story|stories|article|articles|post|posts|letter|letters|caption|captions|error|mistake|typo
        |problem|issue
    |comments?|reply|replies|thread|friends?|browser|app|archives?|e-?mail(?:\ address)?|address|notifications?
        |alerts?|ad|ads
    |paper|edition|e-?edition|e-?paper|photos?|prints?|reprints|offers?|conversation|discussion|translation|transcript
    |subscription|paid|list|name|settings|section|sections|contents|profile|account|feed|link|links|issue|issues
    |summary|content|item|podcast|episode|topic|topics|author|tip|tips|form)"""
_CONTROL = re.compile(
    rf"""[^\w\s]{{0,3}}\s?(?:
    (?:share|save|print|e-?mail|report|rate|summari[sz]e|purchase|order|write|leave|browse|hide|show|toggle|enter|type
        |view|open|refer|upgrade|download|turn\ on|enable|place|buy|gift|give|flag|copy|cite|bookmark|follow|mute
        |translate|listen\ to
        |jump|expand|collapse|see|explore|visit|submit|send|manage|edit|close|on)
        \ (?:(?:this|the|a|an|our|your|my|all|in|in\ the|in\ your|to|to\ a|to\ the|us\ a|full|today's|more|by|from
        |for|later|another|new)\ ){{0,3}}{_OBJECT}\W{{0,3}}
  | (?<=[^\w\s]\ )(?:prev(?:ious)?|next|older|newer)
  | (?:save|read|watch|listen)\ (?:it\ )?(?:for\ )?later
  | (?:prev(?:ious)?|next|earlier|later|older|newer)(?:\ {_OBJECT}(?:\W{{1,3}}.{{0,80}})?|\s?[:|→»›].{{0,80}})
  | (?:{_OBJECT}|table\ of)\ (?:navigation|contents|settings|options|tools)
  | (?:back|return|skip)\ to\ (?:[\w'-]+\W{{0,2}}){{1,4}}
  | more\ (?:by|from)\ (?:this|the\ same)\ \w+
  | (?:today's|this\ week's|latest|current|digital|print)\ (?:paper|e-?paper|edition|e-?edition|issue)(?:\ .{{0,20}})?
  | (?:filed\ (?:under|in)|tagged(?:\ (?:with|as))?|posted\ in|listed\ in)\b\W?.{{1,80}}
  | (?:discussion|comments)\ about\ this\ \w+
  | (?:partner|sponsored|branded|paid|promoted)\ (?:content|post|story)
  | (?:text[\s-]to[\s-]speech|ai[\s-](?:summary|generated\ summary)|post\ navigation|reprints\ and\ permissions
        |no\ thanks|yes\ no
        |reader[\s-]supported|pay\ what\ you\ (?:like|can|want)|most\ recent|newest|oldest|restacks?|permalink
        |transcript)
  | [^\w\s]{{0,2}}\s?[\d,.]+k?\+?\ (?:words|replies|reply|responses?|restacks?|subscribers|followers|readers|votes
        |claps|notes|photos)
  | [♡♥❤👍💬↻🔁]️?\s?[\d,.]*k?
  | (?:over|more\ than|join)\ [\d,.]+k?\+?\ (?:other\ )?(?:subscribers|readers|followers|members)\b.{{0,60}}
  | weather\s?[:|].{{1,60}}
  | (?:ready\ for\ more|want\ more|was\ this\ \w+\ (?:helpful|useful)|what(?:'s|\ is)\ your\ reaction
        |enjoying\ this\ \w+)\s?\?
  | (?:thanks|thank\ you)\ for\ (?:signing|subscribing|joining|registering|reading|listening|your\ (?:support
        |feedback|interest))\b.{{0,80}}
  | (?:you've|you\ have|you\ are|you're)\ (?:been\ added|(?:now\ )?(?:subscribed|signed\ (?:up|in)|receiving\ this
        |reading\ (?:a|your)))\b.{{0,80}}
  | (?:something\ went\ wrong|an\ error\ (?:has\ )?occurred|please\ (?:try\ again|check\ your|enter|wait|verify
        |log)|success!)\b.{{0,80}}
  | this\ (?:site|page|feature|video)\ (?:requires|needs|uses|is\ protected)\b.{{0,120}}
  | (?:un)?subscribe\b(?:\ .{{0,60}})? | forwarded\ this\b.{{0,60}}
  | (?:this|the)\ (?:post|letter|newsletter|story|article|archive|comment\ section)\ is\ (?:only\ )?(?:for|closed
        |free|open)\b.{{0,80}}
  | .{{0,40}}\bare\ (?:moderated|closed)\b.{{0,60}}
  | no\ (?:spam|ads?|tracking|paywall)\b.{{0,60}}
  | (?:to|for)\ (?:advertise|feedback|corrections|complaints|enquiries|inquiries|subscriptions|syndication
        |advertising)\b.{{0,80}}
  | (?:sms|dial|text|whatsapp)\ (?:the\ word\ )?["'*]?[A-Z\d*\#]{{2,12}}\b.{{0,60}}
  | (?:special|limited|introductory|exclusive)(?:[\s-]time)?\ offer\b.{{0,80}}
  | (?:just\ |only\ |from\ )?[$£€₹]\s?\d+(?:\.\d\d)?\ (?:for|a|per|every)\ (?:your\ |the\ )?(?:first\ )?(?:\d+\
        |six\ |three\ )?(?:month|week|year)s?\b.{{0,40}}
  )""",
    re.IGNORECASE | re.VERBOSE,
)
_OF_ITSELF = re.compile(
    r"""^(?:[^.!?]{0,60}\b(?:trust(?:ed)?|serving|publish(?:ed|ing)|independent|local\ news|news|newspaper|newsroom
        |voice)\b[^.!?]{0,60}\bsince\ 1[789]\d\d\W{0,2})$
    | \b(?:made\ possible|funded|supported|underwritten)\ (?:in\ part\ )?by\ (?:an?\ grant|a\ gift|readers|members
        |subscribers|donations)
    | \breader-(?:supported|funded)\b | \b(?:free\ or\ )?paid\ (?:subscribers?|subscriptions?
        |members?)\b.{0,60}\b(?:get|become|support|receive|archive|can)\b
    | \bbecom(?:e|ing)\ a\ (?:free\ |paid\ |paying\ |sustaining\ )(?:or\ paid\ )?(?:subscriber|member|supporter)
    | ^(?:members|readers|subscribers|donors)\ make\ this\b | \bbuy\ (?:me|us)\ a\ coffee\b
        | ^we\ respect\ your\ privacy
    | ^if\ you\ (?:liked|like|enjoyed|enjoy|found|value|appreciate)\ (?:this|what|our|reading)\b
    | \bno\ (?:ads|spam|tracking),?\ (?:and\ )?no\ (?:ads|spam|tracking)\b | \bread\ by\ (?:more\ than\
        |over\ )?[\d,]+\ (?:people|readers)\b
    | ^by\ (?:subscribing|signing|submitting|clicking|registering|continuing)\b
        | \bis\ free\ (?:to\ read\ )?because\b""",
    re.IGNORECASE | re.VERBOSE,
)


def is_control(block: Block) -> bool:
    """Tell a button, a field of a form, a count, a line of a letter's own: at most 20 words."""
    return is_machinery(block) or (block.words <= 20 and bool(_CONTROL.fullmatch(block.view)))


def speaks_of_itself(block: Block) -> bool:
    """Tell a sentence in which a publication speaks of how it is paid for, or how old it is."""
    return states_rules(block) or (block.words <= 45 and bool(_OF_ITSELF.search(block.unquoted)))
