"""A line recurs when three distinct texts hold it; files of one article are one text."""

import json
import textwrap

from index.forms.recurrence import Observation, Recurrence, observe

PROMOTION = "Good mornings begin with the Harbour Letter"


def page(name, *, heading="What it means"):
    lead = f"The council of {name} voted on Monday to rebuild the sea wall that the January storm took away overnight."
    more = f"Residents of {name} have waited for eleven months, and some of them have moved inland for good, they say."
    return f"{name} to rebuild\n{lead}\n{PROMOTION}\n{lead[:40]} for {name}\n{heading}\n{more}\n"


def test_a_line_of_three_texts_recurs_and_one_of_two_does_not():
    pages = [page("Ashby"), page("Borth"), page("Crail")]
    assert Recurrence.of(map(observe, pages)).recurs(PROMOTION)
    assert not Recurrence.of(map(observe, pages[:2])).recurs(PROMOTION)


def test_renditions_of_one_article_do_not_make_its_paragraphs_recur():
    text = page("Ashby")
    copies = [text, "date 2025-02-13 " + text, text.replace("\n", "\n\n"), text + "One more line.\n"]
    recurrence = Recurrence.of(map(observe, copies))
    assert not any(recurrence.recurs(line) for line in text.splitlines())


def test_a_short_line_followed_by_other_text_each_time_is_a_heading():
    recurrence = Recurrence.of(map(observe, [page("Ashby"), page("Borth"), page("Crail")]))
    assert recurrence.heads("What it means")
    same = [
        text.replace("What it means\n", "What it means\nJoin today\n")
        for text in map(page, ["Ashby", "Borth", "Crail"])
    ]
    assert not Recurrence.of(map(observe, same)).heads("What it means")


def test_lines_are_alike_whatever_their_quotes_case_and_small_numbers():
    pages = [page(name) + f"{n} min read – “The Harbour”\n" for n, name in enumerate(["Ashby", "Borth", "Crail"], 2)]
    assert Recurrence.of(map(observe, pages)).recurs('9 MIN READ - "the harbour"')


def test_an_observation_survives_json_and_is_the_same_in_every_process():
    observation = observe("One line\n\nAnother line\n")
    assert Observation(*map(tuple, json.loads(json.dumps(observation)))) == observation
    assert observation.lines[0] == 18442380399971301111
    assert observation.lengths == (8, 12)


def test_a_file_learns_that_the_corpus_has_made_one_of_its_lines_recur():
    observations = [observe(page(name)) for name in ("Ashby", "Borth", "Crail")]
    before = Recurrence.of(observations[:2]).recurring(observations[0])
    after = Recurrence.of(observations).recurring(observations[0])
    assert before == ()
    assert len(after) == 2
    assert {heading for _, heading in after} == {True}


def test_no_recurrence_knows_no_line():
    assert not Recurrence().recurs(PROMOTION)
    assert not Recurrence().heads(PROMOTION)


def test_an_article_wrapped_at_several_columns_is_one_text():
    text = page("Ashby")
    copies = ["\n".join(textwrap.fill(line, width) for line in text.splitlines()) for width in (60, 72, 80)]
    recurrence = Recurrence.of(map(observe, [text, *copies]))
    assert not any(recurrence.recurs(line) for line in text.splitlines())
