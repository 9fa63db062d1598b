"""The program's terms as a Whoosh analyzer and posting format, for whoever opens the index with Whoosh."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, Any

from whoosh.analysis import Analyzer, Token
from whoosh.formats import Format

from index.places import Stretch, placed_words
from index.schema import text_term
from index.terms import stem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


class TermAnalyzer(Analyzer):
    """Yields a Whoosh token for each form of each word.

    Args:
        stemmed: Whether terms are stems or words as written.
    """

    def __init__(self, *, stemmed: bool) -> None:
        super().__init__()
        self.stemmed = stemmed

    def __call__(self, value: str, positions: bool = False, **options: Any) -> Iterator[Token]:  # noqa: FBT001, FBT002
        """Yield the tokens of a text; the signature is Whoosh's."""
        token = Token(positions, mode=options.get("mode", ""))
        for word in placed_words([Stretch(0, value, "value")], 0):
            for form in word.word.forms:
                term = stem(form.term) if self.stemmed else form.term
                token.text = text_term(term, form.width).decode("utf-8", "surrogatepass")
                token.boost, token.stopped = 1.0, False
                token.pos = word.place + form.offset
                token.startchar, token.endchar = word.start, word.end
                yield token


class Places(Format):
    """Postings that carry places as little-endian 32-bit numbers; Whoosh's own format pickles each of them."""

    def word_values(self, value: str, analyzer: Analyzer, **options: Any) -> Iterable[tuple[str, int, float, bytes]]:
        """Return (term, frequency, weight, value) for each term of a text."""
        places: dict[str, list[int]] = {}
        for token in analyzer(value, positions=True, **options):
            places.setdefault(token.text, []).append(token.pos)
        for text, each in places.items():
            yield text, len(each), float(len(each)), self.encode(each)

    @staticmethod
    def encode(places: Iterable[int]) -> bytes:
        """Return places as a posting's value."""
        numbers = list(places)
        return struct.pack(f"<{len(numbers)}I", *numbers)

    @staticmethod
    def decode_positions(value: bytes) -> list[int]:
        """Return the places of a posting's value; Whoosh asks for it by this name."""
        return list(struct.unpack(f"<{len(value) // 4}I", value))

    @staticmethod
    def decode_frequency(value: bytes) -> int:
        """Return how often the term occurs, from a posting's value."""
        return len(value) // 4

    decode_weight = decode_frequency
