"""People across articles: one person under every spelling, two people never taken for one."""

import json

import pytest

from index.aliases import read_aliases
from index.errors import NewsdexError
from index.people.names import may_name, read_name
from search.census import census
from search.output.people import people_json, people_text
from search.output.style import Style
from search.people import Directory, SegmentNames


@pytest.mark.parametrize(
    ("asked", "spelling"),
    [
        ("Zelensky", "Volodymyr Zelenskyy"),
        ("Zelenskiy", "Zelenskyi"),
        ("Volodymyr Zelensky", "Volodymyr Zelenskyy"),
        ("Gaddafi", "Muammar Gadhafi"),
        ("Erdogan", "Recep Tayyip Erdoğan"),
        ("Kim Jong Un", "Kim Jong-un"),
        ("Abdel Fattah al-Sisi", "Abdel Fattah el-Sisi"),
        ("Mike Waltz", "Michael Waltz"),
        ("Ursula von der Leyen", "von der Leyen"),
        ("Beto O’Rourke", "Beto O'Rourke"),
        ("Trump", "Melania Trump"),
        ("Donald Trump", "Donald J. Trump"),
        ("Gaddafi", "Moammar Kadhafi"),
        ("Osama bin Laden", "Usama bin Ladin"),
        ("Saddam Hussein", "Saddam Husayn"),
        ("Avigdor Lieberman", "Avigdor Liberman"),
        ("Novak Djokovic", "Novak Đoković"),
        ("Mikheil Saakashvili", "Mikhail Saakashvili"),
        ("Muqtada al-Sadr", "Moqtada Sadr"),
        ("Putin, Vladimir", "Vladimir Putin"),
        ("Orbán Viktor", "Viktor Orban"),
        ("Jean Marie Le Pen", "Jean-Marie Le Pen"),
        ("Le Pen", "Marine Le Pen"),
        ("García Márquez", "Gabriel García Márquez"),
        ("De Blasio", "Bill de Blasio"),
        ("Yoon", "Yoon Suk Yeol"),
        ("Luiz Inácio Lula da Silva", "Lula da Silva"),
        ("Narendra Modi", "Narender Modi"),
        ("Bashar al-Assad", "Bachar el-Assad"),
        ("Donald Trump", "Donlad Trump"),
        ("Vladimir Putin", "Vladmir Putin"),
        ("Olaf Scholz", "Olaf Schloz"),
        ("Volodymyr Zelenskyy", "Wolodymyr Selenskyj"),
    ],
)
def test_a_name_stands_for_its_spellings(asked, spelling):
    expected = len(read_name(asked).keys) == 1 or len(read_name(spelling).keys) > 1
    assert may_name(read_name(asked), read_name(spelling)) == expected


@pytest.mark.parametrize(
    ("asked", "other"),
    [
        ("Zelensky", "Olena Zelenska"),
        ("Donald Trump", "Melania Trump"),
        ("Donald Trump", "Donald Trump Jr."),
        ("Steve Witkoff", "Alex Witkoff"),
        ("Kim Jong Un", "Kim Jong-hoon"),
        ("Kim Jong Un", "Kim Jong Il"),
        ("George H. W. Bush", "Jeb Bush"),
        ("Steve Witkoff", "Witkoff"),
        ("Kim Jong Un", "Kim Jong On"),
        ("Micheál Martin", "Michael Martin"),
        ("Ruth Kelly", "R. Kelly"),
        ("John Kerry", "John Kirby"),
        ("John Terry", "John Tory"),
        ("Tom Cook", "Tim Cook"),
        ("Maria Santos", "Mario Santos"),
        ("Lee Harvey", "Lee Harvey Oswald"),
        ("Mohammed Ahmed", "Ali Mohammed Ahmed"),
        ("Ahmed Ali", "Ali Ahmed"),
        ("Le Pen", "Sean Penn"),
        ("Pius XI", "Xi Jinping"),
        ("Mike Lee", "Mikhail Lee"),
        ("Marina Silva", "Mariana Silva"),
        ("Marian Moss", "Marina Moss"),
        ("Peter Sander", "Peter Sandler"),
        ("Karl Marx", "Carla Marx"),
        ("Anna Brian", "Anna Brain"),
    ],
)
def test_a_full_name_does_not_stand_for_somebody_else(asked, other):
    assert not may_name(read_name(asked), read_name(other))


REPORTS = {
    "a": "President Volodymyr Zelenskyy spoke in Kyiv. Zelenskyy thanked the donors.",
    "b": "President Volodymyr Zelensky said that the talks had failed. Zelensky left at noon.",
    "c": "The envoy met with President Zelenskiy on Monday.",
    "d": "First Lady Olena Zelenska opened a school in Lviv.",
    "e": "President Donald Trump said he would call. Trump left.",
    "f": "First Lady Melania Trump wrote a letter. Melania Trump was thanked.",
}


@pytest.fixture
def reports(library, json_lines):
    library.write("wire.jsonl", json_lines(*({"id": key, "text": text} for key, text in REPORTS.items())))
    library.update()
    return library


def test_a_surname_finds_the_person_under_any_spelling(reports):
    for spelling in ("Zelensky", "Zelenskyy", "Zelenskiy"):
        assert reports.ids(f"person:{spelling}") == {"a", "b", "c"}


def test_the_spelling_that_was_asked_for_ranks_first(reports):
    for spelling, first in (("Zelensky", "b"), ("Zelenskyy", "a"), ("Zelenskiy", "c")):
        assert reports.hits(f"person:{spelling}").hits[0].article.id == first


def test_an_equals_sign_asks_for_one_spelling(reports):
    assert reports.ids("person:=Zelensky") == {"b"}
    assert reports.ids('person:="Volodymyr Zelenskyy"') == {"a"}


def test_a_full_name_finds_that_person_alone(reports):
    assert reports.ids('person:"Volodymyr Zelensky"') == {"a", "b"}
    assert reports.ids('person:"Donald Trump"') == {"e"}


def test_a_surname_of_two_people_finds_both_and_says_so(reports):
    assert reports.ids("person:Trump") == {"e", "f"}
    people = Directory(SegmentNames(reports.reader().segments)).people("Trump")
    assert {person.name for person in people} == {"Donald Trump", "Melania Trump"}


def test_the_mention_is_marked_as_it_is_written(reports):
    marked = {
        hit.article.id: {hit.snippets[0].text[start:end] for start, end in hit.snippets[0].spans}
        for hit in reports.hits("person:Zelensky").hits
    }
    assert marked == {"a": {"Volodymyr Zelenskyy", "Zelenskyy"}, "b": {"Zelensky"}, "c": {"Zelenskiy"}}


def test_the_users_file_joins_and_parts_without_reindexing(reports):
    aliases = reports.folder / "people.txt"
    aliases.write_text("# what I know\nOlena Zelenska = Melania Trump\n")
    assert reports.ids('person:"Olena Zelenska"') == {"d", "f"}
    aliases.write_text("Volodymyr Zelensky != Volodymyr Zelenskyy\n")
    assert reports.ids('person:"Volodymyr Zelensky"') == {"b"}
    aliases.unlink()
    assert reports.ids('person:"Volodymyr Zelensky"') == {"a", "b"}


def test_what_the_user_joins_is_found_by_a_surname_and_counted_as_one(reports):
    (reports.folder / "people.txt").write_text("V. O. Zelenskyy = Volodymyr Zelensky = Melania Trump\n")
    assert reports.ids("person:Zelenskiy") == {"a", "b", "c", "f"}
    reader = reports.reader()
    people = Directory(SegmentNames(reader.segments), read_aliases(reader.toc.roots)).people("Zelenskiy")
    assert [person.name for person in people] == ["V. O. Zelenskyy"]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Ann Lee\n", 1),
        ("\nAnn Lee =\n", 2),
        ("= Ann Lee\n", 1),
        ("A B = C D\nA B = E F\n", 2),
        ("A B != C D\nA B = C D\n", 2),
        ("A B = C D != E F\n", 1),
    ],
)
def test_a_mistake_in_the_users_file_is_an_error_with_its_line(tmp_path, text, line):
    (tmp_path / "people.txt").write_text(text)
    with pytest.raises(NewsdexError, match=f"people.txt:{line}: "):
        read_aliases([str(tmp_path / "corpus")])


def test_the_census_counts_a_person_once_under_all_spellings(reports):
    reader = reports.reader()
    entries = census(map(reader.article, reader.all()), read_aliases([]))
    (first, *others) = entries
    assert first.name in ("Volodymyr Zelenskyy", "Volodymyr Zelensky")
    assert first.articles == 3
    assert {"Zelenskyy", "Zelensky", "Zelenskiy"} <= set(first.spellings)
    assert {entry.name for entry in others} == {"Olena Zelenska", "Donald Trump", "Melania Trump"}


def census_of(library, json_lines, *texts):
    lines = ({"id": str(number), "text": text, "date": f"2010-01-{number + 1:02}"} for number, text in enumerate(texts))
    library.write("many.jsonl", json_lines(*lines))
    library.update()
    reader = library.reader()
    return {entry.name: entry.articles for entry in census(map(reader.article, reader.all()), read_aliases([]))}


def test_a_surname_alone_is_whom_the_news_of_those_years_names_far_more(library, json_lines):
    barack = [f"President Barack Obama spoke on day {number}." for number in range(6)]
    entries = census_of(library, json_lines, *barack, "Michelle Obama read a book.", "President Obama slept.")
    assert entries == {"Barack Obama": 7, "Michelle Obama": 1}


def test_what_is_counted_by_surname_alone_is_what_a_full_name_does_not_find(library, json_lines):
    barack = [f"President Barack Obama spoke on day {number}." for number in range(6)]
    census_of(library, json_lines, *barack, "President Obama slept.", "Barack Obama, said Obama, woke.")
    reader = library.reader()
    (entry,) = census(map(reader.article, reader.all()), read_aliases([]))
    assert (entry.articles, entry.alone) == (8, 1)
    assert len(library.ids('person:"Barack Obama"')) == entry.articles - entry.alone
    assert len(library.ids("person:Obama")) == entry.articles
    assert "also Obama; by surname alone in 1" in people_text([entry], Style())


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("Pope Francis", {"pope", "both"}),
        ("Queen Elizabeth II", {"queen", "alone"}),
        ("Queen Elizabeth", {"queen", "alone"}),
        ("Chancellor Merkel", {"chancellor"}),
        ("Chancellor Angela Merkel", {"chancellor"}),
        ("Dr. Angela Merkel", {"chancellor"}),
        ("Queen Angela", set()),
    ],
)
def test_a_title_before_a_name_asks_for_whom_the_name_alone_does(library, json_lines, asked, found):
    texts = {
        "pope": "In Rome, Pope Francis prayed for peace.",
        "both": "The pope has flown home. Francis was tired, said Cardinal Robert Smith.",
        "robert": "The golfer Robert Francis won in Ohio.",
        "queen": "In London, Queen Elizabeth II opened parliament.",
        "alone": "Prime minister Ann Lee met Queen Elizabeth at noon.",
        "warren": "Senator Elizabeth Warren spoke in Boston.",
        "chancellor": "In Berlin, Angela Merkel resigned.",
    }
    library.write("x.jsonl", json_lines(*({"id": id_, "text": text} for id_, text in texts.items())))
    library.update()
    assert library.ids(f'person:"{asked}"') == found


def test_a_surname_of_two_who_are_named_alike_stays_by_itself(library, json_lines):
    entries = census_of(library, json_lines, "Bill Clinton slept.", "Hillary Clinton woke.", "Senator Clinton slept.")
    assert entries == {"Bill Clinton": 1, "Hillary Clinton": 1, "Clinton": 1}


def test_a_surname_finds_who_is_also_written_with_another_vowel(library, json_lines):
    texts = ["Avigdor Lieberman slept.", "Avigdor Liberman woke.", "Ann Liberman slept."]
    library.write("x.jsonl", json_lines(*({"id": str(n), "text": text} for n, text in enumerate(texts))))
    library.update()
    assert library.ids("person:Lieberman") == {"0", "1"}


def test_a_name_inside_a_name_is_counted_among_those_that_are_found(library, json_lines):
    library.write("x.jsonl", json_lines({"id": "x", "text": "President Luiz Inácio Lula da Silva slept."}))
    library.update()
    assert library.ids("person:Lula") == {"x"}
    (known,) = Directory(SegmentNames(library.reader().segments)).people("Lula")
    assert (known.name, known.articles) == ("Luiz Inácio Lula da Silva", 1)


def test_roles_that_differ_in_capitals_are_one(library, json_lines):
    texts = ["Prime Minister Ann Lee slept.", "The prime minister Ann Lee woke.", "Prime Minister Ann Lee ran."]
    library.write("x.jsonl", json_lines(*({"id": str(n), "text": text} for n, text in enumerate(texts))))
    library.update()
    reader = library.reader()
    (entry,) = census(map(reader.article, reader.all()), read_aliases([]))
    assert entry.roles == ("Prime Minister",)


def test_two_people_of_one_article_are_never_joined(library, json_lines):
    library.write("x.jsonl", json_lines({"id": "x", "text": "Mayor Ann Lee met with Senator Anne Lee on Monday."}))
    library.write("y.jsonl", json_lines({"id": "y", "text": "Mayor Ann Lee resigned."}))
    library.update()
    reader = library.reader()
    names = [entry.name for entry in census(map(reader.article, reader.all()), read_aliases([]))]
    assert sorted(names) == ["Ann Lee", "Anne Lee"]


def test_people_are_data_too(reports):
    reader = reports.reader()
    data = json.loads(people_json(census(map(reader.article, reader.all()), read_aliases([]))))
    assert data["v"] == 1
    assert set(data["people"][0]) == {"name", "spellings", "roles", "articles", "alone", "first", "last"}
