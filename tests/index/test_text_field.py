"""A field that is taken apart all at once has the terms, places and capitals of its words one by one."""

from hypothesis import example, given
from hypothesis import strategies as st

from index.schema import text_term
from index.terms import prepare, raw_words, take_apart
from index.text_field import TextField
from index.word_codes import WordCodes

_WORDS = """
the The US us U.S. U.S.-led cease-fire Cease-fire. a-b-c-d-e-f-g-h-i-j "Hello," (no) Arbour's arbour’s Ruff's, 's 'S s's
it's 1.5 5,838. $325,000 7-day F-16 2–1. Texas–Oklahoma and/or either/Or/cease-fire – — ... ' '' _ a_b
x\u00adx \u200bCairo
e\u0301t\u00e9 ﬁn Ⅳ ª ˑ ˑa \u0301 İstanbul STRASSE straße 中国 O'Rourke
""".split()  # noqa: SIM905
_STRETCHES = st.lists(st.sampled_from(_WORDS) | st.text(max_size=4), max_size=6).map(" ".join)
_FIELDS = st.lists(st.lists(st.tuples(st.lists(_STRETCHES, max_size=3), st.booleans()), max_size=3), max_size=4)


def word_by_word(documents, gap):
    """Return (term, document, place, capital) of every occurrence, and the length of each document."""
    found, lengths = [], []
    for document, stretches in enumerate(documents):
        place = length = 0
        for pieces, prose in stretches:
            for piece in pieces:
                raw = raw_words(prepare(piece))
                words = map(take_apart, raw)
                for number, word in enumerate(words):
                    told = prose and number > 0 and len(word.forms) == 1
                    capital = 1 + raw[number][0].isupper() if told else 0
                    found += [(text_term(f.term, f.width), document, place + f.offset, capital) for f in word.forms]
                    place, length = place + word.places, length + word.places
            place += gap
        lengths.append(length)
    return sorted(found), lengths


@given(_FIELDS, st.sampled_from([1, 10_000]))
@example([[(["The cease-fire holds. Yes"], True), ([], True), (["US troops", "leave Cairo/Rome"], True)], []], 1)
@example([[], [(["either/Or is", "– ’s Arbour's"], True)], [(["Talks"], False)]], 10_000)
def test_taken_apart_at_once_is_taken_apart_word_by_word(documents, gap):
    stretches = [(document, *stretch) for document, each in enumerate(documents) for stretch in each]
    field = TextField(
        pieces=[prepare(piece) for _, pieces, _ in stretches for piece in pieces],
        documents=[document for document, _, _ in stretches],
        counts=[len(pieces) for _, pieces, _ in stretches],
        prose=[prose for _, _, prose in stretches],
        gap=gap,
        keeps_capitals=True,
    )
    placed = field.placed(len(documents), WordCodes())
    terms, numbers, owners, places, capitals = placed.occurrences
    found = zip([terms[number] for number in numbers], owners.tolist(), places.tolist(), capitals.tolist(), strict=True)
    assert (sorted(found), placed.lengths.tolist()) == word_by_word(documents, gap)
    assert sorted(set(numbers.tolist())) == list(range(len(terms)))


def test_a_field_that_no_article_has_is_empty_in_each():
    placed = TextField([], [], [], [], gap=10, keeps_capitals=False).placed(3, WordCodes())
    assert placed.lengths.tolist() == [0, 0, 0]
    assert [placed.pieces.shape, placed.stretches.shape] == [(2, 0), (2, 0)]
    assert [*map(len, (*placed.words, *placed.prose, *placed.occurrences))] == [0] * 9


def test_pieces_and_stretches_begin_and_end_at_places():
    pieces = ["A cease-fire holds.", " – ", "Rain.", "Cairo"]
    field = TextField(pieces, [0, 0, 2], [3, 0, 1], [True, True, False], gap=10, keeps_capitals=False)
    placed = field.placed(3, WordCodes())
    assert placed.pieces.T.tolist() == [[0, 4], [4, 4], [4, 5], [0, 1]]
    assert placed.stretches.T.tolist() == [[0, 5], [15, 15], [0, 1]]
    assert placed.lengths.tolist() == [5, 0, 1]


@given(st.sampled_from(_WORDS) | st.text(max_size=6).map(lambda text: "".join(prepare(text).split())))
def test_what_stands_between_spaces_has_the_terms_of_its_words(stretch):
    codes = WordCodes()
    code = codes[prepare(stretch)] if stretch else -1
    composed = codes.composed[-1 - code] if code < 0 else None
    numbers = [code >> 1] if composed is None else composed.numbers
    words = [take_apart(raw) for raw in raw_words(prepare(stretch))]
    assert [codes.terms[number] for number in numbers] == [
        text_term(form.term, form.width) for word in words for form in word.forms
    ]
    assert (1 if composed is None else composed.places) == sum(word.places for word in words)
