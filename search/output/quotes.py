"""Quotations as text, JSON, JSON Lines and comma-separated values."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from index.span import Span
from search.output.data import VERSION, dump
from search.output.layout import day_column
from search.output.table import csv_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from search.output.style import Style
    from search.quotes import Quote

COLUMNS = ("date", "speaker", "kind", "roles", "words", "how", "pronoun", "cue", "path", "line", "id", "title")
"""The header of the table: names as in JSON."""

_BETWEEN = " … "
"""Stands where the article has the attribution, or a new paragraph."""
_UNKNOWN = "speaker not known"
_HOW = {
    "after": "…, X said",
    "inverted": "…, said X",
    "before": "X said: …",
    "participle": "X …, saying …",
    "according to": "according to X",
    "quoted": "X was quoted",
    "passive": "said by X",
    "colon": "X: …",
    "trailing": "at the end of the sentence",
    "split": "goes on with the same",
    "continued": "as the sentence before",
}
"""How it is said who speaks."""


def quotes_text(quotes: Iterable[Quote], style: Style) -> str:
    """Return quotations, a blank line between two: day, speaker and role; the words; place, and how it was found."""
    return "\n".join("\n".join(_lines(quote, style)) + "\n" for quote in quotes)


def _lines(quote: Quote, style: Style) -> Iterator[str]:
    day = day_column(quote.article.date)
    speaker = style.safe(quote.quotation.speaker or _UNKNOWN)
    role = f", {style.safe(quote.roles[0])}" if quote.roles else ""
    yield f"{style.paint('date', day)}  {style.paint('title', speaker)}{role}"
    text, spans = "“", []
    for number, (words, found) in enumerate(quote.words):
        text += _BETWEEN if number else ""
        spans += [Span(len(text) + start, len(text) + end) for start, end in found]
        text += words
    yield style.wrapped(f"{text.rstrip(',')}”", spans, indent="  ")  # a comma is the attribution's
    yield f"  {style.place(quote.path, quote.line, quote.column)}{style.safe(_found(quote))}"


def _found(quote: Quote) -> str:
    """Return how the speaker was found: by what, and behind a colon the words of speaking."""
    how = _HOW.get(quote.quotation.how)
    if how is None:
        return ""
    pronoun = ", by a pronoun" if quote.quotation.pronoun else ""
    return f"   {how}{pronoun}" + (f" ({' '.join(quote.cue.split())})" if quote.cue else "")


def quotes_json(quotes: Iterable[Quote]) -> str:
    """Return quotations as one JSON object, version 1."""
    return dump({"v": VERSION, "quotes": [_data(quote) for quote in quotes]})


def quotes_jsonl(quotes: Iterable[Quote]) -> str:
    """Return quotations, each as it stands under ``quotes``, on a line of its own."""
    return "".join(f"{dump(_data(quote))}\n" for quote in quotes)


def quotes_csv(quotes: Sequence[Quote], style: Style) -> str:
    """Return quotations as comma-separated values (RFC 4180), a header first."""
    return csv_text(COLUMNS, map(_row, quotes), style)


def _row(quote: Quote) -> list[str]:
    row = _data(quote) | {
        "roles": "; ".join(quote.roles),
        "words": _BETWEEN.join(words.text for words in quote.words),
        "pronoun": "yes" if quote.quotation.pronoun else "",
    }
    return [str("" if row[name] is None else row[name]) for name in COLUMNS]


def _data(quote: Quote) -> dict[str, Any]:
    article, quotation = quote.article, quote.quotation
    return {
        "id": article.id,
        "date": article.date.isoformat() if article.date else None,
        "title": article.title,
        "path": quote.path,
        "line": quote.line,
        "column": quote.column,
        "speaker": quotation.speaker,
        "kind": quotation.kind,
        "roles": quote.roles,
        "words": [words.text for words in quote.words],
        "how": quotation.how or None,
        "pronoun": quotation.pronoun,
        "cue": quote.cue or None,
    }
