"""A question of the command line answered: its hits in whatever form is wanted, their files, or their number."""

from __future__ import annotations

import sys
import time

from index.frozen import changed, frozen
from search.cli.exits import EXIT_NO_HITS, EXIT_USAGE
from search.cli.options import FLAG, NUMBER, Option, contradicting
from search.cli.question import read_question, say_whom
from search.cli.streams import is_terminal
from search.errors import QueryError
from search.searcher import SORTS, Page

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from search.asked import Asked
    from search.cli.session import Session
    from search.hits import Results
    from search.suggestions import Suggestions
    from search.tree import Node

# What one form of the output needs is not imported for another, and none for the list of commands.
# ruff: noqa: PLC0415

FORMS = ("text", "json", "jsonl", "csv", "grep")
GROUPS = ("story",)
_GROUPED_FORMS = (None, "text", "json", "jsonl")
_STANDARD_INPUT = ("-",)
_EVERY_HIT = 1 << 30


def _flag(key: str, *names_and_help: str) -> Option:
    *names, does = names_and_help
    return Option(key, tuple(names), FLAG, does, default=False)


OPTIONS = (
    Option("limit", ("-n", "--limit"), NUMBER, "Hits on a page.  [default: 10]", metavar="N"),
    Option("page", ("--page",), NUMBER, "Which page, from 1.", metavar="N"),
    Option("sort", ("-s", "--sort"), SORTS, "Their order; ties by date.  [default: score]"),
    Option("group", ("--group",), GROUPS, "One entry for all reports of an event."),
    Option("form", ("-f", "--format"), FORMS, "How they are put out.  [default: text]"),
    _flag("paths", "-l", "--paths", "Only the paths of files; of all hits, unless -n or -s is there."),
    _flag("null", "-0", "--null", "With -l: a NUL behind each path, not a newline."),
    _flag("count", "-c", "--count", "Only how many there are."),
    Option("snippets", ("--snippets",), NUMBER, "Passages of each hit.  [default: 1]", metavar="N"),
    _flag("any_", "--any", "Find what has any of the words, not all."),
    _flag("expand", "--expand", "Rank by words of the best articles too; they are shown."),
    _flag("literal", "--literal", "Every character is text: no operators, no fields."),
    _flag("new", "--new", "With @NAME alone: what came since it was last asked so."),
)
"""What ``newsdex search`` takes beside what every command does."""

_NAMES = {
    option.key: option.names[0] if option.key in {"paths", "null", "count"} else option.names[-1] for option in OPTIONS
}
_NAMES["stdin"] = "-"
_CONTRADICTIONS = (
    (("paths",), ("count", "form", "snippets"), "-l puts out paths only"),
    (("count",), ("form", "limit", "page", "sort", "snippets"), "-c puts out one number"),
    (("new",), ("limit", "page"), "what is new is shown at once, and then no longer new"),
    (("new",), ("literal",), "--new wants @NAME, and every character is text with --literal"),
    (("group",), ("paths", "count"), "what is grouped is shown in text or JSON"),
    (("expand",), ("paths", "count", "new", "group", "stdin"), "words are added to rank hits"),
    (("stdin",), ("paths", "count", "new", "group"), "questions from standard input are answered in JSON, one a line"),
)
"""Options, others, and why none of the one stands beside any of the others."""


@frozen
class Wanted:
    """What the command line says of the hits; None where it says nothing.

    Attributes:
        limit, page, sort, snippets: As in ``searcher.Page``.
        form: One of ``FORMS``.
        paths, null, count: Paths only, a NUL behind each; the number only.
        any_, literal: How the question is read.
        new: Whether only what came since it was last asked so.
        group: By what hits are put together: ``story``.
        expand: Whether words of the best articles help to rank the others.
    """

    limit: int | None
    page: int | None
    sort: str | None
    form: str | None
    paths: bool
    null: bool
    count: bool
    snippets: int | None
    any_: bool
    literal: bool
    new: bool
    group: str | None
    expand: bool

    def page_of(self, session: Session) -> Page:
        """Return which hits are wanted, and how."""
        limit = _EVERY_HIT if self.new else self.limit or session.settings.limit
        return Page(self.sort or session.settings.sort, limit, self.page or 1, self.snippets or 1)


def answer(session: Session, options: Mapping[str, Any], query: tuple[str, ...]) -> int:
    """Answer a question; return the exit code.

    Args:
        session: What it is asked in.
        options: The value of each of ``OPTIONS``, by its key; they do not contradict each other.
        query: The words of the question.

    Raises:
        QueryError: It cannot be read; where JSON is wanted, that is put out as JSON.
    """
    wanted = Wanted(**options)
    try:
        if query == _STANDARD_INPUT:
            from search.cli.batch import answer_lines

            return answer_lines(session, wanted.page_of(session), any_=wanted.any_, literal=wanted.literal)
        put_out = _count if wanted.count else _paths if wanted.paths else _stories if wanted.group else _hits
        return 0 if put_out(session, wanted, query) else EXIT_NO_HITS
    except QueryError as error:
        if wanted.form != "json":
            raise
        from search.output.data import error_json

        session.write(error_json(error) + "\n")
        return EXIT_USAGE


def contradiction(session: Session, options: Mapping[str, Any], query: tuple[str, ...]) -> str | None:
    """Return in which way options contradict each other, or the question; None where they do not."""
    wanted = Wanted(**options)
    given = {name for name in _NAMES if getattr(wanted, name, None) not in {None, False}}
    given |= {"stdin"} if query == _STANDARD_INPUT else set()
    for some, others, why in _CONTRADICTIONS:
        for one in sorted(given.intersection(some)):
            for other in sorted(given.intersection(others) - {one}):
                return contradicting(_NAMES[one], _NAMES[other], why=why)
    form = f"--format {wanted.form}"
    if wanted.null and not wanted.paths:
        return "-0 says how paths are put out; write it with -l"
    if "stdin" in given and wanted.form not in {None, "json"}:
        return contradicting("-", form, why="questions from standard input are answered in JSON, one a line")
    if session.pager and wanted.form not in {None, "text"}:
        return contradicting("--pager", form, why="a pager shows text")
    if wanted.group and wanted.form not in _GROUPED_FORMS:
        return contradicting("--group", form, why="what is grouped is shown in text or JSON")
    if wanted.new and not (len(query) == 1 and query[0].startswith("@") and len(query[0].split()) == 1):
        return "--new is asked of one saved question: newsdex search --new @NAME"
    return None


def _count(session: Session, wanted: Wanted, query: tuple[str, ...]) -> int:
    """Put out how many articles match."""
    _, tree, asked = _read(session, wanted, query)
    total = session.engine.count(_narrowed(tree, asked))
    session.write(f"{total}\n")
    return total


def _paths(session: Session, wanted: Wanted, query: tuple[str, ...]) -> int:
    """Put out the files that hold what matches; those of all hits or, where an order or a page is wanted, of those."""
    from search.output.lines import paths_text

    _, tree, asked = _read(session, wanted, query)
    narrowed = _narrowed(tree, asked)
    if wanted.sort or wanted.limit or wanted.page:
        page = wanted.page_of(session)
        if not (wanted.limit or wanted.page):
            page = changed(page, limit=_EVERY_HIT)
        paths = [hit.path for hit in session.engine.search(narrowed, page).hits]
    else:
        paths = session.engine.paths(narrowed)
    session.show(paths_text(dict.fromkeys(paths), "\0" if wanted.null else "\n", session.style))
    _remember(session, query, tree, asked)
    return len(paths)


def _hits(session: Session, wanted: Wanted, query: tuple[str, ...]) -> int:
    """Put out hits."""
    started = time.perf_counter()
    text, tree, asked = _read(session, wanted, query)
    page = wanted.page_of(session)
    results = _expanded(session, tree, page) if wanted.expand else session.engine.search(_narrowed(tree, asked), page)
    _say(session, tree, results.cut)
    taken = (time.perf_counter() - started) * 1000
    meant = None
    # To be quiet is to say nothing that was not asked for; what a program reads stays the same.
    suggesting = wanted.form == "json" or (wanted.form in {None, "text"} and not session.quiet)
    if not wanted.new and suggesting:
        meant = session.engine.suggest(tree, page, results.total)
    _put(session, wanted.form or "text", (text, tree), results, meant)
    if wanted.form != "json":
        for line in meant.said if meant and results.total else ():
            session.report(line)
        session.report(f"{_counted(results.total, wanted)}, {taken:.0f} ms")
        _hint(session, wanted, page, len(results.hits), results.total)
    _remember(session, query, tree, asked)
    return results.total


def _expanded(session: Session, tree: Node, page: Page) -> Results:
    """Return hits ranked by words of the best articles too, and say which."""
    results, added = session.engine.search_expanded(tree, page)
    session.report(f"added: {', '.join(added)}" if added else "added: no word; too few articles match")
    return results


def _stories(session: Session, wanted: Wanted, query: tuple[str, ...]) -> int:
    """Put out hits by story."""
    from search.output.data import stories_json, stories_jsonl
    from search.output.stories import stories_text

    started = time.perf_counter()
    text, tree, asked = _read(session, wanted, query)
    page = wanted.page_of(session)
    results = session.engine.stories(_narrowed(tree, asked), page)
    _say(session, tree, results.cut)
    taken = (time.perf_counter() - started) * 1000
    match wanted.form:
        case "json":
            session.write(stories_json(text, tree, session.today, results) + "\n")
        case "jsonl":
            session.write(stories_jsonl(results))
        case _:
            session.show(stories_text(results, session.style))
    if wanted.form != "json":
        noun = "story" if results.stories == 1 else "stories"
        session.report(f"{_counted(results.total, wanted)} in {results.stories:,} {noun}, {taken:.0f} ms")
        _hint(session, wanted, page, len(results.hits), results.stories)
    _remember(session, query, tree, asked)
    return results.total


def _say(session: Session, tree: Node, cut: Sequence[str]) -> None:
    """Say how a question was answered: whom its names stand for, which patterns were cut."""
    if is_terminal(sys.stderr) and not session.quiet:
        say_whom(session, tree)
    for pattern in cut:
        session.report(f"newsdex: {pattern} stands for more than 1,024 words; the most frequent were searched")


def _counted(articles: int, wanted: Wanted) -> str:
    return f"{articles:,} {'new ' if wanted.new else ''}{'article' if articles == 1 else 'articles'}"


def _hint(session: Session, wanted: Wanted, page: Page, shown: int, total: int) -> None:
    """Hint at what else there is: of so many entries, so many are shown."""
    if shown and total > shown:
        first = page.limit * (page.number - 1) + 1
        more = f"; the next: --page {page.number + 1}" if first + page.limit <= total else ""
        last = first + shown - 1
        session.hint(f"{f'{first:,} to {last:,} are' if last > first else f'{first:,} is'} shown{more}")
    if not total and not wanted.new:
        session.hint("newsdex explain shows how many articles each clause finds")


def _put(session: Session, form: str, question: tuple[str, Node], results: Results, meant: Suggestions | None) -> None:
    match form:
        case "text" if meant and not results.total:
            from search.output.suggestions import suggestions_text

            session.show(suggestions_text(meant, session.style))
        case "text":
            from search.output.text import results_text

            session.show(results_text(results, session.style))
        case "json":
            from search.output.data import results_json

            session.write(results_json(*question, session.today, results, meant) + "\n")
        case "jsonl":
            from search.output.data import hits_jsonl

            session.write(hits_jsonl(results))
        case "csv":
            from search.output.table import hits_csv

            session.write(hits_csv(results, session.style))
        case "grep":
            from search.output.lines import hits_lines

            session.show(hits_lines(results, session.style))


def _read(session: Session, wanted: Wanted, query: tuple[str, ...]) -> tuple[str, Node, Asked | None]:
    """Return a question, and how far it was answered when only what is new is wanted."""
    text, tree = read_question(session, query, any_=wanted.any_, literal=wanted.literal)
    if not wanted.new:
        return text, tree, None
    from search.asked import asked_file, read_asked

    name = query[0].removeprefix("@")
    return text, tree, read_asked(asked_file(session.state(), session.engine.place, name), session.saved[name])


def _narrowed(tree: Node, asked: Asked | None) -> Node:
    if asked is None:
        return tree
    from search.asked import new_since

    return new_since(tree, asked)


def _remember(session: Session, query: tuple[str, ...], tree: Node, asked: Asked | None) -> None:
    """Remember how far a question is answered, once the answer has left."""
    if asked is None:
        return
    from search.asked import answered, asked_file, since, write_asked

    sys.stdout.flush()
    path = asked_file(session.state(), session.engine.place, query[0].removeprefix("@"))
    write_asked(path, answered(asked, session.engine.last_added(since(tree, asked))))
