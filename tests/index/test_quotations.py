"""Who is quoted in an article: spans, speakers, how they were found, and what is no quotation."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.forms.jsonlines import read_json_lines
from index.people.finding import find_people
from index.quotations.finding import find_quotations
from index.quotations.marks import MARK, may_quote
from index.quotations.narration import Words, always
from index.quotations.verbs import KINDS
from tests.quotations import marked, measure

KIND = "QNCBwrajVWGPqMbxHTRyeDiofuAkcsth#z,;:()-."


def quotations(text: str):
    return find_quotations(text, find_people(text))


def said(text: str) -> list[tuple[str | None, str]]:
    """Each quotation as its speaker and its words, a split one with a stroke between its parts."""
    return [(q.speaker, " / ".join(text[start:end] for start, end in q.spans)) for q in quotations(text)]


WORDS = st.one_of(st.sampled_from(sorted(KINDS)), st.sampled_from(["minister", "police", "Reuters"]), st.text("aeLing"))


@given(WORDS.filter(bool), st.sampled_from([str, str.title, str.upper]), st.lists(st.sampled_from(KIND)))
def test_a_word_that_is_of_one_kind_always_is_of_it_behind_whatever_stands_before(word, written, before):
    made = Words("", 0)
    made.kinds = before
    assert always(written(word)) in ("", made.kind(written(word)))


MARKED = st.text("ab '’`\"“„»‘‚「\n(—.", max_size=9)


@settings(max_examples=1000)
@given(MARKED, st.integers(0, 2))
def test_marks_are_what_the_plain_list_of_them_finds_and_a_text_with_one_that_opens_may_quote(text, start):
    plain = r"``|''|[\"“”„‟«»「」『』‘‚]|['’](?!\w)|(?<!\w)['’]"
    found = [match.span() for match in MARK.finditer(text, start)]
    assert found == [match.span() for match in re.compile(plain).finditer(text, start)]
    opening = r"\A['‘]|[\"“„«»”‚「『]|[ \n(—]‘|[ \n(—]'|``"
    assert may_quote(text) == bool(re.search(opening, text))


JANE = "Jane Morrow, the mayor of Dunholt, opened the bridge. "

SPEAKERS = [
    # the cue behind
    ('"It will rain," Jane Morrow said.', "Jane Morrow"),
    ('"It will rain," said Jane Morrow.', "Jane Morrow"),
    ('"It will rain," Jane Morrow, the mayor of Dunholt, told reporters.', "Jane Morrow"),
    ('"It will rain," said the mayor of Dunholt, Jane Morrow.', "Jane Morrow"),
    ('"Will it rain?" asked Jane Morrow.', "Jane Morrow"),
    ('"It will rain", Jane Morrow told the BBC.', "Jane Morrow"),
    ('"It will rain," according to Jane Morrow.', "Jane Morrow"),
    ('"It will rain for a week," Jane Morrow was quoted as saying by Reuters.', "Jane Morrow"),
    ('The week will be "wet and cold" in all of the north, Jane Morrow said.', "Jane Morrow"),
    ('The week will be "wet and cold" in all of the north, said Jane Morrow.', "Jane Morrow"),
    # the cue before
    ('Jane Morrow said: "It will rain."', "Jane Morrow"),
    ('Jane Morrow, 45, who runs the ferry, said that it would be "wet and cold" in June.', "Jane Morrow"),
    ('According to Jane Morrow, the week will be "wet and cold".', "Jane Morrow"),
    ('Jane Morrow called the plan "wet and cold".', "Jane Morrow"),
    ('Jane Morrow left the hall, saying the plan was "wet and cold".', "Jane Morrow"),
    ('The hall emptied, with Jane Morrow saying the plan was "wet and cold".', "Jane Morrow"),
    ('The plan was described by Jane Morrow as "wet and cold".', "Jane Morrow"),
    ('Tom Reed accused Jane Morrow of saying "nothing that was true".', "Jane Morrow"),
    ('Jane Morrow was blunt: "It will rain."', "Jane Morrow"),
    # a pronoun, a surname, a role
    (JANE + '"It will rain," she said.', "Jane Morrow"),
    (JANE + '"It will rain," Morrow said.', "Jane Morrow"),
    (JANE + 'She met the ferrymen. "It will rain," the mayor said.', "Jane Morrow"),
    (JANE + 'Tom Reed, the harbour master, came late. "It will rain," she said.', "Jane Morrow"),
    # outlets, bodies, sources without a name
    ('"It will rain," The Washington Post said.', "The Washington Post"),
    ('"It will rain," the Kremlin said.', "Kremlin"),
    ('"It will rain," a ministry statement said.', "ministry statement"),
    ('"It will rain," police said.', "police"),
    ('"It will rain," a spokesman for Jane Morrow said.', "spokesman for Jane Morrow"),
    ('"It will rain," Jane Morrow\'s lawyer said.', "Jane Morrow's lawyer"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "speaker"), SPEAKERS)
def test_the_speaker_is_whom_the_words_around_a_quotation_make_speak(text, speaker):
    found = [q.speaker for q in quotations(text)]
    assert found == [speaker]


@pytest.mark.parametrize(
    "text",
    [
        '"It will rain," he said.',  # nobody before him
        JANE + '"It will rain," he said.',  # a woman
        'The minister, Ann Poe, and the other minister, Tom Reed, met. "It will rain," the minister said.',
        '"It will rain," Jane Morrow and Tom Reed said.',  # two
        'Jane Morrow was told that the week would be "wet and cold".',
        'The week was described as "wet and cold".',
        '"It will rain," the statement said.',
        "“It will rain tomorrow and the day after.”",
    ],
)
def test_a_doubtful_speaker_is_left_open(text):
    (found,) = quotations(text)
    assert (found.speaker, found.kind) == (None, "open")


@pytest.mark.parametrize(
    "text",
    [
        'The film "The Long Ferry" opened on Friday.',
        'Keith "Matt" Maupin was found.',
        "They went to the 'new' harbour, the harbours' newest.",
        'The so-called "green wall" is built.',
        'He is known as the "Lion Man".',
        "It was the workers' hall in the '90s, not the farmers'.",
        'The bridge is 12" wide and 6\'2" high.',
        'A sign on the door said "Closed".',
    ],
)
def test_titles_nicknames_terms_and_apostrophes_are_no_quotations(text):
    assert quotations(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        'X "It will rain," Jane Morrow said.',
        "X “It will rain,” Jane Morrow said.",
        "X ‘It will rain,’ Jane Morrow said.",
        "X 'It will rain,' Jane Morrow said.",
        "X « It will rain, » Jane Morrow said.",
        "X «\u00a0It will rain,\u00a0» Jane Morrow said.",
        "X „It will rain,“ Jane Morrow said.",
        "X „It will rain,” Jane Morrow said.",
        "X »It will rain,« Jane Morrow said.",
        "X ”It will rain,” Jane Morrow said.",
        "X ``It will rain,'' Jane Morrow said.",
        "X 「It will rain,」 Jane Morrow said.",
    ],
)
def test_the_marks_of_many_nations_enclose_the_same_words(text):
    assert said(text) == [("Jane Morrow", "It will rain,")]


def test_apostrophes_do_not_close_a_quotation_in_single_marks():
    text = "‘The workers’ rights weren’t ours to give, and that’s that,’ said Jane Morrow."
    assert said(text) == [("Jane Morrow", "The workers’ rights weren’t ours to give, and that’s that,")]


def test_a_quotation_inside_another_belongs_to_whom_the_outer_one_does():
    text = 'Jane Morrow said: "Tom told me ‘never again’, and I believed him."'
    assert said(text) == [("Jane Morrow", "Tom told me ‘never again’, and I believed him.")]


def test_a_quotation_broken_by_its_attribution_is_one():
    text = '"It will rain," said Jane Morrow, "and then it will snow."'
    (found,) = quotations(text)
    assert len(found.spans) == 2
    assert said(text) == [("Jane Morrow", "It will rain, / and then it will snow.")]


def test_a_quotation_that_runs_over_paragraphs_is_one():
    text = 'Jane Morrow said: "It will rain.\n\n"It will snow.\n\n"We shall stay in."'
    assert said(text) == [("Jane Morrow", "It will rain. / It will snow. / We shall stay in.")]


def test_a_second_sentence_goes_on_with_the_speaker_of_the_first():
    text = '"It will rain," Jane Morrow said. "We shall stay in."\n\n"Nobody minds."'
    assert [(q.speaker, q.how) for q in quotations(text)] == [
        ("Jane Morrow", "after"),
        ("Jane Morrow", "continued"),
        ("Jane Morrow", "continued"),
    ]


def test_two_speakers_in_one_sentence_are_kept_apart():
    text = 'Jane Morrow said it was "wet and cold", while Tom Reed said it was "a fine day".'
    assert said(text) == [("Jane Morrow", "wet and cold"), ("Tom Reed", "a fine day")]


def test_a_cue_in_a_clause_that_is_closed_does_not_reach_the_quotation():
    text = 'The call, which the Kremlin said lasted an hour, "was a step on a long road," Jane Morrow said.'
    assert said(text) == [("Jane Morrow", "was a step on a long road,")]


def test_the_cue_is_the_word_that_makes_them_speak():
    text = 'Jane Morrow left, adding that it was "wet and cold".'
    (found,) = quotations(text)
    assert text[found.cue.start : found.cue.end] == "adding"
    assert found.how == "participle"


def test_headings_and_other_sections_are_not_read():
    line = '{"id":"a","sections":[{"heading":"Morrow: \\"All is well\\"","text":"It rained."},'
    line += '{"heading":"Rain","text":"\\"It will rain,\\" Jane Morrow said."}]}'
    (rendition,) = read_json_lines(line, "a.jsonl")
    found = find_quotations(rendition.body, find_people(rendition.body), rendition.sections)
    assert [rendition.body[q.start : q.end] for q in found] == ["It will rain,"]


def test_the_seeds_are_quoted_as_they_read(seeds):
    text = (seeds / "004_20a2b4c9b70055b3.txt").read_text(encoding="utf-8")

    def words_of(name):
        return [text[start:end] for q in quotations(text) if name in (q.speaker or "") for start, end in q.spans]

    def holds(name, pattern):
        return any(re.search(pattern, words) for words in words_of(name))

    assert holds("Trump", r"\bpeace\b")
    assert not holds("Putin", r"\bpeace\b")
    assert holds("Rosenberg", "magically end")
    assert holds("Zelenskyy", "grateful")
    assert holds("The Washington Post", r"\balliance\b")


PIECES = st.lists(
    st.sampled_from(
        ['"', "“", "”", "‘", "’", "'", "«", "»", "„", "``", "''", "said ", "Jane Morrow ", "he ", "the mayor ", "that ",
         "by ", "calling ", "according to ", "was ", "called ", "reports ", "and ", "of ", "the ", "It will rain", ", ",
         ". ", ": ", "— ", "(", ")", "\n\n", " ", "’s "]
    ),
    max_size=40,
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(PIECES)
def test_whatever_the_text_spans_are_ordered_apart_and_not_empty(pieces):
    text = "".join(pieces)
    places = [span for q in quotations(text) for span in q.spans]
    assert all(start < end for start, end in places)
    assert all(earlier.end <= later.start for earlier, later in pairwise(places))
    assert all(text[start:end] == text[start:end].strip() for start, end in places)
    assert all((q.speaker is None) == (q.kind == "open") for q in quotations(text))


def test_our_own_articles_in_many_house_styles_keep_the_bars():
    scores = [measure.score(document)[0] for document in marked.own()]
    marks, given_, right = measure.together(scores).speakers
    assert right / given_ >= 0.92
    assert right / marks >= 0.80
