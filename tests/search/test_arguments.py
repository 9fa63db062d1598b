"""The shell's arguments to one question."""

import pytest

from search.arguments import Question, join_arguments


@pytest.mark.parametrize(
    ("arguments", "text"),
    [
        ([], ""),
        (["trump"], "trump"),
        (["trump", "-gaza"], "trump -gaza"),
        (["trump", "date:2025-02"], "trump date:2025-02"),
        # One argument is the question, whatever it holds.
        (["Steve Witkoff"], "Steve Witkoff"),
        (["person:Steve Witkoff"], "person:Steve Witkoff"),
        # Among several, white space was quoted.
        (["trump", "Steve Witkoff"], 'trump "Steve Witkoff"'),
        (["person:Steve Witkoff", "trump"], 'person:"Steve Witkoff" trump'),
        (["person:=Steve Witkoff", "trump"], 'person:="Steve Witkoff" trump'),
        (["date:Feb 13, 2025", "trump"], 'date:"Feb 13, 2025" trump'),
        (["date:>=Feb 13, 2025", "trump"], 'date:>="Feb 13, 2025" trump'),
        (["in:what next", "trump"], 'in:"what next" trump'),
        (["Iran: talks resume", "x"], '"Iran: talks resume" x'),
        # What holds a mark of the language is left as it is.
        (["a OR b", "c"], "a OR b c"),
        (["a | b", "c"], "a | b c"),
        (["trump -gaza", "c"], "trump -gaza c"),
        (["a NEAR b", "c"], "a NEAR b c"),
        (["(a b)", "c"], "(a b) c"),
        (['"a b" c', "d"], '"a b" c d'),
        (["trump date:2025", "c"], "trump date:2025 c"),
        (["date:2025 title:x", "c"], "date:2025 title:x c"),
        (["date:[2024 TO 2025]", "c"], "date:[2024 TO 2025] c"),
        (["wit* gaza", "c"], "wit* gaza c"),
        (["a\\ b", "c"], "a\\ b c"),
        (["persn:Steve Witkoff", "c"], "persn:Steve Witkoff c"),
        (['a "b', "c"], 'a "b c'),
    ],
)
def test_arguments_are_joined_and_quotes_put_back(arguments, text):
    assert join_arguments(arguments).text == text


def test_what_was_reread_is_told():
    assert join_arguments(["trump", "Steve  Witkoff"]) == Question(
        'trump "Steve Witkoff"', (("Steve  Witkoff", '"Steve Witkoff"'),)
    )
    assert join_arguments(["trump", "x"]).reread == ()


def test_literal_arguments_are_only_joined():
    assert join_arguments(["trump", "Steve Witkoff"], literal=True) == Question("trump Steve Witkoff")
