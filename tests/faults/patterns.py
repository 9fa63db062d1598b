"""Every regular expression that reads documents, on a megabyte of what is worst for it.

The worst is made of the expression itself: what each of its repetitions repeats, over and over, with and without what
stands before. Where that takes long for the expression alone, because it is only ever given a bounded line, a document
of it is read in each form, as it would be: from the text to the postings.
"""

import datetime
import importlib
import pkgutil
import re
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from re import _constants as c
from re import _parser as parser

import index
from index.analysis import SegmentBuilder
from index.article import Rendition
from index.forms import read
from index.forms.recurrence import Recurrence
from index.merging import make_article
from tests.effort import guarded
from tests.faults.counting import Count

_ALONE, _ALONE_SECONDS = 1 << 16, 0.5
_DOCUMENT, _DOCUMENT_SECONDS = 1_000_000, 60.0
_MANY = 8
_CANDIDATES = "a1 .,'\"\n-A$%éµ"
_PATHS = ("a.txt", "a.md", "a.jsonl")
_CATEGORIES = {
    c.CATEGORY_DIGIT: "1", c.CATEGORY_SPACE: " ", c.CATEGORY_WORD: "a",
    c.CATEGORY_NOT_DIGIT: "a", c.CATEGORY_NOT_SPACE: "a", c.CATEGORY_NOT_WORD: ".",
}  # fmt: skip


def patterns() -> dict[str, re.Pattern[str]]:
    """Return the compiled expressions of all modules that make documents into postings, by where they are."""
    found: dict[re.Pattern[str], str] = {}
    for module in pkgutil.walk_packages(index.__path__, "index."):
        if module.name.split(".")[1] in {"opensearch", "seam"}:
            continue
        for name, value in vars(importlib.import_module(module.name)).items():
            values = value.values() if isinstance(value, dict) else value
            for each in values if isinstance(value, dict | tuple | list) else [value]:
                if isinstance(each, re.Pattern) and isinstance(each.pattern, str):
                    found.setdefault(each, f"{module.name}.{name}")
    return {name: pattern for pattern, name in found.items()}


def pumps(pattern: re.Pattern[str]) -> list[tuple[str, str]]:
    """Return what comes first and what is repeated of texts that an expression may take long for."""
    parsed = parser.parse(pattern.pattern, pattern.flags & ~re.UNICODE | (re.UNICODE if pattern.flags & 32 else 0))
    found = dict.fromkeys(_repeated(parsed, ""))
    whole = _sample(parsed)
    units = [*found, ("", whole), ("", f"{whole} "), ("", whole[:-1])]
    return [(before, unit) for before, unit in dict.fromkeys(units) if unit]


def _repeated(parsed: object, before: str) -> Iterator[tuple[str, str]]:
    """Yield what stands before each repetition, and what it repeats."""
    for operation, value in parsed:
        if operation in {c.MAX_REPEAT, c.MIN_REPEAT, c.POSSESSIVE_REPEAT}:
            low, high, item = value
            if high > _MANY:
                yield before, _sample(item)
                yield "", _sample(item)
            yield from _repeated(item, before)
            before += _sample(item) * min(low, _MANY)
        elif operation is c.BRANCH:
            for branch in value[1]:
                yield from _repeated(branch, before)
            before += _sample(value[1][0])
        elif operation is c.SUBPATTERN:
            yield from _repeated(value[3], before)
            before += _sample(value[3])
        elif operation in {c.ASSERT, c.ASSERT_NOT}:
            yield from _repeated(value[1], before)
        elif operation is c.ATOMIC_GROUP:
            yield from _repeated(value, before)
            before += _sample(value)
        else:
            before += _sample([(operation, value)])


def _sample(parsed: object) -> str:
    """Return a short text that an expression, or a part of one, matches or nearly matches."""
    text = ""
    for operation, value in parsed:
        if operation is c.LITERAL:
            text += chr(value)
        elif operation is c.NOT_LITERAL:
            text += next(char for char in _CANDIDATES if ord(char) != value)
        elif operation is c.ANY:
            text += "a"
        elif operation is c.IN:
            text += _member(value)
        elif operation in {c.MAX_REPEAT, c.MIN_REPEAT, c.POSSESSIVE_REPEAT}:
            text += _sample(value[2]) * min(max(value[0], 1), _MANY)
        elif operation is c.BRANCH:
            text += _sample(value[1][0])
        elif operation is c.SUBPATTERN:
            text += _sample(value[3])
        elif operation is c.ATOMIC_GROUP:
            text += _sample(value)
    return text


def _member(items: list) -> str:
    if items[0][0] is c.NEGATE:
        return next((char for char in _CANDIDATES if not any(_holds(item, char) for item in items[1:])), "a")
    operation, value = items[0]
    if operation is c.LITERAL:
        return chr(value)
    if operation is c.RANGE:
        return chr(value[0])
    return _CATEGORIES.get(value, "a")


def _holds(item: tuple, char: str) -> bool:
    operation, value = item
    if operation is c.LITERAL:
        return ord(char) == value
    if operation is c.RANGE:
        return bool(value[0] <= ord(char) <= value[1])
    known = {c.CATEGORY_DIGIT: r"\d", c.CATEGORY_SPACE: r"\s", c.CATEGORY_WORD: r"\w"}
    known |= {c.CATEGORY_NOT_DIGIT: r"\D", c.CATEGORY_NOT_SPACE: r"\S", c.CATEGORY_NOT_WORD: r"\W"}
    return bool(re.match(known[value], char)) if value in known else False


def is_long_alone(pattern: re.Pattern[str], text: str) -> bool:
    """Tell whether an expression takes long for a text, in any of the ways in which it may be asked."""
    asks: tuple[Callable[[], object], ...] = (
        lambda: pattern.search(text),
        lambda: pattern.fullmatch(text),
        lambda: sum(1 for _ in pattern.finditer(text)),
    )
    try:
        with guarded(_ALONE_SECONDS):
            for ask in asks:
                ask()
    except TimeoutError:
        return True
    return False


def index_text(text: str, path: str) -> None:
    """Read a text as a document and make postings of it, in memory."""
    builder = SegmentBuilder()
    for rendition in read(text, path, Recurrence()):
        if isinstance(rendition, Rendition):
            builder.add(make_article([rendition], datetime.date(2025, 3, 15)), [], [])
    builder.columns()


def worst(size: int) -> Iterator[tuple[str, str]]:
    """Yield for each expression and pump that takes long alone where it is, and the text in that size."""
    for name, pattern in patterns().items():
        for before, unit in pumps(pattern):
            if is_long_alone(pattern, before + unit * (_ALONE // len(unit)) + "\0"):
                yield name, before + unit * (size // len(unit)) + "\n"


def run(folder: Path, size: int) -> Count:
    """Try all expressions; documents of the worst are of a megabyte, or so many percent of it."""
    del folder
    count = Count()
    known = patterns()
    count.runs = sum(len(pumps(pattern)) for pattern in known.values())
    seen = set()
    for name, text in worst(_DOCUMENT * size // 100):
        if text in seen:
            continue
        seen.add(text)
        for path in _PATHS:
            count.faults += 1
            whole = _framed(text, path)
            start = time.process_time()
            try:
                with guarded(_DOCUMENT_SECONDS):
                    index_text(whole, path)
            except TimeoutError:
                count.lose(f"{name}: {len(text):,} characters of {text[:60]!r} in {path} take more than a minute")
            except Exception:  # noqa: BLE001 - that is what is looked for
                count.crash(f"{name}: {text[:60]!r} in {path}")
            print(f"  {time.process_time() - start:6.1f} s  {name}  {path}  {text[:40]!r}", file=sys.stderr, flush=True)
    return count


def _framed(text: str, path: str) -> str:
    if path.endswith(".jsonl"):
        import json  # noqa: PLC0415

        return json.dumps({"text": text}) + "\n"
    return f"A title\n\nBy Ann Lee\n\n{text}\n\nThe end.\n"
