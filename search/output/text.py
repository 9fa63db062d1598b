"""Hits for people: the day and the headline, the passage that matched, and where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from search.output.terminal import columns, cut, wrap

if TYPE_CHECKING:
    from collections.abc import Iterator

    from search.hits import Hit, Results, Snippet
    from search.output.terminal import Style

_SHOWN_PEOPLE = 3
_UNDATED = "undated   "


def results_text(results: Results, style: Style) -> str:
    """Return a page of hits, a blank line between two."""
    return "\n".join("\n".join(_hit(hit, style)) + "\n" for hit in results.hits)


def _hit(hit: Hit, style: Style) -> Iterator[str]:
    yield _headline(hit, style)
    for snippet in hit.snippets:
        yield _passage(snippet, style)
    yield _place(hit, style)


def _headline(hit: Hit, style: Style) -> str:
    article = hit.article
    day = article.date.isoformat() if article.date else _UNDATED
    section = hit.snippets[0].section if hit.snippets else None
    label = f"[{cut(style.safe(section), 30)}]" if section else ""
    room = style.width - len(day) - 2
    if article.title:
        shown = _title(hit, room - (columns(label) + 2 if label and room > 60 else 0), style)
    else:
        shown = cut(style.safe(f"({_stand_in(hit)})"), room)
    line = f"{style.paint('date', day)}  {style.paint('title', shown) if article.title else shown}"
    gap = style.width - columns(line) - columns(label)
    return line + " " * gap + style.paint("section", label) if label and gap >= 2 else line


def _title(hit: Hit, room: int, style: Style) -> str:
    """Return the headline, cut at a word where it is too long, what matched in it marked as far as it is shown."""
    text = (hit.article.title or "").replace("\n", " ")
    marked = style.marked(text, hit.title_spans)
    if columns(marked) <= room:
        return marked
    marks = 0 if style.color else 2 * len(hit.title_spans)
    kept = len(cut(text, room - marks)) - 1
    spans = [span for span in hit.title_spans if span.end <= kept]
    return style.marked(text[:kept], spans) + "…"


def _stand_in(hit: Hit) -> str:
    """Return what an article without a headline is called: its rubric and its outlets, else its id."""
    article = hit.article
    known = [article.topic, article.source, ", ".join(article.cites)]
    return " · ".join(text for text in known if text) or article.id


def _passage(snippet: Snippet, style: Style) -> str:
    text = style.marked(snippet.text, snippet.spans)
    return wrap(f"{'' if snippet.opens else '… '}{text}{'' if snippet.closes else ' …'}", style.width, "  ")


def _place(hit: Hit, style: Style) -> str:
    line = hit.snippets[0].line if hit.snippets else 1
    place = f"  {style.paint('place', style.safe(hit.path))}:{line}"
    people = [style.safe(person.name) for person in hit.article.people]
    for shown in range(min(len(people), _SHOWN_PEOPLE), 0, -1):
        more = f" (+{len(people) - shown})" if len(people) > shown else ""
        names = f"   {', '.join(people[:shown])}{more}"
        if columns(place) + columns(names) <= style.width:
            return place + names
    return place
