"""Hits for people: the day and the headline, the passage that matched, and where it stands."""

from __future__ import annotations

from index.span import Span
from search.output.layout import columns, cut, day_column

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from search.hits import Hit, MeantDays, Results, Snippet
    from search.output.style import Style

_SHOWN_PEOPLE = 3
_LABEL = 30
"""Columns of a section's name at the most."""
_WIDE = 60
"""Columns of a headline from which on a section's name stands beside it, whatever it takes."""


def results_text(results: Results, style: Style) -> str:
    """Return a page of hits, a blank line between two."""
    people = ([person.name for person in hit.article.people] for hit in results.hits)
    return "\n".join("\n".join(hit_lines(*each, style)) + "\n" for each in zip(results.hits, people, strict=True))


def hit_lines(hit: Hit, people: Sequence[str], style: Style) -> Iterator[str]:
    """Yield the lines of a hit, with those who are named behind its place as far as there is room."""
    yield _headline(hit, style)
    for snippet in hit.snippets:
        yield _passage(snippet, style)
    yield _place(hit, people, style)


def _headline(hit: Hit, style: Style) -> str:
    article = hit.article
    day = day_column(article.date)
    section = hit.snippets[0].section if hit.snippets else None
    label = f"[{cut(style.safe(section), _LABEL)}]" if section else ""
    room = max(1, style.width - len(day) - 2)
    if article.title:
        beside = columns(label) + 2 if label and room > _WIDE else 0
        shown, width = _title(article.title, hit, room - beside, style)
    else:
        shown = cut(style.safe(f"({_stand_in(hit)})"), room)
        width = columns(shown)
    line = f"{style.paint('date', day)}  {shown}"
    gap = room - width - columns(label)
    return line + " " * gap + style.paint("section", label) if label and gap >= 2 else line


def _title(title: str, hit: Hit, room: int, style: Style) -> tuple[str, int]:
    """Return the headline, cut at a word where it is too long, what matched in it marked, and how wide it is."""
    text = title.replace("\n", " ")
    shown, painted = style.marked(text, hit.title_spans)
    if columns(shown) > room:
        # Cut as it is in the article, so that no mark is left open; the marks take room too.
        marks = 0 if style.color else 2 * len(hit.title_spans)
        kept = len(cut(text, max(1, room - marks)))
        # Characters that stand escaped take more room than the cut knows of.
        while columns(shown) > room and kept > 1:
            kept -= 1
            spans = [Span(span.start, min(span.end, kept)) for span in hit.title_spans if span.start < kept]
            shown, painted = style.marked(text[:kept], spans)
            shown += "…"
    return style.painted(shown, painted, 0, len(shown), "title"), columns(shown)


def _stand_in(hit: Hit) -> str:
    """Return what an article without a headline is called: its rubric and its outlets, else its id."""
    article = hit.article
    known = [article.topic, article.source, ", ".join(article.cites)]
    return " · ".join(text for text in known if text) or article.id


def _passage(snippet: Snippet, style: Style) -> str:
    opening = "" if snippet.opens else "… "
    text = f"{opening}{snippet.text}{'' if snippet.closes else ' …'}"
    spans = [Span(start + len(opening), end + len(opening)) for start, end in snippet.spans]
    for day in reversed(snippet.days):
        text, spans = _with_note(text, spans, day.end + len(opening), f" [{_days(day)}]")
    return style.wrapped(text, spans, indent="  ")


def _with_note(text: str, spans: Sequence[Span], at: int, note: str) -> tuple[str, list[Span]]:
    """Return a text with a note in it, and its spans as they are then; one that ends there does not take it in."""
    moved = [Span(start + len(note) * (start >= at), end + len(note) * (end > at)) for start, end in spans]
    return text[:at] + note + text[at:], moved


def _days(day: MeantDays) -> str:
    """Return days as the query language writes them."""
    from search.periods import Period  # noqa: PLC0415 - is there already, where a question asks for days

    return str(Period(day.first, day.last))


def _place(hit: Hit, named: Sequence[str], style: Style) -> str:
    line, column = (hit.snippets[0].line, hit.snippets[0].column) if hit.snippets else (1, 1)
    place = f"  {style.place(hit.path, line, column)}"
    taken = columns(f"  {style.safe(hit.path)}:{line}")
    people = [style.safe(name) for name in named]
    for shown in range(min(len(people), _SHOWN_PEOPLE), 0, -1):
        more = f" (+{len(people) - shown})" if len(people) > shown else ""
        names = f"   {', '.join(people[:shown])}{more}"
        if taken + columns(names) <= style.width:
            return place + names
    return place
