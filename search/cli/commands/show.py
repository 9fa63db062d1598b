"""``newsdex show``: one article."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import click

from search.cli.command import ASK, command, refuse

if TYPE_CHECKING:
    from index.article import Article
    from index.reader import Ref
    from search.cli.session import Session

# What a command runs on is imported when it runs.
# ruff: noqa: PLC0415


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the command line says of the article.

    Attributes:
        section: A heading, if only what stands under it is wanted.
        raw: Whether what was taken off it is wanted too.
        story: Whether all reports of its story are.
        why_grouped: Whether what links it to them is.
        form: ``text`` or ``json``.
    """

    section: str | None
    raw: bool
    story: bool
    why_grouped: bool
    form: str


@command(
    "show",
    section=ASK,
    examples=(
        ("newsdex show corpus/trump-putin-call.txt", "by the path that a hit shows"),
        ("newsdex show presidential-immunity", "by its id, or how that begins"),
        ("newsdex show corpus/trump-putin-call.txt --section next", "one part of it"),
        ("newsdex show corpus/trump-putin-call.txt --raw", "with what was taken off it"),
        ("newsdex show corpus/trump-putin-call.txt --story", "all reports of its story, by day"),
        ("newsdex show corpus/trump-putin-call.txt --why-grouped", "what links it to the others"),
    ),
)
@click.argument("article_id", metavar="ID")
@click.option("--section", metavar="NAME", help="Only the sections whose heading has these words.")
@click.option("--raw", is_flag=True, help="Add what was taken off the article.")
@click.option("--story", is_flag=True, help="All reports of its story, by day.")
@click.option("--why-grouped", is_flag=True, help="What links it to its story; with --story, every report.")
@click.option("-f", "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.pass_context
def show(ctx: click.Context, /, session: Session, article_id: str, **options: Any) -> None:
    """Show one article.

    ID is the article's, the beginning of it, or a path as hits show it, with a line behind it or without.
    """
    wanted = Wanted(**options)
    _check(ctx, wanted)
    if wanted.why_grouped:
        _why(session, session.article(article_id), wanted)
    elif wanted.story:
        _story(session, session.article(article_id), wanted)
    else:
        _article(session, session.named(article_id), wanted)


def _check(ctx: click.Context, wanted: Wanted) -> None:
    """Refuse options that contradict each other.

    Raises:
        UsageError: Some do.
    """
    if wanted.section is not None and (wanted.story or wanted.why_grouped):
        other = "--story" if wanted.story else "--why-grouped"
        refuse(ctx, "--section", other, why="a story is shown with all of its reports, whole")
    if wanted.raw and wanted.why_grouped:
        refuse(ctx, "--raw", "--why-grouped", why="the one shows texts, the other what they have in common")


def _article(session: Session, article: Article, wanted: Wanted) -> None:
    from search.output.article import article_text
    from search.output.data import article_json
    from search.sections import sections_named

    sections = article.sections if wanted.section is None else sections_named(article, wanted.section)
    if wanted.form == "json":
        session.write(article_json(article, sections) + "\n")
    else:
        whole = wanted.section is None
        session.show(article_text(article, sections, session.style, whole=whole, raw=wanted.raw))


def _story(session: Session, ref: Ref, wanted: Wanted) -> None:
    from search.output.data import story_json
    from search.output.stories import story_text
    from search.stories import story_of

    story = story_of(session.reader, ref)
    if wanted.form == "json":
        session.write(story_json(story) + "\n")
    else:
        session.show(story_text(story, session.style, raw=wanted.raw))


def _why(session: Session, ref: Ref, wanted: Wanted) -> None:
    from index.stories.evidence import nearest
    from search.output.data import evidence_json
    from search.output.stories import why_text
    from search.stories import story_of

    story = story_of(session.reader, ref)
    asked = story.reports if wanted.story else (session.reader.article(ref),)
    reasons = [(article, nearest(article, story.reports)) for article in asked]
    if wanted.form == "json":
        session.write(evidence_json([(article.id, each) for article, each in reasons], story.id) + "\n")
    else:
        session.show(why_text(reasons, story, session.style))
