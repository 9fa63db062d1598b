"""What a run of the indexer did, and what an index holds."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from index.record import from_record
from search.output.data import VERSION, dump

if TYPE_CHECKING:
    from index.writer import Report
    from search.output.style import Style
    from search.statistics import Statistics

_NAMES = {"page": "pages", "cleaned": "cleaned texts", "markdown": "Markdown", "json": "JSON Lines"}


def report_text(report: Report) -> str:
    """Return a run in one line."""
    counts = [
        f"{count:,} {what}"
        for count, what in (
            (report.added, "added"),
            (report.updated, "updated"),
            (report.deleted, "deleted"),
            (report.unchanged, "unchanged"),
        )
        if count or what == "added"
    ]
    noun = "article" if report.articles == 1 else "articles"
    return f"{report.articles:,} {noun}: {', '.join(counts)}"


def passed_text(report: Report) -> str:
    """Return what was passed over, empty where nothing was."""
    endings = sorted(report.passed.items(), key=lambda each: (-each[1], each[0]))
    counts = [f"{count:,} {ending or 'without an ending'}" for ending, count in endings]
    return f"left out, of forms that are not read: {', '.join(counts)}" if counts else ""


def forgotten_text(report: Report) -> str:
    """Return what a rebuild of a damaged index could not keep, empty where it kept everything."""
    if not report.forgotten:
        return ""
    what = "1 article" if report.forgotten == 1 else f"{report.forgotten:,} articles"
    return f"{what} could not be read in the index as it was: what the files still hold of them counts as new today"


def report_json(report: Report) -> str:
    """Return a run as one JSON object, version 1."""
    failed = [{"path": f"{e.path}:{e.line}" if e.line else e.path, "error": e.reason} for e in report.failures]
    failed += [{"path": str(error).partition(":")[0], "error": str(error)} for error in report.unreachable]
    return dump(
        {
            "v": VERSION,
            "added": report.added,
            "updated": report.updated,
            "deleted": report.deleted,
            "unchanged": report.unchanged,
            "failed": failed,
            "articles": report.articles,
        }
    )


def plan_text(report: Report, style: Style) -> str:
    """Return what a run would change, article by article, and how each of them was read."""
    lines = []
    for sign, records in (("+", report.plan.new), ("~", report.plan.edited)):
        for article in map(from_record, map(json.loads, records)):
            day = article.date.isoformat() if article.date else "undated"
            lines.append(style.safe(f"{sign} {article.id}  {day}  {article.title or ''}".rstrip()))
            lines += [f"    {style.place(s.path, s.line)}  {s.form}" for s in article.sources]
            headings = [article.body[h.start : h.end] for h, _ in article.sections if h]
            if headings:
                lines.append(style.safe(f"    sections: {'; '.join(headings)}"))
            if article.people:
                lines.append(style.safe(f"    people: {', '.join(person.name for person in article.people)}"))
            lines += [
                style.safe(f"    off ({apart.kind}, line {apart.line}): {' '.join(apart.text.split())[:60]}")
                for apart in article.apart
            ]
    lines += [style.safe(f"- {article_id}") for article_id in report.plan.deleted]
    return "".join(f"{line}\n" for line in lines)


def stats_text(held: Statistics) -> str:
    """Return what an index holds, a figure a line."""
    days = f"{held.first} to {held.last}" if held.first else "none"
    undated = f", {held.undated:,} undated" if held.undated else ""
    unread = f", {held.unread:,} inputs not read" if held.unread else ""
    parts, part = held.parts
    return (
        f"articles    {held.articles:,}\n"
        f"days        {days}{undated}\n"
        f"files       {held.files:,}{unread}\n"
        f"roots       {', '.join(held.roots) or 'none'}\n"
        f"size        {held.size / 1e6:,.1f} MB in {parts} {part}{'s' if parts != 1 else ''}\n"
        f"generation  {held.generation}, schema {held.schema}, committed {held.changed}\n"
    )
