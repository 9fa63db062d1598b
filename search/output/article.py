"""One whole article for people: what it says, who is in it, where it was found, and what was taken off it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.places import PARAGRAPH_BREAK

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index.article import Article, Section
    from search.output.style import Style


def article_text(article: Article, sections: Sequence[Section], style: Style, *, whole: bool, raw: bool) -> str:
    """Return an article.

    Args:
        article: What to show.
        sections: Those of its sections to show.
        style: How to lay it out.
        whole: Whether to show what stands above and below the sections, too.
        raw: Whether to add what was taken off the article.
    """
    lines = [*_head(article, style)] if whole else []
    for section in sections:
        lines += _section(article, section, style)
    if whole:
        lines += _foot(article, style)
    if raw:
        lines += _apart(article, style)
    return "\n".join(lines) + "\n"


def _head(article: Article, style: Style) -> Iterator[str]:
    if article.title:
        yield style.wrapped(article.title, role="title")
    if article.dek:
        yield style.wrapped(article.dek)
    by = f"by {', '.join(article.authors)}" if article.authors else None
    known = [article.date.isoformat() if article.date else "undated", by, article.source, article.topic]
    yield style.wrapped("  ".join(text for text in known if text))
    yield ""


def _section(article: Article, section: Section, style: Style) -> Iterator[str]:
    if section.heading:
        heading = article.body[section.heading.start : section.heading.end]
        yield style.wrapped(heading, role="section")
    for paragraph in article.body[section.span.start : section.span.end].split(PARAGRAPH_BREAK):
        if paragraph.strip():
            yield style.wrapped(" ".join(paragraph.split()))
            yield ""


def _foot(article: Article, style: Style) -> Iterator[str]:
    if article.people:
        yield style.paint("section", "People")
        for person in article.people:
            others = [spelling for spelling in person.spellings if spelling != person.name]
            also = f" (also {', '.join(others)})" if others else ""
            roles = f": {'; '.join(person.roles)}" if person.roles else ""
            yield style.wrapped(f"{person.name}{also}{roles}", indent="  ")
    if article.cites:
        yield style.wrapped(f"Cites {', '.join(article.cites)}")
    if article.url:
        yield style.safe(article.url)
    yield style.paint("section", "Found in")
    for source in article.sources:
        yield f"  {style.place(source.path, source.line)}  {source.form}"
    for each in article.disagreements:
        yield style.wrapped(f"{each.path} has another {each.field}: {each.value}", indent="  ")
    yield style.wrapped(f"id {article.id}, in the index since {article.added.isoformat()}")


def _apart(article: Article, style: Style) -> Iterator[str]:
    path = article.sources[article.body_source].path
    yield ""
    yield style.paint("section", "Taken off" if article.apart else "Nothing was taken off")
    for apart in article.apart:
        yield f"  {style.place(path, apart.line)}  {apart.kind}"
        yield style.wrapped(" ".join(apart.text.split()), indent="    ")
