"""Files of lines are read block by block, and give what they would give as a whole."""

import gzip
import json
import lzma

import pytest

from index.content import OtherEncodingError, line_blocks, read_text
from index.scanning import Found
from index.unpacking import CHUNK


def found(path):
    return Found(path.name, str(path), path.stat().st_size, 0)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("packed", ["", ".gz", ".xz"])
def test_blocks_end_to_end_are_the_text(tmp_path, packed, end):
    text = end.join(f"line {number} é" * (number % 90) for number in range(2_000))
    assert len(text.encode()) > 2 * CHUNK
    pack = {"": bytes, ".gz": gzip.compress, ".xz": lzma.compress}[packed]
    path = tmp_path / f"a.jsonl{packed}"
    path.write_bytes(pack(b"\xef\xbb\xbf" + text.encode()))
    blocks = list(line_blocks(found(path), 10**7))
    assert "".join(blocks) == text.replace(end, "\n") == read_text(found(path), 10**7)
    assert all(block.endswith("\n") for block in blocks[:-1])


def test_a_line_longer_than_a_block_stays_whole(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_text("x" * (3 * CHUNK) + "\nshort\n")
    assert "".join(line_blocks(found(path), 10**7)) == path.read_text()


@pytest.mark.parametrize("encoding", ["utf-16", "latin-1"])
def test_another_encoding_is_told_from_the_whole_file(tmp_path, encoding):
    path = tmp_path / "a.jsonl"
    path.write_bytes(("x" * 300 + "\n" * CHUNK + "A train to Überlingen\n").encode(encoding))
    with pytest.raises(OtherEncodingError):
        list(line_blocks(found(path), 10**7))
    assert "A train to " in read_text(found(path), 10**7)  # which of the encodings of one byte it is, is a guess


def test_an_encoding_that_shows_late_takes_nothing_from_what_stands_before(library):
    lines = [json.dumps({"id": f"a{n}", "text": f"report {n} {'word ' * 200}"}) for n in range(300)]
    lines += [json.dumps({"id": f"b{n}", "text": f"Köln report {n}."}, ensure_ascii=False) for n in range(20)]
    path = library.write("wire.jsonl", "")
    path.write_bytes("\n".join(lines).encode("latin-1"))
    assert path.stat().st_size > CHUNK
    report = library.update(dry_run=True)
    assert (report.articles, report.failures) == (320, ())


def test_a_nul_far_down_makes_the_whole_file_binary(library):
    lines = "".join(json.dumps({"id": f"a{n}", "text": f"report {n} {'word ' * 200}"}) + "\n" for n in range(300))
    library.write("wire.jsonl", lines + "\0")
    report = library.update(dry_run=True)
    assert report.articles == 0
    assert [failure.reason for failure in report.failures] == ["binary: holds a NUL byte"]
