"""What a publisher says to the reader around an article: furniture, offers, and the names of lists of headlines.

The features are those of the kind, not of one publisher: imperatives without a subject, the reader addressed, the
things that a publisher offers. What stands in quotation marks is somebody's speech and does not count.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index.forms.controls import is_control, speaks_of_itself
from index.forms.machinery import says_text_resumes

if TYPE_CHECKING:
    from index.forms.lines import Block

_SEPARATOR = r"[\s|·•:>/,&+-]"
_FURNITURE_WORD = r"""
    (?:advert(?:isement|s)?|ads?|sponsored(?:\ content)?|promoted|paid\ content|share|shares?|save|saved|print
        |e-?mail|mail|comments?
    |facebook|twitter|x|whatsapp|telegram|linkedin|reddit|instagram|youtube|tiktok|bluesky|threads|messenger
        |pinterest|flipboard
    |copy(?:\ link)?|link|listen|watch|gift|bookmark|menu|home|search|subscribe|subscribe\ now|sign\ ?in|log\ ?in
        |log\ ?out|register|sign\ up
    |my\ account|account|newsletters?|topics?|tags?|sections?|close|follow|following|like|likes|reply|replies|report
        |loading|next|previous
    |donate|support\ us|contact\ us|contact|about\ us|about|terms(?:\ (?:of\ (?:use|service)|and\ conditions
        |&\ conditions))?
    |privacy(?:\ (?:policy|notice))?|cookies?(?:\ (?:policy|settings))?|accessibility|sitemap|careers|jobs|archive
        |e-?paper|rss|help|faqs?
    |podcasts?|videos?|live|breaking|premium|exclusive|games|crosswords?|puzzles|weather|obituaries|classifieds|shop
        |events|apps?|more
    |start\ your\ free\ trial|free\ trial|font\ size|aa|text\ size|skip\ to\ (?:main\ )?content|read\ comments
        |post\ a\ comment|back\ to\ top)
"""
_FURNITURE = re.compile(
    rf"""
    (?:{_FURNITURE_WORD}(?:\s*[|·•:>/,&+-]\s*|\s+)){{0,12}}{_FURNITURE_WORD}\s*\W{{0,3}}
  | (?:advertisement|story|article|content|report)\b.{{0,6}}\b(?:continues?|scroll|resumes?)\b.{{0,40}}
  | (?:advertisement|advertising|sponsored|promoted|ad)\b\W.{{0,40}}
  | scroll\ (?:down\ )?(?:to|for)\b.{{0,40}}
  | (?:continue|keep)\ (?:reading|scrolling)\b.{{0,60}}
  | (?:skip|jump|back|return)\ to\ (?:[\w'-]+\W{{0,2}}){{1,4}}
  | (?:reading\ time|read\ time|time\ to\ read|listening\ time)\W.{{1,20}}
  | (?:\W{{0,2}}\d{{1,3}}(?::\d\d)?[\s-]?(?:min(?:ute)?s?|secs?)\.?(?:\s(?:to\ )?(?:read|listen|watch
        |reading\ time))?)
  | (?:listen|watch|view|play|hear|see)\b.{{0,12}}\b(?:this|to\ this|the|gallery|video|audio|full
        |image)\b.{{0,30}}(?:\(?\d{{1,2}}[:\ ]?\d*\ ?(?:min\w*)?\)?)?
  | (?:listen|hear|watch|stream)\b(?:\s[^.!?]{1, 80})?
  | (?:what\ do\ you\ think|have\ your\ say|let\ us\ know|get\ in\ touch|got\ a\ (?:story|tip)|do\ you\ know\ more
        |tell\ us\ (?:more|your))\b.{0, 120}
  | .{0, 60}\b(?:gambl(?:e|ing)\ (?:responsibly|help)|bet\ responsibly|18\+|t&cs?\ apply|begambleaware)\b.{0, 100}
  | \d[\d,.]*k?\s(?:comments?|shares?|views?|likes?|reactions?)
  | share\ (?:this|on|via|the|full)\b.{{0,60}}
  | (?:tags?|topics?|filed\ under|related\ topics|categor(?:y|ies)|keywords|in\ this\ (?:story|article)
        |explore\ more\ on\ these\ topics|follow\ topics)\s?(?::.*|\W*)
  | home\s*[/>|»·›].{{1,100}}
  | (?:view|load|show|see|read|post|leave|hide|join|add)\ (?:all|more|the|a|your|an?other)?\ ?(?:comments?|replies
        |conversation|discussion|more|less|all).{{0,30}}
  | comments?\ (?:are\ closed|\(\d+\)|on\ this).{{0,60}}
  | (?:issue|vol(?:ume)?\.?|edition|no\.)\ \#?\d[\d,]*(?:\W.{{0,40}})?
  | (?:purchase|buy|order|request)\ (?:licensing\ rights|reprints?|permissions?).{{0,40}}
  | (?:e-?mail|your\ e-?mail|first\ name|name|postcode|zip\ code)(?:\ address)?\s?(?:\(required\)|\*)
  | (?:yes|no),?\ (?:i'll|i'd|thanks|please|not\ now|sign).{{0,40}}
  | (?:[$£€₹]\s?\d+(?:\.\d\d)?)\s?(?:/|per\ |a\ )\s?(?:mo(?:nth)?|yr|year|wk|week)\b\.?
  | (?:our|the)\ (?:standards|principles|ethics|policy|mission)\b.{{0,100}}
  | (?:for\ )?(?:subscribers?|members?|premium)[\s-](?:only|exclusive|content|article)s?
  | gift\ (?:this\ )?article | free\ to\ read | sign\ me\ up
  | (?:accept|reject|allow|decline|agree)(?:\ (?:all|and\ \w+|cookies|necessary|essential)){{1,3}}
  | manage\ (?:my\ )?(?:options|preferences|cookies|choices|settings|consent)
  | video\ player\ is\ loading.{{0,10}} | play\ (?:video|audio) | pause | (?:un)?mute
  | captions?\ (?:off|on) | full\s?screen
  | (?:current\ time|duration|remaining\ time)\W{{1,3}}[\d:-]+
  | .{{0,100}}\bterms(?:\ and\ conditions|\ &\ conditions)?\ apply\b.{{0,20}}
  | [|·•]\s?[\d.,]+k?
  | .{{1,120}}\s?[→»›➔➜]
  | https?://\S+ | www\.\S+ | @\w{{2,30}} | \#\w{{2,40}}(?:\s\#\w{{2,40}}){{0,8}}
    """,
    re.IGNORECASE | re.VERBOSE,
)

_VERB = r"""
    (?:sign(?:ing)?\ up|subscribe|follow|download|join|get|click|tap|listen|watch|try|support|become|donate|register
        |log\ ?in|sign\ in|discover|explore
    |enjoy|unlock|stay|don't\ miss|never\ miss|find|check\ out|receive|visit|browse|submit|help\ (?:us|fund|keep)
        |escape|install|play|shop|like|scan
    |tell\ us|have\ your\ say|stream|hear|bet|got|know|were\ you|did\ you|do\ you|what\ do\ you|let\ us|is\ your
        |got\ a|contact|reach|e-?mail|call|text|send|write\ to|share|win|start|take|choose|upgrade|renew|buy|order
        |pick\ up
    |see|read|keep|make|give|catch(?:\ up)?|tune|leave|post|comment|manage|access|save|claim|add|set|know|learn|view
        |want|got|have|do|like|love|enjoying
    |track|request|already|thank\ you|thanks|please|for\ (?:more|all|the\ latest|breaking)|a\ (?:free|daily|weekly)
        |the\ (?:best
        |latest)|our\ (?:free|daily|weekly|app)
    |submit|by\ (?:submitting|signing|entering|clicking|subscribing|providing|continuing)|you\ can|you've|you\ have
        |you're|if\ you|we\ (?:want|would|need|have|are|use|may)|we'd|we're|want\ to|did\ you|at\ [A-Z]|from\ our
        |all\ the|every|each|this\ (?:newsletter|article\ is\ (?:free|part)))
"""
_IMPERATIVE = re.compile(rf"\W{{0,4}}(?:now\ )?(?:{_VERB})\b", re.IGNORECASE | re.VERBOSE)
_ACT = re.compile(
    r"\W{0,4}(?:now |please )?(?:sign(?:ing)? up|subscribe|follow|download|join|get|click|tap|register"
    r"|log ?in|sign in|donate|support us|become a)\b",
    re.IGNORECASE,
)
_READER = re.compile(r"\b(?:you|your|you'(?:re|ve|ll)|us|our|ours|we|we'(?:re|ve|ll|d))\b", re.IGNORECASE)
_OFFER = re.compile(
    r"""\b(?:newsletters?|in-?box(?:es)?|e-?mails?|e-?mail\ alerts?|alerts?|app|apps|app\ store|google\ play
        |podcasts?|subscri(?:be|ber|bers|bing|ption|ptions)
    |briefing|notifications?|whatsapp|telegram|facebook|instagram|twitter|youtube|tiktok|bluesky|linkedin|channel
        |premium|members?|membership|digital\ access|free\ trial
    |offers?|account|advert\w*|ad-free|cookies?|paywall|(?:per|a|every|/)\s?(?:month|year|week)|unlimited|donat\w+
        |unsubscribe|privacy\ (?:policy|notice)|terms
    |journalism|our\ (?:reporters|newsroom|coverage|reporting|team|website|site|work|readers|stories|supporters)
        |web\ ?site|print\ edition|digital\ edition|sign\ up|sign\ in|log\ in|click\ here|link\ in
    |straight\ to|delivered
        |(?:request|book|get)\ a\ (?:free\ )?(?:demo|trial)|headlines|top\ stories|biggest\ (?:news\ )?stories
        |latest\ (?:news|updates|headlines
        |stories)|breaking\ news|news\ updates|stories\ (?:like\ this|of\ the\ day)
    |\w+\.(?:com|co\.uk|org|net|in|ie|com\.au|gov|news|co)\b|support\ (?:us|independent|local|quality)
        |independent\ journalism|local\ (?:news|journalism)|tip-?offs?|comments?|feedback|survey|reader|readers
        |story\ idea|hotline|free|the\ news|the\ facts|analysis|insights?|perspectives|explainers|coverage|features
    |newsdesk|news\ desk|newsroom|let\ us\ know|get\ in\ touch|your\ (?:story|stories|views|photos|pictures|letters
        |news|thoughts|opinions?|say|details|postcode|questions?|experiences?|support|contribution|community)
    |streaming|stream
        |live\ on(?=\s(?:[\w+]{1,20}\s){0,2}(?:bbc|itv|sky|channel|radio|tv|fm|air|youtube|sports?|player|app|fox)\b)
        |every\ (?:game|match|race|over|ball)|free-to-air|on\ demand|tickets|fantasy|tipping
        |t&cs|box\ office|our\ (?:app|podcast|channel|page|facebook|group)|listen\ (?:back|live|again|to)|on\ air|fm
        |know\ more)\b
    |(?<!\d)\(?0\d{2,4}\)?[\s-]?\d{3}[\s-]?\d{2,4}|\b1[38]00\s\d{3}\s\d{3}
    |[\w.+-]{1,40}@[\w-]{1,40}\.\w{2,10}|(?:^|\s)@\w{3,20}|[$£€₹]\s?\d+(?:\.\d+)?\s(?:a|per|every|for)\b|\b(?:for
        |from|just|only)\s(?:just\s|only\s)?[$£€₹]\s?\d+(?:\.\d+)?|\bread\s\d+\s(?:free\s)?articles?\b
        |\barticles?\s(?:left|remaining)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_TOLD = re.compile(
    r"\b(?:said|says|told|added|announced|according|reported|wrote|argued|explained|warned|claimed|asked|replied|its|their|his|her|he|she|they"
    r"|was|were|had|which|who|whose)\b",
    re.IGNORECASE,
)

_ADVERT = re.compile(r"\W{0,4}(?:advert\w*|ads?|sponsored|promoted|paid|share|loading|related)\b", re.IGNORECASE)
_GOES_ON = re.compile(r"(?:And|But|Yet|Then|So)\b,? (?!(?:sign|subscribe|join|follow|get|download)\b)")
_LIST_NAME = re.compile(
    r"""\W{0,3}(?:related(?:\ (?:stories|articles|content|topics|news|coverage|reading|posts|links))?
    |(?:more|latest|other|top|further|elsewhere|also|now|inside)\ (?:on|from|in|like|stories|news|headlines|about|to
        |at)\b.{0,50}
    |(?:most|top|popular|trending|recommended|suggested|featured|must)[\s-]?(?:read|reads|popular|viewed|shared
        |commented|watched|recent|stories|news|picks|now|today|topics|reading|videos|headlines|articles|for\ you
        |in\b.{0,30}|on\b.{0,30})?
    |(?:you\ (?:may|might|could)\ (?:also\ )?(?:like|be\ interested\ in|have\ missed)|you'll\ also\ like).{0,20}
    |(?:read|watch|see|up|what\ to\ read)\ (?:also|more|next|this|today)(?:\ (?:on|from|in|about|stories)\b.{0,40})?
        |also\ (?:read|see|watch|in\b.{0,40}|on\b.{0,40})|next\ (?:up|story|article|read)
    |latest|latest\ (?:news|stories|headlines|updates|posts|articles|videos)|breaking\ news|headlines
        |news\ in\ brief|in\ brief|in\ other\ news|in\ case\ you\ missed\ it|icymi|don't\ miss.{0,20}
        |must[\s-]reads?.{0,20}
    |editors?'?s?'?\ (?:picks?|choices?)|our\ picks|today's\ (?:top\ )?(?:stories|headlines|picks)|keep\ reading
        |see\ also|further\ reading|around\ the\ web|from\ (?:around|across)\ the\ \w+|from\ (?:the\ archives?
        |our\ (?:partners|sponsors|archives?)|elsewhere)
    |(?:recommended|suggested|selected|chosen|picked|most\ \w+)\ (?:from|for|by|in|videos?|stories)\b.{0,30}
    |in\ the\ (?:headlines|news|papers)|headline\ news|what\ else\b.{0,30}|you\ may\ have\ missed.{0,20}|trending\ now
    |(?:explore|discover|browse)\ more(?:\ (?:on|from|in)\ .{1,40})?
    |the\ latest|most[\s-]read.{0,40}|people\ are\ (?:also\ )?reading|readers\ (?:also|are)\b.{0,30}|what\ (?:others
        |people|readers)\ are\ reading|stories\ (?:you|for|from)\b.{0,30}|story\ continues)\W{0,3}""",
    re.IGNORECASE | re.VERBOSE,
)
_BORDER = re.compile(r"^[^\w$£€₹@#♡♥❤👍💬]+|[^\w.…!?)]+$")
_PARTS = re.compile(r"\s[/|>·•»›]\s")
_EITHER = re.compile(
    r"\W{0,3}(?:next|up next|what|the latest|latest|in brief|also|more (?:to|in|at|about)"
    r"|in the|other|top|now|inside|headlines|elsewhere|from)\b",
    re.IGNORECASE,
)
_BARE_POINTER = re.compile(
    r"\W{0,3}(?:read more|read also|see also|also read|further reading|watch also|more on this)"
    r"\s+(?-i:[\"'(]?[^\W_a-z]).{3,220}",
    re.IGNORECASE,
)
_TOPIC = re.compile(
    r"(?:what )?next|about|reports?|repl(?:y|ies)|comments?|weather|events?|live|games?|jobs|careers|help|home"
    r"|search|archive|privacy|cookies?|accessibility|accounts?|exclusive|newsletters?|shops?|links?|apps?|e-?mail|threads|topics",
    re.IGNORECASE,
)
_POINTER = re.compile(
    r"""\W{0,3}(?:(?:read|see|watch|listen|hear|view|look)\ ?(?:more|also|next|now|this|here|back)?|also\ (?:read
        |see|watch)|related(?:\ (?:story|article|news|stories))?|more|don't\ miss|recommended|must[\s-]read
        |explained?r?|opinion|analysis|podcast|gallery
        |in\ pictures|in\ pics|photos|video|live|live\ (?:blog|updates)|exclusive|from\ the\ archive|trending|newsletter
        |quiz|sponsored)
    \s?(?:[|:»>→]|-\s)\s?\S.{0,220}""",
    re.IGNORECASE | re.VERBOSE,
)


def is_furniture(block: Block) -> bool:
    """Tell whether a line is wholly a control: a share bar, a notice of advertising, a reading time, tags."""
    if is_control(block):
        return True
    # Bullets, brackets and rules around a control are its border: "[Share]", "* Print", "--- Advertisement ---".
    return block.words <= 30 and any(map(_FURNITURE.fullmatch, {block.view, _BORDER.sub("", block.view)}))


def is_list_name(block: Block) -> bool:
    """Tell whether a line names a list of other headlines: ``Most read``, ``More in Politics``, ``Read next``."""
    return (
        block.words <= 9
        and not (block.closed and not block.view.endswith((":", "…")))
        and bool(_LIST_NAME.fullmatch(block.view))
    )


def names_section_too(block: Block) -> bool:
    """Tell whether the name of a list may as well be an article's own heading: ``Next up``, ``The latest``."""
    return bool(_EITHER.match(block.view))


def is_pointer(block: Block) -> bool:
    """Tell whether a line points at one other story: ``Also Read | …``, ``WATCH: …``."""
    if block.words > 40:
        return False
    open_end = not block.closed or block.view.endswith("?")
    bare = open_end and bool(_BARE_POINTER.fullmatch(block.view))
    return bare or bool(_POINTER.fullmatch(block.view))


def names_topic(block: Block) -> bool:
    """Tell a control's word that can as well head a section of an article: ``Next``, ``Comments``, ``Weather``."""
    return bool(_TOPIC.fullmatch(block.view))


def is_rubric(block: Block) -> bool:
    """Tell a rubric or a menu, which no headline is: names of a few words with bars or slashes between or behind."""
    parts = [part.split() for part in _PARTS.split(block.view.strip(" |/>·•»›"))]
    outer = block.view.endswith(("/", "|", ">", "»", "›")) or block.view.startswith(("/", "|", ">", "»", "›"))
    return (len(parts) > 1 or outer) and not block.closed and all(len(part) <= 3 for part in parts)


def is_promotion(block: Block) -> bool:
    """Tell whether a line offers the reader something of the publisher's.

    A short line needs an imperative or an address and an offer; a paragraph needs more of both, and nobody who speaks.
    """
    view = block.unquoted
    if _asks_readers(block) or speaks_of_itself(block):
        return True
    offers = len(set(map(str.lower, _OFFER.findall(view))))
    if not offers:
        return False
    imperative = bool(_IMPERATIVE.match(view))
    reader = len(_READER.findall(view))
    told = len(_TOLD.findall(view))
    score = 2 * imperative + min(reader, 3) + min(offers, 4) - 2 * told
    needed = 3 if block.words <= 14 else 4 if block.words <= 40 else 6
    needed += 2 * bool(_GOES_ON.match(view))
    return (imperative or reader > 0) and score >= needed


def interrupts(block: Block) -> bool:
    """Tell what stands in the middle of a text and breaks it off: the label of an advertisement, a pointer."""
    return is_pointer(block) or bool(_ADVERT.match(block.view)) or says_text_resumes(block)


def addresses_reader(block: Block) -> bool:
    """Tell whether a line speaks to the reader, or for the publisher: ``you``, ``our``, an imperative."""
    view = block.unquoted
    return bool(_READER.search(view) or _IMPERATIVE.match(view) or re.search(r"\bplease\b", view, re.IGNORECASE))


def names_offer(block: Block) -> bool:
    """Tell a line that has to do with what publishers offer, and in which nobody speaks or acts."""
    return bool(_OFFER.search(block.unquoted)) and not _TOLD.search(block.unquoted)


def is_offer_to_act(block: Block) -> bool:
    """Tell whether a line begins by telling the reader to do something with what the publisher offers."""
    view = block.unquoted
    return bool(_ACT.match(view)) and (bool(_OFFER.search(view)) or block.words <= 6)


def _asks_readers(block: Block) -> bool:
    """Tell a question of the publisher's to the reader: both are named, and nobody else speaks."""
    view = block.unquoted
    both = re.search(r"\byou\b", view, re.IGNORECASE) and re.search(r"\b(?:us|our)\b", view, re.IGNORECASE)
    return bool(both) and block.words <= 25 and "?" in view and not _TOLD.search(view)
