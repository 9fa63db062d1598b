"""Documents and questions made to break something: every one gives renditions or a reason, hits or an error."""

import gzip
import lzma
import random
import time
from pathlib import Path

from index.errors import NewsdexError
from index.reader import Reader
from index.writer import Options, update_index
from search.parser import parse
from search.searcher import Page, search
from tests.faults.answers import TODAY, fill
from tests.faults.counting import Count

_TOGETHER = 500
_SLOW = 5.0
_FORMS = (".txt", ".md", ".jsonl", ".jsonl.gz", ".jsonl.xz")
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


def _text(chance: random.Random, pieces: tuple[str, ...], most: int) -> str:
    return "".join(chance.choice(pieces) for _ in range(chance.randint(1, most)))


def _document(chance: random.Random, form: str) -> bytes:
    data = _text(chance, _PIECES, 40).encode("utf-8", "surrogatepass")
    if form.startswith(".jsonl") and chance.random() < 0.7:
        body = _text(chance, _PIECES, 10).replace("\\", "").replace('"', "'").encode("unicode_escape").decode()
        body = body.replace("\\x", "\\u00").replace("\\U000", "")
        data = f'{{"text":"{body}"}}\n'.encode() + data
    for _ in range(chance.choice((0, 0, 1, 5))):
        at = chance.randrange(len(data) + 1)
        data = data[:at] + chance.randbytes(chance.randint(1, 4)) + data[at:]
    if form.endswith(".gz"):
        data = gzip.compress(data)
    if form.endswith(".xz"):
        data = lzma.compress(data)
    if chance.random() < 0.1:
        data = data[: chance.randrange(len(data) + 1)]
    return data


def run_documents(folder: Path, size: int) -> Count:
    """Index so many documents of each form, some hundreds at a time; what cannot be read is named, nothing else."""
    count, chance = Count(), random.Random(4)
    for form in _FORMS:
        left = size
        while left > 0:
            batch = folder / f"batch{form}-{left}"
            batch.mkdir()
            written = min(left, _TOGETHER)
            for number in range(written):
                (batch / f"{number}{form}").write_bytes(_document(chance, form))
            left -= written
            count.runs += written
            count.faults += written
            start = time.monotonic()
            try:
                report = update_index(folder / f"index{form}-{left}", [str(batch)], Options(today=TODAY, jobs=1))
                seen = {failure.path for failure in report.failures}
                articles = Reader(folder / f"index{form}-{left}")
                seen |= {s.path for ref in articles.all() for s in articles.article(ref).sources}
                silent = written - len(seen)
                if silent:
                    count.lose(f"{silent} documents of {form} are neither indexed nor named")
            except Exception:  # noqa: BLE001 - that is what is looked for
                count.crash(f"a batch of {form}")
            if time.monotonic() - start > _SLOW * max(1, written / 50):
                count.lose(f"{written} documents of {form} took {time.monotonic() - start:.0f} s")
    return count


def run_queries(folder: Path, size: int) -> Count:
    """Ask so many questions."""
    count, chance = Count(), random.Random(5)
    corpus = folder / "corpus"
    corpus.mkdir()
    fill(corpus, range(30))
    update_index(folder / "index", [str(corpus)], Options(today=TODAY, jobs=1))
    reader = Reader(folder / "index")
    for _ in range(size):
        question = _text(chance, _ASKED, 12)
        count.runs += 1
        count.faults += 1
        start = time.monotonic()
        try:
            search(reader, parse(question, now=TODAY), Page())
        except NewsdexError:
            pass
        except Exception:  # noqa: BLE001 - that is what is looked for
            count.crash(repr(question))
        if time.monotonic() - start > _SLOW:
            count.lose(f"{question!r} took {time.monotonic() - start:.0f} s")
    return count
