"""Years and months among the words of a question, as evidence of which article is meant.

``earthquake 2020`` asks for the word, as always; but of the articles that match, one of that year is likelier to be the
one. News seldom says in which year it is written, so the day of publication speaks for it.
"""

from __future__ import annotations

import datetime

from index.schema import day_term, read_day_term
from search.filters import days_documents
from search.tree import Word

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index.codec.segment import Segment
    from search.periods import Period
    from search.tree import Node

_FIRST_YEAR, _LAST_YEAR = 1800, 2199
_MONTHS = {
    name: number
    for number, name in enumerate(
        ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
         "december"), 1,
    )
}  # fmt: skip
_AMBIGUOUS = frozenset({"march", "may"})


def date_words(children: Sequence[Node]) -> Iterator[Word]:
    """Yield those of some nodes that are years and months of articles.

    ``may`` and ``march`` are months where they are written with a capital or beside a year.
    """
    words = [child for child in children if isinstance(child, Word) and child.field is None and not child.distance]
    dated = any(_year(word) for word in words)
    for word in words:
        text = _bare(word)
        if _year(word) or (text in _MONTHS and (dated or text not in _AMBIGUOUS or word.text[0].isupper())):
            yield word


def dated_documents(segment: Segment, word: Word) -> list[int]:
    """Return the documents published in the year or the month that a word names, in any order, each once."""
    return [document for period in _periods(segment, word) for document in days_documents(segment, "date", period)]


def _periods(segment: Segment, word: Word) -> Iterator[Period]:
    from search.periods import Period  # noqa: PLC0415 - most questions have no day and start sooner

    if year := _year(word):
        yield Period(datetime.date(year, 1, 1), datetime.date(year, 12, 31))
        return
    month = _MONTHS[_bare(word)]
    for year in _years(segment):
        behind = datetime.date(year + month // 12, month % 12 + 1, 1)
        yield Period(datetime.date(year, month, 1), behind - datetime.timedelta(days=1))


def _years(segment: Segment) -> range:
    """Return the years from the first to the last day of a segment."""
    field = segment.field("date")
    dated = field.number_from(day_term(None) + b"\0")
    if dated == len(field):
        return range(0)
    first, last = (datetime.date.fromordinal(read_day_term(field.term(at))) for at in (dated, len(field) - 1))
    return range(first.year, last.year + 1)


def _bare(word: Word) -> str:
    return word.text.strip(",.").lower()


def _year(word: Word) -> int:
    """Return the year that a word is, 0 where it is none."""
    text = _bare(word)
    if len(text) != 4 or not text.isascii() or not text.isdigit() or not _FIRST_YEAR <= int(text) <= _LAST_YEAR:
        return 0
    return int(text)
