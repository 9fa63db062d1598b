"""How a clause of a question may go on: fields, and the values that the index holds for them."""

from __future__ import annotations

import re
from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from index.ref import Ref
from index.schema import SPEAKER_ZONES, ZONES, read_text_term
from index.terms import fold_phrase
from search.fields import COMPARISONS, FIELDS, HAS, UNITS, Kind, lookup

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from index.codec.segment import Field, Segment
    from index.reader import Reader
    from search.fields import Field as QueryField

_MOST = 20
"""Candidates at the most: what stands on a screen."""
_SAMPLE = 3
"""Articles that are read for the headings that have a word."""
_DAYS = (
    "today", "yesterday", "tomorrow", "7d", "2w", "3m", "1y", "this-week", "last-week", "last-month", "last-quarter",
    "last-year", "none",
)  # fmt: skip
_CLAUSE = re.compile(r'(?:[^\s()|"]|"[^"]*"?)*\Z')
"""The last clause of a question: what stands behind the last space, parenthesis or ``|`` outside quotes."""

_PLAIN = re.compile(r"\w(?:[\w./:,@%+'’-]*\w)?")
"""A value in which a question reads nothing but itself."""


class _Names(NamedTuple):
    """A field that holds names, folded, and what stands before them in its dictionary."""

    field: str
    before: str


_NAMED = _Names("spelling", "")
_SPEAKERS = _Names(ZONES, SPEAKER_ZONES)


class Candidate(NamedTuple):
    """What a word may become, and what that is."""

    text: str
    means: str = ""


def clause_candidates(
    typed: str, reader: Callable[[], Reader], saved: Callable[[], Mapping[str, str]]
) -> list[Candidate]:
    """Return how a question may go on, most frequent values first; each candidate is the question as a whole.

    Args:
        typed: The question up to where the user is.
        reader: Opens the index, if its values are wanted.
        saved: Reads the saved questions, if they are.
    """
    match = _CLAUSE.search(typed)
    clause = match[0] if match else ""
    head = typed[: len(typed) - len(clause)]
    if clause.startswith("-"):
        head, clause = head + "-", clause[1:]
    if clause.startswith("@"):
        found: Iterable[Candidate] = (
            Candidate(f"@{name}", question) for name, question in saved().items() if name.startswith(clause[1:])
        )
    elif ":" in clause:
        name, _, value = clause.partition(":")
        field = lookup(name)
        values = _values(field, name, value, reader) if field else ()
        found = (Candidate(f"{name}:{each.text}", each.means) for each in values)
    else:
        found = _fields(clause)
    return [Candidate(head + each.text, each.means) for each in found]


def _fields(typed: str) -> Iterator[Candidate]:
    for field in FIELDS:
        for name in (field.name, *field.also):
            if name.startswith(typed) and (name == field.name or typed):
                means = field.matches if name not in COMPARISONS else f"{COMPARISONS[name]} a day"
                yield Candidate(f"{name}:", means)


def _values(field: QueryField, name: str, value: str, reader: Callable[[], Reader]) -> Iterable[Candidate]:
    match field.kind:
        case Kind.HAS:
            return _beginning(HAS, value)
        case Kind.DAY:
            return _beginning(_DAYS[:-1] if name in COMPARISONS else _DAYS, value)
        case Kind.PERSON:
            return _people(reader(), value.removeprefix("="), "=" if value.startswith("=") else "", _NAMED)
        case Kind.NAME:
            return _words(reader().segments, field.name, value)
        case Kind.KEYWORD | Kind.GLOB:
            return _as_written(reader().segments, "id" if field.name == "story" else field.name, value)
        case Kind.ZONE if field.name == "same":
            return _beginning([f"{unit}(" for unit in UNITS], value)
        case Kind.ZONE if field.name == "in":
            return _headings(reader(), value)
        case Kind.ZONE:
            return _people(reader(), value, "", _SPEAKERS)
    return ()


def _beginning(values: Iterable[str], typed: str) -> Iterator[Candidate]:
    return (Candidate(value) for value in values if value.startswith(typed))


def whole_values(segments: Iterable[Segment], name: str, typed: str) -> list[Candidate]:
    """Return the values of a field of whole values that begin so, in their order."""
    found: set[bytes] = set()
    for segment in segments:
        field = segment.field(name)
        terms = field.with_prefix(typed.encode("utf-8", "surrogateescape"))
        live = (term for number, term in terms if not segment.deleted.issuperset(field.documents(number)))
        found.update(islice(live, _MOST))
    return [Candidate(term.decode("utf-8", "surrogateescape")) for term in sorted(found)[:_MOST]]


def _as_written(segments: Iterable[Segment], name: str, typed: str) -> list[Candidate]:
    """Return whole values as a question has them."""
    values = whole_values(segments, name, typed.removeprefix('"'))
    write = _quoted if typed.startswith('"') else _written
    return [Candidate(write(text)) for text, _ in values]


def _written(text: str) -> str:
    """Return a text as a question has it: in quotes where more would be read in it."""
    return text if _PLAIN.fullmatch(text) else _quoted(text)


def _quoted(text: str) -> str:
    """Return a text in quotes, so that whoever chose it cannot end them."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _words(segments: Iterable[Segment], name: str, typed: str) -> list[Candidate]:
    """Return the words of a field that begin so."""
    return [Candidate(text, _articles(count)) for text, count in _frequent_words(segments, name, fold_phrase(typed))]


def _frequent_words(segments: Iterable[Segment], name: str, prefix: str) -> list[tuple[str, int]]:
    counts: Counter[str] = Counter()
    for segment in segments:
        field = segment.field(name)
        for number, term in field.with_prefix(prefix.encode()):
            text, width = read_text_term(term)
            if width == 1 and len(text) > 1:
                counts[text] += segment.live_count(name, number)
    return (+counts).most_common(_MOST)  # those of articles that are no more count nothing


def _headings(reader: Reader, typed: str) -> list[Candidate]:
    """Return the words of section headings that begin so; behind a quote, and where nothing is typed, whole headings.

    A heading's words are indexed, the heading itself is read from an article that has it.
    """
    quoted = typed.startswith('"') or not typed
    wanted = fold_phrase(typed.strip('"'))
    found: dict[str, Candidate] = {}
    for word, count in _frequent_words(reader.segments, "sections", wanted.partition(" ")[0]):
        for heading in _headings_with(reader, word):
            if not quoted:
                found.setdefault(word, Candidate(word, heading))
            elif fold_phrase(heading).startswith(wanted):
                found.setdefault(fold_phrase(heading), Candidate(_quoted(heading), _articles(count)))
    return list(found.values())[:_MOST]


def _headings_with(reader: Reader, word: str) -> Iterator[str]:
    for number, segment in enumerate(reader.segments):
        field = segment.field("sections")
        term = field.find(word.encode())
        for document in () if term is None else field.documents(term)[:_SAMPLE]:
            article = reader.article(Ref(number, document))
            for section in article.sections:
                heading = article.body[section.heading.start : section.heading.end] if section.heading else ""
                if word in fold_phrase(heading).split():
                    yield " ".join(heading.split())


def _people(reader: Reader, typed: str, sign: str, names: _Names) -> list[Candidate]:
    """Return people, or whoever speaks, one of whose names begins so.

    What is offered begins with what was typed, so that a shell can put the one for the other: surnames, and full names
    in quotes where a first name was begun, or the quote is there already.
    """
    quoted = typed.startswith('"')
    wanted = fold_phrase(typed.strip('"'))
    counts: Counter[str] = Counter()
    where: dict[str, Ref] = {}
    for number, segment in enumerate(reader.segments):
        field = segment.field(names.field)
        for term in _with_word(field, names.before.encode(), wanted.encode()):
            name = field.term(term).decode().removeprefix(names.before)
            counts[name] += segment.live_count(names.field, term)
            where[name] = Ref(number, field.documents(term)[0])
    found: dict[str, Candidate] = {}
    for name, count in (+counts).most_common(2 * _MOST):
        spelt, means = _spelt(reader, where[name], name), _articles(count)
        if name.startswith(wanted) and (quoted or " " in name):
            found.setdefault(name, Candidate(sign + _quoted(spelt), means))
        elif not quoted and name and name.split()[-1].startswith(wanted):
            found.setdefault(name.split()[-1], Candidate(sign + _written(spelt.split()[-1]), f"{spelt}, {means}"))
    return list(found.values())[:_MOST]


def _with_word(field: Field, before: bytes, prefix: bytes) -> Iterator[int]:
    """Yield the names that have a word that begins so; of a single letter, those that begin with it themselves."""
    if len(prefix) < 2:
        yield from field.numbers_with_prefix(before + prefix)
        return
    for number in field.holding(prefix, field.numbers_with_prefix(before)):
        name = field.term(number).removeprefix(before)
        if b" " + prefix in b" " + name:
            yield number


def _spelt(reader: Reader, ref: Ref, folded: str) -> str:
    """Return a name as an article spells it; the index knows it folded."""
    article = reader.article(ref)
    spellings = [spelling for person in article.people for spelling in person.spellings]
    spellings += [quotation.speaker for quotation in article.quotations if quotation.speaker]
    return " ".join(next((spelling for spelling in spellings if fold_phrase(spelling) == folded), folded).split())


def _articles(count: int) -> str:
    return f"{count:,} article{'s' if count != 1 else ''}"
