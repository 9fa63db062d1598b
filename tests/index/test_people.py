"""People in a text: who is found, who is not, who is the same as whom, and what they are said to be."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.people import joining
from index.people.capitals import CASED, is_capital
from index.people.finding import find_people
from index.span import Span
from tests.effort import calls, guarded

SHARED = Path(__file__).parents[3] / "shared"
SEED = SHARED / "seeds" / "004_20a2b4c9b70055b3.txt"


def names(body):
    return [person.name for person in find_people(body)]


def roles(body):
    return {person.name: person.roles for person in find_people(body)}


def mentions(body):
    return {person.name: [body[start:end] for start, end in person.mentions] for person in find_people(body)}


@pytest.fixture
def seed():
    if not SEED.exists():
        pytest.skip("the seeds are kept beside the checkout, in ../shared, and are not there")
    return SEED.read_text(encoding="utf-8")


def test_the_seed_names_its_nine_people_and_nobody_else(seed):
    assert names(seed) == [
        "Donald Trump",
        "Vladimir Putin",
        "Volodymyr Zelenskyy",
        "Alexander Vinnik",
        "Steve Rosenberg",
        "Marco Rubio",
        "John Ratcliffe",
        "Steve Witkoff",
        "Michael Waltz",
    ]


def test_the_seed_gives_roles_as_written(seed):
    found = roles(seed)
    assert found["John Ratcliffe"] == ("CIA Director",)
    assert found["Steve Witkoff"] == ("Mideast special envoy",)
    assert found["Michael Waltz"] == ("national security adviser",)
    assert found["Marco Rubio"] == ("Secretary of State",)
    assert found["Volodymyr Zelenskyy"] == ("Ukrainian President", "President")


def test_the_seed_spells_one_person_two_ways(seed):
    found = {person.name: person.spellings for person in find_people(seed)}
    assert found["Volodymyr Zelenskyy"] == ("Volodymyr Zelenskyy", "Zelenskyy", "Zelensky")


@pytest.mark.parametrize(
    "body",
    [
        "Hong Kong and the White House asked the Security Council for help.",
        "A Boeing 757 landed in New York after the Supreme Court had ruled.",
        "The New York Times reports that the Prime Minister will travel on Monday.",
        "On Wednesday in March, Manchester United beat the Boston Red Sox at St. James Park.",
        "Goldman Sachs, Morgan Stanley and Deutsche Bank said profits fell.",
        "French, Ukrainian and South Korean officials met in Saudi Arabia.",
        "The crowd walked down Karl Marx Avenue to Charles de Gaulle airport.",
        "Hurricane Katrina flooded New Orleans; Tropical Storm Debby followed.",
        "The Trump Tower and the Clinton Foundation were searched.",
        "Hamas said on Friday that Reuters was wrong, and Kyiv said so too.",
        "Al Jazeera said that Boko Haram had fled to Lake Victoria.",
        "A vote for the party (D-Ohio, R-Texas) was lost, said a Pro-democracy group.",
        "Barnsley F.C. lost to Rotherham United F.C. at home.",
        "The statue fell on the Robert E. Lee Monument, and Warner Bros. paid.",
        "",
    ],
)
def test_what_only_looks_like_a_name_is_nobody(body):
    assert names(body) == []


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ("Kim Jong Un visits a factory.", "Kim Jong Un"),
        ("A factory received Kim Jong-un.", "Kim Jong-un"),
        ("Xi Jinping visits a factory.", "Xi Jinping"),
        ("A speech by Ursula von der Leyen is heard.", "Ursula von der Leyen"),
        ("Voters choose Beto O'Rourke.", "Beto O'Rourke"),
        ("Voters choose Beto O’Rourke.", "Beto O’Rourke"),
        ("Voters choose Jean-Luc Mélenchon.", "Jean-Luc Mélenchon"),
        ("Voters choose Abdel Fattah al-Sisi.", "Abdel Fattah al-Sisi"),
        ("Voters choose Luiz Inácio Lula da Silva.", "Luiz Inácio Lula da Silva"),
        ("Donald Trump Jr. visits a factory.", "Donald Trump Jr."),
        ("Voters choose JD Vance.", "JD Vance"),
        ("Voters choose George W. Bush.", "George W. Bush"),
        ("Theresa May visits a factory.", "Theresa May"),
        ("The decree of President Αλέξης Τσίπρας is law.", "Αλέξης Τσίπρας"),
        ("The singer Qwara Zobbit is ill.", "Qwara Zobbit"),
        ("Qwara Zobbit said that it rains.", "Qwara Zobbit"),
        ("Qwara Zobbit, the mayor of Lyon, is ill.", "Qwara Zobbit"),
        ("Qwara Zobbit, 45, is ill.", "Qwara Zobbit"),
        ("The talks with President Putin failed.", "Putin"),
        ("A letter to Mr. Modi was found.", "Modi"),
        ("Putin said that it rains.", "Putin"),
        ("Pope Francis visits a factory.", "Francis"),
        ("A letter to Dr Martina Kovalik was found.", "Martina Kovalik"),
        ("Briton Peter Higgs wins.", "Peter Higgs"),
        ("Defenseman Nicklas Lidström retires.", "Nicklas Lidström"),
        ("Darya Klishina, who jumps, is ill.", "Darya Klishina"),
        ("The Obama Administration eases a rule.", "Obama"),
        ("Crowds march against Putin in Riga.", "Putin"),
        ("Korea fielded Park Joo-Ho late on.", "Park Joo-Ho"),
    ],
)
def test_a_name_is_found_whole(body, name):
    assert names(body) == [name]


@pytest.mark.parametrize("body", ["The mill is named Qwara Zobbit.", "Qwara is nice.", "They went to see the Qwara."])
def test_capitals_that_nothing_proves_are_nobody(body):
    assert names(body) == []


def test_a_mention_leaves_the_possessive_and_the_title_out():
    body = "President Vladimir Putin's war. Putin's men fled, Mr. Putin said."
    assert find_people(body)[0].mentions == (Span(10, 24), Span(32, 37), Span(54, 59))


def test_a_surname_counts_wherever_the_full_name_stands():
    assert mentions("Macron met nobody. In Paris, Emmanuel Macron slept.") == {
        "Emmanuel Macron": ["Macron", "Emmanuel Macron"]
    }


def test_a_full_name_that_is_proved_once_counts_everywhere():
    body = "The mayor Qwara Zobbit slept. The mill belongs to Qwara Zobbit."
    assert mentions(body) == {"Qwara Zobbit": ["Qwara Zobbit", "Qwara Zobbit"]}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Volodymyr Zelensky", "Volodymyr Zelenskyy"),
        ("Muammar Gaddafi", "Moammar Gadhafi"),
        ("Recep Tayyip Erdoğan", "Recep Tayyip Erdogan"),
        ("Mike Pence", "Michael Pence"),
        ("John Bolton", "John R. Bolton"),
        ("Nicolás Maduro", "Nicolás Maduro Moros"),
        ("Kim Jong Un", "Kim Jong-un"),
    ],
)
def test_two_ways_to_write_one_name_are_one_person(one, other):
    found = find_people(f"In the morning {one} slept. In the evening {other} woke.")
    assert [person.spellings for person in found] == [(one, other)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Donald Trump", "Melania Trump"),
        ("Donald Trump", "Donald Trump Jr."),
        ("John Smith", "Jane Smith"),
        ("Volodymyr Zelensky", "Volodymyr Zelenka"),
        ("George W. Bush", "George H. Bush"),
        ("Paul Keller", "Paula Keller"),
    ],
)
def test_people_who_share_a_part_of_their_names_stay_apart(one, other):
    assert names(f"In the morning {one} slept. In the evening {other} woke.") == [one, other]


def test_many_namesakes_stay_one_person_each():
    family = [f"{first} Miller" for first in ("Adam", "Brian", "Carl", "David", "Edward", "Frank", "Ian", "John")]
    assert names("; ".join(family * 2)) == family


def test_a_bare_surname_of_two_stands_for_the_one_who_is_named_most():
    body = "Melania Trump and Donald Trump came. Donald Trump slept. Trump woke."
    assert mentions(body)["Donald Trump"] == ["Donald Trump", "Donald Trump", "Trump"]


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ("They saw Qaboos bin Said. Sultan Qaboos slept.", "Qaboos bin Said"),
        ("They saw Hamza bin Laden and then Hamza bin Ladin.", "Hamza bin Laden"),
        ("They saw Omar García Harfuch. Mr. García Harfuch slept.", "Omar García Harfuch"),
        ("They saw Bill de Blasio. De Blasio said so.", "Bill de Blasio"),
        ("They saw Marine Le Pen. Ms. Le Pen slept.", "Marine Le Pen"),
        ("They saw Yoon Suk Yeol. President Yoon slept.", "Yoon Suk Yeol"),
        ("They saw Kim Jong-un. Kim Jong Un slept.", "Kim Jong-un"),
        ("They saw Ruth Kelly. R. Kelly said so.", "Ruth Kelly"),
    ],
)
def test_all_of_these_are_one_person(body, name):
    assert names(body) == [name]


@pytest.mark.parametrize(
    "body",
    [
        "They saw Donald Trump and Donald Trump Jr.",
        "They saw George H. W. Bush and George W. Bush.",
        "They saw Micheál Martin and Michael Martin.",
        "They saw Kim Jong-un and Kim Jong-il.",
    ],
)
def test_these_are_two_people(body):
    assert len(names(body)) == 2


def test_a_first_name_that_two_people_have_stands_for_neither():
    assert len(names("They saw John Kerry and John Bolton. Mr. John slept.")) == 3


def test_the_shown_name_is_the_most_frequent_full_form_and_of_two_the_longest():
    assert names("Joe Biden slept. Joseph Biden woke. Joe Biden ran. Biden sat.") == ["Joe Biden"]
    assert names("Joe Biden slept. Joseph Biden woke.") == ["Joseph Biden"]


def test_a_name_over_a_line_break_is_one_spelling():
    person = find_people("They saw Donald\nTrump there.")[0]
    assert (person.spellings, person.mentions) == (("Donald Trump",), (Span(9, 21),))


@pytest.mark.parametrize(
    ("body", "role"),
    [
        ("It fell to Mideast special envoy Steve Witkoff to talk.", "Mideast special envoy"),
        ("Marco Rubio, the secretary of state, slept.", "secretary of state"),
        ("Marco Rubio, secretary of state, slept.", "secretary of state"),
        ("It went on without Ukrainian President Volodymyr Zelenskyy.", "Ukrainian President"),
        ("They called former prime minister Tony Blair.", "former prime minister"),
        ("After President Donald Trump had slept, it rained.", "President"),
        ("President of Russia Vladimir Putin slept.", "President of Russia"),
        ("Sergey Lavrov, Russia's foreign minister, slept.", "Russia's foreign minister"),
        ("Lou Reed, lead singer of the band, slept.", "lead singer of the band"),
        ("US Representative Joe Wilson slept.", "US Representative"),
        ("The Prime Minister of Bangladesh Sheikh Hasina slept.", "Prime Minister of Bangladesh"),
        ("Microsoft CEO Satya Nadella slept.", "Microsoft CEO"),
        ("They met Russia's President Vladimir Putin.", "Russia's President"),
        (
            "Ahmed Qurei, Prime Minister of the Palestinian Authority, slept.",
            "Prime Minister of the Palestinian Authority",
        ),
        ("They criticise Judge Amy Barrett.", "Judge"),
        ("The head of the mission in Haiti, Ann Lee, slept.", "head of the mission in Haiti"),
        ("Its chairman, Ann Lee, slept.", "chairman"),
        (
            "Canadian politician and former Premier of Alberta Jim Prentice slept.",
            "Canadian politician and former Premier of Alberta",
        ),
        ("They saw the president and Prime Minister John Howard.", "Prime Minister"),
        ("Science and Technology Minister Ann Lee slept.", "Science and Technology Minister"),
        ("Obama and Defense Secretary Robert Gates slept.", "Defense Secretary"),
        ("Turkey arrests editor Ann Lee.", "editor"),
        ("They saw former railways minister Ann Lee.", "former railways minister"),
        ("The local wildlife officer Ann Lee slept.", "local wildlife officer"),
        ("Turkey jailed incumbent senator Ann Lee.", "incumbent senator"),
        ("Burma's leader General Ann Lee slept.", "Burma's leader"),
        ("Attorney General Ann Lee slept.", "Attorney General"),
        ("Lieutenant General Sir John Kiszely slept.", "Lieutenant General"),
        ("President-elect Joe Biden slept.", "President-elect"),
        (
            "John Abizaid, commander of U.S. forces in the Middle East, slept.",
            "commander of U.S. forces in the Middle East",
        ),
        ("Ann Lee, leader of the Tunisian People's Movement, slept.", "leader of the Tunisian People's Movement"),
        ("Ann Lee, the mayor of South Bend, Indiana, slept.", "mayor of South Bend, Indiana"),
        ("Ann Lee, the driver in the crash that killed three, slept.", "driver in the crash"),
        ("Ann Lee, the head of the agency announced on Friday, slept.", "head of the agency"),
        ("Ann Lee, 62, a former officer, slept.", "former officer"),
    ],
)
def test_a_role_is_taken_as_written_and_ends_with_its_phrase(body, role):
    assert [person.roles for person in find_people(body) if person.roles] == [(role,)]


@pytest.mark.parametrize(
    "body",
    [
        "They saw Mr. Trump.",
        "They saw Dr. Trump.",
        "It was his wife Melania Trump.",
        "Trump said it rains.",
        "A statue of slave owner John Cass fell.",
        "At 4:45 PM Ann Lee wrote.",
        "Ann Lee, the secretary's brother, slept.",
    ],
)
def test_a_courtesy_and_a_kinship_are_no_roles(body):
    assert [person.roles for person in find_people(body)] == [()]


def test_the_next_persons_role_is_not_the_last_ones():
    found = roles("They saw Donald Trump, Russian President Vladimir Putin and others.")
    assert found == {"Donald Trump": (), "Vladimir Putin": ("Russian President",)}


def test_a_title_and_a_name_after_a_comma_are_the_next_person():
    found = roles("They saw Ann Lee, President of Chile Michelle Bachelet, and others.")
    assert found == {"Ann Lee": (), "Michelle Bachelet": ("President of Chile",)}


def test_one_person_may_have_several_roles():
    found = roles("Senator John Kerry slept. John Kerry, the climate envoy, woke.")
    assert found == {"John Kerry": ("Senator", "climate envoy")}


_TEXT = (
    "Donald Trump Melania Jr. President of the Kim Jong-un von der Leyen O'Rourke Putin's said , . Mr. U.S. al-Sisi É "
    "secretary state Ivan A. 45, (the John Smith\nLake"
)
_WORDS = st.sampled_from(_TEXT.split(" "))


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.text(max_size=80), st.lists(_WORDS, max_size=25).map(" ".join)))
def test_every_mention_is_a_place_in_the_body_and_one_of_the_spellings(body):
    people = find_people(body)
    assert people == find_people(body)
    firsts = [person.mentions[0] for person in people]
    assert firsts == sorted(firsts)
    taken: set[int] = set()
    for person in people:
        assert person.name in person.spellings
        assert list(person.mentions) == sorted(person.mentions)
        for start, end in person.mentions:
            assert 0 <= start < end <= len(body)
            assert " ".join(body[start:end].split()) in person.spellings
            assert not taken.intersection(range(start, end))
            taken.update(range(start, end))


@pytest.mark.parametrize(
    "piece", ["Aa ", "Aa-", "A.", "von der ", "President of ", "Zh'", "John Aa, Smith ", "M\u0301"]
)
def test_hostile_text_takes_work_in_proportion_to_its_length(piece):
    find_people(piece)
    short, long = (calls(partial(find_people, piece * (length // len(piece)))) for length in (10_000, 80_000))
    assert long < 9 * short + 1_000
    with guarded():
        find_people(piece * (200_000 // len(piece)))


def test_every_capital_of_unicode_lies_in_a_block_that_is_looked_through():
    missed = [
        hex(point)
        for point in range(sys.maxunicode + 1)
        if is_capital(chr(point)) and not any(point in block for block in CASED)
    ]
    assert missed == [hex(point) for point in range(0x1F130, 0x1F18A) if is_capital(chr(point))]  # letters in squares


BEARERS = """
Vladimir_Putin Putin Volodymyr_Zelensky Zelenskyy Zelenskiy Zelensky Bill_Clinton William_Clinton Hillary_Clinton
Clinton J._K._Rowling Rowling J.K._Rowling Kim_Jong_Un Jong_Un_Kim Kim Ann_Lee Lee Mike_Lee Michael_Lee
Aleksei_Navalny Navalny Alexey_Navalni Marine_Le_Pen Le_Pen Merkel Angela_Merkel Merkle
John_Smith_Jr. Smith Muammar_Gaddafi Qaddafi Kadhafi
""".split()  # noqa: SIM905
TOLD = st.lists(
    st.tuples(
        st.sampled_from(["Mr. ", "President ", "", "", "minister ", "in "]),
        st.sampled_from(BEARERS),
        st.sampled_from([" said. ", ", the minister, left. ", " met ", " and ", " went home. ", " "]),
    ).map(lambda parts: "".join(parts).replace("_", " ")),
    max_size=7,
).map("".join)


@settings(max_examples=300)
@given(TOLD)
def test_a_name_that_sounds_like_no_other_is_of_one_person_as_if_all_had_been_compared(body):
    fast = find_people(body)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(joining, "_related", lambda sightings: [True] * len(sightings))
        assert find_people(body) == fast
