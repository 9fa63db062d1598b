"""Documents cannot write to the terminal: not by what they say, not by their names, in no form, not in errors."""

import itertools
import json
import os
import re
from pathlib import Path

import pytest

from tests.faults.changes import TODAY
from tests.program import newsdex

HARM = {
    "window title": "\x1b]0;owned\x07",
    "clear": "\x1b[2J",
    "C1": "\x9b31m\x90\x9d",
    "controls": "\x08\x07\x7f\r\x0b\x0c",
    "override": "\u202egpj.exe",
    "isolates": "\u2066\u2067\u2068\u2069",
    "marks": "\u061c\u200e\u200f",
    "lines": "\u2028\u2029\x85",
    "annotation": "\ufff9\ufffa\ufffb",
    "tags": "\U000e0041\U000e007f",
    "deprecated": "\u206a\u206f",
}
OURS = re.compile("\x1b\\[[0-9;]*m|\x1b\\]8;;[!-~]*\x1b\\\\")
HARMFUL = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u206f\ufff9-\ufffb\ud800-\udfff"
    "\U000e0000-\U000e007f]"
)
"""What no terminal may get: controls but the newline, directions, what cannot be seen, what is no text."""

COMMANDS = [
    ("search", "harbour"),
    ("search", "harbour", "--group", "story"),
    ("search", "harbour", "-f", "csv"),
    ("search", "harbour", "-f", "grep"),
    ("search", "harbour", "-l"),
    ("search", "harbour", "-s", "path"),
    ("search", "harbuor"),
    ("search", "role:envoy"),
    ("people", "harbour"),
    ("quotes", "harbour"),
    ("with", "Witkoff"),
    ("facets", "--by", "topic"),
    ("facets", "--by", "source"),
    ("facets", "--by", "person"),
    ("facets", "--by", "section"),
    ("timeline", "harbour"),
    ("stats",),
    ("similar", "n0"),
    ("show", "n0"),
    ("show", "n0", "--raw"),
    ("show", "n0", "--section", "next"),
    ("show", "n0", "--story"),
    ("show", "n0", "--why-grouped"),
    ("explain", "harbour", "--id", "n0"),
    ("explain", "person:Witkoff topic:ships"),
    ("check",),
    ("index", "--dry-run"),
]
JSON_COMMANDS = [
    ("search", "harbour", "-f", "json"),
    ("search", "harbour", "-f", "jsonl"),
    ("search", "harbour", "--group", "story", "-f", "json"),
    ("show", "n0", "-f", "json"),
    ("people", "harbour", "-f", "json"),
    ("quotes", "harbour", "-f", "json"),
    ("facets", "--by", "topic", "-f", "json"),
    ("with", "Witkoff", "-f", "json"),
    ("similar", "n0", "-f", "json"),
]


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    """A folder in which every field of an article, and every name of a file, tries everything."""
    folder = tmp_path_factory.mktemp("hostile")
    corpus = folder / "corpus"
    corpus.mkdir()
    before, environment = Path.cwd(), dict(os.environ)
    os.chdir(folder)
    os.environ["NEWSDEX_NOW"] = TODAY.isoformat()
    for number, harm in enumerate(HARM.values()):
        text = (
            f'Steve Witkoff, the {harm}envoy, met Marco {harm}Rubio at the harbour{harm}. "The {harm}ships sail," said '
            f"Witkoff. The cease-fire{harm} number {number} holds by the harbour of Ri{harm}ga."
        )
        record = {
            "id": f"n{number}",
            "title": f"Har{harm}bour opens",
            "dek": f"D{harm}ek",
            "date": "2025-02-11",
            "sections": [{"heading": f"What{harm} next", "text": text}, {"heading": "More", "text": f"The{harm} end."}],
            "authors": [f"An{harm}n Lee"],
            "source": f"The{harm} Post",
            "url": f"http://x.y/{harm}",
            "topic": f"ships {harm}",
            "cites": [f"Wi{harm}re"],
            "people": [f"Jo{harm}n Roe"],
        }
        (corpus / f"{number}.jsonl").write_text(json.dumps(record) + "\n{broken\n")
        page = f"Har{harm}bour {number}\n\nBy Ann{harm} Lee\n\n{text}\n\nSign{harm} up for our newsletter\n"
        name = os.fsencode(corpus) + f"/a{harm}b{number}.txt".encode()
        Path(os.fsdecode(name)).write_bytes(page.encode())
    for name in (b"/\xff\xfe.md", b"/two\nlines.md", b"/\x1b]0;x\x07.jsonl"):
        Path(os.fsdecode(os.fsencode(corpus) + name)).write_text("The harbour is named badly.\n")
    (corpus / "\x1b[31mlink.md").symlink_to("/etc/hostname")
    code, out, error = newsdex("index", "corpus", "--jobs", "1")
    assert code == 6
    assert not HARMFUL.search(out + error), repr(HARMFUL.search(out + error))
    assert "\\x1b[31mlink.md: a link that leads out of corpus" in error
    yield folder
    os.chdir(before)
    os.environ.clear()
    os.environ.update(environment)


@pytest.mark.usefixtures("hostile")
@pytest.mark.parametrize("arguments", COMMANDS, ids=" ".join)
def test_a_terminal_gets_no_character_that_it_obeys(arguments):
    hyperlinks = ["--hyperlink", "always"] if arguments[0] != "index" else []
    code, out, error = newsdex(*arguments, "--color", "always", *hyperlinks)
    assert code in {0, 1, 6}, error
    for stream in (out, error):
        plain = OURS.sub("", stream).replace("\r\n", "\n")  # as CSV ends its lines
        found = HARMFUL.search(plain)
        assert not found, plain[max(0, found.start() - 60) : found.end() + 20].encode("unicode_escape")


@pytest.mark.usefixtures("hostile")
@pytest.mark.parametrize("arguments", JSON_COMMANDS, ids=" ".join)
def test_json_has_no_raw_control_and_is_read_back(arguments):
    code, out, error = newsdex(*arguments)
    assert code == 0, error
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff]", out)
    for line in out.splitlines() if "jsonl" in arguments else [out]:
        assert json.loads(line)


@pytest.mark.usefixtures("hostile")
@pytest.mark.parametrize("harm", HARM.values(), ids=HARM)
@pytest.mark.parametrize(
    "arguments",
    [
        ("search", 'har{}bour "unclosed'),
        ("search", "{}persn:x"),
        ("search", "date:{}"),
        ("saved", "rm", "no{}such"),
        ("show", "no{}thing"),
        ("show", "n0", "--section", "no such {}"),
        ("search", "x", "-i", "no{}where"),
        ("index", "no{}where"),
        ("index", "--max-size", "{}"),
        ("search", "x", "--now", "{}"),
        ("search", "x", "--{}"),
        ("se{}arch",),
        ("saved", "add", "a{}", "("),
        ("explain", "talks{}", "--id", "{}"),
    ],
    ids=" ".join,
)
def test_errors_show_what_was_typed_escaped(arguments, harm):
    code, _, error = newsdex(*(each.replace("{}", harm) for each in arguments))
    assert code != 0
    assert not HARMFUL.search(error), error.encode("unicode_escape")


@pytest.mark.usefixtures("hostile")
def test_what_completion_offers_has_no_controls(capsys):
    from search.cli.completion import complete  # noqa: PLC0415

    for typed in itertools.chain(("topic:", "person:", "source:", "har"), ("author:", "path:")):
        complete(["zsh", "search", typed])
        assert not re.search(
            "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]", capsys.readouterr().out
        )
