"""Outlets are sources where they are made to speak, not where the news is about them."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.forms.cites import HINT, _outlets, find_cites


@pytest.mark.parametrize(
    ("text", "cites"),
    [
        ("The army has left, Reuters reported on Monday.", ("Reuters",)),
        ("He told the BBC that it was over.", ("BBC",)),
        ('"It is over," Steve Rosenberg said at the BBC.', ("BBC",)),
        ('It was likely to "unsettle" him, the Washington Post said.', ("The Washington Post",)),
        ("According to Agence France-Presse, two people died.", ("Agence France-Presse",)),
        ("She said so in an interview with Der Spiegel.", ("Der Spiegel",)),
        ("The deal was first reported by the Financial Times.", ("Financial Times",)),
        ("The Lagos Gazette reported that the bridge was shut.", ("Lagos Gazette",)),
        ("LONDON (Reuters) - Shares fell.", ("Reuters",)),
        ("Reuters reported it; the BBC said so too; Reuters reported more.", ("Reuters", "BBC")),
        ("The president sued The New York Times on Monday.", ()),
        ("A Reuters photographer was killed, officials said.", ()),
        ("The Space Agency said that the launch was put off.", ()),
        ("It is about time, he said, that nature is left alone.", ()),
        ("Nothing is cited here.", ()),
    ],
)
def test_outlets_are_cited_in_the_order_of_first_mention(text, cites):
    assert find_cites(text) == cites


@pytest.mark.parametrize(
    ("text", "cites"),
    [
        ("He told the news agency Lusa outside the depot.", ("Lusa",)),
        ("It was full, according to the newspaper Haugesund Folkeblad.", ("Haugesund Folkeblad",)),
        ("The pilot told the Irish station Tramore One that he was sure.", ("Tramore One",)),
        ("She told BBC Radio Leeds on Wednesday that it was real.", ("BBC Radio Leeds",)),
        ("She told CNN Monday that it was real.", ("CNN",)),
        ("Residents spoke to the BBC. Much was said.", ("BBC",)),
        ("Reuters, citing a port official, said that the ship had left.", ("Reuters",)),
        ("Then The Times picked it up, she said.", ("The Times",)),
        ("The clip, he said, was first identified by the German tabloid Bild.", ("Bild",)),
        ("A Des Moines Register poll found that most agreed.", ("Des Moines Register",)),
        ("The agency Frontex was told to leave, a minister said.", ()),
    ],
)
def test_outlets_are_told_by_what_they_are_called_and_what_they_do(text, cites):
    assert find_cites(text) == cites


def test_a_run_of_names_repeated_is_looked_at_once():
    text = "Reuters reported. " + "BBC and A " * 60_000
    _outlets.cache_clear()
    assert find_cites(text) == ("Reuters",)
    assert _outlets.cache_info().misses < 50


TELLING = """
[Tt]old [Rr]eport ccording_to nterview said says wrote writes [Cc]ited [Cc]iting quot reveal publish confirm broadcast
[Ss]peaking spoke [Pp]oll tally noted learned \\(Reuters\\) \\(AP\\) \\(AFP\\) \\(PTI\\) \\(ANI\\)
"""
PARTS = """
t o l d T told Told rep port Report cording according to To nter view review sa say says aid cit ed ing Cit quot quo re
re veal pub lish con firm fire broad cast sp Sp eaking oke p P oll tally not not learn ( ) Reuters AP AFP PTI ANI
""".split()  # noqa: SIM905
TEXTS = st.lists(st.one_of(st.sampled_from(PARTS), st.just(" ")), max_size=12).map("".join)


@settings(max_examples=500)
@given(TEXTS)
def test_a_word_of_telling_is_found_by_its_rarest_letter(text):
    plain = "|".join(TELLING.split()).replace("_", " ")
    assert bool(HINT.search(text)) == bool(re.search(plain, text))
