"""A question's characters to tokens with their places.

What a character means depends on where it stands: behind a field's colon ``-`` and ``OR`` are text, behind a day's
field brackets are ranges. So the lexer knows the fields, keeps one for every open parenthesis, and the parser never
looks at characters again.
"""

from __future__ import annotations

from enum import Enum

from index.frozen import frozen
from search.errors import QueryError, shown
from search.fields import Field, Kind, is_word, lookup, nearest, written_field

_DIGITS = "0123456789"
_NUMERIC = _DIGITS + ".+-"
_SPACES = "\t\n\v\f\r\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
_STRAIGHT = str.maketrans(
    {**dict.fromkeys(_SPACES + "\u2028\u2029\u202f\u205f\u3000", " "), **dict.fromkeys("“”„‟", '"')}
)
_ENDS = frozenset(' ()|"')


class Mark(Enum):
    """What a token is."""

    WORD = "a word, its text literal"
    PATTERN = "a word with wildcards, in the form that Pattern keeps"
    BLANK = "punctuation alone"
    STAR = "*"
    PHRASE = "the text between quotes"
    DAYS = "days as written, quotes and all"
    FIELD = "a field's name as written"
    COMPARE = "a comparison behind a field's colon"
    SAVED = "the name of a saved question, without the @"
    OPEN = "("
    CLOSE = ")"
    OR = "OR or |"
    AND = "AND"
    NOT = "NOT or -"
    NEAR = "NEAR or ADJ"
    TILDE = "~ and the digits behind it"
    BOOST = "^ and the number behind it"
    END = "the end"


@frozen
class Token:
    """A token, its text without what the mark says already, and its half-open place in the question."""

    mark: Mark
    text: str
    start: int
    end: int


def straighten(text: str) -> str:
    """Return a question with its white space as spaces and its double quotes straight, every place as it was."""
    return text.translate(_STRAIGHT)


def lex(text: str) -> list[Token]:
    """Return the tokens of a question, the last one ``END``.

    Raises:
        QueryError: A quote is not closed, a field is unknown or has nothing behind it, or a ``-`` stands alone.
    """
    lexer = _Lexer(text)
    lexer.run()
    return lexer.tokens


class _Lexer:
    def __init__(self, typed: str) -> None:
        self.typed = typed
        self.text = straighten(typed)
        self.at = 0
        self.tokens: list[Token] = []
        self.groups: list[Field | None] = [None]

    def run(self) -> None:
        while True:
            while self.text[self.at : self.at + 1] == " ":
                self.at += 1
            if self.at >= len(self.text):
                self._add(Mark.END, "", self.at)
                return
            self._next()

    def _next(self) -> None:
        """Take what begins here, which is no white space."""
        char = self.text[self.at]
        if char == "(":
            self._open(self.groups[-1])
        elif char == ")":
            if len(self.groups) > 1:
                self.groups.pop()
            self._add(Mark.CLOSE, "", self.at + 1)
            self._suffixes()
        elif char == "|":
            self._add(Mark.OR, "|", self.at + 1)
        elif char == '"':
            self._quote()
        elif char == "-" and self._begins_token():
            if self.text[self.at + 1 : self.at + 2] in {"", " ", ")", "|"}:
                remedy = "put it right before a word to leave that out, or leave it away"
                raise self._wrong("lone_minus", 'a "-" with nothing behind it', remedy, self.at, self.at + 1)
            self._add(Mark.NOT, "-", self.at + 1)
        elif char == "@" and self.text[self.at + 1 : self.at + 2].isalpha():
            self._saved()
        else:
            self._word_or_operator()

    def _begins_token(self) -> bool:
        """Tell whether the place is a token's start, where ``-`` negates: not behind a phrase or a parenthesis."""
        before = self.text[self.at - 1 : self.at]
        last = self.tokens[-1] if self.tokens else None
        return before in {"", " ", "("} or (
            last is not None and last.mark in {Mark.NOT, Mark.OR} and last.end == self.at
        )

    def _open(self, field: Field | None) -> None:
        self.groups.append(field)
        self._add(Mark.OPEN, "", self.at + 1)

    def _word_or_operator(self) -> None:
        rest = self.text[self.at :]
        name = written_field(rest)
        if name is not None:
            self._field(name)
            return
        end = self.at
        while end < len(self.text) and self.text[end] not in _ENDS and self.text[end] != "\\":
            end += 1
        word = self.text[self.at : end]
        operator = {"AND": Mark.AND, "OR": Mark.OR, "NOT": Mark.NOT, "NEAR": Mark.NEAR, "ADJ": Mark.NEAR}.get(word)
        if operator is None and word.startswith(("NEAR/", "ADJ/")):
            operator = Mark.NEAR
        if operator is not None and self.text[end : end + 1] != "\\":
            self._add(operator, word, end)
        else:
            self._value(self.groups[-1])

    def _saved(self) -> None:
        """Take ``@NAME``, and ``^N`` behind it; whatever else touches the name belongs to it, and no name is such."""
        end = self.at
        while end < len(self.text) and self.text[end] not in _ENDS:
            end += 1
        name, tilde, boost = _without_suffixes(self.text[self.at + 1 : end])
        if tilde is not None:
            name, boost = self.text[self.at + 1 : end], None
        self._add(Mark.SAVED, name, self.at + 1 + len(name))
        self._add_suffixes(None, boost)

    def _field(self, name: str) -> None:
        """Take a field's name, its colon, and what stands right behind it."""
        start, end = self.at, self.at + len(name) + 1
        field = lookup(name)
        if field is None:
            raise unknown_field(self.typed, name, start)
        if self.text[end : end + 1] in {"", " ", ")", "|"}:
            remedy = f"write {field.example}, without a space; as text: {name}\\:"
            raise self._wrong("missing_value", f'nothing behind "{name}:"', remedy, start, end)
        if self.text[end] == "-" and field.kind not in {Kind.GLOB, Kind.KEYWORD}:
            remedy = f"write -{name}: to leave that out, or {name}:\\- for the character"
            raise self._wrong("misplaced_minus", f'a "-" behind "{name}:"', remedy, end, end + 1)
        self._add(Mark.FIELD, name, end)
        if self.text[end] == "(":
            self._open(field)
            return
        if field.kind is not Kind.DAY and self.text[end] in "<>=":
            self._add(Mark.COMPARE, self.text[end], end + 1)
        if self.text[self.at : self.at + 1] == '"' and field.kind is not Kind.DAY:
            self._phrase()
        else:
            self._value(field)

    def _value(self, field: Field | None) -> None:
        """Take a word, or what days are written as."""
        if field is not None and field.kind is Kind.DAY:
            self._days()
        else:
            self._word(field)

    def _quote(self) -> None:
        group = self.groups[-1]
        if group is not None and group.kind is Kind.DAY:
            self._days()
        else:
            self._phrase()

    def _phrase(self) -> None:
        start = self.at
        chars = []
        at = start + 1
        while at < len(self.text) and self.text[at] != '"':
            at += self.text[at] == "\\" and at + 1 < len(self.text)
            chars.append(self.text[at])
            at += 1
        if at >= len(self.text):
            raise self._wrong(
                "unclosed_quote", "a quote that is not closed", 'close it, or write \\"', start, start + 1
            )
        text = "".join(chars)
        if not text.strip():
            raise self._wrong("empty_phrase", "nothing between the quotes", "write a word there", start, at + 1)
        self._add(Mark.PHRASE, text, at + 1)
        self._suffixes()

    def _suffixes(self) -> None:
        """Take ``~N`` and ``^N`` right behind a phrase, days or a parenthesis."""
        end = self.at
        while end < len(self.text) and self.text[end] not in _ENDS:
            end += 1
        run = self.text[self.at : end]
        if run[:1] in {"~", "^"}:
            base, *suffixes = _without_suffixes(run)
            if base:
                remedy = "write ~ and digits, ^ and a number, or put a space before it"
                raise self._wrong("bad_suffix", f'"{shown(run)}" is neither distance nor boost', remedy, self.at, end)
            self._add_suffixes(*suffixes)

    def _days(self) -> None:
        """Take days: quotes and brackets reach over white space."""
        at = self.at
        bracket = -1
        while at < len(self.text):
            char = self.text[at]
            if char == '"':
                close = self.text.find('"', at + 1)
                if close < 0:
                    raise self._wrong("unclosed_quote", "a quote that is not closed", "close it", at, at + 1)
                at = close
            elif char in "[{" and at == self.at:
                bracket = at
            elif char in "]}":
                bracket = -1
            elif bracket < 0 and char in " ()|^":
                break
            at += 1
        if bracket >= 0:
            remedy = "write [2024 TO 2025] or 2024..2025"
            raise self._wrong(
                "unfinished_range", "a bracket that is not closed", remedy, bracket, len(self.text.rstrip())
            )
        if at == self.at:
            raise self._wrong("missing_value", "nothing where a day is wanted", "write 2025-02 or 7d", at, at + 1)
        self._add(Mark.DAYS, self.text[self.at : at], at)
        self._suffixes()

    def _word(self, field: Field | None) -> None:
        """Take a word up to white space or a mark of the grammar."""
        chars, marks = [], []
        at = self.at
        while at < len(self.text) and self.text[at] not in _ENDS:
            escaped = self.text[at] == "\\"
            at += escaped and at + 1 < len(self.text)
            chars.append(self.text[at])
            # A live backslash is never an operator, so that it can stand for whatever was escaped.
            marks.append("\\" if escaped else self.text[at])
            at += 1
        literal, live = "".join(chars), "".join(marks)
        base, tilde, boost = _without_suffixes(live)
        if not is_word(literal[: len(base)]) and base != "*" and not (not base and any(c in _DIGITS for c in live)):
            base, tilde, boost = live, None, None
        ends = at - len(tilde or "") - len(boost or "")
        if base:
            exact = bool(self.tokens) and self.tokens[-1].mark is Mark.COMPARE and self.tokens[-1].end == self.at
            mark, text = (Mark.WORD, literal[: len(base)]) if exact else _classified(literal[: len(base)], base, field)
            self._add(mark, text, ends)
        self._add_suffixes(tilde, boost)

    def _add(self, mark: Mark, text: str, end: int) -> None:
        self.tokens.append(Token(mark, text, self.at, end))
        self.at = end

    def _add_suffixes(self, tilde: str | None, boost: str | None) -> None:
        for mark, suffix in ((Mark.TILDE, tilde), (Mark.BOOST, boost)):
            if suffix is not None:
                self._add(mark, suffix[1:], self.at + len(suffix))

    def _wrong(self, code: str, cause: str, remedy: str, start: int, end: int) -> QueryError:
        return QueryError(code, cause, remedy, query=self.typed, place=(start, end))


def unknown_field(query: str, name: str, start: int) -> QueryError:
    """Return the error for a field that is none, with the names that may have been meant."""
    suggest = nearest(name)
    means = "; did you mean " + " or ".join(f"{near}:" for near in suggest) + " ?" if suggest else ""
    remedy = means[2:] or f"see newsdex fields; as text: {shown(name)}\\:"
    place = (start, start + len(name))
    return QueryError(
        "unknown_field", f'unknown field "{shown(name)}"', remedy, query=query, place=place, suggest=suggest
    )


def _without_suffixes(live: str) -> tuple[str, str | None, str | None]:
    """Split ``~N`` and ``^N`` off a word's end; each with its sign, or None."""
    boost = tilde = None
    stem = live.rstrip(_NUMERIC)
    if stem.endswith("^"):
        live, boost = stem[:-1], live[len(stem) - 1 :]
    stem = live.rstrip(_DIGITS)
    if stem.endswith("~"):
        live, tilde = stem[:-1], live[len(stem) - 1 :]
    return live, tilde, boost


def _classified(literal: str, live: str, field: Field | None) -> tuple[Mark, str]:
    """Tell words, patterns and punctuation apart; ``live`` has a backslash where ``literal`` was escaped."""
    kind = None if field is None else field.kind
    if live == "*":
        return Mark.STAR, ""
    if kind is Kind.GLOB:
        return (Mark.PATTERN, _pattern(literal, live)) if "*" in live or "?" in live else (Mark.WORD, literal)
    places = [at for at, char in enumerate(literal) if char.isalnum()]
    if not places:
        if kind in {Kind.KEYWORD, Kind.HAS}:
            return Mark.WORD, literal
        return Mark.BLANK, literal
    first, last = places[0], places[-1] + 1
    # Before the first letter and behind the last one "?" is punctuation; "*" is a wildcard there too.
    lead, core, tail = live[:first], live[first:last], live[last:]
    if "://" in live or not ("*" in live or "?" in core):
        return Mark.WORD, literal
    form = _pattern(literal[first:last], core)
    return Mark.PATTERN, ("*" if "*" in lead else "") + form + ("*" if "*" in tail else "")


def _pattern(literal: str, live: str) -> str:
    """Return the text that Pattern keeps: wildcards as they are, a literal ``*``, ``?`` or backslash escaped."""
    return "".join(
        [
            "\\" + char if char == "\\" or (char in "*?" and mark != char) else char
            for char, mark in zip(literal, live, strict=True)
        ]
    )
