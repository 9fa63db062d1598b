"""Questions that no one should ask: each is answered, in bounded time and memory.

The bounds are those of a hang, not of speed. Each question is asked in a process of its own, so that a limit of memory
or of time is nobody else's; whoever runs into one is shown where.
"""

import json
import random
import string
import subprocess
import sys
from datetime import date
from itertools import product
from pathlib import Path

import pytest

from index.options import Options
from index.writer import update_index

pytest.importorskip("resource", reason="the memory of a process cannot be limited here")

MAIN = Path(__file__).resolve().parents[2]
LONGEST = 4096
DEEPEST = 100
GIGABYTES = 2
SECONDS = 30

ASK = f"""
import datetime, faulthandler, resource, sys
from pathlib import Path
from index.reader import Reader
from search.errors import QueryError
from search.parser import parse
from search.searcher import Page, search

resource.setrlimit(resource.RLIMIT_AS, ({GIGABYTES} << 30, {GIGABYTES} << 30))
faulthandler.dump_traceback_later({SECONDS}, exit=True)
try:
    print(search(Reader(Path(sys.argv[1])), parse(sys.argv[2], now=datetime.date(2025, 3, 15)), Page()).total)
except QueryError as error:
    print(error.code)
"""

THE = ("the " * LONGEST)[:LONGEST].strip()
THOUSAND = "|".join(map("".join, product("aeiou", string.ascii_lowercase, "abcdefgh")))[:LONGEST].rpartition("|")[0]
NEAR = "NEAR/9999"
ALTERNATIVES = "(" + " OR ".join(["the", "a", "of", "war"] * 15) + ")"

# What is asked, and what is answered: how many articles, the error's code, or None where any number will do.
QUESTIONS = {
    "4,096 characters of words": (THE, 2001),
    "4,096 characters of one word": ("x" * LONGEST, 0),
    "one character more": ("x" * (LONGEST + 1), "too_long"),
    "a path of stars": (f"path:{'*' * 60}x", 0),
    "a path of letters and stars": (f"path:{'?*' * 60}x", 0),
    "a pattern of 4,096 characters": (("a*" * LONGEST)[:LONGEST], 0),
    "a pattern that goes back and forth": ("*a" * 30 + "*b*", 0),
    "a pattern of question marks": ("a" + "?" * 60 + "b", 0),
    "a phrase of 4,096 characters": (f'"{THE[: LONGEST - 2].strip()}"', 0),
    "a loose phrase of 4,096 characters": (f'"{THE[: LONGEST - 8].strip()}"~9999', 1),
    "a hundred levels": ("(" * DEEPEST + "the" + ")" * DEEPEST, 2001),
    "a level more": ("(" * (DEEPEST + 1) + "the" + ")" * (DEEPEST + 1), "too_deep"),
    "a hundred negations": ("NOT " * DEEPEST + "the", 2001),
    "a pattern that most words match": ("*an*", None),
    "patterns near patterns": (f"*an* {NEAR} *ar*", None),
    "a thousand alternatives": (THOUSAND, None),
    "the near the": (f"the {NEAR} the", 1),
    "the near the near the": (f"the {NEAR} the {NEAR} the", 1),
    "twenty times the, near": (f" {NEAR} ".join(["the"] * 20), 1),
    "alternatives near alternatives": (f"{ALTERNATIVES} {NEAR} {ALTERNATIVES}", 1),
    "four times the, loosely": ('"the the the the"~500', 1),
    "many words, loosely": ('"the a of war the a of war"~9999', 1),
    "inside a sentence": (f"same:sentence(the {NEAR} the {NEAR} the)", 1),
    "not inside a sentence": ("same:sentence(-the -a -of) OR same:sentence(NOT (the OR a))", None),
    "inside any section": ('in:*("the the the the"~500 *an*)', None),
    "near spellings": ("international~2 OR government~2 OR bandana~2", None),
    "a path that goes back and forth": ("path:" + "*a" * 30 + "*b", 0),
    "a hundred weights": ("(" * 90 + "the" + "^1.5)" * 90, 2001),
}


@pytest.fixture(scope="module")
def index(tmp_path_factory):
    """One long article, mostly of the commonest words, and two thousand short ones of twenty thousand words."""
    folder = tmp_path_factory.mktemp("pathological")
    chance = random.Random(3)
    sentences = [
        " ".join(chance.choices(["the", "a", "of", "war", "bandana", "carpet"], weights=[6, 2, 2, 1, 1, 1], k=30)) + "."
        for _ in range(400)
    ]
    texts = ["\n\n".join(" ".join(sentences[at : at + 5]).capitalize() for at in range(0, 400, 5))]
    texts += [
        "The " + " ".join("".join(chance.choices("anrtelosi", k=chance.randint(3, 9))) for _ in range(10))
        for _ in range(2000)
    ]
    lines = [json.dumps({"id": f"p-{number}", "text": text}) for number, text in enumerate(texts)]
    (folder / "texts.jsonl").write_text("\n".join(lines), encoding="utf-8")
    report = update_index(folder / "index", [str(folder / "texts.jsonl")], Options(today=date(2025, 3, 15)))
    assert report.articles == 2001
    return folder / "index"


@pytest.mark.parametrize("name", QUESTIONS)
def test_is_answered_in_bounded_time_and_memory(index, name):
    question, answer = QUESTIONS[name]
    asked = subprocess.run(
        [sys.executable, "-c", ASK, str(index), question],
        cwd=MAIN, capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert asked.returncode == 0, asked.stderr[-2000:]
    if answer is not None:
        assert asked.stdout.strip() == str(answer)
