"""Sentences are those that nupunkt finds in the whole paragraph, however little of it it is shown."""

from itertools import pairwise

from hypothesis import example, given
from hypothesis import strategies as st
from nupunkt import sent_spans

from index.places import paragraphs
from index.sentences import in_several, sentences

_STRETCHES = st.sampled_from(
    """
    the The treaty Treaty treaty. Treaty. dual-carriageway. U.S. U.S., Mr. St. Jan. p.m. Inc., e.g. etc. etc.) No. no. i
    I. A. B iv IV. ill. civil. 1. 12. 2015. 3.5 5. (5). (a). (BBC) (BBC), (BBC). "The the" said." said.” people". "Hi!"
    he Yahoo! Yahoo!) what? what?" ?! !! ... … …and and... . ! ? " ) "? ". -- said.-- ' 's * ** *.* « » ; , .) ).
    1,000. 1,. 1..2. Dear Preheat Dear,
    x.y x.y. é. ß. Ⅳ. ². _. _x. U.N.) D.C. Ph.D. \u200b \u00ad. a\u00a0b. /s </p>. 中。 İ. ΟΔΟΣ. cheeks bake
    """.split()  # noqa: SIM905
)
_BETWEEN = st.sampled_from([" "] * 12 + ["  ", "\n", "\t", "\u00a0", " \n ", ""])
_PARAGRAPHS = st.lists(st.tuples(_STRETCHES, _BETWEEN), min_size=1, max_size=9).map(
    lambda stretches: "".join(f"{stretch}{between}" for stretch, between in stretches)
)


def as_nupunkt_finds_them(text):
    ends = [end for _, end in sent_spans(text)]
    cuts = [end for end in ends if 0 < end < len(text) and (text[end - 1].isspace() or text[end].isspace())]
    return list(pairwise([0, *cuts, len(text)]))


@given(_PARAGRAPHS)
@example("1. The first item. It is short.")
@example("They said so (BBC). The U.S. Senate met. . . and left.")
@example('"Is it so?" he asked. " It is." He left.')
@example("There are 12. Dear me. There are 12. They left. (There are 12.) There is “none.” They left. “None”. Then.")
@example("No. 5 won. no. 5 lost on Jan. 6. In 2015. The end.")
def test_sentences_are_those_of_the_whole_paragraph(text):
    assert sentences(text) == as_nupunkt_finds_them(text)


@given(st.lists(_PARAGRAPHS, max_size=6))
@example(["He left.", " It rains. Yes.", 'Talks."', '." Then Cairo.', "\n", "It is so. \n", "\n No. 5 won. They lost."])
def test_sentences_of_many_paragraphs_are_those_of_each(several):
    starts = {number: [start for start, _ in sentences(each)] for number, each in enumerate(several)}
    assert dict(in_several(several)) == {number: found for number, found in starts.items() if len(found) > 1}


def test_sentences_of_news_are_told_apart():
    text = "Talks with the U.S. resume in Cairo (Reuters). Mr. Diaz left at 5 p.m. on Jan. 6. He will return."
    assert [text[start:end].strip() for start, end in sentences(text)] == [
        "Talks with the U.S. resume in Cairo (Reuters).",
        "Mr. Diaz left at 5 p.m. on Jan. 6.",
        "He will return.",
    ]


@given(st.text("a \n\u00a0", max_size=30))
def test_paragraphs_are_what_stands_between_empty_lines(text):
    parts = [text[start:end] for start, end in paragraphs(text)]
    assert parts == [part for part in text.split("\n\n") if part.strip()]


def test_signs_without_end_are_looked_at_once():
    text = ".," * 100_000  # each mark tried to the end, this would take an hour
    assert sentences(text) == [(0, len(text))]
    longer = f"He left{text[:600]} It rains{text[:601]} Yes."
    assert sentences(longer) == as_nupunkt_finds_them(longer)
