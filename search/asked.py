"""What came into the index since a saved question was last asked, and where that is remembered.

An article knows the day on which it came, no hour. So what is remembered is the last day on which anything came that
the question finds, and the ids of what it found of that day: new is what came on a later day, or on that day and is not
among them. Kept outside the index, one file for each index and question: an index may be made anew, or be read-only.
"""

from __future__ import annotations

import datetime
import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from index.errors import NewsdexError
from index.ref import Ref
from index.schema import read_day_term
from search.periods import Period
from search.saved import write_whole
from search.searcher import matching
from search.tree import And, Days, Node, Not, Word, conjoin, disjoin

if TYPE_CHECKING:
    from pathlib import Path

    from index.reader import Reader


@dataclass(frozen=True, slots=True)
class Asked:
    """How far a question was answered when it was last asked.

    Attributes:
        question: What it meant then; another meaning is another question.
        day: The last day on which anything came that it found, None if it found nothing.
        ids: Of the articles found that came on that day, sorted.
    """

    question: str
    day: datetime.date | None = None
    ids: tuple[str, ...] = ()


def asked_file(folder: Path, index: str, name: str) -> Path:
    """Return where it is remembered how far a saved question was answered.

    Args:
        folder: Of what is remembered.
        index: Where that is: the whole path of a folder, or a place on a cluster.
        name: Of the question.
    """
    digest = hashlib.blake2b(index.encode("utf-8", "surrogateescape"), digest_size=8).hexdigest()
    return folder / "asked" / digest / f"{name}.json"


def read_asked(path: Path, question: str) -> Asked:
    """Return how far a question was answered; of one never asked, or that meant something else then, nothing was."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        day = datetime.date.fromisoformat(data["day"]) if data["day"] else None
        asked = Asked(str(data["question"]), day, tuple(map(str, data["ids"])))
    except FileNotFoundError:
        return Asked(question)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise NewsdexError(f"{path}: cannot be read ({error}); remove it, and all articles count as new") from error
    return asked if asked.question == question else Asked(question)


def write_asked(path: Path, asked: Asked) -> None:
    """Remember how far a question was answered."""
    data = {"question": asked.question, "day": asked.day.isoformat() if asked.day else None, "ids": asked.ids}
    write_whole(path, json.dumps(data) + "\n")


def new_since(tree: Node, asked: Asked) -> Node:
    """Return the question for what it finds now and was not answered with before."""
    if asked.day is None:
        return tree
    later: list[Node] = [tree, Days("added", Period(asked.day, None))]
    if asked.ids:
        later.append(Not(disjoin([Word(each, "id") for each in asked.ids])))
    return conjoin(later)


def answered(asked: Asked, last: Last | None) -> Asked:
    """Return how far a question is answered when all that it finds now has been shown.

    Args:
        asked: How far it was answered before.
        last: Of what it finds of ``since`` that; None where that is nothing.
    """
    return Asked(asked.question, last.day, last.ids) if last else asked


def since(tree: Node, asked: Asked) -> Node:
    """Return the question for what it finds of the last day that it was answered for, and of later ones."""
    return tree if asked.day is None else And((tree, Days("added", Period(asked.day, None))))


class Last(NamedTuple):
    """The last day on which any of some articles came, and the ids of those that came on it, sorted."""

    day: datetime.date
    ids: tuple[str, ...]


def last_added(reader: Reader, tree: Node) -> Last | None:
    """Return what came last of the articles that a tree matches; None where it matches none."""
    found = matching(reader, tree)
    came: dict[int, list[Ref]] = {}
    for number, segment in enumerate(reader.segments):
        wanted = {ref.document for ref in found if ref.segment == number}
        days = segment.field("added")
        for term in reversed(range(len(days))):
            of_day = sorted(wanted.intersection(days.documents(term)))
            if of_day:
                refs = came.setdefault(read_day_term(days.term(term)), [])
                refs += [Ref(number, document) for document in of_day]
                break
    if not came:
        return None
    last = max(came)
    return Last(datetime.date.fromordinal(last), tuple(sorted(reader.article(ref).id for ref in came[last])))
