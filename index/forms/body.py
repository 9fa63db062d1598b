"""A body put together from stretches of a file, so that every one of its characters can be traced back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.article import Origin, Section
from index.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterable


class BodyBuilder:
    """Paragraphs and headings in order; what comes out is a Rendition's body, sections and origins."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._origins: list[Origin] = []
        self._heads: list[Span] = []
        self._length = 0
        self._open = False

    def paragraph(self) -> None:
        """Begin a paragraph: what is added next stands two newlines below what was added last."""
        self._open = False

    def line(self, pieces: Iterable[tuple[str, int, int]]) -> Span:
        """Add a line to the paragraph: verbatim stretches of the file, each with its line and column from 1.

        Returns:
            Where the line stands in the body.
        """
        if self._pieces:
            self._append("\n" if self._open else "\n\n")
        self._open = True
        start = self._length
        for text, line, column in pieces:
            if text:
                self._origins.append(Origin(self._length, line, column))
                self._append(text)
        return Span(start, self._length)

    def head(self, span: Span) -> None:
        """Make what stands there a section's heading; in body order."""
        self._heads.append(span)

    def build(self) -> tuple[str, tuple[Section, ...], tuple[Origin, ...]]:
        """Give body, sections and origins; all empty where nothing was added."""
        body = "".join(self._pieces)
        return body, cut_sections(body, self._heads), tuple(self._origins)

    def _append(self, text: str) -> None:
        self._pieces.append(text)
        self._length += len(text)


def cut_sections(body: str, heads: list[Span]) -> tuple[Section, ...]:
    """Cut a body at its headings: each section's text runs from under its heading to above the next, edges trimmed."""
    if not body:
        return ()
    sections = []
    bounds: list[Span | None] = [None, *heads] if not heads or heads[0].start > 0 else list(heads)
    for place, head in enumerate(bounds):
        start = head.end if head else 0
        following = bounds[place + 1] if place + 1 < len(bounds) else None
        end = following.start if following else len(body)
        while start < end and body[start] == "\n":
            start += 1
        while end > start and body[end - 1] == "\n":
            end -= 1
        sections.append(Section(head, Span(start, end)))
    return tuple(sections)
