"""Many questions from standard input, answered in turn: one index, one start of the program."""

from __future__ import annotations

import gc
import sys
from typing import TYPE_CHECKING

from search.cli.exits import EXIT_NO_HITS, EXIT_USAGE
from search.errors import QueryError
from search.output.data import error_json, results_json
from search.parser import parse, parse_literal

if TYPE_CHECKING:
    from collections.abc import Iterable

    from search.cli.session import Session
    from search.searcher import Page


def answer_lines(session: Session, page: Page, *, any_: bool, literal: bool) -> int:
    """Answer each line with the JSON object that the question alone is answered with, on a line of its own.

    Each answer leaves before the next question is read, so that a program may ask and wait.

    Returns:
        The exit code: 2 if a question could not be read, else 1 if none had a hit, else 0.
    """
    gc.enable()  # there may be no end of them
    session.hint("one question a line; Ctrl-D ends")
    saved = session.saved
    wrong = found = False
    for question in _questions():
        try:
            if literal:
                tree = parse_literal(question, any_=any_)
            else:
                tree = parse(question, now=session.today, dayfirst=session.settings.dayfirst, any_=any_, saved=saved)
            results = session.engine.search(tree, page)
        except QueryError as error:
            wrong = True
            answer = error_json(error)
        else:
            found = found or results.total > 0
            meant = session.engine.suggest(tree, page, results.total)
            answer = results_json(question, tree, session.today, results, meant)
        session.write(f"{answer}\n")
        sys.stdout.flush()
    return EXIT_USAGE if wrong else 0 if found else EXIT_NO_HITS


def _questions() -> Iterable[str]:
    for line in sys.stdin.buffer:
        yield line.decode("utf-8", "replace").rstrip("\r\n")
