"""A damaged index is made anew from its files, and what no file holds is kept where it can be read."""

import datetime
import json

import pytest

from index.checking import check
from index.codec.arrays import ArrayFile
from index.codec.toc import read_toc, toc_name
from index.reader import Reader
from tests.faults.answers import ARTICLES, answers, fill
from tests.index.damage import altered, with_checksum

CAME = datetime.date(2025, 3, 15)
LATER = datetime.date(2025, 6, 1)
PIPED = json.dumps({"id": "piped", "text": "A report that stands in no file."}) + "\n"


@pytest.fixture
def made(library):
    """An index of two segments, with an article that was piped in."""
    fill(library.corpus, range(ARTICLES))
    library.update(today=CAME)
    fill(library.corpus, range(ARTICLES, ARTICLES + 3))
    library.update(library.corpus, standard_input=PIPED, today=CAME)
    assert len(list(library.index.glob("*.seg"))) == 2
    return library


def days(made) -> set[datetime.date]:
    return {article.added for article in made.articles().values()}


def break_array(path, name) -> None:
    """Alter the first byte of an array."""
    arrays = ArrayFile(path)
    at = arrays._start + arrays._table[name].offset
    del arrays
    altered(path, at)


@pytest.mark.parametrize("name", ["text.text", "path.text", "date.column", "digests.numbers", "zones.at"])
def test_columns_that_are_altered_take_nothing_with_them(made, name):
    right = answers(made.index)
    for path in made.index.glob("*.seg"):
        break_array(path, name)
    report = made.update(rebuild=True, today=LATER)
    assert (report.articles, report.forgotten) == (ARTICLES + 4, 0)
    assert days(made) == {CAME}
    assert answers(made.index) == right
    assert check(made.index) == []


def test_the_days_of_articles_that_cannot_be_read_are_those_of_the_columns(made):
    for path in made.index.glob("*.seg"):
        break_array(path, "stored.blocks")
    report = made.update(rebuild=True, today=LATER)
    assert (report.articles, report.forgotten) == (ARTICLES + 3, 0)  # without what stood in no file
    assert days(made) == {CAME}


def test_what_is_lost_is_counted(made):
    _, small = sorted(made.index.glob("*.seg"), key=lambda path: -path.stat().st_size)
    small.write_bytes(small.read_bytes()[:-16])
    report = made.update(rebuild=True, today=LATER)
    assert (report.articles, report.forgotten) == (ARTICLES + 3, 4)
    assert sorted(article.added for article in made.articles().values()) == [CAME] * ARTICLES + [LATER] * 3


@pytest.mark.parametrize("damage", ["cut", "altered", "older"])
def test_without_a_table_of_contents_all_is_found_again(made, damage):
    path = made.index / toc_name(read_toc(made.index).generation)
    right = answers(made.index)
    if damage == "cut":
        path.write_bytes(b"")
    elif damage == "altered":
        altered(path, 40)
    else:
        path.write_bytes(with_checksum(json.loads(path.read_bytes().split(b"\n")[1]) | {"schema": 0}))
    report = made.update(str(made.corpus), rebuild=True, today=LATER)
    assert (report.articles, report.forgotten) == (ARTICLES + 4, 0)
    assert days(made) == {CAME}
    assert answers(made.index) == right
    assert check(made.index) == []
    assert made.update().unchanged == ARTICLES + 4


def test_roots_are_known_without_a_table_of_contents(made):
    path = made.index / toc_name(read_toc(made.index).generation)
    path.write_bytes(b"")
    assert made.update(standard_input="", rebuild=True).articles == ARTICLES + 4
    assert Reader(made.index).toc.roots == (str(made.corpus),)


def test_an_index_that_cannot_be_made_anew_is_left_as_it_is(made):
    path = made.index / toc_name(read_toc(made.index).generation)
    path.write_bytes(b"")
    before = {each.name: each.read_bytes() for each in made.index.glob("*MAIN_*.*")}

    def interrupt(what, _done, _total):
        if what == "writing":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        made.update(rebuild=True, jobs=1, progress=interrupt)
    left = {each.name: each.read_bytes() for each in made.index.glob("*MAIN_*.*")}
    assert {name: left[name] for name in before} == before
