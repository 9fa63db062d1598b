"""The passage of an article to show: the stretch of a paragraph that holds most of what was asked for.

A passage is made of whole words, at most ``WIDTH`` code points of one paragraph. Among all that begin at a mark, the
best holds most different leaves of the question, then most marks, then stands first.
"""

from __future__ import annotations

from bisect import bisect_right

from index.frozen import NamedTuple
from index.patterns import later
from index.places import paragraphs
from index.span import Span
from search.hits import MeantDays, Snippet
from search.marks import Mark

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.article import Article
    from index.days.mention import Mention

WIDTH = 200
_CONTEXT = 60  # code points before the first mark, where the passage cannot begin with its paragraph
_SENTENCE_END = later(r"(?<=[\w\"'”’)%]{3})([.!?][\"'”’)]*)\s+(?=[\"'“‘(]*[A-Z0-9])")
_SPACE = later(r"\s+")


class _Passage(NamedTuple):
    start: int
    end: int
    leaves: int
    marks: int


def best_snippets(
    article: Article, marks: Sequence[Mark], most: int, days: Sequence[Mention] = ()
) -> tuple[Snippet, ...]:
    """Return the best passages, best first, none overlapping.

    Without marks in the body that is its beginning.

    Args:
        article: Whose body it is.
        marks: In the body, ascending.
        most: At most so many; at least one.
        days: What in the body means days that were asked for, ascending.
    """
    paragraphs = _paragraphs(article)
    passages = sorted(_passages(marks, paragraphs), key=lambda p: (-p.leaves, -p.marks, p.start))
    chosen: list[tuple[int, int]] = []
    for passage in passages:
        start, end = _widen(article.body, passage, _around(paragraphs, passage.start))
        if all(end <= first or last <= start for first, last in chosen):
            chosen.append((start, end))
        if len(chosen) == most:
            break
    if not chosen:
        first = next((p for p in paragraphs if p.start < p.end), Span(0, len(article.body)))
        chosen = [_widen(article.body, _Passage(first.start, first.start, 0, 0), first)]
    return tuple(_snippet(article, start, end, marks, days, _around(paragraphs, start)) for start, end in chosen)


def passage(article: Article, start: int, end: int, spans: Sequence[Span]) -> Snippet:
    """Return a stretch of a body as it is shown, some of it marked.

    Args:
        article: Whose body it is.
        start: In code points; white space at both ends is left off.
        end: Behind the last.
        spans: What to mark.
    """
    marks = [Mark(span.start, span.end, 0) for span in spans]
    return _snippet(article, start, end, marks, (), _around(_paragraphs(article), start))


def _paragraphs(article: Article) -> list[Span]:
    """Return the paragraphs of the text under each heading; headings are shown as such, not as passages."""
    found = [
        Span(section.start + start, section.start + end)
        for _, section in article.sections
        for start, end in paragraphs(article.body[section.start : section.end])
    ]
    return found or [Span(0, len(article.body))]


def _around(paragraphs: Sequence[Span], offset: int) -> Span:
    return paragraphs[max(0, bisect_right(paragraphs, (offset, 1 << 62)) - 1)]


def _passages(marks: Sequence[Mark], paragraphs: Sequence[Span]) -> list[_Passage]:
    found = []
    for at, mark in enumerate(marks):
        paragraph = _around(paragraphs, mark.start)
        if not paragraph.start <= mark.start < paragraph.end:
            continue
        leaves, count, end = {mark.leaf}, 1, min(mark.end, mark.start + WIDTH // 2)
        for other in marks[at + 1 :]:
            if other.start >= paragraph.end or max(end, other.end) - mark.start > WIDTH - _CONTEXT:
                break
            end = max(end, other.end)
            leaves.add(other.leaf)
            count += 1
        found.append(_Passage(mark.start, min(end, paragraph.end), len(leaves), count))
    return found


def _widen(body: str, passage: _Passage, paragraph: Span) -> tuple[int, int]:
    """Give a passage its surroundings: whole sentences where they fit, else whole words."""
    room = max(0, WIDTH - (passage.end - passage.start))
    if passage.end - paragraph.start <= WIDTH:
        start = paragraph.start
    else:
        least = max(paragraph.start, passage.end - WIDTH)
        starts = [match.end() for match in _SENTENCE_END().finditer(body, least, passage.start)]
        start = starts[0] if starts else _word_start(body, passage.start - min(room, _CONTEXT), least, passage.start)
    end = min(paragraph.end, max(passage.end, start + WIDTH))
    if end < paragraph.end:
        ends = [match.end(1) for match in _SENTENCE_END().finditer(body, passage.end, end)]
        shortest = start + WIDTH // 2
        end = ends[-1] if ends and ends[-1] >= shortest else _word_end(body, end, passage.end, paragraph.end)
    return start, end


def _word_start(body: str, start: int, least: int, most: int) -> int:
    if start <= least or body[start - 1].isspace():
        return start
    while start < most and not body[start].isspace():
        start += 1
    return min(start + 1, most) if start < most else most


def _word_end(body: str, end: int, least: int, most: int) -> int:
    if end >= most or body[end].isspace():
        return end
    while end > least and not body[end - 1].isspace():
        end -= 1
    return max(least, end)


def _snippet(
    article: Article, start: int, end: int, marks: Sequence[Mark], days: Sequence[Mention], paragraph: Span
) -> Snippet:
    while start < end and article.body[start].isspace():
        start += 1
    while start < end and article.body[end - 1].isspace():
        end -= 1
    # A quotation may be longer than the passage that begins with it.
    spans = merge_spans([Span(max(m.start, start), min(m.end, end)) for m in marks if m.start < end and start < m.end])
    meant = [day for day in days if start <= day.start and day.end <= end]
    line, column = place_of(article, spans[0].start if spans else start)
    every = [Span(a - start, b - start) for a, b in [*spans, *((day.start, day.end) for day in meant)]]
    text, shifted = fold_space(article.body[start:end], every)
    return Snippet(
        section=heading_of(article, start),
        text=text,
        spans=shifted[: len(spans)],
        line=line,
        column=column,
        opens=start <= paragraph.start,
        closes=end >= paragraph.end,
        days=tuple(
            MeantDays(*span, day.first, day.last) for span, day in zip(shifted[len(spans) :], meant, strict=True)
        ),
    )


def fold_space(text: str, spans: Sequence[Span]) -> tuple[str, tuple[Span, ...]]:
    """Return the text with each run of white space as one space, and the spans where they are then."""
    shifts: list[tuple[int, int]] = [(0, 0)]
    parts, at, removed = [], 0, 0
    for match in _SPACE().finditer(text):
        parts += [text[at : match.start()], " "]
        at = match.end()
        removed += len(match.group()) - 1
        shifts.append((at, removed))
    parts.append(text[at:])

    def moved(offset: int) -> int:
        return offset - shifts[bisect_right(shifts, (offset, len(text))) - 1][1]

    return "".join(parts), tuple(Span(moved(start), moved(end)) for start, end in spans)


def merge_spans(spans: Sequence[Span]) -> tuple[Span, ...]:
    """Return the spans ascending, those that overlap as one."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start < merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return tuple(merged)


def heading_of(article: Article, offset: int) -> str | None:
    """Return the heading of the section that an offset of the body lies in, None where it has none."""
    for heading, span in article.sections:
        if heading and heading.start <= offset < max(span.end, heading.end):
            return " ".join(article.body[heading.start : heading.end].split())
    return None


def place_of(article: Article, offset: int) -> tuple[int, int]:
    """Return the line and column, from 1, where an offset of the body stands in the file."""
    origin = article.origins[bisect_right([o.offset for o in article.origins], offset) - 1]
    return origin.line, origin.column + offset - origin.offset
