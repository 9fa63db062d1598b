"""A page's text: the article, and all that a page holds beside it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index.article import Apart, Rendition
from index.dates import find_day_of_wire
from index.errors import UnreadableError
from index.forms.body import BodyBuilder
from index.forms.bylines import agency_of_credit, biography_name, is_dateline
from index.forms.cites import find_cites
from index.forms.days import find_day
from index.forms.layout import KEPT, Layout
from index.forms.lines import blocks

if TYPE_CHECKING:
    import datetime

    from index.forms.lines import Block
    from index.forms.recurrence import Recurrence


_WRAP = re.compile(r"(?<!\n)\n(?!\n)")


def read_page(text: str, path: str, recurrence: Recurrence) -> Rendition:
    """Read a page's text; every line that is not blank becomes title, standfirst, byline, day, body or Apart.

    Raises:
        UnreadableError: There is no text.
    """
    page = blocks(text)
    layout = Layout(page, recurrence)
    kinds = _with_body(page, layout.kinds)
    builder = BodyBuilder()
    for block, kind in zip(page, kinds, strict=True):
        if kind in {"body", "heading"}:
            add_block(builder, block, heads=kind == "heading")
    body, sections, origins = builder.build()
    if not body:
        raise UnreadableError(path, "holds no text")
    return Rendition(
        path=path,
        line=1,
        form="page",
        body=body,
        sections=sections,
        origins=origins,
        title=_first(page, kinds, "title"),
        dek=_first(page, kinds, "dek"),
        date=_find_date(page, kinds),
        authors=layout.authors or _authors_of_biography(page, kinds) or _agencies(page, kinds),
        cites=_others(find_cites(_WRAP.sub(" ", body)), page, kinds),
        apart=tuple(
            Apart(kind, line.number, line.text)
            for block, kind in zip(page, kinds, strict=True)
            if kind not in KEPT
            for line in block.lines
        ),
    )


def label_lines(text: str, recurrence: Recurrence) -> dict[int, str]:
    """Say what each line that is not blank is, by its number from 1: for tests, and to show how a page was read."""
    page = blocks(text)
    kinds = _with_body(page, Layout(page, recurrence).kinds)
    return {line.number: kind for block, kind in zip(page, kinds, strict=True) for line in block.lines}


def add_block(builder: BodyBuilder, block: Block, *, heads: bool) -> None:
    """Add a block's lines to a body as one paragraph, a section's heading where ``heads``."""
    builder.paragraph()
    if not heads and len(block.lines) == 1:
        line = block.lines[0]
        builder.line([(line.text, line.number, line.column)])
        return
    spans = [builder.line([(line.text, line.number, line.column)]) for line in block.lines]
    if heads:
        builder.head(spans[0]._replace(end=spans[-1].end))


def _with_body(page: list[Block], kinds: list[str]) -> list[str]:
    """Leave no page without a body: text that is nothing but short lines, or all like promotion, is its own article."""
    if "body" in kinds:
        return kinds
    kept = {"byline", "date"}
    changed = ["body" if kind in {"title", "dek", "heading"} else kind for kind in kinds]
    if "body" not in changed:
        changed = [kind if kind in kept else "body" for kind in kinds]
    return changed if "body" in changed else ["body"] * len(page)


def _first(page: list[Block], kinds: list[str], wanted: str) -> str | None:
    return next((block.text for block, kind in zip(page, kinds, strict=True) if kind == wanted), None)


def _find_date(page: list[Block], kinds: list[str]) -> datetime.date | None:
    """Find the day of publication: in date lines, bylines, a wire's dateline, a masthead; else one of update."""
    updated = None
    for wanted in ("date", "byline"):
        for block, kind in zip(page, kinds, strict=True):
            found = find_day(block.view) if kind == wanted else None
            if found and "updated" in block.view[: found[1]].lower():
                updated = updated or found[0]
            elif found:
                return found[0]
    if updated:
        return updated
    text = next((block for block, kind in zip(page, kinds, strict=True) if kind == "body"), None)
    day = find_day_of_wire(text.view) if text else None
    if day or "title" not in kinds:
        return day
    mastheads = (find_day(block.view) for block in page[: kinds.index("title")] if is_dateline(block))
    return next((found[0] for found in mastheads if found), None)


def _authors_of_biography(page: list[Block], kinds: list[str]) -> tuple[str, ...]:
    names = (biography_name(block.view) for block, kind in zip(page, kinds, strict=True) if kind == "biography")
    return tuple(dict.fromkeys(name for name in names if name))


def _others(cites: tuple[str, ...], page: list[Block], kinds: list[str]) -> tuple[str, ...]:
    """Leave out the publisher itself, telling of its own reporting: its name is in its masthead or copyright."""
    start = kinds.index("title") if "title" in kinds else 0
    own = [block.view for block in page[:start] if block.words <= 8]
    own += [block.view for block, kind in zip(page, kinds, strict=True) if kind == "copyright"]
    bare = {name: name.removeprefix("The ") for name in cites}
    return tuple(name for name in cites if not any(re.search(rf"\b{re.escape(bare[name])}\b", view) for view in own))


def _agencies(page: list[Block], kinds: list[str]) -> tuple[str, ...]:
    """Give the agency that alone is named as the source of an article without a byline."""
    named = (agency_of_credit(block.view) for block, kind in zip(page, kinds, strict=True) if kind == "credit")
    return tuple(dict.fromkeys(name for name in named if name))
