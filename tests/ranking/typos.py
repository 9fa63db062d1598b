"""What a typo costs: one letter of one word of each question is changed, and the suggestions put it right.

A deletion, an insertion, a change or a swap of neighbours, each as likely, in a word of at least four letters. Asked as
``--any``; a question with a word that no article has is asked again as the first suggestion has it.

Usage: python -m tests.ranking typos
"""

from __future__ import annotations

import os
import random
import re
import string
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from search.parser import parse_literal
from search.suggestions import corrected
from tests.ranking.engines import Newsdex
from tests.ranking.judged import NEWS, collections
from tests.ranking.measures import reciprocal_rank

if TYPE_CHECKING:
    from tests.ranking.judged import Judged

_WORD = re.compile(r"[^\W\d_]{4,}")


def main() -> None:
    if not NEWS.exists():
        sys.exit(f"{NEWS} is not there")
    with tempfile.TemporaryDirectory() as name:
        root = Path(os.environ.get("NEWSDEX_RANKING", name))
        print(f"{'MRR@10':48}{'as meant':>10}{'with typo':>10}{'put right':>10}{'costs':>8}")
        for judged in collections():
            _measure(judged, root / judged.pool)


def _measure(judged: Judged, folder: Path) -> None:
    engine, chance = Newsdex(folder, judged.documents), random.Random(3)
    sums = [0.0, 0.0, 0.0]
    for text, relevant in judged.questions:
        mistyped = with_typo(text, chance)
        tree = parse_literal(mistyped, any_=True)
        for at, each in enumerate((parse_literal(text, any_=True), tree, corrected(engine.reader, tree)[0])):
            sums[at] += reciprocal_rank(engine.ranked(each), relevant)
    meant, typed, put_right = (each / len(judged.questions) for each in sums)
    print(f"{judged.name:48}{meant:10.3f}{typed:10.3f}{put_right:10.3f}{meant - put_right:8.3f}", flush=True)


def with_typo(text: str, chance: random.Random) -> str:
    """Return a text with one edit in one of its words; itself where no word is long enough."""
    words = list(_WORD.finditer(text))
    if not words:
        return text
    start, end = chance.choice(words).span()
    word = text[start:end]
    at = chance.randrange(len(word) - 1)
    letter = chance.choice(string.ascii_lowercase)
    edits = (
        word[:at] + word[at + 1 :],
        word[:at] + letter + word[at:],
        word[:at] + letter + word[at + 1 :],
        word[:at] + word[at + 1] + word[at] + word[at + 2 :],
    )
    return text[:start] + chance.choice(edits) + text[end:]
