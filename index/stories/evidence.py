"""Why two reports are linked or not: the same weighing as when they were grouped, with the words as written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from index.stories.deciding import LINKED, POINTS, WINDOW, Balance, balance, points, report
from index.stories.grouping import UNDATED_BANDS
from index.stories.profile import lead_words, profile, telling_words
from index.stories.reports import order_of
from index.stories.signature import bands
from index.stories.words import COUNTRY, NAME, NUMBER, PERSON, WORD, hear, kind_of, weight_of
from index.terms import prepare, raw_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from index.article import Article

_KINDS: Final = {WORD: "word", NAME: "name", COUNTRY: "country", PERSON: "person", NUMBER: "number"}


class Shared(NamedTuple):
    """A word that two reports have in common.

    Attributes:
        kind: ``person``, ``name``, ``country``, ``word`` or ``number``.
        earlier: As the earlier report writes it.
        later: As the later one does.
        weight: How rare it is, from 0 to 15.
    """

    kind: str
    earlier: str
    later: str
    weight: int


class Reason(NamedTuple):
    """One of the things weighed: its name in `Balance`, its value, and the points that this gave or took."""

    what: str
    value: float
    points: float


class Evidence(NamedTuple):
    """What speaks for two reports being of one event, and what against.

    Attributes:
        earlier: Id of the report that comes first, by day and then by id.
        later: That of the other.
        linked: Whether this alone puts them into one story; two reports of a story may also be linked by others.
        points: All told; from `deciding.LINKED` they are linked.
        days: Between the two; None if one has no day.
        bands: MinHash bands that are the same, of ``signature.BANDS``.
        shared: Words, the heaviest first.
        reasons: What gave points or took them, in the order of `Balance`; empty if one has no day.
    """

    earlier: str
    later: str
    linked: bool
    points: float
    days: int | None
    bands: int
    shared: tuple[Shared, ...]
    reasons: tuple[Reason, ...]


def why(a: Article, b: Article) -> Evidence:
    """Weigh two articles against each other and say how it came out; in either order."""
    earlier, later = sorted((a, b), key=_order)
    first, second = (report(each.date.toordinal() if each.date else 0, *profile(each)) for each in (earlier, later))
    signatures = bands((earlier.body, later.body))
    same_bands = int((signatures[0] == signatures[1]).sum()) if first.words and second.words else 0
    if not earlier.date or not later.date:
        linked = same_bands >= UNDATED_BANDS
        value = float(LINKED if linked else -LINKED)
        return Evidence(earlier.id, later.id, linked, value, None, same_bands, _shared(earlier, later), ())
    weighed = balance(first, second)
    value = points(weighed)
    reasons = tuple(
        Reason(what, float(each), each * weight)
        for what, each, weight in zip(Balance._fields, weighed, POINTS, strict=True)
        if each
    )
    linked = value >= LINKED and weighed.days <= WINDOW
    days = (later.date - earlier.date).days
    return Evidence(earlier.id, later.id, linked, value, days, same_bands, _shared(earlier, later), reasons)


def nearest(article: Article, reports: Iterable[Article]) -> Evidence | None:
    """Return what links an article to the report of its story that is nearest: to an earlier one, if one is linked.

    Args:
        article: A report.
        reports: Of its story; the article itself may be among them.

    Returns:
        The evidence with most points that links; None if none does, as where there is no other report.
    """
    linked = [found for each in reports if each.id != article.id and (found := why(article, each)).linked]
    return max(linked, key=lambda each: (each.later == article.id, each.points, each.earlier), default=None)


def _order(article: Article) -> tuple[int, str]:
    return order_of(article.date.toordinal() if article.date else 0), article.id


def _shared(earlier: Article, later: Article) -> tuple[Shared, ...]:
    words = []
    for article in (earlier, later):
        raw = raw_words(prepare(article.title or "")) + lead_words(article)
        written: dict[str, str] = {}
        for word in raw:
            for token in hear(word).tokens:
                written.setdefault(token.key, word)
        words.append((telling_words(article), written))
    (first, first_written), (second, second_written) = words
    found = [
        Shared(
            _KINDS[max(kind_of(first[key]), kind_of(second[key]))],
            as_earlier,
            second_written[key],
            weight_of(first[key]),
        )
        for key, as_earlier in first_written.items()
        if key in first and key in second
    ]
    return tuple(sorted(found, key=lambda each: (-each.weight, each.earlier)))
