"""Documents and questions made to break something: every one gives articles or a reason, hits or an error.

Hypothesis makes them: of pieces that readers look for, of any characters, and of what is nearly a sound document. As
that takes longer than to read them, each is then cut, doubled and joined with the one before into a number of others.
"""

import gzip
import json
import lzma
import random
import shutil
import string
import sys
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import AnyStr

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from index.errors import NewsdexError
from index.options import Options
from index.reader import Reader
from index.writer import update_index
from search.fields import FIELDS
from search.parser import parse
from search.searcher import Page, search
from tests.faults.answers import TODAY, fill
from tests.faults.counting import Count

_TOGETHER = 500
_SLOW = 5.0
_VARIANTS = 20
"""Of each that hypothesis makes, itself among them."""
_PIECES = (
    "---\n",
    "id: x\n",
    "title: ",
    "date: 2025-13-45\n",
    "date 2025-02-13",
    "\0",
    "\ufeff",
    "\r\n",
    "\x1b]8;;x\x07",
    "\u202e",
    "What happened\n",
    "By ",
    "Photo: ",
    "{",
    "}",
    "[",
    "]",
    '"',
    '"text":',
    '"sections":',
    '"id":',
    '"date":',
    ":",
    ",",
    "null",
    "1e999",
    "\\ud800",
    "\\u0000",
    "İ",
    "ß",
    "\U0001f600",
    "e\u0301" * 20,
    "a" * 300,
    "-" * 200,
    "....",
    "  ",
    "\t",
    "\n\n",
    "# ",
    "## ",
    "* ",
    "> ",
    "http://x.y/",
    "<script>",
    "<!--",
    "&#0;",
    "'",
    "’",
    "“",
    "U.S. ",
    "F-16",
    "the ",
    "envoy ",
    "said ",
    "Putin ",
    "[" * 200,
    "((((",
    "0" * 50,
    "2025-02-30",
    "٣٤",
    "\u2028",
    "\x85",
    "\x1f2",
)
_ASKED = (
    "AND",
    "OR",
    "NOT",
    "NEAR/3",
    "NEAR/999999999999",
    "ADJ/0",
    "(",
    ")",
    '"',
    "“",
    "~2",
    "~99",
    "^2",
    "^1e9",
    ":",
    "person:",
    "date:",
    "date:..",
    "date:2025-13",
    "date:>",
    "in:next(",
    "same:sentence(",
    "said:",
    "has:",
    "path:",
    "id:",
    "*",
    "?",
    "\\",
    "-",
    "+",
    "|",
    "||",
    "&&",
    "!",
    "=",
    "talks",
    "cease-fire",
    "Putin's",
    "İ",
    "\0",
    "\x1b[2J",
    "\u202e",
    "a" * 200,
    "*" * 30,
    "?" * 30,
    "[",
    "]",
    "{",
    "}",
    "<",
    ">",
    "/",
    ".*",
    "last week",
    "2025-02",
    "'",
    "\n",
    "\t",
    " ",
    " ",
    " ",
)

_KEYS = ("id", "title", "dek", "date", "text", "sections", "authors", "source", "url", "topic", "cites", "people", "x")
_DAYS = (
    "2025-02-13",
    "13 February 2025",
    "2025-02-30",
    "0001-01-01",
    "9999-12-31",
    "13.2.25",
    "Feb. 13",
    "20250213",
    "",
)


def _pieces(pieces: Sequence[str], most: int) -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from(pieces) | st.text(max_size=8), max_size=most).map("".join)


_TEXTS = _pieces(_PIECES, 30)
_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.sampled_from(_DAYS) | _TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(("heading", "text", "x")), inner),
    max_leaves=8,
)
_RECORDS = st.dictionaries(st.sampled_from(_KEYS), _VALUES, max_size=5)
_SOUND = st.fixed_dictionaries(
    {"text": _TEXTS}, optional={"id": st.text(max_size=5), "title": _TEXTS, "date": st.sampled_from(_DAYS)}
)
_LINES = st.lists(st.builds(json.dumps, _RECORDS | _SOUND, ensure_ascii=st.booleans()) | _TEXTS, min_size=1, max_size=4)


def _page(title: str, days: str, paragraphs: list[str]) -> str:
    return f"{title}\n\nBy Ann Lee\n{days}\n\n" + "\n\n".join(paragraphs)


def _cleaned(day: str, text: str) -> str:
    return f"date {day} What happened {text}"


def _markdown(front: dict[str, str], text: str) -> str:
    return "---\n" + "".join(f"{key}: {value}\n" for key, value in front.items()) + "---\n" + text


_PAGES = st.builds(_page, _TEXTS, st.sampled_from(_DAYS), st.lists(_TEXTS, max_size=5)) | _TEXTS
_CLEANED = st.builds(_cleaned, st.sampled_from(_DAYS), _TEXTS)
_MARKDOWN = st.builds(_markdown, st.dictionaries(st.sampled_from(_KEYS), _TEXTS, max_size=4), _TEXTS) | _TEXTS
_ENCODINGS = st.sampled_from(("utf-8",) * 12 + ("utf-8-sig", "utf-16", "latin-1", "cp1251"))


def _bytes(text: str, encoding: str, cuts: list[tuple[int, bytes]]) -> bytes:
    """Return a text as bytes, with some of them put in where they do not belong."""
    data = text.encode(encoding, "ignore")
    for at, put in cuts:
        data = data[: at % (len(data) + 1)] + put + data[at % (len(data) + 1) :]
    return data


_CUTS = st.just([]) | st.lists(st.tuples(st.integers(0, 9_999), st.binary(min_size=1, max_size=4)), max_size=3)
_JSON = st.builds(_bytes, _LINES.map("\n".join), _ENCODINGS, _CUTS)
DOCUMENTS: dict[str, tuple[str, st.SearchStrategy[bytes], Callable[[bytes], bytes]]] = {
    "pages": (".txt", st.builds(_bytes, _PAGES, _ENCODINGS, _CUTS), bytes),
    "cleaned texts": (".txt", st.builds(_bytes, _CLEANED, _ENCODINGS, _CUTS), bytes),
    "Markdown": (".md", st.builds(_bytes, _MARKDOWN, _ENCODINGS, _CUTS), bytes),
    "JSON Lines": (".jsonl", _JSON, bytes),
    "gzipped JSON Lines": (".jsonl.gz", _JSON, partial(gzip.compress, compresslevel=1)),
    "xz-packed JSON Lines": (".jsonl.xz", _JSON, partial(lzma.compress, preset=0)),
}
"""For each form, the ending of its files, what they hold, and how that is packed."""

_WORDS = st.sampled_from(("talks", "envoy", "cease-fire", "U.S.", "Witkoff's", "tal*", "t?lks", "talkz~", "İ", "7d"))
_LEAVES = (
    _WORDS
    | st.builds('"{} {}"~{}'.format, _WORDS, _WORDS, st.integers(0, 99))
    | st.builds("{}:{}".format, st.sampled_from([field.name for field in FIELDS]), _WORDS | st.sampled_from(_DAYS))
    | st.builds("date:{}..{}".format, st.sampled_from(_DAYS), st.sampled_from(_DAYS))
    | st.builds("{}:{}({} {})".format, st.sampled_from(("in", "said", "same")), _WORDS, _WORDS, _WORDS)
    | st.builds("{} NEAR/{} {}".format, _WORDS, st.integers(0, 10**12), _WORDS)
)
_QUESTIONS = st.recursive(
    _LEAVES,
    lambda inner: (
        st.builds("({} {} {})".format, inner, st.sampled_from(("AND", "OR", "NOT", "|", "")), inner)
        | st.builds("{}^{}".format, inner, st.integers(-1, 101))
    ),
    max_leaves=12,
)
QUESTIONS: st.SearchStrategy[str] = _QUESTIONS | _pieces(_ASKED, 12) | st.text(string.printable, max_size=40)


def _many(strategy: st.SearchStrategy[AnyStr], size: int, take: Callable[[AnyStr], None]) -> None:
    """Have so many examples made; what is wrong with one is not looked into, so none is made smaller."""
    chance, last, left = random.Random(4), None, size

    @settings(
        max_examples=-(-size // _VARIANTS),
        phases=[Phase.generate],
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(strategy)
    def each(example: AnyStr) -> None:
        nonlocal last, left
        for variant in (example, *(_variant(example, last or example, chance) for _ in range(_VARIANTS - 1))):
            if left:
                left -= 1
                take(variant)
        last = example

    each()
    while last is not None and left:  # hypothesis ends when it finds nothing that is new
        left -= 1
        last = _variant(last, last, chance)
        take(last)


def _variant(one: AnyStr, other: AnyStr, chance: random.Random) -> AnyStr:
    at, end, place = (chance.randint(0, len(each)) for each in (one, one, other))
    match chance.randrange(4):
        case 0:
            return one[:at] + other[place:]
        case 1:
            return one[:at] + one[end:]  # some of it left out, or doubled
        case 2:
            return one[:at] + other + one[at:]
        case _:
            return (one[at:] + one[:at])[: 1 << 12]


def run_documents(folder: Path, size: int) -> Count:
    """Index so many documents of each form, some hundreds at a time; what cannot be read is named, nothing else."""
    count = Count()
    for form in DOCUMENTS:
        before = count.runs
        _run_form(count, folder, form, size)
        print(f"  {form}: {count.runs - before:,}", file=sys.stderr, flush=True)
    return count


def _run_form(count: Count, folder: Path, form: str, size: int) -> None:
    ending, strategy, pack = DOCUMENTS[form]
    chance = random.Random(5)
    batch: list[bytes] = []

    def take(document: bytes) -> None:
        packed = pack(document)
        if ending.endswith("z") and chance.random() < 0.05:
            packed = packed[: chance.randrange(len(packed))]
        batch.append(packed)
        if len(batch) == _TOGETHER:
            _index(count, folder, ending, batch)
            batch.clear()

    _many(strategy, size, take)
    _index(count, folder, ending, batch)


def _index(count: Count, folder: Path, ending: str, batch: Sequence[bytes]) -> None:
    corpus, index = folder / "corpus", folder / "index"
    shutil.rmtree(corpus, ignore_errors=True)
    shutil.rmtree(index, ignore_errors=True)
    corpus.mkdir()
    for number, document in enumerate(batch):
        (corpus / f"{number}{ending}").write_bytes(document)
    count.runs += len(batch)
    count.faults += len(batch)
    start = time.process_time()
    try:
        silent = _unsaid(index, corpus, len(batch))
    except Exception:  # noqa: BLE001 - that is what is looked for
        if len(batch) == 1:
            count.crash(repr(batch[0]))
        else:
            half = len(batch) // 2  # which one it is
            count.runs -= len(batch)
            count.faults -= len(batch)
            _index(count, folder, ending, batch[:half])
            _index(count, folder, ending, batch[half:])
        return
    for number in sorted(silent):
        count.lose(f"neither indexed nor named: {batch[number]!r}")
    if time.process_time() - start > _SLOW * max(1, len(batch) / 50):
        count.lose(f"{len(batch)} {ending} took {time.process_time() - start:.0f} s")


def _unsaid(index: Path, corpus: Path, written: int) -> set[int]:
    """Index a corpus; return the numbers of its files of which nothing is indexed and nothing said."""
    report = update_index(index, [str(corpus)], Options(today=TODAY, jobs=1))
    seen = {failure.path for failure in report.failures}
    reader = Reader(index)
    seen |= {source.path for ref in reader.all() for source in reader.article(ref).sources}
    return set(range(written)) - {int(Path(path).name.partition(".")[0]) for path in seen}


def run_questions(folder: Path, size: int) -> Count:
    """Ask so many questions."""
    count = Count()
    corpus = folder / "corpus"
    corpus.mkdir()
    fill(corpus, range(30))
    update_index(folder / "index", [str(corpus)], Options(today=TODAY, jobs=1))
    reader = Reader(folder / "index")

    def take(question: str) -> None:
        count.runs += 1
        count.faults += 1
        start = time.process_time()
        try:
            search(reader, parse(question, now=TODAY), Page())
        except NewsdexError:
            pass
        except Exception:  # noqa: BLE001 - that is what is looked for
            count.crash(repr(question))
        if time.process_time() - start > _SLOW:
            count.lose(f"{question!r} took {time.process_time() - start:.0f} s")

    _many(QUESTIONS, size, take)
    return count
