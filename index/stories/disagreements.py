"""On what reports of a story disagree: counts of the dead, the hurt, the missing and the like, and spellings of names.

A number belongs to the word that it counts: one that follows it (``12 people are killed``), else a verb or a toll that
goes before it (``killing at least 12``, ``the death toll rises to 14``). What is counted by nothing known is left out.
"""

from __future__ import annotations

from collections import defaultdict
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, NamedTuple

from index.places import paragraphs, stretches
from index.sentences import sentences
from index.span import Span
from index.stories.words import COUNTRY, NAME, kind_of, tokens
from index.terms import fold, stem, word_spans

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from index.article import Article

_AFTER: Final[Mapping[str, str]] = MappingProxyType(
    {
        word: what
        for what, words in {
            "killed": "killed dead die died dies perished drowned deaths fatalities bodies",
            "injured": "injured wounded hurt injuries hospitalized hospitalised",
            "missing": "missing unaccounted",
            "arrested": "arrested detained arrests",
            "rescued": "rescued survivors",
            "displaced": "evacuated displaced homeless",
            "magnitude": "magnitude",
        }.items()
        for word in words.split()
    }
)
_BEFORE: Final[Mapping[str, str]] = MappingProxyType(
    {
        word: what
        for what, words in {
            "killed": "kill kills killing killed toll",
            "injured": "injure injures injuring injured wound wounds wounding wounded hurting",
            "arrested": "arrest arrests arresting detain detains detaining",
            "rescued": "rescue rescues rescuing",
            "displaced": "evacuate evacuates evacuating displaces displacing",
            "magnitude": "magnitude",
        }.items()
        for word in words.split()
    }
)
_LOOK_AHEAD, _LOOK_BACK, _TOLL_BACK = 6, 5, 12
_STOPS: Final = frozenset("and but while".split())  # noqa: SIM905
# What makes of a number something else than a count: "12 years", "5 km", "3 October", "20 percent".
_UNITS: Final = frozenset(
    """
percent per cent pc year years month months week weeks day days hour hours minute minutes km kilometer kilometers
kilometre kilometres mile miles metre metres meter meters feet foot ft am pm old dollar dollars euro euros pound pounds
million billion trillion th st nd rd january february march april may june july august september october november
december
""".split()  # noqa: SIM905
)


_SHORT: Final = 3  # letters of a name that could be an abbreviation


class Value(NamedTuple):
    """What a report says: the words in it, whose span is half-open in code points into its body."""

    text: str
    article: str
    span: Span


class Difference(NamedTuple):
    """A thing on which reports disagree.

    Attributes:
        what: ``killed``, ``injured``, ``missing``, ``arrested``, ``rescued``, ``displaced``, ``magnitude`` or
            ``spelling``.
        values: What each says, in the order of the reports; of a number or a spelling the first place in each report.
    """

    what: str
    values: tuple[Value, ...]


def disagreements(articles: Sequence[Article]) -> tuple[Difference, ...]:
    """Return what reports of one story disagree on: numbers, then spellings.

    Args:
        articles: Reports of one story, in the order in which they are shown.
    """
    return (*_different_counts(articles), *_different_spellings(articles))


def counts(article: Article) -> Iterator[tuple[str, float, Value]]:
    """Yield what an article counts, the number, and where it says so."""
    for start, text, _ in stretches(article, "body"):
        for paragraph in paragraphs(text):
            for first, last in sentences(text[paragraph.start : paragraph.end]):
                offset = start + paragraph.start + first
                yield from _counts_in(text[paragraph.start + first : paragraph.start + last], offset, article)


def _counts_in(sentence: str, offset: int, article: Article) -> Iterator[tuple[str, float, Value]]:
    # Of a hyphenated word ("6.1-magnitude") each part stands at the word's place.
    words = [(start, end, part) for start, end, word in word_spans(sentence) for part in word.parts]
    parts = [part for _, _, part in words]
    for at, (start, end, _) in enumerate(words):
        number = _number(sentence[start:end], parts[at])
        what = _counted(parts, at) if number is not None else None
        if number is not None and what:
            span = Span(offset + start, offset + end)
            yield what, number, Value(sentence[start:end], article.id, span)


def _number(raw: str, part: str) -> float | None:
    if not _is_number(part):
        return None
    try:
        number = float(tokens(part)[0].key)
    except ValueError:
        return None
    is_year = raw.isdigit() and len(raw) == 4 and raw[:2] in {"19", "20"}
    return None if is_year else number


def _is_number(part: str) -> bool:
    return tokens(part)[0].key[0].isdigit()


def _counted(parts: Sequence[str], at: int) -> str | None:
    """Return what the number at a place counts."""
    for ahead, word in enumerate(parts[at + 1 : at + 1 + _LOOK_AHEAD]):
        if ahead == 0 and word in _UNITS:
            return None
        if word in _AFTER:
            return _AFTER[word]
        if word in _STOPS or word in _BEFORE or _is_number(word):
            break
    for back, word in enumerate(reversed(parts[max(0, at - _TOLL_BACK) : at])):
        if word == "toll" or (word in _BEFORE and back < _LOOK_BACK):
            return _BEFORE[word]
        if word in _STOPS or _is_number(word):
            break
    return None


def _different_counts(articles: Sequence[Article]) -> Iterator[Difference]:
    said: defaultdict[str, list[tuple[set[float], Value]]] = defaultdict(list)
    for article in articles:
        own: dict[str, tuple[set[float], Value]] = {}
        for what, number, value in counts(article):
            own.setdefault(what, (set(), value))[0].add(number)
        for what, first in own.items():
            said[what].append(first)
    for what, reports in said.items():
        # A report that gives two numbers agrees with whoever gives one of them.
        if any(not (a & b) for a, _ in reports for b, _ in reports):
            yield Difference(what, tuple(value for _, value in reports))


def _different_spellings(articles: Sequence[Article]) -> Iterator[Difference]:
    said: defaultdict[str, dict[tuple[str, str], Value]] = defaultdict(dict)
    for article in articles:
        for key, value in _names(article):
            said[key].setdefault((value.article, value.text), value)
    for values in said.values():
        if _differ({text for _, text in values}):
            yield Difference("spelling", tuple(values.values()))


def _names(article: Article) -> Iterator[tuple[str, Value]]:
    """Yield the names of an article by the key that their spellings share; of hyphenated ones, none."""
    surnames = {spelling.split()[-1] for person in article.people for spelling in person.spellings if spelling.split()}
    for start, text, _ in stretches(article, "body"):
        for first, last, word in word_spans(text):
            raw = text[first:last].removesuffix("'s").removesuffix("’s")
            if word.places == 1 and len(raw) > _SHORT and raw[0].isupper():
                (token,) = tokens(raw)
                kind = kind_of(token.packed)
                if kind == NAME or (raw in surnames and kind != COUNTRY):
                    yield token.key, Value(raw, article.id, Span(start + first, start + first + len(raw)))


def _differ(spellings: Iterable[str]) -> bool:
    """Tell whether ways of writing a name are more than its inflections: other letters, or other accents."""
    lowered = {each.lower() for each in spellings if not each.isupper()}
    stems = {stem(fold(each)) for each in lowered}
    folds = {fold(each) for each in lowered}
    return len(lowered) > 1 and (len(stems) > 1 or len(folds) < len(lowered))
