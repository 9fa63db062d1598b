"""Runs of the indexer: what is new, edited, renamed or gone, in whatever order and in however many runs it came."""

import datetime
import os
import random
from pathlib import Path

import pytest

from index.errors import LockedIndexError, NewsdexError
from index.frozen import changed
from index.options import Options
from index.seam.whoosh_index import NewsIndex
from index.writer import update_index
from tests.conftest import PROJECT, TODAY, Library

PAGE = """\
Ministers agree on a bridge over the strait

What happened
The ministers of both countries signed a paper on Tuesday that promises a bridge over the strait by the end of the
decade, after eleven years in which three designs were drawn and thrown away. Prime Minister Anna Berg called it a day
for the fishermen, who have waited longest of all.

What next?
Engineers will drill forty holes in the sea bed this summer, and the money is to be voted in October.
"""
CLEANED = " date 2025-03-04 What happened\n\n" + PAGE.split("What happened\n")[1]


def counts(report):
    return report.added, report.updated, report.deleted, report.unchanged


def snapshot(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_a_run_with_nothing_changed_writes_nothing(library):
    library.write("a.txt", PAGE)
    library.update()
    before = snapshot(library.index)
    assert counts(library.update()) == (0, 0, 0, 1)
    assert snapshot(library.index) == before


def test_a_file_that_was_only_touched_writes_nothing(library):
    path = library.write("a.txt", PAGE)
    library.update()
    before = snapshot(library.index)
    os.utime(path, ns=(1, 1))
    assert counts(library.update()) == (0, 0, 0, 1)
    assert snapshot(library.index) == before


def test_page_and_cleaned_text_make_one_article(library):
    library.write("page.txt", PAGE)
    library.write("cleaned.txt", CLEANED)
    library.update()
    (article,) = library.articles().values()
    assert article.title == "Ministers agree on a bridge over the strait"
    assert article.date == datetime.date(2025, 3, 4)
    assert [source.form for source in article.sources] == ["cleaned", "page"]
    assert [person.name for person in article.people] == ["Anna Berg"]
    assert library.ids('title:bridge date:2025-03 in:next(engineers) person:"Anna Berg"') == {article.id}


@pytest.mark.parametrize("order", [("page.txt", "cleaned.txt"), ("cleaned.txt", "page.txt")])
def test_renditions_that_come_in_two_runs_make_the_same_article(library, order):
    texts = {"page.txt": PAGE, "cleaned.txt": CLEANED}
    for name in order:
        library.write(name, texts[name])
        library.update()
    (article,) = library.articles().values()
    assert (article.title, article.date) == ("Ministers agree on a bridge over the strait", datetime.date(2025, 3, 4))
    assert len(article.sources) == 2
    reader = library.reader()
    assert {reader.article(reader.by_id(each)).id for each in article.ids} == {article.id}


def test_a_later_rendition_never_changes_the_id(library):
    library.write("page.txt", PAGE)
    library.update()
    (first,) = library.articles()
    library.write("a-path-that-sorts-before.txt", CLEANED)
    report = library.update()
    assert counts(report) == (0, 1, 0, 0)
    assert set(library.articles()) == {first}


def test_an_edited_file_keeps_its_id_and_the_day_it_came(library):
    library.write("a.txt", PAGE)
    library.update()
    (first,) = library.articles()
    library.write("a.txt", PAGE.replace("bridge", "tunnel"))
    assert counts(library.update(today=TODAY + datetime.timedelta(days=9))) == (0, 1, 0, 0)
    ((edited_id, article),) = library.articles().items()
    assert (edited_id, article.added) == (first, TODAY)
    assert library.ids("tunnel") == {first}
    assert library.ids("bridge") == set()


def test_a_renamed_file_is_the_same_article_under_its_new_name(library):
    path = library.write("a.txt", PAGE)
    library.update()
    path.rename(path.with_name("b.txt"))
    library.update(today=TODAY + datetime.timedelta(days=9))
    (article,) = library.articles().values()
    assert [Path(source.path).name for source in article.sources] == ["b.txt"]
    assert article.added == TODAY


def test_when_one_of_two_renditions_goes_the_article_is_what_the_other_says(library):
    path = library.write("page.txt", PAGE)
    library.write("cleaned.txt", CLEANED)
    library.update()
    path.unlink()
    library.update()
    (article,) = library.articles().values()
    assert (article.title, article.date, len(article.sources)) == (None, datetime.date(2025, 3, 4), 1)


def test_a_deleted_file_takes_its_articles_with_it(library, json_lines):
    path = library.write("wire.jsonl", json_lines({"id": "1", "text": "One."}, {"id": "2", "text": "Two."}))
    library.write("a.txt", PAGE)
    library.update()
    path.unlink()
    report = library.update()
    assert counts(report) == (0, 0, 2, 1)
    assert report.plan.deleted == ["1", "2"]


def test_a_root_that_is_gone_removes_nothing(library):
    library.write("a.txt", PAGE)
    library.update()
    library.corpus.rename(library.folder / "elsewhere")
    report = library.update(library.corpus)
    assert report.unreachable
    assert counts(report) == (0, 0, 0, 1)


def test_a_run_without_paths_looks_at_the_remembered_roots(library):
    library.write("a.txt", PAGE)
    library.update()
    library.write("b/c.md", "---\ntitle: Later\ndate: 2025-03-05\n---\nA text that came later.\n")
    assert update_index(library.index, [], Options(today=TODAY)).added == 1


def test_a_folder_that_is_forgotten_leaves_with_its_articles(library):
    library.write("a.txt", PAGE)
    library.update()
    gone = library.corpus.rename(library.folder / "elsewhere")
    assert library.update(gone).articles == 1
    report = library.update(gone, forget=[str(library.corpus)])
    assert (report.articles, [root.name for root in report.unreachable]) == (1, [])
    (article,) = library.articles().values()
    assert [source.path for source in article.sources] == [f"{gone}/a.txt"]
    with pytest.raises(NewsdexError, match="nothing of nowhere is in the index"):
        library.update(gone, forget=["nowhere"])


def test_a_named_part_of_a_root_is_looked_at_alone(library):
    library.write("a.txt", PAGE)
    library.write("north/b.md", "Text of the north.\n")
    library.write("south/c.md", "Text of the south.\n")
    library.update()
    for name in ("north/b.md", "south/c.md"):
        (library.corpus / name).unlink()
    report = library.update(library.corpus / "north")
    assert counts(report) == (0, 0, 1, 2)
    assert library.ids("south") != set()


def test_lines_appended_to_a_file_leave_the_others_alone(library, json_lines):
    first = [{"id": str(n), "text": f"Report number {n}."} for n in range(50)]
    library.write("wire.jsonl", json_lines(*first))
    library.update()
    library.write("wire.jsonl", json_lines(*first, {"id": "new", "text": "One more."}))
    assert counts(library.update()) == (1, 0, 0, 50)


def test_bad_inputs_are_named_and_the_rest_is_indexed(library, json_lines):
    library.write("wire.jsonl", json_lines({"id": "1", "text": "Fine."}) + "{broken\n" + json_lines({"id": "2"}))
    library.write("empty.txt", " \n")
    (library.corpus / "binary.txt").write_bytes(b"PK\0\3")
    library.write("large.md", "word " * 500)
    report = library.update(max_size=1000)
    assert report.articles == 1
    named = {(Path(failure.path).name, failure.line) for failure in report.failures}
    assert named == {
        ("wire.jsonl", 2),
        ("wire.jsonl", 3),
        ("empty.txt", None),
        ("binary.txt", None),
        ("large.md", None),
    }
    again = library.update(max_size=1000)
    assert {str(failure) for failure in again.failures} == {str(failure) for failure in report.failures}


def test_the_size_limit_is_that_of_one_document(library, json_lines):
    short = [{"id": str(n), "text": f"Report number {n} of a long series."} for n in range(100)]
    library.write("wire.jsonl", json_lines(*short, {"id": "long", "text": "word " * 300}))
    report = library.update(max_size=1000)
    assert report.articles == 100
    assert [failure.line for failure in report.failures] == [101]


def test_what_was_mended_is_no_longer_named(library):
    library.write("a.txt", " ")
    assert library.update().failures
    library.write("a.txt", PAGE)
    assert not library.update().failures


def test_an_id_that_another_document_has_is_named_until_it_is_free(library, json_lines):
    library.write("a.jsonl", json_lines({"id": "x", "text": "The first text."}))
    library.write("b.jsonl", json_lines({"id": "x", "text": "Quite another text."}, {"id": "x", "text": "A third."}))
    report = library.update()
    assert report.articles == 1
    assert [(Path(f.path).name, f.line) for f in report.failures] == [("b.jsonl", 2), ("b.jsonl", 1)]
    (library.corpus / "a.jsonl").unlink()
    report = library.update()
    assert report.articles == 1
    assert library.ids("quite") == {"x"}
    assert [(Path(f.path).name, f.line) for f in report.failures] == [("b.jsonl", 2)]


def test_a_file_that_waits_below_another_root_is_not_said_to_change(library, json_lines):
    """Its time is not noted if the index was made in the same moment."""
    elsewhere = library.folder / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "c.md").write_text("Of another root.\n")
    library.update(elsewhere)
    library.write("b.jsonl", json_lines({"id": "x", "text": "A text."}, {"id": "x", "text": "Another."}))
    library.update(library.corpus)
    (elsewhere / "c.md").write_text("Of another root, and edited.\n")
    (failure,) = library.update(elsewhere).failures
    assert (failure.line, failure.reason) == (2, "the id 'x' is already that of line 1; give it another")


def test_standard_input_is_added_to_and_replaced_by_id(library, json_lines):
    library.update(standard_input=json_lines({"id": "1", "text": "Old words."}, {"id": "2", "text": "Others."}))
    report = library.update(standard_input=json_lines({"id": "1", "text": "New words."}))
    assert counts(report) == (0, 1, 0, 1)
    assert library.ids("words") == {"1"}
    assert library.ids("old") == set()


def test_hidden_files_and_the_index_itself_are_passed_over(library):
    library.write(".hidden.txt", PAGE)
    library.write(".git/a.txt", PAGE)
    library.write("notes.pdf", PAGE)
    library.write("a.md", "One text.\n")
    library.index = library.corpus / "index"
    library.update()
    library.write("index/b.md", "Not a document.\n")
    assert library.update().articles == 1


def test_links_that_lead_out_of_a_root_are_not_followed(library):
    outside = library.folder / "outside"
    outside.mkdir()
    (outside / "secret.md").write_text("A secret text.\n")
    library.write("a.md", "One text.\n")
    (library.corpus / "folder").symlink_to(outside)
    (library.corpus / "file.md").symlink_to(outside / "secret.md")
    assert library.update().articles == 1


def test_a_page_is_read_again_when_the_corpus_shows_what_recurs(library):
    furniture = (
        "Strait Talk brings you the week by ferry and by foot\n\nGet Strait Talk in your inbox, free, every Friday."
    )
    body = "The harbour master of {} counted {} ships on Monday, more than in any week of the war, and wants a {}."
    for n, town in enumerate(["Arle", "Borne", "Cray"]):
        text = f"Ships return to {town}\n\n{body.format(town, n + 70, 'second pilot')}\n\n{furniture}\n\n"
        text += f"Nobody in {town} remembers such a queue at the lock, and the bakers sold out before seven.\n"
        library.write(f"{n}.txt", text)
        library.update()
    assert library.ids('"strait talk"') == set()


def test_a_rebuild_gives_the_same_articles(library):
    library.write("page.txt", PAGE)
    library.write("cleaned.txt", CLEANED)
    library.update()
    before = library.articles()
    report = library.update(rebuild=True)
    assert report.articles == 1
    assert library.articles() == before
    assert len(list(library.index.glob("*.seg"))) == 1


def test_a_rebuild_loses_nothing_that_no_file_holds_and_keeps_nothing_that_is_gone(library, json_lines):
    path = library.write("a.txt", PAGE)
    library.write("b.md", "A text that stays.\n")
    library.update()
    library.update(standard_input=json_lines({"id": "1", "text": "What was piped in."}))
    path.unlink()
    report = library.update(rebuild=True, today=TODAY + datetime.timedelta(days=9))
    assert counts(report) == (0, 0, 1, 2)
    assert library.ids("piped") == {"1"}
    assert {article.added for article in library.articles().values()} == {TODAY}


def test_a_rebuild_without_a_root_keeps_its_articles(library):
    library.write("a.txt", PAGE)
    library.update()
    library.corpus.rename(library.folder / "elsewhere")
    assert library.update(library.corpus, rebuild=True).articles == 1


def test_a_dry_run_writes_nothing(library):
    library.write("a.txt", PAGE)
    report = library.update(dry_run=True)
    assert counts(report) == (1, 0, 0, 0)
    assert not library.index.exists()


def test_a_second_writer_is_told_who_is_at_work(library):
    library.write("a.txt", PAGE)
    library.update()
    library.write("b.txt", CLEANED)
    with NewsIndex(library.index).locked(0), pytest.raises(LockedIndexError, match=f"process {os.getpid()} on "):
        library.update()


def test_nothing_to_index_is_said(library):
    with pytest.raises(NewsdexError, match="no such file or folder"):
        library.update(library.corpus / "nowhere")
    assert not library.index.exists()


def test_a_folder_with_other_files_in_it_is_never_made_an_index(library):
    library.write("a.txt", PAGE)
    library.index.mkdir()
    (library.index / "holiday.jpg").write_bytes(b"x")
    with pytest.raises(NewsdexError, match="other files"):
        library.update()


@pytest.mark.parametrize("seed", range(4))
def test_any_order_of_runs_gives_the_index_of_one_run(library, tmp_path, seed):
    """The ids apart, which are those of the first rendition that came."""
    chance = random.Random(seed)
    files = [path for path in sorted((PROJECT / "corpus").rglob("*")) if path.is_file()]
    chance.shuffle(files)
    files = files[:20]
    for number, path in enumerate(files):
        name = path.relative_to(PROJECT / "corpus").as_posix()
        (library.corpus / name).parent.mkdir(parents=True, exist_ok=True)
        (library.corpus / name).write_bytes(path.read_bytes())
        if number % 4 == 3 or number == len(files) - 1:
            library.update()
    folder = tmp_path / "at-once"
    folder.mkdir()
    at_once = Library(folder)
    at_once.corpus.rmdir()
    at_once.corpus = library.corpus
    at_once.update()

    def without_ids(articles):
        return sorted((changed(each, id="", ids=()) for each in articles.values()), key=lambda each: each.sources)

    assert without_ids(library.articles()) == without_ids(at_once.articles())


def test_hits_are_in_the_order_of_the_paths_that_they_show(library):
    """An article shows where its longest text stands, which may not be the first of its files."""
    library.write("a.txt", PAGE)
    library.write("z.txt", PAGE + "\nA late paragraph says that the ferry will run until then, as it did before.\n")
    library.write("m.txt", "The ministers of another strait spoke of a ferry, and of nothing else, for nine hours.\n")
    library.update()
    paths = [hit.path for hit in library.hits("ferry", sort="path").hits]
    assert paths == [str(library.corpus / "m.txt"), str(library.corpus / "z.txt")]


def test_a_document_that_states_more_than_an_index_holds_is_named_and_the_rest_is_found(library, json_lines):
    few = [{"id": str(n), "text": "A short report.", "date": f"2025-02-0{n}", "authors": ["Zoe Smith"]} for n in (1, 2)]
    many = {"id": "3", "text": "Everybody wrote this.", "authors": [f"aa{n}" for n in range(5_001)]}
    library.write("a.jsonl", json_lines(*few, many))
    (failure,) = library.update().failures
    assert (failure.line, failure.reason) == (3, "authors: 5,001 values, more than the limit of 5,000")
    assert library.ids("author:smith") == {"1", "2"}


@pytest.mark.parametrize("order", ["abcd", "cabd", "bcad", "dcba", "bdac", "cbda"])
def test_a_brief_that_two_articles_hold_is_where_one_run_would_put_it(library, order):
    """However the files come, and when the article that had the brief goes."""
    brief = PAGE.split("What happened\n")[1].partition("\n\n")[0]
    texts = {
        "a.txt": f"{brief}\n\nThe paper of the capital wrote of the lorries that wait each summer.\n",
        "b.txt": f"{brief}\n\nOn the coast they asked what would become of the ferry, its crew and its two dogs.\n",
        "c.txt": f"{brief}\n",
        "d.txt": f"{brief}\n\nA third wrote of the money, that nobody has, and of the vote in which nobody believes.\n",
    }

    def together(shelf):
        return sorted([source.path for source in article.sources] for article in shelf.articles().values())

    for letter in order:
        library.write(f"{letter}.txt", texts[f"{letter}.txt"])
        library.update()
    paths = {name: str(library.corpus / name) for name in texts}
    assert together(library) == [[paths["a.txt"], paths["c.txt"]], [paths["b.txt"]], [paths["d.txt"]]]
    (library.corpus / "a.txt").unlink()
    library.update()
    assert together(library) == [[paths["b.txt"], paths["c.txt"]], [paths["d.txt"]]]
    assert len(library.ids("vote believes")) == 1


def test_the_seeds_are_one_article_with_its_nine_people(library, seeds):
    library.update(seeds)
    (article,) = library.articles().values()
    assert article.title == "Trump, Putin plan Ukraine peace talks without Kyiv"
    assert article.dek.startswith("President Donald Trump spoke by phone")
    assert article.date == datetime.date(2025, 2, 13)
    assert [article.body[h.start : h.end] for h, _ in article.sections if h] == [
        "What happened",
        "Who said what",
        "What next?",
    ]
    assert {person.name for person in article.people} == {
        "Donald Trump",
        "Vladimir Putin",
        "Volodymyr Zelenskyy",
        "Alexander Vinnik",
        "Steve Rosenberg",
        "Marco Rubio",
        "John Ratcliffe",
        "Steve Witkoff",
        "Michael Waltz",
    }
    assert len(article.sources) == 2
    for query in ("Venezuela", "newsletter", "Hegseth", '"copy editor"'):
        assert library.ids(query) == set()
    assert library.ids("person:Witkoff date:2025-02") == {article.id}


def test_the_seeds_in_two_runs_in_either_order_are_the_same_article(library, seeds):
    made = []
    for order in (1, -1):
        library.index = library.folder / f"index{order}"
        for path in sorted(seeds.iterdir())[::order]:
            library.update(path)
        (article,) = library.articles().values()
        made.append(changed(article, id="", ids=()))
    assert made[0] == made[1]


# Roots as they are named one after the other, each from a folder; and a file in each.
ROOTS_OF_ONE_NAME = [
    ("two folders", [("x", "corpus"), ("y", "corpus")]),
    ("a folder inside", [("x", "corpus"), ("y", "corpus/sub")]),
    ("a folder around", [("y", "corpus/sub"), ("x", "corpus")]),
    ("two files", [("x", "corpus/sub/a.md"), ("y", "corpus/sub/a.md")]),
    ("where one is", [("x/corpus", "sub"), ("y/corpus/sub", ".")]),
]


@pytest.mark.parametrize("named", [row[1] for row in ROOTS_OF_ONE_NAME], ids=[row[0] for row in ROOTS_OF_ONE_NAME])
@pytest.mark.parametrize("rebuild", [False, True])
def test_files_that_would_be_shown_alike_are_told_apart(library, monkeypatch, named, rebuild):
    texts = {"x": "A ferry left the harbour.", "y": "The minister spoke in Riga."}
    for folder, text in texts.items():
        path = library.folder / folder / "corpus/sub/a.md"
        path.parent.mkdir(parents=True)
        path.write_text(text)
    for folder, name in named:
        monkeypatch.chdir(library.folder / folder)
        library.update(name)
    if rebuild:
        library.update(rebuild=True)
    bodies = {article.sources[0].path: article.body for article in library.articles().values()}
    assert sorted(bodies.values()) == sorted(texts.values())
    (library.folder / "x/corpus/sub/a.md").unlink()
    update_index(library.index, [], Options(today=TODAY))
    assert [article.body for article in library.articles().values()] == [texts["y"]]
    assert library.update().unchanged == 1


def test_a_folder_around_a_root_goes_on_under_its_name(library, monkeypatch):
    library.write("sub/a.md", "A ferry left the harbour.")
    monkeypatch.chdir(library.folder)
    library.update("corpus/sub")
    assert library.update("corpus").unchanged == 1
    assert [article.sources[0].path for article in library.articles().values()] == ["corpus/sub/a.md"]
