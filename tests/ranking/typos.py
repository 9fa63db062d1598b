"""What a typo costs: one letter of one word of each question is changed, and the suggestions put it right.

A deletion, an insertion, a change or a swap of neighbours, each as likely, in a word of at least four letters; drawn
anew for each of several seeds. Asked in both ways: as ``--any``, where a question with a word that no article has is
asked again as it is put right, and as typed, where the first suggestion is asked of a question that finds nothing.
``kept`` is what it costs to put right a question without a typo: words that are right, and that no article has.

Usage: python -m tests.ranking typos [SEED...]
"""

from __future__ import annotations

import os
import random
import re
import string
import sys
import tempfile
from functools import lru_cache
from pathlib import Path
from statistics import fmean, stdev
from typing import TYPE_CHECKING

from search.clause_counts import ReaderCounts
from search.parser import parse_literal
from search.suggestions import passed_over
from tests.ranking.engines import Newsdex, NewsdexAsTyped
from tests.ranking.judged import NEWS, collections
from tests.ranking.measures import reciprocal_rank

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.ranking.judged import Judged

SEEDS = (3, 4, 5)
_WORD = re.compile(r"[^\W\d_]{4,}")


def main(arguments: Sequence[str] = ()) -> None:
    if not NEWS.exists():
        sys.exit(f"{NEWS} is not there")
    seeds = tuple(map(int, arguments)) or SEEDS
    with tempfile.TemporaryDirectory() as name:
        root = Path(os.environ.get("NEWSDEX_RANKING", name))
        print(f"{'MRR@10 with --any':48}{'as meant':>9}{'kept':>7}  seed {'with typo':>9}{'put right':>10}{'costs':>7}")
        print(f"{'as typed':48}")
        for judged in collections():
            _measure(judged, root / judged.pool, seeds)


def _measure(judged: Judged, folder: Path, seeds: Sequence[int]) -> None:
    any_, typed = Newsdex(folder, judged.documents), NewsdexAsTyped(folder, judged.documents)

    def put_right(text: str) -> list[str]:
        tree = parse_literal(text, any_=True)
        suggested = passed_over(ReaderCounts(any_.reader), tree).questions
        return any_.ranked(suggested[0].tree if suggested else tree)

    asked = lru_cache(None)(any_.ask), lru_cache(None)(put_right), lru_cache(None)(typed.ask)

    def mean(ask, texts: Sequence[str]) -> float:
        ranks = zip(texts, judged.questions, strict=True)
        return fmean(reciprocal_rank(ask(text), relevant) for text, (_, relevant) in ranks)

    meant = [text for text, _ in judged.questions]
    by_any, by_put_right, by_typed = (mean(ask, meant) for ask in asked)
    costs = []
    for seed in seeds:
        chance = random.Random(seed)
        mistyped = [with_typo(text, chance) for text in meant]
        with_any, right, with_typed = (mean(ask, mistyped) for ask in asked)
        print(
            f"{judged.name:48}{by_any:9.3f}{by_any - by_put_right:7.3f}  {seed:4} {with_any:9.3f}{right:10.3f}"
            f"{by_any - right:7.3f}\n{'':48}{by_typed:9.3f}{'':7}  {'':4} {'':9}{with_typed:10.3f}"
            f"{by_typed - with_typed:7.3f}",
            flush=True,
        )
        costs.append(by_any - right)
    if len(costs) > 1:
        print(
            f"{'':48}{len(costs)} draws: {fmean(costs):.4f} ± {stdev(costs):.4f}, {min(costs):.4f} to {max(costs):.4f}"
        )


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
