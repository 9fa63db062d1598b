"""Lines of files that a run need not read: each file is read once, whatever is wanted of it."""

import gzip
import json
import lzma
import random

import pytest

from index.forms.recurrence import Recurrence
from index.manifest import KnownFile
from index.standing import Standing
from tests.effort import calls

LIMIT = 10_000_000
PACK = {"a.jsonl": bytes, "a.jsonl.gz": gzip.compress, "a.jsonl.xz": lzma.compress}
ENCODE = {
    "utf-8": lambda text: text.encode(),
    "utf-8 with a mark": lambda text: text.encode("utf-8-sig"),
    "utf-16": lambda text: text.encode("utf-16"),
    "latin-1": lambda text: text.encode("latin-1"),
    "returns": lambda text: text.replace("\n", "\r\n").encode(),
    "returns alone": lambda text: text.replace("\n", "\r").encode(),
}


def standing(folder, *paths) -> Standing:
    known = {}
    for path in paths:
        info = path.stat()
        known[str(path)] = KnownFile(path.name, str(path), info.st_size, info.st_mtime_ns, "")
    return Standing(known, Recurrence(), LIMIT, folder)


def lines(count: int) -> list[str]:
    return [json.dumps({"text": f"The report {n} über Züge. " * (n % 7 + 1)}, ensure_ascii=False) for n in range(count)]


@pytest.mark.parametrize("name", PACK)
@pytest.mark.parametrize("encoding", ENCODE)
def test_a_line_is_what_stands_there(tmp_path, name, encoding):
    written = lines(9_000)
    written[3] = ""
    written[77] = "{broken"
    path = tmp_path / name
    path.write_bytes(PACK[name](ENCODE[encoding]("\n".join(written))))
    wanted = [1, 2, 4, 78, 8_999, 9_000, 9_001, 10**9, *random.Random(1).choices(range(1, 9_001), k=50), 1]
    with standing(tmp_path, path) as files:
        for number in wanted:
            found = files.rendition_at(name, number)
            text = json.loads(written[number - 1])["text"] if number <= 9_000 and number not in {4, 78} else None
            assert (found and (found.body, found.line)) == (text and (text.strip(), number)), number


def test_what_cannot_be_read_any_more_is_nothing(tmp_path):
    paths = [tmp_path / name for name in ("gone.jsonl", "cut.jsonl.gz", "gone.md", "nul.jsonl", "whole.md")]
    for path in paths:
        path.write_bytes(b"A text.")
    files = standing(tmp_path, *paths)
    paths[0].unlink()
    paths[2].unlink()
    paths[1].write_bytes(gzip.compress(random.Random(1).randbytes(9_999))[:500])
    paths[3].write_bytes(b'{"text": "A text."}\n\0\n')
    with files:
        assert [files.rendition_at(path.name, 1) is None for path in paths] == [True, True, True, True, False]
        assert files.rendition_at("whole.md", 2) is None
        assert files.rendition_at("unknown.md", 1) is None


def test_nothing_is_left_of_what_was_looked_up(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_text("\n".join(lines(10)))
    with standing(tmp_path, path) as files:
        assert files.rendition_at("a.jsonl", 3)
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("name", PACK)
@pytest.mark.parametrize("ordered", [True, False])
def test_the_work_for_a_line_does_not_grow_with_its_file(tmp_path, name, ordered):
    def work(count: int) -> float:
        path = tmp_path / name
        path.write_bytes(PACK[name]("\n".join(lines(count)).encode()))
        numbers = list(range(1, count + 1))
        if not ordered:
            random.Random(1).shuffle(numbers)
        with standing(tmp_path, path) as files:
            return calls(lambda: [files.rendition_at(name, number) for number in numbers]) / count

    assert work(2_000) < 1.2 * work(250)


def test_the_work_for_a_file_does_not_grow_with_their_number(tmp_path):
    def work(count: int) -> float:
        paths = [tmp_path / f"{number}.md" for number in range(count)]
        for path in paths:
            path.write_text("A report.")
        with standing(tmp_path, *paths) as files:
            return calls(lambda: [files.rendition_at(path.name, 1) for path in paths]) / count

    assert work(400) < 1.2 * work(50)


@pytest.mark.parametrize("name", ["a.jsonl", "a.jsonl.xz"])
def test_a_second_copy_of_a_file_takes_work_in_proportion(library, name):
    def work(count: int) -> float:
        for copy in ("a", "b"):
            path = library.corpus / str(count) / copy / name
            path.parent.mkdir(parents=True)
            path.write_bytes(PACK[name]("\n".join(lines(count)).replace("report", f"report{count}").encode()))
            made = calls(lambda: library.update(jobs=1))
        articles = library.articles().values()
        assert (
            sum(len(article.sources) == 2 for article in articles if f"/{count}/" in article.sources[0].path) == count
        )
        return made / count

    few, many = work(50), work(300)
    assert many < 1.5 * few
