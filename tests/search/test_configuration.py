"""Settings: where each comes from, which wins, and what is wrong with a file."""

import pytest

from search.configuration import settings
from tests.shell import Shell

HERE = "project/corpus/asia"

# A file or variable, and what is wrong with it; the place is named first.
WRONG = [
    ("limt = 5", "unknown key 'limt'; did you mean limit?"),
    ("colors = 5", "unknown key 'colors'; there are: index, roots"),
    ("limit = 0", "limit: 0 is no number of hits; write it as 10"),
    ('limit = "5"', "limit: '5' is no number of hits"),
    ("limit = true", "limit: True is no number of hits"),
    ('sort = "date"', "sort: 'date' is no order; there are: score, newest, oldest, title, path"),
    ('roots = "corpus"', "roots: 'corpus' is no list of paths"),
    ("index = 3", "index: 3 is no path"),
    ('index = "a\\u0000b"', "index: 'a\\x00b' is no path"),
    ('roots = ["\\u0000"]', "roots: ['\\x00'] is no list of paths"),
    ("x = " + "[" * 5_000, "nested too deep"),
    ("limit = " + "9" * 5_000, "Exceeds the limit (4300 digits)"),
    ('dayfirst = "yes"', "dayfirst: 'yes' is neither true nor false"),
    ('colours = "red"', "colours is a table"),
    ('[colours]\nhits = "red"', "unknown key 'colours.hits'; did you mean colours.hit?"),
    ('[colours]\nhit = "bold rad"', "colours.hit: 'rad' is no colour; did you mean red?"),
    ('[colours]\nhit = "256"', "colours.hit: '256' is no colour"),
    ("limit = ,", "Invalid value (at line 1"),
]
WRONG_VARIABLES = [
    ("NEWSDEX_LIMIT", "many", "NEWSDEX_LIMIT: 'many' is no number of hits"),
    ("NEWSDEX_SORT", "date", "NEWSDEX_SORT: 'date' is no order"),
    ("NEWSDEX_DAYFIRST", "perhaps", "NEWSDEX_DAYFIRST: 'perhaps' is neither true nor false"),
    ("NEWSDEX_COLOURS", "hits=red", "NEWSDEX_COLOURS: unknown key 'hits'; did you mean hit?"),
    ("NEWSDEX_COLOURS", "hit=rad", "NEWSDEX_COLOURS: hit: 'rad' is no colour"),
]  # fmt: skip


@pytest.fixture
def folders(tmp_path):
    (tmp_path / HERE).mkdir(parents=True)
    (tmp_path / "home" / ".config" / "newsdex").mkdir(parents=True)
    return tmp_path


@pytest.mark.parametrize(("text", "message"), WRONG)
def test_a_file_that_is_wrong_is_an_error_that_says_where_and_what_to_write(tmp_path, text, message):
    (tmp_path / "newsdex.toml").write_text(text)
    done = Shell(tmp_path).run("stats", "--config")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"newsdex: {tmp_path}/newsdex.toml: {message}")


@pytest.mark.parametrize(("name", "value", "message"), WRONG_VARIABLES)
def test_a_variable_that_is_wrong_is_an_error_too(tmp_path, name, value, message):
    done = Shell(tmp_path).run("stats", "--config", **{name: value})
    assert (done.returncode, done.stderr.startswith(f"newsdex: {message}")) == (2, True)


def test_an_option_wins_then_the_environment_then_the_nearest_file_then_the_users_then_the_default(folders):
    def limit(options, environment):
        found = settings(options, {"HOME": str(folders / "home")} | environment, folders / HERE).values["limit"]
        return found.value, found.source

    assert limit({}, {}) == (10, "default")
    own = folders / "home" / ".config" / "newsdex" / "newsdex.toml"
    own.write_text("limit = 2\nsort = 'title'\n")
    assert limit({}, {}) == (2, str(own))
    far = folders / "newsdex.toml"
    far.write_text("limit = 3\n")
    assert limit({}, {}) == (3, str(far))
    near = folders / "project" / "newsdex.toml"
    near.write_text("limit = 4\n")
    assert limit({}, {}) == (4, str(near))
    assert limit({}, {"NEWSDEX_LIMIT": "5"}) == (5, "NEWSDEX_LIMIT")
    assert limit({"limit": 6}, {"NEWSDEX_LIMIT": "5"}) == (6, "--limit")
    near.unlink()
    # The farther file is then the nearest; what it does not say the user's own does.
    found = settings({}, {"HOME": str(folders / "home")}, folders / HERE)
    assert (found.limit, found.sort) == (3, "title")


def test_colours_are_settled_one_by_one(folders):
    (folders / "home" / ".config" / "newsdex" / "newsdex.toml").write_text('[colours]\nhit = "red"\ndate = "blue"\n')
    (folders / "newsdex.toml").write_text('[colours]\nhit = "bold green"\n')
    found = settings({}, {"HOME": str(folders / "home"), "NEWSDEX_COLOURS": "title=underline"}, folders)
    assert found.colours == {"date": "blue", "title": "underline", "hit": "bold green"}


def test_paths_in_a_file_count_from_its_folder(tmp_path):
    shell = Shell(tmp_path / HERE)
    shell.folder.mkdir(parents=True)
    (shell.folder / "a.md").write_text("A ferry to Oslo.\n")
    (tmp_path / "project" / "newsdex.toml").write_text('index = "ix"\nroots = ["corpus"]\nlimit = 1\n')
    assert shell.run("index").stderr == "1 article: 1 added\n"
    assert (tmp_path / "project" / "ix").is_dir()
    above = Shell(tmp_path / "project")
    assert above.json("search", "ferry")["total"] == 1


def test_every_setting_reaches_what_it_settles(tmp_path):
    shell = Shell(tmp_path)
    folder = tmp_path / "news"
    folder.mkdir()
    for number in range(3):
        (folder / f"{number}.md").write_text(
            f"---\ntitle: Ferry {9 - number}\ndate: 2025-01-0{number + 1}\n---\nA ferry.\n"
        )
    (tmp_path / "newsdex.toml").write_text(
        'roots = ["news"]\nindex = "ix"\nlimit = 2\nsort = "oldest"\ndayfirst = true\n[colours]\nhit = "underline"\n'
    )
    assert shell.run("index").stderr == "3 articles: 3 added\n"
    assert [hit["date"] for hit in shell.json("search", "ferry")["hits"]] == ["2025-01-01", "2025-01-02"]
    assert [hit["date"] for hit in shell.json("search", "date:3/1/2025")["hits"]] == ["2025-01-03"]
    assert "\x1b[4mferry\x1b[0m" in shell.search("ferry", "--color", "always").stdout
    assert len(shell.json("search", "ferry", "-n", "3", "-s", "newest")["hits"]) == 3
    # A root that is settled is looked at beside those that the index remembers.
    (tmp_path / "more").mkdir()
    (tmp_path / "more" / "x.md").write_text("Another ferry.\n")
    shell.run("index", "more")
    (tmp_path / "more" / "y.md").write_text("One more ferry.\n")
    (folder / "z.md").write_text("The last ferry.\n")
    assert shell.run("index").stderr == "6 articles: 2 added, 4 unchanged\n"


def test_stats_says_where_each_setting_comes_from(tmp_path):
    (tmp_path / "newsdex.toml").write_text('sort = "newest"\n[colours]\nplace = "blue"\n')
    done = Shell(tmp_path).run("stats", "--config", "-i", "ix", NEWSDEX_LIMIT="5")
    rows = [line.split(maxsplit=2) for line in done.stdout.splitlines()]
    assert [(row[0], row[-1].split()[-1]) for row in rows] == [
        ("index", "--index"),
        ("roots", "default"),
        ("limit", "NEWSDEX_LIMIT"),
        ("sort", f"{tmp_path}/newsdex.toml"),
        ("dayfirst", "default"),
        ("colours.date", "default"),
        ("colours.title", "default"),
        ("colours.section", "default"),
        ("colours.place", f"{tmp_path}/newsdex.toml"),
        ("colours.hit", "default"),
    ]
    assert [row[1] for row in rows[:5]] == ["ix", "none", "5", "newest", "false"]


def test_no_index_here_names_the_one_above(tmp_path):
    shell = Shell(tmp_path)
    (tmp_path / "a.md").write_text("A ferry to Oslo.\n")
    shell.run("index", "a.md")
    (tmp_path / "below" / "deep").mkdir(parents=True)
    done = Shell(tmp_path / "below" / "deep").search("ferry")
    assert (done.returncode, done.stderr) == (
        3, "newsdex: no index at .newsdex; there is one above: add -i ../../.newsdex\n",
    )  # fmt: skip
