"""Which words begin like a name."""

from __future__ import annotations

import re
from itertools import groupby
from typing import Final

CASED: Final = (
    range(0x41, 0x600), range(0x10A0, 0x1400), range(0x1C80, 0x2500), range(0x2C00, 0x2E00), range(0xA600, 0xA800),
    range(0xFF21, 0xFF3B), range(0x10400, 0x10600), range(0x10C80, 0x10D80), range(0x118A0, 0x118E0),
    range(0x16E40, 0x16EC0), range(0x1D400, 0x1D800), range(0x1E900, 0x1E960),
)  # fmt: skip
"""The blocks of Unicode that have capitals: to look through all of it took 30 ms of each process."""

_ARTICLE: Final = re.compile(r"(?:al|el|ul|ur|as|ash|an|ad|ar|at|az|ed|es|en|er)[\-‐‑](?=[^\W\d_])")


def is_capital(letter: str) -> bool:
    """Tell whether a letter is a capital."""
    return letter.isupper() or letter.istitle()


def capital_class() -> str:
    """Return a character class for a regular expression: every capital of Unicode, as ranges."""
    points = (point for block in CASED for point in block if is_capital(chr(point)))
    ranges = []
    for _, group in groupby(enumerate(points), key=lambda pair: pair[1] - pair[0]):
        run = [point for _, point in group]
        ranges.append(f"{chr(run[0])}-{chr(run[-1])}")
    return f"[{''.join(ranges)}]"


def begins_like_a_name(text: str) -> bool:
    """Tell whether a word begins with a capital, or with an Arabic article and a capital ("al-Sisi")."""
    if is_capital(text[0]):
        return True
    if text[0] not in "aeu":
        return False
    article = _ARTICLE.match(text)
    return article is not None and text[article.end()].isupper()
