"""Hits as lines for other programs: paths, and passages behind their place as grep and ripgrep put them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from index.span import Span
    from search.hits import Hit, Results
    from search.output.style import Style


def paths_text(paths: Iterable[str], end: str, style: Style) -> str:
    """Return paths, each with its end behind it; as they are, where nobody looks."""
    return "".join(f"{style.paint('place', style.safe(path))}{end}" for path in paths)


def hits_lines(results: Results, style: Style) -> str:
    """Return a passage a line: ``path:line:column:text``.

    Line and column, from 1, are where the first mark of the passage begins. Of a hit whose title alone matches, they
    are where the passage begins.
    """
    return "".join(f"{line}\n" for hit in results.hits for line in _lines(hit, style))


def _lines(hit: Hit, style: Style) -> Iterator[str]:
    for snippet in hit.snippets:
        spans: tuple[Span, ...] = snippet.spans if style.color else ()  # marks would be text to an editor
        shown, painted = style.marked(snippet.text, spans)
        text = style.painted(shown, painted, 0, len(shown))
        yield f"{style.place(hit.path, snippet.line, snippet.column)}:{snippet.column}:{text}"
