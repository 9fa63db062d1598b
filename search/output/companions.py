"""Who is named beside somebody, as text, JSON and comma-separated values."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from search.output.data import answer_json
from search.output.layout import columns
from search.output.table import csv_text

if TYPE_CHECKING:
    import datetime

    from search.companions import Companion, Company
    from search.evidence import Evidence
    from search.output.style import Style
    from search.tree import Node

_HEADER = (
    "name", "together", "articles", "expected", "lift", "surprise", "date", "path", "line", "sentence",
)  # fmt: skip
_WIDEST_NAME = 40
_WIDEST_LIFT = 100


def company_text(company: Company, style: Style) -> str:
    """Return a person with counts a line, and below a sentence and its place."""
    shown = [style.safe(each.name) for each in company.companions]
    width = min(_WIDEST_NAME, max(map(columns, shown), default=0))
    lines = []
    for name, each in zip(shown, company.companions, strict=True):
        padding = " " * (width - columns(name))
        counts = f"{each.together:>5,} of {each.articles:,}, {_times(each.lift)} by chance"
        lines.append(f"{style.paint('title', name)}{padding}  {counts}")
        if each.evidence:
            lines += _evidence_lines(each.evidence, style)
    return "".join(f"{line}\n" for line in lines)


def _times(lift: float) -> str:
    return f"{lift:,.0f} ×" if lift >= _WIDEST_LIFT else f"{lift:.1f} ×"


def _evidence_lines(evidence: Evidence, style: Style) -> list[str]:
    sentence = evidence.sentence
    day = evidence.date.isoformat() if evidence.date else "undated"
    return [
        style.wrapped(sentence.text, sentence.spans, indent="  "),
        f"  {style.paint('date', day)}  {style.place(evidence.path, sentence.line, sentence.column)}",
    ]


def company_summary(company: Company, asked: str) -> str:
    """Return what was counted, in one line."""
    noun = "article" if company.among == 1 else "articles"
    verb = "names" if company.articles == 1 else "name"
    people = "person" if company.distinct == 1 else "people"
    return f"{company.articles:,} of {company.among:,} {noun} {verb} {asked}; {company.distinct:,} {people} beside"


def company_json(query: str, tree: Node, now: datetime.date, asked: str, company: Company) -> str:
    """Return who is named beside somebody as one JSON object, version 1."""
    answer = {
        "person": asked,
        "people": [each._asdict() for each in company.people],
        "articles": company.articles,
        "among": company.among,
        "distinct": company.distinct,
        "with": [{**_numbers(each), "evidence": _evidence_data(each.evidence)} for each in company.companions],
    }
    return answer_json(query, tree, now, answer)


def _numbers(companion: Companion) -> dict[str, Any]:
    return {
        "name": companion.name,
        "together": companion.together,
        "articles": companion.articles,
        "expected": round(companion.expected, 4),
        "lift": round(companion.lift, 4),
        "surprise": round(companion.surprise, 4),
    }


def _evidence_data(evidence: Evidence | None) -> dict[str, Any] | None:
    if evidence is None:
        return None
    sentence = evidence.sentence
    return {
        "id": evidence.id,
        "date": evidence.date.isoformat() if evidence.date else None,
        "path": evidence.path,
        "line": sentence.line,
        "column": sentence.column,
        "text": sentence.text,
        "spans": sentence.spans,
        "both": evidence.both,
    }


def company_csv(company: Company, style: Style) -> str:
    """Return a person a row."""
    return csv_text(_HEADER, map(_row, company.companions), style)


def _row(companion: Companion) -> list[str]:
    evidence = _evidence_data(companion.evidence) or {}
    values = {**_numbers(companion), **evidence, "sentence": evidence.get("text")}
    return ["" if values.get(name) is None else str(values[name]) for name in _HEADER]
