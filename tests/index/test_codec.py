"""Segments on disk: what was written is read, what was altered is said, and Whoosh finds its way in."""

import datetime
import io
import json
import struct
import zlib
from bisect import bisect_left

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from whoosh.qparser import QueryParser
from whoosh.query import And, NumericRange, Phrase, Term

from index.analysis import SegmentBuilder
from index.article import Apart, Article, Origin, Person, Section, Source
from index.codec.arrays import ArrayFile, write_arrays
from index.codec.inversion import dictionary
from index.codec.segment import Dictionary, Segment
from index.codec.toc import Entry, Toc, read_toc, toc_name, write_toc
from index.columns import finish
from index.errors import DamagedIndexError, NewsdexError, NoIndexError
from index.frozen import changed
from index.reader import Reader
from index.record import from_record, write_record
from index.schema import day_term, read_day_term
from index.seam.whoosh_index import NewsIndex
from index.span import Span


def article(article_id="a", body="Talks resume in Cairo. The cease-fire holds.", **values):
    values = {"sections": (Section(None, Span(0, len(body))),), "added": datetime.date(2025, 1, 1)} | values
    source = Source(f"{article_id}.txt", 1, "page", None)
    return Article(id=article_id, ids=(article_id,), body=body, origins=(Origin(0, 1, 1),), sources=(source,), **values)


def write_segment(path, *articles):
    builder = SegmentBuilder()
    for number, each in enumerate(articles):
        builder.add(each, [number], [number])
    arrays, meta = finish(builder.columns())
    with path.open("wb") as file:
        write_arrays(file, arrays, meta)
    return Segment(path, frozenset())


@given(
    st.dictionaries(
        st.text(max_size=9), st.tuples(st.sampled_from("BHIQi"), st.lists(st.integers(0, 127), max_size=20)), max_size=6
    )
)
def test_arrays_are_read_as_they_were_written(tmp_path_factory, arrays):
    path = tmp_path_factory.mktemp("arrays") / "x.seg"
    with path.open("wb") as file:
        write_arrays(file, {n: (k, struct.pack(f"<{len(v)}{k}", *v)) for n, (k, v) in arrays.items()}, {"a": 1})
    read = ArrayFile(path)
    assert {name: list(read[name]) for name in arrays} == {name: values for name, (_, values) in arrays.items()}
    assert read.meta == {"a": 1}
    assert list(read.damaged()) == []


@pytest.mark.parametrize("kind", "BHIQ")
def test_what_is_packed_is_read_piece_by_piece(tmp_path, kind):
    """Whole stripes and parts of them, single elements from either end, in any order, of arrays that deflate."""
    values = [number // 7 % 251 for number in range(30_000)]
    path = tmp_path / "x.seg"
    data = struct.pack(f"<{len(values)}{kind}", *values)
    with path.open("wb") as file:
        write_arrays(file, {"x": (kind, data), "plain": (kind, data)}, {}, {"plain"})
    assert path.stat().st_size < 1.5 * len(data)
    for name in ("x", "plain"):
        read = ArrayFile(path).checked(name)
        for at in (12_345, -1, 0, 8_191, 8_192, 29_999):
            assert read[at] == values[at]
        for part in (slice(5, 5), slice(8_190, 8_195), slice(20_000, 40_000), slice(-3, None), slice(None)):
            assert list(read[part]) == values[part]
        for at in (30_000, -30_001):
            with pytest.raises(IndexError):
                read[at]


def test_a_stripe_that_does_not_inflate_is_damage_whatever_its_checksum_says(tmp_path):
    path = tmp_path / "x.seg"
    with path.open("wb") as file:
        write_arrays(file, {"x": ("B", bytes(8_192))}, {})
    data = bytearray(path.read_bytes())
    length = struct.unpack_from("<I", data, 12)[0]
    at = 32 + length
    size = struct.unpack_from("<H", data, at + 4)[0]
    data[at + 16] ^= 0xFF
    struct.pack_into("<I", data, at, zlib.crc32(data[at + 16 : at + 16 + size]))
    struct.pack_into("<I", data, 20, zlib.crc32(data[32 : at + 16]))
    path.write_bytes(data)
    read = ArrayFile(path)
    with pytest.raises(DamagedIndexError, match="repair"):
        read.checked("x")[0]
    assert list(read.damaged()) == ["x"]


def test_an_index_of_an_older_format_says_how_it_is_made_anew(tmp_path):
    path = tmp_path / "x.seg"
    with path.open("wb") as file:
        write_arrays(file, {}, {})
    data = bytearray(path.read_bytes())
    data[8] = 2
    path.write_bytes(data)
    with pytest.raises(DamagedIndexError, match="made by an older newsdex; run: newsdex index --rebuild"):
        ArrayFile(path)


@given(st.lists(st.text("ab\xff", max_size=12), max_size=300), st.text("ab\xff", max_size=10))
def test_a_dictionary_is_searched_as_a_sorted_list(tmp_path_factory, terms, asked):
    """Terms of which many begin alike, so that what leads into the dictionary leaves several blocks open."""
    ordered = sorted({f"aaaaaaa{term}".encode() for term in terms} | {term.encode() for term in terms})
    path = tmp_path_factory.mktemp("terms") / "x.seg"
    with path.open("wb") as file:
        write_arrays(file, dictionary("x", ordered), {})
    read = Dictionary(ArrayFile(path), "x")
    for term in (asked.encode(), f"aaaaaaa{asked}".encode(), *ordered[::50]):
        assert read.number_from(term) == bisect_left(ordered, term)
        assert list(read.numbers_with_prefix(term)) == [n for n, each in enumerate(ordered) if each.startswith(term)]


def test_an_array_that_was_altered_is_named(tmp_path):
    path = tmp_path / "x.seg"
    with path.open("wb") as file:
        write_arrays(file, {"good": ("B", b"abc"), "bad": ("H", b"\1\2\3\4")}, {})
    data = bytearray(path.read_bytes())
    data[data.rindex(b"\1\2\3\4")] = 9
    path.write_bytes(data)
    assert list(ArrayFile(path).damaged()) == ["bad"]


@pytest.mark.parametrize("cut", [0, 7, 31, 40, -1])
def test_a_file_that_was_cut_is_never_read(tmp_path, cut):
    path = tmp_path / "x.seg"
    with path.open("wb") as file:
        write_arrays(file, {"a": ("B", bytes(range(64)))}, {})
    path.write_bytes(path.read_bytes()[:cut])
    with pytest.raises(DamagedIndexError, match="repair"):
        ArrayFile(path)


@pytest.mark.parametrize("offset", [0, 8, 12, 16, 40])
def test_a_header_or_table_that_was_altered_is_never_read(tmp_path, offset):
    path = tmp_path / "x.seg"
    with path.open("wb") as file:
        write_arrays(file, {"a": ("B", bytes(range(64)))}, {})
    data = bytearray(path.read_bytes())
    data[offset] ^= 0xFF
    path.write_bytes(data)
    with pytest.raises(DamagedIndexError):
        ArrayFile(path)


def test_a_table_of_contents_that_was_altered_is_never_read(tmp_path):
    write_toc(tmp_path, Toc(3, (Entry("MAIN_x", 2, (1,)),), None, None, (), "now"))
    assert read_toc(tmp_path).segments == (Entry("MAIN_x", 2, (1,)),)
    path = tmp_path / toc_name(3)
    path.write_bytes(path.read_bytes().replace(b"MAIN_x", b"MAIN_y"))
    with pytest.raises(DamagedIndexError, match="altered"):
        read_toc(tmp_path)


def test_an_index_of_another_version_is_never_misread(tmp_path):
    write_toc(tmp_path, Toc(0, (), None, None, (), "now"))
    path = tmp_path / toc_name(0)
    data = json.loads(path.read_bytes().split(b"\n")[1]) | {"schema": 0}
    text = json.dumps(data).encode()
    path.write_bytes(f"{zlib.crc32(text):08x}\n".encode() + text + b"\n")
    with pytest.raises(DamagedIndexError, match="another version"):
        read_toc(tmp_path)


def test_no_index_is_said_with_the_command_that_makes_one(tmp_path):
    for folder in (tmp_path, tmp_path / "nowhere"):
        with pytest.raises(NoIndexError, match="newsdex index"):
            Reader(folder)


def test_a_pickle_in_place_of_the_table_of_contents_is_never_loaded(tmp_path):
    (tmp_path / toc_name(1)).write_bytes(b"cos\nsystem\n(S'touch pwned'\ntR.")
    with pytest.raises(NewsdexError):
        NewsIndex(tmp_path)


@given(st.dates() | st.none(), st.dates() | st.none())
def test_days_sort_as_their_terms_do(a, b):
    assert (day_term(a) < day_term(b)) == ((a.toordinal() if a else 0) < (b.toordinal() if b else 0))
    assert read_day_term(day_term(a)) == (a.toordinal() if a else 0)


def test_an_article_is_stored_whole():
    stored = article(
        sections=(Section(Span(0, 5), Span(6, 12)), Section(None, Span(12, 20))),
        title="A title",
        date=datetime.date(2025, 2, 13),
        people=(Person("Ann Lee", ("Ann Lee", "Lee"), ("mayor",), (Span(1, 4),)),),
        cites=("BBC",),
    )
    assert from_record(json.loads(write_record(stored))) == stored


@given(st.lists(st.text(st.characters(exclude_categories=())), min_size=8, max_size=8))
@example(['"', "\\", "\n\r\t\0\x7f", "\ud800", "\u2028", "“«é中”", "", "</script>"])
def test_a_record_is_what_the_json_module_writes(texts):
    title, name, role, other, path, own, cited, kept = texts
    stored = changed(
        article(own, title=title or None, authors=(other, name), cites=(cited,)),
        ids=(own, other),
        sources=(Source(path, 1, "json", own), Source(path, 2, "json", None), Source(other, 3, "page", other)),
        people=(Person(name, (name, other), (role,), (Span(1, 4), Span(6, 8))), Person(other, (other,), (), ())),
        apart=(Apart("note", 3, kept),),
    )
    text = write_record(stored)
    assert json.dumps(json.loads(text), ensure_ascii=False, separators=(",", ":")) == text
    assert from_record(json.loads(text)) == stored


def test_terms_postings_and_places_are_those_of_the_texts(tmp_path):
    segment = write_segment(tmp_path / "MAIN_a.seg", article("a"), article("b", "No talks, no cease-fire talks."))
    field = segment.field("text")
    postings = field.postings(field.find(b"talks"))
    assert [(document, list(places)) for document, places in postings.by_document()] == [(0, [0]), (1, [1, 5])]
    wide = field.postings(field.find(b"ceasefire\x1f2"))
    assert [(document, list(places)) for document, places in wide.by_document()] == [(0, [5]), (1, [3])]
    assert [field.term(form) for form in segment.stems.forms(segment.stems.find(b"hold"))] == [b"holds"]
    assert [term for _, term in field.with_prefix(b"ta")] == [b"talks"]
    assert field.find(b"absent") is None


@given(st.lists(st.lists(st.sampled_from(["war", "wars", "talk", "peace-talks", "US"]), max_size=12), max_size=8))
def test_every_posting_of_any_small_corpus_is_right(tmp_path_factory, texts):
    path = tmp_path_factory.mktemp("segment") / "MAIN_a.seg"
    segment = write_segment(path, *(article(str(n), " ".join(words)) for n, words in enumerate(texts)))
    field = segment.field("text")
    for term in ("war", "wars", "talk", "peace"):
        number = field.find(term.encode())
        found = {d: list(p) for d, p in field.postings(number).by_document()} if number is not None else {}
        truth = {}
        for document, words in enumerate(texts):
            flat = [part for word in words for part in word.lower().replace("-", " ").split()]
            if term in flat:
                truth[document] = [place for place, part in enumerate(flat) if part == term]
        assert found == truth


@pytest.fixture
def whoosh_index(tmp_path):
    index = NewsIndex.create(tmp_path / "index")
    texts = {
        "a": ("Talks resume in Cairo.", datetime.date(2025, 2, 13)),
        "b": ("Cairo hosts talks, and more talks.", datetime.date(2025, 3, 1)),
        "c": ("Rain in Cairo.", None),
    }
    for articles in (("a", "b"), ("c",)):
        writer = index.writer()
        builder = SegmentBuilder()
        for each in articles:
            builder.add(article(each, texts[each][0], date=texts[each][1]), [], [])
        writer.add_segment(builder.columns())
        writer.commit()
    return index


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        (Term("text", "talks"), {"a", "b"}),
        (Term("text_stem", "talk"), {"a", "b"}),
        (And([Term("text", "cairo"), Term("text", "rain")]), {"c"}),
        (Phrase("text", ["talks", "resume"]), {"a"}),
        (NumericRange("date", datetime.date(2025, 2, 1).toordinal(), datetime.date(2025, 2, 28).toordinal()), {"a"}),
    ],
)
def test_whoosh_searches_the_index_with_its_own_searcher(whoosh_index, query, ids):
    with whoosh_index.searcher() as searcher:
        assert {hit["id"] for hit in searcher.search(query)} == ids


def test_whoosh_parses_questions_with_our_terms(whoosh_index):
    with whoosh_index.searcher() as searcher:
        query = QueryParser("text_stem", whoosh_index.schema).parse("talking")
        assert {hit["id"] for hit in searcher.search(query)} == {"a", "b"}


def test_documents_one_by_one_are_refused(whoosh_index):
    writer = whoosh_index.writer()
    with pytest.raises(NotImplementedError, match="newsdex index"):
        writer.add_document(body="x")
    writer.cancel()


def test_deleted_documents_are_not_found_by_either(whoosh_index):
    writer = whoosh_index.writer()
    writer.delete_named(writer.segments[0].segment_id(), {0})
    writer.commit()
    with whoosh_index.searcher() as searcher:
        assert {hit["id"] for hit in searcher.search(Term("text", "talks"))} == {"b"}
    assert Reader(whoosh_index.folder).by_id("a") is None


def test_a_reader_keeps_the_generation_that_it_opened(whoosh_index):
    reader = Reader(whoosh_index.folder)
    writer = whoosh_index.writer()
    for entry in reader.toc.segments:
        writer.drop_segment(entry.name)
    writer.commit()
    assert [reader.article(ref).id for ref in reader.all()] == ["a", "b", "c"]
    assert len(Reader(whoosh_index.folder)) == 0


def test_the_format_is_written_byte_for_byte_as_described():
    """Of 5,000 ascending numbers the lower bytes come first in each stripe of 8,192, then the upper, deflated."""
    file = io.BytesIO()
    ascending = struct.pack("<5000H", *range(5000))
    write_arrays(file, {"x": ("H", b"\1\0\2\0"), "y": ("H", ascending)}, {"k": 1})
    data = file.getvalue()
    assert data[:8] == b"NEWSDEX\n"
    version, length, stripes, crc = struct.unpack("<IIII8x", data[8:32])
    end = 32 + length + -(-stripes * 6 // 16) * 16
    assert (version, stripes, crc) == (3, 3, zlib.crc32(data[32:end]))
    assert length % 16 == 0
    table = {"x": ["H", 0, 0, 2], "y": ["H", 1, 16, 5000]}
    assert json.loads(data[32 : 32 + length]) == {"meta": {"k": 1}, "arrays": table}
    crcs = struct.unpack_from("<3I", data, 32 + length)
    sizes = struct.unpack_from("<3H", data, 32 + length + 12)
    assert data[end : end + 16] == b"\1\0\2\0" + bytes(12)
    first, second = end + 16, end + 16 + sizes[1]
    packed = [data[end : end + sizes[0]], data[first:second], data[second : second + sizes[2]]]
    assert crcs == tuple(map(zlib.crc32, packed))
    for stripe, lies in zip((ascending[:8192], ascending[8192:]), packed[1:], strict=True):
        assert zlib.decompress(lies, -13) == stripe[::2] + stripe[1::2]
    assert len(data) == first + -(-(sizes[1] + sizes[2]) // 16) * 16
