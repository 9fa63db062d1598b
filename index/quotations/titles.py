"""What stands in quotation marks and is said by nobody: titles of works, nicknames, terms."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.quotations.narration import Narration

# After one of these the words in marks are what something is called.
_TERMS: Final = frozenset(
    """
titled entitled named dubbed nicknamed codenamed headlined phrase word term known called termed hashtag so-called slogan
aka alias labelled labeled marked
""".split()  # noqa: SIM905
)
# After one of these, if they begin with a capital.
_WORKS: Final = frozenset(
    """
film movie song album book novel single series show play poem painting episode game musical opera documentary essay
exhibition program programme sitcom comedy drama anthem hit track magazine operation character role section chapter
column category initiative project plan bill act ep lp letter
""".split()  # noqa: SIM905
)
_CALLED: Final = frozenset(("called", "labelled", "labeled", "termed", "dubbed", "named"))
_SMALL: Final = frozenset("a an and at by de for from in is la le my of on or our the to vs with".split())  # noqa: SIM905
_SAYS_SO: Final = re.compile(r"[HTN]r*V|Vr*[HTN]")
_LAST_WORD: Final = re.compile(r"(?<![\w-])[\w-]++\Z")
_LONGEST: Final = 10  # words of a title
_TERM: Final = 6  # words that are no term any more, after "the film", "the word"
_REACH: Final = 24  # code points before the mark in which the word before it is sought


def is_name(body: str, narration: Narration, number: int) -> bool:
    """Tell whether a stretch of a paragraph is a title, a nickname or a term."""
    kinds = narration.kinds
    stretch = narration.stretches[number]
    place = narration.places[number]
    words = body[stretch.inner.start : stretch.inner.end].split()
    before, after = kinds[place - 1 : place], kinds[place + 1 : place + 2]
    bare = words[0][0].isupper() and words[-1][-1].isalnum()
    if bare and len(words) < 4 and before in ("N", "C") and after in ("N", "C"):
        return True  # Keith "Matt" Maupin
    if len(words) > _LONGEST:
        return False
    if _is_titled(kinds, place, words):
        return True
    word = _LAST_WORD.search(body[max(0, stretch.outer.start - _REACH) : stretch.outer.start].rstrip())
    if word is None:
        return False
    lead = word[0].lower()
    if lead in _CALLED:
        named = before == "P" or kinds[place - 2 : place - 1] in ("w", "B", ",", "D")
        return named and "s" not in kinds[max(0, place - 6) : place]  # "what he called"
    return len(words) < _TERM and (lead in _TERMS or (lead in _WORKS and words[0][0].isupper()))


def _is_titled(kinds: str, place: int, words: Sequence[str]) -> bool:
    """Tell whether words are written as a title where nothing says that somebody speaks them."""
    if not is_title(words) or (words[-1].endswith(",") and _SAYS_SO.match(kinds, place + 1)):
        return False
    before = kinds[place - 1 : place]
    spoken = before in (":", "V", "G", "W") or (before == "," and kinds[place - 2 : place - 1] in ("V", "G"))
    return not spoken and not (before == "k" and len(words) == 1)


def is_title(words: Sequence[str]) -> bool:
    """Tell whether words are written as a title: a capital on each that is not small."""
    if not words[0][:1].isupper() and not words[0][:1].isdigit():
        return False
    if words[-1][-1] in ".!?" and len(words) > 2:
        return False
    large = [word for word in words if word.lower() not in _SMALL and word[:1].isalpha()]
    return bool(large) and all(word[0].isupper() for word in large) and (len(large) > 1 or len(words) == 1)
