"""Roles as written before a name: "Mideast special envoy Steve Witkoff", "its chairman, Ann Lee,".

A role is read from its head to the left: what may belong to it and nothing else, the owner too ("Iran's health
minister"). A title of address after a fuller role ("Burma's leader General") is left out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from index.people.capitals import begins_like_a_name
from index.people.memo import Memo
from index.people.places import NATIONS, PLACES
from index.people.role_words import (
    ARTICLES,
    BEFORE_GENERAL,
    COLLECTIVES,
    ENDS,
    LEADS_ON,
    MANNERS,
    NO_ROLE_ALONE,
    NOUNS,
    OWNERS,
    PORTFOLIOS,
    QUALIFIERS,
    QUALIFYING_ENDS,
    QUALIFYING_STARTS,
    RANKS,
    ROLE_HEADS,
    SENT,
    VAGUE_HEADS,
    VERBS,
)
from index.people.small_words import STOP
from index.people.titles import (
    ABBREVIATED,
    ADDRESS,
    COMPLEMENTS,
    COURTESY,
    HEADS,
    KIN,
    LOOSE_HEADS,
    PLURAL_HEADS,
    ROLE_WORDS,
)
from index.people.tokens import CAPITAL, JOINED

if TYPE_CHECKING:
    from index.people.tokens import Tokens

_LONGEST: Final = 9
_LONGEST_AFTER: Final = 16
_LINKS: Final = frozenset(("of", "for", "the", "and", "to", "at"))
_OF: Final = frozenset(("of", "for"))
_DETERMINERS: Final = OWNERS | {"the"}
_IN_NAMES: Final = frozenset(("of", "for", "de", "da", "do", "del", "la", "al", "du", "y"))
_NO_START: Final = (STOP - {"new", "first", "chief", "late", "green", "police"}) | {"elect", "designate", "own"}
_NO_OWNER: Final = STOP - NOUNS - {"us", "one"}
_MINISTERS: Final = frozenset(("minister", "secretary", "commissioner"))
_TENSE: Final = ("ing", "ed")
_KNOWN: Final = ROLE_WORDS | COMPLEMENTS | QUALIFIERS | HEADS | NATIONS | PLACES
_CAPITALS: Final = frozenset(("US", "One"))  # words of ``STOP`` that are names when written like this
OWNING: Final = frozenset(("'s ", "’s ", "ʼs ", "' ", "’ "))


class Beside(NamedTuple):
    """What stands beside a name.

    Attributes:
        role: As written, white space folded, or None: a courtesy and a kinship prove a person but are no role.
        firm: Whether it proves a person; "star" and "model" do not.
        address: Whether a single word after it is somebody's name ("President Putin").
    """

    role: str | None
    firm: bool
    address: bool


def is_head(word: str) -> bool:
    """Tell whether a folded word says what somebody is, also as the end of a compound ("vice-president")."""
    return word in HEADS or ("-" in word and word.rpartition("-")[2] in HEADS)


def is_role_head(word: str) -> bool:
    """Tell whether a folded word is the head of a role: more words than those that say who is a person."""
    if word in HEADS or word in ROLE_HEADS or word.endswith("ologist"):
        return True
    if "-" not in word:
        return False
    front, _, end = word.rpartition("-")
    return (end in HEADS and front not in ("al", "el", "ul")) or (end in ("elect", "designate") and front in HEADS)


_NOTHING, _COURTESY, _PERSON, _HEAD, _COMPLEMENT = range(5)
_CALLED: Final = Beside(None, firm=True, address=True)
_PROVED: Final = Beside(None, firm=True, address=False)
_CUT: Final = Beside(None, firm=False, address=False)


def _says(text: str) -> int:
    """Tell what a word that stands directly before a name may be: most words are nothing that a role ends with."""
    word = text.lower().rstrip(".")
    if text.endswith(".") and word not in COURTESY and word not in ABBREVIATED:
        return _NOTHING
    capital = begins_like_a_name(text)
    if word in COURTESY and capital:
        return _COURTESY
    if word in PLURAL_HEADS or (word in KIN and not capital):
        return _PERSON
    if (word in ABBREVIATED and capital) or is_role_head(word):
        return _HEAD
    if word in KIN:
        return _PERSON
    word = text.lower()
    return _COMPLEMENT if word not in _LINKS and (capital or word in COMPLEMENTS) else _NOTHING


_SAYS: Final = Memo(_says)


def role_before(tokens: Tokens, name: int) -> Beside | None:
    """Read the role that ends where the name at token ``name`` begins."""
    if name == 0:
        return None
    if not tokens.flags[name] & JOINED:
        if tokens.gaps[name] != ", ":
            return None
        apart = _before_comma(tokens, name)
        return Beside(apart, firm=False, address=False) if apart else None
    says = _SAYS[tokens.texts[name - 1]]
    if says == _NOTHING:
        return None
    if says == _COURTESY:
        return _CALLED
    if says == _PERSON:
        return _PROVED
    head = name - 1 if says == _HEAD else _head_before_complement(tokens, name)
    if head < 0:
        return None
    word = tokens.texts[head].lower().rstrip(".")
    start = _leftmost(tokens, head)
    if _is_cut(tokens, start, head):
        return _CUT
    firm = (word not in LOOSE_HEADS or start < head) and (word in ABBREVIATED or is_head(word))
    return Beside(
        _without_title(tokens, start, name),
        firm=firm,
        address=word in ADDRESS and tokens.capital(name - 1),
    )


def _is_cut(tokens: Tokens, start: int, head: int) -> bool:
    """Tell whether what was read is no role by itself.

    So are "4:45 PM", a signature ("Jane A. Doe President"), and a head that says nothing without a word before it that
    could not be read ("slave owner").
    """
    texts = tokens.texts
    before = texts[start - 1]  # empty where none stands there
    if texts[start] == "PM" and before[:1].isdigit():
        return True
    if start < head:
        return any(len(text) == 2 and text[1] == "." for text in texts[start:head])
    return (
        texts[head] in VAGUE_HEADS
        and tokens.joined(head)
        and before.isalpha()
        and before.islower()
        and before not in STOP
        and before not in VERBS
        and not before.endswith(("s", "ed", "ing"))
    )


def _without_title(tokens: Tokens, start: int, end: int) -> str | None:
    """Return the role between two tokens, without a title of address after a fuller role; None for a courtesy."""
    words = [text.lower() for text in tokens.texts[start:end]]
    stop = len(words)
    while stop and (word := words[stop - 1].rstrip(".")) in RANKS:
        if word == "general" and stop > 1 and words[stop - 2] in BEFORE_GENERAL:
            break
        stop -= 1
    if not _is_whole(words[:stop]):
        stop = len(words)
        while stop and words[stop - 1].rstrip(".") in MANNERS:
            stop -= 1
        if stop < len(words) and not any(map(is_role_head, words[:stop])):
            return None
    return tokens.texts[start] if stop == 1 else tokens.written(start, start + stop)


def _is_whole(words: list[str]) -> bool:
    """Tell whether words are a role by themselves: the last is a head, or belongs to what a head is of."""
    if not words or words[-1] in NO_ROLE_ALONE:
        return False
    if is_role_head(words[-1]):
        return True
    return any(word in _OF and is_role_head(words[place]) for place, word in enumerate(words[1:-1]))


def _head_before_complement(tokens: Tokens, name: int) -> int:
    """Return where the head of "Secretary of State NAME" stands, or -1."""
    texts, flags = tokens.texts, tokens.flags
    for index in range(name - 1, max(name - _LONGEST, 0), -1):
        if not flags[index] & JOINED:
            return -1
        word = texts[index].lower()
        if not (flags[index] & CAPITAL or word in _LINKS or word in COMPLEMENTS):
            return -1
        if index < name - 1 and (word in _OF or word == "to"):
            before = texts[index - 1].lower()
            if before in SENT if word == "to" else (is_head(before) or before == "head"):
                return index - 1
    return -1


def _leftmost(tokens: Tokens, head: int) -> int:
    """Return where the phrase that ends with the head begins, taking in what may belong to it and nothing else."""
    texts, flags = tokens.texts, tokens.flags
    start = head
    while start > 0 and head - start < _LONGEST:
        if not flags[start] & JOINED:
            start = _owner(tokens, start)
            break
        text, flag = texts[start - 1], flags[start - 1]
        word = text.lower()
        if flag & CAPITAL:
            fits = (word not in STOP or word in _KNOWN or text in _CAPITALS) and not _may_be_verb(tokens, start - 1)
        elif may_qualify(text, word):
            fits = not (word.endswith("ed") and _tells(tokens, start - 1))
        else:
            fits = _is_noun_of(tokens, start - 1) or (word in PORTFOLIOS and texts[head].lower() in _MINISTERS)
        if fits:
            start -= 1
        elif (
            word in _IN_NAMES and start > 1 and flag & JOINED and flags[start - 2] & CAPITAL and flags[start] & CAPITAL
        ):
            start -= 2
        elif word == "the" and _names_a_state(tokens, start):
            start -= 3
        elif word == "and" and start > 1 and flag & JOINED and _pairs(tokens, start, head):
            start -= 2
        else:
            break
    while start < head and texts[start] not in _CAPITALS and texts[start].lower() in _NO_START:
        start += 1
    return start


def may_qualify(text: str, word: str) -> bool:
    """Tell whether a word may stand before the head of a role with a small letter too."""
    if word in _KNOWN or text in _CAPITALS or word in ROLE_HEADS:
        return True
    if "-" not in word:
        return False
    return is_head(word) or word.endswith(QUALIFYING_ENDS) or word.startswith(QUALIFYING_STARTS)


def _is_noun_of(tokens: Tokens, index: int) -> bool:
    """Tell whether a small word that no list holds is a noun of the phrase ("local wildlife officer"), not a verb.

    What stands before it must be an adjective or an article: a verb has somebody before it ("Turkey arrests editor").
    """
    word = tokens.texts[index]
    if index == 0 or not tokens.joined(index) or not word.isalpha() or word.endswith(("s", "ed", "ing", "ly")):
        return False
    if word in STOP or word in VERBS or word in KIN or word in PLURAL_HEADS:
        return False
    before = tokens.texts[index - 1].lower()
    if before in _DETERMINERS or before in ARTICLES:
        return True
    return before not in COLLECTIVES and not before.endswith("s") and (before in NATIONS or before in ROLE_WORDS)


def _tells(tokens: Tokens, index: int) -> bool:
    """Tell whether a past form is what somebody did ("Hagan defeated incumbent senator"), not an adjective."""
    if index == 0 or not tokens.joined(index):
        return False
    word = tokens.texts[index - 1].lower()
    return word in VERBS or not (
        word in STOP or word in _IN_NAMES or word.endswith("ly") or (word in _KNOWN and not tokens.capital(index - 1))
    )


def _owner(tokens: Tokens, start: int) -> int:
    """Return where the owner of a role begins ("Iran's health minister"), or ``start``."""
    if tokens.gaps[start] not in OWNING:
        return start
    owner = start
    while owner > 0 and start - owner < 4 and (owner == start or tokens.joined(owner)):
        if not tokens.capital(owner - 1) or tokens.texts[owner - 1].lower() in _NO_OWNER:
            break
        owner -= 1
    return owner


def _names_a_state(tokens: Tokens, start: int) -> bool:
    """Tell whether "of the" stands before ``start`` inside the name of a state: "Republic of the Congo President"."""
    return (
        start > 2
        and tokens.capital(start)
        and tokens.joined(start - 1)
        and tokens.texts[start - 2] == "of"
        and tokens.joined(start - 2)
        and tokens.texts[start - 3] in ("Republic", "Union", "Commonwealth", "Federation", "State")
    )


def _pairs(tokens: Tokens, start: int, head: int) -> bool:
    """Tell whether an "and" before ``start`` joins two words of one role.

    Two portfolios ("Science and Technology Minister"), or two heads with no article before the first ("Canadian
    politician and former premier"); not two people ("the president and Prime Minister John Howard").
    """
    left, right = tokens.texts[start - 2].lower(), tokens.texts[start].lower()
    if left in PORTFOLIOS and right in PORTFOLIOS and right != tokens.texts[head].lower():
        return True
    if not is_role_head(left) or left in RANKS:
        return False
    first = start - 2
    while first > 0 and start - first < _LONGEST:
        word = tokens.texts[first - 1].lower()
        if not tokens.joined(first) or not (may_qualify(tokens.texts[first - 1], word) or tokens.capital(first - 1)):
            break
        first -= 1
    if first == 0:
        return True
    before = tokens.texts[first - 1].lower()
    return tokens.joined(first) and before not in _DETERMINERS and before not in ARTICLES and before != "and"


def _may_be_verb(tokens: Tokens, index: int) -> bool:
    """Tell whether a word that begins a sentence has its capital from there: "Replacing President Obama"."""
    text = tokens.texts[index]
    return not tokens.joined(index) and text.endswith(_TENSE) and text != "United"


def _before_comma(tokens: Tokens, name: int) -> str | None:
    """Read a role that an article or an owner begins and commas part from the name: "The head of staff, NAME,"."""
    end = name
    while end < len(tokens) and (end == name or tokens.joined(end)) and tokens.capital(end):
        end += 1
    if tokens.after(end - 1) not in (",", ".", ";", ")", ""):
        return None
    for index in range(name - 1, max(name - _LONGEST_AFTER, -1), -1):
        word = tokens.texts[index].lower()
        owns = index + 1 < name and tokens.gaps[index + 1] in OWNING
        if word in _DETERMINERS or (owns and tokens.capital(index)):
            head = _head_within(tokens, index + 1, name)
            if head >= 0:
                return tokens.written(_owner(tokens, index + 1) if owns else index + 1, name)
            if word in _DETERMINERS and (index == 0 or tokens.texts[index - 1].lower() not in LEADS_ON):
                return None
        elif word in ENDS or word == "and":
            return None
        if not tokens.joined(index) and not (index and tokens.gaps[index] in OWNING):
            return None
    return None


def _head_within(tokens: Tokens, start: int, end: int) -> int:
    """Return the head of a whole phrase: its last word, or the one before its first "of", "for", "in"; or -1."""
    for index in range(start, end):
        if index > start and tokens.texts[index] in LEADS_ON:
            return index - 1 if is_role_head(tokens.texts[index - 1].lower()) else -1
    return end - 1 if start < end and is_role_head(tokens.texts[end - 1].lower()) else -1
