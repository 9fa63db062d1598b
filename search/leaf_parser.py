"""The leaves of a question: a word, a phrase, a pattern, a stretch of days, what an article has, an exact spelling."""

from __future__ import annotations

from index.terms import words
from search.cursor import Blank, TokenCursor
from search.errors import PeriodError, QueryError, shown
from search.fields import COMPARISONS, HAS, UNITS, Field, Kind, is_word, nearest
from search.lexer import Mark, Token
from search.tree import Days, Every, Exactly, Has, Node, Pattern, Phrase, Present, Word

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime

_FARTHEST = 9999


class LeafParser(TokenCursor):
    """Reads leaves.

    Args:
        text: The question as typed.
        tokens: Its tokens.
        now: The day that ``today`` means.
        dayfirst: Whether ``3/1/2025`` is the third of January; without it, it is an error.

    Attributes:
        field: The field that is distributed over what is read now, None for the article's text.
        written: The name that it was given.
    """

    def __init__(self, text: str, tokens: list[Token], now: datetime.date, *, dayfirst: bool) -> None:
        super().__init__(text, tokens)
        self.now = now
        self.dayfirst = dayfirst
        self.field: Field | None = None
        self.written = ""

    def _leaf(self, start: int = -1) -> Node | Blank:
        """Read one word, phrase, pattern or stretch of days of the field that is open; it begins at ``start``."""
        token = self._take()
        field = self.field
        name = canonical(field)
        place = (token.start if start < 0 else start, token.end)
        if token.mark is Mark.BLANK or (token.mark is Mark.PHRASE and not is_word(token.text) and not _is_whole(field)):
            return Blank(place)
        if token.mark is Mark.STAR:
            return self._star(token, field, place)
        if token.mark is Mark.DAYS and field is not None:
            return self._days(token, field, place)
        if field is not None and field.kind is Kind.HAS:
            return self._has(token, place)
        suffix = self._take() if self._mark() is Mark.TILDE and self._token.start == token.end else None
        if suffix is not None:
            place = (place[0], suffix.end)
            if _is_whole(field) or token.mark is Mark.PATTERN:
                self._fail("misplaced_tilde", "a ~ where no word or phrase is", "leave it away, or write \\~", suffix)
        if token.mark is Mark.PHRASE:
            return Phrase(
                token.text, name, None if suffix is None else self._count(suffix.text, suffix, '"a b"~5'), place=place
            )
        if token.mark is Mark.PATTERN:
            if not _is_whole(field):
                self._check_pattern(token)
            return Pattern(token.text, name, place=place)
        return Word(token.text, name, 0 if suffix is None else self._edits(token, suffix), place=place)

    def _exactly(self, name: Token, field: Field) -> Node:
        sign = self._take()
        if field.kind is not Kind.PERSON or sign.text != "=":
            remedy = "compare date:, event: and added:; for a name write person:=X"
            self._fail("bad_comparison", f'"{name.text}:" cannot be compared', remedy, (name.start, sign.end))
        value = self._token
        if value.mark not in {Mark.WORD, Mark.PHRASE} or value.start != sign.end or not is_word(value.text):
            remedy = 'write person:="Steve Witkoff"'
            self._fail("missing_value", f'nothing behind "{name.text}:="', remedy, (name.start, sign.end))
        self._take()
        return Exactly(field.name, value.text, place=(name.start, value.end))

    def _unit(self, token: Token) -> Word:
        if token.text not in UNITS:
            suggest = nearest(token.text, UNITS)
            remedy = "write same:sentence(…) or same:paragraph(…)"
            self._fail("bad_zone", f'no unit "{shown(token.text) or "*"}"', remedy, token, suggest)
        return Word(token.text, place=(token.start, token.end))

    def _star(self, token: Token, field: Field | None, place: tuple[int, int]) -> Node:
        before = self.tokens[self.next - 2] if self.next > 1 else None
        if before is not None and before.mark in {Mark.PHRASE, Mark.CLOSE} and before.end == token.start:
            remedy = "wildcards stand in words: ceasef*"
            self._fail("misplaced_wildcard", "a * behind a quote or parenthesis", remedy, token)
        if field is None or field.name == "text":
            return Every(place=place)
        if field.kind is Kind.HAS:
            return self._has(token, place)
        return Present(field.name, place=place)

    def _days(self, token: Token, field: Field, place: tuple[int, int]) -> Node:
        from search.periods import parse_period  # noqa: PLC0415 -- most questions have no day and start sooner

        sign = COMPARISONS.get(self.written, "")
        if token.text == "*" and not sign:
            return Present(field.name, place=place)
        try:
            period = parse_period(token.text, now=self.now, dayfirst=self.dayfirst, operator=sign)
        except PeriodError as error:
            wrong = (token.start + error.start, token.start + error.end)
            raise QueryError(error.code, error.cause, error.remedy, query=self.text, place=wrong) from None
        return Days(field.name, period, text=token.text, place=place)

    def _has(self, token: Token, place: tuple[int, int]) -> Node:
        if token.text not in HAS or token.mark not in {Mark.WORD, Mark.PHRASE}:
            suggest = nearest(token.text, HAS)
            remedy = "write " + ", ".join(f"has:{what}" for what in suggest or HAS)
            self._fail("unknown_value", f'nothing is known of "has:{shown(token.text) or "*"}"', remedy, token, suggest)
        return Has(token.text, place=place)

    def _check_pattern(self, token: Token) -> None:
        if sum(map(str.isalnum, token.text)) < 2:
            cause = f'the pattern "{shown(token.text)}" is too short'
            self._fail("short_pattern", cause, "give it two letters or digits, or write \\*", token)

    def _edits(self, word: Token, suffix: Token) -> int:
        if suffix.text not in {"", "1", "2"}:
            remedy = f"write {shown(word.text)}~1 or {shown(word.text)}~2"
            self._fail("bad_distance", f'"~{shown(suffix.text)}" is no distance', remedy, suffix)
        if sum(map(str.isalpha, word.text)) < 4 or any(map(str.isnumeric, word.text)):
            cause = f'"{shown(word.text)}~" is too short, or has digits'
            remedy = "give it four letters and no digits, or leave ~ away"
            self._fail("bad_fuzzy", cause, remedy, (word.start, suffix.end))
        if len(words(word.text)) > 1:
            cause = f'"{shown(word.text)}~" stands behind more than one word'
            self._fail("bad_fuzzy", cause, "write ~ behind each word, or leave it away", (word.start, suffix.end))
        return int(suffix.text or "1")

    def _count(self, digits: str, token: Token, example: str) -> int:
        if not (digits.isascii() and digits.isdigit() and len(digits) <= 9 and int(digits) <= _FARTHEST):
            cause = f'"{shown(digits)}" is no number of words'
            self._fail("bad_distance", cause, f"write {example}, at most {_FARTHEST}", token)
        return int(digits)


def canonical(field: Field | None) -> str | None:
    """Return the name of a field that leaves carry, None for the article's text."""
    return None if field is None or field.name == "text" else field.name


def _is_whole(field: Field | None) -> bool:
    """Tell whether a field holds whole values, which are no words: punctuation is part of them."""
    return field is not None and field.kind in {Kind.GLOB, Kind.KEYWORD}
