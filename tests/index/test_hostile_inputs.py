"""Inputs that break others: each is named and counted, and the rest is indexed."""

import gzip
import json
import lzma
import os
import random
import shutil
import socket
import subprocess
import threading
from pathlib import Path

import pytest

from index.content import digest_of, line_blocks, read_bytes
from index.errors import NewsdexError, UnreadableError
from index.forms.recurrence import Recurrence
from index.manifest import Root
from index.reading import Piece, Share, read_share
from index.scanning import Found, Unlisted, find_files
from search.output.report import passed_text
from tests.effort import calls
from tests.privileges import as_ordinary_user

LIMIT = 10_000  # bytes of a document, and so a million of a file of lines, unpacked
NOISE = random.Random(1).randbytes(999).hex().encode()
GOOD = json.dumps({"text": "The harbour reopened."})


def lines(*texts: str | bytes) -> bytes:
    return b"".join((text.encode() if isinstance(text, str) else text) + b"\n" for text in texts)


def xz_with_large_dictionary(data: bytes) -> bytes:
    return lzma.compress(data, filters=[{"id": lzma.FILTER_LZMA2, "preset": 0, "dict_size": 1 << 30}])


# Name and content; then the articles that it gives, and the line and the beginning of the reason of what is named.
FILES = [
    ("latin.txt", "Der Zug nach Überlingen fährt später, sagte ein Sprecher.\n".encode("latin-1"), 1, []),
    ("utf-16.txt", "The train leaves later.\n".encode("utf-16"), 1, []),
    ("half.txt", "The train".encode("utf-16") + b"x", 0, [(None, "marked as UTF-16 and is not")]),
    ("mark.md", b"\xef\xbb\xbf---\ntitle: Marked\n---\nThe train leaves.\n", 1, []),
    ("nul.txt", b"The train\0 leaves.\n", 0, [(None, "binary: holds a NUL byte")]),
    ("nul.jsonl", lines(GOOD, "\0"), 0, [(None, "binary: holds a NUL byte")]),
    ("blank.txt", b" \r\n\t\n", 0, [(None, "empty")]),
    ("nothing.jsonl", b"", 0, [(None, "empty")]),
    ("returns.jsonl", lines(GOOD, "{").replace(b"\n", b"\r\n"), 1, [(2, "not JSON")]),
    ("old-mac.jsonl", lines(GOOD, "{").replace(b"\n", b"\r"), 1, [(2, "not JSON")]),
    ("broken.jsonl", lines(GOOD, b"\xff\xfe\xfd", GOOD[:-3]), 1, [(2, "not JSON"), (3, "not JSON")]),
    (
        "mixed.jsonl",
        lines("---", "title: A page", "---", "By Ann Lee", GOOD, "date 2025-02-13 What happened", "# Markdown"),
        1,
        [(number, "not JSON") for number in (1, 2, 3, 4, 6, 7)],
    ),
    ("mixed.md", lines("# A page", GOOD, "\\x1b[31mdate 2025-02-13"), 1, []),
    ("again.jsonl", lines('{"id": 7, "text": "One."}', '{"id": 7, "text": "Two."}'), 1, [(2, "the id '7' is alre")]),
    ("deep.jsonl", lines(GOOD, "[" * 9_000, '{"text": "a", "x": ' + "[" * 999), 1, [(2, "not JSON"), (3, "not JSON")]),
    ("number.jsonl", lines(GOOD, '{"text": "Big.", "n": ' + "9" * 9_000 + "}"), 1, [(2, "not JSON that can be read")]),
    ("infinite.jsonl", lines('{"text": "Infinite.", "n": 1e999, "m": NaN}'), 1, []),
    ("long.jsonl", lines(GOOD, json.dumps({"text": "x" * 2 * LIMIT}), GOOD), 1, [(2, "longer than the limit of ")]),
    ("endless.jsonl", lines(GOOD, b"x" * 900_000), 1, [(2, "longer than the limit of 10,000 characters")]),
    ("unended.jsonl", lines(GOOD) + b"x" * 900_000, 1, [(2, "longer than the limit of 10,000 characters")]),
    ("large.txt", b"word " * 3_000, 0, [(None, "15,000 bytes, more than the limit of 10,000; see --max-size")]),
    ("foreign.jsonl", "Größe\n".encode("latin-1") * 3_000, 0, [(None, "not UTF-8, and more than the 10,000 bytes")]),
    ("bomb.jsonl.gz", gzip.compress(bytes(1 << 24)), 0, [(None, "unpacks to more than 1,000,000 bytes; see")]),
    ("spaces.jsonl.gz", gzip.compress(b" " * (1 << 24)), 0, [(None, "unpacks to more than 1,000,000 bytes; see")]),
    ("newlines.jsonl.xz", lzma.compress(b"\n" * (1 << 24)), 0, [(None, "unpacks to more than 25")]),
    ("twice.jsonl.xz", lzma.compress(lines(GOOD)) + bytes(4) + lzma.compress(lines("{")), 1, [(2, "not JSON")]),
    ("twice.jsonl.gz", gzip.compress(lines(GOOD)) + gzip.compress(lines("{")), 1, [(2, "not JSON")]),
    ("greedy.jsonl.xz", xz_with_large_dictionary(lines(GOOD)), 0, [(None, "cannot be unpacked: needs more than 128")]),
    ("cut.jsonl.gz", gzip.compress(NOISE)[:500], 0, [(None, "cannot be unpacked: ")]),
    ("cut.jsonl.xz", lzma.compress(NOISE)[:500], 0, [(None, "cannot be unpacked: the file is cut short")]),
    ("none.jsonl.xz", b"", 0, [(None, "cannot be unpacked: the file is empty")]),
    ("none.jsonl.gz", b"", 0, [(None, "empty")]),
    ("other.jsonl.gz", b"PK\3\4", 0, [(None, "cannot be unpacked: not a gzipped file")]),
    ("other.jsonl.xz", b"PK\3\4", 0, [(None, "cannot be unpacked: the file is cut short")]),
]  # fmt: skip


@pytest.mark.parametrize(("name", "content", "articles", "named"), FILES, ids=[row[0] for row in FILES])
def test_a_bad_file_is_named_and_the_rest_is_indexed(library, name, content, articles, named):
    (library.corpus / name).write_bytes(content)
    library.write("whole.md", "A whole article about ferries.\n")
    for _ in range(2):  # a run that finds nothing new says the same
        report = library.update(max_size=LIMIT, jobs=1)
        assert report.articles == articles + 1
        assert [failure.line for failure in report.failures] == [line for line, _ in named]
        for failure, (_, reason) in zip(report.failures, named, strict=True):
            assert Path(failure.path).name == name
            assert failure.reason.startswith(reason), failure.reason
    assert library.hits("ferries").total == 1


@pytest.mark.parametrize("depth", range(150, 1000, 50))
def test_json_nested_nearly_too_deep_is_read_or_named(library, depth):
    nested = '{"text": "Deep.", "x": ' + "[" * depth + "]" * depth + "}"
    library.write("deep.jsonl", f"{GOOD}\n{nested}\n")
    report = library.update(jobs=1)
    assert report.articles + len(report.failures) == 2


def test_of_thousands_of_bad_lines_a_thousand_are_named(library):
    library.write("bad.jsonl", "{\n" * 20_000 + GOOD)
    report = library.update(jobs=1)
    assert report.articles == 1
    assert [failure.line for failure in report.failures] == [*range(1, 1001), None]
    assert report.failures[-1].reason == "19,000 further lines cannot be read"


@pytest.mark.parametrize("bad", ["{}", "{", "0", "x" * 100, '{"txet": "A report."}'])
def test_a_bad_line_beyond_those_that_are_named_is_only_counted(bad):
    def work(count: int) -> int:
        return calls(lambda: read_share(Share([Piece("a.jsonl", 0, 1, f"{bad}\n" * count)], Recurrence(), LIMIT)))

    assert (work(11_000) - work(1_000)) / 10_000 < 8  # to read one takes more than twenty


def test_of_bad_lines_no_process_keeps_more_than_are_named():
    (path, attempt, failed), *rest = read_share(
        Share([Piece("a.jsonl", 2, 7, "{}\n" * 50_000)], Recurrence(), LIMIT)
    ).failures
    assert (path, attempt, rest) == ("a.jsonl", 2, [])
    assert (len(failed.named), failed.more, failed.named[-1].line) == (1_000, 49_000, 1_006)


def test_of_a_bomb_no_line_is_read(library):
    def work(name: str, lines: int) -> int:
        (library.corpus / name).write_bytes(gzip.compress(f"{GOOD}\n".encode() * lines))
        return calls(lambda: library.update(jobs=1, max_size=LIMIT))

    work("first.jsonl.gz", 1)
    assert work("small.jsonl.gz", 5_000) + 3_000 > work("large.jsonl.gz", 500_000)
    assert len(library.update(max_size=LIMIT).failures) == 2


def test_thousands_of_files_with_one_id_are_named(library):
    for number in range(500):
        library.write(f"{number:03}.md", f"---\nid: same\n---\nArticle number {number} of the wire, {number * 7919}.\n")
    report = library.update(jobs=1)
    assert report.articles == 1
    assert len({failure.path for failure in report.failures}) == 499


def names_of(report) -> dict[str, str]:
    return {Path(str(error).split(": ")[0]).name: str(error).split(": ", 1)[1] for error in report.unreachable}


def test_what_is_no_file_is_named_and_never_waited_for(library):
    library.write("whole.md", "A whole article.\n")
    os.mkfifo(library.corpus / "pipe.txt")
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(library.corpus / "socket.jsonl"))
    (library.corpus / "device.txt").symlink_to("/dev/zero")
    (library.corpus / "nothing.md").symlink_to(library.corpus / "no such file")
    (library.corpus / "round.md").symlink_to("round.md")
    (library.corpus / "folder.txt").mkdir()
    report = library.update()
    assert report.articles == 1
    other, outside = "not a file: a pipe, a socket or a device", "a link that leads out of"
    named = names_of(report)
    assert {name: reason[: len(outside)] for name, reason in named.items()} == {
        "pipe.txt": other[: len(outside)],
        "socket.jsonl": other[: len(outside)],
        "device.txt": outside,
        "nothing.md": "a link to nothing",
        "round.md": "too many levels of symbolic links"[: len(outside)],
    }


@pytest.mark.parametrize("target", ["{}/outside", "../outside", "inside/../../outside", "/"])
def test_no_link_leads_out_of_the_corpus(library, target):
    outside = library.folder / "outside"
    outside.mkdir()
    (outside / "secret.md").write_text("A secret text.\n")
    library.write("inside/a.md", "One text.\n")
    (library.corpus / "away").symlink_to(target.format(library.folder))
    (library.corpus / "inside" / "back").symlink_to("..")  # no way out, but round and round
    report = library.update()
    assert report.articles == 1
    assert list(names_of(report)) == ["away"]
    assert "is not followed; index where it leads to" in names_of(report)["away"]


@pytest.mark.parametrize("root", ["/dev/null", "/dev/zero", "pipe"])
def test_a_root_that_is_neither_file_nor_folder_is_said(library, root):
    os.mkfifo(library.folder / "pipe")
    with pytest.raises(NewsdexError, match="neither a file nor a folder"):
        next(find_files(Root(root, str(library.folder / root)), str(library.index)))


def test_what_may_not_be_read_is_named_and_what_was_known_of_it_stays(library):
    for name in ("open/a.md", "closed/b.md", "shown/c.md", "d.md"):
        library.write(name, f"The article {name} stands here.\n")
    assert library.update().articles == 4
    for path, mode in (("closed", 0o000), ("shown", 0o400), ("d.md", 0o000)):
        (library.corpus / path).chmod(mode)
    library.write("open/new.md", "Another article.\n")
    try:
        with as_ordinary_user():
            report = library.update()
            fresh = library.update(dry_run=True, rebuild=True)
    finally:
        for path in ("closed", "shown"):
            (library.corpus / path).chmod(0o700)
    assert report.articles == 5  # what cannot be looked at is not gone
    assert names_of(report) == {"closed": "permission denied", "c.md": "permission denied"}
    assert fresh.articles == 5
    assert [Path(failure.path).name for failure in fresh.failures] == ["d.md"]
    (library.corpus / "d.md").chmod(0o600)
    assert library.update().failures == ()


def test_folders_may_lie_as_deep_as_the_system_lets_them(library):
    deep = library.corpus
    for _ in range(1010):
        deep = deep / "d"
        deep.mkdir()
    (deep / "a.md").write_text("The deepest article.\n")
    try:
        assert library.update(jobs=1).articles == 1
    finally:
        subprocess.run(["rm", "-rf", library.corpus / "d"], check=True)  # rmtree goes as deep as Python's stack


def found(path: Path) -> Found:
    info = path.stat()
    return Found(path.name, str(path), info.st_size, info.st_mtime_ns)


@pytest.mark.parametrize("read", [read_bytes, digest_of, lambda *given: list(line_blocks(*given))])
@pytest.mark.parametrize(
    ("now", "reason"), [("gone", "no such file"), ("pipe", "not a file"), ("folder", "not a file|is a directory")]
)
def test_a_file_that_is_another_thing_when_it_is_read_is_named(tmp_path, read, now, reason):
    path = tmp_path / "a.jsonl"
    path.write_text(GOOD)
    seen = found(path)
    path.unlink()
    if now == "pipe":
        os.mkfifo(path)
    elif now == "folder":
        path.mkdir()
    with pytest.raises(UnreadableError, match=reason):
        read(seen, LIMIT)


def test_a_file_that_grows_beyond_the_limit_is_named(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("short")
    seen = found(path)
    path.write_text("x" * (LIMIT + 1))
    with pytest.raises(UnreadableError, match="more than the limit of 10,000 bytes"):
        read_bytes(seen, LIMIT)


def test_a_file_that_is_written_all_the_while_is_as_it_was_left_one_run_later(library):
    texts = [f"The {animal} crossed the river. " * 5_000 for animal in ("heron", "otter")]
    path = library.write("a.md", texts[0])
    over = threading.Event()

    def write():
        while not over.is_set():
            for text in texts:
                with path.open("r+") as file:  # in place: what is read meanwhile may be half of either
                    file.write(text)

    writer = threading.Thread(target=write)
    writer.start()
    try:
        for _ in range(3):
            report = library.update(jobs=1)
            assert all("changes while it is read" in failure.reason for failure in report.failures)
    finally:
        over.set()
        writer.join()
    assert library.update(jobs=1).failures == ()
    (article,) = library.articles().values()
    assert article.body == texts[1].strip()


def test_a_change_in_the_moment_in_which_a_file_was_read_is_seen(library):
    def seen(number):
        path = library.write("a.md", f"The text {number} is of ice.\n")
        moment = path.stat().st_mtime_ns
        library.update()
        path.write_text(f"The text {number} is of tea.\n")  # as long, and by the file system's clock at the same time
        os.utime(path, ns=(moment, moment))
        library.update()
        return library.hits("tea").total == 1

    assert any(map(seen, range(100)))  # where this process is kept waiting, it was no longer the same moment


@pytest.mark.parametrize("change", ["append", "truncate", "remove", "replace"])
def test_a_file_of_lines_that_changes_while_it_is_read_is_named_and_read_again(library, change):
    path = library.write(
        "a.jsonl", "".join(json.dumps({"id": str(n), "text": f"Report {n}."}) + "\n" for n in range(9))
    )

    def progress(what, _done, _total):
        if what == "reading" and not seen:
            seen.append(what)
            if change == "append":
                with path.open("a") as file:
                    file.write('{"id": "new", "text": "The last report."}\n')
            elif change == "truncate":
                os.truncate(path, 40)
            elif change == "remove":
                path.unlink()
            else:
                path.with_suffix(".new").write_text('{"id": "new", "text": "Another file."}\n')
                path.with_suffix(".new").replace(path)

    seen: list[str] = []
    report = library.update(progress=progress, jobs=1)
    assert [Path(failure.path).name for failure in report.failures if failure.line is None] == ["a.jsonl"]
    settled = library.update(jobs=1)
    bad = 1 if change == "truncate" else 0
    assert len(settled.failures) == bad
    assert settled.articles == {"append": 10, "truncate": 1, "remove": 0, "replace": 1}[change]
    assert list(map(str, library.update().failures)) == list(map(str, settled.failures))


@pytest.mark.parametrize("moment", [0, 1, 2**31 + 5, -(10**8)])
def test_a_clock_that_jumps_loses_no_change(library, moment):
    path = library.write("a.md", "The first text.\n")
    library.update()
    path.write_text("The other text!\n")  # of the same size
    os.utime(path, (moment, moment))
    assert library.update().updated == 1
    assert library.hits("other").total == 1
    assert library.update().unchanged == 1


def test_names_that_are_no_text_are_read_as_any(library):
    names = [b"two\nlines.md", b"\xff\xfe.md", b"\x1b]0;x\x07.md", "\u202etxt.md".encode(), b"a b'\"$.md", b"-l.md"]
    for number, name in enumerate(names):
        (library.corpus / os.fsdecode(name)).write_text(f"The article number {number} of its own.\n")
    report = library.update(jobs=2)
    assert (report.articles, report.failures) == (len(names), ())
    found_names = {os.fsencode(a.sources[0].path.rpartition("/")[2]) for a in library.articles().values()}
    assert found_names == set(names)
    assert library.update().unchanged == len(names)


def test_thousands_of_tiny_files_are_read(library):
    for number in range(1_000):
        (library.corpus / f"{number}.txt").write_text(f"Tiny article {number}.\n")
    assert library.update().articles == 1_000
    shutil.rmtree(library.corpus)
    library.corpus.mkdir()
    assert library.update().articles == 0


def test_what_is_not_looked_at_is_told_apart_from_what_is(library):
    library.write("a.md", "One.\n")
    (library.corpus / "b.md").symlink_to("/etc/hostname")
    kinds = [type(each) for each in find_files(Root("corpus", str(library.corpus)), str(library.index))]
    assert kinds == [Found, Unlisted]


def test_files_of_other_forms_are_passed_over_and_counted(library):
    for name in ("a.md", "b.HTML", "c.html", "d.eml", "README", ".hidden.html"):
        library.write(name, "One.\n")
    (library.corpus / "UP.TXT").write_text("Capitals are no other form.\n")
    report = library.update()
    assert report.articles == 2
    assert report.passed == {".html": 2, ".eml": 1, "": 1}
    assert passed_text(report) == "left out, of forms that are not read: 2 .html, 1 without an ending, 1 .eml"
