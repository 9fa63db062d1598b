"""Roles as written beside a name: "Mideast special envoy" before it, "the secretary of state" after it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from index.people.lexicon import (
    ABBREVIATED,
    ADDRESS,
    COMPLEMENTS,
    COURTESY,
    HEADS,
    KIN,
    LOOSE_HEADS,
    NATIONS,
    PLACES,
    PLURAL_HEADS,
    ROLE_WORDS,
    STOP,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.people.tokens import Token

_LONGEST: Final = 9
_LINKS: Final = frozenset(("of", "for", "the", "and", "to", "at"))
_NO_START: Final = STOP - {"new", "first", "chief", "late", "green"}
_TENSE: Final = ("ing", "ed")


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


def role_before(tokens: Sequence[Token], name: int, body: str) -> Beside | None:
    """Read the role that ends where the name at token ``name`` begins."""
    if name == 0 or not tokens[name].joined:
        return None
    last = tokens[name - 1]
    word = last.text.lower().rstrip(".")
    if last.text.endswith(".") and word not in COURTESY and word not in ABBREVIATED:
        return None
    if word in COURTESY and last.capital:
        return Beside(None, firm=True, address=True)
    if word in KIN:
        return Beside(None, firm=True, address=False)
    if word in PLURAL_HEADS:
        return Beside(None, firm=True, address=False)
    if (word in ABBREVIATED and last.capital) or is_head(word):
        head = name - 1
    else:
        head = _head_before_complement(tokens, name)
        if head < 0:
            return None
    word = tokens[head].text.lower().rstrip(".")
    start = _leftmost(tokens, head)
    role = " ".join(body[tokens[start].start : last.end].split())
    return Beside(role, firm=word not in LOOSE_HEADS or start < head, address=word in ADDRESS and last.capital)


def _head_before_complement(tokens: Sequence[Token], name: int) -> int:
    """Return where the head of "Secretary of State NAME" stands, or -1."""
    if tokens[name - 1].text.lower() in _LINKS:
        return -1
    for index in range(name - 1, max(name - _LONGEST, 0), -1):
        token = tokens[index]
        if not token.joined:
            return -1
        word = token.text.lower()
        if not (token.capital or word in _LINKS or word in COMPLEMENTS):
            return -1
        if word in ("of", "for") and index < name - 1 and is_head(tokens[index - 1].text.lower()):
            return index - 1
    return -1


def _leftmost(tokens: Sequence[Token], head: int) -> int:
    """Return where the phrase that ends with the head begins, taking in what may belong to it and nothing else."""
    start = head
    while start > 0 and tokens[start].joined and head - start < _LONGEST:
        token = tokens[start - 1]
        word = token.text.lower()
        known = word in ROLE_WORDS or is_head(word) or word in NATIONS or word in PLACES
        known = known or word.startswith(("then-", "ex-", "vice-")) or token.text in ("US", "UN", "United")
        if known or (token.capital and word not in STOP and not _may_be_verb(tokens, start - 1)):
            start -= 1
        elif word == "of" and start > 1 and token.joined and tokens[start - 2].capital and tokens[start].capital:
            start -= 2
        else:
            break
    while start < head and tokens[start].text != "US" and tokens[start].text.lower() in _NO_START:
        start += 1
    return start


def _may_be_verb(tokens: Sequence[Token], index: int) -> bool:
    """Tell whether a word that begins a sentence has its capital from there: "Replacing President Obama"."""
    token = tokens[index]
    return not token.joined and token.text.lower().endswith(_TENSE)


def role_after(tokens: Sequence[Token], after: int, body: str) -> str | None:
    """Read the apposition that follows a name whose last token stands before ``after``: ", the secretary of state,"."""
    if after >= len(tokens) or body[tokens[after - 1].end : tokens[after].start] != ", ":
        return None
    index = after
    article = tokens[index].text in ("the", "a", "an", "his", "her", "its", "their")
    if article:
        index += 1
    head = _head_after(tokens, index, body, article=article)
    if head < 0:
        return None
    end = _past_complement(tokens, head + 1)
    if end < len(tokens) and tokens[end].joined and (tokens[end].capital or _is_name_part(tokens, end)):
        return None
    return " ".join(body[tokens[index].start : tokens[end - 1].end].split())


def _is_name_part(tokens: Sequence[Token], index: int) -> bool:
    """Tell whether a joined small word leads on to another noun of the same phrase."""
    word = tokens[index].text.lower()
    return word in ROLE_WORDS and word not in ("then", "general")


def _head_after(tokens: Sequence[Token], index: int, body: str, *, article: bool) -> int:
    """Return the last head of the noun phrase that begins at ``index``, or -1."""
    head = -1
    for here in range(index, min(index + _LONGEST, len(tokens))):
        token = tokens[here]
        word = token.text.lower()
        gap = body[tokens[here - 1].end : token.start] if here > index else " "
        if gap not in (" ", "\n", "'s ", "’s "):
            break
        if is_head(word):
            head = here
            continue
        if head >= 0 or word in _LINKS or word in ("in", "on", "with", "by", "from", "who", "is", "was", "has", "had"):
            break
        if word in STOP and word not in ROLE_WORDS:
            break
        if not (article or token.capital or word in ROLE_WORDS):
            break
    return head


def _past_complement(tokens: Sequence[Token], index: int) -> int:
    """Return the end of "of State", "of the United Nations", "of defense" after a head, or ``index``."""
    if index + 1 >= len(tokens) or not tokens[index].joined or tokens[index].text not in ("of", "for", "at"):
        return index
    end = index
    for here in range(index + 1, min(index + _LONGEST, len(tokens))):
        token = tokens[here]
        if not token.joined:
            break
        if token.capital or token.text in COMPLEMENTS:
            end = here + 1
        elif token.text not in ("of", "the", "and", "for"):
            break
    return max(index, end)
