"""Stories for people: of each the best report and on what they disagree; all of its reports; why these are together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.stories.deciding import LINKED
from search.output.article import article_text
from search.output.text import hit_lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index.article import Article
    from index.stories.evidence import Evidence, Shared
    from search.output.style import Style
    from search.stories import Disagreement, Statement, Story, StoryHit, StoryResults

_SHOWN_PLACES = 2
_SHOWN_PEOPLE = 8
_SHOWN_WORDS = 12
_MEANINGS = {
    "names": "weight of the names in common: {:g}",
    "people": "weight of the people in common: {:g}",
    "words": "weight of the words in common: {:g}",
    "rare_words": "rare words in common: {:g}",
    "days": "days between: {:g}",
    "other_names": "weight of other names in each: {:g}",
    "other_countries": "other countries in each: {:g}",
    "other_numbers": "other numbers in each: {:g}",
    "sequel": "the later one follows something",
    "tolls": "both count dead or hurt",
    "contests": "both tell of contests",
    "figures": "both give daily figures",
}
"""What the parts of ``index.stories.deciding.Balance`` are called; weights say how rare the words are."""


def stories_text(results: StoryResults, style: Style) -> str:
    """Return a page of stories, a blank line between two."""
    return "\n".join("\n".join(_entry(hit, style)) + "\n" for hit in results.hits)


def story_text(story: Story, style: Style, *, raw: bool) -> str:
    """Return all reports of a story by day, whole, behind what they say together.

    Args:
        story: What to show.
        style: How to lay it out.
        raw: Whether to add what was taken off each report.
    """
    head = [style.wrapped(f"{_count(story)}  story {story.id}", role="section")]
    if story.people:
        names = [entry.name for entry in story.people]
        more = f" (+{len(names) - _SHOWN_PEOPLE})" if len(names) > _SHOWN_PEOPLE else ""
        head.append(style.wrapped(f"{', '.join(names[:_SHOWN_PEOPLE])}{more}", indent="  "))
    head += [_disagreement(each, style) for each in story.disagreements]
    reports = [article_text(article, article.sections, style, whole=True, raw=raw) for article in story.reports]
    return "\n".join(["\n".join(head) + "\n", *reports])


def why_text(reasons: Sequence[tuple[Article, Evidence | None]], story: Story, style: Style) -> str:
    """Return why reports belong to a story.

    Args:
        reasons: Of each, what links it to the report that is nearest; None if there is no other.
        story: That of all of them.
        style: How to lay it out.
    """
    lines = [style.wrapped(f"{_count(story)}  story {story.id}", role="section")]
    by_id = {article.id: article for article in story.reports}
    for article, evidence in reasons:
        lines += ["", style.wrapped(_called(article), role="title")]
        if evidence is None:
            lines.append("  no other report is linked with it")
        else:
            other = by_id[evidence.later if evidence.earlier == article.id else evidence.earlier]
            lines += _evidence(evidence, other, style)
    return "\n".join(lines) + "\n"


def _entry(hit: StoryHit, style: Style) -> Iterator[str]:
    yield from hit_lines(hit.best, [entry.name for entry in hit.story.people], style)
    if len(hit.story.reports) > 1:
        few = f", {hit.matching} match" if hit.matching < len(hit.story.reports) else ""
        yield style.wrapped(f"{_count(hit.story)}{few}  story {hit.story.id}", indent="  ")
        yield from (_disagreement(each, style) for each in hit.story.disagreements)


def _count(story: Story) -> str:
    """Return how many reports a story has, and from when to when."""
    days = [article.date for article in story.reports if article.date]
    noun = "report" if len(story.reports) == 1 else "reports"
    between = f", {days[0]} to {days[-1]}" if days and days[0] != days[-1] else f", {days[0]}" if days else ""
    return f"{len(story.reports)} {noun}{between}"


def _disagreement(each: Disagreement, style: Style) -> str:
    places: dict[str, list[Statement]] = {}
    for statement in each.statements:
        places.setdefault(statement.text, []).append(statement)
    said = "; ".join(f"{text} ({_places(statements)})" for text, statements in places.items())
    return style.wrapped(f"{each.what}: {said}", indent="  ")


def _places(statements: Sequence[Statement]) -> str:
    more = f", +{len(statements) - _SHOWN_PLACES}" if len(statements) > _SHOWN_PLACES else ""
    return ", ".join(f"{each.path}:{each.line}" for each in statements[:_SHOWN_PLACES]) + more


def _called(article: Article) -> str:
    return "  ".join(filter(None, [article.date.isoformat() if article.date else "undated", article.title, article.id]))


def _evidence(evidence: Evidence, other: Article, style: Style) -> Iterator[str]:
    source = other.sources[other.body_source]
    yield style.wrapped(f"is nearest to {_called(other)}", indent="  ")
    yield f"  {style.place(source.path, source.line)}"
    yield style.wrapped(f"linked: {evidence.points:.2f} points, of {LINKED} that are needed", indent="  ")
    for reason in evidence.reasons:
        yield style.wrapped(f"{_points(reason.points)}  {_MEANINGS[reason.what].format(reason.value)}", indent="    ")
    if evidence.reasons:
        yield f"    {_points(evidence.points - sum(reason.points for reason in evidence.reasons))}  to begin with"
    if evidence.bands:
        yield f"    {evidence.bands} of 4 bands of the texts are the same"
    if evidence.shared:
        shown = ", ".join(map(_word, evidence.shared[:_SHOWN_WORDS]))
        yield style.wrapped(f"both have {shown}", indent="    ")


def _points(points: float) -> str:
    return f"{points:+.2f}"


def _word(shared: Shared) -> str:
    return shared.earlier if shared.earlier == shared.later else f"{shared.earlier}/{shared.later}"
