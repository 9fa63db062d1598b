"""The sections of an article by their headings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.errors import NewsdexError
from index.terms import words

if TYPE_CHECKING:
    from index.article import Article, Section


def sections_named(article: Article, name: str) -> tuple[Section, ...]:
    """Return the sections whose heading has all these words.

    Raises:
        NewsdexError: It has none; the message names those that it has.
    """
    wanted = {part for word in words(name) for part in word.parts}
    headed = [
        (section, article.body[section.heading.start : section.heading.end])
        for section in article.sections
        if section.heading
    ]
    found = tuple(section for section, text in headed if wanted <= {p for word in words(text) for p in word.parts})
    if not found:
        known = ", ".join(f'"{text}"' for _, text in headed) or "no headings"
        raise NewsdexError(f"no section {name!r}; the article has {known}")
    return found
