"""Building, joining and merging are one mechanism: the same articles give the same bytes, however they come."""

import io
import random
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from index.analysis import SegmentBuilder
from index.codec.arrays import write_arrays
from index.codec.segment import Segment
from index.columns import concatenate, finish, read_columns, select
from index.fingerprints import fingerprints
from index.word_hashes import word_hashes


@pytest.fixture(scope="module")
def articles(corpus_library):
    reader = corpus_library.reader()
    return [reader.article(ref) for ref in reader.all()]


def build(articles, numbers):
    builder = SegmentBuilder()
    for number in numbers:
        split = [articles[number].body.split()]
        prints = fingerprints(split, word_hashes(split))[0]
        builder.add(articles[number], [number, 1000 + number], prints)
    return builder.columns()


def written(columns):
    file = io.BytesIO()
    write_arrays(file, *finish(columns))
    return file.getvalue()


def reopened(folder: Path, columns, deleted=()):
    path = folder / f"{len(list(folder.iterdir()))}.seg"  # a new one each time: the others are still mapped
    path.write_bytes(written(columns))
    return read_columns(Segment(path, frozenset(deleted)))


def test_however_many_things_are_deflated_at_a_time_the_bytes_are_the_same(articles):
    file, columns = io.BytesIO(), build(articles, range(len(articles)))
    with ThreadPoolExecutor(3) as threads:
        arrays, meta = finish(columns, threads.map)
        write_arrays(file, arrays, meta, mapped=threads.map)
    assert file.getvalue() == written(columns)


@pytest.mark.parametrize("seed", range(12))
def test_any_way_to_the_same_articles_gives_the_same_bytes(articles, tmp_path, seed):
    """Articles come in shares, shares become segments or not, segments lose articles and are merged, in any order."""
    chance = random.Random(seed)
    order = chance.sample(range(len(articles)), chance.randint(1, len(articles)))
    parts = []
    while order:
        share, order = order[: (size := chance.randint(1, 12))], order[size:]
        parts.append((build(articles, share), share))
    while len(parts) > 1:
        at = chance.randrange(len(parts))
        joined = parts[at : at + chance.randint(1, 3)]
        columns, numbers = concatenate([each for each, _ in joined]), [n for _, own in joined for n in own]
        gone = {place for place in range(len(numbers) - 1) if chance.random() < 0.2}
        way = chance.choice(["as it is", "by disk", "in memory"])
        if way == "by disk":
            columns = reopened(tmp_path, columns, gone)
        elif way == "in memory":
            columns = select(columns, np.array([place not in gone for place in range(len(numbers))]))
        if way != "as it is":
            numbers = [number for place, number in enumerate(numbers) if place not in gone]
        parts[at : at + len(joined)] = [(columns, numbers)]
    columns, numbers = parts[0]
    assert written(columns) == written(build(articles, numbers))


def test_a_segment_of_nothing_is_written_and_read(tmp_path):
    empty = build([], [])
    assert written(reopened(tmp_path, empty)) == written(empty)


def test_an_article_that_goes_takes_its_terms_with_it(articles, tmp_path):
    """A term that no article has is in no dictionary, so that none is suggested."""
    columns = reopened(tmp_path, build(articles, range(10)), range(1, 10))
    (tmp_path / "one.seg").write_bytes(written(columns))
    text = Segment(tmp_path / "one.seg", frozenset()).field("text")
    assert all(text.document_count(number) == 1 for number in range(len(text)))
