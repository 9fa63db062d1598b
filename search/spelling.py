"""Words of a dictionary at most so many edits from a word, without comparing it with each of them.

The dictionary is sorted, so words with a common beginning are neighbours and share the rows of the distance table
(Damerau 1964, with swaps of neighbouring letters, optimal string alignment). As soon as every value of a row is too
large, no word that begins so can match, and the walk goes on behind all of them.
"""

from __future__ import annotations

from index.schema import read_text_term

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from index.codec.segment import Field


def near_spellings(field: Field, word: str, distance: int) -> Iterator[tuple[str, int]]:
    """Yield (term, its number) for the terms of a field at most ``distance`` edits from a word, in order."""
    before = ""
    rows = [list(range(len(word) + 1))]
    number = 0
    while number < len(field):
        term, _ = read_text_term(field.term(number))
        shared = _common(before, term)
        del rows[shared + 1 :]
        before = term
        hopeless = None
        for at in range(shared, len(term)):
            rows.append(_next_row(rows, word, term, at))
            if min(rows[-1]) > distance and (at == 0 or min(rows[-2]) >= distance):
                hopeless = term[: at + 1]
                break
        if hopeless is not None:
            before = hopeless
            number = max(number + 1, field.number_from(hopeless.encode("utf-8", "surrogatepass") + b"\xff"))
            continue
        if rows[-1][-1] <= distance:
            yield term, number
        number += 1


def _common(a: str, b: str) -> int:
    length = 0
    for x, y in zip(a, b, strict=False):
        if x != y:
            break
        length += 1
    return length


def _next_row(rows: list[list[int]], word: str, term: str, at: int) -> list[int]:
    above, letter = rows[at], term[at]
    row = [at + 1]
    for j, other in enumerate(word, 1):
        cost = min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (letter != other))
        if at and j > 1 and letter == word[j - 2] and other == term[at - 1]:
            cost = min(cost, rows[at - 1][j - 2] + 1)
        row.append(cost)
    return row
