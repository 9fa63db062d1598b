"""Write the table of common words: ``python -m tests.stories.commonness``; the same data give the same file.

Learnt from every second month of current-events (those that ``documents.learnt`` names; no pair that is held out comes
from them) and from Wikinews, cut into passages of thirty words. A word's rate is the
greater of its rates in snippets and in prose.
"""

from __future__ import annotations

import math
from collections import Counter
from typing import TYPE_CHECKING

from index.people.sounds import key as sound
from index.stories.words import HEAVIEST, TABLE, known_key
from index.terms import prepare, raw_words, stem, take_apart
from tests.stories.documents import PROJECT, learnt, snippets, wikinews

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

PASSAGE = 30
LEAST = 12
NAME_SHARE = 0.6
HEAD = """\
# Words that are common in news, by how rare they are: 0 for one passage of thirty words in sixteen, then in half bits.
# Learnt from Wikipedia's Portal:Current events (CC BY-SA 4.0) and Wikinews (CC BY 2.5); no text is copied.
# Written by `python -m tests.stories.commonness`.
"""


def passages(texts: Iterable[str]) -> Iterator[list[str]]:
    for text in texts:
        words = raw_words(prepare(text))
        for start in range(0, len(words), PASSAGE):
            yield words[start : start + PASSAGE]


def capital_shares(parts: Iterable[list[str]]) -> dict[str, float]:
    """Return how often a stem is written with a capital where no sentence need begin."""
    capitals, seen = Counter(), Counter()
    for words in parts:
        for raw in words[1:]:
            for part in take_apart(raw).parts:
                seen[stem(part)] += 1
                capitals[stem(part)] += raw[0].isupper()
    return {each: capitals[each] / n for each, n in seen.items()}


def rates(parts: Iterable[list[str]], key_of: Callable[[str], str]) -> dict[str, float]:
    count, total = Counter(), 0
    for words in parts:
        total += 1
        count.update({key_of(part) for raw in words for part in take_apart(raw).parts})
    return {key: n / total for key, n in count.items() if n >= LEAST}


def main() -> None:
    short = [raw_words(prepare(snippet.text)) for snippet in snippets().values() if learnt(snippet.date)]
    long = list(passages(article.text for article in wikinews()))
    shares = capital_shares([*short, *long])
    names: Counter[str] = Counter()

    def key_of(part: str) -> str:
        # As `words.word_key`, before there is a table.
        key, is_name = known_key(part), shares.get(stem(part), 0) > NAME_SHARE
        key = key or (sound(stem(part)) if is_name else stem(part))
        names[key] += 1 if is_name else -1
        return key

    known = rates(short, key_of)
    for key, rate in rates(long, key_of).items():
        if names[key] <= 0:  # one long article about somebody does not make the name common
            known[key] = max(rate, known.get(key, 0))
    lines: dict[tuple[str, int], list[str]] = {}
    for key, rate in sorted(known.items()):
        weight = max(0, round(2 * (-math.log2(rate) - 4)))
        if weight < HEAVIEST:
            lines.setdefault(("name" if names[key] > 0 else "word", weight), []).append(key)
    text = HEAD + "".join(f"{kind} {weight} {' '.join(keys)}\n" for (kind, weight), keys in sorted(lines.items()))
    (PROJECT / "index" / "stories" / TABLE).write_text(text, "utf-8")


if __name__ == "__main__":
    main()
