"""Tokens to the tree; every error with its place and a remedy.

One method for each rule of the grammar, called from the loosest to the tightest:

    or → and → not → near → primary → zone, fielded, group, leaf
"""

from __future__ import annotations

from index.frozen import frozen
from search.cursor import Blank
from search.errors import QueryError, shown
from search.fields import Field, Kind, is_word, lookup
from search.leaf_parser import LeafParser, canonical
from search.lexer import Mark, Token, lex, straighten
from search.references import NOTHING_SAVED, References, UnresolvedError
from search.tree import (
    And,
    Boost,
    Every,
    Near,
    Node,
    Not,
    Or,
    Pattern,
    Phrase,
    Tree,
    Word,
    Zone,
    conjoin,
    disjoin,
    walk,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime
    from collections.abc import Mapping
    from typing import NoReturn

_LONGEST = 4096
_DEEPEST = 100
_LEAVES = {Mark.WORD, Mark.PATTERN, Mark.BLANK, Mark.STAR, Mark.PHRASE, Mark.DAYS}
_OPERATORS = {Mark.OR, Mark.AND, Mark.NOT, Mark.NEAR}
_ENDINGS = {Mark.OR, Mark.AND, Mark.NEAR, Mark.CLOSE, Mark.END}


@frozen
class Reading:
    """A question as it was read.

    Attributes:
        tree: What it means.
        mixed: Whether AND and OR stood side by side without parentheses, so that the reading is worth showing.
    """

    tree: Tree
    mixed: bool


def parse(
    text: str,
    *,
    now: datetime.date,
    dayfirst: bool = False,
    any_: bool = False,
    saved: Mapping[str, str] = NOTHING_SAVED,
    longest: int = _LONGEST,
) -> Tree:
    """Return the tree of a question; ``read`` says whether its reading is worth showing.

    Raises:
        QueryError: The question cannot be read; nothing else is raised, whatever the text.
    """
    return read(text, now=now, dayfirst=dayfirst, any_=any_, saved=saved, longest=longest).tree


def read(
    text: str,
    *,
    now: datetime.date,
    dayfirst: bool = False,
    any_: bool = False,
    saved: Mapping[str, str] = NOTHING_SAVED,
    longest: int = _LONGEST,
) -> Reading:
    """Read a question.

    Args:
        text: As typed.
        now: The day that ``today`` means.
        dayfirst: Whether ``3/1/2025`` is the third of January; without it, it is an error.
        any_: Whether words side by side are joined by OR; fields and negations among them still hold for all.
        saved: What ``@NAME`` stands for, by name.
        longest: At most so many characters; what ``str`` makes of a tree may be longer than what was typed.

    Raises:
        QueryError: The question cannot be read; nothing else is raised, whatever the text.
    """
    references = References(saved, lambda question, within: _read(question, now, within, dayfirst=dayfirst).tree)
    return _read(text, now, references, dayfirst=dayfirst, any_=any_, longest=longest)


def _read(
    text: str,
    now: datetime.date,
    references: References,
    *,
    dayfirst: bool,
    any_: bool = False,
    longest: int = _LONGEST,
) -> Reading:
    _check_length(text, longest)
    parser = _Parser(text, lex(text), now, references, dayfirst=dayfirst, any_=any_)
    tree = parser.query()
    if parser.deepest > _DEEPEST // 3 or references.used:
        # Spelt out, a question has more parentheses; it must still be read when it is given back.
        printed = str(tree)
        try:
            _Parser(printed, lex(printed), now, references, dayfirst=dayfirst, any_=False).query()
        except QueryError as error:
            raise QueryError(error.code, error.cause, error.remedy, query=text, place=(0, len(text))) from None
    return Reading(tree, parser.mixed)


def parse_literal(text: str, *, any_: bool = False) -> Tree:
    """Return the words between white space joined by AND, or by OR; every character is text.

    Raises:
        QueryError: There is no word in it, or it is too long.
    """
    _check_length(text, _LONGEST)
    words: list[Node] = []
    at = 0
    for part in straighten(text).split(" "):
        if is_word(part):
            words.append(Word(part, place=(at, at + len(part))))
        at += len(part) + 1
    if not words and text.strip():
        raise QueryError("no_word", "no word in it", "write letters or digits", query=text, place=(0, len(text)))
    if not words:
        return Every(place=(0, len(text)))
    return disjoin(words) if any_ else conjoin(words)


def _check_length(text: str, longest: int) -> None:
    if len(text) > longest:
        cause = f"a question of {len(text)} characters"
        remedy = f"at most {longest} are read: shorten it"
        raise QueryError("too_long", cause, remedy, query=text, place=(longest, len(text)))


class _Parser(LeafParser):
    """Reads a question.

    Attributes:
        mixed: Whether AND and OR stood side by side without parentheses.
        deepest: Levels of parentheses and NOT.
    """

    def __init__(
        self, text: str, tokens: list[Token], now: datetime.date, references: References, *, dayfirst: bool, any_: bool
    ) -> None:
        super().__init__(text, tokens, now, dayfirst=dayfirst)
        self.references = references
        self.any = any_
        self.mixed = False
        self.depth = self.deepest = 0
        self.inside = ""  # the zone or field whose parentheses are open, as written

    def query(self) -> Node:
        if self._mark() is Mark.END:
            return Every(place=(0, len(self.text)))
        tree = self._or()
        if self._mark() is Mark.CLOSE:
            self._fail("unopened_parenthesis", 'a ")" that closes nothing', "open it, or write \\)", self._token)
        return self._solid(tree)

    def _or(self) -> Node | Blank:
        node, joined = self._and()
        if self._mark() is not Mark.OR:
            return node
        nodes = [self._solid(node)]
        while self._mark() is Mark.OR:
            self._take()
            node, also = self._and()
            nodes.append(self._solid(node))
            joined = joined or also
        self.mixed = self.mixed or joined
        return disjoin(nodes)

    def _and(self) -> tuple[Node | Blank, bool]:
        """Return the operands joined, and whether there is an AND among them at this level."""
        chains = [[self._not()]]
        while self._mark() not in _ENDINGS or self._mark() is Mark.AND:
            if self._mark() is Mark.AND:
                self._take()
                chains[-1].append(self._not())
            else:
                chains.append([self._not()])
        blank = chains[0][0]
        nodes: list[Node] = []
        explicit = False
        for chain in chains:
            if len(chain) > 1:
                nodes.append(conjoin([self._solid(node) for node in chain]))
                explicit = True
            elif not isinstance(chain[0], Blank):
                nodes.append(chain[0])
        if not nodes:
            return blank, False
        tree = self._any_of(nodes) if self.any else conjoin(nodes)
        return tree, explicit or (len(nodes) > 1 and isinstance(tree, And))

    def _any_of(self, nodes: list[Node]) -> Node:
        """Return the words joined by OR, and AND what is no word: fields, zones and negations."""
        name = canonical(self.field)
        words = [node for node in nodes if _is_wordy(node, name)]
        others = [node for node in nodes if not _is_wordy(node, name)]
        return conjoin([disjoin(words), *others] if words else others)

    def _not(self) -> Node | Blank:
        if self._mark() is not Mark.NOT:
            return self._near()
        sign = self._take()
        self._deeper(sign)
        child = self._solid(self._not())
        self.depth -= 1
        return Not(child, place=(sign.start, child.place[1]))

    def _near(self) -> Node | Blank:
        left = self._primary()
        while self._mark() is Mark.NEAR:
            sign = self._take()
            distance = self._distance(sign)
            if self._mark() is Mark.NOT:
                remedy = f"write NOT (a {sign.text} b), or a NOT b"
                self._fail("bad_operand", f'"{sign.text}" beside a negation', remedy, self._token)
            right = self._primary()
            first = self._operand(left, sign, chain=True)
            last = self._operand(right, sign, chain=False)
            fields = {part.field for side in (first, last) for part in walk(side) if isinstance(part, _WORDS)}
            if len(fields) > 1:
                remedy = "put both into one field: title:(a NEAR b)"
                self._fail("bad_operand", f'"{sign.text}" across two fields', remedy, (first.place[0], last.place[1]))
            place = (first.place[0], last.place[1])
            left = Near(first, last, distance, sign.text.startswith("ADJ"), place=place)
        return left

    def _primary(self) -> Node | Blank:
        token = self._token
        node: Node | Blank
        if token.mark is Mark.FIELD:
            node = self._fielded()
        elif token.mark is Mark.OPEN:
            node = self._group()
        elif token.mark in _LEAVES:
            node = self._leaf()
        elif token.mark is Mark.SAVED:
            node = self._saved()
        else:
            self._missing()
        if self._mark() is Mark.TILDE:
            self._fail("misplaced_tilde", "a ~ where no word or phrase is", 'write word~1 or "a b"~5', self._token)
        if self._mark() is Mark.BOOST and self._token.start == self._end:
            node = self._boosted(self._solid(node))
        last = self.tokens[self.next - 1]
        touching = self._mark() is Mark.OPEN and self._token.start == last.end and last.mark is not Mark.CLOSE
        if touching and not isinstance(node, Blank):
            self._touching(last)
        return node

    def _boosted(self, node: Node) -> Node:
        sign = self._take()
        whole, _, decimals = sign.text.partition(".")
        right = (whole + decimals).isdigit() and len(whole) <= 3 and len(decimals) <= 6
        factor = float(sign.text) if right else 0.0
        if not 0 < factor <= 100:
            cause = f'"^{shown(sign.text)}" is no weight'
            self._fail("bad_boost", cause, "write a number above 0 and at most 100, as ^2 or ^0.5", sign)
        return Boost(node, factor, place=(node.place[0], sign.end))

    def _group(self) -> Node | Blank:
        sign = self._take()
        self._deeper(sign)
        if self._mark() is Mark.CLOSE:
            self._fail(
                "empty_group", "nothing between the parentheses", "write a word there", (sign.start, self._token.end)
            )
        node = self._or()
        if self._mark() is not Mark.CLOSE:
            self._fail("unclosed_parenthesis", "a parenthesis that is not closed", "close it, or write \\(", sign)
        self._take()
        self.depth -= 1
        return node

    def _saved(self) -> Node:
        """Take a saved question's name, and put what it stands for in its place."""
        name = self._take()
        if self.inside:
            remedy = "put it beside the parentheses, not inside"
            self._fail("nested_field", f'a saved question inside "{self.inside}"', remedy, name)
        try:
            return self.references.tree(name.text, (name.start, name.end))
        except UnresolvedError as error:
            self._fail(error.code, error.cause, error.remedy, name, error.suggest)

    def _fielded(self) -> Node:
        name = self._take()
        field = lookup(name.text)
        if field is None or self.inside:
            cause = f'a field inside "{self.inside}"'
            self._fail("nested_field", cause, "put it beside the parentheses, not inside", name)
        if field.kind is Kind.ZONE:
            return self._zone(name, field)
        if self._mark() is Mark.COMPARE:
            return self._exactly(name, field)
        if self._mark() not in _LEAVES and self._mark() is not Mark.OPEN:
            self._fail("missing_value", f'nothing behind "{name.text}:"', f"write {field.example}", name)
        self.field, self.written = field, name.text
        if self._mark() is Mark.OPEN:
            self.inside = f"{name.text}:(…)"
            node = self._solid(self._group())
        else:
            node = self._solid(self._leaf(name.start))
        self.field, self.written, self.inside = None, "", ""
        return node

    def _zone(self, sign: Token, field: Field) -> Node:
        token = self._token
        example = f"write {field.example}"
        named = token.mark in {Mark.WORD, Mark.PHRASE} and is_word(token.text)
        if not named and token.mark is not Mark.STAR:
            end = token.end if token.mark in _LEAVES else sign.end
            self._fail("bad_zone", f'"{sign.text}:" wants a name of whole words', example, (sign.start, end))
        self._take()
        name: Word | Phrase | None = None
        if token.mark is not Mark.STAR:
            name = (Word if token.mark is Mark.WORD else Phrase)(token.text, place=(token.start, token.end))
        if field.name == "same":
            name = self._unit(token)
        child = None
        if self._mark() is Mark.OPEN and self._token.start == token.end:
            opened = self._token
            self.inside = f"{sign.text}:{shown(token.text) or '*'}(…)"
            child = self._solid(self._group())
            self.inside = ""
            if any(isinstance(part, Every) for part in walk(child)):
                remedy = "write words there, or no parentheses"
                self._fail("bad_zone", "* inside a zone", remedy, (opened.start, self._end))
        elif field.name == "same":
            self._fail("bad_zone", f'"same:{token.text}" wants words in parentheses', example, (sign.start, token.end))
        return Zone(field.name, name, child, place=(sign.start, self._end))

    def _distance(self, sign: Token) -> int:
        _, slash, digits = sign.text.partition("/")
        return self._count(digits, sign, "a NEAR/5 b") if slash else 10

    def _operand(self, node: Node | Blank, sign: Token, *, chain: bool) -> Node:
        """Check that something may stand beside NEAR or ADJ: words, phrases, ORs of those; a chain on the left."""
        node = self._solid(node)
        parts = node.children if isinstance(node, Or) else (node,)
        whole = {"id", "path", "story"}
        right = all(isinstance(part, _WORDS) and part.field not in whole for part in parts)
        if not right and not (chain and isinstance(node, Near)):
            remedy = "put words, phrases or (a OR b) beside it"
            if isinstance(node, Boost):
                remedy = f"put the weight behind all of it: (a {sign.text} b)^2"
            self._fail("bad_operand", f'"{sign.text}" beside what is no word', remedy, node.place)
        loose = next((part for part in parts if isinstance(part, Phrase) and part.slop is not None), None)
        if loose is not None:
            remedy = "put its words near each other: a NEAR/1 b NEAR/5 c"
            self._fail("bad_operand", f'"{sign.text}" beside a loose phrase', remedy, loose.place)
        return node

    def _deeper(self, token: Token) -> None:
        self.depth += 1
        self.deepest = max(self.deepest, self.depth)
        if self.depth > _DEEPEST:
            self._fail("too_deep", f"more than {_DEEPEST} levels of parentheses and NOT", "use fewer of them", token)

    def _missing(self) -> NoReturn:
        """Say what is wrong where an operand is wanted and none is."""
        token = self._token
        before = self.tokens[self.next - 1] if self.next else None
        operator = before if before is not None and before.mark in _OPERATORS else token
        if token.mark is Mark.TILDE:
            remedy = "put it right behind one, or write \\~"
            self._fail("misplaced_tilde", "a ~ where no word or phrase is", remedy, token)
        if token.mark is Mark.BOOST:
            self._fail("bad_boost", "a ^ where nothing is", "put it right behind a word, or write \\^", token)
        if operator.mark not in _OPERATORS:
            self._fail("unopened_parenthesis", 'a ")" that closes nothing', "open it, or write \\)", token)
        side = "behind" if operator is before else "before"
        escaped = f"\\{operator.text}"
        remedy = f"put a word on either side, or write {shown(escaped)} for the word"
        self._fail("missing_operand", f'nothing {side} "{shown(operator.text)}"', remedy, operator)

    def _touching(self, token: Token) -> NoReturn:
        remedy = "put a space before the parenthesis, or quotes around a name of several words"
        self._fail("touching_parenthesis", "a parenthesis right behind a word", remedy, (token.start, token.end + 1))


_WORDS = (Word, Pattern, Phrase)


def _is_wordy(node: Node, name: str | None) -> bool:
    """Tell whether ``--any`` joins a node by OR: it holds words of that field and nothing else."""
    known = (*_WORDS, Near, And, Or, Boost)
    return all(isinstance(part, known) and (not isinstance(part, _WORDS) or part.field == name) for part in walk(node))
