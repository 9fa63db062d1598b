"""Roles as written after a name: "Marco Rubio, the secretary of state,".

An apposition is read to the right: its head, and what follows with "of", "for", "in" up to the comma that closes it.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from index.people.given_names import GIVEN
from index.people.places import PLACES
from index.people.role_words import ARTICLES, ENDS, LEADS_ON, NOUNS, OWNERS, PORTFOLIOS, RANKS, VERBS
from index.people.roles import OWNING, is_role_head, may_qualify
from index.people.small_words import STOP
from index.people.sounds import fold
from index.people.titles import ADDRESS, COMPLEMENTS, ROLE_WORDS
from index.people.tokens import CAPITAL, JOINED

if TYPE_CHECKING:
    from index.people.tokens import Tokens

_LONGEST_AFTER: Final = 16
_LEADS_TO_NAMES: Final = frozenset(("to", "from"))
_CLOSES: Final = frozenset(',.;:)]—–-\n("”')
_ABBREVIATIONS: Final = frozenset(("No", "Mt", "Ft", "Co", "Inc", "Corp", "Ltd", "Bros"))  # a point ends no sentence
_GAP: Final = frozenset((" ", "\n", "\u00a0"))
_TENSE: Final = ("ing", "ed")
_LINKS: Final = frozenset(("of", "for", "the", "and", "to", "at"))
_LONGEST: Final = 9


def role_after(tokens: Tokens, after: int) -> str | None:
    """Read the apposition that follows a name whose last token stands before ``after``: ", the secretary of state,"."""
    if tokens.gaps[after] != ", " or after >= len(tokens):
        return None
    index = _past_age(tokens, after)
    if index < 0:
        return None
    article = tokens.texts[index] in ("the", "a", "an", "his", "her", "its", "their")
    if article:
        index += 1
    head = _head_after(tokens, index, article=article)
    if head < 0:
        return None
    end = _past_complement(tokens, head + 1)
    if end < len(tokens) and (tokens.gaps[end] in OWNING or tokens.gaps[end].startswith("-")):
        return None  # the first half of a compound too: "the Secretary- General"
    if not article and _names_another(tokens, head, end):
        return None
    if end < len(tokens) and tokens.joined(end):
        if tokens.capital(end) or _is_name_part(tokens, end):
            return None
        if article and end == head + 1 and tokens.texts[end] in VERBS:
            return None
    return tokens.written(index, end)


def _names_another(tokens: Tokens, head: int, end: int) -> bool:
    """Tell whether the next person is named there: "Ann Lee, President of Chile Michelle Bachelet and others"."""
    texts, flags = tokens.texts, tokens.flags
    if texts[head].lower() not in ADDRESS and RANKS.isdisjoint(map(str.lower, texts[head + 1 : end])):
        return False
    tied = JOINED | CAPITAL
    return any(
        flags[first] & flags[second] & tied == tied and fold(texts[first]) in GIVEN
        for first, second in pairwise(range(head + 1, end))
    )


def _past_age(tokens: Tokens, index: int) -> int:
    """Return where an apposition begins after an age ("Ann Lee, 62, a former officer"): -1 for no place."""
    number = tokens.texts[index]
    age = number.rstrip(",")
    if not age.isdecimal() or len(age) > 2 or index + 1 == len(tokens):
        return index
    return index + 1 if number[len(age) :] + tokens.gaps[index + 1] == ", " else -1


def _is_name_part(tokens: Tokens, index: int) -> bool:
    """Tell whether a joined small word leads on to another noun of the same phrase."""
    word = tokens.texts[index].lower()
    return word in ROLE_WORDS and word not in ("then", "general")


def _head_after(tokens: Tokens, index: int, *, article: bool) -> int:
    """Return the last head of the noun phrase that begins at ``index``, or -1."""
    head = -1
    for here in range(index, min(index + _LONGEST, len(tokens))):
        text = tokens.texts[here]
        word = text.lower()
        if here > index and (gap := tokens.gaps[here]) not in _GAP and gap not in OWNING:
            break
        if is_role_head(word):
            head = here
            continue
        if head >= 0 or word in _LINKS or word in ("in", "on", "with", "by", "from", "who", "is", "was", "has", "had"):
            break
        if word in STOP and word not in ROLE_WORDS and word not in NOUNS:
            break
        if not (article or tokens.capital(here) or may_qualify(text, word)):
            break
    return head


def _past_complement(tokens: Tokens, index: int) -> int:
    """Return the end of "of State", "of the rescue ship", "from Vermont" after a head, or ``index``.

    A phrase that a comma or a full stop closes is taken whole; of any other no more than capitals and what is known.
    """
    if index + 1 >= len(tokens) or not tokens.joined(index) or tokens.texts[index] not in LEADS_ON:
        return index
    closed = _closed_phrase(tokens, index)
    if closed > index:
        return closed
    end = index
    if tokens.texts[index] not in ("of", "for", "at"):
        return index
    for here in range(index + 1, min(index + _LONGEST, len(tokens))):
        text = tokens.texts[here]
        if not tokens.joined(here):
            break
        if tokens.capital(here) or text in COMPLEMENTS:
            end = here + 1
        elif text not in ("of", "the", "and", "for"):
            break
    return end


def _closed_phrase(tokens: Tokens, index: int) -> int:
    """Return the end of what follows a head with a preposition, where something closes it; else ``index``."""
    end = index
    last = min(index + _LONGEST_AFTER, len(tokens))
    for here in range(index, last):
        text = tokens.texts[here]
        if here > index and not tokens.joined(here):
            gap = tokens.gaps[here]
            if gap == ", " and text.lower() in PLACES and tokens.after(here) == ",":
                return here + 1
            if gap not in OWNING:
                return end if gap.strip()[:1] in _CLOSES and tokens.texts[here - 1] not in _ABBREVIATIONS else index
        if _ends_before(tokens, here):
            return end
        if not (text in LEADS_ON or text in ARTICLES or text in OWNERS or text == "and"):
            end = here + 1
    return end if last == len(tokens) and tokens.after(last - 1) in ("", *_CLOSES) else index


def _ends_before(tokens: Tokens, index: int) -> bool:
    """Tell whether what a head is of ends before a word."""
    text = tokens.texts[index]
    if text == "and":
        return not _and_goes_on(tokens, index)
    if text in ARTICLES or text in OWNERS:
        return False
    if text not in LEADS_ON:
        return text in ENDS or (not tokens.capital(index) and _may_tell(tokens, index))
    if index + 1 >= len(tokens) or not tokens.joined(index + 1):
        return True
    ahead = tokens.texts[index + 1]
    if text in _LEADS_TO_NAMES and not tokens.capital(index + 1) and ahead != "the":
        return True
    return not ahead[0].isalpha() or ahead.endswith("ing")


def _and_goes_on(tokens: Tokens, index: int) -> bool:
    """Tell whether an "and" joins two of what a role is of: "of Trade and Industry", "of Iraq and the Levant"."""
    if index + 1 >= len(tokens) or not tokens.joined(index) or not tokens.joined(index + 1):
        return False
    texts = tokens.texts
    if texts[index - 1].lower() in PORTFOLIOS and texts[index + 1].lower() in PORTFOLIOS:
        return True
    right = index + 2 if texts[index + 1] == "the" and index + 2 < len(tokens) else index + 1
    return (
        tokens.capital(index - 1)
        and tokens.capital(right)
        and tokens.joined(right)
        and not is_role_head(texts[right].lower())
    )


def _may_tell(tokens: Tokens, index: int) -> bool:
    """Tell whether a small word may be what somebody does: a past form, unless an article makes an adjective of it."""
    return tokens.texts[index].endswith(_TENSE) and tokens.texts[index - 1] not in ARTICLES
