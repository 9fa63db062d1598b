"""What articles are counted by: the values of an article that stand for it in a tally, as they are shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from index.article import Article

FACETS = ("person", "role", "author", "source", "cites", "topic", "section")


def facet_values(article: Article, facet: str) -> tuple[str, ...]:
    """Return the values that an article counts for, each once.

    Raises:
        ValueError: Nothing is counted by that.
    """
    return tuple(dict.fromkeys(value for value in _values(article, facet) if value))


def _values(article: Article, facet: str) -> Iterable[str | None]:
    match facet:
        case "person":
            return (person.name for person in article.people)
        case "role":
            return (role for person in article.people for role in person.roles)
        case "author":
            return article.authors
        case "source":
            return (article.source,)
        case "cites":
            return article.cites
        case "topic":
            return (article.topic,)
        case "section":
            return (" ".join(article.body[h.start : h.end].split()) for h, _ in article.sections if h)
    raise ValueError(f"nothing is counted by {facet}")
