"""A name across the articles of current-events: what ``person:`` finds against what a plain search for spellings finds.

    python -m tests.people.across INDEX

INDEX is one that ``newsdex index -i INDEX ../shared/data/current-events.jsonl.xz`` made. Of each name: the articles
whose text holds one of its spellings, those that the question finds, and how many of the first the second lacks; -v
shows the text of each difference.
"""

from __future__ import annotations

import datetime
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from index.reader import Reader
from search.parser import parse
from search.searcher import matching

if TYPE_CHECKING:
    from collections.abc import Iterator

# A question, and what a text must hold to be one that it should find; folded in neither.
NAMES = {
    "Zelensky": r"Zelensk(?:y|yy|iy|yi)",
    "Gaddafi": r"(?:Gadd?h?afi|Qadd?h?afi|Kadd?h?afi)",
    "Erdogan": r"Erdo[gğ]an",
    '"Kim Jong-un"': r"Kim Jong[- ][Uu]n",
    '"Kim Jong-il"': r"Kim Jong[- ][Ii]l",
    "Netanyahu": r"Netan[iy]ahu",
    '"Mohammed bin Salman"': r"M[ou]hamm[ae]d bin Salman",
    "Assad": r"(?:al-|el-)?Ass?ad",
    "Putin": r"Putin",
    "Xi": r"Xi",
    "Lula": r"Lula",
    "Macron": r"Macron",
    "Khamenei": r"Khamen[ae]i",
    "Medvedev": r"Medvedev",
    "Yanukovych": r"Yanukov[iy]ch",
    "Tymoshenko": r"T[iy]moshenko",
    '"Saddam Hussein"': r"Saddam Huss?(?:ei|ai|ay)n",
    "Ahmadinejad": r"Ahmadine(?:j|zh)ad",
    '"Osama bin Laden"': r"[OU]sama [Bb]in Lad[ei]n",
    "Saakashvili": r"Saakashvili",
    "Yushchenko": r"Yus(?:hch|ch)enko",
    "Lukashenko": r"Lukashenk[oa]",
    "Rouhani": r"Ro[uw]?hani",
    "Morsi": r"M[ou]rsi",
    "Lieberman": r"Lie?berman",
    "Djokovic": r"(?:Dj|Đ)okovi[cć]",
    "Merkel": r"Merkel",
    "Obama": r"Obama",
}


_DAY = datetime.date(2026, 1, 1)  # no question here names a day


def questions(reader: Reader) -> Iterator[tuple[str, set[str], set[str], dict[str, str]]]:
    """Yield each name, the ids whose text holds a spelling of it, those that are found, and the texts by id."""
    texts = {}
    for ref in reader.all():
        article = reader.article(ref)
        texts[article.id] = article.body
    for name, spellings in NAMES.items():
        expression = re.compile(rf"(?<![^\W_]){spellings}(?![^\W_])")
        held = {each for each, text in texts.items() if expression.search(text)}
        found = {reader.article(ref).id for ref in matching(reader, parse(f"person:{name}", now=_DAY))}
        yield name, held, found, texts


def main() -> None:
    """Print the figures."""
    reader = Reader(Path(sys.argv[1]))
    print(f"{'':24} held  found  both  lacking  inside words  found beside")
    for name, held, found, texts in questions(reader):
        lacking = held - found
        plain = re.compile(rf"(?<![\w-])(?:al-|el-)?(?:{NAMES[name]})(?![\w-])")
        inside = {each for each in lacking if not plain.search(texts[each])}
        print(
            f"{name:24} {len(held):4} {len(found):6} {len(held & found):5} {len(lacking - inside):8} {len(inside):13} "
            f"{len(found - held):13}"
        )
        if "-v" in sys.argv:
            for sign, ids in (("-", lacking), ("+", found - held)):
                for each in sorted(ids)[:12]:
                    print(f"    {sign} {each} {' '.join(texts[each].split())[:300]}")


if __name__ == "__main__":
    main()
