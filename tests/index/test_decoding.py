"""Bytes to text."""

import pytest

from index.decoding import decode
from index.errors import UnreadableError

ENGLISH = [
    "Prime minister Pedro Sánchez met the mayor of Málaga on Tuesday, and the talks will go on in São Paulo.",
    "Søren Kjær of Århus said on Monday that the ferry to Ærø was late again, and that the crew of it was tired.",
    "The poet João Guimarães read to a crowd of two hundred, and the minister was in the hall.",
    "Peña Muñoz and Þór Guðmundsson spoke of the fishing quota in Reykjavík for two hours on Friday.",
    "François Hollande said that the naïve plan was not the one of the Élysée, and went to Besançon.",
]
TYPOGRAPHIC = "The café’s owner said that “it was très bien” – and that the bill was €40 for the two of them."


@pytest.mark.parametrize("text", ENGLISH)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "latin-1", "cp1252"])
def test_english_text_with_accents_is_read_as_it_was_written(text, encoding):
    assert decode("a.txt", text.encode(encoding)) == text


def test_typographic_marks_of_windows_are_read_as_they_were_written():
    assert decode("a.txt", TYPOGRAPHIC.encode("cp1252")) == TYPOGRAPHIC


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Český premiér Petr Fiala řekl, že vláda bude o návrhu jednat ve středu a že žádné změny nečeká.", "cp1250"),
        ("Президент заявил в среду, что переговоры будут продолжены на следующей неделе.", "cp1251"),
        ("Президент заявил в среду, что переговоры будут продолжены на следующей неделе.", "koi8-r"),
    ],
)
def test_another_language_is_told_by_its_letters(text, encoding):
    assert decode("a.txt", text.encode(encoding)) == text


def test_lines_end_alike_and_a_text_of_nothing_is_named():
    assert decode("a.txt", "one\r\ntwo\rthrée".encode("cp1252")) == "one\ntwo\nthrée"
    with pytest.raises(UnreadableError, match=r"a\.txt: empty"):
        decode("a.txt", b"\xef\xbb\xbf \r\n")
    with pytest.raises(UnreadableError, match="NUL"):
        decode("a.txt", b"a\0b")
