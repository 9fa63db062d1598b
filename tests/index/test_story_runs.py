"""Stories of an index on disk: a function of its articles, in whatever files, order and runs these came."""

import datetime
import json
import random

import numpy as np
import pytest

from index.errors import DamagedIndexError
from index.founders import write_founders
from index.stories.grouping import group
from index.stories.profile import Profile, profile
from index.stories.reports import Reports, in_order
from index.stories.signature import bands

EVENTS = ["Dalvik earthquake rescuers", "Kharnak siege Orlovets", "Grodek synagogue gunman", "Tashkent uranium accord"]
WORDS = [*(word for event in EVENTS for word in event.split()), "kills 12", "after", "yesterday", "France"]


def row(chance, name):
    """Return a report of one of a few events, dated or not, as a line of JSON."""
    more = " ".join(chance.choices(WORDS, k=chance.randint(0, 3)))
    day = datetime.date(2024, 1, 1) + datetime.timedelta(days=chance.choice((chance.randint(0, 60), 3, 4)))
    text = f"The {chance.choice(EVENTS)} {more} is told by witness number {name}."
    return {"id": name, "text": text, "date": day.isoformat() if chance.random() < 0.9 else None}


def stories(library):
    """Return the id of the founder of each article's story, by id, as the index says."""
    reader = library.reader()
    ids = {reader.founders.number(ref): reader.article(ref).id for ref in reader.all()}
    return {ids[number]: ids[reader.founders.numbers[number]] for number in ids}


def plainly(articles):
    """Return the same as the articles say when they are grouped all at once."""
    articles = list(articles)
    days = [each.date.toordinal() if each.date else 0 for each in articles]
    ordered = [articles[number] for number in in_order(days, [each.id for each in articles])]
    made = Reports.of(
        [each.date.toordinal() if each.date else 0 for each in ordered],
        [profile(each) for each in ordered],
        bands(each.body for each in ordered),
    )
    return {a.id: ordered[founder].id for a, founder in zip(ordered, group(made), strict=True)}


@pytest.mark.parametrize("seed", range(8))
def test_stories_are_the_same_however_articles_come_are_edited_and_go(library, seed, monkeypatch):
    monkeypatch.setattr("index.chronicle._FEW", seed % 4)  # else so few articles are always grouped all together
    chance = random.Random(seed)
    several = 0
    for _ in range(chance.randint(3, 6)):
        for name in map(str, chance.sample(range(30), chance.randint(1, 12))):
            path = library.corpus / f"{chance.choice('abc')}-{name}.jsonl"
            for other in library.corpus.glob(f"?-{name}.jsonl"):
                other.unlink()
            if chance.random() < 0.8:
                path.write_text(json.dumps(row(chance, name)) + "\n")
        library.update(rebuild=chance.random() < 0.1)
        found = stories(library)
        assert found == plainly(library.articles().values())
        several += len(found) - len(set(found.values()))
    assert several, "no story has two reports: nothing was tried"


def test_an_earlier_report_that_comes_late_founds_the_story(library):
    text = "A magnitude 6.4 earthquake strikes Dalvik in northern Iceland, killing 12 people."
    library.write("b.jsonl", json.dumps({"id": "later", "date": "2024-03-03", "text": f"{text} Rescuers search."}))
    library.update()
    assert stories(library) == {"later": "later"}
    library.write("a.jsonl", json.dumps({"id": "first", "date": "2024-03-02", "text": text}))
    library.update()
    assert stories(library) == {"first": "first", "later": "first"}
    (library.corpus / "a.jsonl").unlink()
    library.update()
    assert stories(library) == {"later": "later"}


def test_one_file_of_founders_is_kept_and_an_altered_one_is_told(library):
    for name in "abc":
        library.write(f"{name}.jsonl", json.dumps(row(random.Random(1), name)))
        library.update()
    (path,) = library.index.glob("*.founders")
    data = bytearray(path.read_bytes())
    data[-16] ^= 1
    path.write_bytes(data)
    with pytest.raises(DamagedIndexError, match="stories are altered; run: newsdex index --rebuild"):
        _ = library.reader().founders.numbers
    library.update(rebuild=True)
    assert stories(library) == plainly(library.articles().values())
    assert len([*library.index.glob("*.founders")]) == 1


@pytest.mark.parametrize("numbers", [[0], [0, 0, 0], [0, 9]])
def test_founders_that_cannot_be_are_told_whatever_their_checksum_says(library, numbers):
    for name in "ab":
        library.write(f"{name}.jsonl", json.dumps(row(random.Random(1), name)))
    library.update()
    (path,) = library.index.glob("*.founders")
    write_founders(path, numbers)
    with pytest.raises(DamagedIndexError, match="stories are altered"):
        library.ids("story:a")


def test_what_has_no_words_is_no_report(library):
    """Their texts are the same to every measure, and say nothing."""
    for name in "ab":
        library.write(f"{name}.jsonl", json.dumps({"id": name, "title": "Dalvik earthquake rescuers", "text": "… …"}))
    library.update()
    for article in library.articles().values():
        assert profile(article) == Profile()
    assert np.unique(bands(["…", "--"]), axis=0).shape[0] == 1
    assert stories(library) == {name: name for name in library.articles()}
