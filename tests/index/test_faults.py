"""Nothing lost, nothing let in: altered, cut and poisoned files, disks that refuse, runs that are killed."""

import errno
import json
import os
import random
import signal
import stat
import subprocess
import sys
import zlib
from pathlib import Path

import pytest

from index.checking import check
from index.codec.arrays import ArrayFile, write_arrays
from index.codec.toc import read_toc, toc_name
from index.errors import DamagedIndexError, LockedIndexError, NewsdexError, UnwritableError
from index.reader import Reader
from index.seam.whoosh_index import NewsIndex
from search.cli.completion import FILES, complete
from search.statistics import statistics
from tests.faults.answers import ARTICLES, answers, fill
from tests.index.damage import with_checksum
from tests.privileges import as_ordinary_user
from tests.program import newsdex

SEED = 20250315


@pytest.fixture
def made(library):
    """A small index of two segments with a deleted article."""
    fill(library.corpus, range(ARTICLES))
    library.update()
    (library.corpus / "0003.md").unlink()
    fill(library.corpus, range(ARTICLES, ARTICLES + 3))
    library.update()
    return library


def files_of(folder: Path) -> list[Path]:
    return [path for path in sorted(folder.iterdir()) if path.name != "MAIN_WRITELOCK"]


def answer_or_error(folder: Path) -> object:
    """Return all answers, or None where the index is said to be damaged."""
    try:
        return answers(folder)
    except NewsdexError:
        return None


def test_an_index_that_is_whole_has_no_findings(made):
    assert check(made.index) == []


def test_whatever_byte_is_flipped_the_answer_is_right_or_an_error_and_check_names_the_file(made):
    right, chance = answers(made.index), random.Random(SEED)
    for path in files_of(made.index):
        whole = path.read_bytes()
        for _ in range(8):
            at = chance.randrange(len(whole))
            path.write_bytes(whole[:at] + bytes([whole[at] ^ 1 << chance.randrange(8)]) + whole[at + 1 :])
            found = answer_or_error(made.index)
            assert found in (None, right), (path.name, at)
            named = [finding.path for finding in check(made.index)]
            assert named in ([], [str(path)]), (path.name, at)
            assert named or found == right, (path.name, at)
        path.write_bytes(whole)
    assert answers(made.index) == right


def test_wherever_a_file_is_cut_the_error_names_it(made):
    chance = random.Random(SEED)
    for path in files_of(made.index):
        whole = path.read_bytes()
        for end in (0, 1, *(chance.randrange(len(whole)) for _ in range(8))):
            path.write_bytes(whole[:end])
            assert [finding.path for finding in check(made.index) if finding.damaged] == [str(path)], (path.name, end)
        path.write_bytes(whole)


def test_a_file_that_is_missing_is_named_by_every_reader(made):
    segment = next(made.index.glob("*.seg"))
    segment.unlink()
    with pytest.raises(DamagedIndexError, match=f"{segment.name}: missing; run: newsdex check --repair"):
        Reader(made.index)
    assert [finding.problem for finding in check(made.index)] == ["missing"]


def test_files_that_are_not_of_the_index_are_named_and_do_no_harm(made):
    (made.index / "notes.txt").write_text("mine")
    (made.index / "MAIN_abandoned.seg").write_bytes(b"half")
    findings = {Path(finding.path).name: finding for finding in check(made.index)}
    assert set(findings) == {"notes.txt", "MAIN_abandoned.seg"}
    assert not any(finding.damaged for finding in findings.values())
    made.write("new.txt", "Something new.")
    made.update()
    assert [Path(finding.path).name for finding in check(made.index)] == ["notes.txt"]


def test_sources_that_are_gone_are_named(made):
    (made.corpus / "0001.md").unlink()
    (finding,) = check(made.index)
    assert finding.path.endswith("0001.md")
    assert finding.remedy == "newsdex index"


def test_a_damaged_index_is_rebuilt_from_its_sources(made):
    right = answers(made.index)
    segment = next(made.index.glob("*.seg"))
    data = bytearray(segment.read_bytes())
    data[len(data) // 2] ^= 0xFF
    segment.write_bytes(data)
    made.update(rebuild=True)
    assert check(made.index) == []
    assert answers(made.index) == right


def poison(path: Path, name: str, change) -> None:
    """Change an array of a file, and give it the right checksums."""
    old = ArrayFile(path)
    arrays = {n: (row[0], bytes(old[n])) for n, row in old._table.items()}
    meta = old.meta
    del old
    kind, data = arrays[name]
    arrays[name] = (kind, change(data))
    path.unlink()
    with path.open("wb") as file:
        write_arrays(file, arrays, meta)


HOSTILE = [
    ("text.ends", lambda data: b"\xff" * len(data)),
    ("text.every", lambda data: bytes(reversed(data))),
    ("text.first", lambda data: bytes(reversed(data))),
    ("text.documents", lambda data: b"\xff" * len(data)),
    ("text.at", lambda data: b"\xff" * len(data)),
    ("text.frequencies", lambda data: b"\xff" * len(data)),
    ("stems.forms", lambda data: b"\xff" * len(data)),
    ("stored.lengths", lambda data: b"\xff" * len(data)),
    ("stored.offsets", lambda data: bytes(reversed(data))),
    ("stored.blocks", lambda _data: zlib.compress(bytes(1 << 24))),
    ("path.column", lambda data: b"\xff" * len(data)),
    ("date.column", lambda data: b"\xff" * len(data)),
    ("body.starts", lambda data: b"\xff" * len(data)),
    ("text.lengths", lambda data: b"\1" * len(data)),
    ("zones.places", lambda data: b"\xff" * len(data)),
    ("spelling.documents", lambda data: b"\xff" * len(data)),
]


@pytest.mark.parametrize(("name", "change"), HOSTILE)
def test_wrong_numbers_under_right_checksums_are_found(made, name, change):
    path = next(made.index.glob("*.seg"))
    poison(path, name, change)
    assert [finding.path for finding in check(made.index) if finding.damaged] == [str(path)]


COMMANDS = [("search", "talks"), ("search", "tal*", "-f", "json"), ("show", "n0001"), ("people", "talks"), ("stats",)]

ANSWERED = {
    "text.ends", "text.every", "text.first", "stems.forms", "path.column", "date.column", "zones.places",
    "text.frequencies", "text.lengths", "body.starts", "spelling.documents",
}  # fmt: skip
"""What these questions do not read, or what gives an answer: its maker's, not that of the articles."""


@pytest.mark.parametrize(("name", "change"), HOSTILE)
def test_wrong_numbers_under_right_checksums_are_one_line_and_exit_4_or_an_answer(made, name, change):
    path = next(made.index.glob("*.seg"))
    poison(path, name, change)
    codes = set()
    for command, *arguments in COMMANDS:
        code, _, said = newsdex(command, "-i", str(made.index), *arguments)
        codes.add(code)
        assert code in {0, 1, 4}
        if code == 4:
            assert said.startswith(f"newsdex: {path}: ")
            assert said.endswith(f"; run: newsdex check --repair -i {made.index}\n")
            assert said.count("\n") == 1
    assert 4 in codes or name in ANSWERED


TYPED = ("person:", 'person:"steve w', "person:=W", "in:", "in:n", "topic:", "said:W", "headline:ta", "id:n")


def completed(index: Path, capsys) -> list[str]:
    """Return what each line that is being typed goes on with; a shell must not be told of anything else."""
    found = []
    for words in (*(["search", "-i", str(index), typed] for typed in TYPED), ["show", "-i", str(index), "n"]):
        assert complete(["fish", *words]) in {0, FILES}
        said = capsys.readouterr()
        assert said.err == ""
        found.append(said.out)
    return found


@pytest.mark.parametrize(("name", "change"), HOSTILE)
def test_a_line_that_is_completed_with_wrong_numbers_is_told_nothing_of_it(made, capsys, name, change):
    poison(next(made.index.glob("*.seg")), name, change)
    completed(made.index, capsys)


def test_a_line_that_is_completed_with_altered_files_goes_on_with_what_there_is_or_nothing(made, capsys):
    right, chance = completed(made.index, capsys), random.Random(SEED)
    assert right[0] == 'person:"Steve Witkoff"\t14 articles\n'
    for path in files_of(made.index):
        whole = path.read_bytes()
        for _ in range(8):
            at = chance.randrange(len(whole))
            flipped = whole[:at] + bytes([whole[at] ^ 1 << chance.randrange(8)]) + whole[at + 1 :]
            for data in (flipped, whole[:at]):
                path.write_bytes(data)
                for found, sound in zip(completed(made.index, capsys), right, strict=True):
                    assert found in {"", sound}, (path.name, at)
        path.write_bytes(whole)


def test_an_error_that_no_damage_explains_is_no_secret_of_completion(made, capsys, monkeypatch):
    monkeypatch.setattr("index.reader.Reader.article", lambda *_: 1 // 0)
    with pytest.raises(ZeroDivisionError):
        completed(made.index, capsys)


@pytest.mark.parametrize(
    "change",
    [
        {"segments": [["../../etc/passwd", 1, []]]},
        {"segments": [["MAIN_a/../../x", 1, []]]},
        {"segments": [["MAIN_x\n", 1, []]]},
        {"segments": [["MAIN_x", 1, [5]]]},
        {"segments": [["MAIN_x", True, []]]},
        {"segments": "MAIN_x"},
        {"segments": [[1, 2]]},
        {"manifest": "/etc/passwd"},
        {"manifest": 7},
        {"roots": [1]},
        {"generation": 10**9},
        {"v": "1"},
    ],
)
def test_a_table_of_contents_leads_nowhere_outside_its_folder(made, change):
    path = made.index / toc_name(read_toc(made.index).generation)
    path.write_bytes(with_checksum(json.loads(path.read_bytes().split(b"\n")[1]) | change))
    with pytest.raises(DamagedIndexError, match="run: newsdex"):
        Reader(made.index)


@pytest.mark.parametrize("text", [b"[" * 100_000, b"null", b"[]", b"\xff", b"cos\nsystem\n(S'touch pwned'\ntR."])
def test_a_table_of_contents_that_is_none_is_said_to_be_damaged(made, text):
    path = made.index / toc_name(read_toc(made.index).generation)
    path.write_bytes(f"{zlib.crc32(text):08x}\n".encode() + text + b"\n")
    with pytest.raises(DamagedIndexError):
        Reader(made.index)
    assert [finding.path for finding in check(made.index)] == [str(path)]


def test_an_index_of_a_newer_program_says_so(made):
    path = made.index / toc_name(read_toc(made.index).generation)
    path.write_bytes(with_checksum(json.loads(path.read_bytes().split(b"\n")[1]) | {"v": 99}))
    with pytest.raises(DamagedIndexError, match="newer newsdex: update the program"):
        Reader(made.index)


@pytest.mark.parametrize("name", ["MAIN_WRITELOCK", "MAIN.tmp", "_MAIN_3.toc.new", "_MAIN_3.manifest"])
def test_no_link_in_the_folder_leads_a_writer_out_of_it(made, tmp_path, name):
    outside = tmp_path / "mine"
    outside.mkdir()
    (outside / "diary").write_text("dear diary")
    (made.index / name).unlink(missing_ok=True)
    (made.index / name).symlink_to(outside if name == "MAIN.tmp" else outside / "diary")
    made.write("new.txt", "Something new.")
    with pytest.raises(DamagedIndexError, match=f"{name}: not a regular file"):
        made.update(jobs=1)
    assert (outside / "diary").read_text() == "dear diary"
    assert str(made.index / name) in [finding.path for finding in check(made.index) if finding.damaged]


@pytest.mark.parametrize("kind", ["link", "pipe", "folder"])
def test_a_segment_that_is_no_regular_file_is_not_read(made, tmp_path, kind):
    segment = next(made.index.glob("*.seg"))
    elsewhere = tmp_path / "elsewhere.seg"
    segment.rename(elsewhere)
    if kind == "link":
        segment.symlink_to(elsewhere)
    elif kind == "pipe":
        os.mkfifo(segment)
    else:
        segment.mkdir()
    with pytest.raises(DamagedIndexError, match=r"a link|not a regular file"):
        Reader(made.index)
    assert str(segment) in [finding.path for finding in check(made.index)]


def test_the_folder_is_its_owner_s_alone(made):
    assert stat.S_IMODE(made.index.stat().st_mode) == 0o700


def test_who_holds_the_lock_is_said(made):
    made.write("new.txt", "Something new.")
    with NewsIndex(made.index).locked(0), pytest.raises(LockedIndexError) as caught:
        made.update()
    assert f"process {os.getpid()} on {os.uname().nodename} since 20" in str(caught.value)


@pytest.mark.parametrize("fault", [errno.EIO, errno.ENOSPC, errno.EROFS])
@pytest.mark.parametrize(("owner", "name"), [(os, "fsync"), (Path, "replace"), (Path, "open")])
def test_a_disk_that_refuses_is_said_in_one_line_and_the_index_stays(made, monkeypatch, owner, name, fault):
    right = answers(made.index)

    real = getattr(owner, name)

    def refuse(*arguments, **more):
        if name == "open" and (made.index not in arguments[0].parents or "wb" not in arguments[1:]):
            return real(*arguments, **more)
        raise OSError(fault, os.strerror(fault))

    made.write("new.txt", "Something new.")
    with monkeypatch.context() as patched:
        patched.setattr(owner, name, refuse)
        with pytest.raises(UnwritableError, match=os.strerror(fault).lower()):
            made.update(jobs=1)
        assert answers(made.index) == right
    made.update(jobs=1)
    assert check(made.index) == []


def test_a_run_that_is_killed_leaves_the_index_as_it_was_and_the_next_cleans_up(made):
    right = answers(made.index)
    fill(made.corpus, range(50, 60))
    code = (
        "import datetime, os, signal, sys\n"
        "from pathlib import Path\n"
        "from index.options import Options\n"
        "from index.writer import update_index\n"
        "from index.seam import whoosh_index\n"
        "whoosh_index.write_toc = lambda *_: os.kill(os.getpid(), signal.SIGKILL)\n"
        "update_index(Path(sys.argv[1]), [sys.argv[2]], Options(today=datetime.date(2025, 3, 15), jobs=1))"
    )
    done = subprocess.run([sys.executable, "-c", code, str(made.index), str(made.corpus)], check=False)
    assert done.returncode == -signal.SIGKILL
    assert answers(made.index) == right
    assert {finding.problem for finding in check(made.index)} == {"left over from a run that was killed"}
    made.update(jobs=1)
    assert check(made.index) == []
    assert len(made.reader()) == len(right["*"]) + 10


def test_a_file_that_may_not_be_read_is_one_line_from_every_command_and_nothing_is_changed(made):
    made.write("new.txt", "Something new.")
    right = answers(made.index)
    commands = (*COMMANDS, ("check",), ("check", "--repair"), ("index",), ("index", "--dry-run", "--rebuild"))
    for path in [*files_of(made.index), made.index]:
        mode = stat.S_IMODE(path.stat().st_mode)
        path.chmod(0)
        try:
            with as_ordinary_user():
                told = [newsdex(name, "-i", str(made.index), *rest) for name, *rest in commands]
        finally:
            path.chmod(mode)
        for (code, out, error), command in zip(told, commands, strict=True):
            assert code in {0, 1, 2} or (command[0] == "check" and "permission denied" in out), (
                path.name,
                command,
                error,
            )
            if code == 2:
                assert error.startswith("newsdex: "), (path.name, command)
                assert error.count("\n") == 1, (path.name, command)
                assert "permission denied" in error, (path.name, command)
        assert any(code in {2, 4} for code, _, _ in told), path.name
        assert answers(made.index) == right


def test_what_an_index_holds_is_said_while_a_writer_commits(made):
    reader = made.reader()
    made.write("new.txt", "Something new.")
    made.update(jobs=1)
    assert statistics(reader).articles == len(reader)


def test_the_name_of_a_foreign_file_cannot_make_a_line_of_its_own(made):
    (made.index / "x\n.newsdex is whole\x1b[2J").write_text("mine")
    _, out, _ = newsdex("check", "-i", str(made.index))
    assert out.count("\n") == 1
    assert out.endswith("x\\x0a.newsdex is whole\\x1b[2J: not a file of the index: somebody put it there\n")
