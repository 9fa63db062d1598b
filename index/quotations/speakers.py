"""From the words that stand where a speaker does to the speaker: a person of the article, a body, or nobody certain.

The letters are those of ``narration``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from index.people.places import NATIONS
from index.people.roles import is_head
from index.people.titles import ADDRESS, COURTESY
from index.quotations.cast import NOBODY, Cast, Speaker
from index.quotations.quotation import OPEN
from index.quotations.sources import is_outlet, is_sign, is_source_noun, is_unnamed, is_writing, with_article

if TYPE_CHECKING:
    from index.quotations.narration import Narration

_ARTICLE: Final = re.compile(r"\A(?:the|an?|this|that|these|those|some|his|her|its|their|our|my) ", re.IGNORECASE)
_DEFINITE: Final = frozenset(("the", "this", "that"))
_OWNERS: Final = frozenset(("his", "her", "its", "their", "our", "my"))
_QUANTITIES: Final = frozenset("number group majority handful couple series dozen pair".split())  # noqa: SIM905
_PLURAL_ENDINGS: Final = ("ions", "ments", "ings", "ities", "es")
_AUTHOR: Final = re.compile(r"(?:[ir]{1,3})?[wP]?y(?P<by>D?[NCRBwz#]{1,5}(?:fC{1,3})?N?)")
_PEOPLE_ENDING: Final = re.compile(r".{2,}(?:ists?|[a-z]m[ae]n|wom[ae]n|ians?|[eo]rs?)\Z")
_NO_PEOPLE: Final = frozenset(
    """
number order paper letter matter other others water power summer winter center computer monitor chapter offer border
river tower weather fever cancer murder wonder corner quarter layer answer former later never over under after thunder
error terror horror mirror floor door factor sector color minor major prior poor four hour colour humor favor labor
tumor harbor anchor monitors numbers orders papers letters matters powers rumor rumors
""".split()  # noqa: SIM905 a table of words is read as lines
)
_PREPOSITIONS: Final = frozenset("iofu")
_HEADS: Final = frozenset("RBC")


class _Phrase(NamedTuple):
    """A phrase whose head is no name.

    Attributes:
        head: Its head, folded to lower case.
        lead: The determiner before it, folded; empty for none.
        words: Up to the head's last complement, without the determiner, folded.
        text: As written.
        bare: Without an article.
        capital: Whether the head is written with a capital.
        whole: Whether no preposition follows the head.
    """

    head: str
    lead: str
    words: list[str]
    text: str
    bare: str
    capital: bool
    whole: bool


def read(cast: Cast, narration: Narration, start: int, end: int) -> Speaker | None:
    """Read words of a paragraph as a speaker.

    Args:
        cast: The people.
        narration: The paragraph.
        start: The first word; adverbs there are passed over.
        end: Exclusive; an apposition between commas may be a part.

    Returns:
        The speaker, open where the words name somebody and not certainly whom; None where they can name no speaker.
    """
    kinds = narration.kinds
    end = start + len(kinds[start:end].rstrip("raiofu"))
    start = end - len(kinds[start:end].lstrip("r"))
    comma = kinds.find(",", max(start, kinds.find(")", start, end)), end)
    stop = min(place for place in (comma, kinds.find("(", start, end), end) if place >= 0)
    core = _core(cast, narration, start, stop)
    if comma < 0 or (core is not None and core.kind not in ("unnamed", "body", OPEN)):
        return core
    past = kinds.find(",", comma + 1, end)
    beside = _apposed(cast, narration, comma + 1, past if past >= 0 else end, core)
    return core if beside is None else beside


def _apposed(cast: Cast, narration: Narration, start: int, end: int, core: Speaker | None) -> Speaker | None:
    """Read an apposition as the name of whom a phrase describes: "his wife, Jane Roe,"."""
    kinds = narration.kinds[start:end]
    found = _core(cast, narration, start, end)
    if found is None:
        return None
    if found.kind == "person":
        named = kinds.find("N")  # -1 where a description alone tells who it is: that is no name
        told = named >= 0 and kinds[0] in "NCRDw#" and not set(kinds[:named]) & set("iofuyhst")
        return found if told else None
    unfound = len(kinds) > 1 and set(kinds) == {"C"}  # "the delegate, Aumua Amata", whom nothing told to be a person
    return found if unfound and found.kind == "body" and (core is None or core.kind == "unnamed") else None


def _core(cast: Cast, narration: Narration, start: int, end: int) -> Speaker | None:
    kinds = narration.kinds
    if start >= end:
        return None
    if kinds[start] in "HT":
        word = _text(cast, narration, start, start + 1).lower()
        if word == "him" and kinds[start - 1 : start] == "A":
            word = "he"
        return None if word in ("him", "them", "there") else Speaker(None, OPEN, pronoun=word)
    names = [place for place in range(start, end) if kinds[place] == "N"]
    return _named(cast, narration, start, end, names) if names else _described(cast, narration, start, end)


def _named(cast: Cast, narration: Narration, start: int, end: int, names: list[int]) -> Speaker | None:
    """Read a phrase that holds the name of a person, who need not be its head."""
    kinds = narration.kinds
    first, last = names[0], names[-1]
    own = kinds[first + 1 : end]
    titled = first < last == end - 1 and kinds[last - 1] in "RBw" and own[0] in "RBw" and kinds[start] != "D"
    if titled and not set("iofuyhz") & set(kinds[first:last]):
        return cast.person(narration.refers[last])  # "Trump loyalist Stephen Miller"
    if "c" in kinds[start:end]:
        joint = _joint(cast, narration, start, end, names)
        if joint is not None:
            return joint
    before = kinds[start:first]
    if own.startswith("z"):
        later = names[1:]
        if later and not _PREPOSITIONS & set(kinds[first : later[0]]):
            return cast.person(narration.refers[later[0]])  # "Smith's lawyer Jane Roe"
        return _described(cast, narration, start, end)
    complement = before.rstrip("D")[-1:] in _PREPOSITIONS or (before[:1] == "D" and _PREPOSITIONS & set(before))
    modified = own[-1:] in ("R", "B") and not _PREPOSITIONS & set(own)  # "Trump officials"
    if complement or modified or (own.startswith("w") and before == "D"):
        return _described(cast, narration, start, end)
    return cast.person(narration.refers[first])


def _joint(cast: Cast, narration: Narration, start: int, end: int, names: list[int]) -> Speaker | None:
    """Read a phrase with a name and an "and": two speakers are open; None where it is not the "and" that tells."""
    kinds = narration.kinds
    first, last = names[0], names[-1]
    joint = kinds.index("c", start, end)
    if last == end - 1 and kinds[start] != "D" and kinds[joint - 1] == "R" and kinds[joint + 1] not in "DN":
        return cast.person(narration.refers[last])  # "party leader and prime minister Jane Roe"
    if first > joint:
        return NOBODY if "C" in kinds[start:joint] else None
    one = len({narration.refers[place] for place in names}) == 1
    if one and _PREPOSITIONS & set(kinds[first:joint]):
        return cast.person(narration.refers[first])  # "Jane Roe of Slater and Gordon"
    if last > joint or kinds[joint + 1 : joint + 2] in ("D", "C", "R", "B"):
        return NOBODY
    return cast.person(narration.refers[first])


def _described(cast: Cast, narration: Narration, start: int, end: int) -> Speaker | None:
    """Read a phrase whose head is no name of a person: "the Kremlin", "a police spokesman", "the envoy"."""
    kinds = narration.kinds
    if "c" in kinds[start:end] and not _is_one_name(kinds, start, end):
        joint = kinds.index("c", start, end)
        if kinds[joint - 1] not in _HEADS or kinds[end - 1] not in _HEADS or "N" in kinds[start:end]:
            return NOBODY
        return Speaker(_ARTICLE.sub("", _text(cast, narration, start, end)), "body")
    if kinds[start:end].startswith("Dwf") and _text(cast, narration, start + 1, start + 2).lower() in _QUANTITIES:
        return _described(cast, narration, start + 3, end)  # "a number of senators"
    some = 2 * kinds[start:end].startswith("Df")  # "one of the victims"
    stop = next((place for place in range(start + some, end) if kinds[place] in _PREPOSITIONS), end)
    if stop <= start + some or (kinds[start] == "D" and not some and stop == start + 1):
        return None
    head = stop - 1
    while head > start and kinds[head] == "w" and "B" in kinds[start:head]:
        head -= 1  # "a source close to the couple"
    phrase = _phrase(cast, narration, start, stop, end, head)
    if is_sign(phrase.head):
        return None
    number = cast.named(phrase.head) if _may_be_surname(phrase) else -1
    if number >= 0:
        return cast.person(number)
    if phrase.capital and kinds[head] in "CB" and is_outlet(phrase.text):
        return Speaker(with_article(phrase.text), "outlet")
    if phrase.lead in _DEFINITE and phrase.whole and is_head(phrase.head) and "N" not in kinds[start:end]:
        return _by_role(cast, phrase)
    if is_writing(phrase.head) and not phrase.capital:
        author = _AUTHOR.match(kinds, stop)
        if author is not None:  # "a statement released by the army"
            return _core(cast, narration, author.start("by"), author.end("by"))
        owned = (len(phrase.words) > 1 or not phrase.whole) and phrase.lead not in _OWNERS
        return Speaker(phrase.bare, "body") if owned else NOBODY
    begins = start == 0 or kinds[start - 1] == "."
    return _source(cast, phrase, begins=begins)


def _phrase(cast: Cast, narration: Narration, start: int, stop: int, end: int, head: int) -> _Phrase:
    """Take a phrase from ``start`` to ``end`` apart; what follows ``stop`` is its complement."""
    kinds = narration.kinds
    words = [_text(cast, narration, place, place + 1) for place in range(start, stop)]
    some = kinds[start:end].startswith("Df")
    lead = words[0].lower() if kinds[start] == "D" and not some else ""
    text = _text(cast, narration, start, end)
    return _Phrase(
        words[head - start].lower(),
        lead,
        [word.lower() for word in words[1 if lead else 0 :]],
        text,
        _ARTICLE.sub("", text) if lead else text,
        capital=kinds[head] == "C" or words[head - start][0].isupper(),
        whole=stop == end,
    )


def _may_be_surname(phrase: _Phrase) -> bool:
    """Tell whether a phrase is one word, or a title and a word."""
    titled = len(phrase.words) == 1 or phrase.words[-2].rstrip(".") in COURTESY | ADDRESS
    return titled and phrase.whole and not phrase.lead


def _by_role(cast: Cast, phrase: _Phrase) -> Speaker:
    """Resolve a role that stands for a person: "the Egyptian president"."""
    people = cast.of_role(phrase.head, phrase.words)
    if len(people) == 1:
        return cast.person(people[0])._replace(pronoun=phrase.text.lower())
    if people:
        return NOBODY
    if phrase.capital or len(phrase.words) > 1:  # "the Queen", "the Peruvian president", whom nothing names
        return Speaker(phrase.bare, "unnamed")
    return NOBODY


def _source(cast: Cast, phrase: _Phrase, *, begins: bool) -> Speaker | None:
    """Read a phrase as a body or an unnamed source; None where it can be neither."""
    head = phrase.head
    people = not phrase.capital and head not in _NO_PEOPLE and _PEOPLE_ENDING.match(head)
    if is_head(head) or is_unnamed(head) or people:
        if phrase.lead in _DEFINITE and len(phrase.words) == 1 and phrase.whole and not head.endswith("s"):
            return NOBODY  # "the man": somebody whom the text has spoken of
        return Speaker(phrase.text if phrase.lead in _OWNERS else phrase.bare, "unnamed")
    if is_source_noun(head):
        return Speaker(phrase.bare, "body")
    if not phrase.capital or head in NATIONS:
        return None
    if begins and not phrase.lead and len(phrase.words) == 1 and head.endswith(_PLURAL_ENDINGS):
        return Speaker(phrase.bare, "body") if cast.is_name(phrase.bare) else None  # "Investigations"
    return Speaker(phrase.bare, "body")


def _is_one_name(kinds: str, start: int, end: int) -> bool:
    """Tell whether an "and" stands inside one phrase: "Ministry of Trade and Industry", "food and drink minister"."""
    joint = kinds.index("c", start, end)
    return bool(_PREPOSITIONS & set(kinds[start:joint])) or (kinds[joint - 1] == "w" and kinds[end - 1] in "RB")


def _text(cast: Cast, narration: Narration, start: int, end: int) -> str:
    """Return words as written, white space folded."""
    return " ".join(cast.body[narration.starts[start] : narration.ends[end - 1]].split())
